"""Schedulers and workers of a cluster, processes of their own, started for the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uniongraph

SOURCE = Path(uniongraph.__file__).parents[1]

Cluster = Callable[[], tuple[str, list[subprocess.Popen]]]  # type: ignore[type-arg]
"""Starts a scheduler and two workers, or tells of those that run: its address, and their processes."""


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen]]:  # type: ignore[type-arg]
    """The address of a scheduler, and its process."""
    note = folder / "scheduler.json"
    words = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(note)]
    with _running(words, folder / "scheduler.log", {}) as process:
        for _ in range(600):
            if note.exists() and note.read_text("utf-8"):
                break
            time.sleep(0.1)
        yield json.loads(note.read_text("utf-8"))["address"], process


@contextmanager
def worker(address: str, folder: Path, name: str, source: Path = SOURCE, **environ: str) -> Iterator[subprocess.Popen]:  # type: ignore[type-arg]
    """A worker with one thread, which nobody starts again when it is killed."""
    words = ["worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", name]
    words += ["--local-directory", str(folder / name), "--death-timeout", "120"]
    with _running(words, folder / f"{name}.log", {"PYTHONPATH": str(source), **environ}) as process:
        yield process


@contextmanager
def _running(words: list[str], log: Path, environ: dict[str, str]) -> Iterator[subprocess.Popen]:  # type: ignore[type-arg]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *words], stdout=out, stderr=out, env={**os.environ, **environ}
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait(30)


def wait_for_two(address: str) -> None:
    """Returns when two workers are there."""
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
