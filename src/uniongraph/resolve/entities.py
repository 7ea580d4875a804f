"""Referents of many articles to entities, statements to facts, credits to the people they name."""

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
    Problem,
    ReadPage,
    Referent,
)
from uniongraph.resolve.identity import Identity, Key, Where
from uniongraph.resolve.sameness import find_sameness
from uniongraph.schema import Schema
from uniongraph.text.cores import core
from uniongraph.text.matching import ends_with

_SYMMETRIC = frozenset(["cooperatesWith"])


@dataclass
class _Cluster:
    """An entity in the making."""

    key: Key
    names: dict[str, int] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    merged: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)


def resolve(pages: Sequence[ReadPage], readings: Sequence[ArticleReading], schema: Schema) -> Knowledge:
    """One entity for one thing; facts with all the places that say them.

    A referent whose name is nothing but marks and spaces (《　》) is no thing: it, its statements and such credits go.
    """
    named = [replace(r, referents=tuple(one for one in r.referents if core(one.name) and one.names)) for r in readings]
    return _Resolver(schema).resolve(pages, named)


class _Resolver:
    def __init__(self, schema: Schema) -> None:
        self._identity = Identity(schema)
        lexicon = schema.lexicon
        self._heads = {head: cls for cls in sorted(schema.organisations()) for head in lexicon.words(cls, "heads")}
        self._clusters: dict[Key, _Cluster] = {}

    def resolve(self, pages: Sequence[ReadPage], readings: Sequence[ArticleReading]) -> Knowledge:
        same = find_sameness(readings, self._identity)
        of_referent = same.of_referent
        for reading in readings:
            for referent in reading.referents:
                self._take(of_referent[referent.id], same.first[referent.id], same.why, referent)
        credits = self._credits(pages, readings, of_referent)
        facts = self._facts(readings, of_referent)
        mentions = sorted(
            (
                LinkedMention(m, of_referent[r.id].iri)
                for reading in readings
                for r in reading.referents
                for m in r.mentions
            ),
            key=lambda linked: (linked.mention.spans, linked.entity),
        )
        problems: list[Problem] = [p for page in pages for p in page.problems] + [
            p for r in readings for p in r.problems
        ]
        entities = tuple(sorted(self._entity(c) for c in self._clusters.values()))
        return Knowledge(
            tuple(sorted(pages, key=lambda p: p.page.id)), entities, facts, tuple(mentions), credits, tuple(problems)
        )

    def _take(self, key: Key, first: Key, why: Mapping[Key, str], referent: Referent) -> None:
        cluster = self._clusters.setdefault(key, _Cluster(key))
        for name in referent.names:
            cluster.names[name] = cluster.names.get(name, 0) + 1
        cluster.places[referent.place] += bool(referent.place)
        if first != key:
            cluster.same.add(first.iri)
            cluster.merged.add(why[first])

    def _credits(
        self, pages: Sequence[ReadPage], readings: Sequence[ArticleReading], of_referent: dict[str, Key]
    ) -> tuple[LinkedCredit, ...]:
        """Each credit with its entity: the referent at its place, a body of that name on the page, else a new one.

        A reporter is not whoever has the same name in the text: only an author whom the article itself employs is.
        """
        found: dict[tuple[str, str, str], LinkedCredit] = {}
        by_article = {reading.article.id: reading for reading in readings}
        for page in pages:
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
                        key = self._identity.credited(cls, credit.name, where)
                    self._clusters.setdefault(key, _Cluster(key)).names.setdefault(credit.name, 1)
                    found.setdefault((article.id, credit.role, key.iri), LinkedCredit(article.id, credit.role, key.iri))
        return tuple(found[mark] for mark in sorted(found))

    def _class_of(self, name: str, role: str) -> str:
        head = ends_with(name, self._heads)
        if head and head != name:
            return self._heads[head]
        return "Media" if role == "source" else "Person"

    def _facts(self, readings: Sequence[ArticleReading], of_referent: dict[str, Key]) -> tuple[Fact, ...]:
        grouped: dict[tuple[str, str, str, str, bool], set[Evidence]] = {}
        for reading in readings:
            for s in reading.statements:
                if s.subject not in of_referent or s.object not in of_referent:
                    continue
                subject, obj = of_referent[s.subject].iri, of_referent[s.object].iri
                if subject == obj:
                    continue
                if s.predicate in _SYMMETRIC and obj < subject:
                    subject, obj = obj, subject
                grouped.setdefault((subject, s.predicate, obj, s.title, s.former), set()).add(s.evidence)
        return tuple(
            Fact(*key[:4], former=key[4], evidence=tuple(sorted(evidence, key=_evidence_order)))
            for key, evidence in sorted(grouped.items())
        )

    def _entity(self, cluster: _Cluster) -> Entity:
        """The label is the fullest name; of two as long the one that is used more, then the first in order."""
        names = cluster.names
        label = min(names, key=lambda n: (-len(core(n)), -names[n], n))
        others = tuple(sorted(n for n in names if n != label))
        same = sorted({cluster.key.iri, *cluster.same})
        return Entity(
            cluster.key.iri,
            cluster.key.cls,
            label,
            others,
            min(cluster.places, key=lambda code: (-cluster.places[code], code), default=""),
            tuple(i for i in same if i != cluster.key.iri),
            tuple(sorted(cluster.merged)),
        )


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    """By place and rule, and by all that may differ besides: nothing is left to the order of a set."""
    e = evidence
    return (e.spans, e.rule, e.announced, e.date, -e.confidence, e.quotes, e.article)
