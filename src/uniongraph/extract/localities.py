"""Places that stand by themselves: divisions, zones, villages, roads, and what the tagger takes for a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with
from uniongraph.text.tagger import Token

_INSIDE = "上里内旁边"
_HOUSE = re.compile(r"\d{1,5}(?:[-－—之]\d{1,4})?号.{0,12}$")
"""The number of a house, and what is told of it: 水阳江路|392号."""

_MOUTH = re.compile(r"(?<=[村区园])口$")
"""Where one goes into a place: 灰罗村|口."""

_ROW = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,3}、){2,12}[\u4e00-\u9fff]{2,3}|(?<=[在到往赴进])(?:[\u4e00-\u9fff]{2,3}、){2,12}[\u4e00-\u9fff]{2,3}"
)
"""Two or three characters each, with the mark of lists between them."""


class PlaceFinder:
    """Finds names of places."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._ends = lexicon.words("Place", "ends")
        self._kinds = frozenset(e for e in self._ends if len(e) >= 2)
        self._kind_leads = frozenset(lexicon.words("Place", "kind_leads"))
        self._levels = words.schema.places.suffixes
        self._lead = re.compile(
            rf"(?:{any_of(lexicon.words('Place', 'leads')).pattern})(?:[\u4e00-\u9fff]{{2,8}}[省市县区镇乡])?$"
        )
        wholes = any_of(lexicon.words("Place", "listed_whole")).pattern
        self._dwelt = lexicon.words("Place", "listed_whole")
        self._far = lexicon.words("Place", "listed_far")
        far = any_of(self._far).pattern
        self._parts = re.compile(
            rf"([\u4e00-\u9fff]{{2,4}}?)(?:{wholes})(?![委民干部镇里庄组企])|([\u4e00-\u9fff]{{2,6}}?)(?:{far})(?![委民])"
        )
        self._generic = words.generic["Place"]
        self._no_ends = lexicon.words("Place", "no_ends")
        self._towns = frozenset(lexicon.words("Place", "settlements"))
        going = any_of((*lexicon.words("Place", "leads"), *lexicon.words("Place", "goings"))).pattern
        self._member = re.compile(rf"([\u4e00-\u9fff]{{2,5}}?)(?:{wholes})(?![委民干部镇里庄组企居工广服党职级民])")
        self._local = re.compile(rf"(?:{going})(?=([\u4e00-\u9fff]{{3,6}}))")
        self._no_name = frozenset("的了各个每这该本其多几两三全在到和与及等进入走来去为把由我他她们所乡市县区省")

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence, chains of divisions (淮安市洪泽区) as one."""
        text, tokens = reading.text, reading.tokens
        i = 0
        for number, token in enumerate(tokens):
            dwelt = token.tag == "ORG" and len(token.text) >= 4 and token.text.endswith(self._dwelt)
            dwelt = dwelt or self._settled(tokens, number)
            if token.start < i or not (dwelt or token.tag in ("LOC", "ns")):
                continue  # 华丰社区 is to the tagger an organisation
            start, end = token.start, self._widened(tokens, number)
            if number and len(tokens[number - 1].text) == 1 and tokens[number - 1].tag == "LOC":
                start = tokens[number - 1].start  # 意|杨大道
            if number >= 2 and self._common_name(reading, number, end):
                start = tokens[number - 1].start  # 道里区|工人|新村社区
            end = max(self._chain(text, start), end)
            bare = text[start:end].rstrip(_INSIDE)
            bare = _HOUSE.sub("", bare)
            bare = _MOUTH.sub("", bare)
            if len(bare) >= 3 and ends_with(bare, self._ends):
                end = start + len(bare)
            name = text[start:end]
            if not self._accepted(reading, start, name):
                continue
            i = end
            yield Candidate(start, end, "Place", name, 10 + len(name))
            if name.endswith(self._dwelt) and text[end : end + 1] in ("、", "和"):
                yield from self._members(text, end + 1)
        yield from self._listed(reading)
        yield from self._led(reading)
        yield from self._rows(reading)

    def _common_name(self, reading: Reading, number: int, end: int) -> bool:
        """Whether the name of a village or community in a division begins with a word: 道里区|工人|新村社区."""
        tokens = reading.tokens
        whole, first, last = tokens[number - 2 : number + 1]
        beside = whole.end == first.start and first.end == last.start and whole.text.endswith(self._levels)
        named = first.tag in ("n", "nz", "nr") and len(first.text) == 2
        named = named and (first.text not in self._words.modifiers or end >= last.start + 4)
        return beside and named and whole.tag == "LOC" and reading.text.endswith(self._dwelt, last.start, end)

    def _settled(self, tokens: Sequence[Token], number: int) -> bool:
        """Whether a name that is no place's has a word for a place behind it: 海川汽车|小镇."""
        token = tokens[number]
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        beside = after is not None and after.start == token.end and after.text in self._towns
        return beside and token.tag in ("ORG", "nz", "nw") and len(token.text) >= 2

    def _led(self, reading: Reading) -> Iterator[Candidate]:
        """Communities and villages after a word of place or going, and the list that goes on from one.

        在上沙社区、锦厦社区, 走进林村社区: the tagger knows few of them.
        """
        text = reading.text
        for match in self._local.finditer(text):
            yield from self._members(text, match.start(1))

    def _rows(self, reading: Reading) -> Iterator[Candidate]:
        """Short names in a row that are words too, where the rest are divisions of one province: 仁怀、|普定|、凯里."""
        places, text = self._words.schema.places, reading.text
        for match in _ROW.finditer(text) if "、" in text else ():
            members = [m.span() for m in re.finditer(r"[^、和]+", match.group())]
            if len(members) < 3:
                continue
            a, b = members[-1]
            if b - a == 3 and not places.short(match.group()[a:b]):
                members[-1] = (a, b - 1)  # 盘州|分赛区
            codes = [{p.code[:2] for p in places.short(match.group()[a:b])} for a, b in members]
            common = set.intersection(*codes) if all(codes) else set()
            for (a, b), _ in zip(members, codes, strict=True):
                start, end = match.start() + a, match.start() + b
                if common and match.group()[a:b] in self._words.place_words and start in reading.starts:
                    yield Candidate(start, end, "Place", text[start:end], 10 + end - start)

    def _members(self, text: str, start: int) -> Iterator[Candidate]:
        """The list of communities and villages that begins at an offset."""
        while True:
            part = self._member.match(text, start)
            if part is None or set(part.group(1)) & self._no_name or part.group(1) in self._words.modifiers:
                break
            if part.group() in self._generic or self._words.place_at(text, start) > start:
                break
            yield Candidate(start, part.end(), "Place", part.group(), 8 + len(part.group()))
            if text[part.end() : part.end() + 1] not in ("、", "和"):
                break
            start = part.end() + 1

    def _listed(self, reading: Reading) -> Iterator[Candidate]:
        """Divisions by the list of them where the tagger sees none (者保乡), and what lies in one: 长安镇|霄边社区."""
        text, words = reading.text, self._words
        done = 0
        for start in sorted(reading.boundaries | reading.starts):
            end = words.place_at(text, start)
            long = end >= start + 4 and text.startswith(self._far, max(start, end - 2))
            if end < start + 3 or not (long or end in reading.boundaries or end in reading.starts):
                continue
            end = self._chain(text, start)
            name = text[start:end]
            if start >= done and name.endswith(self._levels) and self._accepted(reading, start, name):
                done = end
                yield Candidate(start, end, "Place", name, (27 if long else 9) + len(name))
                part = self._parts.match(text, end)
                stem = (part.group(1) or part.group(2)) if part else ""
                if part and stem not in words.modifiers and not set(stem) & words.stop:
                    weight = (9 if part.group(1) else 27) + len(part.group())
                    yield Candidate(end, part.end(), "Place", part.group(), weight)

    def _widened(self, tokens: Sequence[Token], number: int) -> int:
        """The end of a place with the word for its kind, which the tagger may leave outside: 霍尔果斯|口岸."""
        token = tokens[number]
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        beyond = tokens[number + 2] if number + 2 < len(tokens) else None
        if (
            after is not None
            and beyond is not None
            and after.start == token.end
            and after.text in self._kind_leads
            and beyond.text in self._kinds
        ):
            return beyond.end  # 岳麓山|文化|广场
        widens = after is not None and after.start == token.end and after.tag in ("n", "s", "f", "nz")
        return after.end if after is not None and widens and after.text in self._kinds else token.end

    def _chain(self, text: str, start: int) -> int:
        end = start
        while (after := self._words.place_at(text, end)) > end:
            if end > start and text.startswith(self._ends, after) and text[after - 1] not in self._levels:
                break  # 来安街道|北京路
            if end > start and not self._lies(text[start:end], text[end:after]):
                break  # 盐城|阜新
            end = after
        return end

    def _lies(self, around: str, name: str) -> bool:
        """Whether a division of a name lies in one of another, which may itself be a chain."""
        places = self._words.schema.places
        inner = places.named(name) or places.short(name)
        outer = next(
            (f for at in range(len(around)) if (f := places.named(around[at:]) or places.short(around[at:]))), ()
        )
        return not outer or any(p.code != q.code and places.within(p.code, q.code) for p in inner for q in outer)

    def _inside(self, text: str, start: int) -> bool:
        """Whether the name of a division, with its level, stands right before an offset, or with 的 between."""
        end = start - 1 if text[start - 1 : start] == "的" else start
        return text.endswith(self._levels, 0, end) and any(
            self._words.place_at(text, at) == end for at in range(max(0, end - 12), end - 1)
        )

    def _accepted(self, reading: Reading, start: int, name: str) -> bool:
        words = self._words
        if (
            name in words.generic["Site"]
            or name in self._generic
            or name.endswith(self._no_ends)
            or name in words.place_words
            or len(name) < 2
        ):
            return False
        if self._chain(name, 0) == len(name):
            return True
        if len(name) >= 3 and self._inside(reading.text, start) and not re.search(r"[\d“”]", name):
            return True  # 珠市乡的|韭菜坪
        if reading.text[start - 1 : start] == "“":
            return False  # a figure of speech (“连心桥”), or part of another name
        end = self._chain(name, 0)
        if ends_with(name[end:], self._levels) and not end and len(ends_with(name, self._ends)) < 2:
            return False  # but 和平里社区 is no district
        if len(name) >= 3 and bool(ends_with(name, self._ends)):
            return True
        before = reading.text[max(0, start - 12) : start]
        return len(name) >= 2 and bool(self._lead.search(before))
