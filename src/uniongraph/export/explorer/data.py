"""The whole graph as compact JSON for the page: tables whose rows point at each other by number.

The rows are lists, not objects, because names of fields would be most of a large file; js/model.js names them
again. Left out: IRIs beyond the part that tells entities apart, confidences, rules.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from uniongraph.records import Article, Evidence, Fact, Knowledge, Span

if TYPE_CHECKING:
    from uniongraph.schema import Schema, Term

INSTANCES = "https://w3id.org/uniongraph/id/"
"""What every entity's IRI begins with; the rest is its key in the page's address (``graph.html#key``)."""


def compact_graph(knowledge: Knowledge, schema: Schema) -> dict[str, Any]:
    """The tables of the page, in an order that depends on ``knowledge`` and ``schema`` alone.

    - ``classes``, ``predicates``: ``[name, zh, en]``
    - ``places``: ``[path of names, province first]``
    - ``pages``: ``[id]``; ``articles``: ``[headline, page, paper, date]``; ``sentences``: ``[text]``
    - ``entities``: ``[key, class, label, other names, place or -1, articles, credits as (article, role), other keys]``
    - ``facts``: ``[subject, predicate, object, title, flags, evidence]``, flags 1 for former and 2 for announced,
      evidence ``[article, announced 0/1, date, passages]``, a passage ``[sentence, start, end, start, end, …]`` with
      the marked stretches in UTF-16 units, as JavaScript counts.
    """
    articles = {article.id: number for number, article in enumerate(knowledge.articles())}
    entities = {entity.iri: number for number, entity in enumerate(knowledge.entities)}
    classes = _terms(schema.classes, (entity.cls for entity in knowledge.entities))
    predicates = _terms(schema.properties, (fact.predicate for fact in knowledge.facts))
    class_numbers = {row[0]: number for number, row in enumerate(classes)}
    predicate_numbers = {row[0]: number for number, row in enumerate(predicates)}
    pages = {read.page.id: number for number, read in enumerate(knowledge.pages)}
    places = _Table()
    passages = _Passages(knowledge)

    seen: dict[str, set[int]] = {}
    for linked in knowledge.mentions:
        seen.setdefault(linked.entity, set()).add(articles[linked.mention.article])
    credits: dict[str, set[tuple[int, str]]] = {}
    for credit in knowledge.credits:
        credits.setdefault(credit.entity, set()).add((articles[credit.article], credit.role))
        seen.setdefault(credit.entity, set()).add(articles[credit.article])

    entity_rows = [
        [
            _key(entity.iri),
            class_numbers[entity.cls],
            entity.label,
            [name for name in entity.names if name != entity.label],
            places.number(path) if (path := _place_path(entity.place, schema)) else -1,
            sorted(seen.get(entity.iri, ())),
            [list(pair) for pair in sorted(credits.get(entity.iri, ()))],
            [_key(iri) for iri in entity.same_as],
        ]
        for entity in knowledge.entities
    ]
    fact_rows = [
        [
            entities[fact.subject],
            predicate_numbers[fact.predicate],
            entities[fact.object],
            fact.title,
            _flags(fact),
            [[articles[e.article], int(e.announced), e.date, passages.of(e)] for e in fact.evidence],
        ]
        for fact in knowledge.facts
        if fact.subject in entities and fact.object in entities
    ]
    return {
        "classes": classes,
        "predicates": predicates,
        "pages": list(pages),
        "articles": [[a.headline, pages[a.page], a.paper, a.date] for a in knowledge.articles()],
        "entities": entity_rows,
        "facts": fact_rows,
        "places": places.rows,
        "sentences": passages.sentences.rows,
    }


class _Table:
    """Rows that are told once, each known by its number."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, row: str) -> int:
        if row not in self._numbers:
            self._numbers[row] = len(self.rows)
            self.rows.append(row)
        return self._numbers[row]


class _Passages:
    """Finds the sentences that evidence stands in and where in them its words are."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.sentences = _Table()
        self._articles: dict[str, Article] = {article.id: article for article in knowledge.articles()}

    def of(self, evidence: Evidence) -> list[list[int]]:
        """``[sentence, start, end, …]`` for each sentence that holds some of the words."""
        found: list[list[int]] = []
        for sentence in self._articles[evidence.article].sentences:
            marks = _stretches(sentence.view.offsets, evidence.spans)
            if marks:
                text = sentence.text
                found.append([self.sentences.number(text), *(_utf16(text, at) for pair in marks for at in pair)])
        if found:
            return found
        # Words that stand in no sentence (a credit, a masthead) are shown alone, their line breaks closed.
        quotes = [re.sub(r"\s*\n\s*", "", quote) for quote in evidence.quotes]
        return [[self.sentences.number(quote), 0, _utf16(quote, len(quote))] for quote in quotes if quote]


def _stretches(offsets: tuple[int, ...], spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Where ``spans`` of the page lie in a text whose characters stand at ``offsets``; merged, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((bisect_left(offsets, s.start), bisect_left(offsets, s.end)) for s in spans):
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _utf16(text: str, position: int) -> int:
    """``position`` counted in UTF-16 units: rare characters of names lie beyond U+FFFF and count twice."""
    return position + sum(character > "\uffff" for character in text[:position])


def _terms(terms: Mapping[str, Term], used: Iterable[str]) -> list[list[str]]:
    """The used terms in the order of the ontology; one that it does not know stands last under its own name."""
    names = set(used)
    known = [[name, term.zh or name, term.en or name] for name, term in terms.items() if name in names]
    return known + [[name, name, name] for name in sorted(names - set(terms))]


def _place_path(code: str, schema: Schema) -> str:
    """The names of a division and those above it, province first, or "" for a code that is not known."""
    names: list[str] = []
    place = schema.places.by_code(code) if code else None
    while place is not None and len(names) < 5:
        names.append(place.name)
        place = schema.places.by_code(place.parent) if place.parent else None
    return " · ".join(reversed(names))


def _key(iri: str) -> str:
    return iri.removeprefix(INSTANCES)


def _flags(fact: Fact) -> int:
    return (1 if fact.former else 0) + (2 if fact.evidence and fact.announced else 0)
