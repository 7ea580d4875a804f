"""Turtle: the same bytes for the same triples, read alike by every reader."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import Graph
from rdflib.compare import isomorphic

from knowledge import knowledge
from uniongraph.graph.evidence import evidence_sections
from uniongraph.graph.rdf import graph_triples
from uniongraph.graph.terms import ID, TYPE, UG, node, plain, quote, zh
from uniongraph.graph.turtle import to_turtle, write_turtle
from uniongraph.schema import Schema


def _triples(schema: Schema) -> list[Triple]:
    sections = evidence_sections(knowledge(), schema)
    return [*graph_triples(knowledge(), schema), *(triple for section in sections for triple in section)]


def test_order_and_repetition_do_not_show(tiny_schema: Schema) -> None:
    triples = _triples(tiny_schema)
    shuffled = triples * 2
    random.Random(7).shuffle(shuffled)
    assert to_turtle(shuffled) == to_turtle(triples)


def test_rdflib_and_pyoxigraph_read_the_same_graph(tiny_schema: Schema) -> None:
    triples = _triples(tiny_schema)
    text = to_turtle(triples)
    assert {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)} == set(triples)
    by_rdflib = Graph().parse(data=text, format="turtle")
    plain_form = serialize(set(triples), format=RdfFormat.N_TRIPLES)
    assert isomorphic(by_rdflib, Graph().parse(data=plain_form, format="nt"))


@given(st.text(st.characters(), max_size=12), st.text(st.characters(), max_size=12))
def test_odd_labels_and_names_come_back(label: str, name: str) -> None:
    subject = node(f"{ID}Person/{quote(name)}")
    triples = {Triple(subject, TYPE, node(UG + "Person")), Triple(subject, node(UG + "x"), zh(label))}
    triples.add(Triple(node(f"{ID}Person/{name}"), node(UG + "y"), plain(label)))
    text = to_turtle(triples)
    assert {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)} == triples
    read = Graph().parse(data=text, format="turtle")
    assert {(str(s), str(p), str(o)) for s, p, o in read} == {
        (t.subject.value, t.predicate.value, t.object.value)  # type: ignore[union-attr]
        for t in triples
    }


@pytest.mark.skipif(shutil.which("rapper") is None, reason="raptor is not installed")
def test_raptor_reads_as_many_triples(tiny_schema: Schema, tmp_path: Path) -> None:
    triples = [*_triples(tiny_schema), Triple(node(ID + "Person/甲"), node(UG + "x"), zh('"\\\n\t\u2028\x00𠮷'))]
    write_turtle(tmp_path / "graph.ttl", [triples])
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(tmp_path / "graph.ttl")]
    done = subprocess.run(command, capture_output=True, check=True)
    assert {quad.triple for quad in parse(done.stdout, format=RdfFormat.N_TRIPLES)} == set(triples)


def test_instances_are_legible_and_dot_segments_are_not_taken_for_paths() -> None:
    odd = [
        f"{ID}Person/..",
        f"{ID}Person/./甲",
        f"{ID}Person//乙",
        f"{ID}a:b/丙",
        ID,
        f"{ID}Person/甲#b#c".replace("#c", ""),
    ]
    triples = [Triple(NamedNode(iri), TYPE, node(UG + "Person")) for iri in (*odd, f"{ID}Person/丁")]
    text = to_turtle(triples)
    assert "<Person/丁> a ug:Person ." in text
    assert {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)} == set(triples)
    read = {str(s) for s in Graph().parse(data=text, format="turtle").subjects()}
    assert read == {*odd, f"{ID}Person/丁"}


def test_blank_nodes_and_other_languages_pass() -> None:
    triples = [
        Triple(BlankNode("b"), node(UG + "x"), Literal("union", language="en")),
        Triple(BlankNode("b"), TYPE, BlankNode("c")),
    ]
    assert isomorphic(
        Graph().parse(data=to_turtle(triples), format="turtle"),
        Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt"),
    )
