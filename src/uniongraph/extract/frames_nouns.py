"""Frames that a noun at the beginning of a clause leads: 楼是某公司工会盖的, 绣坊交给某公司打理.

The noun stands for the site that the text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import STANDING, Clause, Link, Placed, drafts
from uniongraph.extract.frames_hosted import HostedFrames
from uniongraph.extract.frames_topic import topic
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_FIRMS = frozenset(["Company", "School", "Institution"])
_SHORT = re.compile(r"(?:^|(?<=[，。；“]))([\u4e00-\u9fff]{1,4})(?=是)")
_KEPT = re.compile(r"[^，。；：]{0,12}")


class NounFrames:
    """The frame ``said`` with its nouns, and ``handed``."""

    def __init__(self, words: Words, grammar: Grammar, hosts: HostedFrames) -> None:
        self._hosts, self._grammar = hosts, grammar
        lexicon = words.lexicon
        nouns = any_of(lexicon.words("frames", "site_nouns")).pattern
        self._noun = re.compile(
            rf"(?:^|(?<=[，。；“]))((?:[该新这]|这[座个家处间]|整个)?(?:{nouns}))(?=[^，。；：是]{{0,8}}(?:，|是))"
        )
        premises, built = (
            any_of(w).pattern
            for w in (
                lexicon.words("frames", "own_side"),
                {w for p in lexicon.patterns if p.id == "operates.said" for w in p.words},
            )
        )
        built_words = any_of({w for p in lexicon.patterns if p.id == "operates.act" for w in p.words}).pattern
        self._firm_made = re.compile(
            rf"(?:{premises})(?:就|又|还|也)?[把将][^，。；：“”]{{2,16}}?(?:{built_words})了?“?"
        )
        self._by_firm = re.compile(
            rf"[”》]?(?:也|还|就)?是[^，。；：]{{0,8}}?(?:{premises})[^，。；：]{{0,6}}?(?:{built})(?:起来)?的"
        )
        self._handing = any_of(lexicon.words("frames", "entrusting"))

    def said(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“S”是A建的; 楼是A盖的."""
        yield from self._hosts.said(clause, pattern, clause.of(pattern.object))
        if pattern.predicate == "operates" and ("是" in clause.text or "把" in clause.text or "将" in clause.text):
            spoken_of = list(self._spoken_of(clause))
            yield from self._hosts.said(clause, pattern, spoken_of)
            yield from self._own(clause, pattern, [*spoken_of, *clause.of(pattern.object)])

    def _spoken_of(self, clause: Clause) -> Iterator[Placed]:
        for noun in self._noun.finditer(clause.text):
            if clause.at(noun.start(1)) is not None:
                continue
            told = topic(clause, noun.start(1), STANDING, 2, far=False)
            if told is not None:
                yield Placed(noun.start(1), noun.end(1), told.cls, told)
                return
        for short in _SHORT.finditer(clause.text):  # 理发屋是…, of the “爱心理发屋” that was named last
            told = topic(clause, short.start(1), STANDING, 2, far=False) if clause.at(short.start(1)) is None else None
            if told is not None and any(n.strip("“”").endswith(short.group(1)) for n in told.names):
                yield Placed(short.start(1), short.end(1), told.cls, told)

    def _own(self, clause: Clause, pattern: Pattern, things: list[Placed]) -> Iterator[Link]:
        """屋子是矿上拨款盖的: built by the firm that the text speaks of."""
        for thing in things:
            begin = clause.start_of(thing.start)
            made = self._firm_made.fullmatch(clause.text, begin, thing.start) if begin < thing.start else None
            firm = clause.latest(_FIRMS, begin, 3) if made else None
            if firm is not None:  # 厂里把旧库房改成了“S”
                yield Link.by(pattern, firm, thing.draft, begin, thing.end)
                continue
            by = self._by_firm.match(clause.text, thing.end)
            firm = clause.latest(_FIRMS, thing.start, 3) if by else None
            if by and firm is not None:
                yield Link.by(pattern, firm, thing.draft, thing.start, by.end())

    def handed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """S由A建成，交给B打理: who keeps what was named."""
        text = clause.text
        for to in self._handing.finditer(text):
            first = next((p for p in clause.of(pattern.subject, to.end()) if p.start - to.end() <= 1), None)
            if first is None or clause.at(to.start()) is not None:
                continue
            members = self._grammar.run(clause, first, pattern.subject)
            kept = _KEPT.match(text, members[-1].end)
            if kept is None or not any(word in kept.group() for word in pattern.words):
                continue
            told = topic(clause, to.start(), STANDING, 2, far=False)
            if told is not None:
                for one in drafts(members):
                    yield Link.by(pattern, one, told, to.start(), kept.end())
