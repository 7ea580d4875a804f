"""Sums by key: what each page tells of entities and says of facts, and what follows from that for each of them.

A page's part is put in and taken out by itself; the sums of all that is touched are made anew in the end.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Triple

from uniongraph.gather.base import in_parts, restored, stored
from uniongraph.gather.lines import Lines
from uniongraph.gather.render import Renderer, said_row
from uniongraph.graph.kinds import Kinds
from uniongraph.graph.rdf import POST, membership_iri
from uniongraph.graph.terms import clean, safe_cell
from uniongraph.reading import PageResult
from uniongraph.records import Fact, Merge
from uniongraph.resolve.entities import Named, PageFinds, make_entity, make_fact
from uniongraph.schema import Schema


class Sums:
    """The sums in a database, and what of them is still to be made anew."""

    def __init__(self, db: sqlite3.Connection, schema: Schema, renderer: Renderer) -> None:
        self._db, self._renderer = db, renderer
        self._kinds = Kinds(schema)
        self._lines = Lines(db)
        self._entities: set[int] = set()
        self._facts: set[int] = set()

    def forget(self, number: int, entities: Iterable[int], facts: Iterable[int]) -> None:
        """Takes out what the page with this number told of these entities and said of these facts."""
        self._entities.update(entities)
        self._facts.update(facts)
        self._db.executemany("DELETE FROM told WHERE entity = ? AND page = ?", ((e, number) for e in entities))
        self._db.executemany("DELETE FROM said WHERE fact = ? AND page = ?", ((f, number) for f in facts))

    def settle(self) -> None:
        """Makes the sums anew of all that was touched."""
        self._sum_facts()
        self._sum_entities()

    def tell(self, number: int, finds: PageFinds) -> dict[str, int]:
        """What the page tells of each entity; the numbers of the entities, by IRI."""
        mentions = Counter(linked.entity for linked in finds.mentions)
        ids: dict[str, int] = {}
        for key, told in finds.named.items():
            iri = key.iri
            row = self._db.execute("SELECT id FROM entity WHERE iri = ?", (iri,)).fetchone()
            if row is None:
                found = self._db.execute("INSERT INTO entity (iri, cls) VALUES (?, ?)", (iri, key.cls)).lastrowid
                assert found is not None
                ids[iri] = found
            else:
                ids[iri] = row[0]
            data = json.dumps([told.names, told.places, sorted(told.same), sorted(told.merged), mentions[iri]])
            self._db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", (ids[iri], number, data))
        self._entities.update(ids.values())
        return ids

    def say(self, number: int, result: PageResult, finds: PageFinds, entities: dict[str, int]) -> list[int]:
        """What the page says of each fact; the numbers of the facts."""
        articles = {reading.article.id: reading.article for reading in result.readings}
        ids: list[int] = []
        for key, evidence in sorted(finds.facts.items()):
            fact = make_fact(key, evidence)
            mark = (entities[fact.subject], fact.predicate, entities[fact.object], stored(fact.title), int(fact.former))
            row = self._db.execute(
                "SELECT id FROM fact WHERE subject = ? AND predicate = ? AND object = ? AND title = ? AND former = ?",
                mark,
            ).fetchone()
            found = row[0] if row else None
            if found is None:
                made = "INSERT INTO fact (subject, predicate, object, title, former) VALUES (?, ?, ?, ?, ?)"
                found = self._db.execute(made, mark).lastrowid
                assert found is not None
            ids.append(found)
            self._db.executemany(
                "INSERT INTO said VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((found, number, n, *said_row(fact, e, articles[e.article])) for n, e in enumerate(fact.evidence)),
            )
        self._facts.update(ids)
        return ids

    def _sum_facts(self) -> None:
        for part in in_parts(sorted(self._facts)):
            marks = ",".join("?" * len(part))
            rows = self._db.execute(
                "SELECT f.id, s.iri, f.predicate, o.iri, f.title, f.former, f.weight, "
                "(SELECT count(*) FROM said WHERE fact = f.id), (SELECT min(announced) FROM said WHERE fact = f.id) "
                "FROM fact f JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object "
                f"WHERE f.id IN ({marks})",
                part,
            ).fetchall()
            for number, subject, predicate, target, title, former, before, weight, announced in rows:
                if weight:
                    self._db.execute(
                        "UPDATE fact SET weight = ?, announced = ? WHERE id = ?", (weight, announced, number)
                    )
                else:
                    self._db.execute("DELETE FROM fact WHERE id = ?", (number,))
                if predicate == POST and bool(before) != bool(weight):
                    fact = Fact(subject, predicate, target, restored(title), bool(former))
                    iri = membership_iri(fact)
                    if weight:
                        block = (iri, self._renderer.post(fact), "", "")
                        self._db.execute("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?)", block)
                        self._note_kind(iri, self._kinds.of_post(fact))
                    else:
                        self._drop(iri)
        self._facts.clear()

    def _sum_entities(self) -> None:
        touched: list[tuple[str, int, str, str | None]] = []
        kept: list[int] = []
        renamed: set[int] = set()
        for part in in_parts(sorted(self._entities)):
            marks = ",".join("?" * len(part))
            touched += self._db.execute(f"SELECT iri, id, cls, cell FROM entity WHERE id IN ({marks})", part)
        for iri, number, cls, before in sorted(touched):
            named, mentions = self._named(number)
            if not named.names:
                self._db.execute("DELETE FROM entity WHERE id = ?", (number,))
                self._drop(iri)
                self._lines.drop(number, iri, before)
                continue
            entity = make_entity(iri, cls, named)
            cell = safe_cell(clean(entity.label))
            if before not in (None, cell):
                renamed.add(number)
                self._lines.drop(number, iri, before)
            kept.append(number)
            self._db.execute(
                "UPDATE entity SET label = ?, names = ?, place = ?, mentions = ?, cell = ? WHERE id = ?",
                (
                    stored(entity.label), json.dumps([entity.names, entity.same_as]), entity.place, mentions,
                    cell, number,
                ),
            )  # fmt: skip
            facts = [
                Fact(iri, predicate, target)
                for predicate, target in self._db.execute(
                    "SELECT DISTINCT f.predicate, o.iri FROM fact f JOIN entity o ON o.id = f.object "
                    "WHERE f.subject = ? AND f.predicate <> ?",
                    (number, POST),
                )
            ]
            self._note_kind(iri, self._kinds.of_entity(entity))
            self._db.execute("DELETE FROM note WHERE iri = ?", (iri,))
            if note := self._renderer.note(entity):
                self._db.execute("INSERT INTO note VALUES (?, ?)", (iri, stored(note)))
            block = (iri, stored(self._renderer.entity(entity, facts)), "", "")
            self._db.execute("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?)", block)
        self._lines.renew(kept, renamed)
        self._entities.clear()

    def _note_kind(self, iri: str, triples: Iterable[Triple]) -> None:
        self._db.execute("DELETE FROM kind WHERE iri = ?", (iri,))
        text, concepts = self._renderer.kind(triples)
        if text:
            self._db.execute("INSERT INTO kind VALUES (?, ?, ?)", (iri, text, concepts))

    def _drop(self, iri: str) -> None:
        for table in ("block", "kind", "note"):
            self._db.execute(f"DELETE FROM {table} WHERE iri = ?", (iri,))

    def _named(self, entity: int) -> tuple[Named, int]:
        """All that pages tell of an entity, and how often they mention it."""
        named, mentions = Named(), 0
        for (data,) in self._db.execute("SELECT data FROM told WHERE entity = ?", (entity,)):
            names, places, same, merged, count = json.loads(data)
            for name, often in names.items():
                named.names[name] += often
            for place, often in places.items():
                named.places[place] += often
            named.same.update(same)
            named.merged.update(Merge(*merge) for merge in merged)
            mentions += count
        return named, mentions
