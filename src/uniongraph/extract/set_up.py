"""Stations that go by where they were set up: 在海川工业园设立职工法律援助站 is 海川工业园职工法律援助站."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_WHERE = frozenset(["Place", "FunctionalZone", "Site"])
_WHERE_ENDS = 3
"""Characters that the name of such a place has at least."""


class SetUp:
    """Finds stations that are named by a word for their kind alone, in the sentence that says where they stand."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        kinds = any_of(lexicon.words("Site", "set_up")).pattern
        founded = any_of(lexicon.words("Site", "setting_up")).pattern
        opened = any_of(lexicon.words("frames", "born")).pattern
        self._words = words
        self._kind = re.compile(kinds)
        self._then = re.compile(rf"(?:{founded})了?(?:一个|一处|一家)?(?P<kind>{kinds})(?=[，。；、]|$)")
        self._there = re.compile(rf"(?:{opened}|{founded})")
        self._before = re.compile(rf"(?:{founded})的(?P<kind>{kinds})(?:日前|近日|已|正式)?在$")

    def find(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Candidates of a sentence, by the places that other finders saw."""
        text = reading.text
        if "在" not in text or self._kind.search(text) is None:
            return
        for place in found:
            if place.cls not in _WHERE or place.nested or place.end - place.start < _WHERE_ENDS:
                continue
            lead = text.rfind("在", max(0, place.start - 10), place.start)
            said = self._then.match(text, place.end) if lead >= 0 else None
            if said is None and lead == place.start - 1 and self._there.match(text, place.end):
                said = self._before.search(text, max(0, lead - 24), place.start)  # 设立的法律援助站在某服务区|揭牌
            if said is not None:
                name = place.name + said["kind"]
                yield Candidate(
                    *said.span("kind"), "Site", name, 30, aliases=(text[place.start : place.end] + said["kind"],)
                )
