"""Prizes of a contest: 获得二等奖 says of one who took part that it received the contest's second prize."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.clauses import Clause, Link
from uniongraph.extract.placing import spans
from uniongraph.extract.referents import Draft, Referents
from uniongraph.extract.words import Candidate, Words
from uniongraph.records import Page
from uniongraph.text.matching import any_of

_FRAMES = frozenset(["took", "teach", "fell"])
_BEHIND = 14
"""How far behind the words that say somebody took part the prize may stand."""


class Prizes:
    """Makes honours of the prizes that those who take part in a contest receive in it."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._rules = {p.id for p in lexicon.patterns if p.predicate == "takesPartIn" and p.frame in _FRAMES}
        self._received = next((p for p in lexicon.patterns if p.id == "received.verb"), None)
        ranks = any_of(lexicon.words("Award", "ranks")).pattern
        self._prize = re.compile(
            rf"(?:(?:(?![获得夺取摘的了])[\u4e00-\u9fff]){{1,6}}组|团体|个人|集体)?(?:全能)?(?:{ranks})"
        )
        self._contests = (*lexicon.words("Event", "contests"), *lexicon.words("Event", "cups"))

    def links(
        self, page: Page, found: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> Iterator[tuple[Clause, Link]]:
        """Who received a prize, for each who took part and of whom the words name one."""
        made: dict[tuple[int, int, int], Draft] = {}
        for clause, link in found:
            if link.rule not in self._rules or not self._is_contest(link.object) or self._received is None:
                continue
            prize = self._prize.search(clause.text, link.start, min(link.end + _BEHIND, clause.end_of(link.end - 1)))
            if prize is None or any(p.start < prize.end() and prize.start() < p.end for p in clause.placed):
                continue
            key = (clause.sentence.index, prize.start(), link.object.number)
            if key not in made:
                name = prize.group()
                candidate = Candidate(*prize.span(), "Award", link.object.name + name, 20, aliases=(name,))
                at = spans(page, clause.sentence, *prize.span())
                draft = referents.add(clause.sentence, candidate, at)
                if draft is None:
                    continue
                made[key] = draft
            end = max(link.end, prize.end())
            pattern = self._received
            yield (
                clause,
                Link(link.subject, pattern.predicate, made[key], link.start, end, pattern.id, pattern.confidence),
            )

    def _is_contest(self, thing: Draft) -> bool:
        return any(name.rstrip("”").endswith(self._contests) for name in thing.names)
