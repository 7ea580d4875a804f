"""Which division a name begins with, and which division a bare level (区总工会) means in its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from uniongraph.extract.words import Words
from uniongraph.schema import Place

_ORDER = {"township": 0, "county": 1, "prefecture": 2, "province": 3}


@dataclass(frozen=True, slots=True)
class Prefix:
    """The divisions that a name begins with: their codes, innermost last, and where the rest begins."""

    places: tuple[Place, ...]
    end: int

    @property
    def place(self) -> Place | None:
        return self.places[-1] if self.places else None


class Divisions:
    """Reads divisions out of names; ``context`` (codes of an article's places) decides among namesakes."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._places = words.schema.places
        lexicon = words.lexicon
        self._levels_of = {level: lexicon.words("level_words", level) for level in _ORDER}
        self._not_of = {level: lexicon.words("level_not", level) for level in words.levels}

    def prefix(self, name: str, context: Sequence[str] = ()) -> Prefix:
        """The chain of divisions at the start of a name: 淮安市洪泽区… is 320800, 320813."""
        found: list[Place] = []
        end = 0
        while end < len(name):
            stop = self._words.place_at(name, end)
            if stop == end:
                break
            place = self.choose(name[end:stop], [found[-1].code] if found else context, bool(found))
            if place is None:
                break
            found.append(place)
            end = stop
        return Prefix(tuple(found), end)

    def of_paper(self, paper: str, context: Sequence[str]) -> Place | None:
        """The division whose name a paper bears: 张掖日报, 天水日报; not of 河西职工报, which is no paper of 河西区."""
        found = (self.choose(paper[:length], context) for length in range(min(len(paper), 6), 1, -1))
        place = next((p for p in found if p is not None), None)
        return place if place and (place.level in ("province", "prefecture") or place.code in context) else None

    def choose(self, name: str, context: Sequence[str], inside: bool = False) -> Place | None:
        """The division of this full or short name: inside, around or near the divisions in ``context``.

        With ``inside`` it must lie in the first of them. Without support the higher division is taken, and
        none where several of the same height remain.
        """
        candidates = self._places.named(name) or self._places.short(name)
        if inside:
            candidates = tuple(p for p in candidates if self._places.within(p.code, context[0]))
            return min(candidates, key=lambda p: (-_ORDER[p.level], p.code), default=None)
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        scored = [(self._support(p, context), _ORDER[p.level], p) for p in candidates]
        best = max((s, o) for s, o, _ in scored)
        chosen = [p for s, o, p in scored if (s, o) == best]
        return chosen[0] if len(chosen) == 1 else None

    def _support(self, place: Place, context: Sequence[str]) -> int:
        lineage = [place.code, *(p.code for p in self._places.ancestors(place.code))]
        score = 0
        for code in context:
            other = {code, *(p.code for p in self._places.ancestors(code))}
            shared = next((i for i, c in enumerate(lineage) if c in other), None)
            if shared is not None:
                score = max(score, 10 - shared)
        return score

    def at_level(self, place: Place, level: str) -> Place | None:
        """The division that a bare level word means for somebody in ``place``: 市 in 洪泽区 is 淮安市."""
        for candidate in (place, *self._places.ancestors(place.code)):
            if candidate.name.endswith(level) and not candidate.name.endswith(self._not_of.get(level, ())):
                return candidate
            called = self._levels_of[candidate.level]
            if level in called and (candidate.level == "prefecture" or candidate.name.endswith(called)):
                return candidate
        return None

    def full_name(self, place: Place) -> str:
        """The name with its prefecture before it, as papers print it: 淮安市洪泽区."""
        above = self._places.by_code(place.parent)
        if place.level == "county" and above and above.level == "prefecture":
            return above.name + place.name
        if place.level == "township" and above:
            return above.name + place.name
        return place.name

    @cached_property
    def zone_heads(self) -> tuple[str, ...]:
        return self._words.lexicon.longest_first("FunctionalZone", "heads")


def common_places(prefixes: Iterable[Prefix]) -> list[str]:
    """Codes of the divisions that occur, the most frequent first."""
    counts = Counter(place.code for prefix in prefixes for place in prefix.places)
    return [code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
