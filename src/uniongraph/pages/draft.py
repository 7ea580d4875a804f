"""An article in the making, and what the words of a text tell of its place in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from uniongraph.pages.block import Block
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.names import Name
from uniongraph.records import Role
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, starts_with

_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_MARKS = "*_【[〔> ·—-■◆●★▲□"
"""What stands before the word for a note."""
_PICTURES = _MARKS + "△▼▽◀▶◄►←→↑↓ "
"""What stands before a picture's text."""


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


class Words:
    """What a text shows of its place in an article, by the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines, is_unit: Callable[[str], bool]) -> None:
        self._is_unit = is_unit
        self._bylines = bylines
        self._openers = lexicon.words("layout", "report_openers")
        self._notes = lexicon.words("layout", "note_starts")
        self._opening_notes = lexicon.words("layout", "opens_page_note")
        self._notices = frozenset(lexicon.words("layout", "notices"))
        columns = any_of(lexicon.words("layout", "labels") + lexicon.words("layout", "notices")).pattern
        self._brief = re.compile(rf"[【〔\[](?:{columns})[】〕\]]")
        pointers = any_of(lexicon.words("layout", "continued")).pattern
        self._pointer = re.compile(rf"[（(](?:{pointers})[^（）()]{{1,8}}[）)]")
        self._closing_notes = lexicon.words("layout", "closes_article")

    def note(self, text: str) -> str:
        return starts_with(text.lstrip(_MARKS), self._notes)

    def opening_note(self, text: str) -> bool:
        return bool(starts_with(text.lstrip(_MARKS), self._opening_notes))

    def closing_note(self, text: str) -> bool:
        return bool(starts_with(text.lstrip(_MARKS), self._closing_notes))

    def dateline(self, text: str) -> bool:
        return self._bylines.starts_report(text)

    def of_a_unit(self, text: str) -> bool:
        """Whether the text begins with the unit or place that it tells of, in brackets (【某县】…)."""
        label = re.match(r"[【〔\[]([^】〕\]]{2,12})[】〕\]]", text)
        return label is not None and self._is_unit(label.group(1)) and not self.dateline(text)

    def begins_credited(self, text: str) -> bool:
        return bool(self._bylines.opening(text)[0])

    def opener(self, text: str) -> bool:
        return bool(starts_with(text, self._openers)) or bool(_DAY.match(text))

    def reports(self, caption: Block, told: str) -> bool:
        """Whether a picture's text tells news of its own: it opens as reports do, at length, with hardly a word of what
        the articles beside it tell, and from somebody who did not write these."""
        text = caption.text.lstrip(_PICTURES)
        if not (caption.before and len(text) >= (30 if _DAY.match(text) else 50) and self.opener(text)):
            return False
        told = told.replace(" ", "")
        if any(name.text in told for name in self._bylines.closing(text)[0]):
            return False
        pieces = [text[k : k + 4] for k in range(len(text) - 3)]
        return sum(piece in told for piece in pieces) < 0.15 * len(pieces)

    def brief(self, text: str) -> bool:
        """Whether a text begins with the name of its column in brackets: 〔简讯〕…"""
        return bool(self._brief.match(text))

    def notice(self, text: str) -> bool:
        """Whether a headline is one that stands over a notice of its own: 征稿启事."""
        return re.sub(r"[\W_]", "", text) in self._notices

    def breaks_off(self, text: str) -> bool:
        """Whether a text ends with the page on which it goes on: （下转第4版）."""
        return bool(self._pointer.search(text[-14:]))

    def goes_on(self, text: str) -> bool:
        """Whether a text begins with the page from which it goes on: （上接第1版）."""
        return bool(self._pointer.match(text[:14]))

    def reprinted(self, text: str) -> bool:
        """Whether a text ends with the paper that it is taken from, as nothing but a whole article does."""
        return any(n.role == "source" for n in self._bylines.closing(text)[0])

    def ends(self, text: str) -> bool:
        """Whether the text ends with the credit that ends an article."""
        return any(n.role in ("author", "reporter", "source") for n in self._bylines.closing(text)[0])
