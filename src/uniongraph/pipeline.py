"""The stages in order, and nothing else: files to pages, articles, readings, knowledge, and a written build.

What each stage does is its own affair; this module knows only what goes where, how long it took, and which
pages could not be read. It prints nothing: progress goes to a callback, problems into the result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from uniongraph.records import ArticleReading, Knowledge, Problem, ReadPage

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from uniongraph.pages.files import Source
    from uniongraph.pages.given import Given

Progress = Callable[[str, int, int], None]
"""Called with a stage of :data:`STAGES`, what is done of it, and what there is to do (pages; steps of a stage)."""

STAGES = ("read", "resolve", "write")

DEMO_OUTPUT = "output/demo"


class NothingBuilt(Exception):
    """No page could be read, so there is nothing to build; ``problems`` says why, page by page."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("no page could be read, so nothing was built")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made. ``entities`` counts by class, ``facts`` by predicate, ``timings`` are seconds by stage.

    ``pages`` are the ids of the pages that were built, ``unreadable`` has one problem for each that was not;
    ``problems`` are all problems, these included. ``central`` is the name in most facts, "" where there is none.
    """

    output: Path
    pages: tuple[str, ...]
    articles: int
    entities: Mapping[str, int]
    facts: Mapping[str, int]
    central: str
    unreadable: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    timings: Mapping[str, float]


def build(
    inputs: Sequence[str | Path],
    output: str | Path,
    *,
    ontology: str | Path | None = None,
    name_pattern: str | None = None,
    metadata: str | Path | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    executor: Executor | None = None,
) -> BuildResult:
    """Builds the pages that ``inputs`` name (files, folders, globs, ``-``) into the folder ``output``.

    ``ontology`` is a folder to use in place of the one that is shipped. ``name_pattern`` tells paper, date and edition
    from a file's name (``{paper}-{date}-{edition}``); ``metadata`` is a CSV file with columns file, paper, date,
    edition. ``workers`` processes read the pages, or whatever ``executor`` is given; what is built does not depend on
    them. Raises :class:`NothingBuilt` when no page could be read, and what the schema and the export raise: an
    ontology that contradicts itself, an output folder that is not a build's, cannot be written, or is being built into.
    """
    from uniongraph.export import claimed
    from uniongraph.pages.given import read_given

    given = read_given(name_pattern, metadata)
    with claimed(Path(output)):  # before the work, not after it
        return _build(inputs, Path(output), ontology, given, progress or _silent, workers, executor)


def _build(
    inputs: Sequence[str | Path],
    output: Path,
    ontology: str | Path | None,
    given: Given,
    report: Progress,
    workers: int,
    executor: Executor | None,
) -> BuildResult:
    from uniongraph.export import write_build
    from uniongraph.export.explorer import write_explorer
    from uniongraph.pages.files import list_files
    from uniongraph.reading import Setup, Task, read_all
    from uniongraph.resolve import resolve
    from uniongraph.schema import load_schema

    timings: dict[str, float] = {}
    unreadable: list[Problem] = []
    pages: list[ReadPage] = []
    readings: list[ArticleReading] = []

    with _timed(timings, "read"):
        schema = load_schema(None if ontology is None else Path(ontology))
        sources, unreadable = _told_apart(list_files(inputs))
        setup = Setup(None if ontology is None else str(Path(ontology).absolute()))
        tasks = (Task(source, given.of(source.id)) for source in sources)
        for done, result in enumerate(read_all(tasks, setup, schema, workers=workers, executor=executor), 1):
            if result.read is not None:
                pages.append(result.read)
                readings += result.readings
            elif result.failure is not None:
                unreadable.append(result.failure)
            report("read", done, len(sources))
    if not pages:
        raise NothingBuilt(tuple(sorted(unreadable, key=lambda problem: problem.page)))

    with _timed(timings, "resolve"):
        report("resolve", 0, 1)
        knowledge = resolve(pages, readings, schema)
        report("resolve", 1, 1)

    unreadable.sort(key=lambda problem: problem.page)
    problems = _problems(unreadable, pages, readings, knowledge)
    with _timed(timings, "write"):
        report("write", 0, 1)
        knowledge = replace(knowledge, problems=problems)
        write_build(knowledge, schema, output, timings=dict(timings), explorer=write_explorer)
        report("write", 1, 1)

    return BuildResult(
        output=output,
        pages=tuple(page.page.id for page in pages),
        articles=sum(len(page.articles) for page in pages),
        entities=_counts(entity.cls for entity in knowledge.entities),
        facts=_counts(fact.predicate for fact in knowledge.facts),
        central=_central(knowledge),
        unreadable=tuple(unreadable),
        problems=problems,
        timings=timings,
    )


def _told_apart(sources: Sequence[Source]) -> tuple[list[Source], list[Problem]]:
    """The sources, and a problem for each that has the id of one before it."""
    from uniongraph.pages.unreadable import UnreadablePage

    known: dict[str, Source] = {}
    problems = []
    for source in sources:
        if source.id in known:
            error = UnreadablePage("page-same-id", source.id)
            problems.append(Problem(error.code, str(error), "error", error.page))
        else:
            known[source.id] = source
    return list(known.values()), problems


@dataclass(frozen=True, slots=True)
class PagesRead:
    """Pages as they were read, and one problem for each that could not be."""

    pages: tuple[ReadPage, ...]
    unreadable: tuple[Problem, ...]


def read_pages(
    inputs: Sequence[str | Path],
    *,
    ontology: str | Path | None = None,
    name_pattern: str | None = None,
    metadata: str | Path | None = None,
) -> PagesRead:
    """The pages that ``inputs`` name, with their articles; nothing is built. The arguments are as for :func:`build`."""
    from uniongraph.pages import PageReader
    from uniongraph.pages.files import list_files
    from uniongraph.pages.given import read_given
    from uniongraph.pages.loading import PageLoader
    from uniongraph.pages.unreadable import UnreadablePage
    from uniongraph.schema import load_schema

    pages: list[ReadPage] = []
    unreadable: list[Problem] = []
    with PageLoader(read_given(name_pattern, metadata)) as loader:
        reader = PageReader(load_schema(None if ontology is None else Path(ontology)))
        for source in list_files(inputs):
            try:
                pages.append(reader.read(loader.load(source)))
            except UnreadablePage as error:
                unreadable.append(Problem(error.code, str(error), "error", error.page))
    return PagesRead(tuple(pages), tuple(unreadable))


def demo(output: str | Path = DEMO_OUTPUT, *, progress: Progress | None = None) -> BuildResult:
    """Builds the sample pages that are shipped: invented people and firms in real places."""
    with samples() as folder:
        return build(sorted(folder.glob("*.txt")), output, progress=progress)


def samples() -> AbstractContextManager[Path]:
    """The folder of the sample pages, for as long as it is needed."""
    from importlib.resources import as_file, files

    return as_file(files("uniongraph") / "samples")


def _silent(stage: str, done: int, total: int) -> None:
    """The progress of those who do not ask."""


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    start = perf_counter()
    yield
    timings[stage] = round(perf_counter() - start, 3)


def _problems(
    unreadable: Sequence[Problem], pages: Sequence[ReadPage], readings: Sequence[ArticleReading], knowledge: Knowledge
) -> tuple[Problem, ...]:
    """Every stage's problems once (resolution may hand on what it was given), by page and place."""
    found = dict.fromkeys(unreadable)
    found |= dict.fromkeys(problem for page in pages for problem in page.problems)
    found |= dict.fromkeys(problem for reading in readings for problem in reading.problems)
    found |= dict.fromkeys(knowledge.problems)
    return tuple(sorted(found, key=lambda p: (p.page, p.span.start if p.span else -1, p.code, p.message)))


def _counts(names: Iterator[str]) -> Mapping[str, int]:
    """Most frequent first, then by name."""
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))


def _central(knowledge: Knowledge) -> str:
    facts = Counter(iri for fact in knowledge.facts for iri in (fact.subject, fact.object))
    linked = [entity for entity in knowledge.entities if facts[entity.iri]]
    return min(linked, key=lambda entity: (-facts[entity.iri], entity.iri)).label if linked else ""
