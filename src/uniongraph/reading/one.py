"""One page from its file to what its articles say; nothing of it depends on any other page.

Left out: who does the work and in what order (``crew``), and remembering what was made (``cache``).
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, BinaryIO

from uniongraph.pages.files import Source
from uniongraph.pages.given import Said
from uniongraph.records import ArticleReading, Problem, ReadPage

if TYPE_CHECKING:
    from uniongraph.schema import Schema


@dataclass(frozen=True, slots=True)
class Setup:
    """What pages are read with: an ontology folder, where not the shipped one.

    A worker on another machine must find the same folder there.
    """

    ontology: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A page to read, and what its user says of it."""

    source: Source
    said: Said = field(default_factory=Said)


@dataclass(frozen=True, slots=True)
class PageResult:
    """What was made of one page: the page and the readings of its articles, or the problem that kept it from that."""

    page: str
    read: ReadPage | None
    readings: tuple[ArticleReading, ...] = ()
    failure: Problem | None = None


class Reader:
    """Reads pages with what it loads once; to be closed after use, as a context manager does."""

    def __init__(self, schema: Schema) -> None:
        from uniongraph.extract import Extractor
        from uniongraph.pages import PageReader
        from uniongraph.pages.loading import PageLoader

        self._loader = PageLoader()
        self._pages = PageReader(schema)
        self._extractor = Extractor(schema)

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *error: object) -> None:
        self._loader.__exit__(*error)

    def read(self, task: Task, standard_input: BinaryIO | None = None) -> PageResult:
        """What is made of a page. Whatever goes wrong costs this page alone, and is told as its failure."""
        from uniongraph.pages.unreadable import UnreadablePage

        page = task.source.id
        try:
            loaded = self._loader.load(task.source, standard_input)
            said = task.said
            read = self._pages.read(replace(loaded, paper=said.paper, date=said.date, edition=said.edition))
            return PageResult(page, read, tuple(self._extractor.read(read)))
        except UnreadablePage as error:
            return PageResult(page, None, failure=Problem(error.code, str(error), "error", error.page))
        except Exception as error:
            return PageResult(page, None, failure=page_failure(page, error))


def read_some(setup: Setup, tasks: Sequence[Task]) -> tuple[PageResult, ...]:
    """What is made of each of some pages, in their order. A process loads what it needs for a setup once."""
    reader = _reader(setup)
    return tuple(reader.read(task) for task in tasks)


@lru_cache(maxsize=1)
def _reader(setup: Setup) -> Reader:
    from uniongraph.schema import load_schema

    reader = Reader(load_schema(None if setup.ontology is None else Path(setup.ontology)))
    gc.freeze()  # what is loaded lives as long as the process: the collector need not go over it with every page
    return reader


def prepare(setup: Setup) -> None:
    """Loads what reading needs, so that a process that is started for it is ready for its first page."""
    _reader(setup)


def page_failure(page: str, error: BaseException) -> Problem:
    """A fault of the program on one page, as the page's problem: what went wrong, and where in the package."""
    frame = next((f for f in reversed(extract_tb(error.__traceback__)) if "uniongraph" in Path(f.filename).parts), None)
    where = f", {Path(frame.filename).stem}.{frame.name}" if frame else ""
    message = f"{page}: the program failed on this page and left it out; please report it"
    return Problem("page-failed", f"{message} ({type(error).__name__}: {error}{where})", "error", page)
