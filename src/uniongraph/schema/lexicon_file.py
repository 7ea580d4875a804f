"""Reads ``lexicon/*.toml`` and refuses what contradicts the terms, with the file, the section and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from uniongraph.schema.claims import find_claims
from uniongraph.schema.error import SchemaError
from uniongraph.schema.lexicon import Lexicon, Pattern
from uniongraph.schema.terms import Terms
from uniongraph.schema.wordlist import WordList

_OWNERS = "terms"  # the key of a section that names the terms it serves
_OWN_TERMS = "classes"  # the one section whose words are terms
_ENTRY_KEYS = {"word", "note", "source"}
_PATTERN_KEYS = {
    "id",
    "predicate",
    "frame",
    "words",
    "subject",
    "object",
    "default",
    "confidence",
    "also",
    "note",
    "source",
}
_NEEDED = {"id", "predicate", "frame", "words"}


def load_lexicon(folder: Path, terms: Terms) -> Lexicon:
    """All sections of ``lexicon/*.toml``; a section stands in one file only. Raises SchemaError."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise SchemaError(f"{folder} holds no .toml file: the lexicon is missing")
    reader = _Reader(terms)
    patterns = [(file, raw) for file in files for raw in reader.read(file)]
    for file, raw in patterns:  # after all sections: a pattern may name a group of classes
        reader.add_pattern(file, raw)
    if claims := find_claims(reader.sections, reader.patterns, reader.place):
        raise SchemaError(f"{folder}: " + "; ".join(claims))
    return Lexicon(
        reader.sections,
        tuple(reader.patterns),
        files={section: file.name for section, file in reader.origin.items()},
        terms=reader.owners,
        notes=reader.notes,
    )


class _Reader:
    """What has been read so far."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self.origin: dict[str, Path] = {}
        self.sections: dict[str, dict[str, Any]] = {}
        self.owners: dict[str, tuple[str, ...]] = {}
        self.notes: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.patterns: list[Pattern] = []

    def read(self, file: Path) -> list[Any]:
        """Take the sections of a file in; its patterns as they stand there."""
        try:
            # Windows' editors put a mark before the first character, which TOML does not allow.
            content = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SchemaError(f"{file} is not valid TOML: {error}") from error
        raw = content.pop("pattern", [])
        for section, entries in content.items():
            self._add_section(file, section, entries)
        if not isinstance(raw, list) or any(not isinstance(p, dict) for p in raw):
            raise SchemaError(f"{file}: a pattern starts with a line [[pattern]]")
        return raw

    def _add_section(self, file: Path, section: str, entries: Any) -> None:
        if section in self.origin:
            raise SchemaError(f"{file}: section [{section}] stands in {self.origin[section]} already")
        if not isinstance(entries, dict):
            raise SchemaError(f"{file}: {section} must be a table of word lists")
        self._add_owners(file, section, entries)
        words: dict[str, Any] = {}
        for key, value in entries.items():
            if key == _OWNERS:
                continue
            where = f"{file}: [{section}] {key}"
            if not isinstance(value, dict):
                words[key] = self._list(where, section, key, value)
            elif value and all(isinstance(said, list) for said in value.values()):
                words[key] = {k: self._list(f"{where}.{k}", section, f"{key}.{k}", said) for k, said in value.items()}
            else:
                words[key] = self._table(where, value)
        self.origin[section], self.sections[section] = file, words
        if section == _OWN_TERMS:
            for key, named in words.items():
                for name in named:
                    if name not in self._terms.classes:
                        raise SchemaError(f"{file}: [{section}] {key}: {name!r} is no class of uniongraph.ttl")

    def place(self, section: str, key: str) -> str:
        """Where a list of words stands: ``people.toml [posts] titles``."""
        return f"{self.origin[section].name} [{section}] {key}"

    def _list(self, where: str, section: str, key: str, value: Any) -> list[str]:
        """The words of a list; their notes and sources are kept."""
        words: list[str] = []
        for word, note, source in _entries(where, value):
            words.append(word)
            if note or source:
                self.notes[section, key, word] = (note, source)
        if len(set(words)) != len(words):
            twice = sorted({word for word in words if words.count(word) > 1})
            raise SchemaError(f"{where} lists {'、'.join(twice)} twice")
        return words

    def _add_owners(self, file: Path, section: str, entries: Mapping[str, Any]) -> None:
        if section[0].isupper():
            if section not in self._terms.classes:
                raise SchemaError(f"{file}: [{section}] is no class of uniongraph.ttl")
            if _OWNERS in entries:
                raise SchemaError(f"{file}: [{section}] {_OWNERS}: the words of a class are the class's own")
        elif section != _OWN_TERMS:
            where = f"{file}: [{section}] {_OWNERS}"
            owners = tuple(self._list(where, section, _OWNERS, entries.get(_OWNERS, [])))
            if not owners:
                raise SchemaError(f"{where} is missing: the list of the terms that these words serve")
            for name in owners:
                if not self._terms.knows(name):
                    raise SchemaError(f"{where}: {name!r} is no term of uniongraph.ttl")
            self.owners[section] = owners

    def _table(self, where: str, table: Mapping[str, Any]) -> dict[str, str]:
        """A table from words to words, or to classes, which then must be there."""
        for word, said in table.items():
            if not word or not isinstance(said, str) or not said:
                raise SchemaError(f'{where}: a line is "word" = "word", not {word!r} = {said!r}')
            if said.isascii() and said.isalpha() and said[0].isupper() and said not in self._terms.classes:
                raise SchemaError(f"{where}: {word}: {said!r} is no class of uniongraph.ttl")
        return dict(table)

    def add_pattern(self, file: Path, raw: Mapping[str, Any]) -> None:
        """Take one ``[[pattern]]`` in; ``organisation`` stands for every kind of organisation."""
        name = raw.get("id", "?")

        def refuse(fault: str) -> NoReturn:
            raise SchemaError(f"{file}: pattern {name!r}{fault}")

        if missing := _NEEDED - raw.keys():
            refuse(f" lacks {', '.join(sorted(missing))}")
        if unknown := raw.keys() - _PATTERN_KEYS:
            refuse(f": {', '.join(sorted(unknown))} is no key of a pattern")
        for key in ("id", "predicate", "frame"):
            if not isinstance(raw[key], str) or not raw[key]:
                refuse(f": {key} must be a word")
        if any(pattern.id == name for pattern in self.patterns):
            refuse(": two patterns have this id")
        if raw["predicate"] not in self._terms.properties:
            refuse(f": {raw['predicate']!r} is no property of uniongraph.ttl")
        if not isinstance(raw.get("default", False), bool):
            refuse(": default must be true or false")
        confidence = raw.get("confidence", 0.7)
        if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 < confidence <= 1:
            refuse(f": confidence must be a number above 0 and up to 1, not {confidence!r}")
        words, also = (
            WordList(self._list(f"{file}: pattern {name!r}: {key}", name, key, raw.get(key, [])))
            for key in ("words", "also")
        )
        if not words:
            refuse(": words must not be empty")
        self.patterns.append(
            Pattern(
                name, raw["predicate"], raw["frame"], words,
                self._classes(file, raw, "subject"), self._classes(file, raw, "object"),
                raw.get("default", False), float(confidence), also, str(file),
            )
        )  # fmt: skip

    def _classes(self, file: Path, raw: Mapping[str, Any], key: str) -> frozenset[str]:
        groups = {"organisation": self.sections.get(_OWN_TERMS, {}).get("organisations", [])}
        where = f"{file}: pattern {raw['id']!r}: {key}"
        found: set[str] = set()
        for item in self._list(where, raw["id"], key, raw.get(key, [])):
            found.update(groups.get(item, [item]))
        if unknown := found - self._terms.classes.keys():
            raise SchemaError(f"{where}: {', '.join(sorted(unknown))} is no class of uniongraph.ttl")
        return frozenset(found)


def _entries(where: str, value: Any) -> Iterator[tuple[str, str, str]]:
    """Word, note and source of each entry of a list: "word", or { word = "…", note = "…", source = "…" }."""
    if not isinstance(value, list):
        raise SchemaError(f'{where} must be a list of words: ["…", "…"]')
    for item in value:
        if isinstance(item, str) and item and not item[0].isspace() and not item[-1].isspace():
            yield item, "", ""
            continue
        entry = item if isinstance(item, dict) else {"word": item}
        if unknown := entry.keys() - _ENTRY_KEYS:
            raise SchemaError(f"{where}: {', '.join(sorted(unknown))} is no key of an entry (word, note, source)")
        word, note, source = (entry.get(key, "") for key in ("word", "note", "source"))
        if not all(isinstance(text, str) for text in (word, note, source)) or not word.strip():
            raise SchemaError(f"{where} must be a list of words, not {item!r}")
        if word != word.strip():
            raise SchemaError(f"{where}: {word!r} begins or ends with a space")
        yield word, note, source
