"""Pages read by the workers of a Dask cluster: the executor that a build is given, and the check that all are alike.

A worker with another program, ontology or model would make another graph of the same page, so it is refused: when the
build begins, and with every batch, since workers come and go. One that is lost has its pages read by others.
"""

from __future__ import annotations

import hashlib
import os
import platform
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from uniongraph.errors import Told
from uniongraph.reading import Lost, Setup, Task

SECONDS = 30.0
"""How long to wait for a scheduler, and for a first worker."""

_ONE = threading.Lock()
"""A reader serves one thread; a worker should be started with one."""


class ClusterError(Told, RuntimeError):
    """A cluster cannot be used; the message says what to do."""


@contextmanager
def connected(address: str, ontology: Path | None = None, *, seconds: float = SECONDS) -> Iterator[ClusterExecutor]:
    """An executor that has pages read by the cluster whose scheduler is at ``address``, with an ``ontology``.

    Raises ClusterError when there is no scheduler, no worker comes within ``seconds``, or one has another program,
    ontology or model than this process; and when the scheduler is lost on the way.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "a cluster needs the package distributed: {command}", command='pip install "uniongraph[cluster]"'
        ) from None
    try:
        client = Client(address, timeout=seconds, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, ImportError) as error:  # a TimeoutError is an OSError
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ClusterError("no scheduler answers at {address}: {reason}", address=address, reason=reason) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=seconds)
        except TimeoutError:
            raise ClusterError("the cluster at {address} has no workers: start some", address=address) from None
        setup = Setup(None if ontology is None else str(ontology.absolute()))
        wanted = versions(setup)
        for worker, found in sorted(client.run(versions, setup, on_error="return").items()):
            _check(worker, wanted, found)
        try:
            yield ClusterExecutor(client, wanted)
        except CancelledError:
            raise ClusterError(
                "the scheduler at {address} was lost; the pages that were read are kept: build again", address=address
            ) from None


class ClusterExecutor(Executor):
    """Submits the reading of batches to a cluster. ``workers`` is how many there were when it was made."""

    def __init__(self, client: Any, wanted: Mapping[str, str]) -> None:
        self.workers = max(1, len(client.nthreads()))
        self._inner = client.get_executor(pure=False)
        self._wanted = wanted

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Has ``fn(setup, tasks)`` done by a worker. The future raises Lost where batch after batch of workers is lost
        over it, and ClusterError where a worker is another than this process or does not see the pages."""
        setup, tasks = args
        seen = [str(task.source.path) for task in tasks if task.source.path is not None and task.source.path.exists()]
        outer: Future[Any] = Future()
        outer.set_running_or_notify_cancel()
        inner = self._inner.submit(run_alike, dict(self._wanted), seen, fn, setup, tuple(tasks))
        inner.add_done_callback(lambda done: _hand_on(done, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing is left to do: the cluster is not ours."""


def run_alike(
    wanted: Mapping[str, str], seen: Sequence[str], fn: Callable[..., Any], setup: Setup, tasks: tuple[Task, ...]
) -> Any:
    """Done by a worker: ``fn(setup, tasks)``, if it is like the process that asks and sees the same files."""
    with _ONE:
        name = f"{platform.node()}:{os.getpid()}"
        _check(name, wanted, versions(setup))
        for path in seen:
            if not Path(path).exists():
                raise ClusterError(
                    "the worker {worker} does not see {path}: pages of a cluster lie where all its machines see them, "
                    "in a shared folder or on a storage (s3://…)",
                    worker=name,
                    path=path,
                )
        return fn(setup, tasks)


@lru_cache(maxsize=4)
def versions(setup: Setup) -> Mapping[str, str]:
    """What decides what is made of a page: program, ontology, model and Python, each by version and, where it can be
    changed without one, by content."""
    from uniongraph.export.report import made_with, ontology_checksum
    from uniongraph.schema import load_schema

    schema = load_schema(None if setup.ontology is None else Path(setup.ontology))
    code = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        code.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    made = made_with(schema)
    return {
        "program": f"{made['program']} ({code.hexdigest()[:12]})",
        "ontology": f"{made['ontology']} ({ontology_checksum(schema.folder)[:12]})",
        "model": made["model"],
        "python": "Python " + ".".join(platform.python_version_tuple()[:2]),
    }


def _check(worker: str, wanted: Mapping[str, str], found: Mapping[str, str] | BaseException) -> None:
    if isinstance(found, BaseException):
        reason = " ".join(str(found).split()) or type(found).__name__
        raise ClusterError(
            "the worker {worker} cannot read pages ({reason}): install uniongraph there as it is here",
            worker=worker,
            reason=reason,
        )
    for part, ours in wanted.items():
        theirs = found.get(part, "-")
        if theirs != ours:
            raise ClusterError(
                "the worker {worker} has {theirs}, and here is {ours}: install the same there, or end that worker",
                worker=worker,
                theirs=theirs,
                ours=ours,
            )


def _hand_on(inner: Future[Any], outer: Future[Any]) -> None:
    """What became of one future, to another."""
    from distributed import KilledWorker

    if inner.cancelled():
        outer.set_exception(CancelledError())
    elif isinstance(error := inner.exception(), KilledWorker):
        outer.set_exception(Lost())
    elif error is not None:
        outer.set_exception(error)
    else:
        outer.set_result(inner.result())
