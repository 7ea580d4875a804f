"""Changes in posts: who is relieved of one (免去张三某会主席职务), who follows whom (接替张三任主席), who heads what
somebody set up (由张三任组长的领导小组).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.titles import Titles
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_OF = re.compile(r"(?:同志)?(?:（[^（）]{1,8}）)?的?原?任?")
_LIST = re.compile(r"(?:同志)?(?:（[^（）]{1,8}）)?[、和]")


@dataclass(frozen=True)
class Change:
    """People and the posts that change: a body (None: that of what was said before), titles, whether of the past."""

    people: tuple[Placed, ...]
    body: Placed | None
    titles: tuple[str, ...]
    former: bool
    start: int
    end: int


class Changes:
    """Reads changes of posts in a clause."""

    def __init__(self, words: Words, titles: Titles) -> None:
        lexicon, self._titles = words.lexicon, titles
        self._relieve = any_of(lexicon.words("posts", "relieves"))
        leaves = any_of(lexicon.words("posts", "leaves")).pattern
        self._leave = re.compile(rf"(?:同志)?(?:因[^，。；]{{1,12}})?(?:[将已也均]|提出){{0,2}}(?:{leaves})了?原?")
        self._follow = any_of(lexicon.words("posts", "follows"))
        self._serve = re.compile(rf"[，]?(?:{any_of((*lexicon.words('posts', 'serves'), '成为')).pattern})为?")
        self._set = re.compile(rf"(?:{any_of(lexicon.words('posts', 'serves')).pattern}|为)")

    def read(self, clause: Clause, bodies: frozenset[str]) -> Iterator[Change]:
        """Every change that the clause tells of."""
        if self._relieve.search(clause.text):
            yield from self._relieved(clause, bodies)
        people = clause.of(("Person",))
        for person in people:
            left = self._leave.match(clause.text, person.end)
            if left and (change := self._post(clause, bodies, (person,), left.end(), True)):
                yield change
            yield from self._heading(clause, bodies, person)
        for verb in self._follow.finditer(clause.text):
            yield from self._followed(clause, bodies, people, verb)

    def _relieved(self, clause: Clause, bodies: frozenset[str]) -> Iterator[Change]:
        """免去张三、李四的某会副主席职务."""
        people = clause.of(("Person",))
        for verb in self._relieve.finditer(clause.text):
            first = next((p for p in people if 0 <= p.start - verb.end() <= 1), None)
            if first is None:
                continue
            members = [first]
            for other in people:
                mark = _LIST.match(clause.text, members[-1].end)
                if mark and other.start == mark.end():
                    members.append(other)
            of = _OF.match(clause.text, members[-1].end)
            change = self._post(clause, bodies, tuple(members), of.end() if of else members[-1].end, True)
            if change:
                yield change

    def _post(
        self, clause: Clause, bodies: frozenset[str], people: tuple[Placed, ...], start: int, former: bool
    ) -> Change | None:
        """The body and the titles that stand at an offset."""
        body = next((p for p in clause.of(bodies, start) if p.start == start), None)
        titles, end = self._titles.after(clause.text, body.end if body else start)
        return Change(people, body, tuple(titles), former, people[0].start, end) if titles else None

    def _heading(self, clause: Clause, bodies: frozenset[str], person: Placed) -> Iterator[Change]:
        """由张三任组长的领导小组; 以张三为团长的讲师团."""
        verb = self._set.match(clause.text, person.end)
        titles, end = self._titles.after(clause.text, verb.end()) if verb else ([], 0)
        if titles and clause.text[end : end + 1] == "的":
            body = next((p for p in clause.of(bodies, end) if p.start - end <= 2), None)
            if body is not None:
                yield Change((person,), body, tuple(titles), False, person.start, body.end)

    def _followed(
        self, clause: Clause, bodies: frozenset[str], people: Sequence[Placed], verb: re.Match[str]
    ) -> Iterator[Change]:
        """张三接替李四任某会主席: the post is the one's now and was the other's."""
        before = [p for p in people if p.end <= verb.start() and "。" not in clause.text[p.end : verb.start()]]
        after = [
            p for p in people if p.start >= verb.end() and not re.search("[，。；]", clause.text[verb.end() : p.start])
        ]
        if not after:
            return
        serves = self._serve.match(clause.text, after[0].end)
        change = self._post(clause, bodies, (after[0],), serves.end(), True) if serves else None
        if change is None:
            yield Change((after[0],), None, (), True, verb.start(), after[0].end)  # the post that was told before
            return
        yield change
        if before:
            yield Change((before[-1],), change.body, change.titles, False, before[-1].start, change.end)


__all__ = ["Change", "Changes"]
