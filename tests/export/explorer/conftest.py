"""A real Chromium, and the page of an invented graph for it to open."""

from __future__ import annotations

import os
import shutil
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
def chromium() -> Iterator[Any]:
    """A running Chromium. Where there is none the tests are skipped, but in CI they fail."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path, sync_playwright = None, None
    if path is None or sync_playwright is None:
        reason = "Chromium and Playwright are needed to look at the explorer"
        if {os.environ.get(name, "").lower() for name in ("CI", "UNIONGRAPH_REQUIRE_BROWSER")} & {"1", "true"}:
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def graph_html(invented: tuple[Knowledge, Schema], tmp_path_factory: pytest.TempPathFactory) -> Path:
    from uniongraph.export.explorer import write_explorer

    path = tmp_path_factory.mktemp("探索") / "graph.html"
    write_explorer(*invented, path)
    return path


@pytest.fixture
def visit(chromium: Any, graph_html: Path) -> Iterator[Visit]:
    visit = Visit(chromium, graph_html)
    yield visit
    visit.end()
