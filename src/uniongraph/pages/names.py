"""Names and roles in a stretch of text, read to the last character.

``甲 文 乙 图``, ``文/图 甲``, ``本报通讯员 甲　本报记者 乙 摄``: a role stands before its names or after them. Role
words come from the lexicon; what is neither role, name nor separator makes the stretch no byline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from uniongraph.records import CreditRole
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of

CJK = r"\u3400-\u9fff"
BULLETS = "□■◎○◆▲△★☆◇▪●⊙▋▌"
MARKED = frozenset(BULLETS)
"""The same, for the first character of a text that may have none."""
SEPARATORS = " 、，,；;：:/／|｜┃│()（）—-–*" + BULLETS + "·・@"

_SPACED_THREE = re.compile(rf"([{CJK}]) ([{CJK}]) ([{CJK}])(?![{CJK}]| [{CJK}](?![{CJK}]))")
# 甲 乙, also where the next name follows at once: 甲 乙丙 丁.
_SPACED = re.compile(rf"([{CJK}]) ([{CJK}])(?![{CJK}](?! [{CJK}](?![{CJK}](?! ))))(?![{CJK}]{{2}})")
_SAYS = re.compile(r"[是不的了吗呢哪么您你这]")  # what a sentence has, and no longer name
_GIVEN = re.compile(rf"([{CJK}]) (?:[{CJK}]{{2}})(?![{CJK}])|([{CJK}]{{2}}) [{CJK}](?![{CJK}]| [{CJK}](?![{CJK}]))")
_LONGER = re.compile(rf" [◎●■□]? ?[{CJK}]{{2,4}}(?![{CJK}])")
_CLOSED = re.compile(r"[）) ]{0,40}+\Z")
_PARTED = re.compile(r"[，。：；！？“”\s、—]")
_WORD = re.compile(rf"[{CJK}A-Za-z·]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A credited name at ``start`` to ``end`` of the text that was read; ``office`` is the words before it.

    An empty ``text`` with an office is an office whose holder stands in another line.
    """

    role: CreditRole
    text: str
    start: int
    end: int
    office: tuple[int, int] | None = None

    def moved(self, by: int) -> Name:
        """The same name in a text that begins ``by`` characters earlier."""
        office = (self.office[0] + by, self.office[1] + by) if self.office else None
        return Name(self.role, self.text, self.start + by, self.end + by, office)


class Endings:
    """Words sought at the end of many texts; a look-up for each length instead of a test for each word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(w for w in words if w)
        self._lengths = sorted({len(w) for w in self._words}, reverse=True)

    def of(self, text: str) -> str:
        """The longest of the words that the text ends with, or ""."""
        words = self._words
        for length in self._lengths:
            if (ending := text[-length:]) in words:
                return ending
        return ""


@dataclass
class _Found:
    text: str
    start: int
    end: int
    roles: tuple[CreditRole, ...] | None
    settled: bool
    spaced: bool = False
    ignored: bool = field(default=False)


class NameReader:
    """Reads names and roles with the role words, surnames and kinds of body of a lexicon."""

    def __init__(self, lexicon: Lexicon, body_heads: Iterable[str]) -> None:
        self._roles: dict[str, tuple[CreditRole, ...]] = {}
        for role in ("reporter", "author", "photographer", "editor", "source"):
            self._roles.update((word, (role,)) for word in lexicon.words("credits", role))
        self._both = frozenset(lexicon.words("credits", "both"))
        self._roles.update((word, ("photographer",)) for word in self._both)
        self._texts = frozenset(lexicon.words("credits", "text_only"))
        self._roles.update((word, ("author",)) for word in self._texts)
        self._ignored = frozenset(lexicon.words("credits", "ignored"))
        people = [*lexicon.words("credits", "reporter"), *lexicon.words("credits", "author")]
        # Words that follow their names as well as lead them.
        self._suffixes = self._both | self._texts | frozenset(lexicon.words("credits", "photographer"))
        self._suffixes |= frozenset(lexicon.words("credits", "after_names"))
        # Words that no name ends in, so that they are seen where no space parts them from it.
        self._glued = Endings([*(w for w in self._suffixes if len(w) > 1), *lexicon.words("credits", "glued")])
        self._spaced_glued = re.compile(rf"([{CJK}]) ([{CJK}])(?=(?:{any_of(self._suffixes).pattern})(?![{CJK}]))")
        own = any_of(lexicon.words("credits", "own_papers")).pattern
        desks = any_of(lexicon.words("credits", "desks")).pattern
        group = rf"(?:{own})?[{CJK}]{{0,10}}?(?:{desks})|(?:{own})?驻[{CJK}]{{1,6}}?"
        paper = rf"(?:{own}|{group}|[{CJK}]{{2,8}}?(?:{any_of(lexicon.words('credits', 'paper_ends')).pattern}))"
        others = [w for w in (*self._roles, *self._ignored) if w not in people]
        spaced = [
            rf"{w[0]} ?{w[1]}" if len(w) == 2 and "/" not in w else re.escape(w)
            for w in sorted(others, key=lambda w: (-len(w), w))
        ]
        over = any_of(lexicon.words("credits", "ignored")).pattern
        self.role_word = re.compile(
            rf"(?:{any_of(self._both).pattern})|(?:{over})(?=[ ：:/／])|(?:{paper})?(?:{any_of(people).pattern})"
            rf"|(?:{own})?(?:{'|'.join(spaced) or '(?!)'})"
        )
        # Whether there is a role does not depend on the paper that may stand before it. Each branch begins with a
        # character of its own, so that a search skips what begins none.
        bare = [rf"{re.escape(w)}(?=[ ：:/／])" for w in lexicon.words("credits", "ignored")]
        self._bare_role = re.compile("|".join([*bare, *map(re.escape, people), *spaced]) or "(?!)")
        self._paper_ends = tuple(lexicon.words("credits", "paper_ends"))
        self._report_end = any_of(lexicon.words("credits", "report_end"))
        self._people = any_of(w for w in people if len(w) > 1)
        self._surnames = frozenset(lexicon.words("Person", "surnames"))
        self._surnames_two = frozenset(lexicon.words("Person", "surnames_two"))
        self._no_names = frozenset(lexicon.words("Person", "no_names"))
        self._parts = any_of(lexicon.words("Person", "parts"))
        self._doing = any_of(lexicon.words("credits", "doing"))
        self._nobody = frozenset(lexicon.words("credits", "nobody"))
        self._division_ends = frozenset(lexicon.words("credits", "no_name_ends"))
        self._office_ends = Endings(lexicon.words("credits", "office_ends"))
        self.heads = Endings([*body_heads, *lexicon.words("credits", "groups")])
        self._role_ends = Endings([*self._roles, *self._ignored])

    def ends_as_place(self, text: str) -> bool:
        """Whether the text ends as the names of divisions do."""
        return text[-1:] in self._division_ends

    def plausible(self, name: str) -> bool:
        """Whether a Chinese paper would print this as a person's name."""
        return name not in self._no_names and self.surnamed(name)

    def are_two(self, characters: str) -> bool:
        """Whether four characters that stand apart are two names: 程 诺 安 宁."""
        return len(characters) == 4 and self.plausible(characters[:2]) and self.plausible(characters[2:])

    def surnamed(self, name: str) -> bool:
        """Whether the word is made as names are; with a role before it, a common word (向阳) is one, too."""
        if name in self._nobody or self.heads.of(name) or name[-1:] in self._division_ends:
            return False
        if "·" in name:
            return len(name) <= 20 and not name.startswith("·") and not name.endswith("·")
        if name[:2] in self._surnames_two:
            return 3 <= len(name) <= 4
        return 2 <= len(name) <= 3 and name[:1] in self._surnames

    def lenient(self, name: str) -> bool:
        """Whether a name can be this word where the place or a role says that a name stands there."""
        return (
            self.plausible(name)
            or (name.isascii() and name.isalpha() and len(name) <= 12)
            or (
                2 <= len(name) <= 4
                and name not in self._no_names
                and name not in self._nobody
                and not self.heads.of(name)
            )
            or (5 <= len(name) <= 8 and bool(self._parts.match(name)) and not self.heads.of(name))  # 乌云格日勒
        )

    def is_body(self, text: str) -> bool:
        """Whether the text is the name of an organisation and nothing else, as kickers and authors are."""
        named = 4 <= len(text) <= 24 and bool(self.heads.of(text)) and not _PARTED.search(text)
        return named and not self._doing.search(text)  # 某县总工会夏季慰问|走进|矿山

    def role_of(self, matched: str) -> tuple[str, tuple[CreditRole, ...]]:
        """The bare role word of a match of ``role_word`` and its roles; none for words that are read over."""
        bare = matched.replace(" ", "")
        word = bare if bare in self._roles else self._role_ends.of(bare)
        return word, self._roles.get(word, ())

    def has_role(self, text: str) -> bool:
        """Whether a role is named anywhere in the text."""
        return bool(self._bare_role.search(text))

    def token(self, text: str, i: int) -> tuple[str, int, bool] | None:
        """The name-like word at ``i``, where it ends, and whether its characters were parted by spaces."""
        for pattern in (_SPACED_THREE, _SPACED, self._spaced_glued):
            match = pattern.match(text, i)
            if match and pattern is _SPACED and self._is_given(text, match.end()):
                continue
            if match and (
                (pattern is _SPACED and _CLOSED.match(text, match.end()) and not self.role_word.match(text, i))
                or not any(self.role_word.match(text, k) for k in range(i + 2, match.end(), 2))
            ):
                return match.group().replace(" ", ""), match.end(), True
        if (match := _GIVEN.match(text, i)) and (
            (match.group(1) or match.group(2)) in (self._surnames if match.group(1) else self._surnames_two)
        ):
            return match.group().replace(" ", ""), match.end(), True  # 李 疆生, 欧阳 修
        match = _WORD.match(text, i)
        return (match.group(), match.end(), False) if match else None

    def _is_given(self, text: str, end: int) -> bool:
        """Whether what follows two characters apart is the rest of the name (甲 乙丙 丁), and not the next one's."""
        after = text[end : end + 1]
        return bool(after) and after not in self._surnames and bool(_WORD.match(after))

    def read(self, text: str, *, lenient: bool = False) -> list[Name] | None:
        """The names that, with roles and separators, make up the whole text; None where anything is left over.

        ``lenient`` lets words of two to four characters without a known surname pass for names.
        """
        found: list[_Found] = []
        roles: tuple[CreditRole, ...] | None = None
        settled = ignored = False
        first_open = 0  # a role that follows holds for the names from here on
        i = 0
        told = self.has_role(text)
        if not (told or lenient) and self._begins_otherwise(text):
            return None
        while i < len(text):
            if text[i] in SEPARATORS:
                i += 1
                continue
            if told and (match := self.role_word.match(text, i)) and not self.name_goes_on(text, i, match.end()):
                word, new = self.role_of(match.group())
                opened = [f for f in found[first_open:] if not f.settled]
                mark = text[match.end() : match.end() + 1]
                leads = mark in tuple("：:") or (len(word) > 1 and opened and self._leads(text, match.end(), opened))
                leads = leads or (mark in tuple("/／") and any(f.roles or f.ignored for f in opened))
                if word in self._suffixes and opened and not leads:
                    for entry in opened:
                        self._settle(entry, word, new)
                    first_open = len(found)
                    roles, settled = None, False
                elif word in self._both:
                    roles, settled, ignored = ("author", "photographer"), True, False
                    if not self._followed_by_name(text, match.end()):
                        settled = False
                elif roles == ("author", "photographer") and settled and new in (("reporter",), ("author",)):
                    roles = (new[0], "photographer")  # 文/图 本报记者 甲
                else:
                    roles, settled, ignored = new, word in self._suffixes, not new
                i = match.end()
                continue
            if end := self._report_end.match(text, i):
                i = end.end()
                continue
            token = self._last(text, i, roles) or self.token(text, i)
            if token is None:
                return None
            name, stop, spaced = token
            if not spaced and (inner := self._people.search(name, 2)):  # 甲乙通讯员丙丁
                leads = self._followed_by_name(text, i + inner.end())
                if leads and not found and 4 <= inner.start() <= 6 and not self.plausible(name[: inner.start()]):
                    i += inner.start()  # the paper or the desk of who follows: 某某工友记者 甲
                    continue
                name, stop = name[: inner.start()], i + inner.start()
            glued = "" if spaced else self._glued.of(name)
            if glued and len(name) - len(glued) >= 2 and name not in self._nobody:
                stop -= len(glued)
                name = name[: -len(glued)]
            if match := self._report_end.search(name):
                if match.start() == 0:
                    return None
                stop -= len(name) - match.start()
                name = name[: match.start()]
            found.append(_Found(name, i, stop, roles, settled, spaced, ignored))
            i = stop
        return self._checked(text, found, lenient)

    def _last(self, text: str, i: int, roles: tuple[CreditRole, ...] | None) -> tuple[str, int, bool] | None:
        """A name of three characters apart at the end, behind its role, the last of which is a role too: 甲 乙 文."""
        match = _SPACED_THREE.fullmatch(text, i) if roles and roles != ("photographer",) else None
        last = match.group()[-1] if match else ""
        return (match.group().replace(" ", ""), match.end(), True) if match and last in self._texts else None

    def _begins_otherwise(self, text: str) -> bool:
        """Whether a text without roles begins with a word that is too long for a name, and is no body or office."""
        word = _WORD.match(text.lstrip(SEPARATORS))
        return (
            word is not None
            and len(word.group()) > 4
            and "·" not in word.group()
            and not self.heads.of(word.group())
            and not self._office_ends.of(word.group())
            and not self._report_end.search(text)
        )

    def _holds(self, text: str, entry: _Found, after: _Found) -> bool:
        """Whether a word is the office of the name after it: 某县融媒体中心　甲."""
        return (
            len(entry.text) > 2
            and not entry.spaced
            and not self.plausible(entry.text)
            and bool(self.heads.of(entry.text) or self._office_ends.of(entry.text))
            and not text[entry.end : after.start].strip()
            and entry.roles == after.roles != ("source",)
            and self.lenient(after.text)
        )

    def _checked(self, text: str, found: list[_Found], lenient: bool) -> list[Name] | None:
        names: list[Name] = []
        office: tuple[int, int] | None = None
        long = any("·" in entry.text for entry in found)  # where names are transcribed, some have no middle dot
        for entry, after in pairwise([*found, None]):
            assert entry is not None
            if entry.ignored or entry.text in self._nobody:
                continue
            if after is not None and entry.roles is None and "：" in text[entry.end : after.start]:
                continue  # what the next one did: （本期解答：某律师事务所　甲）
            if after is not None and len(entry.text) > 3 and entry.text.endswith(self._paper_ends) and after.roles:
                continue  # a paper and another one, before the reporter of both
            if after is not None and self._holds(text, entry, after):
                office = (entry.start, entry.end)
                continue
            if len(entry.text) > 3 and "·" not in entry.text and _SAYS.search(entry.text):
                return None  # 记者：贵县的改革从哪里破题？
            explicit = entry.roles is not None or entry.settled or entry.spaced or lenient
            fits = self.plausible(entry.text) or self.is_body(entry.text) or (explicit and self.lenient(entry.text))
            fits = fits or (long and explicit and len(entry.text) <= 6)
            fits = fits or (entry.roles is not None and len(entry.text) > 2 and self._office_ends.of(entry.text) != "")
            fits = fits or ((entry.roles is not None or entry.spaced) and self.surnamed(entry.text))
            if not fits and not (entry.roles == ("source",) and 2 <= len(entry.text) <= 20):
                return None
            names += [Name(role, entry.text, entry.start, entry.end, office) for role in entry.roles or ("author",)]
            office = None
        return names

    def _leads(self, text: str, end: int, opened: list[_Found]) -> bool:
        """Whether a role word that can follow its names leads some: those before it have a role, a name comes next."""
        rest = text[end:].lstrip(SEPARATORS)
        if not rest or self.role_word.match(rest):
            return False
        signed = text.lstrip()[:1] in MARKED and not self._report_end.match(rest)  # □ 甲 摄影 乙
        return signed or all(f.roles for f in opened)

    def _settle(self, entry: _Found, word: str, new: tuple[CreditRole, ...]) -> None:
        own = entry.roles
        if word in self._both:
            entry.roles = ((own or ("author",))[0], "photographer")
        elif word in self._texts or new == ("author",):
            entry.roles = own or ("author",)
        else:
            entry.roles = new
        entry.settled = True

    def _followed_by_name(self, text: str, i: int) -> bool:
        while i < len(text) and text[i] in SEPARATORS:
            i += 1
        return i < len(text)

    def name_goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a role word at ``start`` is the beginning of a name (文 of 文志强, of 文 湖)."""
        if (
            end - start == 1
            and (apart := _SPACED.match(text, start))
            and not self.role_word.match(text, apart.end() - 1)
        ):
            # no name has one character; after a name apart comes a longer one or a role: 文 婷 欧阳海 通讯员 甲
            longer = text[start] in self._surnames and _LONGER.match(text, apart.end())
            return bool(_CLOSED.match(text, apart.end()) or longer)
        if end - start > 1 or end >= len(text) or text[end] in SEPARATORS:
            return False
        if not (text[end] in self._surnames or text[end : end + 2] in self._surnames_two):
            return bool(_WORD.match(text, end)) and not self.role_word.match(text, end)  # 图书室 甲, 图说新闻
        word = _WORD.match(text, start)
        return bool(word and self.surnamed(word.group()))
