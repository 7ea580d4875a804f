"""Turtle 1.1, sorted: the same bytes for the same triples, grouped by subject, streamed to a file.

IRIs of instances are written relative to a base (``<TradeUnion/西安市总工会>``), which keeps Chinese names legible;
pyoxigraph's own writer would escape each ``/`` and keeps the order it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from uniongraph.graph.terms import ID, PREFIXES, RDF, SCHEMA, SKOS, XSD

_ORDER = (RDF + "type", SKOS + "prefLabel", SCHEMA + "headline", RDF + "subject", RDF + "predicate", RDF + "object")
_RANK = {predicate: rank for rank, predicate in enumerate(_ORDER)}
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# Relative to the base only where no reader could resolve it otherwise: no dot segments, no scheme, no empty part.
_RELATIVE = re.compile(r"(?![^/]*:)[A-Za-z][^/?#]*(/(?!\.{1,2}(?:[/#]|$))[^/?#]+)+(#[^#?/]*)?")
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]+\.[0-9]+"),
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
    names: dict[str, str] = {}

    def text(term: object) -> str:
        if isinstance(term, NamedNode):
            iri = term.value
            if iri not in names:
                names[iri] = _iri(iri)
            return names[iri]
        if isinstance(term, Triple):  # RDF 1.2; only a question can make one
            return f"<<( {text(term.subject)} {text(term.predicate)} {text(term.object)} )>>"
        return _literal(term) if isinstance(term, Literal) else str(term)

    for section in sections:
        rows = {_key(triple): triple for triple in section}
        for _, group in groupby(sorted(rows), key=lambda key: key[:2]):
            keys = list(group)
            yield "\n" + text(rows[keys[0]].subject)
            for number, (_, same) in enumerate(groupby(keys, key=lambda key: key[2:4])):
                triples = [rows[key] for key in same]
                predicate = triples[0].predicate
                yield (" ;\n    " if number else " ") + ("a" if predicate.value == RDF + "type" else text(predicate))
                yield " " + ",\n        ".join(text(triple.object) for triple in triples)
            yield " .\n"


_Key = tuple[str, str, int, str, int, str, str, str]


def _key(triple: Triple) -> _Key:
    """What triples are sorted by: subject; predicate, with type and label first; object."""
    subject, predicate, term = triple.subject, triple.predicate.value, triple.object
    if isinstance(term, NamedNode):
        what = (0, term.value, "", "")
    elif isinstance(term, Literal):
        what = (1, term.value, term.language or "", term.datatype.value)
    else:
        what = (2, str(term), "", "")
    kind, name = ("", subject.value) if isinstance(subject, NamedNode) else ("_", str(subject))
    return (kind, name, _RANK.get(predicate, len(_RANK)), predicate, *what)


def _iri(iri: str) -> str:
    for namespace, name in _NAMESPACES:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{name}:{iri[len(namespace) :]}"
    rest = iri.removeprefix(ID)
    return f"<{rest}>" if rest != iri and _RELATIVE.fullmatch(rest) else f"<{iri}>"


def _literal(term: Literal) -> str:
    value, datatype = term.value, term.datatype.value
    if (bare := _BARE.get(datatype)) and bare.fullmatch(value):
        return value
    quoted = '"' + _TO_ESCAPE.sub(lambda m: _ESCAPES.get(m.group()) or f"\\u{ord(m.group()):04X}", value) + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if datatype == XSD + "string" else f"{quoted}^^{_iri(datatype)}"
