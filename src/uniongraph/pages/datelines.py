"""Datelines: 本报讯, 【…报讯】, 新华社…电, 本报…讯 with or without brackets, at the start of a text or inside one."""

from __future__ import annotations

import re
from functools import lru_cache

from uniongraph.pages.names import CJK
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of


class Datelines:
    """Finds datelines by the words for one's own paper, the endings of papers' names and of datelines."""

    def __init__(self, lexicon: Lexicon) -> None:
        own = any_of(lexicon.words("credits", "own_papers")).pattern
        papers = any_of(lexicon.words("credits", "paper_ends")).pattern
        # 讯 and 电 end many words (通讯员, 资讯, 电话); a dateline's stands before a mark, a space or a date.
        ends = any_of(lexicon.words("credits", "dateline_ends")).pattern
        end = rf"(?:(?<![通资快简短音喜])(?:{ends})(?![员息飞话力子器商线台视]))"
        self._ends = re.compile(ends)
        people = any_of(lexicon.words("credits", "reporter") + lexicon.words("credits", "author")).pattern
        bracketed = rf"[【\[〔][^】\]〕]{{1,16}}{end}[】\]〕]"
        named = rf"(?:{own}|[{CJK}]{{1,8}}?(?:{papers}))[{CJK}0-9]{{0,12}}?{end}"
        day = rf"[{CJK}]{{0,10}}?\d{{1,2}}月\d{{1,2}}日(?:{ends})(?=[ （(：]|$|(?:{people}))"
        signed = rf"[{CJK}]{{2,10}}{end}(?=[（(][^（）()]{{0,6}}(?:{people}))"  # whatever the paper calls itself
        self._start = re.compile(
            rf"\s{{0,40}}(?:{day}|{bracketed}|{signed}|{named}(?=[ （(，：:“\d]|$|(?:{own})|(?:{people}))"
            rf"|(?:{own})[{CJK}]{{0,6}}{end})"
        )
        sure = rf"(?:{own})[{CJK}]{{0,6}}?{end}(?=[ （(：“\d]|$)"
        other = rf"(?<=[ 。）】”])[{CJK}]{{2,8}}?(?:{papers})[{CJK}]{{0,6}}?{end}(?=[ ]?[（(])"
        self._inside = re.compile(rf"{bracketed}|{sure}|{other}")

        self._length = lru_cache(maxsize=2048)(self._measured)

    def length(self, text: str) -> int:
        """How many characters of the text's beginning are a dateline; 0 when it has none."""
        return self._length(text[:40])

    def _measured(self, opening: str) -> int:
        match = self._start.match(opening) if self._ends.search(opening) else None
        return match.end() if match else 0

    def inside(self, text: str) -> list[int]:
        """Where datelines begin in the text."""
        if not self._ends.search(text):
            return []
        return [match.start() for match in self._inside.finditer(text)]
