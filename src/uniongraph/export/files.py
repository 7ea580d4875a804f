"""What systems do differently with files: locks, moves in one step, and bytes that are really on the disk."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Locked(Exception):
    """Somebody else holds the lock."""


@contextmanager
def exclusive(lock: Path) -> Iterator[bool]:
    """Holds a lock on a file that is there only as long; it ends with the process, however that ends.

    Raises Locked at once when it is held already. Where the file system knows no locks, nothing is locked: False.
    """
    descriptor, locked = _locked(lock)
    try:
        yield locked
    finally:
        if sys.platform == "win32":  # no open file can be removed there
            os.close(descriptor)
            with suppress(OSError):
                lock.unlink()
        else:  # while it is held: nobody can get this file in between
            with suppress(OSError):
                lock.unlink()
            os.close(descriptor)


def _locked(lock: Path) -> tuple[int, bool]:
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            locked = _lock(descriptor)
            with suppress(FileNotFoundError):  # the one before may have removed it since it was opened
                if os.path.samestat(os.fstat(descriptor), lock.stat()):
                    return descriptor, locked
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK):
            raise Locked from None
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL):
            raise
        return False
    return True


def exchange(one: Path, other: Path) -> bool:
    """Gives each of two paths what was at the other, in one step; False where system or file system cannot.

    renameat2(2) of Linux, RENAME_EXCHANGE.
    """
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # another libc
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def flush_folder(folder: Path, *, files: bool = True) -> None:
    """Returns when the folder, and each of its files unless ``files`` is False, is on the disk and not on its way.

    A full disk may show only here. Windows cannot flush a folder.
    """
    for path in sorted(folder.iterdir()) if files else ():
        _flush(path, os.O_RDWR)
    if sys.platform != "win32":
        _flush(folder, os.O_RDONLY)


def _flush(path: Path, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):  # a file system that has no such thing
            raise
    finally:
        os.close(descriptor)
