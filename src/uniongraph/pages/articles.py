"""A page read: its articles with headline, credits and sentences, and what belongs to none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice

from uniongraph.pages.block import Block
from uniongraph.pages.blocks import BlockReader
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.captions import Captions
from uniongraph.pages.draft import Draft
from uniongraph.pages.drafts import Grouper
from uniongraph.pages.edges import mark_edges
from uniongraph.pages.furniture import date_of
from uniongraph.pages.inline import parted
from uniongraph.pages.issue import Issue, issue_of
from uniongraph.pages.lines import Line, split_lines
from uniongraph.pages.names import Name
from uniongraph.pages.paragraphs import BULLET, is_in_step
from uniongraph.pages.runs import Runs
from uniongraph.records import Article, Credit, Page, Problem, ReadPage, Role, Sentence, Span, View
from uniongraph.schema import Schema
from uniongraph.text.matching import any_of, ends_with
from uniongraph.text.views import make_view, spans_of

LONGEST = 600
"""Characters after which a sentence without an end is cut at a comma: a page's time grows with its length alone."""

_MOST_EDITORS = 200
"""Editors of one page that its articles are credited with."""

_CLAUSE_END = "，；、, "
_SENTENCE_END = re.compile(r"[。！？!?]+[”’）】]*")
_LEAD = re.compile(r"[【〔\[][^】〕\]]{2,12}[】〕\]] ?(?=[^ ]{4})|\d{1,2}[.、] ?(?=[\u3400-\u9fff“])")
"""The label or number that leads a headline in its line."""

_LED_BY = re.compile(r"[：:/／｜| ]")
"""What parts a role from the name of its holder."""

_PRINTED = re.compile(r"[^\r\n]+")
_LONGEST_PLACE = 15
"""Characters of the longest name of a division: 积石山保安族东乡族撒拉族自治县."""

_SPREAD = re.compile(r"[\u4e00-\u9fff](?: [\u4e00-\u9fff]){1,5}")  # 光 荣 榜
_SUBTITLE = ("—", "-", "（")


class PageReader:
    """Reads pages with the words of a schema; one reader serves many pages."""

    def __init__(self, schema: Schema) -> None:
        lexicon = schema.lexicon
        heads = [w for cls in sorted(schema.organisations()) for w in lexicon.words(cls, "heads")]
        heads += lexicon.words(schema.home(), "weak_heads")
        self._inline_labels = frozenset(lexicon.words("layout", "labels") + lexicon.words("layout", "boxes"))
        self._schema = schema
        self._actors = any_of(w for w in lexicon.words(schema.home(), "heads") if len(w) > 2)
        comes_from = any_of(lexicon.words("layout", "comes_from")).pattern
        self._pointer = re.compile(rf" ?[（(](?:{comes_from})[^（）()]{{1,8}}[）)]$")
        self._decks = re.compile(rf"(?:{any_of(lexicon.words('layout', 'deck_ends')).pattern})$")
        self._headline_ends = lexicon.words("layout", "headline_ends")
        self._kicker_ends = lexicon.words("layout", "kicker_ends")
        self._bylines = Bylines(lexicon, heads, self._is_place)
        self._blocks = BlockReader(lexicon, self._bylines, self._is_place)
        self._captions = Captions(lexicon, self._bylines)
        self._runs = Runs(lexicon, self._bylines, self._blocks)
        self._grouper = Grouper(lexicon, self._bylines, self._is_unit)

    def read(self, page: Page) -> ReadPage:
        """The page's articles in order; what belongs to none is furniture."""
        blocks = self._runs.split(page.text, self._blocks.read(page.text, self._lines(page.text)))
        mark_edges(blocks, self._blocks.furniture, lambda text: bool(self._bylines.closing(text)[0]))
        drafts = self._grouper.group(blocks)
        furniture = [b for b in blocks if b.kind == "furniture"]
        issue = issue_of(page, furniture, self._blocks.furniture)
        editors = [(b, n) for b in furniture for n in self._bylines.page_credits(make_view(page.text, b.ranges).text)]
        edited = _edited(drafts, editors)
        articles = tuple(
            self._article(page, number, draft, edited[number - 1], issue) for number, draft in enumerate(drafts, 1)
        )
        taken = {id(b) for d in drafts for b in d.blocks()}
        problems = [
            Problem(
                "unplaced",
                f"belongs to no article: {b.text[:40]}",
                "info",
                page.id,
                Span(page.id, b.ranges[0][0], b.ranges[-1][1]),
            )
            for b in blocks
            if id(b) not in taken and b.kind in ("heading", "byline", "caption")
        ]
        return ReadPage(page, articles, _rest(page, articles), (*page.problems, *problems))

    def _lines(self, text: str) -> list[Line]:
        return parted(
            text,
            split_lines(text, self._bylines.names.are_two),
            self._inline_labels,
            self._bylines.starts_dateline,
            self._bylines.signs,
            self._is_unit,
        )

    def _article(
        self, page: Page, number: int, draft: Draft, editors: list[tuple[Block, Name]], issue: Issue
    ) -> Article:
        identity = f"{page.id}#{number}"
        title, place, head_block = self._headline(draft)
        credits: list[Credit] = []
        credited: set[tuple[str, str]] = set()
        sentences: list[Sentence] = []

        def credit(view: View, name: Name) -> None:
            office = view.part(*name.office) if name.office else None
            if not name.text:  # an office whose holder stands in the line before
                if office and credits and not credits[-1].office:
                    last = credits[-1]
                    credits[-1] = Credit(last.role, last.name, last.spans, office.text, office)
                return
            spans = spans_of(view, page.id, page.text, name.start, name.end)
            text = name.text.strip("《》 ")
            if spans and (name.role, text) not in credited:
                credited.add((name.role, text))
                credits.append(Credit(name.role, text, spans, office.text if office else "", office))

        def add(view: View, role: Role, paragraph: int) -> None:
            for start, end in _sentences(view.text):
                sentences.append(Sentence(identity, len(sentences), paragraph, role, view.part(start, end)))

        for paragraph, block in enumerate(b for b in draft.heads if b.kind != "label"):
            view = _block_view(page.text, block)
            role: Role = "headline" if block is head_block else "kicker"
            sentences.append(Sentence(identity, len(sentences), paragraph, role, view))
        for block, name in draft.credits:
            credit(_stripped(make_view(page.text, block.ranges)), name)
        for block in {id(b): b for b, _ in draft.credits}.values():
            add(make_view(page.text, block.ranges), "byline", len(draft.heads))
        for paragraph, (kind, block) in enumerate(draft.parts, len(draft.heads) + 1):
            view = make_view(page.text, block.ranges)
            opening, begin = self._bylines.opening(view.text) if kind == "body" else ([], 0)
            closing, end = self._bylines.closing(view.text)
            for name in (*opening, *self._captions.takers(view.text), *closing):
                credit(view, name)
            if begin:
                add(view.part(0, begin), "byline", paragraph)
            add(view.part(begin, max(begin, end)), kind, paragraph)
            if end < len(view):
                add(view.part(max(begin, end), len(view)), "byline", paragraph)
        for block, name in editors:
            credit(make_view(page.text, block.ranges), name)
        spans = tuple(Span(page.id, s, e) for s, e in sorted({r for b in draft.blocks() for r in b.ranges}))
        heads: tuple[Span, ...] = ()
        if head_block:
            view = _block_view(page.text, head_block)
            at = max(0, view.text.find(title))
            heads = spans_of(view, page.id, page.text, at, at + len(title))
        kicker = next((b.text for b in draft.heads if b.kind == "kicker" and b is not head_block), place)
        date = page.date or next((d for b, _ in draft.credits if (d := self._posted(b))), "") or issue.date
        return Article(
            identity,
            page.id,
            number,
            title,
            heads,
            spans,
            tuple(sentences),
            tuple(credits),
            kicker,
            date,
            issue.paper,
            issue.edition,
        )

    def _posted(self, block: Block) -> str:
        """The date in a site's line under a headline (来源：… 发布时间：…)."""
        return date_of(block.text) if self._bylines.is_web_line(block.text) else ""

    def _headline(self, draft: Draft) -> tuple[str, str, Block | None]:
        """The main line among the heads, the place that leads it (东莞　…), and its block."""
        headings = [b for b in draft.heads if b.kind == "heading"]
        if not headings:
            kickers = [b for b in draft.heads if b.kind == "kicker"]
            return (kickers[-1].text, "", kickers[-1]) if kickers else ("", "", None)
        marked = [b for b in headings if not b.text.startswith(_SUBTITLE)] or headings
        marked = [b for b in marked if not (self._bylines.is_body(b.text) or self._is_unit(b.text[:9]))] or marked
        marked = [b for b in marked if not self._is_deck(b.text)] or marked
        marked = [b for b in marked[:-1] if not b.text.endswith(self._kicker_ends)] + marked[-1:]
        marked = [b for b in marked if len(b.text.replace(" ", "")) > 4] or marked
        if len(marked) > 1 and is_in_step(marked[0].text) and not self._names_union(marked[1].text):
            marked = marked[1:]  # but 强组织 优服务 促和谐 heads 某市总工会工作纪实
        if len(marked) == 2 and is_in_step(marked[1].text) and " " not in marked[0].text:
            marked = marked[:1]  # 大事小事 桌上谈 当场定, below
        if len(marked) == 2 and marked[0].text.endswith("？") and "：" in marked[1].text and not marked[1].before:
            marked = marked[:1]  # a question, and who answers it
        if len(marked) == 3 and not any(b.before for b in marked[1:]) and not any(b.vertical for b in marked):
            marked = marked[1:2]  # kicker, headline, deck
        # Lines of one group: kicker, then headline. Apart from each other: headline, then what explains it.
        best = marked[0]
        for block in marked[1:]:
            if _stands_out(block) > _stands_out(best):
                best = block
            elif _stands_out(block) != _stands_out(best):
                continue
            elif len(best.text) < 8:
                best = block
            elif best.text.endswith(self._headline_ends):
                continue
            elif (
                block.text.endswith(self._headline_ends) and _is_turned(best.text) and not self._names_union(best.text)
            ):
                continue  # a headline in two halves, and the news of it below: …落幕
            elif self._names_union(block.text):
                best = block if block.before == 0 and self._names_union(best.text) else best
            elif block.before == 0 or self._names_union(best.text):
                best = block
        title = self._pointer.sub("", best.text) or best.text
        title = title.replace(" ", "") if _SPREAD.fullmatch(title) else title
        if (mark := BULLET.match(title) or _LEAD.match(title)) and title[mark.end() :].strip():
            title = title[mark.end() :].strip()
        if (match := re.match(r"([^ ，。“”]{2,6}) (\S.{3,})", title)) and self._is_place(match.group(1)):
            return match.group(2), match.group(1), best
        return title, "", best

    def _is_deck(self, text: str) -> bool:
        """Whether a headline line tells who was there or what somebody said, as those under the headline do."""
        speaker, said, _ = text.partition("：")
        return bool(self._decks.search(text)) or (bool(said) and self._bylines.names.plausible(speaker))

    def _names_union(self, text: str) -> bool:
        """Whether a headline line names who acts, as kickers and subtitles do."""
        return bool(self._actors.search(text))

    def _is_unit(self, word: str) -> bool:
        """Whether the word is a division's name, or ends as units' names do."""
        return self._is_place(word) or bool(ends_with(word, self._schema.lexicon.words("credits", "office_ends")))

    def _is_place(self, word: str) -> bool:
        """Whether the word is a division's name or short name, or two of them (佛山南海)."""
        places = self._schema.places

        def one(name: str) -> bool:
            return bool(places.short(name) or places.named(name))

        if len(word) > 2 * _LONGEST_PLACE or not word.isalpha():
            return False
        splits = range(max(2, len(word) - _LONGEST_PLACE), min(len(word) - 1, _LONGEST_PLACE + 1))
        return one(word) or any(one(word[:k]) and one(word[k:]) for k in splits)


def _edited(drafts: Sequence[Draft], editors: Sequence[tuple[Block, Name]]) -> list[list[tuple[Block, Name]]]:
    """The editors of each article: the page's; where sites name them under each article, those that stand there."""
    own = [min(b.ranges[0][0] for b in draft.blocks()) for draft in drafts]
    starts = sorted(own)
    said: dict[str, set[int]] = {}  # the words that lead an editor's name, and after how many articles
    standing: dict[int, list[tuple[Block, Name]]] = {}
    for block, name in editors:
        place = bisect_left(starts, block.ranges[0][0])
        mark = _LED_BY.search(block.text, 0, name.start)
        said.setdefault(block.text[: mark.start() if mark else name.start], set()).add(place)
        standing.setdefault(place, []).append((block, name))
    if all(len(places - {0}) < 2 for places in said.values()):
        named: dict[tuple[str, str], tuple[Block, Name]] = {}
        for block, name in editors:
            named.setdefault((name.role, name.text), (block, name))
        return [list(islice(named.values(), _MOST_EDITORS))] * len(drafts)
    above = standing.get(0, [])[:_MOST_EDITORS]
    return [[*above, *standing.get(bisect_right(starts, start), ())] for start in own]


def _is_turned(text: str) -> bool:
    """Whether a headline has two halves of like length, as those that play with words have."""
    halves = [len(re.sub(r"\W", "", half)) for half in text.split("，")]
    return len(halves) == 2 and min(halves) >= 4 and max(halves) - min(halves) <= 3


def _stands_out(block: Block) -> tuple[bool, bool, bool]:
    """How a headline's line is set, so that among several lines the main one shows."""
    return block.vertical, block.doubled, block.spread


def _stripped(view: View) -> View:
    """The view without blanks at its ends, as bylines are read."""
    start = len(view.text) - len(view.text.lstrip())
    return view.part(start, max(start, len(view.text.rstrip())))


def _rest(page: Page, articles: Iterable[Article]) -> tuple[Span, ...]:
    """What no article covers, line by line, without blanks: together with the articles it is the whole page."""
    covered = sorted((s.start, s.end) for a in articles for s in a.spans)
    found: list[Span] = []
    at = 0
    for start, end in [*covered, (len(page.text), len(page.text))]:
        if at < start and (between := page.text[at:start]).strip():
            for line in _PRINTED.finditer(between):
                text = line.group()
                first = len(text) - len(text.lstrip())
                if text.strip():
                    found.append(Span(page.id, at + line.start() + first, at + line.start() + len(text.rstrip())))
        at = max(at, end)
    return tuple(found)


def _block_view(page: str, block: Block) -> View:
    """The view of a headline: doubled characters are read once."""
    view = make_view(page, block.ranges)
    if len(block.text) < len(view):
        kept: list[int] = []
        i = 0
        for char in block.text:
            while i < len(view) and view.text[i] != char:
                i += 1
            if i < len(view):
                kept.append(i)
                i += 1
        if len(kept) == len(block.text):
            return View(block.text, tuple(view.offsets[k] for k in kept))
    return view


def _sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text; semicolons do not part sentences, their clauses share a subject."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        while end - start > LONGEST:
            cut = max(text.rfind(mark, start, start + LONGEST) for mark in _CLAUSE_END) + 1 or start + LONGEST
            if text[start:cut].strip():
                found.append((start, cut))
            start = cut
        if text[start:end].strip():
            found.append((start, end))
        start = end
    return found
