"""The frame of what bears the name of whose it is: A的“P”, A“P”行动, 某公司第四届职工代表大会, 厂里的“S”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import ActFrames
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import ORDINAL, Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of


class GenitiveFrames:
    """The frame ``genitive``."""

    def __init__(self, words: Words, grammar: Grammar, acts: ActFrames) -> None:
        self._grammar, self._acts = grammar, acts
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._treaties = tuple(lexicon.words("frames", "treaties"))
        self._openings = tuple(lexicon.words("frames", "openings"))
        self._between = re.compile(rf"(?:办公[室厅])?的?(?:{ORDINAL.pattern})?的?[“《]?")
        self._premises = re.compile(rf"(?:{any_of(lexicon.words('frames', 'premises')).pattern})的?[“]?$")
        seats = [w for p in lexicon.patterns if p.frame == "place" for w in p.words]
        self._seated = re.compile(rf"(?:{any_of(seats).pattern}|设置在|安置在)$")

    def genitive(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A“P”行动, A的“P”: what is named with a body before it is that body's."""
        text = clause.text
        for thing in clause.of(pattern.object):
            owners = [
                p
                for p in clause.of(pattern.subject, 0, thing.start)
                if self._between.fullmatch(text, p.end, thing.start)
            ]
            if not owners:
                yield from self._owned(clause, thing, pattern)
                yield from self._inside(clause, thing, pattern)
                continue
            if thing.draft.weak:
                continue
            if pattern.predicate == "operates" and self._seated.search(text, 0, owners[-1].start):
                continue  # 设在某公司的“S”: where it is, not whose
            members = self._grammar.before(clause, owners[-1], pattern.subject)
            if len(members) > 1 and re.search(r"[到赴进与和向为给][“]?$", text[: members[0].start]):
                members = members[-1:]
            yield from self._acts.links(clause, pattern, drafts(members), [thing], members[0].start)
            yield from self._acts.jointly(drafts(members), [], members[0].start, thing.end, pattern)

    def _inside(self, clause: Clause, thing: Placed, pattern: Pattern) -> Iterator[Link]:
        """厂里的“S”: what stands in the rooms of the body that the text speaks of."""
        if pattern.predicate != "operates" or not self._premises.search(
            clause.text, max(0, thing.start - 6), thing.start
        ):
            return
        owner = clause.latest(frozenset(["Company", "School", "Institution"]) & pattern.subject, thing.start, 2)
        if owner is not None:
            yield Link.by(pattern, owner, thing.draft, thing.start, thing.end)

    def _owned(self, clause: Clause, thing: Placed, pattern: Pattern) -> Iterator[Link]:
        """A thing whose name begins with a body's name (某公司第四届职工代表大会) is that body's."""
        if any(name.endswith(self._openings) for name in thing.draft.names):
            return  # 某某学院揭牌仪式: whose beginning it is does not hold it
        bodies = [*(p for _, p in clause.past), *clause.placed]
        inner = [p for p in clause.nested(pattern.subject, thing) if p.start <= thing.start + 1]
        if inner:  # 县总“某某”合唱比赛
            yield Link.by(pattern, inner[0].draft, thing.draft, thing.start, thing.end)
            if thing.cls == "Event" and (both := self._both(clause, thing, inner[0])):
                yield Link.by(pattern, both[0], thing.draft, thing.start, thing.end)
                yield from self._acts.jointly(both, [], thing.start, thing.end, pattern)
        if pattern.predicate == "issues" and (signed := self._signers(thing, bodies)):
            yield from (Link.by(pattern, one, thing.draft, thing.start, thing.end) for one in signed)
            yield from self._acts.jointly(signed, [], thing.start, thing.end, pattern)
            return
        for name in thing.draft.names:
            owner = next(
                (
                    p
                    for p in bodies
                    if p.cls in pattern.subject and any(len(n) >= 4 and name.startswith(n) for n in p.draft.names)
                ),
                None,
            )
            if owner is not None:
                yield Link.by(pattern, owner.draft, thing.draft, thing.start, thing.end)
                return

    def _both(self, clause: Clause, thing: Placed, second: Placed) -> list[Draft]:
        """甲与|乙战略合作签约仪式: the two of whom a ceremony tells."""
        first = next((p for p in clause.of(self._bodies, 0, thing.start) if p.end == thing.start - 1), None)
        if first is None or not any(name.startswith(n) for name in thing.draft.names for n in first.draft.names):
            return []
        return [first.draft, second.draft] if first.draft is not second.draft else []

    def _signers(self, document: Placed, bodies: Iterable[Placed]) -> list[Draft]:
        """The bodies, two or more, that a document's title begins with (《甲 乙协作协议》, 《甲乙关于…的意见》)."""
        title = document.draft.name.lstrip("《")
        head = title[: title.find("关于")] if "关于" in title else title if title.endswith(self._treaties) else ""
        found: list[Draft] = []
        for p in bodies:
            if p.cls in self._bodies and p.draft not in found and any(len(n) >= 4 and n in head for n in p.draft.names):
                found.append(p.draft)
        return found if len(found) >= 2 else []
