"""What a name of a person looks like, and what stands before and after one."""

from __future__ import annotations

import re

from uniongraph.extract.words import Reading, Words
from uniongraph.text.matching import Affixes, any_of

_COUNT = re.compile(r"[占达近超过约][一二三四五六七八九十两几半百]+[成人名个年月天次家元倍]?$")
_LONGEST = 24  # characters that a post before a name has at most


class Naming:
    """The lexicon's words about names as patterns.

    ``after`` matches what follows the name of one who speaks, wins or is chosen; ``follows`` are characters that do not
    end a name; ``wins`` matches what a clause begins with that tells what those whom the last one names won.
    """

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        named = (*words.titles, *words.roles, *lexicon.words("Person", "kin"))
        self._named = Affixes(named)
        self._titles = Affixes((*words.titles, *lexicon.words("posts", "professions")))
        self.wins = any_of(lexicon.words("Person", "wins"))
        self.serves, self.posts = any_of(lexicon.words("posts", "serves")), any_of(words.titles)
        self._kin = lexicon.words("Person", "relations")
        self._ends = lexicon.words("Person", "role_ends")
        self._last = frozenset(word[-1] for word in (*named, *self._ends))
        says = any_of(lexicon.words("Person", "says")).pattern
        self.after = re.compile(
            rf"(?:{says}|（[男女左右中前后图]|手[里中]|获[“全国省市一二三]|，[男女]，|，\d\d岁|等?\d{{1,9}}[名人]|、?等(?:人|领导|同志|相关|有关|嘉宾|参加|出席|陪同|一行))"
        )
        self.addressed = any_of((*lexicon.words("Person", "address"), *lexicon.words("Person", "honorifics")))
        self._no_starts = tuple(lexicon.words("Person", "no_name_starts"))
        self._posts = frozenset((*words.titles, *lexicon.words("posts", "professions")))
        self._serving = frozenset(lexicon.words("Person", "serving"))
        self._no_ends = (*"地了着的们", *lexicon.words("Person", "no_name_ends"))
        self.follows = frozenset(lexicon.words("Person", "follows"))
        self.parts = any_of(lexicon.words("Person", "parts"))
        self.sounds = "".join(lexicon.words("Person", "sounds"))

    def preceded(self, text: str, end: int, longest: int = _LONGEST) -> bool:
        """Whether a post, a role or kin, of so many characters at most, stands right before an offset."""
        floor = end - longest if end > longest else 0
        if end > floor and text[end - 1] in " “":
            return self._post_ends(text, floor, end - 1)
        return self._post_ends(text, floor, end)

    def _post_ends(self, text: str, floor: int, end: int) -> bool:
        if end <= floor or text[end - 1] not in self._last:
            return False
        if self._named.ending_at(text, floor, end):
            return True
        return any(
            floor < (at := end - len(word)) and text.startswith(word, at) and "\u3400" <= text[at - 1] <= "\u9fff"
            for word in self._ends
        )

    def titled(self, text: str, end: int) -> bool:
        """Whether a post proper (工会主席, 部长) stands right before an offset."""
        return bool(self._titles.ending_at(text, max(0, end - _LONGEST), end))

    def kin(self, text: str, end: int) -> bool:
        """Whether a word for kin or for a master's pupil stands right before an offset."""
        return text.endswith(self._kin, 0, end)

    def no_name(self, text: str) -> bool:
        """Whether a text is known to be no name."""
        words = self._words
        if text[:1] in self._serving and (text[1:] in self._posts or text[1:] in words.roles):
            return True  # 任|讲师
        return text in words.no_names or text.startswith(self._no_starts) or bool(_COUNT.match(text))

    def plausible(self, name: str) -> bool:
        """Whether the name looks like one: a surname and one or two characters, or a name with a dot."""
        words = self._words
        if self.no_name(name) or name in words.stop or name in words.modifiers or name.endswith(self._no_ends):
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
