"""What two builds have in common and what not: entities, facts and pages gone, come and changed.

Both are read side by side from their ``nodes.csv`` and ``edges.csv``, which are sorted, so that no build needs to fit
in memory. Left out: who counts how many mentions, and what is measured of the network.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from uniongraph.errors import Told

T = TypeVar("T")

Change = Literal["gone", "come", "changed"]

NODES, EDGES, REPORT = "nodes.csv", "edges.csv", "report.json"


class DiffError(Told, ValueError):
    """There is nothing to compare: no build, or files of it that are missing or broken."""


@dataclass(frozen=True, slots=True)
class EntityState:
    """An entity as a build has it; ``names`` are its other names, "; " between them."""

    iri: str
    cls: str
    label: str
    names: str
    place: str


@dataclass(frozen=True, slots=True)
class FactState:
    """A fact as a build has it, with labels beside IRIs. ``weight`` counts the places that say it."""

    subject: str
    predicate: str
    object: str
    title: str
    former: bool
    announced: bool
    weight: int


@dataclass(frozen=True, slots=True)
class PageState:
    """A page of a build, with the SHA-256 of its file."""

    id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """Something in the first build, the second one, or both with a difference."""

    before: T | None
    after: T | None

    @property
    def change(self) -> Change:
        """What became of it."""
        return "come" if self.before is None else "gone" if self.after is None else "changed"


@dataclass
class Difference:
    """All that differs, sorted by page, IRI, and fact; ``labels`` has a name for each IRI in it."""

    pages: list[Changed[PageState]] = field(default_factory=list)
    entities: list[Changed[EntityState]] = field(default_factory=list)
    facts: list[Changed[FactState]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pages or self.entities or self.facts)

    def as_dict(self) -> dict[str, Any]:
        """The difference as JSON has it: for pages, entities and facts what is ``gone``, ``come`` and ``changed``."""
        parts: dict[str, list[Changed[Any]]] = {
            "pages": [*self.pages],
            "entities": [*self.entities],
            "facts": [*self.facts],
        }
        return {name: _listed(found) for name, found in parts.items()}


def diff(before: str | Path, after: str | Path) -> Difference:
    """What changed from the build in one folder to the build in another. Raises DiffError."""
    one, other = Path(before), Path(after)
    found = Difference()
    pages = (_pages(one), _pages(other))
    before_pages, after_pages = (iter(sorted(p.items())) for p in pages)
    found.pages += _differing(before_pages, after_pages, lambda row: row[0], lambda row: PageState(*row))
    found.entities += _differing(_rows(one, NODES), _rows(other, NODES), lambda row: row["Id"], _entity)
    edges = (_by_fact(_rows(one, EDGES)), _by_fact(_rows(other, EDGES)))
    found.facts += _differing(*edges, _fact_key, _fact)
    facts = [fact for changed in found.facts for fact in (changed.before, changed.after) if fact]
    wanted = {iri for fact in facts for iri in (fact.subject, fact.object)}
    for folder in (one, other):
        found.labels |= {row["Id"]: row["Label"] for row in _rows(folder, NODES) if row["Id"] in wanted}
    return found


def _pages(folder: Path) -> dict[str, str]:
    try:
        inputs = json.loads((folder / REPORT).read_text(encoding="utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        inputs = None
    if not isinstance(inputs, dict):
        raise _no_build(folder, REPORT)
    return inputs


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    try:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    except (OSError, ValueError, csv.Error):
        raise _no_build(folder, name) from None


def _no_build(folder: Path, name: str) -> DiffError:
    return DiffError(
        "{folder} holds no build that can be compared: {name} is missing or broken", folder=folder, name=name
    )


def _by_fact(rows: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
    """The edges in the order of facts: those of a subject stand together already."""
    for _, group in groupby(rows, key=lambda row: row["Source"]):
        yield from sorted(group, key=_fact_key)


def _fact_key(row: dict[str, str]) -> tuple[str, ...]:
    return (row["Source"], row["Predicate"], row["Target"], row["Title"], row["Former"])


def _entity(row: dict[str, str]) -> EntityState:
    return EntityState(row["Id"], row["Class"], row["Label"], row["Names"], row["Place"])


def _fact(row: dict[str, str]) -> FactState:
    return FactState(
        row["Source"], row["Predicate"], row["Target"], row["Title"], row["Former"] == "true",
        row["Announced"] == "true", int(row["Weight"]),
    )  # fmt: skip


def _differing(
    one: Iterator[Any], other: Iterator[Any], key: Callable[[Any], Any], state: Callable[[Any], T]
) -> Iterator[Changed[T]]:
    """What differs in two sorted streams."""
    try:
        left, right = next(one, None), next(other, None)
        while left is not None or right is not None:
            if right is None or (left is not None and key(left) < key(right)):
                yield Changed(state(left), None)
                left = next(one, None)
            elif left is None or key(right) < key(left):
                yield Changed(None, state(right))
                right = next(other, None)
            else:
                if state(left) != state(right):
                    yield Changed(state(left), state(right))
                left, right = next(one, None), next(other, None)
    except (KeyError, ValueError, TypeError) as error:
        if isinstance(error, DiffError):
            raise
        raise DiffError("one of the builds has tables without the columns of a build's tables") from error


def _listed(found: Iterable[Changed[Any]]) -> dict[str, list[Any]]:
    listed: dict[str, list[Any]] = {"gone": [], "come": [], "changed": []}
    for changed in found:
        before, after = (None if s is None else _fields(s) for s in (changed.before, changed.after))
        if before is not None and after is not None:
            listed["changed"].append({"before": before, "after": after})
        else:
            listed[changed.change].append(before or after)
    return listed


def _fields(state: Any) -> dict[str, Any]:
    names = {"cls": "class"}
    return {names.get(name, name): getattr(state, name) for name in state.__slots__}
