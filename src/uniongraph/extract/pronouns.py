"""Words that point back and name no kind: 我们, 双方, 这里, 前者, 两人, 它, 她.

Nouns that point back (活动, 该联盟) are in ``pointing_nouns``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from uniongraph.extract.clauses import PLACES, Clause, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of

_NAMED = frozenset(["Site", "Studio", "Programme", "Event"])
"""Classes of what 它 stands for."""

_GROUP = re.compile(r"([三四五])人(?=同时|均|都|还|也|被|分别|一起|双双|获|荣|当选)")
"""So many people who were named right before."""


class Pronouns:
    """Finds the pronouns of a sentence, each with whom or what it stands for."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._we = any_of(lexicon.words("frames", "we"))
        self._here = any_of(lexicon.words("frames", "here"))
        self._spots = frozenset(lexicon.words("frames", "here_in"))
        self._two = tuple(lexicon.words("frames", "former_latter"))
        self._paired = frozenset(["Site", "Studio", "Programme", "Event", *words.organisations])
        self._thing = any_of(lexicon.words("frames", "thing_pointers"))
        self._numbers = {"双": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
        parties = any_of(lexicon.words("frames", "parties")).pattern
        self._both = re.compile(
            rf"(?:(?<=^)|(?<=[，。；])|(?<=根据)|(?<=按照))([双两三四五六])(?:{parties})(?=[签共联还就又将])"
        )
        self._pair = any_of(lexicon.words("frames", "pair_pointers"))
        self._person = any_of(lexicon.words("frames", "person_pointers"))

    def find(self, clause: Clause) -> list[Placed]:
        """Every pronoun but 我们, which stands for one who speaks."""
        return [
            *self._far(clause),
            *self._pairs(clause),
            *self._groups(clause),
            *self._parties(clause),
            *self._things(clause),
            *self._people(clause),
        ]

    def speakers(self, clause: Clause) -> list[Placed]:
        """我们, 我会: the body of who says so, or the one that the article is about."""
        text, found = clause.text, []
        for match in self._we.finditer(text):
            if clause.at(match.start()) is not None:
                continue
            told = "：" not in text[: match.start()] and text.count("“", 0, match.start()) == 0
            speaker = clause.home if told and match.start() and text[match.start() - 1] in "到来赴" else None
            speaker = speaker or self._speaker(clause, match.start())  # 某县总工会副主席张三到我会交流
            if speaker is None and text.count("“", 0, match.start()) == text.count("”", 0, match.start()):
                speaker = clause.home
            if speaker is not None:
                found.append(Placed(match.start(), match.end(), speaker.cls, speaker))
        return found

    def _speaker(self, clause: Clause, start: int) -> Draft | None:
        """The body of one who says 我们: 某镇总工会主席张三：我们依托某某商会成立…."""
        seen = [(clause.sentence.index, p) for p in clause.placed if p.end <= start and not p.nested]
        seen = [*(pair for pair in clause.past if clause.sentence.index - pair[0] <= 2), *seen]
        for (before, body), (number, person) in reversed(list(pairwise(seen))):
            if person.cls == "Person":
                near = number == before and body.cls in self._words.organisations and 0 <= person.start - body.end <= 14
                return body.draft if near else None
        return None

    def _pairs(self, clause: Clause) -> list[Placed]:
        """两人: the last two people, each on a half of the words."""
        text, found = clause.text, []
        for match in self._pair.finditer(text):
            people: list[Placed] = []
            for _, p in reversed([*clause.past, *((0, p) for p in clause.of(("Person",), 0, match.start()))]):
                if p.cls == "Person" and len(people) < 2 and all(p.draft is not q.draft for q in people):
                    people.append(p)
            if clause.at(match.start()) is None and len(people) == 2:
                half = match.start() + 1
                found += [
                    Placed(match.start(), half, "Person", people[1].draft),
                    Placed(half, match.end(), "Person", people[0].draft),
                ]
        return found

    def _groups(self, clause: Clause) -> list[Placed]:
        """三人: the last three people, where no more were named in the sentence before; each on a character."""
        text, found = clause.text, []
        for match in _GROUP.finditer(text):
            wanted = self._numbers[match.group(1)]
            seen = [p for n, p in clause.past if p.cls == "Person" and clause.sentence.index - n <= 1 and not p.nested]
            known = drafts([*seen, *clause.of(("Person",), 0, match.start())])
            here = drafts(clause.of(("Person",), 0, match.start()))
            people = here if len(here) == wanted else known
            free = not any(p.start < match.start() + wanted and match.start() < p.end for p in clause.placed)
            if len(people) == wanted and free and match.start() + wanted <= len(text):
                found += [
                    Placed(match.start() + k, match.start() + k + 1, "Person", one) for k, one in enumerate(people)
                ]
        return found

    def _things(self, clause: Clause) -> list[Placed]:
        """它: the last thing that has a name."""
        text, found = clause.text, []
        for match in self._thing.finditer(text):
            known = [*(p for _, p in clause.past if not p.nested), *clause.of(_NAMED, 0, match.start())]
            thing = next((p for p in reversed(known) if p.cls in _NAMED), None)
            if thing is not None and clause.at(match.start()) is None and text[match.end() : match.end() + 1] != "们":
                found.append(Placed(match.start(), match.end(), thing.cls, thing.draft))
        return found

    def _people(self, clause: Clause) -> list[Placed]:
        """他, 她: somebody of this sentence, else whom the last is about, else the last who is nobody's kin."""
        text, found = clause.text, []
        for match in self._person.finditer(text):
            if (
                clause.at(match.start()) is None
                and text[match.end() : match.end() + 1] not in ("们", "人")
                and text[match.start() - 1 : match.start()] != "其"
            ):
                people = [p for _, p in reversed(clause.past[-60:]) if p.cls == "Person"]
                last = next((p for p in people if id(p.draft) not in clause.asides), None) or next(iter(people), None)
                person = last.draft if last is not None else None
                here = clause.of(("Person",), 0, match.start())
                if here:
                    person = here[-1].draft
                elif clause.carried is not None and clause.carried.cls == "Person":
                    person = clause.carried  # 师傅李四教他的第一条…。他…: the one whom the sentence before is about
                if person is not None:
                    found.append(Placed(match.start(), match.end(), "Person", person))
        return found

    def _parties(self, clause: Clause) -> list[Placed]:
        """双方, 四家单位: as many bodies as were named before; each on its part of the words."""
        text, found = clause.text, []
        for match in self._both.finditer(text):
            wanted = self._numbers.get(match.group(1), 0)
            recent = [
                p for n, p in clause.past if p.cls in self._words.organisations and clause.sentence.index - n <= 2
            ]
            recent += clause.of(self._words.organisations, 0, match.start())
            known = drafts(clause.of(self._words.organisations, 0, match.start()))
            if len(known) != wanted:
                known = []
                for p in reversed(recent):
                    if p.draft not in known:
                        known.insert(0, p.draft)
            if clause.at(match.start()) is not None or wanted < 2 or len(known) != wanted:
                continue  # where more were named, who is meant stays open
            length = len(match.group())
            for number, draft in enumerate(known[-wanted:]):
                start = match.start() + number * length // wanted
                end = match.start() + (number + 1) * length // wanted
                found.append(Placed(start, max(end, start + 1), draft.cls, draft))
        return found

    def _far(self, clause: Clause) -> list[Placed]:
        """这里: the last place; 前者, 后者: the first and the second of the last two things of one class."""
        text, found = clause.text, []
        past = [p for _, p in clause.past if not p.nested]
        for match in self._here.finditer(text):
            spots = PLACES | {"Site"} if match.group() in self._spots else PLACES
            known = [*past, *clause.of(spots, 0, match.start())]
            place = next((p for p in reversed(known) if p.cls in spots), None)
            if place is not None and clause.at(match.start()) is None:
                found.append(Placed(match.start(), match.end(), place.cls, place.draft))
        for number, word in enumerate(self._two):
            at = text.find(word)
            known = [*past, *(p for p in clause.placed if p.end <= text.find(self._two[0]))]
            last = next((p for p in reversed(known) if p.cls in self._paired and not p.draft.weak), None)
            if at < 0 or last is None:
                continue
            two: list[Draft] = []
            for p in reversed(known[-8:]):
                if p.cls == last.cls and p.draft not in two:
                    two.insert(0, p.draft)
            if len(two) >= 2:
                found.append(Placed(at, at + len(word), last.cls, two[-2:][number]))
        return found
