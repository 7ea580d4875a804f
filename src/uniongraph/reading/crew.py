"""Who reads the pages: this process, processes that it starts, or any executor that is given.

Results come in the order of the tasks, whoever is done first, so that nothing of a build shows how many worked on it.
No more than a window of tasks is out at any time, however many there are.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING

from uniongraph.reading.one import PageResult, Reader, Setup, Task, page_failure, prepare, read_some

if TYPE_CHECKING:
    from uniongraph.schema import Schema

BATCH = 8
"""Pages that are handed to a worker at once: fewer, and the way there and back costs more than short pages do."""

AHEAD = 3
"""Batches that are out for each worker."""

FEW = 30
"""Pages that this process reads itself before it starts others: they would take longer to start."""


class Lost(Exception):
    """An executor's word for a batch over which its workers were lost, again and again."""


class Crew:
    """Reads pages with ``workers`` processes, or with ``executor``, which stays the caller's to close.

    With one worker and no executor the pages are read in this process; with 0, as many processes are started as there
    are processors if there are more than :data:`FEW` pages to read. A context manager.
    """

    def __init__(
        self, setup: Setup, schema: Schema, *, workers: int = 0, executor: Executor | None = None, batch: int = BATCH
    ) -> None:
        self._setup, self._schema = setup, schema
        self._workers, self._executor, self._batch = workers, executor, batch
        self._held = ExitStack()
        self._own: ProcessPoolExecutor | None = None
        self._here: Reader | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._own is not None:
            self._own.shutdown(wait=True, cancel_futures=True)
        self._held.close()

    def read(self, tasks: Iterable[Task]) -> Iterator[PageResult]:
        """What is made of each page, in the order of the tasks. Standard input is read in this process."""
        left = iter(tasks)
        first = tuple(islice(left, FEW if self._executor is None and self._workers == 0 else 0))
        for task in first:
            yield self._read_here(task)
        workers = self._workers or processors()
        if workers == 1 and self._executor is None:
            for task in left:
                yield self._read_here(task)
            return
        waiting: deque[tuple[tuple[Task, ...], Future[tuple[PageResult, ...]] | None]] = deque()
        batches = _batches(left, self._batch)
        while True:
            for batch in islice(batches, max(0, AHEAD * workers - len(waiting))):
                here = any(task.source.here for task in batch)
                waiting.append((batch, None if here else self._submit(batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            if future is None:
                yield from (self._read_here(task) for task in batch)
                continue
            try:
                found = future.result()
            except Lost:
                yield from self._read_apart(batch)
                continue
            except BrokenExecutor:
                if self._executor is not None:  # not ours to mend
                    raise
                yield from self._read_apart(batch)
                waiting = deque((again, self._submit(again) if out else None) for again, out in waiting)
                continue
            yield from found

    def _read_here(self, task: Task) -> PageResult:
        if self._here is None:
            self._here = self._held.enter_context(Reader(self._schema))
        return self._here.read(task)

    def _submit(self, batch: tuple[Task, ...]) -> Future[tuple[PageResult, ...]]:
        if self._executor is not None:
            return self._executor.submit(read_some, self._setup, batch)
        if self._own is None:
            self._own = _processes(self._workers or processors(), self._setup)
        return self._own.submit(read_some, self._setup, batch)

    def _read_apart(self, batch: tuple[Task, ...]) -> Iterator[PageResult]:
        """Page by page, in a process of its own: one of these may have brought its reader down."""
        if self._own is not None:
            self._own.shutdown(wait=True, cancel_futures=True)
        self._own = None
        alone: ProcessPoolExecutor | None = None
        for task in batch:
            alone = alone or _processes(1, self._setup)
            try:
                yield from alone.submit(read_some, self._setup, (task,)).result()
            except BrokenExecutor as error:
                alone.shutdown(wait=True)
                alone = None
                yield PageResult(task.source.id, None, failure=page_failure(task.source.id, error))
        if alone is not None:
            alone.shutdown(wait=True)


def read_all(
    tasks: Iterable[Task], setup: Setup, schema: Schema, *, workers: int = 0, executor: Executor | None = None
) -> Iterator[PageResult]:
    """What is made of each page, in the order of the tasks; for the arguments see :class:`Crew`."""
    with Crew(setup, schema, workers=workers, executor=executor) as crew:
        yield from crew.read(tasks)


def processors() -> int:
    """How many processors this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _processes(workers: int, setup: Setup) -> ProcessPoolExecutor:
    # A server forks them from a process without threads; to fork this one would copy locks that its threads hold.
    method = "spawn" if sys.platform in ("win32", "darwin") else "forkserver"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=prepare, initargs=(setup,))


def _batches(tasks: Iterable[Task], size: int) -> Iterator[tuple[Task, ...]]:
    left = iter(tasks)
    while batch := tuple(islice(left, size)):
        yield batch
