"""Things named in quotation marks: what a quotation names, by the words in it and around it, or that it is no name.

Book titles and names without quotation marks are in ``things`` and ``unquoted``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from uniongraph.extract.quote_edges import QuoteEdges
from uniongraph.extract.unquoted import UnquotedThings
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.schema.wordlist import WordTable
from uniongraph.text.matching import any_of, ends_with

_DAY = 4
"""Characters of a feast's name at most: 五一, 三八, 六一."""
_THERE = re.compile(r"有着?(?:这样)?(?:一?[个座家间处所])$")
_THEME = re.compile(r"为主题的(?:全[省市区县镇])?")
_BETWEEN = ("", "、", "和", "与")
"""What stands between the members of a list in quotation marks."""
_NUMBERED = re.compile(r"[一二三四五六七八九十两\d]{1,3}[项个大种条类级][\u4e00-\u9fff]?")
"""What counts the parts of something and names nothing."""


class QuotedThings:
    """Tells which quotations name something, and of which class it is."""

    def __init__(self, words: Words, edges: QuoteEdges, unquoted: UnquotedThings) -> None:
        self._words = words
        self._edges, self._unquoted = edges, unquoted
        self._suffixes = edges.suffixes
        lexicon = words.lexicon
        self._asks = re.compile(rf"(.)不\1|{any_of(lexicon.words('Programme', 'questions')).pattern}")
        self._catchwords = frozenset(lexicon.words("Programme", "catchwords"))
        self._quoted_ends = lexicon.words("Programme", "quoted_ends")
        self._contests = lexicon.words("Event", "contests")
        self._marks = lexicon.words("Event", "marks_short")
        self._reached = tuple(lexicon.words("Programme", "reached"))
        self._figures = lexicon.words("Programme", "figures")
        self._gifts = lexicon.words("Programme", "gifts")
        self._handed = re.compile(rf"(?:{any_of(lexicon.words('Programme', 'handed')).pattern})[^，。；：“”]{{0,8}}$")
        self._platforms = lexicon.words("pointer", "platforms")
        self._channels = lexicon.words("Media", "channels")
        self._no_channels = lexicon.words("Media", "columns")
        self._cup = lexicon.words("Event", "cups")
        self._prizes = lexicon.words("Award", "prizes")
        several = r"等?(?:[两三四五六七八九十]|\d{1,2})(?:[个项类种]|大(?![赛会]))"
        kinds = any_of(lexicon.words("Programme", "strong_suffixes")).pattern
        self._count = re.compile(rf"{several}(?=子|系列|特色|服务|公益|活动|项目|品牌|{kinds})")
        longest_contests = any_of((*lexicon.words("Event", "plain_suffixes"), *self._contests)).pattern
        held_words = any_of((*lexicon.words("Event", "verbs"), *lexicon.words("boundary", "conjunctions"))).pattern
        self._contest_tail = re.compile(
            rf"(?:(?!{held_words}|在(?!线|职|岗)|[于的了将由并为各被])[\u4e00-\u9fff]){{1,16}}?(?:{longest_contests})(?![事场区道点制程手])"
        )
        self._course_tail = re.compile(
            rf"[\u4e00-\u9fff]{{0,4}}(?:{any_of(lexicon.words('Programme', 'courses')).pattern})"
        )
        kinds = any_of(lexicon.words("Programme", "kind_ends")).pattern
        acting = {w for p in lexicon.patterns if p.frame in ("act", "visit", "reached") for w in p.words if len(w) > 1}
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
        self._short = re.compile(rf"(?:{any_of(lexicon.words('relative', 'abbreviations')).pattern})：?$")
        self._listed = dict(lexicon.table("facts", "listed"))
        kinds = any_of(self._listed).pattern
        counted = r"等?(?:[两三四五六七八九十]|\d{1,9})?[多余]?家"
        self._shared_kind = re.compile(rf"{counted}[\u4e00-\u9fff]{{0,4}}?({kinds})")
        self._award_names = (
            *lexicon.words("Award", "names"),
            *(s for s in lexicon.words("Award", "suffixes") if len(s) >= 4 and s not in words.head_class),
        )
        self._ways = lexicon.words("Document", "ways")
        self._choosing = frozenset(lexicon.words("Award", "choosing"))
        self._campaigns = frozenset(lexicon.words("Award", "campaigns"))
        self._awarded = any_of(lexicon.words("Award", "plaque_verbs"))
        self._honour_tails = frozenset((*lexicon.words("Award", "tails"), *lexicon.words("Award", "holders")))
        self._day_marks = (*lexicon.words("Event", "marks"), *lexicon.words("Event", "short_marks"))
        self._camps = lexicon.words("Event", "camps")
        self._plaques = lexicon.words("Award", "plaques")
        self._ceremonies = lexicon.words("Event", "ceremonies")
        self._winners = lexicon.words("frames", "winners_lists")
        self._honours = tuple(s for s in lexicon.words("Award", "suffixes") if len(s) >= 3)
        built = any_of({w for p in lexicon.patterns if p.id == "operates.act" for w in p.words}).pattern
        started = any_of(lexicon.words("frames", "started")).pattern
        spots = any_of(lexicon.words("frames", "standing_spots")).pattern
        self._built = re.compile(
            rf"(?:{built})(?:出来|起来|起|出)(?:了|的|了?一?[个间座处家])?$|(?:{built})(?:了|的)一?[个间座处家]?$|(?:{spots})的$|(?:{started})(?:出|起)?了一?[个间座处家]$"
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
        self._of_no_site = tuple(
            s for s in lexicon.words("Programme", "suffixes") if not ends_with(s, self._site_suffixes)
        )
        brands = any_of(lexicon.words("Programme", "brands")).pattern
        self._branded = re.compile(rf"(?:，?这)?是[^，。；：“”]{{2,30}}?(?:{brands})(?=[，。；之])")
        self._epithets = lexicon.words("Award", "epithets")
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
                    and self._class_inside(text) in ("FunctionalZone", "Company")
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
            if (named_on := self._dashed.match(reading.text, end + 1)) and not self._class_inside(text):
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
            if longer and len(longer.group()) > len(tail) and not self._class_inside(text):
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
            if kind and beside and not self._class_inside(text) and 2 <= len(text) <= 10:
                yield Candidate(start - 1, end + 1, self._listed[kind.group(1)], text, 34)  # “A”“B”两家平台
                continue
            if etc:
                tail, cls, shared, shared_cls = "", "", tail, cls
            yield from self._quotation(reading, start, end, tail, cls, shared, shared_cls)

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
        if cls in ("Site", "Studio") and not ends_with(inner, self._of_no_site):
            return Candidate(start - 1, end + 1, cls, inner, 44, aliases=(f"“{inner}”",))  # 名为“某驿家”的驿站
        if cls not in ("Event", "Programme"):
            return None
        return Candidate(start - 1, end + 1, cls, f"“{inner}”{kind}", 44, aliases=(inner,))

    def _quotation(
        self, reading: Reading, start: int, end: int, tail: str, cls: str, shared: str, shared_cls: str
    ) -> Iterator[Candidate]:
        text, inner = reading.text, reading.text[start:end]
        after = text[end + 1 : end + 1 + len(tail)]
        prefix = self._edges.prefix(reading, start - 1)
        if cls == "Event" and tail and not prefix:
            prefix = text[self._edges.line_before(reading, start - 1) : start - 1]
        if cls in ("Event", "Programme") and tail and not prefix and len(inner) <= _DAY:
            prefix = ends_with(text[max(0, start - 5) : start - 1], self._day_marks)  # 庆|“五一”劳模表彰大会
        if cls == "Event" and tail:
            joined = self._edges.joined_before(reading, start - 1 - len(prefix))
            prefix = text[joined : start - 1]
        mark = ends_with(text[max(0, start - 3) : start - 1], self._marks) if cls == "Event" and tail else ""
        prefix = prefix or mark  # 迎“五一”…比赛
        begin = start - 1 - len(prefix)
        ceremony = cls == "Event" and bool(ends_with(tail, self._ceremonies))
        if (
            tail
            and cls in ("Event", "Programme")
            and not ceremony
            and self._words.names.get(inner) in ("Event", "Programme")
            and not (cls == "Event" and len(tail) >= 4 and tail.endswith(self._contests))  # “安康杯”知识竞赛
        ):
            cls = self._words.names[inner]
        if tail:
            inside = self._class_inside(inner)
            bodily = inside in self._words.organisations | {"Studio"} and not re.search(r"[+＋]", inner)
            if bodily and ends_with(inner, self._figures) and not self._words.place_at(inner, 0):
                bodily = False  # “技能存折”计划: a way of speaking
            if bodily and cls in ("Programme", "Award"):
                yield Candidate(start - 1, end + 1, inside, inner, 34)
                return
            if cls == "Programme" and _NUMBERED.fullmatch(inner):
                return  # “四项”机制
            if cls == "Programme" and any(self._words.is_generic(c, inner) for c in ("Site", "Studio")):
                return  # “工会驿站”建设项目
            if cls == "Document" and ends_with(after, self._ways):
                return  # “提案打分”办法: a way of working
            held = after in self._campaigns and not text.startswith("中", end + 1 + len(after))
            if after in self._choosing and ends_with(inner, self._award_names) and not held:
                yield Candidate(start - 1, end + 1, "Award", text[start - 1 : end + 1], 44, aliases=(inner,))
                return
            if cls == "Award" and after in self._honour_tails:
                yield Candidate(begin, end + 1, cls, text[begin : end + 1], 46, aliases=(inner,))
                return
            name = f"“{inner}”{after}"
            if (
                cls == "Programme"
                and inner.endswith(self._cup)
                and after.endswith(self._contests)
                and inner not in self._words.names
            ):
                cls = "Event"
            if ceremony:
                yield Candidate(begin, end + 1 + len(tail), cls, prefix + name, 50, aliases=(name,))
            elif cls in ("Event", "Award") and prefix:
                known = (name,) if prefix == mark else (name, inner)
                yield Candidate(begin, end + 1 + len(tail), cls, prefix + name, 46, aliases=known)
            elif cls in self._words.organisations or cls in ("Site", "Studio"):
                yield Candidate(start - 1, end + 1 + len(tail), cls, name, 24 + len(name), aliases=(inner,))
            else:
                whole = (prefix + name,) if cls == "Programme" and ORDINAL.match(prefix) else ()
                if cls == "Programme" and prefix in self._day_marks and prefix:
                    yield Candidate(begin, end + 1 + len(tail), cls, prefix + name, 44, aliases=(name,))
                    return
                yield Candidate(start - 1, end + 1 + len(tail), cls, name, 44, aliases=(inner, *whole))
            return
        inside = self._class_inside(inner)
        if inside in self._words.organisations | {"FunctionalZone", "Site"}:
            suffix = ends_with(inner, self._strong_inside)
            if inner.removesuffix(suffix).endswith(self._into):
                inside = "Programme"  # “公益法律服务进园区”
        if not tail and inside == "Site" and inner.startswith(self._epithets) and ends_with(inner, self._awards):
            yield Candidate(begin, end + 1, "Award", text[begin : end + 1], 44, aliases=(inner,))
            return  # “最美户外劳动者服务站点”
        if "——" in inner and not tail and (kind := self._dashed_kind(inner)):
            yield Candidate(begin, end + 1, kind, text[begin : end + 1], 50, aliases=(inner, inner.split("——")[0]))
            return
        if self._asks.search(inner) or "—" in inner or (inside == "Site" and "、" in inner):
            return  # “站点罚款合不合法”: a question is no name
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
            if kind == "Site" and ends_with(inner, self._of_no_site):
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
            if placed or there or text.startswith(self._opens, end + 1):
                at = here.start if placed and here is not None else start - 1
                if placed:  # each street has its “暖窝”: the street is a part of the name
                    yield Candidate(
                        at, end + 1, "Site", text[at : start - 1] + inner, 33, aliases=(text[at : end + 1],)
                    )
                else:
                    yield Candidate(at, end + 1, "Site", text[at : end + 1], 33, aliases=(inner,))
                return
        counted = prefix and ORDINAL.search(prefix)
        if counted and (
            inner.endswith(self._cup) or (not inside and len(inner) >= 6 and ends_with(inner, self._camps))
        ):
            yield Candidate(begin, end + 1, "Event", text[begin : end + 1], 36)
            return
        sited = self._words.head_class.get(inner) == "Site" and not self._awarded.search(text)
        motto = "、" in inner and not prefix
        if ends_with(inner, self._award_names) and len(inner) >= 4 and not inside and not sited and not motto:
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
        named = governed or ends or (inner in reading.repeated and len(inner) >= 3 and "的" not in inner)
        if named and 3 <= len(inner) <= 16 and not re.search(r"[、，了着]|^[\dA-Za-z+%]+$", inner):
            if self._short.search(text[max(0, begin - 6) : begin]):
                return  # 以下简称“…”: another name of what stands before
            called = bool(self._naming.search(text[max(0, begin - 4) : begin])) and not text[:begin].endswith("以")
            sure = called or ends or (inner in reading.repeated and not governed)
            here = reading.tokens[reading.token_at[start - 3]] if start >= 3 and text[start - 2] == "的" else None
            placed = here is not None and here.tag == "LOC" and here.end == start - 2  # 某村的“小雨燕驿家”
            housed = placed and ends and len(ends_with(inner, self._site_suffixes)) >= 2
            cls = "Site" if housed and not ends_with(inner, self._of_no_site) else "Programme"
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

    def _class_inside(self, inner: str) -> str:
        suffix = ends_with(inner, self._strong_inside)
        if suffix and len(inner) > len(suffix) + 1:
            return self._strong_inside[suffix]
        return ""

    @cached_property
    def _strong_inside(self) -> WordTable:
        lexicon = self._words.lexicon
        found = dict.fromkeys(lexicon.words("Programme", "strong_suffixes"), "Programme")
        found |= {s: "Event" for s in lexicon.words("Event", "suffixes") if len(s) >= 2}
        found |= {h: c for h, c in self._words.head_class.items() if h not in self._words.weak_heads and len(h) >= 2}
        found |= {s: "Document" for s in lexicon.words("Document", "suffixes") if len(s) >= 2}
        return WordTable(found)

    def _introduced(self, text: str, start: int) -> bool:
        """Whether what was quoted is said to be what somebody started or runs: “…”是某县总工会推出的服务品牌."""
        if self._branded.match(text, start):
            return True  # “…”是某县总工会的特色品牌
        lead = re.match(r"(?:，|，?这)?是[^，。；：“”]{2,34}?的", text[start:])
        return lead is not None and bool(self._verb_end.search(lead.group()[:-1]))
