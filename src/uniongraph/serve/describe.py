"""A thing of the graph for people and for programs: what is said of it, and the triples about it. Runs in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from uniongraph.ask.explain import Explanation, explain_in
from uniongraph.graph.terms import ID, OA, ORG, RDF, SCHEMA, SKOS, TYPE

_EACH_WAY = 300
"""How many triples a page shows in each direction where a thing is no entity."""
_MOST = 20_000
"""How many triples describe a thing to a program."""


@dataclass(frozen=True, slots=True)
class Row:
    """A triple with the thing at one end: ``out`` as its subject, ``in`` as its object. ``iri`` is "" for a literal."""

    direction: str
    predicate: str
    iri: str
    text: str


@dataclass(frozen=True, slots=True)
class About:
    """A thing: an entity comes with its explanation, anything else with triples; ``more`` where some are left out."""

    iri: str
    label: str
    types: tuple[str, ...]
    explanation: Explanation | None
    rows: tuple[Row, ...]
    more: bool = False


def surroundings(store: Store, iri: str) -> About | None:
    """What a page shows of a thing, or None where the graph says nothing of it."""
    node = NamedNode(iri)
    outgoing = list(islice(store.quads_for_pattern(node, None, None), _EACH_WAY + 1))
    incoming = list(islice(store.quads_for_pattern(None, None, node), _EACH_WAY + 1))
    if not outgoing and not incoming:
        return None
    kinds = (quad.object for quad in outgoing if quad.predicate == TYPE)
    types = sorted(kind.value for kind in kinds if isinstance(kind, NamedNode))
    explained = next(iter(explain_in(store, iri)), None)
    rows = [] if explained else [*_rows(store, outgoing, "out"), *_rows(store, incoming, "in")]
    label = explained.label if explained else _label(store, node)
    more = not explained and max(len(outgoing), len(incoming)) > _EACH_WAY
    return About(iri, label, tuple(types), explained, tuple(rows), more)


def describe(store: Store, node: NamedNode) -> list[Triple]:
    """The triples with the thing at either end; of its posts, and of what says something of it, all; names of the rest.

    Sorted by what is nearer: its own first. At most 20,000.
    """
    found: dict[Triple, None] = {}
    near: dict[NamedNode, None] = {}

    def take(quads: list[Quad]) -> None:
        found.update(dict.fromkeys(quad.triple for quad in quads))

    take(list(islice(store.quads_for_pattern(node, None, None), _MOST)))
    take(list(islice(store.quads_for_pattern(None, None, node), _MOST)))
    whole = {ORG + "member", ORG + "organization", OA + "hasTarget"}
    for triple in list(found):
        for end in (triple.subject, triple.object):
            if triple.predicate.value in whole and isinstance(end, NamedNode) and end != node and len(found) < _MOST:
                take(list(islice(store.quads_for_pattern(end, None, None), _EACH_WAY)))
    for triple in found:
        for end in (triple.subject, triple.object):
            if isinstance(end, NamedNode) and end != node and end.value.startswith(ID):
                near[end] = None
    for end in near:
        if len(found) >= _MOST:
            break
        take(list(islice(store.quads_for_pattern(end, NamedNode(SKOS + "prefLabel"), None), 4)))
    return list(found)[:_MOST]


def _rows(store: Store, quads: list[Quad], direction: str) -> list[Row]:
    rows = []
    for quad in quads[:_EACH_WAY]:
        other = quad.object if direction == "out" else quad.subject
        if isinstance(other, NamedNode):
            rows.append(Row(direction, quad.predicate.value, other.value, _label(store, other)))
        elif isinstance(other, Literal):
            rows.append(Row(direction, quad.predicate.value, "", other.value))
        elif isinstance(other, BlankNode):
            rows.append(Row(direction, quad.predicate.value, "", str(other)))
    return sorted(rows, key=lambda row: (row.predicate, row.text, row.iri))


def _label(store: Store, node: NamedNode) -> str:
    """A name for people: its own, its headline, its words, or what its statement says; else the end of its IRI."""
    for name in (SKOS + "prefLabel", SCHEMA + "headline", OA + "exact", SCHEMA + "name"):
        if value := _value(store, node, name):
            return value.value
    if subject := _value(store, node, RDF + "subject"):
        target, said = _value(store, node, RDF + "object"), _value(store, node, RDF + "predicate")
        ends = [_label(store, end) if isinstance(end, NamedNode) else "" for end in (subject, target)]
        return f"{ends[0]} · {said.value.rpartition('#')[2].rpartition('/')[2] if said else ''} · {ends[1]}"
    if isinstance(member := _value(store, node, ORG + "member"), NamedNode):
        return _label(store, member)
    return node.value.removeprefix(ID)


def _value(store: Store, node: NamedNode, predicate: str) -> NamedNode | Literal | None:
    quad = next(iter(store.quads_for_pattern(node, NamedNode(predicate), None)), None)
    return quad.object if quad and isinstance(quad.object, NamedNode | Literal) else None
