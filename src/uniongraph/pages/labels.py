"""What tells that a line is the name of a column, a series, a place or a box of background over what follows."""

from __future__ import annotations

import re
from collections.abc import Callable

from uniongraph.pages.names import MARKED
from uniongraph.schema import Lexicon
from uniongraph.text.matching import any_of

_LABEL = re.compile(r"[【\[〔］\]】〕]*[【\[〔]([^】\]〕：:]{1,14})[】\]〕]+")
_FRAMED = re.compile(
    r"[^\w\s，。：；！？“”《》（）【】][\W_]{0,30}\w{2,8}[\W_]{0,30}[^\w\s，。：；！？“”《》（）【】…]"
)
_SHORT = 5
"""Characters that a column's name has at most whose end tells that it is one."""

_MARKS = re.compile(r"[\W_]")
_BRACKETS = tuple("【[〔］]】〕")
_COUNT = re.compile(r"[一二三四五六七八九十两\d]{1,2}[则条篇]$")


class Labels:
    """Tells labels by the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, is_place: Callable[[str], bool]) -> None:
        self.is_place = is_place
        self._words = frozenset(lexicon.words("layout", "labels") + lexicon.words("layout", "opens_page_note"))
        self._ends = lexicon.words("layout", "label_ends")
        self._boxes = frozenset(lexicon.words("layout", "boxes"))
        self._firsts = frozenset(word[0] for word in self._words | self._boxes)
        series = any_of(lexicon.words("layout", "series")).pattern
        self._series = re.compile(
            rf"[^，。；：！？]{{0,18}}(?:{series})(?:之?[（(]?[一二三四五六七八九十\d]{{1,3}}[）)]?)?[：:]?"
        )

    @staticmethod
    def leads(text: str) -> bool:
        """Whether a label in brackets leads the text."""
        return text[:1] in _BRACKETS and bool(_LABEL.match(text))

    def names_column(self, text: str) -> bool:
        """Whether the text is a column's name: in brackets, or a word for columns (短讯五则)."""
        if text[:1] in _BRACKETS and _LABEL.fullmatch(text):
            return True
        if len(text) <= _SHORT and text.endswith(self._ends):
            return True  # 一线|快评
        return self._could_be_word(text) and _COUNT.sub("", _bare(text)) in self._words

    def is_box(self, text: str) -> bool:
        """Whether the text names a box of background within an article."""
        return self._could_be_word(text) and _bare(text) in self._boxes

    def _could_be_word(self, text: str) -> bool:
        """Whether a text begins as one of the words does, as far as its first character tells."""
        return text[:1] in self._firsts or not text[:1].isalnum()

    def is_label(self, text: str) -> bool:
        """Whether the text stands over what follows: a column, a series, the place that a brief tells of (○某县)."""
        place = text[:1] in MARKED and self.is_place(text[1:].strip())
        framed = not text[:1].isalnum() and _FRAMED.fullmatch(text)
        return place or self.names_column(text) or bool(framed or self._series.fullmatch(text))


def _bare(text: str) -> str:
    return text if text.isalnum() else _MARKS.sub("", text)
