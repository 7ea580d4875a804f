"""The words of posts, roles and honours around a name, by the lexicon and by the form of titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_CJK = r"[\u4e00-\u9fff]"
_NAMING = rf"(?![到访看慰送为对向与和在由让将从以及的了着过等说有请派邀带领该其各])(?:{_CJK})"
_SHOP = re.compile(
    r"^[\u4e00-\u9fff]{1,10}(?:[部处科室队班组厂站区段所院局店办课线股]|车间|中心)(?=[\u4e00-\u9fff]{2})"
)
_NO_GAP = re.compile(r"[的在与和对为将是被了由把从到向以及等，。；、：“”（）]")


@dataclass(frozen=True, slots=True)
class Item:
    """What ends right before a name: titles, a role, an honour or nothing; ``start`` is where it begins."""

    kind: Literal["title", "role", "honour", ""]
    start: int
    titles: tuple[str, ...] = ()


class Titles:
    """Reads titles at an offset."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        titles = any_of(t for t in words.titles if "、" not in t).pattern
        professions = any_of(lexicon.words("posts", "professions")).pattern
        departments = any_of(lexicon.words("posts", "department_ends")).pattern
        self._any = rf"(?:{titles}|{professions})"
        self._title = re.compile(rf"(?:{titles}|{professions})$")
        self._at = re.compile(rf"{self._any}")
        self._compound = re.compile(rf"({_CJK}{{1,8}}?)({self._any})(?=[，。；、）]|$)")
        self._short = re.compile(rf"({_CJK}{{1,4}}?)({self._any})(?=[，。；、）]|$)")
        self._profession = re.compile(rf"{professions}")
        qualifier = any_of(lexicon.words("posts", "qualifiers")).pattern
        self._gap = re.compile(rf"(?:{qualifier}|(?:{_CJK}|[A-Za-z\d]){{1,18}}(?:{departments})|)(?:{qualifier}|)")
        self.section = re.compile(rf"(?:{_CJK}|\d){{1,18}}(?:{departments})的?")
        self._heads_of_sections = frozenset(lexicon.words("posts", "section_heads"))
        self._free = re.compile(rf"{_CJK}{{2,8}}")
        roles = any_of(sorted({*words.roles, *lexicon.words("posts", "trades")})).pattern
        kinds = (
            rf"{any_of(lexicon.words('posts', 'role_prefixes')).pattern}|\d{{1,3}}[路号]线?|[一二三四五六七八九十]号线"
        )
        made = any_of(lexicon.words("posts", "trade_ends")).pattern
        doers = any_of(lexicon.words("posts", "doer_ends")).pattern
        self._role = re.compile(rf"(?:[两三四五六]名)?(?:{kinds})?(?:{roles}|{_CJK}{{1,3}}(?:{made}))$")
        self._doer = re.compile(rf"(?:{_NAMING}){{2,10}}(?:{made})|(?:{_NAMING}){{0,10}}(?:{doers})")
        epithets = any_of(lexicon.words("posts", "epithets")).pattern
        self._kinds = re.compile(rf"^(?:{kinds}){{1,4}}")
        self._maker = re.compile(
            rf"(?:{_NAMING}){{2,6}}(?:{made}|{any_of(lexicon.words('posts', 'maker_ends')).pattern})"
        )
        makers = any_of(lexicon.words("posts", "maker_ends")).pattern
        self._role_at = re.compile(
            rf"(?:的)?(?:{epithets})?(?:{_CJK}{{1,8}}?(?:{departments})的?)?(?:{kinds})?(?:{roles}|{_CJK}{{1,7}}?(?:{made}|{makers})(?=[，。；、）]|$))"
        )
        sent = any_of(lexicon.words("posts", "sending")).pattern
        # 某局的一名|科长, 某会聘的|调解员
        self._of_them = re.compile(rf"(?:(?:{sent})?的)?(?:一[名位个])?")
        trades = any_of(lexicon.words("posts", "trades")).pattern
        self._trade = re.compile(rf"(?:{kinds}){{0,9}}((?:{_CJK}{{0,2}}(?:{trades})|{_CJK}{{1,3}}(?:{made})))")
        self._with_trade = re.compile(rf"({_CJK}{{1,5}}(?:{made}))、(?={titles}|{professions})")
        self._no_trades = lexicon.words("posts", "no_trades")
        honours = any_of(lexicon.words("posts", "honours")).pattern
        self._honour = re.compile(rf"(?:[“”{_CJK[1:-1]}（）]{{0,14}}(?:{honours}))$")
        self._formers = any_of(lexicon.words("posts", "former")).pattern
        self._former = re.compile(rf"(?:{self._formers})$")
        dropped = rf"第[一二三四五六七八九十百\d]+届|{any_of(lexicon.words('posts', 'dropped')).pattern}"
        self._dropped = re.compile(rf"^(?:{dropped})++")
        self._before_bare = re.compile(rf"(?:{dropped})$")
        self._holding = lexicon.longest_first("posts", "concurrent")
        self._serving = lexicon.words("posts", "serving")
        self._office = re.compile(rf"(?:{any_of(lexicon.words('posts', 'office')).pattern})$")
        self._shared = lexicon.words("posts", "shared_ends")
        self._once = any_of(lexicon.words("posts", "once"))
        elected = any_of(lexicon.words("posts", "elected")).pattern
        self.elected = re.compile(elected)
        self.chosen = re.compile(any_of(lexicon.words("posts", "chosen")).pattern)
        self.serves = re.compile(any_of(lexicon.words("posts", "serves")).pattern)
        served = any_of((*lexicon.words("posts", "served"), *lexicon.words("posts", "serves"))).pattern
        self.served = re.compile(rf"(?:{served})(?:[一二三四五六七八九十几两\d]{{1,3}}多?年的?)?")  # 当过十年|车间主任
        asides = any_of(lexicon.words("posts", "asides")).pattern
        biography = any_of(lexicon.words("posts", "biography")).pattern
        aside = (
            rf"（(?:[男女]|[\u4e00-\u9fff]{{1,5}}族|[兼挂专]职)(?:，(?:[男女]|[\u4e00-\u9fff]{{1,5}}族|[兼挂专]职)){{0,3}}）|，?[\u4e00-\u9fff]{{1,8}}(?<![责工军闻始])人(?=，)|，?(?:生于)?\d{{4}}年(?:\d{{1,2}}月)?(?:出?生|参加工作|入职|入党|毕业)?(?=，)"
            rf"|，?[\u4e00-\u9fff]{{1,5}}族(?=，)|，?(?:{biography})(?=，)"
            rf"|{asides}|于?\d{{4}}年|\d{{1,2}}月|，?[男女]，|，(?:现年)?\d\d岁，|等\d{{1,3}}[名人位]|（兼职）|（|是，|系，|现|是|系|现|为|：|，|\s"
        )
        aside = f"(?>{aside})"  # atomic: a row of asides can be cut in very many ways (，是 and ， and 是)
        self.lead = re.compile(rf"(?:{aside}){{0,30}}(?:{elected})?")
        self.later = re.compile(rf"(?<=，)(?:{aside}){{0,30}}(?:{elected})")
        self._fits = {
            title: tuple(ends)
            for title, ends in (
                (t, lexicon.words("post_fits", t)) for t in (*words.titles, *lexicon.words("posts", "professions"))
            )
            if ends
        }

    def before(self, text: str, end: int, floor: int) -> Item:
        """What ends at ``end`` and begins no sooner than ``floor``."""
        titles: list[str] = []
        start = end
        while match := self._title.search(text, max(floor, start - 12), start):
            titles.insert(0, match.group())
            start = match.start()
            for mark in (*self._holding, "、", "和"):
                left = start - len(mark)
                if text[:start].endswith(mark) and self._title.search(text, max(floor, left - 12), left):
                    start = left
                    break
            else:
                break
        if titles:
            return Item("title", start, tuple(titles))
        stretch = re.split("[，。；、]", text[max(floor, end - 24) : end])[-1]
        begin = end - len(stretch)
        if self._honour.fullmatch(stretch) and not (begin == floor > 0):
            return Item("honour", begin)
        if match := self._role.search(text, max(floor, end - 10), end):
            if match.start() == floor + 1 and floor and self._trade.fullmatch(text, floor, end):
                return Item("role", floor)  # 某公司|养殖技术员: not 养|殖技术员
            if floor and match.start() > floor and self._doer.fullmatch(text, floor, end):
                return Item("role", floor)  # 某邮区中心局|邮件接发员
            counted = match.start() and text[match.start() - 1].isdigit() and match.end() - match.start() > 2
            return Item("role", match.start() + (1 if counted else 0))  # 48队|采油工
        if floor and self._doer.fullmatch(text, floor, end):
            return Item("role", floor)  # 某合作社|飞防机手
        return Item("", end)

    def after(self, text: str, start: int) -> tuple[list[str], int]:
        """The titles that begin at ``start``, a department or a qualifier allowed before the first; where they end."""
        if not self._at.match(text, start) and (dropped := self._dropped.match(text[start : start + 12])):
            start += dropped.end()
        start = lead.end() if (lead := self._of_them.match(text, start)) else start
        match = self._at.match(text, start)
        trade = self._with_trade.match(text, start) if match is None else None
        if trade:  # 数控铣工、高级技师
            titles, at = self.after(text, trade.end())
            return [trade.group(1), *titles], at
        if match is None:
            gap = self._compound.match(text, start, start + 20)
            if gap is None or not self.compounds(gap.group(1), gap.group(2)):
                return [], start
            titles, at = [gap.group()], gap.end()
        else:
            titles, at = [match.group()], match.end()
        while text[at : at + 1] in ("、", "兼"):
            match = self._at.match(text, at + 1)
            other = None if match else self._short.match(text, at + 1)
            if other and self.compounds(other.group(1), other.group(2)):
                match = other  # 历任车间主任、生产部长
            if match is None:
                break
            titles.append(match.group())
            at = match.end()
        return titles, at

    def role_after(self, text: str, start: int) -> int:
        """Where a role that begins at ``start`` ends, or 0."""
        match = self._role_at.match(text, start)
        return match.end() if match else 0

    def ending(self, text: str, floor: int = 0) -> str:
        """The title that ends a text and begins no sooner than ``floor``, or ""."""
        match = self._title.search(text, max(floor, len(text) - 12))
        return match.group() if match else ""

    def office(self, text: str, end: int) -> str:
        """The word for a post as such that ends at an offset (一职, 职务), or ""."""
        match = self._office.search(text[max(0, end - 4) : end])
        return match.group() if match else ""

    def compounds(self, gap: str, title: str) -> bool:
        """Whether what stands between a body and a title is a part of the title: 运行 of 运行班长."""
        if not gap:
            return True
        if "兼" in gap and self._at.search(gap):
            return False  # 主任兼工会|主席
        if _NO_GAP.search(gap[:-2].replace("和", "") + gap[-2:] if self._gap.fullmatch(gap) else gap):
            return False  # 宣传教育和网络工作部 has its 和 inside
        if self._gap.fullmatch(gap) or (self._free.fullmatch(gap) and self._section_head(gap, title)):
            return True
        return bool(self._profession.fullmatch(title) and self._free.fullmatch(gap))

    def _section_head(self, gap: str, title: str) -> bool:
        """Whether the department's last character is the title's first: 生活保障|部长, 工程技术|处副处长."""
        return title in self._heads_of_sections and not gap.endswith(title[0])

    def past_dropped(self, text: str, start: int) -> int:
        """Where a title begins behind words that are no part of it (首届, 新一届)."""
        match = self._dropped.match(text[start : start + 12])
        return start + match.end() if match else start

    def department(self, gap: str) -> bool:
        """Whether words before a title name a department, or nothing: 宣传部 of 宣传部部长."""
        return bool(self._gap.fullmatch(gap))

    def bare(self, gap: str) -> tuple[str, bool]:
        """What stands between a body and a title without 原, 现任, 首任 and the like; whether it says former."""
        bare = self._dropped.sub("", gap)
        while match := self._former.search(bare):
            return bare[: match.start()], True
        return bare, bool(re.search(self._formers, gap[: len(gap) - len(bare)]))

    def is_former(self, before: str) -> bool:
        """Whether the words before a body's name or a title say that the post is one of the past."""
        return bool(self._former.search(before))

    def former_start(self, text: str, start: int) -> int:
        """The start of a post's words, 原 or 现任 before the body taken in."""
        match = re.search(rf"(?:{self._formers}|{any_of(self._serving).pattern})$", text[:start])
        return match.start() if match else start

    def trade(self, title: str) -> bool:
        """Whether a title is a profession and no office."""
        return bool(self._profession.fullmatch(title))

    def trade_in(self, role: str) -> str:
        """The trade that a role names (女质检员: 质检员), or "" for one that says only who belongs (职工)."""
        role = re.sub(r"^(?:一|[这那]?)[名位个]", "", role.rpartition("的")[2])
        match = self._trade.fullmatch(role) or self._trade.fullmatch(_SHOP.sub("", role))
        bare = self._kinds.sub("", _SHOP.sub("", role))
        trade = match.group(1) if match else bare if self._maker.fullmatch(bare) else ""
        return "" if trade.endswith(self._no_trades) else trade

    def bare_start(self, text: str, start: int) -> int:
        """The start of a title that stands alone, 首任 and the like before it taken in."""
        match = self._before_bare.search(text[:start])
        return match.start() if match else start

    def shared(self, title: str) -> bool:
        """Whether several people who are named in a row may have a title together: roles, deputies and members."""
        return not title or title.startswith("副") or title.endswith(self._shared)

    def once(self, text: str) -> bool:
        """Whether the words between a name and a post say that the post is one of the past."""
        return bool(self._once.search(text))

    def fits(self, title: str) -> tuple[str, ...]:
        """The ends of names of bodies that have such a post, or none."""
        return self._fits.get(title, ())
