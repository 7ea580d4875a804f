"""Files to pages, pages to articles and sentences."""

from uniongraph.pages.articles import PageReader
from uniongraph.records import Page, ReadPage
from uniongraph.schema import Schema

__all__ = ["PageReader", "read_articles"]


def read_articles(page: Page, schema: Schema) -> ReadPage:
    """The articles of one page; for many pages keep a ``PageReader``."""
    return PageReader(schema).read(page)
