"""Organs that share the division of the one before them: 某镇党委、|政府, 某镇工会、|妇联, 县总工会、|团委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with


class SharedDivisions:
    """Finds organs that stand bare behind another of the same division."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        self._party = frozenset(lexicon.words("relative", "party"))
        self._committee = lexicon.words("relative", "party_of")
        self._whole = lexicon.words(words.home, "heads")[0]
        organs = (self._whole, *lexicon.words("relative", "shared_organs"), *sorted(self._party))
        after = any_of(lexicon.words("relative", "shared_not")).pattern
        self._organ = re.compile(rf"(?<=[、和与])({any_of(organs).pattern})(?!{after})")
        self._quick = tuple(organs)
        beside = lexicon.words("relative", "beside_posts")
        self._beside = re.compile(
            rf"(?<=、)({any_of((*beside, self._whole)).pattern})(?={any_of(words.titles).pattern})"
        )
        self._beside_quick = (*beside, self._whole)
        self._owned = (
            *lexicon.words(words.home, "heads"),
            *lexicon.words(words.home, "weak_heads"),
            *organs,
            *lexicon.words("posts", "civic"),
        )

    def find(self, reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
        """Candidates of a sentence; ``found`` are the bodies that other finders saw."""
        text = reading.text
        result = list(self._after_people(text, found)) if any(f"、{o}" in text for o in self._beside_quick) else []
        if not any(organ in text for organ in self._quick):
            return result
        for match in self._organ.finditer(text):
            start, end = match.span(1)
            if end not in reading.starts and end not in reading.boundaries:
                continue
            before = [c for c in (*found, *result) if c.end == start - 1 and c.relative not in ("*", "?")]
            before = [c for c in before if c.cls in ("PublicBody", self._words.home) and c.kind != "pointer"]
            body = max(before, key=lambda c: c.weight, default=None)
            taken = (c for c in found if c.start < end and start < c.end)
            if body is None or any(c.relative != "*" and c.kind != "tag" for c in taken):
                continue
            owner = body.name.removesuffix(ends_with(body.name, self._owned))
            owner = owner or body.relative
            if match.group(1) == self._whole and not owner.endswith(self._words.levels):  # 某区人社局、|总工会
                owner = body.relative or body.name[: self._words.place_at(body.name, 0)]
            of_party = match.group(1) in self._party and owner.endswith(self._committee)
            if owner == body.name or not (of_party or owner.endswith(self._words.levels)):
                continue
            if match.group(1) in self._party and not of_party:
                continue
            owner = owner + body.relative if body.relative and not owner.startswith(body.relative) else owner
            cls = self._words.home if match.group(1) == self._whole else "PublicBody"
            shared = replace(body, start=start, end=end, cls=cls, name=owner + match.group(1), weight=30)
            result.append(replace(shared, aliases=()))
        return result

    def _after_people(self, text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """某区委书记甲、|人大常委会|主任乙、|总工会|主席丙: the organs of those who follow in a row."""
        for match in self._beside.finditer(text):
            start, end = match.span(1)
            begin = 1 + max(text.rfind(mark, 0, start) for mark in "，。；：")
            before = [
                c
                for c in found
                if begin <= c.start and c.end < start - 2 and c.cls == "PublicBody" and c.relative not in ("*", "?")
            ]
            body = max(before, key=lambda c: (c.end, c.weight), default=None)
            if body is None or any(c.start < end and start < c.end and c.kind != "tag" for c in found):
                continue
            committee = ends_with(body.name, self._committee)
            of_party = bool(committee) and body.name.removesuffix(committee).endswith(self._words.levels)
            owner = body.name.removesuffix(committee if of_party else ends_with(body.name, self._owned))
            if owner == body.name or "、" in text[body.end : body.end + 2]:
                continue
            owner = owner if owner.endswith(self._words.levels) else owner + body.relative
            if owner.endswith(self._words.levels):
                cls = self._words.home if match.group(1) == self._whole else "PublicBody"
                yield replace(body, start=start, end=end, cls=cls, name=owner + match.group(1), weight=30, aliases=())
