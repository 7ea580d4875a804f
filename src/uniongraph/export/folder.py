"""An output folder that is written aside and moved in place whole, so that a build is there entirely or not at all."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from uniongraph.export.report import PROGRAM, REPORT

README = "README.md"


class OutputError(OSError):
    """The output folder cannot be written or may not be replaced; the message says what to do."""


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """A new, empty folder beside ``folder`` that takes its place when the block ends without an exception.

    A ``README.md`` of the old folder is kept. Raises OutputError when ``folder`` holds anything that no build left
    there, before anything is written; when the block raises, the old folder stays as it was.
    """
    folder = folder.resolve()  # a link to a folder stays a link
    check_replaceable(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    token = secrets.token_hex(4)
    new, old = (folder.with_name(f".{folder.name}.{kind}-{token}") for kind in ("new", "old"))
    new.mkdir()
    try:
        yield new
        if (folder / README).is_file() and not (new / README).exists():
            shutil.copy2(folder / README, new / README)
        _swap(folder, new, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def check_replaceable(folder: Path) -> None:
    """Raise OutputError unless the folder is missing, empty, a build's own, or holds nothing but a README.md."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(f"{folder} is a file: give a folder for the output")
    names = {path.name for path in folder.iterdir()}
    if names <= {README} or (REPORT in names and _is_build(folder / REPORT)):
        return
    raise OutputError(f"{folder} holds files that no build left there: give an empty or a new folder")


def _is_build(report: Path) -> bool:
    try:
        content = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and content.get("program") == PROGRAM


def _swap(folder: Path, new: Path, old: Path) -> None:
    try:
        if folder.exists():
            folder.rename(old)
    except OSError as error:  # a mount point, or a folder that a program has open
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{folder} cannot be replaced ({reason}): close what uses it, or give another") from error
    try:
        new.rename(folder)
    except BaseException:
        if old.exists():
            old.rename(folder)
        raise
