"""Frames of a tour that a text has begun to tell of: 在某公司，某某与职工交谈; 某公司迎来某某一行."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_REACH = 60
"""Characters of a sentence in which those who came do something there."""


class TourFrames:
    """The frames of ``visits`` whose verb does not say that somebody came."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._spots = tuple(lexicon.words("frames", "spots"))
        self._parties = re.compile(rf"[^，。；：]{{0,10}}?(?:{any_of(lexicon.words('frames', 'parties_of')).pattern})")
        self._welcomes = any_of(lexicon.words("frames", "welcomes"))

    def tour(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """在A，P详细了解…: P, of whom the text has told that they inspect or help, is at A."""
        yield from self._welcomed(clause, pattern)
        if not clause.touring or "在" not in clause.text:
            return
        text = clause.text
        acts = any_of(pattern.words)
        for spot in clause.of(pattern.object):
            begin = clause.start_of(spot.start)
            if text[begin : spot.start] not in ("在", "在“") or clause.at(begin) is not None:
                continue
            targets = self._grammar.run(clause, spot, pattern.object)
            end = clause.end_of(targets[-1].end)
            if text[end : end + 1] != "，" or not self._inside(clause, targets[-1].end, end):
                continue
            act = acts.search(text, end + 1, min(len(text), end + 1 + _REACH))
            if act is None or "。" in text[end : act.start()]:
                continue
            for one in self._who(clause, end + 1, act.start()):
                for target in drafts(targets):
                    if one is not target:
                        yield Link.by(pattern, one, target, begin, act.end())

    def _inside(self, clause: Clause, start: int, end: int) -> bool:
        """Whether only the rooms of a body are named behind it: 某公司|生产车间，."""
        return (
            start == end
            or (end - start <= 10 and clause.text.endswith(self._spots, start, end))
            or (end - start <= 6 and clause.nominal(start, end))
        )

    def _who(self, clause: Clause, start: int, end: int) -> list[Draft]:
        """Who goes about there: named at the beginning, known from before and without a post, else the one told of."""
        known = {id(p.draft) for _, p in clause.past}
        first = clause.of({"Person", *self._bodies}, start, end)[:1]
        if first and first[0].start - start <= 1:
            if id(first[0].draft) not in known:
                return []
            members = self._grammar.run(clause, first[0], {"Person", *self._bodies})
            with_ = clause.text.find("与", first[0].end, members[-1].start)  # 张三与队长李四交谈: who is there anyway
            return drafts(p for p in members if with_ < 0 or p.end <= with_)
        if first or clause.carried is None or clause.carried.cls not in {"Person", *self._bodies}:
            return []
        return [clause.carried]

    def _welcomed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A迎来P一行; A接待了B考察团."""
        text = clause.text
        for match in self._welcomes.finditer(text):
            if clause.at(match.start()) is not None:
                continue
            guests = [
                p
                for p in clause.of({"Person", *self._bodies}, match.end(), clause.end_of(match.end()))
                if p.start - match.end() <= 3
            ][:1]
            hosts = self._grammar.subjects(clause, match.start(), self._bodies, here=True)
            if not guests or not hosts:
                continue
            guest = self._grammar.person_of(clause, guests[0]) or guests[0]
            if not self._parties.match(text, guest.end):
                continue
            yield from self._links(guest, hosts, match, pattern)

    @staticmethod
    def _links(guest: Placed, hosts: list[Placed], match: re.Match[str], pattern: Pattern) -> Iterator[Link]:
        for host in drafts(hosts):
            if host is not guest.draft:
                yield Link.by(pattern, guest.draft, host, min(match.start(), hosts[0].start), guest.end)
