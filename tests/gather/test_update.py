"""Whatever comes, goes and changes, a database brought up to date writes what a clean build writes, byte by byte."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import COMPANIES, LINKS, NAMES, UNIONS, Line, made, pages

from uniongraph.export import write_build
from uniongraph.gather import Base, Update, write_files
from uniongraph.gather.files import most_linked
from uniongraph.reading import PageResult
from uniongraph.resolve import resolve
from uniongraph.schema import Schema, load_schema


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def content(folder: Path) -> dict[str, bytes]:
    """The files of a build, the report without what only this run knows."""
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    report = json.loads(found.pop("report.json"))
    return found | {"report.json": json.dumps(report | {"timings": {}}).encode()}


def bring(base: Base, schema: Schema, wanted: Mapping[str, PageResult]) -> None:
    """Brings the database to these pages."""
    update, known = Update(base, schema), base.keys()
    for page in known.keys() - wanted.keys():
        update.remove(known[page][0])
    for page, result in wanted.items():
        key = repr(result).encode()  # a paper stands in no text here, and is part of a page's key as it is in a build
        number, before = known.get(page, (None, b""))
        if key != before:
            update.add(key, result, number)
    update.settle(lambda page, key: wanted[page], lambda done, total: None)


def clean(schema: Schema, results: Mapping[str, PageResult], folder: Path) -> dict[str, bytes]:
    """What ``write_build`` makes of the pages, in memory and at once."""
    readings = [reading for result in results.values() for reading in result.readings]
    reads = [result.read for result in results.values() if result.read is not None]
    write_build(resolve(reads, readings, schema), schema, folder, timings={})
    return content(folder)


def follow(schema: Schema, steps: Sequence[Mapping[str, Sequence[Line] | None]]) -> list[dict[str, bytes]]:
    """Takes steps, in each of which pages say something or go; after each, holds the base against a clean build."""
    now: dict[str, PageResult] = {}
    found = []
    with tempfile.TemporaryDirectory() as made_in, Base(None, "") as base:
        where = Path(made_in)
        for number, step in enumerate(steps):
            for page, said in step.items():
                now.pop(page, None)
                if said is not None:
                    now[page] = made(page, said)
            if not now:
                continue
            bring(base, schema, now)
            write_files(base, schema, where / f"now{number}", timings={})
            found.append(content(where / f"now{number}"))
            assert found[-1] == clean(schema, now, where / f"clean{number}")
    return found


SHORT, LONG, LONGER = (COMPANIES.index(name) for name in ("云帆纺织", "云帆纺织有限公司", "响水云帆纺织有限公司"))
GU = len(COMPANIES) + len(UNIONS)
XIANGSHUI, BINHAI = len(COMPANIES), len(COMPANIES) + 1
WORKS, VISITS = LINKS.index("affiliatedWith"), LINKS.index("visits")


def test_a_short_name_is_another_thing_when_the_page_that_explained_it_goes(schema: Schema) -> None:
    both, alone = (Line("", "", (SHORT, LONG), (), 0),), (Line("", "", (SHORT,), (), 0),)
    longer = (Line("", "", (SHORT, LONGER), (), 0),)
    found = follow(
        schema, [{"一.txt": alone}, {"二.txt": both}, {"三.txt": longer}, {"二.txt": None}, {"三.txt": None}]
    )
    assert len({files["mentions.jsonl"] for files in found}) == 4  # the last is the first again
    assert found[0]["graph.ttl"] == found[-1]["graph.ttl"]


def test_people_are_one_as_long_as_a_page_says_that_they_share_an_employer(schema: Schema) -> None:
    two = (Line("", "", (GU, XIANGSHUI, BINHAI), ((0, 1, WORKS), (0, 2, WORKS)), 0),)
    one = (Line("", "", (GU, BINHAI), ((0, 1, WORKS),), 0),)
    found = follow(schema, [{"二.txt": one}, {"一.txt": two}, {"一.txt": None}])
    assert [files["mentions.jsonl"].count("顾长川~响水县总工会".encode()) for files in found] == [0, 2, 0]


def test_a_paper_is_a_name_until_a_medium_bears_it(schema: Schema) -> None:
    medium = next(n for n, (cls, *_) in enumerate(NAMES) if cls == "Media")
    other, named = (Line("", "盐阜职工报", (XIANGSHUI,), (), 0),), (Line("", "", (medium,), (), 0),)
    found = follow(schema, [{"一.txt": other}, {"二.txt": named}, {"二.txt": None}])
    assert [b"<Media/" in files["graph.ttl"].split(b"isPartOf")[1][:20] for files in found] == [False, True, False]


def test_a_thing_that_gets_another_label_has_it_in_the_rows_of_pages_that_stay_as_they_are(schema: Schema) -> None:
    marked = next(n for n, (_, name, _) in enumerate(NAMES) if name == "“响水县总工会”")
    said, named = (Line("", "", (BINHAI, marked), ((0, 1, VISITS),), 0),), (Line("", "", (XIANGSHUI,), (), 0),)
    found = follow(schema, [{"一.txt": said}, {"二.txt": named, "三.txt": named}, {"二.txt": None, "三.txt": None}])
    rows = [files["facts.csv"].decode().split("\r\n")[1].split(",")[:3] for files in found]
    assert [row[2] for row in rows] == ["“响水县总工会”", "响水县总工会", "“响水县总工会”"]


def test_what_is_said_of_namesakes_is_one_list_in_order(schema: Schema) -> None:
    one = (Line("", "", (GU, XIANGSHUI, SHORT), ((0, 1, WORKS), (0, 2, VISITS)), 0),)
    other = (Line("", "", (GU, BINHAI), ((0, 1, WORKS),), 0),)
    found = follow(schema, [{"一.txt": one}, {"二.txt": other}, {"一.txt": None}])
    rows = [line.split(",") for line in found[1]["facts.csv"].decode().split("\r\n")[1:-1]]
    assert [row[1:3] for row in rows] == [
        ["affiliatedWith", "响水县总工会"], ["affiliatedWith", "滨海县总工会"], ["visits", "云帆纺织"],
    ]  # fmt: skip
    assert len({row[0] for row in rows}) == 1
    assert found[2]["facts.csv"].count(b"\r\n") == 2


def test_the_name_in_most_facts_is_the_first_of_several(schema: Schema) -> None:
    link = (Line("", "", (BINHAI, XIANGSHUI), ((0, 1, VISITS),), 0),)
    more = (Line("", "", (BINHAI, SHORT), ((0, 1, VISITS),), 0),)
    now: dict[str, PageResult] = {}
    found = []
    with Base(None, "") as base:
        for page, said in {"空.txt": (Line("", "", (GU,), (), 0),), "一.txt": link, "二.txt": more}.items():
            now[page] = made(page, said)
            bring(base, schema, now)
            found.append(most_linked(base.db))
    assert found == ["", "响水县总工会", "滨海县总工会"]


changes = st.dictionaries(st.sampled_from(["一.txt", "二.txt", "三.txt", "四.txt"]), st.none() | pages, max_size=3)


@settings(max_examples=15)
@given(st.lists(changes, min_size=2, max_size=4))
def test_a_base_brought_up_to_date_writes_what_a_clean_build_writes(
    schema: Schema, steps: list[dict[str, Sequence[Line] | None]]
) -> None:
    follow(schema, steps)
