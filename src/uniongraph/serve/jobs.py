"""What a worker can be asked: a query, the description of an entity, names to complete, a whole graph. Read-only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from uniongraph.ask.answer import Asker
from uniongraph.ask.query import ask
from uniongraph.ask.questions import QueryError, parse_question
from uniongraph.ask.reply import reply_record
from uniongraph.ask.results import term_text, to_csv, to_json
from uniongraph.graph.terms import PREFIXES
from uniongraph.schema import load_schema
from uniongraph.serve.answers import TooMuch, write_answer, write_triples
from uniongraph.serve.describe import describe, surroundings
from uniongraph.serve.disk import DATABASE, NAMES
from uniongraph.serve.frames import Message
from uniongraph.serve.graphs import STATED
from uniongraph.serve.names import Names


class Jobs:
    """The jobs of one worker over one store. A job takes a header and returns a header and a body."""

    def __init__(self, folder: Path) -> None:
        self._store = Store.read_only(str(folder / DATABASE))
        self._folder = folder
        self._names: Names | None = None
        self._asker: Asker | None = None
        self._jobs: dict[str, Callable[[dict[str, Any]], Message]] = {
            "query": self._query,
            "about": self._about,
            "data": self._data,
            "find": self._find,
            "dump": self._dump,
            "ready": self._ready,
            "ask": self._ask,
        }

    def answer(self, request: dict[str, Any]) -> Message:
        """The reply to a request; what goes wrong with the engine is a fault in the header. Raises MemoryError."""
        try:
            return self._jobs[request["job"]](request)
        except SyntaxError as error:
            return {"fault": "syntax", "text": shortened(str(error))}, b""
        except TooMuch as fault:
            return {"fault": str(fault)}, b""
        except (RuntimeError, OSError, ValueError) as error:
            return {"fault": "failed", "text": str(error)}, b""

    def _query(self, request: dict[str, Any]) -> Message:
        default, named = request["default"], request["named"]
        if default or named:
            # what the protocol gives replaces the dataset of the query and of the store as a whole (2.1.4)
            found = self._store.query(
                request["query"],
                prefixes=PREFIXES,
                default_graph=[_graph(iri) for iri in default],
                named_graphs=[NamedNode(iri) for iri in named],
            )
        else:
            found = self._store.query(request["query"], prefixes=PREFIXES)
        return write_answer(found, request["results"], request["rdf"], request["rows"], request["bytes"])

    def _about(self, request: dict[str, Any]) -> Message:
        """Everything a page about a thing shows, as records of plain values."""
        for iri in request["iris"]:
            if about := surroundings(self._store, iri):
                return asdict(about), b""
        return {"fault": "missing"}, b""

    def _data(self, request: dict[str, Any]) -> Message:
        """The triples about a thing, in an RDF format."""
        form = RdfFormat.from_media_type(request["rdf"]) or RdfFormat.TURTLE
        for iri in request["iris"]:
            if triples := describe(self._store, NamedNode(iri)):
                return write_triples(iter(triples), form, request["rows"], request["bytes"])
        return {"fault": "missing"}, b""

    def _find(self, request: dict[str, Any]) -> Message:
        """Entities whose names hold a text, the best first."""
        if self._names is None:
            self._names = Names(self._folder / NAMES)
        return {"found": self._names.find(request["text"], int(request["limit"]))}, b""

    def _dump(self, request: dict[str, Any]) -> Message:
        """A whole graph into a file."""
        form = RdfFormat.from_media_type(request["rdf"])
        assert form is not None
        prefixes = PREFIXES if request["pretty"] else None
        self._store.dump(request["path"], form, from_graph=_graph(request["graph"]), prefixes=prefixes)
        return {"media": form.media_type}, b""

    def _ask(self, request: dict[str, Any]) -> Message:
        """A question in Chinese, answered as far as it is understood."""
        if self._asker is None:
            self._asker = Asker(self._store, load_schema(Path(request["ontology"])))
        return reply_record(self._asker.ask(request["text"])), b""

    def _ready(self, request: dict[str, Any]) -> Message:
        """A ready question, answered as records for a page or as a file."""
        try:
            answer = ask(self._store, parse_question(request["text"], request["question"]), request["values"])
        except QueryError as error:
            return {"fault": "parameter", "text": str(error)}, b""
        if len(answer.rows) > request["rows"]:
            raise TooMuch("rows")
        if request["format"] == "csv":
            return {}, ("\ufeff" + to_csv(answer)).encode()  # the mark lets spreadsheets see that it is UTF-8
        if request["format"] == "json":
            return {}, to_json(answer).encode()
        rows = [
            [{"iri": term.value if isinstance(term, NamedNode) else "", "text": term_text(term)} for term in row]
            for row in answer.rows
        ]
        return {"columns": answer.columns, "rows": rows, "boolean": answer.boolean, "turtle": answer.turtle}, b""


def shortened(message: str) -> str:
    """What the engine says is wrong with a query, without its lists of characters that it would have taken."""
    short = re.sub(r"(?:, )?\[(?:[^\[\]']|'[^']*')*\]", "", message)
    return re.sub(r"^error at (\d+):(\d+): ", r"line \1, column \2: ", short).strip()


def _graph(iri: str) -> NamedNode | DefaultGraph:
    return DefaultGraph() if iri == STATED else NamedNode(iri)
