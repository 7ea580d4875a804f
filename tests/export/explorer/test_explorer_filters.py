"""Filters: each narrows what is drawn and listed, says how many it would let through, and can be taken away."""

from __future__ import annotations

import pytest
from visiting import Visit

from uniongraph.records import Knowledge
from uniongraph.schema import Schema

UNION = "TradeUnion/江都区总工会"


def box(visit: Visit, facet: str, key: str):  # type: ignore[no-untyped-def]
    return visit.facet(facet).locator(f"[data-key={key}]")


def passing(visit: Visit) -> dict[str, int]:
    return dict(
        visit.page.evaluate("(({ entities, facts }) => ({ entities, facts }))(uniongraph.explorer.filters.counts)")
    )


def test_the_legend_counts_and_hides_a_class(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    people = sum(entity.cls == "Person" for entity in knowledge.entities)
    row = box(visit, "classes", "Person")
    assert row.inner_text().split()[:2] == ["人物", str(people)]
    row.locator("input").uncheck()
    assert visit.drawn() and not [key for key in visit.drawn() if key.startswith("Person/")]
    assert passing(visit)["entities"] == len(knowledge.entities) - people
    assert "不含人物" in visit.page.inner_text("#chips")
    assert row.locator(".count").inner_text() == str(people)  # as if the class were open
    visit.page.click("#chips .chip")
    assert passing(visit)["entities"] == len(knowledge.entities)
    assert row.locator("input").is_checked()


def test_only_one_class_with_one_click(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    row = box(visit, "classes", "TradeUnion")
    row.hover()
    row.locator(".only").click()
    assert visit.drawn() and all(key.startswith("TradeUnion/") for key in visit.drawn())
    assert passing(visit)["entities"] == sum(entity.cls == "TradeUnion" for entity in knowledge.entities)
    visit.page.click("#filters-clear")
    assert passing(visit)["entities"] == len(knowledge.entities)


def test_by_relation(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    received = [fact for fact in knowledge.facts if fact.predicate == "received"]
    row = box(visit, "predicates", "received")
    assert row.locator(".count").inner_text() == str(len(received))
    row.hover()
    row.locator(".only").click()
    assert passing(visit) == {
        "entities": len({end for fact in received for end in (fact.subject, fact.object)}), "facts": len(received),
    }  # fmt: skip
    assert "Award/全国工人先锋号" in visit.drawn()


def test_by_place_from_province_to_county(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, schema = invented
    inside = {e.iri for e in knowledge.entities if e.place and schema.places.within(e.place, "320000")}
    facts = [fact for fact in knowledge.facts if {fact.subject, fact.object} & inside]
    tree = visit.facet("places")
    tree.locator(".choice", has_text="江苏省").click()
    assert passing(visit)["facts"] == len(facts)
    tree.get_by_label("展开江苏省").click()
    tree.get_by_label("展开扬州市").click()
    tree.locator(".choice", has_text="江都区").click()
    assert "江都区" in visit.page.inner_text("#chips") and UNION in visit.drawn()
    assert "TradeUnion/邗江区总工会" not in visit.drawn()
    tree.locator(".choice", has_text="江都区").click()  # once more takes it away
    assert passing(visit)["entities"] == len(knowledge.entities)


def test_by_article(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    article = next(a for a in knowledge.articles() if a.headline.endswith("（7）"))
    told = [fact for fact in knowledge.facts if fact.evidence[0].article == article.id]
    part = visit.facet("articles")
    visit.page.fill("#article-find", "（7）")
    assert part.locator(".choice").count() == 1
    assert part.locator(".choice .count").inner_text() == str(len(told))
    part.locator(".choice").click()
    assert passing(visit)["facts"] == len(told)
    assert article.headline in visit.page.inner_text("#chips")


def test_by_date(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    dated = [fact for fact in knowledge.facts if fact.evidence[0].date == "2029"]
    part = visit.facet("dates")
    part.locator(".choice", has_text="2029").click()
    assert dated and passing(visit)["facts"] == len(dated)
    assert visit.page.input_value("#date-from") == "2029-01-01"
    assert visit.page.input_value("#date-to") == "2029-12-31"
    visit.page.fill("#date-from", "2031-02-01")
    visit.page.fill("#date-to", "2031-02-28")
    february = {a.id for a in knowledge.articles() if a.date == "2031-02-04"}
    told = [f for f in knowledge.facts if f.evidence[0].article in february and not f.evidence[0].date]
    assert passing(visit)["facts"] == len(told)


def test_stated_announced_or_inferred(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    announced = [fact for fact in knowledge.facts if fact.announced]
    row = box(visit, "states", "announced")
    row.hover()
    row.locator(".only").click()
    assert announced and passing(visit)["facts"] == len(announced)
    visit.page.click("#filters-clear")
    visit.open("Place/江都区")
    assert "江苏省" not in visit.page.locator("#panel .fact").all_inner_texts()
    assert visit.page.locator("#panel .tag.inferred").count() == 0
    box(visit, "states", "inferred").locator("input").check()
    assert "Place/江苏省" in visit.drawn()
    assert "报纸上没有直接写" in visit.page.inner_text("#panel")
    assert visit.page.locator("#panel .tag.inferred").count() >= 1


def test_by_confidence(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    sure = [fact for fact in knowledge.facts if fact.evidence[0].confidence >= 0.8]
    part = visit.facet("levels")
    part.locator(".choice", has_text="80%").click()
    assert 0 < len(sure) < len(knowledge.facts) and passing(visit)["facts"] == len(sure)


def test_filters_join_and_what_is_hidden_is_said(visit: Visit) -> None:
    visit.open(UNION)
    box(visit, "predicates", "runs").locator("input").uncheck()
    assert "开展" not in visit.page.locator("#panel .facts h3").all_inner_texts()
    assert "另有 2 条事实被筛选隐去" in visit.page.inner_text("#panel")
    box(visit, "classes", "Place").locator("input").uncheck()
    assert visit.page.locator("#chips .chip").count() == 2
    visit.page.click("#chips .clear")
    assert visit.page.is_hidden("#chips")


@pytest.mark.parametrize("key", ["Programme/夏送清凉"])
def test_a_search_result_that_is_filtered_away_is_shown_again(visit: Visit, key: str) -> None:
    box(visit, "classes", "Programme").locator("input").uncheck()
    visit.find("夏送清凉")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert key in visit.drawn()


def test_nothing_left_is_said(visit: Visit) -> None:
    visit.page.evaluate("uniongraph.explorer.filters.change({ from: '1901', to: '1901' })")
    assert visit.drawn() == [] and visit.page.is_visible("#nothing")
