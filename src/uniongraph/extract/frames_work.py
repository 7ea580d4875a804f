"""Frames of working somewhere: who is employed by whom, said by a verb and without a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from uniongraph.extract.clauses import Clause, Link, Placed
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_GAP = 14
"""Characters between somebody and where they work: a year, an age, a word of time."""


_SO_LONG = r"(?=[^，。；：“”]{0,3}[\d一二两三四五六七八九十百半几多]{1,4}[多余来]?个?(?:年|载|辈子|月))"
"""What makes work of what somebody did: 开了|9年车, not 开了|一场座谈会."""


@lru_cache(8)
def _working(words: tuple[str, ...]) -> re.Pattern[str]:
    plain, lasted = ([w for w in words if w.endswith("了") == past] for past in (False, True))
    done = rf"|(?:{any_of(lasted).pattern}){_SO_LONG}" if lasted else ""
    return re.compile(rf"[^，。；：“”的]{{0,8}}?(?:{any_of(plain).pattern}{done})")


class WorkFrames:
    """The frames of ``affiliatedWith``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        at, into = (any_of(lexicon.words("frames", key)).pattern for key in ("works_at", "works_into"))
        self._at = re.compile(rf"(?:{at})的?$")
        self._into = re.compile(rf"(?:{into})了?$")
        self._then = re.compile(rf"[^，。；：“”的]{{0,6}}，(?:{any_of(lexicon.words('frames', 'works_then')).pattern})")
        earlier = any_of(lexicon.words("frames", "works_after")).pattern
        self._before = re.compile(rf"(?:[\u4e00-\u9fff]{{0,10}}(?:{earlier})后?，?)?[又便就被先]{{0,2}}")
        self._describes = re.compile(r"[^，。；：“”]{0,10}?的(?=[^，。；：、的])")
        self._whole = re.compile(rf"(?:{any_of(lexicon.words('frames', 'works_wholly')).pattern})了?$")

    def employed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P在B工作, P进入B当工人, P就职于B; 在B干了11年的P."""
        text = clause.text
        for body in clause.of(pattern.object):
            begin = clause.start_of(body.start)
            lead = text[begin : body.start]
            at = self._at.search(lead)
            found = self._whole.search(lead) or at or self._into.search(lead)
            if found is None:
                continue
            lead_start = begin + found.start()
            works = self._works(clause, body, pattern)
            if works is None and found.re is not self._whole:
                continue
            end = works.end() if works else body.end
            person = self._worker(clause, pattern, begin, lead_start) or (
                self._earlier(clause, pattern, begin, lead_start) if found.re is self._whole else None
            )
            person = person or (self._described(clause, pattern, end) if at and works else None)
            if person is not None:
                start, stop = min(person.start, lead_start), max(person.end, end)
                yield Link.by(pattern, person.draft, body.draft, start, stop)

    def _works(self, clause: Clause, body: Placed, pattern: Pattern) -> re.Match[str] | None:
        """What somebody does in the body, right after its name or a part of it (车间, 一线)."""
        return _working(pattern.words).match(clause.text, body.end) or self._then.match(clause.text, body.end)

    def _worker(self, clause: Clause, pattern: Pattern, begin: int, end: int) -> Placed | None:
        """The subject before 在 or 进入, in the same clause and alone."""
        people = [p for p in clause.of(pattern.subject, begin, end) if end - p.end <= _GAP]
        if (
            not people
            or any(mark in clause.text[people[-1].end : end] for mark in "的、")
            or (clause.verbal(people[-1].end, end) and not self._before.fullmatch(clause.text, people[-1].end, end))
        ):
            return None
        if len(self._grammar.before(clause, people[-1], pattern.subject)) > 1:
            return None
        return people[-1]

    def _earlier(self, clause: Clause, pattern: Pattern, begin: int, end: int) -> Placed | None:
        """The subject of the clauses before, where this one has none: 张三…，目前就职于某公司."""
        if clause.tags(begin, end) - {"TIME", "d", "ad", "f", "t"}:
            return None
        found = self._grammar.subjects(clause, begin, pattern.subject)
        return found[0] if len(found) == 1 else None

    def _described(self, clause: Clause, pattern: Pattern, end: int) -> Placed | None:
        """Whom the words describe: …的P."""
        lead = self._describes.match(clause.text, end)
        if lead is None:
            return None
        after = [p for p in clause.of(pattern.subject, lead.end()) if p.start - lead.end() <= 6]
        return after[0] if after and not re.search("[，。；：、]", clause.text[lead.end() : after[0].start]) else None
