"""Turtle 1.1, sorted: the same bytes for the same triples, grouped by subject, streamed to a file.

IRIs of instances are written relative to a base (``<TradeUnion/西安市总工会>``), which keeps Chinese names legible;
pyoxigraph's own writer would escape each ``/`` and keeps the order it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from uniongraph.graph.terms import ID, PREFIXES, RDF, SCHEMA, SKOS, XSD

_ORDER = (RDF + "type", SKOS + "prefLabel", SCHEMA + "headline", RDF + "subject", RDF + "predicate", RDF + "object")
_RANK = {predicate: rank for rank, predicate in enumerate(_ORDER)}
_TYPE, _STRING = RDF + "type", XSD + "string"
_NODE, _TEXT, _REST = range(3)
_REMEMBERED = 20_000
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# Relative to the base only where no reader could resolve it otherwise: no dot segments, no scheme, no empty part.
_RELATIVE = re.compile(r"(?![^/]*:)[A-Za-z][^/?#]*(/(?!\.{1,2}(?:[/#]|$))[^/?#]+)+(#[^#?/]*)?")
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"(?<![0-9])[+-]?[0-9]+\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Line separators are legal in a string, and yet many editors and line-based tools break there.
_TO_ESCAPE = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_NAMESPACES = tuple(sorted(((iri, name) for name, iri in PREFIXES.items()), key=lambda pair: -len(pair[0])))


def to_turtle(triples: Iterable[Triple]) -> str:
    """The triples as a Turtle document."""
    return "".join(_document([triples]))


def write_turtle(path: Path, sections: Iterable[Iterable[Triple]]) -> None:
    """Write sections of triples to a file, each section sorted on its own and with a blank line between subjects."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_document(sections))


def _document(sections: Iterable[Iterable[Triple]]) -> Iterator[str]:
    yield f"@base <{ID}> .\n"
    for name, iri in sorted(PREFIXES.items()):
        yield f"@prefix {name}: <{iri}> .\n"
    names = _Names()
    for section in sections:
        yield from _section(section, names)


class Blocks:
    """Writes triples as a document has them, without its prefixes: for documents that are put together of many."""

    def __init__(self) -> None:
        self._names = _Names()

    def __call__(self, triples: Iterable[Triple]) -> str:
        """The triples, a blank line before each subject."""
        return "".join(_section(triples, self._names))


def _section(section: Iterable[Triple], names: _Names) -> Iterator[str]:
    for (blank, name), rows in sorted(_by_subject(section).items(), key=lambda item: item[0]):
        lines = ["\n", name if blank else names[name]]
        before = None
        for row in sorted(rows):
            predicate, kind, value = row[1:4]
            if predicate != before:
                lines += " " if before is None else " ;\n    ", "a" if predicate == _TYPE else names[predicate], " "
                before = predicate
            else:
                lines.append(",\n        ")
            lines.append(names[value] if kind == _NODE else _object(row, rows[row]))
        lines.append(" .\n")
        yield "".join(lines)


class _Names(dict[str, str]):
    """IRIs as Turtle writes them; what was asked for long ago is forgotten."""

    def __missing__(self, iri: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        written = self[iri] = _iri(iri)
        return written


_Row = tuple[int, str, int, str, str, str]
"""What a subject's triples are sorted by: predicate, with type and label first; object."""


def _by_subject(section: Iterable[Triple]) -> dict[tuple[str, str], dict[_Row, Any]]:
    """The section's triples by subject (blank ones last); of each its object, which only few kinds of it still need."""
    subjects: dict[tuple[str, str], dict[_Row, Any]] = {}
    rank, least = _RANK, len(_RANK)
    for triple in section:
        subject, predicate, term = triple.subject, triple.predicate.value, triple.object
        key = ("", subject.value) if isinstance(subject, NamedNode) else ("_", str(subject))
        rows = subjects.get(key)
        if rows is None:
            rows = subjects[key] = {}
        if isinstance(term, NamedNode):
            rows[rank.get(predicate, least), predicate, _NODE, term.value, "", ""] = None
        elif isinstance(term, Literal):
            language, datatype = term.language or "", term.datatype.value
            rows[rank.get(predicate, least), predicate, _TEXT, term.value, language, datatype] = None
        else:
            rows[rank.get(predicate, least), predicate, _REST, str(term), "", ""] = term
    return subjects


def _object(row: _Row, term: object) -> str:
    """An object that is no name."""
    return _literal(row[3], row[4], row[5]) if row[2] == _TEXT else _other(term)


def _other(term: object) -> str:
    """An object that is neither a name nor a literal."""
    if isinstance(term, Triple):  # RDF 1.2; only a question can make one
        return f"<<( {_term(term.subject)} {_term(term.predicate)} {_term(term.object)} )>>"
    return str(term)


def _term(term: object) -> str:
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, Literal):
        return _literal(term.value, term.language or "", term.datatype.value)
    return _other(term)


def _iri(iri: str) -> str:
    for namespace, name in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{name}:{iri[len(namespace) :]}"
    rest = iri.removeprefix(ID)
    return f"<{rest}>" if rest != iri and _RELATIVE.fullmatch(rest) else f"<{iri}>"


def _literal(value: str, language: str, datatype: str) -> str:
    if (bare := _BARE.get(datatype)) and bare.fullmatch(value):
        return value
    if _TO_ESCAPE.search(value):
        value = _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m.group()) or f"\\u{ord(m.group()):04X}", value)
    if language:
        return f'"{value}"@{language}'
    return f'"{value}"' if datatype == _STRING else f'"{value}"^^{_iri(datatype)}'
