"""Pages on object storage and other places that fsspec knows (``s3://…``, ``gs://…``, ``memory://…``): listed and read.

The web is no such place: pages are not fetched from it.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from uniongraph.errors import Told
from uniongraph.pages.kinds import SUFFIXES
from uniongraph.pages.unreadable import LARGEST_FILE, Refused

_URL = re.compile(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)  # two letters at least: C:// is a disk
_WEB = frozenset({"http", "https", "ftp", "github", "gist"})
_STAMPS = ("ETag", "etag", "md5Hash", "content_md5", "ContentMD5")
"""What listings call that which changes with an object's content."""

_TRIES = 3


class StorageError(Told, RuntimeError):
    """A storage cannot be used at all; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Remote:
    """An object: its URL, its path below the scheme, its stamp ("" where the storage has none), and how many of its
    last path parts make its id."""

    url: str
    path: PurePosixPath
    stamp: str
    depth: int


def is_remote(given: str) -> bool:
    """Whether an input is the URL of a storage, and no path. ``file://`` is a path, too."""
    found = _URL.match(given)
    return found is not None and found[1].lower() not in ("file", "local")


def local_path(given: str) -> str:
    """A path that may be written as ``file://…``."""
    found = _URL.match(given)
    return given[found.end() :] if found and found[1].lower() in ("file", "local") else given


def list_remote(given: str) -> Iterator[Remote]:
    """The objects that a URL names: one, those below a folder (hidden ones left out), or those of a glob.

    One that is not there is listed, too, so that reading it can say so. Raises StorageError where the storage cannot
    be used.
    """
    files, path = _storage(given)
    root = path
    try:
        if glob.has_magic(path):
            while glob.has_magic(root):
                root = root.rpartition("/")[0]
            found: Mapping[str, Mapping[str, Any]] = files.glob(path, detail=True)
        else:
            found = files.find(path, detail=True)
    except FileNotFoundError:
        found = {}
    except Exception as error:  # each storage has exceptions of its own
        raise StorageError("{address} cannot be listed: {reason}", address=given, reason=_reason(error)) from error
    base = PurePosixPath("/" + root.lstrip("/"))
    objects = {n: info for n, info in sorted(found.items()) if info.get("type") == "file" and _is_page(n, root)}
    for name, info in objects.items():
        here = PurePosixPath("/" + name.lstrip("/"))
        stamp = next((str(info[key]) for key in _STAMPS if info.get(key)), "")
        yield Remote(files.unstrip_protocol(name), here, stamp, max(1, len(here.parts) - len(base.parts)))
    if not objects:
        yield Remote(given, base, "", 1)


def read_remote(url: str) -> bytes:
    """The bytes of an object, one more than a page may have at most. Raises Refused, after some tries."""
    files, path = _storage(url)
    for left in reversed(range(_TRIES)):
        try:
            with files.open(path, "rb") as file:
                data: bytes = file.read(LARGEST_FILE + 1)
                return data
        except FileNotFoundError as error:
            code = "page-folder" if files.isdir(path) else "page-missing"
            raise Refused(code) from error
        except (PermissionError, IsADirectoryError) as error:
            raise Refused("page-forbidden" if isinstance(error, PermissionError) else "page-folder") from error
        except Exception as error:
            if not left:
                raise Refused("page-unreadable") from error
    raise AssertionError("the last try returns or raises")


def _is_page(name: str, root: str) -> bool:
    """Whether an object is a page: that which was named is, whatever it is called."""
    below = name.removeprefix(root).strip("/")
    if not below:
        return True
    hidden = any(part.startswith(".") for part in below.split("/"))
    return not hidden and PurePosixPath(name).suffix.lower() in SUFFIXES


def _storage(url: str) -> tuple[Any, str]:
    """The storage of a URL, and the path in it. fsspec keeps one for each process and place."""
    scheme = url.partition("://")[0].lower()
    if scheme in _WEB:
        raise StorageError("{address}: pages are not fetched from the web; save them, and give the folder", address=url)
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise StorageError(
            "{address}: to read from there install what it needs: {command}",
            address=url,
            command='pip install "uniongraph[storage]"',
        ) from None
    try:
        files, path = url_to_fs(url)
    except ImportError as error:
        raise StorageError(
            "{address}: to read from there install what it needs: {command}", address=url, command=error
        ) from None
    except Exception as error:
        raise StorageError("{address} cannot be listed: {reason}", address=url, reason=_reason(error)) from error
    return files, path


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
