"""The site that a sentence goes on about by a word for its kind: 驿站由某工会建成; 手工坊设在…，由…扶持."""

from __future__ import annotations

import re

from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_STANDING = frozenset(["Site", "Studio"])
_WHEN = re.compile(r"[\d年月日上下午旬初底末去今前昨近目前已经正式于现眼平时日常分别先后原来最初]{0,16}")
_REACH = 2
"""Sentences back that the site may have been named."""


class Standing:
    """Tells which site the subject of a clause is."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        nouns, upkeep, bears = (
            any_of(lexicon.words("frames", key)).pattern for key in ("site_nouns", "upkeep", "bears_upkeep")
        )
        self._leads = re.compile(rf"(?:[该新这]|这[座个家处间][^，。；：由被“”]{{0,12}}?|整个|本)?(?:{nouns})")
        self.noun = re.compile(rf"(?:{nouns})$")
        self.managed = re.compile(rf"(?:{upkeep})由")
        self.bears = re.compile(rf"[^，。；]{{0,4}}(?:{bears})")

    def spoken_of(self, clause: Clause, offset: int) -> Draft | None:
        """The site that the sentence of an offset has for its subject, else the last one named."""
        text = clause.text
        begin = max(text.rfind(mark, 0, offset) for mark in "。！？；") + 1
        if self._leads.match(text, begin):
            first = clause.of(_STANDING, begin, offset)[:1]
            return first[0].draft if first and first[0].start == begin else self.named(clause, begin)
        return self.named(clause, offset)

    def told(self, clause: Clause, offset: int) -> Draft | None:
        """The site of which the clause of an offset, or the one whose subject it shares, speaks without its name."""
        text, begin = clause.text, clause.start_of(offset)
        if not _WHEN.fullmatch(text, begin, offset):
            lead = self._leads.match(text, begin, offset)
            if lead is None or not _WHEN.fullmatch(text, lead.end(), offset):
                return None
            return self.named(clause, begin)
        for _ in range(3):  # 手工坊设在某村，去年4月由…
            if begin == 0 or text[begin - 1] not in "，；":
                return None
            begin = clause.start_of(begin - 1)
            if self._leads.match(text, begin):
                return self.named(clause, begin)
        return None

    def named(self, clause: Clause, offset: int) -> Draft | None:
        """The last site before an offset, where no other was named since."""
        here: list[Placed] = clause.of(_STANDING, 0, offset)
        if here:
            return here[-1].draft
        for number, placed in reversed(clause.past):
            if clause.sentence.index - number > _REACH:
                return None
            if placed.cls in _STANDING and not placed.nested:
                return placed.draft
        return None
