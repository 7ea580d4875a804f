"""The server for programs, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import uniongraph
from knowledge import COUNTY_UNION, FIRM, GAO, knowledge
from uniongraph.export import write_build
from uniongraph.schema import load_schema

mcp = pytest.importorskip("mcp")
SOURCE = Path(uniongraph.__file__).parents[1]

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("find_entity", {"name": "碑林区总"}),
    ("find_entity", {"name": "西安", "cls": "Company"}),
    ("facts", {"entity": "碑林区总工会", "predicate": "visits"}),
    ("paths", {"first": "高一鸣", "second": "西安云杉机械有限公司"}),
    ("list_questions", {}),
    ("ready_question", {"name": "chairs", "parameters": {"union": "碑林"}}),
    ("ask_in_chinese", {"question": "谁是碑林区总工会主席？"}),
    ("ask_in_chinese", {"question": "今天天气怎么样？"}),
    ("sparql", {"query": "SELECT ?l { ?x a ug:TradeUnion ; skos:prefLabel ?l } ORDER BY ?l", "limit": 1}),
    ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }"}),
    ("sparql", {"query": "DELETE WHERE { ?a ?b ?c }"}),
    ("ready_question", {"name": "../../etc/passwd"}),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[bool, Any]]:
    """For each of CALLS whether it went wrong, and what came back."""
    out = tmp_path_factory.mktemp("mcp") / "out"
    write_build(knowledge(), load_schema(), out, timings={})
    server = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-m", "uniongraph", "mcp", str(out)],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
    )

    async def talk() -> list[tuple[bool, Any]]:
        found = []
        async with mcp.Client(mcp.client.stdio.stdio_client(server)) as client:
            names = {tool.name for tool in (await client.list_tools()).tools}
            assert {name for name, _ in CALLS} == names
            for name, given in CALLS:
                result = await client.call_tool(name, given)
                found.append((bool(result.is_error), _content(result)))
        return found

    with ThreadPoolExecutor(1) as own:  # a browser of other tests may have its loop in this thread
        return own.submit(asyncio.run, talk()).result()


def _content(result: Any) -> Any:
    if result.is_error:
        return result.content[0].text
    structured = result.structured_content
    if structured is None:
        return json.loads(result.content[0].text)
    return structured["result"] if set(structured) == {"result"} else structured


def test_an_entity_is_found_by_a_part_of_its_name(answers: list[tuple[bool, Any]]) -> None:
    assert [found["iri"] for found in answers[0][1]] == [COUNTY_UNION.iri]
    assert [found["iri"] for found in answers[1][1]] == [FIRM.iri]


def test_facts_come_with_their_words(answers: list[tuple[bool, Any]]) -> None:
    ((union,),) = [answers[2][1]]
    (fact,) = union["facts"]
    assert fact["other_label"] == FIRM.label
    assert fact["said"][0]["words"] == ["碑林区总工会主席高一鸣带队到", "西安云杉\n机械有限公司走访"]


def test_paths(answers: list[tuple[bool, Any]]) -> None:
    assert [path["steps"][1]["predicate"] for path in answers[3][1]] == ["cooperatesWith", "visits"]


def test_ready_questions_are_listed_and_answered(answers: list[tuple[bool, Any]]) -> None:
    assert "chairs" in {question["name"] for question in answers[4][1]}
    assert answers[5][1]["rows"] == [["西安市碑林区总工会", "高一鸣", "主席", "false"]]


def test_questions_in_chinese(answers: list[tuple[bool, Any]]) -> None:
    reply = answers[6][1]
    assert reply["certain"] and [item["iri"] for item in reply["items"]] == [GAO.iri]
    assert not answers[7][1]["understood"]


def test_sparql_is_read_only_and_stays_here(answers: list[tuple[bool, Any]]) -> None:
    assert (answers[8][1]["rows"], answers[8][1]["total"]) == ([["西安市总工会"]], 2)
    assert answers[9][0] and "never asks the network" in answers[9][1]
    assert answers[10][0] and answers[11][0]
