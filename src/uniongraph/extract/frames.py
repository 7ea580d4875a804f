"""Sentence frames: how a verb of the lexicon and the mentions around it make a statement.

Each frame is a function of a clause and a pattern; which words fill it stands in ``ontology/lexicon``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from uniongraph.extract.clauses import Clause, Grammar, Placed, drafts
from uniongraph.extract.referents import Draft
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_PLACES = frozenset(["Place", "FunctionalZone"])


@dataclass(frozen=True)
class Link:
    """A statement before it has evidence: both ends, the words from ``start`` to ``end`` that say it."""

    subject: Draft
    predicate: str
    object: Draft
    start: int
    end: int
    rule: str
    confidence: float
    title: str = ""
    former: bool = False


class Frames:
    """All frames, with the compiled words of the lexicon."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        lexicon = words.lexicon
        self.patterns = lexicon.patterns
        self._award_verbs = re.compile(rf"(?:{any_of(lexicon.words('Award', 'verbs')).pattern})(?:了|过)?")
        self._causative = lexicon.words("frames", "causative")
        self._part_noun = any_of(lexicon.words("frames", "part_nouns"))
        self._give = re.compile(r"授予|颁发|表彰|命名|评为|认定|颁给|授牌")
        self._orgs = words.organisations

    def read(self, clause: Clause) -> list[Link]:
        """Every statement that the frames find in a clause."""
        found: list[Link] = []
        for pattern in self.patterns:
            frame = getattr(self, f"_{pattern.frame}", None)
            if frame is not None:
                found += frame(clause, pattern)
        return found

    def _verbs(self, clause: Clause, pattern: Pattern) -> Iterator[re.Match[str]]:
        """The pattern's words where they stand as words and outside every mention."""
        for match in any_of(pattern.words).finditer(clause.text):
            inside = clause.at(match.start())
            if inside is None and (len(match.group()) > 1 or match.start() in clause.reading.starts):
                yield match

    def _subjects(self, clause: Clause, offset: int, pattern: Pattern) -> list[Draft]:
        """Who does what stands at ``offset``; carried over or the article's own body where nobody is named."""
        named = self._grammar.subjects(clause, offset, pattern.subject)
        if named:
            people = [p for p in named if p.cls == "Person"]
            return drafts(people or named)
        if not pattern.default:
            return [clause.carried] if clause.carried and clause.carried.cls in pattern.subject else []
        if clause.carried and clause.carried.cls in pattern.subject:
            return [clause.carried]
        return [clause.home] if clause.home else []

    def _act(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        text = clause.text
        for verb in self._verbs(clause, pattern):
            end = self._grammar.clause_end(text, verb.end())
            after = clause.of(pattern.object, verb.end(), end)
            if after and self._reaches(clause, verb.end(), after[0].start):
                agents = self._grammar.agents_after(clause, self._grammar.clause_start(text, verb.start()), verb.start(), pattern.subject)
                subjects = drafts(agents) or self._subjects(clause, verb.start(), pattern)
                for obj in self._grammar.run(clause, after[0], pattern.object):
                    for subject in subjects:
                        if subject is not obj.draft:
                            yield Link(subject, pattern.predicate, obj.draft, verb.start(), obj.end, pattern.id, pattern.confidence)
            begin = self._grammar.clause_start(text, verb.start())
            agents = self._grammar.agents_after(clause, begin, verb.start(), pattern.subject)
            if agents:
                yield from self._passive(clause, pattern, begin, verb.end(), agents)

    def _passive(self, clause: Clause, pattern: Pattern, begin: int, end: int, agents: list[Placed]) -> Iterator[Link]:
        """B由A举办, and 由A举办的B."""
        before = clause.of(pattern.object, begin, agents[0].start)
        if not before and begin > 0:
            earlier = self._grammar.clause_start(clause.text, begin - 1)
            before = clause.of(pattern.object, earlier, begin)[-1:]
        for obj in before:
            for agent in drafts(agents):
                if agent is not obj.draft:
                    yield Link(agent, pattern.predicate, obj.draft, obj.start, end, pattern.id, pattern.confidence)

    def _reaches(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the words between a verb and its object only describe the object."""
        gap = clause.text[start:end]
        return len(gap) <= 26 and not re.search(r"[，。；：]", gap)

    def _between(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A联合B…; A与B签约…; 联合B with the subject left out."""
        text = clause.text
        for verb in self._verbs(clause, pattern):
            after = clause.of(pattern.object, verb.end(), verb.end() + 24)
            joins = verb.group() in ("联合", "会同", "携手", "联手", "协同", "牵手", "联动", "结对", "对接")
            if joins and after and after[0].start - verb.end() <= 6 and not re.search(r"[，。；]", text[verb.end() : after[0].start]):
                partners = self._grammar.run(clause, after[0], pattern.object)
                for subject in self._subjects(clause, verb.start(), pattern):
                    for partner in drafts(partners):
                        if partner is not subject:
                            yield Link(subject, pattern.predicate, partner, verb.start(), partners[-1].end, pattern.id, pattern.confidence)
                continue
            begin = self._grammar.clause_start(text, verb.start())
            with_ = [p for p in clause.of(pattern.object, begin, verb.start()) if re.search(r"(?:与|和|同|跟)(?:全?[省市县区])?[“《]?$", text[max(0, p.start - 4) : p.start])]
            if not with_:
                continue
            partners = [p for p in self._grammar.run(clause, with_[0], pattern.object) if p.end <= verb.start()]
            left = [p for p in clause.of(pattern.subject, begin, with_[0].start)]
            subjects = drafts(self._grammar.before(clause, left[-1], pattern.subject)) if left else self._subjects(clause, begin, pattern)
            for subject in subjects:
                for partner in drafts(partners):
                    if partner is not subject:
                        yield Link(subject, pattern.predicate, partner, begin, verb.end(), pattern.id, pattern.confidence)

    def _visit(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A走访B、C; A到B调研; A一行走进B."""
        text = clause.text
        for verb in self._verbs(clause, pattern):
            end = self._grammar.clause_end(text, verb.end())
            after = [p for p in clause.of(pattern.object, verb.end(), end) if p.start - verb.end() <= 10]
            targets: list[Placed] = []
            if after and not re.search(r"[，。；]", text[verb.end() : after[0].start]):
                targets = self._grammar.run(clause, after[0], pattern.object)
            else:
                begin = self._grammar.clause_start(text, verb.start())
                goal = [p for p in clause.of(pattern.object, begin, verb.start()) if re.search(r"[到赴在往]$", text[max(0, p.start - 1) : p.start])]
                if not goal:  # 到盐南高新区企业某公司调研
                    goal = [p for p in clause.of(pattern.object, begin, verb.start()) if re.search(r"[到赴往][^，。；]{0,12}$", text[max(begin, p.start - 14) : p.start])]
                if goal and verb.start() - goal[-1].end <= 8:
                    targets = [p for p in self._grammar.run(clause, goal[0], pattern.object) if p.end <= verb.start()]
            if not targets:
                continue
            for subject in self._subjects(clause, min(verb.start(), targets[0].start), pattern):
                for target in drafts(targets):
                    if target is not subject:
                        yield Link(subject, pattern.predicate, target, min(verb.start(), targets[0].start), max(verb.end(), targets[-1].end), pattern.id, pattern.confidence)

    def _reached(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“programme”走进A: A is reached by it."""
        text = clause.text
        for verb in self._verbs(clause, pattern):
            begin = self._grammar.clause_start(text, verb.start())
            programmes = clause.of(pattern.object, 0, verb.start())
            end = self._grammar.clause_end(text, verb.end())
            targets = [p for p in clause.of(pattern.subject, verb.end(), end) if p.start - verb.end() <= 8]
            if not programmes or not targets:
                continue
            last = programmes[-1]
            if last.start < begin and not re.fullmatch(r"[”》]?(?:[^，。；]{0,16}，)?", text[last.end : begin]):
                continue
            for target in drafts(self._grammar.run(clause, targets[0], pattern.subject)):
                if target is not clause.home:
                    yield Link(target, pattern.predicate, last.draft, verb.start(), targets[0].end, pattern.id, pattern.confidence)

    def _invited(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """邀请A、B…: they take part in the event that the sentence, or the one before, tells of."""
        text = clause.text
        for verb in self._verbs(clause, pattern):
            end = self._grammar.clause_end(text, verb.end())
            guests = [p for p in clause.of(pattern.subject, verb.end(), end) if p.start - verb.end() <= 12]
            if not guests or verb.group() == "组织" and not re.search(r"参[训加赛与]", text[guests[0].end : end]):
                continue
            events = clause.of(pattern.object)
            event = min(events, key=lambda p: abs(p.start - verb.start())).draft if events else None
            if event is None:
                continue
            for guest in drafts(self._grammar.run(clause, guests[0], pattern.subject)):
                if guest is not clause.home and guest is not event:
                    yield Link(guest, pattern.predicate, event, verb.start(), guests[0].end, pattern.id, pattern.confidence)

    def _receive(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """Recipients before 获评 and the like; givers after 被, or before 授予 with the recipients after it."""
        if pattern.predicate != "received":
            return
        text = clause.text
        confers = next((p for p in self.patterns if p.id == "confers.verb"), pattern)
        for award in clause.of(("Award",)):
            begin = self._grammar.clause_start(text, award.start)
            verbs = [m for m in self._award_verbs.finditer(text, begin, award.start) if clause.at(m.start()) is None]
            if not verbs:
                continue
            verb = verbs[-1] if len(verbs) == 1 or "被" not in text[begin : award.start] else verbs[-1]
            gap = text[verb.end() : award.start]
            passive = text.rfind("被", begin, verb.end())
            if passive < 0 and "由" in text[begin : verb.start()] and self._give.search(verb.group()):
                passive = text.find("由", begin, verb.start())
            givers: list[Placed] = []
            if passive >= 0:
                givers = [p for p in clause.of(self._orgs, passive, verb.start())]
                recipients = self._recipients(clause, begin, passive, pattern)
            elif self._give.search(verb.group()) and clause.of(pattern.subject, verb.end(), award.start):
                recipients = drafts(clause.of(pattern.subject, verb.end(), award.start))
                givers = self._grammar.subjects(clause, verb.start(), self._orgs)
            elif self._give.fullmatch(verb.group().strip("了过")) or re.search(r"[，。；]", gap):
                continue
            else:
                recipients = self._recipients(clause, begin, verb.start(), pattern)
            for giver in drafts(givers):
                yield Link(giver, "confers", award.draft, min(verb.start(), award.start), award.end, confers.id, confers.confidence)
            for recipient in recipients:
                if recipient not in drafts(givers):
                    yield Link(recipient, pattern.predicate, award.draft, verb.start(), award.end, pattern.id, pattern.confidence)

    def _recipients(self, clause: Clause, begin: int, end: int, pattern: Pattern) -> list[Draft]:
        """Who the clause before the verb names as recipients; else who the sentence has spoken of."""
        inside = [p for p in clause.of(pattern.subject, begin, end)]
        inside = [p for p in inside if clause.text[p.end : p.end + 1] != "的" or p.cls == "Person"]
        if inside:
            last = inside[-1]
            people = [p for p in inside if p.cls == "Person"]
            if people:
                last = people[-1]
            return drafts(self._grammar.before(clause, last, pattern.subject))
        while begin > 0 and clause.text[begin - 1] in "，：；":
            end, begin = begin - 1, self._grammar.clause_start(clause.text, begin - 1)
            inside = [p for p in clause.of(pattern.subject, begin, end) if not self._grammar.is_oblique(clause.text, p.start)]
            if inside:
                people = [p for p in inside if p.cls == "Person"]
                return drafts(people[-1:] or self._grammar.before(clause, inside[0], pattern.subject))
        return [clause.carried] if clause.carried else ([clause.home] if clause.home else [])

    def _named(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A name inside another name: who confers an award, whom a studio is named after, whose section a body is."""
        outers = pattern.subject if pattern.predicate == "subOrganizationOf" else pattern.object
        inners = pattern.object if pattern.predicate == "subOrganizationOf" else pattern.subject
        for outer in clause.of(outers):
            for inner in clause.nested(inners, outer):
                if inner.draft is outer.draft:
                    continue
                ends = (outer.draft, inner.draft) if pattern.predicate == "subOrganizationOf" else (inner.draft, outer.draft)
                yield Link(ends[0], pattern.predicate, ends[1], outer.start, outer.end, pattern.id, pattern.confidence)

    def _place(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A位于P."""
        text = clause.text
        for verb in self._verbs(clause, pattern):
            end = self._grammar.clause_end(text, verb.end())
            places = [p for p in clause.of(pattern.object, verb.end(), end) if p.start - verb.end() <= 4]
            if not places:
                continue
            begin = self._grammar.clause_start(text, verb.start())
            things = clause.of(pattern.subject, begin, verb.start())[-1:]
            if not things:
                after = clause.of(pattern.subject - _PLACES, places[0].end, places[0].end + 30)
                things = after[:1] if after and "的" in text[places[0].end : after[0].start] and not re.search(r"[，。；]", text[places[0].end : after[0].start]) else []
            for thing in things:
                if thing.draft is not places[0].draft:
                    yield Link(thing.draft, pattern.predicate, places[0].draft, min(thing.start, verb.start()), max(places[0].end, thing.end), pattern.id, pattern.confidence)

    def _held(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """E在P举行; 在P举办E; 赴P举办E."""
        text = clause.text
        for place in clause.of(pattern.object):
            lead = text[max(0, place.start - 2) : place.start]
            if not re.search(r"[在于赴]$", lead):
                continue
            end = self._grammar.clause_end(text, place.end)
            verb = next((m for m in self._verbs(clause, pattern) if place.end <= m.start() < end and m.start() - place.end <= 24), None)
            if verb is None:
                continue
            begin = self._grammar.clause_start(text, place.start)
            things = [p for p in clause.of(pattern.subject - _PLACES, verb.end(), end) if p.cls not in self._orgs or p.start - verb.end() <= 12][:1]
            if not things:
                things = [p for p in clause.of(pattern.subject - _PLACES - self._orgs, begin, place.start)][-1:]
            for thing in things:
                for where in drafts(self._grammar.run(clause, place, pattern.object)):
                    yield Link(thing.draft, pattern.predicate, where, min(place.start, thing.start), max(verb.end(), thing.end), pattern.id, pattern.confidence)

    def _part(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A是B的一部分 (…的重要举措, …的子项目)."""
        text = clause.text
        for noun in self._part_noun.finditer(text):
            begin = self._grammar.clause_start(text, noun.start())
            wholes = [p for p in clause.of(pattern.object, begin, noun.start()) if re.fullmatch(r"[”》]?的?[^，。；]{0,6}", text[p.end : noun.start()])]
            if not wholes:
                continue
            whole = wholes[-1]
            parts = [p for p in clause.of(pattern.subject, 0, whole.start) if p.draft is not whole.draft][-1:]
            for part in parts:
                yield Link(part.draft, pattern.predicate, whole.draft, part.start, noun.end(), pattern.id, pattern.confidence)
