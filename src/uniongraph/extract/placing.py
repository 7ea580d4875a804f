"""Mentions of an article into its referents: those that finders saw, then the short forms and places they imply."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from uniongraph.extract.agreement import abbreviations
from uniongraph.extract.clauses import Placed
from uniongraph.extract.divisions import Divisions
from uniongraph.extract.drafts import Draft
from uniongraph.extract.referents import Referents
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.records import Page, Sentence, Span
from uniongraph.text.matching import Sought, occurrences
from uniongraph.text.views import spans_of

_TAIL = 5
"""Characters of the name of a part, without the whole's, that is enough of a name."""

_TOLD = re.compile(r"[一二三四五六七八九十\d]")  # 玉磨铁路三分部, but not 安全生产部


class Placer:
    """Takes the candidates of an article's sentences into its referents; holds nothing of any article."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words, self._divisions = words, divisions
        self._branching = frozenset([words.home, "Company"])
        self._shortened = frozenset(words.lexicon.words("relative", "shortened"))

    def place(
        self, page: Page, readings: Sequence[Reading], found: Sequence[list[Candidate]], referents: Referents
    ) -> list[list[Placed]]:
        """For each sentence its mentions with their referents, unordered.

        Names come first, then the short forms that they have, then what points at either (区总工会, 该公司).
        """
        open_ = [[c for c in candidates if _points(c)] for candidates in found]
        named = [[c for c in candidates if not _points(c)] for candidates in found]
        placed = [self._place_one(page, r, c, referents) for r, c in zip(readings, named, strict=True)]
        self._short_names(page, readings, placed, referents)
        for placed_one, reading, candidates in zip(placed, readings, open_, strict=True):
            placed_one += self._place_one(page, reading, candidates, referents)
        self._home_division(page, readings, placed, referents)
        return placed

    def _place_one(
        self, page: Page, reading: Reading, candidates: list[Candidate], referents: Referents
    ) -> list[Placed]:
        placed: list[Placed] = []
        for candidate in candidates:
            draft = referents.add(
                reading.sentence, candidate, spans(page, reading.sentence, candidate.start, candidate.end)
            )
            if draft is not None:
                placed.append(Placed(candidate.start, candidate.end, draft.cls, draft, candidate.nested))
        return placed

    def _short_names(
        self, page: Page, readings: Sequence[Reading], placed_by: list[list[Placed]], referents: Referents
    ) -> None:
        """Short forms of long names that no finder saw: 润泽新材 for 山东润泽新材股份有限公司."""
        forms: dict[str, Draft | None] = {}
        wholes = {n for d in referents.drafts.values() if d.cls == "Company" for n in d.names if len(n) >= 4}
        for draft in list(referents.drafts.values()):
            for form in self._short_forms(draft, wholes):
                forms[form] = None if form in forms and forms[form] is not draft else draft
        for draft in list(referents.drafts.values()):
            for quoted in (*_quoted_forms(draft), *_told_again(draft)):
                forms[quoted] = None if quoted in forms and forms[quoted] is not draft else draft
        forms.update(abbreviations(readings, placed_by, self._words))
        wanted = Sought({form: draft for form, draft in forms.items() if draft is not None})
        if not wanted:
            return
        for i, reading in enumerate(readings):
            for start, end in occurrences(reading.text, wanted):
                form = reading.text[start:end]
                owner = wanted[form]
                over = [p for p in placed_by[i] if p.start < end and start < p.end and p.cls != "Place"]
                if over:  # 索玛彝绣工会: the short name of a body that has the union
                    outer = over[0]
                    if len(over) == 1 and outer.start == start and outer.cls in self._branching:
                        placed_by[i].append(Placed(start, end, owner.cls, owner, True))
                    continue
                candidate = Candidate(start, end, owner.cls, form, 20, "short")
                draft = referents.join(owner, reading.sentence, candidate, spans(page, reading.sentence, start, end))
                placed_by[i].append(Placed(start, end, draft.cls, draft))

    def _home_division(
        self, page: Page, readings: Sequence[Reading], placed_by: list[list[Placed]], referents: Referents
    ) -> None:
        """The division (or zone) of the article's own body, where the body's name gives it."""
        home = referents.home_draft()
        if home is None:
            return
        for mention in home.mentions:
            text = readings[mention.sentence].text[mention.start : mention.end]
            prefix = self._divisions.prefix(text, [home.place] if home.place else ())
            zone = next((h for h in self._divisions.zone_heads if prefix.end and text.startswith(h, prefix.end)), "")
            end = mention.start + prefix.end + len(zone)
            if not prefix.end or end >= mention.end:
                continue
            name = readings[mention.sentence].text[mention.start : end]
            candidate = Candidate(mention.start, end, "FunctionalZone" if zone else "Place", name, 1, nested=True)
            placed_by[mention.sentence] += self._place_one(page, readings[mention.sentence], [candidate], referents)
            return

    def _short_forms(self, draft: Draft, wholes: Collection[str] = ()) -> list[str]:
        """What a name is cut short to; ``wholes`` are the names of companies whose part it may be."""
        if draft.cls not in self._shortened:
            return []
        found = []
        if draft.cls == "Company":
            found += [name[cut:] for name in draft.names for cut in range(4, len(name)) if name[:cut] in wholes]
            found = [form for form in found if len(form) >= _TAIL and _TOLD.search(form)]
        for name in draft.names:
            prefix = self._divisions.prefix(name)
            if 4 <= len(name) - prefix.end < len(name):
                found.append(name[prefix.end :])  # 官渡引线厂 of 浏阳市
            stem = re.sub(r"（[^）]{0,60}）", "", name[prefix.end :])
            for legal in self._words.lexicon.longest_first("Company", "legal_forms"):
                if stem.endswith(legal):
                    stem = stem[: -len(legal)]
                    break
            else:
                continue
            if len(stem) >= 3 and stem != name:
                found.append(stem)
            if len(stem) >= 6 and not stem[:4].endswith(tuple(self._words.levels)):
                found += [stem[:4]]  # but 南湾街道 is no firm
        return found


def _quoted_forms(draft: Draft) -> list[str]:
    """The quotations that name a thing again: “工程师夜话”, where the article names it so elsewhere."""
    if draft.cls not in ("Programme", "Event", "Site", "Studio"):
        return []
    inner = {(re.findall(r"“([^“”]+)”", name) or [name])[-1] for name in draft.names}
    return sorted(f"“{name}”" for name in inner if len(name) >= 3 and "“" not in name and "”" not in name)


def _told_again(draft: Draft) -> list[str]:
    """The names without quotation marks by which an event or a programme comes back: 此次|职工读书演讲比赛."""
    if draft.cls not in ("Programme", "Event") or draft.weak:
        return []
    return sorted(name for name in draft.names if len(name) >= 6 and not set(name) & set("“”《》"))


def _points(candidate: Candidate) -> bool:
    """Whether a candidate needs other names to tell what it means."""
    return candidate.kind in ("pointer", "rank", "session", "department") or candidate.relative not in ("", "?")


def spans(page: Page, sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """Where the characters ``start`` to ``end`` of a sentence stand on its page."""
    return spans_of(sentence.view, page.id, page.text, start, end)
