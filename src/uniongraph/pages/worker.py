"""Readers of foreign formats at work in a process of their own, within limits of time and memory.

A PDF, a Word file or a saved web page comes from anywhere: a file made to exhaust or crash its reader must cost one
page and not the build. The process is started for the first such file, kept for the next ones, and started anew after
one that had to be stopped. It speaks JSON in frames over its pipes; nothing is sent that could run.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from uniongraph.pages.kinds import Kind
from uniongraph.pages.reading import Alive, Reading
from uniongraph.pages.unreadable import Refused
from uniongraph.records import SourcePlace

SECONDS: Mapping[Kind, float] = {"html": 60.0, "docx": 60.0, "pdf": 120.0, "scan": 300.0}
"""How long a reader may be silent; one that reads many sheets gives a sign for each."""

MEMORY = 6 * 1024**3
"""Bytes of address space; most of it is what character recognition maps and never touches."""

_FRAME = struct.Struct(">Q")


class Worker:
    """Reads files in a child process. To be closed after use, as a context manager does."""

    def __init__(self, seconds: Mapping[Kind, float] = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, where there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            self._process = None

    def read(self, kind: Kind, data: bytes) -> Reading:
        """What is read from a file's bytes. Raises :class:`Refused`, also for a reader that hangs or crashes."""
        process = self._process or self._start()
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        stopped = threading.Event()

        def stop() -> None:
            stopped.set()
            process.kill()

        try:
            _send(process.stdin, {"kind": kind}, data)
            while True:
                timer = threading.Timer(self._seconds[kind], stop)
                timer.daemon = True
                timer.start()
                try:
                    answer, _ = _receive(process.stdout)
                finally:
                    timer.cancel()
                if "alive" not in answer:
                    return _reading(answer)
        except (EOFError, OSError, ValueError) as error:
            self.close()
            raise Refused("page-too-slow" if stopped.is_set() else "page-broken") from error

    def _start(self) -> subprocess.Popen[bytes]:
        home = str(Path(__file__).parents[2])
        paths = [home, *(path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path)]
        return subprocess.Popen(
            [sys.executable, "-m", "uniongraph.pages.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        )


def read_here(kind: Kind, data: bytes, alive: Alive) -> Reading:
    """What is read from a file's bytes, in this process. Raises :class:`Refused`."""
    if kind == "html":
        from uniongraph.pages.markup import read_html

        return read_html(data, alive)
    if kind == "docx":
        from uniongraph.pages.word import read_docx

        return read_docx(data, alive)
    if kind == "pdf":
        from uniongraph.pages.pdf import read_pdf

        return read_pdf(data, alive)
    from uniongraph.pages.scan import read_scan

    return read_scan(data, alive)


def _send(pipe: IO[bytes], head: object, data: bytes = b"") -> None:
    frame = json.dumps(head).encode("ascii")
    pipe.write(_FRAME.pack(len(frame)) + frame + _FRAME.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> tuple[dict[str, object], bytes]:
    parts = []
    for _ in range(2):
        size = _FRAME.unpack(_exactly(pipe, _FRAME.size))[0]
        parts.append(_exactly(pipe, size))
    return json.loads(parts[0]), parts[1]


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _reading(answer: dict[str, object]) -> Reading:
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    places, problems = answer["places"], answer["problems"]
    assert isinstance(places, list)
    assert isinstance(problems, list)
    return Reading(
        str(answer["text"]),
        tuple(SourcePlace(s, e, sheet, tuple(box), unit, tuple(edges)) for s, e, sheet, box, unit, edges in places),
        tuple((code, message) for code, message in problems),
    )


def _answer(reading: Reading) -> dict[str, object]:
    places = [(p.start, p.end, p.sheet, p.box, p.unit, p.edges) for p in reading.places]
    return {"text": reading.text, "places": places, "problems": reading.problems}


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def serve(requests: IO[bytes], answers: IO[bytes], read: Callable[[Kind, bytes, Alive], Reading] = read_here) -> None:
    """Answer one request after the other until there are no more."""
    while True:
        try:
            head, data = _receive(requests)
        except (EOFError, OSError):
            return
        kind: Kind = head["kind"]  # type: ignore[assignment]
        try:
            answer = _answer(read(kind, data, lambda: _send(answers, {"alive": True})))
        except Refused as refused:
            answer = {"refused": refused.code}
        except MemoryError:
            answer = {"refused": "page-unpacks-too-large"}
        except Exception:  # whatever a reader raises over a file is the file's fault here, and names it
            answer = {"refused": "page-broken"}
        _send(answers, answer)


def main() -> None:
    """The child: what libraries print goes nowhere, only frames go back."""
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
