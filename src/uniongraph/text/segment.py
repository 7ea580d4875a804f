"""Word boundaries by jieba, with the lexicon's words in a dictionary of its own.

The tagger glues a name to the verb beside it (响水县总工会联合…); a segmentation that knows the domain's words
tells where the name ends. The tokenizer is never jieba's global one, which other code in the process may share.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import cached_property
from typing import Any


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
        """The offsets at which a word begins or the text ends."""
        return frozenset([start for _, start, _ in self._tokenizer.tokenize(text, HMM=False)] + [len(text)])

    def words(self, text: str) -> list[str]:
        """The words of the text, in order."""
        return list(self._tokenizer.lcut(text, HMM=False))
