"""Frames of lists of honours: an honour, and those who received it after it or in the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_DATED = re.compile(r"[（\d年月日）〇一二三四五六七八九十\s]*")
_COUNTED_LABEL = re.compile(r"（[^（）\d]{0,12}\d[^（）]{0,12}）\s{0,4}[：:]$")
_GAP = re.compile(r"(?:（[^（）]{1,12}）)?[ 　|]+")
_IN_ROW = re.compile(r"(?:（[^（）]{1,12}）)? +|（(?:[男女]，)?")
_POINTS = re.compile("[此该这榜]")  # in a verb that leans on an honour told of before: 获此殊荣, 上榜
_ROW = 60  # characters that a line of a list has at most


class ListFrames:
    """The frames of honours that a list gives."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        tails = any_of((*lexicon.words("Award", "tails"), *lexicon.words("frames", "lists"))).pattern
        self._header = re.compile(rf"[”》]?(?:{tails})?(?:（[^（）]{{0,24}}）)?\s*[：:|｜]?")
        self._takers = any_of(lexicon.words("frames", "takers"))
        self._bodies, self._home = words.organisations, words.home
        self._of_people = lexicon.longest_first("frames", "of_people")
        announces = any_of(lexicon.words("frames", "announces")).pattern
        self._announces = re.compile(rf"[^，。；]{{0,6}}?(?:{announces})的")
        self._gives = re.compile(announces)
        self.confers = next((p for p in lexicon.patterns if p.id == "confers.verb"), None)
        self.rows_pattern = next((p for p in lexicon.patterns if p.frame == "rows"), None)

    def listed(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """在G公布的“A”名单中，B、C入选: the honour stands before the verb."""
        text = clause.text
        for verb in verbs(clause, pattern):
            awards = clause.of(pattern.object, 0, verb.start())[-1:]
            after = clause.of(pattern.object, verb.end(), clause.end_of(verb.end()))
            if after or text[verb.end() : verb.end() + 1] == "的" or self._takers.match(text, verb.end()):
                continue
            told = None if awards or not _POINTS.search(verb.group()) else clause.latest(("Award",), verb.start(), 2)
            honour = awards[0].draft if awards else told
            if honour is None:
                continue
            who = self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
            if told is not None:  # 某公司工会、某厂工会等单位纷纷上榜: in what the sentence before tells of
                who = self._grammar.row(clause, who[0], pattern.subject, verb.start()) if who else []
            start = awards[0].start if awards else min([verb.start(), *(p.start for p in who)])
            for one in drafts(who):
                yield Link.by(pattern, one, honour, start, verb.end())
            if not awards:
                continue
            for giver in clause.of(self._bodies, 0, awards[0].start)[-1:]:
                if self.confers and self._announces.match(text, giver.end):
                    yield self._confers(giver.draft, awards[0], giver.start)

    def _confers(self, giver: Draft, award: Placed, start: int) -> Link:
        assert self.confers is not None
        pattern = self.confers
        return Link.by(pattern, giver, award.draft, start, award.end)

    def rows(self, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Link]]:
        """Lines below a heading that is an honour (五一劳动奖状（3个）) name those who received it."""
        heading: Placed | None = None
        unsigned: list[tuple[Clause, Placed]] = []
        paragraph = -1
        for number, clause in enumerate(clauses):
            labels = self._labels(clause)
            for award, stop in labels:
                heading, paragraph = award, clause.sentence.paragraph
                giver = self._giver(clauses[max(0, number - 12) : number])
                unsigned += [(clause, award)] if giver is None else []
                rest = self._header.match(clause.text, award.end)
                inline = self._recipients(clause, award, rest.end() if rest else award.end)
                inline = [p for p in inline if p.end <= stop]
                below = any(c.placed for c in clauses[number + 1 : number + 2] if self._is_row(c))
                if giver is not None and (below or inline) and self.confers:
                    yield clause, self._confers(giver, award, award.start)
                yield from self._received(clause, award, inline)
            if labels:
                continue
            if heading is not None:
                if not self._is_row(clause) or clause.sentence.paragraph - paragraph > 1:
                    heading = None
                    continue
                paragraph = clause.sentence.paragraph
                signed = self._signature(clause, clauses[number + 1 :])
                if signed is not None:  # who signs the list gives its honours
                    yield from ((at, self._confers(signed, one, one.start)) for at, one in unsigned)
                    heading, unsigned = None, []
                    continue
                yield from self._received(clause, heading, self._recipients(clause, heading, 0))
        for signer in self._signers(clauses) if unsigned and self.confers else ():
            yield from ((at, self._confers(signer, one, one.start)) for at, one in unsigned)

    def _signers(self, clauses: Sequence[Clause]) -> list[Draft]:
        """The union that a line over the article or below it names by itself."""
        lines = [c for c in clauses if c.sentence.role == "byline"]
        return [s for c in lines if (s := self._signature(c, ())) is not None][:1]

    def _signature(self, clause: Clause, rest: Sequence[Clause]) -> Draft | None:
        """The union that a line consists of, with nothing but a date after it."""
        whole = next((p for p in clause.placed if p.cls == self._home and p.start == 0), None)
        alone = whole is not None and whole.end == len(clause.text.rstrip())
        last = all(_DATED.fullmatch(c.text) for c in rest)
        return whole.draft if whole is not None and alone and last and self.confers is not None else None

    def _received(self, clause: Clause, award: Placed, who: Sequence[Placed]) -> Iterator[tuple[Clause, Link]]:
        pattern = self.rows_pattern
        for one in who if pattern else ():
            assert pattern is not None
            yield (
                clause,
                Link.by(pattern, one.draft, award.draft, one.start, one.end),
            )

    @staticmethod
    def _is_row(clause: Clause) -> bool:
        return clause.sentence.role == "body" and len(clause.text) <= _ROW and not re.search(r"[。！？；]", clause.text)

    def _labels(self, clause: Clause) -> list[tuple[Placed, int]]:
        """The honours that a line of a list gives, each with the offset where those who received it end.

        A page whose lines run on has several in one: 奖状（2个）：甲 乙 奖章（1名）：丙.
        """
        first = self._heading(clause)
        if first is None:
            return []
        later = [
            award
            for award in clause.of(("Award",), first.end)
            if (rest := self._header.match(clause.text, award.end)) and _COUNTED_LABEL.search(rest.group())
        ]
        ends = [*(award.start for award in later), len(clause.text)]
        return list(zip([first, *later], ends, strict=True))

    def _heading(self, clause: Clause) -> Placed | None:
        """The honour that a line consists of, or that a list follows after a colon."""
        first = clause.of(("Award",))[:1]
        if (
            not first
            or clause.text[: first[0].start].strip("|｜“《●■◆▲◎○·、 一二三四五六七八九十（）")
            or clause.sentence.role not in ("body", "headline")
        ):
            return None
        rest = self._header.match(clause.text, first[0].end)
        colon = rest is not None and rest.group().endswith(("：", ":", "|", "｜"))
        if clause.sentence.role == "headline" and not (colon and clause.sentence.index):
            return None  # a line of a list that the page sets like a headline
        whole = rest is not None and rest.end() == len(clause.text.rstrip())
        return first[0] if colon or whole or self._spaced(clause, first[0]) else None

    @staticmethod
    def _spaced(clause: Clause, award: Placed) -> bool:
        """Whether a gap stands between an honour and who received it: 五一劳动奖状　某公司."""
        gap = _GAP.match(clause.text, award.end)
        row = gap is not None and clause.sentence.role == "body" and not re.search(r"[。！？；，]$", clause.text)
        return row and gap is not None and any(p.start == gap.end() and not p.nested for p in clause.placed)

    def _recipients(self, clause: Clause, award: Placed, start: int) -> list[Placed]:
        """Who stands in a line: its people, or the body that the whole line names."""
        people = clause.of(("Person",), start)
        if any(award.draft.name.rstrip("”").endswith(word) for word in self._of_people):
            return people
        if people and all(
            any(_IN_ROW.fullmatch(clause.text, one.end, p.start) for one in people)
            for p in clause.of(self._bodies, start)
        ):
            return people  # 张三 某厂 李四 某公司
        found: list[Placed] = []
        for p in clause.of({*self._bodies, "Site", "Studio"}, start):
            ends = re.match(r"[”》]?(?:（[^）]*）)?\s*(?:[、，；。|｜]|和|$| )", clause.text[p.end :])
            if ends or any(label.start == p.end for label in clause.of(("Award",), p.end)):
                found.append(p)
        return found or people

    def _signer(self, clauses: Sequence[Clause]) -> Draft | None:
        """The body that signs a notice of those to be honoured."""
        signed = [p.draft for c in clauses if c.sentence.role == "byline" for p in c.of(self._bodies)]
        told = any(self._gives.search(c.text) for c in clauses if c.sentence.role == "body")
        return signed[0] if len(signed) == 1 and told else None

    def _giver(self, before: Sequence[Clause]) -> Draft | None:
        """The body that the text before a list says gives the honours."""
        for clause in reversed(before):
            for word in self._gives.finditer(clause.text):
                who = self._grammar.subjects(clause, word.start(), self._bodies)
                if who:
                    return who[0].draft
        return None
