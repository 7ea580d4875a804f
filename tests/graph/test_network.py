"""The graph as networkx sees it."""

from __future__ import annotations

from knowledge import CITY_UNION, COUNTY_UNION, FIRM, GAO, LUO, SITE, knowledge
from uniongraph.graph.network import to_networkx


def test_entities_are_nodes_and_facts_are_edges() -> None:
    graph = to_networkx(knowledge())
    assert graph.number_of_nodes() == 13
    assert graph.number_of_edges() == 6
    assert graph.nodes[COUNTY_UNION.iri]["label"] == "西安市碑林区总工会"
    assert {d["predicate"] for d in graph.get_edge_data(COUNTY_UNION.iri, FIRM.iri).values()} == {
        "visits",
        "cooperatesWith",
    }


def test_degrees_parts_and_communities() -> None:
    nodes = to_networkx(knowledge()).nodes
    assert nodes[COUNTY_UNION.iri]["degree"] == 4
    assert nodes[SITE.iri]["component"] == nodes[GAO.iri]["component"] == 0
    assert nodes[LUO.iri]["component"] == nodes[CITY_UNION.iri]["component"] == 1
    assert nodes[SITE.iri]["community"] == nodes[COUNTY_UNION.iri]["community"]


def test_order_does_not_show() -> None:
    there, back = to_networkx(knowledge()), to_networkx(knowledge(reverse=True))
    assert list(there.nodes(data=True)) == list(back.nodes(data=True))
    assert list(there.edges(keys=True, data=True)) == list(back.edges(keys=True, data=True))
