#!/usr/bin/env python3
"""What a number of articles needs, worked out from builds of two sizes that are measured here.

    python benchmarks/scaling.py [--sizes 1000 4000] [--articles 30000000] [--machines 8] [--cores 16]

Writes invented corpora (generate.py), builds each with one worker and without the explorer, and takes from the two the
cost of one more article: processor seconds of reading (which any number of machines share) and of what follows (which
one core does), memory, bytes of pages, output and cache, triples. Each is built once more with a Dask cluster's worker
for the reading, which tells what is left to the machine that puts it all together. What grows faster than the articles
would show as a larger cost at larger sizes, so the sizes are to be as large as patience allows. Prints tables in
Markdown, the second of which is for ``--articles`` on ``--machines`` with ``--cores`` each.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GB = 1e9
ENVIRON = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


@dataclass(frozen=True)
class Measured:
    """A build of ``articles``: processor seconds, bytes, and counts."""

    articles: int
    characters: int
    read: float
    rest: float
    head: float
    memory: int
    pages: int
    output: int
    cache: int
    triples: int


def measure(articles: int, folder: Path) -> Measured:
    """Builds a corpus of so many articles in a process of its own."""
    pages, out, cache = folder / "pages", folder / "out", folder / "cache"
    generate = [sys.executable, str(ROOT / "benchmarks" / "generate.py"), str(pages), "--articles", str(articles)]
    subprocess.run(generate, check=True, stdout=subprocess.DEVNULL)
    with cluster(folder) as address:
        head = build(pages, folder / "other", "--no-cache", "--cluster", address)
    used = build(pages, out, "--cache", str(cache), "--workers", "1")
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    seconds = used.ru_utime + used.ru_stime
    timings = report["timings"]
    share = timings["read"] / sum(timings.values())  # of the time that passed, and so about of the processor's
    return Measured(
        report["counts"]["articles"],
        report["counts"]["characters"],
        seconds * share,
        seconds * (1 - share),
        head.ru_utime + head.ru_stime,
        used.ru_maxrss * 1024,
        size(pages),
        size(out),
        size(cache),
        sum(triples(out / f"{name}.ttl") for name in ("graph", "evidence", "inferred", "places")),
    )


def build(pages: Path, out: Path, *options: str) -> resource.struct_rusage:
    """What one build uses of this machine, its workers elsewhere left out."""
    words = ["build", str(pages), "-o", str(out), "--no-explorer", "--quiet", *options]
    process = subprocess.Popen([sys.executable, "-m", "uniongraph", *words], env=ENVIRON)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit("a build failed")
    return used


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """The address of a scheduler with one worker."""
    note = folder / "scheduler.json"
    common = ["--no-dashboard", "--scheduler-file", str(note)]
    with ExitStack() as held:
        for words in (["scheduler", "--host", "127.0.0.1", "--port", "0"], ["worker", "--nthreads", "1", "--no-nanny"]):
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words, *common], env=ENVIRON, cwd=folder, stderr=subprocess.DEVNULL
            )
            held.callback(process.wait)
            held.callback(process.kill)
            while not (note.exists() and note.read_text(encoding="utf-8")):
                time.sleep(0.1)
        yield json.loads(note.read_text(encoding="utf-8"))["address"]


def size(folder: Path) -> int:
    """The bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def triples(path: Path) -> int:
    """The triples of a Turtle file."""
    from pyoxigraph import RdfFormat, parse

    return sum(1 for _ in parse(path=str(path), format=RdfFormat.TURTLE))


def row(cells: Sequence[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs=2, default=[1000, 4000], metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=30_000_000)
    parser.add_argument("--characters", type=int, default=0, help="of one article, where not as generated")
    parser.add_argument("--machines", type=int, default=8)
    parser.add_argument("--cores", type=int, default=16)
    options = parser.parse_args()
    found = []
    for articles in sorted(options.sizes):
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(articles, Path(folder)))
    small, large = found
    more = large.articles - small.articles
    names = ("articles", "characters", "reading, s", "the rest, s", "with a cluster, s", "memory, MB", "pages, MB",
             "output, MB", "cache, MB", "triples")  # fmt: skip
    print(row(names))
    print(row(["---"] * len(names)))
    for m in found:
        seconds = (f"{s:.1f}" for s in (m.read, m.rest, m.head))
        megabytes = (f"{b / 1e6:.1f}" for b in (m.memory, m.pages, m.output, m.cache))
        print(row([str(m.articles), str(m.characters), *seconds, *megabytes, str(m.triples)]))

    def each(name: str) -> float:
        """What one more article costs."""
        return float(getattr(large, name) - getattr(small, name)) / more

    longer = options.characters / each("characters") if options.characters else 1.0
    n = options.articles * longer
    cores = options.machines * options.cores
    print(f"\n{options.articles} articles of {each('characters') * longer:.0f} characters:\n")
    print("| what | how much |\n| --- | --- |")
    print(
        f"| one more article of {each('characters'):.0f} characters: reading | {each('read') * 1000:.1f} ms of a core |"
    )
    print(f"| … the rest | {each('rest') * 1000:.1f} ms of a core |")
    print(f"| reading, on one core | {n * each('read') / 3600:.0f} h |")
    print(f"| reading, on {cores} cores | {n * each('read') / cores / 3600:.1f} h |")
    print(f"| the rest, on one core | {n * each('rest') / 3600:.0f} h |")
    print(f"| what the machine does that puts it together, reading left to others | {n * each('head') / 3600:.0f} h |")
    print(f"| memory where it is put together | {(large.memory + n * max(0.0, each('memory'))) / GB:.1f} GB |")
    for name, text in (("pages", "pages"), ("output", "output"), ("cache", "cache")):
        print(f"| {text} | {n * each(name) / GB:.0f} GB |")
    print(f"| triples | {n * each('triples') / 1e6:.0f} million |")


if __name__ == "__main__":
    main()
