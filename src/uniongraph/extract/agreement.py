"""What the whole article shows of a name: which kind of thing a quoted name is, and what a body is called for short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from uniongraph.extract.clauses import Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.cores import core
from uniongraph.text.matching import any_of


def agree(found: Sequence[list[Candidate]], words: Words) -> list[list[Candidate]]:
    """Quoted names that stand alone take class and name of the same quotation with its kind (“凉快屋”职工驿站)."""
    kinds: dict[str, Candidate] = {}
    classes = {*words.organisations, "Site", "Studio", "Event"}
    for candidates in found:
        for candidate in candidates:
            for alias in candidate.aliases:
                if candidate.cls in classes and not alias.startswith("“"):
                    kinds.setdefault(core(alias), candidate)

    def settled(candidate: Candidate) -> Candidate:
        known = kinds.get(core(candidate.name)) if candidate.cls in ("Programme", "Site", "Event") else None
        if known is None or candidate.aliases or (known.cls, known.name) == (candidate.cls, candidate.name):
            return candidate
        return replace(candidate, cls=known.cls, name=known.name, relative=known.relative, aliases=known.aliases)

    return [[settled(c) for c in candidates] for candidates in found]


def abbreviations(
    readings: Sequence[Reading], placed_by: Sequence[Sequence[Placed]], words: Words
) -> Iterator[tuple[str, Draft]]:
    """Short names that the text gives itself: 湖南某某花炮有限公司（以下简称“某某花炮”）."""
    marks = any_of(words.lexicon.words("relative", "abbreviations")).pattern
    given = re.compile(rf"（?(?:{marks})：?[“\"]?([^”\"，。；（）“]{{2,12}})[”\"]?）")
    for i, reading in enumerate(readings):
        for match in given.finditer(reading.text):
            before = [p for p in placed_by[i] if not p.nested and p.end <= match.start() <= p.end + 2]
            if before and before[-1].cls in words.organisations:
                yield match.group(1), before[-1].draft
