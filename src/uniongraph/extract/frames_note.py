"""The frame of notes: who runs what a list names stands in brackets or after a label behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_LONGEST = 120  # characters from a thing to the end of its note


class NoteFrames:
    """The frame ``noted``; the words of its pattern are the labels that may lead a note."""

    def __init__(self, words: Words) -> None:
        self._bodies = words.organisations
        self._fillers = words.lexicon.words("frames", "note_fillers")
        self._made = lru_cache(maxsize=16)(self._patterns)

    def _patterns(self, labels: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What opens a note, and what stands between those whom it names."""
        label = any_of(labels).pattern
        lead = (
            rf"[”》]?\s{{0,4}}(?:（(?:(?:{label})[：:]?\s{{0,4}})?"
            rf"|(?:——|—|[|｜，,；])?\s{{0,4}}(?:{label})[：:]\s{{0,4}})"
        )
        # Atomic: 主办单位 is one word, and not 主办 and 单位.
        between = rf"(?:(?>{any_of(sorted({*labels, *self._fillers})).pattern})[：:]?|[\s、，,；;和与及/]){{0,60}}+"
        return re.compile(lead), re.compile(between)

    def noted(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“P”工程（A、B）; “P”工程（责任单位：A、B）; “P”工程 牵头单位：A."""
        lead, between = self._made(tuple(pattern.words))
        for thing in clause.of(pattern.object):
            opening = lead.match(clause.text, thing.end)
            if opening is None:
                continue
            members: list[Placed] = []
            at = opening.end()
            for body in clause.of(self._bodies, at, min(len(clause.text), at + _LONGEST)):
                if not between.fullmatch(clause.text, at, body.start):
                    break
                members.append(body)
                at = body.end
            closed = (
                clause.text[at : at + 1] == "）"
                if "（" in opening.group()
                else clause.text[at : at + 1] in ("", "。", "；", "\n")
            )
            if members and closed:
                for one in drafts(p for p in members if p.cls in pattern.subject):
                    yield Link.by(pattern, one, thing.draft, thing.start, at)
