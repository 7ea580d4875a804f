"""Posts and employers: titles between a body and a name, before the name or after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.referents import Draft
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_JOIN = re.compile(r"[、，兼及和\s]+$")
_DEPARTMENT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）]{1,14}$")


@dataclass(frozen=True)
class Post:
    """A person's post (or, with no title, employment) in a body, and the words from ``start`` to ``end`` that say so."""

    person: Draft
    body: Draft
    title: str
    former: bool
    start: int
    end: int


class PostReader:
    """Reads posts around the people of a clause."""

    def __init__(self, words: Words, union_of: Callable[[Clause, Placed], Draft | None]) -> None:
        lexicon = words.lexicon
        self._words = words
        self._union_of = union_of
        titles = [t for t in words.titles if "、" not in t]
        self._title = re.compile(rf"(?:{any_of(titles).pattern})$")
        self._title_first = re.compile(rf"(?:{any_of(titles).pattern})")
        self._role = re.compile(rf"(?:{any_of(words.roles).pattern})$")
        self._former = lexicon.longest_first("Person", "former") or lexicon.longest_first("posts", "former")
        self._elected = any_of(lexicon.words("posts", "elected"))
        self._weak = sorted(words.weak_heads)
        self._home_titles = frozenset(["主席", "副主席"])

    def read(self, clause: Clause, bodies: frozenset[str]) -> list[Post]:
        """The posts that the clause states."""
        found: list[Post] = []
        for person in clause.of(("Person",)):
            before = self._before(clause, person, bodies)
            found += before
            found += self._after(clause, person, bodies, bool(before))
        return found

    def _before(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """Titles that stand before a name, chain by chain: <body><titles>、<body><titles><name>."""
        text = clause.text
        posts: list[Post] = []
        end = person.start
        while end > 0 and text[end - 1] in " “":
            end -= 1
        first = True
        while end > 0:
            floor = max((p.end for p in clause.placed if p.end <= end and p.cls != "Person" and p.draft is not person.draft), default=0)
            titles, start = self._titles(text, end, floor)
            role_start = start
            if not titles and (role := self._role.search(text[:end])):
                role_start = role.start()
            body, begin, gap = self._body(clause, role_start, bodies)
            if titles:
                former = self._is_former(text, begin if body else start)
                if body is None:
                    body = self._implied(clause, start, titles)
                    begin = start
                if body is not None:
                    for title in titles:
                        posts.append(self._post(clause, person, body, title, former, begin))
            elif body is not None and first and (role_start < end or gap == ""):
                if self._employs(clause, body, role_start, end):
                    posts.append(Post(person.draft, body, "", False, begin, person.end))
                break
            else:
                break
            first = False
            join = _JOIN.search(text[:begin])
            if not join or begin == 0:
                break
            end = join.start()
        return posts

    def _titles(self, text: str, end: int, floor: int) -> tuple[list[str], int]:
        """The titles that end at ``end``, joined by 、 or 兼, and where the first begins."""
        titles: list[str] = []
        start = end
        while match := self._title.search(text, max(floor, start - 12), start):
            begin = match.start()
            titles.insert(0, match.group())
            start = begin
            for mark in ("兼任", "兼", "、", "现任", "和"):
                if text[:start].endswith(mark) and self._title.search(text[max(0, start - len(mark) - 12) : start - len(mark)]):
                    start -= len(mark)
                    break
            else:
                break
        return titles, start

    def _body(self, clause: Clause, end: int, bodies: frozenset[str]) -> tuple[Draft | None, int, str]:
        """The body that the words before ``end`` name, a department's name allowed between; its start and the gap."""
        near = [p for p in clause.of(bodies, 0, end) if end - p.end <= 14]
        if not near:
            return None, end, ""
        placed = near[-1]
        gap = clause.text[placed.end : end]
        if gap and (not _DEPARTMENT.fullmatch(gap) or re.search(r"[的在与和对为将是被了]", gap)):
            return None, end, gap
        if gap in self._weak:
            return self._union_of(clause, placed), placed.start, ""
        if gap and not any(gap.endswith(mark) for mark in "部室处科股队组委会心办院所站班间厂司段线区党") and gap not in ("原", "现任"):
            return None, end, gap
        return placed.draft, placed.start, gap

    def _implied(self, clause: Clause, start: int, titles: list[str]) -> Draft | None:
        """The body of a title that stands alone: the article's own, where the title is one of such a body."""
        before = clause.text[max(0, start - 2) : start]
        if not clause.home or (before and before[-1] not in "，。；、：“（ ，时由被请聘") or not any(t in self._home_titles for t in titles):
            return None
        return clause.home

    def _post(self, clause: Clause, person: Placed, body: Draft, title: str, former: bool, start: int) -> Post:
        return Post(person.draft, body, title, former, start, person.end)

    def _is_former(self, text: str, start: int) -> bool:
        before = text[max(0, start - 4) : start]
        return any(before.endswith(word) for word in self._former)

    def _employs(self, clause: Clause, body: Draft, start: int, end: int) -> bool:
        """Whether body, role and name stand so that the person belongs to the body."""
        return body.cls != "Place"

    def _after(self, clause: Clause, person: Placed, bodies: frozenset[str], known: bool) -> list[Post]:
        """Posts after a name: 当选…主席, （…主席）, ，…主席，; the name's own clause or the one after it."""
        text = clause.text
        posts: list[Post] = []
        rest = text[person.end : person.end + 60]
        lead = re.match(rf"(?:先后|同志|被|并|也|于?\d*年?\d*月?|正式|全票|再次|（|，|是|系|，是|，系|现|为|：|一致|目前|刚刚?|还|\s)*(?:{self._elected.pattern})?", rest)
        start = person.end + (lead.end() if lead else 0)
        if lead is None or lead.end() == 0:
            return posts
        marked = bool(re.search(rf"(?:{self._elected.pattern})|[（是系]", lead.group()))
        if not marked and known:
            return posts
        placed = next((p for p in clause.of(bodies, start) if p.start <= start + 1), None)
        if placed is None:
            if marked and clause.home:
                match = self._title_first.match(text, start)
                if match and match.group() in self._home_titles and re.search(self._elected.pattern, lead.group()):
                    posts.append(Post(person.draft, clause.home, match.group(), False, person.start, match.end()))
            return posts
        gap = re.match(r"(?:首任|新任|第[一二三四五六七八九十]+届|委员会)*", text[placed.end :])
        at = placed.end + (gap.end() if gap else 0)
        body: Draft | None = placed.draft
        weak = next((w for w in self._weak if text.startswith(w, at) and self._title_first.match(text, at + len(w))), "")
        if weak:
            body, at = self._union_of(clause, placed), at + len(weak)
        titles = []
        while body and (match := self._title_first.match(text, at)):
            titles.append(match.group())
            at = match.end()
            if text[at : at + 1] in "、兼" and self._title_first.match(text, at + 1):
                at += 1
                continue
            break
        follows = text[at : at + 1]
        if not titles or body is None or (not marked and follows not in "，。；）"):
            return posts
        if any(p.start == at and p.cls == "Person" for p in clause.placed):
            return posts  # the title is that of the next name
        former = self._is_former(text, placed.start) or any(w in lead.group() for w in ("曾任", "原任"))
        posts += [Post(person.draft, body, title, former, person.start, at) for title in titles]
        return posts
