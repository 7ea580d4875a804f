"""Programmes, events and documents without quotation marks: a word for a kind, and what before it makes a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with
from uniongraph.text.tagger import Token

_SUMS = re.compile(r"\d|[一二三四五六七八九十百千两几多数]+[个名位家场项次期]")
_PLAIN = re.compile(r"[\u4e00-\u9fff]+")
_GROW_TAGS = frozenset(["n", "vn", "nz", "an", "a", "s", "LOC", "ORG", "nw", "v", "t", "TIME", "xc", "PER", "m"])


class UnquotedThings:
    """Grows names to the left of words for kinds (…技能大赛, …行动), over words that names are made of."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._session = re.compile(
            rf"第[一二三四五六七八九十]+[次届](?:{any_of(lexicon.words('Event', 'sessions')).pattern})"
        )
        describing = any_of(lexicon.words("Programme", "describing")).pattern
        counted = r"\d{1,9}[个项场]|[一二三四五六七八九十两]{1,9}[个项大场次]"
        self._described = re.compile(rf"(?:全[区市县省镇]|{describing}|首[届个批]|的|{counted}){{0,20}}$")
        contests = any_of(lexicon.words("Event", "plain_suffixes")).pattern
        self._contest_list = re.compile(rf"(?:{contests})”?[，、和及]$")
        self._joins = lexicon.words("Event", "joins")
        self._before_joins = frozenset(lexicon.words("Event", "before_joins"))
        joins = any_of(self._joins).pattern
        held = any_of(lexicon.words("Event", "verbs")).pattern
        self._joined = re.compile(rf"(?:{joins})(?:(?!{held})[^，。；：！？《》]){{0,120}}$")
        before, of = (any_of(lexicon.words("Event", key)).pattern for key in ("congress_verbs", "congress_of"))
        number = "[一二三四五六七八九十]"
        self._congress = re.compile(  # a congress or a plenary session, whose spirit things are called by
            rf"(?:{before}){{0,9}}(?:(?:{of})?{number}{{1,3}}届{number}{{1,2}}中(?:全会)?|(?:{of}){number}{{1,3}}大)(?:精神)?$"
        )
        self._trade = re.compile(r"[\u4e00-\u9fff]{2,4}行业")
        calling = any_of(lexicon.words("Event", "calling")).pattern
        self._holding = re.compile(
            rf"(?:{calling})了?(?!会议|专题)(?=(?:(?![的了在由将与为被把等及和、])[\u4e00-\u9fff]){{2,16}}$)"
        )
        self._held_by = (*lexicon.words(words.home, "heads"), *lexicon.words("Company", "legal_forms"))
        self._after_weak = tuple(lexicon.words("boundary", "after_weak"))
        self._pairs = lexicon.words("Event", "pairs")
        self._owners = (*lexicon.words(words.home, "heads"), *words.lexicon.words(words.home, "weak_heads"))
        self._verbs = lexicon.words("Programme", "verbs") + lexicon.words("Event", "verbs")
        self._dated = re.compile(
            r"(?:^|(?<=[，。；：]))(?:19|20)\d\d年度?(?:(?![，。；：、“”的了在由将与为被把等])[\u4e00-\u9fff]){3,20}$"
        )
        self._held_next = (*lexicon.words("Event", "held_next"), *lexicon.words("Event", "verbs"))
        self._marks = (*lexicon.words("Event", "marks"), *lexicon.words("Event", "short_marks"))
        self._verb_end = re.compile(rf"(?:{any_of(self._verbs).pattern})[了起]?$")
        self._naming = any_of(lexicon.words("Programme", "naming"))
        self._doing = frozenset(lexicon.words("Programme", "doing"))
        kinds = any_of(lexicon.words("Event", "counted_kinds")).pattern
        self._counted = re.compile(
            rf"(第[一二三四五六七八九十\d]{{1,3}}[届期]|首[届期])[\u4e00-\u9fff]{{2,18}}?(?:{kinds})"
        )
        self._pointing = re.compile(rf"(?:{any_of(lexicon.words('frames', 'pointing')).pattern})$")

    def find(self, reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
        """Unquoted phrases that have the form of a name."""
        yield from self._editions(reading, found)
        for cls in ("Event", "Programme", "Document"):
            suffixes = self._words.lexicon.words(cls, "plain_suffixes")
            for match in any_of(suffixes).finditer(reading.text):
                candidate = self._find_one(reading, cls, match.start(), match.end())
                if candidate and not any(
                    c.overlaps(candidate) and c.weight >= 40 and c.cls not in self._words.organisations for c in found
                ):
                    yield candidate

    def _editions(self, reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
        """Contests that an edition tells and no longer word for one: 首届|集体协商竞赛."""
        text = reading.text
        for match in self._counted.finditer(text) if "届" in text or "期" in text else ():
            start, end = match.span()
            inside = [t for t in reading.tokens if match.end(1) <= t.start and t.end <= end]
            acting = any(
                t.tag in "pudrc" or (t.text in self._words.stop and t.text not in self._doing)
                for t in inside
                if t.tag != "vn"
            )
            if acting or (end not in reading.starts and end not in reading.boundaries):
                continue
            if not any(c.start < end and start < c.end and c.weight >= 40 for c in found):
                yield Candidate(start, end, "Event", match.group(), 20 + (end - start) / 2)

    def _find_one(self, reading: Reading, cls: str, suffix_start: int, end: int) -> Candidate | None:
        text = reading.text
        if more := self._session.match(text, end):
            end = more.end()
        if end not in reading.starts and end not in reading.boundaries:
            return None
        if text[end : end + 1] in ("者", "员", "的") and cls != "Event":
            return None
        start, proper, counted, floor_end, done = suffix_start, False, False, -1, False
        floor = max(0, suffix_start - 30)
        joined = self._joined.search(text[floor:suffix_start]) if cls == "Event" else None
        if joined:
            start, proper = floor + joined.start(), True  # 庆祝…国际劳动节|暨…表彰大会
            floor_end = start
            floor = max(0, start - 30)
        while start > floor:
            if congress := self._congress.search(text, floor, start):
                start, proper = congress.start(), True  # 学习贯彻党的二十届四中|全会精神宣讲活动
                continue
            if text[start - 1] == "”":
                opening = text.rfind("“", 0, start)
                if opening < 0 or start - opening > 20:
                    break
                start, proper = opening, True
                if cls == "Event" and (mark := ends_with(text[floor:start], self._marks)):
                    start -= len(mark)  # 迎“五一”…比赛
                    break
                continue
            if text[start - 1] == "·":
                start, proper = start - 1, True
                continue
            if cls == "Event" and text[start - 1] == "）" and (opening := text.rfind("（", start - 12, start)) > floor:
                start = opening  # …开发区|（新市区）|…工会联合会成立大会
                continue
            ordinal = next((m for m in ORDINAL.finditer(text, max(0, start - 8), start) if m.end() == start), None)
            if ordinal:
                start, proper, counted = ordinal.start(), True, True
                continue
            token = reading.tokens[reading.token_at[start - 1]]
            piece = text[token.start : start]
            if counted and token.tag in ("v", "vd"):
                break  # 参展|第二届…大会
            if joined and start == floor_end and piece in self._before_joins:
                start = token.start  # …联合会|成立|暨…大会
                continue
            if joined and (token.tag == "vn" or re.fullmatch(r"\d+周年", piece)):
                start = token.start
                continue
            if (pair := self._pair_at(text, start)) >= 0:
                start = pair  # 劳动|和|技能竞赛, 综合素质|提升|培训班
                continue
            if piece == "属" and text[start - 2 : start - 1] in self._words.levels:
                start = token.start - 1  # 县|属|企业工会主席座谈会
                continue
            if piece in ("和", "与") and (self._trade.match(text, start) or text.startswith("个人", start)):
                start = token.start  # 纺织|和|服装行业…
                continue
            if token.tag == "PER" and text.endswith(self._words.titles, 0, token.start):
                break  # 主席赵农|作大赛…
            if self._ends_growth(token.tag, piece, token.text) or self._person_before(reading, token):
                if start != suffix_start or cls != "Programme" or piece not in self._doing:
                    break
                done = True
            proper = proper or token.tag in ("LOC", "ORG", "nz", "PER", "nw")
            start = token.start
        if cls == "Event" and not counted and (edition := self._edition(reading, floor, start)) >= 0:
            start, proper, counted = edition, True, True
            begin = reading.tokens[reading.token_at[start - 1]] if start > floor else None
            if begin is not None and begin.tag in ("LOC", "ORG") and begin.end == start:
                start = begin.start  # 山东省|第九届全员创新企业创建工作推进会
        year = self._dated.search(text, max(0, end - 28), end) if cls == "Event" else None
        if year is not None and year.start() < start and text.startswith(self._held_next, end):
            start, proper = year.start(), True  # 2024年通留|协作|新春招聘会|在…举行
        if cls == "Event" and not proper and (held := self._whole_held(text, start)) >= 0:
            start, proper = held, True  # 召开|全省|快递员关爱服务|现场推进会, though 关爱 is a verb
        if text[end : end + 1] == "”" and cls == "Programme":
            opening = text.rfind("“", max(0, start - 16), start)
            if opening >= 0 and "·" in text[opening:suffix_start] and not re.search(r"[”，、]", text[opening:start]):
                start, proper = opening + 1, True  # “工会进万家·…温暖行动” is one name
        if joined and text[start:].startswith(self._joins):
            start += 1  # what 暨 joins to is no part of the name
        level = next((w for w in self._words.levels if text.startswith(w, start)), "")
        if level and text[start - 1 : start] in self._words.pointers:
            start += len(level)  # 我|县|2017年…会议
        whole = start
        while start < suffix_start:
            lead = reading.tokens[reading.token_at[start]]
            if (
                lead.text not in self._words.modifiers
                or lead.text == "全国"
                or not (lead.text[0] == "全" or lead.tag == "TIME")
            ):
                break
            start = lead.end
        if cls == "Programme" and not (text[start - 1 : start] == "“" and "·" in text[start:end]):
            start = self._after_body(text, start, suffix_start, end)
        levelled = cls == "Event" and text[whole : whole + 1] == "全"
        if levelled and text[start:suffix_start] in self._words.modifiers:
            start = whole  # 全市|职工|乒乓球比赛
        inner = self._words.name_pattern.search(text, start, end)
        known = inner is not None and self._words.names[inner.group()] == cls and inner.span() != (start, end)
        proper = proper or known  # 暑期|爱心托管|班
        name = text[start:end]
        if cls == "Programme" and self._pointing.search(text[max(0, whole - 4) : start]):
            return None  # 本期|爱心暑托班: the one that was named
        if (
            len(name) - (end - suffix_start) < 2
            or len(name) < (4 if proper else 5)
            or self._words.is_generic(cls, name)
            or text[start:suffix_start] in self._words.modifiers
        ):
            return None
        listed = cls == "Event" and bool(self._contest_list.search(text[max(0, start - 10) : start]))
        if done and not known and suffix_start - whole < 6:
            return None  # 开展职工关爱|行动: what is done, no name
        governed = self.governed(reading, whole if done else start) or levelled or listed
        if not (governed or proper):
            return None
        if not proper and suffix_start - (whole if levelled else start) < (3 if end - suffix_start >= 3 else 4):
            return None
        place = self._words.place_at(text, start)
        if place > start and self._words.is_generic(cls, text[place:end]) and cls == "Programme":
            return None
        weight = ((26 if cls == "Event" else 22) if proper else 14) + (end - start) / 2
        if cls == "Event" and proper and any(text.find(h, start, suffix_start) > 0 for h in self._held_by):
            weight = max(weight, 34 + (end - start))  # 某某行业工会联合会|成立大会 is more than the body
        weight += 30 if joined else 8 if known else 0  # 暨 joins honours into it
        return Candidate(start, end, cls, name, weight)

    def _whole(self, reading: Reading, token: Token) -> bool:
        """Whether a token is a word, a level, or a piece of what is one word to the dictionary (钻|机工)."""
        return len(token.text) > 1 or token.text in self._words.levels or token.end not in reading.boundaries

    def _edition(self, reading: Reading, floor: int, start: int) -> int:
        """Where an edition is told before words with a verb among them (第九届…企业|创建|工作推进会), or -1."""
        for match in ORDINAL.finditer(reading.text, floor, start):
            gap = reading.text[match.end() : start]
            reach = 24 if match.group()[0] in "12" else 16
            if match.group()[0] in "第首12" and 0 < len(gap) <= reach and _PLAIN.fullmatch(gap):
                inside = [t for t in reading.tokens if match.end() <= t.start and t.end <= start]
                dated = match.group()[0] in "12"  # a year stands before what is done as well: 2016年|参加|…竞赛
                if any(dated and t.tag == "v" and len(t.text) > 1 for t in inside):
                    continue
                if all(t.tag in _GROW_TAGS and not _SUMS.match(t.text) and self._whole(reading, t) for t in inside):
                    return match.start()
        return -1

    def _whole_held(self, text: str, start: int) -> int:
        """Where all that follows a verb of holding begins, where it goes on to ``start`` without a break, or -1."""
        held = self._holding.search(text, max(0, start - 20), start)
        return held.end() if held is not None and held.end() < start else -1

    def _pair_at(self, text: str, end: int) -> int:
        """Where a pair of words begins whose joining word ends right before ``end``, or -1."""
        for pair in self._pairs:
            at = text.rfind(pair, max(0, end - len(pair)), end + len(pair))
            if 0 <= at < end <= at + len(pair):
                return at
        return -1

    def _after_body(self, text: str, start: int, suffix_start: int, end: int) -> int:
        """Where the name begins after the union that runs it: 滁州市总工会|元旦春节送温暖活动."""
        lexicon, home = self._words.lexicon, self._words.home
        at = start
        for head in (*lexicon.words(home, "heads"), *lexicon.words(home, "weak_heads")):
            after = text.rfind(head, start, suffix_start) + len(head)
            weak = head in self._words.weak_heads and text.startswith(self._after_weak, after)
            if after > at + len(head) and not weak:  # no 工会|驿站建设行动
                at = after
        rest = text[at:end]
        return (
            at if len(rest) >= 5 and suffix_start - at >= 2 and not self._words.is_generic("Programme", rest) else start
        )

    def _person_before(self, reading: Reading, token: Token) -> bool:
        """Whether a verb follows a person's name, who then does something: …隋广平|主持|座谈会."""
        number = reading.token_at[token.start]
        before = reading.tokens[number - 1] if number else None
        return token.tag == "v" and before is not None and before.tag == "PER" and before.end == token.start

    def _ends_growth(self, tag: str, piece: str, whole: str) -> bool:
        stop, noun = self._words.stop, tag in ("vn", "n") and piece in self._words.name_verbs
        if tag not in _GROW_TAGS or (not noun and (piece in stop or whole in stop or piece in self._verbs)):
            return True
        if tag == "v" and len(piece) > 1 and piece[-1] in "到出得了过下入进回完起着":
            return True  # 拿到|海城市…竞赛
        if tag == "v" and (len(piece) < 2 or piece in self._words.titles):
            return piece not in ("送",)
        if tag == "m":
            return not ORDINAL.fullmatch(piece)
        if tag in ("t", "TIME"):
            return bool(re.search(r"[\d月日年近今去]", piece)) and not ORDINAL.fullmatch(piece)
        return False

    def governed(self, reading: Reading, start: int) -> bool:
        """Whether a verb that starts or runs something stands before ``start`` (a few describing words apart)."""
        text = reading.text
        left = text[max(0, start - 24) : start]
        left = re.split(r"[，。；：！？]", left)[-1]
        if self._naming.search(left[-4:]) and not left.endswith("以"):
            return True
        if left.endswith("的") and left[:-1].endswith(self._owners):
            return True  # 某县总工会的“…”
        left = self._described.sub("", left)
        return bool(self._verb_end.search(left)) or (
            left.endswith(("”", "》", "”、", "》、")) and bool(any_of(self._verbs).search(left))
        )
