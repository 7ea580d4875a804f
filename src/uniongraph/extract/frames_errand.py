"""The frame of errands: 到某区开展送温暖慰问活动, where the name of what is done says that somebody was visited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import HELD, PLACES, Clause, Link, Placed, drafts
from uniongraph.extract.frames_act import ActFrames
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_FAR = 16
"""Characters between where somebody went and what is done there."""


class ErrandFrames:
    """The frame of ``visits`` whose verb is hidden in the name of an activity."""

    def __init__(self, words: Words, grammar: Grammar, acts: ActFrames) -> None:
        self._grammar, self._acts = grammar, acts
        lexicon = words.lexicon
        doing = any_of(lexicon.words("frames", "errand_verbs")).pattern
        self._doing = re.compile(rf"(?:{doing})了?(?:[^，。；：“”]{{0,8}})[“]?$")
        nouns = any_of((*lexicon.words("frames", "inspecting"), *lexicon.words("frames", "errand_nouns"))).pattern
        self._done = re.compile(rf"(?:{doing})了?[^，。；：“”]{{0,10}}?(?:{nouns})")
        goings = any_of(lexicon.words("frames", "errand_goings")).pattern
        self._going = re.compile(rf"(?:{goings})了?“?$")

    def errand(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P到A、B开展…慰问活动, P赴A进行专题调研: P visits A and B."""
        text = clause.text
        for goal in clause.of(pattern.object):
            going = self._going.search(text, max(0, goal.start - 5), goal.start)
            if going is None or clause.at(going.start()) is not None:
                continue
            targets = self._grammar.row(clause, goal, pattern.object, clause.end_of(goal.end))
            inner = [p for p in targets if p.cls not in PLACES]
            end = targets[-1].end
            if not self._does(clause, end, pattern):
                continue
            who, _, start = self._acts.agents(clause, going.start(), pattern)
            for one in who:
                for target in drafts(inner or targets):
                    if one is not target:
                        yield Link.by(pattern, one, target, min(start, going.start()), end)

    def _does(self, clause: Clause, start: int, pattern: Pattern) -> bool:
        """Whether what is done behind ``start`` is a visit, by its own words or by the name of the activity."""
        stop = clause.end_of(start)
        done = self._done.search(clause.text, start, stop)
        if done is not None and done.start() - start <= _FAR:
            return True
        return any(
            self._doing.search(clause.text, start, thing.start) and self._visits(thing, pattern)
            for thing in clause.of(HELD, start, stop)
            if thing.start - start <= _FAR
        )

    @staticmethod
    def _visits(thing: Placed, pattern: Pattern) -> bool:
        """Whether the name of an activity speaks of seeing or helping somebody."""
        return any(word in name for name in thing.draft.names for word in pattern.words)
