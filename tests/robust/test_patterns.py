"""No regular expression of the package takes forever, whatever it is fed.

Each is fed texts made from its own parts, of thirty characters and of sixty. Twice the text may take eight times as
long and a little more (the lines and sentences that patterns meet are bounded); a pattern that tries every way to cut a
text takes a thousand times as long. tools/patterns.py tells those that are linear from the others.
"""

from __future__ import annotations

import pytest

from robust.test_faults import load_tool
from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.schema import load_schema

tool = load_tool("patterns")

SHORT, TWICE, CUBE = 30, 2, 2**3 * 3


def test_no_pattern_takes_forever() -> None:
    found = [
        (one.where, one.pattern, one.way, one.factor, one.text)
        for (pattern, flags), where in tool.patterns().items()
        for one in tool.slow(pattern, flags, where, SHORT, TWICE, CUBE)
    ]
    assert found == []


def test_a_line_of_navigation_is_read_in_one_way() -> None:
    # marks with and without spaces once doubled the ways to read a line with each mark
    line = "> 动态 > 正文页" + " | 要闻 | 维权 > 动态 > 正文页" * 2 + " | 要闻 | 维权 | 劳模工业 } SELECT * WHERE {|"
    page = PageReader(load_schema()).read(Page("导航.txt", line, "0" * 64))
    assert page.page.text.startswith(line)


@pytest.mark.parametrize("pattern", [r"(?:[、，]?(?:兼任|兼)|[、及])+$", "(甲+)+乙"])
def test_the_test_sees_what_takes_forever(pattern: str) -> None:
    assert tool.slow(pattern, 0, "here", 9, TWICE, CUBE)
