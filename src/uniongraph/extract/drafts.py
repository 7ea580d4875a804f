"""Referents in the making, and the order in which an article mentions them.

Which names stand for the same thing is decided in ``referents``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from uniongraph.records import Mention, Sentence
from uniongraph.text.cores import core

_REACH = 1000
"""Mentions that a pointer looks back over: more than any article has."""


@dataclass(eq=False)
class Draft:
    """A referent in the making, the same only as itself; ``key`` is what makes it one thing within the article."""

    key: tuple[str, str]
    cls: str
    names: dict[str, int] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    place: str = ""
    owner: str = ""
    weak: bool = True
    number: int = 0

    @property
    def name(self) -> str:
        return best_name(self.names)


def best_name(names: dict[str, int]) -> str:
    """The fullest name: the longest of those that the text uses, the first in order where two are as long."""
    return min(names, key=lambda n: (-len(n), n)) if names else ""


def own_names(draft: Draft, levelled: re.Pattern[str]) -> list[str]:
    """The names of a referent; of an honour with a level before its quotation those that the text itself says.

    全国“…之家” and 省级“…之家” are two: “…之家” is a name of one of them only where the text calls it so.
    """
    if draft.cls != "Award" or not levelled.match(draft.name):
        return list(draft.names)
    said = {core(draft.name), *(core(mention.text) for mention in draft.mentions)}
    return [name for name in draft.names if core(name) in said]


class Recent:
    """The mentions of an article in the order of its text; a place in it is a sentence's index and an offset."""

    def __init__(self) -> None:
        self._entries: list[tuple[tuple[int, int], Draft]] = []
        self._paragraphs: dict[int, int] = {}  # of the sentences

    def add(self, sentence: Sentence, start: int, draft: Draft) -> None:
        """Take a mention in."""
        self._paragraphs[sentence.index] = sentence.paragraph
        insort(self._entries, ((sentence.index, start), draft), key=lambda entry: entry[0])

    def opened(self, sentence: Sentence) -> None:
        """Take in to which paragraph a sentence belongs."""
        self._paragraphs[sentence.index] = sentence.paragraph

    def before(self, at: tuple[int, int]) -> Iterator[Draft]:
        """The referents mentioned before a sentence's offset, the last first."""
        return (draft for _, draft in self.mentioned(at))

    def mentioned(self, at: tuple[int, int]) -> Iterator[tuple[int, Draft]]:
        """The mentions before a sentence's offset, the last first: sentence and referent."""
        end = bisect_left(self._entries, at, key=lambda entry: entry[0])
        for place in range(end - 1, max(-1, end - 1 - _REACH), -1):
            (sentence, _), draft = self._entries[place]
            yield sentence, draft

    def last(self, at: tuple[int, int]) -> tuple[tuple[int, int], Draft] | None:
        """The last mention before a sentence's offset, with where it is."""
        number = bisect_left(self._entries, at, key=lambda entry: entry[0]) - 1
        return self._entries[number] if number >= 0 else None

    def paragraph(self, sentence: int) -> int | None:
        """The paragraph of a sentence that mentions something."""
        return self._paragraphs.get(sentence)
