"""What was made of pages, by key: a SQLite file that many builds share, or a nameless one that ends with the build.

A key says all that a result depends on, so an entry is right or it is not there. Whatever is wrong with the file costs
work and nothing else: an entry that is damaged is made anew, and so is a file that is no database.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from uniongraph.gather.packing import NotPacked, pack, unpack
from uniongraph.reading import PageResult

_SUM = 16


class PageStore:
    """Results by key; without a path they last as long as the store. A context manager."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._db = self._opened()
        self._used: set[bytes] = set()

    def __enter__(self) -> PageStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, key: bytes) -> PageResult | None:
        """The result of this key, or None."""
        try:
            row = self._db.execute("SELECT data FROM page WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[0], bytes) or row[0][:_SUM] != _sum(key, row[0][_SUM:]):
            return None
        self._used.add(key)
        try:
            return unpack(row[0][_SUM:])
        except NotPacked:
            return None

    def put(self, key: bytes, result: PageResult) -> bool:
        """Keeps a result, whatever becomes of the build; whether that could be done."""
        try:
            data = pack(result)
            self._db.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", (key, _sum(key, data) + data, _now()))
        except (sqlite3.Error, NotPacked):
            return False
        return True

    def prune(self, largest: int) -> None:
        """Drops the entries that were used least lately until those left take no more than ``largest`` bytes."""
        with suppress(sqlite3.Error):
            now = _now()
            self._db.execute("BEGIN")
            self._db.executemany("UPDATE page SET used = ? WHERE key = ?", ((now, key) for key in self._used))
            self._db.execute("COMMIT")
            size = self._db.execute("SELECT coalesce(sum(length(data)), 0) FROM page").fetchone()[0]
            if size <= largest:
                return
            rows = self._db.execute("SELECT key, length(data) FROM page ORDER BY used, key").fetchall()
            self._db.execute("BEGIN")
            for key, length in rows:
                self._db.execute("DELETE FROM page WHERE key = ?", (key,))
                size -= length
                if size <= largest * 3 // 4:
                    break
            self._db.execute("COMMIT")
            self._db.execute("VACUUM")

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def _opened(self) -> sqlite3.Connection:
        if self._path is not None:
            for _ in range(2):
                try:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    return self._tables(sqlite3.connect(self._path, timeout=10, isolation_level=None))
                except sqlite3.OperationalError:  # locked, read-only, full: this build does without
                    break
                except sqlite3.DatabaseError:  # no database: whatever it was, it is of no use here
                    for path in (
                        self._path,
                        *(self._path.with_name(self._path.name + end) for end in ("-wal", "-shm")),
                    ):
                        path.unlink(missing_ok=True)
                except OSError:
                    break
        return self._tables(sqlite3.connect("", isolation_level=None))

    @staticmethod
    def _tables(db: sqlite3.Connection) -> sqlite3.Connection:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("CREATE TABLE IF NOT EXISTS page (key BLOB PRIMARY KEY, data BLOB, used INTEGER)")
        except BaseException:
            db.close()
            raise
        return db


def _sum(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key[:64], digest_size=_SUM).digest()


def _now() -> int:
    return int(time.time())
