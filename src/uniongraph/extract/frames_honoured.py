"""Frame of honours that stand beside a name and say whose they are: 全国劳动模范张三; 张三是某奖章获得者.

What a verb of receiving or giving says is in ``frames_award``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import NOMINAL, Clause, Link, Placed, drafts
from uniongraph.extract.frames_award import receiving
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.recipients import Recipients
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_IS_ALSO = re.compile(
    r"(?:(?:[也还更又]?(?:是|系)|现任|担任|现为|曾?当选|曾任|曾担任|先后)[^，。；：！？]{2,40}，){0,4}(?:[也还既更均都]?是|系|现为)[^，。；：！？]{2,50}、"
)
_IS = re.compile(  # 张三是某某大师，也是第五届“某某工匠”
    r"(?:(?:如今|现在|现|目前|曾经?)?(?:[也还更又]?(?:是|系)|现任|担任|现为|曾?当选|曾任|曾担任|先后)[^，。；是]{2,40}，){0,4}(?:如今|现在|目前|曾经?)?(?:是|系|作为|[也还更]是)(?:一[名位]|首[批届]|第[一二三四五六七八九十\d]+[届批])?“?"
)
_PART = re.compile(r"[^，、]+")
_BORN = re.compile(r"(?:生于)?\d{4}年")
_AS = re.compile(r"作为(?:一[名位]|首[批届]|第[一二三四五六七八九十\d]+[届批])?“?$")
_TRADE = re.compile(r"[”》]?、[\u4e00-\u9fff]{2,5}[工员师长手]")


_FAR = 24
"""Characters between what somebody became and the verb of becoming."""

_SUCH = re.compile(r"(?:[一首第全\d][\u4e00-\u9fff\d]{0,4}[名位个家批座处])?(?:[\u4e00-\u9fff\d]{2,16}的)?“?")
"""What stands between the verb and the honour: 全市唯一的, 最年轻的."""


class HonouredFrames:
    """The frames ``win`` and ``being``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar, self._recipients = grammar, Recipients(words, grammar)
        self._bodies = words.organisations
        self._verb = receiving(words)
        lexicon = words.lexicon
        self._being = re.compile(any_of(lexicon.words("Award", "being")).pattern)
        self._became = frozenset(lexicon.words("Award", "became"))
        self._still = frozenset(("", *lexicon.words("Award", "still")))
        self._holders = any_of(lexicon.words("Award", "holders")).pattern
        self._held = re.compile(rf"[”》]?(?:称号)?(?:{self._holders})?")
        self._honour_held = re.compile(rf"[”》]?(?:荣誉)?(?:称号)?(?:{self._holders})?")
        self._held_off = re.compile(rf"{self._honour_held.pattern}，")
        self._held_and = re.compile(rf"{self._honour_held.pattern}、[著知]?名?")
        self._post = re.compile(rf"(?:{any_of((*words.titles, *lexicon.words('posts', 'professions'))).pattern})$")
        biography = any_of(lexicon.words("posts", "biography")).pattern
        self._life = re.compile(
            rf"(?<=，)(?:{biography}|[\u4e00-\u9fff]{{1,5}}[族人]|(?:生于)?\d{{4}}年(?:\d{{1,2}}月)?[^，。；]{{0,6}}|(?:现年)?\d\d岁)(?=，)"
        )

    def win(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """全国劳动模范张三: an honour that stands right before a name is that person's."""
        for award in clause.of(("Award",)):
            said = [p for p in clause.of(("Person",), 0, award.start) if _IS.fullmatch(clause.text, p.end, award.start)]
            said = said or self._introduced(clause, award) or self._lived(clause, award) or self._is_one(clause, award)
            after = next(iter(clause.of(("Person",), award.end)), None) if said else None
            if after is not None and (after.start == award.end or self._honoured(clause, award, after)):
                said = []  # 他是全国劳模|李四的徒弟; 张三，江苏工匠、某馆馆长李四
            if said:
                yield Link.by(pattern, said[-1].draft, award.draft, said[-1].start, award.end)
            person = next((p for p in clause.of(("Person",), award.end) if p.start >= award.end), None)
            if person is None:
                continue
            if (
                _AS.search(clause.text, 0, award.start)
                and clause.text[award.end : person.start].lstrip("”》称号").startswith("，")
                and clause.nominal(clause.end_of(award.end) + 1, person.start)
            ):  # 作为全国劳模，某厂钳工张三…
                yield Link.by(pattern, person.draft, award.draft, award.start, person.end)
                continue
            gap = clause.text[award.end : person.start]
            titled = re.fullmatch(rf"[”》]?(?:称号)?(?:{self._holders})?(?:、[\u4e00-\u9fff（）]{{2,24}})?", gap)
            nouns = clause.nominal(award.end, person.start) or _TRADE.fullmatch(gap)
            if (titled and "的" not in gap and nouns) or self._honoured(clause, award, person):
                for one in [person, *(self._fellows(clause, person) if titled else [])]:
                    yield Link.by(pattern, one.draft, award.draft, award.start, one.end)

    def being(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """某公司工会是“某省模范职工之家”, 成为最年轻的“某某工匠”: what one is or became, if the honour's name fits."""
        for award in clause.of(pattern.object):
            begin = max(clause.start_of(award.start), award.start - _FAR)
            verb = next(reversed([*self._being.finditer(clause.text, begin, award.start)]), None)
            if verb is None or not _SUCH.fullmatch(clause.text, verb.end(), award.start):
                continue
            kind = self._recipients.kind(award, pattern)
            became = verb.group() in self._became
            classes = (kind or frozenset(["Person"])) if became else kind - {"Person"}
            found = self._grammar.subjects(clause, verb.start(), pattern.subject, here=not became)
            for one in found[-1:]:
                gap = clause.text[one.end : verb.start()]
                carried = became and (one.cls == "Person" or "，" in gap)  # but 某公司|检修班成为…
                if one.cls in classes and (carried or gap in self._still):
                    yield Link.by(pattern, one.draft, award.draft, one.start, award.end)

    def _introduced(self, clause: Clause, award: Placed) -> list[Placed]:
        """张三，某公司技师，某奖章获得者。: the one whom a sentence of nouns introduces."""
        people = clause.of(("Person",), 0, award.start)
        ends = self._ends_before(clause.text, award.end, "，。；")
        if len(people) != 1 or not ends or clause.text[people[0].end : people[0].end + 1] != "，":
            return []
        told = [m.span() for m in self._life.finditer(clause.text, people[0].end, award.start)]
        nouns = not re.search("[。；：]", clause.text[: award.start])
        at = 0
        for start, end in [*told, (award.start, award.start)]:  # 男, 1978年生, 中共党员 are left out
            nouns = nouns and clause.tags(at, max(at, start)) <= NOMINAL
            at = end
        return people if nouns and people[0].start == 0 else []

    def _lived(self, clause: Clause, award: Placed) -> list[Placed]:
        """Whose life is told in a row of nouns that ends with the honour: 张三，男，某厂电工，全国劳动模范."""
        people = clause.of(("Person",), 0, award.start)
        text = clause.text
        if len(drafts(people)) != 1 or text[people[-1].end] != "，" or text[award.start - 1] not in "，、":
            return []
        after = text[award.end : award.end + 1] in ("", "。", "，", "；", "、")
        told = [m.span() for m in _PART.finditer(text, people[-1].end, award.start) if not _BORN.match(m.group())]
        told = [span for span in told if not self._post.search(text, *span)]  # 掘进二队队长
        return people[-1:] if after and not any(clause.verbal(*span) for span in told) else []

    def _is_one(self, clause: Clause, award: Placed) -> list[Placed]:
        """张三是某公司挡车工、某奖章获得者: the honour ends what somebody is said to be."""
        people = clause.of(("Person",), 0, award.start)[-1:]
        if not people or not _IS_ALSO.fullmatch(clause.text, people[0].end, award.start):
            return []
        ends = self._ends_before(clause.text, award.end, "、，。；")
        since = max(people[0].end, clause.text.rfind("，", people[0].end, award.start) + 1) + 2
        return people if ends and not clause.verbal(since, award.start) else []

    def _ends_before(self, text: str, end: int, marks: str) -> bool:
        """Whether an honour, with 称号 and 获得者 behind it, ends before one of the marks or with the text."""
        held = self._held.match(text, end)
        return held is not None and (held.end() == len(text) or text[held.end()] in marks)

    @staticmethod
    def _fellows(clause: Clause, person: Placed) -> list[Placed]:
        """Those who share an honour: 全国劳模张三、李四和王五, with nothing between their names."""
        fellows, end = [], person.end
        for other in clause.of(("Person",), person.end):
            if clause.text[end : other.start] not in ("、", "和"):
                break
            fellows.append(other)
            end = other.end
        return fellows

    def _honoured(self, clause: Clause, award: Placed, person: Placed) -> bool:
        """Whether an honour stands before a person's post: 全国劳动模范、某公司工程师张三, 某奖获得者、某厂焊工李四."""
        text = clause.text
        row = self._grammar.run(clause, award, ("Award",))
        if len(row) > 1 and row[0] is award and self._honour_held.fullmatch(text, row[-1].end, person.start):
            return True  # 全国技术能手、“某某奖章”获得者张三
        rest = self._held_and.match(text, row[-1].end)
        if rest is None and text[row[0].start - 1 : row[0].start] in ("", *"。；”“"):
            rest = self._held_off.match(text, row[-1].end)  # 全国劳模、最美医生，|某医院医生李四…
        while rest is not None:  # “某某勋章”获得者、|全国劳模、…
            other = next(
                (a for a in clause.of(("Award",), rest.end(), person.start) if a.start <= rest.end() + 1), None
            )
            if other is None:
                break
            rest = self._held_and.match(text, other.end)
        if rest is None or person.start - rest.end() > 60:
            return False
        begin = clause.start_of(award.start)
        if any(clause.at(m.start()) is None for m in self._verb.finditer(text, begin, award.start)):
            return False  # 荣获某奖、…: what follows is another's
        bodies = clause.of(self._bodies, rest.end(), person.start)
        if not bodies:  # whose firm nobody found
            return self._grammar.posted(text, rest.end(), person.start) or self._told_of(clause, rest.end(), person)
        return bodies[0].start - rest.end() <= 1 and self._grammar.person_of(clause, bodies[0]) is person

    @staticmethod
    def _told_of(clause: Clause, start: int, person: Placed) -> bool:
        """Whether the words up to a name only say more of the same person: 、守护病人的护士|张三."""
        text = clause.text
        if re.search("[，。；：]", text[start : person.start]) or clause.of(("Person",), start, person.start):
            return False
        last = text.rfind("的", start, person.start) + 1 or start
        return last < person.start and not clause.verbal(last, person.start)
