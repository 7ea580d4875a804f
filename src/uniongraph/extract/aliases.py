"""Which referents of an article could go by a name, found without a look at each: an index of what names share.

A long article names thousands of bodies; whether two names are forms of one is only asked of those that share a
stretch which any two forms share. The index may tell too many, never too few.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from uniongraph.text.cores import core

if TYPE_CHECKING:
    from uniongraph.extract.referents import Draft

_FEW = 24
"""Referents that are looked at one by one sooner than they are indexed."""

_GRAM = 3
"""Characters that the shortest of two forms has at least."""

_TAIL = 5
"""Characters that a name with a division's name before it has at least."""


class Aliases:
    """The index of an article's referents.

    ``unformed`` gives what two names of unions may have in common beside their places, ``bare`` the forms that a body's
    name has without a legal form inside.
    """

    def __init__(self, unformed: Callable[[str], str], bare: Callable[[str], Iterable[str]]) -> None:
        self._unformed, self._bare = unformed, bare
        self._noted: dict[int, int] = {}  # by the referent's number how many of its names are indexed
        self._found: dict[tuple[str, str, str], dict[int, Draft]] = {}

    def like(self, drafts: Mapping[tuple[str, str], Draft], cls: str, name: str) -> Iterable[Draft]:
        """The referents of a class of which a name may be a short or long form of this one."""
        if len(drafts) <= _FEW:
            return [d for d in drafts.values() if d.cls == cls]
        self._note(drafts)
        own = core(name)
        asked = [("gram", own[:_GRAM]), ("unformed", self._unformed(own)), ("bare", own)]
        asked += [("start", gram) for gram in _grams(own)]
        asked += [("core", bare) for bare in self._bare(own)]
        return self._all(cls, asked)

    def placed(self, drafts: Mapping[tuple[str, str], Draft], cls: str, name: str) -> Iterable[Draft]:
        """The referents of a class of which a name may be this one with or without a division's name before it."""
        if len(drafts) <= _FEW:
            return [d for d in drafts.values() if d.cls == cls]
        self._note(drafts)
        return self._all(cls, [("tail", name[-_TAIL:])])

    def _all(self, cls: str, asked: Iterable[tuple[str, str]]) -> list[Draft]:
        found: dict[int, Draft] = {}
        for kind, text in asked:
            found |= self._found.get((kind, cls, text), {})
        return [found[number] for number in sorted(found)]

    def _note(self, drafts: Mapping[tuple[str, str], Draft]) -> None:
        """Takes in names that are new; names are never taken back."""
        noted = self._noted
        for draft in drafts.values():
            done = noted.get(draft.number, 0)
            if done == len(draft.names):
                continue
            noted[draft.number] = len(draft.names)
            for name in islice(draft.names, done, None):
                own = core(name)
                shared = [
                    ("tail", name[-_TAIL:]),
                    ("core", own),
                    ("start", own[:_GRAM]),
                    ("unformed", self._unformed(own)),
                ]
                shared += [("gram", gram) for gram in _grams(own)]
                shared += [("bare", bare) for bare in self._bare(own)]
                for kind, text in shared:
                    self._found.setdefault((kind, draft.cls, text), {})[draft.number] = draft


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1)}
