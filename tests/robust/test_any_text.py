"""Pages that hold anything: no crash, the same graph for every reader, and nothing that runs where it is opened."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from robust.test_faults import load_tool
from stepping import steps
from uniongraph.extract import Extractor
from uniongraph.pages import PageReader
from uniongraph.pipeline import build
from uniongraph.records import Page
from uniongraph.schema import load_schema

fuzz = load_tool("fuzz")

HOSTILE = (
    "</script><script>alert(1)</script>", "javascript:alert(1)", "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "> . <x:a> <x:b> <x:c> .", '""" . <x:a> <x:b> "c"', "@prefix : <x:> .", "\\u0022 . <x:a> <x:b> <x:c> .",
    "} ; DROP ALL ; SELECT * WHERE {", "=HYPERLINK(0)", "+1+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "＝1＋1", "]]><x/>",
    "&lt;b&gt;", "../../../etc/passwd", "; rm -rf ~ #", "`id`", "$(id)", "%00",
    "\u202e会工总\u202c", "\u2066工会\u2069",
)  # fmt: skip


@pytest.fixture(scope="module")
def run() -> Any:
    return fuzz.Run(seconds=60)


@pytest.mark.parametrize("real", [False, True])
def test_made_pages_break_nothing(run: Any, real: bool) -> None:
    """A little of what tools/fuzz.py does a million times."""
    first = 2_000_000 if real else 1_000_000
    for start in range(first, first + (50 if real else 150), 50):
        run.batch(range(start, start + 50), real)
    assert run.failures == []


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(st.characters()) | st.sampled_from((*fuzz.NOISE, *HOSTILE)), max_size=30))
def test_any_text_becomes_a_graph(run: Any, parts: list[str]) -> None:
    page = run.reader.read(Page("任意.txt", "".join(parts), "0" * 64))
    run._graph([page], list(run.wild.read(page)), slow=True)


@settings(max_examples=200)
@given(
    st.binary(max_size=400) | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16", "replace"))
)
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    import io

    try:
        page = fuzz.load_page(fuzz.Source("stdin", None), io.BytesIO(data))
    except fuzz.UnreadablePage as refused:
        assert refused.code.startswith("page-")
    else:
        assert page.text.strip()


def test_the_check_of_readers_sees_a_difference(tmp_path: Path, run: Any) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text('<x:a> <x:b> "c" .', encoding="utf-8")
    with pytest.raises(AssertionError, match="pyoxigraph"):
        fuzz.check_readers(path, set())


# hostile text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a page whose names, headlines and quotations hold code."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        f"{text}\n本报讯 （记者 {text}）响水县总工会主席李伟走访响水县{text}有限公司，启动“{text}”行动，"
        f"获评“{text}”称号。\n"
        for text in HOSTILE
    ]
    (folder / "<b>=1+1&%0a'\"`id`.txt").write_text("\n".join(lines), encoding="utf-8")
    build([folder / "<b>=1+1&%0a'\"`id`.txt"], folder / "图谱")
    return folder / "图谱"


def test_hostile_text_is_in_the_graph_as_text(hostile: Path) -> None:
    for name in ("graph.ttl", "evidence.ttl", "inferred.ttl", "places.ttl"):
        triples = {quad.triple for quad in parse(path=hostile / name, format=RdfFormat.TURTLE)}
        fuzz.check_readers(hostile / name, triples)
        iris = re.findall(r"<(x:[^>]*)>", " ".join(str(triple.subject) for triple in triples))
        assert iris == []
    assert "alert(1)" in (hostile / "evidence.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["facts.csv", "nodes.csv", "edges.csv"])
def test_no_cell_is_a_formula(hostile: Path, name: str) -> None:
    with (hostile / name).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if re.match(r"[=+@＝＋－＠\t\r]|-(?!\d+(\.\d+)?$)", cell)] == []


def test_markup_in_names_is_no_markup(hostile: Path) -> None:
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.parse(hostile / "graph.graphml").iter()}
    assert tags <= {"graphml", "key", "graph", "node", "edge", "data"}
    page = (hostile / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "onload=alert" not in re.sub(r'"(?:[^"\\]|\\.)*"', "", page)


def test_every_line_of_mentions_and_the_report_is_json(hostile: Path) -> None:
    for line in (hostile / "mentions.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
        assert json.loads(line)["page"].startswith("<b>")
    assert json.loads((hostile / "report.json").read_text(encoding="utf-8"))["counts"]["pages"] == 1
    assert sorted(path.name for path in hostile.iterdir() if not re.fullmatch(r"[a-z]+\.[a-z]+", path.name)) == []


# how work grows


WORST: dict[str, Callable[[int], str]] = {
    "brackets that open": lambda n: "（" * n,
    "brackets in brackets": lambda n: "（" * (n // 2) + "）" * (n // 2),
    "quotations that open": lambda n: "获评“" * (n // 3),
    "one line": lambda n: "响水县总工会主席李伟走访企业，" * (n // 15),
    "one character": lambda n: "工" * n,
    "spaces": lambda n: " " * n + "工会",
    "empty lines": lambda n: "\n" * n + "工会",
    "lines of one character": lambda n: "（\n" * (n // 2),
    "bylines": lambda n: "本报讯 （记者 " * (n // 9),
}


@pytest.fixture(scope="module")
def work() -> Callable[[str], int]:
    """Steps of reading a page, up to its statements."""
    schema = load_schema()
    pages, extractor = PageReader(schema), Extractor(schema, fuzz.WildTagger())

    def count(text: str) -> int:
        return steps(lambda: extractor.read(pages.read(Page("长.txt", text, "0" * 64))))

    return count


@pytest.mark.parametrize("case", WORST)
def test_work_grows_with_the_page_and_not_with_its_square(work: Callable[[str], int], case: str) -> None:
    """Four times the text may take five times the steps; its square, sixteen."""
    # The lesser of two: the first may load what is loaded when it is first met
    short, long = (min(work(WORST[case](length)) for _ in range(2)) for length in (3000, 12_000))
    assert long < 5 * short + 1000


def test_a_hundred_thousand_brackets_are_one_look_at_the_page() -> None:
    """Four times the brackets may take five times the steps to find articles in; its square would be sixteen."""
    reader = PageReader(load_schema())

    def look(brackets: int) -> int:
        page = Page("括号.txt", "（" * (brackets // 2) + "工会" + "）" * (brackets // 2), "0" * 64)
        return steps(lambda: reader.read(page))

    look(100)
    assert look(100_000) < 5 * look(25_000) + 1000
