"""What the graph says of an entity, with the words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from knowledge import CITY, CITY_UNION, COUNTY_UNION, FIRM, ID, LIN, LUO, PAGE, PLAN, TEXT, evidence, knowledge
from uniongraph.ask import explain
from uniongraph.ask.explain import explain_in
from uniongraph.export import write_build
from uniongraph.graph.terms import PROV, RDF, SKOS, UG
from uniongraph.records import Entity, Fact, Merge
from uniongraph.schema import Schema


@pytest.fixture(scope="module")
def folder(tiny_schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("explain") / "out"
    write_build(knowledge(), tiny_schema, out, timings={})
    return out


@pytest.mark.parametrize(
    "name", ["西安市碑林区总工会", "碑林区总工会", COUNTY_UNION.iri, f"<{COUNTY_UNION.iri}>", "碑林区总"]
)
def test_found_by_label_other_name_iri_and_part(folder: Path, name: str) -> None:
    found = explain(folder, name)
    assert [(e.label, e.cls, e.candidate) for e in found] == [("西安市碑林区总工会", "TradeUnion", False)]
    assert found[0].names == ("碑林区总工会",)
    assert {(f.direction, f.predicate, f.other_label) for f in found[0].facts if not f.inferred} == {
        ("out", "visits", "西安云杉机械有限公司"),
        ("out", "cooperatesWith", "西安云杉机械有限公司"),
        ("out", "operates", "暖心驿站"),
        ("in", "holdsPost", "高一鸣"),
    }


def test_each_fact_comes_with_its_words(folder: Path) -> None:
    facts = [fact for fact in explain(folder, "西安市碑林区总工会")[0].facts if not fact.inferred]
    for said in (said for fact in facts for said in fact.said):
        assert said.page == PAGE.id
        assert said.headline == "碑林区总工会与安康云杉公司共建“暖心驿站”"
        assert [TEXT[start:end] for start, end in said.spans] == list(said.words)
    visit = next(fact for fact in facts if fact.predicate == "visits").said[0]
    assert visit.words == ("碑林区总工会主席高一鸣带队到", "西安云杉\n机械有限公司走访")
    assert (visit.rule, visit.confidence, visit.date) == ("frame", 0.8, "2024-03-05")


def test_what_follows_is_marked_and_has_no_words(folder: Path) -> None:
    inferred = [fact for fact in explain(folder, "西安市碑林区总工会")[0].facts if fact.inferred]
    assert {(f.direction, f.predicate, f.other) for f in inferred} == {
        ("out", "subOrganizationOf", CITY_UNION.iri),
        ("in", "cooperatesWith", FIRM.iri),
    }
    assert all(not fact.said for fact in inferred)


def test_posts_of_a_person_and_of_a_body(folder: Path) -> None:
    (post,) = explain(folder, "罗望舒")[0].facts
    assert (post.direction, post.predicate, post.other, post.title) == ("out", "holdsPost", CITY_UNION.iri, "主席")
    assert post.former
    assert post.said[0].words == ("西安市总工会原主席罗望舒",)
    held = [fact for fact in explain(folder, "西安市总工会")[0].facts if fact.predicate == "holdsPost"]
    assert [(fact.direction, fact.other) for fact in held] == [("in", LUO.iri)]


def test_announced_only_where_every_place_announces(folder: Path) -> None:
    (run,) = explain(folder, PLAN.label)[0].facts
    assert [said.announced for said in run.said] == [True, False]
    assert not run.announced


def test_articles_that_mention_or_credit(folder: Path) -> None:
    assert [(a.role, a.page) for a in explain(folder, LIN.label)[0].articles] == [("author", PAGE.id)]
    assert [a.role for a in explain(folder, "西安市总工会")[0].articles] == ["mentions", "mentions"]


def test_an_iri_that_turned_out_to_mean_another(folder: Path) -> None:
    (firm,) = explain(folder, FIRM.same_as[0])
    assert firm.iri == FIRM.iri
    assert firm.same_as == FIRM.same_as


def test_a_part_of_several_labels_gives_candidates(folder: Path) -> None:
    found = explain(folder, "总工会")
    assert [e.label for e in found] == ["西安市总工会", "西安市碑林区总工会"]
    assert all(e.candidate and not e.facts for e in found)


def test_nothing_fits(folder: Path) -> None:
    assert explain(folder, "无此工会") == explain(folder, "") == explain(folder, "https://w3id.org/x y") == []


def test_a_merge_says_why_in_both_languages(tiny_schema: Schema, tmp_path: Path) -> None:
    known = knowledge()
    merged = replace(FIRM, merged=(Merge("short", "长安船联", "陕西长安船联有限公司"),))
    entities = tuple(merged if entity == FIRM else entity for entity in known.entities)
    write_build(replace(known, entities=entities), tiny_schema, tmp_path / "out", timings={})
    (firm,) = explain(tmp_path / "out", FIRM.label)
    assert firm.merged == (
        ("“长安船联” is short for “陕西长安船联有限公司”",), ("“长安船联”是“陕西长安船联有限公司”的简称",),
    )  # fmt: skip


def test_namesakes_are_both_explained(tiny_schema: Schema, tmp_path: Path) -> None:
    twin = Entity(f"{ID}Person/高一鸣@某某", "Person", "高一鸣")
    known = knowledge()
    write_build(replace(known, entities=(*known.entities, twin)), tiny_schema, tmp_path / "out", timings={})
    found = explain(tmp_path / "out", "高一鸣")
    assert [(e.candidate, len(e.facts)) for e in found] == [(False, 0), (False, 1)]


def test_words_belong_to_their_own_fact(tiny_schema: Schema, tmp_path: Path) -> None:
    known = knowledge()
    visit = Fact(COUNTY_UNION.iri, "visits", CITY.iri, evidence=(evidence("a1", "带队到西安"),))
    write_build(replace(known, facts=(*known.facts, visit)), tiny_schema, tmp_path / "out", timings={})
    facts = [fact for fact in explain(tmp_path / "out", COUNTY_UNION.label)[0].facts if fact.predicate == "visits"]
    assert {(fact.other_label, fact.said[0].words[-1], len(fact.said)) for fact in facts} == {
        ("西安市", "带队到西安", 1),
        ("西安云杉机械有限公司", "西安云杉\n机械有限公司走访", 1),
    }


class Counting:
    """A store that counts how often it is asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.asked = store, 0

    def quads_for_pattern(self, *pattern: object) -> object:
        self.asked += 1
        return self._store.quads_for_pattern(*pattern)  # type: ignore[arg-type]


def _hub(facts: int) -> Counting:
    """A store with a union that runs so many sites, each said once."""
    store = Store()

    def add(subject: str, predicate: str, target: NamedNode | Literal) -> None:
        store.add(Quad(NamedNode(subject), NamedNode(predicate), target))

    hub = f"{ID}TradeUnion/枢纽总工会"
    for iri, cls in [(hub, "TradeUnion"), *((f"{ID}Site/{i}", "Site") for i in range(facts))]:
        add(iri, RDF + "type", NamedNode(UG + cls))
        add(iri, SKOS + "prefLabel", Literal(iri.rpartition("/")[2], language="zh"))
    for i in range(facts):
        add(hub, UG + "operates", NamedNode(f"{ID}Site/{i}"))
        for part, iri in (("subject", hub), ("predicate", UG + "operates"), ("object", f"{ID}Site/{i}")):
            add(f"{ID}Evidence/{i}", RDF + part, NamedNode(iri))
        add(f"{ID}Evidence/{i}", UG + "rule", Literal("by-hand"))
        add(f"{ID}Evidence/{i}", PROV + "wasDerivedFrom", NamedNode(f"{ID}Article/1"))
    return Counting(store)


def test_ten_times_the_facts_take_ten_times_the_steps_and_not_a_hundred_times() -> None:
    asked = []
    for size in (10, 100):
        store = _hub(size)
        (union,) = explain_in(cast(Store, store), "枢纽总工会")
        assert [len(fact.said) for fact in union.facts] == [1] * size
        asked.append(store.asked)
    assert asked[1] < 11 * asked[0]
