"""Organisations, sites, studios and zones by the word that their name ends in.

A head (…总工会, …有限公司) is found, and the name is grown to the left over words that names are made of, to where
a place or a proper name begins. The tagger's own organisation names fill in where no head is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uniongraph.extract.owned import OwnedSites
from uniongraph.extract.units import UnitFinder, numbered
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import Affixes, any_of, ends_with, starts_with
from uniongraph.text.tagger import Token

_NAME_TAGS = frozenset(["LOC", "ORG", "PER", "n", "nz", "nw", "nt", "ns", "nr", "vn", "an", "s"])
_PROPER = frozenset(["LOC", "ORG", "PER", "nz", "nw"])
_NUMBER = re.compile(
    r"第[一二三四五六七八九十百\d]+|[一二三四五六七八九十]|[一三五七][一二三四五六七八九〇]{2}|\d{1,4}号?线?|[A-Za-z]+\d*|首[届个]|[一二三四五六七八九十]{1,2}[厂矿队井段]"
)
_SUM = re.compile(r"[+＋]")  # 工会+法院 is a way of working, and no court
_DIVISION = re.compile(r"第?[一二三四五六七八九十]{1,3}师(?!傅)")
_SITE_NUMBER = re.compile(r"\d{1,9}号(?:线|井|楼|厂|桥|标|机组|高炉|炉|站)")
_FIRMS = frozenset(["Company", "School", "Institution"])
_LEADS = frozenset(["r", "p", "c", "u", "d", "m", "q", "f"])  # tags of words that lead to a name
_KEPT = frozenset(["Site", "FunctionalZone"])
"""Classes of which one may be told by a common noun: 电商|产业园."""
_TELLING = frozenset(["n", "nz", "s", "nw", "LOC", "ORG", "ns", "nt"])
_LONGEST = 32


class BodyFinder:
    """Finds names of bodies, sites, studios and zones in a sentence."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._units = UnitFinder(words)
        verbs = {w for p in words.lexicon.patterns if p.predicate == "founds" for w in p.words}
        self._founding = re.compile(
            rf"(?:{any_of(verbs).pattern}|建成)了?$|(?:{any_of(verbs).pattern})[^，。；]{{0,30}}、$"
        )
        self._trades = frozenset(words.lexicon.words("Company", "weak_heads"))
        short = any_of(words.lexicon.words("relative", "short_heads")).pattern
        self._short = re.compile(
            rf"(?<=[\u4e00-\u9fff])(?:{short})(?!{any_of(words.lexicon.words('relative', 'short_before')).pattern})"
        )
        self._committees = any_of(words.lexicon.words(words.home, "provincial"))
        self._bodies_of_places = words.lexicon.words(words.home, "of_places")
        self._committee = any_of(words.lexicon.words(words.home, "committees"))
        joins = any_of(words.lexicon.words("boundary", "conjunctions")).pattern
        self._short_joined = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{short})(?=和)")  # 县总和|某镇…, no sum
        levels = any_of(words.levels).pattern
        self._joined = re.compile(rf"(?:{any_of(words.head_class).pattern}|(?:{levels})(?:{short}))(?:{joins})")
        self._no_levels = tuple(words.lexicon.words("relative", "no_levels"))
        self._pointers = words.lexicon.table("pointer", "nouns")
        self._legal = words.lexicon.words("Company", "legal_forms")
        self._seat = re.compile(r"（([\u4e00-\u9fff]{2,4})）(?!有限|公司|股份|集团)")
        self._several = re.compile(r"[两三四多几]地")
        self._counted = re.compile(r"(?<!\d)(?!1[个家座处])\d+余?[个家座处]$")
        self._levels_after_all = tuple(words.lexicon.words("relative", "levels_after_all"))
        self._after_names = tuple(words.lexicon.words("boundary", "after_names"))
        self._infix = dict(words.lexicon.table("relative", "infix"))
        branches = any_of(words.lexicon.words("boundary", "branches")).pattern
        self._branch = re.compile(rf"[\u4e00-\u9fff]{{2,5}}(?:{branches})")
        self._municipal = frozenset(words.lexicon.words("Company", "municipal"))
        self._offices = dict(words.lexicon.table("PublicBody", "last_characters"))
        self._kinds = words.lexicon.words("Programme", "strong_suffixes")
        given = any_of(words.lexicon.words("Award", "verbs")).pattern
        self._branches = frozenset(words.lexicon.words("School", "branches"))
        self._limited = tuple(form for form in self._legal if len(form) >= 4)
        self._honoured = re.compile(rf"(?:{given})|被")
        self._divides = words.lexicon.words("Place", "divides")
        self._public_firms = frozenset(words.lexicon.words("Company", "public_firms"))
        partner = any_of((*words.lexicon.words("frames", "joining"), *words.lexicon.words("boundary", "conjunctions")))
        self._partner = re.compile(rf"(?:{partner.pattern})$")
        self._zones = any_of((*words.lexicon.words("FunctionalZone", "heads"), *self._divides))
        self._leads = words.lexicon.longest_first("boundary", "lead_modifiers")
        self._kinds_before = words.lexicon.words("frames", "partner_kinds")
        self._posts = any_of(words.titles)
        self._towns = frozenset(words.lexicon.words("relative", "towns"))
        self._civic = frozenset(words.lexicon.words("posts", "civic"))
        leads = [w for p in words.lexicon.patterns if p.id == "leads.act" for w in p.words]
        self._led = re.compile(rf"(?:{any_of(leads).pattern})的")
        trades = words.lexicon.words("posts", "trades")
        self._inhabited = any_of((*words.lexicon.words(words.home, "weak_heads"), *(t for t in trades if len(t) > 1)))
        self._legal_heads = tuple(h for h in words.lexicon.words("Company", "heads") if h.endswith(self._legal))
        self._zone_heads = tuple(z for z in words.lexicon.longest_first("FunctionalZone", "heads") if len(z) >= 4)
        self._legal_only = frozenset(a + b for a in ("", *self._legal, "总", "分", "子") for b in self._legal)
        moved = (*words.lexicon.words("frames", "people"), *words.lexicon.words("relative", "moved"))
        self._moved = re.compile(rf"了?(?:\d{{1,6}}[余多]?[名位]|{any_of(moved).pattern})")
        self._own_heads = frozenset(words.lexicon.words("pointer", "own_heads"))
        self._departments = Affixes(words.lexicon.words("posts", "union_departments"))
        self._unions = words.lexicon.words(words.home, "weak_heads")
        self._no_offices = tuple(words.lexicon.words("PublicBody", "no_offices"))
        self._seats = tuple(words.lexicon.words("Company", "parents"))
        self._teams = words.lexicon.words("boundary", "teams")
        self._hosts = any_of(words.lexicon.words("boundary", "hosts"))
        self._taught = words.lexicon.words("School", "heads")
        self._numbered = re.compile(rf"(?:{numbered(words)})$")
        self._plant = re.compile(numbered(words))
        self._carriers = tuple(words.lexicon.longest_first("boundary", "carriers"))
        self._carriers_end = Affixes(self._carriers)
        self._splits = any_of(words.splitters)
        self._after_weak = words.lexicon.words("boundary", "after_weak")
        self._weak_verbs = any_of(words.lexicon.words("boundary", "weak_verbs"))
        self._nouns_after = re.compile(rf"{any_of(words.lexicon.words('boundary', 'weak_nouns')).pattern}|的(?!“)|$")
        built = {w for p in words.lexicon.patterns if p.predicate == "operates" for w in p.words if len(w) > 1}
        self._built = any_of(built)
        heads, at = (
            any_of(words.lexicon.words(words.home, "heads")),
            any_of(words.lexicon.words("boundary", "stationed")),
        )
        self._stationed = re.compile(rf"(?:{heads.pattern})(?:{at.pattern})")
        self._owned = OwnedSites(words)
        self._opened = re.compile(
            rf"[”》]?(?:日前|近日|昨日|今日|今天|昨天)?(?:{any_of(words.lexicon.words('Programme', 'opens')).pattern})"
        )
        going = (
            *words.lexicon.words("Place", "leads"),
            *(g for g in words.lexicon.words("Place", "goings") if len(g) > 1),
        )
        self._entered = re.compile(rf"(?:{any_of(going).pattern})了?“?$")
        self._plain = any_of((*words.lexicon.words("Site", "describing"), *words.modifiers))
        self._homes = any_of(words.lexicon.words(words.home, "heads"))
        self._describing = frozenset(words.lexicon.words("Site", "describing"))

    def find(self, reading: Reading) -> list[Candidate]:
        """Candidates, possibly overlapping; the caller chooses."""
        found = list(self._by_head(reading))
        found += self._by_short_head(reading)
        found += self._by_name(reading)
        found += self._units.find(reading, found)
        found += self._owned.find(reading, found)
        found += self._by_tag(reading, found)
        return [self._of_place(reading.text, candidate) for candidate in found]

    def _of_place(self, text: str, candidate: Candidate) -> Candidate:
        """A trade's body with the province whose committee it is: its name, then 江苏省委员会."""
        if candidate.cls != self._words.home or candidate.relative:
            return candidate
        place = self._words.place_at(text, candidate.end)
        head = starts_with(text[place:], self._bodies_of_places) if place > candidate.end else ""
        if not head:
            return candidate
        end = place + len(head)
        return replace(candidate, end=end, name=candidate.name + text[candidate.end : end], weight=60, aliases=())

    def _by_name(self, reading: Reading) -> Iterator[Candidate]:
        for match in self._words.name_pattern.finditer(reading.text):
            cls = self._words.names[match.group()]
            if reading.text.startswith(self._after_names, match.end()):
                continue
            if cls == "PublicBody" and self._department_ends(reading, match.start(), match.group()):
                continue  # 宣传|教育部|部长
            if cls == self._words.home and (branch := self._provincial(reading.text, match.end())):
                yield Candidate(match.start(), branch, cls, reading.text[match.start() : branch], 60)
            if match.start() in reading.starts and (match.end() in reading.starts or match.end() in reading.boundaries):
                yield Candidate(match.start(), match.end(), cls, match.group(), 24 + len(match.group()))

    def _provincial(self, text: str, end: int) -> int:
        """Where the committee of a national union in a division ends, or 0: 中国能源化学地质工会|甘肃省委员会."""
        place = self._words.place_at(text, end)
        committee = self._committees.match(text, place) if place > end else None
        return committee.end() if committee else 0

    def _department_ends(self, reading: Reading, start: int, name: str) -> bool:
        """Whether a ministry's name is only the end of the name of a department."""
        whole = self._departments.ending_at(reading.text, max(0, start - 8), start + len(name))
        return len(whole) > len(name)

    def _by_short_head(self, reading: Reading) -> Iterator[Candidate]:
        """The home class's body by its division and a short head: 秦淮区总, 县总."""
        text, words = reading.text, self._words
        joined = (m for m in self._short_joined.finditer(text) if words.place_at(text, m.end() + 1) > m.end() + 1)
        for match in (*self._short.finditer(text), *joined):
            end = match.end()
            place = next(
                (
                    at
                    for at in range(max(0, match.start() - 12), match.start())
                    if self._only_place(text, at, match.start())
                    and not (at and words.place_at(text, at - 1) > at)  # 宜|宾县
                ),
                None,
            )
            inner = self._committee.match(text, end)
            end = inner.end() if inner else end
            if place is not None and text[match.start() - 1] in words.levels:
                whole = words.lexicon.words(words.home, "heads")[0] + text[match.end() : end]
                name = text[place : match.start()] + whole
                yield Candidate(place, end, words.home, name, 30 + end - place, aliases=(text[place:end],))
                continue
            level = text[match.start() - 1 : match.start()]
            if level in words.levels and self._bare_level(reading, match.start() - 1, level):
                yield Candidate(
                    match.start() - 1, end, words.home, text[match.start() - 1 : end], 26, "relative", level
                )

    def _by_head(self, reading: Reading) -> Iterator[Candidate]:
        text = reading.text
        ends: dict[int, int] = {}
        for match in self._words.head_pattern.finditer(text):
            end = match.start() + len(match.group(1))
            ends.setdefault(end, match.start())  # the earliest start is the longest head
            inner = match.group(1)[: -len(ends_with(match.group(1), self._unions) or match.group(1))]
            if inner in self._words.head_class:
                ends.setdefault(match.start() + len(inner), match.start())  # 某某煤矿|工会
        for end, start in sorted(ends.items()):
            head = text[start:end]
            if not self._head_stands(reading, start, end, head):
                continue
            candidate = self._grow(reading, start, end, head)
            if candidate and candidate.cls == self._words.home:
                yield from self._sharing(reading, candidate)
            if candidate and not (_SUM.search(candidate.name) and "“" not in candidate.name):
                yield candidate
                if candidate.cls == "Studio":
                    yield from self._named_after(reading, candidate.start, start)

    def _sharing(self, reading: Reading, last: Candidate) -> Iterator[Candidate]:
        """Divisions whose unions share one head: 芗城、龙文、|龙海总工会."""
        text, words = reading.text, self._words
        place = words.place_at(text, last.start)
        rest = text[place : last.end]
        if not last.start < place < last.end or rest not in words.head_class:
            return
        end = last.start - 1
        while end > 0 and text[end] in "、和":
            start = next((at for at in range(max(0, end - 8), end) if words.place_at(text, at) == end), None)
            if start is None or (start and text[start - 1] not in "、，。；：”" and start not in reading.starts):
                return
            yield Candidate(start, end, last.cls, text[start:end] + rest, 40)
            end = start - 1

    def _head_stands(self, reading: Reading, start: int, end: int, head: str) -> bool:
        """Whether the head is a word here and not part of a longer one (工会 of 工会驿站)."""
        text = reading.text
        if head in self._words.weak_heads:
            rest = (
                text[end : end + 7].removeprefix("”") if "“" in text[max(0, start - 8) : start] else text[end : end + 6]
            )
            blocked = starts_with(rest, self._after_weak)
            goes_on = blocked and not starts_with(rest, self._teams)
            moves = bool(blocked) and head in self._unions and self._moves(reading, end, blocked)
            if goes_on and not moves and not self._acts(reading, start, end):
                return False
            return end in reading.starts or end in reading.boundaries
        if head.endswith(self._limited):
            return True  # …有限公司|化胶班: no word goes on over it
        if end < len(text) and end not in reading.starts and end not in reading.boundaries:
            organ = self._words.head_class[head] == "PublicBody" and head[0] in self._words.levels
            posted = organ and self._posts.match(text, end) is not None
            if not posted and not self._inhabited.match(text, end):
                return False  # but 县委|书记, 煤矿|工会 and 小学|教师 are other words to every dictionary
        return not re.match(r"[化性业界员](?![部局委总验务])", text[end : end + 2])

    def _moves(self, reading: Reading, end: int, word: str) -> bool:
        """Whether a word that may be a part of a name is what a union does here: 某厂工会|组织|职工开展…."""
        token = reading.tokens[reading.token_at[end]]
        return token.start == end and token.text == word and self._moved.match(reading.text, token.end) is not None

    def _acts(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a verb follows the union of a firm, school or office: 某公司工会|组织80名职工, not 工会组织健全."""
        verb = self._weak_verbs.match(reading.text, end)
        if verb is None or self._nouns_after.match(reading.text, verb.end()):
            return False
        before = reading.text[max(0, start - 12) : start]
        return bool(ends_with(before, self._words.head_class)) or bool(self._numbered.search(before))

    def _grow(self, reading: Reading, head_start: int, end: int, head: str) -> Candidate | None:
        """The name that ends in the head, or None where nothing particular stands before it."""
        words, text = self._words, reading.text
        cls = words.head_class[head]
        start = self._left(reading, head_start)
        start = self._trim(reading, start, head_start)
        if cls == "Studio" and start > 1 and self._beheaded(reading, start, head_start):
            start -= 1  # 到才|永江|技能大师工作室
        if cls == "Studio" and start == head_start:
            start = self._person_before(reading, head_start)
        start = self._whole_place(text, start)
        for token in reading.tokens[reading.token_at[start] : reading.token_at[head_start - 1] + 1]:
            behind = token.tag == "PER" and start < token.start and token.end < head_start and cls in _FIRMS
            if behind and ends_with(text[start : token.start], self._legal_heads):
                start = token.end  # 国网某供电公司程旭和|国网某供电公司
        if (at := text.rfind("同志", start, head_start)) >= 0:
            start = at + 2  # 免去张三同志|某县总工会主席职务
        if (at := text.rfind("在", start + 2, head_start)) >= 0 and not text.startswith("在线", at):
            start = at + 1  # 某司法所|在|某有限公司
        if cls in _KEPT and (built := self._built.search(text, start + 1, head_start)):
            placed = words.place_at(text, built.end()) > built.end() + 1
            done = ends_with(text[start : built.start()], words.head_class)  # 某旗总工会|建设环卫爱心驿站
            start = built.end() if placed or done else start
        if cls in words.organisations and (sent := self._stationed.search(text, start, head_start)):
            start = sent.end()  # 某市总工会驻|市人社局
        branch = self._branch.match(text, start, head_start)
        if branch and cls in _FIRMS and self._specific(reading, branch.end(), head_start):
            start = branch.end()  # 煤炭系统|海川能源股份有限公司
        if cls == words.home and (whole := words.name_pattern.search(text, start, end)):
            known = words.names[whole.group()] == cls and whole.end() == end and whole.start() > start
            start = whole.start() if known and self._only_place(text, start, whole.start()) else start
        if cls == "FunctionalZone" and words.place_at(text, start) == end:
            return None  # 下花园区
        name, modifier = text[start:end], text[start:head_start]
        if name.count("（") != name.count("）"):
            return None  # 鱼泉榨菜（集团|）有限公司
        relative = self._relative(reading, start, end, head, head_start)
        if relative and relative[1] in self._towns and (unknown := self._unknown_town(reading, relative[0])) >= 0:
            start, relative = unknown, None  # 者|保|乡总工会
            name, modifier = text[start:end], text[start:head_start]
        quoted = re.search(r"“([^“”]{2,16})”", name)
        aliases: tuple[str, ...] = (name[quoted.start() :], quoted.group(1)) if quoted else ()
        if (
            relative
            and cls == "Company"
            and head not in self._trades
            and relative[0] + len(relative[1]) < head_start
            and text[relative[0] + len(relative[1]) : head_start] not in self._municipal
            and self._specific(reading, relative[0] + len(relative[1]), head_start)
        ):
            start, relative = relative[0] + len(relative[1]), None  # 我市|海川能源集团 has a name of its own
            name, modifier = text[start:end], text[start:head_start]
        if relative and words.place_at(text, after := relative[0] + len(relative[1])) > after + 1:
            start, relative = after, None  # 我市|漳州第一技工学校
            name, modifier = text[start:end], text[start:head_start]
        if relative and text[max(0, relative[0] - 1) : relative[0]] == "全":
            return None  # 全市工会: all unions of the city
        if relative and relative[1] == "师" and cls not in words.organisations:
            relative = None  # 师公飞创新工作室
        if relative and head in self._pointers and relative[0] + len(relative[1]) == head_start:
            return None  # 省公司: the company around this one
        if relative and head not in self._trades:
            return Candidate(
                relative[0], end, cls, text[relative[0] : end], 30 + (end - start), "relative", relative[1]
            )
        if (
            not modifier
            and cls == "PublicBody"
            and (len(head) >= 3 or head in self._civic)
            and not words.is_generic(cls, head)
            and self._posts.match(text, end)
            and text[start - 1 : start] in ("", *"，、。；")
        ):
            return Candidate(start, end, cls, name, 22, "relative", "*")  # 教体局|局长张三
        if (
            not modifier
            and cls == "PublicBody"
            and len(head) >= 3
            and not words.is_generic(cls, head)
            and (
                re.search(r"[、和与由]$|^[、和及]", text[max(0, start - 1) : start] + text[end : end + 1])
                or self._partner.search(text[max(0, start - 4) : start])
            )
        ):
            return Candidate(start, end, cls, name, 22, "relative", "*")
        if cls in ("Site", "Studio", "Association") and self._counted.search(text[max(0, start - 6) : start]):
            return None  # 命名134个|山西省职工创新工作室
        founded = self._founded(reading, start, len(modifier), cls)
        plain = not modifier or words.is_generic(cls, name)
        if plain and cls in ("Site", "Institution") and self._distinguished(reading, start, end):
            return Candidate(start, end, cls, name, 7, "relative", "*")
        if not modifier and cls == "School" and len(head) >= 4 and self._founded(reading, start, len(head), cls):
            return Candidate(start, end, cls, name, 14, "relative", "*")  # 成立焊接学院、工匠学院: the division's
        if name in self._public_firms and self._partner.search(text[max(0, start - 4) : start]):
            return Candidate(start, end, cls, name, 14, "relative", "*")  # 联合邮政公司
        if head in words.weak_heads and cls == words.home and (name.startswith("“") or "·" in modifier):
            return None  # “小二级”工会, “爱在橙乡·工会有约”
        if self._several.search(modifier):
            return None  # 盐城阜新两地工会
        own = self._own(reading, start, cls, head, modifier)
        if (
            (not modifier and not own)
            or (words.is_generic(cls, name) and not (founded or own))
            or name in words.modifiers
        ):
            return None
        if cls == "Studio" and (self._led.search(modifier) or not self._named_studio(reading, start, head_start)):
            return None  # 张三|领衔的劳模创新工作室: it is described, not named
        if text[start] == "（" and (outer := re.search(r"(?:^|[，。；：、])([\u4e00-\u9fff]{2,6})$", text[:start])):
            start = outer.start(1)  # 海川|（高台）新能源有限公司
            name, modifier = text[start:end], text[start:head_start]
        seat = self._seat.match(text, end) if cls == "Company" and head in self._legal else None
        if seat is not None and words.place_at(seat.group(1), 0) == len(seat.group(1)):
            end, name = seat.end(), text[start : seat.end()]  # 海川集团|（香港）
        specific = self._specific(reading, start, head_start)
        if specific and cls == "Site" and self._only_describes(text, start, head_start):
            specific = False
        if (
            cls == "FunctionalZone"
            and words.place_at(text, start) == start
            and (place := self._next_place(reading, start, head_start))
        ):
            start, name, modifier = place, text[place:end], text[place:head_start]
        if cls == "PublicBody" and modifier in self._pointers:
            return None  # 集团|党委: of the group that the text speaks of
        if cls == "PublicBody" and modifier.endswith(self._unions):
            cls = words.home  # 某某总工会|组织部
        if head in self._branches and any(taught in modifier for taught in self._taught):
            cls = "School"  # 某某学院|某某分院
        if cls == "FunctionalZone" and len(modifier) > 10:
            return None
        honoured = bool(self._honoured.match(text, end))
        if cls == "Company" and self._only_place(text, start, head_start) and head in words.weak_heads:
            return Candidate(start, end, cls, name, 9) if honoured else None  # 鞍山钢铁|被授予
        if cls == "Company" and head in words.weak_heads and modifier.endswith(self._legal):
            return None  # 某某有限公司|车间主任
        if (
            cls == "Company"
            and head in words.weak_heads
            and len(head) > 1
            and modifier.endswith((*self._taught, *self._seats))
        ):
            return None  # 某某学院|机械设计专业
        if re.search(r"[一二两三四五六七八九十\d]多?[家个所]|首[家个座]|以[上下]", modifier):
            return None
        described = cls == "Site" and len(modifier) >= 2 and not self._particular(reading, start, head_start)
        if not specific and founded and not described:
            return Candidate(start, end, cls, name, 14 + (end - start) / 2, "name", "")
        if not specific and own:
            return Candidate(start, end, cls, name, 9, "own")
        rowed = self._in_row(text, start) or self._hosts.match(text, end)
        if not specific and cls == "Association" and rowed and len(modifier) >= 2:
            return Candidate(start, end, cls, name, 14)  # 某某工联会、|蓝天妇女互助会
        if not specific and (
            head in words.weak_heads
            or cls in ("Site", "Studio", "FunctionalZone", "Institution", "Association", "School")
        ):
            # 户外劳动者服务中心获评…: one, though not named
            loose = honoured and cls in ("Site", "Institution") and len(modifier) >= 4 and head not in words.weak_heads
            if cls in _KEPT and head not in words.weak_heads and self._particular(reading, start, head_start):
                sure = self._opened.match(text, end) or self._entered.search(text, max(0, start - 8), start)
                return Candidate(start, end, cls, name, 7, "name", "" if sure else "?")
            if loose:
                return Candidate(start, end, cls, name, 7, "name", "?")
            return None
        if not specific and len(modifier) < 2:
            return None
        if not specific:
            return Candidate(start, end, cls, name, 8 + (end - start), "name", "?")
        if cls == "Site" and not aliases:
            aliases = self._without_owner(reading, start, head_start, end)
        return Candidate(start, end, cls, name, 20 + (end - start), aliases=aliases)

    def _without_owner(self, reading: Reading, start: int, head_start: int, end: int) -> tuple[str, ...]:
        """A site's name without the union before it, where it is one: 某区总工会|城管环卫爱心驿站."""
        text = reading.text
        at = max((m.end() for m in self._homes.finditer(text, start, head_start)), default=start)
        rest = text[at:end]
        own = at > start and not self._words.is_generic("Site", rest) and at < head_start
        return (rest,) if own and not self._only_describes(text, at, head_start) else ()

    def _own(self, reading: Reading, start: int, cls: str, head: str, modifier: str) -> bool:
        """Whether a company's own paper calls a part of the company by trade alone: 炼钢厂, 检测中心, 物流公司工会."""
        words, text = self._words, reading.text
        trade = head
        while form := ends_with(trade, self._legal):
            trade = trade[: -len(form)]  # 物流 of 物流公司, nothing of 集团公司
        alone = head in self._own_heads or (cls == "Company" and head != trade and len(trade) >= 2)
        bare = not modifier and alone and len(head) >= 4
        if not reading.own or not (bare or len(modifier) >= 2):
            return False
        if modifier in words.modifiers or modifier in self._pointers:
            return False
        if cls == words.home:
            inner = ends_with(modifier, words.head_class)
            named = inner != modifier or (inner.endswith(self._legal) and inner not in self._legal_only)
            return head in words.weak_heads and words.head_class.get(inner) == "Company" and named
        if cls == "Company":
            return head in words.weak_heads or head.endswith(self._legal)
        named = start in reading.starts and not re.search(
            r"[各某该本们]|[一二三四五六七八九十\d]个", text[start - 2 : start]
        )
        return cls in ("Institution", "Site", "Association") and head in self._own_heads and named

    def _in_row(self, text: str, start: int) -> bool:
        """Whether another body's name ends right before, a mark of lists between."""
        return text[start - 1 : start] in ("、", "和", "与") and bool(
            ends_with(text[: start - 1], self._words.head_class)
        )

    def _distinguished(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a site that is only described stands in a list with a named one and all are honoured.

        滨湖路驿站、户外劳动者服务中心获评…: the division's one.
        """
        text = reading.text
        return end - start >= 7 and text[start - 1 : start] == "、" and bool(self._honoured.match(text, end))

    def _beheaded(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a name begins with a given name whose surname the tagger has left outside."""
        text, words = reading.text, self._words
        token = reading.tokens[reading.token_at[start]]
        if token.tag != "PER" or token.start != start or token.end > end or len(token.text) != 2:
            return False
        outside = reading.tokens[reading.token_at[start - 1]]
        before = reading.tokens[reading.token_at[start - 2]]
        lone = len(outside.text) == 1 and text[start - 1] in words.surnames and not words.is_surname(token.text)
        return lone and before.tag in ("w", "v", "p", "c", "u")

    def _person_before(self, reading: Reading, end: int) -> int:
        """Where the name of a person begins that ends here and that the tagger took apart: 到|才永江|技能大师工作室."""
        for length in (3, 2, 4):
            start = end - length
            if start >= 0 and (start in reading.starts or start in reading.boundaries):
                name = reading.text[start:end]
                if (
                    self._words.is_surname(name)
                    and name not in self._words.stop
                    and re.fullmatch(r"[\u4e00-\u9fff]+", name)
                ):
                    return start
        return end

    def _named_after(self, reading: Reading, start: int, end: int) -> Iterator[Candidate]:
        """The person whose name ends where the head of a studio's name begins: …公司|李卫军|劳模创新工作室."""
        words, text = self._words, reading.text
        for length in (end - start, 3, 2, 4):
            at = end - length
            name = text[at:end]
            surname = 2 if name[:2] in words.surnames_two else 1
            if not (start <= at and surname < length <= surname + 2 and words.is_surname(name)):
                continue
            if at != start and at not in reading.starts and at not in reading.boundaries:
                continue
            if (
                name.endswith("的")
                or name in words.no_names
                or name in words.stop
                or not re.fullmatch(r"[\u4e00-\u9fff]+", name)
            ):
                continue
            tagged = any(t.tag == "PER" and t.start < end and at < t.end for t in reading.tokens)
            if tagged or any(at < b < end for b in reading.boundaries):
                yield Candidate(at, end, "Person", name, 2)
                return

    @staticmethod
    def _unknown_town(reading: Reading, end: int) -> int:
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

    def _only_place(self, text: str, start: int, end: int) -> bool:
        """Whether divisions' names make up the whole stretch."""
        while start < end and (after := self._words.place_at(text, start)) > start:
            start = after
        return start >= end

    def _whole_place(self, text: str, start: int) -> int:
        """Where a division's name begins that the tagger has cut: 会|东县… is 会东县."""
        for back in range(1, 9):
            at = start - back
            if at < 0 or text[at] in "，。、；：“”（）":
                break
            if self._words.place_at(text, at) > start + 1 and self._words.place_at(text, start) <= start:
                return at
        return start

    def _founded(self, reading: Reading, start: int, length: int, cls: str) -> bool:
        """Whether a verb of founding stands before a name that only describes: 成立陶瓷学院, 建成首个…阵地."""
        if cls not in ("Association", "School", "Site", "Institution", "TradeUnion") or length < 2:
            return False
        before = reading.text[max(0, start - 36) : start]
        before = re.split(r"[，。；：！？]", before)[-1]
        before = before.rstrip("全省市县区镇首个家所支的第一新")
        return bool(self._founding.search(before))

    def _left(self, reading: Reading, start: int) -> int:
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
            if not self._may_belong(token, piece):
                cut = self._cut(reading, token, start)
                if cut is not None:
                    start = cut
                break
            joined = len(token.text) >= 4 and token.text[:2] in self._words.stop
            if (joined or token.tag in ("ORG", "LOC")) and (cut := self._cut(reading, token, start)) is not None:
                start = cut
                break
            start = begin
        return start

    def _carried(self, text: str, end: int, limit: int) -> int:
        """Where words begin that are always a part of the name, or 0: …|新就业形态劳动者|工会联合会."""
        plant = self._numbered.search(text, max(limit, end - 7), end)
        if plant and plant.start() < end:
            return plant.start()  # 采油三厂|铁边城作业区
        word = self._carriers_end.ending_at(text, limit, end)
        return end - len(word) if word else 0

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

    def _cut(self, reading: Reading, token: Token, end: int) -> int | None:
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

    def _trim(self, reading: Reading, start: int, head_start: int) -> int:
        """Drop describing words from the left: up to a place's name where one follows, else while they are generic."""
        text, words = reading.text, self._words
        for joined in self._joined.finditer(text, start, head_start):
            start = joined.end()  # 县总和|首阳镇党委
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
            and (place := self._next_place(reading, close + 1, head_start))
        ):
            start = place
        if words.place_at(text, start + 1) > max(words.place_at(text, start), start + 3):
            start += 1  # 评审表彰中|山东省…
        changed = True
        while changed and start < head_start and not self._plant.match(text, start):
            changed = False
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
            elif token.tag in ("s", "f") and piece[-1:] in "上下里内外中前后旁":
                start += len(piece)
                changed = True
            elif token.tag in ("n", "vn", "a", "an", "s", "v", "d", "TIME", "f") and not self._is_level(piece):
                place = self._next_place(reading, start + len(piece), head_start)
                if place is not None and text[start : start + 1] != "“":
                    start = place
                    changed = True
        return start

    def _next_place(self, reading: Reading, start: int, end: int) -> int | None:
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

    def _is_level(self, piece: str) -> bool:
        return piece in self._words.levels

    def _relative(self, reading: Reading, start: int, end: int, head: str, head_start: int) -> tuple[int, str] | None:
        """Start and level of a name that leans on the article's division: 区总工会, 该县总工会, 县税务局."""
        text, words = reading.text, self._words
        modifier = text[start:head_start]
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
            if modifier.startswith(level) and self._bare_level(reading, start, level):
                return start, level
        if (
            not modifier
            and start >= 1
            and self._bare_level(reading, start - 1, text[start - 1])
            and text[start - 1] in words.levels
        ):
            return start - 1, text[start - 1]
        for level in words.levels if led else ():
            if (
                text[start:end].startswith(level)
                and text[start:end] != level
                and self._bare_level(reading, start, level)
            ):
                return start, level
        return None

    def _bare_level(self, reading: Reading, start: int, level: str) -> bool:
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
        return bool(before[-1] in self._words.pointers or before in self._words.stop or before[-1] in self._words.stop)

    def _specific(self, reading: Reading, start: int, head_start: int) -> bool:
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

    def _only_describes(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch holds nothing but words that describe: 数智化|工会, whatever the tagger makes of it."""
        if self._words.place_at(text, start) > start:
            return False
        while start < end and (word := self._plain.match(text, start, end)):
            start = word.end()
        return start >= end

    def _particular(self, reading: Reading, start: int, head_start: int) -> bool:
        """Whether a noun before a head tells one from others, though no proper noun is in it: 政务中心|女职工关爱室."""
        text, told = reading.text, 0
        if self._only_describes(text, start, head_start):
            return False
        for token in reading.tokens[reading.token_at[start] : reading.token_at[head_start - 1] + 1]:
            piece = text[max(token.start, start) : min(token.end, head_start)]
            if piece in self._describing or piece in self._words.modifiers:
                continue
            if token.tag not in _TELLING or set(piece) & self._words.stop:
                return False
            told += len(piece)
        return told >= 2

    def _named_studio(self, reading: Reading, start: int, head_start: int) -> bool:
        text = reading.text
        if "“" in text[start:head_start]:
            return True
        return any(
            (t.tag in ("PER", "nz", "ORG", "LOC", "nr") and len(t.text) >= 2)
            or self._words.is_surname(text[max(t.start, start) : head_start])
            for t in reading.tokens[reading.token_at[start] : reading.token_at[max(start, head_start - 1)] + 1]
        )

    def _office(self, reading: Reading, token: Token) -> Candidate | None:
        """An office that the tagger sees and no head names, by the last character of its name: 区房产局."""
        cls = self._offices.get(token.text[-1:])
        if (
            cls is None
            or token.text.endswith(self._no_offices)
            or token.text[-2:] in self._words.stop
            or self._cut(reading, token, token.end) is not None
        ):
            return None
        level = token.text[0]
        if level in self._words.levels and self._bare_level(reading, token.start, level) and len(token.text) >= 4:
            return Candidate(token.start, token.end, cls, token.text, 20, "relative", level)
        if self._words.place_at(token.text, 0) and len(token.text) - self._words.place_at(token.text, 0) >= 3:
            return Candidate(token.start, token.end, cls, token.text, 20 + len(token.text))
        return None

    def _by_tag(self, reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
        """Organisations that the tagger sees and no head explains; weak, so only a list or a fact keeps them."""
        for token in reading.tokens:
            if token.tag != "ORG" or len(token.text) < 3 or token.text in self._words.modifiers:
                continue
            office = self._office(reading, token)
            if office:
                yield office
                continue
            if any(c.start <= token.start and token.end <= c.end for c in found):
                continue
            if any(c.overlaps(Candidate(token.start, token.end, "", "", 0)) for c in found):
                continue
            yield Candidate(token.start, token.end, "", token.text, 3, "tag")
