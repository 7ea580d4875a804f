#!/usr/bin/env python3
"""Print text pages as newspapers do: PDFs with several columns, and pictures of them as a scanner makes them.

    python tools/print_pages.py PAGES... -o FOLDER --font FONT.ttf [--dpi 150]

Each page is printed in one of the layouts below, in turn. It is what the reading of PDF and scans is measured on
(``tools/measure_layouts.py``). Needs reportlab, and a TrueType font with Chinese characters such as WenQuanYi Zen Hei.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from uniongraph.pages import PageReader
from uniongraph.pages.files import list_files
from uniongraph.pages.loading import PageLoader
from uniongraph.records import Article, ReadPage, Sentence
from uniongraph.schema import load_schema

NOT_FIRST = "，。、；：？！”’）》】…,.;:?!)%"
NOT_LAST = "“‘（《【("
FONT = "print"


@dataclass(frozen=True)
class Layout:
    """How a page is printed. ``flow``: ``stack`` sets article under article over the whole width, ``columns`` lets
    them run on from column to column, ``aside`` sets all but the first in a column of their own at the right.
    Lengths are in points."""

    flow: str
    columns: int
    body: float = 10.0
    leading: float = 1.5
    gutter: float = 14.0
    width: float = 595.0
    head: float = 18.0
    blanks: bool = False  # an indent is two blanks, as typed, and not a place
    vertical: bool = False  # headlines run downwards beside their text
    centred: bool = False


LAYOUTS = (
    Layout("stack", 3), Layout("stack", 4, 9.0, 1.45, 12.0, 720.0, 22.0), Layout("columns", 3, 10.0, 1.5, 16.0),
    Layout("aside", 2, 9.5, 1.55, 14.0, 680.0), Layout("stack", 2, 10.5, 1.6, 20.0, blanks=True),
    Layout("stack", 5, 9.0, 1.5, 11.0, 842.0, 24.0, centred=True), Layout("columns", 4, 9.0, 1.45, 12.0, 760.0, 15.0),
    Layout("stack", 3, vertical=True), Layout("aside", 3, 9.0, 1.5, 12.0, 800.0, 20.0, blanks=True),
    Layout("stack", 1, 11.0, 1.7), Layout("columns", 2, 11.0, 1.6, 22.0, 595.0, 16.0, centred=True),
    Layout("stack", 4, 8.5, 1.4, 10.0, 700.0, 20.0, blanks=True),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A printed line: its text, size, what it stands in from the left, and the space above it."""

    text: str
    size: float
    indent: float = 0.0
    above: float = 0.0
    leading: float = 1.5
    head: bool = False


def wrap(text: str, size: float, width: float) -> Iterator[str]:
    """The text in lines of a width; no mark stands where it must not, numbers and words stay whole."""
    line, used = "", 0.0
    for token in re.findall(r"[A-Za-z0-9.,%+@_/-]+|.", text):
        wide = pdfmetrics.stringWidth(token, FONT, size)
        hangs = token[0] in NOT_FIRST and used <= width + 0.01  # one mark may hang into the gutter
        if line and used + wide > width + 0.01 and not hangs:
            kept = re.search(f"[{re.escape(NOT_LAST)}]+$", line)
            tail = kept.group() if kept else ""
            if token[0] in NOT_FIRST:  # no second: the line gives up its last character
                kept = re.search(f".[{re.escape(NOT_FIRST)}]*$", line[1:])
                tail = kept.group() if kept else ""
            yield line[: len(line) - len(tail)]
            line, used = tail, pdfmetrics.stringWidth(tail, FONT, size)
            if token.isspace():
                continue
        line += token
        used += wide
    if line:
        yield line


def told_by_head(sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph is one of an article's headlines."""
    return sentences[0].role in ("headline", "kicker")


def paragraphs(article: Article) -> Iterator[tuple[str, str]]:
    """Kind and text of each paragraph of an article."""
    told = False
    groups = [list(group) for _, group in groupby(article.sentences, key=lambda s: s.paragraph)]
    start = min((g[0].view.offsets[0] for g in groups if g[0].role in ("body", "note")), default=0)
    groups.sort(key=lambda g: (not (told_by_head(g) and g[0].view.offsets[0] < start), g[0].view.offsets[0]))
    for sentences in groups:
        roles = {s.role for s in sentences}
        text = "".join(s.text for s in sentences).replace("**", "")
        if "body" in roles or "note" in roles:
            told = True
            yield "text", text
        elif "headline" in roles:
            yield ("subhead" if told else "headline"), text
        else:
            yield sentences[0].role, text


def set_lines(parts: Sequence[tuple[str, str]], layout: Layout, width: float) -> list[Line]:
    """Paragraphs in lines of a column's width."""
    found: list[Line] = []
    for kind, text in parts:
        size = {"headline": layout.head, "kicker": layout.body * 1.3, "subhead": layout.body * 1.2}.get(
            kind, layout.body
        )
        size = min(size, max(layout.body * 1.25, width / 9)) if kind == "headline" else size
        indented = kind == "text"
        first = True
        for line in wrap(("　　" if indented else "") + text, size, width):
            shown = line.lstrip("　") if indented and first and not layout.blanks else line
            indent = 2 * size if indented and first and not layout.blanks else 0.0
            if kind in ("headline", "kicker") and layout.centred:
                indent = (width - pdfmetrics.stringWidth(line, FONT, size)) / 2
            above = {"headline": 0.9, "kicker": 1.2, "subhead": 0.6, "byline": 0.3}.get(kind, 0.0) * layout.body
            head = kind in ("headline", "kicker", "subhead")
            leading = layout.leading if size <= 12 else 1.25
            found.append(Line(shown, size, indent, above if first else 0.0, leading, head))
            first = False
    return found


def height_of(lines: Sequence[Line]) -> float:
    return sum(line.above + line.size * line.leading for line in lines)


class Press:
    """Draws lines on a sheet, downwards from its upper edge."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def line(self, text: str, x: float, y: float, size: float) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, self._height - y, text)

    def column(self, lines: Sequence[Line], x: float, y: float) -> float:
        """The lines from (x, y) on; where they end."""
        for number, line in enumerate(lines):
            y += (line.above if number else 0.0) + line.size * line.leading
            self.line(line.text, x + line.indent, y - 0.25 * line.size, line.size)
        return y


def share(lines: Sequence[Line], count: int) -> list[list[Line]]:
    """The lines in so many columns of like height."""
    columns: list[list[Line]] = [[] for _ in range(count)]
    target, number = height_of(lines) / count, 0
    for at, line in enumerate(lines):
        last = lines[at - 1] if at else None
        within = last is not None and last.head
        stop = at + next((k for k, other in enumerate(lines[at:]) if not other.head), 0) + 2
        needed = lines[at : max(at + 1, stop if line.head else 0)]  # no headline at a column's foot
        full = height_of([*columns[number], *needed]) > target + 12.0
        if number + 1 < count and full and not within and columns[number]:
            number += 1
        columns[number].append(line)
    return columns


def set_article(press: Press, article: Article, layout: Layout, box: tuple[float, float, float], columns: int) -> float:
    """One article with its headline over all its columns; where it ends."""
    left, top, width = box
    parts = list(paragraphs(article))
    cut = next((k for k, (kind, _) in enumerate(parts) if kind not in ("kicker", "headline", "byline")), len(parts))
    heads, texts = parts[:cut], parts[cut:]
    y = top
    if layout.vertical and any(kind == "headline" and len(text) <= 16 for kind, text in heads):
        title = next(text for kind, text in heads if kind == "headline" and len(text) <= 16)
        heads = [part for part in heads if part != ("headline", title)]
        for number, char in enumerate(title):
            press.line(char, left, y + layout.head * (1.15 * number + 1), layout.head)
        bottom = y + layout.head * 1.15 * len(title)
        left, width = left + layout.head * 1.8, width - layout.head * 1.8
    else:
        bottom = y
    y = press.column(set_lines(heads, layout, width), left, y) + 0.7 * layout.body
    while columns > 1:  # nobody sets three lines in three columns
        each = (width - (columns - 1) * layout.gutter) / columns
        if len(set_lines(texts, layout, each)) >= 4 * columns:
            break
        columns -= 1
    each = (width - (columns - 1) * layout.gutter) / columns
    ends = [y]
    for number, lines in enumerate(share(set_lines(texts, layout, each), columns)):
        ends.append(press.column(lines, left + number * (each + layout.gutter), y))
    return max(*ends, bottom)


def print_page(read: ReadPage, layout: Layout, path: Path) -> None:
    """One page as a PDF of one sheet that is as high as it needs to be."""
    height = 3000.0
    for _ in (1, 2):  # first to see how high the sheet is
        canvas = Canvas(str(path), pagesize=(layout.width, height), invariant=True)
        used = _draw(Press(canvas, height), read, layout)
        height = used + 40.0
    canvas.save()


def _draw(press: Press, read: ReadPage, layout: Layout) -> float:
    margin = 36.0
    width = layout.width - 2 * margin
    text = read.page.text
    first = min((span.start for article in read.articles for span in article.spans), default=len(text))
    said = [(s.start < first, text[s.start : s.end].strip(" #*>|-—=")) for s in read.furniture]
    above = [line for before, line in said if before and re.search(r"[\u3400-\u9fff]", line)]
    below = [line for before, line in said if not before and re.search(r"[\u3400-\u9fff]", line) and "](" not in line]
    y = press.column(
        [Line(line, layout.body) for text in above for line in wrap(text, layout.body, width)], margin, 30.0
    )
    y += 12.0
    if layout.flow == "stack":
        for article in read.articles:
            y = set_article(press, article, layout, (margin, y, width), layout.columns) + 1.8 * layout.body
    elif layout.flow == "columns":
        each = (width - (layout.columns - 1) * layout.gutter) / layout.columns
        lines = [line for article in read.articles for line in set_lines(list(paragraphs(article)), layout, each)]
        ends = [
            press.column(column, margin + number * (each + layout.gutter), y)
            for number, column in enumerate(share(lines, layout.columns))
        ]
        y = max(ends) + 2 * layout.body
    else:
        beside = (width - layout.columns * layout.gutter) / (layout.columns + 1)
        main = width - beside - layout.gutter * 1.4
        end = set_article(press, read.articles[0], layout, (margin, y, main), layout.columns) if read.articles else y
        lines = [line for a in read.articles[1:] for line in set_lines(list(paragraphs(a)), layout, beside)]
        y = max(end, press.column(lines, margin + width - beside, y)) + 2 * layout.body
    return press.column([Line(x, layout.body) for text in below for x in wrap(text, layout.body, width)], margin, y)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", nargs="+")
    arguments.add_argument("-o", "--output", type=Path, required=True)
    arguments.add_argument("--font", required=True)
    arguments.add_argument("--dpi", type=float, default=150.0)
    given = arguments.parse_args()
    pdfmetrics.registerFont(TTFont(FONT, given.font))
    given.output.mkdir(parents=True, exist_ok=True)
    reader = PageReader(load_schema())
    with PageLoader() as loader:
        for number, source in enumerate(list_files(given.pages)):
            path = given.output / f"{Path(source.id).stem}.pdf"
            print_page(reader.read(loader.load(source)), LAYOUTS[number % len(LAYOUTS)], path)
            scan(path, given.dpi)


def scan(path: Path, dpi: float) -> None:
    """A picture of a PDF's first sheet, in grey, beside it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    document[0].render(scale=dpi / 72, grayscale=True).to_pil().save(path.with_suffix(".png"))
    document.close()


if __name__ == "__main__":
    main()
