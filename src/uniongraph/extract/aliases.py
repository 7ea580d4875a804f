"""Which referents of an article could go by a name, found without a look at each: an index of what names share.

A long article names thousands of bodies; whether two names are forms of one is only asked of those that share a
stretch which any two forms share. The index may tell too many, never too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from uniongraph.extract.drafts import Draft
from uniongraph.text.cores import core

_FEW = 24
"""Referents that are looked at one by one sooner than they are indexed."""

_GRAM = 3
"""Characters that the shortest of two forms has at least."""

_BRAND = 2
"""Characters that a company's brand has at least."""

_YEAR = re.compile(r"(?:19|20)\d\d年\Z")


class Aliases:
    """The index of an article's referents.

    ``unformed`` gives what two names of unions may have in common beside their places, ``bare`` the forms that a body's
    name has without a legal form inside, ``rest`` a name without the division's name before it.
    """

    def __init__(
        self, unformed: Callable[[str], str], bare: Callable[[str], Iterable[str]], rest: Callable[[str], str]
    ) -> None:
        self._unformed, self._bare, self._rest = unformed, bare, rest
        self._renamed: dict[int, Draft] = {}  # those with names that are not indexed yet
        self._noted: dict[int, int] = {}  # by the referent's number how many of its names are indexed
        self._found: dict[tuple[str, str, str], dict[int, Draft]] = {}

    def renamed(self, draft: Draft) -> None:
        """To be called for each referent that gets a name."""
        self._renamed[draft.number] = draft

    def like(self, drafts: Mapping[tuple[str, str], Draft], cls: str, name: str) -> Iterable[Draft]:
        """The referents of a class of which a name may be a short or long form of this one."""
        if len(drafts) <= _FEW:
            return [d for d in drafts.values() if d.cls == cls]
        self._note()
        own = core(name)
        asked = [("unformed", self._unformed(own)), ("bare", own)]
        asked += [("core", bare) for bare in self._bare(own)]
        asked += [("core", part) for part in _parts(own)]  # what this name holds
        grams = [("gram", gram) for gram in _grams(own)]
        if grams:  # what holds this name has all of them: the one that the fewest names have is looked at
            asked.append(min(grams, key=lambda gram: (len(self._found.get((gram[0], cls, gram[1]), ())), gram)))
        # a brand and a form, 海川集团, without the place and the trade between
        asked += [("brand", own[:_BRAND]), ("begun", self._rest(own)[:_BRAND])]
        return self._all(cls, asked)

    def placed(self, drafts: Mapping[tuple[str, str], Draft], cls: str, name: str) -> Iterable[Draft]:
        """The referents of a class of which a name may be this one with or without a division's name before it."""
        if len(drafts) <= _FEW:
            return [d for d in drafts.values() if d.cls == cls]
        self._note()
        rest = self._rest(name)
        return self._all(cls, [("rest", rest), ("rest", name), ("whole", rest)])

    def dated(self, cls: str, name: str) -> Iterable[Draft]:
        """The referents of a class of which the core name may be this one with or without a year at its end."""
        self._note()
        return self._all(cls, [("undated", _YEAR.sub("", name))])

    def _all(self, cls: str, asked: Iterable[tuple[str, str]]) -> list[Draft]:
        found: dict[int, Draft] = {}
        for kind, text in asked:
            found |= self._found.get((kind, cls, text), {})
        return [found[number] for number in sorted(found)]

    def _note(self) -> None:
        """Takes in names that are new; names are never taken back."""
        noted = self._noted
        for draft in self._renamed.values():
            done = noted.get(draft.number, 0)
            if not done:
                self._put("undated", draft, _YEAR.sub("", draft.key[1]))
            noted[draft.number] = len(draft.names)
            for name in islice(draft.names, done, None):
                own = core(name)
                self._put("rest", draft, self._rest(name))
                self._put("whole", draft, name)
                self._put("core", draft, own)
                self._put("begun", draft, own[:_BRAND])
                self._put("brand", draft, self._rest(own)[:_BRAND])
                self._put("unformed", draft, self._unformed(own))
                for gram in _grams(own):
                    self._put("gram", draft, gram)
                for bare in self._bare(own):
                    self._put("bare", draft, bare)
        self._renamed.clear()

    def _put(self, kind: str, draft: Draft, text: str) -> None:
        self._found.setdefault((kind, draft.cls, text), {})[draft.number] = draft


def _parts(text: str) -> set[str]:
    """What a name holds that may be another one, itself not among it."""
    return {text[i:j] for i in range(len(text)) for j in range(i + _GRAM, len(text) + 1) if j - i < len(text)}


def _grams(text: str) -> set[str]:
    return {text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1)}
