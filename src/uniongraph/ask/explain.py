"""All that a build says of an entity, each fact with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode, Store

from uniongraph.ask.evidence import Said, Sayings, page_of, value, values
from uniongraph.graph.store import INFERRED, open_store
from uniongraph.graph.terms import DCTERMS, ID, ORG, OWL, PROV, RDF, SCHEMA, SKOS, TYPE, UG

_POST = "holdsPost"
_ABOUT_IT = {SKOS + "prefLabel", SKOS + "altLabel", RDF + "type", OWL + "sameAs", PROV + "wasDerivedFrom"}
_CREDITS = {
    SCHEMA + "author": "author",
    UG + "reporter": "reporter",
    UG + "photographer": "photographer",
    SCHEMA + "editor": "editor",
    DCTERMS + "source": "source",
}


@dataclass(frozen=True, slots=True)
class ExplainedFact:
    """A fact of an entity: ``out`` when the entity is its subject, ``in`` when it is its object.

    What is ``inferred`` follows from other facts and stands on no page.
    """

    direction: OneOf["out", "in"]
    predicate: str
    other: str
    other_label: str
    title: str = ""
    former: bool = False
    inferred: bool = False
    said: tuple[Said, ...] = ()

    @property
    def announced(self) -> bool:
        """Whether every place that says it only announces it."""
        return bool(self.said) and all(said.announced for said in self.said)


@dataclass(frozen=True, slots=True)
class InArticle:
    """An article that mentions or credits an entity; ``role`` is ``mentions`` or the kind of credit."""

    article: str
    headline: str
    page: str
    role: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity and all that is said of it. A ``candidate`` only might be meant, and its facts are left out.

    ``merged`` says why other things were taken for it: the reasons in English, and the same in Chinese.
    """

    iri: str
    label: str
    cls: str
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    facts: tuple[ExplainedFact, ...] = ()
    articles: tuple[InArticle, ...] = field(default=())
    candidate: bool = False
    merged: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def explain(folder: Path, name: str) -> list[Explanation]:
    """What a build says of what bears this name: its label, another of its names, its IRI, or else a part of a label.

    Namesakes are all explained. Where only a part of several labels fits, they are given as candidates, without
    facts. An empty list when nothing fits. Raises FileNotFoundError when the folder is no build's.
    """
    return explain_in(open_store(Path(folder)), name)


def explain_in(store: Store, name: str) -> list[Explanation]:
    """The same of a store that is already open."""
    found, exact = _find(store, name.strip())
    if exact or len(found) == 1:
        return [_explain(store, entity) for entity in found]
    return [_describe(store, entity, candidate=True) for entity in found]


def _find(store: Store, name: str) -> tuple[list[NamedNode], bool]:
    """The entities that a name means, best first, and whether it is exactly theirs."""
    if not name:
        return [], False
    if name.strip("<>").startswith(("http://", "https://")):
        return _find_iri(store, name.strip("<>")), True
    labels: dict[str, list[tuple[str, NamedNode]]] = {}
    for predicate in ("prefLabel", "altLabel"):
        for quad in store.quads_for_pattern(None, NamedNode(SKOS + predicate), None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal) and _cls(store, quad.subject):
                labels.setdefault(predicate, []).append((quad.object.value, quad.subject))
    for predicate in ("prefLabel", "altLabel"):
        if named := {entity for label, entity in labels.get(predicate, ()) if label == name}:
            return _sorted(named), True
    part = {entity for pairs in labels.values() for label, entity in pairs if name in label}
    return _sorted(part), False


def _find_iri(store: Store, iri: str) -> list[NamedNode]:
    """The entity with an IRI, or the one that it turned out to be."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return []
    if _cls(store, node):
        return [node]
    kept = store.quads_for_pattern(None, NamedNode(OWL + "sameAs"), node)
    return _sorted({quad.subject for quad in kept if isinstance(quad.subject, NamedNode)})


def _sorted(nodes: set[NamedNode]) -> list[NamedNode]:
    return sorted(nodes, key=lambda node: node.value)


def _cls(store: Store, entity: NamedNode) -> str:
    """The class of an entity, or "" for what is none (an article, a post, a division that no page names)."""
    for quad in store.quads_for_pattern(entity, TYPE, None):
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(UG):
            return quad.object.value.removeprefix(UG)
    return ""


def _label(store: Store, entity: NamedNode) -> str:
    return value(store, entity, SKOS + "prefLabel") or entity.value.removeprefix(ID)


def _describe(store: Store, entity: NamedNode, candidate: bool = False) -> Explanation:
    return Explanation(
        entity.value, _label(store, entity), _cls(store, entity), tuple(values(store, entity, SKOS + "altLabel")),
        tuple(values(store, entity, OWL + "sameAs")), candidate=candidate,
    )  # fmt: skip


def _explain(store: Store, entity: NamedNode) -> Explanation:
    about = _describe(store, entity)
    sayings = Sayings(store)
    facts = [*_facts(store, entity, sayings), *_posts(store, entity, sayings)]
    facts.sort(key=lambda f: (f.inferred, f.direction == "in", f.predicate, f.other, f.title, f.former))
    return Explanation(
        about.iri,
        about.label,
        about.cls,
        about.names,
        about.same_as,
        tuple(facts),
        tuple(_articles(store, entity)),
        merged=_merged(store, entity),
    )


def _merged(store: Store, entity: NamedNode) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Why other things were taken for an entity, in English and in Chinese."""
    notes: dict[str | None, list[str]] = {}
    for quad in store.quads_for_pattern(entity, NamedNode(SKOS + "changeNote"), None):
        if isinstance(quad.object, Literal):
            notes.setdefault(quad.object.language, []).append(quad.object.value)
    return tuple(sorted(notes.get("en", ()))), tuple(sorted(notes.get("zh", ())))


def _facts(store: Store, entity: NamedNode, sayings: Sayings) -> list[ExplainedFact]:
    """The plain facts with the entity at either end, stated and inferred."""
    found: list[ExplainedFact] = []
    quads = [*store.quads_for_pattern(entity, None, None), *store.quads_for_pattern(None, None, entity)]
    for quad in quads:
        subject, predicate, target = quad.subject, quad.predicate, quad.object
        if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode) or predicate.value in _ABOUT_IT:
            continue
        out = subject == entity
        other = target if out else subject
        if not _cls(store, other):  # articles, posts, evidence, divisions
            continue
        inferred = quad.graph_name == INFERRED
        found.append(
            ExplainedFact(
                "out" if out else "in",
                predicate.value.removeprefix(UG).removeprefix(ORG),
                other.value,
                _label(store, other),
                inferred=inferred,
                said=()
                if inferred
                else sayings.of(subject.value, predicate.value, target.value, end="subject" if out else "object"),
            )
        )
    return found


def _posts(store: Store, entity: NamedNode, sayings: Sayings) -> list[ExplainedFact]:
    """The posts that a person holds or that are held in an organisation."""
    found: list[ExplainedFact] = []
    member, organization = NamedNode(ORG + "member"), NamedNode(ORG + "organization")
    for mine, its, direction in ((member, organization, "out"), (organization, member, "in")):
        for quad in store.quads_for_pattern(None, mine, entity):
            post = quad.subject
            if not isinstance(post, NamedNode):
                continue
            other = NamedNode(value(store, post, its.value))
            body = entity if mine == organization else other
            found.append(
                ExplainedFact(
                    "out" if direction == "out" else "in",
                    _POST,
                    other.value,
                    _label(store, other),
                    value(store, post, UG + "postTitle"),
                    value(store, post, UG + "former") == "true",
                    said=sayings.of(
                        post.value, organization.value, body.value, end="subject" if mine == member else "object"
                    ),
                )
            )
    return found


def _articles(store: Store, entity: NamedNode) -> list[InArticle]:
    found: list[InArticle] = []
    for quad in store.quads_for_pattern(None, None, entity):
        article, predicate = quad.subject, quad.predicate.value
        role = "mentions" if predicate == SCHEMA + "mentions" else _CREDITS.get(predicate, "")
        if role and isinstance(article, NamedNode):
            headline = value(store, article, SCHEMA + "headline")
            found.append(InArticle(article.value, headline, page_of(store, article), role))
    return sorted(found, key=lambda a: (a.page, a.article, a.role))
