"""Which paper, issue and page a page is, as its masthead says or its user does.

What the user says counts before what the page says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from uniongraph.pages.block import Block
from uniongraph.pages.furniture import Furniture, date_of
from uniongraph.records import Page

_NUMBERED = re.compile(r"(?:第 ?)?([A-Z]?\d{1,2}) ?版(?!面|权|本)|(?:^| )([A-Z]\d{2})(?= |$)")
_SECTION = re.compile(r"(?:^| )(\d{1,2}) ([\u3400-\u9fff]{2,4})(?= |$)|^([\u3400-\u9fff]{2,4}) (\d{1,2})$")
_LONGEST_PAPER = 12
_SPACED = re.compile(r"(?<![^ |｜])(?:[\u3400-\u9fff] ){2,14}[\u3400-\u9fff](?![^ |｜])")


@dataclass(frozen=True, slots=True)
class Issue:
    """Paper, ISO date and edition (the number of the paper's page), "" where nothing tells."""

    paper: str
    date: str
    edition: str


def issue_of(page: Page, furniture: Iterable[Block], words: Furniture) -> Issue:
    """The issue that a page belongs to, by its user's word, else by its furniture."""
    texts = [block.text for block in furniture]
    return Issue(
        page.paper or next((paper for text in texts if (paper := _paper_of(text, words))), ""),
        page.date or next((date for text in texts if (date := date_of(text))), ""),
        page.edition or next((edition for text in texts if (edition := _edition_of(text, words))), ""),
    )


def _paper_of(text: str, words: Furniture) -> str:
    """The name of a paper that stands by itself in a masthead: 河西职工报 2 要闻."""
    if len(text) > 80:
        return ""
    text = _SPACED.sub(lambda m: m.group().replace(" ", ""), text)
    for word in re.split(r"[ 　·|｜《》]+", text.replace("：", "：x")):  # what stands behind a colon is no masthead
        if words.is_paper(word) and 3 <= len(word) <= _LONGEST_PAPER and re.fullmatch(r"[\u3400-\u9fff]+", word):
            return word
    return ""


def _edition_of(text: str, words: Furniture) -> str:
    """The number of the paper's page in a masthead: 第3版, A05, 2 要闻; not that of a page to turn to."""
    if len(text) > 120 or words.is_continued(text):
        return ""
    if match := _NUMBERED.search(text):
        return match.group(1) or match.group(2)
    if date_of(text) or len(text) <= 12:
        match = _SECTION.search(text)
        return (match.group(1) or match.group(4)) if match else ""
    return ""
