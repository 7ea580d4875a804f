"""The terms that shapes and queries of an ontology folder name, held to those that ``uniongraph.ttl`` defines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from uniongraph.schema.error import SchemaError
from uniongraph.schema.terms import NAMESPACE, Terms

_DECLARED = re.compile(r"^\s*(?:@prefix|PREFIX)\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
# A comment, a text in quotes or an IRI: what looks like a term inside them is none.
_SKIPPED = re.compile(r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|#[^\n]*')


def check_names(folder: Path, terms: Terms) -> None:
    """Raises SchemaError where ``shapes.ttl`` or a query names a term that ``uniongraph.ttl`` does not define."""
    known = terms.classes.keys() | terms.properties.keys()
    for path in [folder / "shapes.ttl", *sorted((folder / "queries").glob("*.rq"))]:
        if path.is_file():
            for line, name in _named(path):
                if name not in known:
                    raise SchemaError(f"{path}, line {line}: ug:{name} is no term of uniongraph.ttl")


def _named(path: Path) -> Iterator[tuple[int, str]]:
    """Line and local name of each term of our namespace."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path} is not UTF-8: {error}") from error
    prefixes = [prefix for prefix, iri in _DECLARED.findall(text) if iri == NAMESPACE]
    bare = _SKIPPED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for prefix in prefixes:
        for found in re.finditer(rf"(?<![\w:-]){re.escape(prefix)}:(\w+)", bare):
            yield text.count("\n", 0, found.start()) + 1, found[1]
