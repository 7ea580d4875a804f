"""Worker processes that answer questions and can be ended: the only way to stop a running query of the engine.

A worker that is ended (too slow, too big, its asker gone) is replaced at once. Left out: what a question means, and
what the web makes of an answer.
"""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from typing import Any

from uniongraph.serve import frames
from uniongraph.serve.frames import Message
from uniongraph.serve.processes import PIPE, start_module
from uniongraph.serve.settings import Limits, ServeError

_START_SECONDS = 60.0
_PAUSE_SECONDS = 1.0


class PoolError(Exception):
    """A question got no answer: ``slow`` (past its time), ``died`` (the worker ended), ``busy`` (too many wait)."""


class Worker:
    """One worker process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.isolated = False

    @classmethod
    async def start(cls, folder: Path, memory_mb: int) -> Worker:
        """A worker that is ready. Raises ServeError when it does not start."""
        process = await start_module("uniongraph.serve.worker", str(folder), str(memory_mb), stdin=PIPE)
        worker = cls(process)
        try:
            header, _ = await asyncio.wait_for(worker._receive(), _START_SECONDS)
        except BaseException as error:
            await worker.end()
            if isinstance(error, asyncio.IncompleteReadError | TimeoutError):
                raise ServeError("no worker could be started on {folder}", folder=folder) from error
            raise
        worker.isolated = bool(header["isolated"])
        return worker

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._process.returncode is None

    async def ask(self, request: dict[str, Any]) -> Message:
        """Its reply. Raises IncompleteReadError or ConnectionError when it ends instead."""
        assert self._process.stdin is not None
        self._process.stdin.write(frames.pack(request))
        await self._process.stdin.drain()
        return await self._receive()

    async def end(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def _receive(self) -> Message:
        assert self._process.stdout is not None
        return await frames.receive(self._process.stdout)


class Pool:
    """A number of workers on one store. All but one of them take queries; one is kept for what is quick."""

    def __init__(self, folder: Path, size: int, limits: Limits) -> None:
        self._folder = folder
        self._size = max(2, size)
        self._limits = limits
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._queries = asyncio.Semaphore(self._size - 1)
        self._workers: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._closed = False
        self.isolated = False
        self.ended = 0

    async def start(self) -> None:
        """Start the workers. Raises ServeError when the first does not start."""
        for worker in await asyncio.gather(
            *(Worker.start(self._folder, self._limits.memory_mb) for _ in range(self._size))
        ):
            self._admit(worker)

    async def run(self, request: dict[str, Any], seconds: float | None = None, quick: bool = False) -> Message:
        """A worker's reply to a request. Raises PoolError.

        ``seconds`` is the time for the answer, by default the limits'; waiting for a worker has as much again.
        """
        if self._waiting >= self._limits.waiting:
            raise PoolError("busy")
        allowed = self._limits.seconds if seconds is None else seconds
        self._waiting += 1
        lane = contextlib.nullcontext() if quick else self._queries
        try:
            async with asyncio.timeout(allowed) as patience, lane:
                worker = await self._living()
                patience.reschedule(None)
                self._waiting -= 1
                try:
                    return await self._asked(worker, request, allowed)
                finally:
                    self._waiting += 1
        except TimeoutError:
            raise PoolError("busy") from None
        finally:
            self._waiting -= 1

    async def _living(self) -> Worker:
        """An idle worker; one that ended meanwhile, whoever ended it, is replaced and passed over."""
        while not (worker := await self._idle.get()).alive:
            self.ended += 1
            self._later(self._replace(worker))
        return worker

    async def _asked(self, worker: Worker, request: dict[str, Any], seconds: float) -> Message:
        answered = False
        try:
            message = await asyncio.wait_for(worker.ask(request), seconds)
            answered = message[0].get("fault") != "memory"
        except TimeoutError:
            raise PoolError("slow") from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise PoolError("died") from None
        finally:
            if answered and not self._closed:
                self._idle.put_nowait(worker)
            else:  # the time is over, the asker is gone, or the worker is
                self.ended += 1
                self._later(self._replace(worker))
        return message

    def state(self) -> dict[str, int]:
        """Figures for ``/health``."""
        return {
            "workers": sum(worker.alive for worker in self._workers),
            "idle": self._idle.qsize(),
            "waiting": self._waiting,
            "ended": self.ended,
        }

    def pids(self) -> list[int]:
        """The process ids of the workers."""
        return sorted(worker.pid for worker in self._workers)

    async def close(self) -> None:
        """End the idle workers now, and each of the others when it has answered."""
        self._closed = True
        while not self._idle.empty():
            self._later(self._replace(self._idle.get_nowait()))
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self) -> None:
        """End all workers."""
        self._closed = True
        await asyncio.gather(*(worker.end() for worker in list(self._workers)))

    def _admit(self, worker: Worker) -> None:
        self._workers.add(worker)
        self.isolated = worker.isolated
        self._idle.put_nowait(worker)

    def _later(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Worker) -> None:
        """End a worker and, while the pool is open, start another in its place."""
        await worker.end()
        self._workers.discard(worker)
        if self._closed:
            return
        while not self._closed:
            try:
                fresh = await Worker.start(self._folder, self._limits.memory_mb)
            except (ServeError, OSError):  # no memory, no processes: it may pass
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            if self._closed:
                await fresh.end()
                return
            self._admit(fresh)
            return
