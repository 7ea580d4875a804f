"""graph.html as a reader meets it: opened from the disk in a real Chromium, looked over, walked along, read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from invented_graph import HOSTILE, invent, real_schema
from visiting import Visit

from uniongraph.export.explorer import write_explorer
from uniongraph.records import Knowledge
from uniongraph.schema import Schema

UNION = "TradeUnion/江都区总工会"


def test_overview_counts_what_was_read(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    caption = visit.page.inner_text(".caption")
    assert f"{len(list(knowledge.articles()))} 篇报道" in caption
    assert f"{len(knowledge.entities)} 个实体" in caption
    assert f"{len(knowledge.facts)} 条事实" in caption
    assert "2031-01-04 至 2031-05-04" in caption


def test_overview_names_communities_by_their_leading_union(visit: Visit) -> None:
    islands = visit.page.evaluate("uniongraph.explorer.islands()")
    assert len(islands) > 5
    unions = visit.page.evaluate(
        "uniongraph.explorer.model.groups.map(({ leader, members }) => [leader, ...members]"
        ".map((index) => uniongraph.explorer.model.entities[index].key.startsWith('TradeUnion/')))"
    )
    assert all(led if any(others) else not led for led, *others in unions)
    assert UNION in [island["leader"] for island in islands]
    listed = visit.page.locator("#panel .group", has_text="江都区总工会").first
    count = next(island["count"] for island in islands if island["leader"] == UNION)
    assert listed.locator(".count").inner_text() == str(count)
    members = visit.page.evaluate(
        "key => { const { model } = uniongraph.explorer; const { group } = model.entities[model.byKey.get(key)];"
        " return model.groups[group].members.map((index) => model.entities[index].label); }",
        UNION,
    )
    others = listed.locator(".main").inner_text().split("、")
    assert len(others) > 1
    assert set(others) <= {*members} - {"江都区总工会"}  # who else is in it


def test_a_click_into_a_community_and_breadcrumbs_back(visit: Visit) -> None:
    visit.settle()
    island = next(i for i in visit.page.evaluate("uniongraph.explorer.islands()") if i["leader"] == UNION)
    box = visit.page.locator("#canvas").bounding_box()
    free = visit.page.evaluate(  # of its shore, where neither a thing nor a link is under the pointer
        "([key, x, y]) => { const { model, view } = uniongraph.explorer; const { network } = view;"
        " const { group } = model.entities[model.byKey.get(key)];"
        " const radius = view.islands.all.find((i) => i.group === group).radius * network.getScale() - 3;"
        " return Array.from({ length: 72 }, (_, i) => i * Math.PI / 36)"
        ".map((angle) => ({ x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }))"
        ".find((at) => network.getNodeAt(at) === undefined && network.getEdgeAt(at) === undefined); }",
        [UNION, island["x"], island["y"]],
    )
    visit.page.mouse.click(box["x"] + free["x"], box["y"] + free["y"])
    visit.page.wait_for_selector("#panel[data-kind=group]")
    assert visit.title == "江都区总工会"
    assert len(visit.drawn()) == island["count"]
    visit.page.locator("#panel .entity", has_text="江都区户外劳动者爱心驿站").click()
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.page.locator("#crumbs li").all_inner_texts() == ["总览", "江都区总工会", "江都区户外劳动者爱心驿站"]
    assert len(visit.drawn()) >= island["count"]  # who walks out of a community keeps it before the eyes
    visit.page.locator("#crumbs a", has_text="江都区总工会").click()
    visit.page.wait_for_selector("#panel[data-kind=group]")
    visit.page.go_back()
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    visit.page.locator("#crumbs a", has_text="总览").click()
    visit.page.wait_for_selector("#panel[data-kind=home]")


def test_who_is_only_mentioned_is_listed_apart(visit: Visit) -> None:
    visit.page.locator("#panel a", has_text="只被提到的实体").click()
    visit.page.wait_for_selector("#panel[data-kind=others]")
    assert "无人提及的办法" in visit.page.inner_text("#panel")


def test_a_click_on_a_node_shows_its_facts_with_their_words(visit: Visit) -> None:
    visit.click_node("Programme/金秋助学")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.title == "金秋助学"
    fact = visit.page.locator("#panel .fact", has=visit.page.locator("mark", has_text="开展“金秋助学”")).first
    assert "今年以来，" in fact.locator("blockquote").inner_text()
    assert "\n" not in fact.locator("mark").first.inner_text()  # the column's line break is closed
    source = fact.locator("figcaption").inner_text()
    assert "基层工会服务职工见闻" in source and "虚构工人报" in source and "90%" in source
    assert re.search(r"2031-0\d-04 · invented/第\d{3}版\.txt", source)


def test_announced_and_former_are_said(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    announced = sum(fact.announced for fact in knowledge.facts if fact.object.endswith("/金秋助学"))
    visit.open("Programme/金秋助学")
    for button in visit.page.locator("#panel .facts .more button").all():
        button.click()
    assert announced > 0
    assert visit.page.locator("#panel .end .tag.announced").count() == announced
    former = next(fact for fact in knowledge.facts if fact.former)
    visit.open(former.subject.removeprefix("https://w3id.org/uniongraph/id/"))
    assert "原任" in visit.page.inner_text("#panel .fact .end")


def test_mentions_are_counted_and_neighbours_listed(visit: Visit, invented: tuple[Knowledge, Schema]) -> None:
    knowledge, _ = invented
    mine = [linked for linked in knowledge.mentions if linked.entity.endswith(UNION)]
    visit.open(UNION)
    words = visit.page.inner_text("#panel .mentions")
    assert f"在 {len({m.mention.article for m in mine})} 篇报道中出现 {len(mine)} 次" in words
    assert f"全称 {len(mine)}" in words
    ends = [{fact.subject, fact.object} for fact in knowledge.facts]
    union = f"https://w3id.org/uniongraph/id/{UNION}"
    others = {other for pair in ends if union in pair for other in pair - {union}}
    assert visit.page.inner_text("#panel .neighbours h3 .count") == str(len(others))


def test_walking_along_facts_and_back(visit: Visit) -> None:
    visit.open(UNION)
    assert visit.title == "江都区总工会"
    assert "江苏省 · 扬州市 · 江都区" in visit.page.inner_text("#panel")
    visit.page.locator("#panel .entity", has_text="扬州市总工会").first.click()
    visit.page.wait_for_function("document.title === '扬州市总工会'")
    assert UNION in visit.drawn()
    visit.page.go_back()
    visit.page.wait_for_function("document.title === '江都区总工会'")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector("#panel[data-kind=home]")


def test_a_path_between_two_picked_entities_is_shown_as_sentences(visit: Visit) -> None:
    visit.open(UNION)
    visit.page.click("#panel .path-start")
    assert "江都区总工会" in visit.page.inner_text("#path-bar")
    visit.find("邗江区总工会")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=path]")
    assert "共 2 步" in visit.page.inner_text("#panel")
    assert visit.page.locator("#panel .steps > li").count() == 2
    for step in visit.page.locator("#panel .steps > li").all():
        assert step.locator("blockquote mark").count() >= 1
    assert set(visit.drawn()) >= {UNION, "TradeUnion/邗江区总工会"} and len(visit.drawn()) == 3
    assert visit.page.is_hidden("#path-bar")


def test_where_no_path_leads_that_is_said_and_escape_ends_the_search(visit: Visit) -> None:
    visit.open("Document/无人提及的办法")
    visit.page.click("#panel .path-start")
    visit.page.keyboard.press("Escape")
    assert visit.page.is_hidden("#path-bar")
    visit.go(f"#~path/{quote('Document/无人提及的办法', safe='')}/{quote(UNION, safe='')}")
    visit.page.wait_for_selector("#panel[data-kind=path]")
    assert "没有路径" in visit.page.inner_text("#panel")


def test_an_unknown_or_broken_address_opens_the_overview(visit: Visit) -> None:
    for hash_ in ("#TradeUnion/nobody", "#%E0%A4%A", "#__proto__", "#~group/nobody", "#~path/a", "#~what"):
        visit.go(hash_)
        assert visit.page.get_attribute("#panel", "data-kind") == "home"
        assert visit.drawn()


def test_no_name_or_sentence_becomes_markup(visit: Visit) -> None:
    visit.find("合唱")
    assert "</script><img src=x" in visit.page.inner_text("#results")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    shown = visit.page.inner_text("#panel")
    assert "</script><img src=x onerror=" in visit.title
    assert "javascript:window.hurt=1" in shown
    assert "<b>晚会</b>由𬭚先生主持" in shown
    marked = visit.page.locator("#panel mark").first.evaluate("e => e.textContent")
    assert marked == "江都区总工会主办" + HOSTILE  # 𬭚 before it counts twice in JavaScript
    assert visit.page.evaluate("window.hurt === undefined")
    assert visit.page.locator("#panel img, #panel script, #panel b, #results img").count() == 0
    assert not visit.page.evaluate("[...document.links].some(a => a.protocol === 'javascript:')")


def test_an_empty_graph_says_so(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_explorer(Knowledge((), (), (), (), ()), real_schema(), path)
    visit = Visit(chromium, path)
    assert "还没有实体" in visit.page.inner_text("#empty")
    for tab in ("map", "timeline"):
        visit.go(f"#~{tab}")
        assert visit.page.is_visible(f"#{tab}-empty")
    visit.end()


def test_a_large_graph_opens_on_a_part_and_grows_by_clicks(chromium: Any, tmp_path: Path) -> None:
    knowledge, schema = invent(companies=60)
    path = tmp_path / "graph.html"
    write_explorer(knowledge, schema, path)
    visit = Visit(chromium, path)
    assert 20 < len(visit.drawn()) <= 300 < len(knowledge.entities)
    key = "Award/全国工人先锋号"
    visit.open(key)
    assert len(visit.drawn()) == 25  # itself and 24 neighbours
    visit.page.click("#panel .expand")
    assert len(visit.drawn()) == 49
    visit.click_node(key)  # another click on the node does the same
    visit.page.wait_for_function("uniongraph.explorer.drawn().length === 73")
    visit.end()
