"""A block: a stretch of a page and what it is by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from uniongraph.pages.names import Name

BlockKind = Literal["label", "kicker", "heading", "byline", "body", "caption", "furniture"]
Ranges = list[tuple[int, int]]


@dataclass
class Block:
    """A block: its ranges on the page, the view's text, the lines' depth and what stands before it.

    ``spread`` marks a headline in words spread out, ``item`` the headline of an item of news in brief, ``rule`` a line
    drawn between articles, ``whole`` a text that needs no full stop to be complete (verse), ``row`` a row of a list or
    table, ``part`` the numbered head of a part of a text, ``box`` the name of a box of background, ``right`` what
    stands at the right; ``number`` counts the blocks of a page once all are known.
    """

    kind: BlockKind
    ranges: Ranges
    text: str
    names: list[Name] = field(default_factory=list)
    vertical: bool = False
    level: int = 0
    bullet: bool = False
    before: int = 0
    doubled: bool = False
    spread: bool = False
    item: bool = False
    rule: bool = False
    whole: bool = False
    row: bool = False
    part: bool = False
    box: bool = False
    right: bool = False
    width: float = 0.0
    number: int = 0
