"""Word boundaries are those of jieba, whose own way to them takes twice as long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uniongraph.text.segment import Segmenter

PAGES = Path(__file__).parents[1] / "evaluation" / "open" / "pages"


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(["总工会", "劳模工匠助企行", "联合会"])


def by_jieba(segmenter: Segmenter, text: str) -> frozenset[int]:
    return frozenset([start for _, start, _ in segmenter._tokenizer.tokenize(text, HMM=False)] + [len(text)])


def test_every_line_of_a_page_is_cut_as_jieba_cuts_it(segmenter: Segmenter) -> None:
    for path in sorted(PAGES.glob("e0[1-4]*.txt")):
        for line in path.read_bytes().decode("utf-8").splitlines(keepends=True):
            assert segmenter.boundaries(line) == by_jieba(segmenter, line)


@given(st.text("响水县总工会劳模的A1b.-%，。 \r\n龘９", max_size=20))
def test_letters_marks_and_line_breaks_are_cut_as_jieba_cuts_them(segmenter: Segmenter, text: str) -> None:
    assert segmenter.boundaries(text) == by_jieba(segmenter, text)
