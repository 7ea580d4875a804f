"""Frames of lists and of the parts of a programme: which is part of what, and who takes part in an item.

Which quotations are parts or items is told by ``series``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from uniongraph.extract.clauses import HELD, Clause, Link, Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.series import Series, Span
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern

_REACH = 3
"""Sentences back in which the programme stands whose parts are told."""


class SeriesFrames:
    """The frames ``series`` and ``within``, and what the items of a list make together."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._series, self._grammar = Series(words), grammar
        self._bodies = words.organisations
        self._patterns = [p for p in words.lexicon.patterns if p.frame == "item"]

    @staticmethod
    def _placed(clause: Clause, spans: Iterable[Span]) -> list[Placed]:
        """The mentions of programmes and events that stand for quotations."""
        found = []
        for start, end in spans:
            one = next((p for p in clause.of(HELD) if p.start <= start and end <= p.end), None)
            found += [one] if one is not None else []
        return found

    def series(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P分“甲”“乙”两个单元; P…：“甲”由A…，“乙”由B…: the parts of what was told of before."""
        if "“" not in clause.text or len(parts := self._placed(clause, self._series.parts(clause.reading))) < 2:
            return
        before = {id(p.draft) for _, p in clause.past}
        known = [p.draft for p in parts if id(p.draft) in before]
        if len(known) == len(parts):
            return  # of what they are parts was said
        whole = known[0] if len(known) == 1 else self._whole(clause, parts)  # “渔港匠课”…“灯下课”、“码头课”
        for part in parts if whole is not None else ():
            if whole is not None and part.draft is not whole:
                yield Link.by(pattern, part.draft, whole, part.start, part.end)

    @staticmethod
    def _whole(clause: Clause, parts: Sequence[Placed]) -> Draft | None:
        own = [p.draft for p in parts]
        here = [p for p in clause.of(HELD, 0, parts[0].start) if not p.draft.weak and p.draft not in own]
        if here:
            return here[-1].draft
        for number, p in reversed(clause.past):
            if clause.sentence.index - number > _REACH:
                return None
            if p.cls in HELD and not p.nested and p.draft in clause.salient and p.draft not in own:
                return p.draft
        return None

    def within(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“甲”由A…；“乙”则由B、C…: those of whom a part's own words tell take part in it."""
        if "；" not in clause.text or "“" not in clause.text:
            return
        parts = self._placed(clause, self._series.parts(clause.reading))
        for part in parts:
            stop = clause.text.find("；", part.end)
            end = stop if stop >= 0 else len(clause.text)
            if any(part.end <= p.start < end for p in parts):
                continue
            for body in clause.of(pattern.subject, part.end, end):
                if body.draft is not clause.home and self._grammar.person_of(clause, body) is None:
                    yield Link.by(pattern, body.draft, part.draft, part.start, body.end)

    def items(self, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Link]]:
        """五、“小哥无忧保”扩面。…某公司承保，…: those of whom an item's paragraph tells take part in it."""
        if not self._patterns:
            return
        pattern, item, paragraph = self._patterns[0], None, -1
        for clause in clauses:
            if clause.sentence.paragraph != paragraph or self._series.item(clause.reading) is not None:
                head = self._series.item(clause.reading)
                found = self._placed(clause, [head] if head else [])
                item, paragraph = (found[0].draft if found else None), clause.sentence.paragraph
            for body in clause.of(pattern.subject) if item is not None and item.cls in pattern.object else ():
                if item is not None and body.draft is not clause.home and self._grammar.person_of(clause, body) is None:
                    yield clause, Link.by(pattern, body.draft, item, body.start, body.end)
