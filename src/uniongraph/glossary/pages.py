"""Writes the document of an ontology as HTML, a page for each language."""

from __future__ import annotations

from pathlib import Path

from uniongraph.glossary.describe import describe
from uniongraph.glossary.document import to_html
from uniongraph.schema import Schema

ENGLISH, CHINESE = "index.html", "index.zh-CN.html"


def write_pages(schema: Schema, folder: Path) -> tuple[Path, ...]:
    """Write both pages, all words in them, and give their paths. Raises OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    english, chinese = folder / ENGLISH, folder / CHINESE
    pages = {
        english: to_html(describe(schema, "en", words=True), "en", (CHINESE, "中文")),
        chinese: to_html(describe(schema, "zh", words=True), "zh-CN", (ENGLISH, "English")),
    }
    for path, page in pages.items():
        path.write_text(page, encoding="utf-8", newline="\n")
    return tuple(pages)
