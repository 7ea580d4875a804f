"""The terms of ``uniongraph.ttl``: classes, properties, and the concepts of its SKOS schemes.

Reads what the file says of each term and infers nothing; what a term's words are stands in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from uniongraph.schema.error import SchemaError

NAMESPACE = "https://w3id.org/uniongraph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"

_PREFIX = re.compile(r"^@prefix\s+([\w-]*):\s*<([^>]+)>\s*\.", re.MULTILINE)
_CHARACTERISTICS = (
    "TransitiveProperty", "SymmetricProperty", "AsymmetricProperty", "ReflexiveProperty", "IrreflexiveProperty",
    "FunctionalProperty", "InverseFunctionalProperty",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology with its labels and definitions; ``name`` is its local name.

    ``parent`` holds the classes or properties above it, by local name or, from other vocabularies, by IRI.
    ``characteristics`` are OWL's words for a property (TransitiveProperty, …); ``inverse`` is a name or an IRI. A
    property that is only the inverse of another of ours is no term of its own.
    """

    name: str
    iri: str
    zh: str
    en: str
    definition_zh: str = ""
    definition_en: str = ""
    parent: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    note_zh: str = ""
    note_en: str = ""
    examples: tuple[str, ...] = ()
    characteristics: tuple[str, ...] = ()
    inverse: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a SKOS scheme: a post, an award, a kind of body, a level, a grade.

    ``scheme``, ``broader`` and ``level`` are IRIs or "". ``words_zh`` are its Chinese names, the preferred one first.
    ``about`` is the local name of the class that it is a kind of (``rdfs:seeAlso``), ``notation`` a level's in
    the table of places.
    """

    iri: str
    scheme: str
    zh: str
    en: str
    words_zh: tuple[str, ...] = ()
    broader: str = ""
    level: str = ""
    definition_zh: str = ""
    definition_en: str = ""
    about: str = ""
    notation: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything that ``uniongraph.ttl`` declares; ``schemes`` are the labels of the SKOS schemes by IRI."""

    version: str
    classes: Mapping[str, Term]
    properties: Mapping[str, Term]
    concepts: tuple[Concept, ...] = ()
    schemes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()

    def knows(self, name: str) -> bool:
        """Whether a local name (``runs``) or a prefixed one of another vocabulary (``schema:author``) is declared."""
        prefix, colon, rest = name.partition(":")
        if colon:
            return self.prefixes.get(prefix, "?") + rest in self.declared
        return name in self.classes or name in self.properties


def load_terms(path: Path) -> Terms:
    """Version, terms and concepts of the Turtle file. Raises SchemaError where it is no Turtle or has no class."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = _read(text)
    except (SyntaxError, OSError, ValueError) as error:
        raise SchemaError(f"{path} cannot be read as Turtle: {error}") from error
    node = _Nodes(values)
    classes: dict[str, Term] = {}
    properties: dict[str, Term] = {}
    kinds = {OWL + "Class": classes, OWL + "ObjectProperty": properties, OWL + "DatatypeProperty": properties}
    version, concepts, schemes = "", [], {}
    declared: set[str] = set()
    for iri, about in values.items():
        types = {o.value for o in about.get(RDF + "type", ()) if hasattr(o, "value")}
        if types:
            declared.add(iri)
        if OWL + "Ontology" in types:
            version = next((o.value for o in about.get(OWL + "versionInfo", ())), "")
        if SKOS + "ConceptScheme" in types:
            schemes[iri] = (node.label(iri, "zh"), node.label(iri, "en"))
        if SKOS + "inScheme" in about:
            concepts.append(node.concept(iri))
        if iri.startswith((NAMESPACE, ORG + "subOrganizationOf")) and not node.is_inverse(iri):
            for kind, found in kinds.items():
                if kind in types:
                    term = node.term(iri, types)
                    found[term.name] = term
    if not classes:
        raise SchemaError(f"{path} defines no class in {NAMESPACE}")
    properties.setdefault("holdsPost", Term("holdsPost", ORG + "hasMembership", "任职", "holds post"))
    prefixes = dict(_PREFIX.findall(text))
    return Terms(version, classes, properties, tuple(concepts), schemes, prefixes, frozenset(declared))


def _read(text: str) -> dict[str, dict[str, list[Any]]]:
    """Subject → predicate → objects, in the order of the file."""
    from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse

    values: dict[str, dict[str, list[Any]]] = {}
    for quad in parse(text, format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode | BlankNode):
            values.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return values


def _local(iri: str) -> str:
    return iri.removeprefix(NAMESPACE).removeprefix(ORG)


class _Nodes:
    """What the triples say of a node."""

    def __init__(self, values: Mapping[str, Mapping[str, list[Any]]]) -> None:
        from pyoxigraph import BlankNode, Literal, NamedNode

        self._values = values
        self._blank, self._literal, self._named = BlankNode, Literal, NamedNode

    def texts(self, iri: str, prop: str, language: str) -> tuple[str, ...]:
        found = self._values[iri].get(prop, ())
        return tuple(o.value for o in found if isinstance(o, self._literal) and o.language == language)

    def text(self, iri: str, prop: str, language: str) -> str:
        return next(iter(self.texts(iri, prop, language)), "")

    def label(self, iri: str, language: str) -> str:
        return self.text(iri, SKOS + "prefLabel", language) or self.text(iri, RDFS + "label", language)

    def names(self, iri: str, prop: str) -> tuple[str, ...]:
        """The IRIs among the objects, our own by local name."""
        return tuple(_local(o.value) for o in self._values[iri].get(prop, ()) if isinstance(o, self._named))

    def members(self, iri: str, prop: str) -> Iterator[str]:
        """The classes that a domain or range names, one by one or as a union."""
        for node in self._values[iri].get(prop, ()):
            if isinstance(node, self._named):
                yield _local(node.value)
            elif rest := self._values.get(node.value, {}).get(OWL + "unionOf"):
                while isinstance(rest[0], self._blank):
                    cell = self._values[rest[0].value]
                    yield _local(cell[RDF + "first"][0].value)
                    rest = cell[RDF + "rest"]

    def is_inverse(self, iri: str) -> bool:
        """Whether a property of ours only turns another one of ours round."""
        return any(o.value.startswith(NAMESPACE) for o in self._values[iri].get(OWL + "inverseOf", ()))

    def inverse(self, iri: str) -> str:
        """The inverse of a property, wherever that is said."""
        named = self.names(iri, OWL + "inverseOf")
        turned = (
            _local(other)
            for other, said in self._values.items()
            if any(getattr(o, "value", "") == iri for o in said.get(OWL + "inverseOf", ()))
        )
        return next(iter((*named, *turned)), "")

    def term(self, iri: str, types: set[str]) -> Term:
        """A class or property with all that is said of it."""
        return Term(
            _local(iri), iri, self.text(iri, RDFS + "label", "zh"), self.text(iri, RDFS + "label", "en"),
            self.text(iri, SKOS + "definition", "zh"), self.text(iri, SKOS + "definition", "en"),
            self.names(iri, RDFS + "subClassOf") + self.names(iri, RDFS + "subPropertyOf"),
            tuple(self.members(iri, RDFS + "domain")), tuple(self.members(iri, RDFS + "range")),
            self.text(iri, SKOS + "scopeNote", "zh"), self.text(iri, SKOS + "scopeNote", "en"),
            tuple(o.value for o in self._values[iri].get(SKOS + "example", ())),
            tuple(name for name in _CHARACTERISTICS if OWL + name in types),
            self.inverse(iri),
        )  # fmt: skip

    def concept(self, iri: str) -> Concept:
        """A concept of a SKOS scheme."""

        def first(prop: str) -> str:
            return next((o.value for o in self._values[iri].get(prop, ()) if isinstance(o, self._named)), "")

        zh = self.text(iri, SKOS + "prefLabel", "zh")
        return Concept(
            iri, first(SKOS + "inScheme"), zh, self.text(iri, SKOS + "prefLabel", "en"),
            (zh, *self.texts(iri, SKOS + "altLabel", "zh")), first(SKOS + "broader"), first(NAMESPACE + "level"),
            self.text(iri, SKOS + "definition", "zh"), self.text(iri, SKOS + "definition", "en"),
            _local(first(RDFS + "seeAlso")),
            next((o.value for o in self._values[iri].get(SKOS + "notation", ())), ""),
        )  # fmt: skip
