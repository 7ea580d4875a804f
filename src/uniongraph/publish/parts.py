"""A build as what is sent: triples by the graph that they belong to, in chunks that are the same on every run.

The graphs are those that questions expect (graph/store.py): what is stated, with evidence and places, in one, what
only follows in another. A build has no blank nodes and its files are sorted, so chunk number 7 is always the same
triples, and sending it twice does no harm.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import BlankNode, RdfFormat, Triple, parse, serialize

from uniongraph.errors import Told
from uniongraph.graph.store import EVIDENCE, GRAPH, INFERENCE, PLACES

STATED, INFERRED = "stated", "inferred"
ROLES = (STATED, INFERRED)


class BuildError(Told, ValueError):
    """The folder holds no build that could be sent."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a build's folder holds: ``triples`` by role, and a ``key`` that is another for every other content."""

    folder: Path
    key: str
    triples: Mapping[str, int]

    def chunks(self, size: int) -> int:
        """How many chunks of at most ``size`` triples there are to send."""
        return sum(-(-count // size) for count in self.triples.values())


def survey(folder: Path) -> Survey:
    """Reads a build's Turtle files once. Raises BuildError where there is none, or one that cannot be sent."""
    if not (folder / GRAPH).is_file():
        raise BuildError("{folder} holds no {file}: give the output folder of a build", folder=folder, file=GRAPH)
    digest = hashlib.sha256()
    for name in (GRAPH, EVIDENCE, PLACES, INFERENCE):
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                digest.update(f"{name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return Survey(folder, digest.hexdigest()[:32], {role: sum(1 for _ in triples(folder, role)) for role in ROLES})


def triples(folder: Path, role: str) -> Iterator[Triple]:
    """The triples of one role, each once, in the order of the files.

    Places and graph both name the places; the places, which are few, are held in memory to tell which these are.
    Raises BuildError for a file that cannot be read, and for a blank node, which no two requests could share.
    """
    if role == INFERRED:
        yield from _read(folder / INFERENCE)
        return
    places = dict.fromkeys(_read(folder / PLACES))
    for triple in _read(folder / GRAPH):
        places.pop(triple, None)
        yield triple
    yield from _read(folder / EVIDENCE)
    yield from places


def chunks(folder: Path, role: str, size: int) -> Iterator[bytes]:
    """The triples of one role as N-Triples in UTF-8, ``size`` triples in each chunk and fewer in the last."""
    rest = triples(folder, role)
    while chunk := list(islice(rest, size)):
        found = serialize(chunk, format=RdfFormat.N_TRIPLES)
        assert found is not None  # no file was given to write to
        yield found


def _read(path: Path) -> Iterator[Triple]:
    if not path.is_file():
        return
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            triple = quad.triple
            if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
                raise BuildError("{file} has blank nodes, which no build makes: build it anew", file=path)
            yield triple
    except (OSError, SyntaxError) as error:
        raise BuildError("{folder} cannot be read: {fault}; build it anew", folder=path, fault=error) from None
