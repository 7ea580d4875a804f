"""Lines to blocks: what each stretch of a page is by itself.

A paragraph may be wrapped into a narrow column, broken by a blank line at a column's end, or by a caption.
Which article a block belongs to is decided in ``drafts``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice

from uniongraph.pages.block import Block, BlockKind
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.captions import Captions
from uniongraph.pages.columns import around, column_end, even
from uniongraph.pages.furniture import Furniture, date_of
from uniongraph.pages.headlines import Headlines
from uniongraph.pages.labels import Labels
from uniongraph.pages.lines import REMEMBERED, Line, ends_sentence, undoubled
from uniongraph.pages.lists import cells, goes_on, is_row, list_lines
from uniongraph.pages.names import MARKED
from uniongraph.pages.paragraphs import (
    BULLET,
    HEADING,
    LABEL,
    NEXT,
    POINTERS,
    ROW,
    RUNS_ON,
    SIGNED,
    closes,
    heading_like,
    leading_heads,
    narrow_heads,
    over_day,
    paragraphs,
)
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, starts_with
from uniongraph.text.views import make_view

_GOES_ON = tuple("为把给向让将在与和对从被")
"""How the second line of a headline begins whose first one is a name."""
_TOLD = re.compile(r"[。—]|--")
"""What stands in text, and in no list of links."""

_LONGEST = 20_000
"""Characters from which on a text is not joined with the next, whatever it ends with: no column has as many."""

_BEFORE = 60
"""Captions and lines of furniture that may stand between a text and its rest."""


def _names_section(text: str) -> bool:
    """Whether a headline is so short behind its bullet that it names what follows: ■五月抒怀."""
    return text[:1] in MARKED and len(text.replace(" ", "")) <= 6


def _last(blocks: list[Block]) -> Iterator[Block]:
    """The last blocks, backwards."""
    return islice(reversed(blocks), _BEFORE)


def _begins_paragraph(group: Sequence[Line]) -> bool:
    """Whether lines are set as a paragraph is: the first one begins further in, the others do not."""
    first, others = group[0], group[1:]
    return bool(others) and 2 <= first.indent <= 4 and not any(line.indent for line in others) and "，" in first.text


class BlockReader:
    """Classifies lines and joins them, with the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines, is_place: Callable[[str], bool]) -> None:
        self._bylines = bylines
        self.furniture = Furniture(lexicon, bylines)
        self._labels = Labels(lexicon, is_place)
        self._notes = lexicon.words("layout", "note_starts")
        self._heads = Headlines(lexicon, bylines, self._labels)
        honours = any_of(n for n in lexicon.words("Award", "names") if n.endswith(lexicon.words("Award", "rolls")))
        self._roll = re.compile(rf"[\u4e00-\u9fff]{{0,12}}(?:{honours.pattern})[ 　]+\S{{6}}")
        self._captions = Captions(lexicon, bylines)
        self._starts_text = lru_cache(maxsize=REMEMBERED)(self._begins_text)

    def read(self, page: str, lines: Sequence[Line]) -> list[Block]:
        """The page's blocks in order; every line is in exactly one."""
        blocks: list[Block] = []
        group: list[Line] = []
        related = False
        under_head = partial(self._bylines.read_line, after_headline=True)
        rows = list_lines(lines, self._plain, under_head, self._heads.names_place)
        i = self._opening(lines, blocks)
        while i < len(lines):
            line = lines[i]
            if not line.text:  # marks that no reader sees, such as that of the byte order
                i += 1
                continue
            if group and line.before:
                self._flush(page, group, blocks, over=self._starts_text(line.text))
                group = []
            related = (related and not line.before and not _TOLD.search(line.text)) or (
                not line.running
                and self.furniture.is_related(line.text)
                and not any("。" in o.text for o in around(lines, i)[1:])
            )
            if related:
                self._flush(page, group, blocks)
                group = []
                blocks.append(Block("furniture", list(line.ranges), line.text))
                i += 1
                continue
            if (i in rows and not self._signs_off(lines, i)) or is_row(line.text):
                self._flush(page, group, blocks)
                group = []
                self._row(page, line, blocks)
                i += 1
                continue
            midst = bool(group) and self._midst(group)
            told = line.running and ("。" in line.text or (midst and line.indent < 6))
            if told and not self.furniture.is_line(line, line.text, midst):
                group.append(line)
                i += 1
                continue
            block, taken = self._special(page, lines, i, group, blocks, midst)
            if block is None:
                group.append(line)
                i += 1
                continue
            if block.kind == "caption" and (
                heads := leading_heads(group, self._starts_text)
                or (bool(group) and over_day(group, 0, self._starts_text, 4))
            ):
                self._flush(page, group[:heads], blocks)
                group = group[heads:]
            numbered = self._captions.is_numbered(block.text)
            if block.kind == "caption" and group and not numbered and sum(len(g.text) for g in group) <= 160:
                block.ranges = [r for g in group for r in g.ranges] + block.ranges
                block.text = make_view(page, block.ranges).text
                block.before = group[0].before
            else:
                self._flush(page, group, blocks)
            group = []
            blocks.append(block)
            i += taken
        self._flush(page, group, blocks)
        return blocks

    def _row(self, page: str, line: Line, blocks: list[Block]) -> None:
        """A row of a list; where several bodies stand beside each other, each is a row."""
        last = blocks[-1] if blocks else None
        if last and last.row and goes_on(last.text, line):
            last.ranges += line.ranges
            last.text = make_view(page, last.ranges).text.strip()
            return
        parts = cells(page, line)
        beside = len(parts) > 1 and all(self._bylines.is_body(make_view(page, [part]).text) for part in parts)
        for part in parts if beside else [None]:
            ranges = list(line.ranges) if part is None else [part]
            text = line.text if part is None else make_view(page, ranges).text
            blocks.append(Block("body", ranges, text, before=line.before, whole=True, row=True))

    def _signs_off(self, lines: Sequence[Line], i: int) -> bool:
        """Whether a body and the day under it close a notice."""
        after = lines[i + 1].text if i + 1 < len(lines) else ""
        return self._bylines.is_body(lines[i].text) and bool(date_of(after)) and len(after) <= 11

    def _plain(self, line: Line) -> bool:
        """Whether a line shows by itself nothing but text, as rows of lists do."""
        return not (
            self.furniture.is_line(line, line.text, False)
            or self._bylines.starts_dateline(line.text)
            or (
                self._bylines.names.has_role(line.text)
                and not all(map(self._bylines.is_body, line.text.split(" ")))  # a row of bodies
                and self._bylines.read_line(line.text)
            )
            or self._labels.leads(line.text)
        )

    def _opening(self, lines: Sequence[Line], blocks: list[Block]) -> int:
        """How many lines at the top are the page's name; their blocks are added."""
        named = next((k for k, line in enumerate(lines[:3]) if ends_sentence(line.text)), 3)  # text has begun
        top = next(
            (k + 1 for k in range(min(named, len(lines) - 1)) if self.furniture.opens_page(lines[k], lines[k + 1])), 0
        )
        blocks += [Block("furniture", list(line.ranges), line.text) for line in lines[:top] if line.text]
        return top

    def _midst(self, group: Sequence[Line]) -> bool:
        """Whether what follows a group's lines is within a paragraph: they stop in a sentence and are no headlines."""
        last = group[-1]
        if ends_sentence(last.text) or (last.kind == "text" and len(last.ranges) > 1):
            return False
        below = len(group) > 1 and ends_sentence(group[-2].text) and heading_like(last.text)
        if below and last.width <= 0.7 * max(line.width for line in group[-8:]):
            return False  # a headline below the end of a text
        return len(group) > 5 or not self._heads.are_all(group) or even(group)

    def _special(
        self, page: str, lines: Sequence[Line], i: int, group: list[Line], blocks: list[Block], midst: bool
    ) -> tuple[Block | None, int]:
        """The block of a line that shows what it is by itself, and how many lines it takes.

        ``midst``: the line stands within a paragraph.
        """
        line = lines[i]
        text = undoubled(line.text)

        def block(kind: BlockKind, taken: int = 1) -> tuple[Block, int]:
            ranges = [r for other in lines[i : i + taken] for r in other.ranges]
            whole = line.text if taken == 1 else make_view(page, ranges).text.strip()
            return Block(
                kind, ranges, whole, vertical=line.kind == "vertical", level=line.level, before=line.before
            ), taken

        if line.kind == "vertical":
            return block("label" if self._labels.names_column(text) or self._labels.is_place(text) else "heading")
        if not line.running and self._labels.is_box(text):
            made, taken = block("caption")
            made.box = True
            return made, taken
        signed = text[:1] == "〔" and bool(self._bylines.read_line(text))  # old papers sign in such brackets
        if not (line.running or signed) and self._labels.is_label(text) and not self.furniture.is_buttons(text):
            return block("label")
        if self.furniture.is_line(line, text, midst):
            made, taken = block("furniture")
            if not self._bylines.is_web_line(line.text):
                made.rule = self.furniture.is_rule(text)
                return made, taken
        if midst and line.plain and line.indent < 6:
            return None, 0
        if (text[:1] in POINTERS and self._captions.shows(text)) or (not midst and self._captions.is_numbered(text)):
            return block("caption")
        if self._spread_on(lines, i, group):
            return None, 0
        after_headline = (
            len(group) <= 5
            and self._heads.are_all(group)
            and not _names_section(group[-1].text)
            and not self._unfinished(blocks)
            if group
            else bool(blocks) and blocks[-1].kind in ("heading", "kicker") and not _names_section(blocks[-1].text)
        )
        for taken in (2, 1):
            if taken == 2 and not (i + 1 < len(lines) and lines[i + 1].before == 0 and len(lines[i + 1].text) <= 14):
                continue
            if taken == 2 and (line.text.endswith(("）", ")")) or lines[i + 1].text[:1] in MARKED):
                continue
            if taken == 2 and self._labels.names_column(lines[i + 1].text):
                continue
            if midst and not (line.text[0] in "□（(" or line.indent >= 6):
                continue
            if taken == 2 and line.text.endswith("》") and self._bylines.read_line(line.text):
                continue  # 来源：《某某晚报》
            if taken == 2 and not self._bylines.names.has_role(line.text) and line.text[0] not in "□■（(":
                continue
            ranges = [r for other in lines[i : i + taken] for r in other.ranges]
            whole = line.text if taken == 1 else make_view(page, ranges).text.strip()
            if taken == 2 and (
                self._bylines.starts_dateline(lines[i + 1].text)
                or (self._bylines.read_line(lines[i + 1].text) and not whole.startswith("（"))
            ):
                continue
            names = self._bylines.read_line(whole, after_headline)
            if not names and line.indent >= 10 and not midst:
                names = self._bylines.signature(whole)
            if not names:
                continue
            named = all(self._bylines.names.plausible(n.text) and "·" not in n.text for n in names)
            first = not group and not any(b.kind != "furniture" for b in blocks)
            if whole[0] in MARKED and first and not (named or self._bylines.names.has_role(whole)):
                continue  # a section's name over the first article
            follows = lines[i + taken] if i + taken < len(lines) else None
            if (
                whole[0] in MARKED
                and "·" in whole
                and not self._bylines.names.has_role(whole)
                and follows is not None
                and not (follows.before or follows.indent or follows.running)
                and heading_like(follows.text)
            ):
                continue  # a section's name over a headline
            if self._bylines.starts_dateline(whole) and not self._bylines.names.role_word.match(whole):
                continue
            alone = all(n.role == "photographer" for n in names)
            made, taken = block("caption" if alone and not after_headline else "byline", taken)
            made.names, made.right = names, line.indent >= 10 and not after_headline
            return made, taken
        if line.kind == "markdown":
            made, taken = block("heading")
            made.text = text
            return made, taken
        if midst or line.running or not self._bylines.is_body(text.strip()):
            return None, 0
        after = lines[i + 1] if i + 1 < len(lines) else None
        if (
            group
            and len(group) <= 2
            and self._heads.are_all(group)
            and line.before == 0
            and after is not None
            and after.before == 0
            and heading_like(after.text)
            and not self._bylines.read_line(after.text)
        ):
            return None, 0  # kicker, then 某县总工会|把窗口搬进车间
        run = around(lines, i)
        wrapped = len(run) >= 3 and (
            (
                not (i + 1 < len(lines) and date_of(lines[i + 1].text) and len(lines[i + 1].text) <= 11)
                and line.width + min(4, line.indent) / 2 >= 0.85 * max(other.width for other in run)
            )
            or run[-1].indent < line.indent < 10
        )
        if wrapped or (group and not ends_sentence(group[-1].text) and self._unfinished(blocks)):
            return None, 0
        made, taken = block("kicker")
        made.right = line.indent >= 10
        return made, taken

    def _spread_on(self, lines: Sequence[Line], i: int, group: Sequence[Line]) -> bool:
        """Whether a line of words spread out goes on from one, or into one: the two are one headline."""

        def spread(line: Line) -> bool:
            return line.kind == "text" and len(line.ranges) > 1

        line, after = lines[i], lines[i + 1] if i + 1 < len(lines) else None
        if not spread(line):
            return False
        if group and spread(group[-1]):
            return True
        goes_on = after is not None and spread(after) and not after.before
        return goes_on and after is not None and (after.text[0] in _GOES_ON or not self._bylines.is_body(line.text))

    def _begins_text(self, text: str) -> bool:
        """Whether a text begins with a dateline, with who reports, as notes do, or as a row of a roll of honour."""
        told = self._bylines.starts_report(text) or bool(starts_with(text, self._notes))
        return told or self._roll.match(text) is not None

    def _flush(self, page: str, group: list[Line], blocks: list[Block], over: bool = False) -> None:
        """The blocks of lines that stand together without a blank line between them; ``over`` one that opens a text."""
        if not group:
            return
        unfinished = self._unfinished(blocks)
        total = sum(len(line.text) for line in group)
        last = next((b for b in _last(blocks) if b.kind != "furniture"), None)
        if (
            len(group) > 1
            and last
            and not any(closes(g.text) or g.width > 24 or (g.kind == "text" and len(g.ranges) > 1) for g in group)
            and (
                (last.whole and not last.row)
                or (last.kind == "byline" and last.text[:1] not in "（(" and {n.role for n in last.names} != {"source"})
            )
        ):
            self._verse(page, group, blocks)
            return
        heads = self._heads.over_list(group) or (
            0
            if unfinished and not self._starts_text(group[min(1, len(group) - 1)].text)
            else leading_heads(group, self._starts_text) or narrow_heads(group)
        )
        if (
            not heads
            and 1 < len(group) <= 4
            and (total <= HEADING or (total <= 22 * len(group) and not any(g.text.count(" ") > 1 for g in group)))
            and self._heads.are_all(group)
            and not unfinished
            and not _begins_paragraph(group)
        ):
            short_lead = group[-1].width > 2.2 * group[0].width and group[-1].width > 24
            heads = 0 if short_lead else len(group)
        blocks += self._heads.of(page, group[:heads])
        rest = group[heads:]
        if not rest:
            return
        headlines: list[Line] = []
        listed = False
        widest = max(line.width for line in group)
        for number, part in enumerate(paragraphs(rest, self._starts_text, self._credited, self._captions.shows)):
            text = make_view(page, [r for line in part for r in line.ranges]).text
            alone = len(group) == 1 and (not unfinished or part[0].width <= 24)
            listed = listed or self._is_labelled(text)
            likely = (
                heading_like(text)
                and not any(RUNS_ON.match(line.text) for line in part[1:])
                and not _begins_paragraph(part)
                and not self._starts_text(text)
                and not (listed and NEXT.match(text))
                and (number > 0 or not unfinished or alone)
                and ((over and len(group) == 1) or not column_end(part, group, widest, blocks))
                and not self._captions.shows(text)
                and not (SIGNED.search(text) and self._credited(text))
            )
            if likely:
                headlines += part
                continue
            blocks += self._heads.of(page, headlines)
            headlines = []
            self._text(text, part, blocks, widest)
        blocks += self._heads.of(page, headlines)

    def _credited(self, text: str) -> bool:
        """Whether a line ends with a credit as articles do."""
        return any(n.role != "photographer" for n in self._bylines.closing(text)[0])

    def _verse(self, page: str, group: list[Line], blocks: list[Block]) -> None:
        ranges = [r for line in group for r in line.ranges]
        blocks.append(Block("body", ranges, make_view(page, ranges).text, before=group[0].before, whole=True))

    def _unfinished(self, blocks: list[Block]) -> bool:
        """Whether the last body block stops in the middle of a sentence (captions and furniture apart)."""
        for block in _last(blocks):
            if block.kind in ("caption", "furniture"):
                continue
            running = block.kind == "body" and not block.row  # rows of a list end as they like
            return running and 12 < len(block.text) < _LONGEST and not self.complete(block)
        return False

    def complete(self, block: Block) -> bool:
        """Whether a text ends as texts do: with a sentence, a colon or a credit."""
        if block.whole or ends_sentence(block.text) or block.text.rstrip().endswith(("：", "……")):
            return True
        return bool(self._bylines.closing(block.text)[0])

    def _text(self, text: str, part: Sequence[Line], blocks: list[Block], width: float) -> None:
        """The block of a paragraph, unless it is the rest of the one before it; ``width``: that of its column."""
        ranges = [r for line in part for r in line.ranges]
        text, before = text.strip(), part[0].before
        if self._captions.is_caption(text):
            blocks.append(Block("caption", ranges, text, before=before))
            return
        row = self._is_labelled(text)
        begins = self._starts_text(text) or BULLET.match(text) or ROW.match(text)
        if self._unfinished(blocks) and not begins and not row:
            last = next(b for b in reversed(blocks) if b.kind == "body")
            last.ranges += ranges
            last.text += text
            return
        whole = row or (bool(NEXT.match(text)) and bool(blocks) and blocks[-1].row)
        item = bool(BULLET.match(text))
        blocks.append(Block("body", ranges, text, before=before, bullet=item, width=width, whole=whole, row=whole))

    def _is_labelled(self, text: str) -> bool:
        """Whether a text is a row of a list that begins with what those in it received."""
        if "。" in text:
            return False
        return bool(LABEL.match(text) or self._roll.match(text)) or self.furniture.names_hosts(text)
