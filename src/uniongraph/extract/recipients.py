"""Who receives an honour: whom the words before its verb name, and what the honour's own name says may bear it."""

from __future__ import annotations

import re

from uniongraph.extract.clauses import Clause, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import GROUP, Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern

_NAMING = frozenset(["n", "nz", "nr", "nt", "ORG", "PER", "LOC"])
_NAMES_ONLY = _NAMING | {"vn", "m", "w", "nw", "ns"}
_SO_MANY = re.compile(r"的\d{1,6}[余多]?(?:名|位|个|人|家|支)[^，。；的]{0,8}$")
_WHOSE = re.compile(r"[他她](?:们)?所(?:在|带|属|率|领)")

_BY = ("由", "经")
_THING_OF = re.compile(r"的[\u4e00-\u9fff]{2,6}")
"""A thing of a body between its name and a verb."""


class Recipients:
    """Tells who received what a verb of honour says."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._units = tuple(w for w in lexicon.words("Company", "units") if len(w) >= 2)
        self._of_people = lexicon.longest_first("frames", "of_people")
        self._of_things = lexicon.longest_first("frames", "of_things")
        self._of_bodies = lexicon.longest_first("frames", "of_bodies")

    def kind(self, award: Placed, pattern: Pattern) -> frozenset[str]:
        """The classes that an award's name says may receive it (奖章: people; 驿站: sites)."""
        name = award.draft.name.rstrip("”")
        if any(name.endswith(word) for word in self._of_people):
            return frozenset(["Person"])
        if any(name.endswith(word) for word in self._of_things):
            return frozenset(["Site", "Studio", "Institution", "Programme"])
        if any(name.endswith(word) for word in self._of_bodies):
            return frozenset([*self._bodies, "Site", "Studio"])
        return frozenset()

    def find(
        self, clause: Clause, offset: int, awards: list[Placed], award: Placed, pattern: Pattern
    ) -> tuple[list[Draft], int]:
        """Who received what is said at ``offset``, and where the words name them.

        What kind of thing receives one of several honours receives the others of the row, too.
        """
        text = clause.text
        kind = self.kind(award, pattern) or next((k for a in awards if (k := self.kind(a, pattern))), frozenset())
        begin = clause.start_of(offset)
        found = self._grammar.subjects(clause, offset, pattern.subject, here=True)
        if found and found[0].cls != "Person":
            found = self._grammar.row(clause, found[0], pattern.subject - {"Person"}, offset)
        if kind == {"Person"}:  # …研究院主任|郑之旺被授予…奖章
            found = [p for p in found if p.cls in kind]
        if not found:
            inside = [
                p
                for p in clause.of(pattern.subject, begin, offset)
                if p.cls == "Person" and text[p.end : p.end + 1] != "的"
            ]
            found = (
                self._grammar.before(clause, inside[-1], pattern.subject) if inside and not kind - {"Person"} else []
            )
        start, end = begin, begin
        if _WHOSE.match(text, begin, offset):
            found = [p for p in found if p.start > begin + 1]
            if not found:
                return [], offset  # 她所在的车组获评…
        counted = GROUP.match(text, begin, offset) or _SO_MANY.search(text, begin, offset)
        if not found and counted and not clause.of(pattern.subject, begin, offset):
            return [], offset  # 92个集体获…, 取得前五名的58名同志获…: those whom nobody names
        if not found and clause.tags(begin, offset) <= _NAMES_ONLY and clause.tags(begin, offset) & _NAMING:
            return [], offset  # …，雷雨荣获…: one whom nobody found
        if not found and (owner := self._owner(clause, begin, offset, pattern)) is not None:
            return [owner.draft], owner.start  # 县医院的小屋被命名为…
        if not found and offset > begin and text.endswith(self._units, begin, offset):
            return [], offset  # …，修配车间被评为…: one that nobody found
        while not found and start > 0 and text[start - 1] in "，：；、":
            end = start - 1
            start = clause.start_of(end)
            found = self._grammar.subjects(clause, end, pattern.subject & kind or pattern.subject, here=True)
            if found and text[found[0].start - 1 : found[0].start] in _BY and clause.of(pattern.subject, 0, start):
                found = []  # S位于某地，由A投资兴建，被命名为…: S is
                continue
            if not found and kind:
                found = clause.of(pattern.subject & kind, start, end)[-1:]
        if found:
            if kind == {"Person"} and not any(p.cls == "Person" for p in found):
                people = [p for p in clause.of(("Person",), 0, offset) if id(p.draft) not in clause.asides]
                found = people[-1:] or []
            if kind and kind != {"Person"} and not any(p.cls in kind for p in found):
                things = clause.of(pattern.subject & kind, 0, offset)
                found = things[-1:] or found
            found = self._in_row(clause, found)
            if found:
                return drafts(found), found[0].start if found[0].start >= 0 else offset
        if clause.tags(begin, offset) & _NAMING or re.search(
            "[这该此]", text[start:offset]
        ):  # a subject stands there that nobody found
            return [], offset
        wanted = pattern.subject & kind if kind else pattern.subject
        latest = clause.latest(wanted, offset, 2) if kind else None
        if (
            latest is None
            and not clause.of(("Document",), 0, offset)
            and clause.carried is not None
            and clause.carried.cls in wanted
            and (clause.carried.cls != "Person" or "Person" in kind)
        ):
            latest = clause.carried
        return ([latest] if latest is not None else []), offset

    def _owner(self, clause: Clause, begin: int, offset: int, pattern: Pattern) -> Placed | None:
        """Whose thing, which has no name, the subject of a clause is: 其中区图书馆的小屋."""
        before = [p for p in clause.of(pattern.subject, begin, offset) if p.cls != "Person"]
        last = before[-1] if before else None
        if last is None or not _THING_OF.fullmatch(clause.text, last.end, offset) or last.start - begin > 3:
            return None
        return last

    def _in_row(self, clause: Clause, found: list[Placed]) -> list[Placed]:
        """People in a row who each have their firm before them: 某厂张三、某段李四…，被授予“A”."""
        row = list(found)
        while row and row[-1].cls == "Person" and clause.text[row[-1].end : row[-1].end + 1] in ("、", "和"):
            at = row[-1].end + 1
            firm = next((p for p in clause.of(self._bodies, at) if p.start == at), None)
            person = self._grammar.person_of(clause, firm) if firm is not None else None
            if firm is None or person is None or person.start - firm.end > 12 or person in row:
                break
            row.append(person)
        return row
