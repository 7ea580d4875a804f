"""Questions that would ask the network are refused before they reach a worker, whose kernel filter is the second wall.

The question is cut into the terminals of the SPARQL grammar, so that a word in a string, an IRI or a comment is no
reason. Left out: whether the rest is right, which the engine says.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_TERMINAL = re.compile(
    r'''<(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>
    | \#[^\r\n]*
    | """(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$]\w+ | @[A-Za-z][\w-]*
    | (?P<prefixed>(?:[^\W\d_](?:[\w.·-]*[\w·-])?)?:
        (?:(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\.)(?:\.*(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\.))*)?)
    | (?P<word>[A-Za-z]\w*)''',
    re.DOTALL | re.VERBOSE,
)
# Where a closing bracket and the word share what is cut as one IRI, "<" was a comparison to the engine.
_IN_IRI = re.compile(r"\).*service", re.IGNORECASE | re.DOTALL)
# Without a kernel that stops it, no doubt is allowed: the word wherever it could be a word.
_ANYWHERE = re.compile(r"(?<![\w/:#?$@-])service", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is refused: ``SERVICE``, or ``FROM`` with the IRI that is no graph of the store."""

    what: str
    iri: str = ""


def refusal(query: str, graphs: Collection[str], isolated: bool) -> Refusal | None:
    """Why a question must not be asked, or None.

    ``graphs`` are the IRIs that FROM may name; ``isolated`` is whether the worker's kernel keeps it off the network.
    """
    if not isolated and _ANYWHERE.search(query):
        return Refusal("SERVICE")
    prefixes: dict[str, str] = {}
    before: list[str] = []  # the two words before a name: FROM, NAMED; PREFIX
    name = ""
    for found in _TERMINAL.finditer(query):
        iri, prefixed, word = found["iri"], found["prefixed"], found["word"]
        if word is not None:
            if word.upper() == "SERVICE":
                return Refusal("SERVICE")
            before = [*before[-1:], word.upper()]
            continue
        if iri is not None and _IN_IRI.search(iri):
            return Refusal("SERVICE")
        if iri is None and prefixed is None:
            continue
        if before[-1:] == ["PREFIX"]:
            if prefixed is not None:
                name = prefixed
                continue
            prefixes[name.rstrip(":")] = iri or ""
        elif before[-1:] == ["FROM"] or before == ["FROM", "NAMED"]:
            start, _, rest = (prefixed or "").partition(":")
            graph = iri if iri is not None else prefixes.get(start, f"{start}:") + rest
            if graph not in graphs:
                return Refusal("FROM", graph)
        before = []
    return None
