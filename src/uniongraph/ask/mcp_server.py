"""A build for programs: a server of the Model Context Protocol on standard input and output. It only reads.

Its tools find an entity, tell its facts with their words, find paths between two, answer ready questions, questions in
Chinese, and SPARQL queries; what it gives are plain records.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uniongraph import __version__
from uniongraph.ask.answer import Asker
from uniongraph.ask.explain import Explanation, explain_in
from uniongraph.ask.limits import Limits, query_within
from uniongraph.ask.names import ARTICLE, Names, folded
from uniongraph.ask.paths import Path as GraphPath
from uniongraph.ask.paths import paths_between
from uniongraph.ask.questions import QueryError, ready_questions
from uniongraph.ask.reply import reply_record
from uniongraph.graph.store import open_store
from uniongraph.schema import load_schema

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "A knowledge graph of Chinese local trade-union news. Every fact comes with the words of the page that say it: "
    "quote them. Names are Chinese; find_entity takes a part of one. What the graph does not say is unknown, not "
    "untrue. "
    "Facts marked announced are only planned, inferred ones follow from others and stand on no page."
)
MOST = 200
"""Facts, entities or rows in one answer at most, unless fewer are asked for."""


class NeedsMcp(ImportError):
    """The package ``mcp`` is not installed."""


def run(folder: Path, ontology: Path | None = None, seconds: float = 60) -> None:
    """Serve a build until standard input ends. Raises NeedsMcp without the package ``mcp``."""
    make_server(folder, ontology, seconds).run("stdio")


def make_server(folder: Path, ontology: Path | None = None, seconds: float = 60) -> MCPServer[Any]:
    """The server with its tools, not yet running. Raises NeedsMcp, and what open_store and load_schema raise."""
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
    except ModuleNotFoundError as error:
        raise NeedsMcp("mcp is not installed") from error

    store, schema = open_store(folder), load_schema(ontology)
    names, asker = Names(store), Asker(store, schema)
    server: MCPServer[Any] = MCPServer("uniongraph", version=__version__, instructions=INSTRUCTIONS)

    @server.tool()
    def find_entity(name: str, cls: str = "", limit: int = 20) -> list[dict[str, str]]:
        """Entities that have this name, then those with a name that has it. cls narrows to a class: TradeUnion."""
        text = folded(name)
        found = dict.fromkeys((*names.called(text), *names.with_part(text)))
        kept = [named for named in found if named.cls != ARTICLE and cls in ("", named.cls)]
        return [asdict(named) for named in kept[: _most(limit)]]

    @server.tool()
    def facts(entity: str, predicate: str = "", limit: int = MOST) -> list[dict[str, Any]]:
        """All that is said of an entity (a name or an IRI), each fact with the words, page and position that say it."""
        return [_explained(found, predicate, _most(limit)) for found in explain_in(store, entity)]

    @server.tool()
    def paths(first: str, second: str, longest: int = 4) -> list[dict[str, Any]]:
        """The shortest paths of facts between two entities (names or IRIs): at most ten, of at most longest facts."""
        ends = [[e.iri for e in explain_in(store, end) if not e.candidate] for end in (first, second)]
        found: list[GraphPath] = paths_between(store, ends[0], ends[1], max(1, min(longest, 6)))
        return [asdict(path) for path in found]

    @server.tool()
    def list_questions() -> list[dict[str, Any]]:
        """The ready questions with their parameters."""
        return [
            {"name": q.name, "zh": q.title_zh, "en": q.title_en, "parameters": [asdict(p) for p in q.parameters]}
            for q in ready_questions(ontology)
        ]

    @server.tool()
    def ready_question(name: str, parameters: dict[str, str] | None = None, limit: int = MOST) -> dict[str, Any]:
        """Answer a ready question (see list_questions), with values for its parameters."""
        if name not in {question.name for question in ready_questions(ontology)}:
            raise ToolError(f"no ready question {name!r}: see list_questions")
        return _rows(name, parameters or {}, limit)

    @server.tool()
    def ask_in_chinese(question: str) -> dict[str, Any]:
        """Answer a question in Chinese (谁是…主席？…有哪些…？). understood and certain say how far to trust it."""
        return reply_record(asker.ask(question))

    @server.tool()
    def sparql(query: str, limit: int = MOST) -> dict[str, Any]:
        """Ask a SPARQL query, read-only: prefixes ug, org, schema, skos, prov, oa, dcterms need not be declared."""
        return _rows(query if "{" in query else query + " ", {}, limit)

    def _rows(question: str, parameters: dict[str, str], limit: int) -> dict[str, Any]:
        try:
            found = query_within(folder, question, parameters, ontology, Limits(seconds))
        except QueryError as error:
            raise ToolError(str(error)) from error
        if found.turtle is not None:
            return {"turtle": found.turtle}
        if found.boolean is not None:
            return {"boolean": found.boolean}
        rows = found.text_rows()
        return {"columns": found.columns, "rows": rows[: _most(limit)], "total": len(rows)}

    return server


def _most(limit: int) -> int:
    return max(1, min(limit, MOST))


def _explained(found: Explanation, predicate: str, limit: int) -> dict[str, Any]:
    """An explanation with at most so many facts, of one predicate or of all."""
    record = asdict(found)
    facts = [fact for fact in record["facts"] if predicate in ("", fact["predicate"])]
    record["facts"], record["total"] = facts[:limit], len(facts)
    record["articles"] = record["articles"][:limit]
    return record
