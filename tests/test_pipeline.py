"""The stages in order: what goes where, what is counted, and what happens to pages that cannot be read."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

import pytest

import uniongraph
from stages import Stages, put_stages
from uniongraph.pipeline import STAGES, NothingBuilt, build
from uniongraph.reading.collector import THRESHOLDS
from uniongraph.schema import Schema


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tiny_schema: Schema) -> Stages:
    return put_stages(monkeypatch, tiny_schema)


def report(folder: Path) -> dict[str, Any]:
    """What a build says of itself."""
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "版面"
    folder.mkdir()
    (folder / "一版.txt").write_text("响水县总工会 灌云县总工会", encoding="utf-8")
    (folder / "二版.txt").write_text("响水县总工会？", encoding="utf-8")
    return folder


def test_the_stages_run_once_each_in_order(stages: Stages, pages: Path, tmp_path: Path) -> None:
    result = build([pages], tmp_path / "图谱")
    assert stages.calls == [
        "claim", "schema shipped", "pages 一版.txt", "extract 一版.txt", "pages 二版.txt", "extract 二版.txt",
        "explorer",
    ]  # fmt: skip
    assert result.output == tmp_path / "图谱"
    assert result.pages == ("一版.txt", "二版.txt")
    assert result.articles == 3
    assert dict(result.entities) == {"TradeUnion": 3}
    assert dict(result.facts) == {"cooperatesWith": 2}
    assert result.central == "响水县总工会"
    assert result.unreadable == ()
    assert tuple(result.timings) == STAGES
    assert sorted(report(tmp_path / "图谱")["timings"]) == sorted(STAGES)


def test_a_problem_that_is_handed_on_is_told_once(stages: Stages, pages: Path, tmp_path: Path) -> None:
    result = build([pages], tmp_path / "图谱")
    assert [problem.message for problem in result.problems] == ["二版.txt: odd line"]
    assert [problem["message"] for problem in report(tmp_path / "图谱")["problems"]] == ["二版.txt: odd line"]


def test_the_order_of_the_inputs_changes_nothing(stages: Stages, pages: Path, tmp_path: Path) -> None:
    one = build([pages / "一版.txt", pages / "二版.txt"], tmp_path / "甲")
    other = build([pages / "二版.txt", pages / "一版.txt"], tmp_path / "乙")
    assert one.pages == other.pages
    assert (tmp_path / "甲" / "evidence.ttl").read_bytes() == (tmp_path / "乙" / "evidence.ttl").read_bytes()


def test_pages_that_cannot_be_read_are_problems_and_the_rest_is_built(
    stages: Stages, pages: Path, tmp_path: Path
) -> None:
    (pages / "三版.txt").write_bytes(b"\x89PNG\0\0")
    result = build([pages, tmp_path / "无.txt"], tmp_path / "图谱")
    assert result.pages == ("一版.txt", "二版.txt")
    assert [(p.code, p.page, p.severity) for p in result.unreadable] == [
        ("page-binary", "三版.txt", "error"),
        ("page-missing", "无.txt", "error"),
    ]
    assert set(result.unreadable) <= set(result.problems)
    assert {problem.message for problem in result.problems} == {p["message"] for p in report(result.output)["problems"]}
    assert str(tmp_path) not in repr(result.problems)


@pytest.mark.parametrize("stage", ["", "layout "])
def test_a_page_on_which_the_program_fails_is_a_problem_and_the_rest_is_built(
    stages: Stages, pages: Path, tmp_path: Path, stage: str
) -> None:
    stages.fail[stage + "二版.txt"] = RecursionError("too deep")
    result = build([pages], tmp_path / "图谱")
    assert result.pages == ("一版.txt",)
    assert result.articles == 2
    (problem,) = result.unreadable
    assert (problem.code, problem.page, problem.severity) == ("page-failed", "二版.txt", "error")
    assert "RecursionError: too deep" in problem.message
    assert problem.message in [told["message"] for told in report(result.output)["problems"]]
    assert str(Path(__file__).parent) not in problem.message


def test_where_the_program_fails_on_every_page_nothing_is_built(stages: Stages, pages: Path, tmp_path: Path) -> None:
    stages.fail |= {page: ValueError("no") for page in ("一版.txt", "二版.txt")}
    with pytest.raises(NothingBuilt) as refused:
        build([pages], tmp_path / "图谱")
    assert [problem.page for problem in refused.value.problems] == ["一版.txt", "二版.txt"]


@pytest.mark.parametrize("given", [["无.txt"], []])
def test_nothing_to_read_builds_nothing(stages: Stages, tmp_path: Path, given: list[str]) -> None:
    with pytest.raises(NothingBuilt) as refused:
        build([tmp_path / name for name in given], tmp_path / "图谱")
    assert [problem.page for problem in refused.value.problems] == given
    assert not (tmp_path / "图谱").exists()


def test_a_folder_that_is_not_a_builds_is_refused_before_any_work(stages: Stages, pages: Path, tmp_path: Path) -> None:
    stages.fail["claim"] = OSError("holds files that no build left there")
    with pytest.raises(OSError, match="no build left"):
        build([pages], tmp_path / "图谱")
    assert stages.calls == ["claim"]


def test_another_ontology_is_loaded_from_its_folder(stages: Stages, pages: Path, tmp_path: Path) -> None:
    build([pages], tmp_path / "图谱", ontology=tmp_path / "商会")
    assert stages.calls[1] == "schema 商会"


def test_progress_counts_up_to_the_end_of_every_stage(stages: Stages, pages: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([pages], tmp_path / "图谱", progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == list(STAGES)
    for stage in STAGES:
        steps = [(done, total) for name, done, total in told if name == stage]
        assert [done for done, _ in steps] == sorted({done for done, _ in steps})
        assert steps[-1][0] == steps[-1][1] > 0


def test_the_garbage_collector_works_seldom_while_a_build_runs_and_then_as_before(
    stages: Stages, pages: Path, tmp_path: Path
) -> None:
    before, seen = gc.get_threshold(), set()
    build([pages], tmp_path / "out", workers=1, progress=lambda *_: seen.add(gc.get_threshold()))
    assert seen == {THRESHOLDS}
    assert gc.get_threshold() == before


def test_a_graph_too_large_for_a_browser_gets_no_explorer_unless_it_is_asked_for(
    stages: Stages, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("uniongraph.pipeline.EXPLORED_UP_TO", 2)
    result = build([pages], tmp_path / "图谱")
    assert not (tmp_path / "图谱" / "graph.html").exists()
    assert "explorer-left-out" in [problem.code for problem in result.problems]
    assert result.unreadable == ()
    assert "explorer-left-out" in [problem["code"] for problem in report(tmp_path / "图谱")["problems"]]
    asked = build([pages], tmp_path / "图谱", explorer=True)
    assert (tmp_path / "图谱" / "graph.html").exists()
    refused = build([pages], tmp_path / "图谱", explorer=False)
    assert not (tmp_path / "图谱" / "graph.html").exists()
    assert "explorer-left-out" not in [problem.code for problem in (*asked.problems, *refused.problems)]


def test_the_package_offers_its_commands_as_functions() -> None:
    assert uniongraph.build is build
    assert set(uniongraph.__all__) <= set(dir(uniongraph))
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = uniongraph.biuld  # type: ignore[attr-defined]


def test_the_version_is_the_one_that_is_packaged() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert f'\nversion = "{uniongraph.__version__}"\n' in project.read_text(encoding="utf-8")
