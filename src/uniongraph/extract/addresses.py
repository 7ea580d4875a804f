"""Places that an address tells: roads by their house numbers and crossings, what lies in a division by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_STEM = 5
"""Characters before the word for a road that a road's name has at most."""

_CHAIN = 14
"""Characters of the divisions before a road that are looked at."""

_MARKS = frozenset("，。；：！？、（）“”《》〈〉的·—")
_NO_NAME = _MARKS | frozenset("这那该此每各某条着了把到被从")
"""Characters that no road's name has in it: 那条|街, 服务职工的|大道."""

_CJK = re.compile(r"[\u4e00-\u9fff]+")
_NO_STEM = frozenset(["v", "vd", "p", "c", "u", "d", "ad", "r", "m", "q", "w", "PER", "TIME", "f"])


class AddressFinder:
    """Finds roads and places that the tagger takes for something else."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        roads = lexicon.words("Place", "roads")
        self._roads = tuple(roads)
        road, crossing = any_of(roads).pattern, any_of(lexicon.words("Place", "crossings")).pattern
        side = any_of(lexicon.words("Place", "sides")).pattern
        part = r"(?:[东南西北中][段]|[一二三四五六七八九十]段)?"
        self._told = re.compile(
            rf"(?:{road})(?={part}\d{{1,5}}(?:[-－—之]\d{{1,4}})?号|{part}(?:{side})|的?(?:{crossing})|[与和、])"
        )
        self._sure = re.compile(rf"{part}\d{{1,5}}(?:[-－—之]\d{{1,4}})?号|{part}(?:{side})|的?(?:{crossing})")
        sites = any_of(lexicon.words("Site", "heads")).pattern
        self._named = re.compile(rf"{part}\d{{1,5}}(?:[-－—之]\d{{1,4}})?号的?[\u4e00-\u9fff]{{0,10}}?(?:{sites})")
        self._leads = (*lexicon.words("Place", "leads"), *lexicon.words("Place", "road_leads"))
        self._below = (*lexicon.words("Place", "divides"), *lexicon.words("FunctionalZone", "heads"))
        kinds = [kind for kind in lexicon.words("Place", "kinds") if len(kind) > 1]
        self._kind = re.compile(rf"的?(?P<name>(?P<stem>[\u4e00-\u9fff]{{1,5}}?)(?:{any_of(kinds).pattern}))")
        self._generic = words.generic["Place"] | words.generic["FunctionalZone"] | words.generic["Site"]
        self._levels = words.schema.places.suffixes
        self._more = frozenset(lexicon.words("Place", "kinds_go_on"))

    def find(self, reading: Reading, places: Sequence[Candidate]) -> list[Candidate]:
        """Candidates beside the places that other finders saw."""
        found = list(self._by_road(reading))
        found += self._by_kind(reading, [*places, *found])
        return found

    def _by_road(self, reading: Reading) -> Iterator[Candidate]:
        """Roads before a house number, a side or a crossing: 皓月大路|1688号, 建设大街|与|冶金南路|交叉口."""
        text = reading.text
        row: list[Candidate] = []
        for match in self._told.finditer(text):
            start = self._begin(reading, match.start())
            if start is None:
                continue
            name = text[start : match.end()]
            if name in self._generic:
                continue
            road = Candidate(start, match.end(), "Place", name, 30 + len(name))
            if self._named.match(text, match.end()):
                continue  # 江边路|28号|智能驿站: a part of the site's name
            row = [*row, road] if row and row[-1].end == start - 1 else [road]
            if self._sure.match(text, match.end()):
                yield from row
                row = []

    def _begin(self, reading: Reading, at: int) -> int | None:
        """Where the name of a road begins whose word for a road stands at an offset, or None."""
        text = reading.text
        for start in range(at - 1, max(-1, at - _STEM - 1), -1):
            if not "\u4e00" <= text[start] <= "\u9fff" or text[start] in _NO_NAME:
                return None
            before = text[start - 1 : start]
            if before == "" or before in _MARKS:
                return start
            if before in "与和" and text.endswith(self._roads, 0, start - 1):
                return start
            if text.endswith(self._leads, 0, start):
                return start
            if at - start >= 2 and text.endswith(self._below, 0, start):
                return start
            if self._divided(text, start):
                return start
        return None

    def _divided(self, text: str, end: int) -> bool:
        """Whether the name of a division with its level ends at an offset."""
        if not text.endswith(self._levels, 0, end):
            return False
        return any(self._words.place_at(text, at) == end for at in range(max(0, end - _CHAIN), end - 1))

    def _by_kind(self, reading: Reading, places: Sequence[Candidate]) -> Iterator[Candidate]:
        """What lies in a division, by the word for its kind: 广兴洲镇的|洪水港渡口, 习岗街道|奥莱社区."""
        text = reading.text
        for place in places:
            if place.cls != "Place" or not place.name.endswith(self._levels):
                continue
            match = self._kind.match(text, place.end)
            if match is None or match["name"] in self._generic or match["stem"] in self._words.modifiers:
                continue
            start, end = match.start("name"), match.end("name")
            if end not in reading.starts | {len(text)}:
                continue  # 沿海滩|涂
            if text[end : end + 1] in self._more or ends_with(match["stem"], self._levels):
                continue
            tags = {t.tag for t in reading.tokens[reading.token_at[start] : reading.token_at[end - 1] + 1]}
            if tags & _NO_STEM:
                continue
            yield Candidate(start, end, "Place", match["name"], 12 + end - start)
