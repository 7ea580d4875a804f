"""Texts that hold more than one thing, taken apart: reports printed without line breaks, items of news in brief.

What stands between a sentence's end and the next dateline or byline is the next report's headline.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import islice, takewhile
from operator import itemgetter

from uniongraph.pages.block import Block, BlockKind
from uniongraph.pages.blocks import BlockReader
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.names import SEPARATORS, Name
from uniongraph.pages.paragraphs import BULLET, heading_like
from uniongraph.records import View
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, ends_with
from uniongraph.text.views import make_view

_MARK = re.compile(r"[■□○]")
_STOP = re.compile(r"。[”’\"]?(?:[（(][^（()）]{2,40}[）)])?")
_PAGE_NUMBER = re.compile(
    r"第? ?[A-Z]?\d{1,2} ?版|第[一二三四五六七八九十]{1,2}版|"
    r"星期[一二三四五六日天]|\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?|总第 ?\d+ ?期|第 ?\d+ ?期"
)


_WORD = re.compile(r"[^ ]+")
_HEAD = 400
"""Characters from which on what stands before a dateline is no headline, blanks or not."""


def _stops(text: str, start: int, end: int, marks: list[int]) -> list[int]:
    """Where sentences end between two places of a text, the last ones; ``marks`` are its full stops."""
    last = bisect_left(marks, end) - 1
    if last < 0 or marks[last] < start:
        return []
    first = marks[bisect_left(marks, max(start, marks[last] - 50))]  # one in brackets belongs to the one before them
    return [m.end() for m in _STOP.finditer(text, first, end)]


class Runs:
    """Takes texts apart with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines, blocks: BlockReader) -> None:
        self._bylines = bylines
        self._furniture = blocks.furniture
        self._sections = lexicon.words("layout", "masthead_ends") + lexicon.words("layout", "section_ends")
        openers = any_of(lexicon.words("layout", "report_openers")).pattern
        self._brief = re.compile(rf"(?<=[。）)])([^，。；：（）()]{{6,32}}) (?=\d{{1,2}}月\d{{1,2}}日|{openers})")
        self._lead = re.compile(rf"[^，。；：（）()图]{{4,28}} (?=\d{{1,2}}月\d{{1,2}}日|{openers})")
        self._editors = any_of(lexicon.words("credits", "editor"))

    def split(self, page: str, blocks: Iterable[Block]) -> list[Block]:
        """The blocks, those that hold several things in pieces; the pieces of a block cover it."""
        result: list[Block] = []
        for block in blocks:
            if block.kind == "caption":
                result += self._headed(page, block)
            else:
                result += self._pieces(page, block) if block.kind == "body" and not block.whole else [block]
        return result

    def _headed(self, page: str, block: Block) -> list[Block]:
        """A picture's text, and the headline that leads it in its line."""
        view = make_view(page, block.ranges)
        head = self._lead.match(view.text)
        if head is None or block.names:
            return [block]
        at = head.end()
        return [
            self._slice(view, block, "heading", 0, at, []),
            self._slice(view, block, "caption", at, len(view), []),
        ]

    def _pieces(self, page: str, block: Block) -> list[Block]:
        view = make_view(page, block.ranges)
        text = view.text
        found: list[tuple[BlockKind, int, int, list[Name]]] = []
        start = 0
        brief = len(text) <= 400 and any(n.role in ("author", "reporter") for n in self._bylines.closing(text)[0])
        if (block.bullet or brief) and not self._bylines.starts_dateline(text) and (end := self._inline_head(text)):
            found.append(("heading", 0, end, []))
            start = end
        events: list[tuple[int, int, list[Name]]] = [
            (at, at, []) for at in self._bylines.datelines.inside(text) if at > start
        ]
        read_to = 0
        for mark in _MARK.finditer(text):
            if mark.start() < read_to:
                continue
            names, end = self._names_from(text, mark.start())
            if names and end > mark.start() and not any(mark.start() < at < end for at, _, _ in events):
                events.append((mark.start(), end, names))
                read_to = end
        if not events and (led := self._led(text)):
            events.append(led)
        if events:  # a page without line breaks: items without dateline too
            places = sorted(e for e, _, _ in events)
            events += [
                (m.end(), m.end(), [])
                for m in self._brief.finditer(text)
                if bisect_left(places, m.start()) == bisect_right(places, m.end() + 12)
            ]
        ends = [m.start() for m in re.finditer("。", text)] if events else []
        for at, end, names in sorted(events, key=lambda e: e[0]):
            if at < start:
                continue
            stops = _stops(text, start, at, ends)
            head = stops[-1] if stops else start
            if not stops and start == 0:
                head = self._masthead_end(text, at)
                if head:
                    found.append(("furniture", 0, head, []))
                    start = head
            if at - head > _HEAD:
                continue
            if not 3 <= len(text[head:at].strip()) <= 64:
                if not text[head:at].strip() and head > start:
                    found.append(("body", start, head, []))
                    start = head
                continue
            if head > start:
                found.append(("body", start, head, []))
            lead = re.match(r" *([^ ，。“”]{4,16}) (?=[^ ].{5,})", text[head:at])
            if lead and self._bylines.is_body(lead.group(1)):
                found.append(("kicker", head, head + lead.end(), []))
                head += lead.end()
            found.append(("heading", head, at, []))
            if names:
                found.append(("byline", at, end, names))
            start = end
        tail = self._tail(text, start)
        if tail > start:
            found.append(("body", start, tail, []))
        if tail < len(text):
            found.append(("furniture", tail, len(text), []))
        if len(found) <= 1:
            return [block]
        pieces = [self._slice(view, block, kind, a, b, names) for kind, a, b, names in found]
        if block.bullet or brief:
            pieces[0].item = pieces[0].kind == "heading"
        return pieces

    def _led(self, text: str) -> tuple[int, int, list[Name]] | None:
        """Headline, byline and text in one line: where the byline stands, and its names."""
        if self._bylines.starts_report(text):
            return None
        for space in re.finditer(" ", text[:60]):
            at = space.end()
            if re.search("[。（(]", text[:at]) or not heading_like(text[: at - 1]) or at < 7:
                continue
            if self._bylines.names.role_word.match(text, at):
                names, end = self._names_from(text, at)
                if names and len(text) - end > 20:
                    return at, end, names
        return None

    def _inline_head(self, text: str) -> int:
        """Where the headline of an item ends that goes on in the same line: ▲甲县：某某 近日，…"""
        mark = re.search(r"[，。]", text)
        limit = min(mark.start() if mark else len(text), 44)
        spaces = [m.start() for m in re.finditer(" ", text[:limit]) if m.start() >= 6]
        for number, space in enumerate(spaces):
            after = text[space + 1 : spaces[number + 1]] if number + 1 < len(spaces) else ""
            if (
                heading_like(text[:space])
                and not self._bylines.is_body(text[:space])
                and not (after and 4 <= len(after) <= 12 and space <= 12)
            ):
                return space
        return 0

    def _names_from(self, text: str, at: int) -> tuple[list[Name], int]:
        """The longest byline that starts at ``at`` within a text."""
        best: tuple[list[Name], int] = ([], at)
        roles = False
        i = at
        names = self._bylines.names
        while i < len(text) and i < at + 60:
            if text[i] in SEPARATORS:
                i += 1
                continue
            if role := names.role_word.match(text, i):
                i, roles = role.end(), True
                continue
            token = names.token(text, i)
            if token is None or not (names.plausible(token[0]) or ((token[2] or roles) and names.lenient(token[0]))):
                break
            i = token[1]
            roles = False
            if i < len(text) and text[i] in " ）)" and (read := names.read(text[at:i], lenient=True)):
                best = ([n.moved(0) for n in read], i)
        return best

    def _masthead_end(self, text: str, limit: int) -> int:
        """Where a masthead at the start of a page without line breaks ends: after date, page and section."""
        ends = [m.end() for m in _PAGE_NUMBER.finditer(text, 0, min(80, limit))]
        if len(ends) < 2:
            return 0
        end = ends[-1]
        words = list(islice(_WORD.finditer(text, end, limit), 3))
        if (
            len(words) > 1
            and len(words[0].group()) <= 6
            and (ends_with(words[0].group(), self._sections) or len(words) > 2)
        ):
            end = words[0].end()
        credited = self._bylines.page_credits(text[end : min(end + 80, limit)])
        if credited and (mark := self._editors.search(text, end, limit)) and mark.start() <= end + 3:
            end += credited[-1].end
        return end

    def _tail(self, text: str, start: int) -> int:
        """Where a page's credits begin after the last sentence."""
        stops = [m.end() for m in _STOP.finditer(text, max(start, len(text) - 300))]
        if stops and (mark := self._editors.search(text, stops[-1])) and self._bylines.page_credits(text[stops[-1] :]):
            begin = mark.start() - (text[mark.start() - 1 : mark.start()] in tuple("[［【（("))
            return begin if len(text) - begin <= 200 else len(text)
        return len(text)

    @staticmethod
    def _slice(view: View, block: Block, kind: BlockKind, start: int, end: int, names: list[Name]) -> Block:
        """The part of a block; its ranges run up to where the next part begins, so that nothing falls between."""
        first = block.ranges[0][0] if start == 0 else view.offsets[start]
        stop = block.ranges[-1][1] if end >= len(view) else view.offsets[end]
        begun = bisect_right(block.ranges, first, key=itemgetter(1))
        within = takewhile(lambda each: each[0] < stop, islice(block.ranges, begun, None))
        ranges = [(max(a, first), min(b, stop)) for a, b in within]
        return Block(
            kind,
            ranges,
            view.text[start:end].strip(),
            [n.moved(0) for n in names],
            bullet=bool(BULLET.match(view.text[start:end])),
        )
