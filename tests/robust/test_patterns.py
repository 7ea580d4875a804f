"""No regular expression of the package takes forever, whatever it is fed.

Each is fed texts made from its own parts, of thirty characters and of sixty. Twice the text may take eight times as
long and a little more (the lines and sentences that patterns meet are bounded); a pattern that tries every way to cut a
text takes a thousand times as long. tools/patterns.py tells those that are linear from the others.
"""

from __future__ import annotations

import pytest

from robust.test_faults import load_tool

tool = load_tool("patterns")

SHORT, TWICE, CUBE = 30, 2, 2**3 * 3


def test_no_pattern_takes_forever() -> None:
    found = [
        (one.where, one.pattern, one.way, one.factor, one.text)
        for (pattern, flags), where in tool.patterns().items()
        for one in tool.slow(pattern, flags, where, SHORT, TWICE, CUBE)
    ]
    assert found == []


@pytest.mark.parametrize("pattern", [r"(?:[、，]?(?:兼任|兼)|[、及])+$", "(甲+)+乙"])
def test_the_test_sees_what_takes_forever(pattern: str) -> None:
    assert tool.slow(pattern, 0, "here", 9, TWICE, CUBE)
