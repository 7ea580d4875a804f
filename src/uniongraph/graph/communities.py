"""Communities of a network: who belongs together, by Louvain's method, within a budget that large graphs keep to.

Left out: what a community is called and how it looks, which is the export's affair.
"""

from __future__ import annotations

from collections.abc import Mapping

Pairs = Mapping[tuple[int, int], int]
"""Weights of undirected pairs ``(a, b)`` with ``a < b``."""

BUDGET = 15_000
"""Pairs that Louvain is given at most: networkx takes some 5 s for so many. A larger graph is made coarser first."""

SMALLEST_CAP = 8
"""Nodes that a first coarse node may stand for; doubled until the graph fits the budget."""


def find_communities(count: int, pairs: Pairs, *, seed: int = 1, budget: int = BUDGET) -> list[int]:
    """The community of each of the nodes 0 to ``count`` - 1, numbered by size, then by first member.

    Blondel et al., "Fast unfolding of communities in large networks", 2008. Above ``budget`` pairs, nodes that hold
    together are first taken together by label propagation under a cap of size (Meyerhenke et al., "Partitioning
    Complex Networks via Size-constrained Clustering", 2014), as often as it needs. The result depends on the
    arguments alone; a node without a pair is a community of its own.
    """
    import networkx as nx

    member = list(range(count))  # which coarse node each node is in
    coarse = dict(sorted(pairs.items()))
    cap = SMALLEST_CAP
    while len(coarse) > budget:
        labels = _propagate(count, member, coarse, cap)
        member = [labels[m] for m in member]
        coarse = _contract(coarse, labels)
        cap *= 2
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted(set(member)))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(coarse.items()))
    found = nx.community.louvain_communities(graph, seed=seed) if coarse else [{m} for m in set(member)]
    group = {node: number for number, nodes in enumerate(sorted(sorted(nodes) for nodes in found)) for node in nodes}
    return number_by_size([group[m] for m in member])


def number_by_size(groups: list[int]) -> list[int]:
    """The same grouping of nodes, the groups numbered by size, the largest 0, then by their first node."""
    members: dict[int, list[int]] = {}
    for node, group in enumerate(groups):
        members.setdefault(group, []).append(node)
    order = sorted(members, key=lambda group: (-len(members[group]), members[group][0]))
    number = {group: i for i, group in enumerate(order)}
    return [number[group] for group in groups]


def _propagate(count: int, member: list[int], pairs: Pairs, cap: int) -> dict[int, int]:
    """For each coarse node the one that it joins: the most strongly linked one that has room for it."""
    size = [0] * count
    for m in member:
        size[m] += 1
    near: dict[int, list[tuple[int, int]]] = {}
    for (a, b), weight in pairs.items():
        near.setdefault(a, []).append((b, weight))
        near.setdefault(b, []).append((a, weight))
    label = {m: m for m in set(member)}
    room = list(size)  # nodes under each label
    for _ in range(3):
        # Those with few links first: they have the least choice, and a hub then finds its own around it.
        for node in sorted(near, key=lambda n: (len(near[n]), n)):
            pull: dict[int, int] = {}
            for other, weight in near[node]:
                pull[label[other]] = pull.get(label[other], 0) + weight
            own = label[node]
            fit = [k for k in pull if k == own or room[k] + size[node] <= cap]
            best = max(fit, key=lambda k: (pull[k], k == own, -k), default=own)
            if best != own:
                room[own] -= size[node]
                room[best] += size[node]
                label[node] = best
    return label


def _contract(pairs: Pairs, labels: Mapping[int, int]) -> dict[tuple[int, int], int]:
    joined: dict[tuple[int, int], int] = {}
    for (a, b), weight in pairs.items():
        one, other = sorted((labels[a], labels[b]))
        if one != other:
            joined[one, other] = joined.get((one, other), 0) + weight
    return joined
