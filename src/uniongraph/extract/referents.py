"""Mentions to referents: within one article, which names and pointers stand for the same thing.

Short names join the long ones, pointers (该公司) the nearest fitting referent. What stays open is reported and makes no
referent. The division of a name is told in ``whereabouts``, what a short form is in ``abbreviations``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from uniongraph.extract.abbreviations import Abbreviations
from uniongraph.extract.aliases import Aliases
from uniongraph.extract.divisions import Divisions
from uniongraph.extract.drafts import Draft, Recent, own_names
from uniongraph.extract.home import NOBODY, Home, House
from uniongraph.extract.league import YouthLeague
from uniongraph.extract.whereabouts import Whereabouts
from uniongraph.extract.words import Candidate, Words, session_of
from uniongraph.records import Mention, MentionKind, Problem, Referent, Sentence, Span
from uniongraph.text.cores import core
from uniongraph.text.matching import ends_with

_CONTESTS = frozenset(["Event", "Programme"])
_YEAR = re.compile(r"^(?:19|20)\d\d年?度?")


class Referents:
    """The referents of one article as they grow, sentence by sentence."""

    def __init__(
        self,
        words: Words,
        divisions: Divisions,
        home: Home,
        context: Sequence[str],
        article: str,
        house: House = NOBODY,
    ) -> None:
        self._words, self._divisions, self.home = words, divisions, home
        self._article, self._house = article, house
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.problems: list[Problem] = []
        self._recent = Recent()
        self.whereabouts = Whereabouts(words, divisions, home, house, context, self._recent)
        self.kinds: frozenset[str] = frozenset()  # cores of names that several sites bear behind their own
        self.parts: dict[int, tuple[Draft, Draft, Sentence]] = {}  # unions of bodies, by the draft's number
        self._of_class: dict[str, list[Draft]] = {}
        self._cores = words.cores
        self._league = YouthLeague(words, divisions)
        self._organs = words.lexicon.longest_first("relative", "organs")
        self._civic = words.lexicon.longest_first("posts", "civic")
        self._forms = Abbreviations(words, divisions, self._company)
        self._aliases = Aliases(
            self._forms.unformed, self._forms.forms, lambda name: name[divisions.prefix(name).end :]
        )

    def add(
        self, sentence: Sentence, candidate: Candidate, spans: tuple[Span, ...], kind: MentionKind = "name"
    ) -> Draft | None:
        """Take a candidate in; returns its referent, or None (with a problem) where a pointer stays open."""
        name, place, cls = candidate.name, "", candidate.cls
        names = [name, *(() if candidate.kind == "department" else candidate.aliases)]
        if candidate.kind == "pointer":
            return self._pointed(sentence, candidate, spans)
        if candidate.kind == "department":
            part = self._of_department(sentence, candidate, spans)
            if part is not None or candidate.relative == "*":
                return part
            candidate = replace(candidate, kind="name", relative="", aliases=())
        if candidate.kind in ("rank", "session"):
            compose = self._of_contest if candidate.kind == "rank" else self._of_body
            names = compose(name, (sentence.index, candidate.start))
            if not names:
                return None
            name, kind = names[0], "relative"
        if candidate.relative and candidate.relative != "?":
            composed = self.whereabouts.relative(candidate, sentence)
            if composed is None:
                self._unresolved(name, spans)
                return None
            names, place = composed
            name, kind = names[0], "relative"
        elif cls == self._words.home and (near := self.whereabouts.hamlet(name, (sentence.index, candidate.start))):
            names = [near]
            name, place, names = self.whereabouts.absolute(cls, near, names)
        elif cls in self._words.organisations or cls in ("Place", "FunctionalZone", "Site", "Studio"):
            name, place, names = self.whereabouts.absolute(cls, name, names)
        key = self._key(cls, name, place)
        draft = self.drafts.get(key) or self._same_spot(cls, name) or self._alias(cls, key, name)
        if draft is None:
            draft = self._new(key, cls)
        for n in names:
            if n:
                draft.names[n] = draft.names.get(n, 0) + 1
        self._aliases.renamed(draft)
        draft.place = draft.place or place
        if cls == "Place":
            self.whereabouts.named(draft.place)
        draft.weak = draft.weak and candidate.relative == "?"
        draft.mentions.append(self._mention(sentence, candidate, cls, kind, name, spans))
        self._recent.add(sentence, candidate.start, draft)
        if candidate.kind == "own" and self._house.name and cls in ("Company", "Institution"):
            self.parts.setdefault(draft.number, (draft, self._of_house("Company"), sentence))
        return draft

    def _same_spot(self, cls: str, name: str) -> Draft | None:
        """A park or square that the article has named as a place, or as a site, before."""
        if cls not in ("Place", "Site") or len(name) < 4:
            return None
        other = "Site" if cls == "Place" else "Place"
        return self.drafts.get((other, core(name)))

    def _of_body(self, session: str, at: tuple[int, int]) -> list[str]:
        """The name of a meeting that is told by term and session, with the body named last before it."""
        near = next((d for d in self._recent.before(at) if d.cls in self._words.organisations), None)
        return [(near.name if near is not None else "") + session]

    def _of_contest(self, rank: str, at: tuple[int, int]) -> list[str]:
        """The names of a place in the contest that was named last: 一等奖 of 某某技能竞赛."""
        ends = self._words.lexicon.words("Award", "ranked")
        contest = next(
            (
                d
                for d in self._recent.before(at)
                if d.cls in _CONTESTS and any(n.rstrip("”").endswith(ends) for n in d.names)
            ),
            None,
        )
        if contest is None or any("奖" in n for n in contest.names):
            return []  # the 银奖 of a prize is that prize's, not its selection's
        names = [n for n in contest.names if n.rstrip("”").endswith(ends)]
        return [n + rank for n in sorted(names, key=lambda n: (-len(n), n))]

    def _new(self, key: tuple[str, str], cls: str) -> Draft:
        """A referent that the article has not had before."""
        draft = self.drafts[key] = Draft(key, cls, number=len(self.drafts) + 1)
        self._of_class.setdefault(cls, []).append(draft)
        return draft

    def join(self, draft: Draft, sentence: Sentence, candidate: Candidate, spans: tuple[Span, ...]) -> Draft:
        """Take a short form in as a mention of a referent that is known."""
        draft.names[candidate.name] = draft.names.get(candidate.name, 0) + 1
        self._aliases.renamed(draft)
        draft.mentions.append(self._mention(sentence, candidate, draft.cls, "short", draft.name, spans))
        self._recent.add(sentence, candidate.start, draft)
        return draft

    def _pointed(self, sentence: Sentence, candidate: Candidate, spans: tuple[Span, ...]) -> Draft | None:
        """The referent of a pointer (该公司), or the union of what it points at (公司工会)."""
        noun = candidate.relative
        text = sentence.text[candidate.start : candidate.end]
        target = self.point(noun, (sentence.index, candidate.start), bare=text.startswith(noun))
        if target is None:
            if text.startswith("该"):
                self._unresolved(text, spans)
            return None
        body = target
        part = text[text.index(noun) + len(noun) :].removeprefix("的")
        committee = ends_with(part, self._words.lexicon.words(self._words.home, "committees"))
        if part and part in self._words.weak_heads:
            target = self.union_of(target, sentence)
        elif committee and part.removesuffix(committee) in self._words.weak_heads:
            target = self._part_of(self.union_of(target, sentence), committee, self._words.home, sentence)
        elif part:
            target = self._part_of(target, part, candidate.cls or target.cls, sentence)
        target.mentions.append(self._mention(sentence, candidate, target.cls, "relative", target.name, spans))
        # 公司 after 公司转向架车间 is still the company; after 公司工会 it is what its union is the nearest to
        self._recent.add(sentence, candidate.start, body if target.cls == body.cls else target)
        return target

    def _of_department(self, sentence: Sentence, candidate: Candidate, spans: tuple[Span, ...]) -> Draft | None:
        """The department of the hospital, school or firm that the text speaks of, or None: |急诊科; its union."""
        cls, name, union = candidate.cls, candidate.name, ""
        if candidate.relative != "*":  # |急诊科|工会小组
            name, cls, union = candidate.name.removesuffix(candidate.relative), candidate.aliases[0], candidate.relative
        ends = self._words.lexicon.words("departments_of", cls)
        near = [d for d in self._recent.before((sentence.index, candidate.start)) if d.cls == cls]
        body = next((d for d in near if any(n.endswith(ends) for n in d.names) and d.number not in self.parts), None)
        if body is None or body.weak:
            return None
        if name in self._words.lexicon.words("departments_shops", cls):  # 车间|工会小组, of 选矿车间
            shop = next((d for d in near if any(n.endswith(name) and n != name for n in d.names)), None)
            if shop is None:
                return None
            part = shop
        else:
            part = self._part_of(body, name, cls, sentence)
        part = self._part_of(part, union, self._words.home, sentence) if union else part
        part.mentions.append(self._mention(sentence, candidate, part.cls, "relative", part.name, spans))
        self._recent.add(sentence, candidate.start, body)  # 公司 is still the company, 医院 the hospital
        return part

    def _mention(
        self, sentence: Sentence, candidate: Candidate, cls: str, kind: MentionKind, name: str, spans: tuple[Span, ...]
    ) -> Mention:
        start, end = candidate.start, candidate.end
        return Mention(self._article, sentence.index, start, end, sentence.text[start:end], cls, kind, name, spans)

    def _unresolved(self, words: str, spans: tuple[Span, ...]) -> None:
        """Report words that name nobody in particular."""
        where = spans[0] if spans else None
        page = where.page if where else ""
        self.problems.append(Problem("unresolved", f"cannot tell which body is meant: {words}", "info", page, where))

    def union_of(self, body: Draft, sentence: Sentence, whole: bool = False) -> Draft:
        """The union inside a body (a company's 工会): its referent, made where the article has not named it.

        Of a party committee, an assembly or a government it is that of the division, a ``whole`` one its 总工会.
        """
        head = min(self._words.lexicon.words(self._words.home, "weak_heads"), key=len)
        if whole and body.cls == "PublicBody":
            head = self._words.lexicon.words(self._words.home, "heads")[0]
        if body.cls == "PublicBody" and (governed := self._governed(body, self._civic if whole else self._organs)):
            return self._part_of(governed, head, self._words.home, sentence)
        return self._part_of(body, head, self._words.home, sentence)

    def _governed(self, body: Draft, ends: Sequence[str]) -> Draft | None:
        """Whose organ a body is (河口镇 of 河口镇党委, 某县 of 某县委): a draft that no article keeps, or None."""
        organs = ((n, ends_with(n, ends)) for n in body.names)
        levels = self._words.levels
        names = {n.removesuffix(o) + o[:1] * (o[:1] in levels): 1 for n, o in organs if o and o != n}
        return Draft(body.key, body.cls, names, place=body.place) if names else None

    def _part_of(self, body: Draft, part: str, cls: str, sentence: Sentence) -> Draft:
        """A part of a body (该公司|掘进二队): its referent, made where the article has not named it."""
        wholes = [(*self.whereabouts.absolute(cls, name + part, [name + part]),) for name in body.names]
        keys = [self._key(cls, name, place) for name, place, _ in wholes]
        known = next((key for key in keys if key in self.drafts), None) or self._federation(body, part, cls)
        if known is None:
            known = keys[0]
            self._new(known, cls).weak = False
        draft = self.drafts[known]
        for _, place, names in wholes:
            draft.place = draft.place or place
            for name in names:
                draft.names.setdefault(name, 1)
        self._aliases.renamed(draft)
        if self.drafts.get(body.key) is body:
            self.parts.setdefault(draft.number, (draft, body, sentence))
        return draft

    def _federation(self, body: Draft, part: str, cls: str) -> tuple[str, str] | None:
        """The one union that is named with the body's name and a longer word for one: 集团工会 of …集团|工会联合会."""
        if cls != self._words.home or part not in self._words.weak_heads:
            return None
        committees = self._words.lexicon.words(cls, "committees")
        heads = [head for head in self._words.lexicon.words(cls, "heads") if not head.endswith(committees)]
        whole = [
            draft.key
            for draft in self._of_class.get(cls, ())
            if any(
                n.startswith(b) and n[len(b) :] in heads and part in n[len(b) :]
                for n in draft.names
                for b in body.names
            )
        ]
        return whole[0] if len(whole) == 1 else None

    def home_draft(self) -> Draft | None:
        """The referent of the article's own body."""
        if not self.home.name:
            return None
        name, place, _ = self.whereabouts.absolute(self.home.cls, self.home.name, [self.home.name])
        return self.drafts.get(self._key(self.home.cls, name, place))

    def unnamed_home(self) -> Draft | None:
        """The union that an article only ever calls 县总工会: twice or more, and no other as often."""
        if self.home.name:
            return None
        heads = self._words.lexicon.words(self._words.home, "heads")[:1]
        told = [
            (len(d.mentions), d)
            for d in self._of_class.get(self._words.home, ())
            if d.place and d.name.endswith(heads) and len(d.mentions) >= 2 and self._own_name(d)
        ]
        most = max((n for n, _ in told), default=0)
        best = [d for n, d in told if n == most]
        return best[0] if len(best) == 1 else None

    def _own_name(self, draft: Draft) -> bool:
        """Whether a union's name is its division's and nothing else, of a county or a city."""
        place = self._words.schema.places.by_code(draft.place)
        head = self._words.lexicon.words(self._words.home, "heads")[0]
        return place is not None and place.level != "province" and place.name + head in draft.names

    def point(self, head: str, at: tuple[int, int], bare: bool = False) -> Draft | None:
        """What 该公司, 该校 or a bare 公司 points at: the nearest referent whose name or class fits.

        A ``bare`` 公司 in a company's own paper is that company.
        """
        cls = self._words.lexicon.table("pointer", "nouns").get(head)
        parts = self._words.pointer_fits.get(head, ())
        if bare and cls and self._house.printed and head in self._words.lexicon.words("pointer", "own"):
            return self._of_house(cls)
        housed = any(part in self._house.name and part in head for part in parts)
        if cls and housed and self._house.printed:
            return self._of_house(cls)  # in its own paper 集团公司 is the house, whatever was named last
        for draft in self._recent.before(at) if parts else ():
            if draft.cls == cls and any(part in name for name in draft.names for part in parts):
                return draft
        if cls and housed:
            return self._of_house(cls)
        if head in self._words.lexicon.words(cls or "", "heads") and cls != "Company":
            fitting = [d for d in self._recent.before(at) if any(n.endswith(head) for n in d.names)]
            if fitting:
                return fitting[0]
        other = self._words.lexicon.table("pointer", "also").get(head)
        return next((d for one in (cls, other) if one for d in self._recent.before(at) if d.cls == one), None)

    def _of_house(self, cls: str) -> Draft:
        """The body whose paper the page is: what 集团公司 means where its article names no other."""
        key = self._key(cls, self._house.name, "")
        if key not in self.drafts:
            draft = self._new(key, cls)
            draft.names, draft.weak = {self._house.name: 1}, False
            self._aliases.renamed(draft)
        return self.drafts[key]

    def _key(self, cls: str, name: str, place: str) -> tuple[str, str]:
        """What makes a referent one: class group and core name, for bodies of a division its code and the rest."""
        group = "Organisation" if cls in self._words.organisations else "Place" if cls == "FunctionalZone" else cls
        if cls == "Place" and place:
            return group, place
        if cls in ("Site", "Studio", "Association") and "“" in name:
            return group, core(name[name.index("“") :])
        if cls == "PublicBody" and (league := self._league.key(name)):
            return group, league
        bodily = cls in self._words.organisations or cls in ("Site", "Studio")
        if place and bodily and cls != "Company":
            prefix = self._divisions.prefix(name, [place])
            if prefix.place and prefix.place.code == place:
                return group, place + core(self._cores.office(self._cores.zone(name[prefix.end :])))
        if cls == "Event" and "“" in name and ends_with(name, self._words.lexicon.words(cls, "ceremonies")):
            return "Thing", core(name)  # the 启动仪式 of a programme is not the programme
        if cls in ("Programme", "Event"):
            return "Thing", self._cores.thing(name)
        if cls == "FunctionalZone":
            end = self._divisions.prefix(name).end
            return group, core(name[:end] + self._cores.zone(name[end:]))  # 常熟经开区 is 常熟经济技术开发区
        return group, core(self._cores.plant(name) if cls == "Company" else name)

    def _alias(self, cls: str, key: tuple[str, str], name: str) -> Draft | None:
        """The referent that a short or long form joins: 海川新材料 and 海川新材料有限公司."""
        if cls in ("Programme", "Event"):
            alike = self._aliases.placed(self.drafts, cls, name)
            same = [d for d in alike if any(self._forms.placed(name, n) for n in d.names)]
            if cls == "Event" and (session := session_of(name)):
                same = [d for d in self._of_class.get(cls, ()) if any(session_of(n) == session for n in d.names)]
            if len(same) == 1 or cls == "Programme":
                return same[0] if len(same) == 1 else None
            editions = [d for d in self._aliases.dated(cls, key[1]) if self._forms.dated(key[1], d.key[1])]
            return editions[0] if len(editions) == 1 else None
        if cls == "Award":  # 2025年黄石五一劳动奖章 and 黄石五一劳动奖章 of one article
            bare, year = _YEAR.sub("", core(name)), _YEAR.match(core(name))
            awards = self._of_class.get(cls, [])
            same = [d for d in awards if any(_YEAR.sub("", core(n)) == bare for n in d.names)]
            undated = [d for d in same if not year or all(core(n) in (bare, core(name)) for n in d.names)]
            return undated[0] if len(same) == len(undated) == 1 else None
        if cls == "Company" and len(name) == 2:  # 海川, of a list of firms: 江苏海川机械有限公司
            firms = self._of_class.get(cls, ())
            bearing = [d for d in firms if any(n.startswith(name, self._divisions.prefix(n).end) for n in d.names)]
            return bearing[0] if len(bearing) == 1 else None
        if (
            cls not in ("Company", "School", "Institution", "Association", "Media", "Site", "Studio", self._words.home)
            or len(name) < 3
        ):
            if cls != "FunctionalZone":
                return None
            alike = self._aliases.placed(self.drafts, cls, name)
            zones = [d for d in alike if any(self._forms.placed(name, n) for n in d.names)]
            return zones[0] if len(zones) == 1 else None  # 青岛市西海岸新区 and 西海岸新区
        fits = []
        for draft in self._aliases.like(self.drafts, cls, name):
            if self._of_the_house([name]) != self._of_the_house(draft.names):
                continue  # 海川特钢 is no short form of 海川特钢物流有限公司 in the paper of 海川特钢集团
            if cls == "Company" and self._forms.another_firm(name, draft):
                continue
            for other in draft.names:
                forms = (self._cores.plant(self._cores.office(one)) for one in (name, other))
                short, long = sorted((core(form) for form in forms), key=len)
                if cls == "Site" and short in self.kinds:
                    continue  # 司机之家 is no short form of 安丰司机之家 where there is another in 富安
                if short != long and self._forms.abbreviates(short, long, cls):
                    fits.append(draft)
                    break
        return fits[0] if len(fits) == 1 else None

    def _of_the_house(self, names: Iterable[str]) -> bool:
        """Whether names are those of the company whose paper the page is, or of its union."""
        house = self._house.name
        return bool(house) and any(n == house or n.removeprefix(house) in self._words.weak_heads for n in names)

    def _company(self, name: str) -> bool:
        """Whether the article names a company so."""
        return any(core(n) == name for d in self._of_class.get("Company", ()) for n in d.names)

    def finish(self) -> list[Referent]:
        """The referents, in the order of their first mention."""
        result = []
        for draft in sorted(self.drafts.values(), key=lambda d: d.number):
            name = draft.name
            result.append(
                Referent(
                    f"{self._article}/{draft.number}",
                    self._article,
                    draft.cls,
                    name,
                    tuple(sorted(own_names(draft, self._words.levelled_quotation))),
                    tuple(draft.mentions),
                    draft.place,
                    draft.owner,
                )
            )
        return result
