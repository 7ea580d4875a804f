"""Which files are what they were when they were last read, by what the file system says of them, without reading them.

As git does it: a file whose size, times and place on the disk are those of the last look has the checksum that it had
then. Times have a grain, and a file that changes twice within one shows the same time for both; so what was said
of a file that had only just changed is not believed the next time, and the file is read again.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from pathlib import Path

GRAIN = 4_000_000_000
"""Nanoseconds after which a change gets another time than the one before it, on any file system (FAT counts by two
seconds)."""


class Looks:
    """Looks at files now, and the last ones, of a database that knows pages by the checksums of their files."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._before: dict[str, tuple[str, str]] = {
            page: (trace, checksum) for page, trace, checksum in db.execute("SELECT id, trace, checksum FROM page")
        }
        self._settled = time.time_ns() - GRAIN  # a file that changed later than this could change and not show it
        self._now: dict[str, str] = {}

    def checksum(self, page: str, path: Path) -> str:
        """The SHA-256 of a page's file if that is what it was at the last look, "" where it has to be read."""
        trace = self._now[page] = self._trace(path)
        before, checksum = self._before.get(page, ("", ""))
        return checksum if trace and trace == before else ""

    def keep(self) -> None:
        """Notes what was seen beside the checksums of the pages, which must be of the files as they were then or later.

        Of a file that changed between the look and the reading, the note is of no use: it says another thing the next
        time.
        """
        changed = [(trace, page) for page, trace in self._now.items() if trace != self._before.get(page, ("", ""))[0]]
        self._db.executemany("UPDATE page SET trace = ? WHERE id = ?", changed)

    def _trace(self, path: Path) -> str:
        """What is told of a file that changes when it does; "" where nothing can be relied on."""
        if os.name != "posix":  # nobody tells when a file changed whose time was set back
            return ""
        try:
            found = path.stat()
        except (OSError, ValueError):
            return ""
        if not stat.S_ISREG(found.st_mode) or max(found.st_mtime_ns, found.st_ctime_ns) > self._settled:
            return ""
        return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
