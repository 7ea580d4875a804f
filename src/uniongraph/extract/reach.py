"""How far to the left a body's name reaches from its head: over the words that names are made of."""

from __future__ import annotations

import re

from uniongraph.extract.units import numbered
from uniongraph.extract.words import Reading, Words
from uniongraph.text.matching import Affixes, any_of, ends_with, starts_with
from uniongraph.text.tagger import Token

_NAME_TAGS = frozenset(["LOC", "ORG", "PER", "n", "nz", "nw", "nt", "ns", "nr", "vn", "an", "s"])
_NUMBER = re.compile(
    r"第[一二三四五六七八九十百\d]+|[一二三四五六七八九十]|[一三五七][一二三四五六七八九〇]{2}|\d{1,5}号?线?|[A-Za-z]+\d*|首[届个]|[一二三四五六七八九十]{1,2}[厂矿队井段期标]"
)
_LEADS = frozenset(["r", "p", "c", "u", "d", "m", "q", "f"])  # tags of words that lead to a name
_VILLAGE = re.compile(r"[上下前后中里外][\u4e00-\u9fff]{1,2}[村庄屯寨]")
_LONGEST = 32
_SIDES = frozenset("东南西北")
"""What stands behind a town in the name of one of its stations."""


class NameReach:
    """Tells where names begin, by the words of a lexicon that end them, lead to them and split them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        short = any_of(words.lexicon.words("relative", "short_heads")).pattern
        joins = any_of(words.lexicon.words("boundary", "conjunctions")).pattern
        levels = any_of(words.levels).pattern
        self._joined = re.compile(rf"(?:{any_of(words.head_class).pattern}|(?:{levels})(?:{short}))(?:{joins})")
        self._kinds = words.lexicon.words("Programme", "strong_suffixes")
        self._divides = words.lexicon.words("Place", "divides")
        self._zones = any_of((*words.lexicon.words("FunctionalZone", "heads"), *self._divides))
        self._zone_heads = tuple(z for z in words.lexicon.longest_first("FunctionalZone", "heads") if len(z) >= 4)
        self._leads = words.lexicon.longest_first("boundary", "lead_modifiers")
        self._kinds_before = words.lexicon.words("frames", "partner_kinds")
        self._numbered = re.compile(rf"(?:{numbered(words)})$")
        self._plant = re.compile(numbered(words))
        self._carriers = tuple(words.lexicon.longest_first("boundary", "carriers"))
        self._carriers_end = Affixes(self._carriers)
        self._splits = any_of(words.splitters)
        first, last = (words.lexicon.words("Place", key) for key in ("street_words", "street_ends"))
        self._streets_end = Affixes(tuple(a + b for a in first for b in last))
        self._subordinate = any_of(words.lexicon.words("boundary", "subordinate"))
        self._houses = words.lexicon.words("boundary", "houses")
        self._brands = frozenset(words.lexicon.words("boundary", "brand_verbs"))
        self._limited = tuple(form for form in words.lexicon.words("Company", "legal_forms") if len(form) >= 4)
        self._speaking = frozenset(words.lexicon.words("boundary", "speaking"))
        self._ands = frozenset(words.lexicon.words("boundary", "ands"))
        self._shared_in = any_of(words.lexicon.words("boundary", "shared")).pattern
        self._right = re.compile(rf"[\u4e00-\u9fff]{{2,10}}?(?:{self._shared_in})|(?:{self._shared_in})")

    def left(self, reading: Reading, start: int) -> int:
        """How far to the left the words of a name reach from ``start``."""
        text, head_start = reading.text, start
        limit = max(0, start - _LONGEST)
        while start > limit:
            char = text[start - 1]
            if char in "）”":
                opening = text.rfind("（" if char == "）" else "“", limit, start - 1)
                inner = text[opening + 1 : start - 1]
                if char == "）" and " " in inner:
                    break  # （通讯员 张三）某公司: who wrote what stands before
                if opening < 0 or re.search(r"[，。；：、]", inner) or len(inner) > (6 if char == "）" else 16):
                    break
                if char == "”" and any(kind in text[start:head_start] for kind in self._kinds):
                    break  # “…”服务品牌|配套母婴室: the quotation has its own kind
                if char == "”" and opening > 0 and text[opening - 1] == "”":
                    start = opening
                    break
                start = opening
                continue
            if char == " ":
                break
            if char in "·-" and start - 1 > limit and text[start - 2 : start - 1].strip("，。、"):
                start -= 1
                continue
            token = reading.tokens[reading.token_at[start - 1]]
            begin = token.start
            piece = text[begin:start]
            if " " in piece:  # the tagger reads over the gap between two columns
                start = begin + piece.rindex(" ") + 1
                break
            if piece in self._speaking and self._person_before(reading, begin):
                break  # 张三代表|服务团成员
            if carried := self._carried(text, start, limit):
                start = carried
                continue
            if (
                text[start : start + 1] == "（"
                and token.tag in ("v", "vn", "n")
                and 2 <= len(piece) <= 4
                and start < head_start
                and piece not in self._words.stop
            ):
                start = begin  # 百川|制伞|（福建）有限公司
                continue
            if start == head_start and (zone := ends_with(text[limit:start], self._zone_heads)):
                start -= len(zone)  # 海川|合作创新区|工会联合会
                continue
            if piece in _SIDES and start > limit + 2 and reading.tokens[reading.token_at[begin - 1]].tag == "LOC":
                start = begin  # 包头|西|机务段
                continue
            if piece in self._ands and (joined_at := self._trades(reading, begin, start, head_start)):
                start = joined_at
                continue
            if piece in self._brands and self._branded(reading, begin, head_start):
                start = begin  # 浙江|弘扬|海川新材料有限公司
                continue
            if not self._may_belong(token, piece) and not self._chained(reading, token, start):
                cut = self.cut(reading, token, start)
                if cut is not None:
                    start = cut
                break
            joined = len(token.text) >= 4 and token.text[:2] in self._words.stop
            if (joined or token.tag in ("ORG", "LOC")) and (cut := self.cut(reading, token, start)) is not None:
                start = cut
                break
            start = begin
        return start

    def _person_before(self, reading: Reading, at: int) -> bool:
        """Whether a person's name stands right before an offset."""
        if at < 2:
            return False
        token = reading.tokens[reading.token_at[at - 1]]
        whole = re.split(r"[，。；：、”）\s]", reading.text[max(0, at - 4) : at])[-1]
        return token.tag == "PER" or (2 <= len(whole) <= 3 and whole[0] in self._words.surnames)

    def _carried(self, text: str, end: int, limit: int) -> int:
        """Where words begin that are always a part of the name, or 0: …|新就业形态劳动者|工会联合会."""
        plant = self._numbered.search(text, max(limit, end - 7), end)
        if plant and plant.start() < end:
            return plant.start()  # 采油三厂|铁边城作业区
        word = self._carriers_end.ending_at(text, limit, end) or self._streets_end.ending_at(text, limit, end)
        return end - len(word) if word else 0  # or 团结|里社区|工会驿站

    def _branded(self, reading: Reading, at: int, head_start: int) -> bool:
        """Whether a verb is a firm's own name: a division's stands right before it and a legal form ends the name."""
        text = reading.text
        if not text.startswith(self._limited, head_start):
            return False
        places = (p for p in range(max(0, at - 8), at - 1) if self._words.place_at(text, p) == at)
        place = next(places, -1)
        return place >= 0 and place in reading.starts

    def _trades(self, reading: Reading, at: int, right: int, head_start: int) -> int:
        """Where the first of two trades begins that one union has, or 0: 某区|家政和网约配送|行业工会联合会.

        ``at`` is where the word between them begins and ``right`` where it ends; a division's name stands before.
        """
        text = reading.text
        tail = text[right : head_start + 2]
        if self._right.match(tail) is None or self._words.place_at(text, right) > right + 1:
            return 0
        number = reading.token_at[at - 1]
        while number >= 0 and at - reading.tokens[number].start <= 10:
            token = reading.tokens[number]
            if token.tag in ("LOC", "ORG"):
                end = self._words.place_at(text, token.start)
                first = text[end:at]
                whole = end > token.start and not ends_with(token.text, self._words.head_class)
                return end if whole and len(first) >= 2 and not ends_with(first, self._words.head_class) else 0
            if token.tag not in ("n", "vn", "nz", "an") and token.text not in self._words.name_verbs:
                return 0
            number -= 1
        return 0

    def _may_belong(self, token: Token, piece: str) -> bool:
        words = self._words
        if token.tag == "vn" and piece in words.name_verbs:
            return True
        if piece in words.stop or token.text in words.stop or token.tag == "w":
            return False
        if token.tag not in ("LOC", "ORG", "PER") and len(piece) > 2 and piece[-2:] in words.stop:
            return False
        if token.tag in _NAME_TAGS:
            return not (token.tag == "vn" and piece in words.stop)
        if token.tag in ("v", "vd", "ad"):
            return piece in words.name_verbs
        if token.tag in ("m", "nz", "xc", "q"):
            return bool(_NUMBER.fullmatch(piece))
        return (
            token.tag in ("a", "f", "t", "TIME")
            and len(piece) >= 2
            and piece not in words.modifiers
            and not re.search(r"[年月日近]", piece)
        )

    def _chained(self, reading: Reading, token: Token, end: int) -> bool:
        """Whether a noun of doing stands between a place and a word for a kind of house: 某区职工创新|交流|中心."""
        if token.tag != "vn" or token.end != end or not reading.text.startswith(self._houses, end):
            return False
        number = reading.token_at[token.start] - 1
        while number >= 0 and reading.tokens[number].tag in ("n", "vn"):
            number -= 1
        return number >= 0 and reading.tokens[number].tag in ("LOC", "ORG")

    def cut(self, reading: Reading, token: Token, end: int) -> int | None:
        """Where inside a token a name begins after a word that bounds names (响水县总工会联合|相关协会), or None."""
        words = self._words
        inner = [b for b in sorted(reading.boundaries) if token.start < b < end]
        for left, right in reversed(list(zip([token.start, *inner], [*inner, end], strict=True))):
            piece = reading.text[left:right]
            if any(words.place_at(reading.text, at) > left for at in range(max(0, left - 3), left)):
                continue  # 福建|立达, no 福|建立|达
            bounds = right - left >= 2 or (token.tag == "ORG" and piece in "向给赴")
            if reading.text.startswith(self._carriers, left):
                continue  # 中国|联合网络通信
            if piece in words.stop and piece not in words.name_verbs and bounds:
                return right
        return None

    def trim(self, reading: Reading, start: int, head_start: int) -> int:
        """Drop describing words from the left: up to a place's name where one follows, else while they are generic."""
        text, words = reading.text, self._words
        for joined in self._joined.finditer(text, start, head_start):
            start = joined.end()  # 县总和|首阳镇党委
        for under in self._subordinate.finditer(text, start + 1, head_start - 1):
            start = under.end()  # 某县妇联|下属事业单位|县儿童活动中心
        for zone in self._zones.finditer(text, start, head_start):
            after = words.place_at(text, zone.end())
            least = 3 if zone.group() in self._divides else 2  # 新开河街道|东昌里社区 is one chain
            if after >= zone.end() + least and zone.start() > start:
                start = zone.end()
        for splitter in words.splitters if self._splits.search(text, start, head_start) else ():
            at = text.find(splitter, start, head_start)
            if at >= start and words.place_at(text, at + len(splitter)) > at + len(splitter):
                start = at + len(splitter)
        if (
            text[start] == "“"
            and (close := text.find("”", start, head_start)) > 0
            and (place := self.next_place(reading, close + 1, head_start))
        ):
            start = place
        cut = start + 1 in reading.boundaries or start + 1 in reading.starts  # no 部|分乡镇
        if cut and words.place_at(text, start + 1) > max(words.place_at(text, start), start + 3):
            start += 1  # 评审表彰中|山东省…
        changed = True
        while changed and start < head_start and not self._plant.match(text, start):
            changed = False
            if self._streets_end.starting(text, start):
                break
            token = reading.tokens[reading.token_at[start]]
            piece = text[start : min(token.end, head_start)]
            kind = starts_with(text[start:head_start], self._kinds_before)
            if kind and start + len(kind) + 1 < head_start:
                start += len(kind)  # 爱心企业|海川超市有限公司
                changed = True
                continue
            if lead := next((w for w in self._leads if piece.startswith(w) and piece != w), ""):
                start += len(lead)  # 国企|开投集团
                changed = True
                continue
            if piece in words.modifiers or piece in words.stop or text[start] in "·-）”":
                start += max(1, len(piece))
                changed = True
            elif (
                token.tag in ("v", "vd")
                and piece in words.name_verbs
                and start + len(piece) < head_start
                and not _NUMBER.fullmatch(text, start + len(piece), head_start)  # 采油|一|厂
            ):
                start += len(piece)
                changed = True
            elif (
                dated := re.match(r"(?:\d{1,4}[年月日])+", text[start:head_start])
            ) and dated.end() < head_start - start:
                start += dated.end()
                changed = True
            elif token.tag in ("s", "f") and piece[-1:] in "上下里内外中前后旁" and not _VILLAGE.match(text, start):
                start += len(piece)
                changed = True
            elif token.tag in ("n", "vn", "a", "an", "s", "v", "d", "TIME", "f") and not self._is_level(piece):
                place = self.next_place(reading, start + len(piece), head_start)
                if place is not None and text[start : start + 1] != "“":
                    start = place
                    changed = True
        return start

    def next_place(self, reading: Reading, start: int, end: int) -> int | None:
        """Where the first place or organisation name between two offsets begins, or None."""
        for token in reading.tokens[reading.token_at[start] : reading.token_at[end - 1] + 1] if start < end else ():
            at = max(token.start, start)
            if at and reading.text[at - 1] == "（":
                continue
            if token.tag in ("LOC", "ORG") and at < end and (self._words.place_at(reading.text, at) > at):
                return at
            if self._words.place_at(reading.text, at) >= at + 3:
                return at
        return None

    def beheaded(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a name begins with a given name whose surname the tagger has left outside."""
        text, words = reading.text, self._words
        token = reading.tokens[reading.token_at[start]]
        if token.tag != "PER" or token.start != start or token.end > end or len(token.text) != 2:
            return False
        outside = reading.tokens[reading.token_at[start - 1]]
        before = reading.tokens[reading.token_at[start - 2]]
        lone = len(outside.text) == 1 and text[start - 1] in words.surnames and not words.is_surname(token.text)
        return lone and before.tag in ("w", "v", "p", "c", "u")

    @staticmethod
    def unknown_town(reading: Reading, end: int) -> int:
        """Where a town's name begins that no list has and the tagger has cut into characters, or -1."""
        match = re.search(r"(?:^|[，。；：、])([\u4e00-\u9fff]{2,3})$", reading.text[:end])
        if match is None:
            return -1
        inside = [t for t in reading.tokens if match.start(1) <= t.start < end]
        whole = (
            bool(inside)
            and inside[0].start == match.start(1)
            and all(
                len(t.text) == 1 and t.tag not in _LEADS and t.text not in "是由在到与和为对向把被将让" for t in inside
            )
        )
        return match.start(1) if whole else -1

    def whole_place(self, reading: Reading, start: int) -> int:
        """Where a division's name begins that the tagger has cut: 会|东县… is 会东县."""
        text = reading.text
        for back in range(1, 9):
            at = start - back
            if at < 0 or text[at] in "，。、；：“”（）":
                break
            if at not in reading.starts and at not in reading.boundaries:
                continue  # no 部|分乡镇
            whole, known = self._words.place_at(text, at), self._words.place_at(text, start)
            if whole > start + 1 and (known <= start or (whole == known and at in reading.starts)):
                return at  # 北|下关街道
        return start

    def only_place(self, text: str, start: int, end: int) -> bool:
        """Whether divisions' names make up the whole stretch."""
        while start < end and (after := self._words.place_at(text, start)) > start:
            start = after
        return start >= end

    def _is_level(self, piece: str) -> bool:
        return piece in self._words.levels
