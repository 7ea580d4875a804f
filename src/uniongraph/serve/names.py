"""Entities by a part of their name: a file of all names, made with the store, that workers map and search as it lies.

A line is ``folded name, label, IRI, class``, parted by U+001F. A graph of a million triples has a few megabytes of it.
"""

from __future__ import annotations

import heapq
import mmap
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from uniongraph.graph.terms import SKOS, TYPE, UG

_PART, _END = b"\x1f", b"\n"
_MOST = 20_000
"""After so many places a search ends; a text that is in more names than that says little."""
Row = list[str]


def write_names(store: Store, path: Path) -> None:
    """Write the names of all entities, sorted."""
    lines = []
    for predicate in ("prefLabel", "altLabel"):
        for quad in store.quads_for_pattern(None, NamedNode(SKOS + predicate), None):
            entity, name = quad.subject, quad.object
            if not isinstance(entity, NamedNode) or not isinstance(name, Literal):
                continue
            label, cls = name.value, _class(store, entity)
            if predicate == "altLabel":
                label = min(_labels(store, entity), default=label)
            if cls:
                lines.append("\x1f".join(_plain(part) for part in (name.value.lower(), label, entity.value, cls)))
    path.write_text("".join(f"{line}\n" for line in sorted(set(lines))) or "\n", encoding="utf-8", newline="\n")


class Names:
    """The names of a store. ``find`` is what the search page and the completion of the editor ask."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def find(self, text: str, limit: int) -> list[Row]:
        """Rows of IRI, label and class; first what is called just so, then what begins so, then what holds it."""
        sought = _plain(text.lower()).encode("utf-8", "replace")
        if not sought:
            return []
        best: dict[str, tuple[int, int, str, str, str]] = {}
        at = 0
        for _ in range(_MOST):
            at = self._text.find(sought, at)
            if at < 0:
                break
            start = self._text.rfind(_END, 0, at) + 1
            end = self._text.find(_END, at)
            name, label, iri, cls = (part.decode() for part in self._text[start:end].split(_PART))
            if at - start + len(sought) <= len(name.encode()):
                rank = 0 if at == start and len(sought) == len(name.encode()) else 2 if at == start else 4
                row = (rank + (name != label.lower()), len(label), label, iri, cls)
                best[iri] = min(row, best.get(iri, row))
            at = end
        return [[iri, label, cls] for _, _, label, iri, cls in heapq.nsmallest(limit, best.values())]


def _class(store: Store, entity: NamedNode) -> str:
    kinds: Iterable[object] = (quad.object for quad in store.quads_for_pattern(entity, TYPE, None))
    return min((kind.value for kind in kinds if isinstance(kind, NamedNode) and kind.value.startswith(UG)), default="")


def _labels(store: Store, entity: NamedNode) -> list[str]:
    quads = store.quads_for_pattern(entity, NamedNode(SKOS + "prefLabel"), None)
    return [quad.object.value for quad in quads if isinstance(quad.object, Literal)]


def _plain(text: str) -> str:
    return text.replace("\x1f", " ").replace("\n", " ").replace("\r", " ")
