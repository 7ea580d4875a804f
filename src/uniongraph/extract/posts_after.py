"""Posts after a name: 张三当选某会主席, 张三是某厂厂长, 张三（某会主席）, 张三历任….

Also what a row of people and their employers says. What stands before a name is read in ``posts_before``.
"""

from __future__ import annotations

import re
from copy import copy

from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.posts_bodies import EMPLOYERS, Post, PostBodies
from uniongraph.extract.titles import Titles
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

ROW = re.compile(r"(?:（[^（）]{1,12}）)? +")
"""What stands between name and body in a roster's line."""

_IS = re.compile(r"，?(?:是|系|现任|现为|担任|任)(?:一[名位])?")
_IS_ALSO = re.compile("(?<=，)(?:现在|如今|目前|同时)?(?:也|还|又)?是")
_LATIN = re.compile(r"[A-Za-z\d]{1,8}")
_ASIDE = re.compile(r"（[^（）]{1,6}）")
_LONGEST_ROW = 200
_ATTRIBUTIVE = re.compile(r"的(?!$|[，。；])")


def follows_row(clause: Clause, person: Placed) -> bool:
    """Whether one stands in a row of people and firms, behind what they won: 二等奖：张三 某厂 李四 某公司."""
    others = [p for p in clause.placed if p.cls == "Person" and p.end < person.start]
    return bool(others) and clause.text[others[0].start - 1] == "：" and clause.text[person.start - 1] == " "


class PostsAfter:
    """Reads the posts that stand after a name; ``whose`` are the bodies of the article."""

    def __init__(self, words: Words, titles: Titles, whose: PostBodies) -> None:
        self._words, self._titles, self._whose = words, titles, whose
        self._below = any_of(words.lexicon.words("frames", "below"))
        self._nouns = frozenset(words.lexicon.table("pointer", "nouns"))
        self._pointer = any_of(self._nouns)
        marks = any_of(words.lexicon.words("posts", "marks")).pattern
        self._also = re.compile(f"、兼?{whose.union}")
        self._marks = re.compile(rf"[（是系]|{marks}")
        self._parts = words.lexicon.longest_first("posts", "within")
        careers = words.lexicon.words("posts", "careers")
        self._all_posts = re.compile(rf"(?:{any_of(careers).pattern})([^，。；：]{{4,60}})")
        self._rose = re.compile(rf"(?:{any_of((*careers, *words.lexicon.words('posts', 'rose'))).pattern})$")

    def of_article(self, whose: PostBodies) -> PostsAfter:
        """A reader for one article."""
        reader = copy(self)
        reader._whose = whose
        return reader

    def read(self, clause: Clause, person: Placed, bodies: frozenset[str], own: set[int]) -> list[Post]:
        """Posts after a name: 当选…主席, 是…主席, （…主席）, ，…主席，; also in the next clause: 任…主席."""
        text = clause.text
        if not own and (called := self.called(clause, person, bodies)):
            return called
        first = person.start == 0 or text[person.start - 1] == "：" or follows_row(clause, person)
        row = ROW.match(text, person.end) if first and len(text) <= _LONGEST_ROW else None
        if row and not own and (posts := self.stated(clause, person, row.end(), bodies, own, False)):
            return posts
        if row and not own and (posts := self._rowed(clause, person, row.end(), bodies)):
            return posts
        if row and not own and person.start and text[person.start - 1] in "： ":
            body = next((p for p in clause.of(bodies, row.end()) if p.start == row.end()), None)
            return [Post(person.draft, body.draft, "", False, person.start, body.end)] if body is not None else []
        aside = _ASIDE.match(text, person.end)
        after = aside.end() if aside and self._titles.elected.match(text, aside.end()) else person.end
        lead = self._titles.lead.match(text, after)
        if lead and lead.end() > after:
            strong = bool(self._titles.elected.search(lead.group())) or (
                lead.group() == "为" and bool(self._titles.elected.search(text[: person.start]))
            )  # 张三当选为主席，李四为副主席
            marked = strong or bool(self._marks.search(lead.group()))
            if own and not marked:
                return []
            posts = self.stated(clause, person, lead.end(), bodies, own, strong, marked)
            if posts and not marked:
                return posts
        else:
            posts = []
        posts = [*posts, *self._moved(clause, person, bodies)]
        others = [p.start for p in clause.of(("Person",), person.end)]
        stop = min([*others, len(text)])
        for match in self._titles.later.finditer(text, max([person.end, *(p.end for p in posts)]), stop):
            more = self.stated(clause, person, match.end(), bodies, own | {id(p.body) for p in posts}, True)
            posts += more
            if more and not lead:
                break
        return posts or self._is_also(clause, person, bodies, own)

    def _is_also(self, clause: Clause, person: Placed, bodies: frozenset[str], own: set[int]) -> list[Post]:
        """张三在某公司开了9年车，是某工会的生活委员: what a later clause says that one is."""
        stop = min([p.start for p in clause.of(("Person",), person.end)] or [len(clause.text)])
        for match in _IS_ALSO.finditer(clause.text, person.end, stop):
            if any(p.start == match.end() for p in clause.of(bodies, match.end())):
                return self.stated(clause, person, match.end(), bodies, own, False)
        return []

    def _rowed(self, clause: Clause, person: Placed, start: int, bodies: frozenset[str]) -> list[Post]:
        """A line of a roster whose title stands behind a section's name: 张三 某供电公司|电缆抢修作业班工作负责人."""
        body = next((p for p in clause.of(bodies, start) if p.start == start), None)
        rest = clause.text[body.end :].rstrip() if body is not None else ""
        title = self._titles.ending(rest) or self._titles.trade_in(rest)
        if body is None or not title or re.search("[，。；：、 ]", rest):
            return []
        end = body.end + len(rest)
        return [Post(person.draft, body.draft, t, False, person.start, end) for t in ("", title)]

    def is_there(self, clause: Clause, person: Placed, body: Draft) -> list[Post]:
        """What one is in the body that stands before the name: 某公司的张三，是维修工程师."""
        text = clause.text
        match = _IS.match(text, person.end)
        if match is None or any(p.start <= match.end() < p.end for p in clause.placed):
            return []
        latin = _LATIN.match(text, match.end())  # PLC|调试工程师
        titles, end = self._titles.after(text, latin.end() if latin else match.end())
        titles = [latin.group() + titles[0], *titles[1:]] if latin and titles else titles
        if not titles and (role := self._titles.role_after(text, match.end())):
            trade = self._titles.trade_in(text[match.end() : role])
            titles, end = ([trade] if trade else []), role
        if text[end : end + 1] not in ("", *"，。；、）"):
            return []
        return [Post(person.draft, body, t, False, person.start, end) for t in titles]

    def career(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """在某研究院工作9年，历任实习员、助理研究员: posts in the body that was named last, one after the other."""
        text = clause.text
        match = self._all_posts.search(text, person.end)
        if match is None or clause.of(("Person",), person.end, match.start()):
            return []
        near = clause.of(EMPLOYERS | {"PublicBody"}, person.end, match.start())[-1:]
        own = clause.of(bodies, match.start(1), match.end(1))
        if not near or own:
            return []
        items = match.group(1).split("、")
        posts = [item for item in items if self._titles.ending(item) or self._titles.trade_in(item)]
        ends = (near[0].start, match.end())
        return [Post(person.draft, near[0].draft, item, True, *ends) for item in posts]

    def stated(
        self,
        clause: Clause,
        person: Placed,
        start: int,
        bodies: frozenset[str],
        own: set[int],
        strong: bool,
        marked: bool = True,
    ) -> list[Post]:
        """What <body><titles> at an offset says of a person; after an election the body may go without saying."""
        text = clause.text
        placed = next((p for p in clause.of(bodies, start) if p.start <= start + 1), None)
        if placed is not None and (below := self._below.match(text, placed.end)) is not None:
            placed = next((p for p in clause.of(bodies, below.end()) if p.start == below.end()), placed)
        bare = self._pointer.match(text, start) if placed is None else None
        if bare and self._titles.after(text, bare.end())[0]:
            body = self._whose.latest(clause, person.start, (bare.group(),), own)
            titles, at = self._titles.after(text, bare.end())
            return [Post(person.draft, body, t, False, person.start, at) for t in titles] if body is not None else []
        if placed is None:
            start = self._titles.past_dropped(text, start)  # 当选为|首届|工会主席
            union = text.startswith(self._whose.union, start) and strong
            start += len(self._whose.union) if union else 0  # 当选工会主席
            titles, at = self._titles.after(text, start)
            if not titles or not strong or any(p.start == at for p in clause.of(("Person",))):
                return []
            kind = next((k for k in self._parts if titles[0].startswith(k) and len(titles[0]) > len(k) + 1), "")
            body = self._whose.latest(clause, start, (kind,), own) if kind else None  # 补选张三为分会副主席
            if body is not None:
                titles[0] = titles[0][len(kind) :]
            body = body or self._whose.implied(clause, person.start, titles[:1], own, True)
            body = body or self._employer_before(clause, start)
            anew = self._whose.anew(clause, body)
            if union and (
                body is None or (body is clause.home and not anew)
            ):  # in an article about a firm it is the firm's
                body = self._whose.firm_union(clause, person.start) or body
            return [Post(person.draft, body, t, False, person.start, at) for t in titles] if body is not None else []
        at, body = placed.end, placed.draft
        noun = text[placed.start : placed.end]
        if noun in self._nouns and not any(name.endswith(noun) for name in body.names):
            pointed = self._whose.latest(
                clause, placed.start, (noun,), own
            )  # 当选联合会主席: not the union that was named last
            if pointed is None:
                return []
            body = pointed
        at += 1 if text.startswith("的" + self._whose.union, at) else 0
        if text.startswith(self._whose.union, at) and placed.cls != self._words.home:
            held = self._whose.union_of(clause, placed)
            if held is None or not self._titles.after(text, at + len(self._whose.union))[0]:
                return []
            body, at = held, at + len(self._whose.union)
        titles, end = self._titles.after(text, at)
        former = self._titles.is_former(text[: placed.start]) or self._titles.once(text[person.end : start])
        if not titles:
            if text[:start].endswith("来自") and not _ATTRIBUTIVE.match(text, placed.end):
                return [Post(person.draft, body, "", former, person.start, placed.end)]
            whole = text[at : clause.end_of(at)] if strong else ""
            if (
                2 < len(whole) <= 10
                and (served := self._titles.trade_in(whole))
                and not clause.of(("Person",), at, at + 10)
            ):
                return [Post(person.draft, body, served, former, person.start, at + len(whole))]  # 被聘为某会监督员
            role = self._titles.role_after(text, at)
            fits = (
                role
                and (marked or text[role : role + 1] in "，。；）")
                and not any(p.start == role for p in clause.of(("Person",)))
            )
            trade = self._titles.trade_in(text[at:role]) if role else ""
            if strong and trade:  # 受聘担任某学院客座教授
                return [Post(person.draft, body, trade, former, person.start, role)]
            titles = ["", trade] if trade else [""]
            return [Post(person.draft, body, t, former, person.start, role) for t in titles] if fits else []
        follows = text[end : end + 1]
        goes_on = follows == "、" and not clause.of(("Person",), end, clause.end_of(end))  # …副主席、质检班班长，
        if any(p.start == end and p.cls == "Person" for p in clause.placed) or (
            not marked and follows not in "，。；）" and not goes_on
        ):
            return []  # the title is that of the next name
        posts = [Post(person.draft, body, title, former, person.start, end) for title in titles]
        also = self._also.match(text, end)
        if (
            also
            and placed.cls != self._words.home
            and (held := self._whose.union_of(clause, self._core(clause, placed)))
        ):
            more, end = self._titles.after(text, also.end())  # 某公司党委副书记、工会主席
            posts += [Post(person.draft, held, title, former, person.start, end) for title in more]
        return posts + self._further(clause, person, end, bodies, former)

    def called(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """A title behind a name, as people are spoken of: 某公司张三总经理, 张三董事长作了讲话."""
        text = clause.text
        titles, end = self._titles.after(text, person.end)
        if len(titles) != 1 or end != person.end + len(titles[0]) or len(titles[0]) > 4 or end not in clause.bounds:
            return []
        before = [p for p in clause.of(bodies - {"Site"}, 0, person.start) if p.end == person.start]
        if any(p.start == end for p in clause.of(("Person",))) or text[end : end + 1] in ("", "、"[: not before]):
            return []
        body = before[-1].draft if before else self._whose.implied(clause, person.start, titles)
        return [Post(person.draft, body, titles[0], False, person.start, end)] if body is not None else []

    def _moved(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """张三从某厂调到某公司任总工程师: the body stands before the verb."""
        text = clause.text
        if clause.of(("Person",), person.end, clause.end_of(person.end)):
            return []
        for body in clause.of(bodies, person.end, clause.end_of(person.end)):
            serves = self._titles.served.match(text, body.end)
            if serves and re.search("[到在赴]$", text[: body.start]):
                titles, end = self._titles.after(text, serves.end())
                return [Post(person.draft, body.draft, t, False, person.start, end) for t in titles]
        return []

    def _further(self, clause: Clause, person: Placed, end: int, bodies: frozenset[str], former: bool) -> list[Post]:
        """Posts in other bodies that a list goes on with: 曾任某镇党委书记|、某开发区管委会主任."""
        posts: list[Post] = []
        while clause.text[end : end + 1] == "、":
            body = next((p for p in clause.of(bodies, end) if p.start == end + 1), None)
            titles, stop = self._titles.after(clause.text, body.end) if body is not None else ([], end)
            if body is None or not titles or any(p.start == stop for p in clause.of(("Person",))):
                break
            posts += [Post(person.draft, body.draft, t, former, person.start, stop) for t in titles]
            end = stop
        return posts

    def _employer_before(self, clause: Clause, start: int) -> Draft | None:
        """Where somebody works, said in an earlier clause: 在某研究院工作了9年，历任研究员、室副主任."""
        if not self._rose.search(clause.text[max(0, start - 5) : start]):
            return None
        near = clause.of(EMPLOYERS, max(0, start - 50), start)
        return near[-1].draft if near and "。" not in clause.text[near[-1].end : start] else None

    def _core(self, clause: Clause, placed: Placed) -> Placed:
        """The company whose party committee a body is, else the body."""
        return next((p for p in clause.placed if p.nested and p.start == placed.start and p.cls == "Company"), placed)
