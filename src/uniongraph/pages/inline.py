"""Lines that hold a label and what it stands over: 【基层短波】某厂办夜校, 简讯　◇某日……, ◆新闻链接◆　《条例》……."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from uniongraph.pages.lines import Line, width_of
from uniongraph.pages.paragraphs import heading_like
from uniongraph.text.views import make_view

_BRACKETED = re.compile(r"\s*[【\[〔［][^】\]〕］：:]{2,12}[】\]〕］]\s*(?=\S)")
_PICTURE = re.compile(r"\s*[【\[〔]图 ?[一二三四五六七八九十①-⑨\d]{1,2}[】\]〕]")
_WORD = re.compile(r"\s*([^\s，。：；]{2,10})(?:[:：]|\s)\s*(?=\S)")

_BOLD = re.compile(r"\s*\*\*([^*\n]{2,12})\*\*\s+(?=\S)")
_DAY = re.compile(r"(?:\d{4}年)?[\d０-９]{1,2}月[\d０-９]{1,2}日")
_AUTHOR = re.compile(r"\s*((?:\S ?){3,30})(?:\u3000|\s\s)\s*+([^\s\W]{2,3}|[^\s\W]\s[^\s\W])")


def parted(
    page: str,
    lines: Iterable[Line],
    labels: frozenset[str],
    starts_dateline: Callable[[str], bool],
    signs: Callable[[str, str, bool], bool],
    is_unit: Callable[[str], bool],
) -> list[Line]:
    """The lines, those that begin with a label in two, and those that end with a headline's author."""
    found: list[Line] = []
    for line, after in pairwise([*lines, None]):
        assert line is not None
        if line.plain:  # neither a label nor an author stands apart in it
            found.append(line)
            continue
        at = _label_end(page, line, labels, after, is_unit) if not starts_dateline(line.text) else 0
        at = at or _author_start(page, line, signs, after)
        if not at:
            found.append(line)
            continue
        (start, end), *others = line.ranges
        label, rest = page[start : start + at].strip(), make_view(page, ((start + at, end), *others)).text.strip()
        found.append(line._replace(ranges=((start, start + at),), text=label, width=width_of(label)))
        # Text is as wide as it is printed, label and all: whether its line is full tells whether it goes on.
        wide = width_of(rest) if label[0] in "【[〔［" else line.width
        found.append(line._replace(ranges=((start + at, end), *others), text=rest, width=wide, indent=0, before=0))
    return found


def _author_start(page: str, line: Line, signs: Callable[[str, str, bool], bool], after: Line | None) -> int:
    """Where the author begins that stands behind a headline in its line, after a wide gap; 0 where none does."""
    if line.kind != "text" or len(line.ranges) > 1 or len(line.text) > 40:
        return 0
    text = page[slice(*line.ranges[0])]
    match = _AUTHOR.fullmatch(text.rstrip())
    if match is None or not heading_like(match.group(1)) or re.search(r"[：:]\s", match.group(1)):
        return 0
    if len(match.group(1)) < 7 and (
        after is None
        or after.width + after.indent / 2 < 12
        or _AUTHOR.fullmatch(page[slice(*after.ranges[0])].rstrip())
    ):
        return 0  # a row of a list is short, and so is the next one
    name = re.sub(r"\s", "", match.group(2))
    return match.start(2) if signs(match.group(1), name, name != match.group(2)) else 0


def _begins_text(rest: str, line: Line, after: Line | None) -> bool:
    """Whether a text's first line stands behind a label: it tells a day, or the next line goes on at the margin."""
    if _DAY.match(rest):
        return True
    return (
        after is not None
        and not after.before
        and after.indent < 2 <= line.indent
        and line.width + line.indent / 2 >= 0.85 * after.width
    )


def _label_end(
    page: str, line: Line, labels: frozenset[str], after: Line | None, is_unit: Callable[[str], bool]
) -> int:
    """How many characters of the page a label takes at the line's start; 0 where there is none."""
    if line.kind == "vertical" or len(line.ranges) > 1:
        return 0
    text = page[slice(*line.ranges[0])]
    if _PICTURE.match(text):
        return 0
    if (match := _BRACKETED.match(text)) and 4 <= len(text[match.end() :]) <= 36 and "。" not in text:
        rest = text[match.end() :]
        return match.end() if heading_like(rest) and not _begins_text(rest, line, after) else 0
    if (match := _BOLD.match(text)) and is_unit(match.group(1)):
        return match.end()
    if (match := _WORD.match(text)) and re.sub(r"[\W_]", "", match.group(1)) in labels:
        return match.end()
    return 0
