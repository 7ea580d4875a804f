"""Frames between bodies: who acts with whom, and who goes to see whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from uniongraph.extract.clauses import BREAK, HELD, PLACES, Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import ActFrames, verbs
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_COUNTED = re.compile(r"[”》]?等?(?:[\d一二三四五六七八九十两]{1,9}|[多数几]|若干)[余多]?(?:家|个)")


_AND_SO_ON = re.compile(r"[^，。；：！？“”]{0,60}等[^，。；：！？“”]{0,16}")
"""What stands between the members of a list that have a name and the verb behind it: 、某工地等10处现场进行了|慰问."""

_WHEN = re.compile(r"[”》]?(?:等[^，。；：]{0,14}?)?(?:[^，。；：]{0,8}?)(?:时|后|期间|过程中|途中)，")
"""What makes of a visit the time of what the next clause tells."""

_NO_GOAL = re.compile(r"[，。；：！？由被]")
"""What stands between going and a goal of something else: 本次赴海南疗休养由|某市总工会主办."""

_GOES_ON = re.compile(r"(?:并|还|随后|现场|当场|共同|正式|双方|三方|各方|会上|同时|就此|分别){0,4}")
"""What leads to a contract, signed by those of the clause before."""

_APART = re.compile(r"被|分别|各|依次|先后|相继|陆续|轮流")
"""What shows that several do not act together, or do not act at all."""


class JoinFrames:
    """The frames of ``cooperatesWith`` and ``visits``."""

    def __init__(self, words: Words, grammar: Grammar, acts: ActFrames) -> None:
        self._grammar, self._acts = grammar, acts
        lexicon = words.lexicon
        self._joining = any_of(lexicon.words("frames", "joining"))
        self._together = any_of(lexicon.words("frames", "together"))
        self._from = any_of(lexicon.words("frames", "from")).pattern
        self._kinds = any_of(lexicon.words("frames", "firms")).pattern
        self._seconding = any_of(lexicon.words("frames", "seconding"))
        self._set_up = any_of((*lexicon.words("frames", "sets"), *lexicon.words("frames", "set_up")))
        self._sends = re.compile(rf"(?:{any_of(words.lexicon.words('frames', 'dispatches')).pattern})了?[“《]?$")
        self._members = re.compile(rf"[^，。；]{{0,3}}(?:{any_of(lexicon.words('frames', 'members')).pattern})")
        self._looks = any_of(lexicon.words("frames", "inspecting"))
        self._lightly = any_of(lexicon.words("frames", "helping"))
        self._coming = re.compile(rf"(?:{any_of(lexicon.words('frames', 'coming')).pattern})$")
        self._delegation = re.compile(r"[\u4e00-\u9fff]{0,2}[组团]")
        self._crowd = re.compile(
            rf"[^，。；：]{{0,6}}?(?:{any_of(lexicon.words('frames', 'crowds')).pattern})[^，。；：]{{0,8}}"
        )
        self._respectively = any_of(lexicon.words("frames", "respectively"))
        self._held = any_of(lexicon.words("frames", "held"))
        self._works = re.compile(
            rf"[^，。；、“”（）的等]{{0,14}}?(?:{any_of(lexicon.words('frames', 'works')).pattern})"
        )

    def together(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A、B日前发布…: two to four bodies that are the subject of one act."""
        text = clause.text
        for verb in verbs(clause, pattern):
            group = self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
            bodies = drafts(group)
            if (
                not 2 <= len(bodies) <= 4
                or verb.start() - group[-1].end > 20
                or re.match(r"[”》]?等|[^，。；]{0,6}(?:家|个)", text[group[-1].end :])
                or _APART.search(text, group[-1].end, verb.start())
                or self._apart(clause, group[-1].end, verb)
            ):
                continue
            for one, other in combinations(bodies, 2):
                yield Link.by(pattern, one, other, group[0].start, verb.end())

    def _apart(self, clause: Clause, start: int, verb: re.Match[str]) -> bool:
        """Whether those listed act each by itself, or only at what others hold: A、B分别组建…, A、B在…召开的会上…."""
        text = clause.text
        if self._respectively.search(text, start, verb.end()):
            return True
        at = text.find("在", start, verb.start())
        return at >= 0 and text.startswith("的", verb.end())

    def between(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A联合B…; A与B签约…; 联合B with the subject left out; A、B共同….

        The words of the pattern are the joint verbs; ``[frames] joining`` are those that the partner follows.
        """
        text = clause.text
        for verb in verbs(clause, pattern):
            begin = clause.start_of(verb.start())
            if self._seconding.fullmatch(verb.group()):
                yield from self._seconded(clause, verb, pattern)
                continue
            if self._joining.fullmatch(verb.group()):
                after = [
                    p
                    for p in clause.of(pattern.object, verb.end(), clause.end_of(verb.end()))
                    if p.start - verb.end() <= 6
                ]
                if (
                    after
                    and not BREAK.search(text[verb.end() : after[0].start])
                    and "的" not in text[verb.end() : after[0].start]
                ):
                    partners = self._grammar.run(clause, after[0], pattern.object)
                    if self._grammar.person_of(clause, partners[-1]):
                        continue
                    who, _, start = self._acts.agents(clause, verb.start(), pattern)
                    yield from self._pairs(pattern, who, drafts(partners), min(start, verb.start()), partners[-1].end)
                    continue
            if self._together.fullmatch(verb.group()) or not self._joining.fullmatch(verb.group()):
                group = self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
                among = len(group) > 1 and (
                    not _COUNTED.match(text, group[-1].end) or bool(self._together.search(text, begin, verb.end()))
                )  # A、B等3家企业签约: with whom?
                if len(group) > 1 and not among and not re.search("[与同跟]", text[group[0].end : group[-1].start]):
                    continue
                if among and (
                    text[group[0].start - 1 : group[0].start] in ("与", "同", "跟")
                    or _APART.search(text, group[-1].end, verb.start())
                    or self._apart(clause, group[-1].end, verb)
                ):
                    among = False  # 某局与A、B签约: each with the one before
                if among and verb.start() - group[-1].end <= 20:
                    one_by_one = not self._together.search(text, begin, verb.end())
                    for one, other in self._sides(clause, group) if one_by_one else combinations(drafts(group)[:4], 2):
                        yield Link.by(pattern, one, other, group[0].start, verb.end())
            since = begin
            if begin and verb.group()[0] == "签" and _GOES_ON.fullmatch(text, begin, verb.start()):
                since = clause.start_of(begin - 1)  # A与B座谈，并签订…
            with_ = [
                p
                for p in clause.of(pattern.object, since, verb.start())
                if re.search(rf"(?:与|和|同|跟)(?:{self._from})?[“《]?$", text[max(0, p.start - 4) : p.start])
            ]
            if not with_:
                continue
            partners = [p for p in self._grammar.run(clause, with_[0], pattern.object) if p.end <= verb.start()]
            joint = max(text.rfind(word, since, with_[0].start) for word in "与和同跟")
            left = [
                p
                for p in clause.of(pattern.subject, since, with_[0].start)
                if not self._grammar.is_oblique(clause, p.start) and not self._grammar.person_of(clause, p)
            ]
            who = drafts(self._grammar.before(clause, left[-1], pattern.subject)) if left else []
            if not who:
                who, _, _ = self._acts.agents(clause, joint, pattern)
            yield from self._pairs(pattern, who, drafts(partners), left[0].start if left else begin, verb.end())

    @staticmethod
    def _sides(clause: Clause, group: list[Placed]) -> list[tuple[Draft, Draft]]:
        """Pairs of a row: of A与B、C签约 A with B and with C; of A、B签约 all."""
        joint = next((k for k in range(1, len(group)) if clause.text[group[k].start - 1] in "与同跟"), 0)
        if not joint:
            return list(combinations(drafts(group)[:4], 2))
        return [(a, b) for a in drafts(group[:joint]) for b in drafts(group[joint:])[:4] if a is not b]

    def _seconded(self, clause: Clause, verb: re.Match[str], pattern: Pattern) -> Iterator[Link]:
        """A请来B的律师、C的调解员; A指派B律师: those whose experts are sent for help A."""
        end = clause.end_of(verb.end())
        people = clause.of(("Person",), verb.end(), end)
        partners = [
            p
            for p in clause.of(pattern.object, verb.end(), people[-1].start if people else verb.end())
            if self._grammar.person_of(clause, p)
        ]
        if not partners or partners[0].start - verb.end() > 2:
            return
        who, _, start = self._acts.agents(clause, verb.start(), pattern)
        yield from self._pairs(pattern, who, drafts(partners), min(start, verb.start()), people[-1].end)

    @staticmethod
    def _pairs(pattern: Pattern, who: list[Draft], partners: list[Draft], start: int, end: int) -> Iterator[Link]:
        for subject in who:
            for partner in partners:
                if partner is not subject and partner not in who:
                    yield Link.by(pattern, subject, partner, start, end)

    def visit(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A走访B、C; A到B调研; A一行走进B."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            begin = clause.start_of(verb.start())
            if self._crowd.fullmatch(text, begin, verb.start()) and not clause.of(pattern.subject, begin, verb.start()):
                continue  # 与会人员观摩了某驿站
            reach = 3 if self._lightly.fullmatch(verb.group()) else 10
            after = [p for p in clause.of(pattern.object, verb.end(), end) if p.start - verb.end() <= reach]
            reached = [p for p in clause.of(pattern.object - PLACES, begin, verb.start()) if p.end == verb.start()]
            if after and reached and re.search(r"[到赴往]“?$", text[begin : reached[0].start]):
                after = []  # 到某厂调研某驿站建设
            targets: list[Placed] = []
            if (self._delegation.match(text, verb.end()) and clause.at(verb.end()) is None) or any(
                p.cls not in pattern.subject
                for p in self._grammar.subjects(clause, verb.start(), pattern.subject | HELD, here=True)[:1]
            ):
                continue  # 慰问|考察组; “某某”活动走进某校
            if after and after[0].cls in PLACES:  # 前往某街道的某公司
                inner = [
                    p
                    for p in clause.of(pattern.object - PLACES, after[0].end, end)
                    if re.fullmatch(
                        rf"(?:[河江湖海]?[畔边旁]|境内)?的?(?:[^，。；]{{0,4}}(?:{self._kinds}))?“?",
                        text[after[0].end : p.start],
                    )
                ]
                after = inner or after
            if (
                after
                and not _NO_GOAL.search(text, verb.end(), after[0].start)
                and text[verb.end() : verb.end() + 1] not in "、员组中时后"
            ):
                targets = self._grammar.row(clause, after[0], pattern.object, end)
                going = re.search(r"[到赴往临达]$|深入", verb.group()) or (
                    verb.group().endswith("进")
                    and self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
                )
                if after[0].cls in PLACES and (not going or self._held.search(text, after[0].end, end)):
                    continue
            else:
                goal = [
                    p
                    for p in clause.of(pattern.object, begin, verb.start())
                    if re.search(
                        r"(?:[到赴往进入]|(?<![以年月日近])来)(?:了)?[“]?$", text[max(begin, p.start - 3) : p.start]
                    )
                    or (text[p.start - 1] == "在" and p.end == verb.start() and self._looks.fullmatch(verb.group()))
                ]
                if not goal:  # 到盐南高新区企业某公司调研
                    goal = [
                        p
                        for p in clause.of(pattern.object, begin, verb.start())
                        if re.search(r"[到赴往][^，。；]{0,12}$", text[max(begin, p.start - 14) : p.start])
                    ]
                if any(p.cls not in PLACES for p in goal):
                    goal = [p for p in goal if p.cls not in PLACES]
                elif goal:
                    goal = clause.of(pattern.object - PLACES, goal[0].end, verb.start())[:1] or goal
                row = self._grammar.row(clause, goal[0], pattern.object, verb.start()) if goal else []
                upto = max(row[-1].end, goal[-1].end) if row else 0
                if row and (verb.start() - upto <= 16 or _AND_SO_ON.fullmatch(text, upto, verb.start())):
                    targets = row
            if not targets:
                yield from self._come(clause, verb.start(), verb.end(), pattern)
                continue
            if any(p.cls not in PLACES for p in targets):
                targets = [p for p in targets if p.cls != "Place"]  # 宁德|某某商务: a name that nobody found
            targets = [
                p
                for p in targets
                if text[p.end : p.end + 1] != "某"
                and (p.cls in ("Site", "Company") or not self._works.match(text, p.end))
            ]  # 安庆某工地: nobody knows which
            if not targets:
                continue
            for within in clause.of(PLACES, targets[-1].end, end):  # 走进某镇|某村
                targets += [within] if within.start == targets[-1].end and targets[-1].cls in PLACES else []
            first = min(verb.start(), targets[0].start)
            if begin == first == 0 and verb.group().endswith("进") and clause.sentence.role == "body":
                continue  # 走进某厂，机器轰鸣: whoever tells of it
            who, _, start = self._acts.agents(clause, first, pattern)
            if guests := self._after(clause, first, targets[-1].end, pattern):
                who, start = drafts(guests), first
            heads = [p for p in clause.leaders if p.cls == "Person" and p.end <= first]
            if heads and not self._grammar.subjects(clause, first, pattern.subject, here=True):
                who = drafts(heads)  # 某某带领一行5人，赴某校考察
            sent = [p for p in clause.of(("Association", "Studio"), begin, first) if first - p.end <= 1]
            if sent and self._sends.search(clause.text, begin, sent[-1].start):
                who = [sent[-1].draft]  # 协会组织“某某讲师团”|走进某厂
            team = self._team(clause, begin)
            if team is not None and not self._grammar.subjects(clause, first, pattern.subject, here=True):
                who = [team]
            for subject in who:
                for target in drafts(targets):
                    if target is not subject:
                        yield Link.by(
                            pattern,
                            subject,
                            target,
                            max(start, begin) if start >= begin else first,
                            max(verb.end(), targets[-1].end),
                        )

    def _come(self, clause: Clause, start: int, end: int, pattern: Pattern) -> Iterator[Link]:
        """A先后组织干部前来|取经: to those whose news the article is."""
        coming = self._coming.search(clause.text, max(0, start - 4), start)
        if coming is None or clause.home is None or clause.at(end) is not None:
            return
        who, _, begin = self._acts.agents(clause, coming.start(), pattern)
        for subject in who:
            if subject is not clause.home:
                yield Link.by(pattern, subject, clause.home, min(begin, coming.start()), end)

    def _after(self, clause: Clause, first: int, end: int, pattern: Pattern) -> list[Placed]:
        """Who goes where the clause tells that only as the time: 在参观A、B时，张三强调…."""
        when = _WHEN.match(clause.text, end)
        if when is None or self._grammar.subjects(clause, first, pattern.subject, here=True):
            return []
        upto = clause.end_of(when.end())
        people = [p for p in clause.of(("Person",), when.end(), upto) if p.start - when.end() <= 30]
        if not people or not (people[0].start == when.end() or clause.nominal(when.end(), people[0].start)):
            return []
        return self._grammar.run(clause, people[0], ("Person",))

    def _team(self, clause: Clause, begin: int) -> Draft | None:
        """The team that goes: set up in the clause before (组建“某某服务队”，每月赴…) or meant by 队员们."""
        if self._members.match(clause.text, begin) or (
            begin and self._members.match(clause.text, clause.start_of(begin - 1))
        ):
            for number, p in reversed(clause.past):
                if p.cls == "Association" and clause.sentence.index - number <= 3:
                    return p.draft
        if begin == 0 or clause.text[begin - 1] != "，":
            return None
        before = clause.start_of(begin - 1)
        found = clause.of(("Association",), before, begin)
        return (
            found[-1].draft
            if found and self._set_up.search(clause.text, before, found[-1].start) and begin - found[-1].end <= 3
            else None
        )
