"""Prizes of a contest: 获得二等奖 says of one who took part that it received the contest's second prize."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.clauses import Clause, Link
from uniongraph.extract.drafts import Draft
from uniongraph.extract.placing import spans
from uniongraph.extract.referents import Referents
from uniongraph.extract.words import Candidate, Words
from uniongraph.records import Page
from uniongraph.text.matching import any_of

_FRAMES = frozenset(["took", "teach", "fell"])
_GAP = re.compile(r"(?:（[^（）]{1,12}）)?[ 　]+")
_LEAST = 5
"""Characters that an honour's name has at least that a document's title tells of."""
_BEHIND = 14
"""How far behind the words that say somebody took part the prize may stand."""


class Prizes:
    """Makes honours of the prizes that those who take part in a contest receive in it."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._rules = {p.id for p in lexicon.patterns if p.predicate == "takesPartIn" and p.frame in _FRAMES}
        self._received = next((p for p in lexicon.patterns if p.id == "received.verb"), None)
        self._confers = next((p for p in lexicon.patterns if p.id == "confers.give"), None)
        self._deciding = any_of(lexicon.words("Award", "deciding"))
        ranks = any_of(lexicon.words("Award", "ranks")).pattern
        self._prize = re.compile(
            rf"(?:(?:(?![获得夺取摘的了])[\u4e00-\u9fff]){{1,6}}组|团体|个人|集体)?(?:全能)?(?:{ranks})"
        )
        self._label = re.compile(rf"((?:[\u4e00-\u9fff]{{1,5}}组|团体|个人)?(?:{ranks}))(?:（\d+[名个人]）)?[：:] *")
        self._bodies = words.organisations
        self._affiliated = next((p for p in lexicon.patterns if p.id == "affiliatedWith.beside"), None)
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
                Link.by(pattern, link.subject, made[key], link.start, end),
            )

    def decided(self, clauses: Sequence[Clause], found: Sequence[tuple[Clause, Link]]) -> Iterator[tuple[Clause, Link]]:
        """甲 issues 《关于命名“A”的决定》, and others are then named A: 甲 confers A."""
        pattern = self._confers
        issued = [(c, li) for c, li in found if li.rule.startswith("issues.") and self._deciding.search(li.object.name)]
        if pattern is None or not issued:
            return
        awards = {id(p.draft): p.draft for clause in clauses for p in clause.of(("Award",))}
        for clause, link in issued:
            for award in awards.values():
                if any(len(bare := name.strip("“”")) >= _LEAST and bare in link.object.name for name in award.names):
                    yield clause, Link.by(pattern, link.subject, award, link.start, link.end)

    def rows(self, page: Page, clauses: Sequence[Clause], referents: Referents) -> Iterator[tuple[Clause, Link]]:
        """Who received what in a list of results below a contest: 一等奖（1名）：张三　某公司."""
        pattern = self._received
        events = [p.draft for c in clauses if c.sentence.role == "headline" for p in c.of(("Event", "Programme"))]
        event = next((d for d in events if self._is_contest(d)), None)
        for clause in clauses if event is not None and pattern is not None else ():
            assert pattern is not None and event is not None
            labels = [m for m in self._label.finditer(clause.text) if clause.at(m.start()) is None]
            ends = [*(m.start() for m in labels[1:]), len(clause.text)]
            for label, end in zip(labels, ends, strict=False):
                who = clause.of(("Person",), label.end(), end) or clause.of(self._bodies, label.end(), end)
                first = [p for p in who if p.start == label.end()]
                if not first:
                    continue
                name = event.name + label.group(1)
                candidate = Candidate(*label.span(1), "Award", name, 20, aliases=(label.group(1),))
                award = referents.add(clause.sentence, candidate, spans(page, clause.sentence, *label.span(1)))
                for one in who if award is not None else ():
                    assert award is not None
                    stop = clause.text.find("。", label.end())
                    if 0 <= stop < one.start:
                        break
                    ends_ = (label.start(), one.end)
                    yield clause, Link.by(pattern, one.draft, award, *ends_)

    def employers(self, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Link]]:
        """张三　某公司 in a list of results: where somebody works stands behind the name and a gap."""
        pattern = self._affiliated
        for clause in clauses if pattern is not None else ():
            if not self._label.search(clause.text):
                continue
            for one in clause.of(("Person",)):
                body = next(
                    (p for p in clause.of(self._bodies, one.end) if _GAP.fullmatch(clause.text, one.end, p.start)), None
                )
                if body is not None and pattern is not None:
                    ends = (one.start, body.end)
                    yield clause, Link.by(pattern, one.draft, body.draft, *ends)

    def _is_contest(self, thing: Draft) -> bool:
        return any(name.rstrip("”").endswith(self._contests) for name in thing.names)
