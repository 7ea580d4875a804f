"""Answers to questions in Chinese: understood as SPARQL, or plainly not understood.

What is not sure is said not to be: a name of which the question has only a part, a word that narrows more than the
graph knows. That the graph says nothing is never an answer of "no".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store

from uniongraph.ask.cut import Token, cut, guess, merged, readings
from uniongraph.ask.evidence import Said, Sayings, value
from uniongraph.ask.explain import explain_in
from uniongraph.ask.meaning import Fit, understand
from uniongraph.ask.names import Named, Names
from uniongraph.ask.pattern import POST, Asked, Node, Pattern, predicate_iri, to_sparql
from uniongraph.ask.related import credits_query, names_query, neighbours_query, relation_query
from uniongraph.ask.vocabulary import Vocabulary
from uniongraph.graph.store import INFERRED, open_store
from uniongraph.graph.terms import DCTERMS, ORG, PREFIXES, SCHEMA, UG
from uniongraph.schema import Schema, load_schema

_CREDITS = ("author", "reporter", "photographer", "editor", "source")

DOUBTFUL = 0.7
"""Confidence below which a reading of the words is called doubtful."""


@dataclass(frozen=True, slots=True)
class Item:
    """One answer: its text, its IRI where it is an entity, what else to say (a title, a property), the words."""

    text: str
    iri: str = ""
    detail: str = ""
    said: tuple[Said, ...] = ()
    former: bool = False
    inferred: bool = False

    @property
    def announced(self) -> bool:
        """Whether all that is said of it is only announced."""
        return bool(self.said) and all(said.announced for said in self.said)

    @property
    def doubtful(self) -> bool:
        """Whether the words may have been misread: no place that says it was read with much confidence."""
        return bool(self.said) and max(said.confidence for said in self.said) < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader of an answer should know, by a code and what it speaks of.

    ``unknown`` a word, ``unknown-form`` none, ``guessed`` a name for a part of one, ``namesakes``, ``several`` names
    that might be meant, ``beside`` names side by side that the graph does not link, ``kind`` a narrower word than the
    graph has, ``loose`` a word that is not just what the graph says, ``title`` a longer title, ``no-date``, ``more``.
    """

    code: str
    text: str = ""
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a question.

    ``understood`` is whether there was a question to ask the graph; then ``sparql`` is that question and ``form`` the
    name of its frame. ``wants`` is ``items``, ``count``, ``yes``, ``when``, ``titles``, ``about``, ``relation``,
    ``names`` or ``articles``. Without ``items`` the graph says nothing of it. ``certain`` is False where a note tells
    why the answer may miss what was asked.
    """

    question: str
    understood: bool
    form: str = ""
    wants: str = ""
    sparql: str = ""
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the question was understood, nothing was guessed, and no answer is doubtful."""
        guessed = any(note.code != "no-date" for note in self.notes)
        return self.understood and not guessed and not any(item.doubtful for item in self.items)


class Asker:
    """Answers questions to one store; what it needs of names and words is read once."""

    def __init__(self, store: Store, schema: Schema) -> None:
        self._store = store
        self._schema = schema
        titles = {q.object.value for q in store.quads_for_pattern(None, NamedNode(UG + "postTitle"), None)}  # type: ignore[union-attr]
        self._vocabulary = Vocabulary(schema, titles)
        self._names = Names(store)

    def ask(self, question: str) -> Reply:
        """The answer to a question in Chinese."""
        tokens = cut(question, self._vocabulary, self._names)
        tokens, several = guess(tokens, self._names)
        if unknown := [token.text for token in tokens if token.unknown]:
            notes = [Note("several", unknown[0], several[:10])] if several else [Note("unknown", "、".join(unknown))]
            return Reply(question, False, notes=tuple(notes))
        found = next(filter(None, map(self._understood, (tokens, *merged(tokens, self._names)))), None)
        if found is None:
            return Reply(question, False, notes=(Note("unknown-form"),))
        asked, fit = found
        notes = [Note("guessed", token.text, token.named) for token in fit.reading.tokens if token.guessed]
        notes += [Note("namesakes", t.text, t.named) for t in fit.reading.tokens if len({n.label for n in t.named}) > 1]
        notes += [
            Note("beside", names[0][0].label, (names[0][0], names[1][0]))
            for group in "NEF"
            for names in fit.beside(group)
            if not self._linked(*names)
        ]
        notes += [Note("loose", role.word) for role in fit.roles("I") if role.word in self._vocabulary.loose]
        return self._answer(question, asked, notes)

    def _understood(self, tokens: tuple[Token, ...]) -> tuple[Asked, Fit] | None:
        for reading in readings(tokens):
            if found := understand(reading, self._schema, self._vocabulary):
                return found
        return None

    def _linked(self, one: tuple[Named, ...], other: tuple[Named, ...]) -> bool:
        """Whether the graph says anything of two names together."""
        return any(
            self._rows(relation_query(a.iri, b.iri, shared=False)) for a in one for b in other
        )  # the first names are few: namesakes

    def _rows(self, text: str) -> list[QuerySolution]:
        found = self._store.query(text, prefixes=PREFIXES)
        return list(found) if isinstance(found, QuerySolutions) else []

    def _answer(self, question: str, asked: Asked, notes: list[Note]) -> Reply:
        if asked.wants in ("about", "relation", "names", "credits", "articles", "articles-count"):
            sparql, items = self._special(asked)
        elif asked.target is not None and not asked.patterns:
            sparql, items = self._listed(asked, notes)
        else:
            sparql, items = self._matched(asked, notes)
        wants = {"articles-count": "count", "credits": "items"}.get(asked.wants, asked.wants)
        return Reply(question, True, asked.form, wants, sparql, tuple(items), tuple(notes))

    def _matched(self, asked: Asked, notes: list[Note]) -> tuple[str, list[Item]]:
        """The rows of the patterns: as the question puts its titles, or else with longer titles."""
        not_after = self._vocabulary.not_the_title_after
        first = sparql = to_sparql(asked)
        rows = self._rows(sparql)
        if not rows and any(pattern.title for pattern in asked.patterns):
            sparql = to_sparql(asked, not_after, exact_title=False)
            rows = self._rows(sparql)
            if rows:
                notes.append(Note("title", "、".join(pattern.title for pattern in asked.patterns if pattern.title)))
        if not rows:
            return first, []
        rows = _in_office(asked, rows)
        sayings = Sayings(self._store)
        items: dict[tuple[str, str], Item] = {}
        for row in rows:
            for item in self._items(asked, row, sayings):
                had = items.get((item.iri or item.text, item.detail))
                if had:
                    item = replace(item, said=tuple(dict.fromkeys((*had.said, *item.said))))
                items[item.iri or item.text, item.detail] = item
        found = _merged(list(items.values())) if asked.wants in ("items", "count") else list(items.values())
        if asked.wants == "when" and not found:
            notes.append(Note("no-date"))
        return sparql, self._narrowed(asked.target, found, notes)

    def _items(self, asked: Asked, row: QuerySolution, sayings: Sayings) -> list[Item]:
        said: list[Said] = []
        inferred = False
        detail, title, former = "", "", False
        for number, pattern in enumerate(asked.patterns, 1):
            for subject, predicate, target in self._facts(pattern, number, row):
                found = sayings.of(subject, predicate, target)
                said += found
                inferred = inferred or (not found and self._is_inferred(subject, predicate, target))
            if any(p.lstrip("^") == POST for p in pattern.predicates) and (term := row[f"title{number}"]):
                title = _text(term)
                former = former or _text(row[f"former{number}"]) == "true"
                detail = detail or title
        if asked.wants == "titles":
            body = asked.target or asked.patterns[0].object
            where = _text(row[f"{body.variable}Name"]) if body.variable else body.named[0].label
            return [Item(title, detail=where, said=tuple(said), former=former)]
        if asked.wants == "when":
            return [Item(words.date, said=(words,)) for words in said if words.date]
        if asked.target is None:
            return [Item("", detail=detail, said=tuple(said), former=former, inferred=inferred)]
        name = asked.target.variable
        return [Item(_text(row[f"{name}Name"]), _text(row[name]), detail, tuple(said), former, inferred)]

    def _facts(self, pattern: Pattern, number: int, row: QuerySolution) -> list[tuple[str, str, str]]:
        """The facts of the graph that a row of a pattern rests on."""
        found = []
        for predicate in pattern.predicates:
            name, subject, object_ = pattern.ends(predicate)
            if name == POST:
                if post := row[f"post{number}"]:
                    found += [(_text(post), ORG + "organization", iri) for iri in self._iris(object_, row)]
                continue
            for s in self._iris(subject, row):
                for o in self._iris(object_, row):
                    for one, other in ((s, o), (o, s)):
                        triple = NamedNode(one), NamedNode(predicate_iri(name)), NamedNode(other)
                        if next(iter(self._store.quads_for_pattern(*triple)), None):
                            found.append((one, predicate_iri(name), other))
        return list(dict.fromkeys(found))

    def _is_inferred(self, subject: str, predicate: str, target: str) -> bool:
        triple = NamedNode(subject), NamedNode(predicate), NamedNode(target)
        return next(iter(self._store.quads_for_pattern(*triple, INFERRED)), None) is not None

    @staticmethod
    def _iris(node: Node, row: QuerySolution) -> list[str]:
        return [named.iri for named in node.named] if node.named else [_text(row[node.variable])]

    def _narrowed(self, target: Node | None, items: list[Item], notes: list[Note]) -> list[Item]:
        """The answers whose names have the question's narrower word; where none has it, all, with a note."""
        if target is None or not target.kind or not items:
            return items
        fitting = [item for item in items if any(kind in item.text for kind in target.kind)]
        if not fitting:
            notes.append(Note("kind", "、".join(target.kind[:1])))
        return fitting or items

    def _listed(self, asked: Asked, notes: list[Note]) -> tuple[str, list[Item]]:
        """All of a class."""
        assert asked.target is not None
        sparql = to_sparql(asked)
        name = asked.target.variable
        items = [Item(_text(row[f"{name}Name"]), _text(row[name])) for row in self._rows(sparql)]
        return sparql, self._narrowed(asked.target, items, notes)

    def _special(self, asked: Asked) -> tuple[str, list[Item]]:
        """Answers that are no patterns of facts: all of an entity, how two are related, articles and credits."""
        first = asked.nodes[0].named
        if asked.wants == "about":
            return neighbours_query([n.iri for n in first]), [i for named in first for i in self._about(named)]
        if asked.wants == "names":
            sparql = names_query([n.iri for n in first])
            return sparql, [Item(_text(row["name"]), _text(row["entity"])) for row in self._rows(sparql)]
        if asked.wants == "relation":
            found = [self._relation(a, b) for a in first for b in asked.nodes[1].named]
            return found[0][0], [item for _, items in found for item in items]
        credits = sorted(asked.nodes[1].classes)
        sparql = credits_query([n.iri for n in first], [_credit(c) for c in credits], asked.wants == "credits")
        items = [Item(_text(r["name"]), _text(r["answer"]), self._credit_label(r["role"])) for r in self._rows(sparql)]
        return sparql, list({item.iri: item for item in items}.values())

    def _about(self, named: Named) -> list[Item]:
        return [
            Item(f.other_label, f.other, f.title or self._label(f.predicate), f.said, f.former, f.inferred)
            for explanation in explain_in(self._store, named.iri)
            for f in explanation.facts
        ]

    def _relation(self, one: Named, other: Named) -> tuple[str, list[Item]]:
        """How two entities are linked, or what both are linked with."""
        sparql = relation_query(one.iri, other.iri)
        sayings = Sayings(self._store)
        items = []
        for row in self._rows(sparql):
            if shared := row["shared"]:
                items.append(Item(_text(row["sharedName"]), _text(shared)))
            elif post := row["post"]:
                body = value(self._store, NamedNode(_text(post)), ORG + "organization")
                items.append(Item(_text(row["title"]), said=sayings.of(_text(post), ORG + "organization", body)))
            else:
                how = _text(row["how"])
                said = [*sayings.of(one.iri, how, other.iri), *sayings.of(other.iri, how, one.iri)]
                items.append(Item(self._label(how.removeprefix(UG).removeprefix(ORG)), said=tuple(said)))
        return sparql, items

    def _label(self, predicate: str) -> str:
        term = self._schema.properties.get(predicate)
        return (term.zh if term else "") or predicate

    def _credit_label(self, role: object) -> str:
        iri = _text(role)
        return next((key for key in _CREDITS if _credit(key) == iri), "")


def _credit(role: str) -> str:
    """The property of a credit."""
    namespace = UG if role in ("reporter", "photographer") else DCTERMS if role == "source" else SCHEMA
    return namespace + role


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _in_office(asked: Asked, rows: list[QuerySolution]) -> list[QuerySolution]:
    """The rows without former posts, where there are others; with only those, where the question asks for them."""
    posts = [n for n, pattern in enumerate(asked.patterns, 1) if any(p.lstrip("^") == POST for p in pattern.predicates)]
    if not posts:
        return rows
    was = [row for row in rows if any(_text(row[f"former{n}"]) == "true" for n in posts)]
    if any(pattern.former for pattern in asked.patterns):
        return was
    return [row for row in rows if row not in was] or rows


def _merged(items: list[Item]) -> list[Item]:
    """Each answer once, with all of its titles."""
    found: dict[str, Item] = {}
    for item in items:
        had = found.get(item.iri)
        if had is not None:
            detail = "、".join(dict.fromkeys(part for part in (had.detail, item.detail) if part))
            said = tuple(dict.fromkeys((*had.said, *item.said)))
            item = replace(item, detail=detail, said=said, former=had.former and item.former)
        found[item.iri] = item
    return list(found.values())


def answer(folder: Path, question: str, ontology: Path | None = None) -> Reply:
    """Answer a question in Chinese from a build's folder.

    Raises FileNotFoundError when the folder is no build's, SchemaError for a broken ontology.
    """
    return Asker(open_store(Path(folder)), load_schema(ontology)).ask(question)
