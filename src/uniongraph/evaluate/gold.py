"""Gold pages: what a careful reader takes out of a page, as a JSON file beside which a page is scored.

The form is that of ``docs/evaluation.md``: ``doc``, ``articles`` with their credits, ``entities`` with every name
under which they may rightly be labelled and every class that is right, and ``facts`` between entities. What is
``optional`` is neither asked for nor punished.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from uniongraph.records import CreditRole
from uniongraph.schema import Schema

ROLES: tuple[str, ...] = get_args(CreditRole)

_DROP = str.maketrans("", "", "“”\"'‘’「」『』﹃﹄《》〈〉【】·•・‧-–—―‐_ \t\r\n\u3000")


class GoldError(Exception):
    """A gold file that cannot be used; the message names the file and what is wrong in it."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity that a page tells of: its names, the fullest first, and the classes that a reader would accept."""

    id: str
    names: tuple[str, ...]
    classes: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact between two entities (their ids); ``title`` is a post's."""

    subject: str
    predicate: str
    object: str
    title: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article by its headline ("" where it has none) and who is credited, by role."""

    title: str
    credits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """All that a page should give."""

    doc: str
    articles: tuple[GoldArticle, ...]
    entities: Mapping[str, GoldEntity]
    facts: tuple[GoldFact, ...]


def norm(text: str) -> str:
    """A name as names are compared: NFKC, one case, without spaces, dashes and marks of quotation."""
    return unicodedata.normalize("NFKC", text).translate(_DROP).casefold()


def load_gold(path: Path, schema: Schema) -> GoldPage:
    """The gold page in a file. Raises :class:`GoldError` where its form is wrong or it names unknown terms."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: not a JSON file in UTF-8: {error}") from error
    if not isinstance(data, dict):
        raise GoldError(f"{path}: the file must hold one object with doc, articles, entities and facts")
    entities = [_entity(path, n, item, schema) for n, item in enumerate(_rows(path, data, "entities"))]
    by_id = {entity.id: entity for entity in entities}
    if len(by_id) != len(entities):
        twice = sorted({e.id for e in entities if sum(o.id == e.id for o in entities) > 1})
        raise GoldError(f"{path}: entities: the id {', '.join(twice)} is given twice")
    facts = tuple(_fact(path, n, item, by_id, schema) for n, item in enumerate(_rows(path, data, "facts")))
    articles = tuple(_article(path, n, item) for n, item in enumerate(_rows(path, data, "articles")))
    return GoldPage(str(data.get("doc") or path.stem), articles, by_id, facts)


def _rows(path: Path, data: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise GoldError(f"{path}: {key}: must be a list of objects")
    return rows


def _words(path: Path, where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise GoldError(f"{path}: {where}: must be a list of strings")
    return tuple(value)


def _entity(path: Path, number: int, row: Mapping[str, Any], schema: Schema) -> GoldEntity:
    where = f"entities[{number}]"
    names, classes = _words(path, f"{where}.names", row.get("names")), _words(path, f"{where}.types", row.get("types"))
    if not names or not classes or not isinstance(row.get("id"), str):
        raise GoldError(f"{path}: {where}: needs an id, at least one name and at least one type")
    if unknown := sorted(set(classes) - set(schema.classes)):
        raise GoldError(f"{path}: {where}.types: the ontology has no class {', '.join(unknown)}")
    return GoldEntity(row["id"], names, classes, bool(row.get("optional")))


def _fact(path: Path, number: int, row: Mapping[str, Any], by_id: Mapping[str, GoldEntity], schema: Schema) -> GoldFact:
    where = f"facts[{number}]"
    for end in ("s", "o"):
        if row.get(end) not in by_id:
            raise GoldError(f"{path}: {where}.{end}: there is no entity {row.get(end)!r}")
    if row.get("p") not in schema.properties:
        raise GoldError(f"{path}: {where}.p: the ontology has no property {row.get('p')!r}")
    return GoldFact(row["s"], row["p"], row["o"], str(row.get("title") or ""), bool(row.get("optional")))


def _article(path: Path, number: int, row: Mapping[str, Any]) -> GoldArticle:
    where = f"articles[{number}]"
    if not isinstance(row.get("title"), str):
        raise GoldError(f'{path}: {where}.title: must be a string ("" for an article without a headline)')
    return GoldArticle(row["title"], {r: _words(path, f"{where}.{r}", row.get(r, [])) for r in ROLES})
