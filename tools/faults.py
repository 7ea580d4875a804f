"""Kills builds and lets their writes fail, at every point, and looks whether anything was lost.

    python tools/faults.py            all of it (some minutes)
    python tools/faults.py --quick    a part of it (half a minute)

One build lies in the output folder, another is about to replace it, and a fault strikes: a SIGKILL or an error of the
disk before each call that changes a file, at file sizes from nothing to the largest (RLIMIT_FSIZE: the kernel stops in
the midst of a write), at each step of each stage, and at odd moments of the whole program. Afterwards the folder must
hold the old build or the new one, byte by byte, and the next build must find nothing in its way. Needs a system with
fork (Linux, macOS); prints a table.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uniongraph
from uniongraph.export import OutputError, claimed, write_build
from uniongraph.export import folder as folders
from uniongraph.export.explorer import write_explorer
from uniongraph.extract import Extractor
from uniongraph.pages import read_articles
from uniongraph.pages.files import list_files
from uniongraph.pages.loading import load_page
from uniongraph.pipeline import build
from uniongraph.records import Knowledge
from uniongraph.resolve import resolve
from uniongraph.schema import Schema, load_schema

SAMPLES = Path(uniongraph.__file__).parent / "samples"
OLD, NEW = SAMPLES / "06-nanfeng-web.txt", SAMPLES / "03-xiangshui-jianxun.txt"
CHANGING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime", "os.truncate", "os.link"}
Content = dict[str, str]
"""The SHA-256 of each file of a folder, by name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What strikes: a ``kind`` of :data:`KINDS`, at call number ``at`` or at a file size of ``at`` bytes."""

    kind: str
    at: int
    one_step: bool = True

    @property
    def kills(self) -> bool:
        return self.kind in ("kill", "kill at size")


KINDS = ("kill", "kill at size", "error once", "error from then on", "error at size")
LOST = "lost"


def content(folder: Path) -> Content:
    """What a folder holds; the report without its timings, which are the run's and not the build's."""
    found = {}
    for path in folder.iterdir():
        data = path.read_bytes()
        if path.name == "report.json":
            data = json.dumps(json.loads(data) | {"timings": {}}, sort_keys=True).encode()
        found[path.name] = hashlib.sha256(data).hexdigest()
    return found


class Bench:
    """A folder with an old build, and a new one to put in its place again and again."""

    def __init__(self, where: Path, schema: Schema, old: Knowledge, new: Knowledge) -> None:
        self.schema, self.new = schema, new
        self.kept, self.out = where / "kept", where / "work" / "图谱"
        self._write(self.new)
        self.after = content(self.out)
        shutil.rmtree(self.out)
        self._write(old)
        shutil.copytree(self.out, self.kept)
        self.before = content(self.out)
        self.largest = max(path.stat().st_size for path in self.out.iterdir())

    @classmethod
    def of_samples(cls, where: Path) -> Bench:
        """One with builds of two of the sample pages."""
        schema = load_schema()
        extractor = Extractor(schema)

        def known(path: Path) -> Knowledge:
            read = [read_articles(load_page(source), schema) for source in list_files([path])]
            return resolve(read, [reading for page in read for reading in extractor.read(page)], schema)

        return cls(where, schema, known(OLD), known(NEW))

    def _write(self, knowledge: Knowledge) -> None:
        with claimed(self.out):
            write_build(knowledge, self.schema, self.out, timings={}, explorer=write_explorer)

    def calls(self) -> int:
        """How many calls that change files it takes to replace a build."""
        read, write = os.pipe()
        self._child(lambda: os.write(write, str(_count(lambda: self._write(self.new))).encode()))
        self.reset()
        os.close(write)
        return int(os.read(read, 20))

    def strike(self, fault: Fault) -> str:
        """What is in the folder after a fault struck a build: ``old``, ``new``, or :data:`LOST` with the reason."""
        status = self._child(lambda: self._struck(fault))
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        held = content(self.out) if self.out.exists() else None
        if held is None and fault.one_step:
            return f"{LOST}: no folder"
        try:
            with claimed(self.out):  # as the next build does
                pass
        except OutputError as error:
            return f"{LOST}: the next build is refused: {error}"
        if [path.name for path in self.out.parent.iterdir()] != [self.out.name]:
            return f"{LOST}: litter {sorted(path.name for path in self.out.parent.iterdir())}"
        now = content(self.out)
        state = {_key(self.before): "old", _key(self.after): "new"}.get(_key(now), LOST)
        if held not in (None, now):
            return f"{LOST}: what was there has changed"
        if code is not None and (code, state) not in ((0, "new"), (1, "old")):
            return f"{LOST}: exit code {code}, but the build is the {state} one"
        self.reset()
        return state

    def reset(self) -> None:
        """The old build alone, as it was."""
        if self.out.exists() and content(self.out) == self.before and len(list(self.out.parent.iterdir())) == 1:
            return
        shutil.rmtree(self.out.parent)
        shutil.copytree(self.kept, self.out)

    def _struck(self, fault: Fault) -> None:
        if not fault.one_step:
            folders.exchange = lambda one, other: False
        if fault.kind.endswith("at size"):
            action = signal.SIG_DFL if fault.kills else signal.SIG_IGN  # Python ignores it: a write then fails
            signal.signal(signal.SIGXFSZ, action)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (fault.at, fault.at))
        elif fault.kind != "full disk":  # that one strikes by itself
            _intercept(_Striker(fault))
        self._write(self.new)

    def _child(self, work: Callable[[], object]) -> int:
        """Exit code 0 when the work was done, 1 when it was refused in plain words, 2 for anything else."""
        pid = os.fork()
        if pid:
            return os.waitpid(pid, 0)[1]
        code = 2
        try:
            work()
            code = 0
        except OutputError as error:
            code = 1 if "stays as it was" in str(error) else 2
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(code)


class _Striker:
    """Counts calls, and strikes at one of them or, for errors that stay, at each from there on."""

    def __init__(self, fault: Fault) -> None:
        self.fault, self.calls, self.busy = fault, 0, False

    def __call__(self) -> None:
        here, self.calls = self.calls, self.calls + 1
        if here == self.fault.at or (here > self.fault.at and self.fault.kind == "error from then on"):
            if self.fault.kills:
                os.kill(os.getpid(), signal.SIGKILL)
            number = (errno.ENOSPC, errno.EROFS, errno.EIO)[here % 3]
            raise OSError(number, os.strerror(number))


def _intercept(told: Callable[[], None]) -> None:
    """Calls ``told`` before each call of this process that changes a file. Never undone: for children alone."""

    def audit(event: str, args: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or event in CHANGING:
            told()

    def before(function: Callable[..., object]) -> Callable[..., object]:
        def called(*args: object, **more: object) -> object:
            told()
            return function(*args, **more)

        return called

    sys.addaudithook(audit)
    os.fsync = before(os.fsync)  # type: ignore[assignment]
    folders.exchange = before(folders.exchange)  # type: ignore[assignment]


def _count(work: Callable[[], None]) -> int:
    seen: list[None] = []
    _intercept(lambda: seen.append(None))
    work()
    return len(seen)


def _key(held: Content) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(held.items()))


def faults(bench: Bench, kinds: Iterable[str] = KINDS, sizes: int = 200) -> Iterator[Fault]:
    """Faults of writing: each kind at each call, or at ``sizes`` file sizes; kills for moves in two steps, too."""
    calls = bench.calls()
    for kind in kinds:
        if kind.endswith("at size"):
            yield from (Fault(kind, bench.largest * n**2 // sizes**2) for n in range(sizes))
        else:
            yield from (Fault(kind, at) for at in range(calls))
    yield from (Fault("kill", at, one_step=False) for at in range(calls))


def full_disks(where: Path, sizes: int) -> Iterator[tuple[int, str]]:
    """What is left on a real file system (a tmpfs) that fills up after some more bytes; nothing unless run by root."""
    where.mkdir()
    if sys.platform != "linux" or not _mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", where):
        return
    try:
        bench = Bench.of_samples(where)
        used = shutil.disk_usage(where).used
        for room in range(0, used, used // sizes):
            _mount("-o", f"remount,size={used + room}", where)
            yield room, bench.strike(Fault("full disk", 0))
            _mount("-o", "remount,size=64m", where)
    finally:
        subprocess.run(["umount", where], check=True)


def _mount(*options: str | Path) -> bool:
    return subprocess.run(["mount", *options], capture_output=True).returncode == 0


# the whole program


def stage_steps(where: Path, page: Path = NEW) -> list[str]:
    """The steps that the stages of a build report, in order."""
    steps: list[str] = []
    build([page], where / "steps", progress=lambda stage, done, total: steps.append(f"{stage} {done}/{total}"))
    return steps


KILLED_AT_STEP = """
import os, signal, sys
from uniongraph.pipeline import build
left = [int(sys.argv[1])]
def step(stage, done, total):
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
build([sys.argv[2]], sys.argv[3], progress=step)
"""


def run_program(page: Path, out: Path, locale: str = "C") -> subprocess.CompletedProcess[str]:
    """The whole program, building a page in the language of a locale."""
    command = [sys.executable, "-m", "uniongraph", "build", str(page), "-o", str(out), "--quiet"]
    return subprocess.run(
        command, env=os.environ | {"LC_ALL": locale}, capture_output=True, text=True, encoding="utf-8", check=False
    )


def killed_program(out: Path, *, step: int | None = None, seconds: float = 0) -> str:
    """What the whole program leaves in ``out``, killed at a step of its stages or after some seconds."""
    before = content(out)
    if step is not None:
        command = [sys.executable, "-c", KILLED_AT_STEP, str(step), str(NEW), str(out)]
        subprocess.run(command, check=False, capture_output=True)
    else:
        command = [sys.executable, "-m", "uniongraph", "build", str(NEW), "-o", str(out), "--quiet"]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.kill()
        process.wait()
    if not out.exists():
        return f"{LOST}: no folder"
    state = "old" if content(out) == before else "new" if _is_whole(out) else LOST
    with claimed(out):
        pass
    return state if [path.name for path in out.parent.iterdir()] == [out.name] else f"{LOST}: litter"


def _is_whole(out: Path) -> bool:
    """Whether a build has all the files that its report names, as it names them."""
    outputs = json.loads((out / "report.json").read_text(encoding="utf-8"))["outputs"]
    return {path.name for path in out.iterdir()} == {*outputs, "report.json"} and all(
        hashlib.sha256((out / name).read_bytes()).hexdigest() == checksum for name, checksum in outputs.items()
    )


def main() -> int:
    """Runs it, prints what struck how often and what was left; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    lost: list[str] = []

    def note(kind: str, fault: object, state: str) -> None:
        found[kind, state.partition(":")[0]] += 1
        if state.startswith(LOST):
            lost.append(f"{fault}: {state}")

    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        os.environ["UNIONGRAPH_CACHE"] = ""  # each build does all of its work, and nothing of the user's is touched
        bench = Bench.of_samples(where)
        for fault in faults(bench, sizes=20 if options.quick else 200):
            note(fault.kind + ("" if fault.one_step else ", two moves"), fault, bench.strike(fault))
        if not options.quick:
            for room, state in full_disks(where / "disk", 60):
                note("full disk", f"{room} bytes of room", state)
            steps = stage_steps(where)
            for number, step in enumerate(steps):
                bench.reset()
                note("kill at a stage's step", step, killed_program(bench.out, step=number))
            for number in range(100):
                bench.reset()
                seconds = 0.2 + number * 0.03
                note("kill of the program at odd moments", seconds, killed_program(bench.out, seconds=seconds))
    print(f"{'fault':40} {'old build':>10} {'new build':>10} {'lost':>6}")
    for kind in dict.fromkeys(kind for kind, _ in found):
        print(f"{kind:40} {found[kind, 'old']:10} {found[kind, 'new']:10} {found[kind, LOST]:6}")
    print(f"{found.total()} faults, {len(lost)} with a loss")
    print("\n".join(lost))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
