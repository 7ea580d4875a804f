"""Two meetings that are one, with 暨 between their names: 某公司推进会|暨|2019年“春风行动”启动仪式."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of

_THINGS = frozenset(["Event", "Programme"])
_AND = "与和同、"


class JointEvents:
    """Makes one event of two names that a joining word of ``[Event] joins`` puts together."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._joins = lexicon.words("Event", "joins")
        joins = any_of(self._joins).pattern
        meetings = any_of(lexicon.words("Event", "suffixes")).pattern
        begun = any_of(lexicon.words("Event", "before_joins")).pattern
        next_ = any_of(lexicon.words("Event", "verbs")).pattern
        self._second = re.compile(
            rf"(?:{joins})(?:(?![，。；：！？“”《》的了在由])[^\n]){{2,30}}?(?:{meetings})"
            rf"(?=[，。；：！？]|在|上|于|{next_}|$)"
        )
        self._between = re.compile(rf"(?:{joins})(?:{ORDINAL.pattern})?")
        self._founding = re.compile(rf"(?:{begun})$")
        self._pacts = re.compile(any_of(lexicon.words("Event", "pacts")).pattern)

    def joined(self, reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
        """The candidates of a sentence, those that are one event put together."""
        text = reading.text
        if not any(word in text for word in self._joins):
            return self._of_both(reading, kept)
        result: list[Candidate] = []
        for candidate in kept:
            last = result[-1] if result else None
            if last is not None and candidate.start < last.end:
                continue  # a part of what was joined
            both = last if candidate.cls in _THINGS and last is not None and last.cls in _THINGS else None
            both = both if both is not None and "Event" in (both.cls, candidate.cls) else None
            if both is not None and self._between.fullmatch(text, both.end, candidate.start):
                result[-1] = self._one(text, both, candidate.end, (both.name, candidate.name, *candidate.aliases))
                continue
            whole = self._after_body(text, candidate, last)
            if whole is not None:
                result[-1] = whole
                continue
            second = self._second.match(text, candidate.end) if candidate.cls in _THINGS else None
            if second is not None and not any(c.cls in _THINGS and c.end == second.end() for c in kept):
                result.append(self._one(text, candidate, second.end(), (candidate.name, second.group()[1:])))
                continue
            result.append(candidate)
        return self._of_both(reading, result)

    def _of_both(self, reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
        """甲与|乙战略合作签约仪式: a ceremony of two is neither's alone."""
        text = reading.text
        result: list[Candidate] = []
        for candidate in kept:
            last = result[-1] if result else None
            if (
                last is not None
                and candidate.cls == "Event"
                and candidate.start == last.end + 1
                and text[last.end] in _AND
                and last.cls in self._bodies
                and self._pacts.search(candidate.name)
            ):
                whole = text[last.start : candidate.end]
                candidate = replace(candidate, name=whole, aliases=(*candidate.aliases, candidate.name))
            result.append(candidate)
        return result

    def _after_body(self, text: str, candidate: Candidate, last: Candidate | None) -> Candidate | None:
        """某某总工会|成立|大会暨第一次代表大会: the body and what is done with it are a part of the name."""
        if candidate.cls != "Event" or last is None or last.cls not in self._bodies or last.relative:
            return None
        gap = text[last.end : candidate.start]
        if not self._founding.fullmatch(gap) or not any(word in candidate.name for word in self._joins):
            return None
        return replace(
            candidate, start=last.start, name=text[last.start : candidate.end], aliases=(), kind="name", relative=""
        )

    @staticmethod
    def _one(text: str, first: Candidate, end: int, aliases: tuple[str, ...]) -> Candidate:
        """One event from the beginning of the first to ``end``."""
        dated = (a for a in first.aliases if a.endswith(first.name) and ORDINAL.match(a))
        name = next(dated, first.name) + text[first.end : end]  # 2023年|“送温暖”活动|暨…启动仪式
        return replace(first, end=end, cls="Event", name=name, aliases=tuple(dict.fromkeys(aliases)))
