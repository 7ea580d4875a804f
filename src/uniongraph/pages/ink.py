"""Where print is on a picture: parts of a size that the detector likes, and lines cut where white shows through.

Arrays are numpy's: a picture is height × width × 3 bytes, its ink height × width of 0 and 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

_DARKER = 40
"""How much a pixel of print differs from its surroundings, of 255."""

_TILE = 1_400
"""Pixels: parts are cut until they are no wider and no higher, where white strips allow."""

_SPECKS = 0.002
"""The part of a white strip's length that may be dirt."""

_WHITE = 0.68
"""Of a line's height: what is wider and white parts two lines."""

_GUTTER = 0.36
"""The same, where a column begins at its end."""

_LINES = 4
"""How many lines begin where a column does, at least."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def ink_of(pixels: Any) -> Any:
    """Which pixels are print, dark on light or light on dark."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    ground = cv2.resize(cv2.medianBlur(small, 21), (width, height), interpolation=cv2.INTER_LINEAR)
    return (np.abs(grey.astype(np.int16) - ground.astype(np.int16)) > _DARKER).astype(np.uint8)


def tiles(ink: Any) -> Iterator[Box]:
    """Parts of a sheet that hold all its ink, cut along white strips."""
    height, width = ink.shape
    yield from _tiles(ink, (0, 0, width, height))


def _tiles(ink: Any, box: Box) -> Iterator[Box]:
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    inked_rows, inked_columns = part.any(axis=1).nonzero()[0], part.any(axis=0).nonzero()[0]
    if not len(inked_rows):
        return
    margin = 8  # within the part, so that parts only shrink
    top, bottom = max(top, top + int(inked_rows[0]) - margin), min(bottom, top + int(inked_rows[-1]) + 1 + margin)
    left, right = (
        max(left, left + int(inked_columns[0]) - margin),
        min(right, left + int(inked_columns[-1]) + 1 + margin),
    )
    if right - left <= _TILE and bottom - top <= _TILE:
        yield left, top, right, bottom
        return
    part = ink[top:bottom, left:right]
    across, down = _best_cut(part.sum(axis=1), part.shape[1]), _best_cut(part.sum(axis=0), part.shape[0])
    cuts = [cut for cut, too_long in ((across, bottom - top > _TILE), (down, right - left > _TILE)) if too_long]
    score, at = max(cuts)
    if score <= 0:  # no white strip that way: the other way is better than none
        score, at = max(across, down)
    if score <= 0:
        yield left, top, right, bottom
    elif (score, at) == across:
        yield from _tiles(ink, (left, top, right, top + at))
        yield from _tiles(ink, (left, top + at, right, bottom))
    else:
        yield from _tiles(ink, (left, top, left + at, bottom))
        yield from _tiles(ink, (left + at, top, right, bottom))


def _best_cut(ink: Any, length: int) -> tuple[float, int]:
    """A white strip that is wide and near the middle: how good it is (0 for none), and its middle."""
    best, size = (0.0, 0), len(ink)
    for start, end in _white_runs(ink <= _SPECKS * length):
        if start == 0 or end == size or end - start < 2:
            continue
        middle = (start + end) // 2
        best = max(best, ((end - start) * min(middle, size - middle) / size, middle))
    return best


def _white_runs(white: Any) -> Iterator[tuple[int, int]]:
    """Start and end of each run of true values."""
    import numpy as np

    steps = np.flatnonzero(np.diff(np.concatenate(([0], white.astype(np.int8), [0]))))
    for start, end in zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True):
        yield int(start), int(end)


def line_parts(ink: Any, box: Box, lefts: Sequence[int], usual: float) -> Iterator[Box]:
    """A detected line in parts without wide gaps; a line from top to bottom character by character.

    ``lefts`` are where the detected lines begin, rising, and ``usual`` is their height. A gap that could be one between
    words parts the line, too, where other lines begin at its end, as those of the next column do.
    """
    left, top, right, bottom = max(0, box[0]), max(0, box[1]), box[2], box[3]
    part = ink[top:bottom, left:right]
    if not part.any():
        return
    height, width = part.shape
    if height > 1.8 * width:
        yield from _stacked(part, (left, top, right, bottom))
        return
    trim = height // 10  # the margin may touch the lines above and below
    white = part[trim : height - trim].sum(axis=0) == 0
    start = 0
    for gap_start, gap_end in [*_white_runs(white), (width, width)]:
        if gap_start == 0:
            start = gap_end
        elif (
            gap_end - gap_start > _parting(lefts, left + gap_end, height, usual)
            or gap_start == width
            or gap_end == width
        ):
            if gap_start > start:
                yield _trimmed(part, (max(0, left + start - 2), top, left + gap_start + 2, bottom), start, gap_start)
            start = gap_end


def _trimmed(part: Any, box: Box, start: int, end: int) -> Box:
    """A part of a line that was detected together with larger print, as high as its own print."""
    left, top, right, bottom = box
    rows = part[:, start:end].any(axis=1).nonzero()[0]
    first, last = int(rows[0]), int(rows[-1]) + 1
    if last - first > 0.6 * (bottom - top) or end - start < 2 * (last - first):
        return box
    margin = (last - first) // 6
    return left, max(0, top + first - margin), right, min(bottom, top + last + margin)


def _parting(lefts: Sequence[int], end: int, height: int, usual: float) -> float:
    """How wide a gap must be that ends here to part a line."""
    near = bisect_right(lefts, end + 0.3 * usual) - bisect_left(lefts, end - 0.3 * usual)
    return _GUTTER * usual if near >= _LINES else _WHITE * height


def white_gaps(ink: Any, box: Box) -> list[tuple[float, float]]:
    """The white runs within a line: how wide in parts of its height, and where the middle is in parts of its length."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    height, width = part.shape
    trim = height // 10
    runs = _white_runs(part[trim : height - trim].sum(axis=0) == 0)
    return [((end - start) / height, (start + end) / 2 / width) for start, end in runs if start > 0 and end < width]


def _stacked(part: Any, box: Box) -> Iterator[Box]:
    """The characters of a line that runs downwards."""
    left, top, right, bottom = box
    inked_rows, inked_columns = part.any(axis=1).nonzero()[0], part.any(axis=0).nonzero()[0]
    size = max(1, int(inked_columns[-1]) - int(inked_columns[0]) + 1)
    first, last = int(inked_rows[0]), int(inked_rows[-1]) + 1
    count = max(1, round((last - first) / (1.08 * size)))
    for number in range(count):
        start, end = (top + first + (last - first) * k // count for k in (number, number + 1))
        yield left, max(0, start - 1), right, min(bottom, end + 1)
