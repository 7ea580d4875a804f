"""Communities: who belongs together, the same at every call, and within a budget where there is much."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from uniongraph.graph.communities import connected_parts, find_communities


def cliques(count: int, size: int) -> dict[tuple[int, int], int]:
    """Groups of nodes in which everybody is linked, each with the next by one thread."""
    pairs = {pair: 1 for c in range(count) for pair in combinations(range(c * size, (c + 1) * size), 2)}
    return pairs | {(c * size, (c + 1) * size): 1 for c in range(count - 1)}


def together(groups: list[int], size: int) -> int:
    """How many of the groups of nodes are whole and in one community."""
    return sum(len(set(groups[start : start + size])) == 1 for start in range(0, len(groups), size))


def test_who_is_linked_is_together() -> None:
    groups = find_communities(42, cliques(8, 5))
    assert together(groups[:40], 5) == 8
    assert groups[40] != groups[41]  # nobody is linked with these


def test_communities_are_numbered_by_size() -> None:
    pairs = dict.fromkeys(combinations(range(3), 2), 1) | dict.fromkeys(combinations(range(3, 10), 2), 1)
    assert find_communities(11, pairs) == [1] * 3 + [0] * 7 + [2]


def test_above_the_budget_what_holds_together_stays_together() -> None:
    size, count = 8, 60
    pairs = cliques(count, size)
    assert len(pairs) > 100
    groups = find_communities(count * size, pairs, budget=100)
    assert together(groups, size) == count
    assert groups == find_communities(count * size, dict(reversed(pairs.items())), budget=100)


def test_a_graph_without_links_has_a_community_a_node() -> None:
    assert find_communities(3, {}) == [0, 1, 2]
    assert find_communities(0, {}) == []


def test_a_small_part_is_not_cut_however_loosely_it_hangs_together() -> None:
    chain = {(n, n + 1): 1 for n in range(100, 107)}
    groups = find_communities(108, cliques(12, 8) | chain)
    assert len(set(groups[100:])) == 1


def test_who_has_one_neighbour_is_in_its_community() -> None:
    branches = {(c * 6, 60 + 4 * c + n): 1 for c in range(10) for n in range(4)}
    groups = find_communities(100, cliques(10, 6) | branches)
    assert all(groups[leaf] == groups[stem] for stem, leaf in branches)


def test_two_who_have_but_each_other_are_together() -> None:
    assert find_communities(4, {(0, 1): 1, (2, 3): 9}) == [0, 0, 1, 1]


def papers(seed: int) -> dict[tuple[int, int], int]:
    """Links as papers have them: unions of a few counties, each with bodies of which most stand in one fact."""
    draw = random.Random(seed)
    pairs: dict[tuple[int, int], int] = {}
    for node in range(40, 1500):
        county = draw.randrange(40)
        for other in {county, *(draw.randrange(node) for _ in range(draw.choice((0, 0, 0, 1, 2))))}:
            pairs[other, node] = draw.choice((1, 1, 1, 2, 5))
    return pairs


@pytest.mark.parametrize("budget", [10_000, 500])
def test_the_communities_are_as_good_as_those_of_networkx(budget: int) -> None:
    pairs = papers(7)
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in pairs.items())
    whole = nx.community.louvain_communities(graph, seed=1)
    groups: dict[int, set[int]] = {}
    for node, group in enumerate(find_communities(1500, pairs, budget=budget)):
        groups.setdefault(group, set()).add(node)
    ours = nx.community.modularity(graph, [nodes & set(graph) for nodes in groups.values() if nodes & set(graph)])
    assert ours > nx.community.modularity(graph, whole) - (0.005 if budget > len(pairs) else 0.1)


def test_connected_parts_are_those_of_networkx() -> None:
    draw = random.Random(3)
    pairs = [(draw.randrange(300), draw.randrange(300)) for _ in range(180)]
    graph = nx.Graph(pairs)
    graph.add_nodes_from(range(300))
    found = connected_parts(300, pairs)
    assert {frozenset(part) for part in nx.connected_components(graph)} == {
        frozenset(n for n in range(300) if found[n] == top) for top in set(found)
    }
