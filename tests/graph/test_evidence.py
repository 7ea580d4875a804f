"""Evidence: each statement leads back to the very characters of the page."""

from __future__ import annotations

import pytest
from rdflib import RDF, Graph, Namespace

from knowledge import PAGE, TEXT, knowledge
from uniongraph.graph.evidence import evidence_sections
from uniongraph.graph.rdf import graph_triples
from uniongraph.graph.turtle import to_turtle
from uniongraph.schema import Schema

UG = Namespace("https://w3id.org/uniongraph/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
SDO = Namespace("https://schema.org/")
DCTERMS = Namespace("http://purl.org/dc/terms/")


@pytest.fixture(scope="module")
def graph(tiny_schema: Schema) -> Graph:
    triples = [triple for section in evidence_sections(knowledge(), tiny_schema) for triple in section]
    return Graph().parse(data=to_turtle(triples), format="turtle")


def test_each_piece_of_evidence_is_about_a_stated_triple(graph: Graph, tiny_schema: Schema) -> None:
    stated = Graph().parse(data=to_turtle(graph_triples(knowledge(), tiny_schema)), format="turtle")
    statements = list(graph.subjects(RDF.type, RDF.Statement))
    assert len(statements) == 7
    for s in statements:
        assert (graph.value(s, RDF.subject), graph.value(s, RDF.predicate), graph.value(s, RDF.object)) in stated


def test_positions_cut_the_words_out_of_the_page(graph: Graph) -> None:
    targets = set(graph.objects(None, OA.hasTarget))
    assert len(targets) == 8
    for target in targets:
        position, quote = sorted(graph.objects(target, OA.hasSelector))
        start, end = int(graph.value(position, OA.start)), int(graph.value(position, OA.end))
        assert TEXT[start:end] == str(graph.value(quote, OA.exact))
        assert str(target).endswith(f"#char={start},{end}")


def test_what_is_only_announced_says_so_and_keeps_its_year(graph: Graph) -> None:
    announced = list(graph.subjects(UG.announced))
    assert len(announced) == 1
    assert str(graph.value(announced[0], DCTERMS.temporal)) == "2024"


def test_a_page_is_known_by_its_path_and_checksum(graph: Graph) -> None:
    pages = {str(graph.value(p, SDO.identifier)): str(graph.value(p, SDO.sha256)) for p in graph.subjects(SDO.sha256)}
    assert pages[PAGE.id] == PAGE.checksum
    assert len(pages) == 2
