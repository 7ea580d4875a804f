"""The page of an invented graph for a browser to open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_graph import invent
from visiting import Visit

from uniongraph.records import Knowledge
from uniongraph.schema import Schema


@pytest.fixture(scope="session")
def invented() -> tuple[Knowledge, Schema]:
    return invent()


@pytest.fixture(scope="session")
def graph_html(invented: tuple[Knowledge, Schema], tmp_path_factory: pytest.TempPathFactory) -> Path:
    from uniongraph.export import write_build
    from uniongraph.export.explorer import write_explorer

    folder = tmp_path_factory.mktemp("探索") / "图谱"
    write_build(*invented, folder, timings={}, explorer=write_explorer)
    return folder / "graph.html"


@pytest.fixture
def visit(chromium: Any, graph_html: Path) -> Iterator[Visit]:
    visit = Visit(chromium, graph_html)
    yield visit
    visit.end()
