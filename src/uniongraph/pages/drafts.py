"""Blocks to articles: which headline, byline, text and note belong together, and what belongs to none.

A headline opens an article when a byline, a dateline, a label or a kicker says so, or when the article before it
has ended; otherwise it is a subhead. A headline without text after it goes to the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from uniongraph.pages.block import Block
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.names import Name
from uniongraph.pages.paragraphs import NUMBERED
from uniongraph.records import Role
from uniongraph.schema import Lexicon
from uniongraph.text.matching import starts_with

_MARKS = "*_【[〔> ·—-■◆●★▲□"
"""What stands before the word for a note."""

_OPENS = 5
"""The score from which on a headline opens an article."""


@dataclass
class Draft:
    """An article in the making."""

    heads: list[Block] = field(default_factory=list)
    parts: list[tuple[Role, Block]] = field(default_factory=list)
    credits: list[tuple[Block, Name]] = field(default_factory=list)
    closed: bool = False
    reported: bool = False
    item: bool = False
    credited: bool = False

    @property
    def has_body(self) -> bool:
        return any(role == "body" for role, _ in self.parts)

    @property
    def has_headline(self) -> bool:
        return any(b.kind == "heading" for b in self.heads)

    @property
    def signed(self) -> bool:
        """Whether it is known who wrote the article."""
        return any(name.role in ("author", "reporter") for _, name in self.credits)

    @property
    def only_notes(self) -> bool:
        return bool(self.parts) and all(role == "note" for role, _ in self.parts) and not self.has_headline

    def blocks(self) -> list[Block]:
        """All blocks of the article."""
        return [*self.heads, *(b for b, _ in self.credits), *(b for _, b in self.parts)]


class Grouper:
    """Groups blocks with the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines) -> None:
        self._bylines = bylines
        self._openers = lexicon.words("layout", "report_openers")
        self._notes = lexicon.words("layout", "note_starts")
        self._opening_notes = lexicon.words("layout", "opens_page_note")
        self._closing_notes = lexicon.words("layout", "closes_article")

    def group(self, blocks: list[Block]) -> list[Draft]:
        """The articles of a page in order."""
        return _Grouping(self, blocks).run()

    def note(self, text: str) -> str:
        return starts_with(text.lstrip(_MARKS), self._notes)

    def opening_note(self, text: str) -> bool:
        return bool(starts_with(text.lstrip(_MARKS), self._opening_notes))

    def closing_note(self, text: str) -> bool:
        return bool(starts_with(text.lstrip(_MARKS), self._closing_notes))

    def dateline(self, text: str) -> bool:
        return self._bylines.starts_dateline(text)

    def begins_credited(self, text: str) -> bool:
        return bool(self._bylines.opening(text)[0])

    def opener(self, text: str) -> bool:
        return bool(starts_with(text, self._openers)) or bool(re.match(r"\d{1,2}月\d{1,2}日", text))

    def ends(self, text: str) -> bool:
        """Whether the text ends with the credit that ends an article."""
        return any(n.role in ("author", "reporter", "source") for n in self._bylines.closing(text)[0])


class _Grouping:
    """One page's way from blocks to articles."""

    def __init__(self, words: Grouper, blocks: list[Block]) -> None:
        self._words = words
        self._all = blocks
        self._drafts: list[Draft] = []
        self._current: Draft | None = None
        self._pending: list[Block] = []
        self._boxed = False  # a box of background was just opened
        self._parted = False  # furniture or a rule stood since the last text
        self._levels = _headed_levels(blocks)

    def run(self) -> list[Draft]:
        for number, block in enumerate(self._all):
            if block.kind == "furniture":
                self._parted = True
            elif block.kind == "label":
                if self._current and not self._current.parts and not self._pending:
                    self._current.heads.append(block)
                else:
                    self._pending.append(block)
            elif block.kind in ("heading", "kicker"):
                self._head(block, number)
            elif block.kind == "byline":
                self._byline(block, number)
            elif block.kind == "caption":
                self._caption(block)
            else:
                self._text(block, number)
        current = self._current
        if self._pending and current and not current.has_headline:
            current.heads += self._pending
        return self._drafts

    def _begin(self) -> Draft:
        draft = self._current if self._current and self._current.only_notes else Draft()
        for block in self._pending:
            if block.kind == "byline":
                draft.credits += [(block, name) for name in block.names]
            else:
                draft.heads.append(block)
        draft.item = any(b.item for b in self._pending)
        self._pending.clear()
        if draft is not self._current:
            self._drafts.append(draft)
        self._current = draft
        self._parted = False
        return draft

    def _next(self, number: int) -> Block | None:
        return next((self._all[k] for k in range(number + 1, len(self._all)) if self._all[k].kind != "caption"), None)

    def _head(self, block: Block, number: int) -> None:
        current, after = self._current, self._next(number)
        if current and not self._pending and not current.has_headline and current.has_body and not block.item:
            last = (
                after is None
                or after.kind in ("furniture", "label")
                or (after.kind == "byline" and self._ends_there(number + 1))
            )
            if (block.vertical and not (after and after.kind == "body")) or (block.kind == "heading" and last):
                current.heads.append(block)
                current.closed = True
                return
        alone = after is None or after.kind in ("furniture", "label")
        if block.kind == "kicker" and alone and current and current.has_body and not (self._pending or current.signed):
            current.credits.append((block, Name("author", block.text, 0, len(block.text))))  # a body signs its text
            current.closed = True
            return
        if block.kind == "kicker" and after and after.kind == "body":
            if current and not current.parts and not self._pending and current.has_headline:
                current.credits.append((block, Name("author", block.text, 0, len(block.text))))
                return
            if self._pending and self._pending[-1].kind == "heading" and not self._words.dateline(after.text):
                self._begin().credits.append((block, Name("author", block.text, 0, len(block.text))))
                return
        self._pending.append(block)

    def _ends_there(self, number: int) -> bool:
        """Whether a byline is followed by no text of its own: the next thing is a kicker, a label, another headline."""
        after = self._next(number)
        return after is None or after.kind in ("furniture", "label", "kicker", "heading")

    def _byline(self, block: Block, number: int) -> None:
        after, current = self._next(number), self._current
        if (block.right or block.text[:1] in "（(") and current and current.has_body and not (current.closed or self._pending):
            current.credits += [(block, name) for name in block.names]
            current.closed = True
            return
        headed = any(b.kind in ("heading", "kicker") for b in self._pending)
        before_head = after is not None and after.kind in ("heading", "kicker")
        if current and current.heads and number and self._all[number - 1] is current.heads[-1]:
            current.credits += [(block, name) for name in block.names]
            return
        if (
            headed
            and self._ends_there(number)
            and current
            and current.has_body
            and not current.credits
            and not current.has_headline
        ):
            current.heads += self._pending
            self._pending.clear()
            headed = False
        if not headed and before_head and (self._pending or current is None or current.closed or self._parted):
            self._pending.append(block)
            return
        levels = {b.level for b in self._pending if b.level}
        if (
            headed
            and current
            and current.has_body
            and levels
            and not levels & self._levels
            and self._ends_there(number)
        ):
            current.heads += self._pending
            self._pending.clear()
            headed = False
        if headed or current is None or (current.closed and not self._ends_there(number)):
            current = self._begin()
        current.credits += [(block, name) for name in block.names]
        if current.has_body and not self._pending:
            current.closed = True
        self._parted = False

    def _caption(self, block: Block) -> None:
        current = self._current
        role: Role = "caption"
        self._boxed = block.box
        if current is None or (self._pending and not current.parts) or any(b.kind == "label" for b in self._pending):
            role = "body" if any(b.kind == "label" for b in self._pending) else "caption"
            current = self._begin()
        current.parts.append((role, block))
        if role == "body":
            current.closed = True

    def _text(self, block: Block, number: int) -> None:
        words, note = self._words, bool(self._words.note(block.text))
        current = self._current
        if self._boxed and current and not words.dateline(block.text):
            current.parts += [("note", b) for b in (*self._pending, block)]
            self._pending.clear()
            self._boxed = bool(self._next(number)) and not current.closed and block.row
            return
        self._boxed = False
        labelled = bool(self._pending) and all(b.kind == "label" for b in self._pending)
        if labelled and current and current.has_body and words.note(self._pending[-1].text):
            # An afterword without a headline of its own.
            current.parts += [("note", b) for b in (*self._pending, block)]
            self._pending.clear()
            return
        if self._opens(block, number):
            self._begin()
        elif self._pending and self._current:
            self._current.parts += [("headline", b) for b in self._pending]
            self._pending.clear()
        current = self._current
        assert current is not None
        self._parted = False
        current.parts.append(("note" if note else "body", block))
        if not note or current.has_body:
            current.reported = current.reported or words.dateline(block.text)
            current.credited = current.credited or words.begins_credited(block.text)
            current.closed = current.closed or words.ends(block.text)

    def _opens(self, block: Block, number: int) -> bool:
        """Whether a text begins a new article, after the headlines that stand before it."""
        current, pending, text, words = self._current, self._pending, block.text, self._words
        if current is None:
            return True
        if not pending:
            if words.closing_note(text):
                return False
            if words.opening_note(text):
                return current.has_body
            if not current.has_body or block.row or NUMBERED.match(text):
                return False
            return words.dateline(text) or (
                current.closed and (block.bullet or words.ends(text) or words.opener(text) or self._parted)
            )
        if current.only_notes:
            return True
        if not current.has_body and not any(r == "note" for r, _ in current.parts):
            return any(b.kind == "heading" for b in pending) and current.has_headline and not current.credits
        levels = {b.level for b in pending if b.level}
        if levels:
            return bool(levels & self._levels)
        if any(b.item for b in pending):
            marked = any(b.kind == "label" for b in pending)
            return marked or current.item or current.closed or self._parted or not current.credits or words.ends(text)
        if words.dateline(text):
            return True
        if all(b.part for b in pending):
            return self._signed(block, number) and (current.closed or not current.has_body)
        heads = [b for b in pending if b.kind in ("heading", "kicker")]
        if not heads:  # a section's name between two paragraphs
            known = current.closed or bool(current.credits or current.credited)
            return current.closed or words.opener(text) or (known and words.ends(text)) or self._parted
        if any(b.kind in ("label", "kicker") or b.vertical or b.doubled for b in pending):
            return True
        if current.closed or current.item or self._parted:
            return True
        return self._headline_score(heads, block, number) >= _OPENS

    def _signed(self, block: Block, number: int) -> bool:
        """Whether a text ends with its author, or the next line in brackets or at the right names one."""
        after = self._next(number)
        return self._words.ends(block.text) or (
            after is not None and after.kind == "byline" and (after.right or after.text[:1] in "（(")
        )

    def _headline_score(self, heads: list[Block], block: Block, number: int) -> int:
        """How much speaks for a new article's headline, and not for a subhead of the current one."""
        current, words = self._current, self._words
        assert current is not None
        known = bool(current.credits or current.credited)
        signed = self._signed(block, number)
        length = max(len(b.text) for b in heads)
        told = sum(len(b.text) for role, b in current.parts if role == "body")
        subheads = sum(role == "headline" for role, _ in current.parts)
        score = 2 * signed * (1 + known)
        score += 2 * (words.opener(block.text) and (current.reported or not known))
        score += 2 * current.reported + (length >= 10) + (length >= 14) - (length <= 6)
        score += (heads[0].before > 0) + (heads[0].before > 0 and block.before > 0) + (len(heads) > 1) + (" " in heads[-1].text)
        score += 120 <= told <= 900
        score -= 3 * self._in_series(heads[-1], number)
        score -= 2 * (subheads > 0) + (current.reported and told > 900)
        return score


    def _in_series(self, head: Block, number: int) -> bool:
        """Whether the next heading looks like this one and neither text is credited: subheads come in rows."""
        words = self._words
        seen = [False, False]
        second: Block | None = None
        for block in self._all[number:]:
            if block.kind in ("label", "kicker", "byline", "furniture") or block.vertical:
                break
            if block.kind == "heading":
                if second is not None:
                    break
                second = block
            elif block.kind == "body" and (words.dateline(block.text) or words.ends(block.text)):
                return False
            elif block.kind == "body":
                seen[second is not None] = True
        if second is None or not all(seen):
            return False
        return 0.6 <= len(second.text) / max(1, len(head.text)) <= 1.7


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
