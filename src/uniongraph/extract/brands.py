"""Sites that are called by a brand of their article with their place before it: 渔家驿 once quoted, |东湾|渔家驿."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_QUOTED = re.compile(r"“([\u4e00-\u9fff]{3,8})”")
_NUMBER = r"[两三四五六七八九十\d]{1,3}[处个座家间所]“"
_ROW = re.compile(
    rf"(?P<row>(?:[\u4e00-\u9fff]{{2,6}}、){{1,8}}[\u4e00-\u9fff]{{2,6}}?)等?{_NUMBER}(?P<brand>[^“”]{{3,8}})”"
)
_NAME_TAGS = frozenset(["LOC", "ORG", "n", "nz", "nr", "nw", "s", "PER", "vn", "f"])
_LEAD = re.compile(r"(?:^|[，。；：、！？“”）])([\u4e00-\u9fff]{2,6})$")
_BOUND = "的了在和与为将被把由到从是有这那该新各每其此以及也都还已等"
_LONGEST = 8


class BrandedSites:
    """Finds sites by the brands that an article puts into quotation marks."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        self._suffixes = lexicon.words("Site", "suffixes")
        self._heads = lexicon.words("Site", "brand_ends")
        self._common = lexicon.words("Site", "no_whereabouts")
        self._honours = lexicon.words("Award", "names")
        self._epithets = (*lexicon.words("Award", "epithets"), *lexicon.words("Award", "ranks"))
        numbered = any_of(lexicon.words("Site", "numbered")).pattern
        self._numbered = re.compile(rf"(?<![路街道巷弄第\d])[一二三四五六七八九十\d]{{1,3}}号(?:{numbered})")
        self._kinds = tuple(h for h in lexicon.words("Site", "heads") if len(h) > 2)
        several = any_of(lexicon.words("Site", "collective")).pattern
        self._several = re.compile(
            rf"(?:{several}|之家)”?[^，。；]{{0,3}}\d|\d[^，。；]{{0,2}}(?:{several})|(?:{several}|之家)”?[^，。；]{{0,6}}[，。；]"
        )
        mark = any_of(lexicon.words("Site", "among")).pattern
        then = any_of(lexicon.words("Site", "among_then")).pattern
        self._among = re.compile(
            rf"(?:{mark})，?(?:[\u4e00-\u9fff]{{0,2}}于[\u4e00-\u9fff\d]{{2,12}}的)?(?P<name>[\u4e00-\u9fff]{{2,4}}站)(?={then})"
        )
        built = {w for p in lexicon.patterns if p.id == "operates.act" for w in p.words}
        self._built = re.compile(rf"^.*?(?:{any_of(built).pattern})了?(?=[\u4e00-\u9fff]{{2}})")

    def brands(self, texts: Collection[str]) -> frozenset[str]:
        """What the texts put into quotation marks that ends like a site."""
        quoted = {q for text in texts if "“" in text for q in _QUOTED.findall(text)}
        return frozenset(
            q
            for q in quoted
            if (ends_with(q, self._heads) or len(ends_with(q, self._suffixes)) >= 2)
            and not self._words.is_generic("Site", q)
            and not q.endswith(self._honours)
            and not q.startswith(self._epithets)
        )

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence."""
        text = reading.text
        for brand in sorted(b for b in reading.brands if b in text):
            at = text.find(brand)
            while at >= 0:
                end = at + len(brand)
                start = self._begin(reading, at)
                quoted = any(a <= at < b for a, b in reading.quotations)
                if not quoted and start == at and len(brand) >= 4 and at in reading.starts | reading.boundaries:
                    yield Candidate(at, end, "Site", brand, 24, aliases=(f"“{brand}”",))
                if start < at - 1 and not quoted and end in reading.starts | {len(text)}:
                    yield Candidate(start, end, "Site", text[start:end], 38)
                at = text.find(brand, end)
        if (station := self._among.search(text)) and self._several.search(text, 0, station.start()):
            name = station["name"]  # 建成站点41个，其中位于某大道的|城北站|去年…
            if not ends_with(name, self._kinds) and station.end() in reading.starts:
                yield Candidate(*station.span("name"), "Site", name, 26)
        for match in self._numbered.finditer(text) if "号" in text else ():
            if match.start() in reading.starts | reading.boundaries:
                yield Candidate(*match.span(), "Site", match.group(), 32)  # 七号驿站
        for match in _ROW.finditer(text) if "、" in text and "“" in text else ():
            if match["brand"] in reading.brands:
                yield from self._row(reading, match)

    def _begin(self, reading: Reading, at: int) -> int:
        """Where the place before a brand begins, or ``at``."""
        start = at
        lead = _LEAD.search(reading.text[max(0, at - _LONGEST) : at])
        if lead is not None and not set(lead.group(1)) & set(_BOUND):
            return at - len(lead.group(1)) if self._is_place(reading, at - len(lead.group(1)), at) else at
        if start < len(reading.text) and start not in reading.starts:
            start = reading.tokens[reading.token_at[start]].start  # 南码头渔|家驿
        while start > 0:
            token = reading.tokens[reading.token_at[start - 1]]
            if token.tag not in _NAME_TAGS or token.end > start or at - token.start > _LONGEST:
                break
            start = token.start
        return start if self._is_place(reading, start, at) else at

    def _is_place(self, reading: Reading, start: int, end: int) -> bool:
        """Whether what stands before a brand may be a place: 东湾, but not 打造|特色, 社区, 免费."""
        name = reading.text[start:end]
        if self._built.match(name + "，，") or name in self._words.generic["Place"] or name.endswith(self._common):
            return False
        return not any(name.startswith(word) for word in self._words.modifiers if len(word) > 1)

    def _row(self, reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
        """建成A、B、C三处“渔家驿”: each has its own."""
        start = match.start("row")
        if reading.text[start - 1 : start] in ("在", "于", "到"):
            return
        pieces = match["row"].split("、")
        lead = self._built.match(pieces[0])
        skip = lead.end() if lead is not None else 0
        names = [pieces[0][skip:], *pieces[1:]]
        if any(len(n) < 2 or set(n) & set(_BOUND) or self._built.match(n + "，，") for n in names):
            return  # 在某镇、某镇设了两处“某某驿”
        for piece, name in zip(pieces, names, strict=True):
            end = start + len(piece)
            yield Candidate(end - len(name), end, "Site", name + match["brand"], 33)
            start = end + 1
