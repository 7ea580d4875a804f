"""The graph for network programs: GraphML, and node and edge tables with the headers that Gephi and Neo4j read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uniongraph.export.tables import write_rows

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NODE_COLUMNS = ("Id", "Label", "Class", "Names", "Place", "Mentions", "Degree", "Centrality", "Component", "Community")
EDGE_COLUMNS = ("Source", "Target", "Type", "Predicate", "Title", "Former", "Announced", "Weight")


def write_graphml(graph: MultiDiGraph[Any], path: Path) -> None:
    """Write the graph of ``to_networkx`` as GraphML."""
    import networkx as nx

    # Not write_graphml, whose bytes depend on whether lxml happens to be installed.
    nx.write_graphml_xml(graph, path, encoding="utf-8", prettyprint=True)


def write_nodes(graph: MultiDiGraph[Any], path: Path) -> None:
    """Write ``nodes.csv``: a row for each entity."""
    write_rows(path, NODE_COLUMNS, _node_rows(graph))


def write_edges(graph: MultiDiGraph[Any], path: Path) -> None:
    """Write ``edges.csv``: a row for each fact; ``Weight`` counts the places that say it."""
    write_rows(path, EDGE_COLUMNS, _edge_rows(graph))


def _node_rows(graph: MultiDiGraph[Any]) -> Iterator[tuple[str, ...]]:
    for iri, data in graph.nodes(data=True):
        yield (iri, *(str(data[column.lower() if column != "Class" else "cls"]) for column in NODE_COLUMNS[1:]))


def _edge_rows(graph: MultiDiGraph[Any]) -> Iterator[tuple[str, ...]]:
    for source, target, data in graph.edges(data=True):
        flags = (str(data[name]).lower() for name in ("former", "announced"))
        yield (source, target, "Directed", data["predicate"], data["title"], *flags, str(data["weight"]))
