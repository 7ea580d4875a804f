"""An output folder that is written aside and moved in place whole, so that a build is there entirely or not at all.

Who builds claims the folder first: that tells early whether it can be written, keeps a second build out, and clears
away what a killed one left. Nothing but a build's own files is ever replaced.
"""

from __future__ import annotations

import errno
import glob
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from uniongraph.errors import Told
from uniongraph.export.files import Locked, exchange, exclusive, flush_folder
from uniongraph.export.report import PROGRAM, REPORT

README = "README.md"
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What systems leave in folders that somebody looked into: nobody's work."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BARRED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class OutputError(Told, OSError):
    """The output folder cannot be written or may not be replaced; the message says why and what to do."""


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Keeps other builds out of ``folder`` for as long as the block runs, in this process and any other.

    Puts back the old build where one was killed between two moves, and takes away what killed ones left aside. Raises
    OutputError when the folder may not be replaced, cannot be written, or is claimed already.
    """
    folder = _resolved(folder)
    check_replaceable(folder)
    with ExitStack() as held:
        with _told(folder):
            held.enter_context(_parents(folder))
            if held.enter_context(exclusive(_aside(folder, "lock"))):
                _mend(folder)
        yield


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new, empty folder beside ``folder`` that takes its place when the block ends without an exception.

    A ``README.md`` of the old folder is kept. Raises OutputError when ``folder`` holds anything that no build left
    there, before anything is written, and when it cannot be written; the old folder then stays as it was.
    """
    folder = _resolved(folder)
    check_replaceable(folder)
    token = secrets.token_hex(4)
    new, old = _aside(folder, f"new-{token}"), _aside(folder, f"old-{token}")
    with _told(folder), _parents(folder):
        new.mkdir()
        try:
            yield new
            if folder.exists():
                _check_content(folder)  # a long build gives time to put a file there
                if (folder / README).is_file() and not (new / README).exists():
                    shutil.copy2(folder / README, new / README)
                shutil.copymode(folder, new)  # what was closed to others stays so
            flush_folder(new)
            _swap(folder, new, old)
            with suppress(OSError):  # it is in place, whatever is said now
                flush_folder(folder.parent, files=False)
            shutil.rmtree(old, ignore_errors=True)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def check_replaceable(folder: Path) -> None:
    """Raise OutputError unless ``folder`` can be written, and holds nothing but a build's own files or a README.md.

    Writing is tried out, beside the folder or, where that is still to be made, in the nearest folder that exists: what
    permissions say is not what a read-only disk or a full one does.
    """
    folder = _resolved(folder)
    with _told(folder):
        if folder.exists():
            _check_content(folder)
        above = next(parent for parent in folder.parents if parent.exists())
        trial = above / f".{folder.name}.try-{secrets.token_hex(4)}"
        trial.mkdir()
        trial.rmdir()
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _check_content(folder: Path) -> None:
    if not folder.is_dir():
        raise OutputError("{folder} is a file: give a folder for the output", folder=folder)
    if folder.is_mount():
        raise OutputError("{folder} is a whole disk, which cannot be replaced: give a folder on it", folder=folder)
    own = {README, *LITTER, *_build_files(folder / REPORT)}
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in own or path.is_dir())
    if foreign:
        raise OutputError(
            "{folder} holds files that no build left there ({name}): move them away, or give an empty or a new folder",
            folder=folder,
            name=foreign[0] if len(foreign) == 1 else f"{foreign[0]} … {len(foreign)}",
        )


def _build_files(report: Path) -> set[str]:
    """The names of a build's files, as its report has them; none where there is no such report."""
    try:
        content = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    if not isinstance(content, dict) or content.get("program") != PROGRAM:
        return set()
    outputs = content.get("outputs")
    return {REPORT, *outputs} if isinstance(outputs, dict) else {REPORT}


def _resolved(folder: Path) -> Path:
    """The folder itself: a link to a folder stays a link."""
    try:
        return folder.resolve()
    except RuntimeError:  # as Python up to 3.12 tells it
        raise OutputError("{folder} is a link that leads to itself: give a folder", folder=folder) from None


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """Makes the folders above, and takes those that it made away again where nothing came to be in them."""
    missing = [parent for parent in folder.parents if not parent.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for parent in missing:
            with suppress(OSError):
                parent.rmdir()


def _aside(folder: Path, kind: str) -> Path:
    return folder.with_name(f".{folder.name}.{kind}")


def _mend(folder: Path) -> None:
    """What a killed build left: its half-written folder goes; the old one comes back where it was being replaced."""
    for path in sorted(folder.parent.glob(f".{glob.escape(folder.name)}.*")):
        kind = path.name[len(folder.name) + 2 :]
        if kind.startswith("old-") and not folder.exists():
            path.rename(folder)
        elif kind.startswith(("old-", "new-", "try-")):
            shutil.rmtree(path, ignore_errors=True)


def _swap(folder: Path, new: Path, old: Path) -> None:
    """Puts ``new`` in the place of ``folder``: in one step where the system can, else in two."""
    if not folder.exists():
        new.rename(folder)
        return
    if exchange(new, folder):
        return
    try:
        folder.rename(old)
    except OSError as error:  # a folder that a program has open, on Windows
        raise OutputError(
            "{folder} cannot be replaced ({reason}): close what uses it, or give another folder",
            folder=folder,
            reason=_reason(error),
        ) from error
    try:
        new.rename(folder)
    except BaseException:
        if old.exists():
            old.rename(folder)
        raise


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the system says of a disk, as what it means for the output."""
    try:
        yield
    except Locked:
        raise OutputError(
            "another build is being written into {folder}: wait for it to end, or give another folder", folder=folder
        ) from None
    except OutputError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            sentence = "no space is left to write {folder} ({reason}); what was there stays as it was: make room"
        elif error.errno in _BARRED:
            sentence = "{folder} cannot be written ({reason}); what was there stays as it was: give another folder"
        else:
            sentence = "writing {folder} failed ({reason}); what was there stays as it was"
        raise OutputError(sentence, folder=folder, reason=_reason(error)) from error


def _reason(error: OSError) -> str:
    return error.strerror or (os.strerror(error.errno) if error.errno else type(error).__name__)
