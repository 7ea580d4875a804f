"""Word files (.docx) to text: paragraphs, tables, text boxes, and what stands above and below each page.

A heading stands between blank lines; a row of a table is a line of cells between bars, as in markdown; a table that
only lays out a page gives its paragraphs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from uniongraph.pages.reading import Alive, Reading
from uniongraph.pages.unreadable import LARGEST_FILE, Refused

_LONGEST_CELL = 80
"""Characters: longer cells hold text and no data."""

_MOST_PARTS = 5_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes, alive: Alive) -> Reading:
    """The text of a Word file. Raises :class:`Refused` when it is damaged, packed absurdly, or empty."""
    _check_size(data)
    import docx

    alive()
    try:
        document = docx.Document(io.BytesIO(data))
        above, below = _edges(document)
        body = [line for block in document.iter_inner_content() for line in _block(block)]
    except Exception as error:  # python-docx raises what its XML and zip parts raise: KeyError, ValueError, lxml's own
        raise Refused("page-broken") from error
    lines = [*above, *body, *below]
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Refused("page-no-words")
    return Reading(text + "\n")


def _check_size(data: bytes) -> None:
    """Refuse what unpacks to far more than a page, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("page-broken") from error
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("page-encrypted")
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > 2 * LARGEST_FILE or markup > LARGEST_FILE:
        raise Refused("page-unpacks-too-large")


def _edges(document: Any) -> tuple[list[str], list[str]]:
    """The first page's header and footer, where mastheads, dates and editors stand."""
    found = []
    for part in (document.sections[0].header, document.sections[0].footer) if len(document.sections) else ():
        found.append([] if part.is_linked_to_previous else [p.text for p in part.paragraphs if p.text.strip()])
    above, below = found or [[], []]
    return [*above, ""] if above else [], ["", *below] if below else []


def _block(block: Any) -> Iterator[str]:
    """The lines of a paragraph or a table, in the order of the page."""
    if hasattr(block, "rows"):
        yield from _table(block)
        return
    text = _text(block._p)
    style = (block.style.name if block.style is not None else "") or ""
    if style.startswith(("Heading", "Title")) and text.strip():
        yield from ("", text, "")
    else:
        yield text
    for box in block._p.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield ""
            yield from (_text(paragraph) for paragraph in box.iter(f"{_W}p"))
            yield ""


def _text(paragraph: Any) -> str:
    """A paragraph's own words; a text box that hangs on it is not among them, deleted words neither."""
    pieces: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr"):
        owner = next((p for p in node.iterancestors(f"{_W}p")), None)
        if owner is not paragraph:
            continue
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            if node.getparent().tag == f"{_W}r":  # not a tab stop's definition
                pieces.append("\t")
        else:
            pieces.append("\n")
    return "".join(pieces)


def _table(table: Any) -> Iterator[str]:
    rows: list[list[Any]] = []
    for row in table.rows:
        cells: list[Any] = []
        for cell in row.cells:
            if not any(cell._tc is other._tc for other in cells):  # a merged cell comes once for each column
                cells.append(cell)
        rows.append(cells)
    laid_out = any(len(c.text) > _LONGEST_CELL or len(c.tables) for row in rows for c in row)
    yield ""
    for row in rows:
        if laid_out:
            for cell in row:
                yield from (line for inner in cell.iter_inner_content() for line in _block(inner))
                yield ""
        elif any(cell.text.strip() for cell in row):
            yield "| " + " | ".join(" ".join(cell.text.split()) for cell in row) + " |"
    yield ""
