"""Prizes that a text gives without their contest: 方敏获得一等奖, where the article has told of one contest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of


class PrizeFinder:
    """Names a prize by the contest that the text has named last."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        ranks = any_of(lexicon.words("frames", "ranks")).pattern
        shares = any_of(lexicon.words("frames", "shares")).pattern
        winning = any_of(lexicon.words("frames", "winning")).pattern
        self._won = re.compile(rf"(?:{winning})了?((?:{shares})?(?:{ranks}))(?![、和及])")
        self._row = re.compile(rf"((?:{shares})?(?:{ranks}))(?=（\d+[名个人]）|：)")
        self._contests = lexicon.words("frames", "contests")

    def find(self, readings: Sequence[Reading], found: Sequence[list[Candidate]]) -> list[list[Candidate]]:
        """The candidates of an article with its prizes by their full names."""
        contest = ""
        named: list[list[Candidate]] = []
        for reading, candidates in zip(readings, found, strict=True):
            events = [c for c in candidates if c.cls == "Event" and c.name.endswith(self._contests)]
            prizes: list[Candidate] = []
            row = self._row.match(reading.text)
            for match in ([row] if row else []) or self._won.finditer(reading.text):
                before = [c.name for c in events if c.end <= match.start()]
                start, end = match.span(1)
                name = before[-1] if before else contest
                over = [c for c in candidates if c.start < end and start < c.end]
                if name and all((c.start, c.end, c.cls) == (start, end, "Award") for c in over):
                    prizes.append(Candidate(start, end, "Award", name + match[1], 40, aliases=(match[1],)))
            taken = {(p.start, p.end) for p in prizes}
            kept = [c for c in candidates if (c.start, c.end) not in taken]
            named.append(sorted(kept + prizes, key=lambda c: c.start) if prizes else candidates)
            contest = events[-1].name if events else contest
        return named
