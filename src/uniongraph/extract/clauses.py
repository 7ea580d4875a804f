"""A sentence with its placed referents, and the links that frames make of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Reading
from uniongraph.records import Sentence
from uniongraph.schema import Pattern

BREAK = re.compile(r"[，。；：！？]")
"""What ends a clause."""
PAUSE = re.compile(r"[，。；]")
"""What parts what is said of one from what is said of another; a colon does not."""

HELD = frozenset(["Programme", "Event"])
"""Classes of what somebody holds."""
PLACES = frozenset(["Place", "FunctionalZone"])
"""Classes of where something is."""
STANDING = frozenset(["Site", "Studio"])
"""Classes of what stands somewhere and is run by somebody."""

_MARK = re.compile(r"[，。；：！？“（”）]")
NOMINAL = frozenset(
    [
        "n",
        "nz",
        "nw",
        "nr",
        "ns",
        "nt",
        "vn",
        "an",
        "a",
        "m",
        "q",
        "f",
        "s",
        "u",
        "w",
        "LOC",
        "ORG",
        "PER",
        "TIME",
        "xc",
    ]
)
_VERBAL = frozenset(["v", "vd", "vi"])


@dataclass(frozen=True)
class Placed:
    """A mention in a sentence, with its referent."""

    start: int
    end: int
    cls: str
    draft: Draft
    nested: bool = False

    def __hash__(self) -> int:
        return hash((self.start, self.end, id(self.draft)))


@dataclass(frozen=True)
class Link:
    """A statement before it has evidence: both ends, the words from ``start`` to ``end`` that say it."""

    subject: Draft
    predicate: str
    object: Draft
    start: int
    end: int
    rule: str
    confidence: float
    title: str = ""
    former: bool = False

    @classmethod
    def by(cls, pattern: Pattern, subject: Draft, object_: Draft, start: int, end: int) -> Link:
        """What a pattern of the lexicon says of both ends, as surely as such patterns have been right."""
        return cls(subject, pattern.predicate, object_, start, end, pattern.id, pattern.confidence)


REACH = 1000
"""Mentions that a sentence looks back over: more than any article has, so that a longer one costs no more for each."""


class Earlier(Sequence[tuple[int, "Placed"]]):
    """The last that a growing list holds by now, without a copy of it for each sentence."""

    def __init__(self, items: list[tuple[int, Placed]]) -> None:
        self._items, self._end = items, len(items)
        self._start = max(0, self._end - REACH)

    def __len__(self) -> int:
        return self._end - self._start

    @overload
    def __getitem__(self, at: int) -> tuple[int, Placed]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[int, Placed]]: ...

    def __getitem__(self, at: int | slice) -> tuple[int, Placed] | Sequence[tuple[int, Placed]]:
        if isinstance(at, slice):
            return [self._items[i] for i in range(self._start, self._end)[at]]
        return self._items[range(self._start, self._end)[at]]

    def __iter__(self) -> Iterator[tuple[int, Placed]]:
        return map(self._items.__getitem__, range(self._start, self._end))

    def __reversed__(self) -> Iterator[tuple[int, Placed]]:
        return map(self._items.__getitem__, range(self._end - 1, self._start - 1, -1))


@dataclass
class Clause:
    """A sentence as frames read it.

    ``carried`` is the subject that earlier sentences leave, ``past`` the mentions of earlier sentences (number
    of the sentence, mention), the oldest first. ``topics`` are programmes and events that were introduced up to
    here, ``salient`` those that the article is about: somebody holds them, or it comes back to them; ``leaders``
    are the people of whom the sentence says that they head those who go somewhere. ``spoken`` are the ids of the
    patterns whose words stand in the sentence, once somebody has looked. ``asides`` are the ids of people whom the
    article brings in as somebody's kin, master or apprentice. ``touring`` says whether this sentence or one shortly
    before it tells that somebody inspects or helps.
    """

    reading: Reading
    placed: Sequence[Placed]
    home: Draft | None
    carried: Draft | None = None
    past: Sequence[tuple[int, Placed]] = field(default=())
    topics: Collection[Draft] = field(default=())
    salient: Collection[Draft] = field(default=())
    leaders: Sequence[Placed] = field(default=())
    spoken: frozenset[str] | None = None
    asides: frozenset[int] = frozenset()
    touring: bool = False
    sentence: Sentence = field(init=False, repr=False)
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.sentence, self.text = self.reading.sentence, self.reading.text

    @cached_property
    def bounds(self) -> frozenset[int]:
        """The offsets at which words and mentions begin or end."""
        return self.reading.starts | {i for p in self.placed for i in (p.start, p.end)}

    @cached_property
    def _starts(self) -> list[int]:
        """For each offset where its clause begins: after the last mark, quotations that closed before it left out."""
        starts: list[int] = []
        open_, done = [0], 0
        for match in _MARK.finditer(self.text):
            i, char = match.start(), match.group()
            starts += [open_[-1]] * (i + 1 - done)  # all that follows the last mark, up to this one
            done = i + 1
            if char in "“（":
                open_.append(open_[-1])
            elif char in "”）":
                open_ = open_[:-1] if len(open_) > 1 else [0]
            else:
                open_[-1] = i + 1
        return starts + [open_[-1]] * (len(self.text) + 1 - done)

    @cached_property
    def _ends(self) -> list[int]:
        """For each offset where its clause ends: at the next mark, quotations that open after it left out."""
        size = len(self.text)
        ends: list[int] = []
        open_, done = [size], size
        for match in reversed(list(_MARK.finditer(self.text))):
            i, char = match.start(), match.group()
            ends += [open_[-1]] * (done - i)
            done = i
            if char in "”）":
                open_.append(open_[-1])
            elif char in "“（":
                open_ = open_[:-1] if len(open_) > 1 else [size]
            else:
                open_[-1] = i
        ends += [open_[-1]] * (done + 1)
        return ends[::-1]

    @cached_property
    def _stretches(self) -> dict[re.Pattern[str], list[tuple[int, int]]]:
        return {}

    def stretches(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        """Where a pattern matches in the sentence; searched once."""
        if pattern not in self._stretches:
            self._stretches[pattern] = [m.span() for m in pattern.finditer(self.text)]
        return self._stretches[pattern]

    def start_of(self, offset: int) -> int:
        """Where the clause of an offset begins (after the last mark, quotations not counted)."""
        return self._starts[offset]

    def end_of(self, offset: int) -> int:
        """Where the clause of an offset ends."""
        return self._ends[offset]

    def of(self, classes: Collection[str], start: int = 0, end: int | None = None) -> list[Placed]:
        """The placed mentions of these classes that lie between two offsets."""
        end = len(self.text) if end is None else end
        return [p for p in self.placed if p.cls in classes and start <= p.start and p.end <= end and not p.nested]

    def nested(self, classes: Collection[str], outer: Placed) -> list[Placed]:
        """The mentions of these classes that lie inside another."""
        return [
            p for p in self.placed if p.nested and p.cls in classes and outer.start <= p.start and p.end <= outer.end
        ]

    def at(self, offset: int) -> Placed | None:
        """The mention that covers an offset."""
        return next((p for p in self.placed if p.start <= offset < p.end), None)

    def latest(self, classes: Collection[str], offset: int, reach: int = 3) -> Draft | None:
        """The referent of these classes that was named last before ``offset``, at most ``reach`` sentences ago."""
        here = self.of(classes, 0, offset)
        if here:
            return here[-1].draft
        aside: Draft | None = None
        for number, placed in reversed(self.past):
            if self.sentence.index - number > reach:
                break
            if placed.cls in classes and not placed.nested:
                if id(placed.draft) not in self.asides:
                    return placed.draft
                aside = aside or placed.draft
        return aside

    def tags(self, start: int, end: int) -> set[str]:
        """The tags of the words between two offsets."""
        at = self.reading.token_at
        return {self.reading.tokens[at[i]].tag for i in range(start, min(end, len(at)))}

    def nominal(self, start: int, end: int) -> bool:
        """Whether only nouns and what goes with them stand between two offsets; a name is a noun, whatever is in it."""
        if BREAK.search(self.text, start, end):
            return False
        if self.tags(start, end) <= NOMINAL:
            return True
        names = sorted((p.start, p.end) for p in self.placed if start <= p.start and p.end <= end)
        for begin, stop in names:
            if begin > start and not self.tags(start, begin) <= NOMINAL:
                return False
            start = max(start, stop)
        return bool(names) and self.tags(start, end) <= NOMINAL

    def verbal(self, start: int, end: int) -> bool:
        """Whether a verb stands between two offsets."""
        return bool(self.tags(start, end) & _VERBAL)


def outside(
    clause: Clause, pattern: re.Pattern[str], start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """The matches that begin outside every mention (总工会|会同 does not hide 同)."""
    end = len(clause.text) if end is None else end
    while (match := pattern.search(clause.text, start, end)) is not None:
        inside = clause.at(match.start())
        if inside is None:
            yield match
        start = match.end() if inside is None else max(inside.end, match.start() + 1)


def bounded(clause: Clause, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches that begin outside every mention and with a word (副教授 hides no 教)."""
    start = 0
    while (match := pattern.search(clause.text, start)) is not None:
        inside = clause.at(match.start())
        good = inside is None and match.start() in clause.bounds
        if good:
            yield match
        start = match.end() if good else max(inside.end if inside else 0, match.start() + 1)


def drafts(placed: Iterable[Placed]) -> list[Draft]:
    """The referents of mentions, each once, in order."""
    found: list[Draft] = []
    for p in placed:
        if p.draft not in found:
            found.append(p.draft)
    return found
