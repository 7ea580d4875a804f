"""Word boundaries by jieba, with the lexicon's words in a dictionary of its own.

The tagger glues a name to the verb beside it (响水县总工会联合…); a segmentation that knows the domain's words
tells where the name ends. The tokenizer is never jieba's global one, which other code in the process may share.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from functools import cached_property
from math import log
from typing import Any

_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+")  # as in jieba
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class Segmenter:
    """Segments text with ``words`` known as words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))

    @cached_property
    def _tokenizer(self) -> Any:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
        for word in self._words:
            tokenizer.add_word(word, freq=200_000 if len(word) <= 3 else 20_000)
        return tokenizer

    def boundaries(self, text: str) -> frozenset[int]:
        """The offsets at which a word begins or the text ends: those of jieba's ``tokenize`` without its HMM.

        jieba's own code asks its dictionary for each stretch three times and takes a logarithm each; this does so once.
        """
        found = {len(text)}
        at = 0
        for block in _BLOCK.finditer(text):
            start, end = block.span()
            found.update(_characters(text, at, start))
            self._cut(block.group(), start, found)
            at = end
        found.update(_characters(text, at, len(text)))
        return frozenset(found)

    def _cut(self, text: str, offset: int, found: set[int]) -> None:
        """Adds where the words of the likeliest way to cut a block begin (the last of several that are as likely)."""
        worth, frequency, rare = self._worth, self._tokenizer.FREQ, self._rare
        size = len(text)
        scores = [0.0] * (size + 1)
        ends = [0] * size
        for start in range(size - 1, -1, -1):
            best, last, end = 0.0, 0, start + 1
            piece = text[start]
            while piece in frequency:
                value = worth.get(piece)
                if value is None:
                    count = frequency[piece]
                    value = worth[piece] = log(count) - self._log_total if count else 0.0
                if value:  # a mere beginning of words has none
                    score = value + scores[end]
                    if not last or score >= best:
                        best, last = score, end
                if end == size:
                    break
                end += 1
                piece = text[start:end]
            if not last:
                best, last = rare + scores[start + 1], start + 1
            scores[start], ends[start] = best, last
        at, letters = 0, False
        while at < size:
            end = ends[at]
            letter = end == at + 1 and text[at] in _LETTERS
            if not (letter and letters):  # single letters and digits in a row are one word
                found.add(offset + at)
            at, letters = end, letter

    @cached_property
    def _log_total(self) -> float:
        return log(self._tokenizer.total)

    @cached_property
    def _rare(self) -> float:
        """What a character is worth that the dictionary does not have."""
        return log(1) - self._log_total

    @cached_property
    def _worth(self) -> dict[str, float]:
        """The logarithms of the words' shares, of those that were met."""
        return {}

    def words(self, text: str) -> list[str]:
        """The words of the text, in order."""
        return list(self._tokenizer.lcut(text, HMM=False))


def _characters(text: str, start: int, end: int) -> range | list[int]:
    """Where the pieces begin of what is no word: each character, a line break of two characters as one."""
    if start < end and "\r\n" in text[start:end]:
        return [i for i in range(start, end) if not (text[i] == "\n" and i > start and text[i - 1] == "\r")]
    return range(start, end)
