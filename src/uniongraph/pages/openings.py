"""Whether a text opens an article after the lines before it, or goes on with the current one under a subhead.

No single sign decides: what is credited, where blank lines stand, how long a line is and what follows it add up.
"""

from __future__ import annotations

from collections.abc import Iterable

from uniongraph.pages.block import Block
from uniongraph.pages.draft import Draft, Words
from uniongraph.pages.paragraphs import NUMBERED

_OPENS = 5
"""The score from which on a headline opens an article."""


class Openings:
    """Tells the openings of articles among the blocks of one page."""

    def __init__(self, words: Words, blocks: list[Block]) -> None:
        self._words = words
        self._all = blocks
        self._after = _places_after(blocks, ("caption",))
        self._after_bylines = _places_after(blocks, ("caption", "byline"))
        self._ends_signed = _ends_signed(blocks)
        self.levels = headed_levels(blocks)

    def following(self, number: int, bylines: bool = True) -> Block | None:
        """The block after ``number``, captions apart; without ``bylines`` those, too."""
        place = (self._after if bylines else self._after_bylines)[min(number, len(self._all) - 1)]
        return self._all[place] if place < len(self._all) else None

    def opens(self, current: Draft | None, pending: list[Block], parted: bool, block: Block, number: int) -> bool:
        """Whether a text begins a new article, after the headlines that stand before it."""
        text, words = block.text, self._words
        if current is None:
            return True
        if not pending:
            if words.closing_note(text):
                return False
            if words.opening_note(text):
                return current.has_body
            counted = NUMBERED.match(text) and not (current.closed and self._signed(block, number))
            if not current.has_body or block.row or counted:
                return False
            if current.closed and words.reprinted(current.parts[-1][1].text):
                return True
            return (
                words.dateline(text)
                or words.of_a_unit(text)
                or words.brief(text)
                or (block.before > 0 and bool(current.credits) and self._pictured(number))
                or (current.closed and bool(NUMBERED.match(text)))
                or (
                    current.closed
                    and (block.bullet or parted or words.opener(text) or words.ends(text))
                    and (block.bullet or parted or block.before > 0 or not current.has_headline)
                )
            )
        if current.only_notes:
            return True
        if not current.has_body and not any(r == "note" for r, _ in current.parts):
            return any(b.kind == "heading" for b in pending) and current.has_headline and not current.credits
        levels = {b.level for b in pending if b.level}
        if levels:
            return bool(levels & self.levels)
        if any(b.item for b in pending):
            marked, known = any(b.kind == "label" for b in pending), bool(current.credits or current.credited)
            return marked or current.item or current.closed or parted or not known or self._signed(block, number)
        if words.dateline(text):
            return True
        if all(b.part for b in pending):
            return self._signed(block, number) and (current.closed or not current.has_body)
        heads = [b for b in pending if b.kind in ("heading", "kicker")]
        if any(words.notice(b.text) for b in heads):
            return True
        if block.row and any(b.before and len(b.text) >= 8 and words.list_head(b.text) for b in heads):
            return True
        if not heads:  # a section's name between two paragraphs
            known = current.closed or bool(current.credits or current.credited)
            noted = bool(current.parts) and words.closing_note(current.parts[-1][1].text)
            return current.closed or noted or words.opener(text) or (known and self._signed(block, number)) or parted
        if any(b.kind in ("label", "kicker") or b.vertical or b.doubled for b in pending):
            return True
        if current.closed or current.item or parted:
            return True
        return self._score(current, heads, block, number) >= _OPENS

    def _pictured(self, number: int) -> bool:
        """Whether the next line signs words and picture in one: the news of a picture, which has no headline."""
        after = self.following(number)
        signed = after.names if after is not None and after.kind == "byline" else []
        took = {name.text for name in signed if name.role == "photographer"}
        return any(name.role != "photographer" and name.text in took for name in signed)

    def _signed(self, block: Block, number: int) -> bool:
        """Whether a text ends with its author, or the next line in brackets or at the right names one."""
        after = self.following(number)
        if self._words.ends(block.text):
            return True
        if after is None or after.kind != "byline":
            return False
        beyond = self.following(self._after[number])
        return (
            after.right or after.text[:1] in "（(" or beyond is None or beyond.kind in ("heading", "label", "furniture")
        )

    def _score(self, current: Draft, heads: list[Block], block: Block, number: int) -> int:
        """How much speaks for a new article's headline, and not for a subhead of the current one."""
        words = self._words
        known = bool(current.credits or current.credited)
        signed = self._signed(block, number)
        length = max(len(b.text) for b in heads)
        told = current.told
        subheads = current.counts().roles["headline"]
        score = (2 if signed else self._ends_signed[number]) * (1 + known)
        score += 2 * (words.opener(block.text) and (current.reported or not known))
        score += 2 * current.reported + (length >= 10) + (length >= 14) - (length <= 6)
        score += (
            (heads[0].before > 0)
            + (heads[0].before > 0 and block.before > 0)
            + (len(heads) > 1)
            + (" " in heads[-1].text)
        )
        score += 120 <= told <= 900
        score -= 3 * (block.row and length <= 8)  # 名单
        score -= 3 * self._in_series(heads[-1], number)
        score -= 2 * (subheads > 0) + (current.reported and told > 900)
        return score

    def _in_series(self, head: Block, number: int) -> bool:
        """Whether the next heading looks like this one and neither text is credited: subheads come in rows."""
        words = self._words
        seen = [False, False]
        second: Block | None = None
        for block in (self._all[place] for place in range(number, len(self._all))):
            if block.kind in ("label", "kicker", "byline", "furniture") or block.vertical:
                break
            if block.kind == "heading":
                if second is not None:
                    break
                second = block
            elif block.kind == "body" and (words.dateline(block.text) or words.ends(block.text)):
                return False
            elif block.kind == "body":
                seen[second is not None] = True
        if second is None or not all(seen):
            return False
        return 0.6 <= len(second.text) / max(1, len(head.text)) <= 1.7


def _places_after(blocks: list[Block], passed: tuple[str, ...]) -> list[int]:
    """For each block the place of the next that is none of these kinds; one past the last where there is none."""
    found = [len(blocks)] * len(blocks)
    for number in range(len(blocks) - 2, -1, -1):
        found[number] = found[number + 1] if blocks[number + 1].kind in passed else number + 1
    return found


def _ends_signed(blocks: list[Block]) -> list[bool]:
    """For each block whether the paragraphs from it on end with a line that names their author."""
    found = [False] * (len(blocks) + 1)
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        if block.kind in ("body", "caption"):
            found[number] = found[number + 1]
        else:
            found[number] = block.kind == "byline" and (block.right or block.text[:1] in "（(")
    return found


def headed_levels(blocks: Iterable[Block]) -> frozenset[int]:
    """The markdown depths that head articles: the outermost, or the next one where the outermost stands once."""
    levels = [b.level for b in blocks if b.level]
    if not levels:
        return frozenset()
    ordered = sorted(set(levels))
    heads = {ordered[0]}
    if len(ordered) > 1 and levels.count(ordered[0]) == 1 and levels.count(ordered[1]) > 1:
        heads.add(ordered[1])
    return frozenset(heads)
