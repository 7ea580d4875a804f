"""Frames of honours that a verb gives: who received what, and from whom.

Honours that stand beside a name without such a verb are in ``frames_honoured``, those that bear the name
of who gives them in ``frames_named``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.awards import COUNTED_AS
from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import NOUN
from uniongraph.extract.grammar import GROUP, Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_NAMING = frozenset(["n", "nz", "nr", "nt", "ORG", "PER", "LOC"])
_NAMES_ONLY = _NAMING | {"vn", "m", "w", "nw", "ns"}
_FIRST = re.compile(r"的(?:首批|第.批)?(?:\d+|[一二三四五六七八九十]+)?[个家座]?“?")
_OF = re.compile(r"[”》]?(?:荣誉)?(?:称号)?的")
_COUNTED = re.compile(r"(?:\d{1,9}|[一二两三四五六七八九十百]{1,9}|多|数)(?:余|多)?(?:名|个|人|位|家|项|座|次)$")


_SO_MANY = re.compile(r"的\d{1,6}[余多]?(?:名|位|个|人|家|支)[^，。；的]{0,8}$")
_WHOSE = re.compile(r"[他她](?:们)?所(?:在|带|属|率|领)")
_LATELY = re.compile(r"(?:近日|日前|近期|今年|去年|当天|此次|先后|联合|共同|\d{1,2}月\d{1,2}日){0,2}")
"""What may stand between who gives an honour and the verb."""
_ROW = re.compile(r"(?:[^，。；：！？、]{2,24}[、，]){2,9}[^，。；：！？、]{0,8}")
"""Honours between a verb and one that stands far behind it."""


_THING_OF = re.compile(r"的[\u4e00-\u9fff]{2,6}")
"""A thing of a body between its name and a verb."""


def receiving(words: Words) -> re.Pattern[str]:
    """The verbs of those who receive an honour, with the particles that they take: 荣获了, 被评为."""
    lexicon = words.lexicon
    chosen = [w for w in lexicon.words("Award", "loose_verbs") if w.endswith("为")]  # 被G列为A
    verbs = any_of((*lexicon.words("Award", "verbs"), *chosen)).pattern
    return re.compile(rf"(?:{verbs})(?!得?者|奖|评)(?:了|过|的是|为)?")


class AwardFrames:
    """The frames of verbs of honour, ``receive`` and ``give``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        lexicon = words.lexicon
        self._bodies = words.organisations
        holders = any_of(lexicon.words("Award", "holders")).pattern
        self._verb = receiving(words)
        self._colon = re.compile(
            rf"[”》]?(?:{any_of(lexicon.words('Award', 'tails')).pattern})?的?(?:分别)?(?:名单|是|有|为|包括)?："
        )
        self._units = tuple(w for w in lexicon.words("Company", "units") if len(w) >= 2)
        self._give = any_of(lexicon.words("frames", "give"))
        self._accepted = re.compile(rf"[”》]?(?:称号)?的?(?:{any_of(lexicon.words('frames', 'accepting')).pattern})")
        fell = next((p.words for p in lexicon.patterns if p.frame == "fell"), ())
        self._falls = re.compile(rf"[”》]?(?:称号)?(?:则|最终)?(?:{any_of(fell).pattern})")
        winning = any_of(lexicon.words("frames", "winning")).pattern
        self._takes = re.compile(rf"[^，。；]{{0,6}}?(?:{winning}|[摘夺捧拿领取揽][走得下回去获]|收入囊中)")
        takers, presents = (any_of(lexicon.words("frames", key)).pattern for key in ("takers", "presenting"))
        self._presented = re.compile(
            rf"[”》]?(?:荣誉)?(?:称号)?的?(?:{holders}|[^，。；]{{0,4}}(?:{takers})|[^，。；]{{2,40}})[^，。；、]{{0,4}}"
            rf"(?:{presents})"
        )
        self._handing = any_of(lexicon.words("frames", "handing"))
        self._publishing = any_of(lexicon.words("frames", "publishing"))
        lists = any_of(lexicon.words("frames", "winners_lists")).pattern
        self._lists = re.compile(rf"[”》]?(?:称号)?的?(?:{lists})")
        self._confers = next((p for p in lexicon.patterns if p.id == "confers.verb"), None)
        self._borne_by = re.compile(r"[”》]?(?:荣誉)?(?:称号|荣誉|奖项|表彰)?的")
        self._of_people = lexicon.longest_first("frames", "of_people")
        self._of_things = lexicon.longest_first("frames", "of_things")
        self._of_bodies = lexicon.longest_first("frames", "of_bodies")
        self._respectively = any_of(lexicon.words("frames", "respectively"))

    def receive(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """X获评A; X被G授予A、B; 分别获A、B; also with the recipient in an earlier clause."""
        if pattern.predicate != "received":
            return
        text = clause.text
        yield from self._listed(clause, pattern)
        yield from self._fallen(clause, pattern)
        yield from self._counted(clause, pattern)
        for award in clause.of(("Award",)):
            begin = clause.start_of(award.start)
            found = [m for m in self._verb.finditer(text, begin, award.start) if clause.at(m.start()) is None]
            lead = award
            while not found and lead.start == begin and text[begin - 1 : begin] == "，":  # 荣获A，B，C等荣誉
                before_it = [a for a in clause.of(("Award",), 0, begin) if 1 <= begin - a.end <= 2]
                if not before_it:
                    break
                lead, begin = before_it[-1], clause.start_of(before_it[-1].start)
                found = [m for m in self._verb.finditer(text, begin, lead.start) if clause.at(m.start()) is None]
            if not found and self._accepted.match(text, award.end):  # 通过“某某”先进单位|验收
                found = [m for m in re.finditer("通过", text[: award.start]) if m.start() >= begin]
            if not found:
                continue
            verb = found[-1]
            gap = text[verb.end() : award.start]
            if (
                (len(gap) > 40 and not _ROW.fullmatch(gap))
                or self._other_between(clause, verb.end(), award.start)
                or _COUNTED.search(gap.rstrip("“"))
            ):
                continue
            if bearers := self._bearers(clause, award, pattern):  # 获得“A”称号的R、S
                for one in bearers:
                    ends = (verb.start(), bearers[-1].end)
                    yield Link(one.draft, pattern.predicate, award.draft, *ends, pattern.id, pattern.confidence)
                continue
            if self._presented.match(text, award.end):
                continue  # 为一等奖获得者颁奖
            passive = text.rfind("被", begin, verb.end())
            if passive >= 0 and clause.at(passive) is not None:
                passive = -1
            agent = text.rfind("由", begin, verb.start())
            if passive < 0 and agent >= 0 and clause.at(agent) is None and self._give.search(verb.group()):
                passive = agent
            if passive < 0 and self._give.match(verb.group()):
                continue  # A授予B“C”: the frame below
            before = passive if passive >= 0 else verb.start()
            givers = clause.of(self._bodies, passive, verb.start()) if passive >= 0 else []
            for giver in drafts(givers):
                if self._confers:
                    yield Link(
                        giver, "confers", award.draft, passive, award.end, self._confers.id, self._confers.confidence
                    )
            awards = self._grammar.run(clause, self._grammar.before(clause, award, ("Award",))[0], ("Award",))
            recipients, start = self._recipients(clause, before, awards, award, pattern)
            if (bearer := self._bearer(clause, award, begin, verb.start())) is not None:
                recipients, start = [bearer.draft], verb.start()
            awards = self._grammar.before(clause, award, ("Award",))
            awards = self._grammar.run(clause, awards[0], ("Award",))
            if len(awards) == len(recipients) > 1 and self._respectively.search(text, begin, awards[0].start):
                recipients = recipients[awards.index(award) : awards.index(award) + 1]
            for recipient in recipients:
                if recipient not in drafts(givers):
                    yield Link(
                        recipient,
                        pattern.predicate,
                        award.draft,
                        min(start, verb.start()),
                        award.end,
                        pattern.id,
                        pattern.confidence,
                    )

    def _bearer(self, clause: Clause, award: Placed, begin: int, end: int) -> Placed | None:
        """Whom an honour describes: 曾获“A”的张三…, where nobody stands before the verb."""
        of = _OF.match(clause.text, award.end)
        if of is None or clause.of({*self._bodies, "Person"}, begin, end):
            return None
        after = clause.of(("Person",), of.end(), clause.end_of(of.end()))[:1]
        return after[0] if after and clause.nominal(of.end(), after[0].start) else None

    def _listed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """全国劳动模范是：某公司张三，某厂李四；…: those who are named after an honour and a colon."""
        for award in clause.of(("Award",)):
            lead = self._colon.match(clause.text, award.end)
            kind = self._kind(award, pattern)
            if lead is None or not kind:
                continue
            stop = re.compile("[；。]").search(clause.text, lead.end())
            end = stop.start() if stop else len(clause.text)
            for p in clause.of(pattern.subject & kind, lead.end(), end):
                if p.cls == "Person" or self._grammar.person_of(clause, p) is None:
                    yield Link(
                        p.draft, pattern.predicate, award.draft, award.start, p.end, pattern.id, pattern.confidence
                    )

    def _fallen(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“优秀组织奖”归了某公司; 金奖由某厂张三摘得: who received it stands behind the honour."""
        for award in clause.of(pattern.object):
            falls = self._falls.match(clause.text, award.end)
            first = [p for p in clause.of(pattern.subject, falls.end()) if p.start - falls.end() <= 1] if falls else []
            if falls is None or not first:
                continue
            person = self._grammar.person_of(clause, first[0]) if first[0].cls in self._bodies else None
            one = person or first[0]
            if falls.group()[-1] in "由被" and not self._takes.match(clause.text, one.end):
                continue
            ends = (award.start, one.end)
            yield Link(one.draft, pattern.predicate, award.draft, *ends, pattern.id, pattern.confidence)

    def _counted(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """G命名A等57家单位为“…”，B等35个班组为“…”: the first of so many who were made it, and who made them so."""
        text = clause.text
        for match in COUNTED_AS.finditer(text):
            award = next((a for a in clause.of(("Award",), match.end()) if a.start - match.end() <= 1), None)
            last = [p for p in clause.of(pattern.subject, 0, match.start()) if p.end == match.start()]
            if award is None or not last:
                continue
            members = self._grammar.before(clause, last[-1], pattern.subject)
            if last[-1].cls == "Person":
                members = [p for p in members if p.cls == "Person"]
            for p in members:
                yield Link(p.draft, pattern.predicate, award.draft, p.start, award.end, pattern.id, pattern.confidence)
            verb = next((m for m in self._give.finditer(text, 0, match.start()) if clause.at(m.start()) is None), None)
            if (
                verb is None
                or "被" in (text[verb.start()], text[verb.start() - 1 : verb.start()])
                or self._confers is None
            ):
                continue
            for giver in self._grammar.subjects(clause, verb.start(), self._bodies):
                yield Link(
                    giver.draft, "confers", award.draft, verb.start(), award.end, self._confers.id,
                    self._confers.confidence,
                )  # fmt: skip

    def _bearers(self, clause: Clause, award: Placed, pattern: Pattern) -> list[Placed]:
        """Whom a clause describes by the honour that they received: 为获得“A”称号的R、S等20个单位颁奖."""
        lead = self._borne_by.match(clause.text, award.end)
        if lead is None:
            return []
        end = clause.end_of(lead.end())
        first = next((p for p in clause.of(pattern.subject, lead.end(), end) if p.start - lead.end() <= 10), None)
        if first is None or not (first.start == lead.end() or clause.nominal(lead.end(), first.start)):
            return []
        kind = self._kind(award, pattern)
        person = self._grammar.person_of(clause, first) if first.cls in self._bodies else None
        if person is not None and (not kind or "Person" in kind):
            first = person
        if kind and first.cls not in kind:
            return []
        return self._grammar.run(clause, first, ("Person",) if first.cls == "Person" else pattern.subject - {"Person"})

    def _other_between(self, clause: Clause, start: int, end: int) -> bool:
        """Whether something else than awards stands between a verb and its award."""
        return any(
            p.cls not in ("Award", "Place", "PublicBody", self._words.home, "Programme")
            for p in clause.placed
            if start <= p.start and p.end <= end and not p.nested
        )

    def _kind(self, award: Placed, pattern: Pattern) -> frozenset[str]:
        """The classes that an award's name says may receive it (奖章: people; 驿站: sites)."""
        name = award.draft.name.rstrip("”")
        if any(name.endswith(word) for word in self._of_people):
            return frozenset(["Person"])
        if any(name.endswith(word) for word in self._of_things):
            return frozenset(["Site", "Studio", "Institution", "Programme"])
        if any(name.endswith(word) for word in self._of_bodies):
            return frozenset([*self._bodies, "Site", "Studio"])
        return frozenset()

    def _recipients(
        self, clause: Clause, offset: int, awards: list[Placed], award: Placed, pattern: Pattern
    ) -> tuple[list[Draft], int]:
        """Who received what is said at ``offset``, and where the words name them.

        What kind of thing receives one of several honours receives the others of the row, too.
        """
        text = clause.text
        kind = self._kind(award, pattern) or next((k for a in awards if (k := self._kind(a, pattern))), frozenset())
        begin = clause.start_of(offset)
        found = self._grammar.subjects(clause, offset, pattern.subject, here=True)
        if found and found[0].cls != "Person":
            found = self._grammar.row(clause, found[0], pattern.subject - {"Person"}, offset)
        if kind == {"Person"}:  # …研究院主任|郑之旺被授予…奖章
            found = [p for p in found if p.cls in kind]
        if not found:
            inside = [
                p
                for p in clause.of(pattern.subject, begin, offset)
                if p.cls == "Person" and text[p.end : p.end + 1] != "的"
            ]
            found = (
                self._grammar.before(clause, inside[-1], pattern.subject) if inside and not kind - {"Person"} else []
            )
        start, end = begin, begin
        if _WHOSE.match(text, begin, offset):
            found = [p for p in found if p.start > begin + 1]
            if not found:
                return [], offset  # 她所在的车组获评…
        counted = GROUP.match(text, begin, offset) or _SO_MANY.search(text, begin, offset)
        if not found and counted and not clause.of(pattern.subject, begin, offset):
            return [], offset  # 92个集体获…, 取得前五名的58名同志获…: those whom nobody names
        if not found and clause.tags(begin, offset) <= _NAMES_ONLY and clause.tags(begin, offset) & _NAMING:
            return [], offset  # …，雷雨荣获…: one whom nobody found
        if not found and (owner := self._owner(clause, begin, offset, pattern)) is not None:
            return [owner.draft], owner.start  # 县医院的小屋被命名为…
        if not found and offset > begin and text.endswith(self._units, begin, offset):
            return [], offset  # …，修配车间被评为…: one that nobody found
        while not found and start > 0 and text[start - 1] in "，：；、":
            end = start - 1
            start = clause.start_of(end)
            found = self._grammar.subjects(clause, end, pattern.subject & kind or pattern.subject, here=True)
            if not found and kind:
                found = clause.of(pattern.subject & kind, start, end)[-1:]
        if found:
            if kind == {"Person"} and not any(p.cls == "Person" for p in found):
                people = [p for p in clause.of(("Person",), 0, offset) if id(p.draft) not in clause.asides]
                found = people[-1:] or []
            if kind and kind != {"Person"} and not any(p.cls in kind for p in found):
                things = clause.of(pattern.subject & kind, 0, offset)
                found = things[-1:] or found
            found = self._in_row(clause, found)
            if found:
                return drafts(found), found[0].start if found[0].start >= 0 else offset
        if clause.tags(begin, offset) & _NAMING or re.search(
            "[这该此]", text[start:offset]
        ):  # a subject stands there that nobody found
            return [], offset
        wanted = pattern.subject & kind if kind else pattern.subject
        latest = clause.latest(wanted, offset, 2) if kind else None
        if (
            latest is None
            and not clause.of(("Document",), 0, offset)
            and clause.carried is not None
            and clause.carried.cls in wanted
            and (clause.carried.cls != "Person" or "Person" in kind)
        ):
            latest = clause.carried
        return ([latest] if latest is not None else []), offset

    def _owner(self, clause: Clause, begin: int, offset: int, pattern: Pattern) -> Placed | None:
        """Whose thing, which has no name, the subject of a clause is: 其中区图书馆的小屋."""
        before = [p for p in clause.of(pattern.subject, begin, offset) if p.cls != "Person"]
        last = before[-1] if before else None
        if last is None or not _THING_OF.fullmatch(clause.text, last.end, offset) or last.start - begin > 3:
            return None
        return last

    def _in_row(self, clause: Clause, found: list[Placed]) -> list[Placed]:
        """People in a row who each have their firm before them: 某厂张三、某段李四…，被授予“A”."""
        row = list(found)
        while row and row[-1].cls == "Person" and clause.text[row[-1].end : row[-1].end + 1] in ("、", "和"):
            at = row[-1].end + 1
            firm = next((p for p in clause.of(self._bodies, at) if p.start == at), None)
            person = self._grammar.person_of(clause, firm) if firm is not None else None
            if firm is None or person is None or person.start - firm.end > 12 or person in row:
                break
            row.append(person)
        return row

    def give(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """G授予R“A”称号，授予S“B”; 命名R为“A”: both received and confers."""
        text = clause.text
        received = pattern.also[0] if pattern.also else "received"
        yield from self._published(clause, pattern)
        yield from self._handed(clause, pattern, received)
        for verb in self._give.finditer(text):
            if NOUN.match(text, verb.end()) or text[verb.end() : verb.end() + 1] == "中":
                continue  # 表彰大会, 在此次表彰中荣获…
            if text[verb.end() : verb.end() + 1] == "的":  # G命名的“A”
                after = [
                    a
                    for a in clause.of(("Award",), verb.end(), clause.end_of(verb.end()))
                    if a.start - verb.end() <= 2 or _FIRST.fullmatch(text, verb.end(), a.start)
                ][:1]
                by = [
                    p for p in clause.of(self._bodies, 0, verb.start()) if _LATELY.fullmatch(text, p.end, verb.start())
                ]
                named = self._grammar.before(clause, by[-1], self._bodies) if after and by else []
                for one in named:
                    for award in self._grammar.run(clause, after[0], ("Award",)):
                        ends = (one.start, award.end)
                        yield Link(one.draft, pattern.predicate, award.draft, *ends, pattern.id, pattern.confidence)
                continue
            if clause.at(verb.start()) is not None or re.search(
                "[被获由]", re.split("[，。；]", text[clause.start_of(verb.start()) : verb.start()])[-1]
            ):
                continue
            end = clause.end_of(verb.end())
            awards = clause.of(("Award",), verb.end(), end)
            if not awards:
                continue
            people = list(clause.of(("Person", *self._bodies, "Site", "Studio"), verb.end(), awards[0].start))
            recipients = [p for p in people if self._grammar.person_of(clause, p) is None or p.cls == "Person"]
            if any(p.cls == "Person" for p in recipients):
                recipients = [p for p in recipients if p.cls == "Person"]
            if not recipients and awards[0].start <= verb.end() + 1:
                recipients = clause.nested(self._bodies, awards[0])[:1]
            begin = clause.start_of(verb.start())
            moved = re.search("[将把向给为]" if verb.group()[0] in "颁授" else "[将把向给]", text[begin : verb.start()])
            if not recipients and moved:  # G将R列为“A”
                recipients = clause.of(("Person", *self._bodies, "Site", "Studio"), begin + moved.end(), verb.start())
            givers = self._grammar.subjects(clause, begin + moved.start() if moved else verb.start(), self._bodies)
            for award in awards[:1]:
                for giver in drafts(givers):
                    yield Link(
                        giver,
                        pattern.predicate,
                        award.draft,
                        min(verb.start(), award.start),
                        award.end,
                        pattern.id,
                        pattern.confidence,
                    )
                for recipient in drafts(recipients):
                    if recipient not in drafts(givers):
                        yield Link(
                            recipient,
                            received,
                            award.draft,
                            verb.start(),
                            award.end,
                            f"{received}.{pattern.frame}",
                            pattern.confidence,
                        )

    def _published(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """G公布“A”名单: those who publish who was honoured honour them."""
        text = clause.text
        for award in clause.of(("Award",)):
            begin = clause.start_of(award.start)
            verb = [m for m in self._publishing.finditer(text, begin, award.start) if clause.at(m.start()) is None][-1:]
            if not verb or not self._lists.match(text, award.end) or award.start - verb[0].end() > 16:
                continue
            givers = [
                p
                for p in self._grammar.subjects(clause, verb[0].start(), self._bodies)
                if verb[0].start() - p.end <= 10 or "。" not in text[p.end : verb[0].start()]
            ]
            for giver in drafts(givers):
                yield Link(
                    giver,
                    pattern.predicate,
                    award.draft,
                    givers[0].start,
                    award.end,
                    pattern.id,
                    pattern.confidence,
                )

    def _handed(self, clause: Clause, pattern: Pattern, received: str) -> Iterator[Link]:
        """G为R等10家“A”授牌: the honour stands before the verb, those who get it after 为."""
        text = clause.text
        for verb in self._handing.finditer(text):
            award = [a for a in clause.of(("Award",), 0, verb.start()) if 0 <= verb.start() - a.end <= 5][-1:]
            begin = clause.start_of(verb.start())
            to = max(text.rfind(word, begin, award[0].start) for word in "为向给") if award else -1
            if to < 0 or clause.at(to) is not None:
                continue
            givers = self._grammar.subjects(clause, to, self._bodies, here=True)
            givers = [p for p in givers if self._grammar.person_of(clause, p) is None]
            taking = clause.of(("Person", *self._bodies, "Site", "Studio"), to, award[0].start)
            for giver in drafts(givers):
                ends = (givers[0].start, verb.end())
                yield Link(giver, pattern.predicate, award[0].draft, *ends, pattern.id, pattern.confidence)
            for one in drafts(taking):
                ends = (to, verb.end())
                yield Link(one, received, award[0].draft, *ends, f"{received}.{pattern.frame}", pattern.confidence)
