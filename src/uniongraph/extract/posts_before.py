"""Posts before a name: 某会主席张三, 某厂厂长、某会副主席李四, 某公司工人王五, 主席：张三, 院长由张三担任.

Items are read from the name backwards, last to first. What stands after a name is read in ``posts_after``.
"""

from __future__ import annotations

import re
from copy import copy

from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.posts_after import ROW, PostsAfter
from uniongraph.extract.posts_bodies import EMPLOYERS, Post, PostBodies
from uniongraph.extract.titles import Item, Titles
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_SO_MANY = re.compile(r"(?:（[^（）]{1,6}）)?(?:等\d{1,4}[名位]?(?:同志|人)?)?为")
_UNKNOWN = re.compile(r"、[^，。；、“”]{1,18}$")
_CALLED = re.compile(r"“[^“”，。]{2,12}”$")
_CREDITED = re.compile(r"（[^（）]{0,40}$")
_NEAR = 20
_HEAD = "长"
_BODILY = "局厅院司委会协区站所办校行社党"  # the last characters of bodies rather than of their departments
_SECTIONS = ("科", "部", "室", "处", "中心", "系", "厂", "车间")
_DEEP = 20  # characters of the sections between a body and a role
_LONGEST_GAP = 5  # of a title's own words where no body stands before it


class PostsBefore:
    """Reads the posts that stand before a name; ``whose`` are the bodies of the article."""

    def __init__(self, words: Words, titles: Titles, whose: PostBodies, after: PostsAfter) -> None:
        self._words, self._titles, self._whose, self._after = words, titles, whose, after
        self._rooms = re.compile(rf"的?[^，。；的]{{0,6}}(?:{any_of(words.lexicon.words('frames', 'inside')).pattern})")
        lexicon = words.lexicon
        holding = any_of((*lexicon.words("posts", "concurrent"), *lexicon.words("posts", "holding"))).pattern
        sending = any_of(words.lexicon.words("posts", "sending")).pattern
        departments = any_of(words.lexicon.words("posts", "department_ends")).pattern
        own = any_of(words.lexicon.words("posts", "union_departments")).pattern
        self._acting = words.lexicon.words("posts", "acting_as")
        self._departments = re.compile(rf"(?:^|[，。；、和的])(?:{whose.union})?((?:{own}))$")
        self._own_departments = tuple(words.lexicon.words("posts", "union_departments"))
        self._office_after = re.compile(rf"，((?:{own}))$")
        self._section = re.compile(rf"、([\u4e00-\u9fff]{{1,8}}(?:{any_of(_SECTIONS).pattern}))$")
        self._join = re.compile(rf"(?>[、，]?(?:{holding})|[、及]|\s){{1,30}}$")
        self._attribute = re.compile(
            rf"(?:(?:[\u4e00-\u9fff]{{0,2}}(?:{sending})?|[\u4e00-\u9fff]{{1,8}}(?:{departments}))的)?$"
        )
        self._speciality = re.compile("的[\u4e00-\u9fff]{2,6}")  # 某医院|的心血管|医生
        self._lone = frozenset((*words.lexicon.words("posts", "within"), *words.lexicon.words("posts", "lone")))

    def of_article(self, whose: PostBodies, after: PostsAfter) -> PostsBefore:
        """A reader for one article."""
        reader = copy(self)
        reader._whose, reader._after = whose, after
        return reader

    def read(
        self, clause: Clause, person: Placed, bodies: frozenset[str], beside: tuple[int, Draft] | None
    ) -> list[Post]:
        """Items that stand before a name, last to first: <body><titles>、<body><titles><name>.

        ``beside`` is the end of the name before this one and the body of its post: 主席某某、副主席某某.
        """
        text, posts = clause.text, []
        row = ROW.match(text, person.end) if text[person.start - 1 : person.start] == " " else None
        if row is not None and any(p.start == row.end() for p in clause.of(bodies, person.end)):
            return []  # 张三　某厂　　李四　某公司: what stands before a name is the employer of the one before
        end = person.start
        while end > 0 and text[end - 1] in " “":
            end -= 1
        called = _CALLED.search(text, max(0, end - 16), end)
        if called and any(p.end == called.start() for p in clause.of(bodies, 0, end)):
            end = called.start()  # 某研究院“雕刻大师”张三
        row = ROW.match(text, person.end) if end < person.start else None
        led = text[: clause.of(("Person",))[0].start]
        if row and (not led or led.endswith("：")) and any(p.end == end for p in clause.of(bodies)):
            return []  # 某甲　某公司　某乙　某厂: the body behind a name is the one that counts
        if text[:end].endswith("的") and self._titles.ending(text[: end - 1]):
            end -= 1  # 时任某局局长的某某
        if text[end - 1 : end] == "，" and text.startswith(self._acting, clause.start_of(end - 1)):
            end -= 1  # 作为某公司工会主席，某某…
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
                and not clause.of((*bodies, "Award", "Place"), beside[0], person.start)
                and (shared := self._sharing(clause, text[beside[0] : item.start], item, beside[1])) is not None
            ):
                posts += [Post(person.draft, shared[0], t, False, beside[0] + 1, person.end) for t in shared[1]]
                break
            elif item.kind == "title":
                body, begin, titles, former = self._held(clause, item, bodies)
                posts += [
                    Post(person.draft, fit, t, former, begin, person.end)
                    for t in titles
                    if body is not None and (fit := self._whose.fitting(clause, body, t)) is not None
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

    def _sharing(self, clause: Clause, stretch: str, item: Item, body: Draft) -> tuple[Draft, list[str]] | None:
        """The body of one who follows another in a row, with the titles: the same, or the firm whose party it is."""
        firms = [p.draft for p in clause.placed if p.nested and p.cls in EMPLOYERS]
        firms = [
            d for d in firms if body.cls == "PublicBody" and any(b.startswith(n) for n in d.names for b in body.names)
        ]
        plain = stretch[1:] if not item.kind and stretch.endswith(_SECTIONS) else ""  # 综合办公室主任张三、技术中心李四
        if item.titles or plain:
            section = plain or self._titles.bare(stretch[1:])[0]
            body = self._whose.whole(clause, body, bool(section) and self._titles.department(section)) or body
        for one in (body, *firms):
            titles = self._beside(stretch, item, one)
            if titles is not None:
                return one, titles
        return None

    def _beside(self, stretch: str, item: Item, body: Draft) -> list[str] | None:
        """The titles of a person who follows another in a row, where they are posts in the same body; None if not."""
        if (
            not item.kind
            and stretch[:1] == "、"
            and stretch.endswith(_SECTIONS)
            and self._titles.department(stretch[1:])
        ):
            return [""]  # 某县总工会女工部张三、|法律部|李四
        if not item.kind or stretch[:1] not in ("、", "，", "和"):
            return None
        gap, _ = self._titles.bare(stretch[1:])
        if not item.titles:
            return [""] if not gap else None
        first, ends = item.titles[0], self._titles.fits(item.titles[0])
        if ends and not gap and not any(name.endswith(ends) for name in body.names):
            return None
        compound = self._titles.compounds(gap, first) and len(gap) <= _LONGEST_GAP and gap != self._whose.union
        if stretch[0] == "，" and gap and (not self._titles.department(gap) or gap[-1] in _BODILY):
            return None  # 某公司营业员张三，某厂焊接顾问李四: a firm that nobody found
        return [gap + first, *item.titles[1:]] if compound else None

    def _held(
        self, clause: Clause, item: Item, bodies: frozenset[str], chosen: bool = False
    ) -> tuple[Draft | None, int, list[str], bool]:
        """The body of titles before a name, where its name begins, the titles with what precedes them, whether past."""
        text, titles = clause.text, list(item.titles)
        near = [p for p in clause.of(bodies, 0, item.start) if item.start - p.end <= _NEAR]
        if near and not clause.of(("Person",), near[-1].end, item.start):
            placed, begin = near[-1], near[-1].start
            gap, former = self._titles.bare(text[placed.end : item.start])
            former = former or self._titles.is_former(text[:begin])
            begin = self._titles.former_start(text, begin)
            body: Draft | None = placed.draft
            if gap.startswith(self._whose.union) and placed.cls != self._words.home:
                body, gap = self._whose.union_of(clause, placed), gap[len(self._whose.union) :]
            if gap == "的" and self._titles.trade(titles[0]):
                gap = ""
            if self._titles.compounds(gap, titles[0]):
                titles[0] = gap + titles[0]
                return body, begin, titles, former
        at = item.start - len(self._whose.union)
        if (
            text[: item.start].endswith(self._whose.union)
            and (held := self._whose.beside_union(clause, at, bodies)) is not None
        ):
            return held, at - text.endswith("、总", 0, at), titles, False
        home = clause.home
        if home is not None and text.endswith("的" + self._whose.union, 0, item.start) and self._of_own(home, titles):
            return home, at, titles, False  # 负责这项工作的工会|组织部部长
        pointed = re.search(r"该([\u4e00-\u9fff]{1,2})$", text[: item.start])
        if pointed:
            return self._whose.latest(clause, item.start, (pointed.group(1),)), pointed.start(), titles, False
        section = self._section.search(text, 0, item.start)
        if section and (posted := self._posted_in(clause, section.start(), bodies)) is not None:
            posted = self._house_of(clause, posted, section.group(1))
            titles[0] = section.group(1) + titles[0]
            return posted, section.start() + 1, titles, False  # 某医院院长助理、|新生儿科主任
        lone = re.split("[，。；、：“（ ]", text[: item.start])[-1]
        if (len(lone) >= 3 or lone in self._lone) and (
            named := self._whose.ending_in(clause, item.start, lone)
        ) is not None:
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
        if (
            alone == 0
            or beside
            or text[alone - 1] in "，。；、：“（由在 "
            or self._titles.is_former(text[: item.start])
        ):
            former = self._titles.is_former(text[: item.start])
            body = self._whose.implied(clause, item.start, titles, (), chosen)
            for end in self._titles.fits(titles[0]):  # the 车间主任 of a 车间 is its 主任
                if body is not None and len(end) >= 2 and titles[0].startswith(end) and len(titles[0]) >= len(end) + 2:
                    titles[0] = titles[0][len(end) :]
            return body, self._titles.former_start(text, item.start), titles, former
        return None, item.start, titles, False

    def _of_own(self, home: Draft, titles: list[str]) -> bool:
        """Whether a title is one in a department that every union has, in an article about a union."""
        return home.cls == self._words.home and titles[0].startswith(self._own_departments)

    def _house_of(self, clause: Clause, body: Draft, section: str) -> Draft:
        """The house whose section somebody heads who heads its union too: 某学院工会主席、土木系主任."""
        if body.cls != self._words.home or section in self._own_departments:
            return body
        houses = [p.draft for p in clause.placed if p.cls in EMPLOYERS]
        return next((d for d in houses if any(b.startswith(n) for b in body.names for n in d.names)), body)

    def _posted_in(self, clause: Clause, end: int, bodies: frozenset[str]) -> Draft | None:
        """The body of a title that ends right before ``end``."""
        item = self._titles.before(clause.text, end, 0)
        near = [p for p in clause.of(bodies, 0, item.start) if item.start - p.end <= _NEAR]
        if item.kind != "title" or not near:
            return None
        gap, _ = self._titles.bare(clause.text[near[-1].end : item.start])
        return near[-1].draft if self._titles.compounds(gap, item.titles[0]) else None

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
        special = self._speciality.fullmatch(gap) is not None and end < person.start and clause.nominal(placed.end, end)
        deep = deep or self._within_section(clause, placed, end, person)
        if not self._attribute.match(gap) and not (deep or special) and not (kind and not re.search("[的、，等]", gap)):
            return []
        if placed.cls == "Media" and _CREDITED.search(text, 0, end if not trade else end + len(trade)):
            return []  # （某报记者张三）: a credit
        trade = (
            gap.removeprefix("的") + trade if kind and trade and not re.search(r"[^\u4e00-\u9fff]", gap) else trade
        )  # 货车|司机
        return [
            Post(person.draft, placed.draft, title, False, placed.start, person.end)
            for title in (("", trade) if trade else ("",))
        ]

    def _within_section(self, clause: Clause, placed: Placed, end: int, person: Placed) -> bool:
        """Whether only the name of a department stands between a body and somebody's name: 某县总工会|女工部|张三."""
        gap = clause.text[placed.end : end]
        if end != person.start or not gap.endswith(_SECTIONS) or re.search("[的、，等和与]", gap):
            return False
        return self._titles.section.fullmatch(gap) is not None and clause.nominal(placed.end, end)

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
                body, begin, titles, _ = self._held(clause, item, bodies, True)
                if body is not None:
                    upto = person.end + (serves.end() if serves else 0)
                    return [Post(person.draft, body, t, False, begin, upto) for t in titles]
        aside = _SO_MANY.match(after)
        since = max(0, min(clause.start_of(end), end - 40))
        chosen = self._titles.chosen.search(text, since, end) if aside else None
        if aside and chosen:
            last = max(chosen.end(), *(text.rfind(mark, 0, end) for mark in "，；为"))
            own = {id(p.draft) for p in clause.of(bodies, last, end)}  # 补选张三、某公司工会主席李四为副主席
            return self._after.stated(clause, person, person.end + aside.end(), bodies, own, True)
        return []

    def _labelled(self, clause: Clause, person: Placed, end: int) -> list[Post]:
        """主席：张三　副主席：李四、王五: a post and a colon before a name, as lists of those elected have them."""
        text = clause.text
        if text[end - 1 : end] != "：" or not (title := self._titles.ending(text[: end - 1])):
            return []
        start = end - 1 - len(title)
        if text[start - 1 : start] not in ("", " ", "。", "；", "：") or self._titles.trade(title):
            return []
        body = self._whose.implied(clause, start, [title], (), True)
        return [Post(person.draft, body, title, False, start, person.end)] if body is not None else []
