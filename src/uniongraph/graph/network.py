"""The graph as networkx sees it, and what networkx finds in it: degrees, connected parts, communities.

Entities are nodes and facts are edges; articles and evidence are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from uniongraph.graph.communities import find_communities, number_by_size
from uniongraph.graph.terms import clean
from uniongraph.records import Knowledge

if TYPE_CHECKING:
    from networkx import MultiDiGraph


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of one node.

    ``degree`` counts its facts, ``centrality`` is the share of all others that it is linked with, ``component`` and
    ``community`` are numbered from 0, the largest first.
    """

    degree: int
    centrality: float
    component: int
    community: int


def to_networkx(knowledge: Knowledge) -> MultiDiGraph[Any]:
    """The entities and facts as a directed multigraph.

    Nodes are IRIs with ``label``, ``cls``, ``names``, ``place``, ``mentions`` (how often it is mentioned) and the
    fields of Measures; edges have ``predicate``, ``title``, ``former``, ``announced`` and ``weight`` (how many places
    say it), and a key of predicate, title and former.
    """
    import networkx as nx

    graph: MultiDiGraph[Any] = nx.MultiDiGraph()
    mentioned = Counter(linked.entity for linked in knowledge.mentions)
    for entity in sorted(knowledge.entities):
        graph.add_node(
            entity.iri, label=clean(entity.label), cls=entity.cls, names="; ".join(map(clean, entity.names)),
            place=entity.place, mentions=mentioned[entity.iri],
        )  # fmt: skip
    for fact in sorted(knowledge.facts, key=lambda f: (f.subject, f.predicate, f.object, f.title, f.former)):
        graph.add_edge(
            fact.subject, fact.object, key=f"{fact.predicate}|{clean(fact.title)}|{fact.former}",
            predicate=fact.predicate, title=clean(fact.title), former=fact.former, announced=fact.announced,
            weight=len(fact.evidence),
        )  # fmt: skip
    for iri, measures in measure(graph).items():
        graph.nodes[iri].update(
            degree=measures.degree, centrality=measures.centrality,
            component=measures.component, community=measures.community,
        )  # fmt: skip
    return graph


def measure(graph: MultiDiGraph[Any], *, seed: int = 1) -> dict[str, Measures]:
    """Degree, degree centrality, connected part and Louvain community of each node.

    The seed is fixed and nodes are handed over as numbers, so that the result is the same whatever the hash seed.
    """
    import networkx as nx

    nodes = sorted(graph.nodes)
    number = {iri: i for i, iri in enumerate(nodes)}
    simple = nx.Graph()
    simple.add_nodes_from(range(len(nodes)))
    pairs = Counter((min(a, b), max(a, b)) for a, b in ((number[s], number[o]) for s, o in graph.edges()) if a != b)
    simple.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(pairs.items()))
    centrality = nx.degree_centrality(simple) if len(nodes) > 1 else dict.fromkeys(simple, 0.0)
    parts = {node: i for i, part in enumerate(nx.connected_components(simple)) for node in part}
    components = number_by_size([parts[node] for node in range(len(nodes))])
    communities = find_communities(len(nodes), pairs, seed=seed)
    return {
        iri: Measures(graph.degree(iri), round(centrality[i], 6), components[i], communities[i])
        for i, iri in enumerate(nodes)
    }
