"""What a sentence leans on: the subject that earlier sentences leave, those on a tour, and what its words point at.

Which words point back is told in ``pointing_nouns`` (活动, 联盟) and ``pronouns`` (我们, 她).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from uniongraph.extract.clauses import HELD, Clause, Earlier, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.pointing_nouns import PointingNouns
from uniongraph.extract.pronouns import Pronouns
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_TOUR = 4
"""Sentences for which a text goes on about those whom it told to be on a tour."""

_INTRODUCED = 200
"""Programmes and events, introduced and not named, that a sentence may speak of."""


class Discourse:
    """Gives each sentence of an article its subject from before and its pointers."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        self._pointing, self._pronouns = PointingNouns(words), Pronouns(words)
        lexicon = words.lexicon
        acts = [w for p in lexicon.patterns if p.id in ("runs.act", "organizes.act") for w in p.words]
        self._introduces = re.compile(rf"(?:{any_of(acts).pattern})了?[^，。；“”]{{0,6}}“?$")
        kin = any_of((*lexicon.words("Person", "relations"), *lexicon.words("frames", "kin_leads"))).pattern
        doers = any_of(lexicon.words("Person", "role_ends")).pattern
        self._kin = re.compile(rf"(?:{kin})(?:[^，。；：]{{0,8}}?(?:{doers}))?$")
        self._tours = any_of((*lexicon.words("frames", "inspecting"), *lexicon.words("frames", "touring")))
        self._relations = lexicon.words("Person", "relations")
        leading, delegations = (any_of(lexicon.words("frames", key)).pattern for key in ("leading", "delegations"))
        self._leads = re.compile(
            rf"(?:等(?:领导|同志|人)?)?(?:[\d一二三四五六七八九十]{{1,3}}[名位]?人?)?[，]?(?:{leading})"
        )
        self._sent_out = re.compile(rf"[^，。；“”]{{0,14}}?(?:{delegations})")
        errands = any_of(lexicon.words("frames", "errands")).pattern
        self._delegation = re.compile(
            rf"(?:(?<=^)|(?<=[，。；：]))(?:[^，。；“”]{{0,3}}?)((?:{errands}){{0,2}}(?:{delegations}))(?!副?组长|长)"
        )

    def follow(self, clauses: Sequence[Clause]) -> None:
        """Set subject, past and pointers of each sentence, in order."""
        past: list[tuple[int, Placed]] = []
        introduced: deque[Draft] = deque(maxlen=_INTRODUCED)
        paragraph, actors = -1, self._words.organisations | {"Person"}
        topic = None
        leaders: list[Draft] = []
        asides = self._kin_of_others(clauses)
        tour = -_TOUR
        for clause in clauses:
            clause.asides = asides
            if self._tours.search(clause.text):
                tour = clause.sentence.index
            clause.touring = clause.sentence.index - tour < _TOUR
            if clause.sentence.paragraph != paragraph:
                paragraph = clause.sentence.paragraph
                topic = clause.home or topic
            clause.carried, clause.past = topic, Earlier(past)
            clause.placed = [self._pointing.aimed(clause, p) for p in clause.placed]
            clause.leaders = self._leaders(clause)
            leaders = drafts(clause.leaders) or leaders
            sent = self._delegates(clause, leaders)
            clause.placed = sorted([*clause.placed, *self._pointers(clause), *sent], key=lambda p: (p.start, -p.end))
            introduced += [
                p.draft
                for p in clause.placed
                if p.cls in HELD
                and p.draft.weak
                and self._introduces.search(clause.text[max(0, p.start - 16) : p.start])
            ]
            clause.topics = tuple(introduced)
            past += [(clause.sentence.index, p) for p in clause.placed if not p.nested]
            if clause.sentence.role not in ("body", "caption"):
                continue
            first_end = clause.end_of(min(len(clause.text), 12))
            subject = self._grammar.subjects(clause, len(clause.text), actors, here=True)
            opening = self._grammar.subjects(clause, first_end, actors, here=True)
            found = opening or subject
            if found and clause.text.endswith(self._relations, 0, found[0].start):
                # whoever is told of as somebody's father or pupil is not who the text is about
                found = clause.of(("Person",), 0, found[0].start)[-1:]
            if found and not self._quoted(clause, found[0]):
                topic = found[0].draft

    def _kin_of_others(self, clauses: Sequence[Clause]) -> frozenset[int]:
        """The people whom an article first names as somebody's master, apprentice or kin (师傅刘某某, 女儿某某)."""
        known: set[int] = set()
        found: set[int] = set()
        for clause in clauses:
            for p in clause.of(("Person",)):
                if id(p.draft) not in known and known and self._kin.search(clause.text, 0, p.start):
                    found.add(id(p.draft))
                known.add(id(p.draft))
        return frozenset(found)

    @staticmethod
    def salient(clauses: Sequence[Clause], links: Sequence[Link]) -> frozenset[Draft]:
        """The programmes and events that an article is about: the links say who holds them, or it returns to them."""
        held = {id(link.object) for link in links}
        seen: dict[int, set[int]] = {}
        for clause in clauses:
            for p in clause.placed:
                if p.cls in HELD:
                    seen.setdefault(id(p.draft), set()).add(clause.sentence.index)
        return frozenset(
            p.draft
            for clause in clauses
            for p in clause.placed
            if p.cls in HELD and (id(p.draft) in held or len(seen[id(p.draft)]) > 1)
        )

    @staticmethod
    def _quoted(clause: Clause, placed: Placed) -> bool:
        """Whether a mention stands inside a quotation of several words."""
        before = clause.text[: placed.start]
        return before.rfind("“") > before.rfind("”") and placed.start - before.rfind("“") > 2

    def _pointers(self, clause: Clause) -> list[Placed]:
        """The words of a sentence that point back, with what they point at."""
        return [
            *self._pointing.find(clause),
            *self._pronouns.speakers(clause),
            *self._pointing.tails(clause),
            *self._pointing.held_now(clause),
            *self._pronouns.find(clause),
        ]

    def _leaders(self, clause: Clause) -> list[Placed]:
        """Who heads a delegation that the sentence tells of (张三一行, 张三率队), else the body that sends it out."""
        for person in clause.of(("Person",)):
            if self._leads.match(clause.text, person.end):
                heads = self._grammar.before(clause, person, ("Person",))
                begin = clause.start_of(heads[0].start)
                return [*self._grammar.people_before(clause, begin, heads[0]), *heads]
        for body in clause.of(self._words.organisations):
            staffed = self._grammar.staffed(
                clause, body
            )  # 某委员会副主任某某率考察团: somebody whose name nobody found
            sends = self._sent_out.match(clause.text, body.end) and self._grammar.person_of(clause, body) is None
            if sends and not staffed:
                return [body]
        return []

    def _delegates(self, clause: Clause, leaders: Sequence[Draft]) -> list[Placed]:
        """调研组, 慰问组一行: those who head the delegation; each on its part of the words."""
        found: list[Placed] = []
        known = list(leaders) or ([clause.home] if clause.home is not None else [])
        for match in self._delegation.finditer(clause.text):
            start, length = match.start(1), len(match.group(1))
            if clause.at(start) is not None or clause.at(match.end() - 1) is not None:
                continue
            for number, draft in enumerate(known[:length]):
                begin, end = (
                    start + number * length // len(known[:length]),
                    start + (number + 1) * length // len(known[:length]),
                )
                found.append(Placed(begin, end, draft.cls, draft))
        return found
