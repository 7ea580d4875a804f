"""Lines to blocks: paragraphs put together again, and what each block is by itself.

A paragraph may be wrapped into a narrow column, broken by a blank line at a column's end, or by a caption.
Which article a block belongs to is decided in ``articles``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from uniongraph.pages.bylines import Bylines, Name
from uniongraph.pages.lines import Line, ends_sentence, undoubled
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, starts_with
from uniongraph.text.views import make_view

BlockKind = Literal["label", "kicker", "heading", "byline", "body", "caption", "furniture"]

HEADING = 44
"""The most characters that a headline or subhead has."""

_DATE = re.compile(r"(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})日?")
_LABEL = re.compile(r"[【\[〔］\]】〕]*[【\[〔]([^】\]〕]{1,14})[】\]〕]+")
_BULLET = re.compile(r"^[●▲■◆★▶►◎※]|^（[一二三四五六七八九十]）")


@dataclass
class Block:
    """A block: its ranges on the page, the view's text, the lines' depth and what stands before it."""

    kind: BlockKind
    ranges: list[tuple[int, int]]
    text: str
    names: list[Name] = field(default_factory=list)
    vertical: bool = False
    level: int = 0
    bullet: bool = False
    before: int = 0
    doubled: bool = False


class BlockReader:
    """Classifies lines and joins them, with the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines) -> None:
        self._bylines = bylines
        self._labels = frozenset(lexicon.words("layout", "labels"))
        self._notes = lexicon.words("layout", "note_starts")
        self._furniture = any_of(lexicon.words("layout", "furniture"))
        self._mastheads = lexicon.words("layout", "masthead_ends")
        self._continued = any_of(lexicon.words("layout", "continued"))
        self._editors = any_of(lexicon.words("credits", "editor"))
        self._captions = any_of(lexicon.words("layout", "caption_marks"))

    def read(self, page: str, lines: Sequence[Line]) -> list[Block]:
        """The page's blocks in order; every line is in exactly one."""
        blocks: list[Block] = []
        group: list[Line] = []
        previous: Block | None = None
        for line in lines:
            kind, names = self._kind(line, previous)
            joins = bool(group) and line.before == 0 and kind == "body"
            if not joins and group:
                self._flush(page, group, blocks)
                group = []
            if kind == "body":
                group.append(line)
                previous = None if group[1:] or len(line.text) > HEADING else Block("heading", [], line.text)
                continue
            block = Block(kind, list(line.ranges), line.text, names, line.kind == "vertical", line.level, before=line.before)
            blocks.append(block)
            previous = block
        self._flush(page, group, blocks)
        return blocks

    def _kind(self, line: Line, previous: Block | None) -> tuple[BlockKind, list[Name]]:
        text = undoubled(line.text)
        if line.kind == "vertical":
            return ("label", []) if _LABEL.fullmatch(text) else ("heading", [])
        if _LABEL.fullmatch(text) or text.strip("【】[]· -—") in self._labels:
            return "label", []
        if self._is_furniture(line, text):
            return "furniture", []
        after_headline = previous is not None and previous.kind in ("heading", "kicker")
        if (names := self._bylines.read_line(line.text, after_headline)) is not None and names:
            if all(n.role == "photographer" for n in names) and not after_headline:
                return "caption", []
            return "byline", names
        if line.kind == "markdown":
            return "heading", []
        if self._bylines.is_body(text.strip()):
            return "kicker", []
        return "body", []

    def _is_furniture(self, line: Line, text: str) -> bool:
        if re.fullmatch(r"[\W\d_]*(第?\s*[0-9A-Z一二三四五六七八九十]{1,4}\s*版?)?[\W\d_]*", text):
            return True
        if len(text) > 90 or ends_sentence(text):
            return False
        if self._continued.search(text) and len(text) < 30:
            return True
        if (match := self._editors.search(text)) and match.start() <= 12 and re.match(r"\s*[/：:｜| ]", text[match.end() :]):
            return True
        dated = bool(_DATE.search(text))
        if dated and (len(text) <= 40 or self._furniture.search(text)) and not re.search(r"[，。]", text):
            return True
        if len(self._furniture.findall(text)) >= (1 if re.search(r"\d{7,}|[：:]", text) else 2) and not re.search(r"[，。]", text):
            return True
        bare = re.sub(r"[\s\d]", "", text)
        return bool(re.match(r"^\s*[A-Z]?\d{1,2}\s*[版]?\s+\S{2,8}$|^第\s*\d+\s*版|^\S{2,6}\s+第?\s*[A-Z]?\d{1,2}\s*版?$", text)) and len(bare) <= 12

    def _flush(self, page: str, group: list[Line], blocks: list[Block]) -> None:
        """The blocks of lines that stand together without a blank line between them."""
        if not group:
            return
        before = group[0].before
        total = sum(len(line.text) for line in group)
        if len(group) > 1 and len(group) <= 4 and total <= HEADING and not any(self._closes(line.text) for line in group):
            if not self._unfinished(blocks) and not self._short_lead(group):
                self._add(page, [r for line in group for r in line.ranges], "heading", blocks, before)
                return
        parts: list[list[Line]] = [[]]
        for i, line in enumerate(group):
            parts[-1].append(line)
            if i + 1 < len(group) and self._breaks(group, i):
                parts.append([])
        for number, part in enumerate(parts):
            ranges = [r for line in part for r in line.ranges]
            text = make_view(page, ranges).text
            kind: BlockKind = "body"
            if self._heading_like(text) and not (number == 0 and self._unfinished(blocks)):
                kind = "heading"
            self._add(page, ranges, kind, blocks, before if number == 0 else 0)

    @staticmethod
    def _short_lead(group: list[Line]) -> bool:
        return len(group) > 1 and group[-1].width > 2.2 * group[0].width and group[-1].width > 24

    def _closes(self, text: str) -> bool:
        return ends_sentence(text) or text.endswith(("，", "；", "：", "、"))

    def _heading_like(self, text: str) -> bool:
        bare = text.strip()
        return 2 <= len(bare) <= HEADING and not self._closes(bare) and "。" not in bare and not bare.startswith(("，", "、", "”", "）"))

    @staticmethod
    def _unfinished(blocks: list[Block]) -> bool:
        """Whether the last body block stops in the middle of a sentence (captions and furniture apart)."""
        for block in reversed(blocks):
            if block.kind in ("caption", "furniture", "label"):
                continue
            return block.kind == "body" and len(block.text) > 12 and not ends_sentence(block.text)
        return False

    def _breaks(self, group: Sequence[Line], i: int) -> bool:
        """Whether a paragraph (or a headline) ends with line ``i`` of a group."""
        line, after = group[i], group[i + 1]
        widest = max(other.width for other in group)
        if after.indent >= 2 and after.indent > line.indent:
            return True
        if _BULLET.match(after.text) or starts_with(after.text, self._notes) or self._bylines.starts_dateline(after.text):
            return True
        if line.width > 70 or after.width > 90:  # not wrapped: a line is a paragraph
            return ends_sentence(line.text) or self._heading_like(line.text)
        neighbours = [o.width for o in (group[i - 1] if i else None, after) if o is not None]
        full = line.width >= 0.88 * widest or any(abs(line.width - w) <= 1.6 for w in neighbours) and line.width >= 9
        if ends_sentence(line.text):
            return not full
        if full or self._closes(line.text):
            return False
        return line.width < 0.72 * widest and self._heading_like(line.text) and (i == 0 or ends_sentence(group[i - 1].text))

    def _add(self, page: str, ranges: list[tuple[int, int]], kind: BlockKind, blocks: list[Block], before: int) -> None:
        text = make_view(page, ranges).text.strip()
        if kind == "heading":
            names = self._bylines.read_line(text, after_headline=False)
            if names:
                blocks.append(Block("byline", ranges, text, names, before=before))
                return
            once = undoubled(text)
            if starts_with(text, self._notes):
                kind = "body"
            blocks.append(Block(kind, ranges, once, before=before, doubled=once != text))
            return
        if self._is_caption(text):
            blocks.append(Block("caption", ranges, text, before=before))
            return
        if kind == "body" and self._unfinished(blocks) and not starts_with(text, self._notes) and not self._bylines.starts_dateline(text):
            last = next(b for b in reversed(blocks) if b.kind == "body")
            last.ranges += ranges
            last.text = make_view(page, last.ranges).text
            return
        blocks.append(Block("body", ranges, text, before=before, bullet=bool(_BULLET.match(text))))

    def _is_caption(self, text: str) -> bool:
        if len(text) > 160:
            return False
        names, start = self._bylines.closing(text)
        photographed = bool(names) and any(n.role == "photographer" for n in names) and not any(n.role == "author" for n in names)
        return photographed or bool(self._captions.match(text))


def date_of(text: str) -> str:
    """The first full date in the text as ISO, or ""."""
    match = _DATE.search(text)
    if not match:
        return ""
    year, month, day = (int(g) for g in match.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100 else ""


def label_of(text: str) -> str:
    """The words of a column label without its brackets."""
    match = _LABEL.fullmatch(undoubled(text))
    return match.group(1) if match else text
