"""Names that play on words, with single characters in quotation marks: “暑”你精彩“夏”令营托管班."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_BETWEEN = re.compile(r"[\u4e00-\u9fff]{1,4}")


class PunFinder:
    """Finds two single characters in quotation marks with a word for a kind behind them."""

    def __init__(self, words: Words) -> None:
        kinds = {
            w for key in ("strong_suffixes", "plain_suffixes", "courses") for w in words.lexicon.words("Programme", key)
        }
        self._tail = re.compile(rf"([\u4e00-\u9fff]{{0,12}}?)(?:{any_of(sorted(kinds)).pattern})")

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence; the play on words is a part of the name, what follows it a name by itself."""
        text = reading.text
        for first, second in pairwise(reading.quotations):
            single = first[1] - first[0] == 1 == second[1] - second[0]
            start, end = first[0] - 1, second[1] + 1
            if not single or not _BETWEEN.fullmatch(text, first[1] + 1, second[0] - 1):
                continue
            if (tail := self._tail.match(text, end)) is None:
                continue
            rest = (tail.group(),) if len(tail.group(1)) >= 2 else ()
            name = text[start : tail.end()]
            yield Candidate(start, tail.end(), "Programme", name, 58, aliases=(text[start:end], *rest))
