"""Frames of what is left unsaid: acts whose object is the event or programme that the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from uniongraph.extract.clauses import Clause, Link, Placed, bounded, drafts, outside
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import ORDINAL, SESSION, Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_NAMING = frozenset(["n", "nz", "nr", "nt", "ORG", "PER", "LOC"])
_WINNERS = re.compile(
    r"[\d一二三四五六七八九十两]{1,9}(?:家|个|名|位|座)[^，。；：]{0,40}?(?:分别(?:是|为|有)[：“]?|[是为有]：)"
    r"|，[他她它]们?(?:分别)?[是为有][：“]?"
    r"|(?:榜上有名|入选|上榜|获奖|名列其中|在列|获此殊荣)，(?:它们|他们)?(?:分别)(?:是|为|有)[：“]?"
)
_BE = r"(?:分别|还)?(?:有|是|为|包括)(?:了)?[：“]?|："


def topic(clause: Clause, offset: int, classes: Collection[str], reach: int = 3, far: bool = True) -> Draft | None:
    """The event or programme that a sentence speaks of at ``offset``.

    It is the last one named, in the sentence or at most ``reach`` sentences ago; farther back (``far``) only
    where the article has named no other. One that the article is about goes before others.
    """
    here = [
        p
        for p in clause.of(classes, 0, offset)
        if not p.draft.weak or p.draft in clause.topics or p.draft in clause.salient
    ]
    if here:
        return here[-1].draft
    past = [
        (n, p.draft)
        for n, p in clause.past
        if p.cls in classes
        and not p.nested
        and (not p.draft.weak or p.draft in clause.topics or p.draft in clause.salient)
    ]
    near = [draft for n, draft in past if clause.sentence.index - n <= reach]
    near.sort(key=lambda draft: draft.cls == "Event")  # stable: of what is near, an event goes before a programme
    for draft in reversed(near):
        if draft in clause.salient:
            return draft
    if not past:
        return None
    last = past[-1][1]
    known = [draft for _, draft in past if draft in clause.salient]
    if not near and known and all(draft is known[0] for draft in known):
        return known[0]  # the one thing that the article is about
    return last if near or (far and all(draft is last for _, draft in past)) else None


class TopicFrames:
    """The frames that lean on the topic of the text."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        self._light = re.compile(
            rf"(?:{any_of(lexicon.words('frames', 'light')).pattern})了?(?:[^，。；：]{{0,14}}?)"
            rf"(?:{any_of(lexicon.words('frames', 'performed')).pattern})"
        )
        serving, served = (any_of(lexicon.words("frames", key)).pattern for key in ("lending", "lent"))
        self._serving = re.compile(rf"(?:{serving})了?[^，。；：“”]{{0,10}}?(?:{served})")
        players = any_of((*lexicon.words("frames", "players"), *lexicon.words("frames", "teams"))).pattern
        submits = any_of((*lexicon.words("frames", "submitting"), *lexicon.words("frames", "submits"))).pattern
        self._plays = re.compile(
            rf"(?:{submits})?的(?:(?:参赛)?(?:{players})们?|作品|节目|项目|《|(?:\d{{1,4}}|[一二两三四五六七八九十]{{1,3}})余?多?[名位])"
        )
        self._counted_people = re.compile(r"等?[\d一二三四五六七八九十]{0,4}[家个]?(?:单位|企业)?的\d{1,4}余?[名位]")
        hosts = next((p.words for p in lexicon.patterns if p.id == "organizes.labelled"), ())
        self._role = re.compile(rf"作为[^，。；：]{{0,30}}?(?:{any_of(w[:2] for w in hosts).pattern})(?:单位|方)")
        self._commissions = any_of(lexicon.words("frames", "commissions"))
        self._attending = any_of(lexicon.words("frames", "attending"))
        winning, won = (any_of(lexicon.words("frames", key)).pattern for key in ("winning", "won"))
        self._wins = re.compile(rf"(?:{winning})了?[^，。；：“”]{{0,30}}?“?(?:{won})")
        falls = next((p.words for p in lexicon.patterns if p.frame == "fell"), ())
        self._placing = re.compile(rf"[^，。；：“”、]{{0,8}}?(?:{won})(?:（[^）]{{1,8}}）)?：")
        self._prize = re.compile(rf"(?:{won})[^，。；：]{{0,4}}?(?:{any_of(falls).pattern})")
        self._takes = re.compile(rf"[^，。；]{{0,6}}?(?:{winning}|[摘夺捧拿领取揽][走得下回去获]|收入囊中)")
        self._lectures = lexicon.words("frames", "lectures")
        self._public_ends = lexicon.words("frames", "public_sites")
        self._submits = any_of(lexicon.words("frames", "submitting"))
        self._contests = (*lexicon.words("Event", "contests"), *lexicon.words("Event", "cups"))
        self._wholes = lexicon.longest_first("frames", "wholes")
        eager = any_of(lexicon.words("frames", "eagerly")).pattern
        self._backed = re.compile(rf"(?:的)?(?:{eager})?(?:{any_of(lexicon.words('frames', 'backed')).pattern})下")

    def took(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A、B等12所学校参赛; 张三夺得第一名; A作交流发言: in what, the text has said before."""
        text = clause.text
        wins = list(bounded(clause, self._wins))
        acts = [*verbs(clause, pattern), *bounded(clause, self._light), *bounded(clause, self._serving), *wins]
        for act in acts:
            begin = clause.start_of(act.start())
            end = clause.end_of(act.end())
            own = [p for p in clause.of(pattern.object, act.end(), end) if p.start - act.end() <= 12]
            own = clause.of(pattern.object, act.start(), act.end()) or own
            thing = own[0].draft if own else topic(clause, act.start(), pattern.object)
            told = text[act.end() : act.end() + 1] == "的" and not self._submits.fullmatch(act.group())
            if self._attending.fullmatch(act.group()) and clause.tags(act.end(), act.end() + 1) & {"n", "nz"}:
                continue  # 参会快递员
            if thing is None or told or (act in wins and not self._contest(thing)):
                continue
            who = self._grammar.agents_after(clause, begin, act.start(), pattern.subject)
            spoken = self._grammar.person_of(clause, who[-1]) if who and who[-1].cls in self._bodies else None
            who = [spoken] if spoken and spoken.end <= act.start() else who
            who = who or self._grammar.subjects(clause, act.start(), pattern.subject, here=True)
            people = [p for p in clause.of(("Person",), begin, act.start()) if text[p.end : p.end + 1] != "的"]
            if not who and (team := self._players_of(clause, begin, act.start(), pattern)):
                who = team
            if not who and people:
                who = self._grammar.before(clause, people[-1], frozenset(("Person",)))
            if not who and not clause.tags(begin, act.start()) & _NAMING:  # 张三用时最短，拿到冠军
                who = self._grammar.subjects(clause, act.start(), pattern.subject)
            if who and who[0].cls in self._bodies:
                who = self._grammar.row(clause, who[0], pattern.subject & self._bodies, act.start()) or who
            if who and "：" in text[who[-1].end : act.start()]:
                continue  # 张三算了一笔账：开一堂课…: one who only speaks of it
            first = min([act.start(), *(p.start for p in who)])
            for one in drafts(who):
                if one is not thing and (one is not clause.home or len(who) > 1):
                    last = max([act.end(), *(p.end for p in own[:1])])
                    yield Link.by(pattern, one, thing, first, last)

    def _players_of(self, clause: Clause, begin: int, end: int, pattern: Pattern) -> list[Placed]:
        """某某集团的选手们沉着应战，|获得…: those for whom they play, in the act's clause or the one before."""
        here = [
            p for p in clause.of(pattern.subject & self._bodies, begin, end) if self._plays.match(clause.text, p.end)
        ]
        if here or not begin or clause.text[begin - 1] not in "，、":
            return here
        before = clause.of(pattern.subject & self._bodies, clause.start_of(begin - 1), end)
        return [p for p in before if self._plays.match(clause.text, p.end)][:1]

    def shared(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """全国劳动模范张三讲述了…: at a lecture, who tells of something takes part in it."""
        for link in self.took(clause, pattern):
            if any(word in name for word in self._lectures for name in link.object.names):
                yield link

    def fell(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """团体第一名归某厂; 冠军被某公司的张三摘走: the winner stands after the prize."""
        yield from self._placings(clause, pattern)
        for prize in outside(clause, self._prize):
            first = [p for p in clause.of(pattern.subject, prize.end()) if p.start - prize.end() <= 2][:1]
            thing = topic(clause, prize.start(), pattern.object)
            if not first or thing is None or not self._contest(thing):
                continue
            person = self._grammar.person_of(clause, first[0]) if first[0].cls in self._bodies else None
            one = person if person is not None and person.end <= clause.end_of(prize.end()) else first[0]
            if prize.group()[-1] in "由被" and not self._takes.match(clause.text, one.end):
                continue  # 第一名由某会授予…: who gives the prize
            yield Link.by(pattern, one.draft, thing, prize.start(), one.end)

    def _placings(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """冠军：某某学校工会（起点队）: a line of results, under the contest that the text tells of."""
        prize = self._placing.match(clause.text)
        thing = topic(clause, 0, pattern.object) if prize else None
        if prize is None or thing is None or not self._contest(thing):
            return
        first = [p for p in clause.of(pattern.subject, prize.end()) if p.start - prize.end() <= 2][:1]
        for one in self._grammar.run(clause, first[0], pattern.subject) if first else ():
            yield Link.by(pattern, one.draft, thing, 0, one.end)

    def _contest(self, thing: Draft) -> bool:
        return any(name.rstrip("”").endswith(self._contests) for name in thing.names)

    def cleft(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """首批报名的有A、B; 成员单位包括A、B; 荣获“奖”的是：某公司张三、某厂李四."""
        text = clause.text
        if pattern.predicate == "received":
            yield from self._winners(clause, pattern)
        for word in outside(clause, any_of(pattern.words)):
            be = re.compile(rf"(?:[^，。；：“”有是为包]{{0,14}}?)(?P<be>{_BE})").match(text, word.end())
            awards = clause.of(("Award",), word.end(), word.end() + 40)
            if pattern.predicate == "received" and awards:
                be = re.compile(rf"[”》]?(?:称号)?的?[^，。；：有是为包]{{0,4}}(?P<be>{_BE})").match(
                    text, awards[0].end
                )
            if be is None or (pattern.predicate == "received" and not awards and be.group("be") == "为"):
                continue  # 当选|为|县总工会副主席
            first = [p for p in clause.of(pattern.subject, be.end()) if p.start - be.end() <= 2][:1]
            if not first or clause.verbal(word.end(), be.start("be")) or not self._listed(clause, first[0]):
                continue
            person = self._grammar.person_of(clause, first[0]) if first[0].cls in self._bodies else None
            members = self._grammar.run(
                clause, person or first[0], frozenset(("Person",)) if person else pattern.subject
            )
            while person and (other := self._beside(clause, members[-1])):  # …张三，某局局长李四
                members += self._grammar.run(clause, other, ("Person",))
            whole = self._whole(clause, word.start(), pattern, drafts(members))
            if pattern.predicate == "received":
                whole = awards[0].draft if awards else whole
            if whole is None:
                continue
            for one in drafts(members):
                if one is not clause.home and one is not whole:
                    yield Link.by(pattern, one, whole, word.start(), members[-1].end)

    def _beside(self, clause: Clause, last: Placed) -> Placed | None:
        """The next person of a row whose members commas part, with nothing but posts between."""
        if clause.text[last.end : last.end + 1] not in ("，", "；"):
            return None
        person = next((p for p in clause.of(("Person",), last.end)), None)
        if person is None or not clause.nominal(last.end + 1, person.start):
            return None
        return person

    def _winners(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """这10位“最美职工”分别是：某公司张三，某厂李四: all who are named in the rest of the sentence."""
        for lead in _WINNERS.finditer(clause.text):
            awards = clause.of(("Award",), 0, lead.end())
            award = awards[-1].draft if awards else clause.latest(("Award",), lead.start(), 2)
            stop = clause.text.find("。", lead.end())
            end = stop if stop >= 0 else len(clause.text)
            half = clause.text.find("；", lead.end(), end)
            if half >= 0 and clause.of(("Award",), half, end):
                end = half  # …；3名同志获得“B”称号，他们分别是…
            members = clause.of(("Person",), lead.end(), end) or clause.of(pattern.subject, lead.end(), end)
            if (
                award is None
                or (len(members) < 2 and lead.group()[0] != "，")
                or not members
                or members[0].start - lead.end() > 60
            ):
                continue
            for one in drafts(members):
                yield Link.by(pattern, one, award, lead.start(), members[-1].end)

    @staticmethod
    def _listed(clause: Clause, first: Placed) -> bool:
        """Whether what follows a name leaves it what is listed (not 他所在的车间)."""
        return not re.match(r"所|的[^“]", clause.text[first.end :])

    def _whole(self, clause: Clause, offset: int, pattern: Pattern, members: list[Draft]) -> Draft | None:
        """What those listed belong to: an event, or the alliance that was named last."""
        if pattern.predicate != "subOrganizationOf":
            return topic(clause, offset, pattern.object)
        near = [(clause.sentence.index, p) for p in clause.of(pattern.object, 0, offset)]
        for number, p in reversed([*clause.past, *near]):
            if clause.sentence.index - number > 3:
                return None
            if p.cls in pattern.object and p.draft not in members and self.is_whole(p.draft):
                return p.draft
        return None

    def is_whole(self, draft: Draft) -> bool:
        """Whether a body's name says that it has members (联合会, 联盟)."""
        return any(name.rstrip("”").endswith(self._wholes) for name in draft.names)

    def below(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A下辖B、C; A旗下的B: those after the word are parts of the one before it."""
        for word in verbs(clause, pattern):
            end = clause.end_of(word.end())
            after = [p for p in clause.of(pattern.subject, word.end(), end) if p.start - word.end() <= 5][:1]
            whole = [
                p
                for p in clause.of(pattern.object, clause.start_of(word.start()), word.start())
                if word.start() - p.end <= 4
            ][-1:]
            if not after or not whole or self._grammar.person_of(clause, whole[0]) not in (None, *after):
                continue
            members = self._grammar.run(clause, after[0], pattern.subject)
            for one in drafts(members):
                yield Link.by(pattern, one, whole[0].draft, whole[0].start, members[-1].end)

    def bare(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """E在P上演，A、B主办; 比赛由A主办，B承办: the verb ends the clause, its object was named before."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            begin = clause.start_of(verb.start())
            if end > verb.end() or clause.of(pattern.object, begin, verb.start()) or "由" in text[begin : verb.start()]:
                continue
            who = [
                p
                for p in self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
                if verb.start() - p.end <= 40
            ]
            partners = self._grammar.partners(clause, begin, verb.start(), pattern.subject)
            if not who and partners and begin > 0:  # A投资，会同B改建而成
                who = [*self._grammar.subjects(clause, begin - 1, pattern.subject), *partners]
            if not who or verb.start() - who[-1].end > 6:
                continue
            thing = topic(clause, begin, pattern.object, 1)
            if thing is None or any(name.endswith(self._public_ends) for name in thing.names):
                continue
            for one in drafts(who):
                yield Link.by(pattern, one, thing, who[0].start, verb.end())

    def labelled(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """主办：A B 承办：C, in a line of its own: they hold what the text, or its headline, tells of."""
        text = clause.text
        yield from self._in_the_role(clause, pattern)
        for label in any_of(pattern.words).finditer(text):
            colon = text[label.end() : label.end() + 1] == "："
            if not colon or text[label.start() - 1 : label.start()] not in ("", " ", "，", "；"):
                continue
            thing = topic(clause, label.start(), pattern.object)
            if thing is None:
                continue
            end = next((m.start() for m in any_of(pattern.words).finditer(text, label.end())), len(text))
            for one in drafts(clause.of(pattern.subject, label.end(), end)):
                yield Link.by(pattern, one, thing, label.start(), end)

    def _in_the_role(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A作为协办单位荣获…; 作为E的承办单位，A…: who has that role."""
        text = clause.text
        for role in self._role.finditer(text):
            near = [p for p in clause.of(pattern.subject, 0, role.start()) if p.end == role.start()]
            near = near or [p for p in clause.of(pattern.subject, role.end()) if p.start - role.end() <= 1]
            own = clause.of(pattern.object, role.start(), role.end())
            thing = own[0].draft if own else topic(clause, role.start(), pattern.object)
            if near and thing is not None:
                ends = (min(role.start(), near[0].start), max(role.end(), near[0].end))
                yield Link.by(pattern, near[0].draft, thing, *ends)

    def session(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """某公司五届三次职工代表大会: who a congress is of holds it."""
        for event in clause.of(pattern.object):
            words = clause.text[event.start : event.end]
            for body in clause.nested(pattern.subject, event):
                rest = words[body.end - event.start :]
                if body.start == event.start and (SESSION.match(rest) or ORDINAL.match(rest)):
                    yield Link.by(pattern, body.draft, event.draft, event.start, event.end)

    def aided(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """在A支持下，B建成…; B出资，A提供场地: those who help and those whom they help cooperate."""
        text = clause.text
        for helper in clause.of(pattern.subject):
            backed = self._backed.match(text, helper.end)
            led = text[helper.start - 1 : helper.start]
            if led == "受":
                backed = self._commissions.match(text, helper.end)
            if backed is None or led not in ("在", "受"):
                continue
            after = clause.of(pattern.subject, backed.end())[:1]
            if after and clause.start_of(after[0].start) - backed.end() <= 2:
                helpers = self._grammar.before(clause, helper, pattern.subject)
                yield from self._pairs(helpers, after, helper.start, after[0].end, pattern)
        for verb in verbs(clause, pattern):
            helpers = self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
            begin = clause.start_of(verb.start())
            if not helpers or helpers[-1].end < verb.start() - 8 or begin == 0 or text[begin - 1] not in "，；":
                continue
            done = self._grammar.subjects(clause, begin - 1, pattern.subject)
            if done and self._counted_people.match(text, done[-1].end):
                continue  # A、B等7家单位的42名选手同台较量，C提供场地
            yield from self._pairs(helpers, done, helpers[0].start, verb.end(), pattern)

    @staticmethod
    def _pairs(ones: list[Placed], others: list[Placed], start: int, end: int, pattern: Pattern) -> Iterator[Link]:
        for one in drafts(ones):
            for other in drafts(others):
                if other is not one:
                    yield Link.by(pattern, other, one, start, end)

    def represents(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """张三代表某公司出战: he is one of its people."""
        text = clause.text
        act = any_of(pattern.also)
        for verb in verbs(clause, pattern):
            bodies = [p for p in clause.of(pattern.object, verb.end()) if p.start - verb.end() <= 2][:1]
            who = [p for p in clause.of(pattern.subject, 0, verb.start()) if verb.start() - p.end <= 6][-1:]
            if bodies and who and act.match(text, bodies[0].end):
                yield Link.by(pattern, who[0].draft, bodies[0].draft, who[0].start, bodies[0].end)
