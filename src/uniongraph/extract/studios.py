"""Studios named after somebody: where the tagger took the name apart, and where a craft stands behind the name.

陈一|帆|职工创新工作室, 集团|丁|一|劳模创新工作室; 丁一帆|扎染|创新工作室.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_NO_NAME = frozenset("的了和在与及等为有个各某该本第首")
_NAMED = frozenset(["PER", "ORG", "LOC", "nz", "nr"])


_CRAFT = 8
"""Characters of the craft that a studio names, at most: 桥吊操作, 铝合金焊接."""

_OF_CRAFTS = frozenset(["v", "vn", "vd", "n", "nz", "nw", "a", "an", "ad"])


def person_before_craft(reading: Reading, head_start: int, words: Words) -> tuple[int, int] | None:
    """Start and end of the name before the craft that stands before a studio's head, None where none stands there."""
    text, number = reading.text, reading.token_at[head_start - 1] if head_start else 0
    while number > 0 and head_start - reading.tokens[number].start <= _CRAFT:
        token, before = reading.tokens[number], reading.tokens[number - 1]
        if token.tag not in _OF_CRAFTS or token.text in words.stop or not text[token.start : token.end].isalpha():
            return None
        if before.tag == "PER":
            end = before.end
            if before.end - before.start == 1 and token.end < head_start and len(token.text) <= 2:
                end = token.end  # 丁|一帆|扎染
            elif before.end - before.start > 3 and "·" not in before.text:
                end = next(
                    (cut for cut in sorted(reading.boundaries) if before.start + 1 < cut < before.end), before.end
                )
            name = text[before.start : end]
            return (before.start, end) if words.is_surname(name) and len(name) >= 2 else None
        number -= 1
    return None


class NamedStudios:
    """Finds a surname, one or two characters, and a long word for a studio, in a list or behind a body's noun."""

    def __init__(self, words: Words) -> None:
        self._words = words
        heads = any_of(h for h in words.lexicon.words("Studio", "heads") if len(h) >= 5).pattern
        nouns = any_of((*words.lexicon.table("pointer", "nouns"), *words.levels)).pattern
        self._sought = re.compile(heads)
        self._before = re.compile(rf"(?:^|[、，。；：“（和与及的]|{nouns})$")

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """The studios of a sentence, and the people whose names they bear."""
        text, words = reading.text, self._words
        for match in self._sought.finditer(text):
            end = match.start()
            for length in (3, 2):
                start, name = end - length, text[end - length : end]
                if (
                    start < 0
                    or not words.is_surname(name)
                    or set(name) & _NO_NAME
                    or words.place_at(text, start) >= end
                    or not self._name(reading, start, end)
                ):
                    continue
                if name in words.no_names or not self._before.search(text[max(0, start - 4) : start]):
                    continue
                whole = text[start : match.end()]
                yield Candidate(start, match.end(), "Studio", whole, 20 + len(whole))
                yield Candidate(start, end, "Person", name, 2)
                break

    @staticmethod
    def _name(reading: Reading, start: int, end: int) -> bool:
        """Whether characters can be a name: no word of the dictionary, and begun by no word that reaches into them."""
        if (
            not re.fullmatch(r"[\u4e00-\u9fff]+", reading.text[start:end])
            or end not in reading.starts | reading.boundaries
        ):
            return False
        if start not in reading.starts or any(t.start == start and t.end > end for t in reading.tokens):
            return False
        inside = [t for t in reading.tokens if start <= t.start < end]
        common = len(inside) == 1 and inside[0].tag not in _NAMED
        return not common and any(start < b < end for b in reading.boundaries | reading.starts)
