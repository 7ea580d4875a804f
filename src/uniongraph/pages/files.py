"""Files, folders, globs and standard input to pages.

A page is known by its path relative to what was given, so that neither the order of the inputs nor the place
of a folder on a disk ever shows in a graph. The text is kept as it was read, line ends included: every offset
in a graph counts characters of this text (a byte order mark is not one of them).
"""

from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from uniongraph.records import Page

SUFFIXES = frozenset({".txt", ".md"})
"""What is taken from a folder. A file that is named itself, or by a glob, is taken whatever its ending."""

LARGEST = 20 * 1024 * 1024
"""Bytes. A newspaper page is some 10 kB; what is larger than this is not one."""

STANDARD_INPUT = "stdin"
"""The id of the page that is read from standard input."""

_REASONS = {
    "page-empty": "the file is empty; take it out, or save the page's text in it",
    "page-binary": "this is not text; give the page as plain text (.txt or .md)",
    "page-too-large": f"the file is larger than {LARGEST // 1024 // 1024} MB; split it into pages",
    "page-missing": "no such file or folder; check the path",
    "page-forbidden": "no permission to read it; change the file's permissions, or copy it to a folder of yours",
    "page-encoding": "neither UTF-8, UTF-16 nor GB18030; save the text as UTF-8",
    "page-folder": "no pages (.txt or .md) in this folder; check the path",
    "page-unreadable": "the file could not be read; copy it to a local disk and try again",
    "page-same-id": "another input has this name, too, and nothing tells them apart; rename one",
}


class UnreadablePage(Exception):
    """A file that cannot be read as a page; ``code`` tells why, ``page`` is the page's id."""

    def __init__(self, code: str, page: str) -> None:
        super().__init__(f"{page}: {_REASONS[code]}")
        self.code = code
        self.page = page


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a page comes from: the page's id, and the file (None: standard input)."""

    id: str
    path: Path | None


def list_files(inputs: Sequence[str | Path]) -> tuple[Source, ...]:
    """The files that ``inputs`` name: files, folders (recursively, hidden ones left out), globs, ``-``.

    The id of a file is its name, in a folder (or below a glob's fixed part) its path from there; where that
    would give two files one id, folder names go before it until they differ. Sorted by id, each file once. A
    path that does not exist and a folder without pages are listed too, so that :func:`load_page` can say so.
    """
    depths: dict[Path, int] = {}  # file → how many of its last path parts make its id
    standard_input = False
    for given in inputs:
        if str(given) == "-":
            standard_input = True
            continue
        for path, depth in _expand(str(given)):
            depths[path] = max(depth, depths.get(path, 0))
    taken = [STANDARD_INPUT] if standard_input else []
    ids = {path: _id(path, depth) for path, depth in depths.items()}
    while clashing := {page for page, count in Counter([*ids.values(), *taken]).items() if count > 1}:
        longer = {p: _id(p, depths[p] + 1) for p, page in ids.items() if page in clashing}
        if all(ids[p] == page for p, page in longer.items()):
            break  # a file in the root that is called as standard input is: nothing left to tell them apart
        for path in longer:
            depths[path] += 1
        ids |= longer
    sources = [Source(page, path) for path, page in ids.items()] + [Source(page, None) for page in taken]
    return tuple(sorted(sources, key=lambda source: (source.id, str(source.path))))


def _expand(given: str) -> Iterator[tuple[Path, int]]:
    """The files that one input names, each with the number of path parts that make its id."""
    path = _absolute(given)
    if path.is_dir():
        pages = list(_folder(path))
        for page in pages or [path]:
            yield page, max(1, len(page.parts) - len(path.parts))
    elif glob.has_magic(given) and not path.exists():
        pattern = Path(given).expanduser()
        fixed = pattern
        while glob.has_magic(str(fixed)):
            fixed = fixed.parent
        root = _absolute(str(fixed))
        found = [_absolute(match) for match in glob.glob(str(pattern), recursive=True)]  # noqa: PTH207 (absolute too)
        pages = [page for match in found for page in (_folder(match) if match.is_dir() else [match])]
        for page in pages or [path]:
            yield page, len(page.parts) - len(root.parts)
    else:
        yield path, 1


def _folder(folder: Path) -> Iterator[Path]:
    """The pages below ``folder``, and those of its folders that cannot be listed."""
    closed: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(str(error.filename)))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(here, name)
    yield from closed


def _absolute(given: str) -> Path:
    """Without ``..`` and ``.``; links stay, since the name that was given is the name that is shown."""
    return Path(os.path.abspath(Path(given).expanduser()))  # noqa: PTH100 (Path.absolute keeps "..")


def _id(path: Path, depth: int) -> str:
    """The last ``depth`` parts, ``/`` between them; a drive letter counts as a part, a root does not."""
    parts = [part for part in (path.anchor.strip("\\/:"), *path.parts[1:]) if part] or ["root"]
    name = "/".join(parts[-depth:])
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def load_page(source: Source, standard_input: BinaryIO | None = None) -> Page:
    """The page at ``source``, its text as it stands there (line ends too) without a byte order mark.

    UTF-8 is tried strictly, then UTF-16 if it has its mark, then GB18030. ``standard_input`` is read where the
    source is standard input (by default the process's own). Raises :class:`UnreadablePage` with a message
    that names the page and says what to do.
    """
    data = _read(source, standard_input)
    if len(data) > LARGEST:
        raise UnreadablePage("page-too-large", source.id)
    decoded = _decode(data)
    if decoded is None:
        raise UnreadablePage("page-encoding", source.id)
    text, encoding = decoded
    if "\0" in text or data.startswith(b"%PDF-"):  # a PDF need not hold a NUL, and GB18030 takes nearly anything
        raise UnreadablePage("page-binary", source.id)
    if not text.strip():
        raise UnreadablePage("page-empty", source.id)
    return Page(source.id, text, hashlib.sha256(data).hexdigest(), encoding)


def _read(source: Source, standard_input: BinaryIO | None) -> bytes:
    if source.path is None:
        return (standard_input or sys.stdin.buffer).read(LARGEST + 1)
    try:
        with source.path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadablePage(_why(source.path, error), source.id) from error


def _why(path: Path, error: OSError) -> str:
    """The code of a reason, from what the system says; Windows calls opening a folder a lack of permission."""
    if path.is_dir():
        return "page-folder" if os.access(path, os.R_OK | os.X_OK) else "page-forbidden"
    if isinstance(error, PermissionError):
        return "page-forbidden"
    return "page-unreadable" if path.exists() else "page-missing"


def _decode(data: bytes) -> tuple[str, str] | None:
    """The text and the encoding's name, or None. What has a NUL goes through, to be told from a wrong encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        return "\0", "binary"
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    return None
