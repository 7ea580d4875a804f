"""The administrative divisions by code, by full name and by short name, and the names that are no longer in use.

Says what a name may stand for and what lies in what; which of several is meant is for those who read the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division; ``level`` is province, prefecture, county or township, ``lon``/``lat`` degrees."""

    code: str
    name: str
    level: str
    parent: str
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True)
class FormerPlace:
    """A name that a division bore until ``year``; ``became`` is the code of what it is today."""

    code: str
    name: str
    year: int
    became: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """The rows of ``places.csv`` as columns of one length; ``points`` are longitude and latitude by row, in degrees."""

    codes: Sequence[str]
    names: Sequence[str]
    levels: Sequence[str]
    parents: Sequence[str]
    points: Mapping[int, tuple[float | None, float | None]]


class Places:
    """The divisions, by code and by name; a short name (响水) finds the divisions that it may stand for.

    ``suffixes`` are the words that divisions' names end in (省, 市, 县, …), longest first. A ``PlaceTable`` loads
    faster than places one by one, since a place is only made when it is asked for.
    """

    def __init__(
        self,
        places: Iterable[Place] | PlaceTable,
        suffixes: Iterable[str],
        nationalities: Iterable[str] = (),
        former: Iterable[FormerPlace] = (),
    ) -> None:
        self._table = places if isinstance(places, PlaceTable) else _as_table(places)
        self._rows = dict(zip(self._table.codes, range(len(self._table.codes)), strict=True))
        self._made: dict[int, Place] = {}
        self._above: dict[str, tuple[Place, ...]] = {}
        self._former = tuple(former)
        self._nationalities = tuple(sorted(nationalities, key=lambda n: (-len(n), n)))
        self.suffixes = tuple(sorted(suffixes, key=lambda s: (-len(s), s)))
        self._suffixes = frozenset(self.suffixes)
        self._lengths = sorted({len(s) for s in self.suffixes}, reverse=True)

    def _place(self, row: int) -> Place:
        place = self._made.get(row)
        if place is None:
            t = self._table
            lon, lat = t.points.get(row, (None, None))
            place = Place(t.codes[row], t.names[row], t.levels[row], t.parents[row], lon, lat)
            self._made[row] = place
        return place

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, name in enumerate(self._table.names):
            found.setdefault(name, []).append(row)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, (name, level) in enumerate(zip(self._table.names, self._table.levels, strict=True)):
            if level != "township" and (stem := self.stem(name)) != name:
                found.setdefault(stem, []).append(row)
                if "自治" in name and level != "province":
                    found.setdefault(stem + name[-1], []).append(row)
                    found.setdefault(stem + name[name.index("自治") :], []).append(row)  # 关岭自治县
        return found

    @cached_property
    def _by_former(self) -> dict[str, tuple[FormerPlace, ...]]:
        found: dict[str, tuple[FormerPlace, ...]] = {}
        for place in self._former:
            found[place.name] = (*found.get(place.name, ()), place)
        return found

    def short_names(self) -> Iterator[str]:
        """Every short name of a province, prefecture or county."""
        yield from self._by_stem

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Place]:
        t = self._table  # all of them are nothing to keep
        for row in self._rows.values():
            lon, lat = t.points.get(row, (None, None))
            yield Place(t.codes[row], t.names[row], t.levels[row], t.parents[row], lon, lat)

    def names(self) -> Iterator[tuple[str, str]]:
        """Name and level of every division, without making a place of each."""
        return zip(self._table.names, self._table.levels, strict=True)

    def stem(self, name: str) -> str:
        """The name without the words for its kind, where two characters or more are left: 响水县 → 响水."""
        at = name.find("自治")
        if at > 2 and name[at + 2 :] in ("区", "州", "县", "旗"):
            stem = name[:at]
            while nation := next((n for n in self._nationalities if stem.endswith(n) and len(stem) - len(n) >= 2), ""):
                stem = stem[: -len(nation)]
            return stem
        for length in self._lengths:
            if len(name) - length >= 2 and name[-length:] in self._suffixes:
                return name[:-length]
        return name

    def by_code(self, code: str) -> Place | None:
        """The division with this code, or None."""
        row = self._rows.get(code)
        return None if row is None else self._place(row)

    def named(self, name: str) -> tuple[Place, ...]:
        """The divisions with exactly this full name, in order of their codes."""
        return tuple(map(self._place, self._by_name.get(name, ())))

    def short(self, stem: str) -> tuple[Place, ...]:
        """The province, prefectures and counties that this short name may stand for."""
        return tuple(map(self._place, self._by_stem.get(stem, ())))

    def former(self, name: str) -> tuple[FormerPlace, ...]:
        """The divisions that once bore this name and bear another one today: 大丰市, until 2015."""
        return self._by_former.get(name, ())

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """The divisions that contain this one, nearest first; one that contains itself is told once."""
        above = self._above.get(code)
        if above is None:
            found: dict[str, Place] = {}
            place = self.by_code(code)
            while place and (place := self.by_code(place.parent)) and place.code not in found and place.code != code:
                found[place.code] = place
            above = tuple(found.values())
            if code in self._rows:
                self._above[code] = above
        return above

    def within(self, code: str, area: str) -> bool:
        """Whether the division ``code`` is ``area`` or lies in it."""
        return code == area or any(place.code == area for place in self.ancestors(code))


def _as_table(places: Iterable[Place]) -> PlaceTable:
    rows = list({place.code: place for place in places}.values())
    return PlaceTable(
        [p.code for p in rows], [p.name for p in rows], [p.level for p in rows], [p.parent for p in rows],
        {number: (p.lon, p.lat) for number, p in enumerate(rows) if p.lon is not None or p.lat is not None},
    )  # fmt: skip
