"""An article in the making, and what the words of a text tell of its place in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from uniongraph.pages.block import Block
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.names import Name
from uniongraph.records import Role
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, ends_with, starts_with

_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_MARKS = "*_【[〔> ·—-■◆●★▲□"
"""What stands before the word for a note."""
_PICTURES = _MARKS + "△▼▽◀▶◄►←→↑↓ "
"""What stands before a picture's text."""
_BESIDE = 10_000
"""Characters beside a picture that are compared with its text; hardly an article has as many."""


@dataclass
class Counts:
    """What the blocks of an article come to, as far as they have been counted: each is looked at once."""

    heads: int = 0
    parts: int = 0
    credits: int = 0
    headings: int = 0
    roles: Counter[Role] = field(default_factory=Counter)
    told: int = 0
    cut: int | None = None
    signed: bool = False
    signers: set[int] = field(default_factory=set)
    first_writer: int | None = None


@dataclass
class Draft:
    """An article in the making; its lists only grow, but for :meth:`split`."""

    heads: list[Block] = field(default_factory=list)
    parts: list[tuple[Role, Block]] = field(default_factory=list)
    credits: list[tuple[Block, Name]] = field(default_factory=list)
    closed: bool = False
    reported: bool = False
    item: bool = False
    credited: bool = False
    _counts: Counts = field(default_factory=Counts)

    def counts(self) -> Counts:
        """What the blocks come to by now."""
        done = self._counts
        for block in self.heads[done.heads :]:
            done.headings += block.kind == "heading"
        for number, (role, block) in enumerate(self.parts[done.parts :], done.parts):
            if role == "body":
                if block.before and done.roles["body"]:
                    done.cut = number
                done.told += len(block.text)
            done.roles[role] += 1
        for block, name in self.credits[done.credits :]:
            done.signed = done.signed or name.role in ("author", "reporter")
            done.signers.add(block.number)
            if name.role != "photographer" and (done.first_writer is None or block.number < done.first_writer):
                done.first_writer = block.number
        done.heads, done.parts, done.credits = len(self.heads), len(self.parts), len(self.credits)
        return done

    @property
    def has_body(self) -> bool:
        return self.counts().roles["body"] > 0

    @property
    def has_headline(self) -> bool:
        return self.counts().headings > 0

    @property
    def signed(self) -> bool:
        """Whether it is known who wrote the article."""
        return self.counts().signed

    @property
    def only_notes(self) -> bool:
        return bool(self.parts) and self.counts().roles["note"] == len(self.parts) and not self.has_headline

    @property
    def told(self) -> int:
        """How many characters the text has, captions and notes apart."""
        return self.counts().told

    @property
    def cut(self) -> int | None:
        """The part from which on it could be another article: the last after a blank line, not the first."""
        return self.counts().cut

    def split(self) -> Draft:
        """A new article of what stands from :attr:`cut` on; this one keeps the rest and is closed."""
        cut = self.cut
        start = self.parts[cut][1].number if cut is not None else 0
        made = Draft(parts=self.parts[cut:], credits=[c for c in self.credits if c[0].number > start])
        self.parts, self.closed = self.parts[:cut], True
        self.credits = [c for c in self.credits if c[0].number <= start]
        self._counts = Counts()
        return made

    def blocks(self) -> Iterator[Block]:
        """All blocks of the article."""
        yield from self.heads
        yield from (b for b, _ in self.credits)
        yield from (b for _, b in self.parts)


def _told(blocks: Iterable[Block]) -> str:
    """The text of blocks, as far as a picture among them could tell the same."""
    texts: list[str] = []
    length = 0
    for block in blocks:
        texts.append(block.text)
        length += len(block.text)
        if length > _BESIDE:
            break
    return "".join(texts)


class Words:
    """What a text shows of its place in an article, by the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines, is_unit: Callable[[str], bool]) -> None:
        self._is_unit = is_unit
        self._bylines = bylines
        self._openers = lexicon.words("layout", "report_openers")
        self._notes = lexicon.words("layout", "note_starts")
        self._opening_notes = lexicon.words("layout", "opens_page_note")
        self._comes_from = any_of(lexicon.words("layout", "comes_from"))
        self._list_heads = lexicon.words("layout", "list_heads")
        self._notice_ends = lexicon.words("layout", "notice_ends")
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

    def reports(self, caption: Block, beside: Iterable[Block]) -> bool:
        """Whether a picture's text tells news of its own: it opens as reports do, at length, with hardly a word of what
        the blocks beside it tell, and from somebody who did not write these."""
        text = caption.text.lstrip(_PICTURES)
        if not (caption.before and len(text) >= (30 if _DAY.match(text) else 50) and self.opener(text)):
            return False
        told = _told(beside).replace(" ", "")
        if any(name.text in told for name in self._bylines.closing(text)[0]):
            return False
        pieces = [text[k : k + 4] for k in range(len(text) - 3)]
        return sum(piece in told for piece in pieces) < 0.15 * len(pieces)

    def brief(self, text: str) -> bool:
        """Whether a text begins with the name of its column in brackets: 〔简讯〕…"""
        return bool(self._brief.match(text))

    def notice(self, text: str) -> bool:
        """Whether a headline is one that stands over a notice of its own: 征稿启事."""
        bare = re.sub(r"[\W_]", "", text)
        return bare in self._notices or ("关于" in bare and bare.endswith(self._notice_ends))

    def list_head(self, text: str) -> bool:
        """Whether a headline is one that stands over a list of its own: …获奖名单."""
        return bool(ends_with(text.replace(" ", ""), self._list_heads))

    def breaks_off(self, text: str) -> bool:
        """Whether a text ends with the page on which it goes on: （下转第4版）."""
        return bool(self._pointer.search(text[-14:]))

    def goes_on(self, text: str) -> bool:
        """Whether a text begins with the page from which it goes on: （上接第1版）."""
        return bool(self._pointer.match(text[:14]))

    def resumes(self, line: str) -> bool:
        """Whether a line of its own tells that what stands below it came from another page."""
        return self.goes_on(line) and bool(self._comes_from.search(line))

    def reprinted(self, text: str) -> bool:
        """Whether a text ends with the paper that it is taken from, as nothing but a whole article does."""
        return any(n.role == "source" for n in self._bylines.closing(text)[0])

    def ends(self, text: str) -> bool:
        """Whether the text ends with the credit that ends an article."""
        return any(n.role in ("author", "reporter", "source") for n in self._bylines.closing(text)[0])
