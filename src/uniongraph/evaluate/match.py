"""One page's knowledge against its gold: which node is which entity, which facts and credits are right.

The measure is at the level of the graph: an entity is right where one of its names and the group of its class are
the gold's, a second node for the same entity is wrong, a node with names of two entities is wrong and counted as a
merge. Facts count between entities that are right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from uniongraph.evaluate.gold import ROLES, GoldArticle, GoldEntity, GoldPage, norm
from uniongraph.evaluate.scores import Scores
from uniongraph.records import Article, Entity, Fact, Knowledge
from uniongraph.schema import Schema

_POST = "holdsPost"
_SYMMETRIC = frozenset(["cooperatesWith"])
_LIKE = 0.8
"""How alike (difflib's ratio) a headline must be to be the gold's: OCR and subheads may differ."""

_FactKey = tuple[str, str, str, str]


def score_page(gold: GoldPage, knowledge: Knowledge, schema: Schema, scores: Scores) -> None:
    """Adds one page's counts and errors to the scores."""
    _PageScorer(gold, knowledge, schema, scores).score()


class _PageScorer:
    def __init__(self, gold: GoldPage, knowledge: Knowledge, schema: Schema, scores: Scores) -> None:
        self._gold, self._knowledge, self._schema, self._scores = gold, knowledge, schema, scores
        bodies, places = schema.organisations(), {c for c in schema.classes if schema.is_a(c, "Place")}
        self._group = {c: "Organisation" if c in bodies else "Place" if c in places else c for c in schema.classes}
        self._entities = {entity.iri: entity for entity in knowledge.entities}
        self._meant: dict[str, str] = {}  # IRI to gold id; "" for a credited person, whom no gold entity lists

    def score(self) -> None:
        self._scores.pages += 1
        self._score_entities()
        self._score_facts()
        self._score_articles()

    def _error(self, kind: str, what: str) -> None:
        self._scores.errors.append(f"{self._gold.doc}\t{kind}\t{what}")

    def _named(self) -> dict[tuple[str, str], str]:
        named: dict[tuple[str, str], str] = {}
        for entity in self._gold.entities.values():
            for group in sorted({self._group[c] for c in entity.classes}):
                for name in entity.names:
                    named.setdefault((norm(name), group), entity.id)
        return named

    def _score_entities(self) -> None:
        named, scores, taken = self._named(), self._scores, Counter[str]()
        credited = {norm(n) for article in self._gold.articles for names in article.credits.values() for n in names}
        # who is right by the preferred label comes before who is right by another name only
        found = sorted(
            self._knowledge.entities, key=lambda e: ((norm(e.label), self._group[e.cls]) not in named, e.iri)
        )
        for entity in found:
            names = (entity.label, *entity.names)
            hits = [named[key] for n in names if (key := (norm(n), self._group[entity.cls])) in named]
            shown = f"{entity.label} ({entity.cls})"
            if not hits:
                if {norm(n) for n in names} & credited:
                    self._meant[entity.iri] = ""
                    continue
                self._wrong(entity, "entity+", shown)
                continue
            hit = next((h for h in hits if not self._gold.entities[h].optional), hits[0])
            meant = self._gold.entities[hit]
            self._meant[entity.iri] = hit
            taken[hit] += 1
            if len(set(hits)) > 1:
                scores.merges += 1
                scores.entities.fp += 1
                both = " + ".join(self._gold.entities[h].names[0] for h in sorted(set(hits)))
                self._error("merge", f"{shown} = {both}")
            if meant.optional:
                continue
            if taken[hit] > 1:
                self._wrong(entity, "entity+dup", f"{shown} = {meant.names[0]}")
                continue
            self._right(entity, meant)
        for meant in self._gold.entities.values():
            if not meant.optional and not taken[meant.id]:
                scores.entities.fn += 1
                scores.by_class[meant.classes[0]].fn += 1
                self._error("entity-", f"{meant.names[0]} ({'/'.join(meant.classes)})")

    def _wrong(self, entity: Entity, kind: str, shown: str) -> None:
        self._scores.entities.fp += 1
        self._scores.by_class[entity.cls].fp += 1
        self._error(kind, shown)

    def _right(self, entity: Entity, meant: GoldEntity) -> None:
        scores = self._scores
        scores.entities.tp += 1
        scores.by_class[meant.classes[0]].tp += 1
        in_class = any(self._schema.is_a(entity.cls, cls) for cls in meant.classes)
        labelled = norm(entity.label) in {norm(n) for n in meant.names}
        for tally, right in ((scores.classes, in_class), (scores.labels, labelled)):
            tally.tp += right
            tally.fp += not right
            tally.fn += not right

    def _score_facts(self) -> None:
        gold, scores = self._gold, self._scores
        required: dict[_FactKey, str] = {}
        optional: set[_FactKey] = set()
        pairs = {(f.subject, f.object) for f in gold.facts}
        for fact in gold.facts:
            key = _key(fact.subject, fact.predicate, fact.object, norm(fact.title))
            if fact.optional or gold.entities[fact.subject].optional or gold.entities[fact.object].optional:
                optional.add(key)
            else:
                required.setdefault(key, fact.title)
        # A required fact is also met by another reading of the same pair that the gold lets pass.
        twins: dict[tuple[str, str], _FactKey] = {}
        for key in required:
            if key[2] != _POST:
                twins.setdefault((key[0], key[1]), key)
        hits: set[_FactKey] = set()
        wrong: set[tuple[str, str]] = set()
        stray: set[str] = set()
        for facts in self._facts():
            s, o = self._meant.get(facts[0].subject), self._meant.get(facts[0].object)
            if s == "" or o == "":
                continue
            predicate, title = facts[0].predicate, norm(facts[0].title)
            shown = f"{self._shown(facts[0].subject)} --{self._predicate(predicate, title)}--> " + self._shown(
                facts[0].object
            )
            if s and o:
                key = _key(s, predicate, o, title)
                if key in required:
                    hits.add(key)
                    self._by_rule(facts, right=True)
                    continue
                if key in optional:
                    if key[:2] in twins:
                        hits.add(twins[key[0], key[1]])
                    continue
                if s == o or (predicate == "affiliatedWith" and (s, o) in pairs):
                    continue
            if any(end and gold.entities[end].optional for end in (s, o)):
                stray.add(shown)  # what hangs on an optional entity is let pass, but not without end
                if len(stray) <= max(10, len(required)):
                    continue
            wrong.add((shown, predicate))
            self._by_rule(facts, right=False)
        for key in hits:
            scores.facts.tp += 1
            scores.by_predicate[key[2]].tp += 1
        for shown, predicate in sorted(wrong):
            scores.facts.fp += 1
            scores.by_predicate[predicate].fp += 1
            self._error("fact+", shown)
        for key, title in required.items():
            if key not in hits:
                scores.facts.fn += 1
                scores.by_predicate[key[2]].fn += 1
                names = [gold.entities[end].names[0] for end in key[:2]]
                self._error("fact-", f"{names[0]} --{self._predicate(key[2], title)}--> {names[1]}")

    def _facts(self) -> Iterator[list[Fact]]:
        """The page's facts, those together that differ in nothing that the gold tells (a post's being former)."""
        together: dict[tuple[str, str, str, str], list[Fact]] = {}
        for fact in self._knowledge.facts:
            together.setdefault((fact.subject, fact.predicate, fact.object, norm(fact.title)), []).append(fact)
        for key in sorted(together):
            yield together[key]

    def _by_rule(self, facts: list[Fact], right: bool) -> None:
        for rule in sorted({evidence.rule for fact in facts for evidence in fact.evidence}):
            tally = self._scores.by_rule[rule]
            tally.tp += right
            tally.fp += not right

    def _shown(self, iri: str) -> str:
        meant = self._meant.get(iri)
        return self._gold.entities[meant].names[0] if meant else f"{self._entities[iri].label}?"

    @staticmethod
    def _predicate(name: str, title: str) -> str:
        return f"{name}[{title}]" if title else name

    def _score_articles(self) -> None:
        scores, left = self._scores, {article.id: article for article in self._knowledge.articles()}
        for wanted in sorted(self._gold.articles, key=lambda a: not a.title):  # those without a headline last
            best = max(left.values(), key=lambda a: _alike(wanted.title, a.headline), default=None)
            if best is None or (wanted.title and _alike(wanted.title, best.headline) < _LIKE):
                scores.articles.fn += 1
                scores.credits.fn += sum(len(names) for names in wanted.credits.values())
                self._error("article-", wanted.title)
                continue
            del left[best.id]
            scores.articles.tp += 1
            self._score_credits(wanted, best)
        for article in left.values():
            scores.articles.fp += 1
            self._error("article+", article.headline)

    def _score_credits(self, wanted: GoldArticle, article: Article) -> None:
        anywhere = {norm(n) for names in wanted.credits.values() for n in names}
        for role in ROLES:
            asked = {norm(name): name for name in wanted.credits[role]}
            got: Mapping[str, str] = self._credited(article, role, set(asked))
            # a person in another role than the gold's is let pass
            wrong = {key: name for key, name in got.items() if key not in asked and key not in anywhere}
            self._scores.credits.tp += len(asked.keys() & got.keys())
            self._scores.credits.fp += len(wrong)
            self._scores.credits.fn += len(asked.keys() - got.keys())
            for key in sorted(asked.keys() - got.keys()):
                self._error("credit-", f"{role} {asked[key]} · {wanted.title}")
            for key in sorted(wrong):
                self._error("credit+", f"{role} {wrong[key]} · {wanted.title}")

    def _credited(self, article: Article, role: str, asked: set[str]) -> dict[str, str]:
        """Who is credited in a role, by the name that was asked for where it is one of theirs, else by the label."""
        got: dict[str, str] = {}
        for credit in self._knowledge.credits:
            if credit.article == article.id and credit.role == role:
                entity = self._entities[credit.entity]
                names = [norm(n) for n in (entity.label, *entity.names)]
                got[next((n for n in names if n in asked), names[0])] = entity.label
        return got


def _key(subject: str, predicate: str, object_: str, title: str) -> _FactKey:
    if predicate in _SYMMETRIC and object_ < subject:
        subject, object_ = object_, subject
    return subject, object_, predicate, title


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, norm(one), norm(other)).ratio()
