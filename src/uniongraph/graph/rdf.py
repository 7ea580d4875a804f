"""The stated facts as triples: what ``graph.ttl`` holds.

Where a fact stands on a page and how sure it is belongs to ``evidence.py``; what only follows, to ``inference.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from uniongraph.graph.terms import (
    DCTERMS,
    ID,
    ORG,
    OWL,
    SCHEMA,
    SKOS,
    TRUE,
    TYPE,
    UG,
    article_iri,
    digest,
    node,
    plain,
    quote,
    temporal,
    zh,
)
from uniongraph.records import Article, Entity, Fact, Knowledge
from uniongraph.schema import Place, Schema

__all__ = ["article_iri", "division", "fact_triple", "graph_triples", "membership_iri", "property_node"]

POST = "holdsPost"
"""The predicate of a post, which becomes an ``org:Membership`` instead of a plain triple."""

_PAPER = "Media"
_CREDIT = {
    "author": node(SCHEMA + "author"),
    "reporter": node(UG + "reporter"),
    "photographer": node(UG + "photographer"),
    "editor": node(SCHEMA + "editor"),
    "source": node(DCTERMS + "source"),
}


def graph_triples(knowledge: Knowledge, schema: Schema) -> Iterator[Triple]:
    """The triples of ``graph.ttl``: entities, facts, posts and articles, in no particular order."""
    for entity in knowledge.entities:
        yield from _entity_triples(entity, schema)
    for fact in knowledge.facts:
        yield from _fact_triples(fact, schema)
    yield from _article_triples(knowledge)


def property_node(name: str, schema: Schema) -> NamedNode:
    """The IRI of the property with this local name."""
    term = schema.properties.get(name)
    return node(term.iri if term else UG + name)


def membership_iri(fact: Fact) -> str:
    """The IRI of a post: person, title, and a hash of all that makes it this post."""
    person = fact.subject.removeprefix(ID).partition("/")[2] or "-"
    readable = "-".join(part for part in (person, quote(fact.title)) if part).replace("/", "-")
    return f"{ID}Membership/{readable}-{digest(fact.subject, fact.object, fact.title, str(fact.former))}"


def fact_triple(fact: Fact, schema: Schema) -> Triple:
    """The triple of ``graph.ttl`` that a fact's evidence speaks of; for a post, that its organisation is this one."""
    if fact.predicate == POST:
        return Triple(node(membership_iri(fact)), node(ORG + "organization"), node(fact.object))
    return Triple(node(fact.subject), property_node(fact.predicate, schema), node(fact.object))


def division(entity: Entity, schema: Schema) -> Place | None:
    """The division that a Place entity is, or None when its code only says where it lies.

    西安市 with 610100 is that division; 西安高新区 or a village with the code of what contains it is not.
    """
    place = schema.places.by_code(entity.place) if entity.place else None
    if place is None or not schema.is_a(entity.cls, "Place"):
        return None
    names = (entity.label, *entity.names)
    return place if any(n.endswith(place.name) or place.name.startswith(n) for n in names if n) else None


def _entity_triples(entity: Entity, schema: Schema) -> Iterator[Triple]:
    subject = node(entity.iri)
    term = schema.classes.get(entity.cls)
    yield Triple(subject, TYPE, node(term.iri if term else UG + entity.cls))
    yield Triple(subject, node(SKOS + "prefLabel"), zh(entity.label))
    for name in entity.names:
        if name != entity.label:
            yield Triple(subject, node(SKOS + "altLabel"), zh(name))
    if place := division(entity, schema):
        yield Triple(subject, node(SCHEMA + "identifier"), plain(place.code))
    for other in entity.same_as:
        yield Triple(subject, node(OWL + "sameAs"), node(other))


def _fact_triples(fact: Fact, schema: Schema) -> Iterator[Triple]:
    stated = fact_triple(fact, schema)
    yield stated
    if fact.predicate == POST:
        yield Triple(stated.subject, TYPE, node(ORG + "Membership"))
        yield Triple(stated.subject, node(ORG + "member"), node(fact.subject))
        yield Triple(stated.subject, node(UG + "postTitle"), zh(fact.title))
        if fact.former:
            yield Triple(stated.subject, node(UG + "former"), TRUE)


def _article_triples(knowledge: Knowledge) -> Iterator[Triple]:
    subjects = {article.id: node(article_iri(article)) for article in knowledge.articles()}
    papers: dict[str, list[str]] = defaultdict(list)
    for entity in knowledge.entities:
        if entity.cls == _PAPER:
            papers[entity.label].append(entity.iri)
    for article in knowledge.articles():
        subject = subjects[article.id]
        yield Triple(subject, TYPE, node(SCHEMA + "NewsArticle"))
        if article.headline:
            yield Triple(subject, node(SCHEMA + "headline"), zh(article.headline))
        if article.date:
            yield Triple(subject, node(SCHEMA + "datePublished"), temporal(article.date))
        if article.paper:
            yield Triple(subject, node(SCHEMA + "isPartOf"), _paper(article, papers))
        if article.edition:
            yield Triple(subject, node(SCHEMA + "printPage"), plain(article.edition))
    for credit in knowledge.credits:
        yield Triple(subjects[credit.article], _CREDIT[credit.role], node(credit.entity))
    for article_id, entity_iri in sorted({(m.mention.article, m.entity) for m in knowledge.mentions}):
        yield Triple(subjects[article_id], node(SCHEMA + "mentions"), node(entity_iri))


def _paper(article: Article, papers: dict[str, list[str]]) -> NamedNode | Literal:
    """The paper of an article: the one medium of that name, or, where none or several bear it, the name."""
    named = papers.get(article.paper, [])
    return node(named[0]) if len(named) == 1 else zh(article.paper)
