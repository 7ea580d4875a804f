"""Questions that would ask the network are refused before they reach a worker, whose kernel filter is the second wall.

The question is cut into the terminals of the SPARQL grammar, so that a word in a string, an IRI or a comment is no
reason. Each character is looked at once or twice, whatever the text. Left out: whether the rest is right, which the
engine says.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_LOCAL = r"(?:[\w:·-]|%[0-9A-Fa-f]{2}|\\.)"
# What is not closed goes on to the end of the line or the text: it must not be begun anew at each quote in it.
_TERMINAL = re.compile(
    rf'''<(?P<iri>[^<>"{{}}|^`\\\x00-\x20]*+)>
    | \#[^\r\n]*+
    | """(?:[^"\\]|\\.|"(?!""))*+(?:""")? | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+(?:\'\'\')?
    | "(?:[^"\\\r\n]|\\.)*+"? | '(?:[^'\\\r\n]|\\.)*+'?
    | [?$]\w++ | @[A-Za-z][\w-]*+
    | (?P<name>[^\W\d][\w.·-]*+)?+(?P<local>:(?:{_LOCAL}(?:\.*{_LOCAL})*+)?)
    | (?P<words>[^\W\d][\w.·-]*+)
    | (?P<open>[{{(\[]) | (?P<close>[}})\]])''',
    re.DOTALL | re.VERBOSE,
)
# Where a closing bracket and the word share what is cut as one IRI, "<" was a comparison to the engine.
_IN_IRI = re.compile(r"\)[^)]*service", re.IGNORECASE)
# Without a kernel that stops it, no doubt is allowed: the word wherever it could be a word.
_ANYWHERE = re.compile(r"(?<![\w/:#?$@-])service", re.IGNORECASE)
_DEEPEST = 60
"""How deep brackets may nest; the time that the engine needs to read a query grows much faster than the depth."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question is refused: ``SERVICE``, ``DEPTH``, or ``FROM`` with the IRI that is no graph of the store."""

    what: str
    iri: str = ""


def refusal(query: str, graphs: Collection[str], isolated: bool) -> Refusal | None:
    """Why a question must not be asked, or None.

    ``graphs`` are the IRIs that FROM may name; ``isolated`` is whether the worker's kernel keeps it off the network.
    """
    if not isolated and _ANYWHERE.search(query):
        return Refusal("SERVICE")
    prefixes: dict[str, str] = {}
    before: list[str] = []  # the last two words before a name: FROM, NAMED; PREFIX
    prefix = ""
    depth = 0
    for found in _TERMINAL.finditer(query):
        iri, local = found["iri"], found["local"]
        if found["words"] is not None:
            words = re.split(r"[.·-]", found["words"].upper())  # "true.SERVICE" are two
            if "SERVICE" in words:
                return Refusal("SERVICE")
            before = [*before[-1:], words[-1]]
        elif found["open"] or found["close"]:
            depth += 1 if found["open"] else -1
            if depth > _DEEPEST:
                return Refusal("DEPTH")
        elif iri is not None or local is not None:
            if iri is not None and _IN_IRI.search(iri):
                return Refusal("SERVICE")
            name = found["name"] or ""
            if before[-1:] == ["PREFIX"]:
                if iri is None:
                    prefix = name
                    continue
                prefixes[prefix] = iri
            elif before[-1:] == ["FROM"] or before == ["FROM", "NAMED"]:
                graph = iri if iri is not None else prefixes.get(name, f"{name}:") + local[1:]
                if graph not in graphs:
                    return Refusal("FROM", graph)
            before = []
    return None
