"""The whole graph as compact JSON for the page: tables whose rows point at each other by number.

The rows are lists, not objects, because names of fields would be most of a large file; js/model.js names them
again. Left out: IRIs beyond the part that tells entities apart, and rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from uniongraph.export.explorer.divisions import Divisions
from uniongraph.export.explorer.passages import Passages
from uniongraph.export.explorer.readings import read_names
from uniongraph.graph.inference import inferred_triples
from uniongraph.graph.rdf import POST, membership_iri
from uniongraph.records import Fact, Knowledge

if TYPE_CHECKING:
    from uniongraph.schema import Schema, Term

INSTANCES = "https://w3id.org/uniongraph/id/"
"""What every entity's IRI begins with; the rest is its key in the page's address (``graph.html#key``)."""

KINDS = ("name", "short", "relative", "author", "implied")
"""The kinds of mentions, in the order in which they are counted."""


def compact_graph(knowledge: Knowledge, schema: Schema) -> dict[str, Any]:
    """The tables of the page, in an order that depends on ``knowledge`` and ``schema`` alone.

    - ``classes``, ``predicates``: ``[name, zh, en, IRI]``; ``home``: the class that the papers are about, or -1
    - ``divisions``: ``[code, name, parent or -1, longitude or null, latitude or null]``, those above come first
    - ``pages``: ``[id]``; ``articles``: ``[headline, page, paper, date]``; ``sentences``: ``[text]``
    - ``entities``: ``[key, class, label, other names, division or -1, [article, mentions, …], mentions by kind,
      credits as (article, role), other keys]``
    - ``facts``: ``[subject, predicate, object, title, flags, evidence]``, flags 1 for former and 2 for announced; a
      post has the tail of its membership's IRI besides. Evidence is ``[article, announced 0/1, date, confidence in
      percent, passages]``, a passage as in :meth:`Passages.of`.
    - ``inferred``: ``[subject, predicate, object]``, what follows from the facts and is not said
    - ``readings``: as in :func:`read_names`
    """
    articles = {article.id: number for number, article in enumerate(knowledge.articles())}
    entities = {entity.iri: number for number, entity in enumerate(knowledge.entities)}
    inferred = _inferred(knowledge, schema, entities)
    classes = _terms(schema.classes, (entity.cls for entity in knowledge.entities))
    predicates = _terms(schema.properties, [*(f.predicate for f in knowledge.facts), *(p for _, p, _ in inferred)])
    class_numbers = {row[0]: number for number, row in enumerate(classes)}
    predicate_numbers = {row[0]: number for number, row in enumerate(predicates)}
    pages = {read.page.id: number for number, read in enumerate(knowledge.pages)}
    divisions = Divisions(schema, (entity.place for entity in knowledge.entities))
    passages = Passages(knowledge)

    seen: dict[str, Counter[int]] = {}
    kinds: dict[str, Counter[str]] = {}
    for linked in knowledge.mentions:
        seen.setdefault(linked.entity, Counter())[articles[linked.mention.article]] += 1
        kinds.setdefault(linked.entity, Counter())[linked.mention.kind] += 1
    credits: dict[str, set[tuple[int, str]]] = {}
    for credit in knowledge.credits:
        credits.setdefault(credit.entity, set()).add((articles[credit.article], credit.role))
        seen.setdefault(credit.entity, Counter())[articles[credit.article]] += 0

    entity_rows = [
        [
            _key(entity.iri),
            class_numbers[entity.cls],
            entity.label,
            [name for name in entity.names if name != entity.label],
            divisions.number(entity.place),
            [value for pair in sorted(seen.get(entity.iri, Counter()).items()) for value in pair],
            [kinds.get(entity.iri, Counter())[kind] for kind in KINDS],
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
            [
                [articles[e.article], int(e.announced), e.date, round(e.confidence * 100), passages.of(e)]
                for e in fact.evidence
            ],
            *([membership_iri(fact).rpartition("-")[2]] if fact.predicate == POST else []),
        ]
        for fact in knowledge.facts
        if fact.subject in entities and fact.object in entities
    ]
    home = schema.lexicon.words("classes", "home")
    people = set(schema.lexicon.words("classes", "people"))
    return {
        "classes": classes,
        "home": next((class_numbers[name] for name in home if name in class_numbers), -1),
        "predicates": predicates,
        "divisions": divisions.rows,
        "pages": list(pages),
        "articles": [[a.headline, pages[a.page], a.paper, a.date] for a in knowledge.articles()],
        "entities": entity_rows,
        "facts": fact_rows,
        "inferred": [[entities[s], predicate_numbers[p], entities[o]] for s, p, o in inferred],
        "sentences": passages.sentences,
        "readings": read_names(
            ((name, entity.cls in people) for entity in knowledge.entities for name in (entity.label, *entity.names)),
            schema,
        ),
    }


def _inferred(knowledge: Knowledge, schema: Schema, entities: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """What follows but is not said, between entities of the page, sorted."""
    names = {term.iri: name for name, term in schema.properties.items()}
    found = []
    for triple in inferred_triples(knowledge, schema):
        subject, name, target = triple.subject, names.get(triple.predicate.value), triple.object
        if name and isinstance(subject, NamedNode) and isinstance(target, NamedNode):
            found.append((subject.value, name, target.value))
    return sorted(row for row in found if row[0] in entities and row[2] in entities)


def _terms(terms: Mapping[str, Term], used: Iterable[str]) -> list[list[str]]:
    """The used terms in the order of the ontology; one that it does not know stands last under its own name."""
    names = set(used)
    known = [[name, term.zh or name, term.en or name, term.iri] for name, term in terms.items() if name in names]
    return known + [[name, name, name, ""] for name in sorted(names - set(terms))]


def _key(iri: str) -> str:
    return iri.removeprefix(INSTANCES)


def _flags(fact: Fact) -> int:
    return (1 if fact.former else 0) + (2 if fact.evidence and fact.announced else 0)
