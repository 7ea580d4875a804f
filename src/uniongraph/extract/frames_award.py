"""The frame of verbs of those who receive an honour: X获评A, X被G授予A.

Whom such words name is told in ``recipients``, the verbs of those who give in ``frames_confer``. Honours that stand
beside a name without such a verb are in ``frames_honoured``, those that bear the name of who gives them in
``frames_named``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.awards import COUNTED_AS
from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.recipients import Recipients
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_OF = re.compile(r"[”》]?(?:荣誉)?(?:称号)?的")
_COUNTED = re.compile(r"(?:\d{1,9}|[一二两三四五六七八九十百]{1,9}|多|数)(?:余|多)?(?:名|个|人|位|家|项|座|次)$")
_ROW = re.compile(r"(?:[^，。；：！？、]{2,24}[、，]){2,9}[^，。；：！？、]{0,8}")
"""Honours between a verb and one that stands far behind it."""


def receiving(words: Words) -> re.Pattern[str]:
    """The verbs of those who receive an honour, with the particles that they take: 荣获了, 被评为."""
    lexicon = words.lexicon
    chosen = [w for w in lexicon.words("Award", "loose_verbs") if w.endswith("为")]  # 被G列为A
    verbs = any_of((*lexicon.words("Award", "verbs"), *chosen)).pattern
    return re.compile(rf"(?:{verbs})(?!得?者|奖|评)(?:了|过|的是|为)?")


class AwardFrames:
    """The frame ``receive``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        self._recipients = Recipients(words, grammar)
        lexicon = words.lexicon
        self._bodies = words.organisations
        holders = any_of(lexicon.words("Award", "holders")).pattern
        self._verb = receiving(words)
        self._colon = re.compile(
            rf"[”》]?(?:{any_of(lexicon.words('Award', 'tails')).pattern})?的?(?:分别)?(?:名单|是|有|为|包括)?："
        )
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
        self._confers = next((p for p in lexicon.patterns if p.id == "confers.verb"), None)
        self._borne_by = re.compile(r"[”》]?(?:荣誉)?(?:称号|荣誉|奖项|表彰)?的")
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
                    yield Link.by(pattern, one.draft, award.draft, verb.start(), bearers[-1].end)
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
                    yield Link.by(self._confers, giver, award.draft, passive, award.end)
            awards = self._grammar.run(clause, self._grammar.before(clause, award, ("Award",))[0], ("Award",))
            recipients, start = self._recipients.find(clause, before, awards, award, pattern)
            if (bearer := self._bearer(clause, award, begin, verb.start())) is not None:
                recipients, start = [bearer.draft], verb.start()
            awards = self._grammar.before(clause, award, ("Award",))
            awards = self._grammar.run(clause, awards[0], ("Award",))
            if len(awards) == len(recipients) > 1 and self._respectively.search(text, begin, awards[0].start):
                recipients = recipients[awards.index(award) : awards.index(award) + 1]
            for recipient in recipients:
                if recipient not in drafts(givers):
                    yield Link.by(pattern, recipient, award.draft, min(start, verb.start()), award.end)

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
            kind = self._recipients.kind(award, pattern)
            if lead is None or not kind:
                continue
            stop = re.compile("[；。]").search(clause.text, lead.end())
            end = stop.start() if stop else len(clause.text)
            for p in clause.of(pattern.subject & kind, lead.end(), end):
                if p.cls == "Person" or self._grammar.person_of(clause, p) is None:
                    yield Link.by(pattern, p.draft, award.draft, award.start, p.end)

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
            yield Link.by(pattern, one.draft, award.draft, award.start, one.end)

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
                yield Link.by(pattern, p.draft, award.draft, p.start, award.end)
            verb = next((m for m in self._give.finditer(text, 0, match.start()) if clause.at(m.start()) is None), None)
            if (
                verb is None
                or "被" in (text[verb.start()], text[verb.start() - 1 : verb.start()])
                or self._confers is None
            ):
                continue
            for giver in self._grammar.subjects(clause, verb.start(), self._bodies):
                yield Link.by(self._confers, giver.draft, award.draft, verb.start(), award.end)

    def _bearers(self, clause: Clause, award: Placed, pattern: Pattern) -> list[Placed]:
        """Whom a clause describes by the honour that they received: 为获得“A”称号的R、S等20个单位颁奖."""
        lead = self._borne_by.match(clause.text, award.end)
        if lead is None:
            return []
        end = clause.end_of(lead.end())
        first = next((p for p in clause.of(pattern.subject, lead.end(), end) if p.start - lead.end() <= 10), None)
        if first is None or not (first.start == lead.end() or clause.nominal(lead.end(), first.start)):
            return []
        kind = self._recipients.kind(award, pattern)
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
