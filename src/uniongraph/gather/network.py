"""The graph for network programs, streamed from the database: what ``export.network`` writes of a networkx graph.

Only numbers of nodes and pairs of them are held in memory.
"""

from __future__ import annotations

import heapq
import sqlite3
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uniongraph.export.network import EDGE_COLUMNS, NODE_COLUMNS
from uniongraph.export.report import CENTRAL
from uniongraph.gather.base import BUFFER, restored
from uniongraph.graph.communities import connected_parts, find_communities, number_by_size
from uniongraph.graph.terms import clean

_NODE_KEYS = (
    ("label", "string"), ("cls", "string"), ("names", "string"), ("place", "string"), ("mentions", "long"),
    ("degree", "long"), ("centrality", "double"), ("component", "long"), ("community", "long"),
)  # fmt: skip
_EDGE_KEYS = (
    ("predicate", "string"), ("title", "string"), ("former", "boolean"), ("announced", "boolean"), ("weight", "long"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Network:
    """What is measured of each node, in the order of IRIs: see ``graph.network.Measures``."""

    degree: array[int]
    neighbours: array[int]
    component: list[int]
    community: list[int]

    def centrality(self, node: int) -> float:
        """The share of all other nodes that a node is linked with."""
        count = len(self.degree)
        return round(self.neighbours[node] * (1.0 / (count - 1)), 6) if count > 1 else 0.0


def measure(db: sqlite3.Connection) -> Network:
    """The measures of all entities, as ``graph.network.measure`` has them."""
    number = {entity: n for n, (entity,) in enumerate(db.execute("SELECT id FROM entity ORDER BY iri"))}
    degree = array("q", bytes(8 * len(number)))
    neighbours = array("q", bytes(8 * len(number)))
    pairs: dict[tuple[int, int], int] = {}
    for subject, target in db.execute("SELECT subject, object FROM fact"):
        a, b = number[subject], number[target]
        degree[a] += 1
        degree[b] += 1
        if a != b:
            pair = (a, b) if a < b else (b, a)
            pairs[pair] = pairs.get(pair, 0) + 1
    for a, b in pairs:
        neighbours[a] += 1
        neighbours[b] += 1
    parts = connected_parts(len(number), pairs)
    communities = find_communities(len(number), pairs, parts=parts)
    return Network(degree, neighbours, number_by_size(parts), communities)


def describe(db: sqlite3.Connection, network: Network) -> dict[str, Any]:
    """What the report tells of the network."""
    nodes = [n for n in range(len(network.degree)) if network.degree[n]]
    central = heapq.nsmallest(CENTRAL, nodes, key=lambda n: (-network.neighbours[n], -network.degree[n], n))
    rows = []
    for n in central:
        found = "SELECT iri, cls, label FROM entity ORDER BY iri LIMIT 1 OFFSET ?"
        iri, cls, label = db.execute(found, (n,)).fetchone()
        rows.append({"entity": iri, "label": clean(restored(label)), "class": cls, "degree": network.degree[n]})
    return {
        "components": len(set(network.component)),
        "communities": len(set(network.community)),
        "central": rows,
    }


def write_network(db: sqlite3.Connection, network: Network, folder: Path) -> None:
    """Write ``graph.graphml``, ``nodes.csv`` and ``edges.csv``."""
    keys = [*((*key, "node") for key in _NODE_KEYS), *((*key, "edge") for key in _EDGE_KEYS)]
    used = keys if db.execute("SELECT 1 FROM fact LIMIT 1").fetchone() else keys[: len(_NODE_KEYS)]
    with (
        (folder / "graph.graphml").open("wb", BUFFER) as graphml,
        (folder / "nodes.csv").open("wb", BUFFER) as nodes,
        (folder / "edges.csv").open("wb", BUFFER) as edges,
    ):
        graphml.write(_HEAD.encode())
        for at in range(len(used) - 1, -1, -1):
            name, kind, scope = used[at]
            graphml.write(f'  <key id="d{at}" for="{scope}" attr.name="{name}" attr.type="{kind}" />\n'.encode())
        graphml.write(b'  <graph edgedefault="directed">\n')
        nodes.write((",".join(NODE_COLUMNS) + "\r\n").encode())
        told = db.execute("SELECT CAST(graphml AS BLOB), CAST(cells AS BLOB) FROM node ORDER BY iri")
        for n, (about, row) in enumerate(told):
            degree, centrality = network.degree[n], network.centrality(n)
            component, community = network.component[n], network.community[n]
            measured = (
                f'      <data key="d5">{degree}</data>\n      <data key="d6">{centrality}</data>\n'
                f'      <data key="d7">{component}</data>\n      <data key="d8">{community}</data>\n    </node>\n'
            )
            graphml.write(about)
            graphml.write(measured.encode())
            nodes.write(row)
            nodes.write(f",{degree},{centrality},{component},{community}\r\n".encode())
        edges.write((",".join(EDGE_COLUMNS) + "\r\n").encode())
        for about, rows in db.execute("SELECT CAST(graphml AS BLOB), CAST(cells AS BLOB) FROM edges ORDER BY iri"):
            graphml.write(about)
            edges.write(rows)
        graphml.write(b"  </graph>\n</graphml>\n")


_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
