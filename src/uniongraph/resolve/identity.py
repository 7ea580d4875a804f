"""What makes two referents the same thing, and the IRI that follows from it.

A key is made of the referent alone (class, core name, division or employer or page), so an IRI depends neither on
the order nor on the number of pages. Names are never romanised and never compared by edit distance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uniongraph.records import Referent
from uniongraph.schema import Schema
from uniongraph.text.cores import Cores, core
from uniongraph.text.iris import INSTANCES, page_name, quote_segment
from uniongraph.text.matching import ends_with

_BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)")
_COUNTED = re.compile(r"^[一二三四五六七八九十两双\d]+[大个项进亮送创]")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Class, core name and what tells namesakes apart ("" where nothing needs to)."""

    cls: str
    core: str
    apart: str = ""

    @property
    def iri(self) -> str:
        """The readable IRI of the thing with this key."""
        apart = f"~{quote_segment(self.apart)}" if self.apart else ""
        return f"{INSTANCES}{self.cls}/{quote_segment(self.core)}{apart}"


class Identity:
    """Makes keys with what a schema knows of divisions and of the forms of names."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._organisations = schema.organisations()
        lexicon = schema.lexicon
        self._legal = lexicon.words("Company", "legal_forms")
        self._cores = Cores(schema)

    def key(self, referent: Referent, page: str) -> Key:
        """The key of a referent of an article on the page with this id."""
        cls, name = referent.cls, referent.name
        if cls == "Place" and referent.place and (place := self._schema.places.by_code(referent.place)):
            return Key("Place", core(place.name), place.code)
        if cls == "Person":
            return Key(cls, core(name), referent.owner or page_name(page))
        if cls in ("Programme", "Event"):
            bare = self._cores.thing(name)
            return Key("Programme" if cls == "Programme" else cls, bare, referent.owner if _COUNTED.match(bare) else "")
        if cls in ("Site", "Studio", "Association") and "“" in name:
            name = name[name.index("“") :]
        if cls in self._organisations or cls in ("Site", "Studio", "FunctionalZone"):
            return Key(cls, core(self._local(name, referent.place)), referent.place)
        return Key(cls, core(name))

    def _local(self, name: str, code: str) -> str:
        """The name with its own division only: 盐城市响水县总工会 and 响水总工会 are 响水县总工会."""
        place = self._schema.places.by_code(code)
        if place is None:
            return name
        stem = self._schema.places.stem(place.name)
        for form in (place.name, stem):
            at = name.find(form)
            if 0 <= at <= 12 and name[at + len(form) :]:
                return place.name + self._cores.zone(name[at + len(form) :])
        return name

    def abbreviates(self, short: str, long: str) -> bool:
        """Whether a company's name is a longer one without its place and legal form: 三联新材料, 三联新材料有限公司."""
        short, long = core(_BRACKET.sub("", short)), core(_BRACKET.sub("", long))
        legal = ends_with(long, self._legal)
        if not legal or len(short) < 3 or short == long:
            return False
        stem = long[: -len(legal)]
        return (
            stem == short
            or (stem.endswith(short) and len(stem) - len(short) <= 4)
            or (stem.startswith(short) and len(stem) - len(short) <= 2)
        )


def merge_companies(keys: Sequence[Key], identity: Identity) -> dict[Key, Key]:
    """Of companies named on one page: short names to the one long name that they abbreviate, where it is only one."""
    companies = sorted({k for k in keys if k.cls == "Company"})
    merged: dict[Key, Key] = {}
    for short in companies:
        fits = [long for long in companies if identity.abbreviates(short.core, long.core)]
        if len(fits) == 1:
            merged[short] = fits[0]
    return merged
