"""Where the pages say a fact: the evidence of a build, looked up in its store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from uniongraph.graph.terms import DCTERMS, OA, PROV, RDF, SCHEMA, UG

Stated = tuple[str, str, str]
"""A fact as the graph has it: the IRIs of subject, predicate and object."""


@dataclass(frozen=True, slots=True)
class Said:
    """A place that says a fact: the words (one or more pieces), where they stand, and how they were read.

    ``spans`` are start and end, in characters of the page, of each piece.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    headline: str
    page: str
    article: str
    rule: str
    confidence: float
    announced: bool = False
    date: str = ""


class Sayings:
    """The evidence in a store, read once for all facts of a subject, or all of an object."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[tuple[str, str], dict[Stated, list[NamedNode]]] = {}

    def of(self, subject: str, predicate: str, target: str, *, end: str = "subject") -> tuple[Said, ...]:
        """Every place that says a fact, in the order of pages.

        ``end`` (``subject`` or ``object``) is the end whose facts are asked for one after another: all of them are
        found at the first question, so that a hub with ten thousand facts costs ten thousand steps and not their
        square.
        """
        statements = self._statements(end, subject if end == "subject" else target).get(
            (subject, predicate, target), ()
        )
        found = [self._said(statement) for statement in statements]
        return tuple(sorted(found, key=lambda said: (said.page, said.spans, said.rule, said.announced)))

    def _statements(self, end: str, iri: str) -> dict[Stated, list[NamedNode]]:
        if (end, iri) not in self._of:
            index: dict[Stated, list[NamedNode]] = defaultdict(list)
            for quad in self._store.quads_for_pattern(None, NamedNode(RDF + end), NamedNode(iri)):
                statement = quad.subject
                if isinstance(statement, NamedNode):
                    parts = [value(self._store, statement, RDF + part) for part in ("subject", "predicate", "object")]
                    index[parts[0], parts[1], parts[2]].append(statement)
            self._of[end, iri] = index
        return self._of[end, iri]

    def _said(self, statement: NamedNode) -> Said:
        store = self._store
        article = NamedNode(value(store, statement, PROV + "wasDerivedFrom"))
        pieces = sorted(_piece(store, NamedNode(iri)) for iri in values(store, statement, OA + "hasTarget"))
        return Said(
            tuple(words for _, _, words in pieces),
            tuple((start, end) for start, end, _ in pieces),
            value(store, article, SCHEMA + "headline"),
            page_of(store, article),
            article.value,
            value(store, statement, UG + "rule"),
            float(value(store, statement, UG + "confidence") or 0),
            value(store, statement, UG + "announced") == "true",
            value(store, statement, DCTERMS + "temporal"),
        )


def values(store: Store, subject: NamedNode, predicate: str) -> list[str]:
    """The values of a property, sorted; IRIs and literals alike."""
    quads = store.quads_for_pattern(subject, NamedNode(predicate), None)
    return sorted(quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal))


def value(store: Store, subject: NamedNode, predicate: str) -> str:
    return next(iter(values(store, subject, predicate)), "")


def _piece(store: Store, target: NamedNode) -> tuple[int, int, str]:
    """Start, end and words of a target."""
    start = end = 0
    words = ""
    for iri in values(store, target, OA + "hasSelector"):
        selector = NamedNode(iri)
        if exact := values(store, selector, OA + "exact"):
            words = exact[0]
        else:
            start, end = int(value(store, selector, OA + "start")), int(value(store, selector, OA + "end"))
    return start, end, words


def page_of(store: Store, article: NamedNode) -> str:
    """The id of an article's page."""
    page = value(store, article, PROV + "wasDerivedFrom")
    return value(store, NamedNode(page), SCHEMA + "identifier") if page else ""
