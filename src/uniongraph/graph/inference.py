"""What follows from the stated facts but is not said (``inferred.ttl``), and the divisions behind the places.

Only what needs no reading of words: a place lies in the divisions that contain it, a body of the kind that the papers
are about stands under the body of the same kind one division higher, who works with another is worked with.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from uniongraph.graph.rdf import POST, division, property_node
from uniongraph.graph.terms import ID, SCHEMA, SKOS, TYPE, XSD, node, plain, zh
from uniongraph.records import Entity, Knowledge
from uniongraph.schema import Place, Places, Schema

_SYMMETRIC = ("cooperatesWith",)
_IN = "locatedIn"
_UNDER = "subOrganizationOf"

ASKED = frozenset((*_SYMMETRIC, _IN, _UNDER))
"""The predicates of the facts that inference looks at; no other fact makes a difference."""


def inferred_triples(knowledge: Knowledge, schema: Schema) -> set[Triple]:
    """The triples that follow from the stated ones and are not stated themselves."""
    stated = {(fact.subject, fact.predicate, fact.object) for fact in knowledge.facts if fact.predicate != POST}
    found = set(_place_in_place(knowledge, schema))
    found |= set(_body_under_body(knowledge, schema))
    found |= {(o, p, s) for s, p, o in stated if p in _SYMMETRIC}
    return {Triple(node(s), property_node(p, schema), node(o)) for s, p, o in found - stated if s != o}


def place_triples(knowledge: Knowledge, schema: Schema) -> set[Triple]:
    """The triples of ``places.ttl``: the divisions in the graph and those that contain them.

    A division that is an entity has the entity's IRI, another one ``…/id/Division/<code>``.
    """
    entities = {place.code: iri for iri, place in _divisions(knowledge, schema).items()}
    todo = {code: place for code in entities if (place := schema.places.by_code(code))}
    for code in tuple(todo):
        todo.update((place.code, place) for place in _above(schema.places, code))
    found: set[Triple] = set()
    for code, place in todo.items():
        subject = _division_node(code, entities)
        found.update(_division_triples(subject, place))
        if code not in entities:  # an entity has its class and its label in graph.ttl, and no other
            found.add(Triple(subject, TYPE, node(SCHEMA + "AdministrativeArea")))
            found.add(Triple(subject, node(SKOS + "prefLabel"), zh(place.name)))
        if above := _above(schema.places, code):
            found.add(Triple(subject, node(SCHEMA + "containedInPlace"), _division_node(above[0].code, entities)))
    return found


def _division_node(code: str, entities: dict[str, str]) -> NamedNode:
    return node(entities.get(code) or f"{ID}Division/{code}")


def _division_triples(subject: NamedNode, place: Place) -> Iterator[Triple]:
    yield Triple(subject, node(SCHEMA + "name"), zh(place.name))
    yield Triple(subject, node(SCHEMA + "identifier"), plain(place.code))
    for name, degrees in (("latitude", place.lat), ("longitude", place.lon)):
        if degrees is not None:
            value = Literal(f"{degrees:.6f}".rstrip("0").ljust(3, "0"), datatype=NamedNode(XSD + "decimal"))
            yield Triple(subject, node(SCHEMA + name), value)


def _divisions(knowledge: Knowledge, schema: Schema) -> dict[str, Place]:
    """The division of each entity that is one; of several entities with one code, the smallest IRI stands for it."""
    found: dict[str, Place] = {}
    taken: set[str] = set()
    for entity in sorted(knowledge.entities):
        if (place := division(entity, schema)) and place.code not in taken:
            taken.add(place.code)
            found[entity.iri] = place
    return found


def _above(places: Places, code: str) -> list[Place]:
    """The divisions that contain this one, nearest first."""
    found: list[Place] = []
    seen, place = {code}, places.by_code(code)
    while place and (place := places.by_code(place.parent)) and place.code not in seen:
        seen.add(place.code)
        found.append(place)
    return found


def _place_in_place(knowledge: Knowledge, schema: Schema) -> Iterator[tuple[str, str, str]]:
    divisions = _divisions(knowledge, schema)
    by_code = {place.code: iri for iri, place in divisions.items()}
    for iri, place in divisions.items():
        for above in _above(schema.places, place.code):
            if above.code in by_code:
                yield iri, _IN, by_code[above.code]


def _body_under_body(knowledge: Knowledge, schema: Schema) -> Iterator[tuple[str, str, str]]:
    """Bodies of the class that the papers are about, each under the one of the next division up that is named alike."""
    classes = set(schema.lexicon.words("classes", "home"))
    bodies: dict[tuple[str, str, str], str] = {}
    for entity in sorted(knowledge.entities, reverse=True):
        if entity.cls in classes:
            for stem in _stems(entity, schema):
                bodies[entity.cls, entity.place, stem] = entity.iri
    for (cls, code, stem), iri in bodies.items():
        for above in _above(schema.places, code)[:1]:
            if (cls, above.code, stem) in bodies:
                yield iri, _UNDER, bodies[cls, above.code, stem]


def _stems(entity: Entity, schema: Schema) -> Iterator[str]:
    """What follows the name of its division in an entity's names: 西安市碑林区总工会 → 总工会."""
    place = schema.places.by_code(entity.place) if entity.place else None
    for name in (entity.label, *entity.names) if place else ():
        _, found, stem = name.partition(place.name if place else "")
        if found and stem:
            yield stem
