"""A running server, started by its command, on the small build of tests/knowledge.py."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serving import ROWS, SECONDS, running

from knowledge import knowledge
from uniongraph.export import write_build
from uniongraph.export.explorer import write_explorer
from uniongraph.schema import load_schema


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("serve") / "构建"
    write_build(knowledge(), load_schema(), out, timings={}, explorer=write_explorer)
    return out


@pytest.fixture(scope="session")
def address(build: Path) -> Iterator[str]:
    """The address of a server with tight limits."""
    limits = ("--seconds", str(SECONDS), "--rows", str(ROWS), "--memory", "400", "--workers", "3")
    with running(build, *limits) as (found, _):
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as found:
        yield found


@pytest.fixture
def copied(build: Path, tmp_path: Path) -> Path:
    """A copy of the build that a test may change."""
    return Path(shutil.copytree(build, tmp_path / "copy"))
