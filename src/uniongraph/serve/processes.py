"""Processes of this package beside the server, wherever the package lies."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

_SOURCE = str(Path(__file__).resolve().parents[2])
PIPE = asyncio.subprocess.PIPE


async def start_module(
    module: str, *arguments: str, stdin: int | None = None, stderr: int | None = None
) -> asyncio.subprocess.Process:
    """``python -m module arguments``, its output in a pipe."""
    path = os.pathsep.join(filter(None, [_SOURCE, os.environ.get("PYTHONPATH", "")]))
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, stdin=stdin, stdout=PIPE, stderr=stderr,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}, limit=1 << 20,
    )  # fmt: skip
