"""Posts and employers: titles between a body and a name, before the name or after it.

One reader reads one article (:meth:`PostReader.of_article`): a title that stands alone (由她担任院长) is one in a
body that was named before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field, replace

from uniongraph.extract.changes import Changes
from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.referents import Draft
from uniongraph.extract.titles import Item, Titles
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of, ends_with

_ROW = re.compile(r"(?:（[^（）]{1,12}）)? +")  # between name and body in a roster's line
_ASIDE = re.compile(r"（[^（）]{1,6}）")
_SO_MANY = re.compile(r"(?:（[^（）]{1,6}）)?(?:等\d{1,4}[名位]?(?:同志|人)?)?为")
_LONGEST_ROW = 200
_LISTED = re.compile(r"(?:（[^（）]{1,12}）)?[、和]")  # 张三（女）、李四
_ATTRIBUTIVE = re.compile(r"的(?!$|[，。；])")
_UNKNOWN = re.compile(r"、[^，。；、“”]{1,18}$")
_EMPLOYERS = frozenset(["Company", "School", "Institution"])
_CALLED = re.compile(r"“[^“”，。]{2,12}”$")
_NEAR = 20
_HEAD = "长"
_BODILY = "局厅院司委会协区站所办校行社党"  # the last characters of bodies rather than of their departments
_SECTIONS = ("科", "部", "室", "处", "中心", "系", "厂", "车间")
_DEEP = 20  # characters of the sections between a body and a role
_LONGEST_GAP = 5  # of a title's own words where no body stands before it


@dataclass(frozen=True)
class Post:
    """A person's post (with no title: employment) in a body, and the words from ``start`` to ``end`` that say so."""

    person: Draft
    body: Draft
    title: str
    former: bool
    start: int
    end: int


@dataclass
class _Memory:
    """Bodies of the article as they were named, with the paragraph and the sentence."""

    named: list[tuple[int, int, int, Draft]] = field(default_factory=list)
    renewed: list[tuple[int, Draft]] = field(default_factory=list)  # set up or voted anew, with the sentence
    firms: list[Draft] = field(default_factory=list)  # employers, those too that stand inside other names

    def take(self, clause: Clause, bodies: frozenset[str], renewal: re.Pattern[str]) -> None:
        sentence, text = clause.sentence, clause.text
        self.firms += [
            p.draft for p in clause.placed if p.cls in _EMPLOYERS and all(p.draft is not d for d in self.firms)
        ]
        outer = 0
        for p in clause.placed:  # 某某工会联合会|成立揭牌仪式
            whole = clause.at(p.start) if p.nested and p.cls in bodies and p.start >= outer else None
            if whole is not None and whole.cls == "Event" and renewal.search(text, p.end, whole.end):
                self.renewed.append((sentence.index, p.draft))
                outer = whole.end
        for p in clause.of(bodies):
            self.named.append((sentence.paragraph, sentence.index, p.start, p.draft))
            after = renewal.search(text, p.end, clause.end_of(p.end))
            before = (
                any(
                    p.start - m.end() <= 1
                    for m in renewal.finditer(text, max(clause.start_of(p.start), p.start - 6), p.start)
                )
                and text[p.start - 1] not in "在于"
            )
            if before or (after and not clause.of(bodies, p.end, after.start())):
                self.renewed.append((sentence.index, p.draft))


class PostReader:
    """Reads posts around the people of an article's clauses, given in order."""

    def __init__(self, words: Words) -> None:
        self._author: Draft | None = None
        self._says_author = re.compile(rf"(?:{any_of(words.lexicon.words('posts', 'author')).pattern})\s*")
        self._words = words
        self._made_union: Callable[[Clause, Placed, bool], Draft | None] = lambda clause, placed, whole: None
        self._titles = Titles(words)
        self._changes = Changes(words, self._titles)
        self._weak = sorted(words.weak_heads)
        self._union = min(words.lexicon.words(words.home, "weak_heads"), key=len, default="\0")
        self._below = any_of(words.lexicon.words("frames", "below"))
        self._committees = words.lexicon.words(words.home, "committees")
        self._governing = frozenset(t for t in words.titles if words.lexicon.words("post_fits", t) == ("政府",))
        self._civic = tuple(words.lexicon.words("posts", "civic"))
        self._home_titles = frozenset(words.lexicon.words("posts", "home_titles"))
        self._house_titles = frozenset(words.lexicon.words("posts", "house_titles"))
        self._elected_titles = frozenset(words.lexicon.words("posts", "elected_titles"))
        self._nouns = frozenset(words.lexicon.table("pointer", "nouns"))
        self._pointer = any_of(self._nouns)
        self._rooms = re.compile(rf"的?[^，。；的]{{0,6}}(?:{any_of(words.lexicon.words('frames', 'inside')).pattern})")
        holding, sending, marks = (
            any_of(words.lexicon.words("posts", key)).pattern for key in ("holding", "sending", "marks")
        )
        departments = any_of(words.lexicon.words("posts", "department_ends")).pattern
        own = any_of(words.lexicon.words("posts", "union_departments")).pattern
        self._departments = re.compile(rf"(?:^|[，。；、和])((?:{own}))$")
        self._office_after = re.compile(rf"，((?:{own}))$")
        self._section = re.compile(rf"、([\u4e00-\u9fff]{{1,8}}(?:{any_of(_SECTIONS).pattern}))$")
        self._also = re.compile(f"、兼?{self._union}")
        self._join = re.compile(rf"(?>[、，]?(?:{holding})|[、及]|\s){{1,30}}$")
        self._attribute = re.compile(
            rf"(?:(?:[\u4e00-\u9fff]{{0,2}}(?:{sending})?|[\u4e00-\u9fff]{{1,8}}(?:{departments}))的)?$"
        )
        self._marks = re.compile(rf"[（是系]|{marks}")
        self._lone = frozenset((*words.lexicon.words("posts", "within"), *words.lexicon.words("posts", "lone")))
        self._parts = words.lexicon.longest_first("posts", "within")
        careers = any_of(words.lexicon.words("posts", "careers")).pattern
        self._all_posts = re.compile(rf"(?:{careers})([^，。；：]{{4,60}})")
        self._rose = re.compile(rf"(?:{any_of(words.lexicon.words('posts', 'rose')).pattern})$")
        self._renewal = any_of(words.lexicon.words("posts", "renewed"))
        self._memory = _Memory()
        self._told: list[Post] = []
        self._held_by: dict[tuple[int, str], list[Draft]] = {}

    def of_article(
        self, union_of: Callable[[Clause, Placed, bool], Draft | None], author: Draft | None = None
    ) -> PostReader:
        """A reader for one article; ``author`` is who says 我 in it, ``union_of`` gives the union of a body."""
        reader = copy(self)
        reader._made_union, reader._author, reader._memory = union_of, author, _Memory()
        reader._held_by = {}
        return reader

    def _union_of(self, clause: Clause, placed: Placed, whole: bool = False) -> Draft | None:
        return self._made_union(clause, placed, whole)

    def read(self, clause: Clause, bodies: frozenset[str]) -> list[Post]:
        """The posts that the clause states."""
        self._memory.take(clause, bodies, self._renewal)
        found: list[Post] = []
        self._told = found
        if self._author is not None and (says := self._says_author.search(clause.text)):
            author = Placed(says.start(), says.end(), "Person", self._author)
            told = self._stated(clause, author, says.end(), bodies, set(), False)
            place = next((p for p in clause.of(bodies, says.end()) if p.start == says.end()), None)
            if not told and place is not None and clause.text[place.end : place.end + 1] in ("", *"）。，；、"):
                told = [Post(self._author, place.draft, "", False, says.start(), place.end)]  # 作者单位：某市总工会
            found += told
        previous: list[Post] = []
        chain: list[Placed] = []
        for person in clause.of(("Person",)):
            listed = bool(chain) and _LISTED.fullmatch(clause.text, chain[-1].end, person.start) is not None
            beside = (chain[-1].end, previous[0].body) if chain and previous else None
            before = [] if self._follows_row(clause, person) else self._before(clause, person, bodies, beside)
            if not before and listed:
                before = [
                    Post(person.draft, p.body, p.title, p.former, p.start, person.end)
                    for p in previous
                    if self._titles.shared(p.title)
                ]
            after = self._after(clause, person, bodies, {id(p.body) for p in before})
            after += [p for p in self._career(clause, person, bodies) if p not in after]
            beside_named = bool(chain) and self._in_row(clause, chain[-1], person, bodies)
            chain = [*chain, person] if listed or beside_named else [person]
            found += before + after
            found += [
                Post(other.draft, p.body, p.title, p.former, other.start, p.end)
                for p in (*after, *(b for b in before if b.start >= person.start))
                for other in chain[:-1] if self._titles.shared(p.title)
            ]  # fmt: skip
            previous = before
        found = [self._same(clause, p) for p in found]
        return self._changed(clause, bodies, found)

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
                    change.body.draft if change.body else self._implied(clause, change.start, change.titles, (), True)
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

    def _before(
        self, clause: Clause, person: Placed, bodies: frozenset[str], beside: tuple[int, Draft] | None
    ) -> list[Post]:
        """Items that stand before a name, last to first: <body><titles>、<body><titles><name>.

        ``beside`` is the end of the name before this one and the body of its post: 主席某某、副主席某某.
        """
        text, posts = clause.text, []
        row = _ROW.match(text, person.end) if text[person.start - 1 : person.start] == " " else None
        if row is not None and any(p.start == row.end() for p in clause.of(bodies, person.end)):
            return []  # 张三　某厂　　李四　某公司: what stands before a name is the employer of the one before
        end = person.start
        while end > 0 and text[end - 1] in " “":
            end -= 1
        called = _CALLED.search(text, max(0, end - 16), end)
        if called and any(p.end == called.start() for p in clause.of(bodies, 0, end)):
            end = called.start()  # 某研究院“雕刻大师”张三
        row = _ROW.match(text, person.end) if end < person.start else None
        led = text[: clause.of(("Person",))[0].start]
        if row and (not led or led.endswith("：")) and any(p.end == end for p in clause.of(bodies)):
            return []  # 某甲　某公司　某乙　某厂: the body behind a name is the one that counts
        if text[:end].endswith("的") and self._titles.ending(text[: end - 1]):
            end -= 1  # 时任某局局长的某某
        given = self._given_to(clause, person, end, bodies) or self._labelled(clause, person, end)
        first, pending = True, list[str]()
        for _ in range(6):
            floor = max(
                (p.end for p in clause.placed if p.end <= end and not p.nested and p.cls in (*bodies, "Person")),
                default=0,
            )
            headed = self._headed(clause, end, bodies)
            if headed is not None:
                posts.append(
                    Post(person.draft, headed.draft, text[headed.end - 1 : end], False, headed.start, person.end)
                )
                item = Item("title", headed.start, (text[headed.end - 1 : end],))
                end = headed.start
            else:
                item = self._titles.before(text, end, floor)
            if headed is not None:
                pass
            elif item.kind == "honour":
                end, first = item.start, False
            elif (
                beside
                and not clause.of((*bodies, "Award"), beside[0], person.start)
                and (shared := self._sharing(clause, text[beside[0] : item.start], item, beside[1])) is not None
            ):
                posts += [Post(person.draft, shared[0], t, False, beside[0] + 1, person.end) for t in shared[1]]
                break
            elif item.kind == "title":
                body, begin, titles, former = self._held(clause, item, bodies)
                posts += [
                    Post(person.draft, fit, t, former, begin, person.end)
                    for t in titles
                    if body is not None and (fit := self._fitting(clause, body, t)) is not None
                ]
                if body is not None and pending:
                    posts += [Post(person.draft, body, t, False, begin, person.end) for t in pending]
                    pending = []
                office = self._office_after.search(text, 0, item.start) if body is None else None
                if office and self._goes_on(clause, office.start() + 1):
                    pending, end, first = [office.group(1) + titles[0], *titles[1:]], office.start(), False
                    continue  # 某总工会书记处书记，组织部部长张三
                if body is None and not posts and self._goes_on(clause, item.start):
                    pending, end, first = [*titles, *pending], item.start - 1, False
                    continue  # 某总工会党组成员，组织部部长张三
                if body is None and self._titles.trade(item.titles[-1]) and not posts:
                    posts += self._employed(clause, person, item.start, bodies, item.titles[-1])
                    if posts:
                        break
                    if text[item.start - 1 : item.start] == "、":
                        pending += titles  # 某公司工人、高级技师张三: the body stands before the role
                    elif (gone := _UNKNOWN.search(text, 0, begin)) is None or clause.of(
                        ("Person",), gone.start(), begin
                    ):
                        break  # but 某镇总工会副主席、服务站站长张三: a place without a name is passed over
                end = begin
                unknown = _UNKNOWN.search(text, 0, begin) if body is None else None
                if unknown is not None and not clause.of(("Person",), unknown.start(), begin):
                    end = unknown.start() + 1  # 某会主席、现任某某副主席张三: a body that nobody knows is passed over
            else:
                trade = self._titles.trade_in(text[item.start : end].strip(" “")) if item.kind == "role" else ""
                own = self._employed(clause, person, item.start, bodies, trade) if first or item.kind == "role" else []
                posts += own + [
                    Post(person.draft, own[0].body, t, False, own[0].start, person.end) for t in pending if own
                ]
                end = item.start
                if item.kind != "role":
                    break
                near = clause.of(bodies, 0, end)
                end = near[-1].start if near and posts and text[near[-1].end : end] in ("", "的") else end
            first = False
            join = self._join.search(text[:end])
            if not join and posts and self._goes_on(clause, end):
                end -= 1  # 某省总工会副主席、党组成员，某委员会主任张三
                continue
            if not join or end == 0:
                break
            end = join.start()
        return posts + given

    def _headed(self, clause: Clause, end: int, bodies: frozenset[str]) -> Placed | None:
        """The body whose name the title of its head goes on with: 县委统战部|长, 某法院|长."""
        if end == 0 or clause.text[end - 1] != _HEAD:
            return None
        near = [p for p in clause.of(bodies, 0, end - 1) if p.end == end - 1]
        return near[-1] if near and clause.text[end - 2 : end] in self._words.titles else None

    def _goes_on(self, clause: Clause, end: int) -> bool:
        """Whether only a comma stands between a post and one of the same person's before it."""
        if clause.text[end - 1 : end] != "，":
            return False
        begin = clause.start_of(end - 1)
        item = self._titles.before(clause.text, end - 1, begin)
        return item.kind == "title" and not clause.of(("Person",), begin, end) and bool(clause.nominal(begin, end - 1))

    def _fitting(self, clause: Clause, body: Draft, title: str) -> Draft | None:
        """The body whose post a title is: of 某公司工会主席、副总经理 the second is one in the company.

        None where it cannot be this one: of 某市委副书记、市长 the second is one in a government that goes unnamed.
        """
        ends = self._titles.fits(title)
        if not ends or body.cls not in (self._words.home, "PublicBody") or self._ends_so(body, ends):
            return body
        near = [p.draft for p in clause.placed] + [draft for _, _, _, draft in reversed(self._memory.named)]
        return next(
            (
                draft
                for draft in near
                if self._ends_so(draft, ends) and any(b.startswith(n) for n in draft.names for b in body.names)
            ),
            None if title in self._governing else body,
        )

    def _sharing(self, clause: Clause, stretch: str, item: Item, body: Draft) -> tuple[Draft, list[str]] | None:
        """The body of one who follows another in a row, with the titles: the same, or the firm whose party it is."""
        firms = [p.draft for p in clause.placed if p.nested and p.cls in _EMPLOYERS]
        firms = [
            d for d in firms if body.cls == "PublicBody" and any(b.startswith(n) for n in d.names for b in body.names)
        ]
        if item.titles and body.cls == self._words.home:  # 某市总工会经审会主任张三，宣教部部长李四
            body = self._whole_union(clause, body) or body
        for one in (body, *firms):
            titles = self._beside(stretch, item, one)
            if titles is not None:
                return one, titles
        return None

    def _whole_union(self, clause: Clause, part: Draft) -> Draft | None:
        """The union whose committee a body is, where the sentence or the article speaks of it."""
        if not any(name.endswith(self._committees) for name in part.names):
            return None
        known = [p.draft for p in clause.placed if p.cls == part.cls]
        known += [draft for _, _, _, draft in self._memory.named if draft.cls == part.cls]
        known += [clause.home] if clause.home is not None else []
        return next(
            (d for d in known if d is not part and any(m.startswith(n) for n in d.names for m in part.names)), None
        )

    def _beside(self, stretch: str, item: Item, body: Draft) -> list[str] | None:
        """The titles of a person who follows another in a row, where they are posts in the same body; None if not."""
        if not item.kind or stretch[:1] not in ("、", "，", "和"):
            return None
        gap, _ = self._titles.bare(stretch[1:])
        if not item.titles:
            return [""] if not gap else None
        first, ends = item.titles[0], self._titles.fits(item.titles[0])
        if ends and not any(name.endswith(ends) for name in body.names):
            return None
        compound = self._titles.compounds(gap, first) and len(gap) <= _LONGEST_GAP and gap != self._union
        if stretch[0] == "，" and gap and (not self._titles.department(gap) or gap[-1] in _BODILY):
            return None  # 某公司营业员张三，某厂焊接顾问李四: a firm that nobody found
        return [gap + first, *item.titles[1:]] if compound else None

    def _held(self, clause: Clause, item: Item, bodies: frozenset[str]) -> tuple[Draft | None, int, list[str], bool]:
        """The body of titles before a name, where its name begins, the titles with what precedes them, whether past."""
        text, titles = clause.text, list(item.titles)
        near = [p for p in clause.of(bodies, 0, item.start) if item.start - p.end <= _NEAR]
        if near and not clause.of(("Person",), near[-1].end, item.start):
            placed, begin = near[-1], near[-1].start
            gap, former = self._titles.bare(text[placed.end : item.start])
            former = former or self._titles.is_former(text[:begin])
            begin = self._titles.former_start(text, begin)
            body: Draft | None = placed.draft
            if gap.startswith(self._union) and placed.cls != self._words.home:
                body, gap = self._union_of(clause, placed), gap[len(self._union) :]
            if gap == "的" and self._titles.trade(titles[0]):
                gap = ""
            if self._titles.compounds(gap, titles[0]):
                titles[0] = gap + titles[0]
                return body, begin, titles, former
        at = item.start - len(self._union)
        if text[: item.start].endswith(self._union) and (held := self._beside_union(clause, at, bodies)) is not None:
            return held, at - text.endswith("、总", 0, at), titles, False
        pointed = re.search(r"该([\u4e00-\u9fff]{1,2})$", text[: item.start])
        if pointed:
            return self._latest(clause, item.start, (pointed.group(1),)), pointed.start(), titles, False
        section = self._section.search(text, 0, item.start)
        if section and (posted := self._posted_in(clause, section.start(), bodies)) is not None:
            titles[0] = section.group(1) + titles[0]
            return posted, section.start() + 1, titles, False  # 某医院院长助理、|新生儿科主任
        lone = re.split("[，。；、：“（ ]", text[: item.start])[-1]
        if (len(lone) >= 3 or lone in self._lone) and (named := self._ending_in(clause, item.start, lone)) is not None:
            return named, item.start - len(lone), titles, False  # 农机合作社理事长, of 某某农机合作社
        if (
            (department := self._departments.search(text, 0, item.start))
            and clause.home is not None
            and clause.home.cls == self._words.home
        ):
            titles[0] = department.group(1) + titles[0]
            return clause.home, department.start(1), titles, False  # ，女工部部长某某, in an article about a union
        alone = self._titles.bare_start(text, item.start)
        beside = text[alone - 1 : alone] == "和" and any(p.end == alone - 1 for p in clause.of(("Person",), 0, alone))
        if alone == 0 or beside or text[alone - 1] in "，。；、：“（由 " or self._titles.is_former(text[: item.start]):
            former = self._titles.is_former(text[: item.start])
            body = self._implied(clause, item.start, titles)
            for end in self._titles.fits(titles[0]):  # the 车间主任 of a 车间 is its 主任
                if body is not None and len(end) >= 2 and titles[0].startswith(end) and len(titles[0]) >= len(end) + 2:
                    titles[0] = titles[0][len(end) :]
            return body, self._titles.former_start(text, item.start), titles, former
        return None, item.start, titles, False

    def _posted_in(self, clause: Clause, end: int, bodies: frozenset[str]) -> Draft | None:
        """The body of a title that ends right before ``end``."""
        item = self._titles.before(clause.text, end, 0)
        near = [p for p in clause.of(bodies, 0, item.start) if item.start - p.end <= _NEAR]
        if item.kind != "title" or not near:
            return None
        gap, _ = self._titles.bare(clause.text[near[-1].end : item.start])
        return near[-1].draft if self._titles.compounds(gap, item.titles[0]) else None

    def _beside_union(self, clause: Clause, at: int, bodies: frozenset[str]) -> Draft | None:
        """Whose the union is of which only 工会 is said at ``at``: …党委委员、工会主席, 在某公司，工会主席张三."""
        text = clause.text
        whole = text[at - 2 : at] == "、总"  # 某镇党委副书记、总工会主席
        if (text[at - 2 : at] == "，总" or text[at - 1 : at] == "，") and (
            same_union := self._union_before(clause, at)
        ) is not None:
            return same_union  # …、总工会主席张三，总工会副主席李四
        if whole or text[at - 1 : at] in ("、", "兼"):
            stretch = max(text.rfind(mark, 0, at) for mark in "，。；：")
            inside = [
                p
                for p in clause.placed
                if stretch < p.start and p.end <= at and p.cls in bodies and p.cls != self._words.home
            ]
            inside.sort(key=lambda p: (-p.start, p.end))
            civic = [p for p in (inside if whole else inside[:1]) if self._ends_so(p.draft, self._civic)]
            for p in civic:
                if (held := self._division_union(clause, p.draft)) is not None:
                    return held
            if whole and civic and self._titles.ending(text[: at - 2]):
                return self._union_of(clause, civic[0], True)  # 某县委常委、宣传部部长、总工会主席
            if whole:
                return clause.home if civic or not inside else None
            if inside:
                return self._union_of(clause, inside[0])
            same = [p for p in clause.of(_EMPLOYERS, 0, at) if "。" not in text[p.end : at]]
            if not same and (house := self._house(clause)) is not None:
                return self._union_of(
                    clause, Placed(at, at, house.cls, house)
                )  # 党委副书记、工会主席 of the school told of
            return self._union_of(clause, same[-1]) if same else None  # 某公司董事长张三，党委副书记、工会主席李四
        if text[at - 1 : at] not in ("", *"，。；：”见与和同由"):
            return None
        near = [p for n, p in clause.past if clause.sentence.index - n <= 1]
        near += clause.of({*_EMPLOYERS, self._words.home}, 0, at)
        employer = next((p for p in reversed(near) if p.cls in _EMPLOYERS | {self._words.home}), None)
        if employer is None:
            return None
        if employer.draft is clause.home:  # 某公司工会…。工会主席张三…: not where the union is a county's
            whose = self._words.head_class.get(
                ends_with(employer.draft.name.removesuffix(self._union), self._words.head_class)
            )
            return employer.draft if whose in _EMPLOYERS else None
        return employer.draft if employer.cls == self._words.home else self._union_of(clause, employer)

    def _union_before(self, clause: Clause, at: int) -> Draft | None:
        """The union of whose post the sentence told last before an offset, nothing but posts and names between."""
        last = [p for p in self._told if p.end <= at and p.body.cls == self._words.home]
        return last[-1].body if last and at - last[-1].end <= 2 else None

    def _division_union(self, clause: Clause, body: Draft) -> Draft | None:
        """The union of the division whose party committee, assembly or government a body is, where it is known."""
        stems = {n[: -len(end)] for n in body.names for end in self._civic if n.endswith(end) and n != end}
        known = [p.draft for p in (*clause.placed, *(p for _, p in clause.past)) if p.cls == self._words.home]
        known += [clause.home] if clause.home is not None else []
        for draft in known:
            rest = {n[len(stem) :] for stem in stems for n in draft.names if n.startswith(stem)}
            if any(r.endswith(self._union) and len(r) <= 3 for r in rest):
                return draft
        return None

    def _implied(
        self, clause: Clause, start: int, titles: Iterable[str], but: Iterable[int] = (), chosen: bool = False
    ) -> Draft | None:
        """The body of a title that stands alone: one named shortly before that has such a post, else the home.

        Of one who was just chosen it is the body that was just set up, where there is one.
        """
        first = next(iter(titles))
        ends = self._titles.fits(first)
        if ends:
            for sentence, draft in reversed(self._memory.renewed if chosen else []):
                if clause.sentence.index - sentence <= 2 and self._ends_so(draft, ends) and id(draft) not in set(but):
                    return draft
            if body := self._latest(clause, start, ends, but):
                return body
        if (
            first in self._house_titles
            and (house := self._house(clause, ends)) is not None
            and id(house) not in set(but)
        ):
            return house
        fits = first in self._home_titles or (chosen and first in self._elected_titles)
        return clause.home if clause.home is not None and fits and id(clause.home) not in set(but) else None

    def _house(self, clause: Clause, ends: tuple[str, ...] = ()) -> Draft | None:
        """The firm, school or hospital whose news an article is: its own body, or whose union that is, or the only one.

        The only one is asked for where the article has no body of its own; ``ends`` are those a title allows.
        """
        home = clause.home
        if home is not None and home.cls not in _EMPLOYERS | {self._words.home}:
            return None
        known = list(
            {id(d): d for d in (*self._memory.firms, *(p.draft for p in clause.placed)) if d.cls in _EMPLOYERS}.values()
        )
        if home is not None and home.cls in _EMPLOYERS:
            found = [home]
        elif home is not None:
            found = [
                d
                for d in known
                if any(h.startswith(n) and self._union in h[len(n) :][:2] for h in home.names for n in d.names)
            ]
        else:
            found = known if len(known) == 1 else []
        return found[0] if found and (not ends or self._ends_so(found[0], ends)) else None

    def _latest(self, clause: Clause, start: int, ends: tuple[str, ...], but: Iterable[int] = ()) -> Draft | None:
        """The body named last before an offset, in this paragraph, two sentences back at most, whose name ends so."""
        sentence, left_out = clause.sentence, set(but)
        for paragraph, index, at, draft in reversed(self._memory.named):
            if (
                paragraph != sentence.paragraph
                or sentence.index - index > 2
                or (index == sentence.index and at >= start)
            ):
                continue
            if id(draft) not in left_out and self._ends_so(draft, ends):
                return draft
        return None

    def _ending_in(self, clause: Clause, start: int, tail: str) -> Draft | None:
        """The body named last, three sentences back at most, whose name ends in these words and is longer."""
        for _, index, at, draft in reversed(self._memory.named):
            if clause.sentence.index - index > 3 or (index == clause.sentence.index and at >= start):
                continue
            if any(name.endswith(tail) and len(name) > len(tail) for name in draft.names):
                return draft
        return None

    def _scene(self, clause: Clause, end: int, bodies: frozenset[str]) -> Placed | None:
        """The body in whose rooms somebody acts: 某公司的会议室里，质检员张三…."""
        start = clause.start_of(end)
        far = end - start > 12 or (end - start > 4 and not clause.nominal(start, end))
        if far or clause.text[start - 1 : start] != "，":
            return None
        end = start
        before = clause.of(bodies - {"Site"}, clause.start_of(end - 1), end - 1)[-1:]
        if before and before[0].end == end - 1 and clause.text[before[0].start - 1 : before[0].start] == "在":
            return before[0]  # 在某公司，装袋工张三…
        return before[0] if before and self._rooms.fullmatch(clause.text, before[0].end, end - 1) else None

    @staticmethod
    def _ends_so(draft: Draft, ends: tuple[str, ...]) -> bool:
        return any(name.rstrip("”）").endswith(ends) for name in draft.names)

    def _employed(
        self, clause: Clause, person: Placed, end: int, bodies: frozenset[str], trade: str = ""
    ) -> list[Post]:
        """Employment: the body's name stands right before the role or the name, or with 的 between.

        A trade is both: what the person is there, and that the person belongs there.
        """
        text = clause.text
        near = [p for p in clause.of(bodies, 0, end) if end - p.end <= _DEEP and "，" not in text[p.end : end]]
        deep = bool(near) and self._titles.section.fullmatch(text, near[-1].end, end) is not None
        if near and (
            "，" in text[near[-1].end : end] or (end - near[-1].end > 8 and not (deep and end < person.start))
        ):
            near = []
        if not near and end < person.start and (scene := self._scene(clause, end, bodies)) is not None:
            near = [scene]
            end = scene.end
        if not near or (near[-1].cls == "Site" and near[-1].end == end):
            return []
        placed = near[-1]
        gap = text[placed.end : end]
        kind = 1 < len(gap) <= 4 and end < person.start and clause.nominal(placed.end, end)  # 某公司|货车|司机
        deep = deep and clause.nominal(placed.end, end) and end < person.start and not re.search("[的、，等和与]", gap)
        if not self._attribute.match(gap) and not deep and not (kind and not re.search("[的、，等]", gap)):
            return []
        trade = gap + trade if kind and trade and not re.search(r"[^\u4e00-\u9fff]", gap) else trade  # 货车|司机
        return [
            Post(person.draft, placed.draft, title, False, placed.start, person.end)
            for title in (("", trade) if trade else ("",))
        ]

    def _given_to(self, clause: Clause, person: Placed, end: int, bodies: frozenset[str]) -> list[Post]:
        """院长由…某某担任, 选举某某为联合会主席."""
        text = clause.text
        after = text[person.end :]
        serves = self._titles.serves.match(after)
        for by in re.finditer("由|就是|是", text[:end]):
            alone = "的" not in text[by.end() : end] and not clause.of(("Person",), by.end(), end)
            if (serves and by.group() == "由") or (alone and by.group() != "由"):
                stop = by.start() - len(self._titles.office(text, by.start()))  # 主席|一职|由张三接任
                floor = max((p.end for p in clause.of(bodies, 0, stop)), default=0)
                if len(re.findall("[，。；]", text[by.end() : end])) > 1 or not (
                    title := self._titles.ending(text[:stop], floor)
                ):
                    continue
                item = Item("title", stop - len(title), (title,))
                body, begin, titles, _ = self._held(clause, item, bodies)
                if body is not None:
                    upto = person.end + (serves.end() if serves else 0)
                    return [Post(person.draft, body, t, False, begin, upto) for t in titles]
        aside = _SO_MANY.match(after)
        if aside and self._titles.chosen.search(text[max(0, min(clause.start_of(end), end - 40)) : end]):
            return self._stated(clause, person, person.end + aside.end(), bodies, set(), True)
        return []

    def _labelled(self, clause: Clause, person: Placed, end: int) -> list[Post]:
        """主席：张三　副主席：李四、王五: a post and a colon before a name, as lists of those elected have them."""
        text = clause.text
        if text[end - 1 : end] != "：" or not (title := self._titles.ending(text[: end - 1])):
            return []
        start = end - 1 - len(title)
        if text[start - 1 : start] not in ("", " ", "。", "；", "：") or self._titles.trade(title):
            return []
        body = self._implied(clause, start, [title], (), True)
        return [Post(person.draft, body, title, False, start, person.end)] if body is not None else []

    def _after(self, clause: Clause, person: Placed, bodies: frozenset[str], own: set[int]) -> list[Post]:
        """Posts after a name: 当选…主席, 是…主席, （…主席）, ，…主席，; also in the next clause: 任…主席."""
        text = clause.text
        if not own and (called := self._called(clause, person, bodies)):
            return called
        first = person.start == 0 or text[person.start - 1] == "：" or self._follows_row(clause, person)
        row = _ROW.match(text, person.end) if first and len(text) <= _LONGEST_ROW else None
        if row and not own and (posts := self._stated(clause, person, row.end(), bodies, own, False)):
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
            posts = self._stated(clause, person, lead.end(), bodies, own, strong, marked)
            if posts and not marked:
                return posts
        else:
            posts = []
        posts = [*posts, *self._moved(clause, person, bodies)]
        others = [p.start for p in clause.of(("Person",), person.end)]
        stop = min([*others, len(text)])
        for match in self._titles.later.finditer(text, max([person.end, *(p.end for p in posts)]), stop):
            more = self._stated(clause, person, match.end(), bodies, own | {id(p.body) for p in posts}, True)
            posts += more
            if more and not lead:
                break
        return posts

    def _called(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """A title behind a name, as people are spoken of: 某公司张三总经理, 张三董事长作了讲话."""
        text = clause.text
        titles, end = self._titles.after(text, person.end)
        if len(titles) != 1 or end != person.end + len(titles[0]) or len(titles[0]) > 4 or end not in clause.bounds:
            return []
        if any(p.start == end for p in clause.of(("Person",))) or text[end : end + 1] in ("", "、"):
            return []
        before = [p for p in clause.of(bodies - {"Site"}, 0, person.start) if p.end == person.start]
        body = before[-1].draft if before else self._implied(clause, person.start, titles)
        return [Post(person.draft, body, titles[0], False, person.start, end)] if body is not None else []

    def _career(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """在某研究院工作9年，历任实习员、助理研究员: posts in the body that was named last, one after the other."""
        text = clause.text
        match = self._all_posts.search(text, person.end)
        if match is None or clause.of(("Person",), person.end, match.start()):
            return []
        near = clause.of(_EMPLOYERS | {"PublicBody"}, person.end, match.start())[-1:]
        own = clause.of(bodies, match.start(1), match.end(1))
        if not near or own:
            return []
        items = match.group(1).split("、")
        posts = [item for item in items if self._titles.ending(item) or self._titles.trade_in(item)]
        ends = (near[0].start, match.end())
        return [Post(person.draft, near[0].draft, item, True, *ends) for item in posts]

    @staticmethod
    def _follows_row(clause: Clause, person: Placed) -> bool:
        """Whether one stands in a row of people and firms, behind what they won: 二等奖：张三 某厂 李四 某公司."""
        others = [p for p in clause.placed if p.cls == "Person" and p.end < person.start]
        return bool(others) and clause.text[others[0].start - 1] == "：" and clause.text[person.start - 1] == " "

    def _moved(self, clause: Clause, person: Placed, bodies: frozenset[str]) -> list[Post]:
        """张三从某厂调到某公司任总工程师: the body stands before the verb."""
        text = clause.text
        if clause.of(("Person",), person.end, clause.end_of(person.end)):
            return []
        for body in clause.of(bodies, person.end, clause.end_of(person.end)):
            serves = self._titles.serves.match(text, body.end)
            if serves and re.search("[到在赴]$", text[: body.start]):
                titles, end = self._titles.after(text, serves.end())
                return [Post(person.draft, body.draft, t, False, person.start, end) for t in titles]
        return []

    def _stated(
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
            body = self._latest(clause, person.start, (bare.group(),), own)
            titles, at = self._titles.after(text, bare.end())
            return [Post(person.draft, body, t, False, person.start, at) for t in titles] if body is not None else []
        if placed is None:
            start = self._titles.past_dropped(text, start)  # 当选为|首届|工会主席
            union = text.startswith(self._union, start) and strong
            start += len(self._union) if union else 0  # 当选工会主席
            titles, at = self._titles.after(text, start)
            if not titles or not strong or any(p.start == at for p in clause.of(("Person",))):
                return []
            kind = next((k for k in self._parts if titles[0].startswith(k) and len(titles[0]) > len(k) + 1), "")
            body = self._latest(clause, start, (kind,), own) if kind else None  # 补选张三为分会副主席
            if body is not None:
                titles[0] = titles[0][len(kind) :]
            body = body or self._implied(clause, person.start, titles[:1], own, True)
            body = body or self._employer_before(clause, start)
            anew = any(d is body and clause.sentence.index - n <= 2 for n, d in self._memory.renewed)
            if union and (
                body is None or (body is clause.home and not anew)
            ):  # in an article about a firm it is the firm's
                body = self._firm_union(clause, person.start) or body
            return [Post(person.draft, body, t, False, person.start, at) for t in titles] if body is not None else []
        at, body = placed.end, placed.draft
        noun = text[placed.start : placed.end]
        if noun in self._nouns and not any(name.endswith(noun) for name in body.names):
            pointed = self._latest(
                clause, placed.start, (noun,), own
            )  # 当选联合会主席: not the union that was named last
            if pointed is None:
                return []
            body = pointed
        at += 1 if text.startswith("的" + self._union, at) else 0
        if text.startswith(self._union, at) and placed.cls != self._words.home:
            held = self._union_of(clause, placed)
            if held is None or not self._titles.after(text, at + len(self._union))[0]:
                return []
            body, at = held, at + len(self._union)
        titles, end = self._titles.after(text, at)
        former = self._titles.is_former(text[: placed.start]) or self._titles.once(text[person.end : start])
        if not titles:
            if text[:start].endswith("来自") and not _ATTRIBUTIVE.match(text, placed.end):
                return [Post(person.draft, body, "", former, person.start, placed.end)]
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
        if also and placed.cls != self._words.home and (held := self._union_of(clause, self._core(clause, placed))):
            more, end = self._titles.after(text, also.end())  # 某公司党委副书记、工会主席
            posts += [Post(person.draft, held, title, former, person.start, end) for title in more]
        return posts + self._further(clause, person, end, bodies, former)

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

    def _firm_union(self, clause: Clause, offset: int) -> Draft | None:
        """The union of the company that was named last, two sentences back at most."""
        near = [p for n, p in clause.past if clause.sentence.index - n <= 2] + clause.of(_EMPLOYERS, 0, offset)
        firm = next((p for p in reversed(near) if p.cls == "Company"), None)
        return self._union_of(clause, firm) if firm is not None else None

    def _employer_before(self, clause: Clause, start: int) -> Draft | None:
        """Where somebody works, said in an earlier clause: 在某研究院工作了9年，历任研究员、室副主任."""
        if not self._rose.search(clause.text[max(0, start - 5) : start]):
            return None
        near = clause.of(_EMPLOYERS, max(0, start - 50), start)
        return near[-1].draft if near and "。" not in clause.text[near[-1].end : start] else None

    def _core(self, clause: Clause, placed: Placed) -> Placed:
        """The company whose party committee a body is, else the body."""
        return next((p for p in clause.placed if p.nested and p.start == placed.start and p.cls == "Company"), placed)
