"""Firms that go by a brand and a trade, which only their neighbours in a row show: 海川纺织、|远帆电子.

By itself such a name could be any phrase (精细化工); beside a firm's it is another firm's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_SURE = 18
"""What a firm weighs at least that shows what its neighbours are."""


class RowsOfFirms:
    """Finds firms beside firms."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        trades = any_of(lexicon.words("Company", "row_trades")).pattern
        name = rf"([\u4e00-\u9fff]{{2,3}}?)(?:{trades})"
        self._after = re.compile(rf"[、和与]({name})")
        self._before = re.compile(rf"({name})[、和与]$")
        self._no_brands = frozenset(lexicon.words("Company", "row_no_brands"))

    def find(self, reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
        """Candidates on both sides of those that are ``known``, and of each other."""
        text = reading.text
        if "、" not in text and "和" not in text:
            return
        rows = [c for c in known if c.cls == "Company" and c.weight >= _SURE and not c.relative]
        taken = [(c.start, c.end) for c in known if c.weight >= _SURE]
        for firm in rows:
            end: int | None = firm.end
            while end is not None and (match := self._after.match(text, end)) is not None:
                end = None
                if self._is_firm(reading, match, taken):
                    yield self._firm(match, taken)
                    end = match.end(1)
            begin = max(0, firm.start - 8)
            for at in range(begin, firm.start):
                before = self._before.search(text, at, firm.start) if at in reading.starts else None
                if before is not None and before.start() == at and self._is_firm(reading, before, taken):
                    yield self._firm(before, taken)
                    break

    def _is_firm(self, reading: Reading, match: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
        start, end, brand = match.start(1), match.end(1), match.group(2)
        words = self._words
        if end < len(reading.text) and end not in reading.starts:
            return False
        if any(a < end and start < b for a, b in taken) or words.place_at(brand, 0) == len(brand):
            return False
        if brand in self._no_brands or brand in words.modifiers or brand in words.stop or set(brand) & words.stop:
            return False
        tags = {t.tag for t in reading.tokens if t.start < start + len(brand) and start < t.end}
        return not tags & {"v", "vd", "p", "c", "d", "u", "r", "m", "TIME"}

    @staticmethod
    def _firm(match: re.Match[str], taken: list[tuple[int, int]]) -> Candidate:
        taken.append(match.span(1))
        return Candidate(match.start(1), match.end(1), "Company", match.group(1), 19)
