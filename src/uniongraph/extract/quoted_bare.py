"""Quotations that no word for their kind follows: what their own words and the sentence around them say they name.

A slogan, a question or what somebody says names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.quote_edges import QuoteEdges
from uniongraph.extract.unquoted import UnquotedThings
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_THERE = re.compile(r"有着?(?:这样)?(?:一?[个座家间处所])$")


class BareQuotations:
    """Tells which quotations name something by themselves, and of which class it is."""

    def __init__(self, words: Words, edges: QuoteEdges, unquoted: UnquotedThings) -> None:
        self._words = words
        self._edges, self._unquoted = edges, unquoted
        self._suffixes = edges.suffixes
        lexicon = words.lexicon
        self._asks = re.compile(rf"(.)不\1|{any_of(lexicon.words('Programme', 'questions')).pattern}")
        self._catchwords = frozenset(lexicon.words("Programme", "catchwords"))
        self._quoted_ends = lexicon.words("Programme", "quoted_ends")
        self._products = lexicon.words("Programme", "products")
        self._bought = lexicon.words("Programme", "no_products")
        self._reached = tuple(lexicon.words("Programme", "reached"))
        self._cup = lexicon.words("Event", "cups")
        self._prizes = lexicon.words("Award", "prizes")
        self._short = re.compile(rf"(?:{any_of(lexicon.words('relative', 'abbreviations')).pattern})：?$")
        self._awarded = any_of(lexicon.words("Award", "plaque_verbs"))
        self._camps = lexicon.words("Event", "camps")
        built = any_of({w for p in lexicon.patterns if p.id == "operates.act" for w in p.words}).pattern
        started = any_of(lexicon.words("frames", "started")).pattern
        spots = any_of(lexicon.words("frames", "standing_spots")).pattern
        self._built = re.compile(
            rf"(?:{built})(?:出来|起来|起|出)(?:了|的|了?一?[个间座处家])?$|(?:{built})(?:了|的)一?[个间座处家]?$|(?:{spots})的$|(?:{started})(?:出|起)?了一?[个间座处家]$"
        )
        self._made = re.compile(rf"(?:{any_of(lexicon.words('frames', 'made_into')).pattern})了?$")
        self._floor = re.compile(r"(?:[一二三四五六七八九十\d]楼|[东南西北]侧|[东南西北]门)[^，。；：“”]{0,4}的$")
        built_by = any_of({w for p in lexicon.patterns if p.id == "operates.act" for w in p.words}).pattern
        nouns = any_of(lexicon.words("frames", "site_nouns")).pattern
        self._stated = re.compile(
            rf"(?:，)?是[^，。；：“”]{{2,24}}?(?:{built_by})的[^，。；：“”]{{0,16}}?(?<!品牌)(?:{nouns})(?=[，。；])"
        )
        self._owning = (*lexicon.words(words.home, "heads"), "把", "将")
        self._goes = any_of(lexicon.words("Programme", "goes_into"))
        entering = any_of(lexicon.words("frames", "entering")).pattern
        lodging = any_of(lexicon.words("frames", "lodging")).pattern
        self._entered = re.compile(
            rf"(?:{entering})了?(?:[刚新才][^，。；：“”]{{1,4}}的)?$|[刚新才][^，。；：“”]{{1,4}}的$|(?:{lodging})$"
        )
        self._rooms = lexicon.words("frames", "rooms")
        self._opens = tuple(lexicon.words("Programme", "opens"))
        self._apposed = tuple(lexicon.words("Programme", "apposed"))
        self._loose = frozenset(lexicon.words("Programme", "loose_suffixes"))
        self._site_suffixes = lexicon.words("Site", "suffixes")
        self.of_no_site = tuple(  # what is done at a site ends so, and no site does
            s for s in lexicon.words("Programme", "suffixes") if not ends_with(s, self._site_suffixes)
        )
        brands = any_of(lexicon.words("Programme", "brands")).pattern
        self._branded = re.compile(rf"(?:，?这)?是[^，。；：“”]{{2,30}}?(?:{brands})(?=[，。；之])")
        self._epithets = lexicon.words("Award", "epithets")
        brands = any_of(lexicon.words("Programme", "became")).pattern
        self._no_names = lexicon.words("Programme", "no_parts")
        becoming = any_of(lexicon.words("Programme", "becoming")).pattern
        self._became = re.compile(rf"(?:[已也正逐日][\u4e00-\u9fff]?)?(?:{becoming})[^，。；：“]{{0,16}}?(?:{brands})")
        self._awards = (*lexicon.words("Award", "suffixes"), *lexicon.words("Site", "heads"))
        self._into = lexicon.words("Programme", "into")
        verbs = lexicon.words("Programme", "verbs") + lexicon.words("Event", "verbs")
        self._verb_end = re.compile(rf"(?:{any_of(verbs).pattern})[了起]?$")
        issuing = {w for pattern in lexicon.patterns if pattern.predicate == "issues" for w in pattern.words}
        self._issued = re.compile(rf"(?:{any_of(w for w in issuing if len(w) > 1).pattern})了?$")
        self._practised = re.compile(rf"(?:{any_of(lexicon.words('Programme', 'practising')).pattern})了?的?$")
        self._naming = any_of(lexicon.words("Programme", "naming"))
        self._no_name = lexicon.words("Programme", "no_name_after")
        self._collective = any_of(lexicon.words("Programme", "collective"))

    def find(self, reading: Reading, start: int, end: int, shared: str, shared_cls: str) -> Iterator[Candidate]:
        """The quotation between ``start`` and ``end``, or none; ``shared`` follows the last of its list."""
        text, inner = reading.text, reading.text[start:end]
        prefix = self._edges.prefix(reading, start - 1)
        begin = start - 1 - len(prefix)
        inside = self._edges.class_inside(inner)
        if inside in self._words.organisations | {"FunctionalZone", "Site"}:
            suffix = ends_with(inner, self._edges.strong_inside)
            if inner.removesuffix(suffix).endswith(self._into):
                inside = "Programme"  # “公益法律服务进园区”
        if inside == "Site" and inner.startswith(self._epithets) and ends_with(inner, self._awards):
            yield Candidate(begin, end + 1, "Award", text[begin : end + 1], 44, aliases=(inner,))
            return  # “最美户外劳动者服务站点”
        if "——" in inner and (kind := self._dashed_kind(inner)):
            yield Candidate(begin, end + 1, kind, text[begin : end + 1], 50, aliases=(inner, inner.split("——")[0]))
            return
        if self._asks.search(inner) or "—" in inner or (inside == "Site" and "、" in inner):
            return  # “这样罚款合不合法”: a question is no name
        if any(self._words.is_generic(c, inner) for c in ("Site", "Studio")):
            if (at := self._edges.whose(reading, start - 1)) < start - 1 and not self._awarded.search(text):
                name = text[at : start - 1] + inner  # 花园口镇“妈妈小屋”: that one, by where it is
                yield Candidate(at, end + 1, "Site", name, 33, aliases=(text[at : end + 1],))
            return  # “爱心驿站” in general
        caught = inner in self._catchwords and not shared_cls  # “暖心”“安心”两大工程 are names
        if caught or (inside in self._words.organisations | {"Site"} and re.search(r"[+＋]", inner)):
            return
        before = ends_with(text[: start - 1], self._apposed)
        if before and 2 <= len(inner) <= 12 and not re.search(r"[、，]", inner):
            kind = self._suffixes.get(before, "")  # 驿站“柳荫河站”: the kind stands before the name
            if kind == "Site" and ends_with(inner, self.of_no_site):
                kind = "Programme"  # 驿站“四季服务”: what is done there
            if kind in ("Site", "Programme", "Studio", "Association"):
                yield Candidate(start - 1, end + 1, kind, inner, 32)
                return
        if "·" in inner and ends_with(inner, self._site_suffixes):
            yield Candidate(start - 1, end + 1, "Site", inner, 34)
            return
        if (
            shared_cls
            and shared_cls in ("Programme", "Event", "Site", "Document")
            and (self._collective.search(shared) or not inside or (shared_cls == "Programme" and inside == "Site"))
        ):
            bare = self._collective.sub(lambda m: m.group()[-2:], shared)
            aliases = () if bare[-2:] in self._loose else (f"“{inner}”{bare[-2:]}",)
            yield Candidate(start - 1, end + 1, shared_cls, inner, 24, aliases=aliases)
            return
        site = 2 <= len(inner) <= 10 and ends_with(inner, self._site_suffixes) and not re.search(r"[，、]", inner)
        if site and not self._words.is_generic("Site", inner) and inside in ("", "Site"):
            here = reading.tokens[reading.token_at[start - 2]] if start >= 2 else None
            placed = here is not None and here.tag == "LOC" and here.end == start - 1
            there = _THERE.search(text, max(0, start - 8), start - 1) is not None
            there = there or self._entered.search(text, max(0, start - 14), start - 1) is not None
            there = there or self._built.search(text, max(0, start - 14), start - 1) is not None
            there = there or text.startswith(self._rooms, end + 1)
            long = len(ends_with(inner, self._site_suffixes)) >= 2 and not ends_with(inner, self.of_no_site)
            there = there or (long and self._made.search(text, max(0, start - 10), start - 1) is not None)
            there = there or (long and self._floor.search(text, max(0, start - 12), start - 1) is not None)
            if placed or there or text.startswith(self._opens, end + 1):
                at = here.start if placed and here is not None else start - 1
                if placed:  # each street has its “暖窝”: the street is a part of the name
                    yield Candidate(
                        at, end + 1, "Site", text[at : start - 1] + inner, 33, aliases=(text[at : end + 1],)
                    )
                else:
                    yield Candidate(at, end + 1, "Site", text[at : end + 1], 33, aliases=(inner,))
                return
        if not inside and 2 <= len(inner) <= 10 and self._stated.match(text, end + 1):
            yield Candidate(start - 1, end + 1, "Site", text[start - 1 : end + 1], 33, aliases=(inner,))
            return  # “红砖房”是某总工会打造的服务中心
        counted = prefix and ORDINAL.search(prefix)
        if counted and (
            inner.endswith(self._cup) or (not inside and len(inner) >= 6 and ends_with(inner, self._camps))
        ):
            yield Candidate(begin, end + 1, "Event", text[begin : end + 1], 36)
            return
        if not inside and self._became.match(text, end + 1) and not inner.endswith(self._no_names):
            yield Candidate(start - 1, end + 1, "Programme", inner, 33)  # “共享匠师”成为特色|品牌
            return
        sited = self._words.head_class.get(inner) == "Site" and not self._awarded.search(text)
        motto = "、" in inner and not prefix
        if ends_with(inner, self._edges.award_names) and len(inner) >= 4 and not inside and not sited and not motto:
            yield Candidate(begin, end + 1, "Award", text[begin : end + 1], 31, aliases=(inner,))
            return
        governed = self._unquoted.governed(reading, begin) or self._introduced(text, end + 1)
        issued = inside == "Document" and bool(self._issued.search(text[max(0, begin - 8) : begin]))
        if inside == "Document" and not (governed or issued):
            return
        if inside == "Document" and self._practised.search(text[max(0, begin - 10) : begin]):
            yield Candidate(start - 1, end + 1, "Programme", inner, 36)  # 推行“减负清单”: a way of working
            return
        if inner.endswith(self._prizes) and len(inner) >= 4:
            yield Candidate(begin, end + 1, "Award", text[begin : end + 1], 44, aliases=(inner,))
            return
        if inside and (not self._words.is_generic(inside, inner)):
            yield Candidate(
                start - 1,
                end + 1,
                inside,
                inner,
                36 if governed or inside not in ("Programme", "Event", "Award") else 30,
            )
            return
        if any(text.startswith(word, end + 1) for word in self._no_name):
            return
        if (
            governed
            and ends_with(inner, self._site_suffixes)
            and 3 <= len(inner) <= 10
            and not re.search(r"[，、]", inner)
        ):
            yield Candidate(start - 1, end + 1, "Site", inner, 18)
            return
        reached = text[: start - 1].endswith(self._reached)
        owner_goes = 4 <= len(inner) <= 12 and self._goes.match(text, end + 1) and text.endswith(self._owning, 0, begin)
        ends = len(inner) >= 4 and "的" not in inner and not reached and bool(ends_with(inner, self._quoted_ends))
        ends = ends or (len(inner) == 3 and inner.endswith(self._products) and inner not in self._bought)
        named = governed or ends or (inner in reading.repeated and len(inner) >= 3 and "的" not in inner)
        if named and 3 <= len(inner) <= 16 and not re.search(r"[、，了着]|^[\dA-Za-z+%]+$", inner):
            if self._short.search(text[max(0, begin - 6) : begin]):
                return  # 以下简称“…”: another name of what stands before
            called = bool(self._naming.search(text[max(0, begin - 4) : begin])) and not text[:begin].endswith("以")
            sure = called or ends or (inner in reading.repeated and not governed)
            here = reading.tokens[reading.token_at[start - 3]] if start >= 3 and text[start - 2] == "的" else None
            placed = here is not None and here.tag == "LOC" and here.end == start - 2  # 某村的“小雨燕驿家”
            housed = placed and ends and len(ends_with(inner, self._site_suffixes)) >= 2
            cls = "Site" if housed and not ends_with(inner, self.of_no_site) else "Programme"
            yield Candidate(start - 1, end + 1, cls, inner, 16, "name", "" if sure else "?")
        elif self._may_be_site(inner):
            yield Candidate(start - 1, end + 1, "Site", inner, 12, "name", "?")  # 搭在路口的“淮畔凉亭”
        elif owner_goes:
            yield Candidate(start - 1, end + 1, "Programme", inner, 16, "name", "?")

    def _may_be_site(self, inner: str) -> bool:
        """Whether a short quotation ends in a long word for a site: one, if something is said of it."""
        return bool(ends_with(inner, self._site_suffixes)) and 4 <= len(inner) <= 8 and not re.search("[、，的]", inner)

    def _dashed_kind(self, inner: str) -> str:
        """What a quotation with a slogan before its dash is by its end: “同心筑梦——某某宣讲活动”, or ""."""
        motto, _, rest = inner.partition("——")
        if not 2 <= len(motto) <= 24 or len(rest) < 5 or "——" in rest:
            return ""
        kind = self._suffixes.get(ends_with(rest, self._suffixes), "")
        return kind if kind in ("Programme", "Event") else ""

    def _introduced(self, text: str, start: int) -> bool:
        """Whether what was quoted is said to be what somebody started or runs: “…”是某县总工会推出的服务品牌."""
        if self._branded.match(text, start):
            return True  # “…”是某县总工会的特色品牌
        lead = re.match(r"(?:，|，?这)?是[^，。；：“”]{2,34}?的", text[start:])
        return lead is not None and bool(self._verb_end.search(lead.group()[:-1]))
