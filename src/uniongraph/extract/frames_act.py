"""Frames of an active verb: who runs, organizes, operates, founds, issues what, with whom.

Who stands behind 由 or 是 is in ``frames_hosted``, whose a thing is by the body before its name in
``frames_genitive``; both take from here how several subjects and partners become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from uniongraph.extract.clauses import BREAK, Clause, Link, Placed, drafts, outside
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import GROUP, Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_HELD = frozenset(["runs", "organizes"])
_QUOTED = re.compile(r"“[^“”]{1,40}”")

_WITH_OTHERS = re.compile(r"(?:[和与等][^，。；：“”的]{0,10}[名位人个])?[^，。；：“”的]{0,4}")
"""What stands between a person and what that person does, alone or with others."""

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
        self._grammar = grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._joint = next((p for p in lexicon.patterns if p.frame == "joint"), None)
        self._home = words.home
        self._from = tuple(w for w in lexicon.words("posts", "marks") if w.endswith("自"))
        taking = next((p.words for p in words.lexicon.patterns if p.id == "takesPartIn.act"), ())
        self._joined_in = re.compile(rf"(?:{any_of(taking).pattern})[了过]?$")
        self._hosting = any_of([w for p in lexicon.patterns if p.frame == "hosted" for w in p.words])
        self._joining = any_of(lexicon.words("frames", "joining"))
        self._respectively = any_of(lexicon.words("frames", "respectively"))
        self._speaks = re.compile(rf"[^，。；：]{{0,8}}?(?:{any_of(lexicon.words('frames', 'speaks')).pattern})")
        self._while = re.compile(rf"(?:{any_of(lexicon.words('frames', 'while')).pattern})|前|后[，、]")
        self._shared = any_of(lexicon.words("frames", "shared"))
        self._heading = re.compile(r"(?:负责|统一)?牵头[，、](?=[^，。；]{2,40}(?:配合|协助|支持|参与|协同)，)")

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
        if begin + 2 <= start and text.startswith(self._from, begin) and "的" in text[begin:start]:
            return [], drafts(partners), begin  # 来自某厂的代表与…: those who come from there
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
            hosts = self._hosts_before(clause, verb.start(), pattern) if attributive else []
            if hosts:
                partners += [one for one in who if one not in hosts and one not in partners]
                who = [*hosts, *(one for one in who if one not in hosts)]
            objects = self._grammar.run(clause, after[0], pattern.object)
            shared = partners if self._shares(clause, start, verb, pattern) else []
            if len(who) == len(objects) > 1 and self._respectively.search(text, min(start, verb.start()), verb.end()):
                for one, obj in zip(who, objects, strict=True):
                    yield from self.links(clause, pattern, [one], [obj], start)
                continue
            yield from self.links(
                clause,
                pattern,
                [*who, *shared],
                objects,
                start if start >= clause.start_of(verb.start()) else verb.start(),
            )
            yield from self.jointly(hosts or who, partners, start, objects[0].end, pattern)

    def _hosts_before(self, clause: Clause, offset: int, pattern: Pattern) -> list[Draft]:
        """Those of the clauses before that end in a verb of holding: |A、B主办，|C协办的E."""
        found: list[Draft] = []
        begin = clause.start_of(offset)
        while pattern.predicate in _HELD and begin and clause.text[begin - 1] == "，":
            end = begin - 1
            begin = clause.start_of(end)
            said = self._hosting.finditer(clause.text, max(begin, end - 8), end)
            verb = next((m for m in said if m.end() == end), None)
            if verb is None and (row := self._row_by(clause, begin, end, pattern)):
                found = [*drafts(row), *found]
                continue
            named = self._grammar.subjects(clause, verb.start(), pattern.subject, here=True) if verb else []
            if verb is None or not named or verb.start() - named[-1].end > 14:
                break
            found = [*drafts(named), *found]
        return found

    def _row_by(self, clause: Clause, begin: int, end: int, pattern: Pattern) -> list[Placed]:
        """Nothing but bodies between two commas, or behind 由: 由|A，|B，C、D举办的E."""
        row = clause.of(pattern.subject, begin, end)
        if not row or row[-1].end != end or (row[0].start > begin and clause.text[row[0].start - 1] != "由"):
            return []
        gaps = (clause.text[a.end : b.start] for a, b in pairwise(row))
        return row if all(gap in ("、", "和", "与") for gap in gaps) else []

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
            yield from self.links(clause, pattern, who, moved[:1], begin)

    def _teller(self, clause: Clause, start: int, pattern: Pattern, thing: Placed) -> list[Placed]:
        """The subject of 这是A发起的E, 在A召开的E上, which stands after 是 or 在 and so is none of the sentence."""
        begin = clause.start_of(start)
        near = [p for p in clause.of(pattern.subject, begin, start) if start - p.end <= 10][-1:]
        if near and near[0].end == start:  # 张三参加了|A和B合办的|E
            members = self._grammar.before(clause, near[0], pattern.subject)
            if self._joined_in.search(clause.text, begin, members[0].start):
                return members
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
        return pattern.predicate in ("issues", "founds", "operates", "organizes", "runs") or bool(
            self._shared.search(clause.text, start, verb.end())
        )

    def links(
        self, clause: Clause, pattern: Pattern, who: list[Draft], objects: list[Placed], start: int
    ) -> Iterator[Link]:
        """Every one of ``who`` linked with every object, from ``start`` or where the object stands before it."""
        for obj in objects:
            for subject in who:
                if subject is not obj.draft:
                    yield Link.by(pattern, subject, obj.draft, min(start, obj.start), obj.end)

    def jointly(
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
            yield Link.by(self._joint, one, other, start, end)

    def _reaches(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the words between a verb and its object only describe the object."""
        gap = _QUOTED.sub("", clause.text[start:end])  # 举办“筑梦，启航”为主题的E
        within = re.search(r"(?:^的[^，]{2,24}|[”的])在[^，]{0,6}$", gap)  # A打造的“司机之家”在某停车区挂牌
        return len(gap) <= 26 and not BREAK.search(gap) and not self._while.match(gap) and within is None
