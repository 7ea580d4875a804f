"""Referents of many articles to entities, statements to facts, credits to the people they name."""

from __future__ import annotations

from collections.abc import Sequence
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
from uniongraph.resolve.identity import Identity, Key, merge_companies
from uniongraph.schema import Schema
from uniongraph.text.cores import core
from uniongraph.text.iris import page_name
from uniongraph.text.matching import ends_with

_SYMMETRIC = frozenset(["cooperatesWith"])
_EMPLOYS = frozenset(["holdsPost", "affiliatedWith"])


@dataclass
class _Cluster:
    """An entity in the making."""

    key: Key
    names: dict[str, int] = field(default_factory=dict)
    place: str = ""
    merged: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)


def resolve(pages: Sequence[ReadPage], readings: Sequence[ArticleReading], schema: Schema) -> Knowledge:
    """One entity for one thing; facts with all the places that say them."""
    return _Resolver(schema).resolve(pages, readings)


class _Resolver:
    def __init__(self, schema: Schema) -> None:
        self._identity = Identity(schema)
        lexicon = schema.lexicon
        self._heads = {head: cls for cls in sorted(schema.organisations()) for head in lexicon.words(cls, "heads")}
        self._clusters: dict[Key, _Cluster] = {}

    def resolve(self, pages: Sequence[ReadPage], readings: Sequence[ArticleReading]) -> Knowledge:
        of_referent: dict[str, Key] = {}
        by_page: dict[str, list[Key]] = {}
        for reading in readings:
            owners = self._owners(reading)
            for referent in reading.referents:
                owned = replace(referent, owner=owners.get(referent.id, referent.owner))
                key = self._identity.key(owned, reading.article.page)
                of_referent[referent.id] = key
                by_page.setdefault(reading.article.page, []).append(key)
        moved = self._moves(readings, of_referent, by_page)
        for reading in readings:
            for referent in reading.referents:
                key = of_referent[referent.id]
                target = moved.get((reading.article.page, key), key)
                of_referent[referent.id] = target
                self._take(target, key, referent)
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

    def _owners(self, reading: ArticleReading) -> dict[str, str]:
        """Who tells namesakes apart: a person's first employer (by name), the runner of a numbered programme."""
        names = {r.id: r for r in reading.referents}
        owners: dict[str, list[str]] = {}
        for statement in reading.statements:
            if statement.predicate in _EMPLOYS and statement.object in names:
                owners.setdefault(statement.subject, []).append(core(names[statement.object].name))
            elif statement.predicate == "runs" and statement.subject in names:
                owners.setdefault(statement.object, []).append(core(names[statement.subject].name))
        return {referent: min(found) for referent, found in owners.items()}

    def _moves(
        self, readings: Sequence[ArticleReading], of_referent: dict[str, Key], by_page: dict[str, list[Key]]
    ) -> dict[tuple[str, Key], Key]:
        """Keys that turn out to mean another on their page: short names, people whose employer is told elsewhere."""
        moved: dict[tuple[str, Key], Key] = {}
        for page, keys in sorted(by_page.items()):
            for short, long in merge_companies(keys, self._identity).items():
                moved[page, short] = long
            people: dict[str, set[Key]] = {}
            for key in keys:
                if key.cls == "Person":
                    people.setdefault(key.core, set()).add(key)
            for same in people.values():
                known = sorted(k for k in same if k.apart != page_name(page))
                for key in same:
                    if key.apart == page_name(page) and len(known) == 1:
                        moved[page, key] = known[0]
        return moved

    def _take(self, key: Key, original: Key, referent: Referent) -> None:
        cluster = self._clusters.setdefault(key, _Cluster(key))
        for name in referent.names:
            cluster.names[name] = cluster.names.get(name, 0) + 1
        cluster.place = cluster.place or referent.place
        if original != key:
            cluster.same.add(original.iri)
            cluster.merged.add(
                f"{original.core} is short for {key.core}"
                if key.cls == "Company"
                else f"{original.core}: same name on one page"
            )

    def _credits(
        self, pages: Sequence[ReadPage], readings: Sequence[ArticleReading], of_referent: dict[str, Key]
    ) -> tuple[LinkedCredit, ...]:
        """Each credit with its entity: the referent at its place, a body or person of that name, else a new one."""
        result: set[tuple[str, str, str]] = set()
        found: list[LinkedCredit] = []
        by_article = {reading.article.id: reading for reading in readings}
        for page in pages:
            known: dict[tuple[str, str], Key] = {}
            at: dict[tuple[int, int], Key] = {}
            for article in page.articles:
                reading = by_article.get(article.id)
                for referent in reading.referents if reading else ():
                    for mention in referent.mentions:
                        for span in mention.spans:
                            at.setdefault((span.start, span.end), of_referent[referent.id])
                    for name in referent.names:
                        known.setdefault((referent.cls, core(name)), of_referent[referent.id])
            for article in page.articles:
                for credit in article.credits:
                    cls = self._class_of(credit.name, credit.role)
                    key = at.get((credit.spans[0].start, credit.spans[-1].end)) or known.get((cls, core(credit.name)))
                    if key is None:
                        key = Key(cls, core(credit.name), page_name(article.page) if cls == "Person" else "")
                        cluster = self._clusters.setdefault(key, _Cluster(key))
                        cluster.names.setdefault(credit.name, 1)
                    mark = (article.id, credit.role, key.iri)
                    if mark not in result:
                        result.add(mark)
                        found.append(LinkedCredit(article.id, credit.role, key.iri))
        return tuple(sorted(found, key=lambda c: (c.article, c.role, c.entity)))

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
            cluster.place,
            tuple(i for i in same if i != cluster.key.iri),
            tuple(sorted(cluster.merged)),
        )


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    """By place and rule, and by all that may differ besides: nothing is left to the order of a set."""
    e = evidence
    return (e.spans, e.rule, e.announced, e.date, -e.confidence, e.quotes, e.article)
