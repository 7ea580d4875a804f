"""The frame of verbs of those who give an honour: G授予R“A”, G公布“A”名单, G为R等10家“A”授牌.

The verbs of those who receive it are in ``frames_award``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, drafts
from uniongraph.extract.frames_act import NOUN
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_FIRST = re.compile(r"的(?:首批|第.批)?(?:\d+|[一二三四五六七八九十]+)?[个家座]?“?")
_LATELY = re.compile(r"(?:近日|日前|近期|今年|去年|当天|此次|先后|联合|共同|\d{1,2}月\d{1,2}日){0,2}")
"""What may stand between who gives an honour and the verb."""


class ConferFrames:
    """The frame ``give``, which says both who received and who conferred."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._give = any_of(lexicon.words("frames", "give"))
        self._handing = any_of(lexicon.words("frames", "handing"))
        self._publishing = any_of(lexicon.words("frames", "publishing"))
        lists = any_of(lexicon.words("frames", "winners_lists")).pattern
        self._lists = re.compile(rf"[”》]?(?:称号)?的?(?:{lists})")

    def give(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """G授予R“A”称号，授予S“B”; 命名R为“A”: both received and confers."""
        text = clause.text
        received = pattern.also[0] if pattern.also else "received"
        yield from self._published(clause, pattern)
        yield from self._handed(clause, pattern, received)
        for verb in self._give.finditer(text):
            if NOUN.match(text, verb.end()) or text[verb.end() : verb.end() + 1] == "中":
                continue  # 表彰大会, 在此次表彰中荣获…
            if text[verb.end() : verb.end() + 1] == "的":  # G命名的“A”
                after = [
                    a
                    for a in clause.of(("Award",), verb.end(), clause.end_of(verb.end()))
                    if a.start - verb.end() <= 2 or _FIRST.fullmatch(text, verb.end(), a.start)
                ][:1]
                by = [
                    p for p in clause.of(self._bodies, 0, verb.start()) if _LATELY.fullmatch(text, p.end, verb.start())
                ]
                named = self._grammar.before(clause, by[-1], self._bodies) if after and by else []
                for one in named:
                    for award in self._grammar.run(clause, after[0], ("Award",)):
                        yield Link.by(pattern, one.draft, award.draft, one.start, award.end)
                continue
            if clause.at(verb.start()) is not None or re.search(
                "[被获由]", re.split("[，。；]", text[clause.start_of(verb.start()) : verb.start()])[-1]
            ):
                continue
            end = clause.end_of(verb.end())
            awards = clause.of(("Award",), verb.end(), end)
            if not awards:
                continue
            people = list(clause.of(("Person", *self._bodies, "Site", "Studio"), verb.end(), awards[0].start))
            recipients = [p for p in people if self._grammar.person_of(clause, p) is None or p.cls == "Person"]
            if any(p.cls == "Person" for p in recipients):
                recipients = [p for p in recipients if p.cls == "Person"]
            if not recipients and awards[0].start <= verb.end() + 1:
                recipients = clause.nested(self._bodies, awards[0])[:1]
            begin = clause.start_of(verb.start())
            moved = re.search("[将把向给为]" if verb.group()[0] in "颁授" else "[将把向给]", text[begin : verb.start()])
            if not recipients and moved:  # G将R列为“A”
                recipients = clause.of(("Person", *self._bodies, "Site", "Studio"), begin + moved.end(), verb.start())
            givers = self._grammar.subjects(clause, begin + moved.start() if moved else verb.start(), self._bodies)
            for award in awards[:1] if recipients else self._grammar.run(clause, awards[0], ("Award",)):
                for giver in drafts(givers):
                    yield Link.by(pattern, giver, award.draft, min(verb.start(), award.start), award.end)
                for recipient in drafts(recipients):
                    if recipient not in drafts(givers):
                        yield Link(
                            recipient,
                            received,
                            award.draft,
                            verb.start(),
                            award.end,
                            f"{received}.{pattern.frame}",
                            pattern.confidence,
                        )

    def _published(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """G公布“A”名单: those who publish who was honoured honour them."""
        text = clause.text
        for award in clause.of(("Award",)):
            begin = clause.start_of(award.start)
            verb = [m for m in self._publishing.finditer(text, begin, award.start) if clause.at(m.start()) is None][-1:]
            row = self._grammar.run(clause, self._grammar.before(clause, award, ("Award",))[0], ("Award",))
            if not verb or not self._lists.match(text, row[-1].end) or row[0].start - verb[0].end() > 16:
                continue
            givers = [
                p
                for p in self._grammar.subjects(clause, verb[0].start(), self._bodies)
                if verb[0].start() - p.end <= 10 or "。" not in text[p.end : verb[0].start()]
            ]
            for giver in drafts(givers):
                yield Link.by(pattern, giver, award.draft, givers[0].start, award.end)

    def _handed(self, clause: Clause, pattern: Pattern, received: str) -> Iterator[Link]:
        """G为R等10家“A”授牌: the honour stands before the verb, those who get it after 为."""
        text = clause.text
        for verb in self._handing.finditer(text):
            award = [a for a in clause.of(("Award",), 0, verb.start()) if 0 <= verb.start() - a.end <= 5][-1:]
            begin = clause.start_of(verb.start())
            to = max(text.rfind(word, begin, award[0].start) for word in "为向给") if award else -1
            if to < 0 or clause.at(to) is not None:
                continue
            givers = self._grammar.subjects(clause, to, self._bodies, here=True)
            givers = [p for p in givers if self._grammar.person_of(clause, p) is None]
            taking = clause.of(("Person", *self._bodies, "Site", "Studio"), to, award[0].start)
            for giver in drafts(givers):
                yield Link.by(pattern, giver, award[0].draft, givers[0].start, verb.end())
            for one in drafts(taking):
                ends = (to, verb.end())
                yield Link(one, received, award[0].draft, *ends, f"{received}.{pattern.frame}", pattern.confidence)
