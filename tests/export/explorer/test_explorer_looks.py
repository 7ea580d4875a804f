"""Looks: both languages, light and dark, from a phone to a wide screen, on paper, and for those who do not see."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from invented_graph import HOSTILE
from visiting import Visit

UNION = "TradeUnion/江都区总工会"
ADDRESSES = {
    "overview": "#",
    "entity": f"#{quote(UNION, safe='')}",
    "hostile": f"#{quote('Event/' + HOSTILE, safe='')}",
    "group": f"#~group/{quote(UNION, safe='')}",
    "path": f"#~path/{quote(UNION, safe='')}/{quote('Programme/金秋助学', safe='')}",
    "map": "#~map",
    "timeline": "#~timeline",
    "ask": "#~ask/chairs",
}


def axe_source() -> str:
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-playwright-python is needed")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("width", "scheme", "locale", "views"),
    [
        (1280, "light", "zh-CN", list(ADDRESSES)),
        (1280, "dark", "en-GB", ["overview", "entity", "ask"]),
        (390, "light", "en-GB", ["overview", "entity", "ask"]),
    ],
)
def test_axe_finds_nothing(
    chromium: Any, graph_html: Path, width: int, scheme: str, locale: str, views: list[str]
) -> None:
    visit = Visit(chromium, graph_html, width=width, height=844, color_scheme=scheme, locale=locale)
    visit.page.evaluate(axe_source())  # not as a script of the page, which its policy would refuse
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = []
    for name in views:
        visit.go(ADDRESSES[name])
        if name == "overview":
            visit.page.evaluate("document.querySelectorAll('#filters details').forEach((d) => { d.open = true; })")
            visit.page.evaluate("uniongraph.explorer.filters.change({ place: 0 })")
        if name == "hostile":
            visit.find("总工会")
        if name == "ask":
            visit.page.wait_for_selector("#ask-text[data-editor]", state="attached")
            visit.page.wait_for_selector("#ask-answer .words")
            visit.page.evaluate("document.getElementById('ask-query').open = true")
        result = visit.page.evaluate("tags => axe.run(document, { runOnly: tags })", tags)
        assert len(result["passes"]) > 15
        found += [(name, fault["id"], node["html"][:150]) for fault in result["violations"] for node in fault["nodes"]]
    assert found == [], json.dumps(found, ensure_ascii=False, indent=1)
    visit.end()


def test_english_for_an_english_browser_and_a_switch(chromium: Any, graph_html: Path) -> None:
    visit = Visit(chromium, graph_html, locale="en-GB")
    assert "entities" in visit.page.inner_text(".caption")
    assert "trade union" in visit.page.inner_text("#facet-classes").lower()
    visit.page.click("#language")
    assert "工会" in visit.page.inner_text("#facet-classes")
    assert visit.page.get_attribute("html", "lang") == "zh-CN"
    visit.page.reload()
    visit.page.wait_for_selector("body[data-ready]")
    assert visit.page.get_attribute("html", "lang") == "zh-CN"  # it is remembered
    visit.end()


def test_both_languages_say_the_same_things(visit: Visit) -> None:
    said = visit.page.evaluate(
        "Object.values(uniongraph.words)"
        ".map((words) => Object.entries(words).map(([k, v]) => k + ' ' + typeof v).sort())"
    )
    assert said[0] == said[1]
    used = visit.page.evaluate(
        "[...document.querySelectorAll('[data-text], [data-label], [data-hint]')]"
        ".flatMap(({ dataset: d }) => [d.text, d.label, d.hint]).filter(Boolean)"
    )
    assert used and set(used) <= {word.split()[0] for word in said[0]}


def test_dark_where_the_system_is_dark_and_a_switch(chromium: Any, graph_html: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        visit = Visit(chromium, graph_html, color_scheme=scheme)
        ground = "getComputedStyle(document.body).backgroundColor"
        grounds.append(visit.page.evaluate(ground))
        visit.page.click("#theme")
        grounds.append(visit.page.evaluate(ground))
        visit.end()
    assert grounds[0] != grounds[1]
    assert grounds[2:] == grounds[1::-1]


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_scrolls_sideways(chromium: Any, graph_html: Path, width: int) -> None:
    visit = Visit(chromium, graph_html, width=width, height=844)
    for name, address in ADDRESSES.items():
        visit.go(address)
        for element in ("document.documentElement", "document.getElementById('panel')"):
            assert visit.page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth"), (width, name, element)
        stage = visit.page.locator("#stage").bounding_box()
        assert stage["width"] >= 300 and stage["height"] >= 250, (width, name, stage)
    visit.end()


def test_on_a_phone_the_filters_are_a_drawer(chromium: Any, graph_html: Path) -> None:
    visit = Visit(chromium, graph_html, width=390, height=844)
    assert visit.page.is_hidden("#filters")
    visit.page.click("#filters-toggle")
    assert visit.page.is_visible("#filters")
    visit.page.locator("#facet-classes [data-key=Person] input").uncheck()
    visit.page.keyboard.press("Escape")
    assert visit.page.is_hidden("#filters")
    assert visit.page.is_visible("#chips .chip")
    assert visit.page.evaluate("document.activeElement.id") == "filters-toggle"
    visit.end()


def test_on_paper_stands_what_is_to_be_read(visit: Visit) -> None:
    visit.open(UNION)
    visit.page.click("#theme")
    assert visit.page.get_attribute("html", "data-theme") == "dark"
    visit.page.emulate_media(media="print")
    visit.page.wait_for_selector("html[data-theme=light]")  # the canvas, too, is for white paper
    assert visit.page.evaluate("uniongraph.explorer.view.theme.ink") == "#000000"
    assert visit.page.is_visible("#canvas") and visit.page.is_visible("#panel mark")
    for hidden in ("#filters", "#zoom", ".search", ".tools", "#views"):
        assert visit.page.is_hidden(hidden)
    panel = visit.page.evaluate("(p => [p.scrollHeight, p.clientHeight])(document.getElementById('panel'))")
    assert panel[0] <= panel[1] + 1  # whole, not cut where the screen ends
    assert visit.page.evaluate("document.documentElement.scrollHeight") > 900


def test_marks_differ_in_shape_as_well_as_in_colour(visit: Visit) -> None:
    marks = visit.page.evaluate("Array.from({ length: 16 }, (_, cls) => uniongraph.mark(cls))")
    assert len({(mark["colour"], mark["shape"]) for mark in marks}) == 16
    for colour in {mark["colour"] for mark in marks}:
        shapes = [mark["shape"] for mark in marks if mark["colour"] == colour]
        assert len(set(shapes)) == len(shapes)


def test_from_end_to_end_by_keyboard(visit: Visit) -> None:
    def tab_to(selector: str) -> None:
        for _ in range(60):
            if visit.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            visit.page.keyboard.press("Tab")
        raise AssertionError(f"no way to {selector}")

    tab_to("#panel .groups a")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=group]")
    tab_to("#panel .rows a")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    tab_to("#panel .path-start")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "path-cancel"
