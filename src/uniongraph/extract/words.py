"""The lexicon compiled for extraction, and a sentence as extraction reads it: text, tokens, word boundaries."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from uniongraph.records import Sentence
from uniongraph.schema import Schema
from uniongraph.schema.wordlist import WordTable
from uniongraph.text.cores import Cores
from uniongraph.text.matching import any_of
from uniongraph.text.segment import Segmenter
from uniongraph.text.tagger import Token

ORDINAL = re.compile(
    r"(?:首|[一二三四五六七八九十]{1,3})届[一二三四五六七八九十]{1,3}次|第[一二三四五六七八九十百零〇\d]{1,4}[届次期批]|首[届期]|(?:19|20)\d\d年度?"
)


_SESSIONS = re.compile(r"第?([一二三四五六七八九十]{1,3})届[\u4e00-\u9fff]{0,6}?第?([一二三四五六七八九十]{1,3})次")


def session_of(name: str) -> tuple[str, ...]:
    """Term and session that a meeting's name tells: of 五届三次全委会 and 第五届委员会第三次全体会议 五 and 三."""
    match = _SESSIONS.search(name)
    return match.groups() if match else ()


SESSION = re.compile(
    r"(?<![第一二三四五六七八九十])(?:首|第?[一二三四五六七八九十]{1,3})届[一二三四五六七八九十]{1,3}次"
)
"""Which session of which term a meeting is."""

_SPEECH, _INNER = re.compile(r"[，。！？；]"), re.compile(r"‘([^‘’]{2,30})’")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a sentence that may be a mention; of two that overlap the one with more ``weight`` stays.

    ``relative`` tells that the name starts at a level (区税务局) and needs the article's division.
    ``aliases`` are other names of the same thing that the words give. A ``nested`` one lies inside another.
    """

    start: int
    end: int
    cls: str
    name: str
    weight: float
    kind: str = "name"
    relative: str = ""
    aliases: tuple[str, ...] = ()
    nested: bool = False

    def overlaps(self, other: Candidate) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Reading:
    """A sentence with its tokens; ``repeated`` holds what its article puts into quotation marks more than once.

    ``own`` is whether the paper is a company's own, in which plants are called 采油三厂; ``brands`` are the names
    of sites that its article puts into quotation marks.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    boundaries: frozenset[int] = field(default=frozenset())
    repeated: frozenset[str] = field(default=frozenset())
    own: bool = False
    brands: frozenset[str] = field(default=frozenset())
    text: str = field(init=False, repr=False, compare=False)
    _once: dict[str, list[Candidate]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, name: str, find: Callable[[Reading], list[Candidate]]) -> list[Candidate]:
        """What ``find`` finds in the sentence, found once; ``name`` tells one finder's from another's."""
        if name not in self._once:
            self._once[name] = find(self)
        return self._once[name]

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.sentence.view.text)  # asked for at every step

    @cached_property
    def token_at(self) -> list[int]:
        """For each character the number of its token."""
        numbers = [0] * len(self.text)
        for number, token in enumerate(self.tokens):
            for i in range(token.start, min(token.end, len(numbers))):
                numbers[i] = number
        return numbers

    @cached_property
    def starts(self) -> frozenset[int]:
        """The offsets at which a token begins or the text ends."""
        return frozenset([t.start for t in self.tokens] + [len(self.text)])

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Start and end of the words inside each outermost pair of “ ”."""
        found: list[tuple[int, int]] = []
        depth, begin = 0, 0
        for i, char in enumerate(self.text):
            if char == "“":
                depth += 1
                if depth == 1:
                    begin = i + 1
            elif char == "”" and depth:
                depth -= 1
                if depth == 0 and i > begin:
                    found.append((begin, i))
                    if _SPEECH.search(self.text, begin, i):  # what somebody says names things in ‘ ’
                        found += [m.span(1) for m in _INNER.finditer(self.text, begin, i)]
        return tuple(found)


class Words:
    """Word lists of a schema in the forms that finders want; one object serves all articles."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.lexicon = lexicon = schema.lexicon
        self.organisations = schema.organisations()
        self.home = schema.home()
        self.stop = frozenset(lexicon.words("boundary", "stop"))
        self.modifiers = frozenset(lexicon.words("boundary", "modifiers"))
        self.splitters = lexicon.words("boundary", "splitters")
        levels = any_of(lexicon.words("Award", "levels")).pattern
        self.levelled_quotation = re.compile(rf"(?:{levels})“")  # 全国“…”, 省级“…”
        self.name_verbs = frozenset(lexicon.words("boundary", "name_verbs"))
        self.pointer_fits = {noun: lexicon.words("pointer_fits", noun) for noun in lexicon.table("pointer", "nouns")}
        self.levels = lexicon.longest_first("relative", "levels")
        self.pointers = lexicon.longest_first("relative", "pointers")
        self.titles = lexicon.longest_first("posts", "titles")
        self.roles = lexicon.longest_first("Person", "roles")
        self.surnames = frozenset(lexicon.words("Person", "surnames"))
        self.surnames_two = frozenset(lexicon.words("Person", "surnames_two"))
        self.no_names = frozenset(lexicon.words("Person", "no_names"))
        self.place_words = frozenset(lexicon.words("Place", "common_words"))
        self.head_class = WordTable()
        self.weak_heads: set[str] = set()
        classes = [*sorted(self.organisations), "FunctionalZone", "Site", "Studio"]
        for cls in classes:
            for head in lexicon.words(cls, "heads"):
                self.head_class.setdefault(head, cls)
            for head in lexicon.words(cls, "weak_heads"):
                self.head_class.setdefault(head, cls)
                self.weak_heads.add(head)
        named = (*classes, "Programme", "Event", "Award", "Document", "Place")
        self.generic = {  # what is no name of a place is none of a zone, which is a kind of place
            cls: frozenset(w for kind in named if schema.is_a(cls, kind) for w in lexicon.words(kind, "generic"))
            for cls in named
        }

    @cached_property
    def head_pattern(self) -> re.Pattern[str]:
        """Every head, also inside another: a lookahead that gives the longest head at each offset."""
        return re.compile(f"(?=({any_of(self.head_class).pattern}))")

    @cached_property
    def names(self) -> dict[str, str]:
        """Names that are complete by themselves, and their class."""
        return {
            name: cls
            for cls in (*sorted(self.organisations), "Programme", "Event")
            for name in self.lexicon.words(cls, "names")
        }

    @cached_property
    def name_pattern(self) -> re.Pattern[str]:
        return any_of(self.names)

    @cached_property
    def segmenter(self) -> Segmenter:
        """jieba with heads, names and the words that bound names in its dictionary."""
        return Segmenter(
            [*self.head_class, *self.names, *self.stop, *self.titles, *self.lexicon.words("Place", "levels")]
        )

    @cached_property
    def cores(self) -> Cores:
        """What of names tells things apart."""
        return Cores(self.schema)

    @cached_property
    def place_names(self) -> frozenset[str]:
        """Full and short names of divisions, common words left out."""
        places = self.schema.places
        found = {name for name, level in places.names() if level != "township" or len(name) >= 3}
        found |= {stem for stem in places.short_names() if len(stem) >= 2}
        return frozenset(
            name
            for name in found
            if name not in self.place_words
            and not (name[:2] in self.stop and (len(name) <= 3 or name[2:] in self.levels))
        )

    @cached_property
    def _place_lengths(self) -> dict[str, tuple[int, ...]]:
        """By the first two characters of divisions' names, how long such names are, the longest first."""
        found: dict[str, set[int]] = {}
        for name in self.place_names:
            if 2 <= len(name) <= 12:
                found.setdefault(name[:2], set()).add(len(name))
        return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}

    def place_at(self, text: str, i: int) -> int:
        """Where the longest division's name that starts at ``i`` ends, or ``i``."""
        for length in self._place_lengths.get(text[i : i + 2], ()):
            if text[i : i + length] in self.place_names:
                return min(i + length, len(text))
        return i

    def is_surname(self, text: str) -> bool:
        return text[:1] in self.surnames or text[:2] in self.surnames_two

    def is_generic(self, cls: str, name: str) -> bool:
        return name in self.generic.get(cls, ())
