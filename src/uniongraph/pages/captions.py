"""What tells that a text is a picture's caption."""

from __future__ import annotations

import re
from itertools import pairwise

from uniongraph.pages.bylines import Bylines
from uniongraph.pages.names import Name
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of

# Who stands where in a picture: 张三（左一）…
_PLACED = re.compile(r"[▲△▼]? ?[^，。：]{2,24}（[左右中前后][^）]{0,6}）")

_NUMBERED = re.compile(r"[【\[〔（(]图 ?[一二三四五六七八九十①-⑨\d]{1,2}[】\]〕）)]")
"""How a caption begins whose pictures are numbered: [图1] 起跑."""

_MANY = re.compile(r"(?=图?[①-⑨])")
"""Where in a caption of several pictures that of the next one begins."""


class Captions:
    """Tells captions by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines) -> None:
        self._bylines = bylines
        marks = lexicon.words("layout", "caption_marks")
        self._captions = any_of(marks)
        nobody = any_of(lexicon.words("credits", "nobody")).pattern
        givers = any_of(lexicon.words("credits", "photographer")).pattern
        self._given = re.compile(rf"(?:^|[ 。（])(?:{nobody})(?:{givers})）?$")

    def is_caption(self, text: str) -> bool:
        """Whether a text tells what a picture shows: who took it, who stands where, 图为…"""
        if len(text) > 160:
            return False
        return self.shows(text) or bool(self._captions.match(text.lstrip("▲△▼（( ")))

    @staticmethod
    def is_numbered(text: str) -> bool:
        """Whether a line begins with the number of the picture that it tells of."""
        return _NUMBERED.match(text) is not None

    def takers(self, text: str) -> list[Name]:
        """Who took the pictures before the last one, where a caption tells of several: ①…甲 摄 ②…乙 摄."""
        if "①" not in text or "②" not in text:
            return []
        starts = [mark.start() for mark in _MANY.finditer(text)]
        found: list[Name] = []
        for start, end in pairwise(starts):
            names, _ = self._bylines.closing(text[start:end])
            found += [name.moved(start) for name in names if name.role == "photographer"]
        return found

    def shows(self, text: str) -> bool:
        """Whether a text names who took the picture or who stands where in it."""
        names, _ = self._bylines.closing(text)
        photographed = (
            bool(names)
            and any(n.role == "photographer" for n in names)
            and not any(n.role in ("author", "reporter") for n in names)
        )
        placed = len(text) <= 70 and bool(_PLACED.match(text)) and len(re.findall(r"[。！？]", text)) <= 1
        return photographed or placed or bool(self._given.search(text))
