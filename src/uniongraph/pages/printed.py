"""Sheets of printed pieces to a page's text, with the place of every line.

The text is what a person would type who copies the sheet: columns in reading order, each line on its own, an indent
as full-width blanks, a blank line where space or the size of the print tells one text from the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from uniongraph.pages.regions import Piece, columns, rows, size_of, typical_pitch
from uniongraph.records import SourcePlace

_BLANK = "\u3000"
_ENDS = "。！？!?…”’）)》】："
"""Marks at the end of a column whose text does not run on."""

_LARGE = 1.12
"""How much larger than the running text a headline's print is."""


class Sheets:
    """Gathers the text of a file's sheets, one after the other."""

    def __init__(self, unit: Literal["pt", "px"]) -> None:
        self._unit = unit
        self._text: list[str] = []
        self._length = 0
        self._places: list[SourcePlace] = []

    @property
    def text(self) -> str:
        return "".join(self._text)

    @property
    def places(self) -> tuple[SourcePlace, ...]:
        return tuple(self._places)

    def __len__(self) -> int:
        return self._length

    def add(self, sheet: int, pieces: Sequence[Piece]) -> None:
        """A sheet's pieces (counted from 1) behind those of the sheets before."""
        if not pieces:
            return
        body = size_of(pieces)
        previous: list[list[Piece]] = []
        for region in columns(pieces):
            lines = rows(region)
            if self._length:
                self._break(self._apart(previous, lines, body))
            left = min(p.left for p in region)
            pitch = typical_pitch(lines)
            for number, line in enumerate(lines):
                if number and not _goes_on(lines[number - 1], line, body):
                    self._break(
                        _parted(lines[number - 1], line, pitch) and not _opens(lines[number - 1], line, left, body)
                    )
                self._line(sheet, line, left, body)
            previous = lines
        self._write("\n")

    @staticmethod
    def _apart(before: list[list[Piece]], after: list[list[Piece]], body: float) -> bool:
        """Whether a blank line stands between two regions; a column that goes on in the next one has none."""
        if not before or len(after) < 2:
            return True
        sizes = [size_of([p for line in lines for p in line]) for lines in (before, after)]
        widths = [max(p.right for line in lines for p in line) - min(p.left for line in lines for p in line)
                  for lines in (before, after)]  # fmt: skip
        if abs(sizes[0] - sizes[1]) > 0.1 * body or any(size_of(x) > _LARGE * body for x in (before[-1], after[0])):
            return True
        ended = before[-1][-1].text[-1] in _ENDS
        return ended and (len(before) < 2 or abs(widths[0] - widths[1]) > 1.5 * body)

    def _break(self, blank: bool) -> None:
        if self._text and self._text[-1] != "\n":
            self._write("\n")
        if blank:
            self._write("\n")

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _line(self, sheet: int, line: Sequence[Piece], left: float, body: float) -> None:
        size = size_of(line)
        indent = round((line[0].left - left) / size)
        if indent >= 2 and size <= _LARGE * body:  # a headline in the middle of its column is not indented
            self._write(_BLANK * min(indent, 20))
        for number, piece in enumerate(line):
            if number:
                gap = (piece.left - line[number - 1].right) / size
                if gap >= 0.7:
                    self._write(_BLANK * min(max(1, round(gap)), 4))
                elif gap >= 0.15 and piece.text[0].isascii() and line[number - 1].text[-1].isascii():
                    self._write(" ")
            start = self._length
            self._write(piece.text)
            box = tuple(round(x, 2) for x in (piece.left, piece.top, piece.right, piece.bottom))
            edges = tuple(round(x, 2) for x in piece.edges)
            self._places.append(
                SourcePlace(start, self._length, sheet, (box[0], box[1], box[2], box[3]), self._unit, edges)
            )


def _opens(line: Sequence[Piece], after: Sequence[Piece], left: float, body: float) -> bool:
    """Whether a paragraph with its indent follows a headline: that shows by itself where the text begins."""
    size = size_of(after)
    return size_of(line) > _LARGE * body >= size and after[0].left - left >= 1.5 * size


def _goes_on(line: Sequence[Piece], after: Sequence[Piece], body: float) -> bool:
    """Whether two lines are one headline: large print of one size, close together."""
    one, other = size_of(line), size_of(after)
    if min(one, other) <= _LARGE * body or max(one, other) > 1.05 * min(one, other) or after[0].text[0] in "—-":
        return False
    if len(line) == len(after) == 1 and len(line[0].text) == len(after[0].text) == 1:
        return False  # a headline that runs downwards
    return min(p.top for p in after) - min(p.top for p in line) <= 1.7 * one


def _parted(line: Sequence[Piece], after: Sequence[Piece], pitch: float) -> bool:
    """Whether a blank line stands between two lines of a column."""
    one, other = size_of(line), size_of(after)
    if max(one, other) > _LARGE * min(one, other):
        return True
    step = min(p.top for p in after) - min(p.top for p in line)
    return step > 1.55 * max(pitch, 1.1 * other)
