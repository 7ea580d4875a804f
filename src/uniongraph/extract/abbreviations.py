"""Whether two names are forms of one: a short one, one without its place, one without its legal form.

It compares names; which referents of an article are asked about is told in ``referents`` and ``aliases``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from uniongraph.extract.divisions import Divisions
from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Words
from uniongraph.text.cores import core
from uniongraph.text.matching import ends_with

_AT_END = re.compile(r"(?:19|20)\d\d年")
_TELLING = re.compile(r"[第一二三四五六七八九十\d东南西北分新老店厂号]")
"""What tells houses of one name apart."""


class Abbreviations:
    """Compares names; ``company`` says whether the article names a company so."""

    def __init__(self, words: Words, divisions: Divisions, company: Callable[[str], bool]) -> None:
        self._words, self._divisions, self._company = words, divisions, company
        self._parents = words.lexicon.words("Company", "wholes")
        self._legal = words.lexicon.words("Company", "legal_forms")
        lexicon = words.lexicon
        self._brands = frozenset(lexicon.words("Company", "names") + lexicon.words("Company", "house_names"))
        self._left_out = frozenset(lexicon.words("Institution", "left_out"))
        self._towns = words.lexicon.words("relative", "towns")
        self._infixes = words.lexicon.longest_first("Site", "infixes")

    def abbreviates(self, short: str, long: str, cls: str) -> bool:
        """Whether a name is a long one without its place and legal form."""
        if len(short) < 3:
            return False
        if cls == self._words.home and self._same_form(self.unformed(short), self.unformed(long)):
            return True  # 海川港务局有限公司|港机队工会 and 海川港务局|港机队工会
        if cls == "Company" and self._brand(short, long):
            return True
        if cls == "Site" and len(short) >= 4 and self._plainly(short) == self._plainly(long):
            return True  # 祥福里驿站 and 祥福里工会驿站
        if cls == "Institution" and self._shortened(short, long):
            return True  # 某区保健院 and 某区妇幼保健院
        head = min(self._words.lexicon.words(self._words.home, "weak_heads"), key=len)
        unions = cls == self._words.home and short.endswith(head) and long.endswith(head)
        if unions and self._brand(short[: -len(head)], long[: -len(head)], False):
            return True  # 海川工会 of 江苏海川鞋业有限公司工会
        if cls == "Company" and self._of_brand(short, long):
            return True  # 海川局集团公司 of 中国铁路海川局集团有限公司
        if short not in long:
            return cls == "Company" and (self._within(short, long) or self._leaves_out(short, long))
        before, after = long.split(short, 1)
        if cls == "Studio" and not after and len(short) >= 5:
            return True
        if cls in ("Site", self._words.home) and not after and len(short) >= 4:
            placed = len(before) <= 12 or self._divisions.prefix(long).end == len(before)
            return placed and short[0] not in self._words.levels
        if cls == "Company" and not after and len(short) >= 4 and before.endswith(self._parents):
            return True  # 辽河油田|兴隆台采油厂
        if cls == "Company" and not after and len(short) >= 4 and before in self._brands:
            return True  # 中国石油|长庆油田
        if cls == "Company" and not after and len(short) >= 4 and before and self._company(before):
            return True  # 襄阳机务段|南线运用车间
        headed = ends_with(short, self._words.head_class) not in {"", *self._words.weak_heads, short}
        if cls == "Company" and not after and len(short) >= 4 and headed and any(w in before for w in self._legal):
            return True  # 国家能源集团神东煤炭|哈拉沟煤矿
        if cls in ("Company", "School", "Institution") and not after and len(short) >= 5 and self._chain(before):
            return True  # 某区某镇|海川供电所
        placed = self._divisions.prefix(before).end == len(before) or self._words.place_at(before, 0) == len(before)
        if len(before) > 6 or (len(before) > 2 and not placed):
            return False
        if cls in ("Site", "Studio", self._words.home):
            return not after and len(short) >= 4 and bool(before)
        if not after:
            return True
        legal = self._words.lexicon.words("Company", "legal_forms")
        whole = ends_with(short, self._words.head_class) not in {"", *self._words.weak_heads} or short[-1] == "局"
        if cls == "Company" and whole and after not in legal:
            return False  # 中铁十二局集团 and its 铁路养护工程有限公司
        if cls != "Company" or any(self._words.place_at(after, i) > i for i in range(len(after))):
            return False
        sections = self._words.lexicon.words("Company", "sections")
        return (
            len(after) <= 10
            and bool(ends_with(after, self._words.lexicon.words("Company", "legal_forms")))
            and not ends_with(after, sections)
        )

    def placed(self, one: str, other: str) -> bool:
        """Whether two names differ by a division's name at the beginning of one."""
        first, second = self._divisions.prefix(one), self._divisions.prefix(other)
        if first.place and first.place is second.place and len(one) - first.end >= 5:
            return one[first.end :] == other[second.end :]  # 江西首届…大会 and 江西省首届…大会
        short, long = sorted((one, other), key=len)
        before = len(long) - len(short)
        return len(short) >= 5 and long.endswith(short) and self._divisions.prefix(long).end == before > 0

    @staticmethod
    def dated(one: str, other: str) -> bool:
        """Whether two cores of events differ by the year at the end of one, which a text says once."""
        short, long = sorted((one, other), key=len)
        return len(short) >= 4 and _AT_END.fullmatch(long.removeprefix(short)) is not None and long.startswith(short)

    def another_firm(self, name: str, draft: Draft) -> bool:
        """Whether a referent has a full name that is another's: 海川集团有限公司, with 海川物流有限公司 beside it."""
        forms = tuple(form for form in self._legal if len(form) > 2)
        if not name.endswith(forms):
            return False
        full = [other for other in draft.names if other.endswith(forms)]
        pairs = [sorted((core(name), core(other)), key=len) for other in full]
        return bool(full) and not any(
            short == long or self.abbreviates(short, long, "Company") for short, long in pairs
        )

    def forms(self, name: str) -> tuple[str, ...]:
        """Forms of a name by which it may be asked for: without a legal form inside, without what sites share."""
        return (*self._bare(name), plain) if (plain := self._plainly(name)) != name else self._bare(name)

    def unformed(self, name: str) -> str:
        """The name of a company's union without legal forms and the place before."""
        for legal in self._words.lexicon.longest_first("Company", "legal_forms"):
            name = name.replace(legal, "", 1)
        return name

    def _chain(self, before: str) -> bool:
        """Whether what stands before a name is a county or city and a town in it."""
        county = self._divisions.prefix(before).end
        return 0 < county <= len(before) <= 12 and before.endswith(self._towns) and len(before) - county <= 5

    def _of_brand(self, short: str, long: str) -> bool:
        """Whether two names without their legal forms differ by a house's brand before one."""
        forms = self._words.lexicon.longest_first("Company", "legal_forms")
        while form := ends_with(short, forms):
            short = short[: -len(form)]
        while form := ends_with(long, forms):
            long = long[: -len(form)]
        return len(short) >= 3 and long.endswith(short) and long[: -len(short)] in self._brands

    def _shortened(self, short: str, long: str) -> bool:
        """Whether two houses of one division differ by a word for what they are that is often left out."""
        prefix = self._divisions.prefix(short)
        own, other = short[prefix.end :], long[self._divisions.prefix(long).end :]
        left_out = other.removesuffix(own)
        told = prefix.place is not None and self._divisions.prefix(long).place is prefix.place
        return told and len(own) >= 3 and left_out in self._left_out and other.endswith(own)

    def _same_form(self, short: str, long: str) -> bool:
        """Whether two names without legal forms are the same but for a division's name before one."""
        before = len(long) - len(short)
        return short == long or (
            before > 0 and len(short) >= 5 and long.endswith(short) and self._divisions.prefix(long).end == before
        )

    def _leaves_out(self, short: str, long: str) -> bool:
        """Whether a house's name lacks what it is besides: 云海湾酒店 of 金湖云海湾温泉酒店, not of 云海湾第二酒店."""
        head = ends_with(short, self._words.head_class)
        core = short.removesuffix(head)
        if not head or head in self._legal or len(core) < 3 or not long.endswith(head):
            return False
        before, found, rest = long.removesuffix(head).partition(core)
        placed = len(before) <= 2 or self._divisions.prefix(before).end == len(before)
        return bool(found) and placed and 0 < len(rest) <= 3 and not _TELLING.search(rest)

    def _brand(self, short: str, long: str, formed: bool = True) -> bool:
        """Whether a name is a brand and a form, without place and trade: 海川集团 of 江苏海川耐材集团."""
        forms = self._words.lexicon.longest_first("Company", "legal_forms")
        kind, legal = ends_with(short, forms), ends_with(long, forms)
        brand, stem = short.removesuffix(kind), long.removesuffix(legal)
        if not legal or (formed and not kind) or not 2 <= len(brand) <= 4 or any(form in stem for form in forms):
            return False
        own = stem[self._divisions.prefix(stem).end :]
        return own.startswith(brand) and own != brand and kind in long and not self._divisions.prefix(brand).end

    def _plainly(self, name: str) -> str:
        """A site's name without the words in it that only say whose or for whom such sites are."""
        for word in self._infixes:
            at = name.find(word, 2)
            name = name[:at] + name[at + len(word) :] if at > 0 and len(name) > at + len(word) else name
        return name

    def _within(self, short: str, long: str) -> bool:
        """Whether a branch goes by its company's short name: 海川盐城分公司 of 江苏海川有限公司盐城分公司."""
        return short in self._bare(long)

    def _bare(self, long: str) -> tuple[str, ...]:
        """The name of a company's branch without the legal form inside it: with the place before it, and without."""
        for legal in self._words.lexicon.longest_first("Company", "legal_forms"):
            at = long.find(legal)
            if 0 < at < len(long) - len(legal) - 3 and len(legal) > 2:
                bare = long[:at] + long[at + len(legal) :]
                return bare, bare[self._divisions.prefix(bare).end :]
        return ()
