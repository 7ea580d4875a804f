"""Feeds the program whatever may come and looks whether it crashes, hangs, or writes what other programs misread.

    python tools/fuzz.py --inputs 1000000 --jobs 2      the long run
    python tools/fuzz.py --inputs 1 --first 123456      one input again, by the number that a failure names

Each input is the bytes of a page, made from its number alone: mutated sample pages, sentences put together from the
words of the lexicon, and noise (lone surrogates, NULs, marks of direction, brackets, code in five languages). Of each
batch of pages a graph is built and read by pyoxigraph, rapper (where it is installed) and, one in five, by rdflib (it
is slow): all must read what was meant. One batch in ten goes through the real tagger; the others get arbitrary tags,
which try extraction harder. A page that takes longer than ``--seconds`` is a hang. Exit code 1 when anything was found.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import multiprocessing
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

import uniongraph
from uniongraph.export import check_evidence
from uniongraph.export.tables import write_facts, write_mentions
from uniongraph.extract import Extractor
from uniongraph.graph.evidence import evidence_sections
from uniongraph.graph.inference import inferred_triples
from uniongraph.graph.rdf import graph_triples
from uniongraph.graph.turtle import write_turtle
from uniongraph.pages import PageReader
from uniongraph.pages.files import Source
from uniongraph.pages.loading import load_page
from uniongraph.pages.unreadable import UnreadablePage
from uniongraph.records import ArticleReading, Page, ReadPage
from uniongraph.resolve import resolve
from uniongraph.schema import Schema, load_schema
from uniongraph.text.tagger import LacTagger, Token

SAMPLES = Path(uniongraph.__file__).parent / "samples"
BATCH = 100
"""Inputs that make one graph."""

NOISE = (
    *"（）()“”‘’《》〈〉【】「」、，。；：！？…—·□■◆●○◎★▲　 \t\n\r\x00\x0b\x0c\x1b\x7f\x85\xa0⼯٣０９Ａ〇ßİ",
    *"\u200b\u200e\u200f\u202a\u202e\u2028\u2029\u2066\u2069\ufeff\ufffd\ufffe\uffff\ud800\udfff\ue000\u0301",
    *"\U0001f600\U00020bb7\U0010ffff\u2f2f",
    *("</script>", "javascript:alert(1)", "<img src=x onerror=alert(1)>", "{{7*7}}", "${x}", "`id`", "; rm -rf ."),
    *("' OR 1=1 --", "} SELECT * WHERE {", "> . <x> <y> <z> .", '""" . <a> <b> "', "@base <x:y> .", "\\u0000"),
    *("=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "＝1", "../../etc/passwd", "con.txt", "]]>", "&amp;", "<!--"),
    *("%s%n", "%2E", "https://w3id.org/uniongraph/id/Person/x", "记者 ", "责任编辑：", "本报讯", "通讯员", "\r\n"),
    *("（", "）", "\n\n", "第1024期"),
)
TAGS = ("PER", "LOC", "ORG", "TIME", "n", "nz", "nw", "v", "vn", "a", "d", "p", "c", "u", "m", "w", "r", "f", "s", "xc")


class WildTagger:
    """Tags texts at random, always the same text alike: what a tagger may say of odd text, nobody knows."""

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Tokens that cover each text."""
        return [tuple(self._tokens(text)) for text in texts]

    def _tokens(self, text: str) -> Iterator[Token]:
        chance = random.Random(text.encode("utf-8", "surrogatepass"))
        start = 0
        while start < len(text):
            end = min(len(text), start + chance.choice((1, 1, 2, 2, 3, 4, 6)))
            yield Token(text[start:end], chance.choice(TAGS), start, end)
            start = end


class Maker:
    """Makes inputs from their numbers."""

    def __init__(self, schema: Schema) -> None:
        self._samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
        lines = sorted({line for text in self._samples for line in text.splitlines() if line.strip()})
        self._lines = lines
        lexicon = [
            tomllib.loads(path.read_text(encoding="utf-8")) for path in (schema.folder / "lexicon").glob("*.toml")
        ]
        self._words = sorted({word for section in lexicon for word in _words(section)})

    def text(self, number: int) -> str:
        """The text of the page with this number, as a program may hand it over: with what no file could hold."""
        chance = random.Random(number)
        return self._make(chance)(chance)

    def page(self, number: int) -> bytes:
        """The bytes of the page with this number."""
        chance = random.Random(number)
        make = self._make(chance)
        encoding = chance.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16"))
        data = make(chance).encode(encoding, "replace" if encoding == "gb18030" else "surrogatepass")
        if chance.random() < 0.05:
            cut = bytearray(data[: chance.randrange(4000)])
            for _ in range(chance.randrange(8)):
                cut.insert(chance.randrange(len(cut) + 1), chance.randrange(256))
            data = bytes(cut)
        return data

    def _make(self, chance: random.Random) -> Callable[[random.Random], str]:
        ways = (self._mutated, self._mutated, self._composed, self._composed, self._noise, self._lined)
        return chance.choice(ways)

    def _mutated(self, chance: random.Random) -> str:
        text = chance.choice(self._samples)
        start = chance.randrange(len(text))
        piece = list(text[start : start + _size(chance, 20, 260)])
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(piece) + 1)
            what = chance.randrange(4)
            if what == 0:
                piece[at:at] = chance.choice(NOISE)
            elif what == 1:
                piece[at : at + chance.randrange(1, 9)] = []
            elif what == 2:
                piece[at:at] = chance.choice(self._words)
            else:
                piece[at:at] = piece[: chance.randrange(30)] * chance.randrange(1, 4)
        return "".join(piece)

    def _composed(self, chance: random.Random) -> str:
        parts = [chance.choice(self._words if chance.random() < 0.7 else NOISE) for _ in range(_size(chance, 2, 60))]
        return "".join(parts)

    def _noise(self, chance: random.Random) -> str:
        return "".join(chance.choice(NOISE) * chance.choice((1, 1, 1, 2, 9)) for _ in range(_size(chance, 1, 60)))

    def _lined(self, chance: random.Random) -> str:
        lines = [chance.choice(self._lines) for _ in range(_size(chance, 1, 7))]
        return chance.choice(("\n", "\r\n", "\n\n", "\n　　")).join(lines)


def _size(chance: random.Random, least: int, most: int) -> int:
    """A size between these; small ones are more frequent, so that more is tried in a time."""
    return least + int((most - least) * chance.random() ** 4)


def _words(section: object) -> Iterator[str]:
    if isinstance(section, str):
        yield section
    elif isinstance(section, dict):
        for key, value in section.items():
            yield key if not key.isascii() else ""
            yield from _words(value)
    elif isinstance(section, list):
        for value in section:
            yield from _words(value)


class Hang(BaseException):
    """A page took too long; not an Exception, so that nothing on the way takes it for one."""


class Run:
    """Inputs to graphs; what goes wrong is kept with the number of the input."""

    def __init__(self, seconds: float) -> None:
        self.schema = load_schema()
        self.maker = Maker(self.schema)
        self.reader = PageReader(self.schema)
        self.wild, self.real = Extractor(self.schema, WildTagger()), Extractor(self.schema, LacTagger())
        self.seconds = seconds
        self.counts: Counter[str] = Counter()
        self.slowest = 0.0
        self.failures: list[str] = []
        self._alarm = hasattr(signal, "setitimer")
        for extractor in (self.wild, self.real):  # what is loaded at first use is no page's time
            extractor.read(self.reader.read(Page("0", self.maker.text(0), "0" * 64)))
            extractor.read(
                self.reader.read(
                    Page("0", next(iter(sorted(SAMPLES.glob("*.txt")))).read_text(encoding="utf-8"), "0" * 64)
                )
            )

    def batch(self, numbers: Sequence[int], real: bool) -> None:
        """Reads the inputs with these numbers and builds one graph of them."""
        pages: list[ReadPage] = []
        readings: list[ArticleReading] = []
        for number in numbers:
            try:
                page, read = self._timed(partial(self._read, number, real))
            except UnreadablePage:
                self.counts["refused"] += 1
                continue
            except (Exception, Hang):
                self._fail(f"input {number}")
                continue
            pages.append(page)
            readings += read
        try:
            self._graph(pages, readings, slow=numbers[0] // BATCH % 5 == 0)
        except Exception:
            self._fail(f"a graph of inputs {numbers[0]} to {numbers[-1]}")
        self.counts["inputs"] += len(numbers)

    def _read(self, number: int, real: bool) -> tuple[ReadPage, tuple[ArticleReading, ...]]:
        name = f"{number}" + random.Random(-number - 1).choice((".txt", ".txt", ".md", "", "/" + "（甲）~#.txt"))
        if number % 3:
            given = load_page(Source(name, None), io.BytesIO(self.maker.page(number)))
        else:
            given = Page(name, self.maker.text(number), "0" * 64)
        page = self.reader.read(given)
        return page, (self.real if real else self.wild).read(page)

    def _timed(
        self, work: Callable[[], tuple[ReadPage, tuple[ArticleReading, ...]]]
    ) -> tuple[ReadPage, tuple[ArticleReading, ...]]:
        def late(*_: object) -> None:
            raise Hang(f"more than {self.seconds} s")

        if self._alarm:
            signal.signal(signal.SIGALRM, late)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
        started = time.perf_counter()
        try:
            return work()
        finally:
            if self._alarm:
                signal.setitimer(signal.ITIMER_REAL, 0)
            self.slowest = max(self.slowest, time.perf_counter() - started)

    def _graph(self, pages: list[ReadPage], readings: list[ArticleReading], slow: bool) -> None:
        knowledge = resolve(pages, readings, self.schema)
        check_evidence(knowledge)
        stated, inferred = set(graph_triples(knowledge, self.schema)), set(inferred_triples(knowledge, self.schema))
        said = [list(section) for section in evidence_sections(knowledge, self.schema)]
        meant = stated | inferred | {triple for section in said for triple in section}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "graph.ttl")
            write_turtle(path, [stated, inferred, *said])
            check_readers(path, meant, slow=slow)
            write_facts(knowledge, Path(folder, "facts.csv"))
            check_csv(Path(folder, "facts.csv"))
            write_mentions(knowledge, Path(folder, "mentions.jsonl"))
            for line in Path(folder, "mentions.jsonl").read_text(encoding="utf-8").split("\n")[:-1]:
                json.loads(line)
        self.counts["pages"] += len(pages)
        self.counts["mentions"] += len(knowledge.mentions)
        self.counts["facts"] += len(knowledge.facts)
        self.counts["triples"] += len(meant)
        self.counts["graphs"] += 1

    def _fail(self, where: str) -> None:
        self.failures.append(f"{where}\n{traceback.format_exc(limit=-4)}")


def check_readers(path: Path, meant: set[Triple], slow: bool = True) -> None:
    """Raises AssertionError unless all readers of Turtle read these triples in the file; rdflib only if ``slow``."""
    assert {quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)} == meant, "pyoxigraph"
    if slow:
        from rdflib import Graph

        by_rdflib = Graph().parse(path, format="turtle").serialize(format="nt", encoding="utf-8")
        assert {quad.triple for quad in parse(by_rdflib, format=RdfFormat.N_TRIPLES)} == meant, "rdflib"
    if shutil.which("rapper"):
        command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)]
        done = subprocess.run(command, capture_output=True, check=True)
        assert {quad.triple for quad in parse(done.stdout, format=RdfFormat.N_TRIPLES)} == meant, "rapper"


def check_csv(path: Path) -> None:
    """Raises AssertionError for a row that is broken, or a cell that a spreadsheet would take for a formula."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, strict=True):
            assert len(row) == 8, row
            assert not any(cell.startswith(("=", "+", "@", "-", "＝", "＋", "－", "＠", "\t", "\r")) for cell in row), (
                row
            )


def work(job: int, jobs: int, first: int, inputs: int, seconds: float) -> tuple[Counter[str], float, list[str]]:
    """Every ``jobs``th batch of a run."""
    run = Run(seconds)
    told = 0
    for number in range(job, -(-inputs // BATCH), jobs):
        start = first + number * BATCH
        run.batch(range(start, min(start + BATCH, first + inputs)), real=start // BATCH % 10 == 0)
        for failure in run.failures[told:]:
            print(failure, file=sys.stderr, flush=True)
        told = len(run.failures)
        if number % (jobs * 50) == job:
            print(f"{run.counts['inputs']} inputs, {told} failures", file=sys.stderr, flush=True)
        if told > 20:
            break
    return run.counts, run.slowest, run.failures


def main() -> int:
    """Runs it and prints what was tried and what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="begin with this input")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10, help="what a page may take")
    options = parser.parse_args()
    started = time.perf_counter()
    jobs = [(job, options.jobs, options.first, options.inputs, options.seconds) for job in range(options.jobs)]
    if options.jobs == 1:
        found = [work(*jobs[0])]
    else:
        with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
            found = pool.starmap(work, jobs)
    counts: Counter[str] = sum((counts for counts, _, _ in found), Counter())
    failures = [failure for _, _, some in found for failure in some]
    print("\n\n".join(failures))
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    print(f"slowest page {max(slowest for _, slowest, _ in found):.2f} s, {time.perf_counter() - started:.0f} s in all")
    print(f"read alike by pyoxigraph, rdflib{', rapper' if shutil.which('rapper') else ''}; {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
