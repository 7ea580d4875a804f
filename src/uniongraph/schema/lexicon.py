"""The words of the domain, and how they say each predicate.

A section of the lexicon is a class, or serves the terms that its key ``terms`` names. What a key means is for those
who ask for it; which keys nobody ever asks for can be told afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uniongraph.schema.wordlist import WordList


@dataclass(frozen=True, slots=True)
class Pattern:
    """How words say a predicate: a named sentence frame, the words that fill it, the classes at both ends.

    ``frame`` names a frame in ``uniongraph.extract``; ``default`` is whether the article's own body may be the
    subject when none is said; ``confidence`` is how often the family has been right. ``source`` is the file.
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
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon: where it stands, what it is said to be in a table, and its note and source if any.

    ``section`` is a section's name, or the id of a pattern, whose ``key`` is then "words" or "also".
    """

    word: str
    section: str
    key: str
    file: str
    value: str = ""
    note: str = ""
    source: str = ""


class Lexicon:
    """The words of the domain: for each section and key a list of words; patterns for each predicate."""

    def __init__(
        self,
        sections: Mapping[str, Mapping[str, Any]],
        patterns: tuple[Pattern, ...],
        *,
        files: Mapping[str, str] | None = None,
        terms: Mapping[str, tuple[str, ...]] | None = None,
        notes: Mapping[tuple[str, str, str], tuple[str, str]] | None = None,
    ) -> None:
        self._sections = sections
        self._files = dict(files or {})  # section → name of its file
        self._terms = dict(terms or {})  # section → the terms that own it
        self._notes = dict(notes or {})  # section (or pattern), key and word → note and source
        self._asked: set[tuple[str, str]] = set()
        self._lists: dict[tuple[str, str], WordList] = {}
        self._longest: dict[tuple[str, str], WordList] = {}
        self.patterns = patterns

    def words(self, section: str, key: str) -> WordList:
        """The words under ``[section] key``, or none; the same list each time."""
        found = self._lists.get((section, key))
        if found is None:
            self._asked.add((section, key))
            found = self._lists[section, key] = WordList(self._sections.get(section, {}).get(key, ()))
        return found

    def table(self, section: str, key: str) -> Mapping[str, str]:
        """The table under ``[section.key]``, or an empty one."""
        self._asked.add((section, key))
        value = self._sections.get(section, {}).get(key, {})
        return value if isinstance(value, dict) else {}

    def keys(self, section: str) -> tuple[str, ...]:
        """The keys of a section that have lists of words, in their order."""
        return tuple(key for key, value in self._sections.get(section, {}).items() if isinstance(value, list))

    def tables(self, section: str) -> Mapping[str, Mapping[str, str]]:
        """The tables under ``[section.…]``, by key."""
        found = {key: value for key, value in self._sections.get(section, {}).items() if isinstance(value, dict)}
        self._asked.update((section, key) for key in found)
        return found

    def longest_first(self, section: str, key: str) -> WordList:
        """The same words, longest first, as regular expressions and suffix tests want them."""
        found = self._longest.get((section, key))
        if found is None:
            words = sorted(self.words(section, key), key=lambda w: (-len(w), w))
            found = self._longest[section, key] = WordList(words)
        return found

    def sections(self) -> tuple[str, ...]:
        """The names of all sections, in the order of the files."""
        return tuple(self._sections)

    def terms(self, section: str) -> tuple[str, ...]:
        """The terms that own a section: itself for a class, what its key ``terms`` names for another."""
        return self._terms.get(section, (section,))

    def entries(self) -> Iterator[Entry]:
        """Every word with where it stands, in the order of the files, those of patterns last."""
        for section, keys in self._sections.items():
            for key, words in keys.items():
                values = words if isinstance(words, dict) else {}
                for word in words:
                    file, said = self._files.get(section, ""), values.get(word, "")
                    if isinstance(said, str):
                        yield self._entry(word, section, key, file, said)
                    else:  # a table of lists: [question-kinds.Company] factory = ["厂", "工厂"]
                        yield from (self._entry(one, section, f"{key}.{word}", file, "") for one in said)
        for pattern in self.patterns:
            for key, listed in (("words", pattern.words), ("also", pattern.also)):
                for word in listed:
                    yield self._entry(word, pattern.id, key, Path(pattern.source).name, "")

    def _entry(self, word: str, section: str, key: str, file: str, value: str) -> Entry:
        return Entry(word, section, key, file, value, *self._notes.get((section, key, word), ("", "")))

    def place(self, section: str, key: str) -> str:
        """Where a list of words stands, for messages: ``people.toml [posts] titles``."""
        return f"{self._files.get(section, 'lexicon')} [{section}] {key}"

    def unread(self) -> tuple[tuple[str, str], ...]:
        """The sections and keys that nobody has asked for yet: after a build, those that nothing reads.

        A key that is a word itself (``[post_fits] "主席"``) is asked for when the word turns up, so that any one of its
        section stands for all.
        """
        asked = {section for section, _ in self._asked}
        return tuple(
            (section, key)
            for section, entries in self._sections.items()
            for key in entries
            if (section, key) not in self._asked and (key.isascii() or section not in asked)
        )
