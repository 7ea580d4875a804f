"""What a sentence leans on: the subject that earlier sentences leave, and nouns that point back (活动, 联盟, 她)."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from uniongraph.extract.clauses import Clause, Earlier, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of, ends_with

_FOLLOWS = frozenset(["v", "vd", "vi", "p", "d", "ad", "c", "r", "TIME", "w"])

REMEMBERED = 4096
"""Names whose ends are kept."""

_TOUR = 4
"""Sentences for which a text goes on about those whom it told to be on a tour."""

_INTRODUCED = 200
"""Programmes and events, introduced and not named, that a sentence may speak of."""

_OCCASIONS = ("活动", "大赛", "竞赛", "比赛", "项目", "会议")
_THINGS = frozenset(["Programme", "Event"])
_PLACES = frozenset(["Place", "FunctionalZone"])


class Discourse:
    """Gives each sentence of an article its subject from before and its pointers."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._words, self._grammar = words, grammar
        lexicon = words.lexicon
        self._nouns: dict[str, set[str]] = {}
        for cls in ("Event", "Programme", "Site", "Studio", "Association", "School", words.home):
            for key in ("suffixes", "heads"):
                for noun in lexicon.words(cls, key):
                    if 2 <= len(noun) <= 4:
                        self._nouns.setdefault(noun, set()).add(cls)
        for noun in lexicon.words("frames", "no_pointers"):
            self._nouns.pop(noun, None)
        self._general = lexicon.table("frames", "general")
        self._contest_nouns = frozenset(lexicon.words("frames", "contest_nouns"))
        self._contests = (*lexicon.words("Event", "contests"), *self._contest_nouns)
        for noun in self._general:
            self._nouns.setdefault(noun, set())
        self._noun = any_of(self._nouns)
        self._lead = re.compile(rf"(?:{any_of(lexicon.words('frames', 'demonstratives')).pattern})$")
        self._this = re.compile(rf"(?:{any_of(lexicon.words('frames', 'of_the_day')).pattern})$")
        self._we = any_of(lexicon.words("frames", "we"))
        acts = [w for p in lexicon.patterns if p.id in ("runs.act", "organizes.act") for w in p.words]
        self._introduces = re.compile(rf"(?:{any_of(acts).pattern})了?[^，。；“”]{{0,6}}“?$")
        attending = next((p.words for p in lexicon.patterns if p.id == "takesPartIn.act"), ())
        self._attending = re.compile(rf"(?:{any_of(attending).pattern})了?$")
        self._here = any_of(lexicon.words("frames", "here"))
        self._spots = frozenset(lexicon.words("frames", "here_in"))
        self._two = tuple(lexicon.words("frames", "former_latter"))
        self._paired = frozenset(["Site", "Studio", "Programme", "Event", *words.organisations])
        self._named = frozenset(["Site", "Studio", "Programme", "Event"])
        self._ends = lru_cache(REMEMBERED)(self._cut_ends)  # asked again by every later sentence
        self._thing = any_of(lexicon.words("frames", "thing_pointers"))
        self._numbers = {"双": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6}
        parties = any_of(lexicon.words("frames", "parties")).pattern
        self._both = re.compile(rf"(?:(?<=^)|(?<=[，。；]))([双两三四五六])(?:{parties})(?=[签共联还就又将])")
        self._pair = any_of(lexicon.words("frames", "pair_pointers"))
        kin = any_of(lexicon.words("frames", "kin_leads")).pattern
        doers = any_of(lexicon.words("frames", "doers")).pattern
        self._kin = re.compile(rf"(?:{kin})(?:[^，。；：]{{0,8}}?(?:{doers}))?$")
        self._person = any_of(lexicon.words("frames", "person_pointers"))
        self._tours = any_of(lexicon.words("frames", "touring"))
        self._ceremonies = tuple(lexicon.words("frames", "ceremonies"))
        self._relations = lexicon.words("Person", "relations")
        self._meetings = frozenset(lexicon.words("frames", "meetings"))
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
            clause.placed = [self._aimed(clause, p) for p in clause.placed]
            clause.leaders = self._leaders(clause)
            leaders = drafts(clause.leaders) or leaders
            sent = self._delegates(clause, leaders)
            clause.placed = sorted([*clause.placed, *self._pointers(clause), *sent], key=lambda p: (p.start, -p.end))
            introduced += [
                p.draft
                for p in clause.placed
                if p.cls in _THINGS
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

    def _speaker(self, clause: Clause, start: int) -> Draft | None:
        """The body of one who says 我们: 某镇总工会主席张三：我们依托某某商会成立…."""
        seen = [(clause.sentence.index, p) for p in clause.placed if p.end <= start and not p.nested]
        seen = [*(pair for pair in clause.past if clause.sentence.index - pair[0] <= 2), *seen]
        for (before, body), (number, person) in reversed(list(pairwise(seen))):
            if person.cls == "Person":
                near = number == before and body.cls in self._words.organisations and 0 <= person.start - body.end <= 14
                return body.draft if near else None
        return None

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
                if p.cls in _THINGS:
                    seen.setdefault(id(p.draft), set()).add(clause.sentence.index)
        return frozenset(
            p.draft
            for clause in clauses
            for p in clause.placed
            if p.cls in _THINGS and (id(p.draft) in held or len(seen[id(p.draft)]) > 1)
        )

    @staticmethod
    def _quoted(clause: Clause, placed: Placed) -> bool:
        """Whether a mention stands inside a quotation of several words."""
        before = clause.text[: placed.start]
        return before.rfind("“") > before.rfind("”") and placed.start - before.rfind("“") > 2

    def _aimed(self, clause: Clause, placed: Placed) -> Placed:
        """A bare noun (联合会) that was taken for the nearest body points at the one whose name ends so."""
        noun = clause.text[placed.start : placed.end]
        if (
            placed.cls not in self._words.organisations
            or noun not in self._nouns
            or any(n.endswith(noun) and n != noun for n in placed.draft.names)
        ):
            return placed
        better = self._target(clause, noun, placed.start)
        return (
            Placed(placed.start, placed.end, better.cls, better.draft, placed.nested) if better is not None else placed
        )

    def _pointers(self, clause: Clause) -> list[Placed]:
        text, found = clause.text, []
        for match in self._noun.finditer(text):
            start = match.start()
            if match.group() in self._meetings:  # 出席|活动|启动仪式
                start -= len(ends_with(text[max(0, start - 2) : start], _OCCASIONS))
            if clause.at(start) is not None or not self._stands_alone(clause, start, match.end()):
                continue
            target = self._target(clause, match.group(), start)
            if target is not None:
                found.append(Placed(start, match.end(), target.cls, target.draft))
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
        found += self._tails(clause)
        found += self._far(clause)
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
        found += self._parties(clause)
        for match in self._thing.finditer(text):
            known = [*(p for _, p in clause.past if not p.nested), *clause.of(self._named, 0, match.start())]
            thing = next((p for p in reversed(known) if p.cls in self._named), None)
            if thing is not None and clause.at(match.start()) is None and text[match.end() : match.end() + 1] != "们":
                found.append(Placed(match.start(), match.end(), thing.cls, thing.draft))
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
                    person = clause.carried  # 师傅李四教他的头一句话…。他…: the one whom the sentence before is about
                if person is not None:
                    found.append(Placed(match.start(), match.end(), "Person", person))
        return found

    def _cut_ends(self, name: str) -> tuple[str, ...]:
        """The ends of a name, of three to six characters, that begin with a word."""
        name = name.strip("“”")
        starts = self._words.segmenter.boundaries(name)
        return tuple(name[start:] for start in starts if 3 <= len(name) - start <= 6 and start >= 2)

    def _tails(self, clause: Clause) -> list[Placed]:
        """The end of a longer name: 这个“司机之家” where “渝货司机之家” was named, 练兵台 after “彩霞练兵台”."""
        text, found = clause.text, []
        tails: dict[str, Placed] = {}
        for _, p in clause.past:
            if p.cls in self._named and not p.nested:
                tails.update(dict.fromkeys(self._ends(p.draft.name), p))
        for tail, p in tails.items():
            at = text.find(tail)
            while at >= 0:
                end = at + len(tail)
                quoted = text[at - 1 : at] == "“" and text[end : end + 1] == "”"
                if clause.at(at) is None and (quoted or self._stands_alone(clause, at, end)):
                    found.append(Placed(at - quoted, end + quoted, p.cls, p.draft))
                at = text.find(tail, end)
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

    def _far(self, clause: Clause) -> list[Placed]:
        """这里: the last place; 前者, 后者: the first and the second of the last two things of one class."""
        text, found = clause.text, []
        past = [p for _, p in clause.past if not p.nested]
        for match in self._here.finditer(text):
            spots = _PLACES | {"Site"} if match.group() in self._spots else _PLACES
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

    def _stands_alone(self, clause: Clause, start: int, end: int) -> bool:
        text = clause.text
        led = bool(self._lead.search(text[max(0, start - 4) : start]))
        before = text[start - 1 : start]
        if (
            not led
            and before not in ("", "，", "。", "；", "：", "由", "与", "在", "为")
            and not self._attending.search(text, max(0, start - 4), start)
            and not (clause.tags(start - 1, start) & {"TIME"})
        ):
            return False
        if end >= len(text):
            return led
        after = clause.reading.tokens[clause.reading.token_at[end]]
        return (after.start == end and after.tag in _FOLLOWS and text[end] not in "、”的") or (
            led and text[end] in "，的"
        )

    def _told_most(self, clause: Clause, fitting: Sequence[Placed], noun: str, start: int) -> Placed:
        """The last of those that a noun fits; 公司 alone is the one told of, not one that was named in passing."""
        last = fitting[-1]
        if (
            self._this.search(clause.text, 0, start)
            or noun in self._meetings
            or self._lead.search(clause.text, 0, start)
        ):
            return last
        times = Counter(id(p.draft) for p in fitting)
        most = max(reversed(fitting), key=lambda p: times[id(p.draft)])
        return most if times[id(last.draft)] == 1 and times[id(most.draft)] >= 3 else last

    def _target(self, clause: Clause, noun: str, start: int) -> Placed | None:
        """The last mention that a noun may point back at, or None."""
        classes = self._nouns[noun]
        general = self._general.get(noun)
        before = [
            (clause.sentence.index, p)
            for p in clause.of({*classes, *self._general.values(), *self._words.organisations}, 0, start)
        ]
        candidates = [p for n, p in [*clause.past, *before] if clause.sentence.index - n <= 12]
        if noun in self._general and noun not in self._meetings and self._this.search(clause.text, 0, start):
            told = [p for p in candidates if p.cls in _THINGS and not p.draft.weak]
            if told and not any(n.endswith(noun) for n in told[0].draft.names) and told[0].cls == "Event":
                return told[0]
        fitting = [
            p
            for p in candidates
            if (p.cls in classes or p.cls in self._words.organisations or noun in self._meetings)
            and any(name.endswith(noun) for name in p.draft.names)
        ]
        if fitting:
            return self._told_most(clause, fitting, noun, start)
        if noun in self._meetings:  # the ceremony is that of the event that is spoken of most
            held = [p for p in candidates if p.cls == "Event" and not p.draft.weak]
            if not held and noun.endswith(self._ceremonies):
                held = [p for p in candidates if p.cls == "Programme" and not p.draft.weak]
            return max(reversed(held), key=lambda p: sum(q.draft is p.draft for q in held), default=None)
        kinds = {"Event", "Programme"} if general == "Event" else {general}
        if noun in self._contest_nouns:  # 该赛事: a contest, not the project that won in it
            named = [p for p in candidates if p.cls in kinds and not p.draft.weak]
            contests = [p for p in named if any(n.rstrip("”").endswith(self._contests) for n in p.draft.names)]
            if contests:
                return contests[-1]
        for p in reversed(candidates):
            if general and p.cls in kinds and not p.draft.weak:
                return p
        return None
