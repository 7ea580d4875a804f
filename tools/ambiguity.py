"""Tells whether a regular expression can take exponential time, by its structure and not by trying.

A pattern that backtracks takes exponential time where one text leads round a loop in two ways (Weideman et al.,
"Analyzing matching time behavior of backtracking regular expression matchers by using ambiguity of NFA", CIAA 2016).
The positions of the pattern and what follows what (Glushkov) make an automaton; two of them side by side, reading the
same text, show whether they can part and meet again on a loop.

What is not modelled: lookarounds and references to more than a character count as empty, repetitions up to ``MOST`` as
at most three, and what is atomic or possessive as a wall, its inside being looked at by itself. So a pattern could be
called exponential that is not, and what a wall hides is left to the trials of tools/patterns.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

MOST = 64
LARGEST = 8000
"""Positions; a pattern of more is not looked at."""

_KINDS = "0a _甲，\n\x01٣ßKé-"
_WALL = 0


class TooLarge(Exception):
    """The pattern has too many positions."""


@dataclass
class _Part:
    """A part of the pattern: its first and last positions with how many ways lead to them, and the ways to be empty."""

    first: Counter[int] = field(default_factory=Counter)
    last: Counter[int] = field(default_factory=Counter)
    empty: int = 1


class Automaton:
    """The positions of a pattern, the characters of each (as bits), and what follows each in how many ways."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.chars: list[int] = []
        self.follow: list[Counter[int]] = []
        self.inner: list[Any] = []  # what stands in lookarounds and walls
        self.groups: dict[int, Any] = {}  # those of one character
        parsed = _parser.parse(pattern, flags)
        self._flags = parsed.state.flags
        self._texts = _representatives(parsed)
        self._sets: dict[str, int] = {}
        self._sequence(parsed)
        while self.inner:
            self._sequence(self.inner.pop())

    def _position(self, op: Any, value: Any) -> _Part:
        return self._of(self._bits(op, value))

    def _of(self, bits: int) -> _Part:
        if len(self.chars) >= LARGEST:
            raise TooLarge
        self.chars.append(bits)
        self.follow.append(Counter())
        here = Counter([len(self.chars) - 1])
        return _Part(here, Counter(here), 0)

    def _bits(self, op: Any, value: Any) -> int:
        key = f"{op} {value}"
        if key not in self._sets:
            self._sets[key] = sum(
                1 << number for number, char in enumerate(self._texts) if _fits(op, value, char, self._flags)
            )
        return self._sets[key]

    def _join(self, one: _Part, other: _Part) -> _Part:
        self._link(one.last, other.first)
        return _Part(
            one.first + Counter({p: n * one.empty for p, n in other.first.items() if one.empty}),
            other.last + Counter({p: n * other.empty for p, n in one.last.items() if other.empty}),
            min(2, one.empty * other.empty),
        )

    def _link(self, lasts: Counter[int], firsts: Counter[int]) -> None:
        for last, ways in lasts.items():
            for first, more in firsts.items():
                self.follow[last][first] = min(2, self.follow[last][first] + ways * more)

    def _sequence(self, parsed: Any) -> _Part:
        whole = _Part()
        for op, value in parsed:
            whole = self._join(whole, self._one(op, value))
        return whole

    def _one(self, op: Any, value: Any) -> _Part:
        name = str(op)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN", "RANGE", "CATEGORY"):
            return self._position(op, value)
        if name == "BRANCH":
            parts = [self._sequence(branch) for branch in value[1]]
            return _Part(
                sum((p.first for p in parts), Counter()),
                sum((p.last for p in parts), Counter()),
                min(2, sum(p.empty for p in parts)),
            )
        if name == "SUBPATTERN":
            if len(value[-1]) == 1 and str(value[-1][0][0]) in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
                self.groups[value[0]] = value[-1]
            return self._sequence(value[-1])
        if name == "GROUPREF" and value in self.groups:
            return self._sequence(self.groups[value])  # the same character again, or more than that one
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            return self._repeat(*value)
        if name in ("ATOMIC_GROUP", "POSSESSIVE_REPEAT"):
            if name == "POSSESSIVE_REPEAT":  # where it goes no further it is done, and tries nothing again
                value = value[2] if value[0] <= 1 else [(_constants.MAX_REPEAT, value)]
            self.inner.append(value)
            return self._of(_WALL)
        if name in ("ASSERT", "ASSERT_NOT"):
            self.inner.append(value[1])
        return _Part()

    def _repeat(self, low: int, high: Any, body: Any) -> _Part:
        unbounded = high is _constants.MAXREPEAT or high > MOST
        needed = min(int(low), 3 if unbounded or low == high else 2)  # so that a choice stays one
        whole = _Part()
        for number in range(needed):
            part = self._sequence(body)
            if unbounded and number == needed - 1:
                self._link(part.last, part.first)
            whole = self._join(whole, part)
        if unbounded and needed:
            return whole
        rest = _Part()
        for _ in range(1 if unbounded else min(int(high), 3) - needed):  # each one only after the one before it
            rest = self._join(self._sequence(body), rest)
            if unbounded:
                self._link(rest.last, rest.first)
            rest.empty = 1  # going round without a character is stopped by the matcher
        return self._join(whole, rest)


def exponential(pattern: str, flags: int = 0) -> bool:
    """Whether some text can lead round a loop of the pattern in two ways. Raises TooLarge."""
    automaton = Automaton(pattern, flags)
    follow, chars = automaton.follow, automaton.chars
    for loop in _components(range(len(follow)), lambda p: [q for q in follow[p] if chars[q]]):
        members = set(loop)
        within = {p: [q for q in follow[p] if q in members] for p in loop}
        if not any(within.values()):
            continue
        if any(follow[p][q] > 1 and chars[q] for p in loop for q in within[p]):
            return True

        def both(pair: tuple[int, int], within: dict[int, list[int]] = within) -> list[tuple[int, int]]:
            return [(p, q) for p in within[pair[0]] for q in within[pair[1]] if chars[p] & chars[q]]

        for shared in _components([(p, p) for p in loop], both):
            if len({p == q for p, q in shared}) == 2:
                return True
    return False


def _components(starts: Any, after: Any) -> list[list[Any]]:
    """The strongly connected components of what can be reached (Tarjan, without recursion)."""
    index: dict[Any, int] = {}
    low: dict[Any, int] = {}
    stack: list[Any] = []
    held: set[Any] = set()
    found: list[list[Any]] = []
    for start in starts:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        held.add(start)
        work = [(start, iter(after(start)))]
        while work:
            node, rest = work[-1]
            for child in rest:
                if child not in index:
                    index[child] = low[child] = len(index)
                    stack.append(child)
                    held.add(child)
                    work.append((child, iter(after(child))))
                    break
                if child in held:
                    low[node] = min(low[node], index[child])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    component = []
                    while True:
                        component.append(stack.pop())
                        held.discard(component[-1])
                        if component[-1] == node:
                            break
                    found.append(component)
    return found


def _representatives(parsed: Any) -> list[str]:
    """A character of each kind that the pattern tells apart: those it names, and those beside them."""
    codes = {ord(char) for char in _KINDS}

    def collect(value: Any) -> None:
        if isinstance(value, tuple) and len(value) == 2 and str(value[0]) in ("LITERAL", "NOT_LITERAL"):
            codes.update((value[1] - 1, value[1], value[1] + 1))
        elif isinstance(value, tuple) and len(value) == 2 and str(value[0]) == "RANGE":
            codes.update((value[1][0] - 1, value[1][0], value[1][1], value[1][1] + 1))
        elif isinstance(value, tuple | list | _parser.SubPattern):
            for part in value:
                collect(part)

    collect(list(parsed))
    return [chr(code) for code in sorted(codes) if 0 <= code < 0x110000]


def _fits(op: Any, value: Any, char: str, flags: int) -> bool:
    name = str(op)
    if flags & _constants.SRE_FLAG_IGNORECASE and name in ("LITERAL", "NOT_LITERAL"):
        same = char.lower() == chr(value).lower()
        return same if name == "LITERAL" else not same
    if name == "LITERAL":
        return ord(char) == value
    if name == "NOT_LITERAL":
        return ord(char) != value
    if name == "ANY":
        return char != "\n" or bool(flags & _constants.SRE_FLAG_DOTALL)
    if name == "RANGE":
        cases = {char, char.lower(), char.upper()} if flags & _constants.SRE_FLAG_IGNORECASE else {char}
        return any(len(one) == 1 and value[0] <= ord(one) <= value[1] for one in cases)
    if name == "CATEGORY":
        kind = str(value).removeprefix("CATEGORY_")
        fits = {"DIGIT": char.isdecimal(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}
        return fits[kind.removeprefix("NOT_")] != kind.startswith("NOT_")
    if name == "IN":
        negated = any(str(item) == "NEGATE" for item, _ in value)
        return negated != any(_fits(item, of, char, flags) for item, of in value if str(item) != "NEGATE")
    return False
