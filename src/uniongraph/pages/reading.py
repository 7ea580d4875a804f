"""What the readers of HTML, Word, PDF and scans hand back: text, where it stands, what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from uniongraph.records import SourcePlace

Alive = Callable[[], None]
"""Called by a reader now and then, so that a long file is told from one that hangs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file; ``problems`` are pairs of code and English message."""

    text: str
    places: tuple[SourcePlace, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
