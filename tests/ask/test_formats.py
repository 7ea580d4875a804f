"""Answers in each of their formats, read back by those who read them."""

from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, parse, parse_query_results

from uniongraph.ask import QueryResult, write_result

CITY = NamedNode("https://w3id.org/uniongraph/id/Place/西安市")
TABLE = QueryResult(
    ("place", "name", "none"), ((CITY, Literal("西安|市\t“古城”\n", language="zh"), None), (CITY, Literal("=1"), None))
)
GRAPH = QueryResult(turtle='<urn:a> <urn:b> "西安|市"@zh .\n')


@pytest.mark.parametrize(("form", "read_as"), [("xml", QueryResultsFormat.XML), ("tsv", QueryResultsFormat.TSV)])
def test_a_table_is_read_back_as_it_was(form: str, read_as: QueryResultsFormat) -> None:
    found = parse_query_results(write_result(TABLE, form), format=read_as)
    assert [v.value for v in found.variables] == list(TABLE.columns)  # type: ignore[union-attr]
    assert tuple(tuple(row) for row in found) == TABLE.rows  # type: ignore[union-attr]


def test_a_table_in_markdown_keeps_its_bars_apart() -> None:
    assert write_result(TABLE, "markdown").splitlines() == [
        "| place | name | none |",
        "| --- | --- | --- |",
        f"| {CITY.value} | 西安\\|市 “古城” |  |",
        f"| {CITY.value} | =1 |  |",
    ]


@pytest.mark.parametrize(
    ("form", "read_as"), [("turtle", RdfFormat.TURTLE), ("json", RdfFormat.JSON_LD), ("xml", RdfFormat.RDF_XML)]
)
def test_a_graph_is_read_back_as_it_was(form: str, read_as: RdfFormat) -> None:
    given = list(parse(GRAPH.turtle or "", format=RdfFormat.TURTLE))
    assert list(parse(write_result(GRAPH, form), format=read_as)) == given


def test_a_graph_as_a_table_has_three_columns() -> None:
    rows = list(csv.reader(io.StringIO(write_result(GRAPH, "csv"))))
    assert rows == [["subject", "predicate", "object"], ["urn:a", "urn:b", "西安|市"]]
    assert write_result(GRAPH, "markdown").splitlines()[2] == "| urn:a | urn:b | 西安\\|市 |"


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown"])
def test_yes_or_no(form: str) -> None:
    assert "true" in write_result(QueryResult(boolean=True), form)
    assert "false" in write_result(QueryResult(boolean=False), form)


def test_yes_or_no_for_programs() -> None:
    assert json.loads(write_result(QueryResult(boolean=True), "json"))["boolean"] is True
    assert "<boolean>true</boolean>" in write_result(QueryResult(boolean=True), "xml")


def test_a_table_is_no_turtle() -> None:
    with pytest.raises(ValueError, match="only a graph"):
        write_result(TABLE, "turtle")
