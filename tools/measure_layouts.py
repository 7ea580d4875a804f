#!/usr/bin/env python3
"""How well printed pages are read: articles and credits against gold, and entities against those of the plain text.

    python tools/measure_layouts.py tests/layouts/pages src/uniongraph/samples --gold tests/layouts/gold \\
        --gold tests/samples --printed FOLDER [--scans]

FOLDER holds what ``tools/print_pages.py`` made of the same pages. Prints a line for each page, and the sums.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
import time
import unicodedata
from pathlib import Path

from uniongraph.extract import Extractor
from uniongraph.pages import PageReader
from uniongraph.pages.files import Source, list_files
from uniongraph.pages.loading import PageLoader
from uniongraph.records import ReadPage
from uniongraph.resolve import resolve
from uniongraph.schema import Schema, load_schema

CREDITS = ("author", "reporter", "photographer", "editor", "source")


def bare(text: str) -> str:
    """A headline or name without blanks and marks, in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


class Tally:
    """Found, wrong and missed; F1 of them."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def compare(read: ReadPage, gold: dict[str, list[dict[str, list[str]]]], articles: Tally, credits: Tally) -> None:
    """Add a page's articles and credits to the tallies: an article is found whose headline is alike by 0.8."""
    left = [(article, bare(article.headline)) for article in read.articles]
    for wanted in sorted(gold["articles"], key=lambda a: not a["title"]):
        title = bare(str(wanted["title"]))
        alike = [(difflib.SequenceMatcher(None, title, own).ratio(), k) for k, (_, own) in enumerate(left)]
        score, best = max(alike, default=(0.0, -1))
        if best < 0 or (title and score < 0.8) or (not title and left[best][1]):
            articles.add(0, 0, 1)
            credits.add(0, 0, sum(len(wanted.get(role, [])) for role in CREDITS))
            continue
        article, _ = left.pop(best)
        articles.add(1, 0, 0)
        for role in CREDITS:
            names = {bare(name) for name in wanted.get(role, [])}
            found = {bare(credit.name) for credit in article.credits if credit.role == role}
            credits.add(len(names & found), len(found - names), len(names - found))
    articles.add(0, len(left), 0)


def entities(read: ReadPage, extractor: Extractor, schema: Schema) -> set[tuple[str, str]]:
    """Class and label of what a page's graph holds."""
    knowledge = resolve([read], extractor.read(read), schema)
    return {(entity.cls, entity.label) for entity in knowledge.entities}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--gold", action="append", type=Path, required=True)
    parser.add_argument("--printed", type=Path, required=True)
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    schema = load_schema()
    reader, extractor = PageReader(schema), Extractor(schema)
    kinds = ["text", "pdf", *(["png"] if given.scans else [])]
    articles, credits = {kind: Tally() for kind in kinds}, {kind: Tally() for kind in kinds}
    known = {kind: Tally() for kind in kinds}
    with PageLoader() as loader:
        for source in list_files(given.pages):
            stem = Path(source.id).stem
            gold = json.loads(next(p for g in given.gold if (p := g / f"{stem}.json").exists()).read_text("utf-8"))
            cells, expected = [], set[tuple[str, str]]()
            for kind in kinds:
                path = given.printed / f"{stem}.{kind}"
                start = time.perf_counter()
                read = reader.read(loader.load(source if kind == "text" else Source(path.name, path)))
                seconds = time.perf_counter() - start
                page, named = Tally(), Tally()
                for a, c in ((articles[kind], credits[kind]), (page, named)):
                    compare(read, gold, a, c)
                found = entities(read, extractor, schema)
                expected = expected or found
                known[kind].add(len(expected & found), len(found - expected), len(expected - found))
                cells.append(
                    f"{kind} {page.f1:.2f} {named.f1:.2f} {len(expected & found)}/{len(expected)} {seconds:.1f}s"
                )
                if given.verbose and kind != "text":
                    for cls, label in sorted(expected - found):
                        print(f"    {kind} - {cls} {label}")
                    for cls, label in sorted(found - expected):
                        print(f"    {kind} + {cls} {label}")
            print(f"{stem:24} " + "   ".join(cells))
            sys.stdout.flush()
    for kind in kinds:
        print(
            f"{kind:5} articles F1 {articles[kind].f1:.3f}  credits F1 {credits[kind].f1:.3f}  "
            f"entities of the text {known[kind].recall:.3f}"
        )


if __name__ == "__main__":
    main()
