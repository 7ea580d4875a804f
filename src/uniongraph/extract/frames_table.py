"""Frame of tables: rows of sites with where they are and whose they are, as papers print them for readers.

A row is a sentence of its own with gaps between its cells: 淮畔骑手驿站　江山路9号　凤阳县总工会.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from uniongraph.extract.clauses import Clause, Link, Placed
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern

_LONGEST = 80
_GAP = re.compile(r" +")
_JOINED = re.compile(r"[、，/和与]")


class TableFrames:
    """The frame ``row``."""

    def __init__(self, words: Words) -> None:
        self._bodies = words.organisations
        self._places = frozenset(["Place", "FunctionalZone"])

    def row(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """S　P　A、B: the cells of a row, a site first."""
        text = clause.text.rstrip()
        if " " not in text or len(text) > _LONGEST or re.search("[。；！？]", text):
            return
        sites = [p for p in clause.of(("Site", "Studio")) if p.start == 0]
        gap = _GAP.match(text, sites[0].end) if sites else None
        if gap is None:
            return
        others = [p for p in clause.placed if p.start >= gap.end() and not p.nested]
        last = _GAP.search(text, gap.end())
        if pattern.predicate == "locatedIn":
            stop = last.start() if last else len(text)
            spots = [p for p in others if p.cls in self._places and p.start < stop]
            if spots and spots[0].start == gap.end():
                yield from (self._link(sites[0], p, pattern) for p in spots)
            return
        cells = [p for p in others if p.cls in self._bodies]
        owners = [p for p in cells if p.start == gap.end() or (last and p.start >= last.end())]
        if owners and owners[-1].end == len(text) and self._run(text, owners):
            for p in owners:
                yield Link.by(pattern, p.draft, sites[0].draft, 0, p.end)

    @staticmethod
    def _link(site: Placed, place: Placed, pattern: Pattern) -> Link:
        return Link.by(pattern, site.draft, place.draft, 0, place.end)

    @staticmethod
    def _run(text: str, owners: list[Placed]) -> bool:
        """Whether nothing but marks of lists stands between the bodies of a cell."""
        return all(_JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(owners))
