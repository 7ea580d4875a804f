"""The confidence of a rule is what it was right at, drawn towards its family where the cases are few."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_rules", ROOT / "tools" / "measure_rules.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_many_cases_speak_for_themselves_and_few_lean_on_the_family(tool: ModuleType) -> None:
    found = tool.confidences({"runs.act": (90, 100), "runs.bare": (0, 1), "visits.act": (5, 10)})
    assert found["runs.act"] == pytest.approx(0.90, abs=0.01)
    assert 0.5 < found["runs.bare"] < 0.9  # one wrong case does not make a rule worthless
    assert found["runs.bare"] > found["visits.act"]


def test_a_rule_that_was_never_seen_takes_what_its_family_is_right_at(tool: ModuleType) -> None:
    text = (
        '[[pattern]]\nid = "runs.act"\nconfidence = 0.5\n\n'
        '[[pattern]]\nid = "runs.said"\nconfidence = 0.5\n\n[frames]\nlight = ["作"]\n'
    )
    lines = tool.written(text, {"runs.act": (100, 100)}).splitlines()
    assert lines[2] == "confidence = 0.99  # 100 of 100"
    assert lines[6].startswith("confidence = 0.9") and lines[6].endswith("# 0 of 0")
    assert lines[-1] == 'light = ["作"]'


def test_each_pattern_of_the_lexicon_tells_its_cases(tool: ModuleType) -> None:
    text = (ROOT / "ontology" / "lexicon" / "predicates.toml").read_text(encoding="utf-8")
    assert text.count("[[pattern]]") == sum("  # " in line for line in text.splitlines() if "confidence = " in line)
