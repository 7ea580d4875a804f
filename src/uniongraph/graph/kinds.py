"""What kind of thing an entity is, and what kind of post a title names, by the ontology's SKOS schemes.

Read off names alone, so it belongs to what is inferred: 桐庐县总工会 is a county federation of the county level,
四级调研员 a consultant, 全国五一劳动奖章 a May Day medal of the national level. A concept speaks of the class that
``rdfs:seeAlso`` names on it or above it. The concepts come with their labels, for a query finds them nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Triple

from uniongraph.graph.rdf import POST, membership_iri
from uniongraph.graph.terms import DCTERMS, ORG, SKOS, UG, node, text_in, zh
from uniongraph.records import Entity, Fact, Knowledge
from uniongraph.schema import Concept, Schema

_QUOTES = "“”‘’「」《》"
_ORGANIZATIONS = {"Organization", "FormalOrganization"}
_MEMBERSHIP = "Membership"


def kind_triples(knowledge: Knowledge, schema: Schema) -> set[Triple]:
    """Kinds and levels of the entities, roles of the posts, and the concepts that these speak of."""
    kinds = Kinds(schema)
    found = set(chain.from_iterable(kinds.of_entity(entity) for entity in knowledge.entities))
    found.update(chain.from_iterable(kinds.of_post(fact) for fact in knowledge.facts if fact.predicate == POST))
    found.update(kinds.concepts({triple.object.value for triple in found if isinstance(triple.object, NamedNode)}))
    return found


class Kinds:
    """The concepts of a schema by the words that name them."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._by_iri = {concept.iri: concept for concept in schema.terms.concepts}
        levels = {concept.level for concept in schema.terms.concepts} & set(self._by_iri)
        scheme = {self._by_iri[level].scheme for level in levels}
        self._levels = [concept for concept in schema.terms.concepts if concept.scheme in scheme]
        self._of_division = {level.notation: level.iri for level in self._levels if level.notation}
        self._words: dict[str, dict[str, list[tuple[Concept, bool]]]] = {}
        for concept in schema.terms.concepts:
            words = self._words.setdefault(self._class(concept), {})
            for word in concept.words_zh:
                words.setdefault(word, []).append((concept, False))
                if stem := self._without_level(word, concept):
                    words.setdefault(stem, []).append((concept, True))

    def of_entity(self, entity: Entity) -> Iterator[Triple]:
        """The kind of an entity and its level."""
        if found := self._kind(entity):
            kind, level = found
            term = self._schema.classes.get(entity.cls)
            organization = term is not None and _ORGANIZATIONS & set(term.parent)
            says = ORG + "classification" if organization else DCTERMS + "type"
            yield Triple(node(entity.iri), node(says), node(kind.iri))
            if level:
                yield Triple(node(entity.iri), node(UG + "level"), node(level))

    def of_post(self, fact: Fact) -> Iterator[Triple]:
        """The role that a post is."""
        if role := self.role(fact.title):
            yield Triple(node(membership_iri(fact)), node(ORG + "role"), node(role.iri))

    def role(self, title: str) -> Concept | None:
        """The kind of post that a title names."""
        found = self._words.get(_MEMBERSHIP, {}).get(title)
        return found[0][0] if found else None

    def concepts(self, iris: Iterable[str]) -> Iterator[Triple]:
        """Concepts with their labels, and those above them."""
        todo, seen = list(iris), set[str]()
        while todo:
            concept = self._by_iri.get(todo.pop())
            if concept is None or concept.iri in seen:
                continue
            seen.add(concept.iri)
            yield Triple(node(concept.iri), node(SKOS + "prefLabel"), zh(concept.zh))
            if concept.en:
                yield Triple(node(concept.iri), node(SKOS + "prefLabel"), text_in(concept.en, "en"))
            if concept.broader:
                yield Triple(node(concept.iri), node(SKOS + "broader"), node(concept.broader))
                todo.append(concept.broader)

    def _class(self, concept: Concept) -> str:
        """The class that a concept, or the nearest above it that says so, speaks of; "" where none does."""
        seen = set[str]()
        while not concept.about and concept.broader in self._by_iri and concept.iri not in seen:
            seen.add(concept.iri)
            concept = self._by_iri[concept.broader]
        return concept.about

    def _without_level(self, word: str, concept: Concept) -> str:
        """What is left of a word that begins with its concept's level: 县级总工会 → 总工会."""
        level = self._by_iri.get(concept.level)
        return next((word.removeprefix(w) for w in level.words_zh if word.startswith(w)), "") if level else ""

    def _kind(self, entity: Entity) -> tuple[Concept, str] | None:
        """The concept whose word, the longest, ends a name of the entity, and the entity's level or ""."""
        words = self._words.get(entity.cls, {})
        for name in (entity.label, *entity.names) if words else ():
            name = name.strip(_QUOTES)
            for start in range(len(name)):
                for concept, needs_level in words.get(name[start:], ()):
                    level = self._level(name[:start], entity)
                    if not needs_level:
                        return concept, concept.level or level
                    if level == concept.level:
                        return concept, level
        return None

    def _level(self, before: str, entity: Entity) -> str:
        """The level that stands before the word of a kind: said as such (全国…, 省级…), or by a division's name."""
        for level in self._levels:
            if before.startswith(level.words_zh):
                return level.iri
        places = self._schema.places
        own = places.by_code(entity.place) if entity.place else None
        if own is not None and before.endswith((own.name, places.stem(own.name))):
            return self._of_division.get(own.level, "")
        levels = {place.level for place in places.named(before)} if before else set()
        return self._of_division.get(levels.pop(), "") if len(levels) == 1 else ""
