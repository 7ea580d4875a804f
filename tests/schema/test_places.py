"""The divisions by code and name, and the two forms of their table."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.schema import FormerPlace, Place, Places, Schema, SchemaError, load_schema, ontology_folder
from uniongraph.schema.places_file import load_places, pack, parse, unpack

HEAD = "code,name,level,parent,lon,lat\n"
JIANGSU = (
    HEAD
    + "320000,江苏省,province,,,\n320900,盐城市,prefecture,320000,120.1398,33.3776\n320921,响水县,county,320900,,\n"
)


def test_short_names_of_divisions(schema: Schema) -> None:
    assert [p.name for p in schema.places.short("响水")] == ["响水县"]
    assert schema.places.stem("伊犁哈萨克自治州") == "伊犁"
    assert [p.name for p in schema.places.short("湘西州")] == ["湘西土家族苗族自治州"]
    assert len(schema.places.named("鼓楼区")) == 4


def test_an_abolished_name_leads_to_what_it_became(schema: Schema) -> None:
    (dafeng,) = schema.places.former("大丰市")
    assert dafeng == FormerPlace(dafeng.code, "大丰市", 2015, dafeng.became)
    became = schema.places.by_code(dafeng.became)
    assert became
    assert became.name == "大丰区"
    assert schema.places.former("响水县") == ()


def test_a_division_lies_in_those_above_it() -> None:
    places = Places(
        [Place("320000", "江苏省", "province", ""), Place("320900", "盐城市", "prefecture", "320000"),
         Place("320921", "响水县", "county", "320900")], ["省", "市", "县"],
    )  # fmt: skip
    assert [p.name for p in places.ancestors("320921")] == ["盐城市", "江苏省"]
    assert places.within("320921", "320000")
    assert not places.within("320000", "320921")


def test_divisions_that_contain_each_other_are_told_once() -> None:
    ring = [Place("1", "甲县", "county", "3"), Place("2", "乙县", "county", "1"), Place("3", "丙县", "county", "2")]
    places = Places([*ring, Place("4", "丁镇", "township", "1")], ["县"])
    assert [p.name for p in places.ancestors("1")] == ["丙县", "乙县"]
    assert [p.name for p in places.ancestors("4")] == ["甲县", "丙县", "乙县"]


def test_the_shipped_compiled_form_is_of_the_shipped_table() -> None:
    data = (ontology_folder() / "places.csv").read_bytes()
    compiled = unpack((ontology_folder() / "places.compiled").read_bytes(), data)
    assert compiled is not None, "run tools/make_places.py --compile"
    assert compiled == parse(data, Path("places.csv"))


@pytest.mark.parametrize("table", [JIANGSU, HEAD, HEAD + "320000,江苏省,province,,,\n"], ids=["three", "none", "one"])
def test_the_compiled_form_says_the_same(table: str) -> None:
    data = table.encode()
    assert unpack(pack(data), data) == parse(data, Path("places.csv"))


def test_line_ends_and_a_byte_order_mark_do_not_matter_to_the_compiled_form() -> None:
    windows = b"\xef\xbb\xbf" + JIANGSU.replace("\n", "\r\n").encode()
    assert unpack(pack(JIANGSU.encode()), windows) == parse(windows, Path("places.csv"))


def test_an_edited_table_wins_over_an_old_compiled_form(folder: Path) -> None:
    (folder / "places.csv").write_text(JIANGSU, encoding="utf-8")
    (folder / "places.compiled").write_bytes(pack(JIANGSU.encode()))
    assert [p.name for p in load_schema(folder).places.short("响水")] == ["响水县"]
    (folder / "places.csv").write_text(JIANGSU.replace("响水县", "秋水县"), encoding="utf-8")
    assert [p.name for p in load_schema(folder).places.short("秋水")] == ["秋水县"]


@pytest.mark.parametrize("junk", [b"", b"x\x9c", b"PK"])
def test_a_broken_compiled_form_is_passed_over(folder: Path, junk: bytes) -> None:
    (folder / "places.csv").write_text(JIANGSU, encoding="utf-8")
    (folder / "places.compiled").write_bytes(junk)
    assert len(load_places(folder).codes) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "must start with the columns"),
        ("code;name\n", "must start with the columns"),
        (HEAD + "320000,江苏省\n", "line 2: a line is code,name"),
        (HEAD + "320000,江苏省,state,,,\n", "line 2: the level is 'state'"),
        (HEAD + "320000,江苏省,province,,x,y\n", "line 2: x,y are no degrees"),
        (HEAD + "1,甲县,county,1,,\n", "line 2: 1 甲县 is its own parent"),
        (HEAD + "1,甲县,county,,,\n\n1,乙县,county,,,\n", "line 4: the code 1 stands on an earlier line"),
        (HEAD + ",甲县,county,,,\n", "line 2: a division has a code and a name"),
    ],
)
def test_a_faulty_table_is_refused_with_file_and_line(folder: Path, text: str, told: str) -> None:
    (folder / "places.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=rf"places\.csv.*{told}"):
        _ = load_schema(folder).places


def test_a_table_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "places.csv").write_bytes(JIANGSU.encode("gb18030"))
    with pytest.raises(SchemaError, match=r"places\.csv is not UTF-8"):
        _ = load_schema(folder).places
