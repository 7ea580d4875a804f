"""The bodies in which people have posts: which one a title that stands alone is a post in.

It keeps what an article has named so far and picks from it (由她担任院长: of which school; 工会主席: of whose union).
Where titles and people stand in a clause is told in ``posts_before`` and ``posts_after``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

from uniongraph.extract.clauses import Clause, Placed
from uniongraph.extract.drafts import Draft
from uniongraph.extract.titles import Titles
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of, ends_with

EMPLOYERS = frozenset(["Company", "School", "Institution"])
"""Classes of bodies that have workers, and may have a union inside."""


@dataclass(frozen=True)
class Post:
    """A person's post (with no title: employment) in a body, and the words from ``start`` to ``end`` that say so."""

    person: Draft
    body: Draft
    title: str
    former: bool
    start: int
    end: int


@dataclass
class _Memory:
    """Bodies of the article as they were named, with the paragraph and the sentence."""

    named: list[tuple[int, int, int, Draft]] = field(default_factory=list)
    renewed: list[tuple[int, Draft]] = field(default_factory=list)  # set up or voted anew, with the sentence
    firms: list[Draft] = field(default_factory=list)  # employers, those too that stand inside other names

    below: tuple[str, ...] = ()  # what makes the body behind it one above another

    def take(self, clause: Clause, bodies: frozenset[str], renewal: re.Pattern[str]) -> None:
        sentence, text = clause.sentence, clause.text
        self.firms += [
            p.draft for p in clause.placed if p.cls in EMPLOYERS and all(p.draft is not d for d in self.firms)
        ]
        outer = 0
        for p in clause.placed:  # 某某工会联合会|成立揭牌仪式
            whole = clause.at(p.start) if p.nested and p.cls in bodies and p.start >= outer else None
            if whole is not None and whole.cls == "Event" and renewal.search(text, p.end, whole.end):
                self.renewed.append((sentence.index, p.draft))
                outer = whole.end
        for p in clause.of(bodies):
            if text.endswith("曾在", 0, p.start) or text.endswith(self.below, 0, p.start):
                continue  # 曾在某镇总工会当过主席的张三当选副主席
            self.named.append((sentence.paragraph, sentence.index, p.start, p.draft))
            after = renewal.search(text, p.end, clause.end_of(p.end))
            before = (
                any(
                    p.start - m.end() <= 1
                    for m in renewal.finditer(text, max(clause.start_of(p.start), p.start - 6), p.start)
                )
                and text[p.start - 1] not in "在于"
            )
            if after and (text[p.start - 1 : p.start] in ("由", "被") or self._acts(clause, p, after, bodies)):
                after = None  # 联合会由某镇总工会|组建: who sets it up was not set up
            if before or (after and not clause.of(bodies - {"Site"}, p.end, after.start())):
                self.renewed.append((sentence.index, p.draft))

    @staticmethod
    def _acts(clause: Clause, placed: Placed, verb: re.Match[str], bodies: frozenset[str]) -> bool:
        """Whether a body sets another up, or takes part in its opening: 某县总工会组建某联合会, 某县总工会为其揭牌."""
        if clause.at(verb.start()) is not None:
            return False
        return bool(re.search("[为给]", clause.text[placed.end : verb.start()])) or bool(
            clause.of(bodies, verb.end(), clause.end_of(verb.end()))
        )


class PostBodies:
    """The bodies of an article that posts may be in, as its clauses are given in order."""

    def __init__(self, words: Words, titles: Titles) -> None:
        lexicon = words.lexicon
        self._words, self._titles = words, titles
        self.union = min(lexicon.words(words.home, "weak_heads"), key=len, default="\0")  # 工会, and no more
        self._committees = lexicon.words(words.home, "committees")
        self._sections = words.lexicon.words(words.home, "departments")
        self._organs = lexicon.longest_first("posts", "party_organs")
        self._party_titles = tuple(lexicon.words("posts", "party_titles"))
        self._governing = frozenset(t for t in words.titles if lexicon.words("post_fits", t) == ("政府",))
        self._civic = tuple(lexicon.words("posts", "civic"))
        self._home_titles = frozenset(lexicon.words("posts", "home_titles"))
        self._house_titles = frozenset(lexicon.words("posts", "house_titles"))
        self._elected_titles = frozenset(lexicon.words("posts", "elected_titles"))
        self._renewal = any_of(lexicon.words("posts", "renewed"))
        self._made_union: Callable[[Clause, Placed, bool], Draft | None] = lambda clause, placed, whole: None
        self._below = tuple(lexicon.words("posts", "below"))
        self._memory = _Memory(below=self._below)
        self._told: Sequence[Post] = ()

    def of_article(self, union_of: Callable[[Clause, Placed, bool], Draft | None]) -> PostBodies:
        """Those of one article, none yet; ``union_of`` gives the union of a body."""
        bodies = copy(self)
        bodies._made_union, bodies._memory = union_of, _Memory(below=self._below)
        return bodies

    def take(self, clause: Clause, bodies: frozenset[str], told: Sequence[Post]) -> None:
        """Take in the bodies that a clause names; ``told`` are its posts, a list that grows while it is read."""
        self._memory.take(clause, bodies, self._renewal)
        self._told = told

    def union_of(self, clause: Clause, placed: Placed, whole: bool = False) -> Draft | None:
        """The union of a body, a ``whole`` one of a division: made where the article has not named it."""
        return self._made_union(clause, placed, whole)

    def implied(
        self, clause: Clause, start: int, titles: Iterable[str], but: Iterable[int] = (), chosen: bool = False
    ) -> Draft | None:
        """The body of a title that stands alone: one named shortly before that has such a post, else the home.

        Of one who was just chosen it is the body that was just set up, where there is one.
        """
        first = next(iter(titles))
        ends = self._titles.fits(first)
        if ends:
            for sentence, draft in reversed(self._memory.renewed if chosen else []):
                if clause.sentence.index - sentence <= 2 and self._ends_so(draft, ends) and id(draft) not in set(but):
                    return draft
            if body := self.latest(clause, start, ends, but):
                return body
        if ends and first not in self._home_titles and (only := self._only(ends, but)) is not None:
            return only
        if (
            first in self._house_titles
            and (house := self._house(clause, ends)) is not None
            and id(house) not in set(but)
        ):
            return house
        fits = first in self._home_titles or (chosen and first in self._elected_titles)
        return clause.home if clause.home is not None and fits and id(clause.home) not in set(but) else None

    def latest(self, clause: Clause, start: int, ends: tuple[str, ...], but: Iterable[int] = ()) -> Draft | None:
        """The body named last before an offset, in this paragraph, two sentences back at most, whose name ends so."""
        sentence, left_out = clause.sentence, set(but)
        for paragraph, index, at, draft in reversed(self._memory.named):
            if (
                paragraph != sentence.paragraph
                or sentence.index - index > 2
                or (index == sentence.index and at >= start)
            ):
                continue
            if id(draft) not in left_out and self._ends_so(draft, ends):
                return draft
        return None

    def ending_in(self, clause: Clause, start: int, tail: str) -> Draft | None:
        """The body named last, three sentences back at most, whose name ends in these words and is longer."""
        for _, index, at, draft in reversed(self._memory.named):
            if clause.sentence.index - index > 3 or (index == clause.sentence.index and at >= start):
                continue
            if any(name.endswith(tail) and len(name) > len(tail) for name in draft.names):
                return draft
        return None

    def anew(self, clause: Clause, body: Draft | None) -> bool:
        """Whether a body was set up or voted anew in this sentence or the two before it."""
        return any(d is body and clause.sentence.index - n <= 2 for n, d in self._memory.renewed)

    def fitting(self, clause: Clause, body: Draft, title: str) -> Draft | None:
        """The body whose post a title is: of 某公司工会主席、副总经理 the second is one in the company.

        None where it cannot be this one: of 某市委副书记、市长 the second is one in a government that goes unnamed.
        """
        ends = self._titles.fits(title)
        if body.cls == "PublicBody" and (led := self._led(clause, body, title)) is not None:
            return led  # 某中心党委委员、副主任
        if body.cls == self._words.home and title in self._house_titles:
            return self._own_house(clause, body)  # 某医院工会主席、纪委书记
        if not ends or body.cls not in (self._words.home, "PublicBody") or self._ends_so(body, ends):
            return body
        near = [p.draft for p in clause.placed] + [draft for _, _, _, draft in reversed(self._memory.named)]
        return next(
            (
                draft
                for draft in near
                if self._ends_so(draft, ends) and any(b.startswith(n) for n in draft.names for b in body.names)
            ),
            None if title in self._governing else body,
        )

    @staticmethod
    def _own_house(clause: Clause, union: Draft) -> Draft:
        """The firm, school or hospital whose union a body is, else the union itself."""
        houses = [p.draft for p in (*clause.placed, *(p for _, p in clause.past)) if p.cls in EMPLOYERS]
        return next((d for d in houses if any(u.startswith(n) for u in union.names for n in d.names)), union)

    def _led(self, clause: Clause, body: Draft, title: str) -> Draft | None:
        """The house whose party committee a body is, where a title is none in a committee."""
        organ = next((o for o in self._organs if any(n.endswith(o) for n in body.names)), "")
        if not organ or title.startswith(self._party_titles) or title.endswith(self._party_titles):
            return None
        inner = [p.draft for p in clause.placed if p.nested and p.cls in EMPLOYERS | {"PublicBody"}]
        return next((d for d in inner if any(n + organ in body.names for n in d.names)), None)

    def whole(self, clause: Clause, part: Draft, section: bool) -> Draft | None:
        """The body whose committee one is, where the sentence or the article speaks of it; of a ``section`` also that.

        某市总工会经审会主任张三，宣教部部长李四; 某医院内科主任张三、护理部副主任李四.
        """
        ends = (*self._committees, *self._sections) if section else self._committees
        if not any(name.endswith(ends) for name in part.names):
            return None
        known = [p.draft for p in clause.placed if p.cls == part.cls]
        known += [draft for _, _, _, draft in self._memory.named if draft.cls == part.cls]
        known += [clause.home] if clause.home is not None else []
        return next(
            (d for d in known if d is not part and any(m.startswith(n) for n in d.names for m in part.names)), None
        )

    def beside_union(self, clause: Clause, at: int, bodies: frozenset[str]) -> Draft | None:
        """Whose the union is of which only 工会 is said at ``at``: …党委委员、工会主席, 在某公司，工会主席张三."""
        text = clause.text
        whole = text[at - 2 : at] == "、总"  # 某镇党委副书记、总工会主席
        if (text[at - 2 : at] == "，总" or text[at - 1 : at] == "，") and (
            same_union := self._union_before(clause, at)
        ) is not None:
            return same_union  # …、总工会主席张三，总工会副主席李四
        if whole or text[at - 1 : at] in ("、", "兼"):
            stretch = max(text.rfind(mark, 0, at) for mark in "，。；：")
            inside = [
                p
                for p in clause.placed
                if stretch < p.start and p.end <= at and p.cls in bodies and p.cls != self._words.home
            ]
            inside.sort(key=lambda p: (-p.start, p.end))
            civic = [p for p in (inside if whole else inside[:1]) if self._ends_so(p.draft, self._civic)]
            for p in civic:
                if (held := self._division_union(clause, p.draft)) is not None:
                    return held
            if whole and civic and self._titles.ending(text[: at - 2]):
                return self.union_of(clause, civic[0], True)  # 某县委常委、宣传部部长、总工会主席
            if whole:
                return clause.home if civic or not inside else None
            if inside:
                return self.union_of(clause, inside[0])
            same = [p for p in clause.of(EMPLOYERS, 0, at) if "。" not in text[p.end : at]]
            if not same and (house := self._house(clause)) is not None:
                return self.union_of(
                    clause, Placed(at, at, house.cls, house)
                )  # 党委副书记、工会主席 of the school told of
            return self.union_of(clause, same[-1]) if same else None  # 某公司董事长张三，党委副书记、工会主席李四
        if text[at - 1 : at] not in ("", *"，。；：”见与和同由"):
            return None
        near = [p for n, p in clause.past if clause.sentence.index - n <= 1]
        near += clause.of({*EMPLOYERS, self._words.home}, 0, at)
        employer = next((p for p in reversed(near) if p.cls in EMPLOYERS | {self._words.home}), None)
        if employer is None:
            house = self._house(clause)  # 工会主席张三, in an article that knows one school only
            return self.union_of(clause, Placed(at, at, house.cls, house)) if house is not None else None
        if employer.draft is clause.home:  # 某公司工会…。工会主席张三…: not where the union is a county's
            whose = self._words.head_class.get(
                ends_with(employer.draft.name.removesuffix(self.union), self._words.head_class)
            )
            return employer.draft if whose in EMPLOYERS else None
        return employer.draft if employer.cls == self._words.home else self.union_of(clause, employer)

    def firm_union(self, clause: Clause, offset: int) -> Draft | None:
        """The union of the company that was named last, two sentences back at most."""
        near = [p for n, p in clause.past if clause.sentence.index - n <= 2] + clause.of(EMPLOYERS, 0, offset)
        firm = next((p for p in reversed(near) if p.cls == "Company"), None)
        return self.union_of(clause, firm) if firm is not None else None

    def _only(self, ends: tuple[str, ...], but: Iterable[int]) -> Draft | None:
        """The one body of the article that has such a post: 站长吴某, where the text knows one station."""
        left_out = set(but)
        found = {id(d): d for *_, d in self._memory.named if id(d) not in left_out and self._ends_so(d, ends)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _house(self, clause: Clause, ends: tuple[str, ...] = ()) -> Draft | None:
        """The firm, school or hospital whose news an article is: its own body, or whose union that is, or the only one.

        The only one is asked for where the article has no body of its own; ``ends`` are those a title allows.
        """
        home = clause.home
        if home is not None and home.cls not in EMPLOYERS | {self._words.home}:
            return None
        known = list(
            {id(d): d for d in (*self._memory.firms, *(p.draft for p in clause.placed)) if d.cls in EMPLOYERS}.values()
        )
        if home is not None and home.cls in EMPLOYERS:
            found = [home]
        elif home is not None:
            found = [
                d
                for d in known
                if any(h.startswith(n) and self.union in h[len(n) :][:2] for h in home.names for n in d.names)
            ]
        else:
            found = known if len(known) == 1 else []
        return found[0] if found and (not ends or self._ends_so(found[0], ends)) else None

    def _union_before(self, clause: Clause, at: int) -> Draft | None:
        """The union of whose post the sentence told last before an offset, nothing but posts and names between."""
        last = [p for p in self._told if p.end <= at and p.body.cls == self._words.home]
        return last[-1].body if last and at - last[-1].end <= 2 else None

    def _division_union(self, clause: Clause, body: Draft) -> Draft | None:
        """The union of the division whose party committee, assembly or government a body is, where it is known."""
        stems = {n[: -len(end)] for n in body.names for end in self._civic if n.endswith(end) and n != end}
        known = [p.draft for p in (*clause.placed, *(p for _, p in clause.past)) if p.cls == self._words.home]
        known += [clause.home] if clause.home is not None else []
        for draft in known:
            rest = {n[len(stem) :] for stem in stems for n in draft.names if n.startswith(stem)}
            if any(r.endswith(self.union) and len(r) <= 3 for r in rest):
                return draft
        return None

    @staticmethod
    def _ends_so(draft: Draft, ends: tuple[str, ...]) -> bool:
        return any(name.rstrip("”）").endswith(ends) for name in draft.names)
