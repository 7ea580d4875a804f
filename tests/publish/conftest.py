"""Stores that run for all tests, and builds to send to them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from stores import VIRTUOSO, Running, oxigraph, virtuoso

from uniongraph.pipeline import build, samples

MARKS = "publications"


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A build of two of the sample pages, and one of two others."""
    folder = tmp_path_factory.mktemp("publish")
    with samples() as pages:
        files = sorted(pages.glob("*.txt"))[:3]
        build(files[:2], folder / "早先")
        build(files[1:], folder / "后来")
    return folder / "早先", folder / "后来"


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Each store in turn. Without Virtuoso its tests are skipped, but in CI they fail."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "oxigraph":
        with oxigraph(folder) as (running, _):
            yield running
        return
    if not VIRTUOSO:
        reason = "Virtuoso is needed: apt-get install virtuoso-opensource"
        if os.environ.get("UNIONGRAPH_REQUIRE_VIRTUOSO", "").lower() in ("1", "true"):
            pytest.fail(reason)
        pytest.skip(reason)
    with virtuoso(folder) as running:
        yield running


@pytest.fixture
def store(server: Running) -> Running:
    """A store with nothing of ours in it."""
    for graph in server.graphs():
        server.update(f"DROP SILENT GRAPH <https://w3id.org/uniongraph/graph/{graph}>")
    if server.kind == "oxigraph":
        server.update("CLEAR DEFAULT")
    return server
