"""Paths of facts between two entities."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from knowledge import CITY_UNION, COUNTY_UNION, FIRM, GAO, LUO, PLAN, SITE, knowledge
from uniongraph.ask.paths import Step, paths_between
from uniongraph.export import write_build
from uniongraph.graph.store import open_store
from uniongraph.schema import Schema


@pytest.fixture(scope="module")
def store(tiny_schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Store:
    out: Path = tmp_path_factory.mktemp("paths") / "out"
    write_build(knowledge(), tiny_schema, out, timings={})
    return open_store(out)


def test_a_post_is_one_step(store: Store) -> None:
    (path,) = paths_between(store, [GAO.iri], [COUNTY_UNION.iri], 4)
    assert path.steps == (Step("高一鸣", "holdsPost 主席", "西安市碑林区总工会"),)


def test_all_shortest_paths_and_no_longer_ones(store: Store) -> None:
    found = paths_between(store, [GAO.iri], [FIRM.iri], 4)
    assert [step.predicate for path in found for step in path.steps[1:]] == ["cooperatesWith", "visits"]
    assert {len(path.steps) for path in found} == {2}


def test_what_is_too_far_apart_or_not_linked_has_no_path(store: Store) -> None:
    assert paths_between(store, [GAO.iri], [SITE.iri], 1) == []
    assert len(paths_between(store, [LUO.iri], [PLAN.iri], 2)) == 1
    assert paths_between(store, [CITY_UNION.iri], ["https://example.org/none"], 4) == []
