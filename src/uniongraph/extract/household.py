"""What a company's own paper calls the company and its parts: 海川特钢, 炼钢厂, 物流公司.

The paper need not say whose 炼钢厂 it means, and the 物流公司 of which one article tells is the 海川特钢物流有限公司 of
another on the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from uniongraph.extract.home import House
from uniongraph.extract.words import Candidate, Words
from uniongraph.text.matching import ends_with, starts_with


class Household:
    """The names of the company whose paper a page is, with those of its firms that the page names in full."""

    def __init__(self, house: House, candidates: Iterable[Candidate], words: Words, handed: tuple[str, ...]) -> None:
        lexicon = words.lexicon
        self._words, self._house = words, house
        self._legal = lexicon.longest_first("Company", "legal_forms")
        self._own = lexicon.longest_first("pointer", "own") if house.printed else ()
        self._leads = handed
        self._offices = frozenset(lexicon.words("pointer", "offices") + lexicon.words("pointer", "organs"))
        self._union = min(lexicon.words(words.home, "weak_heads"), key=len, default="\0")
        self._brand = house.brand or self._bare(house.name)
        brands = {self._brand, self._bare(house.name)}
        least = _LEAST if not house.brand else len(house.brand)
        whole = {brand + form for brand in brands for form in self._legal if len(brand) >= least}
        self._whole = frozenset(whole | {house.name} | {brand for brand in brands if len(brand) >= _LEAST})
        self._firms = {
            self._bare(c.name[len(self._brand) :]): c.name
            for c in candidates
            if c.cls == "Company" and self._is_firm(c.name)
        }

    def _is_firm(self, name: str) -> bool:
        """Whether a name is the brand's with a trade and a form: 海川特钢|物流|有限公司."""
        return name.startswith(self._brand) and name not in self._whole and bool(ends_with(name, self._legal))

    def _bare(self, name: str) -> str:
        while form := ends_with(name, self._legal):
            name = name[: -len(form)]
        return name

    def settled(self, candidate: Candidate) -> Candidate:
        """The candidate under the name that the thing has in full."""
        name = candidate.name
        if candidate.cls == "Company" and name in self._whole:
            return replace(candidate, name=self._house.name, aliases=(*candidate.aliases, name))
        if candidate.cls == self._words.home and name.removesuffix(self._union) in self._whole:
            return replace(candidate, name=self._house.name + self._union, aliases=(*candidate.aliases, name))
        if candidate.cls in _PARTS and candidate.relative in ("", "?"):
            handed = ((name.rfind(lead + own), len(lead)) for own in self._own for lead in self._leads)
            begun = max((at + length for at, length in handed if at >= 0), default=0)
            if pointed := starts_with(name[begun:], self._own):  # 集团|职工医院, 交|集团|后勤服务公司
                return self._part(candidate, begun, pointed)
        if candidate.kind == "own" and (name in self._offices or candidate.cls in _HELD):
            return replace(candidate, name=self._house.name + name)
        if candidate.cls == "Company" and self._is_firm(name):
            return replace(candidate, kind="own")
        union = candidate.cls == self._words.home and name.endswith(self._union)
        firm = self._firms.get(self._bare(name.removesuffix(self._union))) if candidate.kind == "own" else None
        if firm is not None and (candidate.cls == "Company" or union):
            return replace(candidate, name=firm + self._union if union else firm, aliases=(name,))
        return candidate

    def _part(self, candidate: Candidate, begun: int, pointed: str) -> Candidate:
        """What the company's paper calls by a noun for the company and what it is, under the company's name."""
        part = candidate.name[begun + len(pointed) :]
        start = candidate.start + begun
        if not part or (candidate.cls == "Company" and part in self._legal):
            return replace(candidate, start=start, name=self._house.name, relative="", aliases=())
        if len(part) < 2:
            return candidate
        whole, short = self._house.name + part, self._brand + pointed + part
        return replace(candidate, start=start, name=whole, relative="", aliases=(short,) * (len(short) < len(whole)))


_PARTS = frozenset(["Company", "Institution", "School", "Site", "Studio", "Association", "Event", "TradeUnion"])
"""What a company has that its own paper calls by a noun for the company and what it is."""

_HELD = frozenset(["Institution", "Site", "Association"])
"""What is nobody's in particular without the company's name: 检测中心."""

_LEAST = 3
"""Characters that a brand has at least by which its company goes."""
