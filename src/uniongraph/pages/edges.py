"""What only the whole page tells of a block: mastheads at its edges, sections' names, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise, zip_longest

from uniongraph.pages.block import Block
from uniongraph.pages.furniture import Furniture
from uniongraph.pages.paragraphs import NUMBERED

_LETTERED = re.compile(r"[A-H] [\u3400-\u9fff]{2,8}(?:[·•][\u3400-\u9fff]{2,8})?$")
"""How the sections of a page are named that letters count: B 粤东·暖心事."""
_SERIAL = re.compile(r"[（(]之[一二三四五六七八九十]{1,3}[）)]$")
"""How the name of a series ends over one of its articles: 人物风采（之三）."""


def mark_edges(blocks: list[Block], furniture: Furniture, signed: Callable[[str], bool]) -> None:
    """Set the kind of blocks that their surroundings tell, in place; ``signed``: whether a text names its author."""
    _mark_foot(blocks, furniture)
    _mark_mastheads(blocks, furniture)
    _mark_sections(blocks)
    _mark_lists(blocks)
    for block, after in pairwise(blocks):
        if block.kind == "heading" and block.text[0] in "▲△▼▽◀▶" and block.before and after.before:
            block.kind = "caption"
        short = block.bullet and len(block.text) <= 10
        if block.kind == "heading" and short and after.kind == "heading" and not after.bullet:
            block.kind = "label"
    _mark_columns(blocks, signed)
    _mark_parts(blocks)
    _mark_title(blocks)


def _mark_foot(blocks: list[Block], furniture: Furniture) -> None:
    """What stands under the line with a site's rights is its foot, if no text does."""
    told = max((i for i, b in enumerate(blocks) if b.kind == "body" and "。" in b.text), default=-1)
    rights = False
    for block in blocks[told + 1 :]:
        rights = rights or (block.kind == "furniture" and furniture.claims_rights(block.text))
        if rights:
            block.kind = "furniture"


def _mark_mastheads(blocks: list[Block], furniture: Furniture) -> None:
    """Names of papers before the first text and after the last are furniture."""
    texts = [i for i, b in enumerate(blocks) if b.kind in ("body", "byline")]
    first, last = (texts[0], texts[-1]) if texts else (len(blocks), -1)
    for i, block in enumerate(blocks):
        if block.kind not in ("heading", "kicker") or first <= i <= last:
            continue
        if block.vertical or (
            i + 1 < len(blocks) and blocks[i + 1].kind in ("body", "byline") and not furniture.is_paper(block.text)
        ):
            continue  # the headline of what follows
        beside = any(0 <= k < len(blocks) and blocks[k].kind == "furniture" for k in (i - 1, i + 1))
        top = i + 1 < len(blocks) and all(b.kind == "furniture" for b in (*blocks[:i], blocks[i + 1]))
        if furniture.is_masthead(block.text, beside) or (top and furniture.is_bulletin(block.text)):
            block.kind = "furniture"


def _mark_sections(blocks: list[Block]) -> None:
    """A section's name that the masthead has, too, is a label where it stands over an article."""
    sections = {w for b in blocks if b.kind == "furniture" for w in b.text.split(" ") if 2 <= len(w) <= 8}
    for block, after in zip_longest(blocks, blocks[1:]):
        bare = block.text.replace(" ", "")
        told = after is not None and after.kind in ("body", "byline")
        if block.kind == "heading" and bare in sections and (len(bare) < 5 or not told):
            block.kind = "label"


def _mark_lists(blocks: list[Block]) -> None:
    """Lines with bullets and no text between them are a list, not headlines of items."""
    items = [b.kind == "heading" and b.item for b in blocks]
    for i, block in enumerate(blocks):
        follows = i > 0 and items[i - 1] and not block.before
        leads = i + 1 < len(blocks) and items[i + 1] and not blocks[i + 1].before
        if items[i] and (follows or leads):
            block.kind = "body"
            block.whole = True


def _mark_columns(blocks: list[Block], signed: Callable[[str], bool]) -> None:
    """A short headline over several items of news, each with its author, is the name of a column."""
    for head, first, second in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if head.kind == "heading" and len(head.text.replace(" ", "")) <= 8 and not head.level:
            items = [b for b in (first, second) if b.kind == "body" and b.bullet and signed(b.text)]
            if len(items) == 2:
                head.kind = "label"


def _mark_parts(blocks: list[Block]) -> None:
    """Numbered heads that count on (一、 二、) are subheads; short words with a bullet stand over a section."""
    items = Counter(b.text[0] for b in blocks if b.kind == "heading" and b.bullet)
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.kind == "heading" and NUMBERED.match(block.text):
            block.part = True
        elif block.kind == "heading" and block.bullet and len(bare := re.sub(r"[\W_]", "", block.text)) <= 6:
            told = len(bare) > 4 and after is not None and after.kind == "body" and not after.before
            if not (told and items[block.text[0]] > 1):  # a short headline among items of news
                block.kind, block.item = "label", False
    lettered = [b for b in blocks if b.kind == "heading" and _LETTERED.match(b.text)]
    for block in lettered if len(lettered) > 1 else ():
        block.kind = "label"
    for block, after in pairwise(blocks):
        if block.kind == "heading" and after.kind == "heading" and _SERIAL.search(block.text):
            block.kind = "label"
        if block.kind != "heading" or block.vertical or block.level or len(block.text.replace(" ", "")) > 4:
            continue
        if after.kind == "label" or (
            after.kind == "heading" and _longer(after.text, block.text) and after.text[0] not in "—-（"
        ):
            block.kind = "label"


def _longer(text: str, other: str) -> bool:
    return len(text) >= 5 and len(text) > len(other.replace(" ", ""))


def _mark_title(blocks: list[Block]) -> None:
    """A markdown page's title with the page's credits heads no article."""
    levels = [b.level for b in blocks if b.level]
    if len(levels) < 3 or levels.count(min(levels)) > 1:
        return
    for block, after, third in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if block.level == min(levels) and after.kind == "byline" and third.level > block.level:
            block.kind = after.kind = "furniture"
