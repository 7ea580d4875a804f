"""Frame of names inside names: who confers an award, whom a studio is named after, whose section a body is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import Clause, Link, Placed
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of, ends_with


class NamedFrames:
    """The frame ``named``, which reads no word outside the names."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._bodies = words.organisations
        lexicon = words.lexicon
        self._give = any_of(lexicon.words("frames", "give"))
        self._sections = (*lexicon.words("Company", "sections"), *sorted(words.weak_heads))
        self._heads = lexicon.longest_first("frames", "continuing")

    def named(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A name inside another name: who confers an award, whom a studio is named after, whose section a body is."""
        outers = pattern.subject if pattern.predicate == "subOrganizationOf" else pattern.object
        branches = [p for p in clause.placed if p.nested] if pattern.predicate == "subOrganizationOf" else []
        for outer in [*clause.of(outers), *branches]:
            if pattern.predicate == "leads":
                yield from self._named_after(clause, outer, pattern)
                continue
            inners = clause.nested(self._bodies, outer)
            if not inners:
                continue
            inner = inners[0]
            if pattern.predicate == "subOrganizationOf":
                for one in inners:
                    yield from self._branch(clause, outer, one, pattern)
                continue
            rest = clause.text[inner.end : outer.end]
            if pattern.predicate == "confers" and (
                inner.cls in pattern.subject
                and not re.match(r"职|[^“]{3,}“", rest)
                and not self._give.fullmatch(clause.text, max(0, outer.start - 2), outer.start)
            ):
                yield Link.by(pattern, inner.draft, outer.draft, outer.start, outer.end)

    def _branch(self, clause: Clause, outer: Placed, inner: Placed, pattern: Pattern) -> Iterator[Link]:
        """某公司某车间: the body that a name begins with has the whole as its branch."""
        text, rest = clause.text[outer.start : outer.end], clause.text[inner.end : outer.end]
        if (
            inner.draft is not outer.draft
            and not rest.startswith(tuple(self._heads))
            and (
                ends_with(text[: inner.end - outer.start], self._words.head_class)
                or (rest.endswith(self._sections) and text[: inner.end - outer.start] != inner.draft.name)
            )
            and not rest.startswith(("“", "（"))
        ):
            yield Link.by(pattern, outer.draft, inner.draft, outer.start, outer.end)

    def _named_after(self, clause: Clause, outer: Placed, pattern: Pattern) -> Iterator[Link]:
        """A studio leads back to the person whose name it bears, in full or (光群木作工坊) without the family name."""
        people = [p for _, p in clause.past if p.cls == "Person"] + [p for p in clause.placed if p.cls == "Person"]
        names = {n: p.draft for p in people for n in p.draft.names}
        label = outer.draft.name.lstrip("“")
        full = [n for n in names if len(n) >= 2 and n in label]
        longest = max(full, key=lambda n: (len(n), n), default="")
        if longest:
            for name in full:
                if not any(name != other and name in other for other in full):
                    yield Link.by(pattern, names[name], outer.draft, outer.start, outer.end)
            return
        given = {n[1:]: d for n, d in names.items() if len(n) == 3}
        for name, draft in given.items():
            if label.startswith(name):
                yield Link.by(pattern, draft, outer.draft, outer.start, outer.end)
                return
