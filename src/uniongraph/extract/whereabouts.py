"""Where the bodies of an article are: the division that a name tells, or that a relative name (区总工会) leaves out.

It gives names in full and codes of divisions; which names stand for the same thing is decided in ``referents``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uniongraph.extract.divisions import Divisions, Prefix
from uniongraph.extract.drafts import Recent
from uniongraph.extract.home import Home, House
from uniongraph.extract.words import Candidate, Words
from uniongraph.records import Sentence
from uniongraph.schema import Place
from uniongraph.text.matching import ends_with, starts_with

_IN_LIST = re.compile(r"[^，。；：！？、]{2,24}(?:、[^，。；：！？、]{1,10})?[、和与及]")
"""A member of a list up to the next one, a post of its own at most between them."""
_JOINED = re.compile(r"[^，。；：！？、]{4,24}(?:联合|会同|携手|联手|协同|同|与|跟)")
"""One who acts up to those with whom: 韩城市总工会同|市文体局."""


class Whereabouts:
    """What an article and its page tell of divisions.

    ``context`` are the codes of those that both name, ``home`` is the article's own body, ``house`` the one whose paper
    the page is; ``recent`` are the mentions, which grow as the article is read.
    """

    def __init__(
        self, words: Words, divisions: Divisions, home: Home, house: House, context: Sequence[str], recent: Recent
    ) -> None:
        self._words, self._divisions, self._home, self._house = words, divisions, home, house
        self._context, self._recent = list(context), recent
        self._attested = frozenset(context)
        self.in_full: frozenset[str] = frozenset()  # those that the article names with what says their kind
        self.zones: tuple[frozenset[str], ...] = ()  # development zones that the article names, and its page
        self._placing = words.organisations | {"Place", "FunctionalZone"}
        self._stems: dict[str, set[str]] = {}  # codes of the divisions that are named, by what says no kind
        self._town_levels = frozenset(words.lexicon.words("relative", "towns"))
        self._zone_forms = tuple(words.lexicon.table("relative", "zone_forms").items())
        self._city_zones = frozenset(short for _, short in self._zone_forms)
        self._hamlets = words.lexicon.words("relative", "hamlets")
        self._union_heads = frozenset((*words.lexicon.words(words.home, "heads"), *words.weak_heads))
        self._short_heads = words.lexicon.words("relative", "short_heads")
        self._party = frozenset(words.lexicon.words("relative", "party"))
        self._committee = min(words.lexicon.words("relative", "party_of"), default="")

    def named(self, code: str) -> None:
        """Take in that the article names a division as a place, so that its stem may stand for it."""
        if division := self._words.schema.places.by_code(code):
            self._stems.setdefault(self._words.schema.places.stem(division.name), set()).add(division.code)

    def absolute(self, cls: str, name: str, names: list[str]) -> tuple[str, str, list[str]]:
        """Name, division and names of a body or place that names its division itself."""
        same = self._words.lexicon.table(self._words.home, "same")
        if name in same:
            return same[name], "", [same[name], name]
        prefix = self._divisions.prefix(name, self._context)
        if cls == "Place" and (near := self._short_of(name)):
            prefix = Prefix((near,), len(name))
        if prefix.place is None or (cls == "Place" and self._elsewhere(name, prefix.place)):
            return name, "", names
        place = prefix.place
        if place.code not in self._context:
            self._context.append(place.code)
        if cls == "Place":
            whole = prefix.end == len(name)  # 库车老城 lies in 库车 and is not the same
            return (place.name, place.code, [*names, place.name]) if whole else (name, "", names)
        if cls == self._words.home:
            rest = name[prefix.end :]
            weak = self._words.weak_heads
            full = ends_with(rest, self._words.lexicon.words(cls, "heads"))
            if rest in weak:  # 响水工会 is the union of 响水, whose full name the head list gives
                rest = self._words.lexicon.words(cls, "heads")[0]
                return place.name + rest, place.code, [place.name + rest, *names]
            if full == rest:
                return (
                    place.name + rest,
                    place.code,
                    [*names, place.name + rest] if names[0] != place.name + rest else names,
                )
        return name, place.code, names

    def _elsewhere(self, name: str, place: Place) -> bool:
        """Whether a bare stem (滨江) would mean a county of a province that the page has nothing to do with."""
        if place.level != "county" or name != self._words.schema.places.stem(place.name) or place.code in self.in_full:
            return False
        others = self._attested - {place.code}
        return bool(others) and not any(code[:2] == place.code[:2] for code in others)

    def _short_of(self, name: str) -> Place | None:
        """The division that the article has named in full and that goes by its stem now: 阜城 after 阜城街道."""
        places = self._words.schema.places
        found = [p for code in sorted(self._stems.get(name, ())) if (p := places.by_code(code)) and p.name != name]
        return found[0] if len(found) == 1 else None

    def relative(self, candidate: Candidate, sentence: Sentence) -> tuple[list[str], str] | None:
        """Names and division of a relative name: 区税务局 in 鼓楼区 is 鼓楼区税务局, 南京市鼓楼区税务局.

        The division of its neighbour in a list counts first, where that has one of this level.
        """
        at = (sentence.index, candidate.start)
        self._recent.opened(sentence)
        beside = self._beside(candidate.relative, sentence, candidate.start)
        level = candidate.relative
        text = candidate.name
        rest = text[len(level) :] if text.startswith(level) else text
        if candidate.cls == self._words.home and rest in self._short_heads:
            rest = self._words.lexicon.words(candidate.cls, "heads")[0]  # 区总 of a zone
        zone_levels = self._words.lexicon.words("relative", "zone_levels")
        if level in zone_levels and self._home.area:
            return [self._home.area + rest], self._home.place.code if self._home.place else ""
        if level in zone_levels and (area := self._zone(level)):
            around = self._divisions.prefix(area).place
            return [area + rest], around.code if around is not None else ""
        city = self._home.place if level in self._city_zones and candidate.cls == self._words.home else None
        if city is not None and city.level == "prefecture":  # 高新区总工会 among the unions of a city's districts
            return [city.name + level + rest, self._words.schema.places.stem(city.name) + level + rest], city.code
        place = beside or self._place_at(level, at)
        only = [z for z in self.zones[0] if z.endswith(level)] if level == "区" and self.zones and not beside else []
        if len(only) == 1 and not self._home.area and self._has_union(only[0], at):
            around = self._divisions.prefix(only[0]).place
            return [only[0] + rest], around.code if around is not None else ""  # 区总工会 of 某某经开区
        if level == "区" and not beside and self._home.area and (place is None or place is not self._home.place):
            return [self._home.area + rest], self._home.place.code if self._home.place else ""
        if place is None:
            named = self._town(level, at) if level in self._town_levels else ""
            if not named:
                return None
            own = (*self._words.weak_heads, *self._short_heads)
            if not rest or (candidate.cls == self._words.home and rest in own):
                rest = self._words.lexicon.words(candidate.cls, "heads")[0]
            county = self._divisions.prefix(named, self._context).place  # 泗水县|双塘镇
            return [named + rest], county.code if county is not None else ""
        if level == "*" and rest in self._party and place.level != "township" and place.name[-1:] in self._words.levels:
            return [place.name + self._committee + rest, place.name + rest], place.code  # 市委常委、|统战部部长
        if text in self._words.lexicon.table("relative", "infix"):
            return [text.replace(level, place.name, 1)], place.code
        if candidate.cls == "Award":
            return [place.name + rest], ""
        heads = self._words.lexicon.words(candidate.cls, "heads")
        short = starts_with(rest, self._words.lexicon.words("relative", "short_heads"))
        if not rest or (candidate.cls == self._words.home and rest in self._words.weak_heads):
            rest = heads[0]
        elif candidate.cls == self._words.home and short and not starts_with(rest, heads):
            rest = heads[0] + rest[len(short) :]  # 县总法律工作部
        names = [place.name + rest]
        places = self._words.schema.places
        # One of the four 鼓楼区 is told by its city; nobody needs 宿迁市 before 泗阳县.
        if place.parent in self._attested and len(places.named(place.name)) > 1:
            names.append(self._divisions.full_name(place) + rest)
        return names, place.code

    def _beside(self, level: str, sentence: Sentence, start: int) -> Place | None:
        """The division of the body that stands right before in a list: 泰兴市委常委、|市总工会主席."""
        last = self._recent.last((sentence.index, start))
        if last is None:
            return None
        (index, begin), draft = last
        if index != sentence.index or draft.cls not in self._words.organisations or not draft.place:
            return None
        if not (_IN_LIST.fullmatch(sentence.text, begin, start) or _JOINED.fullmatch(sentence.text, begin, start)):
            return None
        place = self._words.schema.places.by_code(draft.place)
        return place if place is not None and (level == "*" or place.name.endswith(level)) else None

    def hamlet(self, name: str, at: tuple[int, int]) -> str:
        """The union of the village or neighbourhood named last, which goes by its level: 社区工会联合会, or ""."""
        level = starts_with(name, self._hamlets)
        if not level or name[len(level) :] not in self._union_heads:
            return ""
        places = (d for d in self._recent.before(at) if d.cls in ("Place", "FunctionalZone"))
        return next((n + name[len(level) :] for d in places for n in d.names if n.endswith(level) and n != level), "")

    def _has_union(self, zone: str, at: tuple[int, int]) -> bool:
        """Whether the union of a zone was the last of a division's that the text has named."""
        head = self._words.lexicon.words(self._words.home, "heads")[0]
        last = next((d for d in self._recent.before(at) if d.cls == self._words.home and d.name.endswith(head)), None)
        return last is not None and any(n.endswith(zone + head) for n in last.names)

    def _zone(self, level: str) -> str:
        """The one zone of a kind that the article or its page names in full (资阳高新区), or ""."""
        for zones in self.zones:
            ends = (level, *(whole for whole, short in self._zone_forms if short == level))
            named = [z for z in sorted(zones) if z.endswith(ends) and self._divisions.prefix(z).end]
            if named:
                return named[0] if len(named) == 1 else ""
        return ""

    def _town(self, level: str, at: tuple[int, int]) -> str:
        """The town that the article's own body or the last body bears in its name, where no list tells which it is."""
        begins = re.compile(rf"(?:[\u4e00-\u9fff]{{2,8}}?[市县区旗])?[\u4e00-\u9fff]{{2,4}}?{level}")
        names = [self._home.name, *(d.name for d in self._recent.before(at) if d.cls in self._placing)]
        return next((m.group() for name in names if (m := begins.match(name))), "")

    def _place_at(self, level: str, at: tuple[int, int]) -> Place | None:
        """The division of a level for this point of the article: the home's, else that of the last body or place."""
        places = self._words.schema.places
        if level == "*":
            return self._home.place
        paper = places.by_code(self._house.place) if self._house.place else None
        own = self._divisions.at_level(paper, level) if paper else None
        if self._home.place and (found := self._divisions.at_level(self._home.place, level)):
            if own is not None and own.level == "prefecture" and places.within(found.code, own.code):
                return own  # 市 in 伊春日报 is 伊春市, whatever town of it the article is about
            return self._nearby(level, at, found) or found
        if own is not None and (own.level in ("prefecture", "province") or not self._home.place):
            return own  # 市总工会 of a city's paper, whatever county-level city the text has named
        for draft in self._recent.before(at):
            if (
                draft.place
                and draft.cls in self._placing  # 泗阳河站 lies in no 泗阳县
                and (place := places.by_code(draft.place))
                and (found := self._divisions.at_level(place, level))
            ):
                return found
        for code in self._context:
            place = places.by_code(code)
            if place and (found := self._divisions.at_level(place, level)):
                return found
        return None

    def _nearby(self, level: str, at: tuple[int, int], home: Place) -> Place | None:
        """The one division of a level that the paragraph has named through a body of it, if not the home's."""
        paragraph = self._recent.paragraph(at[0])
        places = self._words.schema.places
        found: dict[str, bool] = {}
        for sentence, draft in self._recent.mentioned(at):
            if self._recent.paragraph(sentence) != paragraph:
                break
            if sentence != at[0] and len(found) == 1 and self._home.share < 0.5:
                break  # 信丰县总工会在|县工人文化宫, whichever counties the sentences before name
            place = places.by_code(draft.place) if draft.place else None
            if place is not None and draft.cls in self._words.organisations and place.name.endswith(level):
                found[place.code] = found.get(place.code, False) or any(place.name in name for name in draft.names)
        if len(found) != 1 or home.code in found:
            return None
        code, named = found.popitem()
        return places.by_code(code) if named and not places.within(code, home.code) else None
