"""Pieces of print with their boxes to columns in reading order, by cutting a sheet along its white strips.

A recursive XY cut (Nagy and Seth, 1984): a wide white band across a region parts what stands above from what
stands below, a white strip down a region parts columns; what cannot be cut is one column. A band as narrow as the
space between lines counts only where it lets the columns under it (or over it) come apart, as under a headline.
Gaps within a line are no gutters, since gutters part text that fills its lines on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_BAND = 1.5
"""Characters: a white band that parts what stands above it from all below it."""

_GUTTER = 0.5
"""Characters: the narrowest strip between columns; a space within a line can be wider."""

_NARROWEST = 5.0
"""Characters in a column's line; a vertical headline has one."""

_FULL = 0.8
"""The part of a column's width that its full lines have."""

CLOSING = "，。、；：！？”’）》】"
OPENING = "“‘（《【"
"""Marks whose ink is in the left, or the right, half of their square."""

_DEEPEST = 60
"""Cuts within cuts; nothing that is printed needs a tenth of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters printed side by side: text, left edges of its characters, box, and a character's size.

    Lengths are in the source's unit, downwards from the sheet's upper left corner; ``bottom - top`` is the size of the
    print, not of its ink.
    """

    text: str
    edges: tuple[float, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def inked(self) -> tuple[float, float]:
        """From left to right without the empty half of a mark at either end; marks may hang into a gutter."""
        half = 0.5 * self.size if len(self.text) > 1 else 0.0
        return (
            self.left + half * (self.text[0] in OPENING),
            self.right - half * (self.text[-1] in CLOSING),
        )


def columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The regions of a sheet in reading order; within each no gutter is left."""
    return list(_cut(list(pieces), 0))


def rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of one region line by line, each line from left to right."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.left)):
        last = found[-1] if found else []
        if last and piece.middle - _mean(last) < 0.45 * max(piece.bottom - piece.top, last[-1].bottom - last[-1].top):
            last.append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in found]


def _mean(row: Sequence[Piece]) -> float:
    return sum(p.middle for p in row) / len(row)


def size_of(pieces: Sequence[Piece]) -> float:
    """The size of the running text: the median over the characters."""
    if not pieces:
        return 1.0
    ordered = sorted((p.size, len(p.text)) for p in pieces)
    half, seen = sum(n for _, n in ordered) / 2, 0
    for size, count in ordered:
        seen += count
        if seen >= half:
            return size
    return ordered[-1][0]


def _cut(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    if len(pieces) < 3 or depth > _DEEPEST:
        yield pieces
        return
    size = size_of(pieces)
    bands = _gaps([(p.top, p.bottom) for p in pieces])
    wide = [at for width, at in bands if width >= _BAND * size]
    gutter = _gutter(pieces, size)
    if gutter:
        wide = [band for band in wide if _shared(pieces, gutter, band, size)]
    if wide:
        yield from _parts(pieces, sorted(wide), lambda p: p.middle, depth)
    elif gutter:
        yield from _parts(pieces, [gutter], lambda p: sum(p.inked) / 2, depth)
    elif (band := _opening_band(pieces, bands, size)) is not None:
        yield from _parts(pieces, [band], lambda p: p.middle, depth)
    else:
        yield pieces


def _parts(
    pieces: list[Piece], at: Sequence[float], where: Callable[[Piece], float], depth: int
) -> Iterator[list[Piece]]:
    rest = pieces
    for cut in at:
        before = [p for p in rest if where(p) < cut]
        rest = [p for p in rest if where(p) >= cut]
        if before:
            yield from _cut(before, depth + 1)
    if rest:
        yield from _cut(rest, depth + 1)


def _gaps(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Width and middle of each stretch that none of the extents touches."""
    found: list[tuple[float, float]] = []
    reach = float("-inf")
    for start, end in sorted(extents):
        if start > reach and reach != float("-inf"):
            found.append((start - reach, (start + reach) / 2))
        reach = max(reach, end)
    return found


def _gutter(pieces: list[Piece], size: float) -> float | None:
    """The widest white strip from top to bottom that has text columns on both sides, or None."""
    for width, at in sorted(_gaps([p.inked for p in pieces]), reverse=True):
        if width < _GUTTER * size:
            return None
        left = [p for p in pieces if p.inked[1] <= at]
        right = [p for p in pieces if p.inked[0] >= at]
        if _beside(left, right, size):
            return at
    return None


def _beside(left: list[Piece], right: list[Piece], size: float) -> bool:
    """Whether what stands on the two sides of a white strip are columns; the last may have but its first line."""
    if _is_column(left, size, 3) and len(rows(right)) == 1:
        return abs(min(p.top for p in left) - right[0].top) < 0.3 * size
    return (
        _is_column(left, size, 1) and _is_column(right, size, 1) and any(_is_column(x, size, 2) for x in (left, right))
    )


def _is_column(pieces: list[Piece], size: float, least: int) -> bool:
    """Whether text that fills at least so many of its lines stands here, and no cells of a table."""
    lines = rows(pieces)
    if len(lines) < 2:
        return False
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    if all(len(line) == 1 and len(line[0].text) == 1 for line in lines):
        return len(lines) >= 4  # a vertical headline
    if width < _NARROWEST * min(size_of(pieces), size):
        return False
    return sum(line[-1].right - line[0].left >= _FULL * width for line in lines) >= least


def _shared(pieces: list[Piece], gutter: float, band: float, size: float) -> bool:
    """Whether a wide band that crosses a gutter parts one article from the next, and is no chance.

    The columns of one article stand on the same lines: those on the right of the gutter that follow the band have
    lines beside them on the left. A headline over the band stands alone, without a text or a headline beside it. Where
    one side has nothing below the band, what stands there belongs to neither column: the foot of a page.
    """
    below = [p for p in pieces if p.middle > band]
    if len({p.inked[1] <= gutter for p in below}) < 2:
        return True
    above = [p for p in pieces if band - 1.6 * size <= p.bottom <= band]
    heads = [p for p in above if p.size >= 1.15 * size]
    if any(p.inked[0] >= gutter for p in heads) or (heads and any(p.inked[0] >= gutter for p in above)):
        return False
    below = [p for p in below if p.size < 1.15 * size]
    left = [p.middle for p in below if p.inked[1] <= gutter]
    right = [_mean(row) for row in rows([p for p in below if p.inked[0] >= gutter])][:3]
    return bool(right) and all(any(abs(own - other) < 0.12 * size for other in left) for own in right)


def _opening_band(pieces: list[Piece], bands: list[tuple[float, float]], size: float) -> float | None:
    """The widest white band with columns above or below it that come apart once it is cut."""
    for width, at in sorted(bands, reverse=True)[:24]:
        if width <= 0:
            return None
        for part in ([p for p in pieces if p.middle >= at], [p for p in pieces if p.middle < at]):
            if len(part) >= 4 and _gutter(part, size) is not None:
                return at
    return None


def typical_pitch(lines: Sequence[Sequence[Piece]]) -> float:
    """The distance from one line's middle to the next within a column, 0.0 where there are no two lines."""
    steps = [_mean(after) - _mean(line) for line, after in pairwise(lines)]
    return median(steps) if steps else 0.0
