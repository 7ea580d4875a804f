"""What an article about one body leaves unsaid: what it tells of, and nobody else is said to run, is that body's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uniongraph.extract.clauses import Clause, Link, Placed
from uniongraph.extract.divisions import Divisions
from uniongraph.extract.drafts import Draft
from uniongraph.extract.referents import Referents
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of, ends_with


class Defaults:
    """The links that an article's own body gives by default, with the patterns of the frame ``default``."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words, self._divisions = words, divisions
        self._patterns = {p.predicate: p for p in words.lexicon.patterns if p.frame == "default"}
        self._public_ends = words.lexicon.words("frames", "public_sites")
        self._openings = tuple(words.lexicon.words("frames", "openings"))
        self._zones = tuple(words.lexicon.words("relative", "zone_levels"))
        visits = {w for p in words.lexicon.patterns if p.predicate == "visits" for w in p.words if len(w) > 1}
        self._towns = tuple(words.lexicon.words("Place", "listed"))
        self._inner = re.compile(
            rf"^.{{2,12}}(?:{any_of(self._towns).pattern})(?=[\u4e00-\u9fff]{{3,8}}$)"
        )  # 某镇|江山村
        self._going = any_of(visits)
        self._works = re.compile(r"(?:工程|项目|标段)$")
        levels = any_of(words.levels).pattern
        self._levelled = re.compile(rf"全(?:{levels})")
        self._at = re.compile(r"[在于到]“?$")

    def links(
        self, clauses: Sequence[Clause], found: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[tuple[Clause, Link]]:
        """The links that ``found`` leaves open."""
        result: list[tuple[Clause, Link]] = []
        held = {(link.predicate, id(link.object)) for _, link in found}
        visited = {id(link.object) for _, link in found if link.predicate == "visits"}
        places = {id(link.object) for _, link in found if link.predicate == "locatedIn"}
        for clause in clauses:
            if clause.home is None or clause.home.cls != self._words.home:
                continue
            for placed in clause.placed:
                for predicate, pattern in self._patterns.items():
                    if (
                        predicate == "locatedIn"
                        or placed.cls not in pattern.object
                        or placed.draft.weak
                        or self._elsewhere(placed.draft, clause.home)
                    ):
                        continue
                    if predicate == "operates" and self._at.search(clause.text, max(0, placed.start - 2), placed.start):
                        continue  # where something happens is not yet the union's
                    if predicate == "operates" and (id(placed.draft) in places | visited or self._public(placed.draft)):
                        continue
                    if predicate == "operates" and (self._wide(clause.home) or self._deeper(placed.draft, clause.home)):
                        continue  # a town's site is the town's union's
                    if predicate == "runs" and self._works.search(placed.draft.name) and self._seen(clause, placed):
                        continue  # 来到某某大桥工程: works that are visited
                    if predicate == "organizes" and not clause.home.place and self._levelled.search(placed.draft.name):
                        continue  # 全区卫健工会年会, in an article about a school's union
                    if predicate == "organizes" and self._opens(placed.draft, clause.home):
                        continue  # 某某联合会揭牌仪式 is another's
                    if predicate == "organizes" and placed.draft not in clause.salient:
                        continue  # an event that is named in passing may be anybody's
                    if not any((p, id(placed.draft)) in held for p in ("runs", "organizes", "operates", "founds")):
                        held.add((predicate, id(placed.draft)))
                        result.append(
                            (
                                clause,
                                Link(
                                    clause.home,
                                    predicate,
                                    placed.draft,
                                    placed.start,
                                    placed.end,
                                    pattern.id,
                                    pattern.confidence,
                                ),
                            )
                        )
        named = self._by_name(clauses, found, referents)
        return result + named + self._local(clauses, [*found, *named], referents)

    def _by_name(
        self, clauses: Sequence[Clause], found: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[tuple[Clause, Link]]:
        """A site lies in what its name begins with, where the article names that as a place: 玉湖村|驿站, 齐溪|书屋."""
        pattern = self._patterns.get("locatedIn")
        spots = {
            short: draft
            for draft in referents.drafts.values()
            if pattern is not None and draft.cls in pattern.object and not draft.weak
            for whole in draft.names
            for name in {whole, self._inner.sub("", whole)}
            for short in (name, name.removesuffix(ends_with(name, self._towns)))
            if len(short) >= (3 if short == name else 2) and not self._is_wide(draft)
        }
        located = {id(link.subject) for _, link in found if link.predicate == "locatedIn"}
        result: list[tuple[Clause, Link]] = []
        for clause in clauses if spots and pattern is not None else ():
            for placed in clause.placed:
                if pattern is None or placed.cls not in pattern.subject or id(placed.draft) in located:
                    continue
                located.add(id(placed.draft))
                bare = placed.draft.name.lstrip("“")
                short = max((s for s in spots if bare.startswith(s) and s != bare), key=len, default="")
                if short and spots[short] is not placed.draft and not placed.draft.weak:
                    result.append((clause, Link.by(pattern, placed.draft, spots[short], placed.start, placed.end)))
        return result

    def _is_wide(self, place: Draft) -> bool:
        """Whether a place is a county or more, which says little of where a site is."""
        whole = self._words.schema.places.by_code(place.place) if place.place else None
        return whole is not None and whole.level != "township"

    def _seen(self, clause: Clause, placed: Placed) -> bool:
        """Whether the clause tells that somebody goes to see what stands there."""
        begin = clause.start_of(placed.start)
        return self._going.search(clause.text, begin, placed.start) is not None

    def _opens(self, event: Draft, home: Draft) -> bool:
        """Whether an event is the beginning of the body whose name it bears."""
        return any(
            name.endswith(self._openings) and any(name.startswith(own) for own in home.names) for name in event.names
        )

    def _wide(self, home: Draft) -> bool:
        """Whether a union is that of a province or of a city, whose sites are mostly others'."""
        whole = self._words.schema.places.by_code(home.place)
        zoned = any(zone in home.name for zone in self._zones)
        return whole is not None and whole.level in ("province", "prefecture") and not zoned

    def _public(self, thing: Draft) -> bool:
        """Whether a site's name says that it is the public's (加油站, 旧址) and no union's by default."""
        return any(name.rstrip("”").endswith(self._public_ends) for name in thing.names)

    def _local(
        self, clauses: Sequence[Clause], found: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[tuple[Clause, Link]]:
        """A site of the article's own body lies in that body's division, where the article names the division."""
        pattern = self._patterns.get("locatedIn")
        located = {id(link.subject) for _, link in found if link.predicate == "locatedIn"}
        result: list[tuple[Clause, Link]] = []
        owned = {id(link.object): link.subject for _, link in found if link.predicate == "operates"}
        for clause in clauses:
            place = referents.drafts.get(("Place", clause.home.place)) if clause.home is not None else None
            if pattern is None or place is None:
                continue
            nearer = self._nearer(clause, place)
            for placed in clause.placed:
                if placed.cls in pattern.subject and not placed.draft.weak and id(placed.draft) not in located:
                    if nearer and not self._own_place(placed.draft, place):
                        continue  # a city's article that is in one of its counties by now
                    located.add(id(placed.draft))
                    owner = owned.get(id(placed.draft))
                    if owner is not None and owner.place and self._apart(owner.place, place.place):
                        continue  # a site of another division's union
                    if not self._elsewhere(placed.draft, place) and not self._deeper(placed.draft, place):
                        span = (placed.start, placed.end)
                        result.append(
                            (
                                clause,
                                Link.by(pattern, placed.draft, place, *span),
                            )
                        )
        return result

    def _nearer(self, clause: Clause, place: Draft) -> bool:
        """Whether an article about a city has named, as a place, one of the city's counties, up to this sentence."""
        places = self._words.schema.places
        whole = places.by_code(place.place)
        if whole is None or whole.level != "prefecture":
            return False
        named = [*(p for _, p in clause.past), *clause.of(("Place",))]
        codes = {p.draft.place for p in named if p.cls == "Place" and not p.nested and p.draft.place}
        inner = [one for code in codes if (one := places.by_code(code)) and one.level == "county"]
        return any(places.within(one.code, place.place) for one in inner)

    def _own_place(self, thing: Draft, place: Draft) -> bool:
        """Whether a thing's name begins with the place."""
        own = self._divisions.prefix(thing.name.lstrip("“"), [place.place]).place
        return own is not None and own.code == place.place

    def _apart(self, one: str, other: str) -> bool:
        """Whether neither of two divisions lies in the other."""
        places = self._words.schema.places
        return bool(other) and not places.within(one, other) and not places.within(other, one)

    def _deeper(self, thing: Draft, home: Draft) -> bool:
        """Whether a thing's name says that it lies in a town, and the home is a city two levels above it."""
        places = self._words.schema.places
        whole = places.by_code(home.place)
        own = self._divisions.prefix(thing.name.lstrip("“"), [home.place]).place
        return own is not None and own.level == "township" and whole is not None and whole.level == "prefecture"

    def _elsewhere(self, thing: Draft, home: Draft) -> bool:
        """Whether a thing's name begins with another division than the home's (全省技能竞赛 in a county's article)."""
        place = self._divisions.prefix(thing.name.lstrip("“"), [home.place] if home.place else ()).place
        if place is not None and place.level == "township":
            return False  # 银湖工会夜校: a town's name says little by itself
        return bool(place and home.place and not self._words.schema.places.within(place.code, home.place))
