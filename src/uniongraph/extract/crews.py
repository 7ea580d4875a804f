"""Workshops and crews without the name of their works, told by the honour that they are given: 采煤二区305队三班."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with


class HonouredCrews:
    """Finds the members of a list of crews that are given something."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._crews = lexicon.words("Company", "crews")
        self._no_crews = (*lexicon.words("Company", "no_crews"), *words.head_class)
        self._leads = tuple(lexicon.words("Company", "no_crew_leads"))
        self._given = any_of(lexicon.words("Award", "verbs"))
        given = self._given.pattern
        marks = any_of(lexicon.words("Award", "crew_marks")).pattern
        ends = any_of(self._crews).pattern
        member = rf"[\u4e00-\u9fff\d]{{2,14}}?(?:{ends})"
        self._row = re.compile(
            rf"(?:^|(?<=[，。；：]))({member}(?:[、和]{member}){{0,5}})(?:分别|先后|双双|均)?"
            rf"(?=被[^，。；]{{0,24}}?(?:{given})|(?:{given})[^，。；]{{0,24}}(?:“|{marks}))"
        )

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """The crews of a sentence; a longer name that overlaps is the better one."""
        text = reading.text
        if not self._given.search(text):
            return
        for match in self._row.finditer(text):
            start = match.start(1)
            for name in re.split("[、和]", match.group(1)):
                if self._crew(reading, start, name):
                    yield Candidate(start, start + len(name), "Company", name, 12)
                start += len(name) + 1

    def _crew(self, reading: Reading, start: int, name: str) -> bool:
        """Whether the words are a crew's name: what they do or where, before a word for a crew."""
        head = ends_with(name, self._crews)
        if not head or len(name) - len(head) < 2 or name.startswith(self._leads):
            return False
        if ends_with(name, self._no_crews) not in ("", *self._words.weak_heads):
            return False
        inside = [t for t in reading.tokens if start <= t.start < start + len(name)]
        return not any(t.text in self._words.stop or t.tag in "rpcud" for t in inside)
