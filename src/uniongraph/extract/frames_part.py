"""Frames of taking part: who is reached by a programme, who plays, learns or teaches at an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import HELD, PAUSE, Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.frames_served import Many, all_in, told_of
from uniongraph.extract.frames_topic import topic
from uniongraph.extract.grammar import GROUP, Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_FAR = 80
"""Characters of honours and posts between those who ask somebody to come and the name."""


class PartFrames:
    """The frames of ``takesPartIn``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._asking = frozenset(lexicon.words("frames", "asking"))
        players = any_of((*lexicon.words("frames", "players"), *lexicon.words("frames", "taught"))).pattern
        self._among = re.compile(rf"(?:{players})[^。；]{{0,24}}(?:是|有|为)[^，。；]{{0,45}}$")
        self._learning = re.compile(rf"(?:{any_of(lexicon.words('frames', 'learning')).pattern})[^，。；]{{0,12}}$")
        self._experts = re.compile(rf"的?[^，。；的]{{0,6}}(?:{any_of(lexicon.words('frames', 'experts')).pattern})")
        self._stands = re.compile(rf"(?:{any_of(lexicon.words('frames', 'stands')).pattern})，?")
        self._speaks = re.compile(rf"[^，。；]{{0,3}}?(?:{any_of(lexicon.words('frames', 'speaks')).pattern})")
        self._brings = re.compile(rf"(?:{any_of(lexicon.words('frames', 'brings')).pattern})了?$")
        self._delegate = tuple(lexicon.words("frames", "delegate"))
        self._chosen = re.compile(
            rf"(?:{any_of(lexicon.words('frames', 'chosen_as')).pattern})$|"
            rf"(?:{any_of(lexicon.words('frames', 'chosen_as')).pattern})[^，。；]{{0,12}}$"
        )
        self._stages = any_of(lexicon.words("frames", "stages")).pattern
        self._there = re.compile(r"[”》]?(?:比赛|活动)?(?:现场|赛场)(?:上|中)?(?:[。，；]|$)")
        self._sends = any_of(lexicon.words("frames", "sends"))
        self._competing = any_of(lexicon.words("frames", "competing"))
        delegated = any_of(lexicon.words("frames", "delegated")).pattern
        self._delegated = re.compile(rf"[”》]?(?:等[^，。；“”的]{{0,12}})?的[^，。；“”]{{0,10}}(?:{delegated})")
        seats = [w for p in lexicon.patterns if p.frame == "place" for w in p.words]
        self._lying = re.compile(rf"(?:{any_of(seats).pattern})$")
        self._many = Many(words)
        self._players = lexicon.longest_first("frames", "players")

    def _thing(self, clause: Clause, offset: int, pattern: Pattern, reach: int = 2) -> tuple[Draft | None, int]:
        """The programme or event that a sentence speaks of at ``offset``; where it stands, or ``offset``."""
        here = [p for p in clause.of(pattern.object) if p.end <= offset]
        chosen = next((p for p in reversed(here) if not p.draft.weak or p.draft in clause.salient), None)
        if chosen is not None:
            return chosen.draft, chosen.start
        after = [
            p for p in clause.of(pattern.object, offset) if not re.search(r"[。；]", clause.text[offset : p.start])
        ]
        if after and reach == 0:
            return after[0].draft, offset
        before = topic(clause, offset, pattern.object, reach, False)
        return (here[-1].draft, here[-1].start) if here and before is None else (before, offset)

    def reached(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“programme”走进A、B; 惠及A: who is reached by it."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            targets = [
                p
                for p in clause.of(pattern.subject, verb.end(), end)
                if p.start - verb.end() <= 8
                and not PAUSE.search(text[verb.end() : p.start])
                and not self._lying.search(text, verb.end(), p.start)  # 走进位于某区的B: B, and not the district
            ]
            begin = clause.start_of(verb.start())
            if not targets and re.match(r"的第?[\d一二三四五六七八九十]+(?:家|站|个|所)", text[verb.end() :]):
                owner = list(clause.of(pattern.object, begin, verb.start()))
                last = clause.latest(pattern.subject, owner[-1].start, 3) if owner else None
                if owner and last is not None and last is not clause.home:
                    yield Link.by(pattern, last, owner[-1].draft, owner[-1].start, verb.end())
                continue
            if not targets:
                continue
            subject = self._grammar.subjects(
                clause, verb.start(), {*pattern.object, *self._bodies, "Person"}, here=True
            )
            thing = [p for p in subject if p.cls in pattern.object]
            brought = self._brought(clause, targets, pattern) if not thing else None
            if brought is not None:
                for target in drafts(self._grammar.run(clause, targets[0], pattern.subject)):
                    if target is not clause.home:
                        yield Link.by(pattern, target, brought.draft, verb.start(), brought.end)
                continue
            if not thing:
                near = list(clause.of(pattern.object, 0, verb.start()))[-1:]
                if (
                    not near
                    or (
                        near[0].start < begin
                        and not re.fullmatch(r"[”》]?(?:[^。；]{0,30}，)?", text[near[0].end : begin])
                    )
                    or [p for p in subject if p.cls == "Person"]
                ):
                    row = self._grammar.run(clause, targets[0], pattern.subject)
                    told = None if any(p.cls == "Person" for p in subject) else told_of(clause, verb.start())
                    if told is not None and (len(row) > 1 or self._many.end(clause, row)):
                        yield from all_in(clause, row, pattern, told, row[-1].end)
                    continue
                thing = near
            for target in drafts(self._grammar.run(clause, targets[0], pattern.subject)):
                if target is not clause.home:
                    yield Link.by(
                        pattern,
                        target,
                        thing[0].draft,
                        min(thing[0].start, verb.start()) if thing[0].start >= begin else verb.start(),
                        targets[0].end,
                    )

    def _brought(self, clause: Clause, targets: list[Placed], pattern: Pattern) -> Placed | None:
        """What those bring who go somewhere: 走进某公司，开展“P”行动."""
        text = clause.text
        last = self._grammar.run(clause, targets[0], pattern.subject)[-1]
        for thing in clause.of(pattern.object, last.end, last.end + 60):
            gap = text[last.end : thing.start]
            if gap.count("，") <= 1 and not re.search("[。；：]", gap) and self._brings.search(gap[-6:].rstrip("“")):
                return thing
        return None

    def invited(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """邀请A、B授课; 来自A、B的选手: they take part in what the sentence, or the one before, tells of."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            guests = [
                p
                for p in clause.of(pattern.subject, verb.end(), end)
                if p.start - verb.end() <= 12 and not PAUSE.search(text[verb.end() : p.start])
            ]
            if not guests and verb.group() in self._asking:
                guests = self._honoured(clause, verb.end())
            if not guests or (verb.group() == "组织" and not re.search(r"参[训加赛与]", text[guests[0].end : end])):
                continue
            if verb.group() == "来自":
                after = text[guests[0].end : guests[0].end + 40]
                before = text[max(0, verb.start() - 10) : verb.start()]  # 首批学员中，有来自…
                if not self._competing.search(after) and not self._competing.search(before):
                    last = self._grammar.run(clause, guests[0], pattern.subject)[-1]
                    if guests[0].cls == "Person" or not self._delegated.match(text, last.end):
                        continue
            if verb.group() == "请" and not self._experts.match(text, guests[0].end):
                continue
            if verb.group() == "应" and "邀" not in text[guests[0].end : guests[0].end + 3]:
                continue
            thing, _ = self._thing(clause, verb.start(), pattern, 1)
            if thing is None:
                thing, _ = self._thing(clause, verb.start(), pattern, 0)
            if thing is None:
                continue
            first = self._grammar.person_of(clause, guests[0]) if guests[0].cls in self._bodies else None
            if first is not None and verb.group().startswith("请"):
                continue  # who is asked to come and help, with whatever it is
            for guest in drafts(self._grammar.run(clause, first or guests[0], pattern.subject)):
                if guest is not clause.home and guest is not thing:
                    yield Link.by(pattern, guest, thing, verb.start(), guests[0].end)

    @staticmethod
    def _honoured(clause: Clause, start: int) -> list[Placed]:
        """The first of those who are asked to come, where honours or posts stand before the name."""
        first = clause.of(("Person",), start, start + _FAR)[:1]
        if not first or PAUSE.search(clause.text, start, first[0].start):
            return []
        told = clause.of(("Award",), start, first[0].start)
        return first if told and told[0].start - start <= 3 else []

    def stands(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """观摩席上，A、B的同行…: they take part in what the text speaks of."""
        for place in self._stands.finditer(clause.text):
            first = [p for p in clause.of(pattern.subject, place.end()) if p.start - place.end() <= 1][:1]
            thing, _ = self._thing(clause, place.start(), pattern, 6)
            if not first or thing is None:
                continue
            members = self._grammar.run(clause, first[0], pattern.subject)
            for one in drafts(members):
                if one is not clause.home and one is not thing:
                    yield Link.by(pattern, one, thing, place.start(), members[-1].end)

    def spoke(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """张三在某会上说…: who speaks at an event takes part in it."""
        said = re.compile(rf"[”》]?(?:上|现场|中|间隙|期间)[^，。；：]{{0,6}}?(?:{any_of(pattern.words).pattern})")
        for event in clause.of(pattern.object):
            begin = clause.start_of(event.start)
            at = clause.text.rfind("在", begin, event.start)
            people = [p for p in clause.of(pattern.subject, begin, at) if at - p.end <= 2] if at >= 0 else []
            sent = clause.text.startswith(self._delegate, event.end)
            if sent and self._chosen.search(clause.text, begin, event.start):  # 当选E代表
                people = self._grammar.subjects(clause, event.start, pattern.subject)
                people = people or self._grammar.subjects(clause, begin, pattern.subject)
            if sent and not people:  # E代表、某奖获得者、某公司电工张三
                people = self._delegates(clause, event.start, event.end)
            there = self._there.match(clause.text, event.end)  # 张三在E现场。, as captions have it
            if people and (sent or there or said.match(clause.text, event.end)):
                for one in drafts(self._grammar.before(clause, people[-1], pattern.subject)):
                    ends = (min(people[-1].start, event.start), max(people[-1].end, event.end))
                    yield Link.by(pattern, one, event.draft, *ends)

    def _delegates(self, clause: Clause, at: int, start: int) -> list[Placed]:
        """The delegate whose name follows an event's, at once or behind honours and posts."""
        after = re.compile(rf"(?:{any_of(self._delegate).pattern})(?=[、，]|[\u4e00-\u9fff])").match(clause.text, start)
        if after is not None and clause.text.endswith("作为", 0, at):  # 作为E代表，张三…
            begin = clause.end_of(after.end()) + 1
            return [p for p in clause.of(("Person",), begin) if p.start == begin][:1]
        first = clause.of(("Person",), after.end(), after.end() + _FAR)[:1] if after else []
        if not first or after is None or PAUSE.search(clause.text, after.end(), first[0].start):
            return []
        alone = first[0].start == after.end() or clause.text[after.end()] == "、"
        return first if alone and "的" not in clause.text[after.end() : first[0].start] else []

    def at(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """在某公司、某厂开展“programme”: it reaches those at whose place it is done."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            things = [p for p in clause.of(pattern.object, verb.end(), end) if p.start - verb.end() <= 12]
            begin = clause.start_of(verb.start())
            if not things:  # “某某讲堂”先后在某公司、某厂开讲
                things = clause.of(pattern.object, begin, verb.start())[:1]
            hosts = [
                p
                for p in clause.of(pattern.subject, begin, verb.start())
                if re.search(r"在(?:[^，。；在]{0,14}、)?[“]?$", text[begin : p.start])
            ]
            if not things or not hosts:
                continue
            members = self._grammar.row(clause, hosts[0], pattern.subject, verb.start())
            if verb.start() - members[-1].end > 12 or "的" in text[members[-1].end : verb.start()]:
                continue
            for one in drafts(members):
                if one is not clause.home:
                    yield Link.by(
                        pattern,
                        one,
                        things[0].draft,
                        min(hosts[0].start - 1, things[0].start),
                        max(things[0].end, members[-1].end),
                    )

    def counted(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A、B等7家企业试点 (设教学点, 结对, 入选): they take part in the programme that the text speaks of."""
        text = clause.text
        for first in clause.of(pattern.subject):
            members = self._grammar.run(clause, first, pattern.subject)
            if self._grammar.before(clause, first, pattern.subject)[0] is not first:
                continue
            tail = re.compile(
                r"[”》]?(?:等)?(?:首批)?(?:\d{1,9}|[一二两三四五六七八九十]{1,9})(?:多|余)?(?:家|个|所|支)"
            ).match(text, members[-1].end)
            if tail is None:
                continue
            begin = clause.start_of(first.start)
            end = clause.end_of(tail.end())
            acts = [*verbs(clause, pattern, tail.end(), end), *verbs(clause, pattern, begin, first.start)]
            if not acts and text[end : end + 1] == "，" and GROUP.match(text, end + 1):  # …等5家企业，80余名职工|参加
                more = clause.end_of(end + 1)
                acts = list(verbs(clause, pattern, end + 1, more)) if not clause.of(pattern.subject, end, more) else []
            if not acts:
                continue
            thing, _ = self._thing(clause, first.start, pattern, 6)
            if thing is None or (
                clause.of(pattern.object, begin, end) and not re.search(r"参|入|设|办|开", acts[0].group())
            ):
                continue
            for member in drafts(members):
                if member is not clause.home:
                    yield Link.by(
                        pattern, member, thing, min(first.start, acts[0].start()), max(tail.end(), acts[0].end())
                    )

    def teach(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """选手张三; 学员李四; 王五授课; 赵六夺冠: one who plays, learns or teaches takes part in what is told of."""
        text = clause.text
        for person in clause.of(pattern.subject):
            begin = clause.start_of(person.start)
            end = clause.end_of(person.end)
            lead = text[begin : person.start]
            start = person.start
            if not any(p.cls == "Person" for p in clause.placed if p.start >= end):
                end = len(text)
            act = next(
                (
                    m
                    for m in verbs(clause, pattern, person.end, end)
                    if not any(p.cls == person.cls for p in clause.of((person.cls,), person.end, m.start()))
                ),
                None,
            )
            if act is not None and person.cls == "Person":
                stop = act.end()
            elif person.cls == "Person" and (
                player := next(
                    (
                        w
                        for w in self._players
                        if lead.endswith(w) or re.search(rf"(?:^|[，、的名]){re.escape(w)}、[^，]{{0,24}}$", lead)
                    ),
                    "",
                )
            ):
                start, stop = person.start - len(player), person.end
            elif person.cls == "Person" and (self._among.search(lead) or self._learning.search(lead)):
                start, stop = begin, person.end
            elif person.cls == "Person" and (scene := self._scene(clause, person, begin)) is not None:
                yield Link.by(pattern, person.draft, scene.draft, scene.start, person.end)
                continue
            elif sent := self._sent(clause, person, end):
                yield Link.by(pattern, person.draft, sent.draft, person.start, sent.end)
                continue
            else:
                continue
            if act is not None and self._speaks.match(text, person.end):
                continue
            own = [
                p
                for p in clause.of(pattern.object, person.end, min(len(text), stop + 24))
                if not PAUSE.search(text[stop : p.start])
            ]
            thing, at = (own[-1].draft, person.start) if own else self._thing(clause, person.start, pattern, 3)
            if thing is None:
                continue
            for one in drafts([person]):
                yield Link.by(pattern, one, thing, min(at, start), stop)

    def _scene(self, clause: Clause, person: Placed, begin: int) -> Placed | None:
        """The event at which somebody acts: 在E上，某公司女工张三…."""
        events = list(clause.of(HELD, 0, person.start))[-1:]
        if not events or any(p.cls == "Person" for p in clause.placed if events[0].end <= p.start < person.start):
            return None
        gap = clause.text[events[0].end : person.start]
        after = re.match(rf"[”》]?(?:{self._stages})?(?:上|现场|中)[，,]?[^，。；]{{0,30}}$", gap)
        return events[0] if after and not re.search("[说称绍露]", clause.text[person.end : person.end + 4]) else None

    def _sent(self, clause: Clause, person: Placed, end: int) -> Placed | None:
        """X是P活动派出的十二人之一."""
        if not re.match(r"[也还就]?是", clause.text[person.end :]):
            return None
        things = clause.of(HELD, person.end, end)
        return things[-1] if things and self._sends.search(clause.text, things[-1].end, things[-1].end + 9) else None
