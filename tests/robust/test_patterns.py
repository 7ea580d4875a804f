"""No regular expression of the package takes forever, whatever it is fed, and those that meet a page take linear time.

By the structure of each, for any text: none is exponential (tools/ambiguity.py), and each that is used on pages takes
time that grows with the length of its text alone, searched for or matched as the program does it (tools/linearity.py).
And by trial: each is fed texts made from its own parts, of thirty characters and of sixty, and none is worse than the
cube; a pattern that tries every way to cut a text takes a thousand times as long. tools/patterns.py does that with
longer texts.
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

tool, ambiguity, linearity = load_tool("patterns"), load_tool("ambiguity"), load_tool("linearity")

ROOT = Path(__file__).parents[2]
SHORT, TWICE, CUBE = 30, 2, 2**3 * 3


NO_PAGES = ("uniongraph.ask", "uniongraph.serve", "uniongraph.schema", "uniongraph.glossary")
"""What reads questions, whose length and time are bounded, and the ontology, which is the project's own."""

Patterns = dict[tuple[str, int], str]


@pytest.fixture(scope="module")
def gathered() -> list[tuple[str, int, str, bool]]:
    # Where other tests have run, many have been compiled and kept: a new process sees each.
    code = "import json, runpy; m = runpy.run_path('tools/patterns.py')\n"
    code += "print(json.dumps([[p.pattern, p.flags, p.where, p.searched] for p in m['gathered']()]))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    found = [tuple(one) for one in json.loads(run.stdout.splitlines()[-1])]
    assert len(found) > 400
    return found


@pytest.fixture(scope="module")
def patterns(gathered: list[tuple[str, int, str, bool]]) -> Patterns:
    return {(pattern, flags): where for pattern, flags, where, _ in gathered}


def test_each_pattern_that_meets_a_page_takes_linear_time(gathered: list[tuple[str, int, str, bool]]) -> None:
    """Shown by the structure of each, for any text: none is quadratic or worse."""
    on_pages = [one for one in gathered if not one[2].startswith(NO_PAGES)]
    assert len(on_pages) > 350
    found = [
        (where, way, pattern)
        for pattern, flags, where, searched in on_pages
        if (way := linearity.slow(pattern, flags)) == "match" or (way and searched)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "slow"),
    [
        ("甲+乙", "search"), ("(?<!甲)甲+乙", ""), ("[^，]+乙", "search"), ("甲{1,9}乙", ""), ("甲+", ""),
        ("甲*$", "search"), ("(?<!甲)甲*$", ""), ("甲*乙?", ""), ("(?:甲*乙)?丙?", "search"),
        ("乙甲*+丙", ""), ("甲++丙", "search"), ("^甲+乙", ""), ("(?m:^甲+乙)", ""), ("(?m)^[甲\\n]+乙", "search"),
        ("甲+甲+", "match"), ("甲*+甲*乙", "search"), ("\\s*[：:]?\\s*$", "match"), ("\\s*+(?:[：:]\\s*+)?", ""),
        (".*“([^“”]+)”.*$", "match"), ("“([^“”]+)”", ""), ("（[^）]*）", "search"), ("（[^（）]*）", ""),
        ("甲(?=.*乙)", "search"), ("甲(?!乙)", ""), ("[）) ]*+\\Z", "search"), ("^[\\s>]*+(.*\\S|)\\s*$", ""),
        ("(.*?)\\s*$", "match"), ("(?i)A+[ab]+c", "match"), ("[^\\r\\n]*+(?:\\r\\n?|\\n)?+", ""),
    ],
)  # fmt: skip
def test_patterns_that_take_more_than_linear_time_are_seen(pattern: str, slow: str) -> None:
    assert linearity.slow(pattern) == slow


@pytest.mark.parametrize(
    ("source", "searched"),
    [
        ("_A = re.compile('甲')\nx = _A.match(t)", False),
        ("_A = re.compile('甲')\nx = _A.fullmatch(t)", False),
        ("_A = re.compile('甲')\nx = _A.search(t)", True),
        ("_A = re.compile('甲')\nx = _A.match(t, 3)", True),
        ("_A = re.compile('甲')\nx = _A.fullmatch(t, 3, 5)", False),
        ("_A = re.compile('甲')\nx = [_A]", True),
        ("_A = re.compile('甲')\n_B = re.compile(_A.pattern)\n_B.search(t)", False),
        ("x = re.match('甲', t)", False),
        ("x = re.sub('甲', '', t)", True),
        ("x = re.compile('甲').match(t)", False),
        ("x = re.compile('甲').match(t, 3)", True),
    ],
)
def test_what_is_searched_for_is_told_from_what_is_matched(source: str, searched: bool, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    assert load_tool("pattern_uses").Uses(tmp_path).searched(str(tmp_path / "a.py"), 1) is searched


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
        ("([■●]) ?[^，]{5,30}?(?: \\1 ?[^，]{5,30}?){2,}", True),
        ("([■●])[^，■●]{5,30}(?: \\1[^，■●]{5,30}){2,}", False),
        ("[^，]{1,9}(?: ?[>|] ?[^，>|]{1,9}){2,}", True), ("[^，]{1,9}(?:[>|] ?+[^，>|]{1,9}){2,}", False),
    ],
)  # fmt: skip
def test_two_ways_round_a_loop_are_seen(pattern: str, two_ways: bool) -> None:
    assert ambiguity.exponential(pattern) is two_ways


def test_no_pattern_takes_forever(patterns: Patterns) -> None:
    found = []
    for (pattern, flags), where in patterns.items():
        slow = tool.slow(pattern, flags, where, SHORT, TWICE, CUBE)
        for _ in range(4):  # a time that another program took is none of the pattern's
            slow = slow and tool.slow(pattern, flags, where, SHORT, TWICE, CUBE)
        found += [(one.where, one.pattern, one.way, one.factor, one.text) for one in slow]
    assert found == []


def test_a_line_of_navigation_is_read_in_one_way() -> None:
    # marks with and without spaces once doubled the ways to read a line with each mark
    line = "> 动态 > 正文页" + " | 要闻 | 维权 > 动态 > 正文页" * 2 + " | 要闻 | 维权 | 劳模工业 } SELECT * WHERE {|"
    page = PageReader(load_schema()).read(Page("导航.txt", line, "0" * 64))
    assert page.page.text.startswith(line)


def test_the_test_sees_what_takes_forever() -> None:
    assert tool.slow("(甲+)+乙", 0, "here", 9, TWICE, CUBE)
