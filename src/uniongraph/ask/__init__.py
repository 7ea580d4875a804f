"""Questions to a finished build: SPARQL and explanations."""

from __future__ import annotations

from uniongraph.ask.answer import Asker, Item, Note, Reply, answer
from uniongraph.ask.evidence import Said
from uniongraph.ask.explain import ExplainedFact, Explanation, InArticle, explain
from uniongraph.ask.formats import write_result
from uniongraph.ask.limits import Limits, QueryStopped, query_within
from uniongraph.ask.query import ask, find_question, query
from uniongraph.ask.questions import Parameter, QueryError, Question, parse_question, read_question, ready_questions
from uniongraph.ask.reply import reply_json
from uniongraph.ask.results import QueryResult, to_csv, to_json

__all__ = [
    "Asker",
    "ExplainedFact",
    "Explanation",
    "InArticle",
    "Item",
    "Limits",
    "Note",
    "Parameter",
    "QueryError",
    "QueryResult",
    "QueryStopped",
    "Question",
    "Reply",
    "Said",
    "answer",
    "ask",
    "explain",
    "find_question",
    "parse_question",
    "query",
    "query_within",
    "read_question",
    "ready_questions",
    "reply_json",
    "to_csv",
    "to_json",
    "write_result",
]
