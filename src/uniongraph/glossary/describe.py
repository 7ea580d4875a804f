"""What an ontology says of its terms, as a document in Chinese or in English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from uniongraph.glossary.document import Block, Heading, Table, Text, Words
from uniongraph.glossary.search import words_of
from uniongraph.schema import NAMESPACE, Concept, Schema, Term

Language = Literal["en", "zh"]

_TEXTS: dict[str, tuple[str, str]] = {
    "title": ("The ontology", "本体"),
    "intro": (
        "Version {version}. {classes} classes, {properties} properties, {concepts} concepts. Made from the ontology "
        "itself: `uniongraph ontology` searches it, `uniongraph ontology --html DIR` writes this page with all words.",
        "版本 {version}。共 {classes} 个类、{properties} 个属性、{concepts} 个概念。本页由本体生成："
        "`uniongraph ontology` 可以查询本体，`uniongraph ontology --html 目录` 写出含全部词语的网页。",
    ),
    "classes": ("Classes", "类"),
    "properties": ("Properties", "属性"),
    "schemes": ("Schemes", "概念体系"),
    "words": ("Words", "词语"),
    "iri": ("IRI", "IRI"),
    "parent": ("Kind of", "上位"),
    "domain": ("From", "主语"),
    "range": ("To", "宾语"),
    "characteristics": ("Characteristics", "性质"),
    "inverse": ("Inverse", "逆"),
    "note": ("Note", "说明"),
    "example": ("Example", "例"),
    "name": ("Name", "名称"),
    "english": ("English", "英文"),
    "also": ("Also", "又名"),
    "broader": ("Under", "上位"),
    "level": ("Level", "层级"),
}
_CHARACTERISTICS = {
    "TransitiveProperty": ("transitive", "传递"),
    "SymmetricProperty": ("symmetric", "对称"),
    "AsymmetricProperty": ("asymmetric", "非对称"),
    "ReflexiveProperty": ("reflexive", "自反"),
    "IrreflexiveProperty": ("irreflexive", "反自反"),
    "FunctionalProperty": ("functional", "函数型"),
    "InverseFunctionalProperty": ("inverse functional", "反函数型"),
}


def describe(schema: Schema, language: Language, *, words: bool = False) -> list[Block]:
    """The document of an ontology; with ``words``, the lexicon's as well, under the terms that own them."""
    return list(_Describer(schema, language, words).blocks())


class _Describer:
    def __init__(self, schema: Schema, language: Language, words: bool) -> None:
        self._schema, self._zh, self._words = schema, language == "zh", words
        self._concepts = {concept.iri: concept for concept in schema.terms.concepts}
        self._prefixes = sorted(schema.terms.prefixes.items(), key=lambda item: -len(item[1]))

    def _say(self, name: str, **blanks: object) -> str:
        return _TEXTS[name][self._zh].format(**blanks)

    def blocks(self) -> Iterator[Block]:
        schema = self._schema
        yield Heading(1, self._say("title"))
        yield Text(
            self._say(
                "intro",
                version=schema.version,
                classes=len(schema.classes),
                properties=len(schema.properties),
                concepts=len(schema.terms.concepts),
            )
        )
        for part, terms in (("classes", schema.classes), ("properties", schema.properties)):
            yield Heading(2, self._say(part), part)
            yield Table(
                (self._say("name"), "", ""),
                tuple(
                    (f"[`{t.name}`](#{t.name})", t.zh if self._zh else t.en, self._definition(t))
                    for t in terms.values()
                ),
            )
            for term in terms.values():
                yield from self._term(term)
        yield Heading(2, self._say("schemes"), "schemes")
        for iri, (zh, en) in schema.terms.schemes.items():
            yield Heading(3, zh if self._zh else en, "scheme-" + iri.rpartition("/")[2])
            yield self._scheme(iri)

    def _definition(self, term: Term) -> str:
        return term.definition_zh if self._zh else term.definition_en

    def _term(self, term: Term) -> Iterator[Block]:
        yield Heading(3, f"{term.zh if self._zh else term.en} `{term.name}`", term.name)
        if definition := self._definition(term):
            yield Text(definition)
        rows = [(self._say(key), value) for key, value in self._facts(term) if value]
        yield Table(("", ""), tuple(rows))
        if self._words:
            listed: dict[str, list[str]] = {}
            for entry in words_of(self._schema, term.name):
                listed.setdefault(f"{entry.file} [{entry.section}] {entry.key}", []).append(entry.word)
            for name, found in listed.items():
                yield Words(name, tuple(found))

    def _facts(self, term: Term) -> Iterator[tuple[str, str]]:
        yield "iri", f"`{term.iri}`"
        yield "parent", self._names(term.parent)
        yield "domain", self._names(term.domain)
        yield "range", self._names(term.range)
        yield "characteristics", self._comma(_CHARACTERISTICS[name][self._zh] for name in term.characteristics)
        yield "inverse", self._names((term.inverse,) if term.inverse else ())
        yield "note", term.note_zh if self._zh else term.note_en
        yield "example", "；".join(term.examples)

    def _comma(self, parts: Iterator[str]) -> str:
        return ("、" if self._zh else ", ").join(parts)

    def _names(self, names: tuple[str, ...]) -> str:
        return self._comma(self._linked(name) for name in names)

    def _linked(self, name: str) -> str:
        if name in self._schema.classes or name in self._schema.properties:
            return f"[`{name}`](#{name})"
        for prefix, iri in self._prefixes:
            if name.startswith(iri):
                return f"`{prefix}:{name.removeprefix(iri)}`"
        ours = NAMESPACE + name in self._schema.terms.declared
        return f"`ug:{name}`" if ours else f"`org:{name}`"

    def _scheme(self, iri: str) -> Table:
        """Concepts under the one that they belong to, in the order of the file; columns that say nothing left out."""
        concepts = [concept for concept in self._concepts.values() if concept.scheme == iri]
        rows = [(c.zh, c.en, "、".join(c.words_zh[1:]), self._label(c.broader), self._label(c.level)) for c in concepts]
        head = ("name", "english", "also", "broader", "level")
        shown = [number for number in range(len(head)) if any(row[number] for row in rows)]
        return Table(
            tuple(self._say(head[number]) for number in shown),
            tuple(tuple(row[number] for number in shown) for row in rows),
        )

    def _label(self, iri: str) -> str:
        concept: Concept | None = self._concepts.get(iri)
        if concept is None:
            return ""
        return concept.zh if self._zh else concept.en
