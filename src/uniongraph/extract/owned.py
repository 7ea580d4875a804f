"""Sites that bear the name of the body or place that has them, which stands right before: 某某公司|爱心接力站."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_LONGEST = 12
"""Characters of the longest quoted name of a site."""

_GAP = 10
"""Characters of the words that only describe, between a body and a site's head."""


class OwnedSites:
    """Finds sites by the body before them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._sited = any_of(lexicon.words("Site", "service_heads"))
        self._quoted = lexicon.words("Site", "suffixes")
        self._plain = lexicon.longest_first("Site", "infixes")
        self._national = tuple(lexicon.words(words.home, "names"))
        self._built_up = lexicon.words("Site", "built_up")
        self._owners = words.organisations | {"FunctionalZone", "Site"}
        tails = any_of(
            (
                *lexicon.words("Award", "tails"),
                *lexicon.words("Programme", "strong_suffixes"),
                *lexicon.words("Programme", "no_name_after"),
                *lexicon.words("frames", "openings"),
            )
        )
        self._other = re.compile(rf"(?:建设|创建)?(?:{tails.pattern})")
        self._tail = re.compile(rf"[\u4e00-\u9fff]{{0,4}}?(?:{self._sited.pattern})")
        self._studios = tuple(h for h in lexicon.words("Studio", "heads") if len(h) >= 5)
        self._given = any_of(lexicon.words("Award", "verbs"))

    def find(self, reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
        """Candidates of a sentence; ``known`` are the bodies that other finders saw."""
        bodies = [c for c in known if c.relative in ("", *self._words.levels) and c.cls in self._owners]
        yield from self._quotations(reading, bodies)
        if self._sited.search(reading.text):
            yield from self._plain_ones(reading, bodies, known)

    def _quotations(self, reading: Reading, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
        """某某服务区|“司机之家”, but no “…”称号 and no “…”项目."""
        text = reading.text
        for start, end in reading.quotations:
            inner = text[start:end]
            if not 2 <= len(inner) <= _LONGEST or not ends_with(inner, self._quoted) or re.search(r"[，、+＋]", inner):
                continue
            owner = self._owner(reading, bodies, start - 1, start - 1)
            if owner is None or self._other.match(text, end + 1) or self._given.search(text, max(0, owner - 24), owner):
                continue
            cls = "Studio" if ends_with(inner, self._studios) else "Site"
            if self._tail.match(text, end + 1):
                continue  # 某某服务区“…”|红色驿站: the kind stands behind
            whole, joined = text[owner : end + 1], text[owner : start - 1] + inner
            weight = 34 + end - owner
            if self._words.is_generic("Site", inner) or inner in self._words.head_class:  # each town has its “暖窝”
                yield Candidate(owner, end + 1, "Site", joined, weight, aliases=(whole,))
            else:
                yield Candidate(owner, end + 1, cls, whole, weight, aliases=(joined, inner))

    def _plain_ones(
        self, reading: Reading, bodies: Sequence[Candidate], known: Sequence[Candidate]
    ) -> Iterator[Candidate]:
        """某某有限公司|户外职工|爱心接力站."""
        text = reading.text
        for match in self._sited.finditer(text):
            start, end = match.span()
            if end not in reading.starts and end not in reading.boundaries:
                continue
            owner = self._owner(reading, bodies, start, end)
            if owner is None or any(c.cls == "Site" and c.end == end and c.start <= owner for c in known):
                continue
            if text.startswith(self._built_up, end) and text.startswith(self._national, owner):
                continue  # 全总|工会驿站|建设: what the national union asks for
            level = next((c.relative for c in bodies if c.start == owner and c.relative), "")
            kind = "relative" if level else "name"
            yield Candidate(owner, end, "Site", text[owner:end], 22 + end - owner, kind, level)

    def _owner(self, reading: Reading, bodies: Sequence[Candidate], start: int, end: int) -> int | None:
        """Where the body begins that ends right before a site's head, words apart that only describe; or None."""
        text, at = reading.text, start
        while (word := next((w for w in self._plain if text.endswith(w, 0, at)), "")) and start - at < _GAP:
            at -= len(word)
        for body in bodies:
            if at <= body.end <= max(start, end - 2) and body.start < start:
                return body.start
        token = reading.tokens[reading.token_at[start - 1]] if start else None
        if start == end and token is not None and token.tag == "LOC" and token.end == start and len(token.text) >= 3:
            return token.start
        return None
