"""Programmes, events, documents and other named things: all their names in a sentence, put together.

Here are titles in 《》, documents named behind the verb of writing and meetings that mark a day; names in quotation
marks are in ``quoted``, the other names without marks in ``unquoted``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uniongraph.extract.quote_edges import QuoteEdges
from uniongraph.extract.quoted import QuotedThings
from uniongraph.extract.series import SeriesFinder
from uniongraph.extract.unquoted import UnquotedThings
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_BOOK = re.compile(r"《([^《》]{2,60})》")


class ThingFinder:
    """Finds named things that are no bodies."""

    def __init__(self, words: Words) -> None:
        self._edges, self._unquoted = QuoteEdges(words), UnquotedThings(words)
        self._quoted = QuotedThings(words, self._edges, self._unquoted)
        self._series = SeriesFinder(words, self._edges)
        lexicon = words.lexicon
        self._contests = lexicon.words("Event", "contests")
        self._acts = lexicon.words("Event", "acts")
        self._pointing = frozenset(lexicon.words("Document", "pointing"))
        marks = any_of(lexicon.words("Event", "marks")).pattern
        days = any_of(lexicon.words("Event", "days")).pattern
        meets = any_of(lexicon.words("Event", "feasts")).pattern
        self._feast = re.compile(
            rf"(?:{marks})[^，。；：！？、]{{0,12}}?(?:{days})[^，。；：！？、]{{0,10}}?(?:{meets})"
            rf"(?:暨[^，。；：！？]{{2,36}}?(?:{meets})(?!暨))?(?![^，。；：！？]{{0,4}}暨)"
            rf"|(?:{marks})[^，。；：！？、]{{0,12}}?(?:{days})[^，。；：！？、]{{0,10}}?暨[^，。；：！？]{{2,36}}?(?:{meets})"
        )
        heads = any_of(lexicon.words("Document", "bare_heads")).pattern
        self._written = re.compile(
            rf"(?:{any_of(lexicon.words('Document', 'writing')).pattern})了?"
            r"(?:(?:全[省市县区镇]|该[省市县区镇])?首[份个批部])?"
            rf"([^，。；：！？“”《》、的]{{4,26}}?(?:{heads}))(?=[，。；！？]|等|和|及|、|$)"
        )
        self._vague = any_of(lexicon.words("Document", "vague"))
        self._media_ends = lexicon.words("Document", "media_ends")

    def find(self, reading: Reading) -> list[Candidate]:
        """Candidates of a sentence, possibly overlapping."""
        found = list(self._books(reading)) + list(self._quoted.find(reading)) + list(self._feasts(reading))
        found += self._bare_documents(reading)
        known = {c.start for c in found if c.weight > 20}
        found += [c for c in self._series.find(reading) if c.start not in known]
        return [self._whole_contest(c) for c in (*found, *self._unquoted.find(reading, found))]

    def _whole_contest(self, candidate: Candidate) -> Candidate:
        """A contest of which only the beginning or the end is told: 某某运动会|开幕式."""
        part = ends_with(candidate.name, self._acts) if candidate.cls == "Event" else ""
        name = candidate.name.removesuffix(part)
        if not part or not name.rstrip("”").endswith(self._contests):
            return candidate
        names = tuple(n.removesuffix(part) for n in candidate.aliases)
        return replace(candidate, end=candidate.end - len(part), name=name, aliases=names)

    def _feasts(self, reading: Reading) -> Iterator[Candidate]:
        """Meetings that mark a day: 庆祝“三八”国际劳动妇女节103周年大会暨…颁奖典礼."""
        for match in self._feast.finditer(reading.text):
            start, end = match.span()
            if start in reading.starts and end in reading.starts:
                before = reading.tokens[reading.token_at[start - 1]] if start else None
                dated = before is not None and ORDINAL.fullmatch(before.text) is not None
                start = before.start if before and (before.tag == "LOC" or dated) else start  # 四川省|庆祝…
                yield Candidate(start, end, "Event", reading.text[start:end], 62)

    def _books(self, reading: Reading) -> Iterator[Candidate]:
        for match in _BOOK.finditer(reading.text):
            title = match.group(1).strip()
            if title in self._pointing:
                continue  # 《条例》 明确: the one that was named before
            media = len(title) <= 8 and ends_with(title, self._media_ends)
            tail, kind = self._edges.tail(reading, match.end())
            tail = "" if media or kind == "Event" or reading.text.startswith("等", match.end()) else tail
            aliases: tuple[str, ...] = (title,)
            if media:
                yield Candidate(match.start(), match.end(), "Media", title, 60, aliases=aliases)
            else:
                if tail:
                    aliases = (title, f"《{title}》{tail}")
                yield Candidate(match.start(), match.end() + len(tail), "Document", title, 60, aliases=aliases)

    def _bare_documents(self, reading: Reading) -> Iterator[Candidate]:
        """Documents that are named without a mark, right behind the verb of writing: 印发工会经费使用管理办法."""
        for match in self._written.finditer(reading.text):
            if not self._vague.search(match.group(1)) and len(match.group(1)) >= 8:
                yield Candidate(match.start(1), match.end(1), "Document", match.group(1), 34)
