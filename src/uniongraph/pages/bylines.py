"""Who wrote, photographed and edited: bylines, the credits at a text's beginning and end, a page's editors.

A line is a byline only when roles, names and separators account for all of it; anything left over and it is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from uniongraph.pages.datelines import Datelines
from uniongraph.pages.names import BULLETS, CJK, SEPARATORS, Endings, Name, NameReader
from uniongraph.pages.sources import Sources
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, starts_with

_REMEMBERED = 2048
"""Texts whose reading is kept; a page has some hundred."""

_INLINE = re.compile(r"[（(\[]([^（()）\[\]]{2,80})[）)\]]$")
_OFFICE = re.compile(
    rf"[{BULLETS} ]*+([^。！？；]{{2,60}}?)[ ：:]{{1,40}}([{CJK}·]{{2,14}}|[{CJK}] [{CJK}](?: [{CJK}])?)\s*"
)
_NOTED = re.compile(r"(?P<names>.{2,40}?)\s*[（(](?P<note>[^（）()]{2,60})[）)]")
_ISSUED = re.compile(r"\d{4}[年.\-/]\d|[〇○零一二三四五六七八九]{4}年|第.{1,3}版|[A-Z]?\d{1,2} ?版")
_REPORTED = re.compile(rf"[（(][^（）()]{{2,60}}[）)](?=[{CJK}]{{3}})")
"""Who reports, with the text right behind: （记者 甲）记者从某地获悉."""
_TRADE = re.compile(rf"[{CJK}]{{1,3}}[工员师]")
_OTHERS = re.compile(r"等(?:\d{1,4}|[一二三四五六七八九十]{1,3})?[人位名]\s*$")
_LED = re.compile(rf"\s*[（(](?P<office>[{CJK}]{{2,24}})[）)] ?(?P<names>[{CJK}· ]{{2,16}})")
_APART = re.compile(f"[{re.escape(SEPARATORS)}]")
"""What parts the names of a byline without roles."""
_NOTED_NAME = re.compile(r"([\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff])（[\u4e00-\u9fff]{2,10}）")
_ROUND = str.maketrans("〔〕", "（）")
_SIGNED_ON = re.compile(r"(?<! ) +(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?$")
"""When a letter was signed, behind its writer's name."""
_WHOLE = re.compile(rf"[{CJK}]+")
_MARKED_PLACE = re.compile(rf"[{BULLETS} ]+([{CJK}]{{2,6}}) ")
_AFTER_ROLE = re.compile(r"[ ：:/／|｜]")
_ENDS = re.compile(r"[。！？]")
_HELD = re.compile(r"(?:本文)?作者(?:系|为|单位)\s*+(?:[：:]\s*+)?")
_BY_PLACE = re.compile(
    rf"\s*(?:——|--)? ?([{CJK}·]{{2,24}})[ ：:]+"
    rf"([{CJK}·]{{2,10}}(?:[ 、][{CJK}·]{{2,4}}){{0,3}}|[{CJK}] [{CJK}]) *"
)
_SPACED_NAME = re.compile(rf"[{CJK}] [{CJK}](?![{CJK}])|[{CJK}·]+")
_VALUE = re.compile(r" ?([：:/／]) ?")
_LED_BRACKET = re.compile(r"\s*[（(【]([^（()）【】]{2,60})[）)】]\s*(?:[：:]|报道[：:])?")
_GAP_OR_END = re.compile(r" |$")
_BRACKET = re.compile(r"[（(][^（）()]{4,60}[）)]$")
_GAP = re.compile(r"(?<=[^\s，、：]) ([^ 。，；：！？]{2,5}(?: [^ 。，；：！？]{1,4}){0,3})$")
_LAST = re.compile(r"(?:(?<=[。！？”）])|^) *((?![：:])[^。！？”，；]{2,40})$")
_HOLDER = re.compile(r"[（(]\s*(?:本文)?作者(?:系|为|单位)\s{0,9}[：:]?\s{0,9}(.{2,60}?)\s{0,9}[）)]?")
_BRACKET_MARK = re.compile(r"[\[\]【】]")
_HELD_BY = re.compile(rf"(.{{2,50}}?) ([{CJK}](?: [{CJK}]){{1,2}}|[{CJK}]{{2,3}})")
"""An office and its holder: 某研究会会员　甲 乙."""
_CLOSED = tuple("。！？，；")
"""What neither a name nor an office ends with."""


class Bylines:
    """Reads bylines with the role words, surnames and kinds of body of a lexicon."""

    def __init__(
        self, lexicon: Lexicon, body_heads: Iterable[str], is_place: Callable[[str], bool] = lambda word: False
    ) -> None:
        self._is_place = is_place
        self.names = NameReader(lexicon, body_heads)
        self.datelines = Datelines(lexicon)
        self._posts = Endings(
            lexicon.words("posts", "titles")
            + lexicon.words("posts", "professions")
            + lexicon.words("Person", "roles")
            + lexicon.words("credits", "signers")
        )
        self._office_ends = Endings(lexicon.words("credits", "office_ends"))
        self._signer_starts = lexicon.words("credits", "signer_starts")
        self._signers = frozenset(lexicon.words("credits", "signers"))
        self._sources = Sources(lexicon, self.names)
        own = any_of(lexicon.words("credits", "own_papers")).pattern
        words = sorted(lexicon.words("credits", "editor"), key=lambda w: (-len(w), w))
        spaced = "|".join(rf"{w[0]} ?{w[1]}" if len(w) == 2 else re.escape(w) for w in words)
        self._editor = re.compile(rf"(?:{own})?(?:{spaced})(?=\**[ ：:/／|｜])")
        report_end = any_of(lexicon.words("credits", "report_end")).pattern
        self._reporting = re.compile(rf"\s*([^，。（）“]{{3,50}}?)(?:{report_end})\s*[：:，]?")
        self._about = re.compile(rf"[—-]{{1,4}}(?:{any_of(lexicon.words('credits', 'about')).pattern})(?!者)")
        self._role_ahead = re.compile(rf"\s*(?={self.names.role_word.pattern})")
        self._sourced = re.compile(
            rf"[ （(。”》]?(?:{self._sources.words.pattern})\s*[：:/]\s*[《“]?([^》”。（）()：:]{{2,24}})[》”]?[）)]?$"
        )
        # One text is asked about by whoever looks at its line, its neighbours, its block, and its article.
        self._closing = lru_cache(maxsize=_REMEMBERED)(self._read_closing)
        self._line = lru_cache(maxsize=_REMEMBERED)(self._read_line)

    def is_body(self, text: str) -> bool:
        """Whether the text is the name of an organisation and nothing else."""
        return self.names.is_body(text)

    def read_line(self, text: str, after_headline: bool = False) -> list[Name] | None:
        """The names of a line that is a byline from end to end, or None.

        ``after_headline`` lets names without any role word count as authors.
        """
        names = self._line(text, after_headline)
        return None if names is None else list(names)

    def _read_line(self, text: str, after_headline: bool) -> list[Name] | None:
        text = _OTHERS.sub("", _clean(text))
        bare = text.strip()
        if not bare or len(bare) > 120 or bare[-1] in "。！？，；：、" or self._about.match(bare):
            return None
        if holder := _HOLDER.fullmatch(bare):
            shift = text.index(bare) + holder.start(1)
            named = _HELD_BY.fullmatch(holder.group(1))
            if named and self.names.surnamed(name := named.group(2).replace(" ", "")):
                return [
                    Name("author", name, shift + named.start(2), shift + named.end(2), (shift, shift + named.end(1)))
                ]
            return [Name("author", "", shift, shift, (shift, shift + len(holder.group(1))))]
        told_of = _NOTED_NAME.fullmatch(bare) if after_headline else None
        if told_of and self.names.surnamed(name := told_of.group(1).replace(" ", "")):  # 甲（退休职工）
            start = text.index(bare)
            return [Name("author", name, start, start + told_of.end(1))]
        if taken := self._sources.reprinted(text):
            return taken
        if (meta := self._sources.web_line(text)) is not None:
            return meta
        told = self.names.has_role(text)
        if not (told or len(bare) < 5 or _APART.search(bare)):
            return None
        if not told and (office := self._office(text, after_headline or bare[0] in BULLETS)):
            return office
        marked = bare[0] in BULLETS
        bracketed = bare[0] in "（(" and bare[-1] in "）)"
        if bare[0] in "[【" and bare[-1] in "]】" and told and not _BRACKET_MARK.search(bare, 1, len(bare) - 1):
            inner = self.names.read(bare[1:-1])
            return [n.moved(text.index(bare) + 1) for n in inner] if inner else None
        if _REPORTED.match(bare):
            return None
        if not bracketed and (noted := self._noted(text, after_headline)):
            return noted
        if led := _LED.fullmatch(text):
            held = self._is_office(led["office"])
            names = self.names.read(led["names"], lenient=after_headline)
            if held and names and not self.names.has_role(led["office"]):
                return [replace(n.moved(led.start("names")), office=led.span("office")) for n in names]
        if bracketed and (placed := self._placed(bare[1:-1]) or self._whole_office(bare[1:-1])):
            return [n.moved(text.index(bare) + 1) for n in placed]
        match = _MARKED_PLACE.match(bare) if marked else None
        if match and self._is_place(match.group(1)) and (placed := self._placed(bare[match.start(1) :])):
            return [n.moved(text.index(bare) + match.start(1)) for n in placed]  # □ 金塔 甲
        names = self.names.read(text, lenient=(marked and after_headline) or bracketed)
        if names and marked and not (told or after_headline or all(self.names.surnamed(n.text) for n in names)):
            return None  # ■诗 歌
        if names and (marked or bracketed or told):
            return names
        if (
            names
            and after_headline
            and len(names) <= 5
            and (len(names) > 1 or len(names[0].text) < 5 or "·" in names[0].text)
        ):
            return names
        return self._office(text, marked or after_headline) or self._placed(text, sure=True) or None

    def _is_office(self, text: str) -> bool:
        """Whether the words name where somebody belongs: a body, a part of one, a place."""
        return bool(self.names.heads.of(text) or self._office_ends.of(text)) or (
            self._is_place(text) and not self.names.plausible(text)
        )

    def _whole_office(self, text: str) -> list[Name]:
        """A body or a part of one that signs a text by itself: 市总工会保障部."""
        end = "" if self.names.ends_as_place(text) else self._office_ends.of(text)
        if 4 <= len(text) <= 24 and _WHOLE.fullmatch(text) and (end or self.names.heads.of(text)):
            return [] if self.names.has_role(text) else [Name("author", text, 0, len(text))]
        return []

    def is_web_line(self, text: str) -> bool:
        """Whether a line tells source, time and editor of one article, as sites do under a headline."""
        return bool(self._sources.web_line(text))

    def _noted(self, text: str, after_headline: bool) -> list[Name] | None:
        """A byline with a remark on who wrote it: □ 甲（作者为…）, 作者/乙（指导老师：丙）, 丁（炼铁厂）."""
        match = _NOTED.fullmatch(text.strip())
        if match is None:
            return None
        ends = self._office_ends.of(match["note"]) or self.names.heads.of(match["note"])
        unit = after_headline and (ends or self._is_place(match["note"]))
        if unit and not self.names.has_role(match["names"]):
            names = self.names.read(match["names"])
            shift = len(text) - len(text.lstrip())
            whole = (shift + match.start("note"), shift + match.end("note"))
            return [Name(n.role, n.text, n.start + shift, n.end + shift, whole) for n in names or []] or None
        if len(match["note"]) < 4 or not (match["names"][0] in BULLETS or self.names.role_word.match(match["names"])):
            return None
        shift = len(text) - len(text.lstrip())
        names = self.names.read(match["names"], lenient=True)
        if not names:
            return None
        office = None
        if held := _HELD.match(match["note"]):
            office = (shift + match.start("note") + held.end(), shift + match.end("note"))
        return [Name(n.role, n.text, n.start + shift, n.end + shift, office) for n in names]

    def signature(self, text: str) -> list[Name]:
        """Who signs a text, in a line of its own at the right: 南岸区 甲, 某某总工会法律工作部 乙, 丙 7月15日."""
        text = _OTHERS.sub("", _SIGNED_ON.sub("", text))
        if placed := self._placed(text):
            return placed
        names = self.names.read(text) or []
        if any(self.names.surnamed(n.text) for n in names):
            return names
        bare = text.strip()
        quoted = re.sub(r"“[^”]{1,10}”", "", bare)  # 某市“最美职工”评选办公室
        start = text.index(bare)
        return [Name("author", bare, start, start + len(bare))] if self._whole_office(quoted) else []

    def signs(self, headline: str, name: str, spaced: bool) -> bool:
        """Whether the name behind a headline in its line is its author's; one behind an office is no headline's."""
        fits = self.names.lenient(name) if spaced else self.names.plausible(name)
        printed = " ".join(name) if spaced else name
        return fits and not self.read_line(f"{headline} {printed}", True)

    def _placed(self, text: str, sure: bool = False) -> list[Name]:
        """A signature of place or office and name: 南岸区 甲, 某某总工会法律工作部 乙."""
        match = _BY_PLACE.fullmatch(text)
        if match is None or self.names.has_role(match.group(1)):
            return []
        office = match.group(1)
        signs = office in self._signers or bool(starts_with(office, self._signer_starts))
        if not (self._is_office(office) or signs):
            return []
        place = not (self.names.heads.of(office) or self._office_ends.of(office) or signs)
        found: list[Name] = []
        for part in _SPACED_NAME.finditer(match.group(2)):
            name, start = part.group().replace(" ", ""), match.start(2) + part.start()
            if self.names.role_word.fullmatch(name) or self._posts.of(name):
                return []
            fits = not place and (self.names.lenient(name) or self.names.surnamed(name))
            if not (self.names.plausible(name) or (fits and (not sure or " " in part.group()))):
                return []
            found.append(Name("author", name, start, match.start(2) + part.end(), match.span(1)))
        return found

    def _office(self, text: str, certain: bool) -> list[Name] | None:
        """``<office> <name>`` or ``<office>：<name>``, where the office ends in a kind of body or a post."""
        match = _OFFICE.fullmatch(text)
        if match is None:
            return None
        name, office = match.group(2).replace(" ", ""), match.group(1).rstrip()
        held = (self.names.heads.of(office) or self._posts.of(office)) and not self._posts.of(name)
        if not (held or (_TRADE.fullmatch(office) and self.names.plausible(name))):
            return None
        if len(office) < 4 and not self.names.plausible(name):
            return None
        if not (
            self.names.plausible(name)
            or (
                len(name) <= 3
                and self.names.lenient(name)
                and (certain or " " in match.group(2) or self._posts.of(office) != "")
            )
        ):
            return None
        return [Name("author", name, match.start(2), match.end(2), (match.start(1), match.start(1) + len(office)))]

    def page_credits(self, text: str) -> list[Name]:
        """Editors and proofreaders of a page in a line of furniture (责任编辑/… 校对/…)."""
        found: list[Name] = []
        for mark in self._editor.finditer(text):
            i, first = mark.end(), True
            while i < len(text):
                if text[i] in SEPARATORS and text[i] not in BULLETS:
                    i += 1
                    continue
                role = self.names.role_word.match(text, i)
                led = role is not None and not self.names.name_goes_on(text, i, role.end())
                token = None if led else self.names.token(text, i)
                if token is None:
                    break
                name, stop, spaced = token
                fits = self.names.plausible(name) or ((first or spaced) and self.names.lenient(name))
                if not (fits or (first and self.names.surnamed(name))):
                    break
                if self._labels(text, stop) and not spaced:
                    break  # a label of something else: 技术支持：…
                found.append(Name("editor", name, i, stop))
                i, first = stop, False
        return found

    def _labels(self, text: str, stop: int) -> bool:
        """Whether the word before ``stop`` is followed by its holder; a stroke also parts one role from the next."""
        after = _VALUE.match(text, stop)
        if after is None or self.names.role_word.match(text, stop):
            return False
        return after.group(1) in "：:" or not (
            after.end() == stop + 3 or self._editor.match(text, after.end()) or after.end() == len(text)
        )

    def has_editors(self, text: str) -> bool:
        """Whether a line begins with an editor's role and is nothing but a page's credits."""
        if _ENDS.search(text) or not _AFTER_ROLE.search(text):
            return False
        mark = self._editor.search(text)
        return bool(mark and (mark.start() <= 12 or _ISSUED.search(text[: mark.start()])))

    def leads_writer(self, text: str) -> bool:
        """Whether a line begins with a reporter's or an author's role: 记者 甲 编辑 乙 stands under a headline."""
        match = self.names.role_word.match(text)
        roles = self.names.role_of(match.group())[1] if match else ()
        return bool({"reporter", "author"} & set(roles))

    def opening(self, text: str) -> tuple[list[Name], int]:
        """Credits of a dateline (本报讯（记者 甲 通讯员 乙）) and where the text proper begins."""
        begin = self.datelines.length(text)
        rest = text[begin : begin + 90]
        if match := _LED_BRACKET.match(rest):
            names = self.names.read(match.group(1), lenient=bool(begin))
            if not (begin or self.names.has_role(match.group(1))):
                names = self._placed(match.group(1), sure=True)  # （某镇总工会 甲 乙）
            if names:
                return [n.moved(begin + match.start(1)) for n in names], begin + match.end()
        if (match := self._reporting.match(rest)) and (
            begin or (self.leads_writer(rest) and match.group()[-1] in "：:")
        ):
            names = self.names.read(match.group(1))
            if names:
                return [n.moved(begin + match.start(1)) for n in names], begin + match.end()
        if begin and (role := self._role_ahead.match(rest)):
            for end in (m.start() for m in _GAP_OR_END.finditer(rest[:50])):
                part = rest[role.end() : end]
                names = self.names.read(part) if part.strip() else None
                following = rest[end : end + 14].strip()
                if (
                    names
                    and len(following) >= 8
                    and not self.names.role_word.match(following)
                    and not self._more(following)
                ):
                    return [n.moved(begin + role.end()) for n in names], begin + end
        return [], begin

    def _more(self, text: str) -> bool:
        token = self.names.token(text, 0)
        return token is not None and (token[2] or (self.names.plausible(token[0]) and len(token[0]) <= 3))

    def closing(self, text: str) -> tuple[list[Name], int]:
        """Credits at the end of a text (（张三 李四）, 来源：…, 张三 摄, an author's name) and where they begin."""
        names, end = self._closing(text)
        return list(names), end

    def _read_closing(self, text: str) -> tuple[list[Name], int]:
        names: list[Name] = []
        end = len(text)
        while True:
            piece, start = self._closing_once(text[:end])
            if not piece:
                return names, end
            names, end = piece + names, start

    def _closing_once(self, text: str) -> tuple[list[Name], int]:
        bare = _clean(text.rstrip())
        shift = max(0, len(bare) - 90)
        tail = bare[shift:]
        if source := self._sourced.search(tail):
            begin = source.start() + (1 if tail[source.start()] in "。”》" else 0)
            name = source.group(1).strip()
            start = shift + source.start(1) + len(source.group(1)) - len(source.group(1).lstrip())
            return [Name("source", name, start, start + len(name))], shift + begin
        bracketed = tail[-1:] in ("）", ")", "]")
        bracket = _BRACKET.search(tail) if bracketed else None
        if bracket and (reprinted := self._sources.reprinted(bracket.group())):
            return [n.moved(shift + bracket.start()) for n in reprinted], shift + bracket.start()
        if bracketed and (match := _INLINE.search(tail)):
            ended = (
                tail[: match.start()].rstrip().endswith(("。", "！", "？", "”", "…", "."))
                or not tail[: match.start()].strip()
            )
            signed = (self._placed(match.group(1)) or self._whole_office(match.group(1))) if ended else []
            inner = signed or self.names.read(match.group(1), lenient=ended)
            if tail[-1] == "]" and not all(n.role == "photographer" for n in inner or ()):
                inner = None  # a site's buttons and editors
            if inner and (
                ended or self.names.has_role(match.group(1)) or all(self.names.plausible(n.text) for n in inner)
            ):
                return [n.moved(shift + match.start(1)) for n in inner], shift + match.start()
        if tail[-1:] in _CLOSED:
            return [], len(text)
        match = _LAST.search(tail)
        if match and (match.start() or not shift):
            last = match.group(1)
            if match.start() > 0 and self.is_body(last.strip()):
                return [
                    Name("author", last.strip(), shift + match.start(1), shift + match.end(1))
                ], shift + match.start()
            named = self.names.read(last)
            if named and (self.names.has_role(last) or match.start() > 0):
                return [n.moved(shift + match.start(1)) for n in named], shift + match.start()
        gap = _GAP.search(tail)
        if gap and (taken := self.names.read(gap.group(1))) and all(n.role == "photographer" for n in taken):
            return [n.moved(shift + gap.start(1)) for n in taken], shift + gap.start()
        return [], len(text)

    def starts_report(self, text: str) -> bool:
        """Whether the text opens with a dateline, or with who reports in brackets."""
        return self.starts_dateline(text) or (text[:1] in "（(【" and bool(self.opening(text)[0]))

    def starts_dateline(self, text: str) -> bool:
        """Whether the text opens as an agency report does (本报讯（…), 本报讯 记者…)."""
        return self.datelines.length(text) > 0


def _clean(text: str) -> str:
    """The text without what a site could not write behind a credit (（甲）?), in round brackets (〔甲〕)."""
    text = text.translate(_ROUND) if "〕" in text[-1:] else text
    bare = text.rstrip("?？\ufffd")
    return bare if len(text) - len(bare) in (1, 2) and bare[-1:] in ("）", ")") else text
