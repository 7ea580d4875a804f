"""Pictures of pages to text, by character recognition that runs offline (the extra ``uniongraph[ocr]``).

The models come in rapidocr's wheel. Its detector runs lines together across the gutters between columns, so what it
finds is cut again wherever white shows through a line (``ink``). What the recogniser makes of a mark (a half-width
comma, a small circle) stays in the text; ``text.views`` reads it in one form.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Any

from uniongraph.pages.ink import Box, ink_of, line_parts, tiles, white_gaps
from uniongraph.pages.printed import Sheets
from uniongraph.pages.reading import Alive, Reading
from uniongraph.pages.regions import CLOSING, OPENING, Piece
from uniongraph.pages.unreadable import MOST_PIXELS, Refused

_SURE = 0.55
"""The recogniser's least confidence; below it, a smudge or a picture's pattern was read."""

_SPACE = 0.26
"""Of a line's height: white that is wider is a blank between words."""

_BATCH = 24
_LEAST_SIDE = 736
"""Pixels: the detector enlarges what has a shorter side, however long the other; smaller parts get a margin."""

_HALF = ",.;:!?()"
"""Marks that the recogniser writes half as wide as they are printed among Chinese characters."""

_ALIKE = 1.12
"""Sizes of print that differ by less are one: a line's height and width tell its size no better."""

Recognised = tuple[str, float, Sequence[float]]
"""Text, confidence, and where the middle of each character is, as a part of the line's length."""


def read_scan(data: bytes, alive: Alive) -> Reading:
    """The text of a picture. Raises :class:`Refused` when it is damaged or huge, shows no words, or no OCR is here."""
    _engines()
    sheets = Sheets("px")
    sheets.add(1, recognise(_picture(data), alive))
    if not sheets.text.strip():
        raise Refused("page-no-words")
    return Reading(sheets.text, sheets.places)


def recognise(picture: Any, alive: Alive) -> list[Piece]:
    """The lines of a picture (Pillow, RGB), in its pixels. Raises :class:`Refused` where OCR is not installed."""
    detect, read = _engines()
    import numpy as np

    pixels = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])  # as OpenCV has them
    ink = ink_of(pixels)
    boxes: list[Box] = []
    for left, top, right, bottom in tiles(ink):
        alive()
        found = detect(_padded(pixels[top:bottom, left:right]))
        boxes += [(a + left, b + top, min(c + left, right), min(d + top, bottom)) for a, b, c, d in found]
    lefts = sorted(box[0] for box in boxes)
    usual = median(box[3] - box[1] for box in boxes) if boxes else 1.0
    parts = [part for box in boxes for part in line_parts(ink, box, lefts, usual)]
    pieces: list[Piece] = []
    for start in range(0, len(parts), _BATCH):
        alive()
        some = parts[start : start + _BATCH]
        crops = [np.ascontiguousarray(pixels[top:bottom, left:right]) for left, top, right, bottom in some]
        for box, (text, score, centres) in zip(some, read(crops), strict=True):
            if text.strip() and score >= _SURE:
                pieces.append(_piece(*_spaced(text, centres, white_gaps(ink, box)), box))
    return _in_sizes(pieces)


def _in_sizes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in the few sizes that a sheet is set in: those nearly alike take the most frequent of them."""
    counts: dict[float, int] = {}
    for piece in pieces:
        counts[piece.size] = counts.get(piece.size, 0) + len(piece.text)
    sizes: list[float] = []
    for size in sorted(counts, key=lambda size: (-sum(n for s, n in counts.items() if _alike(s, size)), size)):
        if not any(_alike(size, other) for other in sizes):
            sizes.append(size)
    found: list[Piece] = []
    for piece in pieces:
        size = min(sizes, key=lambda other: abs(other - piece.size))
        size = next((other for other in sizes if _alike(other, piece.size)), size)
        middle = piece.middle
        found.append(replace(piece, size=size, top=middle - size / 2, bottom=middle + size / 2))
    return found


def _alike(one: float, other: float) -> bool:
    return max(one, other) <= _ALIKE * min(one, other)


def _picture(data: bytes) -> Any:
    """The picture, upright, on white."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("page-too-many-pixels")
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            white = Image.new("RGBA", upright.size, "white")
            upright = Image.alpha_composite(white, upright.convert("RGBA"))
        return upright.convert("RGB")
    except Image.DecompressionBombError as error:
        raise Refused("page-too-many-pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Refused("page-broken") from error


def _padded(pixels: Any) -> Any:
    """At least as large as the detector likes, with white to the right and below."""
    import numpy as np

    height, width = pixels.shape[:2]
    if min(height, width) >= _LEAST_SIDE:
        return np.ascontiguousarray(pixels)
    padded = np.full((max(height, _LEAST_SIDE), max(width, _LEAST_SIDE), 3), 255, dtype=np.uint8)
    padded[:height, :width] = pixels
    return padded


def _spaced(text: str, centres: Sequence[float], gaps: Sequence[tuple[float, float]]) -> tuple[str, tuple[float, ...]]:
    """The text with the blanks between Chinese words that print has and the recogniser leaves out."""
    found = list(zip(text, centres, strict=True))
    for width, at in gaps:
        after = next((i for i, (_, centre) in enumerate(found) if centre > at), 0)
        pair = [found[k][0] for k in (after - 1, after)] if after else []
        if width >= _SPACE and pair and all("\u3400" <= char <= "\u9fff" for char in pair):
            found.insert(after, (" ", at))
    return "".join(char for char, _ in found), tuple(centre for _, centre in found)


def _piece(text: str, centres: Sequence[float], box: Box) -> Piece:
    """A recognised line as a piece; half-empty squares at its ends are whole again."""
    left, top, right, bottom = (float(x) for x in box)
    wide = [0.5 if ord(c) < 0x2E80 and c not in _HALF + "“”‘’…—·" else 1.0 for c in text]
    height = 0.8 * (bottom - top)  # the detector leaves a margin
    ends = 0.5 * (text[-1] in CLOSING + _HALF) + 0.5 * (text[0] in OPENING + _HALF)
    size = (right - left) / max(0.5, sum(wide) - ends)
    if len(text) < 4 or not 0.6 * height <= size <= 1.6 * height:
        size = height
    middles = [left + c * (right - left) for c in centres]
    edges = [left, *((a + b) / 2 for a, b in pairwise(middles))]
    middle = (top + bottom) / 2
    left -= 0.5 * size * (text[0] in OPENING)
    right += 0.5 * size * (text[-1] in CLOSING)
    return Piece(text, tuple(edges), left, middle - size / 2, right, middle + size / 2, size)


@lru_cache(maxsize=1)
def _engines() -> tuple[Callable[[Any], list[Box]], Callable[[list[Any]], list[Recognised]]]:
    """Detector and recogniser, loaded once a process. Raises :class:`Refused` where they are not installed."""
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise Refused("page-needs-ocr") from error
    engine = RapidOCR(params={"Global.log_level": "critical", "Global.return_word_box": True})

    def detect(pixels: Any) -> list[Box]:
        found = engine(pixels, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        if boxes is None:
            return []
        return [
            (int(box[:, 0].min()), int(box[:, 1].min()), int(box[:, 0].max()) + 1, int(box[:, 1].max()) + 1)
            for box in boxes
        ]

    def read(crops: list[Any]) -> list[Recognised]:
        if not crops:
            return []
        found: Any = engine.recognize_txt(crops)
        return [
            (text, score, _centres(text, words))
            for text, score, words in zip(found.txts, found.scores, found.word_results, strict=True)
        ]

    return detect, read


def _centres(text: str, words: Any) -> list[float]:
    """Where each character's middle is, from 0 to 1; evenly spread where the recogniser does not tell."""
    columns = [column for word in words.word_cols for column in word] if words is not None else []
    shown = [i for i, char in enumerate(text) if not char.isspace()]
    even = [(i + 0.5) / len(text) for i in range(len(text))]
    if len(columns) != len(shown) or not words.line_txt_len:
        return even
    centres = even[:]
    for i, column in zip(shown, columns, strict=True):
        centres[i] = min(1.0, (column + 0.5) / words.line_txt_len)
    for i, char in enumerate(text):
        if char.isspace() and 0 < i < len(text) - 1:
            centres[i] = (centres[i - 1] + centres[i + 1]) / 2
    return centres
