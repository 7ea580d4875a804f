"""SPARQL questions to a finished build: typed in, from a file, or ready by name. Never to the network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from uniongraph.ask.questions import QueryError, Question, parse_question, read_question, ready_questions
from uniongraph.ask.results import QueryResult
from uniongraph.graph.store import INFERRED, open_store
from uniongraph.graph.terms import PREFIXES, clean
from uniongraph.graph.turtle import to_turtle

Answer = QuerySolutions | QueryBoolean | QueryTriples
Terms = dict[Variable, NamedNode | BlankNode | Literal | Triple]

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# What stands for a parameter is a variable outside of strings, IRIs and comments.
_TOKEN = re.compile(
    r'''<[^<>"{}|^`\\\x00-\x20]*>
    | \#[^\r\n]*
    | """(?:[^"\\]|\\.|"(?!""))*""" | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | (?<![\w?$])BOUND\s*\(\s*[?$](?P<bound>\w+)\s*\)
    | [?$](?P<variable>\w+)
    | (?P<brace>[{}])''',
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
# A search for what asks the network must not be led astray by quotes and "<" that mean another thing to the engine
# than to a scan. So it looks everywhere, in strings and comments, too, and takes off only whole lines of comment in
# which no quote could end a string.
_COMMENT_LINE = re.compile(r"""^[ \t]*\#[^'"\r\n]*$""", re.MULTILINE)
_NAME = re.compile(r"[?$]\w+|(?<![\w-])(?![\w-]*(?:SERVICE|FROM|LOAD))[^\W\d][\w-]*:[\w-]*", re.IGNORECASE)
_NETWORK = re.compile(r"(SERVICE|FROM|LOAD)(?:\s|#[^\r\n<:]*+|SILENT|NAMED)*+[<:]", re.IGNORECASE)


def query(
    folder: Path,
    question: str | Path,
    parameters: Mapping[str, str] | None = None,
    ontology: Path | None = None,
) -> QueryResult:
    """Ask a build's folder a question: SPARQL text, a file that holds it, or the name of a ready question.

    ``parameters`` give values to variables by name: ``<iri>`` or ``http…`` is an IRI, anything else a plain string.
    The usual prefixes (``uniongraph.graph.terms.PREFIXES``) need not be declared.

    Raises QueryError for a question that is unknown, wrong, lacks a parameter, or would ask the network;
    FileNotFoundError when the folder is no build's.
    """
    found = find_question(question, ontology)
    return ask(open_store(Path(folder)), found, parameters)


def find_question(question: str | Path, ontology: Path | None = None) -> Question:
    """The question that is meant by a name, a file's path or SPARQL text. Raises QueryError when there is none."""
    if isinstance(question, Path):
        return read_question(question)
    if "{" in question:  # every form of SPARQL query has one, but for a bare DESCRIBE <iri>
        return parse_question(question)
    name = question.strip()
    ready = {found.name: found for found in ready_questions(ontology)}
    if name in ready:
        return ready[name]
    try:
        if name and Path(name).is_file():
            return read_question(Path(name))
    except (OSError, ValueError):  # too long for a path, or a character that no path can have
        pass
    if re.search(r"\s", name):
        return parse_question(question)
    raise QueryError(
        "no ready question and no file {name}; ready are: {ready}", name=repr(name), ready=", ".join(ready) or "none"
    )


def ask(store: Store, question: Question, parameters: Mapping[str, str] | None = None) -> QueryResult:
    """Ask a store that is already open. Raises QueryError as ``query`` does."""
    _refuse_network(question.text)
    values = {name: _value(value) for name, value in _filled(question, parameters or {}).items()}
    try:
        return _without(_result(_start(store, question.text, values)), {p.name for p in question.parameters})
    except SyntaxError as error:
        raise _syntax_error(str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryError("the question could not be answered: {error}", error=error) from error


def _start(store: Store, text: str, values: Mapping[str, NamedNode | Literal]) -> Answer:
    """The answer to a query whose parameters have values.

    The engine substitutes only what the outermost SELECT shows, and not inside of subqueries. So values are put into
    the text between the braces, and what is shown is left to the engine. A query that cannot be had so (it shows a
    parameter in an expression, or in a subquery) is tried the other ways.
    """
    if not values:
        return store.query(text, prefixes=PREFIXES)
    shown = _before_brace(text) & values.keys()
    mistake: SyntaxError | None = None
    for written, substituted in (
        (_with_values(text, values, everywhere=False), shown),
        (_with_values(text, values, everywhere=True), set[str]()),
        (text, values.keys()),
    ):
        terms: Terms = {Variable(name): values[name] for name in sorted(substituted)}
        try:
            return store.query(written, prefixes=PREFIXES, substitutions=terms or None)
        except RuntimeError:  # the engine shows no such variable
            continue
        except SyntaxError as error:  # the last is about the text as its author knows it
            mistake = error
    raise mistake or QueryError("a parameter of the question stands where it can have no value")


def _refuse_network(text: str) -> None:
    searched = _NAME.sub(":", _COMMENT_LINE.sub("", text))
    if found := _NETWORK.search(searched):
        raise QueryError(
            "{word} is refused: uniongraph never asks the network. "
            "The folder's graph is asked as it is; what is inferred is in GRAPH <{inferred}>.",
            word=found[1].upper(),
            inferred=INFERRED.value,
        )


def _filled(question: Question, given: Mapping[str, str]) -> dict[str, str]:
    """A value for each parameter. Raises QueryError for one that is missing or that the question does not have."""
    variables = {found["variable"] for found in _TOKEN.finditer(question.text) if found["variable"]}
    known = {parameter.name for parameter in question.parameters} | variables
    if unknown := sorted(set(given) - known):
        raise QueryError("the question has no parameter {names}", names=", ".join(unknown))
    values = {p.name: p.default for p in question.parameters if p.default is not None} | dict(given)
    missing = [p for p in question.parameters if p.name not in values and not _may_miss(question.text, p.name)]
    if missing:
        raise QueryError("the question needs {names}", names=", ".join(f"{p.name} ({p.zh}, {p.en})" for p in missing))
    return values


def _may_miss(text: str, name: str) -> bool:
    """Whether a query provides for a parameter without a value: it says BOUND(?x) or COALESCE(STR(?x), …) of it."""
    return bool(re.search(rf"\b(?:BOUND|COALESCE)\s*\(\s*(?:\w+\s*\(\s*)*[?$]{name}\b", text, re.IGNORECASE))


def _value(text: str) -> NamedNode | Literal:
    """A parameter's value as a term."""
    iri = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if iri != text or re.match(r"https?://\S+$", text):
        try:
            return NamedNode(iri)
        except ValueError as error:
            raise QueryError("{text} is no IRI: {error}", text=text, error=error) from error
    return Literal(clean(text))


def _before_brace(text: str) -> set[str]:
    """The variables before the first brace: those that a SELECT shows, and those in its expressions."""
    found: set[str] = set()
    for token in _TOKEN.finditer(text):
        if token["brace"]:
            break
        if token["variable"]:
            found.add(token["variable"])
    return found


def _with_values(text: str, values: Mapping[str, NamedNode | Literal], everywhere: bool) -> str:
    """The query with terms instead of variables, everywhere or only between its outermost braces.

    The terms' own form is escaped, so no value can say more than a value.
    """
    depth = 0

    def replace(token: re.Match[str]) -> str:
        nonlocal depth
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        value = values.get(token["bound"] or token["variable"] or "")
        if value is None or not (depth or everywhere):
            return token.group()
        return "true" if token["bound"] else str(value)

    return _TOKEN.sub(replace, text)


def _without(result: QueryResult, hidden: set[str]) -> QueryResult:
    """The table without the columns of parameters: a question selects them only so that they can have a value."""
    kept = [i for i, column in enumerate(result.columns) if column not in hidden]
    if not kept or len(kept) == len(result.columns):
        return result
    rows = tuple(tuple(row[i] for i in kept) for row in result.rows)
    return replace(result, columns=tuple(result.columns[i] for i in kept), rows=rows)


def _result(found: Answer) -> QueryResult:
    if isinstance(found, QueryBoolean):
        return QueryResult(boolean=bool(found))
    if isinstance(found, QueryTriples):
        return QueryResult(turtle=to_turtle(found))
    columns = tuple(variable.value for variable in found.variables)
    return QueryResult(columns, tuple(tuple(solution[name] for name in columns) for solution in found))


def _syntax_error(message: str) -> QueryError:
    """What the engine says, where it says it, without its lists of characters that it would have taken."""
    position = _POSITION.match(message)
    if not position:
        return QueryError(message)
    line, column, reason = int(position[1]), int(position[2]), position[3]
    for known in ("Prefix not found", "The SELECT contains a variable that is unbound"):
        if known in reason:
            reason = known[0].lower() + known[1:]
    short = re.sub(r"(?:, )?\[(?:[^\[\]']|'[^']*')*\]", "", reason).strip()
    return QueryError("line {at}, column {place}: {fault}", line, column, at=line, place=column, fault=short)
