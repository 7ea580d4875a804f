"""What a worker process may no longer do: open a socket, outgrow its memory, outlive the server.

On Linux the kernel sees to it (seccomp, prctl, rlimits); elsewhere what the kernel does not offer is left out, and
``isolate`` says so, so that questions are searched more strictly before they come here.
"""

from __future__ import annotations

import ctypes
import platform
import signal
import struct
import sys

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER_MODE = 1, 38, 22, 2
_ALLOW, _EACCES = 0x7FFF0000, 0x00050000 | 13
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF: ld [k], jeq k, jge k, ret k
_NUMBER_AT, _ARCH_AT = 0, 4  # offsets into struct seccomp_data
# audit architecture; socket, socketpair, connect, io_uring_setup (which could make sockets past a filter)
_SYSCALLS = {
    "x86_64": (0xC000003E, (41, 53, 42, 425)),
    "aarch64": (0xC00000B7, (198, 199, 203, 425)),
}
_X32 = 0x40000000


def isolate(memory_mb: int) -> bool:
    """Give up what a worker does not need; whether the kernel now keeps it off the network."""
    _limit_memory(memory_mb)
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    return _without_sockets(libc)


def _limit_memory(memory_mb: int) -> None:
    """Let allocations beyond the limit fail: the engine then ends the process, and the server starts another.

    RLIMIT_DATA counts memory that is private and writable; the address space that allocators and RocksDB only
    reserve, or map from files, would make RLIMIT_AS meaningless.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    size = memory_mb * 1024 * 1024
    for kind, value in ((resource.RLIMIT_DATA, size), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):  # a lower hard limit is in force already
            continue


def _without_sockets(libc: ctypes.CDLL) -> bool:
    """A seccomp filter under which no socket can be made or connected (EACCES), in all threads to come.

    See seccomp(2). System calls of another architecture, which have other numbers, are refused as a whole.
    """
    known = _SYSCALLS.get(platform.machine())
    if known is None or sys.maxsize < 2**32:
        return False
    arch, numbers = known
    rules = [(_LOAD, 0, 0, _ARCH_AT), (_EQUAL, 1, 0, arch), (_RETURN, 0, 0, _EACCES), (_LOAD, 0, 0, _NUMBER_AT)]
    last = len(numbers) + 1  # jumps are counted from the rule after the one that jumps; the refusal comes last
    rules.append((_AT_LEAST, last, 0, _X32))
    rules += [(_EQUAL, last - 1 - at, 0, number) for at, number in enumerate(numbers)]
    rules += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _EACCES)]
    code = b"".join(struct.pack("=HBBI", *rule) for rule in rules)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]

    program = Program(len(rules), ctypes.addressof(buffer))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(program), 0, 0)
