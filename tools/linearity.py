"""Tells whether a regular expression takes time that grows faster than its text, by its structure and not by trying.

What takes more than linear time where it matches nothing: two loops of which the second can go over what the first
has gone over (甲+甲+乙), so that each way to part a text between them is tried; and, where a pattern is searched for, a
loop that can begin at each character of what it goes over (甲+乙), so that each beginning goes to the end. Both are
one property of the automaton of the pattern, polynomial ambiguity (Weber and Seidl, "On the degree of ambiguity of
finite automata", 1991; for matchers that backtrack: Weideman et al., CIAA 2016): one text leads round the first loop,
from it to the second, and round the second. Searching puts a loop before the pattern that reads anything.

What matches does no harm: the search goes on behind it. So of a pattern that is searched for only such loops count in
which it cannot end where it is.

Modelled exactly are sets of characters, looks at the character beside (``(?<!甲)``, ``(?=[，。])``) and possessive
repetitions of one set, which end where the next character is none of theirs. Other looks ahead are side ways that lead
nowhere; looks back, references and borders of words are taken to hold; atomic groups are read as others, which gives
more ways and never fewer. A repetition up to ``MOST`` is taken for one of at most three and counts as bounded: its work
is a factor. So a pattern could be called slow that is not.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

MOST = 128
LARGEST = 6000
"""Positions; a pattern of more is not looked at."""


def _beside(name: str) -> ModuleType:
    """The module of this name in the folder of this one."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules.setdefault(name, module)
    spec.loader.exec_module(module)
    return module


ambiguity = _beside("ambiguity")

Way = tuple[int, int]
"""What the character before and the character after must be, as bits."""


@dataclass
class _Part:
    """A part of a pattern: positions that it can begin and end with, and the ways to be empty.

    ``last`` and ``empty`` carry whether nothing that could fail is asked there.
    """

    first: set[tuple[int, int, int]] = field(default_factory=set)
    last: set[tuple[int, int, int, bool]] = field(default_factory=set)
    empty: set[tuple[int, int, bool]] = field(default_factory=set)


class Automaton:
    """The positions of a pattern, the characters of each, and what follows each under which conditions."""

    def __init__(self, pattern: str, flags: int) -> None:
        parsed = _parser.parse(pattern, flags)
        self._flags = parsed.state.flags
        self._texts = ambiguity._representatives(parsed)
        self._sets: dict[str, int] = {}
        self.all = (1 << len(self._texts)) - 1
        self._groups: dict[int, Any] = {}  # those of one character
        self.chars: list[int] = []
        self.follow: list[dict[int, set[Way]]] = []
        whole = self._sequence(parsed)
        self.first = whole.first
        self.ends = {p for p, _, _, free in whole.last if free}

    def _bits(self, op: Any, value: Any) -> int:
        key = f"{op} {value}"
        if key not in self._sets:
            self._sets[key] = sum(
                1 << number for number, char in enumerate(self._texts) if ambiguity._fits(op, value, char, self._flags)
            )
        return self._sets[key]

    def _position(self, bits: int) -> _Part:
        if len(self.chars) >= LARGEST:
            raise ambiguity.TooLarge
        self.chars.append(bits)
        self.follow.append({})
        here = len(self.chars) - 1
        return _Part({(here, self.all, self.all)}, {(here, self.all, self.all, True)}, set())

    def _link(self, one: _Part, other: _Part) -> None:
        for p, before, after, _ in one.last:
            for q, before_too, after_too in other.first:
                way = (before & before_too, after & after_too & self.chars[q])
                if way[0] & self.chars[p] and way[1]:
                    self.follow[p].setdefault(q, set()).add(way)

    def _join(self, one: _Part, other: _Part) -> _Part:
        self._link(one, other)
        return _Part(
            one.first | {(q, b & c, a & d) for b, a, _ in one.empty for q, c, d in other.first},
            other.last | {(p, b & c, a & d, f and g) for c, d, g in other.empty for p, b, a, f in one.last},
            {(b & c, a & d, f and g) for b, a, f in one.empty for c, d, g in other.empty},
        )

    def _nothing(self, before: int | None = None, after: int | None = None, free: bool = True) -> _Part:
        return _Part(empty={(self.all if before is None else before, self.all if after is None else after, free)})

    def _sequence(self, parsed: Iterable[tuple[Any, Any]]) -> _Part:
        whole = self._nothing()
        for op, value in parsed:
            whole = self._join(whole, self._one(str(op), op, value))
        return whole

    def _one(self, name: str, op: Any, value: Any) -> _Part:
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN", "RANGE", "CATEGORY"):
            return self._position(self._bits(op, value))
        if name == "BRANCH":
            parts = [self._sequence(branch) for branch in value[1]]
            return _Part(
                {f for p in parts for f in p.first},
                {f for p in parts for f in p.last},
                {f for p in parts for f in p.empty},
            )
        if name == "SUBPATTERN":
            if self._single(value[-1]) is not None:
                self._groups[value[0]] = value[-1]
            return self._sequence(value[-1])
        if name == "GROUPREF" and value in self._groups:
            return self._sequence(self._groups[value])
        if name == "ATOMIC_GROUP":
            return self._sequence(value)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            return self._repeat(*value)
        if name == "POSSESSIVE_REPEAT":
            return self._possessive(*value)
        if name in ("ASSERT", "ASSERT_NOT"):
            return self._look(value[0], value[1], name == "ASSERT")
        if name == "AT":
            return self._at(str(value))
        return self._nothing(free=False)

    def _at(self, where: str) -> _Part:
        if where == "AT_BEGINNING" and self._flags & _constants.SRE_FLAG_MULTILINE:
            return self._nothing(before=self._bits(_constants.LITERAL, ord("\n")), free=False)
        if where in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return self._nothing(before=0, free=False)
        return self._nothing(free=False)

    def _single(self, parsed: Any) -> int | None:
        """The characters of a part that is one of a set, or None."""
        items = list(parsed)
        if len(items) == 1 and str(items[0][0]) == "SUBPATTERN":
            return self._single(items[0][1][-1])
        if len(items) == 1 and str(items[0][0]) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._bits(*items[0])
        if len(items) == 1 and str(items[0][0]) == "BRANCH":
            sets = [self._single(branch) for branch in items[0][1][1]]
            known = [bits for bits in sets if bits is not None]
            return _any(known) if len(known) == len(sets) else None
        return None

    def _look(self, direction: int, parsed: Any, wanted: bool) -> _Part:
        bits = self._single(parsed)
        if bits is not None:
            bits = bits if wanted else self.all & ~bits
            return self._nothing(bits if direction < 0 else None, bits if direction > 0 else None, free=False)
        if direction < 0:
            return self._nothing(free=False)
        aside = self._sequence(parsed)
        return _Part(aside.first, set(), self._nothing(free=False).empty)

    def _possessive(self, low: int, high: Any, body: Any) -> _Part:
        bits = self._single(body)
        part = self._repeat(low, high, body)
        if bits is None or not (high is _constants.MAXREPEAT or high > MOST):
            return part
        after = self.all & ~bits  # it stops where it can go no further
        return _Part(
            part.first,
            {(p, b, a & after, f) for p, b, a, f in part.last},
            {(b, a & after, f) for b, a, f in part.empty},
        )

    def _repeat(self, low: int, high: Any, body: Any) -> _Part:
        unbounded = high is _constants.MAXREPEAT or high > MOST
        whole = self._nothing()
        needed = min(int(low), 3 if unbounded or low == high else 2)  # so that a choice stays one
        for number in range(needed):
            part = self._sequence(body)
            if unbounded and number == needed - 1:
                self._link(part, part)
            whole = self._join(whole, part)
        if unbounded and needed:
            return whole
        rest = self._nothing()
        for _ in range(1 if unbounded else min(int(high), 3) - needed):  # each one only after the one before it
            rest = self._join(self._sequence(body), rest)
            if unbounded:
                self._link(rest, rest)
            rest.empty = self._nothing().empty  # going round without a character is stopped by the matcher
        return self._join(whole, rest)


def _any(sets: Iterable[int]) -> int:
    bits = 0
    for one in sets:
        bits |= one
    return bits


Steps = Callable[[int], Iterator[tuple[int, int, int]]]
"""From a position: the next, what the character before must be, and what it reads."""


def slow(pattern: str, flags: int = 0) -> str:
    """How a pattern takes more than linear time: "search", "match", or "" where it takes linear time.

    "match" is worse: it does so from one beginning. Raises TooLarge.
    """
    automaton = Automaton(pattern, flags)
    loops = _loops(automaton, range(len(automaton.chars)))
    for one in loops:
        for other in loops:
            if one is not other and _twice(automaton, one, other):
                return "match"
    unended = [p for p in range(len(automaton.chars)) if p not in automaton.ends]
    for loop in _loops(automaton, unended):
        if _restarts(automaton, loop):
            return "search"
    return ""


def _loops(automaton: Automaton, positions: Iterable[int]) -> list[frozenset[int]]:
    """The loops of the automaton that lie within some positions."""
    members = set(positions)
    found = ambiguity._components(sorted(members), lambda p: [q for q in automaton.follow[p] if q in members])
    return [frozenset(c) for c in found if len(c) > 1 or c[0] in automaton.follow[c[0]]]


def _steps(automaton: Automaton, within: frozenset[int] | None = None) -> Steps:
    def steps(p: int) -> Iterator[tuple[int, int, int]]:
        for q, ways in automaton.follow[p].items():
            if within is None or q in within:
                for before, after in ways:
                    yield q, before, after

    return steps


def _reaching(automaton: Automaton, goal: Iterable[int]) -> frozenset[int]:
    """The positions from which some of the others can be reached."""
    back: dict[int, list[int]] = {}
    for p, after in enumerate(automaton.follow):
        for q in after:
            back.setdefault(q, []).append(p)
    seen, work = set(goal), list(goal)
    while work:
        for p in back.get(work.pop(), ()):
            if p not in seen:
                seen.add(p)
                work.append(p)
    return frozenset(seen)


def _restarts(automaton: Automaton, loop: frozenset[int]) -> bool:
    """Whether a text leads round a loop that also leads from a new beginning into it."""
    inside = _steps(automaton, loop)
    between = _steps(automaton, _reaching(automaton, loop))
    for goal in sorted(loop):
        # The text is read from a beginning up to the goal, and once round from the goal to the goal.
        start = (-1, goal, automaton.chars[goal])
        seen, work = {start}, [start]
        while work:
            y, z, last = work.pop()
            outer = [(-1, automaton.all, automaton.all)] if y < 0 else []
            outer += (
                [(q, before, after & automaton.chars[q]) for q, before, after in automaton.first]
                if y < 0
                else list(between(y))
            )
            for z_next, z_before, z_after in inside(z):
                for y_next, y_before, y_after in outer:
                    read = z_after & y_after
                    if not (last & z_before & y_before and read):
                        continue
                    if y_next == z_next == goal:
                        return True
                    node = (y_next, z_next, read)
                    if node not in seen:
                        seen.add(node)
                        work.append(node)
    return False


def _twice(automaton: Automaton, one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether a text leads round the first loop, from it into the second, and round the second."""
    if not _any(automaton.chars[p] for p in one) & _any(automaton.chars[q] for q in other):
        return False
    way = _reaching(automaton, other)
    if not one & way:
        return False
    first, between, second = _steps(automaton, one), _steps(automaton, way), _steps(automaton, other)
    for p in sorted(one):
        for q in sorted(other):
            start = (p, p, q, automaton.chars[p] & automaton.chars[q])
            if not start[3]:
                continue
            seen, work = {start}, [start]
            while work:
                x, y, z, last = work.pop()
                for x_next, x_before, x_after in first(x):
                    if not last & x_before:
                        continue
                    for z_next, z_before, z_after in second(z):
                        both = x_after & z_after
                        if not (both and last & x_before & z_before):
                            continue
                        for y_next, y_before, y_after in between(y):
                            read = both & y_after
                            if not (read and last & x_before & z_before & y_before):
                                continue
                            if (x_next, y_next, z_next) == (p, q, q):
                                return True
                            node = (x_next, y_next, z_next, read)
                            if node not in seen:
                                seen.add(node)
                                work.append(node)
    return False
