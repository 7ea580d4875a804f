"""The frame of notes: who runs what a list names stands in brackets or after a label behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_LONGEST = 120  # characters from a thing to the end of its note


class NoteFrames:
    """The frame ``noted``; the words of its pattern are the labels that may lead a note."""

    def __init__(self, words: Words) -> None:
        self._bodies = words.organisations

    def noted(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“P”工程（A、B）; “P”工程（责任单位：A、B）; “P”工程 牵头单位：A."""
        labels = any_of(pattern.words).pattern
        lead = re.compile(rf"[”》]?\s*(?:（(?:(?:{labels})[：:]?\s*)?|(?:——|—|[|｜，,；])?\s*(?:{labels})[：:]\s*)")
        between = re.compile(rf"(?:\s|[、，,；;和与及/]|(?:{labels})[：:]?|等?(?:多个)?(?:单位|部门)|共同)*")
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
                    yield Link(one, pattern.predicate, thing.draft, thing.start, at, pattern.id, pattern.confidence)
