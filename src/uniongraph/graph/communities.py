"""Communities of a network: who belongs together, by Louvain's method, within a budget that large graphs keep to.

Left out: what a community is called and how it looks, which is the export's affair.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

Pairs = Mapping[tuple[int, int], int]
"""Weights of undirected pairs ``(a, b)`` with ``a < b``."""

BUDGET = 200_000
"""Pairs that Louvain is given at most, for some seconds. A larger graph is made coarser first."""

SMALLEST_CAP = 8
"""Nodes that a first coarse node may stand for; doubled until the graph fits the budget."""


def find_communities(count: int, pairs: Pairs, *, budget: int = BUDGET) -> list[int]:
    """The community of each of the nodes 0 to ``count`` - 1, numbered by size, then by first member.

    Blondel et al., "Fast unfolding of communities in large networks", 2008. Above ``budget`` pairs, nodes that hold
    together are first taken together by label propagation under a cap of size (Meyerhenke et al., "Partitioning
    Complex Networks via Size-constrained Clustering", 2014), as often as it needs. The result depends on the
    arguments alone; a node without a pair is a community of its own.
    """
    member = list(range(count))  # which coarse node each node is in
    coarse: Pairs = pairs
    cap = SMALLEST_CAP
    while len(coarse) > budget:
        coarse = dict(sorted(coarse.items()))
        labels = _propagate(count, member, coarse, cap)
        member = [labels[m] for m in member]
        coarse = _contract(coarse, labels)
        cap *= 2
    group = _louvain(count, coarse)
    return number_by_size([group[m] for m in member])


def _louvain(count: int, pairs: Pairs) -> list[int]:
    """The community of each node. All is counted in whole numbers, so that no machine rounds otherwise than another."""
    group = list(range(count))
    near: list[dict[int, int]] = [{} for _ in range(count)]
    degree = [0] * count
    for (a, b), weight in sorted(pairs.items()):
        near[a][b] = near[b][a] = weight
        degree[a] += weight
        degree[b] += weight
    while label := _move(near, degree):
        found = {old: new for new, old in enumerate(sorted(set(label)))}
        label = [found[old] for old in label]
        group = [label[g] for g in group]
        joined: list[dict[int, int]] = [{} for _ in found]
        totals = [0] * len(found)
        for node, others in enumerate(near):
            own = joined[label[node]]
            totals[label[node]] += degree[node]
            for other, weight in others.items():
                if label[other] != label[node]:
                    own[label[other]] = own.get(label[other], 0) + weight
        near, degree = joined, totals
    return group


def _move(near: Sequence[Mapping[int, int]], degree: Sequence[int]) -> list[int]:
    """Puts each node where modularity gains most by it until nobody wants to move; empty where nobody does at all.

    After a move only the node's neighbours are asked again (Traag et al., "From Louvain to Leiden", 2019).
    """
    twice = sum(degree)
    label, total = list(range(len(near))), list(degree)
    waiting = deque(node for node, others in enumerate(near) if others)
    waits = [bool(others) for others in near]
    moved = False
    while waiting:
        node = waiting.popleft()
        waits[node] = False
        links: dict[int, int] = {}
        for other, weight in near[node].items():
            links[label[other]] = links.get(label[other], 0) + weight
        own, weighs = label[node], degree[node]
        total[own] -= weighs
        best, most = own, links.get(own, 0) * twice - total[own] * weighs
        for into, weight in links.items():
            gain = weight * twice - total[into] * weighs
            if gain > most or (gain == most and into < best != own):
                best, most = into, gain
        total[best] += weighs
        if best != own:
            label[node], moved = best, True
            for other in near[node]:
                if not waits[other] and label[other] != best:
                    waits[other] = True
                    waiting.append(other)
    return label if moved else []


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
