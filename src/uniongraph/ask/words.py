"""What can be typed next in a SPARQL query: keywords, prefixes, classes, properties, names of the graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Store

from uniongraph.ask.names import ARTICLE, Names
from uniongraph.graph.terms import PREFIXES
from uniongraph.schema import Schema

KEYWORDS = (
    "ASK", "BIND", "CONSTRUCT", "COUNT", "DESCRIBE", "DISTINCT", "EXISTS", "FILTER", "GRAPH", "GROUP BY", "LIMIT",
    "MINUS", "NOT EXISTS", "OFFSET", "OPTIONAL", "ORDER BY", "PREFIX", "SELECT", "UNION", "VALUES", "WHERE",
)  # fmt: skip
MOST = 50
_WORD = re.compile(r"(?<![\w:.@-])[\w:.@-]*$")
_QUOTED = re.compile(r'"([^"\n]*)$')


class QueryWords:
    """The words of one build: those of SPARQL, of its ontology, and the names of its entities."""

    def __init__(self, store: Store, schema: Schema, questions: Iterable[str] = ()) -> None:
        used = {found["p"].value for found in store.query("SELECT DISTINCT ?p { ?s ?p ?o }")}  # type: ignore[union-attr]
        terms = {term.iri for term in (*schema.classes.values(), *schema.properties.values())} | used
        self._terms = sorted(filter(None, map(_short, terms)))
        self._prefixes = [f"{name}:" for name in sorted(PREFIXES)]
        self._questions = sorted(questions)
        named = Names(store).by_iri.values()
        self._names = sorted((entity.label, entity.iri) for entity in named if entity.cls != ARTICLE)
        self.entities = len(self._names)

    def after(self, text: str) -> Iterator[tuple[str, str]]:
        """What may stand instead of the last word of a text, with that word: at most fifty, those that fit best first.

        In an open quote it is names, as they stand in the graph; after a question mark nothing, since variables are
        the user's; elsewhere a name is completed to its IRI.
        """
        if (quoted := _QUOTED.search(text)) and text.count('"') % 2:
            yield from ((f'{label}"@zh', quoted[1]) for label, _ in self._called(quoted[1]))
            return
        typed = _WORD.search(text)
        word = typed[0] if typed else ""
        if not word or text[: len(text) - len(word)].endswith(("?", "$", "<")):
            return
        start = not text[: len(text) - len(word)].strip()
        words = [*(self._questions if start else ()), *KEYWORDS, *self._prefixes, *self._terms]
        lower = word.lower()
        found = [w for w in words if w.lower().startswith(lower)]
        found += [w for w in self._terms if ":" not in word and w.partition(":")[2].lower().startswith(lower)]
        yield from ((w, word) for w in list(dict.fromkeys(found))[:MOST])
        if not word.isascii():
            yield from ((f"<{iri}>", word) for _, iri in self._called(word))

    def _called(self, typed: str) -> list[tuple[str, str]]:
        fitting = [named for named in self._names if typed in named[0]]
        return sorted(fitting, key=lambda named: (not named[0].startswith(typed), named))[:MOST]


def _short(iri: str) -> str:
    """An IRI with its prefix, or "" where it has none."""
    return next((f"{p}:{iri[len(n) :]}" for p, n in PREFIXES.items() if iri.startswith(n) and len(iri) > len(n)), "")
