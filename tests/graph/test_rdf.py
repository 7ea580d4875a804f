"""The stated facts as triples."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from knowledge import CITY, CITY_UNION, FACTS, FIRST, LUO, PAPER, SECOND, knowledge
from uniongraph.graph.rdf import article_iri, graph_triples, membership_iri
from uniongraph.graph.turtle import to_turtle
from uniongraph.schema import Schema

UG = Namespace("https://w3id.org/uniongraph/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
SDO = Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def graph(tiny_schema: Schema) -> Graph:
    return Graph().parse(data=to_turtle(graph_triples(knowledge(), tiny_schema)), format="turtle")


def test_each_entity_has_one_class_and_one_preferred_label(graph: Graph) -> None:
    for entity in knowledge().entities:
        assert list(graph.objects(URIRef(entity.iri), RDF.type)) == [UG[entity.cls]]
        assert list(graph.objects(URIRef(entity.iri), SKOS.prefLabel)) == [Literal(entity.label, lang="zh")]


def test_other_names_and_other_iris(graph: Graph) -> None:
    assert set(graph.objects(URIRef(CITY_UNION.iri), SKOS.altLabel)) == {
        Literal("西安工会", lang="zh"),
        Literal("西安市总", lang="zh"),
    }
    assert len(list(graph.subject_objects(OWL.sameAs))) == 1


def test_a_former_post_is_a_membership_that_says_so(graph: Graph) -> None:
    post = URIRef(membership_iri(FACTS[1]))
    assert (post, RDF.type, ORG.Membership) in graph
    assert (post, ORG.member, URIRef(LUO.iri)) in graph
    assert (post, ORG.organization, URIRef(CITY_UNION.iri)) in graph
    assert (post, UG.postTitle, Literal("主席", lang="zh")) in graph
    assert [bool(former) for former in graph.objects(post, UG.former)] == [True]
    assert not list(graph.objects(URIRef(membership_iri(FACTS[0])), UG.former))


def test_an_article_has_headline_credits_date_paper_and_mentions(graph: Graph) -> None:
    article = URIRef(article_iri(FIRST))
    assert str(graph.value(article, SDO.headline)) == FIRST.headline
    assert str(graph.value(article, SDO.datePublished)) == "2024-03-06"
    assert graph.value(article, SDO.isPartOf) == URIRef(PAPER.iri)
    assert len(list(graph.objects(article, SDO.mentions))) == 6
    assert {p for p in graph.predicates(article) if "source" in p} == {URIRef("http://purl.org/dc/terms/source")}


def test_a_paper_that_is_no_entity_is_named(graph: Graph) -> None:
    assert graph.value(URIRef(article_iri(SECOND)), SDO.isPartOf) == Literal("秦岭日报", lang="zh")


def test_only_divisions_carry_their_code(graph: Graph) -> None:
    coded = {str(code) for code in graph.objects(None, SDO.identifier)}
    assert coded == {"610100", "610103"}
    assert str(graph.value(None, SDO.identifier, Literal("610100"))) == CITY.iri  # not the zone that lies in it


def test_graph_holds_no_confidence(graph: Graph) -> None:
    assert not list(graph.subject_objects(UG.confidence))
