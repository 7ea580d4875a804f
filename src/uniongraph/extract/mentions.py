"""Sentences to mentions: all finders run, and of candidates that overlap the better one stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from uniongraph.extract.addresses import AddressFinder
from uniongraph.extract.awards import AwardFinder
from uniongraph.extract.bodies import BodyFinder
from uniongraph.extract.brands import BrandedSites
from uniongraph.extract.crews import HonouredCrews
from uniongraph.extract.departments import Departments
from uniongraph.extract.elliptic import SharedDivisions
from uniongraph.extract.joint_events import JointEvents
from uniongraph.extract.joint_unions import JointUnions
from uniongraph.extract.lists import ListFinder
from uniongraph.extract.localities import PlaceFinder
from uniongraph.extract.numbers import NumberedSchools
from uniongraph.extract.persons import PersonFinder
from uniongraph.extract.puns import PunFinder
from uniongraph.extract.rosters import RosterFinder
from uniongraph.extract.rows_of_firms import RowsOfFirms
from uniongraph.extract.set_up import SetUp
from uniongraph.extract.studios import NamedStudios
from uniongraph.extract.things import ThingFinder
from uniongraph.extract.units import numbered
from uniongraph.extract.words import ORDINAL, SESSION, Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with


class MentionFinder:
    """Finds what a sentence names; what it leans on is settled later, with the whole article."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.bodies = BodyFinder(words)
        self._things = ThingFinder(words)
        self._puns, self._schools, self._studios = PunFinder(words), NumberedSchools(words), NamedStudios(words)
        self._shared, self.brands = SharedDivisions(words), BrandedSites(words)
        self._crews_honoured = HonouredCrews(words)
        self.awards = AwardFinder(words)
        self.persons, self._departments, self._set_up = PersonFinder(words), Departments(words), SetUp(words)
        self._places, self._addresses = PlaceFinder(words), AddressFinder(words)
        self._lists, self._rows = ListFinder(words), RowsOfFirms(words)
        self._rosters = RosterFinder(words)
        lexicon = words.lexicon
        self._plant = re.compile(numbered(words))
        self._nouns = dict(lexicon.table("pointer", "nouns"))
        self._own = lexicon.words("pointer", "unions")
        self._house = lexicon.words("pointer", "own")
        organs, offices = (any_of(lexicon.words("pointer", key)).pattern for key in ("organs", "offices"))
        self._housed = re.compile(rf"(?:{any_of(self._house).pattern})(?:{organs}|{offices})")
        self._organ = re.compile(
            rf"({organs})(?![委书副常])|(?:(?:{offices})|[\u4e00-\u9fff]{{2,4}}(?:部|处))(?=[、，。与和联举开组在的主承])"
        )
        self._beside_union = re.compile(rf"[、和与](?:({organs})|{offices})(?=[、，。与和联共在主承给为向])")
        self._own_part = re.compile(any_of(lexicon.words("pointer", "own_heads")).pattern)
        self._pointer = re.compile(
            rf"({any_of(lexicon.words('pointer', 'leads')).pattern})?({any_of(self._nouns).pattern})"
        )
        meetings = any_of(lexicon.words("Event", "plain_suffixes")).pattern
        before = any_of(lexicon.words("Event", "before_joins")).pattern
        members = any_of(lexicon.words("Event", "members")).pattern
        term = (
            rf"第[一二三四五六七八九十]{{1,3}}届(?:{any_of(lexicon.words('Event', 'committees')).pattern})"
            rf"第[一二三四五六七八九十]{{1,3}}次(?:{any_of(lexicon.words('Event', 'sessions')).pattern})"
        )
        session = rf"(?:第[一二三四五六七八九十]+[次届](?:{any_of(lexicon.words('Event', 'sessions')).pattern}))?"
        plain = rf"(?:(?:{before})暨)?(?:{ORDINAL.pattern})?(?:{members})?(?:{meetings}){session}"
        self._meeting = re.compile(rf"{term}|{plain}")
        built = any_of(lexicon.words("Site", "built_up")).pattern
        self._site_meeting = re.compile(rf"(?:{built})(?:工作)?(?:{meetings})")
        counted = any_of(lexicon.words("Event", "counted")).pattern
        self._session = re.compile(rf"{SESSION.pattern}[\u4e00-\u9fff]{{0,4}}?(?:{counted})(?!精神|要求|部署)")
        posts = any_of(words.titles).pattern
        sections = any_of(lexicon.words("Company", "sections")).pattern
        ends = any_of(lexicon.words(words.home, "departments")).pattern
        hosts = any_of(lexicon.words("boundary", "hosts")).pattern
        serves = any_of((*lexicon.words("posts", "serves"), *lexicon.words("posts", "served"))).pattern
        parts = any_of(lexicon.words("Company", "plants")).pattern  # 车间, which nobody has without saying which
        self._department = re.compile(
            rf"((?!{posts}|{serves}|的)(?:[\u4e00-\u9fff]{{0,5}}?(?:{sections})|[\u4e00-\u9fff]{{1,5}}?(?:{parts})"
            rf"))(?={posts})"
        )
        joins = any_of(lexicon.words("frames", "joins")).pattern  # 全国总工会|与教育部|联合…
        self._union_department = re.compile(
            rf"((?!{posts}|{joins})(?:(?!{joins})[\u4e00-\u9fff]){{1,7}}?(?:{ends}))(?:(?={posts})|(?<=[工部]部)(?=[，、。；,）的]|该部|$)|(?<=部)(?={hosts}))"
        )
        known = any_of(lexicon.words("posts", "union_departments")).pattern
        acts = any_of(w for p in lexicon.patterns if p.frame == "act" for w in p.words if len(w) > 1).pattern
        self._known_department = re.compile(rf"((?:{known}))(?=[，、。；,） 　]|$|{hosts}|{acts})")
        self._committees = frozenset(lexicon.words(words.home, "committees"))
        self._continuing = frozenset(lexicon.words("frames", "continuing"))
        self._union = min(lexicon.words(words.home, "weak_heads"), key=len, default="\0")
        self._legal = lexicon.words("Company", "legal_forms")
        self._parents = (*self._legal, *lexicon.words("Company", "parents"))
        mere = any_of(lexicon.words("Company", "mere_trades")).pattern
        self._mere = re.compile(rf"(?:{mere})(?:{any_of(self._legal).pattern})")
        self._joint, self._jointly = JointEvents(words), JointUnions(words)
        self._openings = frozenset(lexicon.words("frames", "openings"))
        self._hospitals = lexicon.words("Institution", "hospitals")
        self._affiliated = lexicon.words("School", "affiliated")
        self._after_union = lexicon.words("boundary", "after_weak")
        beside = (
            *words.titles,
            *lexicon.words("posts", "professions"),
            *words.roles,
            *lexicon.words("pointer", "before"),
        )
        rooms, kinds = (any_of(lexicon.words("posts", key)).pattern for key in ("department_ends", "qualifiers"))
        heads = any_of((*words.titles, *lexicon.words("posts", "professions"))).pattern
        self._beside = re.compile(rf"(?:{any_of(beside).pattern}|[\u4e00-\u9fff]{{2,4}}部[部经主])")
        self._inside = re.compile(
            rf"[\u4e00-\u9fff]{{1,6}}?(?:{rooms})(?:{heads})(?=[\u4e00-\u9fff]{{2,4}})|(?:{kinds})(?:{heads})"
        )

        crews = any_of(lexicon.words("Company", "crews")).pattern
        goes_on = any_of((*words.titles, *words.roles, *lexicon.words("Award", "verbs"))).pattern
        committees = any_of(lexicon.words(words.home, "committees")).pattern
        self._committee = re.compile(committees)
        self._sites = tuple(n for n, cls in self._nouns.items() if cls == "Site")
        self._grounds = tuple(k for k in lexicon.words("Place", "kinds") if len(k) > 1)
        self._gone = re.compile(rf"(?:{any_of(lexicon.words('frames', 'entering')).pattern})了?$")
        self._term = re.compile(rf"第[一二三四五六七八九十\d]{{1,3}}届({committees})(?!第)")
        self._crew = re.compile(
            rf"的?[\u4e00-\u9fff\d]{{1,5}}?(?:{crews})(?:[\u4e00-\u9fff]{{1,3}}班)?(?=的|被|(?:{goes_on}))"
        )

    def find(self, reading: Reading, people: Mapping[str, str] = MappingProxyType({})) -> list[Candidate]:
        """The candidates that stay, by position; ``people`` holds forms of names that the article gives elsewhere."""
        found = self._rosters.find(reading)
        found += self.bodies.find(reading)
        found += self._shared.find(reading, found)
        found += self._jointly.find(reading)
        found += self._things.find(reading)
        found += self.brands.find(reading)
        found += [*self._puns.find(reading), *self._schools.find(reading), *self._studios.find(reading)]
        found += self._crews_honoured.find(reading)
        found += self._meetings(reading, found)
        found += self._sessions(reading, found)
        found += self._terms(reading, found) if "届" in reading.text else ()
        found += self.awards.find(reading)
        found += self.persons.after_bodies(reading, found)
        found += self.persons.find(reading, people)
        # 苏轼|公园: the last character of a name that begins a word for a place
        found = [c for c in found if c.cls != "Person" or not reading.text.startswith(self._grounds, c.end - 1)]
        found += self._departments.find(reading, found)
        found += self._set_up.find(reading, found)
        places = list(self._places.find(reading))
        found += [*places, *self._addresses.find(reading, places)]
        found += self._lists.find(reading, found)
        found += self._rows.find(reading, found)
        found = [self._outweighing(reading.text, c, found) for c in found if c.kind != "tag"]
        kept = [self._with_department(reading.text, c) for c in self._joint.joined(reading, choose(found))]
        if reading.own:  # 集团团委: the house's
            kept = [c for c in kept if c.cls not in self._words.organisations or not self._housed.fullmatch(c.name)]
        if not reading.own:  # in a company's paper a 车间 is named in full
            kept = [self._departments.unions(c) for c in kept]
        kept += self._departments.alone(reading, kept)
        kept += self._pointers(reading, kept)
        return sorted(kept + self._nested(reading, found, kept), key=lambda c: (c.start, -c.end))

    def _outweighing(self, text: str, union: Candidate, found: Sequence[Candidate]) -> Candidate:
        """A union that has the whole name of a firm before it, which goes before that firm: 美团府城站|工会."""
        if union.cls != self._words.home or union.relative:
            return union
        firm = max(
            (c.weight for c in found
             if c.start == union.start and c.end < union.end and c.cls in ("Company", "School", "Institution")
             and text[c.end : union.end] in self._words.weak_heads),
            default=0.0,
        )  # fmt: skip
        return replace(union, weight=firm + 1) if firm >= union.weight else union

    def _meetings(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Meetings that are named by the body alone: …联合工会|成立大会."""
        for body in found:
            site = body.cls == "Site"
            if not (site or body.cls in self._words.organisations) or body.relative in ("?", "*") or body.weight < 20:
                continue
            match = (self._site_meeting if site else self._meeting).match(reading.text, body.end)
            if match and match.end() in reading.starts:
                name = body.name + match.group()
                kind = "relative" if body.relative else "name"  # 市委|常委会会议
                weight = body.weight + len(match.group()) + 10 * site
                if match.group()[0] == "第":
                    weight = max(weight, 36 + len(name))  # what is cut out of the body's name weighs less
                yield Candidate(body.start, match.end(), "Event", name, weight, kind, body.relative)

    def _sessions(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Meetings that are told by term and session, with the body before them: 某公司|五届三次职工代表大会."""
        for match in self._session.finditer(reading.text):
            bodies = [c for c in found if c.cls in self._words.organisations and c.end == match.start()]
            body = max((c for c in bodies if not c.relative), key=lambda c: c.weight, default=None)
            if body is not None:
                yield Candidate(body.start, match.end(), "Event", body.name + match.group(), 70)
            else:
                yield Candidate(match.start(), match.end(), "Event", match.group(), 70, "session")

    def _terms(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Committees that are told with their term: 某市总工会|第十二届女职工委员会."""
        for union in found:
            match = self._term.match(reading.text, union.end) if union.cls == self._words.home else None
            if match is None or union.weight < 20:
                continue
            bare = union.name + match.group(1)
            yield replace(
                union, end=match.end(), name=union.name + match.group(), weight=union.weight + 10,
                aliases=() if union.relative else (bare,),
            )  # fmt: skip

    def _with_department(self, text: str, body: Candidate) -> Candidate:
        """A body with the department whose post follows: 县总工会女工部 before 副部长."""
        if body.cls not in self._words.organisations or body.kind in ("pointer", "tag"):
            return body
        pattern = self._union_department if body.cls == self._words.home else self._department
        match = pattern.match(text, body.end)
        if match is None and body.cls == self._words.home:
            match = self._known_department.match(text, body.end)
        if match is None or body.name[-1:] != text[body.end - 1]:
            return body
        return replace(body, end=match.end(1), name=body.name + match.group(1), aliases=())

    def _nested(self, reading: Reading, found: Sequence[Candidate], kept: Sequence[Candidate]) -> list[Candidate]:
        """Names that other names begin with, and the person a studio is named after."""
        result: list[Candidate] = []
        bodies = self._words.organisations
        for outer in kept:
            if outer.cls not in bodies and outer.cls not in ("Award", "Site", "Studio", "Event", "Programme"):
                continue
            inner = [
                c for c in found
                if outer.start <= c.start and c.end <= outer.end and c.end - c.start < outer.end - outer.start
                and (self._heads_it(reading, c, outer) or (c.cls == "Person" and outer.cls == "Studio"))
            ]  # fmt: skip
            inner = [
                c
                for c in inner
                if not any(
                    o.cls == c.cls and o.start == c.start and reading.text[c.end : o.end] in self._continuing
                    for o in inner
                )
            ]  # 某某工会 of 某某工会|联合会成立大会
            by_end: dict[int, Candidate] = {}
            for c in sorted((c for c in inner if c.cls != "Person"), key=lambda c: -c.weight):
                by_end.setdefault(c.end, c)
            people = [c for c in inner if c.cls == "Person"][:1]
            result += [replace(c, nested=True) for c in [*by_end.values(), *people]]
        return result

    def _trade(self, candidate: Candidate) -> bool:
        """Whether a name ends in a mere trade (货运物流), which inside another name is no body of its own."""
        return (
            candidate.cls == "Company"
            and not self._plant.fullmatch(candidate.name)
            and len(head := ends_with(candidate.name, self._words.head_class)) > 1  # 海川矿|工会: a mine
            and head in self._words.weak_heads
        )

    def _heads_it(self, reading: Reading, c: Candidate, outer: Candidate) -> bool:
        """Whether a body's name is what another name begins with."""
        kept = c.cls in self._words.organisations or (c.cls == "Studio" and outer.cls == "Site")
        named = kept and c.start == outer.start
        if c.cls == "Site" and outer.cls == "Event" and c.start == outer.start:
            return c.relative != "?" and outer.name.removeprefix(c.name) in self._openings  # 某支行工会驿站|揭牌仪式
        if c.cls == "Company" and c.name in self._words.names:
            return False  # 鞍钢 of 鞍钢矿业集团: a brand
        rest = reading.text[c.end : outer.end]
        if c.cls == outer.cls == "Company" and not c.name.endswith(self._parents) and rest not in self._legal:
            return False  # 百顺酒店 of 百顺酒店管理有限公司
        if c.cls == outer.cls == "Company" and self._mere.fullmatch(rest):
            return False  # 五环集团 of 五环集团实业有限公司
        if c.cls != "Company" and rest.startswith(self._legal):
            return False  # 某林业局 of 某林业局有限公司
        hospital = outer.cls == "Institution" and outer.name.endswith(self._hospitals)
        if c.cls == "School" and (hospital or reading.text.startswith(self._affiliated, c.end)):
            return False  # the hospital of a university is named after it
        firm = c.weight >= 20 or c.kind == "own"
        studio = outer.cls == "Studio" and rest.startswith("“")  # 台州市海川机械|“…工作室”
        trade = self._trade(c) and c.kind != "own" and not studio  # 炼钢厂|工会 in the paper of the works
        return named and firm and c.relative != "?" and not trade and self._whole(reading, c, outer)

    def _whole(self, reading: Reading, inner: Candidate, outer: Candidate) -> bool:
        """Whether the inner name ends before the outer one's head begins, and not inside it."""
        rest = outer.end - inner.end
        if inner.cls == "Company" and outer.cls == self._words.home and rest == len(self._union):
            return True  # 某某煤矿|工会, which ends in 煤矿工会
        head = ends_with(reading.text[outer.start : outer.end], self._words.head_class)
        committee = reading.text[inner.end : outer.end] in self._committees and inner.cls == self._words.home
        return committee or len(head) <= rest

    def _pointers(self, reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
        """Words that point at a body named before: 该公司, and 公司 before a post, a union or a verb."""
        text = reading.text
        found: list[Candidate] = []
        for match in self._pointer.finditer(text):
            noun, lead = match.group(2), match.group(1)
            if any(c.start < match.end() and match.start() < c.end for c in kept):
                continue
            if len(ends_with(text[: match.end()], self._words.head_class)) > match.end() - match.start():
                continue  # 选矿|厂
            rest = text[match.end() :]
            union = (
                bool(lead or (noun in self._own and self._clear(reading, match.start())))
                and rest.startswith(self._union)
                and not rest.startswith(tuple(self._after_union))
            )
            if union:
                end = match.end() + len(self._union)
                inner = self._committee.match(text, end)
                end = inner.end() if inner is not None else end  # 公司工会|女职工委员会
                found.append(
                    Candidate(match.start(), end, self._words.home, text[match.start() : end], 20, "pointer", noun)
                )
                found += self._offices(text, end) if reading.own and noun in self._house else ()
            elif (lead or (noun in self._own and self._clear(reading, match.start()))) and (
                part := self._crew.match(rest)
            ):
                end = match.end() + part.end()
                found.append(
                    Candidate(match.start(), end, self._nouns[noun], text[match.start() : end], 20, "pointer", noun)
                )
            elif reading.own and noun in self._house and (organ := self._organ.match(rest)):
                end = match.end() + organ.end()
                cls = "PublicBody" if organ.group(1) else self._nouns[noun]
                found.append(Candidate(match.start(), end, cls, text[match.start() : end], 20, "pointer", noun))
            elif reading.own and noun in self._house and (part := self._own_part.match(rest)):
                end, cls = match.end() + part.end(), self._words.head_class.get(part.group(), "Institution")
                found.append(Candidate(match.start(), end, cls, text[match.start() : end], 20, "pointer", noun))
            elif noun in self._sites and not lead:
                before = text[max(0, match.start() - 6) : match.start()]
                if self._gone.search(before) and match.end() in reading.starts | {len(text)}:  # 一早来到|驿站
                    found.append(
                        Candidate(match.start(), match.end(), self._nouns[noun], match.group(), 20, "pointer", noun)
                    )
            elif lead or (noun in self._own and self._clear(reading, match.start()) and self._posted(noun, rest)):
                found.append(
                    Candidate(match.start(), match.end(), self._nouns[noun], match.group(), 20, "pointer", noun)
                )
        return found

    def _offices(self, text: str, end: int) -> Iterator[Candidate]:
        """The company's offices in a list that its union leads: 集团公司工会|、人力资源部|、团委|共同主办."""
        while match := self._beside_union.match(text, end):
            cls = "PublicBody" if match.group(1) else "Company"
            yield Candidate(match.start() + 1, match.end(), cls, match.group()[1:], 20, "own")
            end = match.end()

    def _posted(self, noun: str, rest: str) -> bool:
        """Whether a post or a verb follows a noun, or (公司|行政部副经理) a post in a department."""
        return bool(self._beside.match(rest) or (len(noun) > 1 and self._inside.match(rest)))

    def _clear(self, reading: Reading, start: int) -> bool:
        """Whether a noun begins here by itself, no modifier before it."""
        if start == 0:
            return True
        before = reading.text[start - 1]
        token = reading.tokens[reading.token_at[start - 1]]
        return before in "，。；：、“（的与和由在为了着过" or token.tag in ("v", "p", "c", "d", "w", "vd", "ad", "TIME")


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, the weightier (then longer, then earlier) first taken."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.weight, c.start - c.end, c.start, c.cls)):
        if not any(candidate.overlaps(other) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
