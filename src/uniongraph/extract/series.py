"""Quotations that name the items of a list or the parts of a programme, as their places in the text tell.

一、“暖驿”提质。 “早餐”由A供餐；“诊室”由B坐诊。 家门口设“A点”，候车处设“B点”，… 分“甲”“乙”两个单元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.quote_edges import QuoteEdges
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_BULLET = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、)）]|（[一二三四五六七八九十\d]{1,3}）|第[一二三四五六七八九十]{1,2}，"
    r"|[■▲●◆★▶△◇○□•◎※☆▼▪]|[①-⑳])[ 　]*$"
)
_ITEM = re.compile(r"：|[\u4e00-\u9fff]{0,8}(?:[。；]|$)")
_GOES_ON = re.compile(r"(?!不?[是为指即])[\u4e00-\u9fff]")
"""What follows what a part is called: “甲”由…, but not “加班”是…."""

_BETWEEN = ("", "、", "和", "与")
_LONGEST = 10
"""Characters of what a part is called."""

_LED = 6
"""Characters before the first part of a sentence that begins with 其中，."""

Span = tuple[int, int]


class Series:
    """Finds the quotations of a sentence that are items or parts."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        kinds = any_of(lexicon.words("Programme", "part_kinds")).pattern
        self._counted = re.compile(
            rf"等?(?:[两三四五六七八九十]|\d{{1,2}})(?:[个项类种块期]|大)?[\u4e00-\u9fff]{{0,2}}?(?:{kinds})"
        )
        self._ends = lexicon.words("Programme", "part_ends")
        self._set = tuple(lexicon.words("Programme", "part_verbs"))

    def item(self, reading: Reading) -> Span | None:
        """The quotation that a numbered or marked item begins with: ■“一杯姜茶”：在…."""
        if not reading.quotations:
            return None
        start, end = reading.quotations[0]
        text = reading.text
        marked = start <= 6 and _BULLET.fullmatch(text, 0, start - 1)
        return (start, end) if marked and _ITEM.match(text, end + 1) and self._plain(text[start:end]) else None

    def parts(self, reading: Reading) -> list[Span]:
        """The quotations of a sentence that are the parts of one thing, two or more."""
        spans = [s for s in reading.quotations if self._plain(reading.text[slice(*s)])]
        if len(spans) < 2:
            return []
        for rule in (self._told, self._set_up, self._rhymed, self._summed):
            if found := rule(reading.text, spans):
                return found
        return []

    @staticmethod
    def _plain(inner: str) -> bool:
        return 2 <= len(inner) <= _LONGEST and re.search(r"[，、。；：！？+＋—]", inner) is None

    @staticmethod
    def _told(text: str, spans: Sequence[Span]) -> list[Span]:
        """“甲”由…；“乙”则由…: each begins a clause of its own."""
        found = [
            (start, end)
            for start, end in spans
            if text[start - 2 : start - 1] in ("", "；", "：") and _GOES_ON.match(text, end + 1)
        ]
        first = spans[0]
        if found and first not in found and text[first[0] - 2 : first[0] - 1] == "，" and first[0] <= _LED:
            found.insert(0, first)  # 其中，“甲”由…；“乙”由…
        parted = [s for s in found if text[s[0] - 2 : s[0] - 1] == "；"]
        return found if len(found) > 1 and len(parted) >= len(found) - 1 else []

    def _set_up(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """家门口设“甲”，候车处设“乙”，更衣室设“丙”."""
        found = [s for s in spans if text.endswith(self._set, 0, s[0] - 1)]
        return found if len(found) > 2 else []

    def _rhymed(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """除了“甲课”，还有“乙课”、“丙课”: three that end in one word for a part."""
        for end in self._ends:
            found = [s for s in spans if text.endswith(end, *s) and 2 <= s[1] - s[0] - len(end) <= 4]
            if len(found) > 2:
                return found
        return []

    def _summed(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """“甲”“乙”两个单元: a row that is counted."""
        row: list[Span] = []
        for span in spans:
            row = [*row, span] if row and text[row[-1][1] + 1 : span[0] - 1] in _BETWEEN else [span]
            if len(row) > 1 and self._counted.match(text, span[1] + 1):
                return row
        return []


class SeriesFinder:
    """Gives items and parts that no word for their kind tells as programmes."""

    def __init__(self, words: Words, edges: QuoteEdges) -> None:
        self._series, self._edges = Series(words), edges
        self._not = words.organisations | {"Document", "Award", "Studio", "FunctionalZone"}
        self._catchwords = frozenset(words.lexicon.words("Programme", "catchwords"))
        self._ends = words.lexicon.words("Programme", "no_parts")
        self._disputed = any_of(words.lexicon.words("Programme", "no_parts_with"))

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence."""
        if "“" not in reading.text:
            return
        item = self._series.item(reading)
        for start, end in ([item] if item else []) + self._series.parts(reading):
            inner = reading.text[start:end]
            kind = self._edges.class_inside(inner)
            if kind in self._not or inner in self._catchwords or ends_with(inner, self._ends):
                continue
            if self._disputed.search(inner):
                continue  # “零工资”试用
            yield Candidate(start - 1, end + 1, "Programme", inner, 28)
