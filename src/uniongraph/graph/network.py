"""The graph as networkx sees it, and what networkx finds in it: degrees, connected parts, communities.

Entities are nodes and facts are edges; articles and evidence are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from uniongraph.graph.terms import clean
from uniongraph.records import Knowledge

if TYPE_CHECKING:
    from networkx import MultiDiGraph

COMMUNITY_LIMIT = 15_000
"""Linked pairs up to which communities are sought; above, each connected part counts as one.

Louvain takes some 5 s for so many pairs, and grows with them.
"""


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

    Blondel et al., "Fast unfolding of communities in large networks", 2008. The seed is fixed and nodes are handed
    over as numbers, so that the result is the same whatever the hash seed.
    """
    import networkx as nx

    nodes = sorted(graph.nodes)
    number = {iri: i for i, iri in enumerate(nodes)}
    simple = nx.Graph()
    simple.add_nodes_from(range(len(nodes)))
    pairs = Counter((min(a, b), max(a, b)) for a, b in ((number[s], number[o]) for s, o in graph.edges()) if a != b)
    simple.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(pairs.items()))
    centrality = nx.degree_centrality(simple) if len(nodes) > 1 else dict.fromkeys(simple, 0.0)
    components = _numbered(nx.connected_components(simple))
    if 0 < len(pairs) <= COMMUNITY_LIMIT:
        communities = _numbered(nx.community.louvain_communities(simple, seed=seed))
    else:
        communities = components
    return {
        iri: Measures(graph.degree(iri), round(centrality[i], 6), components[i], communities[i])
        for i, iri in enumerate(nodes)
    }


def _numbered(groups: Any) -> dict[int, int]:
    """The number of each node's group; groups are numbered by size, then by their first node."""
    ordered = sorted((sorted(group) for group in groups), key=lambda g: (-len(g), g[0]))
    return {node: i for i, group in enumerate(ordered) for node in group}
