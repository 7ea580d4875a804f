"""Phrases that two terms claim: what a word means must not depend on the order in which sections are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from uniongraph.schema.lexicon import Pattern

Sections = Mapping[str, Mapping[str, Any]]
Place = Callable[[str, str], str]
"""Where the list of a section and a key stands, in words."""

# Keys whose words type what they end, or name by themselves: a word belongs to one class, under one key.
_TYPING = (("heads", "weak_heads"), ("names",))
_CREDITS = ("reporter", "author", "photographer", "editor", "source", "ignored")
# Lists that say two things of a word which cannot both be true: section and key on either side.
_CONTRARY = (
    (("posts", "titles"), ("Person", "roles")),
    (("Person", "surnames"), ("Person", "no_names")),
    (("Person", "surnames_two"), ("Person", "no_names")),
    (("facts", "negated"), ("facts", "pseudo_negated")),
)


def find_claims(sections: Sections, patterns: Sequence[Pattern], place: Place) -> tuple[str, ...]:
    """A sentence for each word that two terms claim, with both places; none where all is well."""
    classes = [section for section in sections if section[0].isupper()]
    found: list[str] = []
    for keys in _TYPING:
        found += _typing(sections, [(cls, key) for cls in classes for key in keys], place)
    found += _typing(sections, [("credits", key) for key in _CREDITS], place)
    return (*found, *_contrary(sections, place), *_predicates(patterns))


def _typing(sections: Sections, lists: Sequence[tuple[str, str]], place: Place) -> Iterator[str]:
    owners: dict[str, tuple[str, str]] = {}
    for section, key in lists:
        for word in sections.get(section, {}).get(key, ()):
            first = owners.setdefault(word, (section, key))
            if first != (section, key):
                yield f"{place(*first)} and {place(section, key)} both claim {word}: leave it to one of them"


def _contrary(sections: Sections, place: Place) -> Iterator[str]:
    for one, other in _CONTRARY:
        right = set(sections.get(other[0], {}).get(other[1], ()))
        for word in sections.get(one[0], {}).get(one[1], ()):
            if word in right:
                yield f"{place(*one)} and {place(*other)} both claim {word}, and say opposite things of it"


def _predicates(patterns: Sequence[Pattern]) -> Iterator[str]:
    """Two patterns that would say two predicates of one and the same sentence."""
    for number, one in enumerate(patterns):
        for other in patterns[:number]:
            if one.frame != other.frame or one.predicate == other.predicate:
                continue
            shared = sorted(set(one.words) & set(other.words))
            if shared and one.subject & other.subject and one.object & other.object:
                words = "、".join(shared)
                yield f"the patterns {other.id!r} and {one.id!r} both claim {words} between the same classes"
