"""The SPARQL 1.1 Protocol, as a table of requests and the answers it asks for, over the wire.

The cases named w3c-… are those of the W3C's protocol test suite (https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/),
on our own graphs instead of the suite's; updates, which a read-only service has none of, must all be refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

STATED = "https://w3id.org/uniongraph/graph/stated"
INFERRED = "https://w3id.org/uniongraph/graph/inferred"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

ASK = "ASK {}"
SELECT = "SELECT (1 AS ?value) {}"
CONSTRUCT = "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}"
DESCRIBE = "DESCRIBE <https://w3id.org/uniongraph/id/Programme/灯塔计划>"
# What lies only in the one graph: a post in the stated one; in the inferred one, that the firm cooperates, too.
IN_STATED = "EXISTS { ?post <http://www.w3.org/ns/org#member> ?someone }"
IN_INFERRED = "EXISTS { ?firm a ?c } = false && EXISTS { ?a ?p ?b }"


@dataclass(frozen=True)
class Case:
    """A request and its answer: status, type and, for ASK, the truth; ``body`` is what the answer holds."""

    name: str
    method: str = "GET"
    url: list[tuple[str, str]] = field(default_factory=list)
    form: list[tuple[str, str]] | None = None
    content: str | bytes | None = None
    type: str | None = None
    accept: str | None = None
    status: int = 200
    media: str | None = None
    truth: bool | None = None
    body: str | None = None


def asked(name: str, query: str, accept: str | None, media: str, **more: Any) -> Case:
    return Case(name, url=[("query", query)], accept=accept, media=media, **more)


DATASET = [
    ("w3c-dataset-default-graph", [("default-graph-uri", INFERRED)], f"ASK {{ FILTER({IN_INFERRED}) }}"),
    (
        "w3c-dataset-default-graphs",
        [("default-graph-uri", INFERRED), ("default-graph-uri", STATED)],
        f"ASK {{ FILTER({IN_STATED}) FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}",
    ),
    (
        "w3c-dataset-named-graphs",
        [("named-graph-uri", INFERRED)],
        f"ASK {{ FILTER NOT EXISTS {{ ?s ?p ?o }} GRAPH <{INFERRED}> {{ ?s ?p ?o }} }}",
    ),
    (
        "w3c-dataset-full",
        [("default-graph-uri", STATED), ("named-graph-uri", INFERRED)],
        f"ASK {{ FILTER({IN_STATED}) GRAPH ?g {{ ?s ?p ?o }} FILTER(?g = <{INFERRED}>) }}",
    ),
    (
        "w3c-multiple-dataset",  # what the protocol says beats what the query says
        [("default-graph-uri", STATED)],
        f"ASK FROM <{INFERRED}> {{ FILTER({IN_STATED}) }}",
    ),
]  # fmt: skip

CASES = [
    Case("w3c-query-get", url=[("query", ASK)], media=JSON, truth=True),
    Case("w3c-query-post-form", "POST", form=[("query", ASK)], media=JSON, truth=True),
    Case("w3c-query-post-direct", "POST", content=ASK, type=QUERY, media=JSON, truth=True),
    Case("w3c-query-content-type-select", url=[("query", SELECT)], accept=f"{XML},{JSON};q=0.9", media=XML),
    Case("w3c-query-content-type-ask", url=[("query", ASK)], accept=XML, media=XML, truth=True),
    Case("w3c-query-content-type-describe", url=[("query", DESCRIBE)], accept="application/rdf+xml, text/turtle;q=0.5",
         media="application/rdf+xml", body="灯塔计划"),
    Case("w3c-query-content-type-construct", url=[("query", CONSTRUCT)], accept=TURTLE, media=TURTLE, body="<urn:s>"),
    *(Case(name, url=[("query", query), *pairs], media=JSON, truth=True) for name, pairs, query in DATASET),
    *(Case(f"{name}-post-form", "POST", form=[("query", query), *pairs], media=JSON, truth=True)
      for name, pairs, query in DATASET),
    *(Case(f"{name}-post-direct", "POST", url=pairs, content=query, type=QUERY, media=JSON, truth=True)
      for name, pairs, query in DATASET),
    Case("w3c-bad-query-method", "PUT", url=[("query", ASK)], status=405),
    Case("w3c-bad-multiple-queries", url=[("query", ASK), ("query", SELECT)], status=400),
    Case("w3c-bad-multiple-queries-form", "POST", form=[("query", ASK), ("query", SELECT)], status=400),
    Case("w3c-bad-query-wrong-media-type", "POST", content=ASK, type="text/plain", status=415),
    Case("w3c-bad-query-missing-form-type", "POST", content=urlencode([("query", ASK)]), status=415),
    Case("w3c-bad-query-missing-direct-type", "POST", content=ASK, status=415),
    Case("w3c-bad-query-non-utf8", "POST", content=ASK.encode("utf-16"), type=f"{QUERY}; charset=UTF-16", status=400),
    Case("w3c-bad-query-syntax", url=[("query", "ASK { ?s ?p }")], status=400, body="line 1, column 14"),
    Case("w3c-update-post-form", "POST", form=[("update", "CLEAR ALL")], status=403),
    Case("w3c-update-post-direct", "POST", content="CLEAR ALL", type=UPDATE, status=403),
    Case("w3c-bad-update-get", url=[("update", "CLEAR ALL")], status=403),
    Case("w3c-update-as-query", url=[("query", "INSERT DATA { <urn:s> <urn:p> 1 }")], status=400),
    Case("w3c-update-load", "POST", content="LOAD <http://127.0.0.1:1/>", type=QUERY, status=400),
    # content negotiation
    asked("any", SELECT, "*/*", JSON),
    asked("nothing-said", SELECT, None, JSON),
    asked("results-json", SELECT, JSON, JSON, body='"value":"1"'),
    asked("plain-json", SELECT, "application/json", JSON),
    asked("results-xml", SELECT, XML, XML),
    asked("plain-xml", SELECT, "application/xml", XML),
    asked("csv", SELECT, CSV, CSV, body="value\r\n1\r\n"),
    asked("tsv", SELECT, TSV, TSV, body="?value\n1\n"),
    asked("charset-parameter", SELECT, "text/csv; charset=utf-8", CSV),
    asked("unknown-parameter", SELECT, "application/sparql-results+json;version=9", JSON),
    asked("upper-case", SELECT, "Text/CSV", CSV),
    asked("weights", SELECT, f"{CSV};q=0.2, {XML};q=0.9, {JSON};q=0.1", XML),
    asked("not-this", SELECT, f"*/*;q=0.5, {JSON};q=0", XML),
    asked("by-type", SELECT, "text/*", CSV),
    asked("what-is-unknown-is-passed-over", SELECT, f"image/png, {TSV};q=0.1", TSV),
    asked("malformed", SELECT, f"nonsense, ;;q, {CSV};q=x, {XML}", XML),
    asked("ask-csv", ASK, CSV, CSV, body="true"),
    *(asked(f"graph-{form.file_extension}", CONSTRUCT, form.media_type, form.media_type) for form in (
        RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD, RdfFormat.N3, RdfFormat.TRIG,
        RdfFormat.N_QUADS)),
    asked("graph-any", CONSTRUCT, "*/*", TURTLE),
    asked("graph-of-a-client-that-knows-tables-and-graphs", CONSTRUCT, f"{JSON}, application/n-triples;q=0.9",
          "application/n-triples"),
    Case("table-where-only-graphs-are-taken", url=[("query", SELECT)], accept=TURTLE, status=406),
    Case("graph-where-only-tables-are-taken", url=[("query", CONSTRUCT)], accept=JSON, status=406),
    Case("nothing-that-we-have", url=[("query", SELECT)], accept="image/png", status=406),
    # service description, and the page for people
    Case("service-description", media=TURTLE, body="SPARQL11Query"),
    Case("service-description-xml", accept="application/rdf+xml", media="application/rdf+xml", body="sd:endpoint"),
    Case("service-description-unacceptable", accept="image/png", status=406),
    Case("page", accept=BROWSER, media="text/html", body="yasgui"),
    Case("link-for-people", url=[("query", ASK)], accept=BROWSER, media="text/html"),
    # the rest of the edges
    Case("no-query-in-form", "POST", form=[("nothing", "")], status=400),
    Case("graph-without-query", url=[("default-graph-uri", STATED)], status=400),
    Case("unknown-graph", url=[("query", ASK), ("default-graph-uri", "http://elsewhere.example/")], status=404),
    Case("parameters-of-other-services-are-passed-over", url=[("query", ASK), ("format", "json"), ("timeout", "0")],
         media=JSON, truth=True),
    Case("query-in-both-places", "POST", url=[("query", ASK)], content=ASK, type=QUERY, status=400),
    Case("form-with-charset", "POST", content=urlencode([("query", ASK)]), type=f"{FORM}; charset=UTF-8", media=JSON),
    Case("form-in-another-charset", "POST", content=b"query=ASK%7B%7D", type=f"{FORM}; charset=gb2312", status=400),
    Case("bytes-that-are-no-utf8", "POST", content=b"ASK { ?s ?p '\xff' }", type=QUERY, status=400),
    Case("escapes-that-are-no-utf8", "POST", content=b"query=ASK%7B%7D%FF", type=FORM, status=400),
    Case("nul", url=[("query", "ASK {\0}")], status=400),
    Case("multipart", "POST", content=b"--x\r\n", type="multipart/form-data; boundary=x", status=415),
    Case("delete", "DELETE", status=405),
    Case("patch", "PATCH", content="CLEAR ALL", type=UPDATE, status=405),
    Case("options", "OPTIONS", status=204),
    Case("chinese", url=[("query", 'ASK { ?u skos:prefLabel "西安市总工会"@zh }')], media=JSON, truth=True),
    Case("too-many-parameters", url=[("query", ASK)] + [("x", "1")] * 300, status=400),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_protocol(client: httpx.Client, case: Case) -> None:
    headers = {} if case.accept is None else {"Accept": case.accept}
    if case.accept is None:
        client.headers.pop("accept", None)
    content = case.content
    if case.form is not None:
        content, headers["Content-Type"] = urlencode(case.form), FORM
    if case.type:
        headers["Content-Type"] = case.type
    answer = client.request(case.method, "/sparql", params=case.url, content=content, headers=headers)
    assert answer.status_code == case.status, answer.text
    if case.media:
        assert answer.headers["content-type"].partition(";")[0] == case.media
        assert "accept" in answer.headers["vary"].lower()
    if case.status == 405:
        assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST", "OPTIONS"}
    if case.body:
        assert case.body in answer.text
    if case.truth is not None:
        form = QueryResultsFormat.from_media_type(answer.headers["content-type"])
        assert form
        found = parse_query_results(answer.content, format=form)
        assert isinstance(found, QueryBoolean)
        assert bool(found) is case.truth
    form = RdfFormat.from_media_type(case.media) if case.media and case.media != "text/html" else None
    if form:
        assert list(parse(answer.content, format=form))


@pytest.mark.parametrize("media", [JSON, XML, TSV])
def test_a_table_says_the_same_in_each_format(client: httpx.Client, media: str) -> None:
    query = "SELECT ?s ?l { ?s skos:prefLabel ?l } ORDER BY ?s"
    tables = []
    for accept in (JSON, media):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        form = QueryResultsFormat.from_media_type(accept)
        assert form
        found = parse_query_results(answer.content, format=form)
        assert isinstance(found, QuerySolutions)
        tables.append([tuple(row) for row in found])
    assert tables[0] == tables[1] != []


def test_head_has_no_body(client: httpx.Client) -> None:
    answer = client.head("/sparql", params={"query": SELECT}, headers={"Accept": CSV})
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_from_takes_a_graph_that_is_here_and_fetches_none(client: httpx.Client) -> None:
    def count(clause: str) -> httpx.Response:
        query = f"PREFIX g: <https://w3id.org/uniongraph/graph/> SELECT (COUNT(*) AS ?n) {clause} {{ ?s ?p ?o }}"
        return client.get("/sparql", params={"query": query}, headers={"Accept": CSV})

    assert count("FROM g:inferred").text == count(f"FROM <{INFERRED}>").text != count("").text
    for clause in ("FROM <http://elsewhere.example/x>", "FROM NAMED g:other", "FROM <file:///etc/passwd>"):
        assert count(clause).status_code == 403


def test_a_refusal_speaks_the_readers_language(client: httpx.Client) -> None:
    url = "/sparql?query=SELECT"
    assert "查询有误" in client.get(url, headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}).text
    assert "the query is wrong" in client.get(url, headers={"Accept-Language": "en-GB,en;q=0.9,zh;q=0.1"}).text


def test_the_graph_store_is_read(client: httpx.Client) -> None:
    def size(**more: Any) -> int:
        answer = client.get("/graphs", headers={"Accept": "application/n-triples"}, **more)
        assert answer.status_code == 200
        return len(answer.text.splitlines())

    answer = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}, headers={"Accept": CSV})
    assert size(params="default") == int(answer.text.split()[1]) == size(params={"graph": STATED})
    assert 0 < size(params={"graph": INFERRED}) < size(params="default")
    for form in (RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD, RdfFormat.TRIG):
        answer = client.get("/graphs?default", headers={"Accept": form.media_type})
        assert len(set(parse(answer.content, format=form))) == size(params="default")


@pytest.mark.parametrize(
    ("method", "url", "accept", "status"),
    [
        ("GET", "/graphs", "*/*", 400),
        ("GET", f"/graphs?default&graph={INFERRED}", "*/*", 400),
        ("GET", "/graphs?graph=http://elsewhere.example/", "*/*", 404),
        ("GET", "/graphs?default", "image/png", 406),
        ("HEAD", "/graphs?default", "*/*", 200),
        ("PUT", "/graphs?default", "*/*", 405),
        ("POST", "/graphs?default", "*/*", 405),
        ("DELETE", f"/graphs?graph={INFERRED}", "*/*", 405),
        ("OPTIONS", "/graphs", "*/*", 204),
    ],
)
def test_the_graph_store_is_only_read(client: httpx.Client, method: str, url: str, accept: str, status: int) -> None:
    answer = client.request(method, url, headers={"Accept": accept})
    assert answer.status_code == status
    if status == 405:
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
