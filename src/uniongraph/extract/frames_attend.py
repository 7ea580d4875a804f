"""Frames of attendance, where the event goes without saying: 某县总工会主席张三出席。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.frames_topic import topic
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern

_PEOPLE = frozenset(["Person"])
_AFTER = ("", *"，。；、并")
"""What follows the verb where its object is left out."""
_FAR = 70
"""Characters between the last one named and the verb: 劳模代表、职工代表等200余人|参加."""
_GROUPS = re.compile(r"[^。；：“”]*")


class AttendFrames:
    """The frame of ``takesPartIn`` for those who attend what the text has spoken of."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        self._gatherings = (*words.lexicon.words("frames", "gatherings"), *words.lexicon.words("frames", "lectures"))

    def attended(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P、Q出席。P，Q，师生代表参加: those named attend the event of which the text speaks."""
        text = clause.text
        for verb in verbs(clause, pattern):
            if text[verb.end() : verb.end() + 1] not in _AFTER:
                continue
            people = self._who(clause, verb.start())
            thing = topic(clause, verb.start(), pattern.object, 2, False) if people else None
            if thing is None or not (thing.cls == "Event" or any(n.endswith(self._gatherings) for n in thing.names)):
                continue  # nobody attends a programme that is no gathering
            for one in drafts(people):
                yield Link.by(pattern, one, thing, people[0].start, verb.end())

    def _who(self, clause: Clause, offset: int) -> list[Placed]:
        """The people before a verb; groups that nobody names may stand between."""
        found = self._grammar.subjects(clause, offset, _PEOPLE)
        if not found or found[-1].end > offset:
            return []
        last = found[-1].end
        plain = offset - last <= _FAR and _GROUPS.fullmatch(clause.text, last, offset) is not None
        return found if plain and not clause.verbal(last, offset) else []
