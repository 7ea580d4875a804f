"""The sentences that evidence stands in, and where in them its words are, for the page to mark.

Left out: everything else that is known of a fact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from uniongraph.records import Article, Evidence, Knowledge, Sentence, Span


class Passages:
    """Finds passages; ``sentences`` holds each sentence that one was found in, once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.sentences: list[str] = []
        self._numbers: dict[str, int] = {}
        self._articles: dict[str, Article] = {article.id: article for article in knowledge.articles()}
        self._bounds = cache(self._article_bounds)

    def of(self, evidence: Evidence) -> list[list[int]]:
        """``[sentence, start, end, start, end, …]`` for each sentence that holds some of the words.

        The marked stretches are counted in UTF-16 units, as JavaScript counts.
        """
        found: list[list[int]] = []
        first, last = min(s.start for s in evidence.spans), max(s.end for s in evidence.spans)
        for start, end, sentence in self._bounds(evidence.article):
            if start < last and first < end and (marks := stretches(sentence.view.offsets, evidence.spans)):
                text = sentence.text
                found.append([self._number(text), *(utf16(text, at) for pair in marks for at in pair)])
        if found:
            return found
        # Words that stand in no sentence (a credit, a masthead) are shown alone, their line breaks closed.
        quotes = [re.sub(r"\s*\n\s*", "", quote) for quote in evidence.quotes]
        return [[self._number(quote), 0, utf16(quote, len(quote))] for quote in quotes if quote]

    def _article_bounds(self, article: str) -> tuple[tuple[int, int, Sentence], ...]:
        """The sentences of an article with where on the page they begin and end."""
        return tuple(
            (s.view.offsets[0], s.view.offsets[-1] + 1, s) for s in self._articles[article].sentences if s.view.offsets
        )

    def _number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.sentences)
            self.sentences.append(text)
        return self._numbers[text]


def stretches(offsets: tuple[int, ...], spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Where ``spans`` of the page lie in a text whose characters stand at ``offsets``; merged, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((bisect_left(offsets, s.start), bisect_left(offsets, s.end)) for s in spans):
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def utf16(text: str, position: int) -> int:
    """``position`` counted in UTF-16 units: rare characters of names lie beyond U+FFFF and count twice."""
    return position + sum(character > "\uffff" for character in text[:position])
