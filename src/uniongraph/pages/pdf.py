"""PDF to text, columns in reading order; sheets that hold only a picture go through character recognition.

pdfium reads the characters (it gives ordinary characters where other readers give the radicals of the Kangxi
dictionary); which of them stand side by side is decided here, since the order in the file is the typesetter's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from uniongraph.pages.printed import Sheets
from uniongraph.pages.reading import Alive, Reading
from uniongraph.pages.regions import Piece
from uniongraph.pages.unreadable import LARGEST_TEXT, MOST_SHEETS, Refused

_LEAST = 20
"""Characters on a sheet: with fewer, and a picture on it, the sheet is a scan."""

_RESOLUTION = 200
"""Dots per inch at which a scanned sheet is drawn for recognition."""

_GAP = "\0"
"""Where pdfium takes white for a blank that no character of the file stands for."""

_POINTS = 72.0
_MOST_DOTS = 6000
"""On a sheet's longer side, however large the sheet says it is."""


def read_pdf(data: bytes, alive: Alive) -> Reading:
    """The text of a PDF. Raises :class:`Refused` when it is locked, damaged, far too long, or shows no words."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused("page-encrypted" if "password" in str(error).lower() else "page-broken") from error
    try:
        if len(document) > MOST_SHEETS:
            raise Refused("page-too-many-sheets")
        return _read(document, alive)
    finally:
        document.close()


def _read(document: Any, alive: Alive) -> Reading:
    import pypdfium2

    sheets, problems, scanned = Sheets("pt"), [], 0
    for number in range(1, len(document) + 1):
        alive()
        try:
            page = document[number - 1]
            pieces = list(_pieces(page))
        except pypdfium2.PdfiumError:
            problems.append(("page-sheet-broken", f"sheet {number} is damaged and was left out"))
            continue
        if sum(len(piece.text) for piece in pieces) < _LEAST and _has_picture(page):
            scanned += 1
            try:
                pieces = _recognised(page, alive)
            except Refused as refused:
                if refused.code != "page-needs-ocr":
                    raise
                problems.append(("page-sheet-needs-ocr", f"sheet {number} is a picture and was left out: {refused}"))
        sheets.add(number, pieces)
        if len(sheets) > LARGEST_TEXT:
            raise Refused("page-too-large")
    if not sheets.text.strip():
        codes = {code for code, _ in problems}
        needs = "page-sheet-needs-ocr" in codes
        raise Refused("page-needs-ocr" if needs else "page-broken" if codes else "page-no-words")
    return Reading(sheets.text, sheets.places, tuple(problems))


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium

    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _recognised(page: Any, alive: Alive) -> list[Piece]:
    """The pieces of a scanned sheet, in points."""
    from uniongraph.pages.scan import recognise

    longer = max(page.get_size())
    scale = min(_RESOLUTION / _POINTS, _MOST_DOTS / longer if longer > 0 else 1.0)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return [
        Piece(p.text, tuple(x / scale for x in p.edges), p.left / scale, p.top / scale, p.right / scale,
              p.bottom / scale, p.size / scale)
        for p in recognise(picture, alive)
    ]  # fmt: skip


def _pieces(page: Any) -> Iterator[Piece]:
    """Characters that stand side by side, in one piece; blanks at its ends are left out."""
    run: list[tuple[str, float, float, float, float]] = []
    seen: set[tuple[str, int, int]] = set()
    gap = False
    for glyph in _glyphs(page):
        char, left, top, _, bottom = glyph
        height = max(bottom - top, 0.1)
        cell = (char, round(left / (0.4 * height)), round(top / (0.4 * height)))
        if char != _GAP and char.strip() and cell in seen:
            continue  # bold by printing twice
        seen.add(cell)
        if char == _GAP:
            gap = bool(run)
            continue
        if run:
            _, _, last_top, last_right, last_bottom = run[-1]
            beside = -0.35 * height <= left - last_right <= 0.45 * height
            level = abs((top + bottom) - (last_top + last_bottom)) < 0.6 * height
            alike = 0.7 <= height / max(last_bottom - last_top, 0.1) <= 1.43
            if not (beside and level and alike):
                yield from _piece(run)
                run = []
            elif gap and left - last_right >= 0.18 * height and run[-1][0].strip() and char.strip():
                run.append((" ", last_right, top, left, bottom))
        gap = False
        run.append(glyph)
    yield from _piece(run)


def _piece(run: list[tuple[str, float, float, float, float]]) -> Iterator[Piece]:
    """The run as pieces: blanks at its ends go, three and more within it part it, as columns set with blanks are."""
    start = 0
    while start < len(run):
        while start < len(run) and not run[start][0].strip():
            start += 1
        end = last = start
        while end < len(run) and end - last < 3:
            if run[end][0].strip():
                last = end
            end += 1
        part = run[start : last + 1]
        if not part:
            return
        text = "".join(char for char, *_ in part)
        wide = [right - left for char, left, _, right, _ in part if ord(char) >= 0x2E80 and char.strip()]
        height = part[0][4] - part[0][2]
        size = sorted(wide)[len(wide) // 2] if wide else height
        size = size if 0.4 * height <= size <= 2.5 * height else height
        middle = sum(t + b for _, _, t, _, b in part) / len(part) / 2
        yield Piece(text, tuple(g[1] for g in part), part[0][1], middle - size / 2, max(g[3] for g in part),
                    middle + size / 2, size)  # fmt: skip
        start = last + 1


def _glyphs(page: Any) -> Iterator[tuple[str, float, float, float, float]]:
    """Each character that the sheet shows: left, top, right, bottom in points from its upper left corner."""
    import ctypes

    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    frame_left, frame_bottom, frame_right, frame_top = page.get_cropbox()
    width, height = frame_right - frame_left, frame_top - frame_bottom
    turns = page.get_rotation() // 90 % 4
    box = pdfium.FS_RECTF()
    handle = text_page.raw
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code < 32 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
            continue
        if pdfium.FPDFText_IsGenerated(handle, index) == 1:
            if code == 32:
                yield _GAP, 0.0, 0.0, 0.0, 0.0
            continue
        if not pdfium.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box)):
            continue
        left, right = box.left - frame_left, box.right - frame_left
        top, bottom = frame_top - box.top, frame_top - box.bottom
        if right < 0 or left > width or bottom < 0 or top > height:
            continue  # outside of what the sheet shows
        if turns == 1:
            left, top, right, bottom = height - bottom, left, height - top, right
        elif turns == 2:
            left, top, right, bottom = width - right, height - bottom, width - left, height - top
        elif turns == 3:
            left, top, right, bottom = top, width - right, bottom, width - left
        yield chr(code), left, top, right, bottom
