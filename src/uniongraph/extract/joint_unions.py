"""The unions of several divisions in one breath: 甲区、乙区两地总工会, 甲、乙、丙三镇工会, 甲省、乙市、丙区三级工会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_WEIGHT = 45.0
"""More than the divisions and the union of the last of them have, which are a part of this."""

_JOINS = ("、", "和", "与", "及")
_DIGITS = "零一二三四五六七八九十"
_LONGEST = 12
"""Characters that a division's name has at most."""


class JointUnions:
    """Finds the union of each division of a list that a count and one noun for all of them close."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words, self._places = words, words.schema.places
        self._whole = lexicon.words(words.home, "heads")[0]
        self._union = min(lexicon.words(words.home, "weak_heads"), key=len, default="\0")
        kinds = lexicon.words("relative", "joint_kinds")
        self._small = lexicon.words("relative", "joint_small")
        self._levels = frozenset(words.levels)
        counted = rf"(等)?([两二三四五六七八九十\d]{{1,2}})[个家]?({any_of(kinds).pattern})"
        self._closed = re.compile(rf"{counted}({self._whole}|{self._union})(?!联合会|委员会|联盟)")

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence."""
        text = reading.text
        if self._union not in text:
            return
        for match in self._closed.finditer(text):
            members = list(self._members(reading, match.start(), match.group(3)))
            many = self._number(match.group(2))
            if not 2 <= len(members) <= many or (not match.group(1) and len(members) < many):
                continue
            for index, (start, end, name) in enumerate(members):
                last = index == len(members) - 1 and not match.group(1)
                small = match.group(4) == self._union and name.endswith(self._small)
                union = name + (self._union if small else self._whole)
                yield Candidate(start, match.end() if last else end, self._words.home, union, _WEIGHT)

    @staticmethod
    def _number(digits: str) -> int:
        return int(digits) if digits.isdigit() else 2 if digits == "两" else _DIGITS.find(digits)

    def _members(self, reading: Reading, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
        """The divisions of the list that ends at an offset, each with its name in full."""
        found: list[tuple[int, int, str]] = []
        while end > 0:
            member = self._division(reading, end, kind)
            if member is None:
                break
            found.append(member)
            end = member[0]
            end -= reading.text[end - 1 : end] in _JOINS
        yield from reversed(found)

    def _division(self, reading: Reading, end: int, kind: str) -> tuple[int, int, str] | None:
        """The longest name of a division that ends at an offset."""
        for start in range(max(0, end - _LONGEST), end - 1):
            name = reading.text[start:end]
            if self._places.named(name):
                return start, end, name
            if kind in self._levels and self._places.named(name + kind):
                return start, end, name + kind
            known = self._places.short(name) if kind not in self._levels else ()
            known = tuple(p for p in known if p.level == "prefecture") or known
            if len({place.name for place in known}) == 1:
                return start, end, known[0].name
        return None
