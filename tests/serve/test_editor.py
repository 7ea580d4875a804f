"""The editor in a real browser: it asks only its own server, completes Chinese names, draws what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from uniongraph.ask import ready_questions

CURSOR = """(text) => {
  const editor = ugEditor.getTab().getYasqe();
  editor.setValue(text); editor.focus(); editor.getDoc().setCursor(0, text.length);
}"""


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A page of its own that fails its test on an error in the console, and on a request to another host."""
    context = chromium.new_context(locale="zh-CN", base_url=address)
    context.set_default_timeout(10_000)
    found = context.new_page()
    faults: list[str] = []
    found.on(
        "console", lambda said: faults.append(said.text) if said.type == "error" and "400" not in said.text else None
    )
    found.on("pageerror", lambda error: faults.append(str(error)))
    found.on("request", lambda request: faults.append(request.url) if not is_ours(request.url, address) else None)
    yield found
    context.close()
    assert faults == []


def is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:", "about:"))


def value(page: Any) -> str:
    return str(page.evaluate("ugEditor.getTab().getYasqe().getValue()"))


def test_a_ready_question_is_chosen_asked_and_shown_as_a_table(page: Any) -> None:
    page.goto("/sparql")
    titles = page.locator("#questions option").all_inner_texts()
    assert titles[1:] == [question.title_zh for question in ready_questions()]
    page.select_option("#questions", "chairs")
    page.wait_for_selector(".tabPanel.active .yasr table tbody td")
    table = page.inner_text(".tabPanel.active .yasr table")
    assert "高一鸣" in table and "罗望舒" in table
    page.goto("/sparql?lang=en")
    assert page.locator("#questions option").nth(4).inner_text() == ready_questions()[3].title_en


def test_entities_in_an_answer_lead_to_their_pages_here(page: Any) -> None:
    page.goto("/sparql?query=" + quote("SELECT ?u { ?u a ug:TradeUnion ; skos:prefLabel '西安市总工会'@zh }"))
    link = page.locator(".tabPanel.active .yasr table a.iri").first
    link.wait_for()
    assert link.get_attribute("href") == "/id/TradeUnion/西安市总工会"
    page.goto(link.get_attribute("href"))
    assert page.inner_text("h1") == "西安市总工会"


@pytest.mark.parametrize(
    ("typed", "suggested", "then"),
    [
        ("SELECT * { ?u a 工会", "ug:TradeUnion", "?u a ug:TradeUnion"),
        ("SELECT * { ?u 开展", "ug:runs", "?u ug:runs"),
        ("SELECT * { ?u ug:cooperatesW", "ug:cooperatesWith", "?u ug:cooperatesWith"),
        ('SELECT * { ?u skos:prefLabel "西安市总', "西安市总工会", '"西安市总工会"@zh'),
        (
            "SELECT * { 云杉机械",
            "西安云杉机械有限公司",
            "<https://w3id.org/uniongraph/id/Company/西安云杉机械有限公司>",
        ),
    ],
)
def test_completion_knows_the_ontology_and_the_names_of_the_graph(
    page: Any, typed: str, suggested: str, then: str
) -> None:
    page.goto("/sparql")
    page.wait_for_selector(".CodeMirror")
    page.evaluate(CURSOR, typed)
    page.keyboard.press("Control+Space")
    first = page.locator(".CodeMirror-hints li").first
    first.wait_for()
    assert suggested in first.inner_text()
    page.keyboard.press("Enter")
    assert then in value(page)


def test_numbers_are_drawn_as_bars_and_links_as_a_graph(page: Any) -> None:
    page.goto("/sparql?question=top")
    panel = page.locator(".tabPanel.active")
    panel.locator(".yasr table tbody td").first.wait_for()
    panel.get_by_text("图表", exact=True).click()
    assert panel.locator("svg.ug-chart rect").count() == panel.locator("svg.ug-chart text").count() / 2 > 0
    page.goto("/sparql?query=" + quote("CONSTRUCT { ?a ug:runs ?b } WHERE { ?a ug:runs ?b }"))
    panel = page.locator(".tabPanel.active")
    panel.get_by_text("关系图", exact=True).click()
    panel.locator("svg.ug-graph").wait_for()
    assert "灯塔计划" in panel.locator("svg.ug-graph").text_content()


def test_a_link_shares_a_query_and_nothing_else(page: Any, address: str) -> None:
    page.goto("/sparql")
    page.wait_for_selector(".CodeMirror")
    page.evaluate(CURSOR, "ASK { ?s ?p '灯塔' }")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.click("#share")
    page.locator("#told", has_text="剪贴板").wait_for()
    page.goto(page.evaluate("window.copied"))
    page.wait_for_selector(".tabPanel.active .yasr_results *")
    assert value(page) == "ASK { ?s ?p '灯塔' }"
    # a link made elsewhere cannot send the question to another host
    page.goto("about:blank")
    page.goto("/sparql#query=" + quote("ASK {}") + "&endpoint=" + quote("https://evil.example/sparql"))
    page.wait_for_selector(".tabPanel.active .CodeMirror")
    assert value(page) == "ASK {}"
    assert page.evaluate("ugEditor.getTab().getEndpoint()") == f"{address}/sparql"


def test_a_wrong_query_is_told_in_the_readers_words(page: Any) -> None:
    page.goto("/sparql")
    page.wait_for_selector(".CodeMirror")
    page.evaluate(CURSOR, "SELECT * { ?s ?p ?o } LIMIT FROM")
    page.evaluate("ugEditor.getTab().query().catch(() => {})")
    page.locator(".tabPanel.active .yasr", has_text="查询有误").wait_for()


def test_the_explorer_runs_under_its_own_policy(page: Any) -> None:
    page.goto("/explorer")
    page.wait_for_selector("#canvas canvas")


def test_the_explorer_answers_as_well_when_it_is_served(page: Any) -> None:
    page.goto("/explorer#~ask/chairs")
    page.wait_for_selector("#ask-answer table", timeout=30_000)
    assert "高一鸣" in page.inner_text("#ask-answer")
    assert "wasm-unsafe-eval" in page.request.get("/explorer").headers["content-security-policy"]
