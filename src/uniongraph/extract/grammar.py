"""The few rules of word order that frames share: who the subject of a stretch of a sentence is, what a list is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from uniongraph.extract.clauses import HELD, Clause, Placed, outside
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

# A group that is only counted is a subject of its own: 另有2个集体获…, 来自各县的60名选手参加….
GROUP = re.compile(
    r"(?:首批|另有|另外|另|还有|共有|共|其中|其余|其他|余下|剩余|今年|去年|我[省市县区旗州]|全[省市县区]|近|约|有){0,9}+"
    r"(?:[\d.]{1,15}|[一二两三四五六七八九十百千万数]{1,15})[多余]?(?:名|个|位|家|支|对|人)[^，。；“”]{0,16}"
    r"|(?:其中|共有|还有){0,2}+[多数](?:名|人|位|家|个)[^，。；“”]{0,16}"
)


_ROW = 60
"""Characters between two members of a list that have a name."""


def _cut(start: int, pieces: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the pieces of a stretch lie that one mark parts from the next."""
    for piece in pieces:
        yield start, start + len(piece)
        start += len(piece) + 1


_PASSED = re.compile(r"[”》]?(?:、[^，。；：！？、“”《》（）的]{4,18}){1,2}(?:、|和|与|以及)[“《]?")
"""One or two members of a list between two that are known."""


class Grammar:
    """Reads word order with the words of ``[frames]``."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words = words
        self.bodies = words.organisations
        self._oblique = lexicon.longest_first("frames", "oblique")
        give = any_of(lexicon.words("frames", "give")).pattern
        self._tells = lexicon.words("frames", "tells_that")
        self._gives = re.compile(rf"(?:并|还|再|同时)?(?:{give})(?![^，。；]{{0,120}}由)")
        self._agents = lexicon.longest_first("frames", "agents")
        self._causative = any_of(lexicon.words("frames", "causative"))
        self._speech = frozenset(lexicon.words("frames", "speech"))
        self._role = re.compile(
            # 某所|获评全国工人先锋号: nobody of the firm's
            rf"(?:(?![获被荣])[\u4e00-\u9fff]){{0,4}}?(?:{any_of(lexicon.words('frames', 'people')).pattern})(?!队)"
        )
        # 在某某陪同下: those who only go along
        self._company = re.compile(rf"在[^。；]{{0,90}}?(?:{any_of(lexicon.words('frames', 'accompanied')).pattern})下")
        # each post as it is found first: tried anew in every way, a long list of posts would take for ever
        self._posts = re.compile(
            rf"(?>[\u4e00-\u9fff]{{0,14}}?(?:{any_of(words.titles).pattern})[、兼]{{0,4}}+){{1,60}}+"
        )
        said = any_of(
            (
                *words.titles,
                *words.roles,
                *(w for k in ("professions", "trades") for w in lexicon.words("posts", k)),
                *(w for w in lexicon.words("Company", "units") if len(w) > 1),
            )
        ).pattern
        self._worded = re.compile(
            rf"(?:(?![的了在将把被与对向由并是为和及说称对让使]|[到赴][^，]|、、)[\u4e00-\u9fff、]){{2,24}}(?:{said})"
        )
        self._whose = re.compile(rf"的|(?:{any_of(lexicon.words('frames', 'below')).pattern})的?“?(?=[^，。；了过])")
        self._partner_kinds = any_of(words.lexicon.words("frames", "partner_kinds"))
        self._joins = any_of(lexicon.words("frames", "joins"))
        players = any_of((*lexicon.words("frames", "players"), *lexicon.words("frames", "people"))).pattern
        self._from = re.compile(rf"(?:[、和与及]|以及)来自[^，。；：、]{{2,30}}的(?:{players})?")
        self._origin = tuple(w for w in lexicon.words("posts", "marks") if w.endswith("自"))
        self._kinds = frozenset(lexicon.words("frames", "described"))
        sent = any_of(lexicon.words("frames", "delegations")).pattern
        self._team = re.compile(
            rf"[\u4e00-\u9fff]{{0,4}}?(?:{sent})|(?:{any_of(lexicon.words('frames', 'teams')).pattern})"
        )
        self._spots = tuple(lexicon.words("frames", "spots"))
        self._unnamed = re.compile(
            r"[”》]?(?:（[^）]{1,20}）)?[^，。；：！？“”（）]{0,14}(?:[、和与及][^，。；：！？“”（）]{0,20}){1,6}[“《]?"
        )

    def is_oblique(self, clause: Clause, start: int) -> bool:
        """Whether the words before ``start`` make what follows something else than a subject (在某厂, not 主任张三)."""
        before = clause.text[:start].rstrip("“《 ")
        if before.endswith(self._tells):
            return False  # 这是某县总工会连续第11年开展…
        if before.endswith("、") and self._gives.match(clause.text, clause.start_of(start), start):
            return True  # 授予某县、某县、某局…
        return any(
            len(word) > 1 or len(before) - 1 in clause.bounds for word in self._oblique.affixes.endings(before)
        ) or any(begin <= start < end for begin, end in clause.stretches(self._company))

    def run(self, clause: Clause, first: Placed, classes: Collection[str]) -> list[Placed]:
        """The list that begins with a mention: A、B和C; of people also A、某公司B和某厂C."""
        members = [first]
        for other in [p for p in clause.placed if p.start >= first.end and not p.nested]:
            if self._noted(clause, members[-1].end, other):
                continue
            if other.cls not in classes or (members[-1].cls == "Person" and self._employer(clause, other)):
                if members[-1].cls == "Person" and self._next(clause, members[-1].end, other.start):
                    continue
                break
            if not self._listed(clause, members[-1].end, other.start, first.cls == "Person") and not self._passed(
                clause, members[-1].end, other.start
            ):
                break
            members.append(other)
        return members

    def row(self, clause: Clause, first: Placed, classes: Collection[str], end: int) -> list[Placed]:
        """A list of which some members bear no name that anybody found: 先后来到A、执法局、B的车间、某项目工地等地."""
        members = self.run(clause, first, classes)
        for other in clause.of(classes, members[-1].end, end):
            between = clause.text[members[-1].end : other.start]
            if other.start < members[-1].end:
                continue
            if len(between) > _ROW or other.cls == "Person":
                break
            pieces = re.split("[、和与及]", between)
            if not self._unnamed.fullmatch(between) or not all(
                self._spot(clause, *at) for at in _cut(members[-1].end, pieces)
            ):
                continue
            members += self.run(clause, other, classes)
        return [p for p in members if p.end <= end]

    def _spot(self, clause: Clause, start: int, end: int) -> bool:
        """Whether a stretch of a list is a noun, by its tags or by the word for a spot that it ends in."""
        return start == end or clause.text.endswith(self._spots, start, end) or clause.nominal(start, end)

    @staticmethod
    def _passed(clause: Clause, start: int, end: int) -> bool:
        """Whether a list goes on over members that nobody found: A、海川职工之家体育馆、B."""
        return _PASSED.fullmatch(clause.text, start, end) is not None and not clause.verbal(start, end)

    @staticmethod
    def _next(clause: Clause, start: int, end: int) -> bool:
        """Whether the words between a person and the next one's body only list them: 张三和|某公司|李四."""
        mark = re.match(r"[、和与及]|以及", clause.text[start:end])
        return clause.nominal(start + (mark.end() if mark else 0), end)

    @staticmethod
    def _noted(clause: Clause, end: int, other: Placed) -> bool:
        """Whether a mention only stands in brackets after a member of a list: 某某网络科技（饿了么）."""
        text = clause.text
        return end == other.start - 1 and text[end] == "（" and text[other.end : other.end + 1] == "）"

    def before(self, clause: Clause, last: Placed, classes: Collection[str]) -> list[Placed]:
        """The list that ends with a mention."""
        members = [last]
        for other in reversed([p for p in clause.placed if p.end <= last.start and not p.nested]):
            if other.cls not in classes or (members[0].cls == "Person" and self._employer(clause, other)):
                if members[0].cls == "Person" and clause.nominal(other.end, members[0].start):
                    continue
                break
            if not self._listed(clause, other.end, members[0].start, last.cls == "Person") and not self._passed(
                clause, other.end, members[0].start
            ):
                break
            members.insert(0, other)
        return members

    def _employer(self, clause: Clause, body: Placed) -> bool:
        """Whether a body only tells where the person after it works."""
        return body.cls in self.bodies and self.person_of(clause, body) is not None

    def _listed(self, clause: Clause, start: int, end: int, people: bool) -> bool:
        """Whether the words between two mentions only list them."""
        if not people and (team := self._team.match(clause.text, start, end)):
            start = team.end()  # 某局工会|代表队|、某厂工会代表队
        gap = clause.text[start:end]
        if not gap.strip("”“《》"):
            quoted = clause.text[start - 1 : start] + clause.text[end : end + 1] in ("”“", "》《")  # “A”“B”
            one, other = clause.at(start - 1), clause.at(end)
            parts = one is not None and other is not None and max(one.end - one.start, other.end - other.start) <= 2
            return bool(gap) or people or quoted or parts  # 两人, 四家单位: each part points at one
        if re.fullmatch(
            r"[”》]?(?:（[^）]{1,20}）)?(?:\d[\d.,]{0,6}[万余多]{0,2}[份件张册部篇家个名期])?(?:[、和与及暨]|，?以及)(?:全?[省市县区]|\d+[个家]|[“《])*",
            gap,
        ):
            return True
        if people and self._from.fullmatch(gap):  # 来自A的张三|和来自B的|李四
            return True
        mark = re.match(r"[”》]?(?:[、和与及]|以及)", gap)
        return bool(people and mark and end - start <= 60 and clause.nominal(start + mark.end(), end))

    def staffed(self, clause: Clause, body: Placed) -> bool:
        """Whether a word for those who work at a body stands right behind its name: 某某局|副局长."""
        return self._role.match(clause.text, body.end) is not None

    def posted(self, text: str, start: int, end: int) -> bool:
        """Whether posts fill a stretch, with the words that say in what."""
        return self._posts.fullmatch(text, start, end) is not None

    def person_of(self, clause: Clause, body: Placed) -> Placed | None:
        """The person whose post or employer a body only tells (区总工会主席张三 → 张三)."""
        for p in clause.placed:
            if p.start < body.end or p.nested:
                continue
            if p.cls == "Person":
                gap = clause.text[body.end : p.start]
                return (
                    p
                    if len(gap) <= 30
                    and "的“" not in gap
                    and not re.match(r"[”》]?[、和与]", gap)
                    and (clause.nominal(body.end, p.start) or self._posts.fullmatch(gap) or self._worded.fullmatch(gap))
                    else None
                )
            if p.cls not in (*self.bodies, "Place", "Site", "Award") or re.match(
                r"[、和与]", clause.text[body.end : p.start]
            ):
                return None
        return None

    def subjects(self, clause: Clause, offset: int, classes: Collection[str], here: bool = False) -> list[Placed]:
        """The subject of what stands at ``offset``: in its clause, else (unless ``here``) in those before it."""
        text = clause.text
        start, end = clause.start_of(offset), offset
        while True:
            found = self._caused(clause, start, end, classes) or self._subject_in(clause, start, end, classes)
            if found and "Person" in classes:
                return [*self.people_before(clause, start, found[0]), *found]
            if found or here or start == 0 or text[start - 1] in "。！？" or GROUP.match(text, start, end):
                return found
            end = start - 1
            start = clause.start_of(end)

    def people_before(self, clause: Clause, start: int, first: Placed) -> list[Placed]:
        """Those whom commas set before the first person of a clause: 某局局长张三，某会主席李四出席…."""
        found: list[Placed] = []
        while (
            start > 0
            and clause.text[start - 1] in "，；"
            and (clause.nominal(start, first.start) or self._presented(clause, start, first))
        ):
            last = next((p for p in clause.of(("Person",), 0, start) if p.end == start - 1), None)
            start = clause.start_of(start - 1)
            if last is None and (
                (clause.nominal(start, first.start - 1) and self._titled(clause, start, first.start))
                or self._unnamed_head(clause, start)
            ):
                continue  # 某公司副总裁某某, whose name nobody found
            if last is None:
                break
            members = self.before(clause, last, ("Person",))
            members = [p for p in members if p.start >= start]
            told = bool(members) and (
                clause.nominal(start, members[0].start)
                or self._posted(clause, start, members[0])
                or self._presented(clause, start, members[0])
            )
            if not told:
                break
            found, first = [*members, *found], members[0]
        return found

    def _posted(self, clause: Clause, start: int, person: Placed) -> bool:
        """Whether a clause is nothing but a body, a post in it and somebody's name: 某厂制造车间乙班班长|张三."""
        inside = clause.of(self.bodies, start, person.start)
        if not inside or not clause.nominal(start, inside[0].start):
            return False
        return self._posts.fullmatch(clause.text, inside[0].end, person.start) is not None

    def _unnamed_head(self, clause: Clause, start: int) -> bool:
        """Whether a clause is nothing but posts and a name that nobody found: ，党委副书记丁某某，."""
        posts = self._posts.match(clause.text, start)
        end = clause.end_of(start)
        return (
            posts is not None and posts.end() <= end and end - posts.end() <= 4 and not clause.verbal(posts.end(), end)
        )

    def _presented(self, clause: Clause, start: int, person: Placed) -> bool:
        """Whether a clause begins with the body whose post somebody has: 某公司总装车间装配钳工|张三."""
        inside = clause.of(self.bodies, start, person.start)[:1]
        return bool(inside) and inside[0].start == start and self.person_of(clause, inside[0]) is person

    def _titled(self, clause: Clause, start: int, end: int) -> bool:
        """Whether a body stands in a stretch, as it does before a post."""
        return bool(clause.of(self.bodies, start, end))

    def _caused(self, clause: Clause, start: int, end: int, classes: Collection[str]) -> list[Placed]:
        """推动X创成Y: what is done is X's."""
        for match in reversed(list(self._causative.finditer(clause.text, start, end))):
            after = [p for p in clause.of(classes, match.end(), end) if p.start - match.end() <= 4]
            if after and clause.at(match.start()) is None and clause.text[after[0].end : after[0].end + 1] != "的":
                return [p for p in self.run(clause, after[0], classes) if p.end <= end]
        return []

    def _subject_in(self, clause: Clause, start: int, end: int, classes: Collection[str]) -> list[Placed]:
        spoken: Placed | None = None
        skip: set[Placed] = set()
        for first in clause.of({*self.bodies, "Person", *classes}, start, end):
            if first in skip:
                continue
            person = self.person_of(clause, first) if first.cls in self.bodies else None
            if (
                self.is_oblique(clause, first.start)
                or self._governed(clause, start, first.start)
                or self._whereabouts(clause, start, first)
            ):
                skip.update(self.run(clause, first, {*self.bodies, *classes}))
                if person and not clause.text.endswith(self._origin, 0, first.start):
                    skip.add(person)  # but 来自某公司的张三…
                continue
            if person is not None and person.end <= end:
                if "Person" not in classes and first.cls in classes:
                    same = spoken is not None and self.person_of(clause, spoken) is person
                    spoken = first if spoken is None or (same and first.cls == self._words.home) else spoken
                continue
            role = self._role.match(clause.text, first.end) if first.cls in self.bodies else None
            if role is not None and clause.at(role.end() - 1) is None:  # but 某公司荣获|全国工人先锋号
                if "Person" not in classes:
                    spoken = spoken or (first if first.cls in classes else None)
                continue
            if (
                first.cls not in classes
                or self._whose.match(clause.text, first.end)
                or self._described(clause, first, end)
            ):
                continue
            if first.end - first.start > 2 and any(
                p.start - first.end <= 1 and clause.text[first.end : p.start] in ("", "“")
                for p in clause.of({*self.bodies, "Studio", "Site", *(HELD & set(classes))}, first.end, end)
            ):
                continue  # 区总工会“某某服务队”: the union only describes the team
            return [p for p in self.run(clause, first, classes) if p.end <= end]
        return [spoken] if spoken else []

    @staticmethod
    def _whereabouts(clause: Clause, begin: int, first: Placed) -> bool:
        """Whether a mention ends a phrase of place (在某街道的某驿站)."""
        at = clause.text.rfind("在", begin, first.start)
        return (
            at >= 0
            and first.cls in ("Site", "Studio")
            and clause.at(at) is None
            and clause.nominal(at + 1, first.start)
        )

    def _governed(self, clause: Clause, begin: int, offset: int) -> bool:
        """Whether a verb or a preposition governs what stands at ``offset``, modifiers between them left out."""
        tokens, number = clause.reading.tokens, clause.reading.token_at[offset] - 1
        while number >= 0 and tokens[number].start >= begin:
            token = tokens[number]
            if clause.text[token.start : token.end] == "的" and number and tokens[number - 1].tag in ("v", "vd"):
                return False  # A组建的“B”: B heads the phrase
            if token.tag in ("a", "u", "m", "q", "r", "f") or (token.tag == "w" and clause.text[token.start] in "“《"):
                number -= 1
                continue
            word = clause.text[token.start : token.end]
            if word in self._kinds and number > 1:  # 调研其所在企业|某公司
                number -= 1
                continue
            return token.tag in ("v", "p") and word not in self._speech and not word.endswith(("时", "后", "来"))
        return False

    def _described(self, clause: Clause, first: Placed, end: int) -> bool:
        """Whether a mention stands inside a clause that describes a later one (A组建的“B”走进…)."""
        for later in clause.placed:
            if later.start <= first.end or later.end > end or later.nested:
                continue
            before = clause.text[: later.start].rstrip("“《")
            if before.endswith("的") and len(before) - 1 > first.end and clause.verbal(first.end, len(before) - 1):
                return True
        return False

    def partners(self, clause: Clause, start: int, end: int, classes: Collection[str]) -> list[Placed]:
        """The bodies that act together with the subject between two offsets: 联合B, 与B, 会同B、C."""
        found: list[Placed] = []
        for match in outside(clause, self._joins, start, end):
            kind = self._partner_kinds.match(clause.text, match.end())
            first = kind.end() if kind else match.end()
            after = [p for p in clause.of(classes, match.end(), end) if p.start - first <= 2]
            if after and after[0] not in found:
                found += [p for p in self.run(clause, after[0], classes) if p.end <= end and p not in found]
        return found

    def agents_after(self, clause: Clause, start: int, end: int, classes: Collection[str]) -> list[Placed]:
        """Bodies after 由 or 被 between two offsets."""
        for word in self._agents:
            at = clause.text.find(word, start, end)
            while at >= 0:
                found = [p for p in clause.of(classes, at, end) if p.start - at - len(word) <= 2]
                if found and clause.at(at) is None and {at, at + len(word)} <= clause.bounds:  # not in 经理张三
                    return [p for p in self.run(clause, found[0], classes) if p.end <= end]
                at = clause.text.find(word, at + 1, end)
        return []
