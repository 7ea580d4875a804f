"""Frames of commendations: who commends (在省总工会的表彰中), and who is told as one of so many who were honoured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, drafts
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_BREAK = re.compile("[，。；：]")
_END = re.compile("[。；！]")


class CommendFrames:
    """The frames ``commended`` and ``among``."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        including = any_of(lexicon.words("frames", "including")).pattern
        among = any_of(lexicon.words("frames", "among")).pattern
        judging = any_of(lexicon.words("frames", "judging")).pattern
        self._judged = re.compile(rf"的?[^，。；：“”的]{{0,14}}?(?:{judging})中")
        self._list = re.compile(rf"(?:{among})[^，。；：“”]{{0,8}}[，：](?:其中|分别|即)?(?:{including})：?")

    def commended(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """在G的表彰中，R被授予A、S获B: G gives all that the sentence names."""
        text = clause.text
        for giver in clause.of(pattern.subject):
            rest = next((w for w in pattern.words if text.startswith(w, giver.end)), "")
            if not rest and (judged := self._judged.match(text, giver.end)):
                rest = judged.group()  # 在G的年度帮扶工作|考评中
            if not rest or text[giver.start - 1 : giver.start] not in ("在", "获", "受"):
                continue
            for award in drafts(clause.of(pattern.object, giver.end)):
                end = giver.end + len(rest)
                yield Link.by(pattern, giver.draft, award, giver.start, end)

    def among(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """认定119家为“A”，我市9家位列其中，包括R、S和T: those whom the list names were given it."""
        text = clause.text
        match = self._list.search(text)
        if match is None:
            return
        award = next(iter(reversed(clause.of(pattern.object, 0, match.end()))), None)
        first = next((p for p in clause.of(pattern.subject, match.end()) if p.start - match.end() <= 24), None)
        if award is None or first is None or _BREAK.search(text, match.end(), first.start):
            return
        stop = _END.search(text, first.end)
        end = stop.start() if stop else len(text)
        for one in drafts(p for p in clause.of(pattern.subject, first.start, end) if not p.nested):
            yield Link.by(pattern, one, award.draft, award.start, end)
