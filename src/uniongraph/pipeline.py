"""The stages in order, and nothing else: files to pages, articles, readings, knowledge, and a written build.

What each stage does is its own affair; this module knows only what goes where, how long it took, and which
pages could not be read. It prints nothing: progress goes to a callback, problems into the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from uniongraph.records import Problem, ReadPage

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from uniongraph.gather import Base, Cache, Looks, PageStore, Update
    from uniongraph.gather.cache import Keys
    from uniongraph.pages.files import Source
    from uniongraph.pages.given import Given
    from uniongraph.reading import Crew, PageResult, Task
    from uniongraph.schema import Schema

Progress = Callable[[str, int, int], None]
"""Called with a stage of :data:`STAGES`, what is done of it, and what there is to do (pages; steps of a stage)."""

STAGES = ("read", "resolve", "write")

DEMO_OUTPUT = "output/demo"

EXPLORED_UP_TO = 50_000
"""Entities up to which the explorer is written unless it is asked for: a browser has to hold them all."""

_LEFT_OUT = "graph.html was left out: the graph is too large for a browser to hold"


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
    workers: int = 0,
    executor: Executor | None = None,
    cache: bool | str | Path = True,
    explorer: bool | None = None,
    ask: bool = True,
) -> BuildResult:
    """Builds the pages that ``inputs`` name (files, folders, globs, ``-``) into the folder ``output``.

    ``ontology`` is a folder to use in place of the one that is shipped. ``name_pattern`` tells paper, date and edition
    from a file's name (``{paper}-{date}-{edition}``); ``metadata`` is a CSV file with columns file, paper, date,
    edition. ``workers`` processes read the pages (0: one for each processor, or one for few
    pages), or whatever ``executor`` is given. What was made of pages is kept in
    the folder ``cache`` (True: the user's cache, False: nothing is kept), so that the next build reads only those that
    changed. ``explorer`` tells whether to write ``graph.html``; by default it is left out of graphs of more than
    ``EXPLORED_UP_TO`` entities; ``ask`` whether questions can be asked in it. Neither workers nor cache make a
    difference to what is built.

    Raises :class:`NothingBuilt` when no page could be read, and what the schema and the export raise: an ontology that
    contradicts itself, an output folder that is not a build's, cannot be written, or is being built into.
    """
    from uniongraph.export import claimed
    from uniongraph.gather.cache import Cache, usual_folder
    from uniongraph.pages.given import read_given
    from uniongraph.reading.collector import collected_seldom

    output = Path(output)
    given = read_given(name_pattern, metadata)
    folder = (usual_folder() if cache else None) if isinstance(cache, bool) else Path(cache)
    with claimed(output), collected_seldom():  # claimed before the work, not after it
        options = _Options(
            None if ontology is None else Path(ontology), given, progress or _silent, workers, executor,
            Cache() if folder is None else Cache.at(folder, output), explorer, ask,
        )  # fmt: skip
        return _build(inputs, output, options)


@dataclass(frozen=True, slots=True)
class _Options:
    """What a build is told besides its pages."""

    ontology: Path | None
    given: Given
    report: Progress
    workers: int
    executor: Executor | None
    cache: Cache
    explorer: bool | None
    ask: bool


def _build(inputs: Sequence[str | Path], output: Path, options: _Options) -> BuildResult:
    from uniongraph.gather import Base, Looks, PageStore, Update, write_files
    from uniongraph.gather.cache import LARGEST, Keys
    from uniongraph.pages.files import list_files
    from uniongraph.reading import Crew, Setup, Task
    from uniongraph.schema import load_schema

    timings: dict[str, float] = {}
    report = options.report
    with ExitStack() as held:
        with _timed(timings, "read"):
            schema = load_schema(options.ontology)
            keys = Keys(schema)
            store = held.enter_context(PageStore(options.cache.pages))
            base = held.enter_context(Base(options.cache.base, keys.fingerprint))
            update = Update(base, schema)
            setup = Setup(None if options.ontology is None else str(options.ontology.absolute()))
            sources, failures = _told_apart(list_files(inputs))
            crew = held.enter_context(Crew(setup, schema, workers=options.workers, executor=options.executor))
            tasks = {source.id: Task(source, options.given.of(source.id)) for source in sources}
            looks = Looks(base.db)
            pages = _Pages(store, crew, keys, tasks, looks)
            failures += _take_in(pages, base, update, report)
            looks.keep()
        if not base.db.execute("SELECT 1 FROM page LIMIT 1").fetchone():
            raise NothingBuilt(tuple(failures))
        with _timed(timings, "resolve"):
            update.settle(pages.fetch, lambda done, total: report("resolve", done, total))
        with _timed(timings, "write"):
            explorer = _explorer(base, pages, schema, options)
            if explorer is None and options.explorer is None:
                failures.append(Problem("explorer-left-out", _LEFT_OUT, "info"))
            write_files(
                base, schema, output, timings=dict(timings), failures=failures, explorer=explorer,
                step=lambda done, total: report("write", done, total),
            )  # fmt: skip
        base.keep()
        store.prune(LARGEST)
        return _result(output, base, failures, timings)


class _Pages:
    """What is made of pages: as the store has it, or as the crew reads it."""

    def __init__(self, store: PageStore, crew: Crew, keys: Keys, tasks: dict[str, Task], looks: Looks) -> None:
        self._store, self._crew, self._keys, self.tasks, self._looks = store, crew, keys, tasks, looks
        self._held: dict[str, PageResult] = {}  # what the store could not take

    def key(self, page: str) -> bytes | None:
        """The key of a page as it is now, None where it cannot be told without reading it."""
        task = self.tasks[page]
        checksum = self._looks.checksum(page, task.source.path) if task.source.path else ""
        return self._keys.of_page(checksum, task) if checksum else self._keys.of_task(task)

    def kept(self, key: bytes | None, page: str) -> PageResult | None:
        """What the store has."""
        found = None if key is None else self._store.get(key)
        return found if found is not None and found.page == page else None

    def read(self, pages: Iterable[str]) -> Iterator[tuple[bytes, PageResult]]:
        """What the crew makes of pages, and under which key it is kept, in their order."""
        for result in self._crew.read(self.tasks[page] for page in pages):
            key = b""
            if result.read is not None:
                key = self._keys.of_page(result.read.page.checksum, self.tasks[result.page])
                if not self._store.put(key, result):
                    self._held[result.page] = result
            yield key, result

    def fetch(self, page: str, key: bytes) -> PageResult:
        """What was made of a page that was read; it is read again where that was lost."""
        found = self._held.get(page) or self.kept(key, page)
        if found is None:
            ((_, found),) = self.read([page])
            if found.read is None:
                raise OSError(f"{page} could be read no more while it was built")
        return found


def _take_in(pages: _Pages, base: Base, update: Update, report: Progress) -> list[Problem]:
    """Brings the base to the pages that there are; a problem for each that cannot be read."""
    known, total = base.keys(), len(pages.tasks)
    for page in sorted(known.keys() - pages.tasks.keys()):
        update.remove(known[page][0])
    failures: list[Problem] = []
    missing: list[str] = []
    done = 0
    for page in pages.tasks:
        key = pages.key(page)
        number, before = known.get(page, (None, None))
        if key is None or key != before:
            result = pages.kept(key, page)
            if key is None or result is None:
                missing.append(page)
                continue
            update.add(key, result, number)
        done += 1
    if total:
        report("read", done, total)
    for now, (key, result) in enumerate(pages.read(missing), done + 1):
        number = known.get(result.page, (None, b""))[0]
        if result.failure is not None:
            failures.append(result.failure)
            if number is not None:
                update.remove(number)
        else:
            update.add(key, result, number)
        report("read", now, total)
    return failures


def _explorer(base: Base, pages: _Pages, schema: Schema, options: _Options) -> Callable[[Path], None] | None:
    """What writes the explorer, which needs the whole graph at once; None where that is not wanted, or too large."""
    from uniongraph.export.explorer import write_explorer
    from uniongraph.resolve import resolve

    (entities,) = base.db.execute("SELECT count(*) FROM entity").fetchone()
    if options.explorer is False or (options.explorer is None and entities > EXPLORED_UP_TO):
        return None

    def write(path: Path) -> None:
        rows = base.db.execute("SELECT id, key FROM page ORDER BY id").fetchall()
        results = [pages.fetch(page, key) for page, key in rows]
        readings = [reading for result in results for reading in result.readings]
        reads = [result.read for result in results if result.read is not None]
        write_explorer(resolve(reads, readings, schema), schema, path, ask=options.ask)

    return write


def _result(output: Path, base: Base, failures: Sequence[Problem], timings: Mapping[str, float]) -> BuildResult:
    from uniongraph.export.report import most_first
    from uniongraph.gather.files import all_problems, most_linked

    db = base.db
    unreadable = sorted((f for f in failures if f.severity == "error"), key=lambda problem: problem.page)
    return BuildResult(
        output=output,
        pages=tuple(page for (page,) in db.execute("SELECT id FROM page ORDER BY id")),
        articles=db.execute("SELECT sum(articles) FROM page").fetchone()[0],
        entities=most_first(dict(db.execute("SELECT cls, count(*) FROM entity GROUP BY cls"))),
        facts=most_first(dict(db.execute("SELECT predicate, count(*) FROM fact GROUP BY predicate"))),
        central=most_linked(db),
        unreadable=tuple(unreadable),
        problems=tuple(all_problems(db, failures)),
        timings=dict(timings),
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
