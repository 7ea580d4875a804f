"""Organisations, sites, studios and zones by the word that their name ends in.

A head (…总工会, …有限公司) is found, and the name is grown to the left over words that names are made of, to where
a place or a proper name begins. The tagger's own organisation names fill in where no head is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uniongraph.extract.owned import OwnedSites
from uniongraph.extract.reach import NameReach
from uniongraph.extract.telling import Telling
from uniongraph.extract.units import UnitFinder, numbered
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import Affixes, any_of, ends_with, starts_with
from uniongraph.text.tagger import Token

_SUM = re.compile(r"[+＋]")  # 工会+法院 is a way of working, and no court
_SO_MANY = re.compile(r"\d{1,3}个?(?:区县|县区|县市|市县|区|县|市|镇|乡|街道)$")  # 广州市11区|总工会
_BUREAU = re.compile(r"(?<![第十百])[一二三四五六七八九十]{1,2}局$")
_FIRMS = frozenset(["Company", "School", "Institution"])
_KEPT = frozenset(["Site", "FunctionalZone"])
"""Classes of which one may be told by a common noun: 电商|产业园."""


class BodyFinder:
    """Finds names of bodies, sites, studios and zones in a sentence."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._reach, self._telling = NameReach(words), Telling(words)
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
        self._short_joined = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{short})(?=和)")  # 县总和|某镇…, no sum
        self._pointers = words.lexicon.table("pointer", "nouns")
        self._legal = words.lexicon.words("Company", "legal_forms")
        self._seat = re.compile(r"（([\u4e00-\u9fff]{2,4})）(?!有限|公司|股份|集团)")
        levels = any_of(words.levels).pattern
        self._each = re.compile(
            rf"各|(?:{levels}|村)（(?:{levels}|社区)[、）]|[\u4e00-\u9fff]{{0,8}}?({levels})委\1政府$"
        )
        self._each_of = re.compile(r"各(?:级|类|个|基层|直属|所属|下属|镇街|街镇|单位|企业|系统|行业|产业){0,3}$")
        self._of_studios = re.compile(
            r"(?:交流|服务|管理|建设|创建|工作){0,2}(?:平台|论坛|联盟|协会|办法|标准|推进会|现场会|名单)"
        )
        self._several = re.compile(r"[两三四多几]地")
        self._counted = re.compile(r"(?<!\d)(?!1[个家座处])\d+余?[个家座处]$")
        self._after_names = tuple(words.lexicon.words("boundary", "after_names"))
        branches = any_of(words.lexicon.words("boundary", "branches")).pattern
        self._branch = re.compile(rf"[\u4e00-\u9fff]{{2,5}}(?:{branches})")
        self._municipal = frozenset(words.lexicon.words("Company", "municipal"))
        self._offices = dict(words.lexicon.table("PublicBody", "last_characters"))
        given = any_of(words.lexicon.words("Award", "verbs")).pattern
        self._branches = frozenset(words.lexicon.words("School", "branches"))
        self._limited = tuple(form for form in self._legal if len(form) >= 4)
        self._honoured = re.compile(rf"(?:{given})|被")
        self._public_firms = frozenset(words.lexicon.words("Company", "public_firms"))
        partner = any_of((*words.lexicon.words("frames", "joining"), *words.lexicon.words("boundary", "conjunctions")))
        self._partner = re.compile(rf"(?:{partner.pattern})$")
        self._posts = any_of(words.titles)
        self._headed = re.compile(rf"(?:{self._posts.pattern})$")
        self._towns = frozenset(words.lexicon.words("relative", "towns"))
        self._civic = frozenset(words.lexicon.words("posts", "civic"))
        leads = [w for p in words.lexicon.patterns if p.id == "leads.act" for w in p.words]
        self._led = re.compile(rf"(?:{any_of(leads).pattern})的")
        trades = words.lexicon.words("posts", "trades")
        self._inhabited = any_of((*words.lexicon.words(words.home, "weak_heads"), *(t for t in trades if len(t) > 1)))
        self._legal_heads = tuple(h for h in words.lexicon.words("Company", "heads") if h.endswith(self._legal))
        self._legal_only = frozenset(a + b for a in ("", *self._legal, "总", "分", "子") for b in self._legal)
        moved = (*words.lexicon.words("frames", "people"), *words.lexicon.words("relative", "moved"))
        self._moved = re.compile(rf"了?(?:\d{{1,6}}[余多]?[名位]|{any_of(moved).pattern})")
        self._own_heads = frozenset(words.lexicon.words("pointer", "own_heads"))
        self._departments = Affixes(words.lexicon.words("posts", "union_departments"))
        self._unions = words.lexicon.words(words.home, "weak_heads")
        self._no_offices = tuple(words.lexicon.words("PublicBody", "no_offices"))
        self._below = any_of(words.lexicon.words("frames", "below"))
        self._union_heads = (*words.lexicon.words(words.home, "heads"), *words.lexicon.words("relative", "short_heads"))
        self._seats = tuple(words.lexicon.words("Company", "parents"))
        self._teams = words.lexicon.words("boundary", "teams")
        self._hosts = any_of(words.lexicon.words("boundary", "hosts"))
        self._taught = words.lexicon.words("School", "heads")
        self._numbered = re.compile(rf"(?:{numbered(words)})$")
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
        infixes = any_of(words.lexicon.words("Site", "infixes")).pattern
        served = (*words.lexicon.words("Site", "service_heads"), *words.lexicon.words("Site", "of_unions"))
        self._served_by = re.compile(rf"(?:{infixes}){{0,3}}(?:{any_of(served).pattern})")
        self._reported = words.lexicon.words("boundary", "reported")
        self._built_up = words.lexicon.words("Site", "built_up")
        self._homes = any_of(words.lexicon.words(words.home, "heads"))
        self._served = re.compile(
            rf"(?:爱心|暖心|户外劳动者)?(?:{any_of(words.lexicon.words('Site', 'heads')).pattern})"
        )

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
                owns = cls == "Company" and reading.text.startswith(self._unions, match.end())  # 攀钢|工会
                weight = 16 if owns else 24
                yield Candidate(match.start(), match.end(), cls, match.group(), weight + len(match.group()))

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
                    if self._reach.only_place(text, at, match.start())
                    and not (at and words.place_at(text, at - 1) > at)  # 宜|宾县
                ),
                None,
            )
            if (served := self._served_by.match(text, end)) is not None:
                level = text[match.start() - 1]
                if place is not None or (
                    level in words.levels and self._telling.bare_level(reading, match.start() - 1, level)
                ):
                    at = match.start() - 1 if place is None else place
                    whole = text[at : match.start()] + words.lexicon.words(words.home, "heads")[0] + served.group()
                    kind, relative = ("name", "") if place is not None else ("relative", level)
                    cls = words.head_class[ends_with(served.group(), words.head_class)]
                    yield Candidate(at, served.end(), cls, whole, 40, kind, relative)
                    continue
            inner = self._committee.match(text, end)
            end = inner.end() if inner else end
            if place is not None and text[match.start() - 1] in words.levels:
                whole = words.lexicon.words(words.home, "heads")[0] + text[match.end() : end]
                name = text[place : match.start()] + whole
                yield Candidate(place, end, words.home, name, 30 + end - place, aliases=(text[place:end],))
                continue
            level = text[match.start() - 1 : match.start()]
            if level in words.levels and self._telling.bare_level(reading, match.start() - 1, level):
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
            if inner in self._words.head_class and not self._trade_of_place(text, match, inner):
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

    def _trade_of_place(self, text: str, match: re.Match[str], head: str) -> bool:
        """Whether a head only tells the trade of a division's union: 山东省|煤矿|工会 is no union of a mine."""
        start = match.start()
        if self._words.head_class[head] != "Company" or match.group(1) not in self._words.head_class:
            return False
        return any(self._words.place_at(text, at) == start for at in range(max(0, start - 9), start - 1))

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
        if self._words.head_class[head] == "Studio" and self._of_studios.match(text, end):
            return False  # 劳模创新工作室|交流服务平台
        if head in self._words.weak_heads:
            rest = (
                text[end : end + 7].removeprefix("”") if "“" in text[max(0, start - 8) : start] else text[end : end + 6]
            )
            blocked = starts_with(rest, self._after_weak)
            goes_on = blocked and not starts_with(rest, self._teams)
            moves = bool(blocked) and head in self._unions and self._moves(reading, end, blocked)
            if (
                goes_on
                and not moves
                and not self._acts(reading, start, end)
                and not self._heading(reading, start, rest)
            ):
                return False
            return end in reading.starts or end in reading.boundaries
        if head.endswith(self._unions) and self._served.match(text, end):
            return False  # 某某社区工会|驿站
        if head.endswith(self._limited):
            return True  # …有限公司|化胶班: no word goes on over it
        if end < len(text) and end not in reading.starts and end not in reading.boundaries:
            organ = self._words.head_class[head] == "PublicBody" and head[0] in self._words.levels
            posted = organ and self._posts.match(text, end) is not None
            if not posted and not self._inhabited.match(text, end):
                return False  # but 县委|书记, 煤矿|工会 and 小学|教师 are other words to every dictionary
        return not re.match(r"[化性业界员](?![部局委总验务])", text[end : end + 2])

    def _heading(self, reading: Reading, start: int, rest: str) -> bool:
        """Whether a headline names a division's union by 工会 alone: …——路桥区|工会|品牌工作扫描."""
        if reading.sentence.role != "headline" or not rest.startswith(self._reported):
            return False
        places = (at for at in range(max(0, start - 8), start - 1) if self._words.place_at(reading.text, at) == start)
        return any(reading.text[start - 1] in self._words.levels for _ in places)

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
        start = self._reach.left(reading, head_start)
        start = self._reach.trim(reading, start, head_start)
        if cls == "Studio" and start > 1 and self._reach.beheaded(reading, start, head_start):
            start -= 1  # 到才|永江|技能大师工作室
        if cls == "Studio" and start == head_start:
            start = self._person_before(reading, head_start)
        start = self._reach.whole_place(reading, start)
        for token in reading.tokens[reading.token_at[start] : reading.token_at[head_start - 1] + 1]:
            behind = token.tag == "PER" and start < token.start and token.end < head_start and cls in _FIRMS
            inside = token.tag == "PER" and start < token.start and token.end <= head_start
            if inside and self._headed.search(text, start, token.start):
                start = token.end + text.startswith("代表", token.end) * 2  # 某集团工会主席张三代表|集团工会
                continue
            if behind and ends_with(text[start : token.start], self._legal_heads):
                start = token.end  # 国网某供电公司程旭和|国网某供电公司
        if (below := self._below.search(text, start + 2, head_start)) is not None:
            start = below.end()  # 某集团有限公司旗下|某某有限公司
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
        if branch and cls in _FIRMS and self._telling.specific(reading, branch.end(), head_start):
            start = branch.end()  # 煤炭系统|海川能源股份有限公司
        if cls == words.home and (whole := words.name_pattern.search(text, start, end)):
            known = words.names[whole.group()] == cls and whole.end() == end and whole.start() > start
            bodied = ends_with(text[start : whole.start()], words.head_class)  # 某某学院|全国总工会
            alone = bool(bodied) or self._reach.only_place(text, start, whole.start())
            start = whole.start() if known and alone else start
        if cls == "PublicBody" and text.endswith(self._union_heads, 0, head_start):
            return None  # 某省总工会|组织部: a part of the union, and no organ
        if cls == "FunctionalZone" and (words.place_at(text, start) == end or "“" in text[start:end]):
            return None  # 下花园区; “春风行动”保障|重点园区
        name, modifier = text[start:end], text[start:head_start]
        if name.count("（") != name.count("）") or self._each.match(name):
            return None  # 鱼泉榨菜（集团|）有限公司; 各村（社区）工联会
        relative = self._telling.relative(reading, start, end, head, head_start)
        if relative and relative[1] in self._towns and (unknown := self._reach.unknown_town(reading, relative[0])) >= 0:
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
            and self._telling.specific(reading, relative[0] + len(relative[1]), head_start)
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
        if relative and cls == "Site" and text.startswith(self._built_up, end):
            return None  # 我县职工之家|建设
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
        each = cls == words.home and self._each_of.search(text, max(0, start - 8), start)
        if self._several.search(modifier) or _SO_MANY.search(modifier) or each:
            return None  # 盐城阜新两地工会; 各基层|教育工会
        own = self._own(reading, start, cls, head, modifier)
        if (
            (not modifier and not own)
            or (words.is_generic(cls, name) and not (founded or own))
            or name in words.modifiers
        ):
            return None
        if cls == "Studio" and (
            self._led.search(modifier) or not self._telling.names_studio(reading, start, head_start)
        ):
            return None  # 张三|领衔的劳模创新工作室: it is described, not named
        if text[start] == "（" and (outer := re.search(r"(?:^|[，。；：、])([\u4e00-\u9fff]{2,6})$", text[:start])):
            start = outer.start(1)  # 海川|（高台）新能源有限公司
            name, modifier = text[start:end], text[start:head_start]
        seat = self._seat.match(text, end) if cls == "Company" else None
        if seat is not None and words.place_at(seat.group(1), 0) == len(seat.group(1)):
            end, name = seat.end(), text[start : seat.end()]  # 海川集团|（香港）
        specific = self._telling.specific(reading, start, head_start)
        if specific and cls == "Site" and self._telling.only_describes(text, start, head_start):
            specific = False
        if (
            cls == "FunctionalZone"
            and words.place_at(text, start) == start
            and (place := self._reach.next_place(reading, start, head_start))
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
        if cls == "Company" and self._reach.only_place(text, start, head_start) and head in words.weak_heads:
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
        described = cls == "Site" and len(modifier) >= 2 and not self._telling.particular(reading, start, head_start)
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
            if cls in _KEPT and head not in words.weak_heads and self._telling.particular(reading, start, head_start):
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
        return (rest,) if own and not self._telling.only_describes(text, at, head_start) else ()

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

    def _founded(self, reading: Reading, start: int, length: int, cls: str) -> bool:
        """Whether a verb of founding stands before a name that only describes: 成立陶瓷学院, 建成首个…阵地."""
        if cls not in ("Association", "School", "Site", "Institution", "TradeUnion") or length < 2:
            return False
        before = reading.text[max(0, start - 36) : start]
        before = re.split(r"[，。；：！？]", before)[-1]
        before = before.rstrip("全省市县区镇首个家所支的第一新")
        return bool(self._founding.search(before))

    def _office(self, reading: Reading, token: Token) -> Candidate | None:
        """An office that the tagger sees and no head names, by the last character of its name: 区房产局."""
        cls = self._offices.get(token.text[-1:])
        if (
            cls is None
            or token.text.endswith(self._no_offices)
            or token.text[-2:] in self._words.stop
            or self._reach.cut(reading, token, token.end) is not None
        ):
            return None
        if _BUREAU.search(token.text):
            return Candidate(token.start, token.end, "Company", token.text, 20 + len(token.text))  # 安徽水电八局
        level = token.text[0]
        if (
            level in self._words.levels
            and self._telling.bare_level(reading, token.start, level)
            and len(token.text) >= 4
        ):
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
