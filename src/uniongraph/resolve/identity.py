"""What makes two referents the same thing, and the IRI that follows from it.

A key is made of the referent and its article alone (class, core name, division or employer or page), so an IRI depends
neither on the order nor on the number of pages. Names are never romanised and never compared by edit distance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from uniongraph.records import Referent
from uniongraph.schema import Schema
from uniongraph.text.cores import Cores, core
from uniongraph.text.iris import INSTANCES, page_name, quote_segment
from uniongraph.text.matching import ends_with

_BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)")
_COUNTED = re.compile(r"^[一二三四五六七八九十两双\d]+[大个项进亮送创]")

_CREDITED = "byline"

_TAIL = 4
"""Characters at the end of a name that do not depend on how its division is written."""

# What many towns have under one name, so that a name without a division is one thing in one division only.
_LOCAL = frozenset(["Site", "Studio", "Association", "Event", "Document"])


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Class, core name and what tells namesakes apart (empty where nothing needs to).

    ``local`` is the code of the division that the article, not the name, supplied; "" where the name tells itself.
    """

    cls: str
    core: str
    apart: tuple[str, ...] = ()
    local: str = field(default="", compare=False)

    @property
    def credited(self) -> bool:
        """Whether this is a person of whom a page tells no more than that it is somebody's work."""
        return self.apart[-1:] == (_CREDITED,)

    @property
    def iri(self) -> str:
        """The readable IRI of the thing with this key."""
        return f"{INSTANCES}{self.cls}/" + "~".join(quote_segment(part) for part in (self.core, *self.apart))


@dataclass(frozen=True, slots=True)
class Where:
    """Where a referent stands: the page's id, and the code of the division that its article is about, or ""."""

    page: str
    home: str = ""

    @property
    def apart(self) -> tuple[str, ...]:
        """What tells namesakes without an employer apart: the page, and on it the division that is written about."""
        return tuple(part for part in (page_name(self.page), self.home) if part)


class Identity:
    """Makes keys with what a schema knows of divisions and of the forms of names."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._organisations = schema.organisations()
        lexicon = schema.lexicon
        self._home = schema.home()
        self._weak = lexicon.words(self._home, "weak_heads")
        self._legal = lexicon.words("Company", "legal_forms")
        self._known = {name for cls in schema.classes for name in lexicon.words(cls, "names")}
        self._kinds = {
            cls: {core(w) for k in ("generic", "heads", "suffixes", "plain_suffixes") for w in lexicon.words(cls, k)}
            for cls in schema.classes
        }
        self._ceremonies = lexicon.words("Event", "ceremonies")
        self._cores = Cores(schema)

    def key(self, referent: Referent, where: Where, owner: Key | None = None) -> Key:
        """The key of a referent; ``owner`` employs the person or runs the numbered programme (三送), if known."""
        cls, name = referent.cls, referent.name
        if cls == "Place" and referent.place and (place := self._schema.places.by_code(referent.place)):
            return Key("Place", core(place.name), (place.code,))
        owned = (owner.core, *owner.apart) if owner else ()
        if cls == "Person":
            return Key(cls, core(name), owned or where.apart)
        if cls == "Programme" or cls == "Event":
            ceremony = cls == "Event" and "“" in name and ends_with(name, self._ceremonies)
            bare = core(name) if ceremony else self._cores.thing(name)
            if cls == "Programme":
                return Key(cls, bare, owned if _COUNTED.match(bare) else ())
            return self._placed(cls, bare, name, where)
        if cls in ("Site", "Studio", "Association") and "“" in name:
            name = name[name.index("“") :]
        if cls in self._organisations or cls in ("Site", "Studio", "FunctionalZone"):
            if referent.place:
                return Key(cls, core(self._cores.office(self._local(name, referent.place))), (referent.place,))
            return self._placed(cls, core(name), name, where)
        return self._placed(cls, core(name), name, where)

    def credited(self, cls: str, name: str, where: Where) -> Key:
        """The key of somebody who is credited and whom the article does not name: a body by its division."""
        if cls == "Person":
            return Key(cls, core(name), (*where.apart[:1], _CREDITED))
        return self.key(Referent("", "", cls, name, (name,), (), self._division(name)), where)

    def _placed(self, cls: str, bare: str, name: str, where: Where) -> Key:
        """A key for a name without a division: of the article's division where the name alone could be anywhere's."""
        if name in self._known or not where.home:
            return Key(cls, bare)
        if cls in _LOCAL:
            code = "" if self._division(name) else where.home
        elif cls in self._organisations and cls != "Media":
            # What is registered without a division is so with the state: its name is its own everywhere.
            code = "" if ends_with(bare, self._legal) else self._prefecture(where.home)
        else:
            code = ""
        return Key(cls, bare, (code,), code) if code else Key(cls, bare)

    def _prefecture(self, code: str) -> str:
        """The code of the prefecture around a division; its own where there is none."""
        places = self._schema.places
        line = [places.by_code(code), *places.ancestors(code)]
        return next((p.code for p in line if p and p.level == "prefecture"), code)

    def related(self, one: str, other: str) -> bool:
        """Whether one of two divisions lies in the other; an unknown one ("") is related to none but itself."""
        if not one or not other:
            return one == other
        return self._schema.places.within(one, other) or self._schema.places.within(other, one)

    def distinctive(self, key: Key, least: int = 3) -> bool:
        """Whether a name says more than a kind that every town has, by so many characters: not 暖心驿站."""
        kind = max((w for w in self._kinds[key.cls] if key.core.endswith(w)), key=len, default="")
        return len(key.core) - len(kind) >= least

    def within(self, key: Key, code: str) -> Key:
        """The key that a body would have if its name were known to begin with a division's."""
        return Key(key.cls, core(self._cores.office(self._local(key.core, code))), (code,))

    def _division(self, name: str) -> str:
        """The code of the innermost division at the start of a name, "" where it names none or several."""
        places, at, found = self._schema.places, 0, ""
        while True:
            for end in range(min(len(name), at + 12), at + 1, -1):
                fits = [p for p in places.named(name[at:end]) if not found or places.within(p.code, found)]
                if len(fits) == 1:
                    found, at = fits[0].code, end
                    break
            else:
                return found

    def _local(self, name: str, code: str) -> str:
        """The name with its own division only: 盐城市响水县总工会 and 响水总工会 are 响水县总工会."""
        places = self._schema.places
        place = places.by_code(code)
        if place is None:
            return name
        around = {form for p in places.ancestors(code) for form in (p.name, places.stem(p.name))}
        for form in (place.name, places.stem(place.name)):
            at = name.find(form)
            if at >= 0 and name[at + len(form) :] and _made_of(name[:at], around):
                return place.name + self._cores.zone(name[at + len(form) :])
        return name

    def union_owner(self, key: Key) -> str:
        """Whose union a body inside a company is (海川鞋业 of 海川鞋业工会), or ""."""
        head = ends_with(key.core, self._weak) if key.cls == self._home else ""
        return key.core[: -len(head)] if head else ""

    def short_forms(self, long: str) -> set[str]:
        """What a company's name may be cut to, without its place and legal form: 海川新材料 of 海川新材料有限公司."""
        long = bare_core(long)
        legal = ends_with(long, self._legal)
        if not legal:
            return set()
        stem = long[: -len(legal)]
        forms = {stem[cut:] for cut in range(5)} | {stem[: len(stem) - cut] for cut in range(3)}
        return {form for form in forms if len(form) >= 3 and form != long}


def merge_placed(keys: Sequence[Key], identity: Identity) -> dict[Key, Key]:
    """Of bodies named on one page: those whose division an article leaves open to the one that bears its name.

    河北海川钢铁集团 of an article that tells where it is is the one of its neighbour that does not.
    """
    placed: dict[tuple[str, str], set[Key]] = {}
    for key in keys:
        if len(key.apart) == 1 and not key.local:
            placed.setdefault((key.cls, key.core[-_TAIL:]), set()).add(key)
    merged: dict[Key, Key] = {}
    for key in keys:
        if key.apart:
            continue
        near = placed.get((key.cls, key.core[-_TAIL:]), ())
        fits = [other for other in near if identity.within(key, other.apart[0]) == other]
        if len(fits) == 1:
            merged[key] = fits[0]
    return merged


def bare_core(name: str) -> str:
    """The core of a name without what it has in brackets."""
    return core(_BRACKET.sub("", name))


def _made_of(text: str, parts: set[str]) -> bool:
    """Whether a text is nothing but such parts, one after the other."""
    return not text or any(part and text.startswith(part) and _made_of(text[len(part) :], parts) for part in parts)


def merge_companies(keys: Sequence[Key], identity: Identity) -> dict[Key, Key]:
    """Of companies named on one page: short names to the one long name that they abbreviate, where it is only one."""
    return _cut({k: k.core for k in sorted(keys) if k.cls == "Company"}, identity)


def merge_unions(keys: Sequence[Key], identity: Identity) -> dict[Key, Key]:
    """Of unions named on one page: those of a company's short name to that of its one long name."""
    return _cut({k: owner for k in sorted(keys) if (owner := identity.union_owner(k))}, identity)


def _cut(names: Mapping[Key, str], identity: Identity) -> dict[Key, Key]:
    """Things named by companies, those of a short name to that of the one long name that it is cut from."""
    longs: dict[str, list[Key]] = {}
    for key, name in names.items():
        for form in identity.short_forms(name):
            longs.setdefault(form, []).append(key)
    fitting = ((key, longs.get(bare_core(name), ())) for key, name in names.items())
    return {short: fits[0] for short, fits in fitting if len(fits) == 1}


def merge_local(keys: Sequence[Key], identity: Identity) -> dict[Key, Key]:
    """Of things named alike on one page, without a division: all that have a name of their own, else neighbours.

    A 职工服务中心 of a county is the city's that lies around it, and none of another county's. What has a name of
    its own is also the one that an article without a division names.
    """
    merged: dict[Key, Key] = {}
    named: dict[tuple[str, str], set[Key]] = {}
    anywhere: dict[tuple[str, str], Key] = {}  # of articles that tell no division
    for key in keys:
        if key.local:
            named.setdefault((key.cls, key.core), set()).add(key)
        elif not key.apart:
            anywhere[key.cls, key.core] = key
    for name, same in named.items():
        own = identity.distinctive(next(iter(same)))
        alone = len(same) == 1 and identity.distinctive(next(iter(same)), 2)
        if (own or alone) and name in anywhere:
            merged.update(dict.fromkeys(same, anywhere[name]))
            continue
        wide = [key for key in same if own or all(identity.related(key.local, other.local) for other in same)]
        if len(same) > 1 and wide:
            target = min(wide, key=lambda k: (len(k.local.rstrip("0")), k))
            merged.update({key: target for key in same if key != target})
    return merged
