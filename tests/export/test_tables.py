"""Facts for a spreadsheet, mentions for programs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

from knowledge import COUNTY_UNION, FIRM, TEXT, knowledge
from uniongraph.export.tables import COLUMNS, write_facts, write_mentions


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_for_each_place_that_says_a_fact(tmp_path: Path) -> None:
    write_facts(knowledge(), tmp_path / "facts.csv")
    assert (tmp_path / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
    rows = _rows(tmp_path / "facts.csv")
    assert len(rows) == 7
    visit = next(row for row in rows if row["predicate"] == "visits")
    assert visit == {
        "subject": "西安市碑林区总工会",
        "predicate": "visits",
        "object": "西安云杉机械有限公司",
        "title": "",
        "date": "2024-03-05",
        "words": "碑林区总工会主席高一鸣带队到……西安云杉机械有限公司走访",
        "headline": "碑林区总工会与安康云杉公司共建“暖心驿站”",
        "page": "2024/西安 工人报#1.txt",
    }
    assert next(row for row in rows if row["predicate"] == "operates")["date"] == "2024-03-06"


def test_a_name_like_a_formula_stays_a_name(tmp_path: Path) -> None:
    known = knowledge()
    entities = tuple(replace(e, label="=HYPERLINK(1)") if e == FIRM else e for e in known.entities)
    write_facts(replace(known, entities=entities), tmp_path / "facts.csv")
    assert {row["object"] for row in _rows(tmp_path / "facts.csv") if row["predicate"] == "visits"} == {
        "'=HYPERLINK(1)"
    }


def test_mentions_cut_themselves_out_of_the_page(tmp_path: Path) -> None:
    write_mentions(knowledge(reverse=True), tmp_path / "mentions.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "mentions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 8
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    for row in rows:
        assert list(row) == ["page", "start", "end", "text", "class", "entity"]
        assert TEXT[row["start"] : row["end"]] == row["text"]
    assert rows[0]["entity"] == COUNTY_UNION.iri
