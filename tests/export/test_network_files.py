"""The files for Gephi, Cytoscape and Neo4j."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx

from knowledge import CITY_UNION, COUNTY_UNION, LUO, knowledge
from uniongraph.export.network import write_edges, write_graphml, write_nodes
from uniongraph.graph.network import to_networkx


def test_graphml_comes_back_whole(tmp_path: Path) -> None:
    graph = to_networkx(knowledge())
    write_graphml(graph, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert read.number_of_edges() == graph.number_of_edges()


def test_nodes_and_edges_name_each_other(tmp_path: Path) -> None:
    graph = to_networkx(knowledge())
    write_nodes(graph, tmp_path / "nodes.csv")
    write_edges(graph, tmp_path / "edges.csv")
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["Id"]: row for row in csv.DictReader(file)}
    with (tmp_path / "edges.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert nodes[COUNTY_UNION.iri]["Label"] == "西安市碑林区总工会"
    assert nodes[COUNTY_UNION.iri]["Class"] == "TradeUnion"
    assert {edge[end] for edge in edges for end in ("Source", "Target")} <= set(nodes)
    former = [edge for edge in edges if edge["Former"] == "true"]
    assert [(e["Source"], e["Target"], e["Title"], e["Type"]) for e in former] == [
        (LUO.iri, CITY_UNION.iri, "主席", "Directed")
    ]
