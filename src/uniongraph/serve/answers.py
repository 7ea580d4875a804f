"""A query's answer as bytes, in a standard format and within bounds. Runs in a worker."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from uniongraph.graph.terms import PREFIXES
from uniongraph.serve.frames import Message


class TooMuch(Exception):
    """An answer outgrew a bound: ``rows`` or ``bytes``."""


class Bounded:
    """A file for an answer that counts bytes and rows as they are written, and stops the writing past a bound.

    Rows are told by what cannot stand in a value: quotes are escaped in JSON, ``<`` in XML, line ends in TSV; in CSV
    a line end between quotes belongs to a value.
    """

    def __init__(self, form: QueryResultsFormat | None, rows: int, size: int) -> None:
        self._form = form
        self._left = rows + (1 if form in (QueryResultsFormat.CSV, QueryResultsFormat.TSV) else 0)  # the header
        self._size = size
        self._quoted = False
        self._tail = b""
        self._out = io.BytesIO()

    def write(self, chunk: bytes) -> int:
        """Take a chunk. Raises TooMuch."""
        data = bytes(chunk)
        self._out.write(data)
        if self._out.tell() > self._size:
            raise TooMuch("bytes")
        self._left -= self._rows_in(data)
        if self._left < 0:
            raise TooMuch("rows")
        return len(data)

    def flush(self) -> None:
        """Nothing: all is in memory."""

    def value(self) -> bytes:
        """All that was written."""
        return self._out.getvalue()

    def _rows_in(self, data: bytes) -> int:
        if self._form == QueryResultsFormat.TSV:
            return data.count(b"\n")
        if self._form == QueryResultsFormat.CSV:
            parts = data.split(b'"')
            count = sum(part.count(b"\n") for part in parts[self._quoted :: 2])
            self._quoted ^= len(parts) % 2 == 0
            return count
        marks = {QueryResultsFormat.JSON: (b',{"', b'[{"'), QueryResultsFormat.XML: (b"<result>",)}.get(self._form, ())  # type: ignore[arg-type]
        if not marks:
            return 0
        joined = self._tail + data  # a mark may lie across two chunks
        count = sum(joined.count(mark) - self._tail.count(mark) for mark in marks)
        self._tail = joined[-(max(map(len, marks)) - 1) :]
        return count


def write_answer(
    found: QuerySolutions | QueryBoolean | QueryTriples, results: str, rdf: str, rows: int, size: int
) -> Message:
    """The reply to a query: ``results`` and ``rdf`` are media types, "" where the client takes none of that kind.

    The header holds ``media``, or a ``fault``: ``unacceptable``, ``rows``, ``bytes``.
    """
    try:
        if isinstance(found, QueryTriples):
            graph_form = RdfFormat.from_media_type(rdf) if rdf else None
            return write_triples(found, graph_form, rows, size) if graph_form else ({"fault": "unacceptable"}, b"")
        form = QueryResultsFormat.from_media_type(results) if results else None
        if form is None:
            return {"fault": "unacceptable"}, b""
        out = Bounded(form, rows, size)
        found.serialize(cast(IO[bytes], out), form)
        return {"media": form.media_type}, out.value()
    except TooMuch as fault:
        return {"fault": str(fault)}, b""


def write_triples(triples: Iterator[Triple] | QueryTriples, form: RdfFormat, rows: int, size: int) -> Message:
    """Triples in an RDF format, each once where the format is for reading. Raises TooMuch."""
    out = Bounded(None, rows, size)

    def counted() -> Iterator[Triple]:
        for number, triple in enumerate(triples, 1):
            if number > rows:
                raise TooMuch("rows")
            yield triple

    serialize(counted(), cast(IO[bytes], out), form, prefixes=PREFIXES)
    return {"media": form.media_type}, out.value()
