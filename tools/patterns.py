"""Every regular expression of the package, fed its worst cases in growing sizes: which take more than linear time?

    python tools/patterns.py

The patterns are those that the package compiles, at import and while it reads the sample pages. Worst cases are made
from a pattern's own parts: what stands before a repetition, the repetition over and over, and something that fits
nothing; and each of its parts over and over. Prints each pattern whose time grows clearly faster than its text, as it
is matched at the start and, where the program does that, as it is searched for everywhere. This is what a clock tells
of some texts; tools/linearity.py tells by the structure what holds for each.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from pattern_uses import Uses

SMALL, GROWTH = 800, 4
LONG = 64
"""A repetition that is bounded by so much counts as bounded."""

MISFIT = "\x01"
"""Fits no pattern."""


_MAXREPEAT = _constants.MAXREPEAT


@dataclass(frozen=True, slots=True)
class Slow:
    """A pattern that takes ``factor`` times as long for a text :data:`GROWTH` times as long."""

    where: str
    pattern: str
    way: str
    factor: float
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A regular expression that the package compiles: the module that does, and whether it may be searched for."""

    pattern: str
    flags: int
    where: str
    searched: bool


def patterns() -> dict[tuple[str, int], str]:
    """Pattern and flags of each regular expression that the package compiles, and the module that does."""
    return {(one.pattern, one.flags): one.where for one in gathered()}


def gathered() -> list[Found]:
    """Each regular expression that the package compiles."""
    found: dict[tuple[str, int], dict[tuple[str, int], str]] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(1)
        while frame.f_back and Path(frame.f_code.co_filename).parent.name == "re":
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "")
        if module.startswith("uniongraph") and isinstance(pattern, str):
            found.setdefault((pattern, int(flags)), {})[frame.f_code.co_filename, frame.f_lineno] = module
        return compiled(pattern, flags)

    re._compile = watched  # type: ignore[attr-defined]
    try:
        import uniongraph

        for module in pkgutil.walk_packages(uniongraph.__path__, "uniongraph."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        from uniongraph.extract import Extractor
        from uniongraph.pages import PageReader
        from uniongraph.pages.files import list_files
        from uniongraph.pages.loading import load_page
        from uniongraph.schema import load_schema

        schema = load_schema()
        reader, extractor = PageReader(schema), Extractor(schema)
        for source in list_files([Path(uniongraph.__file__).parent / "samples"]):
            extractor.read(reader.read(load_page(source)))
    finally:
        re._compile = compiled  # type: ignore[attr-defined]
    uses = Uses(Path(uniongraph.__file__).parent)
    return [
        Found(pattern, flags, next(iter(places.values())), any(uses.searched(*place) for place in places))
        for (pattern, flags), places in found.items()
    ]


def worst_cases(pattern: str, flags: int) -> Iterator[Callable[[int], str]]:
    """For a pattern, functions from a length to a text that may be hard for it."""
    parsed = _parser.parse(pattern, flags)
    if not any(high is _MAXREPEAT or high > LONG for high in _highs(parsed)):
        return  # what repeats nothing, or not often, takes time by the length of the text alone
    pieces = {piece for piece in _pieces(parsed) if piece}
    for before, body in _repeats(parsed, ""):
        yield lambda n, before=before, body=body: (before + body * n)[:n] + MISFIT  # type: ignore[misc]
    whole = _sample(parsed)
    for piece in sorted({*pieces, whole[:-1], whole[: len(whole) // 2], *whole} - {""}, key=lambda p: (len(p), p))[:10]:
        yield lambda n, piece=piece: (piece * n)[:n] + MISFIT  # type: ignore[misc]


def _sample(parsed: Iterable[tuple[Any, Any]]) -> str:
    """A text that fits, as far as lookarounds and references let it."""
    return "".join(_one(op, value) for op, value in parsed)


def _one(op: Any, value: Any) -> str:
    name = str(op)
    if name == "LITERAL":
        return chr(value)
    if name == "NOT_LITERAL":
        return "甲" if value != ord("甲") else "乙"
    if name == "ANY":
        return "甲"
    if name == "IN":
        return _member(value)
    if name == "BRANCH":
        return max((_sample(branch) for branch in value[1]), key=len)
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _sample(value[-1] if name == "SUBPATTERN" else value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, body = value
        return _sample(body) * max(low, min(int(high), 1))
    return ""


def _member(items: list[tuple[Any, Any]]) -> str:
    """A character of a set, or one that is not in it where the set is negated."""
    chars = {chr(value) for op, value in items if str(op) == "LITERAL"}
    chars |= {chr(value[0]) for op, value in items if str(op) == "RANGE"}
    kinds = {"CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a", "CATEGORY_SPACE": " "}
    chars |= {kinds.get(str(value), "甲") for op, value in items if str(op) == "CATEGORY"}
    if any(str(op) == "NEGATE" for op, _ in items):
        return next(char for char in "甲乙丙丁1a，" if char not in chars)
    return min(chars) if chars else ""


def _pieces(parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for op, value in parsed:
        yield _one(op, value)
        for part in _inner(op, value):
            yield from _pieces(part)


def _highs(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Any]:
    """How often each repetition may repeat."""
    for op, value in parsed:
        if str(op).endswith("REPEAT"):
            yield value[1]
        for part in _inner(op, value):
            yield from _highs(part)


def _inner(op: Any, value: Any) -> list[Any]:
    name = str(op)
    if name == "BRANCH":
        return list(value[1])
    if name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") or name.endswith("REPEAT"):
        return [value[-1]]
    return [value] if name == "ATOMIC_GROUP" else []


def _repeats(parsed: Iterable[tuple[Any, Any]], before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repetition, and what is repeated."""
    for op, value in parsed:
        if str(op).endswith("REPEAT"):
            yield before, _sample(value[2])
            if value[0] == 0:
                yield before, _sample(value[2]) + MISFIT
        for part in _inner(op, value):
            yield from _repeats(part, before)
        before += _one(op, value)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The least time of some runs."""
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def slow(
    pattern: str,
    flags: int,
    where: str,
    small: int = SMALL,
    growth: int = GROWTH,
    limit: float = GROWTH * 2,
    searched: bool = True,
) -> list[Slow]:
    """The ways of using a pattern in which its time grows by more than ``limit``, with the text that does it.

    A text of ``growth`` times ``small`` characters takes about ``growth`` times as long where time is linear, and its
    square where it is quadratic. One that is not ``searched`` for is only matched.
    """
    compiled = re.compile(pattern, flags)
    plain = re.compile("甲乙")
    found: dict[str, Slow] = {}
    ways = (
        ("match", compiled.match),
        ("fullmatch", compiled.fullmatch),
        ("search", lambda text: compiled.sub("", text)),
    )[: 3 if searched else 2]
    for make in worst_cases(pattern, flags):
        short, long = make(small), make(small * growth)
        floor = seconds(lambda text=long: plain.search(text), 3) * 20  # less than this tells nothing
        for way, use in ways:
            first = seconds(lambda use=use, text=long: use(text))
            if first < floor:
                continue
            factor = min(first, seconds(lambda use=use, text=long: use(text), 2)) / seconds(
                lambda use=use, text=short: use(text), 3
            )
            if factor > limit and factor > found.get(way, Slow("", "", "", 0, "")).factor:
                found[way] = Slow(where, pattern, way, factor, make(30))
    return list(found.values())


def main() -> int:
    """Prints the slow ones; 1 where there are any."""
    every = sorted(gathered(), key=lambda each: (each.where, each.pattern, each.flags))
    found = 0
    for each in every:
        for one in slow(each.pattern, each.flags, each.where, searched=each.searched):
            found += 1
            print(f"{one.way:6} x{one.factor:6.1f} {one.where}: {each.pattern[:110]!r} on {one.text!r}", flush=True)
    print(f"{len(every)} patterns, {found} slow")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
