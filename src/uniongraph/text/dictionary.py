"""jieba's dictionary, taken in a first character at a time: a short page has a hundred or two, the dictionary 12,000.

Words and what they are worth are those that jieba's own way of loading gives, which takes in all of it at once and
imports much besides. Left out: how a text is cut by it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

_STRETCH = re.compile(r"^(.).*\n?(?:^\1.*\n?)*", re.M)
"""Lines that begin with one character: word, frequency, part of speech."""

_TOTALS = {"7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8": 60_101_967}
"""The sum of all frequencies, by the SHA-256 of a dictionary (that of jieba 0.42.1), so that not all need be read."""


class Dictionary:
    """Frequencies by word, 0 for a mere beginning of words; ``total`` is their sum."""

    def __init__(self, own: Iterable[tuple[str, int]] = (), path: Path | None = None) -> None:
        """``own`` are words of ours with their frequencies; ``path`` is a dictionary in the place of jieba's."""
        data = (path or _of_jieba()).read_bytes()
        self._text = data.decode("utf-8-sig").replace("\r\n", "\n")
        self._stretches: dict[str, list[tuple[int, int]]] = {}
        for found in _STRETCH.finditer(self._text):
            self._stretches.setdefault(found[1], []).append(found.span())
        self._own: dict[str, list[tuple[str, int]]] = {}
        added = 0
        for word, frequency in own:
            self._own.setdefault(word[0], []).append((word, frequency))
            added += frequency
        known = _TOTALS.get(hashlib.sha256(data).hexdigest())
        self.total = added + (self._sum() if known is None else known)

    def starting(self, character: str) -> dict[str, int]:
        """All that begins with a character."""
        found: dict[str, int] = {}
        own = dict(self._own.get(character, ()))
        for start, end in self._stretches.get(character, ()):
            for line in self._text[start:end].rstrip("\n").split("\n"):
                word, frequency = line.split(" ")[:2]
                found[word] = int(frequency)
        found |= own
        for word in [word for word in found if len(word) > 1]:
            for end in range(len(word) - 1, 0, -1):
                if word[:end] in found:
                    break  # with its own beginnings, or they come with it
                found[word[:end]] = 0
        return found

    def _sum(self) -> int:
        return sum(int(line.split(" ")[1]) for line in self._text.split("\n") if line.strip())


def _of_jieba() -> Path:
    """The file of jieba's dictionary; jieba itself is not imported."""
    found = find_spec("jieba")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).with_name("dict.txt")
