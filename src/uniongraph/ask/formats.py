"""What a question gave, written in a format: the four of SPARQL results, those of RDF, and Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import (
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from uniongraph.ask.results import QueryResult, to_csv, to_json
from uniongraph.graph.terms import PREFIXES

FORMATS = ("csv", "tsv", "json", "xml", "markdown", "turtle")
"""The formats of ``write_result``. A graph is Turtle in turtle, JSON-LD in json, RDF/XML in xml, else a table."""


def write_result(result: QueryResult, form: str) -> str:
    """The result in one of FORMATS.

    Raises ValueError for a table, or yes or no, in Turtle, which only a graph has.
    """
    if result.turtle is not None:
        return _graph(result.turtle, form)
    if form == "turtle":
        raise ValueError("only a graph can be written as Turtle: ask with CONSTRUCT or DESCRIBE")
    if form == "csv":
        return to_csv(result)
    if form == "json":
        return to_json(result) + "\n"
    if form == "markdown":
        rows = (
            [("",), (str(result.boolean).lower(),)]
            if result.boolean is not None
            else [result.columns, *result.text_rows()]
        )
        return _markdown(rows)
    if result.boolean is not None and form == "tsv":  # the format has none for it
        return f"{str(result.boolean).lower()}\n"
    parsed = parse_query_results(to_json(result), format=QueryResultsFormat.JSON)
    form_of = {"tsv": QueryResultsFormat.TSV, "xml": QueryResultsFormat.XML}[form]
    written = parsed.serialize(format=form_of)
    return (written or b"").decode("utf-8") + ("\n" if form == "xml" else "")


def _graph(turtle: str, form: str) -> str:
    if form == "turtle":
        return turtle
    triples = [quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)]
    if form in ("json", "xml"):
        to = RdfFormat.JSON_LD if form == "json" else RdfFormat.RDF_XML
        return (serialize(triples, format=to, prefixes=PREFIXES) or b"").decode("utf-8") + "\n"
    rows = tuple((t.subject, t.predicate, t.object) for t in triples)
    return write_result(QueryResult(("subject", "predicate", "object"), rows), form)


def _markdown(rows: Iterable[Iterable[str]]) -> str:
    """A table of GitHub's Markdown; cells are kept on one line, and their bars told from those of the table."""
    lines = ["| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row) + " |" for row in rows]
    columns = lines[0].replace("\\|", "").count("|") - 1
    return "\n".join([lines[0], "|" + " --- |" * columns, *lines[1:]]) + "\n"
