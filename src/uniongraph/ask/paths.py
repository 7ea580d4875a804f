"""Paths of facts between two entities, the shortest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from uniongraph.graph.terms import ORG, SKOS, UG

MOST = 10
_BOTH_WAYS = UG + "cooperatesWith"
_NO_FACTS = {UG + "reporter", UG + "photographer"}


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A fact of a path, as the graph has it: the labels of both ends, the predicate (a title for a post)."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True, order=True)
class Path:
    """Facts that lead from one entity to another."""

    steps: tuple[Step, ...]


def paths_between(store: Store, first: Iterable[str], second: Iterable[str], longest: int) -> list[Path]:
    """All shortest paths between any of ``first`` and any of ``second`` (IRIs), at most ten, in order.

    Breadth first over the facts of the graph, in both directions. Nothing where they are more than ``longest`` facts
    apart.
    """
    goals = {NamedNode(iri) for iri in second}
    reached: dict[NamedNode, list[list[tuple[Step, NamedNode]]]] = {NamedNode(iri): [[]] for iri in sorted(first)}
    seen = set(reached)
    for _ in range(longest):
        found: dict[NamedNode, list[list[tuple[Step, NamedNode]]]] = defaultdict(list)
        for node in sorted(reached, key=lambda n: n.value):
            for step, other in _around(store, node):
                if other not in seen and len(found[other]) < MOST:
                    found[other] += [[*path, (step, other)] for path in reached[node]][:MOST]
        seen |= found.keys()
        ends = [path for goal in sorted(goals & found.keys(), key=lambda n: n.value) for path in found[goal]]
        if ends:
            return sorted(Path(tuple(step for step, _ in path)) for path in ends)[:MOST]
        reached = found
    return []


def _around(store: Store, node: NamedNode) -> list[tuple[Step, NamedNode]]:
    """The facts of an entity, each with the entity at its other end."""
    found: list[tuple[Step, NamedNode]] = []
    both_ways: set[NamedNode] = set()  # what holds in both directions is one fact
    mine = _label(store, node)
    for quad in store.quads_for_pattern(node, None, None):
        if isinstance(quad.object, NamedNode) and _is_fact(quad.predicate) and (label := _label(store, quad.object)):
            found.append((Step(mine, _local(quad.predicate), label), quad.object))
            if quad.predicate.value == _BOTH_WAYS:
                both_ways.add(quad.object)
    for quad in store.quads_for_pattern(None, None, node):
        if not isinstance(quad.subject, NamedNode):
            continue
        if quad.predicate.value in (ORG + "member", ORG + "organization"):
            found += _post(store, quad.subject, node)
        elif quad.predicate.value == _BOTH_WAYS and quad.subject in both_ways:
            continue
        elif _is_fact(quad.predicate) and (label := _label(store, quad.subject)):
            found.append((Step(label, _local(quad.predicate), mine), quad.subject))
    return sorted(set(found), key=lambda pair: (pair[0], pair[1].value))


def _post(store: Store, post: NamedNode, node: NamedNode) -> list[tuple[Step, NamedNode]]:
    """A post as one fact between who holds it and where."""
    ends = {}
    for name in ("member", "organization"):
        quad = next(iter(store.quads_for_pattern(post, NamedNode(ORG + name), None)), None)
        if quad is None or not isinstance(quad.object, NamedNode):
            return []
        ends[name] = quad.object
    title = next(iter(store.quads_for_pattern(post, NamedNode(UG + "postTitle"), None)), None)
    said = title.object.value if title is not None and not isinstance(title.object, NamedNode) else ""  # type: ignore[union-attr]
    other = ends["organization"] if ends["member"] == node else ends["member"]
    return [(Step(_label(store, ends["member"]), f"holdsPost {said}", _label(store, ends["organization"])), other)]


def _is_fact(predicate: NamedNode) -> bool:
    iri = predicate.value
    return (iri.startswith(UG) and iri not in _NO_FACTS) or iri == ORG + "subOrganizationOf"


def _local(predicate: NamedNode) -> str:
    return predicate.value.removeprefix(UG).removeprefix(ORG)


def _label(store: Store, node: NamedNode) -> str:
    quad = next(iter(store.quads_for_pattern(node, NamedNode(SKOS + "prefLabel"), None)), None)
    return quad.object.value if quad is not None else ""  # type: ignore[union-attr]
