"""Who wrote, photographed and edited: bylines in the forms that papers use, read to the last character.

A line is a byline only when roles, names and separators account for all of it; anything left over and it is
text. Role words come from the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from uniongraph.records import CreditRole
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of, ends_with, starts_with

_CJK = r"\u3400-\u9fff"
_SEPARATORS = " 、，,；;：:/／|｜()（）□■◎○●◆▲△★☆◇▪·・@—-"
_BULLETS = "□■◎○◆▲△★☆◇▪"
_SPACED = re.compile(rf"([{_CJK}]) ([{_CJK}])(?![{_CJK}])")
_WORD = re.compile(rf"[{_CJK}A-Za-z·]+")
_INLINE = re.compile(r"（([^（）]{2,80})）")


@dataclass(frozen=True, slots=True)
class Name:
    """A credited name at ``start`` to ``end`` of the text that was read; ``office`` is the words before it."""

    role: CreditRole
    text: str
    start: int
    end: int
    office: tuple[int, int] | None = None


class Bylines:
    """Reads bylines with the role words, surnames and kinds of body of a lexicon."""

    def __init__(self, lexicon: Lexicon, body_heads: Iterable[str]) -> None:
        self._roles: dict[str, tuple[CreditRole, ...]] = {}
        for role in ("reporter", "author", "photographer", "editor", "source"):
            self._roles.update((word, (cast(CreditRole, role),)) for word in lexicon.words("credits", role))
        self._roles.update((word, ("author", "photographer")) for word in lexicon.words("credits", "both"))
        self._roles.update((word, ("author",)) for word in lexicon.words("credits", "text_only"))
        self._after = set(lexicon.words("credits", "both") + lexicon.words("credits", "photographer") + lexicon.words("credits", "text_only"))
        self._role_word = any_of(self._roles)
        self._end = any_of(lexicon.words("credits", "report_end"))
        self._datelines = any_of(lexicon.words("credits", "datelines"))
        self._editors = lexicon.words("credits", "editor")
        self._sources = any_of(lexicon.words("credits", "source"))
        self._surnames = frozenset(lexicon.words("Person", "surnames"))
        self._surnames_two = frozenset(lexicon.words("Person", "surnames_two"))
        self._no_names = frozenset(lexicon.words("Person", "no_names"))
        self._heads = tuple(body_heads)
        self._posts = lexicon.words("posts", "titles") + lexicon.words("Person", "roles")

    def plausible(self, name: str) -> bool:
        """Whether a Chinese paper would print this as a person's name."""
        if name in self._no_names or ends_with(name, self._heads):
            return False
        if "·" in name:
            return len(name) <= 16 and not name.startswith("·") and not name.endswith("·")
        if name[:2] in self._surnames_two:
            return 3 <= len(name) <= 4
        return 2 <= len(name) <= 3 and name[:1] in self._surnames

    def is_body(self, text: str) -> bool:
        """Whether the text is the name of an organisation and nothing else, as kickers and authors are."""
        return 4 <= len(text) <= 24 and bool(ends_with(text, self._heads)) and not re.search(r"[，。：；！？“”\s、]", text)

    def read_line(self, text: str, after_headline: bool = False) -> list[Name] | None:
        """The names of a line that is a byline from end to end, or None.

        ``after_headline`` lets names without any role word count as authors.
        """
        bare = text.strip()
        if not bare or len(bare) > 120 or bare[-1] in "。！？，":
            return None
        marked = bare[0] in _BULLETS
        names = self._read(text, "author", strict=not marked)
        if names is not None and (marked or after_headline or self._role_word.search(text)):
            if names and (marked or self._has_role(text) or all(self.plausible(n.text) for n in names)):
                return names
            return None
        return self._office(text)

    def _has_role(self, text: str) -> bool:
        return bool(self._role_word.search(text))

    def _read(self, text: str, default: CreditRole, strict: bool) -> list[Name] | None:
        """Roles and names that make up the whole text. ``strict``: a name without a role needs a surname."""
        found: list[tuple[tuple[CreditRole, ...] | None, str, int, int]] = []
        roles: tuple[CreditRole, ...] | None = None
        pending = 0  # names before this index have their role
        i = 0
        while i < len(text):
            if text[i] in _SEPARATORS:
                i += 1
                continue
            if (word := self._role_word.match(text, i)) and not self._name_goes_on(text, i, word.end()):
                loose = [k for k in range(pending, len(found)) if found[k][0] is None]
                if word.group() in self._after and loose:
                    for k in loose:
                        found[k] = (self._roles[word.group()], *found[k][1:])
                    pending = len(found)
                else:
                    roles = self._roles[word.group()]
                i = word.end()
                continue
            if end := self._end.match(text, i):
                i = end.end()
                continue
            match = _SPACED.match(text, i) or _WORD.match(text, i)
            if match is None:
                return None
            name, stop = match.group().replace(" ", ""), match.end()
            if match.re is _WORD and roles and len(name) > 4 and "·" not in name and not self.is_body(name):
                return None
            if roles == ("source",):
                pass
            elif not (self.plausible(name) or self.is_body(name) or (roles and 2 <= len(name) <= 4) or (not strict and 2 <= len(name) <= 3)):
                return None
            found.append((roles, name, i, stop))
            i = stop
        return [Name(role, name, start, end) for assigned, name, start, end in found for role in assigned or (default,)]

    def _name_goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a role word at ``start`` is the beginning of a name (文 of 文志强)."""
        if end - start > 1 or end >= len(text) or text[end] in _SEPARATORS:
            return False
        word = _WORD.match(text, start)
        return bool(word and self.plausible(word.group()))

    def _office(self, text: str) -> list[Name] | None:
        """``<office> <name>`` or ``<office>：<name>``, where the office ends in a kind of body or a post."""
        match = re.fullmatch(rf"[{_BULLETS} ]*(.{{4,60}}?)[ ：:]+([{_CJK}·]{{2,12}}|[{_CJK}] [{_CJK}])\s*", text)
        if match is None or re.search(r"[。！？；]", match.group(1)):
            return None
        name, office = match.group(2).replace(" ", ""), match.group(1).rstrip()
        if not self.plausible(name) or not (ends_with(office, self._heads) or ends_with(office, self._posts)):
            return None
        return [Name("author", name, match.start(2), match.end(2), (match.start(1), match.start(1) + len(office)))]

    def page_credits(self, text: str) -> list[Name]:
        """Editors and proofreaders of a page in a line of furniture (责任编辑/… 校对/…)."""
        first = any_of(self._editors).search(text)
        if first is None:
            return []
        found: list[Name] = []
        stop_at = re.search(r"\d{4}年|电话|热线", text[first.start() :])
        end = first.start() + stop_at.start() if stop_at else len(text)
        body = text[first.start() : end]
        part = self._read(body, "editor", strict=False)
        for name in part or ():
            if name.role in ("editor", "photographer"):
                found.append(Name("editor", name.text, name.start + first.start(), name.end + first.start()))
        return found

    def opening(self, text: str) -> tuple[list[Name], int]:
        """Credits of a dateline (本报讯（记者 甲 通讯员 乙）) and where the text proper begins."""
        match = re.match(rf"\s*(?:{self._datelines.pattern})?\s*（([^（）]{{2,60}})）", text)
        if match and (names := self._read(match.group(1), "author", strict=True)):
            return [Name(n.role, n.text, n.start + match.start(1), n.end + match.start(1)) for n in names], match.end()
        match = re.match(
            rf"\s*(?:{self._datelines.pattern})\s*((?:{self._role_word.pattern})[^，。]{{2,40}}?)"
            rf"(?:{self._end.pattern}|[：:]| (?=\S{{12}}))", text
        )  # fmt: skip
        if match and (names := self._read(match.group(1), "author", strict=True)):
            return [Name(n.role, n.text, n.start + match.start(1), n.end + match.start(1)) for n in names], match.end()
        dateline = re.match(rf"\s*(?:{self._datelines.pattern})(?=[ ，：])", text)
        return [], dateline.end() if dateline else 0

    def closing(self, text: str) -> tuple[list[Name], int]:
        """Credits at the end of a text (（张三 李四）, 来源：…, 张三 摄, an author's name) and where they begin."""
        names: list[Name] = []
        end = len(text)
        while True:
            piece, start = self._closing_once(text[:end])
            if not piece:
                return names, end
            names, end = piece + names, start

    def _closing_once(self, text: str) -> tuple[list[Name], int]:
        bare = text.rstrip()
        if match := re.search(rf"[ （。”》]?(?:{self._sources.pattern})\s*[：:/]\s*[《“]?([^》”。（）]{{2,20}})[》”]?）?$", bare):
            begin = match.start() + (1 if bare[match.start()] in "。”》" else 0)
            return [Name("source", match.group(1).strip(), match.start(1), match.start(1) + len(match.group(1).rstrip()))], begin
        for match in _INLINE.finditer(bare[-90:]):
            if match.end() == len(bare[-90:]):
                shift = len(bare) - len(bare[-90:])
                inner = self._read(match.group(1), "author", strict=True)
                if inner and all(self.plausible(n.text) or n.role != "author" or self.is_body(n.text) for n in inner):
                    begin = shift + match.start()
                    return [Name(n.role, n.text, shift + match.start(1) + n.start, shift + match.start(1) + n.end) for n in inner], begin
        if match := re.search(r"(?<=[。！？”])[ ]*([^。！？”，；]{2,40})$", bare):
            tail = match.group(1)
            if self.is_body(tail.strip()) and bare[match.start() : match.start(1)].strip() == "" and match.start(1) > match.start():
                return [Name("author", tail.strip(), match.start(1), match.end(1))], match.start()
            named = self._read(tail, "author", strict=True)
            if named and (self._has_role(tail) or match.start(1) > match.start()):
                return [Name(n.role, n.text, match.start(1) + n.start, match.start(1) + n.end) for n in named], match.start()
        return [], len(text)

    def starts_dateline(self, text: str) -> bool:
        """Whether the text opens as an agency report does (本报讯（…), 本报讯 记者…)."""
        word = starts_with(text.lstrip(), self._datelines.pattern.split("|"))
        return len(word) >= 3
