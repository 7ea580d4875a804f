"""What a question gave: a table, yes or no, or a graph; as CSV and as SPARQL results in JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from uniongraph.graph.terms import XSD, safe_cell

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A table of RDF terms (None where unbound); or ``boolean`` for ASK; or ``turtle`` for CONSTRUCT and DESCRIBE."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    turtle: str | None = None

    def text_rows(self) -> tuple[tuple[str, ...], ...]:
        """The table as plain text: labels without language, IRIs whole, "" where unbound."""
        return tuple(tuple(term_text(term) for term in row) for row in self.rows)


def term_text(term: Term | None) -> str:
    """A term as people read it."""
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def to_csv(result: QueryResult) -> str:
    """A table as CSV, its cells no formulas; yes or no as ``true`` or ``false``; a graph as its Turtle."""
    if result.turtle is not None:
        return result.turtle
    if result.boolean is not None:
        return f"{str(result.boolean).lower()}\r\n"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(result.columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in result.text_rows())
    return out.getvalue()


def to_json(result: QueryResult) -> str:
    """The result as W3C "SPARQL 1.1 Query Results JSON Format". Raises ValueError for a graph, which has none."""
    if result.turtle is not None:
        raise ValueError("a graph has no form in SPARQL results JSON: take its Turtle")
    if result.boolean is not None:
        return json.dumps({"head": {}, "boolean": result.boolean})
    bindings = [
        {name: _json_term(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.rows
    ]
    found = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=2)


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
