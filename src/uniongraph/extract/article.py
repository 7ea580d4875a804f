"""One article from sentences to referents and statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from uniongraph.extract.agreement import abbreviations, agree
from uniongraph.extract.clauses import Clause, Grammar, Placed, outside
from uniongraph.extract.discourse import Discourse
from uniongraph.extract.divisions import Divisions, common_places
from uniongraph.extract.frames import Frames, Link
from uniongraph.extract.home import Home, find_home
from uniongraph.extract.mentions import MentionFinder
from uniongraph.extract.posts import PostReader
from uniongraph.extract.referents import Draft, Referents
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.records import Article, ArticleReading, Evidence, Page, Referent, Sentence, Span, Statement
from uniongraph.schema import Schema
from uniongraph.text.matching import any_of
from uniongraph.text.tagger import Token
from uniongraph.text.views import spans_of

_DATE = re.compile(r"(?:((?:19|20)\d\d)年)?(今年|去年|前年|明年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")
_YEARS = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}


class ArticleReader:
    """Reads articles with the words of a schema; holds nothing of any article."""

    def __init__(self, schema: Schema) -> None:
        self.words = Words(schema)
        self.divisions = Divisions(self.words)
        self.finder = MentionFinder(self.words)
        self._grammar = Grammar(self.words)
        self._frames = Frames(self.words, self._grammar)
        self._discourse = Discourse(self.words, self._grammar)
        lexicon = schema.lexicon
        self._announced = any_of(lexicon.words("facts", "announced"))
        self._negated = any_of(lexicon.words("facts", "negated"))
        self._pseudo = any_of(lexicon.words("facts", "pseudo_negated"))
        self._at = re.compile(r"[在于到]“?$")
        self._defaults = {p.predicate: p for p in lexicon.patterns if p.frame == "default"}
        self._posts = next((p for p in lexicon.patterns if p.predicate == "holdsPost"), None)
        self._affiliated = next((p for p in lexicon.patterns if p.predicate == "affiliatedWith"), None)

    def read(
        self, page: Page, article: Article, tokens: Sequence[tuple[Token, ...]], context: Sequence[str]
    ) -> ArticleReading:
        """Referents and statements of an article; ``tokens`` is one entry a sentence, ``context`` the page's places."""
        repeated = _repeated(article)
        readings = [
            Reading(sentence, tagged, self.words.segmenter.boundaries(sentence.text), repeated)
            for sentence, tagged in zip(article.sentences, tokens, strict=True)
        ]
        people = self.finder.persons.known(readings)
        found = agree([self._credited(article, r, self.finder.find(r, people)) for r in readings], self.words)
        named = [
            (r.sentence, c) for r, candidates in zip(readings, found, strict=True) for c in candidates if not c.relative
        ]
        near = common_places(
            self.divisions.prefix(c.name)
            for _, c in named
            if c.cls in (*self.words.organisations, "Place", "FunctionalZone")
        )
        home = find_home(article, named, self.divisions, self.words, [*near, *context])
        referents = Referents(
            self.words, self.divisions, home, [*([home.place.code] if home.place else []), *near, *context], article.id
        )
        clauses = self._place(page, readings, found, referents)
        links = self._links(article, clauses, referents)
        statements = self._statements(page, article, links, referents)
        return ArticleReading(
            article,
            tuple(self._kept(referents, statements)),
            tuple(statements),
            tuple(referents.problems),
            home.place.code if home.place else "",
        )

    def _credited(self, article: Article, reading: Reading, candidates: list[Candidate]) -> list[Candidate]:
        """In a byline the credited names are the people, whatever the tagger says."""
        if reading.sentence.role != "byline":
            return candidates
        offsets = reading.sentence.view.offsets
        people: list[Candidate] = []
        for credit in article.credits:
            if credit.role in ("source",) or not credit.spans:
                continue
            inside = [i for i, offset in enumerate(offsets) if credit.spans[0].start <= offset < credit.spans[-1].end]
            if inside and not any(credit.name.endswith(h) for h in self.words.head_class):
                people.append(Candidate(inside[0], inside[-1] + 1, "Person", credit.name, 90))
        kept = [c for c in candidates if c.cls in self.words.organisations and not any(c.overlaps(p) for p in people)]
        return sorted(people + kept, key=lambda c: c.start)

    def _place(
        self, page: Page, readings: Sequence[Reading], found: Sequence[list[Candidate]], referents: Referents
    ) -> list[Clause]:
        """Each sentence with its referents; the subject that a paragraph carries along."""
        clauses: list[Clause] = []
        order = sorted(range(len(readings)), key=lambda i: (readings[i].sentence.role not in ("kicker", "byline"), i))
        placed_by: dict[int, list[Placed]] = {}
        home_first = referents.home
        if home_first.name:  # the article's own body is known before its first sentence is read
            for i in order:
                own = [c for c in found[i] if c.name == home_first.name]
                if own:
                    break
        for i in range(len(readings)):
            placed_by[i] = self._place_one(page, readings[i], found[i], referents)
        self._short_names(page, readings, placed_by, referents)
        self._home_division(page, readings, placed_by, referents)
        home = referents.home_draft() if referents.home.share >= 0.34 else None
        carried: Draft | None = None
        paragraph = -1
        for i, reading in enumerate(readings):
            if reading.sentence.paragraph != paragraph:
                carried, paragraph = None, reading.sentence.paragraph
            clause = Clause(reading, sorted(placed_by[i], key=lambda p: (p.start, -p.end)), home, carried)
            clauses.append(clause)
            subject = self._grammar.subjects(clause, len(clause.text), self.words.organisations | {"Person"})
            first = next(
                (
                    p
                    for p in clause.of(self.words.organisations | {"Person"})
                    if not self._grammar.is_oblique(clause.text, p.start)
                ),
                None,
            )
            if first is not None:
                carried = first.draft if first.start <= 24 else (subject[0].draft if subject else carried)
        return clauses

    def _place_one(
        self, page: Page, reading: Reading, candidates: list[Candidate], referents: Referents
    ) -> list[Placed]:
        placed: list[Placed] = []
        for candidate in candidates:
            draft = referents.add(
                reading.sentence, candidate, self._spans(page, reading.sentence, candidate.start, candidate.end)
            )
            if draft is not None:
                placed.append(Placed(candidate.start, candidate.end, draft.cls, draft, candidate.nested))
        return placed

    def _short_names(
        self, page: Page, readings: Sequence[Reading], placed_by: dict[int, list[Placed]], referents: Referents
    ) -> None:
        """Short forms of long names that no finder saw: 润泽新材 for 山东润泽新材股份有限公司."""
        forms: dict[str, Draft | None] = {}
        for draft in list(referents.drafts.values()):
            for form in self._short_forms(draft):
                forms[form] = None if form in forms and forms[form] is not draft else draft
        forms.update(abbreviations(readings, placed_by, self.words))
        wanted = {form: draft for form, draft in forms.items() if draft is not None}
        if not wanted:
            return
        pattern = any_of(wanted)
        for i, reading in enumerate(readings):
            for match in pattern.finditer(reading.text):
                if any(p.start < match.end() and match.start() < p.end and p.cls != "Place" for p in placed_by[i]):
                    continue
                owner = wanted[match.group()]
                assert owner is not None
                candidate = Candidate(match.start(), match.end(), owner.cls, match.group(), 20, "short")
                draft = referents.join(
                    owner, reading.sentence, candidate, self._spans(page, reading.sentence, match.start(), match.end())
                )
                placed_by[i].append(Placed(match.start(), match.end(), draft.cls, draft))

    def _home_division(
        self, page: Page, readings: Sequence[Reading], placed_by: dict[int, list[Placed]], referents: Referents
    ) -> None:
        """The division (or zone) of the article's own body, where the body's name gives it."""
        home = referents.home_draft()
        if home is None:
            return
        for mention in home.mentions:
            text = readings[mention.sentence].text[mention.start : mention.end]
            prefix = self.divisions.prefix(text, [home.place] if home.place else ())
            zone = next((h for h in self.divisions.zone_heads if prefix.end and text.startswith(h, prefix.end)), "")
            end = mention.start + prefix.end + len(zone)
            if not prefix.end or end >= mention.end:
                continue
            name = readings[mention.sentence].text[mention.start : end]
            candidate = Candidate(mention.start, end, "FunctionalZone" if zone else "Place", name, 1, nested=True)
            placed_by[mention.sentence] += self._place_one(page, readings[mention.sentence], [candidate], referents)
            return

    def _short_forms(self, draft: Draft) -> list[str]:
        if draft.cls not in ("Company", "School", "Institution"):
            return []
        found = []
        for name in draft.names:
            prefix = self.divisions.prefix(name)
            stem = re.sub(r"（[^）]*）", "", name[prefix.end :])
            for legal in self.words.lexicon.longest_first("Company", "legal_forms"):
                if stem.endswith(legal):
                    stem = stem[: -len(legal)]
                    break
            else:
                continue
            if len(stem) >= 3 and stem != name:
                found.append(stem)
            if len(stem) >= 6:
                found += [stem[:4]]
        return found

    def _links(self, article: Article, clauses: Sequence[Clause], referents: Referents) -> list[tuple[Clause, Link]]:
        bodies = self.words.organisations | {"Studio", "Site"}
        authors = {c.name for c in article.credits if c.role == "author"}
        written = [d for d in referents.drafts.values() if d.cls == "Person" and authors & set(d.names)]
        author = written[0] if len(authors) == len(written) == 1 else None
        posts = PostReader(self.words, lambda clause, placed: referents.union_of(placed.draft, clause.sentence), author)
        found: list[tuple[Clause, Link]] = []
        self._discourse.follow(clauses)
        for clause in clauses:
            found += [(clause, link) for link in self._frames.read(clause)]
            for post in posts.read(clause, bodies):
                pattern = self._posts if post.title else self._affiliated
                if pattern:
                    found.append(
                        (
                            clause,
                            Link(
                                post.person,
                                pattern.predicate,
                                post.body,
                                post.start,
                                post.end,
                                pattern.id,
                                pattern.confidence,
                                post.title,
                                post.former,
                            ),
                        )
                    )
        found += self._frames.across(clauses)
        found += self._unions_of_bodies(clauses, referents)
        found += self._by_default(clauses, found, referents)
        return found

    def _unions_of_bodies(self, clauses: Sequence[Clause], referents: Referents) -> list[tuple[Clause, Link]]:
        """公司工会 is a part of the company: said where it is first pointed at."""
        pattern = next((p for p in self._frames.patterns if p.predicate == "subOrganizationOf"), None)
        if pattern is None:
            return []
        result = []
        for union, body, sentence in referents.parts.values():
            clause = clauses[sentence.index]
            words = re.search("|".join(map(re.escape, sorted(self.words.weak_heads))), clause.text)
            start, end = (words.start(), words.end()) if words else (0, len(clause.text))
            mention = next((m for m in union.mentions if m.sentence == sentence.index), None)
            if mention:
                start, end = mention.start, mention.end
            result.append((clause, Link(union, pattern.predicate, body, start, end, pattern.id, pattern.confidence)))
        return result

    def _by_default(
        self, clauses: Sequence[Clause], found: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[tuple[Clause, Link]]:
        """What an article about one body tells of, and nobody else is said to run, is that body's."""
        result: list[tuple[Clause, Link]] = []
        held = {(link.predicate, id(link.object)) for _, link in found}
        for clause in clauses:
            if clause.home is None or clause.home.cls != self.words.home:
                continue
            for placed in clause.placed:
                for predicate, pattern in self._defaults.items():
                    if (
                        predicate == "locatedIn"
                        or placed.cls not in pattern.object
                        or (placed.draft.weak and predicate != "operates")
                        or self._elsewhere(placed.draft, clause.home)
                    ):
                        continue
                    if predicate == "operates" and self._at.search(clause.text, max(0, placed.start - 2), placed.start):
                        continue  # where something happens is not yet the union's
                    if not any((p, id(placed.draft)) in held for p in ("runs", "organizes", "operates", "founds")):
                        held.add((predicate, id(placed.draft)))
                        result.append(
                            (
                                clause,
                                Link(
                                    clause.home,
                                    predicate,
                                    placed.draft,
                                    placed.start,
                                    placed.end,
                                    pattern.id,
                                    pattern.confidence,
                                ),
                            )
                        )
        return result + self._local(clauses, found, referents)

    def _local(
        self, clauses: Sequence[Clause], found: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[tuple[Clause, Link]]:
        """A site of the article's own body lies in that body's division, where the article names the division."""
        pattern = self._defaults.get("locatedIn")
        located = {id(link.subject) for _, link in found if link.predicate == "locatedIn"}
        result: list[tuple[Clause, Link]] = []
        for clause in clauses:
            place = referents.drafts.get(("Place", clause.home.place)) if clause.home is not None else None
            if pattern is None or place is None:
                continue
            for placed in clause.placed:
                if placed.cls in pattern.subject and not placed.draft.weak and id(placed.draft) not in located:
                    located.add(id(placed.draft))
                    if not self._elsewhere(placed.draft, place):
                        span = (placed.start, placed.end)
                        result.append(
                            (
                                clause,
                                Link(placed.draft, pattern.predicate, place, *span, pattern.id, pattern.confidence),
                            )
                        )
        return result

    def _elsewhere(self, thing: Draft, home: Draft) -> bool:
        """Whether a thing's name begins with another division than the home's (全省技能竞赛 in a county's article)."""
        place = self.divisions.prefix(thing.name.lstrip("“")).place
        return bool(place and home.place and not self.words.schema.places.within(place.code, home.place))

    def _statements(
        self, page: Page, article: Article, links: Sequence[tuple[Clause, Link]], referents: Referents
    ) -> list[Statement]:
        result: list[Statement] = []
        seen: set[tuple[str, str, str, str, int, int, int]] = set()
        for clause, link in links:
            if link.subject is link.object or self._denied(clause, link):
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
            spans = self._spans(page, clause.sentence, start, end)
            if not spans:
                continue
            evidence = Evidence(
                article.id, spans, tuple(page.text[s.start : s.end] for s in spans), link.rule, link.confidence,
                self._is_announced(clause, link), self._date(clause, link, article),
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

    @staticmethod
    def _spans(page: Page, sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
        return spans_of(sentence.view, page.id, page.text, start, end)

    def _denied(self, clause: Clause, link: Link) -> bool:
        """Whether a word of denial stands between the clause's beginning and the fact's end."""
        if link.predicate in ("holdsPost", "affiliatedWith", "subOrganizationOf", "leads") or link.rule.endswith(
            "default"
        ):
            return False
        begin = self._grammar.clause_start(clause.text, link.start)
        stretch = self._pseudo.sub("", clause.text[begin : link.end])
        return bool(self._negated.search(stretch))

    def _is_announced(self, clause: Clause, link: Link) -> bool:
        """Whether a word before a fact, in its clause or one that it goes on from, only announces it."""
        if link.predicate in ("holdsPost", "affiliatedWith", "subOrganizationOf") or link.rule.endswith("default"):
            return False
        begin = max((clause.text.rfind(mark, 0, link.start) + 1 for mark in "。；！？"), default=0)
        for match in outside(clause, self._announced, begin, link.end):
            tags = clause.tags(match.start(), match.end())
            done = re.search(r"[已了过]", clause.text[match.end() : link.end]) if match.end() <= link.start else None
            if done is None and (
                "p" not in tags
                if match.group() == "将"
                else (tags <= {"v", "d", "vd", "p", "f", "TIME", "ad", "m", "n"} and tags != {"n"})
                or len(match.group()) > 2
            ):
                return True
        return False

    def _date(self, clause: Clause, link: Link, article: Article) -> str:
        """The date that the words before a fact give: ISO day, month or year.

        今年, 去年 and a month without a year count from the paper's date, where there is one.
        """
        best = None
        for match in _DATE.finditer(clause.text, 0, link.end):
            said = match.group(1) or match.group(2) or match.group(3)
            if (
                not said
                or clause.at(match.start()) is not None
                or clause.text[: match.start()].endswith(("至", "截至", "—", "到"))
            ):
                continue
            if match.group(4) and not match.group(3):
                continue
            best = match
        if best is None:
            return ""
        year, relative, month, day = best.groups()
        if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
            return ""
        if not year:
            if not article.date:
                return ""
            shift = _YEARS.get(relative or "", 0)
            if not relative and month and int(month) > int(article.date[5:7] or 12):
                shift = 0 if self._is_announced(clause, link) else -1
            year = str(int(article.date[:4]) + shift)
        parts = [year] + ([f"{int(month):02}"] if month else []) + ([f"{int(day):02}"] if month and day else [])
        return "-".join(parts)


def _repeated(article: Article) -> frozenset[str]:
    """What the article puts into quotation marks twice or more, as it does with names and not with mere emphasis."""
    counts = Counter(
        q for s in article.sentences for q in re.findall(r"(?<![让以达成从到用把将的持])“([^“”]{2,16})”", s.text)
    )
    return frozenset(quoted for quoted, n in counts.items() if n >= 2)


def page_context(divisions: Divisions, names: Sequence[str]) -> list[str]:
    """Codes of the divisions that a page's names begin with, the most frequent first."""
    return common_places(divisions.prefix(name) for name in names)


__all__ = ["ArticleReader", "Home", "page_context"]
