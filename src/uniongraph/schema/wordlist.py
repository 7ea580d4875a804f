"""A list of words that keeps what is made of it: its pattern, its endings, its hash.

Finders ask for the same lists at every sentence; what depends on the list alone is made once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, cast


class _WhenUsed:
    """A pattern that is compiled when something is first sought with it: many are only parts of larger ones."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern), name)
        self.__dict__[name] = found  # from now on as near as the pattern's own
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return _WhenUsed, (self.pattern,)


def when_used(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled at its first use."""
    return cast("re.Pattern[str]", _WhenUsed(pattern))


class Affixes:
    """Words sought at the end or the start of a text: one look-up for each length that a word has."""

    __slots__ = ("_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._lengths = tuple(sorted({len(word) for word in self._words}, reverse=True))

    def ending(self, text: str) -> str:
        """The longest of the words that the text ends with, or ""."""
        words, size = self._words, len(text)
        for length in self._lengths:
            if length <= size and (found := text[size - length :]) in words:
                return found
        return ""

    def endings(self, text: str) -> Iterator[str]:
        """Every one of the words that the text ends with, the longest first."""
        for length in self._lengths:
            if length <= len(text) and (found := text[len(text) - length :]) in self._words:
                yield found

    def ending_at(self, text: str, start: int, end: int) -> str:
        """The longest of the words that ``text[start:end]`` ends with, or ""."""
        words, room = self._words, end - start
        for length in self._lengths:
            if length <= room and (found := text[end - length : end]) in words:
                return found
        return ""

    def starting(self, text: str, start: int = 0) -> str:
        """The longest of the words that the text has at ``start``, or ""."""
        words = self._words
        for length in self._lengths:
            if (found := text[start : start + length]) in words:
                return found
        return ""


class WordList(tuple[str, ...]):
    """Words of the lexicon, in their order."""

    @cached_property
    def affixes(self) -> Affixes:
        return Affixes(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What matches any of the words, the longest that fits."""
        return when_used(alternation(self))

    @cached_property
    def _hash(self) -> int:
        return tuple.__hash__(self)

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        return WordList, (tuple(self),)


class WordTable(dict[str, str]):
    """Words with what each is; it is complete before anybody asks for its affixes."""

    @cached_property
    def affixes(self) -> Affixes:
        return Affixes(self)


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest that fits; no words, no match.

    Words share what they begin with, so that a place in a text is tried against each first character once and not
    against each word. First characters stay plain alternatives: from those ``re`` makes the set with which it skips
    ahead.

    >>> alternation(["工会", "工", "总工会", "总会"])
    '工(?:会)?|总(?:会|工会)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for char in word:
            at = at.setdefault(char, {})
        at[""] = {}
    if not tree:
        return r"(?!)"
    found = [re.escape(char) + _rest(tree[char]) for char in sorted(tree) if char]
    return "|".join([*found, ""] if "" in tree else found)


def _rest(tree: dict[str, Any]) -> str:
    """What may follow, the longest first."""
    alternatives, single = [], []
    for char in sorted(tree):
        if char and tree[char].keys() == {""}:
            single.append(re.escape(char))
        elif char:
            alternatives.append(re.escape(char) + _rest(tree[char]))
    if len(single) > 1:
        alternatives.append(f"[{''.join(single)}]")
    else:
        alternatives += single
    if not alternatives:
        return ""
    if "" not in tree:
        return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"
    return f"(?:{'|'.join(alternatives)})?"
