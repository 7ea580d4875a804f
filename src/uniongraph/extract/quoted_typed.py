"""Quotations with a word for their kind behind them: “某某”行动, 迎“五一”职工比赛, 全国“某某”示范岗称号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.quote_edges import QuoteEdges
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_DAY = 4
"""Characters of a feast's name at most: 五一, 三八, 六一."""
_NUMBERED = re.compile(r"[一二三四五六七八九十两\d]{1,3}[项个大种条类级][\u4e00-\u9fff]?")
"""What counts the parts of something and names nothing."""


class TypedQuotations:
    """Tells what a quotation names by the word for a kind that follows it."""

    def __init__(self, words: Words, edges: QuoteEdges) -> None:
        self._words, self._edges = words, edges
        lexicon = words.lexicon
        self._contests = lexicon.words("Event", "contests")
        self._marks = lexicon.words("Event", "short_marks")
        self._figures = lexicon.words("Programme", "figures")
        self._cup = lexicon.words("Event", "cups")
        self._ways = lexicon.words("Document", "ways")
        self._choosing = frozenset((*lexicon.words("Award", "choosing"), *lexicon.words("Award", "campaigns")))
        self._campaigns = frozenset(lexicon.words("Award", "campaigns"))
        self._honour_tails = frozenset((*lexicon.words("Award", "tails"), *lexicon.words("Award", "holders")))
        parted = any_of(lexicon.words("Event", "parted")).pattern
        self._discipline = re.compile(rf"([\u4e00-\u9fff]{{2,8}}?(?:{parted}))[\u4e00-\u9fff]{{2,5}}?(?:{parted})")
        self._day_marks = (*lexicon.words("Event", "marks"), *self._marks)
        self._ceremonies = lexicon.words("Event", "ceremonies")

    def find(self, reading: Reading, start: int, end: int, tail: str, cls: str) -> Iterator[Candidate]:
        """The quotation between ``start`` and ``end``, which ``tail`` follows, a word for ``cls``; or none."""
        text, inner = reading.text, reading.text[start:end]
        if part := self._discipline.fullmatch(tail):
            tail = part.group(1)  # “某某杯”职工技能大赛|钳工比赛
        after = text[end + 1 : end + 1 + len(tail)]
        prefix = self._edges.prefix(reading, start - 1)
        if cls == "Event" and not prefix:
            prefix = text[self._edges.line_before(reading, start - 1) : start - 1]
        if cls in ("Event", "Programme") and not prefix and len(inner) <= _DAY:
            prefix = ends_with(text[max(0, start - 5) : start - 1], self._day_marks)  # 庆|“五一”劳模表彰大会
        if cls == "Event":
            joined = self._edges.joined_before(reading, start - 1 - len(prefix))
            prefix = text[joined : start - 1]
        mark = ends_with(text[max(0, start - 3) : start - 1], self._marks) if cls == "Event" else ""
        prefix = prefix or mark  # 迎“五一”…比赛
        begin = start - 1 - len(prefix)
        ceremony = cls == "Event" and bool(ends_with(tail, self._ceremonies))
        if (
            cls in ("Event", "Programme")
            and not ceremony
            and self._words.names.get(inner) in ("Event", "Programme")
            and not (cls == "Event" and len(tail) >= 4 and tail.endswith(self._contests))  # “安康杯”知识竞赛
        ):
            cls = self._words.names[inner]
        inside = self._edges.class_inside(inner)
        bodily = inside in self._words.organisations | {"Studio"} and not re.search(r"[+＋]", inner)
        if bodily and ends_with(inner, self._figures) and not self._words.place_at(inner, 0):
            bodily = False  # “技能存折”计划: a way of speaking
        if bodily and cls in ("Programme", "Award"):
            yield Candidate(start - 1, end + 1, inside, inner, 34)
            return
        if cls == "Programme" and _NUMBERED.fullmatch(inner):
            return  # “四项”机制
        if cls == "Programme" and any(self._words.is_generic(c, inner) for c in ("Site", "Studio")):
            return  # “工会驿站”建设项目
        if cls == "Document" and ends_with(after, self._ways):
            return  # “建议打分”办法: a way of working
        held = after in self._campaigns and not text.startswith("中", end + 1 + len(after))
        if after in self._choosing and ends_with(inner, self._edges.award_names) and not held:
            yield Candidate(start - 1, end + 1, "Award", text[start - 1 : end + 1], 44, aliases=(inner,))
            return
        if cls == "Award" and after in self._honour_tails:
            yield Candidate(begin, end + 1, cls, text[begin : end + 1], 46, aliases=(inner,))
            return
        name = f"“{inner}”{after}"
        if (
            cls == "Programme"
            and inner.endswith(self._cup)
            and after.endswith(self._contests)
            and inner not in self._words.names
        ):
            cls = "Event"
        if ceremony:
            yield Candidate(begin, end + 1 + len(tail), cls, prefix + name, 50, aliases=(name,))
        elif cls in ("Event", "Award") and prefix:
            known = (name,) if prefix == mark or self._words.cores.heat(tail) else (name, inner)
            yield Candidate(begin, end + 1 + len(tail), cls, prefix + name, 46, aliases=known)
        elif cls in self._words.organisations or cls in ("Site", "Studio"):
            yield Candidate(start - 1, end + 1 + len(tail), cls, name, 24 + len(name), aliases=(inner,))
        else:
            whole = (prefix + name,) if cls == "Programme" and ORDINAL.match(prefix) else ()
            if cls == "Programme" and prefix in self._day_marks and prefix:
                yield Candidate(begin, end + 1 + len(tail), cls, prefix + name, 44, aliases=(name,))
                return
            yield Candidate(start - 1, end + 1 + len(tail), cls, name, 44, aliases=(inner, *whole))
