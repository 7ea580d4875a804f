"""Many words sought at once: one compiled alternation, the longest word first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=512)
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest that fits; no words, no match."""
    return _compiled(tuple(words))


def ends_with(text: str, words: Iterable[str]) -> str:
    """The longest of the words that the text ends with, or ""."""
    words = words if isinstance(words, tuple) else tuple(words)
    if not text.endswith(words):
        return ""
    return max((w for w in words if text.endswith(w)), key=len)


def starts_with(text: str, words: Iterable[str]) -> str:
    """The longest of the words that the text starts with, or ""."""
    words = words if isinstance(words, tuple) else tuple(words)
    if not text.startswith(words):
        return ""
    return max((w for w in words if text.startswith(w)), key=len)
