"""No regular expression of the package takes forever, whatever it is fed.

None is exponential: tools/ambiguity.py shows that by their structure. And none is worse than the cube of its text:
each is fed texts made from its own parts, of thirty characters and of sixty. Twice the text may take eight times as
long and a little more (the lines and sentences that patterns meet are bounded); a pattern that tries every way to cut a
text takes a thousand times as long. tools/patterns.py tells those that are linear from the others.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from robust.test_faults import load_tool
from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.schema import load_schema

tool, ambiguity = load_tool("patterns"), load_tool("ambiguity")

ROOT = Path(__file__).parents[2]
SHORT, TWICE, CUBE = 30, 2, 2**3 * 3


Patterns = dict[tuple[str, int], str]


@pytest.fixture(scope="module")
def patterns() -> Patterns:
    # Where other tests have run, many have been compiled and kept: a new process sees each.
    code = "import json, runpy; m = runpy.run_path('tools/patterns.py')\n"
    code += "print(json.dumps([[*key, where] for key, where in m['patterns']().items()]))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    found = {(pattern, flags): where for pattern, flags, where in json.loads(run.stdout.splitlines()[-1])}
    assert len(found) > 400
    return found


def test_no_pattern_leads_round_a_loop_in_two_ways(patterns: Patterns) -> None:
    """Shown by the structure of each: none takes exponential time, on any text."""
    found = [(where, pattern) for (pattern, flags), where in patterns.items() if ambiguity.exponential(pattern, flags)]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "two_ways"),
    [
        ("(?:甲|甲乙|乙)+丙", True), ("(甲+)+", True), ("(甲*)*乙", True), ("(?:\\d+[年月]?)+", True),
        ("(?:[、，]?(?:兼任|兼)|[、及])+$", True),
        ("甲+甲+", False), ("(?:甲，?)+$", False), ("(?:\\d{1,4}[年月])+", False), ("(?:甲乙|甲)*丙", False),
        ("[^，]{1,9}(?: ?[>|] ?[^，>|]{1,9}){2,}", True), ("[^，]{1,9}(?:[>|] ?+[^，>|]{1,9}){2,}", False),
    ],
)  # fmt: skip
def test_two_ways_round_a_loop_are_seen(pattern: str, two_ways: bool) -> None:
    assert ambiguity.exponential(pattern) is two_ways


def test_no_pattern_takes_forever(patterns: Patterns) -> None:
    found = [
        (one.where, one.pattern, one.way, one.factor, one.text)
        for (pattern, flags), where in patterns.items()
        for one in tool.slow(pattern, flags, where, SHORT, TWICE, CUBE)
    ]
    assert found == []


def test_a_line_of_navigation_is_read_in_one_way() -> None:
    # marks with and without spaces once doubled the ways to read a line with each mark
    line = "> 动态 > 正文页" + " | 要闻 | 维权 > 动态 > 正文页" * 2 + " | 要闻 | 维权 | 劳模工业 } SELECT * WHERE {|"
    page = PageReader(load_schema()).read(Page("导航.txt", line, "0" * 64))
    assert page.page.text.startswith(line)


def test_the_test_sees_what_takes_forever() -> None:
    assert tool.slow("(甲+)+乙", 0, "here", 9, TWICE, CUBE)
