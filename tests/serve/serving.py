"""Starts the server by its command, for the tests that ask it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uniongraph

SECONDS, ROWS = 2, 5000
"""What a query may cost on the server of most tests."""
TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)


@contextmanager
def running(folder: Path, *options: str, env: dict[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """The address of a server on a folder, and its process id."""
    source = str(Path(uniongraph.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1", **(env or {})}
    environment.pop("UNIONGRAPH_TOKEN", None)
    command = [sys.executable, "-m", "uniongraph", "serve", str(folder), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, encoding="utf-8")
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, f"the server said {line!r}"
        yield found[0].removesuffix("/"), process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
