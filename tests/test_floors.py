"""Scores are held to their floors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def check(tmp_path: Path, scores: object, *options: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "scores.json").write_text(json.dumps(scores), encoding="utf-8")
    (tmp_path / "floors.toml").write_text("[corpus]\narticles = 0.8\nfacts = 0.5\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools" / "check_floors.py"), str(tmp_path / "scores.json")]
    command += ["--floors", str(tmp_path / "floors.toml"), *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.parametrize(
    ("scores", "status", "said"),
    [
        ({"articles": {"f1": 0.8}, "facts": {"f1": 0.51}}, 0, "ok"),
        ({"articles": {"f1": 0.9}, "facts": {"f1": 0.4999}}, 1, "0.4999   floor 0.50   BELOW ITS FLOOR"),
        ({"articles": {"f1": 0.9}}, 1, "not measured"),
        ({}, 1, "not measured"),
    ],
)
def test_a_score_below_its_floor_fails(tmp_path: Path, scores: object, status: int, said: str) -> None:
    done = check(tmp_path, scores)
    assert done.returncode == status
    assert said in done.stdout


def test_floors_that_are_not_there_are_wrong_usage(tmp_path: Path) -> None:
    assert check(tmp_path, {}, "--section", "corpsu").returncode == 2


def test_every_stage_of_the_scorer_has_a_floor() -> None:
    import tomllib

    floors = tomllib.loads((ROOT / "tests" / "floors.toml").read_text(encoding="utf-8"))
    assert set(floors["corpus"]) == {"articles", "credits", "entities", "facts"}
