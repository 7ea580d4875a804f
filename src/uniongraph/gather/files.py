"""The files of a build, streamed from its database: byte by byte what ``export.write_build`` writes of the same pages.

No more than a page's text, an entity's block or a row is held at a time; the explorer, which is given the whole graph,
is the caller's to write.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from uniongraph.export import EXPLORER
from uniongraph.export.folder import replaced
from uniongraph.export.report import REPORT, compose_report, made_with, ontology_checksum, problem_row, write_report
from uniongraph.gather.base import BUFFER, Base, in_parts, restored
from uniongraph.gather.lines import write_sayings
from uniongraph.gather.network import describe, measure, write_network
from uniongraph.gather.packing import unsqueezed
from uniongraph.gather.render import PART_OF, read_problems
from uniongraph.graph.inference import ASKED, inferred_triples, place_triples
from uniongraph.graph.kinds import Kinds
from uniongraph.graph.provenance import provenance_triples
from uniongraph.graph.store import EVIDENCE, GRAPH, INFERENCE, PLACES
from uniongraph.graph.terms import SCHEMA, clean, node, zh
from uniongraph.graph.turtle import Blocks, to_turtle, write_turtle
from uniongraph.records import Entity, Fact, Knowledge, Page, Problem, ReadPage
from uniongraph.schema import Schema

Step = Callable[[int, int], None]
_STEPS = 8


def write_files(
    base: Base,
    schema: Schema,
    folder: Path,
    *,
    timings: Mapping[str, float],
    failures: Iterable[Problem] = (),
    explorer: Callable[[Path], None] | None = None,
    step: Step = lambda done, total: None,
) -> None:
    """Write all files of a build into ``folder``, whole or not at all; ``explorer`` writes ``graph.html``.

    ``failures`` are the problems of pages that are not in the build. For the rest see ``export.write_build``.
    """
    started, db = time.perf_counter(), base.db
    done = iter(range(1, _STEPS + 1))

    def told() -> None:
        step(next(done), _STEPS)

    step(0, _STEPS)
    with replaced(folder) as new:
        _write_graph(db, new / GRAPH)
        told()
        _write_evidence(db, schema, new / EVIDENCE)
        told()
        asked = _asked(db, schema)
        _write_inferred(db, schema, asked, new / INFERENCE)
        write_turtle(new / PLACES, [place_triples(asked, schema)])
        told()
        write_sayings(db, new / "facts.csv")
        told()
        with (new / "mentions.jsonl").open("wb", BUFFER) as file:
            file.writelines(unsqueezed(said) for (said,) in db.execute("SELECT said FROM page ORDER BY id"))
        told()
        network = measure(db)
        told()
        write_network(db, network, new)
        told()
        if explorer is not None:
            explorer(new / EXPLORER)
        seconds = {**timings, "write": time.perf_counter() - started}
        report = _report(db, describe(db, network), list(failures))
        write_report(compose_report(schema, report, list(new.iterdir()), seconds), new / REPORT)
    told()


def _write_graph(db: sqlite3.Connection, path: Path) -> None:
    papers: dict[str, list[str]] = {}
    for label, iri in db.execute("SELECT label, iri FROM entity WHERE cls = 'Media' ORDER BY iri"):
        papers.setdefault(restored(label), []).append(iri)
    terms: dict[str, str] = {}

    def part_of(paper: str) -> str:
        if paper not in terms:
            named = papers.get(paper, [])
            terms[paper] = _part_of(node(named[0]) if len(named) == 1 else zh(paper))
        return terms[paper]

    with path.open("wb", BUFFER) as file:
        file.write(to_turtle([]).encode())
        for text, paper, rest in db.execute("SELECT CAST(text AS BLOB), paper, rest FROM block ORDER BY iri"):
            file.write(text)
            if paper:
                file.write((part_of(restored(paper)) + restored(rest)).encode())


def _part_of(paper: NamedNode | Literal) -> str:
    """The predicate and object of an article's paper, as they stand in its block."""
    line = Blocks()([Triple(node("urn:a"), node(SCHEMA + "isPartOf"), paper)])
    return " ;\n    " + line[line.index(PART_OF) :].removesuffix(" .\n")


def _write_evidence(db: sqlite3.Connection, schema: Schema, path: Path) -> None:
    pages = tuple(
        ReadPage(Page(page, "", checksum), ())
        for page, checksum in db.execute("SELECT id, checksum FROM page ORDER BY id")
    )
    made = provenance_triples(Knowledge(pages, (), (), (), ()), made_with(schema), ontology_checksum(schema.folder))
    with path.open("wb", BUFFER) as file:
        file.write(to_turtle(made).encode())
        file.writelines(
            restored(text).encode("utf-8", "surrogatepass")
            for (text,) in db.execute("SELECT text FROM note ORDER BY iri")
        )
        file.writelines(unsqueezed(text) for (text,) in db.execute("SELECT evidence FROM page ORDER BY id"))


def _write_inferred(db: sqlite3.Connection, schema: Schema, asked: Knowledge, path: Path) -> None:
    used = {iri for (concepts,) in db.execute("SELECT DISTINCT concepts FROM kind") for iri in json.loads(concepts)}
    of_concept: dict[str, list[Triple]] = {}
    for triple in Kinds(schema).concepts(sorted(used)):
        assert isinstance(triple.subject, NamedNode)
        of_concept.setdefault(triple.subject.value, []).append(triple)
    blocks = Blocks()
    concepts = [(iri, blocks(triples)) for iri, triples in sorted(of_concept.items())]
    kinds = db.execute("SELECT iri, text FROM kind ORDER BY iri")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(to_turtle(inferred_triples(asked, schema)))
        file.writelines(text for _, text in heapq.merge(concepts, kinds))


def _asked(db: sqlite3.Connection, schema: Schema) -> Knowledge:
    """As much of what is known as inference looks at: places, bodies of the papers' kind, and some facts."""
    home = set(schema.lexicon.words("classes", "home"))
    classes = [c for (c,) in db.execute("SELECT DISTINCT cls FROM entity") if c in home or schema.is_a(c, "Place")]
    marks = ",".join("?" * len(classes))
    entities = []
    for iri, cls, label, names, place in db.execute(
        f"SELECT iri, cls, label, names, place FROM entity WHERE place <> '' AND cls IN ({marks}) ORDER BY iri", classes
    ):
        others, same = json.loads(names)
        entities.append(Entity(iri, cls, restored(label), tuple(others), place, tuple(same)))
    facts = [
        Fact(*row)
        for row in db.execute(
            "SELECT s.iri, f.predicate, o.iri FROM fact f JOIN entity s ON s.id = f.subject "
            f"JOIN entity o ON o.id = f.object WHERE f.predicate IN ({','.join('?' * len(ASKED))})",
            sorted(ASKED),
        )
    ]
    return Knowledge((), tuple(entities), tuple(facts), (), ())


def most_linked(db: sqlite3.Connection) -> str:
    """The name of the entity in most facts, of several the first by IRI; "" where there are no facts."""
    linked = Counter(chain.from_iterable(db.execute("SELECT subject, object FROM fact")))
    most = max(linked.values(), default=0)
    ids = [entity for entity, count in linked.items() if count == most]
    found = (
        min(
            row
            for part in in_parts(ids)
            for row in db.execute(f"SELECT iri, label FROM entity WHERE id IN ({','.join('?' * len(part))})", part)
        )
        if ids
        else ("", "")
    )
    return restored(found[1])


def _report(db: sqlite3.Connection, network: dict[str, Any], failures: list[Problem]) -> dict[str, Any]:
    problems = [problem_row(problem) for problem in all_problems(db, failures)]
    names = ("pages", "articles", "characters", "mentions", "credits")
    sums = db.execute(
        "SELECT count(*), sum(articles), sum(characters), sum(mentions), sum(credits) FROM page"
    ).fetchone()
    counts = dict(zip(names, sums, strict=True))
    (entities,) = db.execute("SELECT count(*) FROM entity").fetchone()
    facts, announced = db.execute("SELECT count(*), coalesce(sum(announced), 0) FROM fact").fetchone()
    (evidence,) = db.execute("SELECT count(*) FROM said").fetchone()
    return {
        "counts": {
            "pages": counts["pages"],
            "articles": counts["articles"],
            "characters": counts["characters"],
            "mentions": counts["mentions"],
            "entities": entities,
            "facts": facts,
            "announced": announced,
            "evidence": evidence,
            "credits": counts["credits"],
            "problems": len(problems),
        },
        "classes": dict(db.execute("SELECT cls, count(*) FROM entity GROUP BY cls")),
        "predicates": dict(db.execute("SELECT predicate, count(*) FROM fact GROUP BY predicate")),
        "rules": dict(db.execute("SELECT rule, count(*) FROM said GROUP BY rule")),
        "network": network,
        "articles": [
            row for (listing,) in db.execute("SELECT listing FROM page ORDER BY id") for row in json.loads(listing)
        ],
        "problems": problems,
        "inputs": {clean(page): checksum for page, checksum in db.execute("SELECT id, checksum FROM page ORDER BY id")},
    }


def all_problems(db: sqlite3.Connection, failures: Iterable[Problem]) -> list[Problem]:
    """All problems, each once, by page and place; ``failures`` are those of pages that are not in the build."""
    found = dict.fromkeys(failures)
    for (problems,) in db.execute("SELECT problems FROM page WHERE problems <> '[]'"):
        found |= dict.fromkeys(read_problems(problems))
    return sorted(found, key=lambda p: (p.page, p.span.start if p.span else -1, p.code, p.message))
