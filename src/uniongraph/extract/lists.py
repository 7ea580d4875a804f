"""Lists whose last noun says what all members are: 海川、远帆等企业; 新建远帆、云谷2家职工之家."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_NUMBER = r"(?:\d{1,9}多?|[两二三四五六七八九十多几数]{1,3})余?"
_MEASURE = r"(?:家|个|所|大|处|座|间|户|名)"
_COUNT = rf"(?:等(?:地)?(?:{_NUMBER})?{_MEASURE}?|{_NUMBER}{_MEASURE})"
_NOTE = re.compile(r"（[^（）]{2,10}）")
_LEADS = frozenset("在为向给由与和到于被将把对跟从至往因经让使及同等对于以及包括例如")


_GIVES = frozenset("为向给")
_NUMERAL = {c: n for n, c in enumerate("两三四五六七八九十", 2)} | {"二": 2}


class ListFinder:
    """Finds the members of lists that a class noun closes."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._listed = dict(lexicon.table("facts", "listed"))
        self._whole_names = frozenset(lexicon.words("facts", "listed_whole"))
        self._collective = dict.fromkeys(lexicon.words("Site", "collective"), "Site")
        self._brands = lexicon.words("Company", "brands")
        self._divisions = lexicon.words("Place", "listed")
        self._bare = lexicon.words("Place", "listed_bare")
        self._whole = lexicon.words("Place", "listed_whole")
        nouns = any_of((*self._listed, *self._collective, *self._divisions, *self._bare, *self._whole)).pattern
        few = rf"[{''.join(_NUMERAL)}](?=(?:{any_of(self._divisions).pattern})(?![\u4e00-\u9fff]{{0,2}}区))"
        self._closing = re.compile(rf"({_COUNT}|{few})((?:[\u3400-\u9fff]{{0,6}}?))({nouns})")
        built = {w for p in lexicon.patterns if p.id == "operates.act" for w in p.words if len(w) > 1}
        self._built = re.compile(rf"(?:{any_of(built).pattern})了?$")
        self._verbs = frozenset(lexicon.words("Programme", "verbs"))
        self._one_of = re.compile(
            rf"等(?:\d{{1,4}}余?[家个所])?(?:重点|龙头|骨干|知名|大型|民营|辖区|本地){{0,2}}({any_of(self._listed).pattern})"
        )

    def find(self, reading: Reading, known: Sequence[Candidate]) -> list[Candidate]:
        """Candidates for members that are not known by their own form."""
        text = reading.text
        found: list[Candidate] = []
        for match in re.finditer(r"、", text):
            begin = match.start()
            if begin and text.rfind("、", 0, begin) >= 0 and any(c.start <= begin < c.end for c in found):
                continue
            closing = self._close(reading, begin)
            if closing:
                found += self._members(reading, known, *closing)
        found += self._single(reading, known)
        unique = {(c.start, c.end): c for c in found}
        return list(unique.values())

    def _single(self, reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
        """One name that the tagger knows before the noun for its kind: 南京海川客车|等企业."""
        text = reading.text
        for match in self._one_of.finditer(text) if "等" in text else ():
            token = reading.tokens[reading.token_at[match.start() - 1]] if match.start() else None
            if (
                token is None
                or token.end != match.start()
                or token.tag not in ("ORG", "LOC", "nz")
                or len(token.text) < 3
            ):
                continue
            taken = any(c.start < token.end and token.start < c.end for c in known)
            plain = not re.fullmatch(r"[\u4e00-\u9fff]+", token.text) or self._is_place(token.text)
            if not taken and not plain and token.text not in self._words.modifiers:
                yield Candidate(token.start, token.end, self._listed[match.group(1)], token.text, 19)

    def _close(self, reading: Reading, comma: int) -> tuple[int, int, int, str, str] | None:
        """Start and end of a list with a comma at ``comma``: (start, end of members, end, noun, count)."""
        text = reading.text
        stop = re.compile(r"[，。；：！？]").search(text, comma)
        limit = min(stop.start() if stop else len(text), comma + 60)
        for match in self._closing.finditer(text, comma + 2, limit):
            count, noun = match.group(1), match.group(3)
            if match.end() < len(text) and match.end() not in reading.starts:
                continue
            if (
                "行业" in match.group(2)
                or "等" in text[comma : match.start()]
                or not count
                or (noun in self._collective and not re.search(r"[\d两二三四五六七八九十多几]", count))
            ):
                continue
            if noun in self._divisions and match.group(2):
                continue  # 三个片|区
            if re.fullmatch(r"[家个所大处座间户名]", count):
                continue
            start = max(text.rfind(mark, 0, comma) for mark in "，。；：！？") + 1
            for other in self._closing.finditer(text, start, comma):
                start = other.end() if "等" in other.group() else start  # A、B等7家企业|和C、D等6所高校
            for at in range(start + 2, comma):
                if text[at] in _GIVES and {at, at + 1} <= reading.starts and "、" in text[start:at]:
                    start = at + 1  # 某部、某部|为|A、B、C8家职工书屋颁发…
            return start, match.start(), match.end(), noun, count
        return None

    def _members(
        self, reading: Reading, known: Sequence[Candidate], start: int, end: int, closing: int, noun: str, count: str
    ) -> Iterator[Candidate]:
        text = reading.text
        pieces: list[tuple[int, int]] = []
        right = end
        while right > start:
            left = max(text.rfind("、", start, right), -1)
            at = left + 1 if left >= 0 else self._first_start(reading, start, right)
            pieces.append((at, right))
            if left < 0:
                break
            right = left
        if len(pieces) < 2:
            return
        if noun in self._collective and self._built.search(text, *pieces[0]):
            return  # 在A镇、B镇|布设9个驿站: where they stand, and no names
        if _NUMERAL.get(count, len(pieces)) != len(pieces):
            return
        if noun in self._divisions:  # 桑科、甘加、阿木去乎等镇, 桑科、甘加两镇
            for left, right in pieces:
                taken = any(c.start < right and left < c.end and c.weight >= 20 for c in known)
                name = text[left:right] + noun
                if name in self._words.place_names and not taken:
                    yield Candidate(left, right, "Place", name, 21)
            return
        if noun in self._bare or noun in self._whole:  # 五角场、大创智等片区; 城西、古庄等社区
            one_is = any(self._proper(reading, a, b) or self._odd(reading, a, b) for a, b in pieces)
            for left, right in pieces:
                left = max(left, self._by_tags(reading, left, right))  # 辐射|城西
                taken = any(c.start < right and left < c.end and c.weight >= 20 for c in known)
                name = text[left:right]
                if taken or not 2 <= len(name) <= 5 or not re.fullmatch(r"[\u4e00-\u9fff]+", name):
                    continue
                if one_is:
                    yield Candidate(left, right, "Place", name + (noun if noun in self._whole else ""), 19)
            return
        spread: list[tuple[int, int]] = []
        for left, right in pieces:
            joint = re.search(r"[和与及]", text[left:right])
            if joint and joint.start() and left + joint.start() in reading.starts and right - left > 6:
                spread += [(left, left + joint.start()), (left + joint.end(), right)]
            else:
                spread.append((left, right))
        listed = any(
            self._proper(reading, left, right) and not self._is_place(text[left:right]) for left, right in spread
        ) or any(c.cls == self._listed.get(noun) and start <= c.start < end and c.weight >= 18 for c in known)
        listed = listed or any(self._odd(reading, left, right) for left, right in spread)
        for left, right in spread:
            if noun not in self._collective and (note := _NOTE.search(text, left, right)) and note.end() == right:
                right = note.start()  # 福建众联网络科技（饿了么）、…等企业
            name = text[left:right].strip("“”《》 ")
            own = next(
                (
                    c
                    for c in known
                    if c.end == right
                    and c.start >= left
                    and c.weight >= 18
                    and c.cls in (*self._words.organisations, "Site", "Place")
                ),
                None,
            )
            if noun in self._collective:
                if any(name.endswith(brand) for brand in self._brands):
                    continue  # 顺丰、德邦等7个站点
                if own and own.cls in (*self._words.organisations, "Site"):
                    continue
                if 2 <= len(name) <= 10 and not re.search(r"[省市县区]级|[的了在]", name):
                    yield Candidate(left, right, "Site", name + noun if not name.endswith(noun[-1]) else name, 28)
                continue
            if own or not 2 <= len(name) <= 14 or self._is_place(name) or re.search(r"[着了过]", name):
                continue
            sure = listed or bool(re.search(r"\d", count)) or _NUMERAL.get(count[:1]) == len(spread)
            counted = (
                sure and (len(name) >= 3 or self._odd(reading, left, right)) and not self._word(reading, left, right)
            )
            if not self._proper(reading, left, right) and not (counted and not re.search(r"[的了在]|\d", name)):
                continue
            if noun in self._whole_names and not name.endswith(noun):
                yield Candidate(left, right, self._listed[noun], name + noun, 24, aliases=(name,))
                continue
            yield Candidate(left, right, self._listed[noun], name, 24)

    def _is_place(self, name: str) -> bool:
        return self._words.place_at(name, 0) == len(name) or name[-1] in "省市县区镇乡村"

    def _first_start(self, reading: Reading, start: int, end: int) -> int:
        """Where the first member begins: after the last word that bounds names."""
        words = [start, *(b for b in sorted(reading.boundaries) if start < b < end), end]
        for left, right in reversed(list(pairwise(words))):
            piece = reading.text[left:right]
            if piece in self._words.stop or piece in self._verbs or piece in _LEADS or not piece.isalnum():
                return right if 3 <= end - right <= 8 else self._by_tags(reading, start, end)
        return start if end - start <= 8 else self._by_tags(reading, start, end)

    def _by_tags(self, reading: Reading, start: int, end: int) -> int:
        """The same by the tagger's words, where the dictionary's leave too little or too much."""
        at = end
        while at > start:
            token = reading.tokens[reading.token_at[at - 1]]
            piece = reading.text[max(token.start, start) : at]
            if (
                piece in self._words.stop
                or piece in self._verbs
                or token.tag in ("v", "p", "u", "c", "w", "d", "r", "f", "vd", "ad", "xc", "TIME", "m")
            ):
                break
            at = max(token.start, start)
        return at

    def _odd(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the dictionary knows no word there but single characters: 顺|链, 后|英|镁业."""
        inner = [start, *(b for b in sorted(reading.boundaries) if start < b < end), end]
        return len(inner) > 2 and sum(b - a == 1 for a, b in pairwise(inner)) >= 2

    def _word(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the stretch is one word of the dictionary, as trades are: 新能源."""
        return not any(start < b < end for b in reading.boundaries)

    def _proper(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the words are a name: not made of common nouns of trades and goods only."""
        name = reading.text[start:end]
        if name in self._words.modifiers or re.search(r"[的了在]|\d", name):
            return False
        tokens = [t for t in reading.tokens if t.start < end and start < t.end]
        return any(t.tag in ("LOC", "ORG", "PER", "nz", "nw") for t in tokens)
