"""What one page adds to the files of a build, as text: its evidence, its mentions, its articles.

The text is that of the writers of whole builds, given a build of one page.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import NamedNode, Triple

from uniongraph.export import check_evidence
from uniongraph.export.tables import date_of, line_of, mention_lines
from uniongraph.graph.evidence import evidence_sections
from uniongraph.graph.provenance import merge_triples
from uniongraph.graph.rdf import graph_triples
from uniongraph.graph.terms import article_iri, clean, safe_cell
from uniongraph.graph.turtle import Blocks
from uniongraph.records import (
    Article,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    LinkedCredit,
    LinkedMention,
    Problem,
    ReadPage,
    Span,
)
from uniongraph.resolve.entities import PageFinds, make_fact
from uniongraph.schema import Schema

_PAPER_IRI = "urn:x-uniongraph:paper"
_PAPER = f" ;\n    schema:isPartOf <{_PAPER_IRI}>"
"""Where an article's block names its paper: what that is, the whole build decides. No literal holds a line break."""

PART_OF = "schema:isPartOf"


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """An article in ``graph.ttl``; where it has a ``paper``, that stands between ``text`` and ``rest``."""

    iri: str
    text: str
    paper: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page adds to the files."""

    evidence: str
    mentions: str
    articles: tuple[ArticleBlock, ...]
    listing: tuple[dict[str, Any], ...]


class Renderer:
    """Writes what pages and entities add to the files, with the words of a schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._blocks = Blocks()

    def page(self, read: ReadPage, finds: PageFinds) -> PageText:
        """The text that a page adds. Raises EvidenceError where a quote does not stand where it says."""
        facts = tuple(make_fact(key, evidence) for key, evidence in sorted(finds.facts.items()))
        alone = Knowledge((read,), (), facts, tuple(finds.mentions), tuple(finds.credits))
        check_evidence(alone)
        (section,) = evidence_sections(alone, self._schema)
        return PageText(
            self._blocks(section),
            "".join(mention_lines(alone)),
            tuple(self._articles(alone)),
            tuple(
                {"page": clean(a.page), "number": a.number, "headline": clean(a.headline), "date": a.date}
                for a in sorted(read.articles, key=lambda a: (a.page, a.number))
            ),
        )

    def entity(self, entity: Entity, facts: Iterable[Fact]) -> str:
        """An entity and the plain facts about it in ``graph.ttl``."""
        return self._blocks(graph_triples(Knowledge((), (entity,), tuple(facts), (), ()), self._schema))

    def post(self, fact: Fact) -> str:
        """A post in ``graph.ttl``."""
        return self._blocks(graph_triples(Knowledge((), (), (fact,), (), ()), self._schema))

    def note(self, entity: Entity) -> str:
        """Why an entity stands for what could be another thing, in ``evidence.ttl``; "" where nothing is."""
        return self._blocks(merge_triples(Knowledge((), (entity,), (), (), ()))) if entity.merged else ""

    def kind(self, triples: Iterable[Triple]) -> tuple[str, str]:
        """The kind of a thing in ``inferred.ttl``, and the concepts that this speaks of, as JSON."""
        found = list(triples)
        concepts = sorted({triple.object.value for triple in found if isinstance(triple.object, NamedNode)})
        return self._blocks(found), json.dumps(concepts)

    def _articles(self, alone: Knowledge) -> Iterator[ArticleBlock]:
        mentions: dict[str, list[LinkedMention]] = defaultdict(list)
        credits: dict[str, list[LinkedCredit]] = defaultdict(list)
        for linked in alone.mentions:
            mentions[linked.mention.article].append(linked)
        for credit in alone.credits:
            credits[credit.article].append(credit)
        for article in alone.articles():
            medium = Entity(_PAPER_IRI, "Media", article.paper)
            one = Knowledge(
                (replace(alone.pages[0], articles=(article,)),), (medium,), (),
                tuple(mentions[article.id]), tuple(credits[article.id]),
            )  # fmt: skip
            about = [
                triple
                for triple in graph_triples(one, self._schema)
                if isinstance(triple.subject, NamedNode) and triple.subject.value != _PAPER_IRI
            ]
            text, found, rest = self._blocks(about).partition(_PAPER)
            yield ArticleBlock(article_iri(article), text, article.paper if found else "", rest)


def said_row(fact: Fact, evidence: Evidence, article: Article) -> tuple[Any, ...]:
    """What one place says of a fact, as ``facts.csv`` has it between the object's label and the line's end."""
    words = (fact.title, date_of(evidence, article), line_of(evidence), article.headline, article.page)
    return (int(evidence.announced), evidence.rule, *(safe_cell(clean(cell)) for cell in words))


def written_problems(problems: Iterable[Problem]) -> str:
    """Problems as JSON."""
    return json.dumps(
        [
            [p.code, p.message, p.severity, p.page, [p.span.page, p.span.start, p.span.end] if p.span else None]
            for p in problems
        ]
    )


def read_problems(text: str) -> Iterator[Problem]:
    """The problems of such a text."""
    for code, message, severity, page, span in json.loads(text):
        yield Problem(code, message, severity, page, Span(*span) if span else None)
