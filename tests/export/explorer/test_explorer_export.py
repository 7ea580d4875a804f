"""What is shown, saved: a drawing, a picture, a table, and Turtle that says what graph.ttl says."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree

from invented_graph import HOSTILE
from pyoxigraph import RdfFormat, parse
from visiting import Visit

from uniongraph.graph.rdf import graph_triples
from uniongraph.graph.terms import node
from uniongraph.records import Knowledge
from uniongraph.schema import Schema

BASE = "https://w3id.org/uniongraph/id/"
UNION = "TradeUnion/江都区总工会"


def test_turtle_of_the_selection_says_what_graph_ttl_says(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, schema = invented
    former = next(fact for fact in knowledge.facts if fact.former)
    for key in (UNION, former.object.removeprefix(BASE)):
        visit.open(key)
        saved = {quad.triple for quad in parse(visit.download("ttl").read_bytes(), RdfFormat.TURTLE)}
        assert saved <= set(graph_triples(knowledge, schema))
        shown = {BASE + key for key in visit.drawn()}
        facts = [fact for fact in knowledge.facts if {fact.subject, fact.object} <= shown]
        shown = {node(iri).value for iri in shown}
        posts = [fact for fact in facts if fact.predicate == "holdsPost"]
        between = [t for t in saved if t.subject.value in shown and getattr(t.object, "value", "") in shown]
        assert posts and len(between) == len({(f.subject, f.predicate, f.object) for f in facts}) - len(posts)
        assert sum(t.predicate.value.endswith("#organization") for t in saved) == len(posts)
        assert sum(t.predicate.value.endswith("#former") for t in saved) == sum(fact.former for fact in posts)
        assert sum(t.predicate.value.endswith("#prefLabel") for t in saved) == len(shown)
    assert former in facts


def test_csv_of_the_facts_shown(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    visit.open(f"Event/{HOSTILE}")
    content = visit.download("csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    shown = {BASE + key for key in visit.drawn()}
    assert len(rows) == sum({fact.subject, fact.object} <= shown for fact in knowledge.facts)
    row = next(row for row in rows if row["客体"] == HOSTILE)
    assert row["主体"] == "江都区总工会" and row["原文"] == "江都区总工会主办" + HOSTILE
    assert row["依据"] == "报道写明" and row["可信度"] == "0.9" and row["版面"].startswith("invented/")


def test_no_cell_is_a_formula(visit: Visit) -> None:
    rows = visit.page.evaluate(
        "uniongraph.csv({ entities: [{ label: '=cmd()' }, { label: '＋1,\"2' }], predicateName: () => 'p' },"
        " [{ subject: 0, object: 1, title: '@x', inferred: true, evidence: [] }])"
    )
    assert rows.splitlines()[1] == '\'=cmd(),p,"\'＋1,""2",\'@x,,推断得出,,,,'


def test_svg_is_a_drawing_of_what_is_shown(visit: Visit) -> None:
    visit.open(f"Event/{HOSTILE}")
    text = visit.download("svg").read_text(encoding="utf-8")
    space = "{http://www.w3.org/2000/svg}"
    drawing = ElementTree.fromstring(text)
    assert len(drawing.findall(f"{space}path")) == len(visit.drawn())
    assert len(drawing.findall(f"{space}line")) == visit.page.evaluate("uniongraph.explorer.view.edges.length")
    assert HOSTILE in [title.text for title in drawing.iter(f"{space}title")]


def test_png_is_a_picture(visit: Visit) -> None:
    content = visit.download("png").read_bytes()
    assert content.startswith(b"\x89PNG") and len(content) > 20_000
