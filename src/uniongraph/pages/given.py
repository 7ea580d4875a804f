"""What the user says of pages: paper, date and edition, by a pattern for file names or in a table beside the files.

A pattern is a file name with blanks: ``{paper}-{date}-{edition}版``. ``{date}`` takes 20240506, 2024-05-06 and
2024年5月6日; ``{*}`` takes anything. It is laid on the end of the page's path, so that folders can be named in it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from uniongraph.pages.plain import decode
from uniongraph.pages.unreadable import LARGEST_TEXT, Refused

_COLUMNS = {
    "file": ("file", "page", "path", "name", "文件", "文件名"),
    "paper": ("paper", "newspaper", "报纸", "报名"),
    "date": ("date", "issue date", "日期", "出版日期"),
    "edition": ("edition", "版次", "版面", "版"),
}
_DATE = r"\d{4}[-_.年/]?\d{1,2}[-_.月/]?\d{1,2}日?"
_PARTS = {"paper": r"[^/]+?", "date": _DATE, "edition": r"[^/]+?", "*": r"[^/]*?"}
_BLANK = re.compile(r"\{([^{}]*)\}")


class BadPattern(ValueError):
    """A pattern for file names that cannot be used."""


class BadTable(ValueError):
    """A table of papers and dates that cannot be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a page; ``date`` is an ISO date, "" is nothing said."""

    paper: str = ""
    date: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """All that the user says of pages: the table counts before the pattern."""

    pattern: re.Pattern[str] | None = None
    table: Mapping[str, Said] = field(default_factory=dict)

    def of(self, page: str) -> Said:
        """What is said of the page with this id."""
        named = self._named(page)
        listed = self._listed(page)
        return Said(listed.paper or named.paper, listed.date or named.date, listed.edition or named.edition)

    def _named(self, page: str) -> Said:
        match = self.pattern.search(str(PurePosixPath(page).with_suffix(""))) if self.pattern else None
        if match is None:
            return Said()
        found = match.groupdict()
        return Said(found.get("paper") or "", iso_date(found.get("date") or ""), found.get("edition") or "")

    def _listed(self, page: str) -> Said:
        """The entry of the whole path, else of its longest end that is listed."""
        if not self.table:
            return Said()
        parts = page.split("/")
        for start in range(len(parts)):
            end = "/".join(parts[start:])
            for name in (end, str(PurePosixPath(end).with_suffix(""))):
                if name in self.table:
                    return self.table[name]
        return Said()


def read_given(pattern: str | None = None, table: str | Path | None = None) -> Given:
    """Pattern and table as a user gives them. Raises :class:`BadPattern` and :class:`BadTable`."""
    return Given(name_pattern(pattern) if pattern else None, read_table(Path(table)) if table else {})


def name_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern for file names, compiled. Raises :class:`BadPattern`."""
    wanted = pattern.strip().removesuffix(".txt")
    blanks = _BLANK.findall(wanted)
    unknown = [blank for blank in blanks if blank not in _PARTS]
    twice = [blank for blank in blanks if blank != "*" and blanks.count(blank) > 1]
    if not blanks or unknown or twice or set("{}") & set(_BLANK.sub("", wanted)):
        raise BadPattern(f"{pattern}: write a file name with {{paper}}, {{date}}, {{edition}} once each, and {{*}}")
    pieces: list[str] = []
    at = 0
    for blank in _BLANK.finditer(wanted):
        pieces.append(re.escape(wanted[at : blank.start()]))
        name = blank.group(1)
        pieces.append(f"(?:{_PARTS[name]})" if name == "*" else f"(?P<{name}>{_PARTS[name]})")
        at = blank.end()
    return re.compile(r"(?:^|/)" + "".join(pieces) + re.escape(wanted[at:]) + "$")


def read_table(path: Path) -> dict[str, Said]:
    """The rows of a CSV file by the file that they speak of. Raises :class:`BadTable`."""
    try:
        with path.open("rb") as file:
            text = decode(file.read(LARGEST_TEXT + 1))[0]
    except Refused as refused:
        raise BadTable(f"{path}: {refused}") from refused
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    try:
        head, *rows = list(reader)
    except (ValueError, csv.Error) as error:
        raise BadTable(f"{path}: no table; its first line names the columns file, paper, date, edition") from error
    where = {
        column: number
        for column, names in _COLUMNS.items()
        for number, name in enumerate(head)
        if name.strip().lower() in names
    }
    if "file" not in where or len(where) < 2:
        raise BadTable(f"{path}: the first line names the columns: file, and one or more of paper, date, edition")
    found: dict[str, Said] = {}
    for number, row in enumerate(rows, 2):
        cells = {column: row[at].strip() if at < len(row) else "" for column, at in where.items()}
        if not cells["file"]:
            continue
        said = Said(cells.get("paper", ""), iso_date(cells.get("date", "")), cells.get("edition", ""))
        if cells.get("date") and not said.date:
            raise BadTable(f"{path}, line {number}: {cells['date']} is no date; write it as 2024-05-06")
        name = cells["file"].replace("\\", "/").removeprefix("./")
        found[name] = said
    return found


def iso_date(text: str) -> str:
    """A date as people write it in file names and tables, as ISO, or ""."""
    match = re.fullmatch(r"(\d{4})[-_.年/]?(\d{1,2})[-_.月/]?(\d{1,2})日?", text.strip())
    if match is None:
        return ""
    try:
        return date(*(int(part) for part in match.groups())).isoformat()
    except ValueError:
        return ""
