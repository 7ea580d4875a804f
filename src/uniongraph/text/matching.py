"""Many words sought at once: one compiled pattern for all, the longest word first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TypeVar

from uniongraph.schema.wordlist import Affixes, WordList, WordTable, alternation, when_used

__all__ = ["Affixes", "Sought", "any_of", "ends_with", "occurrences", "starts_with"]

Meant = TypeVar("Meant")

_FEW = 48
"""Words that are sought one by one sooner than a pattern for them is made."""


@lru_cache(maxsize=512)
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return when_used(alternation(words))


class Sought(dict[str, Meant]):
    """Words that an article uses, with what each means there, sought in each of its sentences; not changed any more."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """A pattern for all of them, made once for the article and not for each sentence."""
        return _compiled(tuple(self))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest that fits; no words, no match."""
    return words.pattern if isinstance(words, WordList | Sought) else _compiled(tuple(words))


def occurrences(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """Start and end of what ``any_of(words)`` finds in the text, for words that are sought in few texts."""
    if len(words) > _FEW:
        yield from (match.span() for match in any_of(words).finditer(text))
        return
    found: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, -len(word)))
            at = text.find(word, at + 1)
    end = 0
    for at, length in sorted(found):
        if at >= end:
            end = at - length
            yield at, end


def ends_with(text: str, words: Iterable[str] | Affixes) -> str:
    """The longest of the words that the text ends with, or ""."""
    if isinstance(words, Affixes):
        return words.ending(text)
    if isinstance(words, WordList | WordTable):
        return words.affixes.ending(text)
    words = words if isinstance(words, tuple) else tuple(words)
    if not text.endswith(words):
        return ""
    return max((w for w in words if text.endswith(w)), key=len)


def starts_with(text: str, words: Iterable[str] | Affixes) -> str:
    """The longest of the words that the text starts with, or ""."""
    if isinstance(words, Affixes):
        return words.starting(text)
    if isinstance(words, WordList | WordTable):
        return words.affixes.starting(text)
    words = words if isinstance(words, tuple) else tuple(words)
    if not text.startswith(words):
        return ""
    return max((w for w in words if text.startswith(w)), key=len)
