"""Whether what stands before a body's head tells that body from others: a name, or only a level or a description."""

from __future__ import annotations

import re

from uniongraph.extract.units import numbered
from uniongraph.extract.words import Reading, Words
from uniongraph.text.matching import any_of, ends_with, starts_with

_PROPER = frozenset(["LOC", "ORG", "PER", "nz", "nw"])
_DIVISION = re.compile(r"第?[一二三四五六七八九十]{1,3}师(?!傅)")
_SITE_NUMBER = re.compile(r"\d{1,9}号(?:线|井|楼|厂|桥|标|机组|高炉|炉|站)")
_TELLING = frozenset(["n", "nz", "s", "nw", "LOC", "ORG", "ns", "nt"])


class Telling:
    """Tells particular names from descriptions and relative ones (区总工会), by the words of a lexicon."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._no_levels = tuple(words.lexicon.words("relative", "no_levels"))
        self._levels_after_all = tuple(words.lexicon.words("relative", "levels_after_all"))
        self._infix = dict(words.lexicon.table("relative", "infix"))
        self._zone_heads = tuple(z for z in words.lexicon.longest_first("FunctionalZone", "heads") if len(z) >= 4)
        self._taught = words.lexicon.words("School", "heads")
        self._plant = re.compile(numbered(words))
        self._plain = any_of((*words.lexicon.words("Site", "describing"), *words.modifiers))
        self._community = re.compile(
            rf"[\u4e00-\u9fff]{{2,6}}?(?:{any_of(words.lexicon.words('Place', 'communities')).pattern})"
        )
        self._subordinate = tuple(words.lexicon.words("boundary", "subordinate"))
        self._describing = frozenset(words.lexicon.words("Site", "describing"))

    def specific(self, reading: Reading, start: int, head_start: int) -> bool:
        """Whether the words before a head make a name: a place, a proper noun, a quotation, a word of no dictionary."""
        text, words = reading.text, self._words
        if text[start:head_start].startswith("“") or "“" in text[start:head_start]:
            return True
        if words.place_at(text, start) > start:
            return True
        if _DIVISION.match(text, start):
            return True  # 第十一师总工会
        if (plant := self._plant.match(text, start)) and plant.end() <= head_start:
            return True  # 采油三厂|工会
        if _SITE_NUMBER.search(text, start, head_start):
            return True  # 城轨快线15号线项目部
        if start >= head_start:
            return False
        unheard = {start, start + 1, head_start} <= reading.boundaries and head_start - start == 2
        plain = unheard and not set(text[start:head_start]) & (set(words.levels) | words.stop | words.modifiers)
        if plain and text.startswith(self._taught, head_start):
            return True  # 警予学校: two characters that are no word
        ends = words.lexicon.words("Place", "ends")
        kinds = tuple(e for e in ends if len(e) >= 2 and e not in words.generic["Place"])
        if (lived := self._community.match(text, start, head_start)) and lived.group() not in words.generic["Place"]:
            inside = reading.tokens[reading.token_at[start] : reading.token_at[lived.end() - 1] + 1]
            if all(t.tag not in "pudrcm" for t in inside):
                return True  # 工人柳北里社区|工会驿站
        for token in reading.tokens[reading.token_at[start] : reading.token_at[head_start - 1] + 1]:
            if (
                token.start > start
                and token.end - start >= 4
                and ends_with(text[start : min(token.end, head_start)], kinds)
            ):
                return True  # 航空|新城
            if (
                token.tag == "n"
                and len(token.text) >= 3
                and token.end <= head_start
                and ends_with(token.text, ends)
                and token.text not in words.generic["Place"]
            ):
                return True
            if token.tag in _PROPER and token.text not in words.modifiers and len(token.text) >= 2:
                if token.tag == "ORG" and token.end > head_start:
                    piece = text[max(token.start, start) : head_start]
                    if len(piece) >= 2 and piece not in words.modifiers:
                        return True
                    continue
                return True
        return False

    def only_describes(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch holds nothing but words that describe: 数智化|工会, whatever the tagger makes of it."""
        if self._words.place_at(text, start) > start:
            return False
        while start < end and (word := self._plain.match(text, start, end)):
            start = word.end()
        return start >= end

    def particular(self, reading: Reading, start: int, head_start: int) -> bool:
        """Whether a noun before a head tells one from others, though no proper noun is in it: 政务中心|女职工关爱室."""
        text, told = reading.text, 0
        if self.only_describes(text, start, head_start):
            return False
        for token in reading.tokens[reading.token_at[start] : reading.token_at[head_start - 1] + 1]:
            piece = text[max(token.start, start) : min(token.end, head_start)]
            if piece in self._describing or piece in self._words.modifiers:
                continue
            if token.tag not in _TELLING or set(piece) & self._words.stop:
                return False
            told += len(piece)
        return told >= 2

    def names_studio(self, reading: Reading, start: int, head_start: int) -> bool:
        text = reading.text
        if "“" in text[start:head_start]:
            return True
        return any(
            (t.tag in ("PER", "nz", "ORG", "LOC", "nr") and len(t.text) >= 2)
            or self._words.is_surname(text[max(t.start, start) : head_start])
            for t in reading.tokens[reading.token_at[start] : reading.token_at[max(start, head_start - 1)] + 1]
        )

    def relative(self, reading: Reading, start: int, end: int, head: str, head_start: int) -> tuple[int, str] | None:
        """Start and level of a name that leans on the article's division: 区总工会, 该县总工会, 县税务局."""
        text, words = reading.text, self._words
        modifier = text[start:head_start]
        if modifier[1:2] == "级" and modifier[:1] in words.levels:
            return None  # 盟级|职工创新工作室
        if not modifier and (level := self._infix.get(head)):
            return head_start, level  # 团县委 of a county
        if (
            start + 1 < head_start
            and text[start] in words.stop
            and text[start + 1] in words.levels
            and words.place_at(text, start) == start
        ):
            return start + 1, text[start + 1]  # 现任县总工会, of which the tagger makes 任县
        for at in range(start + 2, min(start + 4, head_start)):  # 周某某任|县总工会
            if text[at] in "任为" and text[at + 1] in words.levels and words.is_surname(text[start:at]):
                return at + 1, text[at + 1]
        led = starts_with(modifier, words.levels) or starts_with(text[start:end], words.levels)
        for level in words.levels if led else ():
            if modifier.startswith(level) and self.bare_level(reading, start, level):
                return start, level
        if (
            not modifier
            and start >= 1
            and self.bare_level(reading, start - 1, text[start - 1])
            and text[start - 1] in words.levels
        ):
            return start - 1, text[start - 1]
        for level in words.levels if led else ():
            if (
                text[start:end].startswith(level)
                and text[start:end] != level
                and self.bare_level(reading, start, level)
            ):
                return start, level
        return None

    def bare_level(self, reading: Reading, start: int, level: str) -> bool:
        """Whether the level at ``start`` stands without the name of its division."""
        text = reading.text
        if ends_with(text[: start + len(level)], self._zone_heads):
            return False  # 合作创新|区
        named = self._words.place_at(text, start)
        if named > start + len(level) and (len(level) > 2 or text[named - 1] in self._words.levels):
            return False  # 市南区
        if text.startswith(self._no_levels, start) and not text.startswith(self._levels_after_all, start):
            return False
        before = text[max(0, start - 2) : start]
        if not before or not "\u4e00" <= before[-1] <= "\u9fff":
            return True
        token = reading.tokens[reading.token_at[start - 1]]
        if start in reading.starts and token.tag in ("v", "p", "c", "u", "d", "vd", "ad", "TIME", "r", "f"):
            return True
        if ends_with(text[max(0, start - 8) : start], self._subordinate):
            return True
        return bool(before[-1] in self._words.pointers or before in self._words.stop or before[-1] in self._words.stop)
