"""Honours in full before somebody's name: 全国抗击疫情先进个人张三, 全国公安系统二级英雄模范、某公司电工李四.

The name of such an honour is a level, what it was given for and a word of honour; nothing but its place before a
name, a post or 获得者 tells it from any phrase of praise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_MIDDLE = r"(?:(?![了着过是有在将把被与对向由的各等名位和及])[\u4e00-\u9fff]){2,14}?"
_BEFORE = ("", *"，、。；：“”（是系名位届")
_REACH = 40


class HonourFinder:
    """Finds honours by their level and their word of honour."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        levels = any_of(lexicon.words("Award", "wide_levels")).pattern
        ends = any_of(lexicon.words("Award", "worn_ends")).pattern
        self._name = re.compile(
            rf"(?:{levels}){_MIDDLE}(?:{ends})(?![\u4e00-\u9fff]{{0,4}}(?:会|大会|活动|事迹|名单|代表大会))"
        )
        self._quick = tuple(lexicon.words("Award", "worn_ends"))
        self._held = re.compile(any_of(lexicon.words("Award", "tails")).pattern)

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence."""
        text = reading.text
        if not any(end in text for end in self._quick):
            return
        for match in self._name.finditer(text):
            start, end = match.span()
            if start not in reading.starts or text[start - 1 : start] not in _BEFORE:
                continue
            if self._borne(reading, end):
                yield Candidate(start, end, "Award", match.group(), 47)

    def _borne(self, reading: Reading, end: int) -> bool:
        """Whether somebody's name follows, at once or behind the other things that are said of the same person."""
        if self._held.match(reading.text, end):
            return True
        person = next((t for t in reading.tokens if t.tag == "PER" and end <= t.start <= end + _REACH), None)
        if person is None:
            return False
        return person.start == end or (
            reading.text[end] == "、" and not re.search("[，。；：]", reading.text[end : person.start])
        )
