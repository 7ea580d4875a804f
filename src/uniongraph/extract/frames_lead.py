"""Frames of leading: who is said to be the head of a studio or a team by a noun (领衔人, 带头人)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, outside
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_FAR = 18
"""Characters of titles that stand between the noun and the name at most."""

_LED = re.compile(r"(?:实施|开展|创建|成立|组建|创办|推出)?的“?")
"""What stands between the verb and what is led."""

_IS = re.compile(r"(?:现|也|还|正|同时)?(?:是|系|为|任|担任|作为)|，|（")
_AS = re.compile(r"作为[^，。；]{0,12}$")


class LeadFrames:
    """The frame of nouns for those who lead."""

    def heads(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """某工作室领衔人张三; 张三是某工作室带头人; 作为某工作室的带头人，张三…."""
        text = clause.text
        for noun in outside(clause, any_of(pattern.words)):
            led = [p for p in clause.of(pattern.object, 0, noun.start()) if text[p.end : noun.start()] in ("", "的")]
            who = self._who(clause, led[-1], noun, pattern) if led else None
            if who is not None:
                start, end = min(led[-1].start, who.start), max(noun.end(), who.end)
                yield Link.by(pattern, who.draft, led[-1].draft, start, end)

    def led_by(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """由张三牵头的“P”计划; 由她领衔的某工作室."""
        text = clause.text
        for word in outside(clause, any_of(pattern.words)):
            lead = [p for p in clause.of(pattern.subject, 0, word.start()) if p.end == word.start()]
            if not lead or text[lead[-1].start - 1 : lead[-1].start] not in ("由", "，"):
                continue
            led = [p for p in clause.of(pattern.object, word.end()) if _LED.fullmatch(text, word.end(), p.start)]
            if led and text[lead[-1].start - 1] == "由":
                yield Link.by(pattern, lead[-1].draft, led[0].draft, lead[-1].start, led[0].end)

    @staticmethod
    def _who(clause: Clause, led: Placed, noun: re.Match[str], pattern: Pattern) -> Placed | None:
        """The person whom the noun is said of."""
        text = clause.text
        after = clause.of(pattern.subject, noun.end(), noun.end() + _FAR)[:1]
        if after and clause.nominal(noun.end(), after[0].start):
            return after[0]
        if after and after[0].start == noun.end() + 1 and _AS.search(text, 0, led.start):
            return after[0]
        before = clause.of(pattern.subject, 0, led.start)[-1:]
        return before[0] if before and _IS.fullmatch(text, before[0].end, led.start) else None
