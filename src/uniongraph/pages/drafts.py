"""Blocks to articles: which headline, byline, text and note belong together, and what belongs to none.

A headline opens an article when a byline, a dateline, a label or a kicker says so, or when the article before it
has ended; otherwise it is a subhead. A headline without text after it goes to the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from uniongraph.pages.below import lifted, stands_below
from uniongraph.pages.block import Block
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.draft import Draft, Words
from uniongraph.pages.names import Name
from uniongraph.pages.openings import Openings
from uniongraph.records import Role
from uniongraph.schema import Lexicon

_COUNTER = re.compile(r"[\W_]*\d{1,2}[\W_]*")
"""A number alone in its line, as sites count the parts of a text."""


class Grouper:
    """Groups blocks with the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines, is_unit: Callable[[str], bool]) -> None:
        self._words = Words(lexicon, bylines, is_unit)

    def group(self, blocks: list[Block]) -> list[Draft]:
        """The articles of a page in order."""
        return _Grouping(self._words, lifted(blocks) if stands_below(blocks) else blocks).run()


class _Grouping:
    """One page's way from blocks to articles."""

    def __init__(self, words: Words, blocks: list[Block]) -> None:
        self._words = words
        self._all = blocks
        for number, block in enumerate(blocks):
            block.number = number
        self._drafts: list[Draft] = []
        self._current: Draft | None = None
        self._pending: list[Block] = []
        self._boxed = False  # a box of background was just opened
        self._parted = False  # furniture or a rule stood since the last text
        self._resumed: Block | None = None  # a line of its own told where the text below it came from
        self._broken: list[Draft] = []  # articles before the current one whose text breaks off
        self._openings = Openings(words, blocks)

    def run(self) -> list[Draft]:
        for number, block in enumerate(self._all):
            if block.kind == "furniture":
                self._parted = self._parted or not _COUNTER.fullmatch(block.text)
                self._resumed = block if self._words.resumes(block.text) else self._resumed
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
                self._caption(block, number)
            else:
                self._text(block, number)
        current = self._current
        if self._pending and current and not current.has_headline:
            self._give(current)
        return self._drafts

    def _give(self, draft: Draft) -> None:
        """What was held back heads an article whose text stands before it."""
        draft.parts += [("caption", b) for b in self._pending if b.kind == "caption"]
        draft.heads += [b for b in self._pending if b.kind != "caption"]
        self._pending.clear()

    def _keep(self, draft: Draft) -> None:
        """What was held back is subheads within an article."""
        draft.parts += [("caption" if b.kind == "caption" else "headline", b) for b in self._pending]
        self._pending.clear()

    def _begin(self) -> Draft:
        draft = self._current if self._current and self._current.only_notes else Draft()
        for block in self._pending:
            if block.kind == "byline":
                draft.credits += [(block, name) for name in block.names]
            elif block.kind == "caption":
                draft.parts.append(("caption", block))
            else:
                draft.heads.append(block)
        draft.item = any(b.item for b in self._pending)
        self._pending.clear()
        if draft is not self._current:
            self._add(draft)
        self._parted = False
        return draft

    def _add(self, draft: Draft) -> None:
        """A new article, the current one from now on."""
        if self._current and self._breaks_off(self._current):
            self._broken.append(self._current)
        self._drafts.append(draft)
        self._current = draft

    def _head(self, block: Block, number: int) -> None:
        current, after = self._current, self._openings.following(number)
        listed = current is not None and bool(current.parts) and current.parts[0][1].bullet
        unheaded = current is not None and current.has_body and not (current.has_headline or listed)
        if current and unheaded and not self._pending and not block.item:
            last = (
                after is None
                or after.kind in ("furniture", "label")
                or (after.kind == "byline" and self._ends_there(number + 1))
                or (
                    after.kind in ("heading", "kicker")
                    and after.before > 0
                    and after.text[:1] not in "—-（"
                    and self._just_signed(number)
                )
            )
            below = self._all[number + 1] if number + 1 < len(self._all) else None
            pictured = below is not None and below.kind == "caption" and not below.box and block.before > 0
            last = last and not pictured  # it heads the picture
            if (block.vertical and not (after and after.kind == "body")) or (block.kind == "heading" and last):
                current.heads.append(block)
                current.closed = True
                return
        alone = after is None or after.kind in ("furniture", "label")
        if current and current.has_headline and not self._pending and self._heads_above(block, number):
            self._add(current := current.split())
            current.heads.append(block)
            current.closed = True
            return
        if (
            block.kind == "kicker"
            and (alone or block.right)
            and current
            and current.has_body
            and not self._pending
            and (not current.signed or self._just_signed(number))
        ):
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

    def _continued(self, block: Block) -> Draft | None:
        """The article whose text breaks off with a pointer to the page on which this text goes on."""
        if not self._words.goes_on(block.text):
            return None
        self._broken = [d for d in self._broken if self._breaks_off(d)] if len(self._broken) < 2 else self._broken
        broken = self._broken + [d for d in (self._current,) if d and self._breaks_off(d)]
        return broken[0] if len(broken) == 1 else None

    def _breaks_off(self, draft: Draft) -> bool:
        return any(self._words.breaks_off(b.text) for _, b in draft.parts[-1:])

    def _heads_above(self, block: Block, number: int) -> bool:
        """Whether a headline stands after its text: none follows it, and the text before it was signed on its own."""
        after, current = self._openings.following(number), self._current
        apart = after is None or after.kind in ("furniture", "label") or (after.kind == "heading" and after.before > 0)
        if current is None or not apart:
            return False
        cut = current.cut
        if cut is None or (not block.before and not block.vertical):
            return False
        first = current.counts().first_writer
        early = first is not None and first < current.parts[cut][1].number
        return block.vertical or (early and self._just_signed(number))

    def _just_signed(self, number: int) -> bool:
        """Whether the block before this one is the byline that signed the current text."""
        return bool(number and self._current and number - 1 in self._current.counts().signers)

    def _ends_there(self, number: int) -> bool:
        """Whether a byline is followed by no text of its own: the next thing is a kicker, a label, another headline."""
        after = self._openings.following(number, bylines=False)
        return after is None or after.kind in ("furniture", "label", "kicker", "heading")

    def _byline(self, block: Block, number: int) -> None:
        after, current = self._openings.following(number), self._current
        if (
            (block.right or block.text[:1] in "（(")
            and current
            and current.has_body
            and not self._pending
            and (not current.closed or (number and self._all[number - 1] is current.parts[-1][1]))
        ):
            current.credits += [(block, name) for name in block.names]
            current.closed = True
            return
        headed = any(b.kind in ("heading", "kicker") for b in self._pending)
        if (
            current
            and current.has_body
            and not (current.has_headline or current.credits or self._pending)
            and after is not None
            and after.kind == "heading"
            and self._ends_there(number + 1)
        ):  # author and headline stand after their text
            current.credits += [(block, name) for name in block.names]
            return
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
            self._give(current)
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
            and not levels & self._openings.levels
            and self._ends_there(number)
        ):
            self._give(current)
            headed = False
        if headed or current is None or (current.closed and not self._ends_there(number)):
            current = self._begin()
        current.credits += [(block, name) for name in block.names]
        if current.has_body and not self._pending:
            current.closed = True
        self._parted = False

    def _caption(self, block: Block, number: int) -> None:
        current, after = self._current, self._openings.following(number)
        role: Role = "caption"
        self._boxed = block.box
        ends = after is None or after.kind != "body"
        headed = any(b.kind == "heading" for b in self._pending)
        if any(b.kind == "label" for b in self._pending) or (
            not block.box and ((headed and ends) or self._words.reports(block, self._beside(number)))
        ):
            role = "body"  # a picture with its text is an article
            current = self._begin()
        elif headed and current and current.parts and not block.box:
            self._pending.append(block)
            return
        elif current is None or (self._pending and not current.parts):
            current = self._begin()
        current.parts.append((role, block))
        if role == "body":
            current.closed = True

    def _beside(self, number: int) -> Iterable[Block]:
        """What stands around a picture: the article before it, or what follows where none stands before."""
        if self._current:
            return self._current.blocks() if self._current.has_body else ()
        return (self._all[place] for place in range(number + 1, len(self._all)))

    def _text(self, block: Block, number: int) -> None:
        words, note = self._words, bool(self._words.note(block.text))
        current = self._current
        if self._boxed and current and not words.dateline(block.text):
            current.parts += [("note" if current.closed else "body", b) for b in (*self._pending, block)]
            self._pending.clear()
            self._boxed = bool(self._openings.following(number)) and not current.closed and block.row
            return
        self._boxed = False
        labelled = bool(self._pending) and all(b.kind == "label" for b in self._pending)
        note = note or (labelled and self._words.opening_note(self._pending[-1].text))
        if labelled and current and current.has_body and words.note(self._pending[-1].text):
            # An afterword without a headline of its own.
            current.parts += [("note", b) for b in (*self._pending, block)]
            self._pending.clear()
            return
        pointer, self._resumed = self._resumed or block, None
        if not self._pending and (earlier := self._continued(pointer)):
            earlier.parts.append(("body", block))
            return
        resumed = pointer is not block and not self._pending
        if resumed or self._openings.opens(self._current, self._pending, self._parted, block, number):
            self._begin()
        elif self._pending and self._current:
            self._keep(self._current)
        current = self._current
        assert current is not None
        self._parted = False
        current.parts.append(("note" if note else "body", block))
        if not note or current.has_body:
            current.reported = current.reported or words.dateline(block.text)
            current.credited = current.credited or words.begins_credited(block.text)
            current.closed = current.closed or words.ends(block.text)
