"""What is known about the domain: terms, lexicon and places, loaded from the ontology folder and checked.

The folder is data that others write, so every fault is reported with the file and what to do about it. Nothing
here interprets a page.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

NAMESPACE = "https://w3id.org/uniongraph/ontology#"
ORG = "http://www.w3.org/ns/org#"
_ORGANISATION = "Organization"  # org:Organization stands for every class of organisation
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"


class SchemaError(ValueError):
    """The ontology folder cannot be used; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology with its labels and definitions; ``name`` is its local name."""

    name: str
    iri: str
    zh: str
    en: str
    definition_zh: str = ""
    definition_en: str = ""
    parent: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division; ``level`` is province, prefecture, county or township, ``lon``/``lat`` degrees."""

    code: str
    name: str
    level: str
    parent: str
    lon: float | None = None
    lat: float | None = None


class Places:
    """The divisions, by code and by name; a short name (响水) finds the divisions that it may stand for.

    ``suffixes`` are the words that divisions' names end in (省, 市, 县, …), longest first.
    """

    def __init__(self, places: Iterable[Place], suffixes: Iterable[str], nationalities: Iterable[str] = ()) -> None:
        self._by_code = {place.code: place for place in places}
        self._nationalities = tuple(sorted(nationalities, key=lambda n: (-len(n), n)))
        self.suffixes = tuple(sorted(suffixes, key=lambda s: (-len(s), s)))

    @cached_property
    def _by_name(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self._by_code.values():
            found.setdefault(place.name, []).append(place)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self._by_code.values():
            if place.level != "township" and (stem := self.stem(place.name)) != place.name:
                found.setdefault(stem, []).append(place)
                if "自治" in place.name and place.level != "province":
                    found.setdefault(stem + place.name[-1], []).append(place)
        return found

    def short_names(self) -> Iterator[str]:
        """Every short name of a province, prefecture or county."""
        yield from self._by_stem

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_code.values())

    def stem(self, name: str) -> str:
        """The name without the words for its kind, where two characters or more are left: 响水县 → 响水."""
        at = name.find("自治")
        if at > 2 and name[at + 2 :] in ("区", "州", "县", "旗"):
            stem = name[:at]
            while nation := next((n for n in self._nationalities if stem.endswith(n) and len(stem) - len(n) >= 2), ""):
                stem = stem[: -len(nation)]
            return stem
        for suffix in self.suffixes:
            if name.endswith(suffix) and len(name) - len(suffix) >= 2:
                return name[: -len(suffix)]
        return name

    def by_code(self, code: str) -> Place | None:
        """The division with this code, or None."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Place, ...]:
        """The divisions with exactly this full name, in order of their codes."""
        return tuple(self._by_name.get(name, ()))

    def short(self, stem: str) -> tuple[Place, ...]:
        """The province, prefectures and counties that this short name may stand for."""
        return tuple(self._by_stem.get(stem, ()))

    def ancestors(self, code: str) -> tuple[Place, ...]:
        """The divisions that contain this one, nearest first."""
        found: list[Place] = []
        place = self.by_code(code)
        while place and (place := self.by_code(place.parent)):
            found.append(place)
        return tuple(found)

    def within(self, code: str, area: str) -> bool:
        """Whether the division ``code`` is ``area`` or lies in it."""
        return code == area or any(place.code == area for place in self.ancestors(code))


@dataclass(frozen=True, slots=True)
class Pattern:
    """How words say a predicate: a named sentence frame, the words that fill it, the classes at both ends.

    ``frame`` names a frame in ``uniongraph.extract``; ``default`` is whether the article's own body may be the
    subject when none is said; ``confidence`` is how often the family has been right.
    """

    id: str
    predicate: str
    frame: str
    words: tuple[str, ...]
    subject: frozenset[str]
    object: frozenset[str]
    default: bool = False
    confidence: float = 0.7
    also: tuple[str, ...] = ()


class Lexicon:
    """The words of the domain: for each section and key a list of words; patterns for each predicate."""

    def __init__(self, sections: Mapping[str, Mapping[str, Any]], patterns: tuple[Pattern, ...]) -> None:
        self._sections = sections
        self.patterns = patterns

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """The words under ``[section] key``, or none."""
        return tuple(self._sections.get(section, {}).get(key, ()))

    def table(self, section: str, key: str) -> Mapping[str, str]:
        """The table under ``[section.key]``, or an empty one."""
        value = self._sections.get(section, {}).get(key, {})
        return value if isinstance(value, dict) else {}

    def keys(self, section: str) -> tuple[str, ...]:
        """The keys of a section that have lists of words, in their order."""
        return tuple(key for key, value in self._sections.get(section, {}).items() if isinstance(value, list))

    def tables(self, section: str) -> Mapping[str, Mapping[str, Any]]:
        """The tables under ``[section.…]``, by key."""
        return {key: value for key, value in self._sections.get(section, {}).items() if isinstance(value, dict)}

    def longest_first(self, section: str, key: str) -> tuple[str, ...]:
        """The same words, longest first, as regular expressions and suffix tests want them."""
        return tuple(sorted(self.words(section, key), key=lambda w: (-len(w), w)))

    def sections(self) -> tuple[str, ...]:
        """The names of all sections, in the order of the files."""
        return tuple(self._sections)


@dataclass(frozen=True)
class Schema:
    """The whole ontology folder, loaded and checked."""

    folder: Path
    version: str
    classes: Mapping[str, Term]
    properties: Mapping[str, Term]
    lexicon: Lexicon

    @cached_property
    def places(self) -> Places:
        """The divisions of ``places.csv``; read at first use."""
        return _load_places(
            self.folder / "places.csv",
            self.lexicon.words("Place", "levels"),
            self.lexicon.words("Place", "nationalities"),
        )

    def organisations(self) -> frozenset[str]:
        """The classes that are kinds of organisation."""
        return frozenset(self.lexicon.words("classes", "organisations"))

    def allows(self, predicate: str, subject: str, object_: str) -> bool:
        """Whether the ontology lets this predicate link these classes; one without domain or range links all."""
        term = self.properties.get(predicate)
        if term is None:
            return False
        return all(
            not ends or cls in ends or (_ORGANISATION in ends and cls in self.organisations()) or self._above(cls, ends)
            for ends, cls in ((term.domain, subject), (term.range, object_))
        )

    def _above(self, cls: str, ends: tuple[str, ...]) -> bool:
        term = self.classes.get(cls)
        return term is not None and any(parent in ends for parent in term.parent)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether a class is another or, over however many steps, a kind of it."""
        todo, seen = [cls], set[str]()
        while todo:
            name = todo.pop()
            if name == ancestor:
                return True
            if name not in seen:
                seen.add(name)
                todo.extend(self.classes[name].parent if name in self.classes else ())
        return False

    def home(self) -> str:
        """The class of body that the papers are about."""
        return self.lexicon.words("classes", "home")[0]


def ontology_folder() -> Path:
    """Where the shipped ontology is: inside the installed package, or at the top of a source tree."""
    here = Path(__file__).resolve().parent
    for folder in (here / "ontology", here.parent.parent / "ontology"):
        if (folder / "uniongraph.ttl").is_file():
            return folder
    raise SchemaError(f"no ontology beside {here}: reinstall uniongraph, or give a folder with --ontology")


def load_schema(folder: Path | None = None) -> Schema:
    """Load and check an ontology folder, by default the shipped one.

    Raises SchemaError when a file is missing or broken, or when the lexicon names a term that
    ``uniongraph.ttl`` does not define.
    """
    folder = ontology_folder() if folder is None else Path(folder)
    ttl = folder / "uniongraph.ttl"
    if not ttl.is_file():
        raise SchemaError(f"{ttl} is missing: an ontology folder needs uniongraph.ttl, lexicon/*.toml and places.csv")
    version, classes, properties = _load_terms(ttl)
    lexicon = _load_lexicon(folder / "lexicon", classes, properties)
    return Schema(folder, version, classes, properties, lexicon)


def _load_terms(path: Path) -> tuple[str, dict[str, Term], dict[str, Term]]:
    """Version, classes and properties of the Turtle file."""
    from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

    values: dict[str, dict[str, list[Any]]] = {}
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode | BlankNode):
                values.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    except (SyntaxError, OSError, ValueError) as error:
        raise SchemaError(f"{path} cannot be read as Turtle: {error}") from error

    def text(iri: str, prop: str, language: str) -> str:
        return next(
            (o.value for o in values[iri].get(prop, ()) if isinstance(o, Literal) and o.language == language), ""
        )

    def local(iri: str) -> str:
        return iri.removeprefix(NAMESPACE).removeprefix(ORG)

    def names(iri: str, prop: str) -> tuple[str, ...]:
        return tuple(local(o.value) for o in values[iri].get(prop, ()) if isinstance(o, NamedNode))

    def members(iri: str, prop: str) -> tuple[str, ...]:
        """The classes that a domain or range names, one by one or as a union."""
        found: list[str] = []
        for node in values[iri].get(prop, ()):
            if isinstance(node, NamedNode):
                found.append(local(node.value))
            elif rest := values.get(node.value, {}).get(_OWL + "unionOf"):
                while isinstance(rest[0], BlankNode):
                    cell = values[rest[0].value]
                    found.append(local(cell[_RDF + "first"][0].value))
                    rest = cell[_RDF + "rest"]
        return tuple(found)

    version = ""
    classes: dict[str, Term] = {}
    properties: dict[str, Term] = {}
    kinds = {_OWL + "Class": classes, _OWL + "ObjectProperty": properties, _OWL + "DatatypeProperty": properties}
    for iri, about in values.items():
        types = {o.value for o in about.get(_RDF + "type", ()) if isinstance(o, NamedNode)}
        if _OWL + "Ontology" in types:
            version = next((o.value for o in about.get(_OWL + "versionInfo", ())), "")
        if not iri.startswith((NAMESPACE, ORG + "subOrganizationOf")):
            continue
        for kind, found in kinds.items():
            if kind in types:
                found[local(iri)] = Term(
                    local(iri), iri, text(iri, _RDFS + "label", "zh"), text(iri, _RDFS + "label", "en"),
                    text(iri, _SKOS + "definition", "zh"), text(iri, _SKOS + "definition", "en"),
                    names(iri, _RDFS + "subClassOf") + names(iri, _RDFS + "subPropertyOf"),
                    members(iri, _RDFS + "domain"), members(iri, _RDFS + "range"),
                )  # fmt: skip
    if not classes:
        raise SchemaError(f"{path} defines no class in {NAMESPACE}")
    properties.setdefault("holdsPost", Term("holdsPost", ORG + "hasMembership", "任职", "holds post"))
    return version, classes, properties


def _load_lexicon(folder: Path, classes: Mapping[str, Term], properties: Mapping[str, Term]) -> Lexicon:
    """All sections of ``lexicon/*.toml``; a section stands in one file only."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise SchemaError(f"{folder} holds no .toml file: the lexicon is missing")
    sections: dict[str, dict[str, Any]] = {}
    origin: dict[str, Path] = {}
    patterns: list[Pattern] = []
    for file in files:
        try:
            content = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SchemaError(f"{file} is not valid TOML: {error}") from error
        raw = content.pop("pattern", [])
        for section, entries in content.items():
            if section in origin:
                raise SchemaError(f"{file}: section [{section}] stands in {origin[section]} already")
            if section[0].isupper() and section not in classes:
                raise SchemaError(f"{file}: [{section}] is no class of uniongraph.ttl")
            _check_words(file, section, entries)
            origin[section], sections[section] = file, entries
        patterns += [_read_pattern(file, p, classes, properties, sections) for p in raw]
    seen: dict[str, str] = {}
    for pattern in patterns:
        if pattern.id in seen:
            raise SchemaError(f"{folder}: two patterns have the id {pattern.id!r}")
        seen[pattern.id] = pattern.predicate
    return Lexicon(sections, tuple(patterns))


def _check_words(file: Path, section: str, entries: Any) -> None:
    """Refuse a section that is no table, or a list that holds anything but distinct words."""
    if not isinstance(entries, dict):
        raise SchemaError(f"{file}: {section} must be a table of word lists")
    for key, words in entries.items():
        if isinstance(words, dict):
            continue
        if not isinstance(words, list) or any(not isinstance(w, str) or not w for w in words):
            raise SchemaError(f"{file}: [{section}] {key} must be a list of words")
        if len(set(words)) != len(words):
            twice = sorted({w for w in words if words.count(w) > 1})
            raise SchemaError(f"{file}: [{section}] {key} lists {'、'.join(twice)} twice")


def _read_pattern(
    file: Path,
    raw: Mapping[str, Any],
    classes: Mapping[str, Term],
    properties: Mapping[str, Term],
    sections: Mapping[str, Mapping[str, Any]],
) -> Pattern:
    """One ``[[pattern]]``; ``organisation`` stands for every kind of organisation."""
    name = raw.get("id", "?")
    missing = {"id", "predicate", "frame", "words"} - raw.keys()
    if missing:
        raise SchemaError(f"{file}: pattern {name!r} lacks {', '.join(sorted(missing))}")
    if raw["predicate"] not in properties:
        raise SchemaError(f"{file}: pattern {name!r}: {raw['predicate']!r} is no property of uniongraph.ttl")
    groups = {"organisation": sections.get("classes", {}).get("organisations", [])}

    def expand(key: str) -> frozenset[str]:
        found: set[str] = set()
        for item in raw.get(key, []):
            found.update(groups.get(item, [item]))
        if unknown := found - classes.keys():
            raise SchemaError(f"{file}: pattern {name!r}: {', '.join(sorted(unknown))} is no class of uniongraph.ttl")
        return frozenset(found)

    return Pattern(
        name, raw["predicate"], raw["frame"], tuple(raw["words"]), expand("subject"), expand("object"),
        bool(raw.get("default", False)), float(raw.get("confidence", 0.7)), tuple(raw.get("also", ())),
    )  # fmt: skip


def _load_places(path: Path, suffixes: Iterable[str], nationalities: Iterable[str]) -> Places:
    """The rows of ``places.csv``; without the file there are no places."""
    if not path.is_file():
        return Places((), suffixes)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, None)
        if header is None or header[:4] != ["code", "name", "level", "parent"]:
            raise SchemaError(f"{path} must start with the columns code,name,level,parent,lon,lat")
        try:
            return Places(
                (
                    Place(r[0], r[1], r[2], r[3], float(r[4]) if r[4] else None, float(r[5]) if r[5] else None)
                    for r in rows
                ),
                suffixes,
                nationalities,
            )
        except (ValueError, IndexError) as error:
            raise SchemaError(f"{path}, line {rows.line_num}: {error}") from error
