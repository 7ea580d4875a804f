"""Frame of those for whom a programme does something: 先后为A、B等31家企业解决…, 32名技师与A、B等企业结对."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.clauses import PAUSE, Clause, Link, Placed, drafts, outside
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_topic import topic
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of


def told_of(clause: Clause, offset: int) -> Draft | None:
    """The programme that a text goes on about: the last that somebody runs, here or one sentence before."""
    here = [(clause.sentence.index, p) for p in clause.of(("Programme",), 0, offset)]
    for number, p in reversed([*clause.past, *here]):
        if clause.sentence.index - number > 1:
            return None
        if p.cls == "Programme" and not p.nested and p.draft in clause.salient:
            return p.draft
    return None


def all_in(clause: Clause, row: Sequence[Placed], pattern: Pattern, thing: Draft, end: int) -> Iterator[Link]:
    """All of a list take part in one thing."""
    for one in drafts(row):
        if one is not clause.home and one is not thing:
            yield Link.by(pattern, one, thing, row[0].start, end)


class Many:
    """Tells lists that are said to be no more than the first of so many: A、B等31家企业."""

    def __init__(self, words: Words) -> None:
        kinds = any_of(words.lexicon.words("facts", "counted")).pattern
        self._tail = re.compile(
            r"[”》]?等(?:首批|全[省市区县])?(?:\d{1,5}|[一二两三四五六七八九十多]{1,3})?[余多]?[家所个名]?"
            rf"[\u4e00-\u9fff]{{0,4}}?(?:{kinds})"
        )

    def end(self, clause: Clause, row: Sequence[Placed]) -> int:
        """Where the words end that count a list, or 0."""
        tail = self._tail.match(clause.text, row[-1].end)
        return tail.end() if tail else 0


class ServedFrames:
    """The frames ``served`` and ``headed``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar, self._many = grammar, Many(words)
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._with = frozenset(lexicon.words("frames", "joins"))
        self._writers = any_of(lexicon.words("credits", "reporter"))  # 记者为A、B送去…
        serving = any_of(lexicon.words("frames", "serving")).pattern
        heads = any_of(lexicon.words("frames", "attending_heads")).pattern
        self._heads = re.compile(
            rf"[”》]?(?:等[\d一二三四五六七八九十多余]{{0,4}}[家个]?)?(?:[\u4e00-\u9fff]{{2}})?的?[\u4e00-\u9fff]{{0,4}}?(?:{heads})[^，。；：“”]{{0,12}}?"
        )
        self._serving = re.compile(rf"的?[^，。；：“”]{{0,12}}?(?:{serving})")

    def served(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A实施“P”，先后为B、C等31家企业解决…: B and C take part in P."""
        text = clause.text
        for word in outside(clause, any_of(pattern.words)):
            first = [p for p in clause.of(pattern.subject, word.end()) if p.start - word.end() <= 3][:1]
            if not first or word.start() not in clause.bounds or PAUSE.search(text, word.end(), first[0].start):
                continue
            if word.group() in self._with and clause.of(self._bodies, clause.start_of(word.start()), word.start()):
                continue  # A与B、C签约: they do so with A
            row = self._grammar.run(clause, first[0], pattern.subject)
            many = self._many.end(clause, row)
            done = self._serving.match(text, many or row[-1].end)
            if done is None or not (many or len(row) > 1):
                continue
            begin = max(text.rfind(mark, 0, word.start()) for mark in "。！？") + 1
            others = clause.of({"Person", *self._bodies}, begin, word.start())
            own = [p for p in clause.of(("Programme",), done.end(), clause.end_of(done.end())) if not p.draft.weak]
            thing = own[0].draft if own else told_of(clause, word.start())
            here = own or clause.of(("Programme",), begin, word.start())
            if thing is not None and (here or not (others or self._writers.search(text, begin, word.start()))):
                yield from all_in(clause, row, pattern, thing, done.end())

    def headed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A、B等单位负责人到会见证: bodies whose heads come to an event take part in it."""
        text = clause.text
        acts = any_of(pattern.words)
        for first in clause.of(pattern.subject):
            if self._grammar.before(clause, first, pattern.subject)[0] is not first:
                continue
            row = self._grammar.run(clause, first, pattern.subject)
            come = self._heads.match(text, row[-1].end)
            if come is None or self._grammar.is_oblique(clause, first.start):
                continue
            act = acts.match(text, come.end())
            thing = topic(clause, first.start, pattern.object, 2, False) if act else None
            own = [p for p in clause.of(pattern.object, act.end()) if p.start - act.end() <= 4] if act else []
            thing = own[0].draft if own else thing
            if act is not None and thing is not None:
                yield from all_in(clause, row, pattern, thing, act.end())
