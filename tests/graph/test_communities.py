"""Communities: who belongs together, the same at every call, and within a budget where there is much."""

from __future__ import annotations

from itertools import combinations

from uniongraph.graph.communities import find_communities


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
