"""Of two readers' gold, what both require is required, and whatever else either lists is optional."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
BROAD = {"TradeUnion": "Organization", "Company": "Organization"}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("unite_gold", ROOT / "tools" / "unite_gold.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def gold(entities: list[tuple[str, str, str]], facts: list[tuple[str, str, str]]) -> dict[str, Any]:
    """Entities as id, class and name, a question mark before an optional name; facts as ends and predicate."""
    return {
        "doc": "p",
        "articles": [],
        "entities": [
            {"id": i, "types": [cls], "names": [name.lstrip("?")], "optional": name[0] == "?"}
            for i, cls, name in entities
        ],
        "facts": [{"s": s, "p": p.lstrip("?"), "o": o, "optional": p[0] == "?"} for s, p, o in facts],
    }


def united(tool: ModuleType, first: dict[str, Any], second: dict[str, Any]) -> tuple[dict[str, bool], set[Any], Any]:
    counts = tool.Agreement(), tool.Agreement()
    found = tool.unite(first, second, BROAD, *counts)
    names = {entity["id"]: entity["names"][0] for entity in found["entities"]}
    entities = {names[entity["id"]]: entity["optional"] for entity in found["entities"]}
    facts = {(names[f["s"]], f["p"], names[f["o"]], f["optional"]) for f in found["facts"]}
    return entities, facts, counts


def test_what_both_require_is_required_and_the_rest_is_optional(tool: ModuleType) -> None:
    first = gold(
        [("a", "TradeUnion", "如皋市总工会"), ("b", "Programme", "暖途行动"), ("c", "Place", "如皋市")],
        [("a", "runs", "b"), ("a", "locatedIn", "c")],
    )
    second = gold(
        [("x", "TradeUnion", "如皋市总工会"), ("y", "Programme", "“暖途”行动"), ("z", "Person", "丁一帆")],
        [("x", "runs", "y"), ("z", "takesPartIn", "y")],
    )
    entities, facts, (of_entities, of_facts) = united(tool, first, second)
    assert entities == {"如皋市总工会": False, "暖途行动": False, "如皋市": True, "丁一帆": True}
    assert facts == {
        ("如皋市总工会", "runs", "暖途行动", False),
        ("如皋市总工会", "locatedIn", "如皋市", True),
        ("丁一帆", "takesPartIn", "暖途行动", True),
    }
    assert (of_entities.first, of_entities.first_found, of_entities.second_found) == (3, 2, 2)
    assert (of_facts.first, of_facts.first_found, of_facts.second, of_facts.second_found) == (2, 1, 2, 1)


def test_a_thing_that_is_programme_or_site_is_run_or_operated(tool: ModuleType) -> None:
    names = [("a", "TradeUnion", "如皋市总工会"), ("b", "Programme", "暖途驿站")]
    _, facts, _ = united(tool, gold(names, [("a", "runs", "b")]), gold(names, [("a", "operates", "b")]))
    assert facts == {("如皋市总工会", "runs", "暖途驿站", False), ("如皋市总工会", "operates", "暖途驿站", True)}


def test_an_optional_reading_of_one_is_not_required_by_another_s_twin(tool: ModuleType) -> None:
    names = [("a", "TradeUnion", "如皋市总工会"), ("b", "Programme", "暖途驿站")]
    first = gold(names, [("a", "runs", "b"), ("a", "?operates", "b")])
    _, facts, _ = united(tool, first, gold(names, [("a", "runs", "b")]))
    assert ("如皋市总工会", "operates", "暖途驿站", True) in facts
    assert ("如皋市总工会", "runs", "暖途驿站", False) in facts
