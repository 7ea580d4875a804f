"""A finished build's graph in a pyoxigraph store, ready for questions.

The default graph holds what is stated, its evidence and the places; what only follows is in a named graph of its own.
"""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

INFERRED = NamedNode("https://w3id.org/uniongraph/graph/inferred")
"""The named graph of the inferred triples."""

GRAPH, EVIDENCE, INFERENCE, PLACES = "graph.ttl", "evidence.ttl", "inferred.ttl", "places.ttl"


def open_store(folder: Path) -> Store:
    """Load a build's folder into memory.

    Raises FileNotFoundError when there is no ``graph.ttl`` in it; the other files may be missing.
    """
    if not (folder / GRAPH).is_file():
        raise FileNotFoundError(f"{folder} holds no {GRAPH}: give the output folder of a build")
    store = Store()
    load_into(store, folder)
    return store


def load_into(store: Store, folder: Path) -> None:
    """Load a build's files into a store, each into the graph where questions look for it. Raises SyntaxError."""
    for name, graph in ((GRAPH, None), (EVIDENCE, None), (PLACES, None), (INFERENCE, INFERRED)):
        path = folder / name
        if path.is_file():
            store.bulk_load(path=str(path), format=RdfFormat.TURTLE, to_graph=graph)
