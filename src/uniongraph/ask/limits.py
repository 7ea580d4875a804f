"""A query that cannot run for ever: in a process of its own, with a limit of time and of memory.

A query that runs cannot be stopped, its process can. It may open no file and no connection once the graph is loaded,
so nothing in a query can reach the network, whatever the engine would make of it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from uniongraph.ask.query import ask, find_question
from uniongraph.ask.questions import QueryError
from uniongraph.ask.results import QueryResult
from uniongraph.graph.store import open_store

SECONDS = 60.0
MEGABYTES = 2048

_LOADED = "loaded"


class QueryStopped(QueryError):
    """A query that took longer or more memory than it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, and megabytes on top of the graph itself (Unix only)."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES


def query_within(
    folder: Path,
    question: str | Path,
    parameters: Mapping[str, str] | None = None,
    ontology: Path | None = None,
    limits: Limits | None = None,
) -> QueryResult:
    """``query``, stopped when it takes too long or too much memory. Time counts once the graph is loaded.

    Raises QueryStopped then; else what ``query`` raises.
    """
    limits = limits or Limits()
    spawn = multiprocessing.get_context("spawn")
    receiver, sender = spawn.Pipe(duplex=False)
    given = (Path(folder), question, dict(parameters or {}), ontology, limits.megabytes)
    worker = spawn.Process(target=_work, args=(sender, *given), daemon=True)
    worker.start()
    sender.close()
    try:
        found = receiver.recv()
        if found == _LOADED:
            if not receiver.poll(limits.seconds):
                raise QueryStopped(
                    "stopped after {seconds} s: ask for less, or allow more time", seconds=f"{limits.seconds:g}"
                )
            found = receiver.recv()
    except EOFError:  # the worker is gone: the engine ends its process where memory runs out
        raise QueryStopped(
            "stopped: more than {megabytes} MB of memory would be needed; ask for less (LIMIT), or allow more",
            megabytes=limits.megabytes,
        ) from None
    finally:
        worker.kill()
        worker.join()
        receiver.close()
    if isinstance(found, tuple):  # a QueryError, in parts: its blanks are words of both languages
        sentence, line, column, blanks = found
        raise QueryError(sentence, line, column, **blanks)
    if isinstance(found, Exception):
        raise found
    assert isinstance(found, QueryResult)
    return found


def _work(
    sender: Connection,
    folder: Path,
    question: str | Path,
    parameters: Mapping[str, str],
    ontology: Path | None,
    megabytes: int,
) -> None:
    """Answer one question, in the process of its own."""
    try:
        found = find_question(question, ontology)
        store = open_store(folder)
        sender.send(_LOADED)
        _shut_in(megabytes)
        sender.send(ask(store, found, parameters))
    except MemoryError:
        os._exit(1)
    except QueryError as error:
        sender.send((error.sentence, error.line, error.column, {name: str(b) for name, b in error.blanks.items()}))
    except OSError as error:
        sender.send(error)


def _shut_in(megabytes: int) -> None:
    """From here on no file, no socket, and no more memory than that. Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    used = 0
    statm = Path("/proc/self/statm")  # Linux; elsewhere the graph counts, too
    if statm.is_file():
        used = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's last words, when memory runs out, are for nobody
    most = used + (megabytes << 20)
    for limit, value in ((resource.RLIMIT_AS, most), (resource.RLIMIT_NOFILE, 0), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # macOS knows RLIMIT_AS by name only
            resource.setrlimit(limit, (value, value))
