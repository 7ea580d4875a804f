"""``places.csv`` and its compiled form, which loads several times as fast.

The compiled form holds the columns of the table and the checksum of the CSV that it was made from. Where the two do
not fit, say because somebody edited the CSV of an own ontology, the CSV is read: nobody ever has to compile.
"""

from __future__ import annotations

import csv
import hashlib
import zlib
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from uniongraph.schema.error import SchemaError
from uniongraph.schema.places import FormerPlace, PlaceTable

PLACES, COMPILED, FORMER = "places.csv", "places.compiled", "places-former.csv"
_COLUMNS = ["code", "name", "level", "parent", "lon", "lat"]
_FORMER_COLUMNS = ["code", "name", "year", "became"]
_FORMAT = "uniongraph-places 1"
_LEVELS = {"p": "province", "f": "prefecture", "c": "county", "t": "township"}
_BOM = b"\xef\xbb\xbf"


def load_places(folder: Path) -> PlaceTable:
    """The table of an ontology folder, from the compiled form where that is of this CSV.

    Raises SchemaError where the CSV is missing or has a faulty line.
    """
    data = _read(folder / PLACES, "a file with only the line code,name,level,parent,lon,lat knows no places")
    compiled = folder / COMPILED
    if compiled.is_file() and (table := unpack(compiled.read_bytes(), data)):
        return table
    return parse(data, folder / PLACES)


def load_former(folder: Path) -> Iterable[FormerPlace]:
    """The rows of ``places-former.csv``, none where there is no such file."""
    path = folder / FORMER
    if not path.is_file():
        return
    for number, row in _rows(_read(path), path, _FORMER_COLUMNS):
        if len(row) < 4 or not row[2].isdigit():
            raise SchemaError(f"{path}, line {number}: a line is code,name,year,became")
        yield FormerPlace(row[0], row[1], int(row[2]), row[3])


def parse(data: bytes, path: Path) -> PlaceTable:
    """The table in the bytes of a CSV. Raises SchemaError, which names ``path`` and the line."""
    codes: list[str] = []
    names: list[str] = []
    levels: list[str] = []
    parents: list[str] = []
    points: dict[int, tuple[float | None, float | None]] = {}
    seen: set[str] = set()
    for number, row in _rows(data, path, _COLUMNS):
        if fault := _fault(row, seen):
            raise SchemaError(f"{path}, line {number}: {fault}")
        if row[4] or row[5]:
            points[len(seen)] = (_degrees(row[4]), _degrees(row[5]))
        seen.add(row[0])
        codes.append(row[0])
        names.append(row[1])
        levels.append(row[2])
        parents.append(row[3])
    return PlaceTable(codes, names, levels, parents, points)


def pack(data: bytes, path: Path = Path(PLACES)) -> bytes:
    """The compiled form of a CSV's bytes. Raises SchemaError where the CSV is faulty."""
    table = parse(data, path)
    letters = {level: letter for letter, level in _LEVELS.items()}
    points = (f"{row} {lon or ''} {lat or ''}" for row, (lon, lat) in table.points.items())
    columns = ("\t".join(column) for column in (table.codes, table.names, table.parents, points))
    lines = [f"{_FORMAT} {_checksum(data)}", "".join(letters[level] for level in table.levels), *columns]
    return zlib.compress("\n".join(lines).encode(), 9)


def unpack(compiled: bytes, data: bytes) -> PlaceTable | None:
    """The table of a compiled form, or None where it is broken or of another CSV than ``data``."""
    try:
        header, _, body = zlib.decompress(compiled).decode().partition("\n")
        if header != f"{_FORMAT} {_checksum(data)}":
            return None
        levels, *columns = body.split("\n")
        codes, names, parents, points = (column.split("\t") if levels else [] for column in columns)
        cells = (point.split(" ") for point in points if point)
        return PlaceTable(
            codes, names, [_LEVELS[letter] for letter in levels], parents,
            {int(row): (_degrees(lon), _degrees(lat)) for row, lon, lat in cells},
        )  # fmt: skip
    except (zlib.error, ValueError, KeyError):
        return None


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def _checksum(data: bytes) -> str:
    """Of the lines, whatever their ends: git on Windows may have changed those."""
    data = data.removeprefix(_BOM)
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if b"\r" in data else data).hexdigest()


def _read(path: Path, hint: str = "") -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SchemaError(f"{path} is missing{': ' if hint else ''}{hint}") from None


def _rows(data: bytes, path: Path, columns: list[str]) -> Iterable[tuple[int, list[str]]]:
    """Number and cells of each line below the head, empty lines left out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path} is not UTF-8: {error}") from error
    rows = csv.reader(StringIO(text, newline=""))
    if [cell.strip() for cell in next(rows, [])][:4] != columns[:4]:
        raise SchemaError(f"{path} must start with the columns {','.join(columns)}")
    for row in rows:
        if row:
            yield rows.line_num, row


def _fault(row: list[str], seen: set[str]) -> str:
    """What is wrong with a line of places.csv, or ""."""
    if len(row) != len(_COLUMNS):
        return f"a line is {','.join(_COLUMNS)}"
    code, name, level, parent, *point = row
    if not code or not name or any("\t" in cell or "\n" in cell for cell in row):
        return "a division has a code and a name, without tabs or line breaks"
    if code in seen:
        return f"the code {code} stands on an earlier line already"
    if level not in _LEVELS.values():
        return f"the level is {level!r}, not one of {', '.join(_LEVELS.values())}"
    if code == parent:
        return f"{code} {name} is its own parent"
    try:
        for degrees in point:
            _degrees(degrees)
    except ValueError:
        return f"{','.join(point)} are no degrees"
    return ""
