"""Posts and employers: what a clause says of its people, in rows and lists too, and as posts change hands.

One reader reads one article (:meth:`PostReader.of_article`). What stands before and after one name is read in
``posts_before`` and ``posts_after``; which body a title that stands alone is a post in is told in ``posts_bodies``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from dataclasses import replace

from uniongraph.extract.changes import Changes
from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.posts_after import PostsAfter, follows_row
from uniongraph.extract.posts_before import PostsBefore
from uniongraph.extract.posts_bodies import Post, PostBodies
from uniongraph.extract.titles import Titles
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_PART_BEGINS = re.compile(r"[，；：、]")
_FOR = re.compile(r"的|[^，。；]{0,4}[为向给对]")
_LISTED = re.compile(r"(?:（[^（）]{1,12}）)?[、和]")  # 张三（女）、李四


class PostReader:
    """Reads posts around the people of an article's clauses, given in order."""

    def __init__(self, words: Words) -> None:
        self._author: Draft | None = None
        self._says_author = re.compile(rf"(?:{any_of(words.lexicon.words('posts', 'author')).pattern})\s*")
        self._titles = Titles(words)
        self._those_from = re.compile(r"来自(?:[我全][省市县区])?")
        self._so_many = re.compile(r"的?(?:\d{1,4}|[一两二三四五六七八九十]{1,3})余?[名位个](?!单位|部门)")
        self._changes = Changes(words, self._titles)
        self._whose = PostBodies(words, self._titles)
        self._after = PostsAfter(words, self._titles, self._whose)
        self._before = PostsBefore(words, self._titles, self._whose, self._after)
        self._held_by: dict[tuple[int, str], list[Draft]] = {}

    def of_article(
        self, union_of: Callable[[Clause, Placed, bool], Draft | None], author: Draft | None = None
    ) -> PostReader:
        """A reader for one article; ``author`` is who says 我 in it, ``union_of`` gives the union of a body."""
        reader = copy(self)
        reader._author, reader._held_by = author, {}
        reader._whose = self._whose.of_article(union_of)
        reader._after = self._after.of_article(reader._whose)
        reader._before = self._before.of_article(reader._whose, reader._after)
        return reader

    def read(self, clause: Clause, bodies: frozenset[str]) -> list[Post]:
        """The posts that the clause states."""
        found: list[Post] = []
        self._whose.take(clause, bodies, found)
        if self._author is not None and (says := self._says_author.search(clause.text)):
            author = Placed(says.start(), says.end(), "Person", self._author)
            told = self._after.stated(clause, author, says.end(), bodies, set(), False)
            place = next((p for p in clause.of(bodies, says.end()) if p.start == says.end()), None)
            if not told and place is not None and clause.text[place.end : place.end + 1] in ("", *"）。，；、"):
                told = [Post(self._author, place.draft, "", False, says.start(), place.end)]  # 作者单位：某市总工会
            found += told
        previous: list[Post] = []
        chain: list[Placed] = []
        for person in clause.of(("Person",)):
            listed = bool(chain) and _LISTED.fullmatch(clause.text, chain[-1].end, person.start) is not None
            beside = (chain[-1].end, previous[0].body) if chain and previous else None
            before = [] if follows_row(clause, person) else self._before.read(clause, person, bodies, beside)
            if before and not any(p.title for p in before) and (called := self._after.called(clause, person, bodies)):
                before = called  # 某局党委|张三|书记
            if not before and listed:
                before = [
                    Post(person.draft, p.body, p.title, p.former, p.start, person.end)
                    for p in previous
                    if self._titles.shared(p.title)
                ]
            after = self._after.read(clause, person, bodies, {id(p.body) for p in before})
            after += [p for p in self._after.career(clause, person, bodies) if p not in after]
            if before and not after and not any(p.title for p in before):
                after = self._after.is_there(clause, person, before[-1].body)
            beside_named = bool(chain) and self._in_row(clause, chain[-1], person, bodies)
            chain = [*chain, person] if listed or beside_named else [person]
            found += before + after
            found += [
                Post(other.draft, p.body, p.title, p.former, other.start, p.end)
                for p in (*after, *(b for b in before if b.start >= person.start))
                for other in chain[:-1] if self._titles.shared(p.title)
            ]  # fmt: skip
            previous = before
        found += self._sent(clause, bodies, {id(p.person) for p in found})
        found = [self._same(clause, p) for p in found if not self._called_short(clause, p)]
        return self._changed(clause, bodies, found)

    def _sent(self, clause: Clause, bodies: frozenset[str], placed: set[int]) -> list[Post]:
        """来自某公司的8名选手参赛，张三夺冠: who is named behind, and of no other body, is one of them."""
        sent = self._those_from.search(clause.text) if "来自" in clause.text else None
        body = (
            next((p for p in clause.of(bodies, sent.end()) if sent and p.start == sent.end()), None) if sent else None
        )
        if body is None or not self._so_many.match(clause.text, body.end):
            return []
        return [
            Post(p.draft, body.draft, "", False, body.start, p.end)
            for p in clause.of(("Person",), body.end)
            if id(p.draft) not in placed and self._is_one_sent(clause, p)
        ]

    def _is_one_sent(self, clause: Clause, person: Placed) -> bool:
        """Whether a name begins a part and acts for itself: neither 聆听了李四的宣讲 nor 李四为他们颁奖."""
        return bool(_PART_BEGINS.match(clause.text, person.start - 1)) and not _FOR.match(clause.text, person.end)

    def _called_short(self, clause: Clause, post: Post) -> bool:
        """Whether somebody whose post is known is only spoken of by the end of it: 李四副主席, of a 常务副主席."""
        titles = {t for (person, t), _ in self._held_by.items() if person == id(post.person)}
        behind = post.end - len(post.title)
        spoken = any(p.draft is post.person and p.end == behind for p in clause.of(("Person",)))
        return spoken and any(t != post.title and t.endswith(post.title) for t in titles if post.title)

    def _same(self, clause: Clause, post: Post) -> Post:
        """The post in the body where the article has said before that the person has it: 李四副主席, of two unions."""
        held = self._held_by.setdefault((id(post.person), post.title), [])
        beside = any(p.draft is post.body and post.start <= p.start < post.end for p in clause.placed)
        words = clause.text[max(0, post.start - 40) : post.end + 6]
        new = self._titles.elected.search(words) or self._titles.chosen.search(words)  # 由她担任主席: one post more
        if post.title and held and not (beside or new) and all(body is not post.body for body in held):
            return replace(post, body=held[-1])
        held.append(post.body)
        return post

    def _changed(self, clause: Clause, bodies: frozenset[str], found: list[Post]) -> list[Post]:
        """The posts, with those that change hands: who leaves one has it no more, who follows has the other's."""
        for change in self._changes.read(clause, bodies):
            leaving = {id(p.draft) for p in change.people}
            if change.titles:
                body = (
                    change.body.draft
                    if change.body
                    else self._whose.implied(clause, change.start, change.titles, (), True)
                )
                posts = [(body, t) for t in change.titles] if body is not None else []
                if change.former:
                    found = [p for p in found if not (id(p.person) in leaving and (p.body, p.title) in posts)]
            else:  # 当选主席，接替张三
                chosen = [p for p in found if p.end <= change.start and "，" in clause.text[p.end : change.start]]
                last = [p for p in chosen if p.title and p.person is chosen[-1].person and p.end == chosen[-1].end]
                posts = [(p.body, p.title) for p in last]
            known = {(id(p.person), id(p.body), p.title) for p in found}
            found = found + [
                Post(person.draft, body, title, change.former, change.start, change.end)
                for person in change.people
                for body, title in posts
                if body is not None and (id(person.draft), id(body), title) not in known
            ]
        return found

    @staticmethod
    def _in_row(clause: Clause, one: Placed, other: Placed, bodies: frozenset[str]) -> bool:
        """Whether people are listed with their employers: 某厂工人张三、某公司骑手李四当选…."""
        gap = clause.text[one.end : other.start]
        mark = re.match(r"(?:（[^（）]{1,6}）)?[、和]", gap)
        if mark is None or len(gap) > 40:
            return False
        named = clause.of(bodies, one.end, other.start)[:1]
        return bool(named) and clause.nominal(one.end + mark.end(), other.start)
