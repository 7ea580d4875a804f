"""Entities that resolve, pages in two languages, the files, and a build that is replaced while it is served."""

from __future__ import annotations

import json
import time
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from serving import running

from knowledge import CITY_UNION, COUNTY_UNION, FIRM, GAO, ID
from uniongraph.ask import ready_questions
from uniongraph.graph.terms import SKOS
from uniongraph.serve.disk import prepare_store
from uniongraph.serve.settings import ServeError

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LABEL = NamedNode(SKOS + "prefLabel")


def local(iri: str) -> str:
    return "/id/" + quote(iri.removeprefix(ID))


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        (BROWSER, "/page/TradeUnion/西安市总工会"),
        ("*/*", "/data/TradeUnion/西安市总工会.ttl"),
        ("text/turtle", "/data/TradeUnion/西安市总工会.ttl"),
        ("application/ld+json", "/data/TradeUnion/西安市总工会.jsonld"),
        ("application/rdf+xml;q=0.9, text/html;q=0.5", "/data/TradeUnion/西安市总工会.rdf"),
        ("application/n-triples", "/data/TradeUnion/西安市总工会.nt"),
    ],
)
def test_a_thing_is_elsewhere_for_people_and_for_programs(client: httpx.Client, accept: str, place: str) -> None:
    answer = client.get(local(CITY_UNION.iri), headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, quote(place))
    assert "accept" in answer.headers["vary"].lower()
    found = client.get(answer.headers["location"])
    assert found.status_code == 200
    if form := RdfFormat.from_media_type(found.headers["content-type"]):
        triples = parse(found.content, format=form)
        labels = {t.object for t in triples if (t.subject, t.predicate) == (NamedNode(CITY_UNION.iri), LABEL)}
        assert labels == {Literal("西安市总工会", language="zh")}
    else:
        assert "西安市总工会" in found.text


def test_a_thing_that_is_unknown_or_wanted_as_a_picture_is_not_there(client: httpx.Client) -> None:
    assert client.get("/id/TradeUnion/无此工会").status_code == 404
    assert client.get(local(CITY_UNION.iri), headers={"Accept": "image/png"}).status_code == 406


def test_data_holds_a_posts_triples_and_the_names_of_what_is_near(client: httpx.Client) -> None:
    found = client.get(local(GAO.iri), headers={"Accept": "text/turtle"}, follow_redirects=True)
    triples = set(parse(found.content, format=RdfFormat.TURTLE))
    values = {t.object.value for t in triples if isinstance(t.object, Literal)}
    assert {"高一鸣", "主席", "西安市碑林区总工会"} <= values


def test_a_page_shows_facts_with_their_words_in_the_readers_language(client: httpx.Client) -> None:
    page = client.get(local(COUNTY_UNION.iri), headers={"Accept": BROWSER}, follow_redirects=True)
    assert "<q>碑林区总工会主席高一鸣</q>" in page.text
    assert f'href="{local(FIRM.iri)}"' in page.text
    assert 'lang="en"' in page.text and "trade union" in page.text
    chinese = client.get(page.url, params={"lang": "zh"})
    assert 'lang="zh"' in chinese.text and "又名" in chinese.text
    assert "又名" in client.get(page.url).text  # the choice is kept
    client.cookies.clear()


def test_what_is_no_entity_has_a_page_too(client: httpx.Client) -> None:
    page = client.get(local(GAO.iri), headers={"Accept": BROWSER}, follow_redirects=True)
    article = page.text.partition('href="/id/Article/')[2].partition('"')[0]
    about = client.get(f"/id/Article/{article}", headers={"Accept": BROWSER}, follow_redirects=True)
    assert about.status_code == 200
    assert "碑林区总工会与安康云杉公司共建" in about.text


def test_names_are_found_and_completed(client: httpx.Client) -> None:
    assert local(FIRM.iri) in client.get("/search", params={"q": "云杉"}).text
    found = client.get("/complete", params={"kind": "entity", "text": "西安市总"}).json()
    assert found[0] == [CITY_UNION.iri, "西安市总工会", "https://w3id.org/uniongraph/ontology#TradeUnion"]
    by_other_name = client.get("/complete", params={"kind": "entity", "text": "西安工会"}).json()
    assert [row[1] for row in by_other_name] == ["西安市总工会"]
    classes = client.get("/complete", params={"kind": "class", "text": "工会"}).json()
    assert ["https://w3id.org/uniongraph/ontology#TradeUnion", "工会 · trade union", "2"] in classes
    properties = client.get("/complete", params={"kind": "property", "text": "runs"}).json()
    assert properties[0][0] == "https://w3id.org/uniongraph/ontology#runs"
    hostile = '") } SERVICE <http://x/> { ?s ?p ?o } #\\'
    assert client.get("/complete", params={"kind": "entity", "text": hostile}).json() == []


@pytest.mark.parametrize("name", [question.name for question in ready_questions()])
def test_each_ready_question_is_answered_on_its_page_and_as_a_query(client: httpx.Client, name: str) -> None:
    page = client.get(f"/questions/{name}", params={"lang": "zh"})
    assert page.status_code == 200 and "行" in page.text
    text = next(question.text for question in ready_questions() if question.name == name)
    assert client.post("/sparql", data={"query": text}).status_code == 200


def test_a_ready_question_takes_parameters_and_gives_files(client: httpx.Client) -> None:
    page = client.get("/questions/chairs", params={"union": "碑林"})
    assert "高一鸣" in page.text and "罗望舒" not in page.text
    table = client.get("/questions/chairs", params={"union": "碑林", "format": "csv"})
    assert table.content.startswith(b"\xef\xbb\xbf")
    assert "高一鸣" in table.text and "罗望舒" not in table.text
    rows = client.get("/questions/chairs", params={"format": "json"}).json()["results"]["bindings"]
    assert {row["personName"]["value"] for row in rows} == {"高一鸣", "罗望舒"}


def test_a_question_in_chinese_is_answered_with_its_words_and_its_query(client: httpx.Client) -> None:
    page = client.get("/ask", params={"q": "谁是西安市碑林区总工会主席？", "lang": "zh"})
    assert "高一鸣" in page.text and "<q>碑林区总工会主席高一鸣</q>" in page.text
    record = client.get("/ask", params={"q": "谁是西安市碑林区总工会主席？", "format": "json"}).json()
    assert [item["text"] for item in record["items"]] == ["高一鸣"]
    assert "高一鸣" in client.post("/sparql", data={"query": record["sparql"]}, headers={"Accept": "text/csv"}).text
    assert "没有理解" in client.get("/ask", params={"q": "今天天气怎么样？", "lang": "zh"}).text


def test_what_a_reader_types_is_text_on_the_page(client: httpx.Client) -> None:
    hostile = '"><script>alert(1)</script>'
    for url, name in (("/search", "q"), ("/questions/chairs", "union"), ("/ask", "q")):
        page = client.get(url, params={name: hostile}).text
        assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_the_other_pages_are_there(client: httpx.Client, build: Path) -> None:
    home = client.get("/").text
    assert "/questions/chairs" in home and "/files/graph.ttl" in home
    assert client.get("/files/graph.ttl").content == (build / "graph.ttl").read_bytes()
    assert 'id="TradeUnion"' in client.get("/ontology", params={"lang": "en"}).text
    turtle = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    explorer = client.get("/explorer")
    assert explorer.content == (build / "graph.html").read_bytes()
    policy = explorer.headers["content-security-policy"]
    assert policy.removesuffix("; frame-ancestors 'none'") in explorer.text.replace("&#39;", "'")
    assert "sha256-" in policy
    assert client.get("/health").json()["status"] == "ok"


def test_the_store_is_made_once_and_again_for_another_build(copied: Path) -> None:
    first = prepare_store(copied)
    made = (first.folder / "about.json").stat().st_mtime_ns
    again = prepare_store(copied)
    assert (again.folder, (again.folder / "about.json").stat().st_mtime_ns) == (first.folder, made)
    assert json.loads((first.folder / "about.json").read_text(encoding="utf-8"))["triples"] > 100
    with (copied / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write('\n<Site/新站> a ug:Site ; skos:prefLabel "新站"@zh .\n')
    assert prepare_store(copied).folder != first.folder


def test_a_folder_that_is_no_build_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="holds no graph"):
        prepare_store(tmp_path)
    (tmp_path / "graph.ttl").write_text("<x> <y", encoding="utf-8")
    with pytest.raises(ServeError, match="cannot be read"):
        prepare_store(tmp_path)
    assert not list((tmp_path / ".store").iterdir())


def test_a_build_that_is_replaced_is_served_from_then_on(copied: Path) -> None:
    with running(copied, "--workers", "2") as (address, _), httpx.Client(base_url=address, timeout=30) as client:
        asked = {"query": 'ASK { ?s skos:prefLabel "新站"@zh }'}
        assert client.get("/sparql", params=asked).json()["boolean"] is False
        new = copied.with_name("new")
        copied.rename(copied.with_name("old"))
        new.mkdir()
        for file in copied.with_name("old").glob("*.*"):
            if file.is_file():
                new.joinpath(file.name).write_bytes(file.read_bytes())
        with (new / "graph.ttl").open("a", encoding="utf-8") as file:
            file.write('\n<Site/新站> a ug:Site ; skos:prefLabel "新站"@zh .\n')
        new.rename(copied)
        deadline = time.monotonic() + 30
        while not client.get("/sparql", params=asked).json()["boolean"]:
            assert time.monotonic() < deadline
            time.sleep(0.2)
