"""A sentence with its placed referents, and who the subject of a stretch of it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from uniongraph.extract.referents import Draft
from uniongraph.extract.words import Reading, Words
from uniongraph.records import Sentence

_BREAK = re.compile(r"[，。；：！？]")


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


@dataclass
class Clause:
    """A sentence as frames read it. ``carried`` is the subject that earlier sentences of the paragraph leave."""

    reading: Reading
    placed: Sequence[Placed]
    home: Draft | None
    carried: Draft | None = None

    @property
    def sentence(self) -> Sentence:
        return self.reading.sentence

    @property
    def text(self) -> str:
        return self.reading.text

    def of(self, classes: Collection[str], start: int = 0, end: int | None = None) -> list[Placed]:
        """The placed mentions of these classes that lie between two offsets."""
        end = len(self.text) if end is None else end
        return [p for p in self.placed if p.cls in classes and start <= p.start and p.end <= end and not p.nested]

    def nested(self, classes: Collection[str], outer: Placed) -> list[Placed]:
        """The mentions of these classes that lie inside another."""
        return [p for p in self.placed if p.nested and p.cls in classes and outer.start <= p.start and p.end <= outer.end]

    def at(self, offset: int) -> Placed | None:
        """The mention that covers an offset."""
        return next((p for p in self.placed if p.start <= offset < p.end), None)


class Grammar:
    """The few rules of word order that frames share, with the words of ``[frames]``."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        self._oblique = lexicon.longest_first("frames", "oblique")
        self._agents = lexicon.longest_first("frames", "agents")
        self._list = re.compile(rf"(?:[、和与及]|以及|[”》）]|\s)*(?:等)?")

    def clause_start(self, text: str, offset: int) -> int:
        """Where the clause of an offset begins (after the last mark, quotations not counted)."""
        depth = 0
        for i in range(offset - 1, -1, -1):
            if text[i] == "”":
                depth += 1
            elif text[i] == "“":
                depth = max(0, depth - 1)
            elif depth == 0 and _BREAK.match(text[i]):
                return i + 1
        return 0

    def clause_end(self, text: str, offset: int) -> int:
        """Where the clause of an offset ends."""
        depth = 0
        for i in range(offset, len(text)):
            if text[i] == "“":
                depth += 1
            elif text[i] == "”":
                depth = max(0, depth - 1)
            elif depth == 0 and _BREAK.match(text[i]):
                return i
        return len(text)

    def is_oblique(self, text: str, start: int) -> bool:
        """Whether the words before ``start`` make what follows something else than a subject."""
        before = text[max(0, start - 6) : start].rstrip("“《 ")
        return any(before.endswith(word) for word in self._oblique)

    def run(self, clause: Clause, first: Placed, classes: Collection[str]) -> list[Placed]:
        """The list that begins with a mention: A、B和C."""
        members = [first]
        following = [p for p in clause.placed if p.start >= first.end and not p.nested]
        for other in following:
            gap = clause.text[members[-1].end : other.start]
            if other.cls in classes and (not gap.strip("”“《》") or re.fullmatch(r"[”》]?(?:[、和与及]|以及)?(?:全?[省市县区]|\d+[个家]|[“《])*", gap)):
                members.append(other)
            else:
                break
        return members

    def before(self, clause: Clause, last: Placed, classes: Collection[str]) -> list[Placed]:
        """The list that ends with a mention."""
        members = [last]
        for other in reversed([p for p in clause.placed if p.end <= last.start and not p.nested]):
            gap = clause.text[other.end : members[0].start]
            if other.cls in classes and re.fullmatch(r"[”》]?(?:[、和与及]|以及)[“《]?", gap):
                members.insert(0, other)
            else:
                break
        return members

    def subjects(self, clause: Clause, offset: int, classes: Collection[str]) -> list[Placed]:
        """The subject of what stands at ``offset``: in its clause, else in clauses before it in the sentence."""
        start = self.clause_start(clause.text, offset)
        end = offset
        while True:
            inside = [p for p in clause.of(classes, start, end)]
            for first in inside:
                if self.is_oblique(clause.text, first.start):
                    continue
                if self._attribute(clause, first, end):
                    continue
                return [p for p in self.run(clause, first, classes) if p.end <= end]
            if start == 0 or clause.text[start - 1] in "。！？":
                return []
            end = start - 1
            start = self.clause_start(clause.text, end)

    def _attribute(self, clause: Clause, placed: Placed, end: int) -> bool:
        """Whether a mention only describes what follows (响水县总工会主席…, 某公司的职工…)."""
        rest = clause.text[placed.end : placed.end + 1]
        return rest == "的" and placed.cls != "Person"

    def agents_after(self, clause: Clause, start: int, end: int, classes: Collection[str]) -> list[Placed]:
        """Bodies after 由 or 被 between two offsets."""
        for word in self._agents:
            at = clause.text.find(word, start, end)
            while at >= 0:
                found = [p for p in clause.of(classes, at, end) if p.start - at - len(word) <= 2]
                if found:
                    return [p for p in self.run(clause, found[0], classes) if p.end <= end]
                at = clause.text.find(word, at + 1, end)
        return []


def drafts(placed: Iterable[Placed]) -> list[Draft]:
    """The referents of mentions, each once, in order."""
    found: list[Draft] = []
    for p in placed:
        if p.draft not in found:
            found.append(p.draft)
    return found
