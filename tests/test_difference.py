"""What changed between two builds, said in tables, JSON and exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from knowledge import CITY_UNION, COUNTY_UNION, FACTS, FIRM, GAO, SITE, knowledge
from uniongraph.cli import make_app
from uniongraph.difference import DiffError, diff
from uniongraph.export import write_build
from uniongraph.records import Entity, Knowledge
from uniongraph.schema import Schema

NEW = Entity(f"{CITY_UNION.iri}女职工委员会", "TradeUnion", "西安市总工会女职工委员会", (), "610100")


@pytest.fixture
def before(tmp_path: Path, tiny_schema: Schema) -> Path:
    write_build(knowledge(), tiny_schema, tmp_path / "甲", timings={})
    return tmp_path / "甲"


@pytest.fixture
def after(tmp_path: Path, tiny_schema: Schema) -> Path:
    """Another label, a site and what is said of it gone, a union come, a fact said in fewer places, a post ended."""
    known = knowledge()
    entities = [e for e in known.entities if e != SITE]
    entities = [replace(e, names=()) if e == COUNTY_UNION else e for e in entities]
    post, *_, runs = FACTS
    facts = [f for f in known.facts if SITE.iri not in (f.subject, f.object) and f not in (post, runs)]
    facts += [replace(post, former=True), replace(runs, evidence=runs.evidence[:1])]
    page = replace(known.pages[1], page=replace(known.pages[1].page, checksum="0" * 64))
    told = Knowledge(
        (page,), tuple(sorted([*entities, NEW])), tuple(facts),
        tuple(m for m in known.mentions if m.entity != SITE.iri), known.credits,
    )  # fmt: skip
    write_build(told, tiny_schema, tmp_path / "乙", timings={})
    return tmp_path / "乙"


def test_what_is_gone_come_and_changed_is_told(before: Path, after: Path) -> None:
    found = diff(before, after)
    assert [(c.change, (c.after or c.before).label) for c in found.entities if c.after or c.before] == [  # type: ignore[union-attr]
        ("gone", "暖心驿站"), ("come", "西安市总工会女职工委员会"), ("changed", "西安市碑林区总工会"),
    ]  # fmt: skip
    changed = {(c.change, (c.after or c.before).predicate) for c in found.facts}  # type: ignore[union-attr]
    assert changed == {("gone", "operates"), ("gone", "holdsPost"), ("come", "holdsPost"), ("changed", "runs")}
    assert [(c.change, (c.after or c.before).id) for c in found.pages] == [  # type: ignore[union-attr]
        ("gone", "2024/白页.txt"), ("changed", "2024/西安 工人报#1.txt"),
    ]  # fmt: skip
    assert found.labels[GAO.iri] == "高一鸣"


def test_a_build_is_like_itself(before: Path) -> None:
    found = diff(before, before)
    assert not found
    assert found.as_dict() == {name: {"gone": [], "come": [], "changed": []} for name in ("pages", "entities", "facts")}


def test_there_and_back_again(before: Path, after: Path) -> None:
    there, back = diff(before, after), diff(after, before)
    assert [(c.before, c.after) for c in there.facts] == [(c.after, c.before) for c in back.facts]
    assert [(c.before, c.after) for c in there.entities] == [(c.after, c.before) for c in back.entities]


@pytest.mark.parametrize("name", ["nodes.csv", "edges.csv", "report.json"])
def test_a_folder_without_a_table_is_no_build(before: Path, after: Path, name: str) -> None:
    (after / name).unlink()
    with pytest.raises(DiffError, match=name):
        diff(before, after)


def test_a_table_with_other_columns_is_refused(before: Path, after: Path) -> None:
    (after / "nodes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(DiffError, match="columns"):
        diff(before, after)


def test_the_command_tells_by_its_exit_code(before: Path, after: Path, tmp_path: Path) -> None:
    app = make_app("en")
    same = CliRunner().invoke(app, ["diff", str(before), str(before)])
    assert (same.exit_code, same.stdout) == (0, "Nothing changed.\n")
    quiet = CliRunner().invoke(app, ["diff", str(before), str(after), "-q"])
    assert (quiet.exit_code, quiet.output) == (4, "")
    assert CliRunner().invoke(app, ["diff", str(before), str(tmp_path)]).exit_code == 1
    assert CliRunner().invoke(app, ["diff", str(before)]).exit_code == 2


def test_the_command_tells_in_words(before: Path, after: Path) -> None:
    told = CliRunner().invoke(make_app("en"), ["diff", str(before), str(after)]).stdout
    assert "  - Site 暖心驿站\n" in told
    assert "  ~ TradeUnion 西安市碑林区总工会; other names: 碑林区总工会 → –\n" in told
    assert "  + 高一鸣 holdsPost 西安市碑林区总工会 (主席) [former]\n" in told
    assert "  ~ 西安市总工会 runs 灯塔计划; said in 2 → 1 places; now only announced\n" in told
    chinese = CliRunner().invoke(make_app("zh"), ["diff", str(before), str(after)]).stdout
    assert "其他名称: 碑林区总工会 → –" in chinese


def test_the_command_speaks_json(before: Path, after: Path) -> None:
    told = json.loads(CliRunner().invoke(make_app("en"), ["diff", str(before), str(after), "--json"]).stdout)
    assert told["entities"]["gone"] == [
        {"iri": SITE.iri, "class": "Site", "label": "暖心驿站", "names": "“暖心驿站”", "place": "610103"}
    ]
    assert [pair["after"]["weight"] for pair in told["facts"]["changed"]] == [1]
    assert diff(before, after).as_dict() == told
    assert FIRM.iri not in json.dumps(told["entities"])
