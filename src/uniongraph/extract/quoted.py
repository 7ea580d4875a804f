"""Things named in quotation marks: which quotations name something, by the words around them.

What a word for their kind behind them says is in ``quoted_typed``, what they say by themselves in ``quoted_bare``;
book titles and names without quotation marks are in ``things`` and ``unquoted``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.quote_edges import QuoteEdges
from uniongraph.extract.quoted_bare import BareQuotations
from uniongraph.extract.quoted_typed import TypedQuotations
from uniongraph.extract.unquoted import UnquotedThings
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_THEME = re.compile(r"为主题的(?:全[省市区县镇])?")
_BETWEEN = ("", "、", "和", "与")
"""What stands between the members of a list in quotation marks."""


class QuotedThings:
    """Tells which quotations name something, and of which class it is."""

    def __init__(self, words: Words, edges: QuoteEdges, unquoted: UnquotedThings) -> None:
        self._words, self._edges = words, edges
        self._typed, self._bare = TypedQuotations(words, edges), BareQuotations(words, edges, unquoted)
        self._suffixes = edges.suffixes
        lexicon = words.lexicon
        self._gifts = lexicon.words("Programme", "gifts")
        self._handed = re.compile(rf"(?:{any_of(lexicon.words('Programme', 'handed')).pattern})[^，。；：“”]{{0,8}}$")
        self._platforms = lexicon.words("pointer", "platforms")
        self._channels = lexicon.words("Media", "channels")
        self._no_channels = lexicon.words("Media", "columns")
        several = r"等?(?:[两三四五六七八九十]|\d{1,2})(?:[个项类种]|大(?![赛会]))"
        kinds = any_of(lexicon.words("Programme", "strong_suffixes")).pattern
        self._count = re.compile(rf"{several}(?=子|系列|特色|服务|公益|活动|项目|品牌|{kinds})")
        longest_contests = any_of(
            (*lexicon.words("Event", "plain_suffixes"), *lexicon.words("Event", "contests"))
        ).pattern
        held_words = any_of((*lexicon.words("Event", "verbs"), *lexicon.words("boundary", "conjunctions"))).pattern
        self._contest_tail = re.compile(
            rf"(?:(?!{held_words}|在(?!线|职|岗)|[于的了将由并为各被])[\u4e00-\u9fff]){{1,16}}?(?:{longest_contests})(?![事场区道点制程手])"
        )
        self._course_tail = re.compile(
            rf"[\u4e00-\u9fff]{{0,4}}(?:{any_of(lexicon.words('Programme', 'courses')).pattern})"
        )
        kinds = any_of(lexicon.words("Programme", "kind_ends")).pattern
        acting = {w for p in lexicon.patterns if p.frame in ("act", "visit", "reached") for w in p.words if len(w) > 1}
        acting |= {*lexicon.words("Award", "verbs"), *lexicon.words("frames", "winning")}  # “P”活动|荣获…项目
        acting -= set(lexicon.words("Programme", "kind_verbs"))
        self._kind_tail = re.compile(
            rf"(?:(?!{any_of(acting).pattern}|在(?!线)|[于的了将由并为是被把与和对向从到着过以让使等又还也已])[\u4e00-\u9fff]){{1,16}}?(?:{kinds})"
            r"(?=[，。；、：！？（）“”》\s]|等|和|与|及|$)"
        )
        programmes = any_of(lexicon.words("Programme", "strong_suffixes")).pattern
        held = any_of(w for w in lexicon.words("Event", "suffixes") if len(w) >= 3).pattern
        self._dashed = re.compile(
            rf"——[^，。；：、“”—]{{2,30}}?(?:{programmes}|{held}|课堂)(?=[^\u4e00-\u9fff]|如期|开班|启动|开|在|于|正|活|圆|$)"
        )
        self._listed = dict(lexicon.table("facts", "listed"))
        kinds = any_of(self._listed).pattern
        counted = r"等?(?:[两三四五六七八九十]|\d{1,9})?[多余]?家"
        self._shared_kind = re.compile(rf"{counted}[\u4e00-\u9fff]{{0,4}}?({kinds})")
        self._awarded = any_of(lexicon.words("Award", "plaque_verbs"))
        self._plaques = lexicon.words("Award", "plaques")
        self._winners = lexicon.words("frames", "winners_lists")
        self._honours = tuple(s for s in lexicon.words("Award", "suffixes") if len(s) >= 3)
        self._naming = any_of(lexicon.words("Programme", "naming"))

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence, one for most quotations; slogans and questions give none."""
        quoted = reading.quotations
        for number, (start, end) in enumerate(quoted):
            text = reading.text[start:end]
            if (
                not 2 <= len(text) <= (60 if "——" in text else 34)
                or (
                    text.count("、") > 1
                    and not ends_with(text, self._words.lexicon.words("Programme", "strong_suffixes"))
                    and self._edges.class_inside(text) in ("FunctionalZone", "Company")
                )
                or re.search(r"[。！？]", text)
            ):
                continue
            if text.endswith(self._gifts) and self._handed.search(reading.text, max(0, start - 16), start - 1):
                continue  # 发放“清凉礼包”
            if text.count("，") and len(text) > 16 and not self._edges.tail(reading, end + 1)[0]:
                continue  # what somebody says, and no name with a word for its kind
            plaque = reading.text.startswith(self._plaques, end + 1) and self._awarded.search(reading.text)
            if plaque and len(text) >= 4:
                yield Candidate(start - 1, end + 1, "Award", f"“{text}”", 50, aliases=(text,))  # …的牌子
                continue
            if reading.text.startswith(self._winners, end + 1) and ends_with(text, self._honours):
                yield Candidate(start - 1, end + 1, "Award", f"“{text}”", 47, aliases=(text,))  # “…示范点”名单
                continue
            if self._words.names.get(text) == "Company" and reading.text.startswith(self._platforms, end + 1):
                yield Candidate(start, end, "Company", text, 50)  # “饿了么”平台
                continue
            channel = reading.text.endswith(self._channels, 0, start - 1) and len(text) <= 12
            told = channel and reading.text.startswith(self._no_channels, end + 1)  # 公众号“学习园地”|专栏
            if channel and not told and not self._edges.tail(reading, end + 1)[0]:  # 微博“随手拍”|活动
                yield Candidate(start - 1, end + 1, "Media", text, 46)  # 公众号“某某工会”
                continue
            if named := self._called(reading, start, end) or self._themed(reading, start, end):
                yield named
                continue
            if (named_on := self._dashed.match(reading.text, end + 1)) and not self._edges.class_inside(text):
                name = reading.text[start - 1 : named_on.end()]
                beyond = named_on.group().lstrip("—")
                typed = self._suffixes.get(ends_with(beyond, self._suffixes), "")
                typed = typed if typed in ("Event", "Programme") else "Programme"
                yield Candidate(start - 1, named_on.end(), typed, name, 50, aliases=(text, beyond))
                continue  # “七彩暑假”——2025年职工子女公益课堂
            etc = reading.text.startswith("等", end + 1)  # “A”“B”等活动
            tail, cls = self._edges.tail(reading, end + 1)
            if not tail and (contest := self._contest_tail.match(reading.text, end + 1)):
                tail, cls = contest.group(), "Event"  # “某某杯”手工制茶技能竞赛, whatever the trade
            if not tail and (course := self._course_tail.match(reading.text, end + 1)):
                tail, cls = course.group(), "Programme"
            longer = self._kind_tail.match(reading.text, end + 1) if cls in ("", "Programme") else None
            if longer and len(longer.group()) > len(tail) and not self._edges.class_inside(text):
                tail, cls = longer.group(), "Programme"  # “启航”育匠计划, whatever is done
            last = number
            while (
                not tail
                and last + 1 < len(quoted)
                and reading.text[quoted[last][1] + 1 : quoted[last + 1][0] - 1] in _BETWEEN
            ):
                last += 1  # “A”“B”五大工程: the tail of the last one types them all
            after_last = quoted[last][1] + 1
            if counted := self._count.match(reading.text, after_last):
                after_last = counted.end()
            shared, shared_cls = self._edges.tail(reading, after_last) if last > number else ("", "")
            if (
                number
                and last == number
                and counted
                and reading.text[quoted[number - 1][1] + 1 : start - 1] in _BETWEEN
            ):
                tail, cls = "", ""
                shared, shared_cls = self._edges.tail(reading, after_last)  # the last of “A”“B”“C”三大工程
            kind = self._shared_kind.match(reading.text, quoted[last][1] + 1)
            beside = last > number or (
                number and reading.text[quoted[number - 1][1] + 1 : start - 1] in ("", "、", "和")
            )
            if kind and beside and not self._edges.class_inside(text) and 2 <= len(text) <= 10:
                yield Candidate(start - 1, end + 1, self._listed[kind.group(1)], text, 34)  # “A”“B”两家平台
                continue
            if etc:
                tail, cls, shared, shared_cls = "", "", tail, cls
            if tail:
                yield from self._typed.find(reading, start, end, tail, cls)
            else:
                yield from self._bare.find(reading, start, end, shared, shared_cls)

    def _themed(self, reading: Reading, start: int, end: int) -> Candidate | None:
        """以“某某”为主题的职工演讲比赛: what it is stands behind the theme, which is its name."""
        text = reading.text
        if text[start - 2 : start - 1] != "以" or (theme := _THEME.match(text, end + 1)) is None:
            return None
        if ORDINAL.match(text, theme.end()):
            return None  # 以“某某”为主题的|2019年度培训班 has a name of its own
        kind, cls = self._edges.tail(reading, theme.end())
        if not kind and (longer := self._kind_tail.match(text, theme.end())):
            kind, cls = longer.group(), "Programme"
        if cls not in ("Event", "Programme"):
            return None
        inner = text[start:end]
        aliases = (inner, f"“{inner}”主题{kind}")
        return Candidate(start - 1, theme.end() + len(kind), cls, f"“{inner}”{kind}", 44, aliases=aliases)

    def _called(self, reading: Reading, start: int, end: int) -> Candidate | None:
        """一场名为“某某”的单身职工联谊活动: the kind stands behind 的."""
        text, inner = reading.text, reading.text[start:end]
        called = self._naming.search(text[max(0, start - 5) : start - 1])
        if not called or not text.startswith("的", end + 1) or text[start - 2] == "以" or len(inner) > 16:
            return None
        kind, cls = self._edges.tail(reading, end + 2)
        if cls in ("Site", "Studio") and not ends_with(inner, self._bare.of_no_site):
            return Candidate(start - 1, end + 1, cls, inner, 44, aliases=(f"“{inner}”",))  # 名为“某驿家”的驿站
        if cls not in ("Event", "Programme"):
            return None
        return Candidate(start - 1, end + 1, cls, f"“{inner}”{kind}", 44, aliases=(inner,))
