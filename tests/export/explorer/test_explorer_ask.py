"""Questions asked in graph.html, opened from a disk and without a network: the answers of ``uniongraph query``."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_graph import BASE, HOSTILE, Invention, code_of
from visiting import Visit

import uniongraph
from uniongraph.ask import QueryError, complete, ready_questions
from uniongraph.ask.formats import write_result
from uniongraph.export import explorer, write_build
from uniongraph.export.explorer import asking, write_explorer
from uniongraph.records import Entity, Knowledge
from uniongraph.schema import Schema

SAMPLES = Path(uniongraph.__file__).parent / "samples"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Asked(Visit):
    """A visit that asks; it is cut off from every network."""

    def __init__(self, chromium: Any, path: Path, at: str = "#~ask", **more: Any) -> None:
        super().__init__(chromium, path, at=at, offline=True, **more)
        self.page.wait_for_selector("#ask-text[data-editor]", state="attached")

    def wait(self) -> None:
        self.page.wait_for_selector("#ask-answer[aria-busy=false]", timeout=60_000)

    def choose(self, question: str, **values: str) -> None:
        """Ask a ready question."""
        self.page.select_option("#ask-question", "")  # so that choosing it is a change
        self.fresh()
        self.page.select_option("#ask-question", question)
        self.wait()
        for name, value in values.items():
            self.page.fill(f"#ask-parameters [name={name}]", value)
        if values:
            self.fresh()
            self.page.click("#ask-run")
            self.wait()

    def fresh(self) -> None:
        """Forget that there was an answer."""
        self.page.evaluate("document.getElementById('ask-answer').removeAttribute('aria-busy')")

    def ask(self, text: str) -> None:
        """Ask a query of one's own."""
        self.begin(text)
        self.wait()

    def begin(self, text: str) -> None:
        self.page.evaluate("text => { uniongraph.explorer.ask.editor.text = text; }", text)
        self.fresh()
        self.page.click("#ask-run")

    def table(self) -> tuple[list[str], list[tuple[str, ...]]] | None:
        """Columns and rows of the answer as text."""
        if self.page.is_visible("#ask-wrong"):
            raise AssertionError(self.page.inner_text("#ask-wrong"))
        found = self.page.evaluate(
            "(({ table: t }) => t && [t.columns, t.rows.map((r) => r.map((c) => c ? c.value : ''))])"
            "(uniongraph.explorer.ask.answer)"
        )
        return found and (found[0], [tuple(row) for row in found[1]])

    @property
    def wrong(self) -> str:
        return str(self.page.inner_text("#ask-wrong"))


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of three sample pages."""
    out = tmp_path_factory.mktemp("ask") / "图谱"
    pages = [SAMPLES / name for name in ("03-xiangshui-jianxun.txt", "05-longyuan-block.txt", "07-heitu-gongyou.txt")]
    uniongraph.build(pages, out, cache=False)
    return out


@pytest.fixture(scope="module")
def asked(chromium: Any, build: Path) -> Iterator[Asked]:
    visit = Asked(chromium, build / "graph.html")
    yield visit
    visit.end()


@pytest.fixture
def hostile(chromium: Any, graph_html: Path) -> Iterator[Asked]:
    visit = Asked(chromium, graph_html)
    yield visit
    visit.end()


@pytest.fixture
def namesakes(chromium: Any, invented: tuple[Knowledge, Schema], tmp_path: Path) -> Iterator[Asked]:
    """Two sites of one name, and a person with two posts in one union."""
    made = Invention()
    person = made.entity("Person", "单雨桐")
    for county in ("响水县", "江都区"):
        union = made.entity("TradeUnion", f"{county}总工会", (), code_of(county))
        site = f"{BASE}Site/职工之家~{code_of(county)}"
        made.entities[site] = Entity(site, "Site", "职工之家", (), code_of(county))
        made.tell(union, "operates", site, "周末，", f"{county}总工会的职工之家", "灯火通明。")
    union = f"{BASE}TradeUnion/响水县总工会"
    made.tell(person, "holdsPost", union, "", "响水县总工会干部单雨桐", "到场。", title="干部")
    made.tell(person, "holdsPost", union, "", "响水县总工会女工主任单雨桐", "致辞。", title="女工主任")
    write_build(made.knowledge(), invented[1], tmp_path / "图谱", timings={}, explorer=write_explorer)
    visit = Asked(chromium, tmp_path / "图谱" / "graph.html")
    yield visit
    visit.end()


QUESTIONS = ready_questions()


def value_for(build: Path, question: str, parameter: str) -> str:
    """A value of a parameter for which there is an answer: some cell of the answer without it, or a part of one."""
    rows = uniongraph.query(build, question).text_rows()
    for row in (*rows[:3], *rows[-3:]):
        for cell in row:
            if cell and uniongraph.query(build, question, {parameter: cell}).rows:
                return cell
    return "总工会"


@pytest.mark.parametrize("name", [question.name for question in QUESTIONS])
def test_every_ready_question_is_answered_as_by_the_command(asked: Asked, build: Path, name: str) -> None:
    question = next(question for question in QUESTIONS if question.name == name)
    tried: list[dict[str, str]] = [{}]
    tried += [{parameter.name: value_for(build, name, parameter.name)} for parameter in question.parameters]
    for values in tried:
        known = uniongraph.query(build, name, values)
        asked.choose(name, **values)
        assert asked.table() == (list(known.columns), list(known.text_rows())), values
    assert asked.page.inner_text("#ask-description") == question.description_zh


def test_some_questions_have_answers(build: Path) -> None:
    """Or the test above would compare nothing with nothing."""
    answered = [question.name for question in QUESTIONS if uniongraph.query(build, question.name).rows]
    assert len(answered) >= len(QUESTIONS) * 3 // 4, answered


def test_the_table_is_saved_as_the_command_writes_it(asked: Asked, build: Path) -> None:
    asked.choose("runs")
    with asked.page.expect_download() as download:
        asked.page.click("#ask-csv")
    assert download.value.suggested_filename == "runs.csv"
    saved = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert saved == write_result(uniongraph.query(build, "runs"), "csv")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE {\n  ?s ?p }",
        "SELECT * WHERE { ?s skos:prefLabel '响水县总工会'@zh ; }} LIMIT 3",
        'SELECT ?u {\n  ?u a ug:TradeUnion ;\n    skos:prefLabel "𬭚先生"@zh ug:x\n}',
        "SELECT * {\n  ?s unknown:p ?o }",
        "SELECT ?x ?y { ?x a ?z",
    ],
)
def test_a_mistake_is_shown_where_it_is(asked: Asked, build: Path, text: str) -> None:
    with pytest.raises(QueryError) as known:
        uniongraph.query(build, text)
    asked.ask(text)
    assert asked.wrong.startswith(f"第 {known.value.line} 行第 {known.value.column} 列：")
    assert asked.page.locator("#ask-text .ask-fault").count() == 1
    assert asked.page.locator("#ask-answer table").count() == 0
    asked.ask("ASK { ?u a ug:TradeUnion }")
    assert asked.page.is_hidden("#ask-wrong")
    assert asked.page.inner_text("#ask-answer") == "是。"


def test_a_mistake_in_a_query_with_values_is_shown_in_the_text_as_written(asked: Asked, build: Path) -> None:
    text = (Path(uniongraph.schema.ontology_folder()) / "queries" / "chairs.rq").read_text(encoding="utf-8")
    text = text.replace("BIND(EXISTS", "BIND(EXIST", 1)
    with pytest.raises(QueryError) as known:
        uniongraph.query(build, text, {"union": "总工会"})
    asked.choose("chairs")
    asked.page.fill("#ask-parameters [name=union]", "总工会")
    asked.ask(text)
    assert asked.wrong.startswith(f"第 {known.value.line} 行第 {known.value.column} 列：")


def test_an_endless_query_is_stopped_and_the_page_lives(asked: Asked) -> None:
    asked.begin(ENDLESS)
    asked.page.click("#ask-stop")
    asked.wait()
    assert asked.wrong == "已停止。"
    assert asked.page.is_hidden("#ask-stop")
    assert asked.page.evaluate("document.activeElement.id") == "ask-run"
    asked.choose("chairs")  # by an engine that was started anew
    assert asked.table()
    asked.page.evaluate("uniongraph.explorer.ask.engine.limit = 0.2")
    asked.ask(ENDLESS)
    assert asked.wrong.startswith("超过 0.2 秒，已停止")
    asked.page.evaluate("uniongraph.explorer.ask.engine.limit = 60")
    asked.choose("units")
    assert asked.table()
    for _ in range(600):  # Chromium ends a busy worker after two seconds
        if len(asked.page.workers) == 1:
            break
        asked.page.wait_for_timeout(100)
    assert len(asked.page.workers) == 1


def test_an_engine_that_fails_starts_anew(asked: Asked) -> None:
    trap = "() => { store.query = () => { throw new WebAssembly.RuntimeError('unreachable'); }; }"
    asked.page.workers[-1].evaluate(trap)
    asked.ask("ASK { ?s ?p ?o }")
    assert asked.wrong.startswith("查询引擎已中止（unreachable）")
    asked.ask("ASK { ?s ?p ?o }")
    assert asked.page.inner_text("#ask-answer") == "是。"


def test_a_long_answer_is_cut_and_that_is_said(asked: Asked) -> None:
    asked.ask("SELECT ?a ?d { ?a a ?c . ?d a ?f } # all with all")
    assert "只列出前 10,000 行" in asked.page.inner_text("#ask-answer .found")
    assert len((asked.table() or ([], []))[1]) == 10_000
    assert asked.page.locator("#ask-answer tbody tr:not(.more)").count() == 100
    asked.page.click("#ask-answer .more button")
    assert asked.page.locator("#ask-answer tbody tr:not(.more)").count() == 200
    asked.ask("SELECT ?a ?d { ?a a ?c . ?d a ?f } LIMIT 7")
    assert len((asked.table() or ([], []))[1]) == 7


def test_other_forms_of_queries(asked: Asked, build: Path) -> None:
    asked.ask("ASK { ?u a ug:NoSuchClass }")
    assert asked.page.inner_text("#ask-answer") == "否。"
    asked.ask("CONSTRUCT { ?u a ug:Found } WHERE { ?u a ug:TradeUnion }")
    columns, rows = asked.table() or ([], [])
    assert columns == ["subject", "predicate", "object"]
    known = uniongraph.query(build, "SELECT ?u { ?u a ug:TradeUnion }").text_rows()
    assert {row[0] for row in rows} == {row[0] for row in known} and len(rows) == len(known)
    assert asked.page.locator("#ask-answer tbody td:nth-child(2)").first.inner_text() == "rdf:type"
    asked.ask("DESCRIBE ?u WHERE { ?u a ug:TradeUnion } LIMIT 1")
    assert asked.table()
    asked.ask("SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/uniongraph/graph/inferred> { ?s ?p ?o } }")
    assert asked.table() == (
        ["n"],
        list(uniongraph.query(build, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").text_rows()),
    )


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "LOAD <https://x.org/>"])
def test_no_query_reaches_the_network(asked: Asked, text: str) -> None:
    asked.ask(text)
    assert asked.wrong  # and Visit.end() sees every request


def test_names_lead_to_the_graph_and_rows_to_the_words(asked: Asked, build: Path) -> None:
    asked.choose("chairs")
    (union, person, *_), *_ = (asked.table() or ([], []))[1]
    asked.page.locator("#ask-answer .words").first.click()
    said = asked.page.locator("#ask-answer .said")
    assert person in said.inner_text() and said.locator("mark").count() >= 1
    assert asked.page.locator("#ask-answer .words").first.get_attribute("aria-expanded") == "true"
    asked.page.locator("#ask-answer tbody a", has_text=union).first.click()
    asked.page.wait_for_selector("#panel[data-kind=entity]")
    assert asked.title == union
    asked.page.go_back()
    asked.page.wait_for_selector("#ask-answer table")  # as it was left
    assert said.count() == 1
    asked.page.locator("#ask-answer .words").first.click()
    assert said.count() == 0


def test_names_are_offered_from_the_file(asked: Asked, build: Path) -> None:
    asked.choose("chairs")
    asked.page.locator("#ask-parameters input").press_sequentially("县总")
    offered = asked.page.locator("#ask-parameters option").evaluate_all("options => options.map((o) => o.value)")
    assert offered == list(complete.values(build, frozenset({"TradeUnion"}), "县总"))
    assert offered
    asked.page.fill("#ask-parameters input", "")


def test_the_editor_completes_terms_and_chinese_names(asked: Asked) -> None:
    put = """(text) => { const { yasqe } = uniongraph.explorer.ask.editor;
      yasqe.setValue(text); yasqe.focus(); yasqe.getDoc().setCursor(0, text.length); }"""
    for before, typed, wanted in (
        ("SELECT * { ?u a ", "ug:Tr", "ug:TradeUnion"),
        ("SELECT * { ?u skos:prefLabel ", '"讷河市总', '"讷河市总工会"@zh'),
        ("SELECT * { ?u ", "ug:opera", "ug:operates"),
    ):
        asked.page.evaluate(put, before)
        asked.page.keyboard.type(typed)
        offered = wanted.strip('"').removesuffix('"@zh')
        asked.page.locator("#ask-text .CodeMirror-hint", has_text=offered).first.click()  # waits for the list to settle
        assert wanted in asked.page.evaluate("uniongraph.explorer.ask.editor.text")


def test_namesakes_are_told_apart_by_the_rest_of_the_row(namesakes: Asked) -> None:
    namesakes.ask("SELECT DISTINCT ?name { ?site a ug:Site ; skos:prefLabel ?name }")
    links = namesakes.page.locator("#ask-answer tbody td:first-child a")
    assert sorted(link.rpartition(" · ")[2] for link in links.all_inner_texts()) == ["响水县", "江都区"]
    namesakes.ask(
        "SELECT ?name ?union { ?u ug:operates ?s ; skos:prefLabel ?union . ?s skos:prefLabel ?name } ORDER BY ?union"
    )
    rows = (namesakes.table() or ([], []))[1]
    number = rows.index(("职工之家", "响水县总工会"))
    link = namesakes.page.locator("#ask-answer tbody tr").nth(number).locator("td:first-child a")
    assert link.count() == 1
    link.click()
    namesakes.page.wait_for_selector("#panel[data-kind=entity]")
    assert "响水县" in namesakes.page.inner_text("#panel")


def test_the_words_of_a_row_are_those_of_its_post(namesakes: Asked) -> None:
    namesakes.ask("""SELECT ?person ?union ?title { ?post org:member ?p ; org:organization ?u ; ug:postTitle ?title .
      ?p skos:prefLabel ?person . ?u skos:prefLabel ?union . FILTER(?person = "单雨桐"@zh) } ORDER BY ?title""")
    rows = (namesakes.table() or ([], []))[1]
    assert [row[2] for row in rows] == ["女工主任", "干部"]
    namesakes.page.locator("#ask-answer .words").first.click()
    said = namesakes.page.inner_text("#ask-answer .said")
    assert "致辞" in said and "到场" not in said


def test_hostile_names_run_nothing(hostile: Asked) -> None:
    hostile.ask("SELECT ?e ?name { ?e a ug:Event ; skos:prefLabel|skos:altLabel ?name }")
    table = hostile.table()
    assert table and any("</script><img src=x" in row[1] for row in table[1])
    assert "onerror" in hostile.page.inner_text("#ask-answer")
    hostile.page.select_option("#ask-question", "events")
    hostile.page.fill("#ask-parameters [name=organization]", HOSTILE)
    hostile.page.click("#ask-run")
    hostile.wait()
    hostile.page.fill("#ask-parameters [name=organization]", '江都") } INSERT DATA { <x:a> <x:b> "')
    hostile.page.click("#ask-run")
    hostile.wait()
    assert hostile.page.is_hidden("#ask-wrong") and hostile.table() == (["eventName", "organizerName", "placeName"], [])
    assert hostile.page.evaluate("window.hurt") is None
    assert hostile.page.locator("#ask-view img").count() == 0


def test_the_worker_is_under_the_same_policy(chromium: Any, graph_html: Path) -> None:
    page = chromium.new_page()
    page.goto(f"{graph_html.as_uri()}#~ask")
    page.wait_for_selector("#ask-view[data-engine=ready]")
    worker = page.workers[0]
    refused = """new Promise((done) => {
      addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
      fetch("https://example.org/").then(() => done("fetched"), () => setTimeout(() => done("not found"), 500));
    })"""
    assert worker.evaluate(refused) == "connect-src"
    late = "new Promise((done) => setTimeout(() => { try { done(eval('1')); } catch (error) { done(error.name); } }))"
    assert worker.evaluate(late) == "EvalError"
    page.close()


def test_nothing_is_loaded_before_it_is_asked_for(chromium: Any, graph_html: Path) -> None:
    visit = Visit(chromium, graph_html)
    assert visit.page.workers == []
    assert visit.page.evaluate("typeof Yasqe") == "undefined"
    assert visit.page.evaluate("document.getElementById('ask-question').length") == 0
    visit.end()


def test_english_and_the_keyboard_alone(chromium: Any, build: Path) -> None:
    visit = Visit(chromium, build / "graph.html", locale="en-GB", offline=True)
    page = visit.page

    def tab_to(selector: str) -> None:
        for _ in range(80):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way to {selector}")

    tab_to("#views a[data-view=ask]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#ask-text[data-editor]")
    titles = page.locator("#ask-question option").all_inner_texts()
    assert titles[:-1] == [question.title_en for question in QUESTIONS]
    tab_to("#ask-question")
    page.keyboard.type(next(question.title_en for question in QUESTIONS if question.name == "chairs"))
    page.wait_for_selector("#ask-answer table")
    tab_to("#ask-parameters input")
    page.keyboard.type("no union of this name")
    page.keyboard.press("Enter")
    page.wait_for_selector("#ask-answer .found:has-text('0 rows')")
    tab_to("#ask-text textarea")
    page.keyboard.press("Control+End")
    page.keyboard.type(" LIMIT 1")
    page.keyboard.press("Escape")
    assert page.is_visible("#ask-view")
    tab_to("#ask-text textarea")
    page.keyboard.press("Tab")  # which leads out of the editor
    assert page.evaluate("document.activeElement.closest('#ask-text')") is None
    page.fill("#ask-parameters input", "")
    tab_to("#ask-text textarea")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#ask-answer .found:has-text('1 row')")
    tab_to("#ask-answer tbody a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel[data-kind=entity]")
    visit.end()


def test_a_question_has_an_address(chromium: Any, build: Path) -> None:
    visit = Asked(chromium, build / "graph.html", at="#~ask/units", width=390, height=844)
    visit.page.wait_for_selector("#ask-answer table")
    assert visit.page.input_value("#ask-question") == "units"
    assert visit.page.get_attribute("#ask-query", "open") is None  # there is little room
    visit.page.click("#language")
    assert visit.page.inner_text("#ask-run") == "Ask"
    assert visit.page.locator("#ask-question option:checked").inner_text() == "Units of an organisation"
    assert visit.page.inner_text("#ask-answer .found").startswith(f"{visit.page.locator('tbody tr').count()} rows")
    visit.end()


def test_a_graph_too_large_says_so(
    chromium: Any, invented: tuple[Knowledge, Schema], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "ASKED_UP_TO", 1000)
    write_build(*invented, tmp_path / "out", timings={}, explorer=write_explorer)
    path = tmp_path / "out" / "graph.html"
    assert path.stat().st_size < 2_000_000
    assert "wasm" not in path.read_text(encoding="utf-8")[:9000]
    visit = Visit(chromium, path, at="#~ask")
    assert "过大" in visit.page.inner_text("#ask-answer") and visit.page.is_hidden("#ask-form")
    visit.page.click("#language")
    assert "uniongraph serve" in visit.page.inner_text("#ask-answer")
    assert "too large" in visit.page.inner_text("#ask-answer")
    visit.end()


def test_without_questions_the_file_is_as_strict_as_before(
    chromium: Any, invented: tuple[Knowledge, Schema], graph_html: Path, tmp_path: Path
) -> None:
    shutil.copy(graph_html.parent / "graph.ttl", tmp_path)
    write_explorer(*invented, tmp_path / "graph.html", ask=False)
    text = (tmp_path / "graph.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy and "wasm" not in policy[1] and "blob" not in policy[1]
    visit = Visit(chromium, tmp_path / "graph.html", at="#~ask/chairs")
    assert visit.page.locator("#views a[data-view=ask]").count() == 0
    assert visit.page.get_attribute("body", "data-view") == "graph"
    visit.end()


def test_the_file_carries_the_triples_of_the_build(graph_html: Path) -> None:
    text = graph_html.read_text(encoding="utf-8")
    about = json.loads(re.search(r'id="ask-about">(.+?)</script>', text)[1])  # type: ignore[index]
    carried = unpacked(text, "ask-triples")
    names = ("graph.ttl", "evidence.ttl", "places.ttl", "inferred.ttl")
    assert carried == b"".join((graph_html.parent / name).read_bytes() for name in names)
    assert [size for size, _ in about["parts"]] == [(graph_html.parent / name).stat().st_size for name in names]


def test_vendored_files_are_the_published_ones(graph_html: Path) -> None:
    vendor = explorer.FOLDER / "vendor" / "ask"
    notes = (vendor / "README.md").read_text(encoding="utf-8")
    engine = gzip.decompress((vendor / "oxigraph.wasm.gz").read_bytes())
    assert unpacked(graph_html.read_text(encoding="utf-8"), "ask-engine") == engine
    for content in (engine, (vendor / "oxigraph.js").read_bytes(), (vendor / "yasqe.min.js").read_bytes()):
        assert f"`{hashlib.sha256(content).hexdigest()}`" in notes
    assert (vendor / "LICENSES-yasqe.txt").is_file() and (vendor.parent / "LICENSE-APACHE-2.0").is_file()


def test_an_engine_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="module of another kind"):
        asking._as_classic_script('import x from "./x.js";\nexport class Store {}\n')


def unpacked(text: str, identifier: str) -> bytes:
    from base64 import b64decode

    found = re.search(rf'<script type="application/gzip" id="{identifier}">([^<]+)<', text)
    assert found
    return gzip.decompress(b64decode(found[1]))
