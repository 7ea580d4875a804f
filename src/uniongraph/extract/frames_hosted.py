"""Frames in which those who did something stand behind 由, 被 or 是: 由A主办、B承办的E; “P”是A发起的."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from uniongraph.extract.clauses import BREAK, Clause, Link, Placed, drafts
from uniongraph.extract.frames_act import ActFrames, verbs
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.standing import Standing
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_UNKNOWN = re.compile(r"(?:(?![，。；：！？“”的了在将为着])[\u4e00-\u9fff（）]){3,16}[、和与]")
"""A host whose name nobody found, before the next of the list: 由|某省台办、|某省总工会主办."""

_THIS_IS = re.compile(r"(?:^|[，。；])(?:这|它)?(?:也|正|便|就|同时)?是")
"""What is said of what was named last: 这是A建的驿站; ，是A用旧集装箱拼成的."""

_NO_HOSTS = re.compile(r"[，。；：！？“”的了在将为]")
"""What no list of hosts has in it."""


class HostedFrames:
    """The frames ``hosted`` and ``said``, whose verb stands behind its subject."""

    def __init__(self, words: Words, grammar: Grammar, acts: ActFrames) -> None:
        self._grammar, self._acts = grammar, acts
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._standing = Standing(words)
        self._hosts = words.organisations | {"Site"}  # a culture palace hosts, though it is no body
        self._hosting = any_of([w for p in lexicon.patterns if p.frame == "hosted" for w in p.words])
        self._together = any_of(lexicon.words("frames", "together"))
        self._respectively = any_of(lexicon.words("frames", "respectively"))
        self._set_up = any_of(lexicon.words("frames", "sets"))
        self._up = self._set_up.pattern
        built = {w for p in lexicon.patterns if p.id in ("operates.act", "operates.hosted") for w in p.words}
        self._building = re.compile(rf"(?:{any_of(built).pattern})(?:起来|出来|而成|成)?")
        brands = any_of(lexicon.words("Programme", "brands")).pattern
        self._branded = re.compile(rf"[^，。；：“”是]{{0,24}}?(?:{brands})$")
        self._cleft_far = re.compile(r"[”》]?[^，。；：是]{2,30}，(?:也|还|正)?是由?")
        self._cleft = re.compile(
            r"[”》]?(?:[^，。；：是]{0,8})(?:，(?:[这该它][^，。；：是]{0,6})?)?(?:也|还|正)?是由?"
        )

    def hosted(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """由A主办、B承办的E; E由A、B联合举办，C协办."""
        text = clause.text
        yield from self._managed(clause, pattern)
        yield from self._this_is(clause, pattern)
        for by in re.finditer("[由被]|交给|委托", text):
            if clause.at(by.start()) is not None:
                continue
            series: list[tuple[list[Placed], re.Match[str]]] = []
            pos = by.end()
            while True:
                first = [p for p in clause.of(self._hosts, pos) if p.start - pos <= 3][:1]
                if not first and not series:
                    first = [p for p in clause.of(self._hosts, pos) if _UNKNOWN.fullmatch(text, pos, p.start)][:1]
                if not first:
                    beyond = self._unknown_hosts(clause, pos) if series else None
                    if beyond is None:
                        break
                    series.append(beyond)
                    pos = beyond[1].end() + (text[beyond[1].end() : beyond[1].end() + 1] in "，、；")
                    if text[beyond[1].end() : beyond[1].end() + 1] == "的":
                        break
                    continue
                members = self._grammar.run(clause, first[0], self._hosts)
                if self._grammar.person_of(clause, members[-1]):
                    break
                limit = min(clause.end_of(members[-1].end), members[-1].end + 30)
                members += [
                    p for p in self._grammar.partners(clause, members[-1].end, limit, self._bodies) if p not in members
                ]
                verb = next(
                    (
                        m
                        for m in self._hosting.finditer(text, members[-1].end, limit)
                        if clause.at(m.start()) is None and m.start() - members[-1].end <= 14
                    ),
                    None,
                )
                verb = verb or self._together.search(text, members[-1].end, min(limit, members[-1].end + 12))
                if verb is None:
                    break
                while (next_ := self._hosting.match(text, verb.end())) is not None:  # 投资|改造|建设: the last tells
                    verb = next_
                series.append((members, verb))
                more = re.compile(rf"(?:了|{self._up})?(?:[\d.]{{1,15}}[多余]?[万亿]?元)?[，、；]?(?:并)?由?").match(
                    text, verb.end()
                )
                pos = more.end() if more else verb.end()
                if "的" in (text[verb.end() : verb.end() + 1], text[pos : pos + 1]):
                    break  # what follows is what they did: 共同出资36万元|的
            if not series:
                continue
            done = pos if text[pos : pos + 1] == "的" else series[-1][1].end()
            goal = self._hosted_object(clause, pattern, by.start(), done)
            told = self._standing.told(clause, by.start()) if goal is None and "Site" in pattern.object else None
            if told is not None:
                goal = Placed(by.start(), series[-1][1].end(), told.cls, told)
            together = drafts(p for members, _ in series for p in members if p.cls in self._bodies)
            if goal is None:  # 由A主办、B承办: they act together, in whatever it is
                if not self._respectively.search(text, by.start(), series[-1][1].end()):
                    leading = drafts(p for p in series[0][0] if p.cls in self._bodies)
                    helping = [d for d in together if d not in leading]
                    yield from self._acts.jointly(leading, helping, by.start(), series[-1][1].end(), pattern)
                continue
            start, end = min(by.start(), goal.start), max(series[-1][1].end(), goal.end)
            own = [(m, v) for m, v in series if v.group().endswith(pattern.words)]  # 共同|发起
            for members, _ in own:
                yield from self._acts.links(clause, pattern, drafts(members), [goal], start)
            leads = drafts(p for p in series[0][0] if p.cls in self._bodies)
            yield from self._acts.jointly(leads, [d for d in together if d not in leads], start, end, pattern)

    def _managed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """日常管理由A承担: who looks after the site that the text speaks of."""
        if pattern.predicate != "operates":
            return
        for by in clause.stretches(self._standing.managed):
            first = [p for p in clause.of(self._bodies, by[1]) if p.start - by[1] <= 2][:1]
            members = self._grammar.run(clause, first[0], self._bodies) if first else []
            site = self._standing.spoken_of(clause, by[0])
            if site is not None and members and self._standing.bears.match(clause.text, members[-1].end):
                for one in drafts(members):
                    yield Link.by(pattern, one, site, by[0], members[-1].end)

    def _this_is(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """这是A今年启用的第三处驿站: whose the site is that the text has named last."""
        text = clause.text
        for lead in _THIS_IS.finditer(text) if pattern.predicate == "operates" and "是" in text else ():
            first = [p for p in clause.of(self._bodies, lead.end()) if p.start - lead.end() <= 2][:1]
            site = self._standing.named(clause, lead.start())
            members = self._grammar.run(clause, first[0], self._bodies) if first and site is not None else []
            if not members:
                continue
            end = clause.end_of(members[-1].end)
            verb = next(
                (m for m in self._building.finditer(text, members[-1].end, end) if text[m.end() : m.end() + 1] == "的"),
                None,
            )
            ends = self._standing.noun.search(text, members[-1].end, end)
            if site is not None and verb is not None and (ends is not None or verb.end() + 1 >= end):
                for one in drafts(members):
                    yield Link.by(pattern, one, site, lead.start(), end)

    def _unknown_hosts(self, clause: Clause, start: int) -> tuple[list[Placed], re.Match[str]] | None:
        """The next members of 由A主办，B、C承办 where nobody found the name of the first; those that have one count."""
        verb = next(
            (m for m in self._hosting.finditer(clause.text, start, start + 60) if not clause.at(m.start())), None
        )
        if verb is None or verb.start() - start < 3 or _NO_HOSTS.search(clause.text, start, verb.start()):
            return None
        while (more := self._hosting.match(clause.text, verb.end())) is not None:  # 冠名|支持
            verb = more
        return clause.of(self._bodies, start, verb.start()), verb

    def _hosted_object(self, clause: Clause, pattern: Pattern, by: int, end: int) -> Placed | None:
        text = clause.text
        if text[end : end + 1] == "的" or self._set_up.match(text, end):
            after = [
                p
                for p in clause.of(pattern.object, end, end + 100)
                if p.start - end <= 60 and text[p.start - 1] not in "在于到" and not BREAK.search(text[end : p.start])
            ]
            if after:
                return after[0]
        begin = clause.start_of(by)
        before = clause.of(pattern.object, begin, by)[-1:]
        while not before and begin > 0 and (by == begin or text[by - 1] in "，"):
            by, begin = begin - 1, clause.start_of(begin - 1)
            before = clause.of(pattern.object, begin, by)[:1]
            if before and self._grammar.is_oblique(clause, before[0].start):
                return None  # 在某总工会指导下，由某协会…
            if text[by] in "。！？":
                break
            by = begin
        return before[0] if before else None

    def said(self, clause: Clause, pattern: Pattern, things: Iterable[Placed]) -> Iterator[Link]:
        """“P”是A于2023年发起的…; “S”由A出资: the verb comes last; ``things`` are those that may be spoken of."""
        text = clause.text
        for thing in things:
            lead = self._cleft.match(text, thing.end)
            if lead is None and (far := self._cleft_far.match(text, thing.end)):
                lead = None if clause.of(pattern.object, thing.end, far.end()) else far  # S坐落于P，是由A打造的
            if lead is None:
                continue
            first = [p for p in clause.of(pattern.subject, lead.end()) if p.start - lead.end() <= 2][:1]
            if not first:
                continue
            members = self._grammar.run(clause, first[0], pattern.subject)
            members += self._grammar.partners(
                clause,
                members[-1].end,
                min(members[-1].end + 30, clause.end_of(members[-1].end)),
                pattern.subject,
            )
            end = clause.end_of(members[-1].end)
            verb = next(
                (
                    m
                    for m in verbs(clause, pattern, members[-1].end, end)
                    if re.match(r"(?:起来|出来|起|而成|来)?的", text[m.end() :])
                ),
                None,
            )
            branded = verb is None and pattern.predicate == "runs" and self._branded.match(text, members[-1].end, end)
            if verb is not None or branded:
                yield from self._acts.links(clause, pattern, drafts(members), [thing], thing.start)
            if verb is not None:
                yield from self._acts.jointly(drafts(members), [], thing.start, verb.end(), pattern)
