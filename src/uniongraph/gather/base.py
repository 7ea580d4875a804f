"""The database in which a build is added up: what each page told, and the sums by key that follow from it.

It is a SQLite file that goes with an output folder, or a nameless one that ends with the build. It is trusted only
where it is byte by byte what the last build left; anything else is thrown away and made anew.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from uniongraph.resolve.identity import Key

BUFFER = 1 << 20
"""Bytes that are gathered before they go to a file: so much at once costs half of what the usual 8 kB do."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE page (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, key BLOB, checksum TEXT, trace TEXT DEFAULT '', articles INTEGER,
    characters INTEGER, mentions INTEGER, credits INTEGER, listing TEXT, problems TEXT, touched TEXT, evidence BLOB,
    said BLOB);
CREATE TABLE short (page INTEGER, short TEXT, long TEXT, PRIMARY KEY (page, short)) WITHOUT ROWID;
CREATE INDEX short_by_name ON short (short, long);
CREATE TABLE company (page INTEGER, key TEXT, PRIMARY KEY (page, key)) WITHOUT ROWID;
CREATE INDEX company_by_key ON company (key);
CREATE TABLE employs (page INTEGER, person TEXT, employer TEXT, core TEXT, PRIMARY KEY (page, person, employer))
    WITHOUT ROWID;
CREATE INDEX employs_by_core ON employs (core);
CREATE INDEX employs_by_person ON employs (person);
CREATE TABLE moved (kind TEXT, key TEXT, target TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE entity (
    id INTEGER PRIMARY KEY, iri TEXT UNIQUE, cls TEXT, label TEXT, names TEXT, place TEXT, mentions INTEGER, cell TEXT);
CREATE INDEX entity_by_class ON entity (cls);
CREATE TABLE told (entity INTEGER, page INTEGER, data TEXT, PRIMARY KEY (entity, page)) WITHOUT ROWID;
CREATE TABLE fact (
    id INTEGER PRIMARY KEY, subject INTEGER, predicate TEXT, object INTEGER, title TEXT, former INTEGER,
    weight INTEGER, announced INTEGER, UNIQUE (subject, predicate, object, title, former));
CREATE INDEX fact_by_predicate ON fact (predicate);
CREATE TABLE said (
    fact INTEGER, page INTEGER, number INTEGER, announced INTEGER, rule TEXT, title TEXT, date TEXT, words TEXT,
    headline TEXT, name TEXT, PRIMARY KEY (fact, page, number)) WITHOUT ROWID;
CREATE TABLE node (iri TEXT PRIMARY KEY, graphml TEXT, cells TEXT) WITHOUT ROWID;
CREATE TABLE edges (iri TEXT PRIMARY KEY, graphml TEXT, cells TEXT) WITHOUT ROWID;
CREATE TABLE sayings (cell TEXT, entity INTEGER, text TEXT, PRIMARY KEY (cell, entity)) WITHOUT ROWID;
CREATE TABLE note (iri TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
CREATE TABLE kind (iri TEXT PRIMARY KEY, text TEXT, concepts TEXT) WITHOUT ROWID;
CREATE TABLE block (iri TEXT PRIMARY KEY, text TEXT, paper TEXT, rest TEXT) WITHOUT ROWID;
"""


class Base:
    """The database of a build, opened. A context manager: what was changed lasts only after :meth:`keep`."""

    def __init__(self, path: Path | None, fingerprint: str) -> None:
        """``fingerprint`` says all that the database depends on besides pages; another one's content is dropped."""
        self._path, self._fingerprint = path, fingerprint
        self.db = self._opened()

    def __enter__(self) -> Base:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def keys(self) -> dict[str, tuple[int, bytes]]:
        """The pages that the database knows, by id: their numbers and keys."""
        return {page: (number, key) for page, number, key in self.db.execute("SELECT id, number, key FROM page")}

    def keep(self) -> None:
        """Makes the changes last, so that the next build can take them up."""
        if self._path is None or self.db.total_changes == 0:
            return
        with suppress(sqlite3.Error, OSError):
            _seal(self._path).unlink(missing_ok=True)
            self.db.commit()
            new = _seal(self._path).with_suffix(".new")
            new.write_text(_checksum(self._path), encoding="ascii")
            new.replace(_seal(self._path))

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None:
            with suppress(sqlite3.Error, OSError):
                if (db := self._taken_up(self._path)) is not None:
                    return db
            with suppress(sqlite3.Error, OSError):
                for path in (self._path, _seal(self._path), self._path.with_name(self._path.name + "-journal")):
                    path.unlink(missing_ok=True)
                self._path.parent.mkdir(parents=True, exist_ok=True)
                return self._new(self._path)
            self._path = None  # nowhere to keep it: this build does without
        return self._new(None)

    def _taken_up(self, path: Path) -> sqlite3.Connection | None:
        """The database as the last build left it, or None where it is not that."""
        if not path.is_file() or not _seal(path).is_file():
            return None
        db = _connected(path)
        try:
            # A journal that a killed build left is played back by the first look.
            found = db.execute("SELECT value FROM meta WHERE name = 'fingerprint'").fetchone()
            if found == (self._fingerprint,) and _checksum(path) == _seal(path).read_text(encoding="ascii"):
                return db
        except sqlite3.Error:
            pass
        db.close()
        return None

    def _new(self, path: Path | None) -> sqlite3.Connection:
        db = _connected(path)
        try:
            db.executescript(_TABLES)
            db.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (self._fingerprint,))
        except BaseException:
            db.close()
            raise
        return db


def _connected(path: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect("" if path is None else path, timeout=1)
    db.execute("PRAGMA page_size = 16384")  # rows of some hundred bytes to some thousand fill such pages best
    db.execute("PRAGMA cache_size = -65536")  # KiB
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA temp_store = FILE")
    return db


def _seal(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def written(key: Key) -> str:
    """A key as text that can be read back, whatever is in it."""
    return json.dumps([key.cls, key.core, *key.apart])


def read_key(text: str) -> Key:
    """The key of such a text."""
    cls, core, *apart = json.loads(text)
    return Key(cls, core, tuple(apart))


def stored(text: str) -> str | bytes:
    """A text as SQLite takes it: one with lone surrogates as bytes."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def restored(value: Any) -> str:
    """The text of :func:`stored`."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else str(value)


def in_parts(values: Iterable[Any], size: int = 500) -> Iterator[list[Any]]:
    """The values, some at a time, as a statement can take them."""
    part: list[Any] = []
    for value in values:
        part.append(value)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
