"""What was answered once is answered again without asking the graph, as long as that can be the same answer."""

from __future__ import annotations

import httpx
import pytest

from uniongraph.serve.cache import Answers, lasting

NAMES = "SELECT ?l { ?u a ug:TradeUnion ; skos:prefLabel ?l } ORDER BY ?l"


def test_a_client_that_has_the_answer_is_told_so(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": NAMES})
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": NAMES}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    table = client.get("/sparql", params={"query": NAMES}, headers={"Accept": "text/csv", "If-None-Match": tag})
    assert (table.status_code, table.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert client.post("/sparql", data={"query": NAMES}).content == first.content


def test_a_mistake_and_a_refusal_stay_what_they_are(client: httpx.Client) -> None:
    for query, status in (("SELECT {", 400), ("ASK { SERVICE <http://x/> {} }", 403)):
        assert [client.get("/sparql", params={"query": query}).status_code for _ in range(2)] == [status] * 2


def test_the_same_question_to_another_graph_is_another(client: httpx.Client) -> None:
    counted = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
    graph = {"default-graph-uri": "https://w3id.org/uniongraph/graph/inferred"}
    stated, inferred = client.get("/sparql", params=counted), client.get("/sparql", params=counted | graph)
    assert stated.content != inferred.content
    assert client.get("/sparql", params=counted).content == stated.content


@pytest.mark.parametrize("passing", ["RAND()", "rand ()", "STRUUID()", "NOW()", "\\u0052AND()", "BNODE()"])
def test_what_is_another_answer_each_time_is_not_kept(client: httpx.Client, passing: str) -> None:
    query = f"SELECT ({passing} AS ?x) {{}}"
    assert not lasting(query)
    answers = [client.get("/sparql", params={"query": query}) for _ in range(2)]
    assert all("etag" not in answer.headers for answer in answers)
    if passing in ("RAND()", "STRUUID()"):
        assert answers[0].content != answers[1].content


def test_a_name_that_holds_such_a_word_is_no_reason() -> None:
    assert lasting("SELECT ?now ?rand { ?s ex:now ?now . ?s <http://x/brand> ?rand }")


def test_what_is_kept_is_bounded_and_the_oldest_goes() -> None:
    answers = Answers(most=10_000)
    for number in range(20):
        answers.keep(("store", str(number)), ({"media": "text/csv"}, b"x" * 1000))
        assert answers.get(("store", "0")) if number < 5 else True  # asked for again: stays
    kept = [number for number in range(20) if answers.get(("store", str(number)))]
    assert 4 <= len(kept) <= 7
    assert kept[-1] == 19
    answers.keep(("store", "large"), ({}, b"x" * 20_000))
    assert answers.get(("store", "large")) is None
    answers.clear()
    assert answers.get(("store", "19")) is None
