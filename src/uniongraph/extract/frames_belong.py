"""Frames of belonging without a post: 张三是某公司研发部的骨干; 某会派出驻点干部张三; 张三是从某校请来的."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_IS = re.compile(r"(?:如今|现在|现|原|曾|也|都|同样|就|正|便){0,3}(?:是|为|系)(?:一名|一位)?")
_BROUGHT = re.compile(r"[^，。；：“”]{0,3}是(?:从|由)$")
_OUT = re.compile(r"(?:请|聘|借|调|抽调|借调|选派|派)来?的")


class BelongFrames:
    """The frame ``belongs`` of ``affiliatedWith``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        self._bodies = words.organisations
        lexicon = words.lexicon
        one, none, sent = (any_of(lexicon.words("frames", key)).pattern for key in ("one_of", "not_of", "sent_out"))
        self._one_of = re.compile(
            rf"[^，。；：“”、]{{0,10}}?的?(?:“[^“”]{{2,12}}”的?(?:{one})?|(?:[\u4e00-\u9fff“”]{{0,8}}?)(?:{one}))(?=[，。；、]|$)"
        )
        self._none = re.compile(rf"[^，。；]{{0,12}}(?:{none})")
        self._sent = re.compile(
            rf"[^，。；：“”的]{{0,6}}(?:派出|选派|派来|派驻|委派|指派|安排|抽调)了?(?:\w{{0,4}}名)?(?:{sent})"
            rf"|驻[^，。；：“”的]{{2,14}}?(?:{sent})"
        )

    def belongs(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P是B的“单王”, P和Q都是B成员; B派出干部P; P是从B请来的."""
        text = clause.text
        for body in clause.of(pattern.object):
            people = self._described(clause, body, pattern) or self._sent_out(clause, body, pattern)
            for person in people or self._brought(clause, body, pattern):
                start, end = min(person.start, body.start), max(person.end, body.end)
                if text[start:end].count("。") == 0:
                    yield Link.by(pattern, person.draft, body.draft, start, end)

    def _described(self, clause: Clause, body: Placed, pattern: Pattern) -> list[Placed]:
        """Those of whom a clause says that they are of the body: a word for one of it, or a nickname, follows."""
        text, begin = clause.text, clause.start_of(body.start)
        people = clause.of(pattern.subject, begin, body.start)
        if not people or self._none.match(text, body.end):
            return []
        lead = _IS.match(text, people[-1].end)
        if lead is None or clause.of(pattern.subject, body.end, clause.end_of(body.end)):
            return []
        between = text[lead.end() : body.start].strip("“")
        near = not between or (between.endswith(("的", "了")) and len(between) <= 20)
        one = self._one_of.match(text, body.end + (text[body.end : body.end + 1] == "”")) if near else None
        if (
            one is None
            or clause.of(self._bodies, body.end, one.end())
            or clause.verbal(body.end, max(body.end, one.end() - 2))
        ):
            return []  # 是某医院|组建的讲师团成员, 某会第一届“宣讲团”|成员
        return self._grammar.before(clause, people[-1], pattern.subject)

    def _sent_out(self, clause: Clause, body: Placed, pattern: Pattern) -> list[Placed]:
        """Those whom a body sends, with a word for what they are there."""
        lead = self._sent.match(clause.text, body.end)
        after = clause.of(pattern.subject, lead.end())[:1] if lead is not None else []
        if not after or lead is None or after[0].start != lead.end():
            return []
        return self._grammar.run(clause, after[0], pattern.subject)

    def _brought(self, clause: Clause, body: Placed, pattern: Pattern) -> list[Placed]:
        """Those who were asked to come from a body."""
        begin = clause.start_of(body.start)
        people = clause.of(pattern.subject, begin, body.start)[-1:]
        if not people or _OUT.match(clause.text, body.end) is None:
            return []
        return people if _BROUGHT.fullmatch(clause.text, people[0].end, body.start) else []
