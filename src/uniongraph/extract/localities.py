"""Places that stand by themselves: divisions, zones, villages, roads, and what the tagger takes for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with


class PlaceFinder:
    """Finds names of places."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._ends = lexicon.words("Place", "ends")
        self._levels = words.schema.places.suffixes
        self._lead = re.compile(
            rf"(?:{any_of(lexicon.words('Place', 'leads')).pattern})(?:[\u4e00-\u9fff]{{2,8}}[省市县区镇乡])?$"
        )
        self._generic = words.generic["Place"]

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence, chains of divisions (淮安市洪泽区) as one."""
        text = reading.text
        i = 0
        for token in reading.tokens:
            if token.start < i or token.tag not in ("LOC", "ns"):
                continue
            end = self._chain(text, token.start)
            name = text[token.start : max(end, token.end)]
            if end < token.end:
                end = token.end
                name = text[token.start : end]
            if not self._accepted(reading, token.start, name):
                continue
            i = end
            yield Candidate(token.start, end, "Place", name, 10 + len(name))

    def _chain(self, text: str, start: int) -> int:
        end = start
        while (after := self._words.place_at(text, end)) > end:
            end = after
        return end

    def _accepted(self, reading: Reading, start: int, name: str) -> bool:
        words = self._words
        if name in self._generic or name in words.place_words or len(name) < 2:
            return False
        if self._chain(name, 0) == len(name):
            return True
        if reading.text[start - 1 : start] == "“":
            return False  # a figure of speech (“连心桥”), or part of another name
        end = self._chain(name, 0)
        if ends_with(name[end:], self._levels) and not end:
            return False
        if len(name) >= 3 and bool(ends_with(name, self._ends)):
            return True
        before = reading.text[max(0, start - 12) : start]
        return len(name) >= 2 and bool(self._lead.search(before))
