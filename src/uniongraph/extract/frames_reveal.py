"""The frame of portraits that name their hero last: …获得者。他就是某公司焊工张三。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_FAR = 40
"""Characters of body and post between 就是 and the name."""


class RevealFrames:
    """The frame of ``received`` whose honours stand in the sentence before the name."""

    def __init__(self, words: Words) -> None:
        heroes = any_of(words.lexicon.words("frames", "heroes")).pattern
        self._lead = re.compile(rf"[”“]?(?:{heroes})，?(?:叫|名叫)?")

    def reveal(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """…，A获得者。他就是P: what the sentence before tells of somebody without a name is told of P."""
        lead = self._lead.match(clause.text)
        if lead is None:
            return
        person = next(iter(clause.of(pattern.subject, lead.end(), lead.end() + _FAR)), None)
        before = [p for n, p in clause.past if n == clause.sentence.index - 1]
        if person is None or any(p.cls in pattern.subject for p in before):
            return
        for award in before:
            if award.cls in pattern.object and not award.nested:
                yield Link.by(pattern, person.draft, award.draft, 0, person.end)
