"""Files to pages: their bytes read within limits, told by kind, and turned into text.

Text is kept as it stands in the file, line ends included, without a byte order mark; that of other kinds is what their
reader gives. Every offset in a graph counts characters of this text.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

from uniongraph.pages.files import Source
from uniongraph.pages.given import Given
from uniongraph.pages.kinds import kind_of
from uniongraph.pages.plain import decode
from uniongraph.pages.remote import read_remote
from uniongraph.pages.unreadable import LARGEST_FILE, LARGEST_TEXT, Refused, UnreadablePage
from uniongraph.pages.worker import Worker
from uniongraph.records import Page, Problem, SourcePlace


class PageLoader:
    """Loads pages; as a context manager it ends the process that it may have started for foreign formats."""

    def __init__(self, given: Given | None = None, worker: Worker | None = None) -> None:
        self._given = given or Given()
        self._worker = worker or Worker()

    def __enter__(self) -> PageLoader:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.close()

    def load(self, source: Source, standard_input: BinaryIO | None = None) -> Page:
        """The page at ``source`` (standard input is the process's own, if none is given).

        Raises :class:`UnreadablePage` with a message that names the page and says what to do.
        """
        try:
            data = _read(source, standard_input)
            text, encoding, places, problems = self._text(data, source)
        except Refused as refused:
            raise UnreadablePage(refused.code, source.id) from refused
        said = self._given.of(source.id)
        return Page(
            source.id,
            text,
            hashlib.sha256(data).hexdigest(),
            encoding,
            places,
            said.paper,
            said.date,
            said.edition,
            tuple(Problem(code, f"{source.id}: {message}", "warning", source.id) for code, message in problems),
        )

    def _text(
        self, data: bytes, source: Source
    ) -> tuple[str, str, tuple[SourcePlace, ...], tuple[tuple[str, str], ...]]:
        kind = kind_of(data, source.id)
        if kind != "text":
            if len(data) > LARGEST_FILE:
                raise Refused("page-file-too-large")
            reading = self._worker.read(kind, data)
            return reading.text, kind, reading.places, reading.problems
        if len(data) > LARGEST_TEXT:
            raise Refused("page-too-large")
        text, encoding = decode(data)
        if not text.strip():
            raise Refused("page-empty")
        return text, encoding, (), ()


def load_page(source: Source, standard_input: BinaryIO | None = None) -> Page:
    """One page; for many keep a :class:`PageLoader`."""
    with PageLoader() as loader:
        return loader.load(source, standard_input)


def _read(source: Source, standard_input: BinaryIO | None) -> bytes:
    if source.url:
        return read_remote(source.url)
    if source.path is None:
        return (standard_input or sys.stdin.buffer).read(LARGEST_FILE + 1)
    try:
        with source.path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Refused(_why(source.path, error)) from error


def _why(path: Path, error: OSError) -> str:
    """The code of a reason, from what the system says; Windows calls opening a folder a lack of permission."""
    if path.is_dir():
        return "page-folder" if os.access(path, os.R_OK | os.X_OK) else "page-forbidden"
    if isinstance(error, PermissionError):
        return "page-forbidden"
    return "page-unreadable" if path.exists() else "page-missing"
