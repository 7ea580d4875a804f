"""What is known about the domain: terms, lexicon and places, loaded from the ontology folder and checked.

The folder is data that others write, so every fault is reported with the file and what to do about it. Nothing
here interprets a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from uniongraph.schema.error import SchemaError
from uniongraph.schema.lexicon import Entry, Lexicon, Pattern
from uniongraph.schema.lexicon_file import load_lexicon
from uniongraph.schema.names import check_names
from uniongraph.schema.places import FormerPlace, Place, Places
from uniongraph.schema.places_file import PLACES, load_former, load_places
from uniongraph.schema.terms import NAMESPACE, ORG, Concept, Term, Terms, load_terms

__all__ = [
    "NAMESPACE", "ORG", "Concept", "Entry", "FormerPlace", "Lexicon", "Pattern", "Place", "Places", "Schema",
    "SchemaError", "Term", "Terms", "load_schema", "ontology_folder",
]  # fmt: skip

_ORGANISATION = "Organization"  # org:Organization stands for every class of organisation


@dataclass(frozen=True)
class Schema:
    """The whole ontology folder, loaded and checked."""

    folder: Path
    version: str
    classes: Mapping[str, Term]
    properties: Mapping[str, Term]
    lexicon: Lexicon
    terms: Terms

    @cached_property
    def places(self) -> Places:
        """The divisions of ``places.csv``; read at first use. Raises SchemaError where the table is faulty."""
        return Places(
            load_places(self.folder),
            self.lexicon.words("Place", "levels"),
            self.lexicon.words("Place", "nationalities"),
            load_former(self.folder),
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
    here = Path(__file__).resolve().parent.parent
    for folder in (here / "ontology", here.parent.parent / "ontology"):
        if (folder / "uniongraph.ttl").is_file():
            return folder
    raise SchemaError(f"no ontology beside {here}: reinstall uniongraph, or give a folder with --ontology")


def load_schema(folder: Path | None = None) -> Schema:
    """Load and check an ontology folder, by default the shipped one.

    Raises SchemaError when a file is missing or broken, when lexicon, shapes or queries name a term that
    ``uniongraph.ttl`` does not define, when a section of the lexicon belongs to no term, and when two terms claim a
    phrase.
    """
    folder = ontology_folder() if folder is None else Path(folder)
    for needed in ("uniongraph.ttl", PLACES):
        if not (folder / needed).is_file():
            raise SchemaError(
                f"{folder / needed} is missing: an ontology folder needs uniongraph.ttl, lexicon/*.toml and places.csv "
                "(a file with only the line code,name,level,parent,lon,lat where no places are known)"
            )
    terms = load_terms(folder / "uniongraph.ttl")
    lexicon = load_lexicon(folder / "lexicon", terms)
    check_names(folder, terms)
    return Schema(folder, terms.version, terms.classes, terms.properties, lexicon, terms)
