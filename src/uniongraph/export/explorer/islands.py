"""The overview: communities side by side, each around its leading body, with places for its main members.

Decided once, so that the page opens without a simulation. Left out: the views that the page makes as people walk.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from uniongraph.export.explorer.layout import Pair, Point, spread
from uniongraph.graph.communities import find_communities

MOST_ISLANDS = 24
"""Communities in the overview: more of them are specks, and are in the list beside it."""

MOST_NODES = 280
"""Entities drawn in the overview: more read as a cloud, and take longer to draw than a glance lasts."""

FEWEST = 3
"""Entities of a community that the overview has room for, if it has so many."""

BORDER = 34.0
"""Between the outermost places of an island and its shore, in the units of vis-network (pixels at zoom 1)."""

GAP = 16.0
"""Water between islands."""

SHAPE = 1.05
"""Width to height of the whole picture: what a laptop's window leaves beside the panels."""


@dataclass(frozen=True, slots=True)
class Island:
    """A community in the overview: a circle, and places in it for its first members, in their order.

    ``x``, ``y``, ``radius`` and ``places`` are in the units of vis-network.
    """

    group: int
    x: float
    y: float
    radius: float
    places: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """``groups[i]`` is the community of entity i, or -1 where nothing links it with another.

    ``members[g]`` are the entities of community g, the leading one first, then by how many others they are linked with.
    """

    groups: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]
    islands: tuple[Island, ...]


def make_overview(classes: Sequence[int], home: int, links: Sequence[Pair]) -> Overview:
    """The overview of ``len(classes)`` entities, linked by ``links`` (a pair for each fact).

    ``classes[i]`` is the class of entity i; a community is led by its most linked entity of the class ``home``, or
    where it has none by the most linked of all. The result depends on the arguments alone.
    """
    weights = Counter((min(pair), max(pair)) for pair in links if pair[0] != pair[1])
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in weights:
        near[one].add(other)
        near[other].add(one)
    found = find_communities(len(classes), weights)
    by_group: dict[int, list[int]] = defaultdict(list)
    for entity, group in enumerate(found):
        by_group[group].append(entity)
    members = []
    for group in sorted(group for group, those in by_group.items() if len(those) > 1):
        order = sorted(by_group[group], key=lambda e: (-len(near[e]), e))
        leader = next((entity for entity in order if classes[entity] == home), order[0])
        members.append((leader, *(entity for entity in order if entity != leader)))
    groups = [group if group < len(members) else -1 for group in found]  # numbered by size: the lonely come last
    shares = _shares([len(those) for those in members[:MOST_ISLANDS]])
    parts = [_place_members(members[group][:share], near) for group, share in enumerate(shares)]
    return Overview(tuple(groups), tuple(members), tuple(_pack(parts)))


def _shares(sizes: Sequence[int]) -> list[int]:
    """How many members of each community the overview draws: more of a larger one, but not in proportion."""
    if sum(sizes) <= MOST_NODES:
        return list(sizes)
    total = sum(math.sqrt(size) for size in sizes)
    return [min(size, max(FEWEST, int(MOST_NODES * math.sqrt(size) / total))) for size in sizes]


def _place_members(nodes: Sequence[int], near: dict[int, set[int]]) -> list[Point]:
    """Places around (0, 0) for the first members of a community, as their links among each other would have it."""
    shown = set(nodes)
    laid = spread(nodes, [(a, b) for a in nodes for b in near[a] & shown if a < b])
    xs, ys = [x for x, _ in laid.values()], [y for _, y in laid.values()]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return [(laid[node][0] - middle_x, laid[node][1] - middle_y) for node in nodes]


def _pack(parts: Sequence[Sequence[Point]]) -> list[Island]:
    """The islands around (0, 0), the first in the middle, each as near to it as those before it leave room."""
    radii = [max(math.hypot(x, y) for x, y in part) + BORDER for part in parts]
    placed: list[tuple[float, float, float]] = []
    for radius in radii:
        placed.append((*_nearest_room(radius, placed), radius))
    return [
        Island(group, round(x), round(y), round(radius), tuple((round(x + px), round(y + py)) for px, py in part))
        for group, ((x, y, radius), part) in enumerate(zip(placed, parts, strict=True))
    ]


def _nearest_room(radius: float, placed: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Where a circle fits beside two others, nearest to the middle in an ellipse as wide as ``SHAPE`` asks."""
    if not placed:
        return 0.0, 0.0
    places = [
        (x + (radius + r + GAP) * math.cos(angle), y + (radius + r + GAP) * math.sin(angle))
        for x, y, r in placed
        for angle in (step * math.tau / 72 for step in range(72))
    ]
    free = (
        place
        for place in places
        if all(math.hypot(place[0] - x, place[1] - y) >= radius + r + GAP * 0.99 for x, y, r in placed)
    )
    return min(free, key=lambda place: (round(math.hypot(place[0] / SHAPE, place[1]), 6), place))
