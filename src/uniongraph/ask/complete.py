"""What can be typed next: names of ready questions, their parameters, and values for them from a build.

Values come from ``nodes.csv``, which is read much faster than the graph is loaded.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from uniongraph.ask.questions import QueryError, Question, ready_questions
from uniongraph.schema import Schema

NODES = "nodes.csv"
MOST = 50
"""Values that are offered at most."""


def questions(ontology: Path | None = None) -> tuple[Question, ...]:
    """The ready questions; none where the ontology is broken, since completion has nobody to tell."""
    try:
        return ready_questions(ontology)
    except (OSError, QueryError):
        return ()


def classes_of(parameter: str, schema: Schema) -> frozenset[str]:
    """The classes that a parameter's name speaks of: ``place`` of Place, ``organization`` of all organisations.

    No class for a name that speaks of no class: anything may be meant.
    """
    if parameter.lower() in ("organization", "organisation", "one", "other"):
        return schema.organisations()
    wanted = parameter.lower()
    named = ((name, term.en.lower().split()) for name, term in schema.classes.items())
    return frozenset(name for name, words in named if wanted in (name.lower(), *words[-1:]))


def values(folder: Path, classes: frozenset[str], typed: str) -> Iterator[str]:
    """Names in a build that have what is typed, those that start so first; of some classes, or of all."""
    try:
        with (folder / NODES).open(encoding="utf-8-sig", newline="") as file:
            rows = [(row["Label"], row["Class"]) for row in csv.DictReader(file) if typed in row["Label"]]
    except (OSError, KeyError, csv.Error):
        return
    names = sorted({label for label, cls in rows if not classes or cls in classes})
    names.sort(key=lambda name: not name.startswith(typed))
    yield from names[:MOST]
