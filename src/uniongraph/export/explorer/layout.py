"""What the first view shows and where its nodes stand, decided once so that the page opens without a simulation."""

from __future__ import annotations

import math
from collections.abc import Sequence

FIRST_VIEW = 300
"""Nodes in the first view: more of them read as a cloud, and take longer to draw than a glance lasts."""

SPACING = 64.0
"""Side of the square that a node has to itself, in the units of vis-network (pixels at zoom 1)."""

SHAPE = 1.5
"""Width to height of the whole picture: between a laptop's and a desk screen's canvas."""

Pair = tuple[int, int]


def choose_first_view(count: int, pairs: Sequence[Pair], limit: int = FIRST_VIEW) -> list[int]:
    """The nodes to show first, of ``count`` in all: all if they fit, else the most connected and whom they touch.

    ``pairs`` are the edges as (subject, object). Sorted by number.
    """
    if count <= limit:
        return list(range(count))
    neighbours = _neighbours(range(count), pairs)
    order = sorted(range(count), key=lambda number: (-len(neighbours[number]), number))
    top = set(order[:limit])
    # The most connected of the most connected may touch nobody in the view: their places go to others' neighbours.
    chosen = {number for number in top if neighbours[number] & top}
    around = {other for number in chosen for other in neighbours[number]}
    for number in order:
        if len(chosen) >= limit:
            break
        if number in around:
            chosen.add(number)
    for number in order:
        if len(chosen) >= limit:
            break
        chosen.add(number)
    return sorted(chosen)


def place_nodes(nodes: Sequence[int], pairs: Sequence[Pair]) -> dict[int, tuple[int, int]]:
    """Positions for ``nodes`` under the edges ``pairs``, whole numbers around (0, 0), the same at every call.

    Each connected part is laid out by itself (Fruchterman & Reingold 1991, fixed seed), its nodes are moved apart,
    and the parts are packed in rows, the largest first; nodes without edges stand in a block after them.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda p: (-len(p), p))
    boxes: list[dict[int, tuple[float, float]]] = []
    singles = [part[0] for part in parts if len(part) == 1]
    for part in parts:
        if len(part) == 1:
            continue
        ordered = networkx.Graph()  # in sorted order: the layout depends on it
        ordered.add_nodes_from(part)
        members = set(part)
        ordered.add_edges_from(sorted(pair for pair in pairs if pair[0] in members))
        side = SPACING * math.sqrt(len(part))
        laid = networkx.spring_layout(ordered, seed=7, iterations=150, k=1.6 / math.sqrt(len(part)))
        points = {n: (float(x) * side * math.sqrt(SHAPE) / 1.5, float(y) * side / 1.5) for n, (x, y) in laid.items()}
        boxes.append(_apart(points, {n: SPACING * 0.375 + 2.0 * math.sqrt(ordered.degree(n)) for n in part}))
    if singles:
        columns = max(1, math.ceil(math.sqrt(len(singles) * SHAPE)))
        boxes.append({n: ((i % columns) * SPACING * 1.2, (i // columns) * SPACING) for i, n in enumerate(singles)})
    return _pack(boxes)


def _neighbours(nodes: Sequence[int], pairs: Sequence[Pair]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {number: set() for number in nodes}
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def _apart(points: dict[int, tuple[float, float]], room: dict[int, float]) -> dict[int, tuple[float, float]]:
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


def _pack(boxes: Sequence[dict[int, tuple[float, float]]]) -> dict[int, tuple[int, int]]:
    """Set the parts side by side in rows about as wide as ``SHAPE`` asks, around (0, 0)."""
    margin = SPACING
    sizes = []
    for box in boxes:
        xs, ys = [x for x, _ in box.values()], [y for _, y in box.values()]
        sizes.append((min(xs), min(ys), max(xs) - min(xs) + margin, max(ys) - min(ys) + margin))
    area = sum(width * height for _, _, width, height in sizes)
    row_width = max([math.sqrt(area * SHAPE), *(width for _, _, width, _ in sizes)], default=0.0)
    placed: dict[int, tuple[float, float]] = {}
    left = top = row_height = 0.0
    for box, (x0, y0, width, height) in zip(boxes, sizes, strict=True):
        if left and left + width > row_width:
            left, top, row_height = 0.0, top + row_height, 0.0
        for number, (x, y) in box.items():
            placed[number] = (left + x - x0, top + y - y0)
        left += width
        row_height = max(row_height, height)
    if not placed:
        return {}
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {number: (round(x - middle_x), round(y - middle_y)) for number, (x, y) in sorted(placed.items())}
