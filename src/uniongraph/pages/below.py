"""Pages whose headlines stand below their texts, as some papers set them and some programs give them."""

from __future__ import annotations

from collections.abc import Sequence

from uniongraph.pages.block import Block

_HEADS = ("heading", "kicker")


def stands_below(blocks: Sequence[Block]) -> bool:
    """Whether the headlines of a page stand below: it begins with a text, and two or more stand close under one, apart
    from what follows; none stands apart from the text before it and close to the next."""
    told = [block for block in blocks if block.kind != "furniture"]
    if not told or told[0].kind != "body":
        return False
    below = above = 0
    for k, block in enumerate(told):
        if block.kind not in _HEADS or (k and told[k - 1].kind in _HEADS):
            continue
        after = next((b for b in told[k + 1 :] if b.kind not in (*_HEADS, "byline")), None)
        close = not block.before
        apart = after is None or after.before > 0
        below += close and apart
        above += not close and not apart
    return below >= 2 and not above


def lifted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each headline above its text; what signs right under the headline stays with that text."""
    found: list[Block] = []
    texts: list[Block] = []
    heads: list[Block] = []
    for block in blocks:
        if block.kind in _HEADS:
            heads.append(block)
        elif heads and block.kind == "byline" and not block.before:
            texts.append(block)
        else:
            if heads:
                found += _article(heads, texts)
                heads, texts = [], []
            texts.append(block)
    return [*found, *_article(heads, texts)]


def _article(heads: list[Block], texts: list[Block]) -> list[Block]:
    """A text under its headlines, apart from what stands before; furniture above the text stays above."""
    first = next((k for k, block in enumerate(texts) if block.kind != "furniture"), len(texts))
    for block in heads[:1]:
        block.before = max(1, block.before)
    for block in texts[first : first + 1]:
        block.before = 0 if heads else block.before
    return [*texts[:first], *heads, *texts[first:]]
