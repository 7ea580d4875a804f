"""How names are read in pinyin, so that 响水 is found as xiangshui or xs: a table of characters and its exceptions.

A general dictionary reads surnames and some places wrong; ``[readings]`` of the lexicon has the last word. Left out:
tones, and searching itself, which is js/search-index.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uniongraph.schema import Schema

_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")


def read_names(names: Iterable[tuple[str, bool]], schema: Schema) -> dict[str, Any]:
    """``chars``, the usual reading of each Chinese character, and ``names``, the names that it reads wrong.

    ``names`` are given with whether they are a person's. A reading in ``names`` is the name's syllables with spaces
    between, one for each character; characters that are no Chinese stand for themselves.
    """
    from pypinyin import lazy_pinyin

    surnames = schema.lexicon.table("readings", "surnames")
    words = schema.lexicon.table("readings", "words")
    one_by_one: Any = list  # what is no Chinese comes in one piece; a list of its characters keeps them in step
    wanted = dict(sorted(names))
    chars: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for name, person in wanted.items():
        for char in name:
            if char not in chars and _HAN.match(char):
                chars[char] = _plain(lazy_pinyin(char)[0])
        usual = [chars.get(char, char) for char in name]
        # Whole names are given, not characters: the dictionary knows 银行 from 行动.
        found = (
            [_plain(syllable) for syllable in lazy_pinyin(name, errors=one_by_one)] if len(name) > 1 else list(usual)
        )
        found = found if len(found) == len(name) else usual
        _correct(name, found, words)
        if person:
            _correct_surname(name, found, surnames)
        if found != usual:
            spelled[name] = " ".join(found)
    return {"chars": dict(sorted(chars.items())), "names": spelled}


def _plain(syllable: str) -> str:
    """As people type it: nü and lü are nv and lv on every keyboard."""
    return syllable.replace("ü", "v")


def _correct(name: str, syllables: list[str], words: Mapping[str, str]) -> None:
    for word, reading in words.items():
        at = name.find(word)
        if at >= 0:
            syllables[at : at + len(word)] = map(_plain, reading.split())


def _correct_surname(name: str, syllables: list[str], surnames: Mapping[str, str]) -> None:
    for length in (2, 1):
        if len(name) > length and (reading := surnames.get(name[:length])):
            syllables[:length] = map(_plain, reading.split())
            return
