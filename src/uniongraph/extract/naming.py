"""What a name of a person looks like, and what stands before and after one."""

from __future__ import annotations

import re

from uniongraph.extract.dotted import CJK
from uniongraph.extract.words import Reading, Words
from uniongraph.text.matching import any_of

_COUNT = re.compile(r"[占达近超过约][一二三四五六七八九十两几半百]+[成人名个年月天次家元倍]?$")
_LONGEST = 24  # characters that a post before a name has at most


class Naming:
    """The lexicon's words about names as patterns.

    ``before`` matches a text that ends where a name may begin (a post, a role, kin), ``after`` what follows the name
    of one who speaks, wins or is chosen; ``follows`` are characters that do not end a name.
    """

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        ends = any_of(lexicon.words("Person", "role_ends")).pattern
        named = any_of((*words.titles, *words.roles, *lexicon.words("Person", "kin"))).pattern
        says = any_of(lexicon.words("Person", "says")).pattern
        self.before = re.compile(rf"(?:{named}|{CJK}(?:{ends}))[ “]?$")
        self.after = re.compile(
            rf"(?:{says}|（[男女左右中前后图]|获[“全国省市一二三]|，[男女]，|，\d\d岁|等?\d+[名人]|、?等人)"
        )
        self.follows = frozenset(lexicon.words("Person", "follows"))
        self.parts = any_of(lexicon.words("Person", "parts"))

    def preceded(self, text: str, end: int) -> bool:
        """Whether a post, a role or kin stands right before an offset."""
        return self.before.search(text, max(0, end - _LONGEST), end) is not None

    def no_name(self, text: str) -> bool:
        """Whether a text is known to be no name."""
        return text in self._words.no_names or bool(_COUNT.match(text))

    def plausible(self, name: str) -> bool:
        """Whether the name looks like one: a surname and one or two characters, or a name with a dot."""
        words = self._words
        if self.no_name(name) or name in words.stop or name in words.modifiers or name[-1:] in tuple("地了着的们"):
            return False
        if "·" in name:
            return True
        if name[:2] in words.surnames_two and len(name) in (3, 4):
            return True
        return 2 <= len(name) <= 3 and name[0] in words.surnames

    def unlisted(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the dictionary has no word in the stretch but the surname."""
        inside = (
            range(start + 2, end) if reading.text[start : start + 2] in self._words.surnames_two else range(start, end)
        )
        return all(b in reading.boundaries for b in (start, *inside, end))
