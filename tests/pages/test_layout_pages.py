"""Whole pages in the layouts of many papers, invented ones of real places: each article with its headline and credits.

``tests/layouts/gold`` says what each page of ``tests/layouts/pages`` holds.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.schema import load_schema

_LAYOUTS = Path(__file__).parents[1] / "layouts"
_ROLES = ("author", "reporter", "photographer", "editor", "source")
_READER = PageReader(load_schema())


def bare(text: str) -> str:
    """A headline or a name without blanks and marks, in one form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")


@pytest.mark.parametrize("file", sorted(p.stem for p in (_LAYOUTS / "pages").glob("*.txt")))
def test_the_articles_and_credits_of_a_page(file: str) -> None:
    text = (_LAYOUTS / "pages" / f"{file}.txt").read_bytes().decode("utf-8")
    gold = json.loads((_LAYOUTS / "gold" / f"{file}.json").read_text(encoding="utf-8"))
    read = _READER.read(Page(file, text, ""))
    found = [
        (bare(a.headline), sorted({(c.role, bare(c.name)) for c in a.credits if c.role in _ROLES}))
        for a in read.articles
    ]
    wanted = [
        (bare(a["title"]), sorted({(role, bare(n)) for role in _ROLES for n in a[role]})) for a in gold["articles"]
    ]
    assert sorted(found) == sorted(wanted)
