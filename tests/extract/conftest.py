"""One extractor for all tests of extraction: its tagger is the real one, which takes a moment to load."""

from __future__ import annotations

import pytest

from readings import Read
from uniongraph.extract import Extractor
from uniongraph.pages import PageReader
from uniongraph.records import ArticleReading, Page
from uniongraph.schema import load_schema


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a text as one article."""
    schema = load_schema()
    pages, extractor = PageReader(schema), Extractor(schema)

    def read_text(text: str) -> ArticleReading:
        readings = extractor.read(pages.read(Page("a.txt", text, "0")))
        assert len(readings) == 1
        return readings[0]

    return read_text
