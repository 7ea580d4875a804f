"""graph.html as a reader meets it: opened from the disk in a real Chromium, searched, clicked, filtered."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from invented_graph import HOSTILE, StandInSchema, invent

from uniongraph.export import explorer
from uniongraph.export.explorer import write_explorer
from uniongraph.export.explorer.data import compact_graph
from uniongraph.export.explorer.layout import choose_first_view, place_nodes
from uniongraph.records import Knowledge

UNION = "TradeUnion/江都区总工会"


class Visit:
    """A visit to the page; what it asked for and complained of is kept, and judged at the end."""

    def __init__(self, chromium: Any, path: Path, width: int = 1280, height: int = 800, **context: Any) -> None:
        settings: dict[str, Any] = {"locale": "zh-CN", "reduced_motion": "reduce", **context}
        self.context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.address = path.as_uri()
        self.page.goto(self.address)

    def find(self, text: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)

    def click_node(self, key: str) -> None:
        self.page.wait_for_function("key => uniongraph.explorer.positionOf(key) !== null", arg=key)
        self.page.wait_for_timeout(150)  # a frame, in which the canvas takes its place
        at = self.page.evaluate("key => uniongraph.explorer.positionOf(key)", key)
        self.page.mouse.click(at["x"], at["y"])

    @property
    def title(self) -> str:
        return str(self.page.inner_text("#panel h2"))

    def drawn(self) -> list[str]:
        return list(self.page.evaluate("uniongraph.explorer.drawn()"))


@pytest.fixture
def visit(chromium: Any, graph_html: Path) -> Iterator[Visit]:
    visit = Visit(chromium, graph_html)
    yield visit
    asked = {url.partition("#")[0] for url in visit.asked if not url.startswith("data:")}
    visit.context.close()
    assert asked == {visit.address}
    assert visit.complaints == []


def test_overview_counts_what_was_read(visit: Visit, invented: tuple[Knowledge, StandInSchema]) -> None:
    knowledge, _ = invented
    caption = visit.page.inner_text(".caption")
    assert f"{len(list(knowledge.articles()))} 篇报道" in caption
    assert f"{len(knowledge.entities)} 个实体" in caption
    assert f"{len(knowledge.facts)} 条事实" in caption
    assert "2031-05-04" in caption
    assert len(visit.drawn()) == len(knowledge.entities)


def test_search_by_another_name_with_the_keyboard_alone(visit: Visit) -> None:
    visit.find("江都总工会")
    options = visit.page.locator("#results [role=option]")
    assert "江都区总工会" in options.first.inner_text()
    assert "工会" in options.first.locator(".class").inner_text()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.title == "江都区总工会"


def test_arrows_choose_and_escape_closes(visit: Visit) -> None:
    visit.find("总工会")
    second = visit.page.locator("#results [role=option]").nth(1).locator(".name").inner_text().partition("（")[0]
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.get_attribute("#search", "aria-activedescendant") == "result-1"
    visit.page.keyboard.press("Escape")
    assert visit.page.is_hidden("#results")
    visit.page.keyboard.type(" ")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.title == second


def test_a_click_on_a_node_shows_its_facts_with_their_words(visit: Visit) -> None:
    visit.click_node("Programme/金秋助学")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert visit.title == "金秋助学"
    fact = visit.page.locator("#panel .fact", has=visit.page.locator("mark", has_text="开展“金秋助学”")).first
    assert "今年以来，" in fact.locator("blockquote").inner_text()
    assert "\n" not in fact.locator("mark").first.inner_text()  # the column's line break is closed
    assert "基层工会服务职工见闻" in fact.locator("figcaption").inner_text()
    assert re.search(r"invented/第\d{3}版\.txt", fact.locator("figcaption").inner_text())


def test_announced_and_former_are_said(visit: Visit) -> None:
    knowledge, _ = invent()
    announced = sum(fact.announced for fact in knowledge.facts if fact.object.endswith("/金秋助学"))
    visit.page.goto(f"{visit.address}#{quote('Programme/金秋助学', safe='')}")
    visit.page.wait_for_selector("#panel .fact")
    while visit.page.locator("#panel .more").count():
        visit.page.locator("#panel .more").first.click()
    assert announced > 0
    assert visit.page.locator("#panel .tag.announced").count() == announced


def test_walking_along_facts_and_back(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}#{quote(UNION, safe='')}")
    assert visit.title == "江都区总工会"
    assert "江苏省 · 扬州市 · 江都区" in visit.page.inner_text("#panel")
    visit.page.locator("#panel .entity", has_text="扬州市总工会").first.click()
    visit.page.wait_for_function("document.title === '扬州市总工会'")
    visit.page.go_back()
    visit.page.wait_for_function("document.title === '江都区总工会'")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_selector("#panel[data-kind=home]")


def test_an_unknown_or_broken_address_opens_the_overview(visit: Visit) -> None:
    for hash_ in ("#TradeUnion/nobody", "#%E0%A4%A", "#__proto__"):
        visit.page.goto(visit.address + hash_)
        assert visit.page.get_attribute("#panel", "data-kind") == "home"


def test_the_legend_counts_and_hides_a_class(visit: Visit, invented: tuple[Knowledge, StandInSchema]) -> None:
    knowledge, _ = invented
    people = sum(entity.cls == "Person" for entity in knowledge.entities)
    button = visit.page.locator("#legend [data-class=Person]")
    assert button.inner_text().split() == ["人物", str(people)]
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert not [key for key in visit.drawn() if key.startswith("Person/")]
    assert str(len(knowledge.entities) - people) in visit.page.inner_text("#status")
    visit.page.click("#legend-all")
    assert len(visit.drawn()) == len(knowledge.entities)


def test_a_search_result_of_a_hidden_class_is_shown_again(visit: Visit) -> None:
    visit.page.click("#legend [data-class=Programme]")
    visit.find("夏送清凉")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector("#panel[data-kind=entity]")
    assert "Programme/夏送清凉" in visit.drawn()


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


def test_english_for_an_english_browser_and_a_switch(chromium: Any, graph_html: Path) -> None:
    visit = Visit(chromium, graph_html, locale="en-GB")
    assert "entities" in visit.page.inner_text(".caption")
    assert "Trade union" in visit.page.inner_text("#legend")
    visit.page.click("#language")
    assert "工会" in visit.page.inner_text("#legend")
    assert visit.page.get_attribute("html", "lang") == "zh"
    assert visit.complaints == []
    visit.context.close()


def test_dark_where_the_system_is_dark(chromium: Any, graph_html: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        visit = Visit(chromium, graph_html, color_scheme=scheme)
        grounds.append(visit.page.evaluate("getComputedStyle(document.body).backgroundColor"))
        visit.context.close()
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_scrolls_sideways(chromium: Any, graph_html: Path, width: int) -> None:
    visit = Visit(chromium, graph_html, width=width, height=844)
    for address in ("#", f"#{quote(UNION, safe='')}", f"#{quote('Event/' + HOSTILE, safe='')}"):
        visit.page.goto(visit.address + address)
        for element in ("document.documentElement", "document.getElementById('panel')"):
            assert visit.page.evaluate(f"{element}.scrollWidth <= {element}.clientWidth"), (width, address, element)
    stage = visit.page.locator("#stage").bounding_box()
    assert stage["width"] >= 300 and stage["height"] >= 250
    assert visit.complaints == []
    visit.context.close()


def test_an_empty_graph_says_so(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "graph.html"
    write_explorer(Knowledge((), (), (), (), ()), StandInSchema({}), path)  # type: ignore[arg-type]
    visit = Visit(chromium, path)
    assert "还没有实体" in visit.page.inner_text("#empty")
    assert visit.complaints == []
    visit.context.close()


def test_a_large_graph_opens_on_a_part_and_grows_by_clicks(chromium: Any, tmp_path: Path) -> None:
    knowledge, schema = invent(companies=120)
    path = tmp_path / "graph.html"
    write_explorer(knowledge, schema, path)  # type: ignore[arg-type]
    visit = Visit(chromium, path)
    assert len(visit.drawn()) == 300 < len(knowledge.entities)
    drawn = set(visit.drawn())
    people = (f"Person/{entity.label}" for entity in knowledge.entities if entity.cls == "Person")
    missing = next(key for key in people if key not in drawn)
    visit.page.goto(f"{visit.address}#{quote(missing, safe='')}")
    visit.page.wait_for_function("label => document.title === label", arg=missing.removeprefix("Person/"))
    assert missing in visit.drawn()

    key = "Award/全国工人先锋号"
    visit.page.goto(f"{visit.address}#{quote(key, safe='')}")
    visit.page.wait_for_selector("#panel .expand")
    before = len(visit.drawn())
    visit.page.click("#panel .expand")
    between = len(visit.drawn())
    assert before < between <= before + 24
    visit.click_node(key)  # another click on the node does the same
    visit.page.wait_for_function("count => uniongraph.explorer.drawn().length > count", arg=between)
    assert visit.complaints == []
    visit.context.close()


def test_policy_lets_nothing_in_and_only_our_scripts_run(graph_html: Path) -> None:
    page = graph_html.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and "default-src 'none'" in policy[1]
    assert "unsafe-eval" not in policy[1] and "http" not in policy[1]
    assert re.search(r"script-src ('sha256-[\w+/=]+' ?)+;", policy[1])
    assert page.count("<script>") == len(explorer.SCRIPTS)
    assert "sourceMappingURL" not in page


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys; from invented_graph import invent; "
        "from uniongraph.export.explorer import write_explorer; "
        "write_explorer(*invent(), pathlib.Path(sys.argv[1]))"
    )
    here, source = Path(__file__).parent, Path(explorer.__file__).parents[3]
    found = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join((str(source), str(here)))}
        path = tmp_path / f"{seed}.html"
        subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=True)
        found.add(path.read_bytes())
    assert len(found) == 1


def test_marks_point_at_the_words_of_the_page(invented: tuple[Knowledge, StandInSchema]) -> None:
    knowledge, schema = invented
    graph = compact_graph(knowledge, schema)  # type: ignore[arg-type]
    for fact, row in zip(knowledge.facts, graph["facts"], strict=True):
        ((_, _, _, passages),) = row[5]
        words = ""
        for sentence, *marks in passages:
            units = graph["sentences"][sentence].encode("utf-16-le")
            for start, end in zip(marks[::2], marks[1::2], strict=True):
                words += units[2 * start : 2 * end].decode("utf-16-le")
        assert words == fact.evidence[0].quotes[0].replace("\n", "")


def test_lone_surrogates_do_not_stop_the_page() -> None:
    assert json.loads(explorer._inert_json({"名": "半\ud842"})) == {"名": "半\ud842"}
    explorer._inert_json("半\ud842<").encode("utf-8")


def test_first_view_takes_the_most_connected_and_whom_they_touch() -> None:
    star = [(0, other) for other in range(1, 50)]
    lonely = [(100 + 2 * n, 101 + 2 * n) for n in range(5)]
    chosen = choose_first_view(120, star + lonely, limit=20)
    assert len(chosen) == 20 and 0 in chosen
    assert all(number < 50 for number in chosen)


def test_nodes_keep_apart() -> None:
    pairs = [(0, other) for other in range(1, 40)] + [(40, 41)]
    positions = list(place_nodes(range(60), pairs).values())
    nearest = min(abs(complex(*a) - complex(*b)) for i, a in enumerate(positions) for b in positions[:i])
    assert nearest >= 30


def test_vendored_file_is_the_published_one() -> None:
    vendored = explorer.FOLDER / "vendor"
    checksum = hashlib.sha256((vendored / "vis-network.min.js").read_bytes()).hexdigest()
    assert checksum == "b427322ad953d70ab75d1b798ebb8349863502f244e02de3e12a4ab7dfeddf2c"
    assert checksum in (vendored / "README.md").read_text(encoding="utf-8")
