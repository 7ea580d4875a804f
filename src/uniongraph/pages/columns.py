"""The column that lines stand in: what is around a line, and whether widths tell of wrapped text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uniongraph.pages.block import Block
from uniongraph.pages.lines import Line


def around(lines: Sequence[Line], i: int) -> Sequence[Line]:
    """The next lines, with this one, that no blank line parts; a few tell the column's width."""
    end = i + 1
    while end < len(lines) and end < i + 6 and not lines[end].before:
        end += 1
    start = i
    while start > 0 and start > i - 3 and not lines[start].before:
        start -= 1
    return lines[start:end]


def even(group: Sequence[Line]) -> bool:
    """Whether four lines or more are of one width, as a wrapped paragraph's are."""
    return len(group) > 3 and max(g.width for g in group[:-1]) - min(g.width for g in group[:-1]) <= 1.6


def column_end(part: list[Line], group: list[Line], widest: float, blocks: list[Block]) -> bool:
    """Whether a line that looks like a headline is the first of a paragraph that goes on in the next column."""
    if len(part) > 1:  # several lines: full ones at the group's end, in which clauses meet
        filled = all(g.width + min(4, g.indent) / 2 >= 0.82 * widest for g in part)
        return filled and len(group) >= len(part) + 4 and part[-1] is group[-1] and any("，" in g.text for g in part)
    line = part[0]
    if len(group) >= 3 and line is group[-1] and widest <= 50 and line.width >= 0.85 * widest:
        return True
    column = next((b.width for b in blocks[-1:-16:-1] if b.kind == "body" and b.width), 0.0)
    return (
        0 < column <= 50 and abs(line.width + line.indent / 2 - column) <= 2.5 and bool(re.search(r"[，、]", line.text))
    )
