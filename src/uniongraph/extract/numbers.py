"""Schools that go by number: 市八中, 八十一中, 县二小; what a number alone tells only where it can mean a school."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of


class NumberedSchools:
    """Finds schools whose name is a number and a short word for the kind."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        kinds = any_of(lexicon.words("School", "numbered")).pattern
        blocked = any_of(lexicon.words("School", "numbered_not")).pattern
        self._named = re.compile(
            rf"(?<![届第年月、\d一二三四五六七八九十])第?[一二三四五六七八九十]{{1,3}}(?:{kinds})(?!{blocked})"
        )
        self._told = any_of(lexicon.words("School", "numbered_before_noun"))
        self._levels = tuple(sorted(level for level in words.levels if len(level) == 1))

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates: a place or a level stands before the number, or what only a school has behind it."""
        text, words = reading.text, self._words
        for match in self._named.finditer(text):
            start, end = match.span()
            name = match.group()
            place = next((at for at in range(max(0, start - 8), start - 1) if words.place_at(text, at) == start), None)
            if place is not None:
                yield Candidate(place, end, "School", text[place:end], 24 + end - place)
                continue
            level = text[start - 1 : start]
            if level in self._levels and (start - 1 in reading.starts or start - 1 in reading.boundaries):
                yield Candidate(start - 1, end, "School", level + name, 30, "relative", level)
            elif len(name) >= 3 and self._told.match(text, end):
                yield Candidate(start, end, "School", name, 20)
