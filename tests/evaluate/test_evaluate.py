"""What evaluation counts as right, wrong, missed, merged and let pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from uniongraph.evaluate import GoldError, Scores, evaluate, load_gold
from uniongraph.evaluate.match import score_page
from uniongraph.records import Article, Entity, Evidence, Fact, Knowledge, LinkedCredit, Page, ReadPage
from uniongraph.schema import Schema, load_schema

UNION = {"id": "u", "names": ["响水县总工会"], "types": ["TradeUnion"]}
STATION = {"id": "s", "names": ["滨湖路驿站"], "types": ["Site", "Programme"]}
CITY = {"id": "c", "names": ["盐城市"], "types": ["Place"], "optional": True}


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def scored(schema: Schema, tmp_path: Path) -> Callable[..., Scores]:
    """The scores of entities and facts against gold of this form."""

    def score(gold: dict[str, Any], entities: list[Entity], facts: list[Fact] | None = None, *rest: Any) -> Scores:
        path = tmp_path / "p.json"
        path.write_text(json.dumps({"doc": "p", **gold}), encoding="utf-8")
        article = Article("p#1", "p", 1, "驿站开门迎客", (), (), ())
        (credits,) = rest or ((),)
        knowledge = Knowledge(
            (ReadPage(Page("p", "", ""), (article,)),), tuple(entities), tuple(facts or ()), (), tuple(credits)
        )
        scores = Scores()
        score_page(load_gold(path, schema), knowledge, schema, scores)
        return scores

    return score


def said(rule: str) -> tuple[Evidence, ...]:
    return (Evidence("p#1", (), (), rule, 0.9),)


def test_a_second_node_for_the_same_thing_is_wrong(scored: Callable[..., Scores]) -> None:
    found = [Entity("u1", "TradeUnion", "响水县总工会"), Entity("u2", "TradeUnion", "“响水县总工会”")]
    scores = scored({"entities": [UNION, STATION]}, found)
    assert (scores.entities.tp, scores.entities.fp, scores.entities.fn) == (1, 1, 1)


def test_a_node_for_two_things_is_a_merge(scored: Callable[..., Scores]) -> None:
    other = {"id": "v", "names": ["滨海县总工会"], "types": ["TradeUnion"]}
    scores = scored({"entities": [UNION, other]}, [Entity("u", "TradeUnion", "响水县总工会", ("滨海县总工会",))])
    assert scores.merges == 1
    assert any("\tmerge\t" in line for line in scores.errors)


def test_what_is_optional_is_neither_asked_for_nor_punished(scored: Callable[..., Scores]) -> None:
    assert scored({"entities": [CITY]}, []).entities.fn == 0
    assert scored({"entities": [CITY]}, [Entity("c", "Place", "盐城市")]).entities.fp == 0


def test_a_wrong_class_of_the_same_group_is_found_but_not_right(scored: Callable[..., Scores]) -> None:
    scores = scored({"entities": [UNION]}, [Entity("u", "Company", "响水县总工会")])
    assert (scores.entities.tp, scores.classes.tp, scores.classes.fn) == (1, 0, 1)


def test_facts_are_counted_by_predicate_and_by_rule(scored: Callable[..., Scores]) -> None:
    gold = {"entities": [UNION, STATION, CITY], "facts": [{"s": "u", "p": "operates", "o": "s"}]}
    found = [Entity("u", "TradeUnion", "响水县总工会"), Entity("s", "Site", "滨湖路驿站")]
    right = Fact("u", "operates", "s", evidence=said("operates.act"))
    wrong = Fact("u", "visits", "s", evidence=said("visits.visit"))
    scores = scored(gold, found, [right, wrong])
    assert (scores.facts.tp, scores.facts.fp, scores.facts.fn) == (1, 1, 0)
    assert (scores.by_rule["operates.act"].tp, scores.by_rule["visits.visit"].fp) == (1, 1)


def test_cooperation_counts_in_either_direction(scored: Callable[..., Scores]) -> None:
    post = {"id": "k", "names": ["海川厂"], "types": ["Company"]}
    gold = {"entities": [UNION, post], "facts": [{"s": "u", "p": "cooperatesWith", "o": "k"}]}
    found = [Entity("u", "TradeUnion", "响水县总工会"), Entity("k", "Company", "海川厂")]
    assert scored(gold, found, [Fact("k", "cooperatesWith", "u", evidence=said("r"))]).facts.tp == 1


def test_credits_are_right_in_their_role(scored: Callable[..., Scores]) -> None:
    gold = {"articles": [{"title": "驿站开门迎客", "reporter": ["谷雨"]}]}
    person = Entity("x", "Person", "谷雨")
    assert scored(gold, [person], [], [LinkedCredit("p#1", "reporter", "x")]).credits.tp == 1
    assert scored(gold, [person], [], [LinkedCredit("p#1", "author", "x")]).credits.fn == 1


def test_a_page_is_built_and_measured(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("响水县总工会主席谷雨走访江苏海川纺织有限公司。\n", encoding="utf-8")
    person = {"id": "g", "names": ["谷雨"], "types": ["Person"]}
    gold = {"entities": [UNION, person], "facts": [{"s": "g", "p": "holdsPost", "o": "u", "title": "主席"}]}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    scores = evaluate(tmp_path / "gold", tmp_path / "pages")
    assert (scores.pages, scores.facts.tp, scores.facts.fn) == (1, 1, 0)
    assert scores.as_dict()["by_predicate"]["holdsPost"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not a JSON file"),
        ('{"entities": [{"id": "a", "names": [], "types": ["Person"]}]}', "entities[0]"),
        ('{"entities": [{"id": "a", "names": ["谷雨"], "types": ["Persona"]}]}', "no class Persona"),
        ('{"facts": [{"s": "a", "p": "runs", "o": "b"}]}', "facts[0].s"),
        ('{"articles": [{"reporter": ["谷雨"]}]}', "articles[0].title"),
    ],
)
def test_gold_that_is_wrong_says_where(schema: Schema, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.json") as caught:
        load_gold(path, schema)
    assert said in str(caught.value)


def test_gold_without_its_page_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("响水县总工会\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"b\.json"):
        evaluate(tmp_path, tmp_path)
