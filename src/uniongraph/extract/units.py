"""Parts of companies and companies that no head names: workshops and teams, bureaus, branches of delivery brands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.awards import COUNTED_AS
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_CLAUSE = re.compile(r"[的获是了在被为将得把对向等]")
_ENDS = ("", "|", " ", "：")  # what stands around a line of a list or a cell of a table


def numbered(words: Words) -> str:
    """The pattern of plants that go by trade and number: 采油三厂."""
    table = sorted(words.lexicon.table("Company", "numbered").items())
    return "|".join(rf"{re.escape(a)}第?[一二三四五六七八九十]{{1,2}}{re.escape(b)}" for a, b in table)


class UnitFinder:
    """Finds workshops, teams, bureaus and branches; what it finds may overlap with other names."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._weak = words.weak_heads - frozenset(lexicon.words("Company", "weak_heads"))
        self._teams = lexicon.words("Company", "teams")
        self._site_heads = (*lexicon.words("Site", "heads"), *lexicon.words("Studio", "heads"))
        units = any_of(lexicon.words("Company", "units")).pattern
        self._section = re.compile(rf"(?:[\u4e00-\u9fff\d]{{0,8}}?(?:{units})(?:[甲乙丙丁]班)?){{1,2}}")
        given = any_of(lexicon.words("Award", "verbs")).pattern
        parts = any_of(lexicon.words(words.home, "units")).pattern
        self._home = words.home
        self._part = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{parts})")
        crowds = any_of(lexicon.words("Award", "crowds")).pattern
        self._recipient = re.compile(rf"[、和]?[^，。；]{{0,12}}(?:{given})|被|荣|{parts}")
        self._enumerated = re.compile(rf"[、。]|等\d+余?[个家支](?:[\u4e00-\u9fff]{{0,4}}(?:{crowds}))")
        self._staff = any_of(lexicon.words("Award", "receivers"))
        self._teams = lexicon.words("Company", "teams")
        self._honours = re.compile(given)
        going = any_of(w for w in (*lexicon.words("Place", "leads"), *lexicon.words("Place", "goings")) if len(w) > 1)
        self._toured = re.compile(rf"(?:{going.pattern}|(?:先后|分别|一行|现场)到)[^，。；：]{{0,60}}$")
        brands = any_of(lexicon.words("Company", "brands")).pattern
        branches = any_of(lexicon.words("Company", "brand_units")).pattern
        self._branches = re.compile(
            rf"(?:{brands})(?!等|平台|骑手|外卖)([\u4e00-\u9fff]{{2,9}}?)(?:{branches})(?![台位前])"
        )
        self._bureaus = re.compile(
            "|".join(
                rf"{re.escape(lead)}[\u4e00-\u9fff]{{1,4}}?{re.escape(end)}(?:集团)?(?:有限公司|公司)?(?!限|长)"
                for lead, end in sorted(lexicon.table("Company", "bureaus").items())
            )
            + "|"
            + numbered(words)
        )

    def find(self, reading: Reading, known: Sequence[Candidate]) -> list[Candidate]:
        """Candidates of a sentence; ``known`` are the bodies that their heads show."""
        wholes = list(self._wholes(reading))
        bodies = [*known, *wholes]
        return [*wholes, *self._sections(reading, bodies), *self._parts(reading, bodies)]

    def _parts(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """The union's branch of a plant: 某厂分会, 某公司铁运分会; that of an association is none of a union."""
        for candidate in found:
            match = self._part.match(reading.text, candidate.end) if candidate.cls == "Company" else None
            if (
                match
                and not _CLAUSE.search(match.group())
                and (match.end() in reading.starts or match.end() in reading.boundaries)
            ):
                name = reading.text[candidate.start : match.end()]
                yield Candidate(candidate.start, match.end(), self._home, name, 24 + len(name))

    def _wholes(self, reading: Reading) -> Iterator[Candidate]:
        """Bureaus that go by number or place (中铁七局), and stations of brands (美团东湖立交桥站)."""
        for match in self._bureaus.finditer(reading.text):
            if match.start() in reading.starts or match.start() in reading.boundaries:
                yield Candidate(*match.span(), "Company", match.group(), 20 + len(match.group()))
        for match in self._branches.finditer(reading.text):
            ends = match.end() in reading.boundaries or match.end() in reading.starts
            if ends_with(match.group(), self._site_heads):
                continue  # 邮政支局工会驿站
            if match.start() in reading.starts and ends and not _CLAUSE.search(match.group(1)):
                yield Candidate(*match.span(), "Company", match.group(), 26 + len(match.group()))

    def _sections(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Workshops, teams and shifts of a body where an award, a list or a union makes them bodies themselves."""
        text = reading.text
        honours = self._honours.search(text)
        # 工人先锋号（1个）：某公司带电作业班
        bare = re.search(r"[，。；！？、]", text) is None and text.count("：") < 2
        for candidate in found:
            if candidate.cls not in ("Company", "Institution") or candidate.end - candidate.start < 4:
                continue
            match = self._section.match(text, candidate.end)
            inner = match.group() if match else ""
            whole = match is not None and (match.end() in reading.starts or match.end() in reading.boundaries)
            if not match or not whole or not inner or _CLAUSE.search(inner) or ends_with(inner, self._site_heads):
                continue
            if any(w in inner for w in self._weak) or inner.endswith(self._teams):
                continue  # 某医院代表队 stands for the hospital
            around = text[candidate.start - 1 : candidate.start], text[match.end() : match.end() + 1]
            line = bare and reading.sentence.role != "headline" and not self._staff.search(inner)
            alone = line and all(char in _ENDS for char in around)
            listed = (honours and self._enumerated.match(text, match.end())) or COUNTED_AS.match(text, match.end())
            name = text[candidate.start : match.end()]
            headed = text.startswith(inner[-1] + "长", match.end())  # 某公司长安站|站长
            toured = text[match.end() : match.end() + 1] in "、和，" and self._toured.search(text, 0, candidate.start)
            if alone or listed or headed or toured or self._recipient.match(text, match.end()):
                yield Candidate(candidate.start, match.end(), candidate.cls, name, 22 + len(name))
