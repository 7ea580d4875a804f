"""Sentence frames: how a verb of the lexicon and the mentions around it make a statement.

Each frame is a function of a clause and a pattern; which words fill it stands in ``ontology/lexicon``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from uniongraph.extract.clauses import Clause, Link
from uniongraph.extract.frames_act import ActFrames
from uniongraph.extract.frames_attend import AttendFrames
from uniongraph.extract.frames_award import AwardFrames
from uniongraph.extract.frames_belong import BelongFrames
from uniongraph.extract.frames_commend import CommendFrames
from uniongraph.extract.frames_confer import ConferFrames
from uniongraph.extract.frames_errand import ErrandFrames
from uniongraph.extract.frames_genitive import GenitiveFrames
from uniongraph.extract.frames_honoured import HonouredFrames
from uniongraph.extract.frames_hosted import HostedFrames
from uniongraph.extract.frames_join import JoinFrames
from uniongraph.extract.frames_lead import LeadFrames
from uniongraph.extract.frames_list import ListFrames
from uniongraph.extract.frames_named import NamedFrames
from uniongraph.extract.frames_note import NoteFrames
from uniongraph.extract.frames_nouns import NounFrames
from uniongraph.extract.frames_part import PartFrames
from uniongraph.extract.frames_place import PlaceFrames
from uniongraph.extract.frames_reveal import RevealFrames
from uniongraph.extract.frames_series import SeriesFrames
from uniongraph.extract.frames_served import ServedFrames
from uniongraph.extract.frames_signed import SignedFrames
from uniongraph.extract.frames_table import TableFrames
from uniongraph.extract.frames_topic import TopicFrames
from uniongraph.extract.frames_tour import TourFrames
from uniongraph.extract.frames_whole import WholeFrames
from uniongraph.extract.frames_work import WorkFrames
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern, SchemaError
from uniongraph.text.matching import any_of

_FIRST = frozenset(["act", "hosted", "genitive", "said"])
_LED = frozenset(
    [
        "act", "together", "between", "visit", "listed", "reached", "invited", "at", "place", "spread", "below", "bare",
        "labelled",
        "tour", "errand", "attended", "reveal", "shared", "represents", "member", "contains", "heads", "commended",
        "among", "handed", "served", "headed", "signing", "signed", "collected", "pinned", "belongs",
    ]
)  # fmt: skip
_HOLDING = frozenset(["runs", "organizes"])
Frame = Callable[[Clause, Pattern], Iterable[Link]]

ELSEWHERE = frozenset({"post", "default", "joint", "rows", "item"})
"""Frames that are no functions of one clause: other parts of the extraction ask for their patterns by name."""


def _own(link: Link) -> bool:
    """Whether a body takes part in what bears its own name: 参加|某某联合工会|成立大会 is said of others."""
    if link.predicate != "takesPartIn":
        return False
    return any(len(name) >= 4 and link.object.name.startswith(name) for name in link.subject.names)


class Frames:
    """All frames, with the compiled words of the lexicon."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self.patterns = words.lexicon.patterns
        acts = ActFrames(words, grammar)
        hosts = HostedFrames(words, grammar, acts)
        awards, honoured = AwardFrames(words, grammar), HonouredFrames(words, grammar)
        joins = JoinFrames(words, grammar, acts)
        parts = PartFrames(words, grammar)
        wholes = WholeFrames(words, grammar)
        self.lists = ListFrames(words, grammar)
        topics = TopicFrames(words, grammar)
        places = PlaceFrames(words, grammar)
        works = WorkFrames(words, grammar)
        leads = LeadFrames()
        tours = TourFrames(words, grammar)
        errands = ErrandFrames(words, grammar, acts)
        nouns = NounFrames(words, grammar, hosts)
        signs, served = SignedFrames(words, grammar), ServedFrames(words, grammar)
        self.series = SeriesFrames(words, grammar)
        notes, commends = NoteFrames(words), CommendFrames(words)
        self._frames: dict[str, Frame] = {
            "act": acts.act, "hosted": hosts.hosted, "said": nouns.said, "handed": nouns.handed,
            "genitive": GenitiveFrames(words, grammar, acts).genitive,
            "together": joins.together, "between": joins.between, "visit": joins.visit,
            "receive": awards.receive, "give": ConferFrames(words, grammar).give,
            "win": honoured.win, "being": honoured.being, "named": NamedFrames(words).named,
            "reached": parts.reached, "invited": parts.invited, "counted": parts.counted,
            "served": served.served, "headed": served.headed,
            "series": self.series.series, "within": self.series.within,
            "signed": signs.signed, "signing": signs.signing, "collected": signs.collected,
            "pinned": signs.pinned, "dated": signs.dated,
            "at": parts.at, "teach": parts.teach, "stands": parts.stands,
            "member": wholes.member, "part": wholes.part, "contains": wholes.contains, "dash": wholes.dash,
            "parent": wholes.parent, "team": wholes.team,
            "took": topics.took,
            "shared": topics.shared, "fell": topics.fell, "spoke": parts.spoke, "cleft": topics.cleft,
            "below": topics.below, "labelled": topics.labelled, "session": topics.session, "led_by": leads.led_by,
            "bare": topics.bare, "aided": topics.aided,
            "represents": topics.represents, "listed": self.lists.listed,
            "place": places.place, "held": places.held, "scene": places.scene, "beside": places.beside,
            "spread": places.reached, "employed": works.employed,
            "belongs": BelongFrames(words, grammar).belongs, "heads": leads.heads,
            "noted": notes.noted, "tour": tours.tour, "commended": commends.commended, "among": commends.among,
            "errand": errands.errand, "attended": AttendFrames(words, grammar).attended,
            "reveal": RevealFrames(words).reveal, "row": TableFrames(words).row,
        }  # fmt: skip
        known = self._frames.keys() | ELSEWHERE
        for pattern in self.patterns:
            if pattern.frame not in known:
                names = ", ".join(sorted(known))
                raise SchemaError(
                    f"{pattern.source}: pattern {pattern.id!r}: frame {pattern.frame!r} is none of {names}"
                )

        first = [p for p in self.patterns if p.frame in _FIRST and p.predicate in _HOLDING]
        self._first = self._framed(first)
        self._rest = self._framed([p for p in self.patterns if p not in first])
        led = {word for _, p, led in (*self._first, *self._rest) if led for word in p.words}
        self._any = any_of(led)
        said: dict[str, list[str]] = {}
        for pattern in self.patterns:
            for word in pattern.words:
                said.setdefault(word, []).append(pattern.id)
        self._speaks = {  # the longest word that begins at a place stands for all that do
            word: [one for end in range(1, len(word) + 1) for one in said.get(word[:end], ())] for word in led
        }

    def _framed(self, patterns: Iterable[Pattern]) -> list[tuple[Frame, Pattern, bool]]:
        """The patterns with their frames, and whether the frame says nothing where no word of the pattern stands."""
        return [(self._frames[p.frame], p, p.frame in _LED) for p in patterns if p.frame in self._frames]

    def first(self, clause: Clause) -> list[Link]:
        """Who runs and organizes what, as a clause says by itself."""
        return self._read(clause, self._first)

    def read(self, clause: Clause) -> list[Link]:
        """Every other statement that the frames find in a clause; they may lean on what ``first`` found."""
        return self._read(clause, self._rest)

    def _read(self, clause: Clause, patterns: Sequence[tuple[Frame, Pattern, bool]]) -> list[Link]:
        found: list[Link] = []
        if clause.spoken is None:
            clause.spoken = self._spoken(clause.text)
        for frame, pattern, led in patterns:
            if led and pattern.id not in clause.spoken:
                continue
            found += [link for link in frame(clause, pattern) if link.subject is not link.object and not _own(link)]
        return found

    def _spoken(self, text: str) -> frozenset[str]:
        """The ids of the patterns of which a word stands in the text: one pass for all of them."""
        found: set[str] = set()
        at = 0
        while match := self._any.search(text, at):
            found.update(self._speaks[match.group()])
            at = match.start() + 1
        return frozenset(found)

    def across(self, clauses: Sequence[Clause]) -> list[tuple[Clause, Link]]:
        """Every statement that sentences make together."""
        return [*self.lists.rows(clauses), *self.series.items(clauses)]


__all__ = ["Frames", "Link"]
