"""Where each fact stands on a page, as triples: what ``evidence.ttl`` holds.

Each place that says a fact is an ``rdf:Statement`` about a triple of ``graph.ttl`` (for a post, about its
``org:organization``), with one Web Annotation target for each span. IRIs of targets follow RFC 5147: ``#char=12,30``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Triple

from uniongraph.graph.rdf import fact_triple
from uniongraph.graph.terms import (
    DCTERMS,
    ID,
    OA,
    PROV,
    RDF,
    SCHEMA,
    TRUE,
    TYPE,
    UG,
    article_iri,
    decimal,
    digest,
    integer,
    node,
    page_iri,
    plain,
    quote,
    temporal,
    zh,
)
from uniongraph.records import Article, Evidence, Fact, Knowledge, ReadPage, SourcePlace, Span
from uniongraph.schema import Schema
from uniongraph.text.places import fragment, places_of

_FRAGMENTS = {"pt": "http://tools.ietf.org/rfc/rfc3778", "px": "http://www.w3.org/TR/media-frags/"}
"""What defines the fragments of a PDF and of a picture."""

# Terms that each piece of evidence needs, made once.
_MEDIA_OBJECT = node(SCHEMA + "MediaObject")
_IDENTIFIER = node(SCHEMA + "identifier")
_SHA256 = node(SCHEMA + "sha256")
_WAS_DERIVED_FROM = node(PROV + "wasDerivedFrom")
_STATEMENT = node(RDF + "Statement")
_SUBJECT = node(RDF + "subject")
_PREDICATE = node(RDF + "predicate")
_OBJECT = node(RDF + "object")
_RULE = node(UG + "rule")
_CONFIDENCE = node(UG + "confidence")
_ANNOUNCED = node(UG + "announced")
_TEMPORAL = node(DCTERMS + "temporal")
_HAS_TARGET = node(OA + "hasTarget")
_HAS_SELECTOR = node(OA + "hasSelector")
_FRAGMENT_SELECTOR = node(OA + "FragmentSelector")
_CONFORMS_TO = node(DCTERMS + "conformsTo")
_VALUE = node(RDF + "value")
_SPECIFIC_RESOURCE = node(OA + "SpecificResource")
_HAS_SOURCE = node(OA + "hasSource")
_TEXT_POSITION_SELECTOR = node(OA + "TextPositionSelector")
_START = node(OA + "start")
_END = node(OA + "end")
_TEXT_QUOTE_SELECTOR = node(OA + "TextQuoteSelector")
_EXACT = node(OA + "exact")


def evidence_sections(knowledge: Knowledge, schema: Schema) -> Iterator[list[Triple]]:
    """The triples of ``evidence.ttl``, one list for each page, so that no more than a page is held at a time."""
    said: dict[str, list[tuple[Fact, Evidence]]] = defaultdict(list)
    for fact in knowledge.facts:
        for evidence in fact.evidence:
            said[evidence.article].append((fact, evidence))
    for read in sorted(knowledge.pages, key=lambda read: read.page.id):
        triples = list(_page_triples(read))
        for article in read.articles:
            best: dict[str, tuple[Fact, Evidence]] = {}
            for fact, evidence in said.get(article.id, ()):
                iri = evidence_iri(article, fact, evidence)
                if iri not in best or best[iri][1].confidence < evidence.confidence:
                    best[iri] = (fact, evidence)
            for iri, (fact, evidence) in best.items():
                triples.extend(_statement_triples(node(iri), article, fact, evidence, schema))
                for span in evidence.spans if read.page.places else ():
                    triples.extend(_printed_triples(span, read.page.places))
        yield triples


def evidence_iri(article: Article, fact: Fact, evidence: Evidence) -> str:
    """The IRI of one piece of evidence: its article, and a hash of the fact, the words' place and the rule.

    Neither the confidence nor other evidence has a part in it, so a better estimate keeps the IRI.
    """
    spans = ";".join(f"{span.start},{span.end}" for span in evidence.spans)
    key = digest(
        fact.subject, fact.predicate, fact.object, fact.title, str(fact.former),
        spans, evidence.rule, str(evidence.announced), evidence.date,
    )  # fmt: skip
    return article_iri(article).replace(ID + "Article/", ID + "Evidence/", 1) + f"/{key}"


def _page_triples(read: ReadPage) -> Iterator[Triple]:
    page = node(page_iri(read.page.id))
    yield Triple(page, TYPE, _MEDIA_OBJECT)
    yield Triple(page, _IDENTIFIER, plain(read.page.id))
    yield Triple(page, _SHA256, plain(read.page.checksum))
    for article in read.articles:
        yield Triple(node(article_iri(article)), _WAS_DERIVED_FROM, page)


def _statement_triples(
    subject: NamedNode, article: Article, fact: Fact, evidence: Evidence, schema: Schema
) -> Iterator[Triple]:
    stated = fact_triple(fact, schema)
    yield Triple(subject, TYPE, _STATEMENT)
    yield Triple(subject, _SUBJECT, stated.subject)
    yield Triple(subject, _PREDICATE, stated.predicate)
    yield Triple(subject, _OBJECT, stated.object)
    yield Triple(subject, _WAS_DERIVED_FROM, node(article_iri(article)))
    yield Triple(subject, _RULE, plain(evidence.rule))
    yield Triple(subject, _CONFIDENCE, decimal(evidence.confidence))
    if evidence.announced:
        yield Triple(subject, _ANNOUNCED, TRUE)
    if evidence.date:
        yield Triple(subject, _TEMPORAL, temporal(evidence.date))
    for span, words in zip(evidence.spans, evidence.quotes, strict=True):
        yield Triple(subject, _HAS_TARGET, node(_target(span, "char")))
        yield from _target_triples(span, words)


def _printed_triples(span: Span, places: Sequence[SourcePlace]) -> Iterator[Triple]:
    """Where the words stand on the sheet of a PDF or picture, a selector for each line of print."""
    target = node(_target(span, "char"))
    for place in places_of(places, span.start, span.end):
        selector = node(_target(Span(span.page, place.start, place.end), "box"))
        yield Triple(target, _HAS_SELECTOR, selector)
        yield Triple(selector, TYPE, _FRAGMENT_SELECTOR)
        yield Triple(selector, _CONFORMS_TO, node(_FRAGMENTS[place.unit]))
        yield Triple(selector, _VALUE, plain(fragment(place)))


def _target(span: Span, kind: str) -> str:
    return f"{ID}Page/{quote(span.page)}#{kind}={span.start},{span.end}"


def _target_triples(span: Span, words: str) -> Iterator[Triple]:
    target, position, exact = (node(_target(span, kind)) for kind in ("char", "position", "quote"))
    yield Triple(target, TYPE, _SPECIFIC_RESOURCE)
    yield Triple(target, _HAS_SOURCE, node(page_iri(span.page)))
    yield Triple(target, _HAS_SELECTOR, position)
    yield Triple(target, _HAS_SELECTOR, exact)
    yield Triple(position, TYPE, _TEXT_POSITION_SELECTOR)
    yield Triple(position, _START, integer(span.start))
    yield Triple(position, _END, integer(span.end))
    yield Triple(exact, TYPE, _TEXT_QUOTE_SELECTOR)
    yield Triple(exact, _EXACT, zh(words))
