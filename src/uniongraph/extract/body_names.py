"""The name of a body, site, studio or zone, from its head to the left, or that the head ends no name.

Which words names are made of is in ``reach``, what makes one particular in ``telling``.
"""

from __future__ import annotations

import re

from uniongraph.extract.reach import NameReach
from uniongraph.extract.studios import person_before_craft
from uniongraph.extract.telling import Telling
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_SO_MANY = re.compile(r"\d{1,3}个?(?:区县|县区|县市|市县|区|县|市|镇|乡|街道)$")  # 广州市11区|总工会
_NTH = re.compile(r"第[一二三四五六七八九十]{1,2}[次届]$")
_FIRMS = frozenset(["Company", "School", "Institution"])
_VISITED = frozenset(["Site", "Institution", "School"])
"""Classes of what people visit, which may be called by a word of no dictionary."""

_KEPT = frozenset(["Site", "FunctionalZone"])
"""Classes of which one may be told by a common noun: 电商|产业园."""


class BodyNames:
    """Grows names from their heads."""

    def __init__(self, words: Words, reach: NameReach, telling: Telling) -> None:
        self._words = words
        self._reach, self._telling = reach, telling
        verbs = {w for p in words.lexicon.patterns if p.predicate == "founds" for w in p.words}
        self._founding = re.compile(
            rf"(?:{any_of(verbs).pattern}|建成)了?$|(?:{any_of(verbs).pattern})[^，。；]{{0,30}}、$"
        )
        self._trades = frozenset(words.lexicon.words("Company", "weak_heads"))
        self._pointers = words.lexicon.table("pointer", "nouns")
        self._legal = words.lexicon.words("Company", "legal_forms")
        self._seat = re.compile(r"（([\u4e00-\u9fff]{2,4})）(?!有限|公司|股份|集团)")
        levels = any_of(words.levels).pattern
        self._each = re.compile(
            rf"各|(?:{levels}|村)（(?:{levels}|社区)[、）]|[\u4e00-\u9fff]{{0,8}}?({levels})委\1政府$"
        )
        self._each_of = re.compile(r"各(?:级|类|个|基层|直属|所属|下属|镇街|街镇|单位|企业|系统|行业|产业){0,3}$")
        self._several = re.compile(r"[两三四多几]地|[两三四五六七八九多几][区县市州镇旗](?!总部)|各(?!族)")
        self._numbered_house = re.compile(rf"\d{{1,4}}号(?={levels}[\u4e00-\u9fff])")
        self._counted = re.compile(r"(?<!\d)(?!1[个家座处])\d+余?[个家座处]$")
        branches = any_of(words.lexicon.words("boundary", "branches")).pattern
        self._branch = re.compile(rf"[\u4e00-\u9fff]{{2,5}}(?:{branches})")
        self._municipal = frozenset(words.lexicon.words("Company", "municipal"))
        given = any_of(words.lexicon.words("Award", "verbs")).pattern
        self._branches = frozenset(words.lexicon.words("School", "branches"))
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
        self._legal_heads = tuple(h for h in words.lexicon.words("Company", "heads") if h.endswith(self._legal))
        self._legal_only = frozenset(a + b for a in ("", *self._legal, "总", "分", "子") for b in self._legal)
        self._own_heads = frozenset(words.lexicon.words("pointer", "own_heads"))
        self._unions = words.lexicon.words(words.home, "weak_heads")
        self._below = any_of(words.lexicon.words("frames", "below"))
        self._union_heads = (*words.lexicon.words(words.home, "heads"), *words.lexicon.words("relative", "short_heads"))
        self._seats = tuple(words.lexicon.words("Company", "parents"))
        self._hosts = any_of(words.lexicon.words("boundary", "hosts"))
        self._taught = words.lexicon.words("School", "heads")
        built = {w for p in words.lexicon.patterns if p.predicate == "operates" for w in p.words if len(w) > 1}
        self._built = any_of(built)
        heads, at = (
            any_of(words.lexicon.words(words.home, "heads")),
            any_of(words.lexicon.words("boundary", "stationed")),
        )
        self._stationed = re.compile(rf"(?:{heads.pattern})(?:{at.pattern})")
        self._opened = re.compile(
            rf"[”》]?(?:日前|近日|昨日|今日|今天|昨天)?(?:{any_of(words.lexicon.words('Programme', 'opens')).pattern})"
        )
        going = (
            *words.lexicon.words("Place", "leads"),
            *(g for g in words.lexicon.words("Place", "goings") if len(g) > 1),
        )
        self._entered = re.compile(rf"(?:{any_of(going).pattern})了?“?$")
        self._built_up = words.lexicon.words("Site", "built_up")
        self._honours = frozenset(words.lexicon.words("Award", "names")) & words.generic["Site"]
        self._cells = frozenset(words.lexicon.words("posts", "cells"))
        self._homes = any_of(words.lexicon.words(words.home, "heads"))
        self._rises = any_of(words.lexicon.words("Event", "before_joins"))

    def grow(self, reading: Reading, head_start: int, end: int, head: str) -> Candidate | None:
        """The name that ends in the head, or None where nothing particular stands before it."""
        words, text = self._words, reading.text
        cls = words.head_class[head]
        start = self._reach.left(reading, head_start)
        start = self._reach.trim(reading, start, head_start)
        if cls == "Studio" and start > 1 and self._reach.beheaded(reading, start, head_start):
            start -= 1  # 到才|永江|技能大师工作室
        unheard = False
        if cls in _VISITED and (begin := self._after_going(reading, start, head_start)) >= 0:
            start, unheard = begin, True
        if cls == "Studio" and start == head_start:
            start = self._person_before(reading, head_start)
        if cls == "Studio" and (named := person_before_craft(reading, head_start, words)) and named[0] < start:
            start = self._reach.trim(reading, self._reach.left(reading, named[0]), named[0])
        start = start if unheard else self._reach.whole_place(reading, start)
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
        if cls == "PublicBody" and (house := self._numbered_house.search(text, start, head_start)):
            start = house.end()  # 金山路23号|县城管局
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
        if cls in ("Site", "Institution") and text.startswith(("全国", "中国"), start):
            nth = _NTH.search(text, max(0, start - 5), start)
            start = nth.start() if nth else start  # 第一次|全国劳动大会旧址
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
            relative = None  # 丁一帆创新工作室
        around = relative and head in self._pointers and relative[0] + len(relative[1]) == head_start
        if around and cls != "Institution":
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
        if cls == "Company" and self._counted.search(text[max(0, start - 6) : start]) and modifier in words.name_verbs:
            return None  # 13个|采油作业区
        if cls == "Site" and name in self._honours:
            return None  # 创建|模范职工之家
        founded = self._founded(reading, start, len(modifier), cls)
        plain = not modifier or words.is_generic(cls, name)
        if plain and cls in ("Site", "Institution") and self._distinguished(reading, start, end):
            return Candidate(start, end, cls, name, 7, "relative", "*")
        if not modifier and cls == "School" and len(head) >= 4 and self._founded(reading, start, len(head), cls):
            return Candidate(start, end, cls, name, 14, "relative", "*")  # 成立焊接学院、工匠学院: the division's
        if name in self._public_firms and self._partner.search(text[max(0, start - 4) : start]):
            return Candidate(start, end, cls, name, 14, "relative", "*")  # 联合邮政公司
        quoted_firm = words.names.get(modifier.strip("“”")) == "Company"
        if (
            head in words.weak_heads
            and cls == words.home
            and not quoted_firm
            and (name.startswith("“") or "·" in modifier)
        ):
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
        if seat is not None and words.schema.places.named(seat.group(1)):
            seat = None  # 海川大酒店|（海州区）: where it lies
        if seat is not None and words.place_at(seat.group(1), 0) == len(seat.group(1)):
            end, name = seat.end(), text[start : seat.end()]  # 海川集团|（香港）
        specific = unheard or self._telling.specific(reading, start, head_start)
        if specific and cls == "Site" and self._telling.only_describes(text, start, head_start):
            specific = False
        if (
            cls == "FunctionalZone"
            and words.place_at(text, start) == start
            and (place := self._reach.next_place(reading, start, head_start))
        ):
            start, name, modifier = place, text[place:end], text[place:head_start]
        if cls == "PublicBody" and head in self._cells and self._posts.match(text, head_start):
            firm = words.head_class.get(ends_with(modifier, words.head_class))
            if firm in _FIRMS:
                return None  # 某某车间|党支部书记: a post in the workshop
        if cls == "PublicBody" and modifier in self._pointers:
            return None  # 集团|党委: of the group that the text speaks of
        if cls == "PublicBody" and modifier.endswith(self._unions):
            if modifier in self._unions:
                return None  # 工会|组织部, of the union that the article tells of
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
        told = modifier not in words.stop and not self._telling.only_describes(text, start, head_start)
        if not specific and cls == "School" and len(modifier) == 2 and told and self._in_row(text, start):
            return Candidate(start, end, cls, name, 14)  # 海川能源、|摘星中学
        allied = cls == "Association" and len(head) >= 5 and self._telling.particular(reading, start, head_start)
        if not specific and allied and self._rises.match(text, end):
            return Candidate(start, end, cls, name, 20 + (end - start))  # 生猪产业|创新工作室联盟|成立大会
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
        if cls == "Site" and modifier in words.names and text.startswith(self._built_up, end):
            return None  # 全总|工会驿站|建设: what the national union asks for
        if cls == "Site" and not aliases:
            aliases = self._without_owner(reading, start, head_start, end)
        return Candidate(start, end, cls, name, 20 + (end - start), aliases=aliases)

    def _after_going(self, reading: Reading, start: int, head_start: int) -> int:
        """Where a name of no dictionary begins right after a word of going, or -1: 前往|忘水|农民工活动中心.

        It is two characters, each a word by itself to tagger and dictionary, and words follow that only describe.
        """
        text = reading.text
        for begin in (start, start - 1, start - 2):
            if begin < 1 or begin + 2 > head_start or text[begin + 1] in "，。、；：“”（）的":
                continue
            went = self._entered.search(text, max(0, begin - 4), begin)
            single = {begin, begin + 1, begin + 2} <= reading.boundaries
            single = single and {begin, begin + 2} <= reading.starts | {head_start}
            name = text[begin : begin + 2]
            strange = went is not None and single and not set(name) & (self._words.stop | set(self._words.levels))
            if strange and self._telling.only_describes(text, begin + 2, head_start):
                return begin
        return -1

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

    def _founded(self, reading: Reading, start: int, length: int, cls: str) -> bool:
        """Whether a verb of founding stands before a name that only describes: 成立陶瓷学院, 建成首个…阵地."""
        if cls not in ("Association", "School", "Site", "Institution", "TradeUnion") or length < 2:
            return False
        before = reading.text[max(0, start - 36) : start]
        before = re.split(r"[，。；：！？]", before)[-1]
        before = before.rstrip("全省市县区镇首个家所支的第一新")
        return bool(self._founding.search(before))
