"""Frames of what is signed, collected, pinned on and dated: 签约双方为A和B; 被A收进《D》; 由A授牌; 2012年，某奖."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_ARE = r"(?:双方|各方|三方|单位|方|机关)?(?:分别|则)?[是为：]{1,2}"
_DATED = re.compile(
    r"(?:^|[，。；：、])(?:(?:19|20)\d\d年(?:\d{1,2}月)?|今年|去年|前年|同年|次年|翌年)，?[又再还被]?“?$"
)
"""What stands before each of the honours of a life."""


class SignedFrames:
    """The frames ``signed``, ``collected``, ``pinned`` and ``dated``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        self._bodies = words.organisations
        self._for = any_of(words.lexicon.words("boundary", "speaking"))
        self._treaties = tuple(words.lexicon.words("frames", "treaties"))

    def _row(self, clause: Clause, at: int, pattern: Pattern) -> list[Placed]:
        """The list of bodies that begins at an offset, or nothing."""
        first = [p for p in clause.of(pattern.subject, at) if p.start - at <= 1][:1]
        return self._grammar.run(clause, first[0], pattern.subject) if first else []

    @staticmethod
    def _last(clause: Clause, offset: int, pattern: Pattern) -> Draft | None:
        """What was named last, in the sentence or in the one before."""
        return clause.latest(pattern.object, offset, 1)

    def signed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """签约双方分别为A和B: they wrote what was named before."""
        for match in re.finditer(rf"(?:{any_of(pattern.words).pattern}){_ARE}", clause.text):
            row = self._row(clause, match.end(), pattern)
            thing = self._last(clause, match.start(), pattern)
            treaty = thing is not None and any(name.rstrip("》").endswith(self._treaties) for name in thing.names)
            if thing is not None and treaty and row and clause.at(match.start()) is None:
                for one in drafts(row):
                    yield Link.by(pattern, one, thing, match.start(), row[-1].end)

    def signing(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A主席张三与B主席李四，代表双方在《D》上签字: the bodies for which they sign wrote it."""
        text = clause.text
        done = re.compile(rf"[”》]?(?:文本|协议|合同|备忘录)?上(?:分别|共同)?(?:{any_of(pattern.words).pattern})")
        for book in clause.of(pattern.object):
            begin = clause.start_of(book.start)
            led = text[max(begin, book.start - 2) : book.start].rstrip("《“")
            if not led.endswith("在") or not done.match(text, book.end):
                continue
            signing = [p for p in clause.of(pattern.subject, 0, book.start) if self._grammar.person_of(clause, p)]
            signing = signing or self._grammar.subjects(clause, book.start - 1, pattern.subject)
            if len(drafts(signing)) < 2 and not self._for.search(text, begin, book.start):
                continue  # 职工张三在《离职协议》上签字
            for one in drafts(signing)[:6]:
                yield Link.by(pattern, one, book.draft, signing[0].start, book.end)

    def collected(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """某案例被A、B收进《D》: D is theirs who took it in."""
        taking = re.compile(rf"(?:联合|共同|一并|成功)?(?:{any_of(pattern.words).pattern})了?")
        for by in re.finditer("被", clause.text):
            row = self._row(clause, by.end(), pattern) if clause.at(by.start()) is None else []
            verb = taking.match(clause.text, row[-1].end) if row else None
            book = (
                next((p for p in clause.of(pattern.object, verb.end()) if p.start - verb.end() <= 12), None)
                if verb
                else None
            )
            if verb is None or book is None or "，" in clause.text[verb.end() : book.start]:
                continue
            for one in drafts(row):
                yield Link.by(pattern, one, book.draft, by.start(), book.end)

    def pinned(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """获评“A”，由G联合授牌; 授牌单位是G: who pins an honour on gives it."""
        said = any_of(pattern.words).pattern
        for match in re.finditer(rf"(?:{said}){_ARE}", clause.text):
            yield from self._given(clause, match.start(), self._row(clause, match.end(), pattern), pattern)
        done = re.compile(rf"(?:联合|共同|统一|分别|一并)?(?:{said})(?=[，。；！]|$)")
        for by in re.finditer("由", clause.text):
            row = self._row(clause, by.end(), pattern) if clause.at(by.start()) is None else []
            if row and done.match(clause.text, row[-1].end):
                yield from self._given(clause, by.start(), row, pattern)

    def _given(self, clause: Clause, offset: int, row: list[Placed], pattern: Pattern) -> Iterator[Link]:
        award = self._last(clause, offset, pattern) if row else None
        if award is not None:
            for one in drafts(row):
                yield Link.by(pattern, one, award, offset, row[-1].end)

    def dated(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """2012年，某某标兵；2016年，某某奖章: the honours of a life, one after the other."""
        awards = [a for a in clause.of(pattern.object) if _DATED.search(clause.text, max(0, a.start - 12), a.start)]
        if len(awards) < 2:
            return
        people = clause.of(pattern.subject, 0, awards[0].start)[-1:]
        one = people[0].draft if people else clause.carried
        if one is None or one.cls not in pattern.subject:
            one = clause.latest(pattern.subject, awards[0].start, 1)
        if one is None:
            return
        for award in awards:
            yield Link.by(pattern, one, award.draft, award.start, award.end)
