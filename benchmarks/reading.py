#!/usr/bin/env python3
"""How fast pages are read, beside what else can be done with their text in the same run.

    python benchmarks/reading.py [--pages 400] [--workers 2] [FILES...]

Prints characters a second of processor time for: the reading of pages (articles, credits, paragraphs, sentences; the
loading of the ontology is not counted), jieba's cutting of the same text into words, and a pass that only splits lines
and sentences. No page is read twice: each has its own numbers, so that nothing remembered helps. Then, by the clock,
what so many processes read together, each its share of the pages, as the workers of a build do. Times of a loaded
machine mean little; the ratios hold better.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.schema import load_schema

ROOT = Path(__file__).resolve().parents[1]
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def pages(files: Sequence[Path], count: int) -> list[Page]:
    """So many pages, made from the files in turn, no two with the same lines."""
    texts = [path.read_bytes().decode("utf-8") for path in files]
    made = []
    for number in range(count):
        text = texts[number % len(texts)]
        turn = number // len(texts)
        made.append(Page(f"{number}.txt", _renumbered(text, turn) if turn else text, ""))
    return made


def _renumbered(text: str, turn: int) -> str:
    """The text with other characters in running text: as long, laid out alike, and not the same."""
    common = "的了在是和有为上下中大人这"
    return "".join(
        common[(common.index(char) + turn) % len(common)] if char in common and i % 7 == turn % 7 else char
        for i, char in enumerate(text)
    )


def speed(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Characters a second of processor time."""
    start = time.process_time()
    for text in texts:
        work(text)
    return sum(len(text) for text in texts) / (time.process_time() - start)


def share(pages: Sequence[Page], number: int, of: int, start: float) -> float:
    """Reads a process's share of the pages, from a moment on at which all are ready; when it was done."""
    reader = PageReader(load_schema())
    gc.freeze()
    time.sleep(max(0.0, start - time.time()))
    for page in pages[number::of]:
        reader.read(page)
    return time.time()


def together(pages: Sequence[Page], workers: int) -> float:
    """Characters a second, by the clock, that so many processes read; none begins before all have loaded."""
    start = time.time() + 10
    with ProcessPoolExecutor(workers) as pool:
        done = list(pool.map(share, [pages] * workers, range(workers), [workers] * workers, [start] * workers))
    return sum(len(page.text) for page in pages) / (max(done) - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    files = given.files or sorted((ROOT / "tests" / "layouts" / "pages").glob("*.txt"))
    made = pages(files, given.pages)
    reader = PageReader(load_schema())
    gc.freeze()  # as the workers of a build do
    by_text = {page.text: page for page in made}
    texts = [page.text for page in made]

    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    lines = sum(text.count("\n") for text in texts)
    print(f"{len(made)} pages, {sum(map(len, texts)):,} characters, {lines:,} lines")
    rows = [
        ("reading", speed(lambda text: reader.read(by_text[text]), texts)),
        ("jieba.cut", speed(lambda text: list(jieba.cut(text)), texts)),
        ("lines and sentences", speed(lambda text: [SENTENCE.findall(line) for line in text.splitlines()], texts)),
    ]
    for name, value in rows:
        print(f"{name:20} {value:12,.0f} characters/s   {value / rows[1][1]:6.2f} × jieba.cut")
    print(f"{f'reading, {given.workers} at once':20} {together(made, given.workers):12,.0f} characters/s by the clock")


if __name__ == "__main__":
    main()
