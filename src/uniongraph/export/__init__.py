"""A build's knowledge written to files."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path

from uniongraph.errors import Told
from uniongraph.export.folder import OutputError, check_replaceable, claimed, replaced
from uniongraph.records import Evidence, Knowledge
from uniongraph.schema import Schema

__all__ = ["EvidenceError", "OutputError", "check_evidence", "check_replaceable", "claimed", "write_build"]

EXPLORER = "graph.html"


class EvidenceError(Told, ValueError):
    """A piece of evidence does not stand where it says it does."""


def check_evidence(knowledge: Knowledge) -> None:
    """Raise EvidenceError at the first evidence whose quote is not ``page.text[start:end]``, or that has none."""
    texts = {read.page.id: read.page.text for read in knowledge.pages}
    articles = {article.id for article in knowledge.articles()}
    for fact in knowledge.facts:
        if not fact.evidence:
            raise EvidenceError("{fact} has no evidence", fact=f"{fact.subject} {fact.predicate} {fact.object}")
        for evidence in fact.evidence:
            if fault := _fault(evidence, texts, articles):
                raise EvidenceError(
                    "{fact}, rule {rule}, has evidence that does not stand on the page: {fault}",
                    fact=f"{fact.subject} {fact.predicate} {fact.object}",
                    rule=evidence.rule,
                    fault=fault,
                )


def _fault(evidence: Evidence, texts: Mapping[str, str], articles: set[str]) -> str:
    """What is wrong with a piece of evidence, or ""."""
    if evidence.article not in articles:
        return f"there is no article {evidence.article!r}"
    if not evidence.spans or len(evidence.spans) != len(evidence.quotes):
        return f"{len(evidence.spans)} spans for {len(evidence.quotes)} quotes"
    for span, words in zip(evidence.spans, evidence.quotes, strict=True):
        if span.page not in texts:
            return f"there is no page {span.page!r}"
        # A negative or too long a span would be cut silently, and could still be equal.
        if not 0 <= span.start < span.end <= len(texts[span.page]) or texts[span.page][span.start : span.end] != words:
            return f"{span.page}[{span.start}:{span.end}] is not {words!r}"
    return ""


def write_build(
    knowledge: Knowledge,
    schema: Schema,
    folder: Path,
    *,
    timings: Mapping[str, float],
    explorer: Callable[[Knowledge, Schema, Path], None] | None = None,
) -> None:
    """Write all files of a build into ``folder``, whole or not at all; ``explorer`` writes ``graph.html``.

    ``timings`` are seconds by stage; the time that writing takes is added as ``write``. Raises EvidenceError when a
    quote does not stand where it says, OutputError when the folder holds anything that no build left there.
    """
    from uniongraph.export.network import write_edges, write_graphml, write_nodes
    from uniongraph.export.report import REPORT, made_with, make_report, ontology_checksum, write_report
    from uniongraph.export.tables import write_facts, write_mentions
    from uniongraph.graph.evidence import evidence_sections
    from uniongraph.graph.inference import inferred_triples, place_triples
    from uniongraph.graph.kinds import kind_triples
    from uniongraph.graph.network import to_networkx
    from uniongraph.graph.provenance import merge_triples, provenance_triples
    from uniongraph.graph.rdf import graph_triples
    from uniongraph.graph.store import EVIDENCE, GRAPH, INFERENCE, PLACES
    from uniongraph.graph.turtle import write_turtle

    started = time.perf_counter()
    check_evidence(knowledge)
    with replaced(Path(folder)) as new:
        write_turtle(new / GRAPH, [graph_triples(knowledge, schema)])
        made = provenance_triples(knowledge, made_with(schema), ontology_checksum(schema.folder))
        write_turtle(new / EVIDENCE, chain([made, merge_triples(knowledge)], evidence_sections(knowledge, schema)))
        write_turtle(new / INFERENCE, [inferred_triples(knowledge, schema), kind_triples(knowledge, schema)])
        write_turtle(new / PLACES, [place_triples(knowledge, schema)])
        write_facts(knowledge, new / "facts.csv")
        write_mentions(knowledge, new / "mentions.jsonl")
        graph = to_networkx(knowledge)
        write_graphml(graph, new / "graph.graphml")
        write_nodes(graph, new / "nodes.csv")
        write_edges(graph, new / "edges.csv")
        if explorer is not None:
            explorer(knowledge, schema, new / EXPLORER)
        seconds = {**timings, "write": time.perf_counter() - started}
        write_report(make_report(knowledge, schema, graph, list(new.iterdir()), seconds), new / REPORT)
