"""Organisations, sites, studios and zones by the word that their name ends in.

A head (…总工会, …有限公司) is found (``heads``), and the name is grown to the left over words that names are made of,
to where a place or a proper name begins (``body_names``). Names of the lexicon stand for themselves, and the tagger's
own organisation names fill in where no head is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uniongraph.extract.body_names import BodyNames
from uniongraph.extract.heads import Heads
from uniongraph.extract.owned import OwnedSites
from uniongraph.extract.reach import NameReach
from uniongraph.extract.studios import person_before_craft
from uniongraph.extract.telling import Telling
from uniongraph.extract.units import UnitFinder
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import Affixes, any_of, ends_with, starts_with
from uniongraph.text.tagger import Token

_SUM = re.compile(r"[+＋]")  # 工会+法院 is a way of working, and no court
_BUREAU = re.compile(r"(?<![第十百])[一二三四五六七八九十]{1,2}局$")


class BodyFinder:
    """Finds names of bodies, sites, studios and zones in a sentence."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._reach, self._telling = NameReach(words), Telling(words)
        self._heads, self._names = Heads(words), BodyNames(words, self._reach, self._telling)
        self._units, self._owned = UnitFinder(words), OwnedSites(words)
        short = any_of(words.lexicon.words("relative", "short_heads")).pattern
        self._short = re.compile(
            rf"(?<=[\u4e00-\u9fff])(?:{short})(?!{any_of(words.lexicon.words('relative', 'short_before')).pattern})"
        )
        self._bodies_of_places = words.lexicon.words(words.home, "of_places")
        self._committees = any_of((*self._bodies_of_places, *words.lexicon.words(words.home, "provincial")))
        self._committee = any_of(words.lexicon.words(words.home, "committees"))
        self._short_joined = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{short})(?=和)")  # 县总和|某镇…, no sum
        self._after_names = tuple(words.lexicon.words("boundary", "after_names"))
        self._offices = dict(words.lexicon.table("PublicBody", "last_characters"))
        self._departments = Affixes(words.lexicon.words("posts", "union_departments"))
        self._unions = words.lexicon.words(words.home, "weak_heads")
        civic = words.lexicon.words("posts", "civic")
        self._league_heads = frozenset(h for h in civic if h.endswith("委") and len(h) == 2)  # 县委, 区委
        self._no_offices = tuple(words.lexicon.words("PublicBody", "no_offices"))
        infixes = any_of(words.lexicon.words("Site", "infixes")).pattern
        served = (*words.lexicon.words("Site", "service_heads"), *words.lexicon.words("Site", "of_unions"))
        self._served_by = re.compile(rf"(?:{infixes}){{0,3}}(?:{any_of(served).pattern})")

    def find(self, reading: Reading) -> list[Candidate]:
        """Candidates, possibly overlapping; the caller chooses."""
        found = list(self._by_head(reading))
        found += self._by_short_head(reading)
        found += self._by_name(reading)
        found += self._units.find(reading, found)
        found += self._owned.find(reading, found)
        found += self._by_tag(reading, found)
        return [self._of_place(reading.text, candidate) for candidate in found]

    def _by_short_head(self, reading: Reading) -> Iterator[Candidate]:
        """The home class's body by its division and a short head: 秦淮区总, 县总."""
        text, words = reading.text, self._words
        joined = (m for m in self._short_joined.finditer(text) if words.place_at(text, m.end() + 1) > m.end() + 1)
        for match in (*self._short.finditer(text), *joined):
            end = match.end()
            place = next(
                (
                    at
                    for at in range(max(0, match.start() - 12), match.start())
                    if self._reach.only_place(text, at, match.start())
                    and not (at and words.place_at(text, at - 1) > at)  # 宜|宾县
                ),
                None,
            )
            if (served := self._served_by.match(text, end)) is not None:
                level = text[match.start() - 1]
                if place is not None or (
                    level in words.levels and self._telling.bare_level(reading, match.start() - 1, level)
                ):
                    at = match.start() - 1 if place is None else place
                    whole = text[at : match.start()] + words.lexicon.words(words.home, "heads")[0] + served.group()
                    kind, relative = ("name", "") if place is not None else ("relative", level)
                    head = ends_with(served.group(), words.head_class)
                    cls = words.head_class[head] if head else "Site"  # 县总|信访接待室
                    yield Candidate(at, served.end(), cls, whole, 40, kind, relative)
                    continue
            inner = self._committee.match(text, end)
            end = inner.end() if inner else end
            if place is not None and text[match.start() - 1] in words.levels:
                whole = words.lexicon.words(words.home, "heads")[0] + text[match.end() : end]
                name = text[place : match.start()] + whole
                yield Candidate(place, end, words.home, name, 30 + end - place, aliases=(text[place:end],))
                continue
            level = text[match.start() - 1 : match.start()]
            if level in words.levels and self._telling.bare_level(reading, match.start() - 1, level):
                yield Candidate(
                    match.start() - 1, end, words.home, text[match.start() - 1 : end], 26, "relative", level
                )

    def _by_name(self, reading: Reading) -> Iterator[Candidate]:
        for match in self._words.name_pattern.finditer(reading.text):
            cls = self._words.names[match.group()]
            if reading.text.startswith(self._after_names, match.end()):
                continue
            if cls in ("Programme", "Event") and reading.text.startswith(("团", "队", "员", "者"), match.end()):
                continue  # 劳模宣讲|团
            if cls == "PublicBody" and self._department_ends(reading, match.start(), match.group()):
                continue  # 宣传|教育部|部长
            if cls == self._words.home and (branch := self._provincial(reading.text, match.end())):
                yield Candidate(match.start(), branch, cls, reading.text[match.start() : branch], 60)
            if match.start() in reading.starts and (match.end() in reading.starts or match.end() in reading.boundaries):
                owns = cls == "Company" and reading.text.startswith(self._unions, match.end())  # 攀钢|工会
                weight = 16 if owns else 24
                yield Candidate(match.start(), match.end(), cls, match.group(), weight + len(match.group()))

    def _provincial(self, text: str, end: int) -> int:
        """Where the committee of a national union in a division ends, or 0: 中国能源化学地质工会|甘肃省委员会."""
        place = self._words.place_at(text, end)
        committee = self._committees.match(text, place) if place > end else None
        return committee.end() if committee else 0

    def _department_ends(self, reading: Reading, start: int, name: str) -> bool:
        """Whether a ministry's name is only the end of the name of a department."""
        whole = self._departments.ending_at(reading.text, max(0, start - 8), start + len(name))
        return len(whole) > len(name)

    def _of_place(self, text: str, candidate: Candidate) -> Candidate:
        """A trade's body with the province whose committee it is: its name, then 江苏省委员会."""
        if candidate.cls != self._words.home or candidate.relative:
            return candidate
        place = self._words.place_at(text, candidate.end)
        head = starts_with(text[place:], self._bodies_of_places) if place > candidate.end else ""
        if not head:
            return candidate
        end = place + len(head)
        return replace(candidate, end=end, name=candidate.name + text[candidate.end : end], weight=60, aliases=())

    def _by_head(self, reading: Reading) -> Iterator[Candidate]:
        text = reading.text
        ends: dict[int, int] = {}
        for match in self._words.head_pattern.finditer(text):
            end = match.start() + len(match.group(1))
            ends.setdefault(end, match.start())  # the earliest start is the longest head
            inner = match.group(1)[: -len(ends_with(match.group(1), self._unions) or match.group(1))]
            if inner in self._words.head_class and not self._heads.trade_of_place(text, match, inner):
                ends.setdefault(match.start() + len(inner), match.start())  # 某某煤矿|工会
        for end, start in sorted(ends.items()):
            head = text[start:end]
            if not self._heads.stands(reading, start, end, head):
                continue
            candidate = self._names.grow(reading, start, end, head)
            if candidate and head in self._league_heads:
                candidate = self._league(text, candidate)
            if candidate and candidate.cls == self._words.home:
                yield from self._sharing(reading, candidate)
            if candidate and not (_SUM.search(candidate.name) and "“" not in candidate.name):
                yield candidate
                if candidate.cls == "Studio":
                    yield from self._named_after(reading, candidate.start, start)

    def _league(self, text: str, committee: Candidate) -> Candidate:
        """The youth league's committee, which a party committee's name ends: 团|萧山区委."""
        at, name = committee.start, committee.name
        if committee.relative or text[at - 1 : at] != "团" or ends_with(text[:at], self._words.head_class):
            return committee
        if text[at - 2 : at - 1] and not re.match("[、，。；和与及由是：“]", text[at - 2 : at - 1]):
            return committee
        return replace(
            committee, start=at - 1, name="团" + name, weight=committee.weight + 1, aliases=("共青团" + name,)
        )

    def _sharing(self, reading: Reading, last: Candidate) -> Iterator[Candidate]:
        """Divisions whose unions share one head: 芗城、龙文、|龙海总工会."""
        text, words = reading.text, self._words
        place = words.place_at(text, last.start)
        rest = text[place : last.end]
        if not last.start < place < last.end or rest not in words.head_class:
            return
        end = last.start - 1
        while end > 0 and text[end] in "、和":
            start = next((at for at in range(max(0, end - 8), end) if words.place_at(text, at) == end), None)
            if start is None or (start and text[start - 1] not in "、，。；：”" and start not in reading.starts):
                return
            yield Candidate(start, end, last.cls, text[start:end] + rest, 40)
            end = start - 1

    def _named_after(self, reading: Reading, start: int, end: int) -> Iterator[Candidate]:
        """The person whose name ends where the head of a studio's name begins: …公司|李卫军|劳模创新工作室."""
        words, text = self._words, reading.text
        if (named := person_before_craft(reading, end, words)) is not None and start <= named[0]:
            yield Candidate(*named, "Person", text[named[0] : named[1]], 2)
            return
        for length in (end - start, 3, 2, 4):
            at = end - length
            name = text[at:end]
            surname = 2 if name[:2] in words.surnames_two else 1
            if not (start <= at and surname < length <= surname + 2 and words.is_surname(name)):
                continue
            behind = length == 3 and bool(ends_with(text[start:at], words.head_class))  # 某煤矿|王建国|劳模创新工作室
            if at != start and at not in reading.starts and at not in reading.boundaries and not behind:
                continue
            if (
                name.endswith("的")
                or name in words.no_names
                or name in words.stop
                or (name.endswith(tuple(words.levels)) and words.place_at(text, at) == end)
                or not re.fullmatch(r"[\u4e00-\u9fff]+", name)
            ):
                continue
            tagged = any(t.tag == "PER" and t.start < end and at < t.end for t in reading.tokens)
            if tagged or behind or any(at < b < end for b in reading.boundaries):
                yield Candidate(at, end, "Person", name, 2)
                return

    def _office(self, reading: Reading, token: Token) -> Candidate | None:
        """An office that the tagger sees and no head names, by the last character of its name: 区房产局."""
        cls = self._offices.get(token.text[-1:])
        if (
            cls is None
            or token.text.endswith(self._no_offices)
            or token.text[-2:] in self._words.stop
            or self._reach.cut(reading, token, token.end) is not None
        ):
            return None
        if _BUREAU.search(token.text):
            return Candidate(token.start, token.end, "Company", token.text, 20 + len(token.text))  # 海川水电八局
        level = token.text[0]
        if (
            level in self._words.levels
            and self._telling.bare_level(reading, token.start, level)
            and len(token.text) >= 4
        ):
            return Candidate(token.start, token.end, cls, token.text, 20, "relative", level)
        if self._words.place_at(token.text, 0) and len(token.text) - self._words.place_at(token.text, 0) >= 3:
            return Candidate(token.start, token.end, cls, token.text, 20 + len(token.text))
        return None

    def _by_tag(self, reading: Reading, found: list[Candidate]) -> Iterator[Candidate]:
        """Organisations that the tagger sees and no head explains; weak, so only a list or a fact keeps them."""
        for token in reading.tokens:
            if token.tag != "ORG" or len(token.text) < 3 or token.text in self._words.modifiers:
                continue
            office = self._office(reading, token)
            if office:
                yield office
                continue
            if any(c.start <= token.start and token.end <= c.end for c in found):
                continue
            if any(c.overlaps(Candidate(token.start, token.end, "", "", 0)) for c in found):
                continue
            yield Candidate(token.start, token.end, "", token.text, 3, "tag")
