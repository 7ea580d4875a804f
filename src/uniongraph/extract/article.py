"""One article from sentences to referents and statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uniongraph.extract.agreement import agree, kinds_of_sites, no_brands
from uniongraph.extract.belonging import Belonging
from uniongraph.extract.clauses import Clause
from uniongraph.extract.defaults import Defaults
from uniongraph.extract.discourse import Discourse
from uniongraph.extract.divisions import Divisions, common_places
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames import Frames, Link
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.home import NOBODY, Home, House, called_before, find_home
from uniongraph.extract.mending import Mender
from uniongraph.extract.mentions import MentionFinder
from uniongraph.extract.modality import Modality
from uniongraph.extract.placing import Placer, spans
from uniongraph.extract.plants import Plants
from uniongraph.extract.posts import PostReader
from uniongraph.extract.posts_bodies import Post
from uniongraph.extract.prizes import Prizes
from uniongraph.extract.referents import Referents
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.records import Article, ArticleReading, Evidence, Page, Referent, Statement
from uniongraph.schema import Schema
from uniongraph.text.matching import any_of, ends_with
from uniongraph.text.tagger import Token

_LEAD = 3
"""Sentences, the headline with them, in which an article says whose news it is."""

_SURE = 0.8
"""How much of what an article says of unions is of the one that it calls by a level alone."""

_HOLDING = frozenset(["runs", "organizes"])


@dataclass(frozen=True)
class Found:
    """An article with its sentences as read and, for each, the candidates that the finders saw."""

    article: Article
    readings: list[Reading]
    candidates: list[list[Candidate]]


class ArticleReader:
    """Reads articles with the words of a schema; holds nothing of any article."""

    def __init__(self, schema: Schema) -> None:
        self.words = Words(schema)
        self._mender = Mender(self.words)
        self._union = min(schema.lexicon.words(self.words.home, "weak_heads"), key=len, default="")
        self.divisions = Divisions(self.words)
        self.finder = MentionFinder(self.words)
        self._grammar = Grammar(self.words)
        self._frames = Frames(self.words, self._grammar)
        self._discourse = Discourse(self.words, self._grammar)
        self._placer = Placer(self.words, self.divisions)
        self._defaults = Defaults(self.words, self.divisions)
        self._modality = Modality(self.words)
        self._post_reader = PostReader(self.words)
        self._belonging = Belonging(self.words)
        self._prizes = Prizes(self.words)
        self._plants = Plants(self.words, self.divisions)
        self._weak_head = any_of(sorted(self.words.weak_heads))
        patterns = schema.lexicon.patterns
        self._posts = next((p for p in patterns if p.predicate == "holdsPost"), None)
        self._affiliated = next((p for p in patterns if p.predicate == "affiliatedWith"), None)

    def find(self, article: Article, tokens: Sequence[tuple[Token, ...]], own: bool = False) -> Found:
        """What the finders see in an article; ``tokens`` is one entry a sentence.

        In a company's ``own`` paper its plants go by nothing but their trade.
        """
        repeated = _repeated(article)
        brands = self.finder.brands.brands([s.text for s in article.sentences])
        readings = []
        for sentence, tagged in zip(article.sentences, tokens, strict=True):
            cuts = self.words.segmenter.boundaries(sentence.text)
            readings.append(Reading(sentence, self._mender.mended(tagged, cuts), cuts, repeated, own, brands))
        people = self.finder.persons.known(readings)
        found = agree(readings, [self._credited(article, r, self.finder.find(r, people)) for r in readings], self.words)
        return Found(article, readings, no_brands(readings, found, self.finder.persons.told))

    def zones(self, seen: Found) -> frozenset[str]:
        """The development zones that an article names, also inside the names of bodies: 资阳高新区|总工会."""
        levels = self.words.lexicon.words("relative", "zone_levels")
        found: set[str] = set()
        for candidate in (c for one in seen.candidates for c in one if not c.relative):
            name = candidate.name
            if candidate.cls == "FunctionalZone" or candidate.cls in self.words.organisations:
                found.update(name[: at + len(level)] for level in levels if (at := name.find(level)) > 0)
        return frozenset(found)

    def read(
        self,
        page: Page,
        seen: Found,
        context: Sequence[str],
        house: House = NOBODY,
        zones: frozenset[str] = frozenset(),
    ) -> ArticleReading:
        """Referents and statements of an article.

        ``context`` is the page's places, ``house`` the body whose paper the page is, ``zones`` those that it names.
        """
        article, readings, found = seen.article, seen.readings, seen.candidates
        named = [
            (r.sentence, c) for r, candidates in zip(readings, found, strict=True) for c in candidates if not c.relative
        ]
        begun = [
            (c, self.divisions.prefix(c.name))
            for _, c in named
            if c.cls in (*self.words.organisations, "Place", "FunctionalZone")
        ]
        near = common_places(prefix for c, prefix in begun if c.cls != "Place" or prefix.end == len(c.name))
        home = find_home(article, named, self.divisions, self.words, [*near, *context])
        every = [(r.sentence, c) for r, candidates in zip(readings, found, strict=True) for c in candidates]
        named_home, home = home, called_before(home, every, house.place, self.divisions, self.words)
        spoken = [(r, whole) for r, c in every if (whole := self._in_full(c, near, context, house)) is not None]
        if len(spoken) > 1 or any(sentence.index <= _LEAD for sentence, _ in spoken):
            told = find_home(article, spoken, self.divisions, self.words, [*near, *context])
            if told.share >= _SURE and home is named_home and self._closer(told, home):
                home = told
        if house.printed:  # whatever a company's paper tells, it tells of the company's own
            home = replace(home, name=house.name + self._union, cls=self.words.home, share=1.0)
        around = [*([home.place.code] if home.place else []), *near, *context]
        referents = Referents(self.words, self.divisions, home, around, article.id, house)
        referents.kinds = kinds_of_sites(found)
        referents.whereabouts.in_full = frozenset(
            p.code for c, prefix in begun for p in prefix.places if p.name in c.name
        )
        referents.whereabouts.zones = (self.zones(seen), zones)
        clauses = self._place(page, readings, found, referents)
        links = self._links(article, clauses, referents)
        links += list(self._prizes.links(page, links, referents))
        links += list(self._prizes.decided(clauses, links))
        links += [*self._prizes.rows(page, clauses, referents), *self._prizes.employers(clauses)]
        if house.printed:
            links += list(self._plants.links(clauses, links, house, referents.drafts.values()))
        statements = self._statements(page, article, links, referents)
        return ArticleReading(
            article,
            tuple(self._kept(referents, statements)),
            tuple(statements),
            tuple(referents.problems),
            home.place.code if home.place else "",
        )

    def _closer(self, told: Home, home: Home) -> bool:
        """Whether a union that goes by its level is nearer to what an article tells than the one that it names."""
        if not home.name:
            return True
        places = self.words.schema.places
        inside = told.place and home.place and places.within(told.place.code, home.place.code)
        return bool(inside) and told.place is not home.place

    def _in_full(
        self, candidate: Candidate, near: Sequence[str], context: Sequence[str], house: House
    ) -> Candidate | None:
        """A union that goes by its level (旗总工会) with the division that the page is about: whose news it is."""
        words, level = self.words, candidate.relative
        if candidate.cls != words.home or level not in words.levels or candidate.kind == "pointer":
            return None
        rest = candidate.name.removeprefix(level)
        heads = words.lexicon.words(words.home, "heads")
        if rest not in (heads[0], *words.lexicon.words("relative", "short_heads")):
            return None
        by_code, at_level = words.schema.places.by_code, self.divisions.at_level
        around = [place for code in (house.place, *near) if code and (place := by_code(code))]
        place = next((found for one in around if (found := at_level(one, level))), None)
        if place is None:  # a page that speaks of one county only
            paged = {f.code: f for code in context if (one := by_code(code)) and (f := at_level(one, level))}
            place = next(iter(paged.values())) if len(paged) == 1 else None
        if place is None or place.level == "province":
            return None  # 省总工会 in passing is whose news an article is seldom
        return replace(candidate, name=place.name + heads[0], relative="")

    def _credited(self, article: Article, reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
        """In a byline the credited names are the people, whatever the tagger says."""
        if reading.sentence.role != "byline":
            return candidates
        offsets = reading.sentence.view.offsets
        people: list[Candidate] = []
        for credit in article.credits:
            if credit.role in ("source",) or not credit.spans:
                continue
            first = bisect_left(offsets, credit.spans[0].start)
            end = bisect_left(offsets, credit.spans[-1].end)
            if first < end and not ends_with(credit.name, self.words.head_class):
                people.append(Candidate(first, end, "Person", credit.name, 90))
        kept = [c for c in candidates if c.cls in self.words.organisations and not any(c.overlaps(p) for p in people)]
        return sorted(people + kept, key=lambda c: c.start)

    def _place(
        self, page: Page, readings: Sequence[Reading], found: Sequence[list[Candidate]], referents: Referents
    ) -> list[Clause]:
        """Each sentence with its referents."""
        placed = self._placer.place(page, readings, found, referents)
        home = referents.home_draft() if referents.home.share >= 0.34 else None
        home = home or referents.unnamed_home()
        return [
            Clause(reading, sorted(one, key=lambda p: (p.start, -p.end)), home)
            for reading, one in zip(readings, placed, strict=True)
        ]

    def _links(self, article: Article, clauses: Sequence[Clause], referents: Referents) -> list[tuple[Clause, Link]]:
        bodies = self.words.organisations | {"Studio", "Site"}
        authors = {c.name for c in article.credits if c.role == "author"}
        written = [d for d in referents.drafts.values() if d.cls == "Person" and authors & set(d.names)]
        author = written[0] if len(authors) == len(written) == 1 else None
        posts = self._post_reader.of_article(
            lambda clause, placed, whole: referents.union_of(placed.draft, clause.sentence, whole), author
        )
        found: list[tuple[Clause, Link]] = []
        self._discourse.follow(clauses)
        for clause in clauses:
            found += [(clause, link) for link in self._frames.first(clause)]
        salient = self._discourse.salient(clauses, [link for _, link in found])
        for clause in clauses:
            clause.salient = salient
            found += [(clause, link) for link in self._frames.read(clause)]
            for post in posts.read(clause, bodies):
                found += [(clause, link) for link in self._held(post, referents)]
        found += self._frames.across(clauses)
        found += self._unions_of_bodies(clauses, referents)
        found += self._defaults.links(clauses, found, referents)
        held = {(id(link.subject), id(link.object)) for _, link in found if link.predicate in _HOLDING}
        return [  # who runs a thing does not merely take part in it
            (clause, link)
            for clause, link in found
            if link.predicate != "takesPartIn" or (id(link.subject), id(link.object)) not in held
        ]

    def _held(self, post: Post, referents: Referents) -> list[Link]:
        """A post, or employment; who has a post in a department belongs to the body whose department it is."""
        found: list[Link] = []
        pattern = self._posts if post.title else self._affiliated
        ends = (post.start, post.end)
        if pattern:
            found.append(
                Link(
                    post.person, pattern.predicate, post.body, *ends, pattern.id, pattern.confidence,
                    post.title, post.former,
                )
            )  # fmt: skip
        whole = self._belonging.whole_of(post.body, referents.drafts.values())
        if whole is not None and self._affiliated and not post.former:
            said = self._affiliated
            found.append(Link.by(said, post.person, whole, *ends))
        return found

    def _unions_of_bodies(self, clauses: Sequence[Clause], referents: Referents) -> list[tuple[Clause, Link]]:
        """公司工会 is a part of the company: said where it is first pointed at."""
        pattern = next((p for p in self._frames.patterns if p.predicate == "subOrganizationOf"), None)
        if pattern is None:
            return []
        result = []
        for union, body, sentence in referents.parts.values():
            clause = clauses[sentence.index]
            words = self._weak_head.search(clause.text)
            start, end = (words.start(), words.end()) if words else (0, len(clause.text))
            mention = next((m for m in union.mentions if m.sentence == sentence.index), None)
            if mention:
                start, end = mention.start, mention.end
            result.append((clause, Link.by(pattern, union, body, start, end)))
        return result

    def _statements(
        self, page: Page, article: Article, links: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[Statement]:
        result: list[Statement] = []
        told = {clause.sentence.index: clause for clause, _ in links}
        dates = {index: self._modality.dates(clause) for index, clause in told.items()}
        seen: set[tuple[str, str, str, str, int, int, int]] = set()
        for clause, link in links:
            if link.subject is link.object or self._modality.denied(clause, link):
                continue
            if not self.words.schema.allows(link.predicate, link.subject.cls, link.object.cls):
                continue  # what the ontology rules out was misread
            start, end = link.start, link.end
            mark = (
                self._id(link.subject, article),
                link.predicate,
                self._id(link.object, article),
                link.title,
                clause.sentence.index,
                start,
                end,
            )
            if mark in seen:
                continue
            seen.add(mark)
            at = spans(page, clause.sentence, start, end)
            if not at:
                continue
            evidence = Evidence(
                article.id, at, tuple(page.text[s.start : s.end] for s in at), link.rule, link.confidence,
                self._modality.announced(clause, link),
                self._modality.date(dates[clause.sentence.index], clause, link, article),
            )  # fmt: skip
            result.append(Statement(mark[0], link.predicate, mark[2], evidence, link.title, link.former))
        return result

    def _kept(self, referents: Referents, statements: Sequence[Statement]) -> list[Referent]:
        """Referents; a weak one (a mere quotation) only where a statement speaks of it."""
        used = {s.subject for s in statements} | {s.object for s in statements}
        weak = {f"{d.mentions[0].article}/{d.number}" for d in referents.drafts.values() if d.weak}
        return [r for r in referents.finish() if r.id in used or r.id not in weak]

    @staticmethod
    def _id(draft: Draft, article: Article) -> str:
        return f"{article.id}/{draft.number}"


def _repeated(article: Article) -> frozenset[str]:
    """What the article puts into quotation marks twice or more, as it does with names and not with mere emphasis."""
    counts = Counter(
        q for s in article.sentences for q in re.findall(r"(?<![让以达成从到用把将的持])“([^“”]{2,16})”", s.text)
    )
    return frozenset(quoted for quoted, n in counts.items() if n >= 2)
