"""Finds terms, concepts, words and places of an ontology by what they are called, in Chinese or in English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from uniongraph.schema import Concept, Entry, FormerPlace, Place, Schema, Term

T = TypeVar("T")

SHARED = 5
"""A section that serves more terms than these belongs to none of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text was found in; each is sorted with what is called exactly so first."""

    terms: tuple[Term, ...] = ()
    concepts: tuple[Concept, ...] = ()
    entries: tuple[Entry, ...] = ()
    places: tuple[Place, ...] = ()
    former: tuple[FormerPlace, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.concepts or self.entries or self.places or self.former)


def search(schema: Schema, text: str) -> Found:
    """Everything whose name, label or word contains the text, whatever the case; places by their full or short name."""
    wanted = text.strip().casefold()
    if not wanted:
        return Found()
    terms = [*schema.classes.values(), *schema.properties.values()]
    return Found(
        tuple(_ranked(wanted, ((t, (t.name, t.zh, t.en)) for t in terms))),
        tuple(_ranked(wanted, ((c, (*c.words_zh, c.en)) for c in schema.terms.concepts))),
        tuple(_ranked(wanted, ((e, (e.word,)) for e in schema.lexicon.entries()))),
        (*schema.places.named(text.strip()), *schema.places.short(text.strip())),
        schema.places.former(text.strip()),
    )


def words_of(schema: Schema, name: str) -> tuple[Entry, ...]:
    """The words that a class or property owns, those of its patterns included, in the order of the files.

    Lists that serve more than a few terms, like the words that bound a name of whatever kind, are nobody's own.
    """
    patterns = {pattern.id: (pattern.predicate,) for pattern in schema.lexicon.patterns}
    owners = {section: schema.lexicon.terms(section) for section in schema.lexicon.sections()} | patterns
    own = {place for place, terms in owners.items() if name in terms and len(terms) <= SHARED}
    return tuple(entry for entry in schema.lexicon.entries() if entry.section in own)


def _ranked(wanted: str, named: Iterable[tuple[T, tuple[str, ...]]]) -> list[T]:
    """Those with the text in one of their names, exact ones first, then short names before long ones."""
    hits = []
    for number, (thing, names) in enumerate(named):
        lengths = [len(name) for name in names if wanted in name.casefold()]
        if lengths:
            exact = any(name.casefold() == wanted for name in names)
            hits.append((not exact, min(lengths), number, thing))
    return [thing for *_, thing in sorted(hits, key=lambda hit: hit[:3])]
