"""Blocks to articles: which headline, byline, text and note belong together, and what belongs to none.

A headline opens an article when a byline, a dateline, a label or a kicker says so, or when the article before it
has ended; otherwise it is a subhead. A headline without text after it goes to the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from uniongraph.pages.blocks import Block, BlockReader, date_of
from uniongraph.pages.bylines import Bylines, Name
from uniongraph.pages.lines import split_lines
from uniongraph.records import Article, Credit, Page, Problem, ReadPage, Role, Sentence, Span, View
from uniongraph.schema import Schema
from uniongraph.text.matching import starts_with
from uniongraph.text.views import make_view, spans_of

_SENTENCE_END = re.compile(r"[。！？!?]+[”’）】]*")


@dataclass
class _Draft:
    """An article in the making."""

    heads: list[Block] = field(default_factory=list)
    kicker: str = ""
    parts: list[tuple[Role, Block]] = field(default_factory=list)
    credits: list[tuple[Block, Name]] = field(default_factory=list)
    closed: bool = False
    reported: bool = False
    level: int = 0

    @property
    def has_body(self) -> bool:
        return any(role == "body" for role, _ in self.parts)


class PageReader:
    """Reads pages with the words of a schema; one reader serves many pages."""

    def __init__(self, schema: Schema) -> None:
        lexicon = schema.lexicon
        heads = [w for cls in sorted(schema.organisations()) for w in lexicon.words(cls, "heads")]
        self._bylines = Bylines(lexicon, heads)
        self._blocks = BlockReader(lexicon, self._bylines)
        self._openers = lexicon.words("layout", "report_openers")
        self._notes = lexicon.words("layout", "note_starts")
        self._closing_notes = lexicon.words("layout", "closes_article")
        self._mastheads = lexicon.words("layout", "masthead_ends")

    def read(self, page: Page) -> ReadPage:
        """The page's articles in order; what belongs to none is furniture."""
        blocks = self._split_runs(page.text, self._blocks.read(page.text, split_lines(page.text)))
        drafts = self._group(blocks)
        furniture = [b for b in blocks if b.kind == "furniture"]
        date = next((d for b in furniture if (d := date_of(b.text))), "")
        editors = [(b, n) for b in furniture for n in self._bylines.page_credits(b.text)]
        taken = {id(b) for d in drafts for b in (*d.heads, *(p for _, p in d.parts), *(c for c, _ in d.credits))}
        rest = [b for b in blocks if id(b) not in taken]
        articles: list[Article] = []
        problems: list[Problem] = []
        for draft in drafts:
            articles.append(self._article(page, len(articles) + 1, draft, editors, date))
        spare = tuple(Span(page.id, s, e) for b in rest for s, e in b.ranges)
        for block in rest:
            if block.kind in ("heading", "byline", "caption"):
                where = Span(page.id, block.ranges[0][0], block.ranges[-1][1])
                problems.append(Problem("unplaced", f"belongs to no article: {block.text[:40]}", "info", page.id, where))
        return ReadPage(page, tuple(articles), tuple(sorted(spare)), tuple(problems))

    def _split_runs(self, page: str, blocks: list[Block]) -> list[Block]:
        """Blocks that hold several reports (本报讯… 本报讯…) taken apart; the words before a dateline are its headline."""
        result: list[Block] = []
        for block in blocks:
            if block.kind != "body":
                result.append(block)
                continue
            view = make_view(page, block.ranges)
            cuts = [m.start() for m in re.finditer(r"本报讯|本网讯", view.text)]
            cuts = [c for c in cuts if c > 0]
            if not cuts:
                result.append(block)
                continue
            start = 0
            for cut in cuts:
                head = max((m.end() for m in re.finditer(r"[。！？）】] ?", view.text[start:cut])), default=0) + start
                if head > start:
                    result.append(_slice(view, start, head, "body"))
                if 4 <= cut - head <= 60:
                    result.append(_slice(view, head, cut, "heading"))
                    start = cut
                else:
                    start = head
            result.append(_slice(view, start, len(view), "body"))
        return result

    def _group(self, blocks: list[Block]) -> list[_Draft]:
        drafts: list[_Draft] = []
        current: _Draft | None = None
        pending: list[Block] = []
        furniture_since = False
        headed = _headed_levels(blocks)

        def begin() -> _Draft:
            draft = _Draft()
            for block in pending:
                if block.kind == "kicker":
                    draft.kicker = block.text
                draft.heads.append(block)
            draft.level = max((b.level for b in pending), default=0)
            pending.clear()
            drafts.append(draft)
            return draft

        for number, block in enumerate(blocks):
            if block.kind == "furniture":
                furniture_since = True
            elif block.kind == "label":
                if not (current and not current.has_body and not pending):
                    pending.append(block)
            elif block.kind in ("heading", "kicker"):
                if current and not pending and self._belongs_to_text_before(block, current, blocks, number):
                    current.heads.append(block)
                    current.closed = True
                elif block.kind == "kicker" and current and not current.parts and not pending and _before_text(blocks, number):
                    name = Name("author", block.text, 0, len(block.text))
                    current.credits.append((block, name))
                elif block.kind == "kicker" and _is_author_line(pending, blocks, number):
                    current = begin()
                    current.credits.append((block, Name("author", block.text, 0, len(block.text))))
                    furniture_since = False
                else:
                    pending.append(block)
            elif block.kind == "byline":
                if any(b.kind in ("heading", "kicker") for b in pending):
                    current = begin()
                elif current is None:
                    current = begin()
                current.credits += [(block, name) for name in block.names]
                if current.has_body and not pending:
                    current.closed = True
                furniture_since = False
            elif block.kind == "caption":
                if current is None or (pending and not current.has_body):
                    current = begin()
                current.parts.append(("caption", block))
            else:
                if self._opens(block, current, pending, furniture_since, headed):
                    current = begin()
                elif pending and current:
                    current.parts += [("headline", b) for b in pending]
                    pending.clear()
                assert current is not None
                furniture_since = False
                note = bool(starts_with(block.text, self._notes))
                current.parts.append(("note" if note else "body", block))
                if not current.has_body and note:
                    continue
                names, _ = self._bylines.closing(block.text)
                if self._bylines.starts_dateline(block.text):
                    current.reported = True
                if any(n.role in ("author", "reporter", "source") for n in names):
                    current.closed = True
        if pending and current:
            heads = [b for b in pending if b.kind != "label"]
            if heads and not any(b.kind != "label" for b in current.heads):
                current.heads += heads
        return drafts

    def _belongs_to_text_before(self, block: Block, current: _Draft, blocks: list[Block], number: int) -> bool:
        """Whether a headline stands after its text: the text has none, and no text follows directly."""
        if any(b.kind in ("heading", "kicker") for b in current.heads) or not current.has_body:
            return False
        after = next((b for b in blocks[number + 1 :] if b.kind != "caption"), None)
        return block.vertical or after is None or after.kind in ("furniture", "label")

    def _opens(self, block: Block, current: _Draft | None, pending: list[Block], furniture: bool, headed: frozenset[int]) -> bool:
        """Whether a text begins a new article, after the headlines in ``pending``."""
        if current is None:
            return True
        text = block.text
        closing_note = bool(starts_with(text, self._closing_notes))
        if not pending:
            if closing_note:
                return False
            return current.has_body and (current.closed or self._bylines.starts_dateline(text) or (block.bullet and not current.heads))
        if not current.has_body and not any(r == "note" for r, _ in current.parts):
            return any(b.kind == "heading" for b in pending) and any(b.kind != "label" for b in current.heads)
        levels = {b.level for b in pending if b.level}
        if levels:
            return bool(levels & headed)
        if any(b.kind in ("label", "kicker") for b in pending) or any(b.vertical or b.doubled for b in pending):
            return True
        if current.closed or furniture or self._bylines.starts_dateline(text):
            return True
        opener = bool(starts_with(text, self._openers)) or bool(re.match(r"\d{1,2}月\d{1,2}日", text))
        reports = current.reported or not current.credits
        return opener and reports

    def _article(self, page: Page, number: int, draft: _Draft, editors: list[tuple[Block, Name]], date: str) -> Article:
        identity = f"{page.id}#{number}"
        headline, head_block = _headline(draft)
        credits: list[Credit] = []
        sentences: list[Sentence] = []

        def credit(view: View, name: Name) -> None:
            spans = spans_of(view, page.id, page.text, name.start, name.end)
            office = view.part(*name.office) if name.office else None
            text = name.text.strip("《》 ")
            if spans and not any(c.role == name.role and c.name == text for c in credits):
                credits.append(Credit(name.role, text, spans, office.text if office else "", office))

        def add(view: View, role: Role, paragraph: int) -> None:
            for start, end in _sentences(view.text):
                sentences.append(Sentence(identity, len(sentences), paragraph, role, view.part(start, end)))

        for paragraph, block in enumerate(b for b in draft.heads if b.kind != "label"):
            role: Role = "headline" if block is head_block else "kicker"
            add(_block_view(page.text, block), role, paragraph)
        for block, name in draft.credits:
            view = make_view(page.text, block.ranges)
            credit(view, name)
        for block in {id(b): b for b, _ in draft.credits}.values():
            add(make_view(page.text, block.ranges), "byline", len(draft.heads))
        for paragraph, (role, block) in enumerate(draft.parts, len(draft.heads) + 1):
            view = make_view(page.text, block.ranges)
            opening, begin = self._bylines.opening(view.text) if role == "body" else ([], 0)
            closing, end = self._bylines.closing(view.text)
            for name in opening + closing:
                credit(view, name)
            if begin:
                add(view.part(0, begin), "byline", paragraph)
            add(view.part(begin, max(begin, end)), role, paragraph)
            if end < len(view):
                add(view.part(max(begin, end), len(view)), "byline", paragraph)
        for block, name in editors:
            credit(make_view(page.text, block.ranges), name)
        ranges = [r for b in (*draft.heads, *(c for c, _ in draft.credits), *(p for _, p in draft.parts)) for r in b.ranges]
        heads = tuple(Span(page.id, s, e) for s, e in (head_block.ranges if head_block else ()))
        spans = tuple(Span(page.id, s, e) for s, e in sorted(set(ranges)))
        return Article(identity, page.id, number, headline, heads, spans, tuple(sentences), tuple(credits), draft.kicker, date)


def _headed_levels(blocks: Iterable[Block]) -> frozenset[int]:
    """The markdown depths that head articles: the outermost, or the next one where the outermost stands once."""
    levels = [b.level for b in blocks if b.level]
    if not levels:
        return frozenset()
    ordered = sorted(set(levels))
    heads = {ordered[0]}
    if len(ordered) > 1 and levels.count(ordered[0]) == 1 and levels.count(ordered[1]) > 1:
        heads.add(ordered[1])
    return frozenset(heads)


def _is_author_line(pending: list[Block], blocks: list[Block], number: int) -> bool:
    """A body's name between a headline and the text is the author; over the headline it is a kicker."""
    return bool(pending) and pending[-1].kind == "heading" and _before_text(blocks, number)


def _before_text(blocks: list[Block], number: int) -> bool:
    """Whether the block after this one is text."""
    return number + 1 < len(blocks) and blocks[number + 1].kind == "body"


def _slice(view: View, start: int, end: int, kind: str) -> Block:
    part = view.part(start, end)
    ranges: list[tuple[int, int]] = []
    for offset in part.offsets:
        if ranges and offset - ranges[-1][1] <= 2:
            ranges[-1] = (ranges[-1][0], offset + 1)
        else:
            ranges.append((offset, offset + 1))
    return Block("heading" if kind == "heading" else "body", ranges, part.text.strip())


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


def _headline(draft: _Draft) -> tuple[str, Block | None]:
    """The main line among the heads: the last heading, or the longest where several stand together."""
    headings = [b for b in draft.heads if b.kind == "heading"]
    if not headings:
        kickers = [b for b in draft.heads if b.kind == "kicker"]
        return ("", None) if not kickers else (kickers[-1].text, kickers[-1])
    marked = [b for b in headings if not b.text.startswith(("—", "-"))] or headings
    best = marked[0] if len(marked) == 1 else max(marked[:3], key=lambda b: (b.vertical, len(b.text) >= 8, -marked.index(b)))
    return best.text, best


def _sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text; semicolons do not part sentences, their clauses share a subject."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.end()].strip():
            found.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return found


