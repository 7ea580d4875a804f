"""The page of an invented graph for a browser to open."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_graph import StandInSchema, invent

from uniongraph.records import Knowledge


@pytest.fixture(scope="session")
def invented() -> tuple[Knowledge, StandInSchema]:
    return invent()


@pytest.fixture(scope="session")
def graph_html(invented: tuple[Knowledge, StandInSchema], tmp_path_factory: pytest.TempPathFactory) -> Path:
    from uniongraph.export.explorer import write_explorer

    path = tmp_path_factory.mktemp("探索") / "graph.html"
    write_explorer(*invented, path)  # type: ignore[arg-type]
    return path
