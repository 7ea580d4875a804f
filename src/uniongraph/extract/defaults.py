"""What an article about one body leaves unsaid: what it tells of, and nobody else is said to run, is that body's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uniongraph.extract.clauses import Clause, Link
from uniongraph.extract.divisions import Divisions
from uniongraph.extract.referents import Draft, Referents
from uniongraph.extract.words import Words


class Defaults:
    """The links that an article's own body gives by default, with the patterns of the frame ``default``."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words, self._divisions = words, divisions
        self._patterns = {p.predicate: p for p in words.lexicon.patterns if p.frame == "default"}
        self._public_ends = words.lexicon.words("frames", "public_sites")
        self._openings = tuple(words.lexicon.words("frames", "openings"))
        self._zones = tuple(words.lexicon.words("relative", "zone_levels"))
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
        return result + self._local(clauses, found, referents)

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
            for placed in clause.placed:
                if placed.cls in pattern.subject and not placed.draft.weak and id(placed.draft) not in located:
                    located.add(id(placed.draft))
                    owner = owned.get(id(placed.draft))
                    if owner is not None and owner.place and self._apart(owner.place, place.place):
                        continue  # a site of another division's union
                    if not self._elsewhere(placed.draft, place) and not self._deeper(placed.draft, place):
                        span = (placed.start, placed.end)
                        result.append(
                            (
                                clause,
                                Link(placed.draft, pattern.predicate, place, *span, pattern.id, pattern.confidence),
                            )
                        )
        return result

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
