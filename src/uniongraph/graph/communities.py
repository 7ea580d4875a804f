"""Communities of a network: who belongs together, by Louvain's method, within a budget that large graphs keep to.

Left out: what a community is called and how it looks, which is the export's affair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

Pairs = Mapping[tuple[int, int], int]
"""Weights of undirected pairs ``(a, b)`` with ``a < b``."""

BUDGET = 10_000
"""Pairs that Louvain is given at most: networkx takes a second or two for so many. A larger one is made coarser."""

SMALLEST_CAP = 16
"""Nodes that a first coarse node may stand for; doubled until the graph fits the budget."""

_ROUNDS = 2
"""Times that label propagation goes over the nodes before the graph is contracted."""


def find_communities(
    count: int, pairs: Pairs, *, seed: int = 1, budget: int = BUDGET, parts: list[int] | None = None
) -> list[int]:
    """The community of each of the nodes 0 to ``count`` - 1, numbered by size, then by first member.

    ``parts`` are the connected parts as :func:`connected_parts` finds them, where that was done already.

    Blondel et al., "Fast unfolding of communities in large networks", 2008, where there is something to decide: a
    connected part too light to gain by a cut is one community, and a node with one neighbour is in its neighbour's
    (Arenas et al., "Size reduction of complex networks preserving modularity", 2007). Above ``budget`` pairs, nodes
    that hold together are first taken together by label propagation under a cap of size (Meyerhenke et al.,
    "Partitioning Complex Networks via Size-constrained Clustering", 2014), as often as it needs. The result depends on
    the arguments alone; a node without a pair is a community of its own.
    """
    member = list(parts or connected_parts(count, pairs))  # the group of each node, told by one of its members
    weight = sum(pairs.values())
    open_pairs = _where_a_cut_may_pay(member, pairs, weight)
    if not open_pairs:
        return number_by_size(member)
    of = _leaves(open_pairs)  # the coarse node of each node that is still to be decided
    coarse = _contract(open_pairs, of)
    cap = SMALLEST_CAP
    while sum(a != b for a, b in coarse) > budget:
        labels = _propagate(Counter(of.values()), coarse, cap)
        of = {node: labels[m] for node, m in of.items()}
        coarse = _contract(coarse, labels)
        cap *= 2
    for node, m in of.items():
        member[node] = m
    group = _louvain(coarse, weight, seed)
    return number_by_size([count + group[m] if m in group else m for m in member])


def connected_parts(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of the nodes 0 to ``count`` - 1 a node that stands for all that it is connected with."""
    above = list(range(count))

    def top(node: int) -> int:
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for a, b in pairs:
        above[top(a)] = top(b)
    return [top(node) for node in range(count)]


def number_by_size(groups: list[int]) -> list[int]:
    """The same grouping of nodes, the groups numbered by size, the largest 0, then by their first node."""
    members: dict[int, list[int]] = {}
    for node, group in enumerate(groups):
        members.setdefault(group, []).append(node)
    order = sorted(members, key=lambda group: (-len(members[group]), members[group][0]))
    number = {group: i for i, group in enumerate(order)}
    return [number[group] for group in groups]


def _where_a_cut_may_pay(parts: list[int], pairs: Pairs, weight: int) -> dict[tuple[int, int], int]:
    """The pairs, in order, of the parts that modularity may want to cut.

    A cut through the weight w between groups of degrees d and e gains only where w < d * e / 2 ``weight``; w is at
    least 1, and d * e at most a quarter of the square of the part's degree.
    """
    degrees: dict[int, int] = {}
    for (a, _), w in pairs.items():
        degrees[parts[a]] = degrees.get(parts[a], 0) + 2 * w
    heavy = {part for part, degree in degrees.items() if degree * degree > 8 * weight}
    return {pair: pairs[pair] for pair in sorted(pair for pair in pairs if parts[pair[0]] in heavy)}


def _leaves(pairs: Pairs) -> dict[int, int]:
    """Each node, or for one with a single neighbour that neighbour; of two that have but each other, the first."""
    links: dict[int, int] = {}
    near: dict[int, int] = {}
    for a, b in pairs:
        links[a] = links.get(a, 0) + 1
        links[b] = links.get(b, 0) + 1
        near[a], near[b] = b, a
    return {n: near[n] if links[n] == 1 and (links[near[n]] > 1 or near[n] < n) else n for n in links}


def _propagate(sizes: Mapping[int, int], pairs: Pairs, cap: int) -> dict[int, int]:
    """For each coarse node the one that it joins: the most strongly linked one that has room for it."""
    near: dict[int, list[tuple[int, int]]] = {}
    for (a, b), weight in pairs.items():
        if a != b:
            near.setdefault(a, []).append((b, weight))
            near.setdefault(b, []).append((a, weight))
    label = {m: m for m in sizes}
    room = dict(sizes)  # nodes under each label
    # Those with few links first: they have the least choice, and a hub then finds its own around it.
    order = sorted(near, key=lambda n: (len(near[n]), n))
    for _ in range(_ROUNDS):
        for node in order:
            pull: dict[int, int] = {}
            for other, weight in near[node]:
                k = label[other]
                pull[k] = pull.get(k, 0) + weight
            own = label[node]
            if len(pull) == 1 and own in pull:
                continue
            size = sizes[node]
            best, most = own, pull.get(own, 0)
            for k, strength in pull.items():
                better = strength > most or (strength == most and k < best != own)
                if better and k != own and room[k] + size <= cap:
                    best, most = k, strength
            if best != own:
                room[own] -= size
                room[best] += size
                label[node] = best
    return label


def _contract(pairs: Pairs, labels: Mapping[int, int]) -> dict[tuple[int, int], int]:
    """The pairs of the labels; what is inside of one is a pair of it with itself."""
    joined: dict[tuple[int, int], int] = {}
    for (a, b), weight in pairs.items():
        one, other = labels[a], labels[b]
        pair = (one, other) if one <= other else (other, one)
        joined[pair] = joined.get(pair, 0) + weight
    return joined


def _louvain(pairs: Pairs, weight: int, seed: int) -> dict[int, int]:
    """A number for the community of each node of a graph that is part of one of ``weight``."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(sorted({node for pair in pairs for node in pair}))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in sorted(pairs.items()))
    # Its communities are measured against the weight of the whole graph, of which resolution is the share.
    found = nx.community.louvain_communities(graph, seed=seed, resolution=sum(pairs.values()) / weight)
    return {node: number for number, nodes in enumerate(sorted(map(sorted, found))) for node in nodes}
