"""Facts for a spreadsheet and mentions for programs: ``facts.csv`` and ``mentions.jsonl``."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from uniongraph.graph.terms import clean, safe_cell
from uniongraph.records import Article, Evidence, Fact, Knowledge
from uniongraph.text.places import places_of

COLUMNS = ("subject", "predicate", "object", "title", "date", "words", "headline", "page")

_LINE_BREAK = re.compile(r"(?:(?<![ \t\u3000])[ \t\u3000]+)?[\r\n]+[ \t\u3000]*")


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file in UTF-8, its cells clean and no formula."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([safe_cell(clean(cell)) for cell in row] for row in rows)


def write_facts(knowledge: Knowledge, path: Path) -> None:
    """Write ``facts.csv``: a row for each place that says a fact.

    ``date`` is the one that the words give, else the article's; ``words`` are the quotes without the page's line
    breaks, several joined with ``……``.
    """
    write_cells(path, COLUMNS, sorted([safe_cell(clean(cell)) for cell in row] for row in _fact_rows(knowledge)))


def write_cells(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file for spreadsheets, its cells clean and safe already."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("\ufeff")  # as utf-8-sig would, which is written in Python and much slower
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows(rows)


def date_of(evidence: Evidence, article: Article) -> str:
    """The date that the words give, else the article's."""
    return evidence.date or article.date


def line_of(evidence: Evidence) -> str:
    """The quotes of a piece of evidence on one line."""
    return "……".join(_LINE_BREAK.sub("", words) for words in evidence.quotes)


def _fact_rows(knowledge: Knowledge) -> Iterator[tuple[str, ...]]:
    labels = {entity.iri: entity.label for entity in knowledge.entities}
    articles = {article.id: article for article in knowledge.articles()}
    for fact in knowledge.facts:
        for evidence in fact.evidence:
            yield _fact_row(fact, evidence, articles[evidence.article], labels)


def _fact_row(fact: Fact, evidence: Evidence, article: Article, labels: dict[str, str]) -> tuple[str, ...]:
    return (
        labels.get(fact.subject, fact.subject),
        fact.predicate,
        labels.get(fact.object, fact.object),
        fact.title,
        date_of(evidence, article),
        line_of(evidence),
        article.headline,
        article.page,
    )


def write_mentions(knowledge: Knowledge, path: Path) -> None:
    """Write ``mentions.jsonl``: a line for each mention that stands on a page.

    ``page[start:end]`` is the mention; where line breaks part it, ``spans`` lists its pieces besides. What is only
    implied stands nowhere and is left out. Where the page is a PDF or a picture, ``printed`` lists sheet and box (left,
    top, right, bottom, in points or pixels) of each line of it.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(mention_lines(knowledge))


def mention_lines(knowledge: Knowledge) -> Iterator[str]:
    """The lines of ``mentions.jsonl``: a page's stand together, pages in the order of their ids."""
    for _, row in sorted(_mention_rows(knowledge), key=lambda pair: pair[0]):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _mention_rows(knowledge: Knowledge) -> Iterator[tuple[tuple[object, ...], dict[str, object]]]:
    printed = {read.page.id: read.page.places for read in knowledge.pages if read.page.places}
    for linked in knowledge.mentions:
        mention, spans = linked.mention, sorted(linked.mention.spans)
        if not spans:
            continue
        page, start, end = spans[0].page, spans[0].start, spans[-1].end
        row: dict[str, object] = {
            "page": clean(page),
            "start": start,
            "end": end,
            "text": clean(mention.text),
            "class": mention.cls,
            "entity": linked.entity,
        }
        if len(spans) > 1:
            row["spans"] = [[span.start, span.end] for span in spans]
        if page in printed:
            row["printed"] = [
                {"sheet": place.sheet, "box": list(place.box), "unit": place.unit}
                for span in spans
                for place in places_of(printed[page], span.start, span.end)
            ]
        yield (page, start, end, linked.entity, mention.text, mention.cls), row
