#!/usr/bin/env python3
"""What an article costs in archives of several sizes, and what one more page costs.

    python benchmarks/big.py [--sizes 1000 3000 10000] [--workers 1] [--folder DIR] [--check]

For each size a corpus is generated (benchmarks/generate.py) and, each in a process of its own, built from nothing into
an empty cache, then built again with one more page, then held against a clean build of the same pages (``--check``; at
the smallest size always). The explorer is left out. Prints processor time and peak memory for an article at each size
and their ratio to the smallest, the share of the stages, and what the one page cost beside the whole. Processor time
and peak memory (of the largest process) depend little on what else the machine does; wall time is not told.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from generate import write_pages

ROOT = Path(__file__).resolve().parents[1]
_SET_CHILD_SUBREAPER = 36  # of <linux/prctl.h>
BUILD = """
import json, sys, time
from pathlib import Path
started = time.process_time()
from uniongraph.pipeline import build
at, stages, last = started, {}, ["read"]
def step(stage, done, total):
    global at
    now = time.process_time()
    stages[stage] = stages.get(stage, 0) + now - at
    at = now
if __name__ == "__main__":
    pages, out, cache, workers = sys.argv[1:]
    result = build([pages], out, cache=cache if cache != "-" else False, explorer=False, workers=int(workers),
                   progress=step)
    print(json.dumps({
        "articles": result.articles, "entities": sum(result.entities.values()), "facts": sum(result.facts.values()),
        "stages": stages,
    }))
"""


def built(pages: Path, out: Path, cache: Path | None, workers: int) -> dict[str, Any]:
    """What a build took, in a process of its own and in those of its workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "build_pages.py"
        script.write_text(BUILD, encoding="utf-8")
        paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        done = subprocess.run(
            [sys.executable, str(script), str(pages), str(out), str(cache or "-"), str(workers)],
            env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    with suppress(ChildProcessError):
        while True:
            os.wait()  # the workers, which the build leaves to us
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"seconds": seconds, "mb": after.ru_maxrss / 1024}


def adopt() -> None:
    """Makes the processes ours whose own parents have ended, so that their time is counted (Linux alone can)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def same(one: Path, other: Path) -> bool:
    """Whether two builds have the same bytes, but for the time that they took."""
    names = sorted(path.name for path in one.iterdir())
    if names != sorted(path.name for path in other.iterdir()):
        return False
    reports = [
        json.loads((folder / "report.json").read_text(encoding="utf-8")) | {"timings": {}} for folder in (one, other)
    ]
    return reports[0] == reports[1]  # it has the checksums of all other files


def measure(size: int, folder: Path, workers: int, check: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """The whole build of a size, and the one with a page more."""
    pages, out, cache = folder / f"pages-{size}", folder / f"out-{size}", folder / f"cache-{size}"
    shutil.rmtree(cache, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    for path in (pages / "more").glob("*.txt"):
        path.unlink()
    for _ in write_pages(pages, range(size)):
        pass
    whole = built(pages, out, cache, workers)
    for path in write_pages(folder / "more", range(size, size + 1)):
        (pages / "more").mkdir(exist_ok=True)
        shutil.copy(path, pages / "more")
    more = built(pages, out, cache, workers)
    if check:
        built(pages, folder / "clean", None, workers)
        print(f"{size}: with one more page the same bytes as a clean build: {same(out, folder / 'clean')}", flush=True)
        shutil.rmtree(folder / "clean")
    return whole, more


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--check", action="store_true", help="clean builds at every size, to compare bytes")
    given = parser.parse_args()
    adopt()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        first: dict[str, Any] = {}
        print(
            "articles  entities     facts   ms/article  ratio  kB/article  ratio  peak MB   one more page  of the whole"
        )
        for size in sorted(given.sizes):
            check = given.check or size == min(given.sizes)
            whole, more = measure(size, folder, given.workers, check)
            time, memory = whole["seconds"] / size, whole["mb"] / size
            first = first or {"time": time, "memory": memory}
            print(
                f"{size:8} {whole['entities']:9} {whole['facts']:9} {time * 1e3:12.2f} {time / first['time']:6.2f} "
                f"{memory * 1024:11.1f} {memory / first['memory']:6.2f} {whole['mb']:8.0f} {more['seconds']:13.2f} s "
                f"{more['seconds'] / whole['seconds']:13.1%}",
                flush=True,
            )
            for name, run in (("whole", whole), ("more", more)):
                print(
                    f"    {name}: " + ", ".join(f"{stage} {t:.2f} s" for stage, t in run["stages"].items()), flush=True
                )


if __name__ == "__main__":
    main()
