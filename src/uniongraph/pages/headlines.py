"""Lines that look like headlines: which belong together, and the blocks that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from uniongraph.pages.block import Block
from uniongraph.pages.bylines import Bylines
from uniongraph.pages.labels import Labels
from uniongraph.pages.lines import Line, undoubled
from uniongraph.pages.paragraphs import BULLET, head_parts, heading_like, is_in_step
from uniongraph.schema import Lexicon
from uniongraph.text.matching import ends_with, starts_with
from uniongraph.text.views import make_view


class Headlines:
    """Tells headlines by the layout words of a lexicon."""

    def __init__(self, lexicon: Lexicon, bylines: Bylines, labels: Labels) -> None:
        self._bylines, self._labels = bylines, labels
        self._notes = lexicon.words("layout", "note_starts")
        self._list_heads = lexicon.words("layout", "list_heads")
        self._deck_ends = lexicon.words("layout", "deck_ends")
        self._kicker_ends = lexicon.words("layout", "kicker_ends")

    def are_all(self, group: Sequence[Line]) -> bool:
        """Whether all lines look like headlines, after a place that leads the first with its colon (佛山顺德：)."""
        named = group[0].text.removesuffix("：")
        led = named != group[0].text and self.names_place(named)
        return all(heading_like(line.text) for line in group[led:])

    def names_place(self, text: str) -> bool:
        """Whether a text is the name of a division, or ends as those of towns and villages do."""
        return self._labels.is_place(text) or self._bylines.names.ends_as_place(text)

    def over_list(self, group: Sequence[Line]) -> int:
        """How many lines of a group, two at most, make the headline of the list or notice below them."""
        for k, line in enumerate(group[:2], 1):
            if not heading_like(line.text):
                return 0
            listed = ends_with(line.text.replace(" ", ""), self._list_heads) and "，" not in line.text
            if len(group) > k and listed:
                return k
        return 0

    def _apart(self, line: str, after: str) -> bool:
        """Whether two lines are no one headline: …会强调 is above one, 某某出席并讲话 below, a body begins one."""
        body = self._bylines.is_body
        if is_in_step(after) and " " not in line:
            return True  # 大事小事 桌上谈 当场定 below a headline
        return line.endswith(self._kicker_ends) or after.endswith(self._deck_ends) or (body(after) and not body(line))

    def of(self, page: str, lines: Sequence[Line]) -> Iterator[Block]:
        """The blocks of lines that look like headlines, those that make one headline together."""
        for part in head_parts(lines, self._apart):
            yield self._block(page, part)

    def _block(self, page: str, part: Sequence[Line]) -> Block:
        """The block of lines that look like a headline."""
        ranges = [r for line in part for r in line.ranges]
        text, before = make_view(page, ranges).text.strip(), part[0].before
        if starts_with(text, self._notes) and len(text) > 14:
            return Block("body", ranges, text, before=before)
        bullet = BULLET.match(text)
        singly = [undoubled(line.text) for line in part]
        every = len(part) > 1 and all(line.text != one for line, one in zip(part, singly, strict=True))
        once = "".join(singly) if every else undoubled(text)
        if self._labels.is_place(once):
            return Block("label", ranges, once, before=before)
        return Block(
            "heading",
            ranges,
            once,
            before=before,
            doubled=once != text,
            spread=all(line.kind == "text" and len(line.ranges) > 1 for line in part),
            bullet=bool(bullet),
            item=bool(bullet) and text[0] not in "（",
        )
