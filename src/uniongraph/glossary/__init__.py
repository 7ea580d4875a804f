"""The ontology for people: search it, read it as pages, check one's own before sending it."""

from __future__ import annotations

from uniongraph.glossary.check import CheckReport, check_ontology
from uniongraph.glossary.describe import describe
from uniongraph.glossary.document import to_html, to_markdown
from uniongraph.glossary.pages import write_pages
from uniongraph.glossary.search import Found, search, words_of

__all__ = [
    "CheckReport",
    "Found",
    "check_ontology",
    "describe",
    "search",
    "to_html",
    "to_markdown",
    "words_of",
    "write_pages",
]
