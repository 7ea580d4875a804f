"""The names of a graph's entities and headlines, as questions use them: quoted or not, whole or in part."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from uniongraph.graph.terms import SCHEMA, SKOS, TYPE, UG

ARTICLE = "Article"
_LEFT_OUT = re.compile(r"""[\s“”"'‘’《》〈〉「」『』?!。.,;:~…—]+""")
_LEAST = 2
"""Characters that a name has at least; a part of a name has one more."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity, or an article by its headline: its IRI, label and class (``Article`` for an article)."""

    iri: str
    label: str
    cls: str


def folded(text: str) -> str:
    """The text as names are compared: full-width and half-width alike, without spaces, quotes and stops."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text))


class Names:
    """All names of a store, folded. What is a label is preferred to what is another name."""

    def __init__(self, store: Store) -> None:
        classes: dict[str, str] = {}
        for quad in store.quads_for_pattern(None, TYPE, None):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                if quad.object.value.startswith(UG):
                    classes[quad.subject.value] = quad.object.value.removeprefix(UG)
                elif quad.object.value == SCHEMA + "NewsArticle":
                    classes[quad.subject.value] = ARTICLE
        self.by_iri: dict[str, Named] = {}
        labels: dict[str, set[Named]] = defaultdict(set)
        others: dict[str, set[Named]] = defaultdict(set)
        for predicate, index in (
            (SKOS + "prefLabel", labels),
            (SCHEMA + "headline", labels),
            (SKOS + "altLabel", others),
        ):
            for quad in store.quads_for_pattern(None, NamedNode(predicate), None):
                if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, Literal):
                    continue
                iri, text = quad.subject.value, quad.object.value
                if iri not in classes or len(folded(text)) < _LEAST:
                    continue
                named = self.by_iri.get(iri) or Named(iri, text, classes[iri])
                if index is labels:
                    self.by_iri[iri] = named
                index[folded(text)].add(self.by_iri.get(iri, named))
        self._index = {name: tuple(sorted(found)) for name, found in (others | labels).items()}
        self.longest = max(map(len, self._index), default=0)

    def called(self, name: str) -> tuple[Named, ...]:
        """What has exactly this name (folded)."""
        return self._index.get(name, ())

    def with_part(self, part: str) -> tuple[Named, ...]:
        """The entities with a name that has this part (folded); those whose names are shortest first."""
        found: dict[Named, int] = {}
        for name, all_ in self._index.items():
            if part and part in name:
                for named in all_:
                    if named.cls != ARTICLE:
                        found[named] = min(len(name), found.get(named, len(name)))
        return tuple(sorted(found, key=lambda named: (found[named], named)))

    def like(self, part: str) -> tuple[Named, ...]:
        """What has a name with these characters in it, side by side; or else in this order, first and last at its ends.

        油城杯大赛 means the “油城杯”首届人工智能训练师技能大赛.
        """
        if len(part) <= _LEAST:
            return ()
        found = set(self.with_part(part))
        if not found:
            pattern = re.compile(".*".join(map(re.escape, part)))
            found = {
                named
                for name, all_ in self._index.items()
                if pattern.fullmatch(name)
                for named in all_
                if named.cls != ARTICLE
            }
        return tuple(sorted(found))
