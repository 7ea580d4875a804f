"""Frames of doing: who runs, organizes, operates, founds, issues what, with whom, and who goes to see whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from uniongraph.extract.clauses import Clause, Link, Placed, drafts, outside
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import GROUP, Grammar
from uniongraph.extract.words import ORDINAL, Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

STOP = re.compile(r"[，。；：！？]")

_WITH_OTHERS = re.compile(r"(?:[和与等][^，。；：“”的]{0,10}[名位人个])?[^，。；：“”的]{0,4}")
"""What stands between a person and what that person does, alone or with others."""

_UNKNOWN = re.compile(r"(?:(?![，。；：！？“”的了在将为着])[\u4e00-\u9fff（）]){3,16}[、和与]")
"""A host whose name nobody found, before the next of the list: 由|某省台办、|某省总工会主办."""

_NO_HOSTS = re.compile(r"[，。；：！？“”的了在将为]")
"""What no list of hosts has in it."""

_OTHERS = re.compile(r"(?:来自)?(?:全[省市县区镇]|辖区|各地)?(?:各|部分|有关|相关|多[家个名位])[^，。；“”]{2,24}")
"""Those who take part and whom nobody names."""

_WHERE = re.compile(r"[^，。；：“”在的]{0,8}在[^，。；：“”在的]{2,20}")
_DESCRIBES = re.compile(r"(?:中|好|完成)?的")
"""What makes a verb describe what stands behind it: A举办的E, 建设中的S."""

NOUN = re.compile(r"(?:暨[^，。；]{0,40})?(?:仪式|大会|成立会|现场会)")  # 成立大会 tells of no founding

COMPOUND = re.compile(
    r"合作(?:商|方|社|伙伴|单位|企业)|共建(?:单位|方)|服务(?:商|器)|联合(?:会|体)|指导(?:员|思想)|(?:领衔|带头|牵头|领办|领头|创办|负责|主持|发起)人"
    r"|(?P<of>宣讲|交流|座谈|观摩|指导|帮扶|慰问|学习|调研)(?:会|团|队|员|组|点|站|周|月|日|班)"
)


def verbs(clause: Clause, pattern: Pattern, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The pattern's words where they stand as words and outside every mention."""
    starts = clause.bounds
    for match in outside(clause, any_of(pattern.words), start, end):
        bounds = (match.start() in starts) + (match.end() in starts)
        named = clause.at(match.end()) is not None  # 出席|仪式
        noun = COMPOUND.match(clause.text, match.start())
        if noun and noun.end() > match.end() and (noun["of"] is None or noun.end() in starts):
            continue  # 合作|商
        if (bounds == 2 or (bounds and len(match.group()) > 1)) and (named or not NOUN.match(clause.text, match.end())):
            yield match  # 党组|成员 hides no 组成


class ActFrames:
    """The frames whose subject acts."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._hosts = words.organisations | {"Site"}  # a culture palace hosts, though it is no body
        self._joint = next((p for p in lexicon.patterns if p.frame == "joint"), None)
        self._home = words.home
        self._treaties = tuple(lexicon.words("frames", "treaties"))
        self._openings = tuple(lexicon.words("frames", "openings"))
        self._hosting = any_of([w for p in lexicon.patterns if p.frame == "hosted" for w in p.words])
        self._joining = any_of(lexicon.words("frames", "joining"))
        self._together = any_of(lexicon.words("frames", "together"))
        self._respectively = any_of(lexicon.words("frames", "respectively"))
        self._speaks = re.compile(rf"[^，。；：]{{0,8}}?(?:{any_of(lexicon.words('frames', 'speaks')).pattern})")
        self._between = re.compile(rf"(?:办公[室厅])?的?(?:{ORDINAL.pattern})?的?[“《]?")
        self._while = re.compile(rf"(?:{any_of(lexicon.words('frames', 'while')).pattern})|前|后[，、]")
        self._set_up = any_of(lexicon.words("frames", "sets"))
        self._up = self._set_up.pattern
        self._premises = re.compile(rf"(?:{any_of(lexicon.words('frames', 'premises')).pattern})的?[“]?$")
        self._shared = any_of(lexicon.words("frames", "shared"))
        seats = [w for p in lexicon.patterns if p.frame == "place" for w in p.words]
        self._seated = re.compile(rf"(?:{any_of(seats).pattern}|设置在|安置在)$")
        brands = any_of(lexicon.words("Programme", "brands")).pattern
        self._branded = re.compile(rf"[^，。；：“”是]{{0,24}}?(?:{brands})$")
        self._heading = re.compile(r"(?:负责|统一)?牵头[，、](?=[^，。；]{2,40}(?:配合|协助|支持|参与|协同)，)")
        self._cleft_far = re.compile(r"[”》]?[^，。；：是]{2,30}，(?:也|还|正)?是由?")
        self._cleft = re.compile(
            r"[”》]?(?:[^，。；：是]{0,8})(?:，(?:[这该它][^，。；：是]{0,6})?)?(?:也|还|正)?是由?"
        )

    def agents(self, clause: Clause, start: int, pattern: Pattern) -> tuple[list[Draft], list[Draft], int]:
        """Who does what stands at ``start``, with whom, and where the subject stands (``start`` if left out)."""
        text = clause.text
        begin = clause.start_of(start)
        passive = self._grammar.agents_after(clause, begin, start, pattern.subject)
        if passive and not self._heads(clause, passive[-1].end, start, pattern):
            return (
                drafts(passive),
                drafts(self._grammar.partners(clause, passive[-1].end, start, self._bodies)),
                passive[0].start,
            )
        named = self._grammar.subjects(clause, start, pattern.subject, here="Person" in pattern.subject)
        if not named and "Person" in pattern.subject and pattern.default:
            earlier = self._grammar.subjects(clause, start, pattern.subject)
            going = [p for p in earlier if p.cls == "Person" and not self._speaks.match(text, p.end)]
            named = going or self._grammar.subjects(clause, start, pattern.subject - {"Person"})
        if not named and "Person" in pattern.subject and not pattern.default:
            named = self._grammar.subjects(clause, start, pattern.subject)
        if not named and "Person" in pattern.subject:  # 张三放下工具，走进某厂: one who has not spoken goes on
            earlier = self._grammar.subjects(clause, start, pattern.subject)
            named = [p for p in earlier if p.cls == "Person" and not self._speaks.match(text, p.end)]
        if named and named[0].start > 0:  # A牵头，B、C配合，共同实施P
            led = [p for p in clause.of(pattern.subject, 0, named[0].start) if self._heading.match(text, p.end)]
            named = [*led[-1:], *named] if named[0].start < begin else named
        far = bool(named) and named[0].start < begin and "Person" not in pattern.subject
        if far and self._somebody(clause, begin, start):
            return [], [], begin  # …总工会主席介绍，张三和十几名骑手设立了…
        since = named[0].start if named else begin
        partners: list[Placed] = []
        for partner in self._grammar.partners(clause, max(since, begin), start, self._bodies):
            partners.append(partner)
        if named and since < begin:
            for word in self._joining.finditer(text, since, begin):
                partners += [
                    p for p in self._grammar.partners(clause, word.start(), begin, self._bodies) if p not in partners
                ]
        if named:
            return drafts(named), [d for d in drafts(partners) if d not in drafts(named)], named[0].start
        first = [p for p in clause.of(("Place",), begin, start) if p.start == begin]
        if pattern.default and first and text[first[0].end : first[0].end + 1] == "在":
            return [], drafts(partners), begin  # 某县在某市举办…: whoever does so for the county
        held = first[0].draft.place if first and first[0].end == start else ""
        if pattern.default and held and clause.home is not None and held != clause.home.place:
            return [], drafts(partners), begin  # 某县举行…, in an article about the city's union
        if "Person" not in pattern.subject and self._somebody(clause, begin, start):
            return [], drafts(partners), begin  # 张三和十几名骑手设立了…
        if text.startswith("图为", begin):
            return [], drafts(partners), begin  # 图为某校学生参观…: those whom the picture shows
        if pattern.predicate == "takesPartIn" and _OTHERS.fullmatch(text, begin, start):
            return [], drafts(partners), begin  # 全县各基层工会主席参加…
        if GROUP.match(text, begin, start) and text[begin + 1 : begin + 2] != "家":  # 四家单位 were named before
            return [], drafts(partners), begin  # 62位学员参加…: those whom nobody names
        carried = (
            [clause.carried]
            if clause.carried is not None
            and clause.carried.cls in pattern.subject
            and not (pattern.default and clause.carried.cls == "Person")
            else []
        )
        if pattern.default and carried and clause.home is not None and carried[0].cls != self._home:
            carried = []  # an article about a union goes on about it, whoever the last sentence spoke of
        if pattern.default and carried and clause.home is not None and not (carried[0].place or carried[0].owner):
            carried = []  # “小三级”工会 is no body that acts
        if not carried and pattern.default and clause.home is not None:
            carried = [clause.home]
        return carried, [d for d in drafts(partners) if d not in carried], min([begin, *(p.start for p in partners)])

    @staticmethod
    def _somebody(clause: Clause, begin: int, start: int) -> bool:
        """Whether a person, with others counted, is the subject of what stands at ``start``."""
        return any(_WITH_OTHERS.fullmatch(clause.text, p.end, start) for p in clause.of(("Person",), begin, start))

    @staticmethod
    def _heads(clause: Clause, begin: int, end: int, pattern: Pattern) -> bool:
        """Whether what somebody set up is itself the one who acts: 由省总工会组织的“某某”宣讲团|走进…."""
        of = clause.text.find("的", begin, end)
        if of < 0 or clause.at(of) is not None or not clause.verbal(begin, of):
            return False
        return any(p.start - of <= 2 for p in clause.of(pattern.subject, of, end))

    def act(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A举办B; 联合C推出B, with the subject left out; objects may be a list."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            after = clause.of(pattern.object, verb.end(), end)
            if not after or not self._reaches(clause, verb.end(), after[0].start):
                yield from self._moved(clause, pattern, verb)
                continue
            attributive = _DESCRIBES.match(text, verb.end()) is not None
            if attributive and text[verb.end()] != "的" and clause.at(verb.start() - 1) is None:
                continue  # 察看了建设中的S: whose it is stands nowhere
            teller = self._teller(clause, verb.start(), pattern, after[0]) if attributive else []
            if attributive and not teller and not self._told(clause, verb.start(), pattern):
                continue
            who, partners, start = self.agents(clause, verb.start(), pattern)
            if teller:
                who, start = drafts(teller), teller[0].start
            objects = self._grammar.run(clause, after[0], pattern.object)
            shared = partners if self._shares(clause, start, verb, pattern) else []
            if len(who) == len(objects) > 1 and self._respectively.search(text, min(start, verb.start()), verb.end()):
                for one, obj in zip(who, objects, strict=True):
                    yield from self._links(clause, pattern, [one], [obj], start)
                continue
            yield from self._links(
                clause,
                pattern,
                [*who, *shared],
                objects,
                start if start >= clause.start_of(verb.start()) else verb.start(),
            )
            yield from self._jointly(who, partners, start, objects[0].end, pattern)

    def _moved(self, clause: Clause, pattern: Pattern, verb: re.Match[str]) -> Iterator[Link]:
        """把D印发到各乡镇: the object before the verb."""
        begin = clause.start_of(verb.start())
        moved = [
            p
            for p in clause.of(pattern.object, begin, verb.start())
            if re.search(r"[把将][“《]?$", clause.text[begin : p.start])
        ]
        if moved and verb.start() - moved[0].end <= 8:
            who, _, _ = self.agents(clause, moved[0].start - 1, pattern)
            yield from self._links(clause, pattern, who, moved[:1], begin)

    def _teller(self, clause: Clause, start: int, pattern: Pattern, thing: Placed) -> list[Placed]:
        """The subject of 这是A发起的E, 在A召开的E上, which stands after 是 or 在 and so is none of the sentence."""
        begin = clause.start_of(start)
        near = [p for p in clause.of(pattern.subject, begin, start) if start - p.end <= 10][-1:]
        before = "在从是作为" if clause.text[thing.end : thing.end + 1] in ("上", "中") else "是作为"
        if not near or clause.text[begin : near[0].start][-1:] not in tuple(before):
            return []
        return [p for p in self._grammar.run(clause, near[0], pattern.subject) if p.end <= start]

    def _told(self, clause: Clause, start: int, pattern: Pattern) -> bool:
        """Whether a describing clause (A举办的E) names its own subject; 在P举行的E does not."""
        named = self._grammar.subjects(clause, start, pattern.subject, here=True)
        between = _WHERE.fullmatch(clause.text, named[-1].end, start) if named else None
        here = between is not None and not clause.verbal(named[-1].end, start)  # A在P办的S
        return (bool(named) and (here or "在" not in clause.text[named[-1].end : start])) or "由" in clause.text[
            clause.start_of(start) : start
        ]

    def _shares(self, clause: Clause, start: int, verb: re.Match[str], pattern: Pattern) -> bool:
        """Whether the partners do the act too: both sign, both build; else it is the subject's alone."""
        return pattern.predicate in ("issues", "founds", "operates", "organizes") or bool(
            self._shared.search(clause.text, start, verb.end())
        )

    def _links(
        self, clause: Clause, pattern: Pattern, who: list[Draft], objects: list[Placed], start: int
    ) -> Iterator[Link]:
        for obj in objects:
            for subject in who:
                if subject is not obj.draft:
                    yield Link(
                        subject,
                        pattern.predicate,
                        obj.draft,
                        min(start, obj.start),
                        obj.end,
                        pattern.id,
                        pattern.confidence,
                    )

    def _jointly(
        self, who: list[Draft], partners: list[Draft], start: int, end: int, pattern: Pattern
    ) -> Iterator[Link]:
        """Those who do one thing together cooperate."""
        if self._joint is None or pattern.predicate not in self._joint.also:
            return
        bodies = [d for d in who if d.cls in self._joint.subject]
        for one, other in [
            *combinations(bodies[:4], 2),
            *((a, b) for a in bodies[:4] for b in partners if b not in bodies),
        ]:
            yield Link(one, self._joint.predicate, other, start, end, self._joint.id, self._joint.confidence)

    def _reaches(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the words between a verb and its object only describe the object."""
        gap = clause.text[start:end]
        within = re.search(r"(?:^的[^，]{2,24}|[”的])在[^，]{0,6}$", gap)  # A打造的“司机之家”在某停车区挂牌
        return len(gap) <= 26 and not STOP.search(gap) and not self._while.match(gap) and within is None

    def hosted(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """由A主办、B承办的E; E由A、B联合举办，C协办."""
        text = clause.text
        for by in re.finditer("[由被]", text):
            if clause.at(by.start()) is not None:
                continue
            series: list[tuple[list[Placed], re.Match[str]]] = []
            pos = by.end()
            while True:
                first = [p for p in clause.of(self._hosts, pos) if p.start - pos <= 3][:1]
                if not first and not series:
                    first = [p for p in clause.of(self._hosts, pos) if _UNKNOWN.fullmatch(text, pos, p.start)][:1]
                if not first:
                    beyond = self._unknown_hosts(clause, pos) if series else None
                    if beyond is None:
                        break
                    series.append(beyond)
                    pos = beyond[1].end() + (text[beyond[1].end() : beyond[1].end() + 1] in "，、；")
                    if text[beyond[1].end() : beyond[1].end() + 1] == "的":
                        break
                    continue
                members = self._grammar.run(clause, first[0], self._hosts)
                if self._grammar.person_of(clause, members[-1]):
                    break
                limit = min(clause.end_of(members[-1].end), members[-1].end + 30)
                members += [
                    p for p in self._grammar.partners(clause, members[-1].end, limit, self._bodies) if p not in members
                ]
                verb = next(
                    (
                        m
                        for m in self._hosting.finditer(text, members[-1].end, limit)
                        if clause.at(m.start()) is None and m.start() - members[-1].end <= 14
                    ),
                    None,
                )
                verb = verb or self._together.search(text, members[-1].end, min(limit, members[-1].end + 12))
                if verb is None:
                    break
                while (next_ := self._hosting.match(text, verb.end())) is not None:  # 投资|改造|建设: the last tells
                    verb = next_
                series.append((members, verb))
                more = re.compile(rf"(?:了|{self._up})?(?:[\d.]{{1,15}}[多余]?[万亿]?元)?[，、；]?(?:并)?由?").match(
                    text, verb.end()
                )
                pos = more.end() if more else verb.end()
                if text[verb.end() : verb.end() + 1] == "的":
                    break  # what follows is what they did
            if not series:
                continue
            goal = self._hosted_object(clause, pattern, by.start(), series[-1][1].end())
            together = drafts(p for members, _ in series for p in members if p.cls in self._bodies)
            if goal is None:  # 由A主办、B承办: they act together, in whatever it is
                if not self._respectively.search(text, by.start(), series[-1][1].end()):
                    leading = drafts(p for p in series[0][0] if p.cls in self._bodies)
                    helping = [d for d in together if d not in leading]
                    yield from self._jointly(leading, helping, by.start(), series[-1][1].end(), pattern)
                continue
            start, end = min(by.start(), goal.start), max(series[-1][1].end(), goal.end)
            own = [(m, v) for m, v in series if v.group().endswith(pattern.words)]  # 共同|发起
            for members, _ in own:
                yield from self._links(clause, pattern, drafts(members), [goal], start)
            leads = drafts(p for p in series[0][0] if p.cls in self._bodies)
            yield from self._jointly(leads, [d for d in together if d not in leads], start, end, pattern)

    def _unknown_hosts(self, clause: Clause, start: int) -> tuple[list[Placed], re.Match[str]] | None:
        """The next members of 由A主办，B、C承办 where nobody found the name of the first; those that have one count."""
        verb = next(
            (m for m in self._hosting.finditer(clause.text, start, start + 60) if not clause.at(m.start())), None
        )
        if verb is None or verb.start() - start < 3 or _NO_HOSTS.search(clause.text, start, verb.start()):
            return None
        return clause.of(self._bodies, start, verb.start()), verb

    def _hosted_object(self, clause: Clause, pattern: Pattern, by: int, end: int) -> Placed | None:
        text = clause.text
        if text[end : end + 1] == "的" or self._set_up.match(text, end):
            after = [
                p
                for p in clause.of(pattern.object, end, end + 100)
                if p.start - end <= 60 and text[p.start - 1] not in "在于到" and not STOP.search(text[end : p.start])
            ]
            if after:
                return after[0]
        begin = clause.start_of(by)
        before = clause.of(pattern.object, begin, by)[-1:]
        while not before and begin > 0 and (by == begin or text[by - 1] in "，"):
            by, begin = begin - 1, clause.start_of(begin - 1)
            before = clause.of(pattern.object, begin, by)[:1]
            if before and self._grammar.is_oblique(clause, before[0].start):
                return None  # 在某总工会指导下，由某协会…
            if text[by] in "。！？":
                break
            by = begin
        return before[0] if before else None

    def genitive(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A“P”行动, A的“P”: what is named with a body before it is that body's."""
        text = clause.text
        for thing in clause.of(pattern.object):
            owners = [
                p
                for p in clause.of(pattern.subject, 0, thing.start)
                if self._between.fullmatch(text, p.end, thing.start)
            ]
            if not owners:
                yield from self._owned(clause, thing, pattern)
                yield from self._inside(clause, thing, pattern)
                continue
            if thing.draft.weak:
                continue
            if pattern.predicate == "operates" and self._seated.search(text, 0, owners[-1].start):
                continue  # 设在某公司的“S”: where it is, not whose
            members = self._grammar.before(clause, owners[-1], pattern.subject)
            if len(members) > 1 and re.search(r"[到赴进与和向为给][“]?$", text[: members[0].start]):
                members = members[-1:]
            yield from self._links(clause, pattern, drafts(members), [thing], members[0].start)
            yield from self._jointly(drafts(members), [], members[0].start, thing.end, pattern)

    def _inside(self, clause: Clause, thing: Placed, pattern: Pattern) -> Iterator[Link]:
        """厂里的“S”: what stands in the rooms of the body that the text speaks of."""
        if pattern.predicate != "operates" or not self._premises.search(
            clause.text, max(0, thing.start - 6), thing.start
        ):
            return
        owner = clause.latest(frozenset(["Company", "School", "Institution"]) & pattern.subject, thing.start, 2)
        if owner is not None:
            yield Link(owner, pattern.predicate, thing.draft, thing.start, thing.end, pattern.id, pattern.confidence)

    def _owned(self, clause: Clause, thing: Placed, pattern: Pattern) -> Iterator[Link]:
        """A thing whose name begins with a body's name (某公司第四届职工代表大会) is that body's."""
        if any(name.endswith(self._openings) for name in thing.draft.names):
            return  # 某某学院揭牌仪式: whose beginning it is does not hold it
        bodies = [*(p for _, p in clause.past), *clause.placed]
        inner = [p for p in clause.nested(pattern.subject, thing) if p.start <= thing.start + 1]
        if inner:  # 县总“某某”合唱比赛
            yield Link(
                inner[0].draft,
                pattern.predicate,
                thing.draft,
                thing.start,
                thing.end,
                pattern.id,
                pattern.confidence,
            )
        if pattern.predicate == "issues" and (signed := self._signers(thing, bodies)):
            yield from (
                Link(one, pattern.predicate, thing.draft, thing.start, thing.end, pattern.id, pattern.confidence)
                for one in signed
            )
            yield from self._jointly(signed, [], thing.start, thing.end, pattern)
            return
        for name in thing.draft.names:
            owner = next(
                (
                    p
                    for p in bodies
                    if p.cls in pattern.subject and any(len(n) >= 4 and name.startswith(n) for n in p.draft.names)
                ),
                None,
            )
            if owner is not None:
                yield Link(
                    owner.draft, pattern.predicate, thing.draft, thing.start, thing.end, pattern.id, pattern.confidence
                )
                return

    def _signers(self, document: Placed, bodies: Iterable[Placed]) -> list[Draft]:
        """The bodies, two or more, that a document's title begins with (《甲 乙协作协议》, 《甲乙关于…的意见》)."""
        title = document.draft.name.lstrip("《")
        head = title[: title.find("关于")] if "关于" in title else title if title.endswith(self._treaties) else ""
        found: list[Draft] = []
        for p in bodies:
            if p.cls in self._bodies and p.draft not in found and any(len(n) >= 4 and n in head for n in p.draft.names):
                found.append(p.draft)
        return found if len(found) >= 2 else []

    def said(self, clause: Clause, pattern: Pattern, things: Iterable[Placed]) -> Iterator[Link]:
        """“P”是A于2023年发起的…; “S”由A出资: the verb comes last; ``things`` are those that may be spoken of."""
        text = clause.text
        for thing in things:
            lead = self._cleft.match(text, thing.end)
            if lead is None and (far := self._cleft_far.match(text, thing.end)):
                lead = None if clause.of(pattern.object, thing.end, far.end()) else far  # S坐落于P，是由A打造的
            if lead is None:
                continue
            first = [p for p in clause.of(pattern.subject, lead.end()) if p.start - lead.end() <= 2][:1]
            if not first:
                continue
            members = self._grammar.run(clause, first[0], pattern.subject)
            members += self._grammar.partners(
                clause,
                members[-1].end,
                min(members[-1].end + 30, clause.end_of(members[-1].end)),
                pattern.subject,
            )
            end = clause.end_of(members[-1].end)
            verb = next(
                (
                    m
                    for m in verbs(clause, pattern, members[-1].end, end)
                    if re.match(r"(?:起来|出来|起|而成|来)?的", text[m.end() :])
                ),
                None,
            )
            branded = verb is None and pattern.predicate == "runs" and self._branded.match(text, members[-1].end, end)
            if verb is not None or branded:
                yield from self._links(clause, pattern, drafts(members), [thing], thing.start)
            if verb is not None:
                yield from self._jointly(drafts(members), [], thing.start, verb.end(), pattern)
