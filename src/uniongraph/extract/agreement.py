"""What the whole article shows of a name: which kind of thing a quoted name is, and what a body is called for short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from uniongraph.extract.clauses import Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.cores import core, edition_of
from uniongraph.text.matching import any_of

_QUOTED = frozenset(["Programme", "Site", "Event"])


def agree(readings: Sequence[Reading], found: Sequence[list[Candidate]], words: Words) -> list[list[Candidate]]:
    """Quoted names that stand alone take class and name of the same quotation with its kind (“凉快屋”职工驿站).

    So do names that the text itself calls short ones of a programme: “…工程”（以下简称“百千万工程”）.
    """
    found = _series(found)
    kinds: dict[str, Candidate] = {}
    classes = {*words.organisations, "Site", "Studio", "Event"}
    for candidates in found:
        for candidate in candidates:
            for alias in candidate.aliases:
                if candidate.cls in classes and not alias.startswith("“"):
                    kinds.setdefault(core(alias), candidate)
    for short, candidate in _shortened(readings, found, words):
        kinds.setdefault(core(short), candidate)

    def settled(candidate: Candidate) -> Candidate:
        known = kinds.get(core(candidate.name)) if candidate.cls in ("Programme", "Site", "Event") else None
        if known is None or candidate.aliases or (known.cls, known.name) == (candidate.cls, candidate.name):
            return candidate
        if known.start == candidate.start and known.end == candidate.end:
            return candidate
        return replace(candidate, cls=known.cls, name=known.name, relative=known.relative, aliases=known.aliases)

    return [[settled(c) for c in candidates] for candidates in found]


def _series(found: Sequence[list[Candidate]]) -> Sequence[list[Candidate]]:
    """Where an article names two editions of an event, the name without one is that of the series, and neither's."""
    editions: dict[str, set[str]] = {}
    for candidate in (c for candidates in found for c in candidates if c.cls == "Event"):
        quoted, edition = edition_of(candidate.name)
        if edition:
            editions.setdefault(quoted, set()).add(edition)
    series = {quoted for quoted, told in editions.items() if len(told) > 1}
    if not series:
        return found

    def own(candidate: Candidate) -> Candidate:
        quoted, edition = edition_of(candidate.name)
        if candidate.cls != "Event" or not edition or quoted not in series:
            return candidate
        return replace(candidate, aliases=tuple(a for a in candidate.aliases if core(a) != core(quoted)))

    return [[own(c) for c in candidates] for candidates in found]


def kinds_of_sites(found: Sequence[list[Candidate]]) -> frozenset[str]:
    """The cores of names that two sites or more end with: 司机之家 beside 安丰司机之家 and 富安司机之家."""
    names = {core(c.name) for candidates in found for c in candidates if c.cls == "Site"}
    counted = Counter(end for name in names for at in range(1, len(name)) if (end := name[at:]) in names)
    return frozenset(name for name, number in counted.items() if number > 1)


def _shortened(
    readings: Sequence[Reading], found: Sequence[list[Candidate]], words: Words
) -> Iterator[tuple[str, Candidate]]:
    """Short names that the text gives programmes, events and sites itself, each with the candidate that they mean."""
    marks = words.lexicon.words("relative", "abbreviations")
    given = re.compile(rf"（?(?:{any_of(marks).pattern})：?[“\"]([^”\"，。；（“]{{2,16}})[”\"]）")
    for reading, candidates in zip(readings, found, strict=True):
        if not any(mark in reading.text for mark in marks):
            continue
        for match in given.finditer(reading.text):
            for candidate in candidates:
                if candidate.cls in _QUOTED and candidate.end <= match.start() <= candidate.end + 2:
                    yield match.group(1), candidate


def no_brands(
    readings: Sequence[Reading],
    found: Sequence[list[Candidate]],
    sure: Callable[[str, int, int], bool],
) -> list[list[Candidate]]:
    """The candidates without people who are the first characters of a company's name (海川 of 海川集团).

    ``sure`` tells of a text and a stretch of it whether what stands around it shows a person.
    """
    firms = {c.name for candidates in found for c in candidates if c.cls == "Company"}
    people = {c.name for candidates in found for c in candidates if c.cls == "Person"}
    brands = {p for p in people if any(len(firm) >= len(p) + 2 and firm.startswith(p) for firm in firms)}
    for reading, candidates in zip(readings, found, strict=True) if brands else ():
        brands -= {c.name for c in candidates if c.cls == "Person" and sure(reading.text, c.start, c.end)}
    return [[c for c in candidates if c.cls != "Person" or c.name not in brands] for candidates in found]


def abbreviations(
    readings: Sequence[Reading], placed_by: Sequence[Sequence[Placed]], words: Words
) -> Iterator[tuple[str, Draft]]:
    """Short names that the text gives itself: 湖南某某花炮有限公司（以下简称“某某花炮”）."""
    marks = any_of(words.lexicon.words("relative", "abbreviations")).pattern
    given = re.compile(rf"（?(?:{marks})：?[“\"]?([^”\"，。；（）“]{{2,12}})[”\"]?）")
    for i, reading in enumerate(readings):
        for match in given.finditer(reading.text):
            before = [p for p in placed_by[i] if not p.nested and p.end <= match.start() <= p.end + 2]
            if before and before[-1].cls in words.organisations:
                yield match.group(1), before[-1].draft
