"""The youth league of a division under all its names: 共青团某县委, 团某县委, 某县团委."""

from __future__ import annotations

import re

from uniongraph.extract.divisions import Divisions
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of


class YouthLeague:
    """Tells by a body's name whether it is the league of a division."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        lexicon = words.lexicon
        self._divisions = divisions
        league = lexicon.words("relative", "league")
        self._name = next(iter(league), "")
        of, levels = any_of(league).pattern, any_of(words.levels).pattern
        short, committee = (any_of(lexicon.words("relative", key)).pattern for key in ("league_short", "party_of"))
        division = rf"([\u4e00-\u9fff]{{2,12}}?(?:{levels}))"
        self._named = re.compile(rf"(?:{of}){division}(?:{committee})|{division}(?:{short})")

    def key(self, name: str) -> str:
        """What is the same of all names of the league of one division, or ""."""
        match = self._named.fullmatch(name)
        stem = (match.group(1) or match.group(2)) if match else ""
        prefix = self._divisions.prefix(stem) if stem else None
        if prefix is None or prefix.place is None or prefix.end != len(stem):
            return ""
        return prefix.place.code + self._name
