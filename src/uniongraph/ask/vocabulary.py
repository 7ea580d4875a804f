"""The words of questions: for each word what it may be in a question, as ``lexicon/questions.toml`` has it.

A word's role is one letter, so that a question is a short text that a regular expression can read (see frames.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uniongraph.schema import Schema, SchemaError

ROLES = {
    "who": "w", "which_person": "w", "which": "q", "where": "l", "when": "n", "how_many": "h", "people_counted": "h",
    "relation": "r", "whether": "m", "of": "d", "be": "s", "at": "z", "have": "u", "by": "b", "and": "a", "post": "k",
    "hold": "p", "former": "f", "about": "j", "article": "g", "write": "y", "mention": "x", "other_names": "1",
    "list": "2",
}  # fmt: skip
"""The letter of each list of ``[questions]``. More letters: e a name, 3 a headline, t a title, c a class, v a verb,
i a noun for the other end of a fact, o a noun for a credit."""

_PERSON = "Person"


@dataclass(frozen=True, slots=True)
class Role:
    """What a word may be: its letter, and what it stands for.

    ``predicates`` are local names of properties, turned round with a leading ``^``; ``classes`` are local names of
    classes; ``kind`` holds the words one of which a name must have that is meant by a narrower word (驿站).
    """

    letter: str
    word: str
    predicates: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    kind: tuple[str, ...] = ()


class Vocabulary:
    """The words of questions by themselves; ``roles`` gives all that a word may be, "" among the letters for none."""

    def __init__(self, schema: Schema, titles: Iterable[str] = ()) -> None:
        self._roles: dict[str, dict[str, Role]] = {}
        lexicon = schema.lexicon
        for name, letter in ROLES.items():
            person = frozenset({_PERSON}) if name in ("which_person", "people_counted") else frozenset[str]()
            for word in lexicon.words("questions", name):
                self._add(Role(letter, word, classes=person))
        for word in lexicon.words("questions", "filler"):
            self._add(Role("", word))
        for word in {*titles, *lexicon.words("posts", "titles"), *lexicon.words("posts", "professions")}:
            self._add(Role("t", word))
        self._add_classes(schema)
        for section, letter in (("question-verbs", "v"), ("question-nouns", "i")):
            for predicate in lexicon.keys(section):
                if predicate.lstrip("^") not in schema.properties:
                    raise SchemaError(f"lexicon: [{section}] {predicate} is no property of uniongraph.ttl")
                for word in lexicon.words(section, predicate):
                    self._add(Role(letter, word, (predicate,)))
        for credit in lexicon.keys("question-credits"):
            for word in lexicon.words("question-credits", credit):
                self._add(Role("o", word, (credit,)))
        self.loose = frozenset(lexicon.words("questions", "loose"))
        self.has = lexicon.words("question-has", "predicates")
        self.not_the_title_after = lexicon.words("questions", "not_the_title_after")
        self.longest = max(map(len, self._roles), default=0)

    def _add_classes(self, schema: Schema) -> None:
        lexicon = schema.lexicon
        for cls in lexicon.keys("question-classes"):
            for word in lexicon.words("question-classes", cls):
                self._add(Role("c", word, classes=frozenset({cls})))
        for word in lexicon.words("question-groups", "organisations"):
            self._add(Role("c", word, classes=schema.organisations()))
        for cls, kinds in lexicon.tables("question-kinds").items():
            for words in kinds.values():
                for word in words:
                    self._add(Role("c", word, classes=frozenset({cls}), kind=tuple(words)))

    def _add(self, role: Role) -> None:
        """A word that says several things of one letter says all of them."""
        had = self._roles.setdefault(role.word, {}).get(role.letter)
        if had is not None:
            predicates = tuple(dict.fromkeys((*had.predicates, *role.predicates)))
            kind = tuple(dict.fromkeys((*had.kind, *role.kind)))
            role = Role(role.letter, role.word, predicates, had.classes | role.classes, kind)
        self._roles[role.word][role.letter] = role

    def __contains__(self, word: object) -> bool:
        return word in self._roles

    def roles(self, word: str) -> Mapping[str, Role]:
        """What the word may be, by letter; empty for a word that is none of ours."""
        return self._roles.get(word, {})
