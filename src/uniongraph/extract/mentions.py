"""Sentences to mentions: all finders run, and of candidates that overlap the better one stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from uniongraph.extract.awards import AwardFinder
from uniongraph.extract.bodies import BodyFinder
from uniongraph.extract.lists import ListFinder
from uniongraph.extract.localities import PlaceFinder
from uniongraph.extract.persons import PersonFinder
from uniongraph.extract.things import ThingFinder
from uniongraph.extract.words import Candidate, Reading, Words


class MentionFinder:
    """Finds what a sentence names; what it leans on is settled later, with the whole article."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.bodies = BodyFinder(words)
        self._things = ThingFinder(words)
        self.awards = AwardFinder(words)
        self.persons = PersonFinder(words)
        self._places = PlaceFinder(words)
        self._lists = ListFinder(words)

    def find(self, reading: Reading) -> list[Candidate]:
        """The candidates that stay, by position."""
        found = self.bodies.find(reading)
        found += self._things.find(reading)
        found += self.awards.find(reading)
        found += self.persons.find(reading)
        found += self._places.find(reading)
        found += self._lists.find(reading, found)
        return choose(c for c in found if c.kind != "tag")


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, the weightier (then longer, then earlier) first taken."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.weight, c.start - c.end, c.start, c.cls)):
        if not any(candidate.overlaps(other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)


def inside(candidates: Sequence[Candidate], outer: Candidate) -> list[Candidate]:
    """The candidates that lie within another one, itself left out."""
    return [c for c in candidates if outer.start <= c.start and c.end <= outer.end and (c.start, c.end) != (outer.start, outer.end)]
