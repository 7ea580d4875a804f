"""Many words sought at once: one compiled pattern for all, the longest word first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from uniongraph.schema.wordlist import Affixes, WordList, alternation

__all__ = ["Affixes", "any_of", "ends_with", "starts_with"]


@lru_cache(maxsize=512)
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(words))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest that fits; no words, no match."""
    return words.pattern if isinstance(words, WordList) else _compiled(tuple(words))


def ends_with(text: str, words: Iterable[str] | Affixes) -> str:
    """The longest of the words that the text ends with, or ""."""
    if isinstance(words, WordList):
        return words.affixes.ending(text)
    if isinstance(words, Affixes):
        return words.ending(text)
    words = words if isinstance(words, tuple) else tuple(words)
    if not text.endswith(words):
        return ""
    return max((w for w in words if text.endswith(w)), key=len)


def starts_with(text: str, words: Iterable[str] | Affixes) -> str:
    """The longest of the words that the text starts with, or ""."""
    if isinstance(words, WordList):
        return words.affixes.starting(text)
    if isinstance(words, Affixes):
        return words.starting(text)
    words = words if isinstance(words, tuple) else tuple(words)
    if not text.startswith(words):
        return ""
    return max((w for w in words if text.startswith(w)), key=len)
