"""Referents of many articles to entities, statements to facts, credits to the people they name.

What a page tells of entities and facts is found page by page (:class:`PageFinds`) and then added up by key, here in
memory for few pages; where there are many, they are added up elsewhere, in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from uniongraph.records import (
    ArticleReading,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    LinkedCredit,
    LinkedMention,
    Merge,
    Problem,
    ReadPage,
    Referent,
)
from uniongraph.resolve.identity import Identity, Key, Where
from uniongraph.resolve.sameness import Sameness, find_sameness
from uniongraph.schema import Schema
from uniongraph.text.cores import core
from uniongraph.text.matching import ends_with

_SYMMETRIC = frozenset(["cooperatesWith"])

FactKey = tuple[str, str, str, str, bool]
"""What makes two facts one: subject, predicate, object, title, and whether it is a former post."""


@dataclass
class Named:
    """What is told of one entity. ``names`` counts referents of that name; 0 is a name in credits alone."""

    names: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    same: set[str] = field(default_factory=set)
    merged: set[Merge] = field(default_factory=set)

    def add(self, other: Named) -> None:
        """Adds what another page tells."""
        for name, count in other.names.items():
            self.names[name] += count
        self.places.update(other.places)
        self.same |= other.same
        self.merged |= other.merged


@dataclass
class PageFinds:
    """What one page tells, in terms of entities: of them, of facts, and who is mentioned and credited where."""

    named: dict[Key, Named] = field(default_factory=dict)
    facts: dict[FactKey, set[Evidence]] = field(default_factory=dict)
    mentions: list[LinkedMention] = field(default_factory=list)
    credits: list[LinkedCredit] = field(default_factory=list)


def resolve(pages: Sequence[ReadPage], readings: Sequence[ArticleReading], schema: Schema) -> Knowledge:
    """One entity for one thing; facts with all the places that say them."""
    finder = Finder(schema)
    by_page: dict[str, list[ArticleReading]] = {}
    for reading in map(named_alone, readings):
        by_page.setdefault(reading.article.page, []).append(reading)
    reads = {read.page.id: read for read in pages}
    same = find_sameness(by_page, finder.identity)
    named: dict[Key, Named] = {}
    facts: dict[FactKey, set[Evidence]] = {}
    mentions: list[LinkedMention] = []
    credits: list[LinkedCredit] = []
    for page in sorted({*reads, *by_page}):
        found = finder.find(reads.get(page), by_page.get(page, ()), same.get(page) or Sameness())
        for key, told in found.named.items():
            named.setdefault(key, Named()).add(told)
        for fact, evidence in found.facts.items():
            facts.setdefault(fact, set()).update(evidence)
        mentions += found.mentions
        credits += found.credits
    problems: list[Problem] = [p for page in pages for p in page.problems] + [p for r in readings for p in r.problems]
    return Knowledge(
        tuple(sorted(pages, key=lambda p: p.page.id)),
        tuple(sorted(make_entity(key.iri, key.cls, told) for key, told in named.items())),
        tuple(make_fact(key, evidence) for key, evidence in sorted(facts.items())),
        tuple(sorted(mentions, key=mention_order)),
        tuple(sorted(credits, key=credit_order)),
        tuple(problems),
    )


def named_alone(reading: ArticleReading) -> ArticleReading:
    """A reading without referents whose name is nothing but marks and spaces (《　》): those are no things."""
    kept = tuple(one for one in reading.referents if core(one.name) and one.names)
    return reading if len(kept) == len(reading.referents) else replace(reading, referents=kept)


def make_entity(iri: str, cls: str, told: Named) -> Entity:
    """The entity; its label is the fullest name, of two as long the one that is used more, then the first in order."""
    names = told.names
    label = min(names, key=lambda n: (-len(core(n)), -max(1, names[n]), n))
    others = tuple(sorted(n for n in names if n != label))
    place = min(told.places, key=lambda code: (-told.places[code], code), default="")
    return Entity(iri, cls, label, others, place, tuple(sorted(told.same - {iri})), tuple(sorted(told.merged)))


def make_fact(key: FactKey, evidence: set[Evidence]) -> Fact:
    """The fact with all the places that say it, in order."""
    return Fact(*key[:4], former=key[4], evidence=tuple(sorted(evidence, key=_evidence_order)))


def mention_order(linked: LinkedMention) -> tuple[object, ...]:
    """What mentions are sorted by: a page's stand together."""
    return (linked.mention.spans, linked.entity)


def credit_order(linked: LinkedCredit) -> tuple[str, str, str]:
    """What credits are sorted by."""
    return (linked.article, linked.role, linked.entity)


class Finder:
    """Finds what a page tells, with the words of a schema."""

    def __init__(self, schema: Schema) -> None:
        self.identity = Identity(schema)
        lexicon = schema.lexicon
        self._heads = {head: cls for cls in sorted(schema.organisations()) for head in lexicon.words(cls, "heads")}

    def find(self, page: ReadPage | None, readings: Sequence[ArticleReading], same: Sameness) -> PageFinds:
        """What a page tells; ``same`` has the keys of its referents."""
        found = PageFinds()
        for reading in readings:
            for referent in reading.referents:
                self._take(found, same, referent)
        if page is not None:
            self._credit(found, page, readings, same.of_referent)
        self._state(found, readings, same.of_referent)
        found.mentions.sort(key=mention_order)
        found.credits.sort(key=credit_order)
        return found

    def _take(self, found: PageFinds, same: Sameness, referent: Referent) -> None:
        key, first = same.of_referent[referent.id], same.first[referent.id]
        told = found.named.setdefault(key, Named())
        told.names.update(referent.names)
        if referent.place:
            told.places[referent.place] += 1
        if first != key:
            told.same.add(first.iri)
            told.merged.add(same.why[first])
        found.mentions += [LinkedMention(mention, key.iri) for mention in referent.mentions]

    def _credit(
        self, into: PageFinds, page: ReadPage, readings: Sequence[ArticleReading], of_referent: Mapping[str, Key]
    ) -> None:
        """Each credit with its entity: the referent at its place, a body of that name on the page, else a new one.

        A reporter is not whoever has the same name in the text: only an author whom the article itself employs is.
        """
        found: dict[tuple[str, str, str], LinkedCredit] = {}
        by_article = {reading.article.id: reading for reading in readings}
        bodies: dict[tuple[str, str], Key] = {}
        at: dict[tuple[int, int], Key] = {}
        for reading in (by_article[a.id] for a in page.articles if a.id in by_article):
            for referent in reading.referents:
                for span in (span for mention in referent.mentions for span in mention.spans):
                    at.setdefault((span.start, span.end), of_referent[referent.id])
                if referent.cls != "Person":
                    for name in referent.names:
                        bodies.setdefault((referent.cls, core(name)), of_referent[referent.id])
        for article in page.articles:
            where = Where(article.page, by_article[article.id].home if article.id in by_article else "")
            for credit in (credit for credit in article.credits if core(credit.name)):
                cls = self._class_of(credit.name, credit.role)
                key = at.get((credit.spans[0].start, credit.spans[-1].end)) or bodies.get((cls, core(credit.name)))
                if key is None:
                    key = self.identity.credited(cls, credit.name, where)
                into.named.setdefault(key, Named()).names[credit.name] += 0
                found.setdefault((article.id, credit.role, key.iri), LinkedCredit(article.id, credit.role, key.iri))
        into.credits += found.values()

    def _class_of(self, name: str, role: str) -> str:
        head = ends_with(name, self._heads)
        if head and head != name:
            return self._heads[head]
        return "Media" if role == "source" else "Person"

    def _state(self, found: PageFinds, readings: Sequence[ArticleReading], of_referent: Mapping[str, Key]) -> None:
        for reading in readings:
            for s in reading.statements:
                if s.subject not in of_referent or s.object not in of_referent:
                    continue
                subject, obj = of_referent[s.subject].iri, of_referent[s.object].iri
                if subject == obj:
                    continue
                if s.predicate in _SYMMETRIC and obj < subject:
                    subject, obj = obj, subject
                found.facts.setdefault((subject, s.predicate, obj, s.title, s.former), set()).add(s.evidence)


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    """By place and rule, and by all that may differ besides: nothing is left to the order of a set."""
    e = evidence
    return (e.spans, e.rule, e.announced, e.date, -e.confidence, e.quotes, e.article)
