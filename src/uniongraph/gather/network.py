"""The graph for network programs, streamed from the database: what ``export.network`` writes of a networkx graph.

Only numbers of nodes and pairs of them are held in memory.
"""

from __future__ import annotations

import csv
import heapq
import json
import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from uniongraph.export.network import EDGE_COLUMNS, NODE_COLUMNS
from uniongraph.export.report import CENTRAL
from uniongraph.gather.base import restored
from uniongraph.graph.communities import connected_parts, find_communities, number_by_size
from uniongraph.graph.terms import clean, safe_cell

_NODE_KEYS = (
    ("label", "string"), ("cls", "string"), ("names", "string"), ("place", "string"), ("mentions", "long"),
    ("degree", "long"), ("centrality", "double"), ("component", "long"), ("community", "long"),
)  # fmt: skip
_EDGE_KEYS = (
    ("predicate", "string"), ("title", "string"), ("former", "boolean"), ("announced", "boolean"), ("weight", "long"),
)  # fmt: skip
_NODES = "SELECT iri, cls, label, names, place, mentions, cell FROM entity ORDER BY iri"
_EDGES = (
    "SELECT s.iri, o.iri, f.predicate, f.title, f.former, f.announced, f.weight FROM entity s "
    "JOIN fact f ON f.subject = s.id JOIN entity o ON o.id = f.object "
    "ORDER BY s.iri, f.predicate, o.iri, f.title, f.former"
)


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
    pairs: Counter[tuple[int, int]] = Counter()
    for subject, target in db.execute("SELECT subject, object FROM fact"):
        a, b = number[subject], number[target]
        degree[a] += 1
        degree[b] += 1
        if a != b:
            pairs[min(a, b), max(a, b)] += 1
    for a, b in pairs:
        neighbours[a] += 1
        neighbours[b] += 1
    components = number_by_size(connected_parts(len(number), pairs))
    return Network(degree, neighbours, components, find_communities(len(number), pairs))


def describe(db: sqlite3.Connection, network: Network) -> dict[str, Any]:
    """What the report tells of the network."""
    nodes = [n for n in range(len(network.degree)) if network.degree[n]]
    central = heapq.nsmallest(CENTRAL, nodes, key=lambda n: (-network.neighbours[n], -network.degree[n], n))
    rows = {}
    wanted = set(central)
    for n, (iri, cls, label) in enumerate(db.execute("SELECT iri, cls, label FROM entity ORDER BY iri")):
        if n in wanted:
            rows[n] = {"entity": iri, "label": clean(restored(label)), "class": cls, "degree": network.degree[n]}
    return {
        "components": len(set(network.component)),
        "communities": len(set(network.community)),
        "central": [rows[n] for n in central],
    }


def write_network(db: sqlite3.Connection, network: Network, folder: Path) -> None:
    """Write ``graph.graphml``, ``nodes.csv`` and ``edges.csv``."""
    keys = [*((*key, "node") for key in _NODE_KEYS), *((*key, "edge") for key in _EDGE_KEYS)]
    used = keys if db.execute("SELECT 1 FROM fact LIMIT 1").fetchone() else keys[: len(_NODE_KEYS)]
    with (
        (folder / "graph.graphml").open("w", encoding="utf-8", newline="\n") as graphml,
        (folder / "nodes.csv").open("w", encoding="utf-8", newline="") as nodes,
        (folder / "edges.csv").open("w", encoding="utf-8", newline="") as edges,
    ):
        graphml.write(_HEAD)
        for at in range(len(used) - 1, -1, -1):
            name, kind, scope = used[at]
            graphml.write(f'  <key id="d{at}" for="{scope}" attr.name="{name}" attr.type="{kind}" />\n')
        graphml.write('  <graph edgedefault="directed">\n')
        cells = csv.writer(nodes, lineterminator="\r\n")
        cells.writerow(NODE_COLUMNS)
        for row in _node_rows(db, network):
            graphml.write(_node(row))
            cells.writerow((row.iri, row.cell, row.cls, safe_cell(row.names), row.place, *row.measures))
        cells = csv.writer(edges, lineterminator="\r\n")
        cells.writerow(EDGE_COLUMNS)
        for subject, target, key, edge in _edge_rows(db):
            graphml.write(_edge(subject, target, key, edge))
            predicate, title, former, announced, weight = edge
            flags = (_FLAGS[former], _FLAGS[announced])
            cells.writerow((subject, target, "Directed", predicate, safe_cell(title), *flags, weight))
        graphml.write("  </graph>\n</graphml>\n")


class _Node(NamedTuple):
    """An entity as a node; ``cell`` is its label for a spreadsheet, ``measures`` are mentions and the network's."""

    iri: str
    cls: str
    label: str
    cell: str
    names: str
    place: str
    measures: tuple[int, int, float, int, int]


def _node_rows(db: sqlite3.Connection, network: Network) -> Iterator[_Node]:
    for n, (iri, cls, label, names, place, mentions, cell) in enumerate(db.execute(_NODES)):
        others = "" if names.startswith("[[],") else "; ".join(map(clean, json.loads(names)[0]))
        measures = (
            mentions, network.degree[n], network.centrality(n), network.component[n], network.community[n],
        )  # fmt: skip
        yield _Node(iri, cls, clean(restored(label)), cell, others, place, measures)


def _node(row: _Node) -> str:
    mentions, degree, centrality, component, community = row.measures
    return (
        f'    <node id="{_attribute(row.iri)}">\n{_data(0, row.label)}      <data key="d1">{row.cls}</data>\n'
        f'{_data(2, row.names)}{_data(3, row.place)}      <data key="d4">{mentions}</data>\n'
        f'      <data key="d5">{degree}</data>\n      <data key="d6">{centrality}</data>\n'
        f'      <data key="d7">{component}</data>\n      <data key="d8">{community}</data>\n    </node>\n'
    )


def _edge(subject: str, target: str, key: str, data: tuple[Any, ...]) -> str:
    predicate, title, former, announced, weight = data
    return (
        f'    <edge source="{_attribute(subject)}" target="{_attribute(target)}" id="{_attribute(key)}">\n'
        f'      <data key="d9">{predicate}</data>\n{_data(10, title)}      <data key="d11">{former}</data>\n'
        f'      <data key="d12">{announced}</data>\n      <data key="d13">{weight}</data>\n    </edge>\n'
    )


def _edge_rows(db: sqlite3.Connection) -> Iterator[tuple[str, str, str, tuple[Any, ...]]]:
    """Edges by subject; those to one object together, objects in the order in which the facts name them."""
    held = ""
    of_subject: dict[str, dict[str, tuple[Any, ...]]] = {}
    for subject, target, predicate, title, former, announced, weight in db.execute(_EDGES):
        if subject != held:
            yield from ((held, t, key, data) for t, found in of_subject.items() for key, data in found.items())
            held, of_subject = subject, {}
        text = clean(restored(title))
        data = (predicate, text, bool(former), bool(announced), weight)
        of_subject.setdefault(target, {})[f"{predicate}|{text}|{bool(former)}"] = data
    yield from ((held, t, key, data) for t, found in of_subject.items() for key, data in found.items())


_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTE = _IN_TEXT | {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
_FLAGS = {False: "false", True: "true"}
_MARKUP = re.compile("[&<>]")
_MARKUP_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t]')


def _attribute(text: str) -> str:
    if not _MARKUP_IN_ATTRIBUTE.search(text):
        return text
    return _MARKUP_IN_ATTRIBUTE.sub(lambda found: _IN_ATTRIBUTE[found.group()], text)


def _data(key: int, text: str) -> str:
    if not text:
        return f'      <data key="d{key}" />\n'
    if _MARKUP.search(text):
        text = _MARKUP.sub(lambda found: _IN_TEXT[found.group()], text)
    return f'      <data key="d{key}">{text}</data>\n'
