"""People who go by a surname alone: 小马, 老韩, 沈老师; and who of those that a text names in full is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of


class Surnames:
    """Tells names that are a surname and a form of address."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        surname = any_of(words.surnames).pattern
        called = any_of((*lexicon.words("Person", "address"), *lexicon.words("Person", "honorifics"))).pattern
        self._familiar = re.compile(rf"(?:{any_of(lexicon.words('Person', 'familiar')).pattern})({surname})")
        self._addressed = re.compile(rf"({surname})(?:{called})")

    def is_familiar(self, name: str) -> bool:
        """Whether a name is a surname behind what friends say: 小马."""
        return self._familiar.fullmatch(name) is not None

    def of(self, name: str) -> str:
        """The surname by which alone somebody goes, or "" where the name is one in full."""
        match = self._familiar.fullmatch(name) or self._addressed.fullmatch(name)
        return match.group(1) if match else ""

    def in_full(self, name: str, names: Iterable[str]) -> list[str]:
        """Those of ``names`` that may be in full what a name says by a surname alone, in order."""
        surname = self.of(name)
        return sorted({n for n in names if n.startswith(surname) and not self.of(n)}) if surname else []
