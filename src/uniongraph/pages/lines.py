"""The lines of a page: what each is by its look, before anything is understood.

A vertical headline (one character a line) becomes one logical line. Nothing is thrown away: each logical line
keeps its ranges on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from uniongraph.text.views import make_view, text_of

REMEMBERED = 4096
"""Texts about which an answer is kept: a page's lines are looked at many times, each time with its neighbours."""

LineKind = Literal["blank", "vertical", "markdown", "text"]

_TERMINAL = "。！？；…”’）】》：!?;"
END = "。！？!?…"
_HALF_STOP = re.compile(r"(?:[\u3400-\u9fff”）%][.．]|。[（(][^。（）()]{2,40}[)）])$")
_SPREAD = re.compile(
    r"(?<![^\s])(?:[^\s\x00-\x2f][,:，：]? ){5,120}[^\s](?![^\s])"
    r"|^\s*(?:[\u3400-\u9fff] ){2,}[\u3400-\u9fff](?= ?[（(])"
    r"|(?<=[【〔\[])[\u3400-\u9fff]\s+[\u3400-\u9fff](?=[】〕\]])"
)
_BLANK = re.compile(r"\s")
_WHOLE_SPREAD = re.compile(
    r"\s*[\u3400-\u9fff](?: [\u3400-\u9fff]){2,}\s*|\s*[\u3400-\u9fff](?:\u3000[\u3400-\u9fff]){2,}\s*"
)
_NARROW = re.compile(r"[^\u2e80-\U0010ffff“”‘’…—·]+")
# A character that parts nothing, opens nothing and is no bullet; then words, numbers and the marks within sentences.
_RAW = re.compile(
    r"(\u3000*+)([0-9.“‘]{0,12}+[\u4e00-\u4e27\u4e29-\u9fff]"
    r"[\u4e00-\u4e27\u4e29-\u9fff0-9A-Za-z，。、；！？“”‘’《》…—·%.+]*+)?([^\r\n]*+)"
    r"(?:\r\n?|\n)?+"
)
"""A printed line: its indent, a beginning that is plain, and the rest; without a rest it is printed as it is read."""
_MARKDOWN = re.compile(r"^\s*(#{1,6})\s+")
_EMPHASIS = re.compile(r"^[\s>]*+([*_]{1,3})(?=\S)(.*?\S)\1\s*$|^\s*+>[\s>]*+(.*\S|)\s*$")


class Line(NamedTuple):
    """A logical line: its ranges on the page, its text in normal form, its look.

    ``width`` counts characters, a half-width one as half; ``indent`` the blank columns before the text;
    ``level`` is the depth of a markdown heading, 0 for others; ``before`` is how many blank lines stand above.
    ``plain``: words, numbers and the marks of sentences alone, without blank, bracket, colon or bullet.
    ``running``: plain, and clauses meet in it; by itself it shows nothing but that it is text.
    """

    kind: LineKind
    ranges: tuple[tuple[int, int], ...]
    text: str
    width: float
    indent: int
    level: int = 0
    before: int = 0
    plain: bool = False
    running: bool = False

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]


def split_lines(text: str, are_names: Callable[[str], bool] = lambda characters: False) -> list[Line]:
    """The page's lines that hold text, in order, vertical runs joined.

    Words that are printed s p r e a d  o u t are one, unless ``are_names`` takes the characters for names.
    """
    raw = list(_RAW.finditer(text))
    if len(raw) > 1 and raw[-1].start() == raw[-1].end() == len(text) and raw[-2].end() == len(text):
        raw.pop()  # what stands after the last break is no line
    lines: list[Line] = []
    i = blank = 0
    while i < len(raw):
        match = raw[i]
        plain, (start, end) = match[2], match.span(3)
        if plain and start == end and (len(plain) > 1 or not _vertical_run(text, raw, i)):
            first = match.end(1)
            # UTF-8 has three bytes for what is printed wide, two for a middle dot, one for the others.
            dots = plain.count("·")
            wide = dots + (len(plain.encode()) - len(plain) - dots) / 2
            width = 0.5 * (len(plain) + wide)
            running = ("，" in plain or "。" in plain) and "www." not in plain
            indent = 2 * (first - match.start())
            lines.append(Line("text", ((first, end),), plain, width, indent, 0, blank, True, running))
            i, blank = i + 1, 0
            continue
        start = match.start()
        content = text[start:end].strip()
        run = _vertical_run(text, raw, i) if len(content) == 1 else 0
        if run > 0:
            ranges = [(m.start(), m.end(3)) for m in raw[i : i + run] if text[m.start() : m.end(3)].strip()]
            lines.append(_line(text, ranges, "vertical", blank))
            i, blank = i + run, 0
            continue
        if not content:
            blank += 1
        else:
            kind: LineKind = "markdown" if _MARKDOWN.match(text[start:end]) else "text"
            lines.append(_line(text, _close(text, start, end, are_names), kind, blank))
            blank = 0
        i += 1
    return _closed_up(lines)


def _close(text: str, start: int, end: int, are_names: Callable[[str], bool]) -> list[tuple[int, int]]:
    """The ranges of a line: one, or one for each character where a word of three or more fills it, spread out."""
    match = _WHOLE_SPREAD.fullmatch(text, start, end)
    if match is None:
        return [(start, end)]
    places = [at for at in range(start, end) if not text[at].isspace()]
    if len(places) == 4 and (places[0] - start >= 6 or are_names("".join(text[at] for at in places))):
        return [(start, end)]
    return [(start, places[0] + 1), *((at, at + 1) for at in places[1:])]


def _closed_up(lines: list[Line]) -> list[Line]:
    """The lines without the blank ones between them, where these stand in the midst of sentences as well."""
    usual = Counter(line.before for line in lines[1:]).most_common(1)
    if len(lines) < 12 or not usual or usual[0][0] == 0 or usual[0][1] < 0.7 * len(lines):
        return lines
    parted = [line for line, after in pairwise(lines) if after.before and line.width >= 8]
    broken = Counter(round(line.width + line.indent / 2) for line in parted if not ends_closed(line.text))
    width = max(broken, key=lambda w: (broken[w], w), default=0)
    if sum(broken[w] for w in (width - 1, width, width + 1)) < 0.4 * len(parted):
        return lines  # a paragraph to a line, a list
    return [line._replace(before=max(0, line.before - usual[0][0])) for line in lines]


def _vertical_run(text: str, raw: Sequence[re.Match[str]], i: int) -> int:
    """How many lines from ``i`` on make a vertical headline: at least four lines of one character each."""

    def content(k: int) -> str:
        return text[raw[k].start() : raw[k].end(3)].strip()

    count = n = 0
    while i + n < len(raw):
        here = content(i + n)
        if len(here) == 1:
            count += 1
        elif here or n == 0 or (i + n + 1 < len(raw) and len(content(i + n + 1)) != 1):
            break
        n += 1
    return n if count >= 4 else 0


def _line(text: str, ranges: list[tuple[int, int]], kind: LineKind, before: int) -> Line:
    level = 0
    if kind == "markdown":
        start, end = ranges[0]
        mark = _MARKDOWN.match(text[start:end])
        assert mark is not None
        level = len(mark.group(1))
        ranges = [(start + mark.end(), end)]
    elif kind == "text" and (mark := _EMPHASIS.match(text[slice(*ranges[0])])):
        group = 2 if mark.group(2) else 3
        ranges = [(ranges[0][0] + mark.start(group), ranges[0][0] + mark.end(group))]
    first = text[ranges[0][0] : ranges[0][1]]
    blank = len(first) - len(first.lstrip())
    indent = sum(2 if c == "\u3000" else 1 for c in first[:blank])
    if indent >= 2:  # an indent; a single blank may part two names across a line break
        ranges = [(ranges[0][0] + blank, ranges[0][1]), *ranges[1:]]
    ranges = _gathered(text, ranges)
    read = (text_of(text, *ranges[0]) if len(ranges) == 1 else make_view(text, ranges).text).strip()
    return Line(kind, tuple(ranges), read, width_of(read), indent, level, before)


def _gathered(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges without the blanks of words that are printed s p r e a d  o u t."""
    found: list[tuple[int, int]] = []
    if not any(_BLANK.search(text, start, end) for start, end in ranges):
        return ranges
    for start, end in ranges:
        at = start
        for run in _SPREAD.finditer(text[start:end]):
            for k in range(run.start(), run.end()):
                if text[start + k].isspace() and run.start() < k:
                    found.append((at, start + k))
                    at = start + k + 1
        found.append((at, end))
    return [(s, e) for s, e in found if s < e] or ranges


def width_of(text: str) -> float:
    """How wide a text is printed, in characters; a half-width one is half."""
    return 0.5 * (len(text) + len(_NARROW.sub("", text)))


@lru_cache(maxsize=REMEMBERED)
def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip(" ”’）】》")
    return bool(bare) and (bare[-1] in END or bool(_HALF_STOP.search(text.rstrip())))


def ends_closed(text: str) -> bool:
    """Whether the text ends with any mark that can close a line of its own."""
    return bool(text) and text[-1] in _TERMINAL


@lru_cache(maxsize=REMEMBERED)
def undoubled(text: str) -> str:
    """A headline that was printed twice over itself, once: 铸魂强基铸魂强基 → 铸魂强基; 【【A】】 → 【A】.

    Words parted by spaces are taken one by one.
    """
    half, rest = divmod(len(text), 2)
    if rest == 0 and half >= 3 and text[:half] == text[half:]:
        return text[:half]
    words = text.split(" ")
    once = [
        w[: len(w) // 2] if len(w) >= 6 and len(w) % 2 == 0 and w[: len(w) // 2] == w[len(w) // 2 :] else w
        for w in words
    ]
    return " ".join(once)
