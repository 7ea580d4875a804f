"""Traceable knowledge graphs from Chinese local trade-union news, offline.

The functions of the package are the commands of its command line: ``uniongraph build`` is :func:`build`. Each is
imported when it is first asked for, so that ``import uniongraph`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uniongraph.ask import explain, query
    from uniongraph.difference import diff
    from uniongraph.pipeline import build, demo
    from uniongraph.schema import load_schema
    from uniongraph.verify import verify

__version__ = "0.1.0"

__all__ = ["__version__", "build", "demo", "diff", "explain", "load_schema", "query", "verify"]

_HOMES = {
    "build": "uniongraph.pipeline",
    "demo": "uniongraph.pipeline",
    "diff": "uniongraph.difference",
    "explain": "uniongraph.ask",
    "load_schema": "uniongraph.schema",
    "query": "uniongraph.ask",
    "verify": "uniongraph.verify",
}


def __getattr__(name: str) -> object:
    """PEP 562: a public function, from the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
