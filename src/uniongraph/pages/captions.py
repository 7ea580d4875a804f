"""What tells that a text is a picture's caption."""

from __future__ import annotations

import re

from uniongraph.pages.bylines import Bylines
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of

# Who stands where in a picture: 张三（左一）…
_PLACED = re.compile(r"[▲△▼]? ?[^，。：]{2,24}（[左右中前后][^）]{0,6}）")


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
