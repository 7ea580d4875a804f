"""Where those belong who head a part of a body: 县总工会|女工部 has a head who is one of 县总工会."""

from __future__ import annotations

from collections.abc import Iterable

from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Words

_HOUSES = frozenset(["School", "Institution"])


class Belonging:
    """Finds the body that a department is a part of, by the names."""

    def __init__(self, words: Words) -> None:
        self._home = words.home
        self._bodies = words.organisations
        self._weak = tuple(sorted(words.weak_heads))

    def whole_of(self, part: Draft, drafts: Iterable[Draft]) -> Draft | None:
        """The body with the longest name that the part's name begins with, or None.

        A company's union is a body of its own, and so is the party branch in it: neither is a department.
        """
        best: tuple[int, Draft] | None = None
        for whole in drafts:
            if whole is part or whole.cls not in self._bodies or not self._department(part, whole):
                continue
            length = max(
                (len(n) for n in whole.names for m in part.names if m.startswith(n) and len(m) >= len(n) + 2),
                default=0,
            )
            if length >= 4 and (best is None or length > best[0]):
                best = length, whole
        return best[1] if best else None

    def _department(self, part: Draft, whole: Draft) -> bool:
        """Whether a body of the one kind can be a department of one of the other."""
        if whole.cls == self._home:
            return True
        if part.cls == "Company" and whole.cls in _HOUSES:
            return True  # 某研究所|工程部
        return part.cls == whole.cls and not part.name.endswith(self._weak_of_home(part))

    def _weak_of_home(self, part: Draft) -> tuple[str, ...]:
        return self._weak if part.cls == self._home else ("\0",)
