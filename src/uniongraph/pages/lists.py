"""Lists within a page: rows of names, of bodies, of a table; each row is a text of its own.

A wrapped paragraph has lines of one width and stops within them; a list has lines of many widths and hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from uniongraph.pages.lines import Line
from uniongraph.pages.names import MARKED
from uniongraph.pages.paragraphs import NUMBERED

_STOPS = re.compile(r"[。！？；!?]|[，、：:]$")
_ROW = re.compile(r"[|│┃].*[|│┃]")
_STROKES = frozenset("|│┃")
_FRAME = re.compile(r"[|\-:+=\s]+|[─-╿\s]+")
_GAP = re.compile(r"\s+")
_CELL = r"(?>\S{1,5}(?:（\S{1,6}）)?(?!\S))"  # atomic: a cell can be cut in two ways, a row of them in very many
_CELLS = re.compile(rf"{_CELL}(?: {_CELL}){{2,60}}")
_COUNTED = re.compile(r"\D.{1,28}[（(]共?\d{1,3}[个名人家项件户篇对支][）)][：:]?")
"""What a list stands under: 一、某某奖状（3个）."""

_RANKED = re.compile(r"第[一二三四五六七八九十]{1,2}名[： ]|[一二三特优]等奖[： ]|[金银铜]奖[： ]|[冠亚季]军[： ]")
_SEEN = 200
"""Rows by which the rest of a run is judged."""

_LONGEST_ROW = 400
"""Characters of a row that may go on in the next line."""
_VERSE = 15
"""How wide a verse is at most, in characters."""

_LEAST = 5
"""How many rows make a list where nothing announces it."""


def is_row(text: str) -> bool:
    """Whether the line is a row of a markdown table that holds words."""
    return text[:1] in _STROKES and bool(_ROW.fullmatch(text)) and not is_frame(text)


def goes_on(row: str, line: Line) -> bool:
    """Whether a line among the rows of a list is the rest of the row above it.

    It stands below where the last cell begins, or within the bracket that is open there, or is the end of a word.
    """
    if line.before or len(row) > _LONGEST_ROW:
        return False
    if row.count("（") > row.count("）") or (len(line.text) <= 2 and len(row) > 12 and not line.indent):
        return True
    return line.indent >= 6 and " " in row and " " not in line.text


def cells(page: str, line: Line) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end that wide gaps part."""
    (start, end), *others = line.ranges
    if others:
        return []
    text = page[start:end]
    found: list[tuple[int, int]] = []
    at = len(text) - len(text.lstrip())
    for gap in _GAP.finditer(text, at):
        if len(gap.group()) >= 4 or gap.group().startswith("\u3000\u3000") or gap.end() == len(text):
            found.append((start + at, start + gap.start()))
            at = gap.end()
    return [*found, (start + at, end)] if at < len(text) else found


def is_frame(text: str) -> bool:
    """Whether the line only draws a table's or a box's frame."""
    return bool(_FRAME.fullmatch(text))


def list_lines(
    lines: Sequence[Line],
    plain: Callable[[Line], bool],
    byline: Callable[[str], object],
    is_place: Callable[[str], bool],
) -> frozenset[int]:
    """The numbers of the lines that are rows of lists; ``plain`` tells lines that are no bylines or furniture,
    ``byline`` reads the line under a headline, ``is_place`` knows the names of divisions."""
    found: set[int] = set()
    i = stop = 0
    while i < len(lines):
        inside = i < stop  # looked at before, as the rest of a run
        if inside and not _could_be_row(lines[i]):
            i += 1
            continue
        if not inside and lines[i].text[:1] in MARKED and len(lines[i].text.replace(" ", "")) <= 6:
            i += 1  # a section's name
            continue
        stop = max(i, stop)
        while not inside and stop < len(lines) and (stop == i or not lines[stop].before):
            if not (_could_be_row(lines[stop]) or (stop > i and len(lines[stop].text) == 1 and lines[stop].plain)):
                break
            stop += 1
        run = lines[i : min(stop, i + _SEEN) if inside else stop]
        wrapped = stop > i + 1 and _is_wrapped(run) and not _is_table(run)
        if stop - i < 2 or (
            wrapped and not _COUNTED.fullmatch(lines[i].text)
        ):  # the costly look at each line is for what can be a list
            i = max(stop, i + 1)
            continue
        j = i
        while j < stop and plain(lines[j]):
            j += 1
        if j > i + 1 and _opens_paragraph(lines[j - 1], lines[i]):
            j -= 1
        if j > i:
            lead = lines[i - 1].text if i else ""
            counted = bool(_COUNTED.fullmatch(lines[i].text)) and j > i + 1
            goes_on = bool(i and i - 1 in found) and (not lines[i].before or _is_stanza(lines, i, j, byline))
            tells = lead.endswith(("：", ":")) and not is_place(lead[:-1])  # 某市某区： begins a headline
            announced = counted or tells or goes_on
            first = lines[i].text
            sure = announced or _RANKED.match(first) or is_row(first) or _CELLS.fullmatch(first)
            k = i if sure or _is_table(lines[i:j]) else i + 1
            while k < j and k > i and (byline(lines[k].text) or lines[k].text[0] in "（(—"):
                k += 1  # what stands over a list
            if k < j and not counted and _over_text(lines, i, j):
                i = j
                continue
            if k < j and (counted or _is_list(lines[k:j], announced, k > i)):
                found.update(range(k, j))
        i = max(j, i + 1)
    return frozenset(found)


def _over_text(lines: Sequence[Line], i: int, j: int) -> bool:
    """Whether a few narrow lines stand right over text that is much wider: they are its headline."""
    after = lines[j : j + 2]
    widest = max(line.width for line in lines[i:j])
    if after and j - i <= 4 and _opens_paragraph(after[0], lines[i]) and after[0].width > 1.6 * widest:
        return True
    if j - i > 3 or len(after) < 2 or any(line.before for line in after):
        return False
    return min(line.width for line in after) > 1.6 * widest


def _opens_paragraph(line: Line, first: Line) -> bool:
    """Whether a line is the indented first one of a paragraph, below a line that is not indented."""
    return first.indent < 2 <= line.indent <= 4 and "，" in line.text


def _is_stanza(lines: Sequence[Line], i: int, j: int, byline: Callable[[str], object]) -> bool:
    """Whether a blank line only parts verses from those before it: all are narrow, and no author stands among them."""
    verses = lines[i - 1 : j]
    narrow = lines[i].before == 1 and len(verses) > 3 and all(line.width <= _VERSE for line in verses)
    return narrow and not any(" " in line.text for line in verses[:3]) and not any(byline(v.text) for v in verses[1:3])


def _could_be_row(line: Line) -> bool:
    return line.kind == "text" and 2 <= len(line.text) <= 48 and not _STOPS.search(line.text)


def _is_wrapped(rows: Sequence[Line]) -> bool:
    """Whether most of the lines have one width, as those of a column do."""
    widths = sorted(row.width + row.indent / 2 for row in rows)
    even = widths[len(widths) // 2]
    return even > 10 and sum(abs(w - even) <= 1.2 for w in widths) >= 0.7 * len(widths)


def _is_table(rows: Sequence[Line]) -> bool:
    """Whether three lines or more have the same number of cells, three at least."""
    counts = {row.text.count(" ") for row in rows}
    return len(rows) > 2 and len(counts) == 1 and counts.pop() > 1


def _is_list(rows: Sequence[Line], announced: bool, headed: bool) -> bool:
    if _is_table(rows):
        return True
    commas = sum("，" in row.text for row in rows)
    if _is_wrapped(rows) or commas > len(rows) // 3:
        return False
    if len(rows) > 1 and all(_RANKED.match(row.text) for row in rows):
        return True
    if len(rows) > 1 and all(NUMBERED.match(row.text) for row in rows):
        return True
    if len(rows) > 1 and all(_CELLS.fullmatch(row.text) for row in rows):
        return True
    cells = sum(bool(re.match(r"(?:\S{1,5}|\S \S(?: \S)?)(?:（[^）]*）)? \S{4,}$", row.text)) for row in rows)
    return len(rows) >= (2 if announced else 3 if cells >= 2 else _LEAST - headed)
