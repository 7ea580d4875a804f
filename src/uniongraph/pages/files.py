"""Files, folders, globs, objects of a storage and standard input: which pages they name, and what each is called.

A page is known by its path relative to what was given, so that neither the order of the inputs nor the place
of a folder on a disk ever shows in a graph. Reading is the affair of ``loading``.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from uniongraph.pages.kinds import SUFFIXES
from uniongraph.pages.remote import Remote, is_remote, list_remote, local_path

STANDARD_INPUT = "stdin"
"""The id of the page that is read from standard input."""

_WEB_PAGES = frozenset({".html", ".htm", ".shtml"})


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a page comes from: the page's id, and the file, or else the object's URL; neither is standard input.

    A ``stamp`` is what the storage says of an object's content, where it does.
    """

    id: str
    path: Path | None
    url: str = ""
    stamp: str = ""

    @property
    def here(self) -> bool:
        """Whether nobody but this process can read it."""
        return self.path is None and not self.url


def list_files(inputs: Sequence[str | Path]) -> tuple[Source, ...]:
    """The files that ``inputs`` name: files, folders (recursively, hidden ones left out), globs, URLs of these, ``-``.

    The id of a file is its name, in a folder (or below a glob's fixed part) its path from there; where that
    would give two files one id, folder names go before it until they differ. Sorted by id, each file once. A
    path that does not exist and a folder without pages are listed too, so that loading them can say so.
    """
    depths: dict[PurePath, int] = {}  # file → how many of its last path parts make its id
    remote: dict[PurePath, Remote] = {}
    standard_input = False
    for given in inputs:
        if str(given) == "-":
            standard_input = True
            continue
        if is_remote(str(given)):
            for found in list_remote(str(given)):
                scheme = found.url.partition("://")[0]
                place = PurePosixPath("/", f"{scheme}:", *found.path.parts[1:])  # no file has such a path
                remote[place] = found
                depths[place] = max(found.depth, depths.get(place, 0))
            continue
        for file, depth in _expand(local_path(str(given))):
            depths[file] = max(depth, depths.get(file, 0))
    taken = [STANDARD_INPUT] if standard_input else []
    ids = {path: _id(path, depth) for path, depth in depths.items()}
    while clashing := {page for page, count in Counter([*ids.values(), *taken]).items() if count > 1}:
        longer = {p: _id(p, depths[p] + 1) for p, page in ids.items() if page in clashing}
        if all(ids[p] == page for p, page in longer.items()):
            break  # a file in the root that is called as standard input is: nothing left to tell them apart
        for path in longer:
            depths[path] += 1
        ids |= longer
    sources = [
        Source(page, None, remote[place].url, remote[place].stamp) if place in remote else Source(page, Path(place))
        for place, page in ids.items()
    ]
    sources += [Source(page, None) for page in taken]
    return tuple(sorted(sources, key=lambda source: (source.id, str(source.path), source.url)))


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
        endings = [_ending(name) for name in names]
        saved = {n.removesuffix(end) for n, end in zip(names, endings, strict=True) if end.lower() in _WEB_PAGES}
        folders[:] = [name for name in folders if not name.startswith(".") and not _is_of_saved_page(name, saved)]
        for name, end in zip(names, endings, strict=True):
            if end.lower() in SUFFIXES and not name.startswith("."):
                yield Path(here, name)
    yield from closed


def _ending(name: str) -> str:
    """What ``Path(name).suffix`` is, at a tenth of the price: large archives are listed with every build."""
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def _is_of_saved_page(folder: str, saved: Collection[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a web page that was saved beside it."""
    return any(folder in (f"{page}_files", f"{page}.files", f"{page}_文件") for page in saved)


def _absolute(given: str) -> Path:
    """Without ``..`` and ``.``; links stay, since the name that was given is the name that is shown."""
    return Path(os.path.abspath(Path(given).expanduser()))  # noqa: PTH100 (Path.absolute keeps "..")


def _id(path: PurePath, depth: int) -> str:
    """The last ``depth`` parts, ``/`` between them; a drive letter counts as a part, a root does not."""
    parts = [part for part in (path.anchor.strip("\\/:"), *path.parts[1:]) if part] or ["root"]
    name = "/".join(parts[-depth:])
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
