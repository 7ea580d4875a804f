"""What a running server holds: the build's store and its workers, the ontology, the ready questions.

A build that is replaced while the server runs is noticed and served from then on; questions under way are finished
on the old one.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import shutil
from pathlib import Path
from typing import Any

from uniongraph.ask.questions import Question, ready_questions
from uniongraph.graph.store import GRAPH
from uniongraph.schema import Schema, load_schema
from uniongraph.serve.cache import Answers
from uniongraph.serve.disk import ABOUT, DiskStore, prepare_store, stamp
from uniongraph.serve.faults import Fault
from uniongraph.serve.frames import Message
from uniongraph.serve.pool import Pool, PoolError
from uniongraph.serve.processes import PIPE, start_module
from uniongraph.serve.settings import ServeError, Settings

_log = logging.getLogger(__name__)
_WATCH_SECONDS = 2.0


class Site:
    """The state of a server. Made before it listens; ``open`` and ``close`` belong to its event loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.schema: Schema = load_schema(settings.ontology)
        self.questions: tuple[Question, ...] = ready_questions(self.schema.folder)
        self._stamp = stamp(settings.folder)
        self.store: DiskStore = prepare_store(settings.folder)
        self.pool = self._pool(self.store)
        self.answers = Answers()
        self.dumps: dict[tuple[str, str, str], asyncio.Lock] = {}
        self._watcher: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Start the workers and the watch over the build. Raises ServeError."""
        await self.pool.start()
        self._watcher = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """End the workers; a store that was only for this run goes."""
        if self._watcher is not None:
            self._watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watcher
        await self.pool.stop()
        self._forget(self.store)

    async def ask(self, request: dict[str, Any], *, seconds: float | None = None, quick: bool = False) -> Message:
        """A worker's reply. Raises Fault for anything but an answer."""
        try:
            header, body = await self.pool.run(request, seconds, quick)
        except PoolError as error:
            raise Fault(str(error)) from None
        if fault := header.get("fault"):
            raise Fault(fault, header.get("text", ""))
        return header, body

    def _pool(self, store: DiskStore) -> Pool:
        return Pool(store.folder, self.settings.workers, self.settings.limits)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            now = stamp(self.settings.folder)
            if now != self._stamp and now and now[0][0] == GRAPH:
                try:
                    await self._reopen()
                    self._stamp = now
                except (ServeError, OSError) as error:
                    _log.warning("the replaced build cannot be served yet: %s", error)

    async def _reopen(self) -> None:
        """Serve the build that lies in the folder now."""
        store = await _prepared_beside(self.settings.folder)
        pool = self._pool(store)
        await pool.start()
        old_pool, old_store = self.pool, self.store
        self.pool, self.store = pool, store
        self.answers.clear()
        await old_pool.close()
        self._forget(old_store)

    @staticmethod
    def _forget(store: DiskStore) -> None:
        if store.passing:
            shutil.rmtree(store.folder, ignore_errors=True)


async def _prepared_beside(folder: Path) -> DiskStore:
    """The store of a build, made in a process of its own so that the server goes on. Raises ServeError."""
    process = await start_module("uniongraph.serve.disk", str(folder), stderr=PIPE)
    out, err = await process.communicate()
    if process.returncode:
        raise ServeError("{fault}", fault=err.decode("utf-8", "replace").strip())
    place, digest, passing = json.loads(out)
    about = json.loads((Path(place) / ABOUT).read_text(encoding="utf-8"))
    return DiskStore(Path(place), digest, about, passing)
