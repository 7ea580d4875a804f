"""Frames of lists of honours: an honour, and those who received it after it or in the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uniongraph.extract.clauses import Clause, Link, Placed, drafts
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.referents import Draft
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_IN_ROW = re.compile(r"(?:（[^（）]{1,12}）)? +|（(?:[男女]，)?")
_ROW = 60  # characters that a line of a list has at most


class ListFrames:
    """The frames of honours that a list gives."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        lexicon = words.lexicon
        tails = any_of((*lexicon.words("Award", "tails"), *lexicon.words("frames", "lists"))).pattern
        self._header = re.compile(rf"[”》]?(?:{tails})?(?:（[^（）]{{0,24}}）)?\s*[：:|｜]?")
        self._bodies = words.organisations
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
            if not awards or after or text[verb.end() : verb.end() + 1] == "的":
                continue
            who = self._grammar.subjects(clause, verb.start(), pattern.subject, here=True)
            for one in drafts(who):
                yield Link(
                    one,
                    pattern.predicate,
                    awards[0].draft,
                    awards[0].start,
                    verb.end(),
                    pattern.id,
                    pattern.confidence,
                )
            for giver in clause.of(self._bodies, 0, awards[0].start)[-1:]:
                if self.confers and self._announces.match(text, giver.end):
                    yield self._confers(giver.draft, awards[0], giver.start)

    def _confers(self, giver: Draft, award: Placed, start: int) -> Link:
        assert self.confers is not None
        pattern = self.confers
        return Link(giver, pattern.predicate, award.draft, start, award.end, pattern.id, pattern.confidence)

    def rows(self, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Link]]:
        """Lines below a heading that is an honour (五一劳动奖状（3个）) name those who received it."""
        heading: Placed | None = None
        paragraph = -1
        for number, clause in enumerate(clauses):
            award = self._heading(clause)
            if award is not None:
                heading, paragraph = award, clause.sentence.paragraph
                giver = self._giver(clauses[max(0, number - 12) : number]) or self._signer(clauses)
                rest = self._header.match(clause.text, award.end)
                inline = self._recipients(clause, award, rest.end() if rest else award.end)
                below = any(c.placed for c in clauses[number + 1 : number + 2] if self._is_row(c))
                if giver is not None and (below or inline) and self.confers:
                    yield clause, self._confers(giver, award, award.start)
                yield from self._received(clause, award, inline)
            elif heading is not None:
                if not self._is_row(clause) or clause.sentence.paragraph - paragraph > 1:
                    heading = None
                    continue
                paragraph = clause.sentence.paragraph
                yield from self._received(clause, heading, self._recipients(clause, heading, 0))

    def _received(self, clause: Clause, award: Placed, who: Sequence[Placed]) -> Iterator[tuple[Clause, Link]]:
        pattern = self.rows_pattern
        for one in who if pattern else ():
            assert pattern is not None
            yield (
                clause,
                Link(one.draft, pattern.predicate, award.draft, one.start, one.end, pattern.id, pattern.confidence),
            )

    @staticmethod
    def _is_row(clause: Clause) -> bool:
        return clause.sentence.role == "body" and len(clause.text) <= _ROW and not re.search(r"[。！？；]", clause.text)

    def _heading(self, clause: Clause) -> Placed | None:
        """The honour that a line consists of, or that a list follows after a colon."""
        first = clause.of(("Award",))[:1]
        if (
            not first
            or clause.text[: first[0].start].strip("|｜“《●■◆▲◎○·、 一二三四五六七八九十（）")
            or (clause.sentence.role != "body")
        ):
            return None
        rest = self._header.match(clause.text, first[0].end)
        colon = rest is not None and rest.group().endswith(("：", ":", "|", "｜"))
        ends = rest is not None and rest.end() == len(clause.text.rstrip())
        return first[0] if colon or ends or self._beside(clause, first[0]) else None

    def _beside(self, clause: Clause, award: Placed) -> bool:
        """Whether those who received an honour stand behind it after a gap: 五一劳动奖状 某公司."""
        text = clause.text
        after = [p for p in clause.placed if p.start == award.end + 1 and p.cls in {*self._bodies, "Person", "Site"}]
        return bool(after) and text[award.end] == " " and not re.search("[。；]", text)

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
            if re.match(r"[”》]?(?:（[^）]*）)?\s*(?:[、，；。|｜]|和|$| )", clause.text[p.end :]):
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
