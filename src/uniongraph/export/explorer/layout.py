"""Where linked nodes stand, decided once and the same at every call."""

from __future__ import annotations

import math
from collections.abc import Sequence

SPACING = 62.0
"""Side of the square that a node has to itself, in the units of vis-network (pixels at zoom 1)."""

Pair = tuple[int, int]
Point = tuple[float, float]


def spread(nodes: Sequence[int], pairs: Sequence[Pair]) -> dict[int, Point]:
    """Positions for ``nodes`` under the edges ``pairs``: linked ones near each other, and no two too near.

    Fruchterman & Reingold, "Graph Drawing by Force-directed Placement", 1991, with a fixed seed; then nodes are
    moved apart.
    """
    import networkx

    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    order = sorted(nodes)
    graph = networkx.Graph()  # in sorted order: the layout depends on it
    graph.add_nodes_from(order)
    graph.add_edges_from(sorted(pairs))
    side = SPACING * math.sqrt(len(nodes)) / 1.5
    laid = networkx.spring_layout(graph, seed=7, iterations=150, k=1.6 / math.sqrt(len(nodes)))
    points = {node: (float(x) * side, float(y) * side) for node, (x, y) in laid.items()}
    return _apart(points, {node: SPACING * 0.36 + 2.0 * math.sqrt(graph.degree(node)) for node in order})


def _apart(points: dict[int, Point], room: dict[int, float]) -> dict[int, Point]:
    """Push points apart that are nearer than their ``room`` (a radius) allows; some rounds, all at once in each."""
    import numpy

    order = sorted(points)
    xy = numpy.array([points[n] for n in order])
    radius = numpy.array([room[n] for n in order])
    distance = radius[:, None] + radius[None, :]
    for _ in range(60):
        gap = xy[:, None, :] - xy[None, :, :]
        length = numpy.sqrt((gap**2).sum(axis=2))
        numpy.fill_diagonal(length, numpy.diagonal(distance))  # nobody is pushed away from itself
        near = length < distance
        if not near.any():
            break
        push = numpy.where(near, (distance - length) / numpy.maximum(length, 1e-6) / 2, 0.0)
        xy = xy + (gap * push[:, :, None]).sum(axis=1) * 0.6
    return {n: (float(x), float(y)) for n, (x, y) in zip(order, xy, strict=True)}
