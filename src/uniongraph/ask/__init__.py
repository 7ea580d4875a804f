"""Questions to a finished build: SPARQL and explanations."""

from __future__ import annotations

from uniongraph.ask.explain import ExplainedFact, Explanation, InArticle, Said, explain
from uniongraph.ask.query import ask, find_question, query
from uniongraph.ask.questions import Parameter, QueryError, Question, parse_question, read_question, ready_questions
from uniongraph.ask.results import QueryResult, to_csv, to_json

__all__ = [
    "ExplainedFact",
    "Explanation",
    "InArticle",
    "Parameter",
    "QueryError",
    "QueryResult",
    "Question",
    "Said",
    "ask",
    "explain",
    "find_question",
    "parse_question",
    "query",
    "read_question",
    "ready_questions",
    "to_csv",
    "to_json",
]
