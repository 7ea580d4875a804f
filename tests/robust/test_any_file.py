"""Damaged and hostile files: each is a page or is refused by name; a little of what tools/fuzz_files.py tries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from robust.test_faults import load_tool

fuzz = load_tool("fuzz_files")

REFUSED = {"page-broken", "page-unpacks-too-large", "page-too-many-sheets", "page-no-words"}


@pytest.fixture(scope="module")
def run() -> Iterator[Any]:
    found = fuzz.Run()
    with found.loader:
        yield found


def test_a_damaged_file_is_a_page_or_refused(run: Any) -> None:
    for number in range(60):
        run.read(*fuzz.damaged(number))
    assert run.failures == []
    assert {"docx: page", "html: page", "pdf: page"} <= run.ends.keys()
    assert any(end.endswith("page-broken") for end in run.ends)


@pytest.mark.parametrize(
    "title",
    [
        "Word, ten thousand parts",
        "Word, a billion laughs",
        "Word, tables a thousand deep",
        "PDF, a tree of sheets that bites its tail",
        "HTML, a hundred thousand elements in one another",
    ],
)
def test_a_bomb_is_a_page_or_refused(run: Any, title: str) -> None:
    end = run.read(*fuzz.GIANTS[title]()).partition(",")[0]
    assert run.failures == []
    assert end in REFUSED | {"page"}


def test_a_word_file_cannot_bring_in_another_file(run: Any) -> None:
    name, data = fuzz.GIANTS["Word, an entity that is a file"]()
    try:
        text = run.loader.load(fuzz.Source(name, None), fuzz.io.BytesIO(data)).text
    except fuzz.UnreadablePage:
        text = ""
    assert "root:" not in text
