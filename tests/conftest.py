"""What many tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from knowledge import write_ontology
from uniongraph.schema import Schema

os.environ["UNIONGRAPH_CACHE"] = ""  # nothing is kept from test to test, and nothing of the user's is touched
settings.register_profile("untimed", deadline=None)  # a busy machine is no counterexample
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def tiny_schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    """The tiny ontology that goes with tests/knowledge.py."""
    return write_ontology(tmp_path_factory.mktemp("tiny") / "ontology")


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
        reason = "Chromium and Playwright are needed to look at pages"
        if {os.environ.get(name, "").lower() for name in ("CI", "UNIONGRAPH_REQUIRE_BROWSER")} & {"1", "true"}:
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
