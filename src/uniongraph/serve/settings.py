"""What a server is told: which build, where to listen, whom to let in, and how much one question may cost."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from uniongraph.errors import Told

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class ServeError(Told):
    """The server cannot start or a worker cannot be had; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a question may cost; past any of it the question is stopped and the server goes on.

    ``seconds`` of answering, ``rows`` (or triples) and ``answer_bytes`` of the answer, ``memory_mb`` of a worker,
    ``request_bytes`` of a request's body, ``waiting`` questions in the queue, ``dump_seconds`` for a whole graph.
    """

    seconds: float = 20.0
    rows: int = 200_000
    answer_bytes: int = 64 * 1024 * 1024
    memory_mb: int = 1024
    request_bytes: int = 1024 * 1024
    waiting: int = 256
    dump_seconds: float = 300.0


def usual_workers() -> int:
    """One worker for each processor (2 to 8), and one more that is kept for what is quick."""
    return max(2, min(8, os.cpu_count() or 2)) + 1


@dataclass(frozen=True, slots=True)
class Settings:
    """A server's settings. ``token`` is "" where everybody on this machine may ask; ``origins`` are those of other
    sites whose pages may ask (``*`` for all)."""

    folder: Path
    ontology: Path | None = None
    host: str = "127.0.0.1"
    port: int = 7878
    token: str = ""
    origins: tuple[str, ...] = ()
    workers: int = field(default_factory=usual_workers)
    limits: Limits = field(default_factory=Limits)

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK
