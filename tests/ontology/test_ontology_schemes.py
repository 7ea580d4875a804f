"""The SKOS schemes: whole, named in both languages, and in the words of the lexicon."""

from __future__ import annotations

from collections import Counter

import pytest

from uniongraph.schema import Concept, Schema, load_schema

SCHEME = "https://w3id.org/uniongraph/scheme/"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def of(schema: Schema, name: str) -> list[Concept]:
    return [concept for concept in schema.terms.concepts if concept.scheme == SCHEME + name]


def test_there_are_posts_awards_kinds_levels_and_grades(schema: Schema) -> None:
    assert {iri.removeprefix(SCHEME) for iri in schema.terms.schemes} == {"post", "award", "kind", "level", "grade"}
    assert all(zh and en for zh, en in schema.terms.schemes.values())
    sizes = Counter(concept.scheme.removeprefix(SCHEME) for concept in schema.terms.concepts)
    assert sizes["post"] > 80
    assert sizes["award"] > 40
    assert sizes["kind"] > 80
    levels = {concept.zh for concept in of(schema, "level")}
    assert {"全国", "省级", "市级", "县级"} <= levels


def test_every_concept_has_both_names_and_stands_in_its_scheme(schema: Schema) -> None:
    concepts = {concept.iri: concept for concept in schema.terms.concepts}
    assert len(concepts) == len(schema.terms.concepts)
    for concept in concepts.values():
        assert concept.zh
        assert concept.en
        assert concept.scheme in schema.terms.schemes
        assert not concept.broader or concepts[concept.broader].scheme == concept.scheme
        assert not concept.level or concepts[concept.level].scheme == SCHEME + "level"


@pytest.mark.parametrize("scheme", ["post", "award", "kind", "level", "grade"])
def test_a_name_means_one_concept_of_a_scheme(schema: Schema, scheme: str) -> None:
    names = Counter(word for concept in of(schema, scheme) for word in concept.words_zh)
    assert [word for word, count in names.items() if count > 1] == []


def test_posts_and_awards_are_words_of_the_lexicon(schema: Schema) -> None:
    lexicon = schema.lexicon
    titles = {*lexicon.words("posts", "titles"), *lexicon.words("posts", "professions")}
    honours = set(lexicon.words("Award", "names"))
    for scheme, words in (("post", titles), ("award", honours)):
        named = {word for concept in of(schema, scheme) if concept.broader for word in concept.words_zh}
        assert named - words == set()


def test_kinds_of_body_are_heads_of_the_class_that_they_are_kinds_of(schema: Schema) -> None:
    classes = {"zone": "FunctionalZone"}
    for concept in of(schema, "kind"):
        if concept.broader and not concept.level:
            top = concept.broader.rpartition("/")[2]
            cls = classes.get(top, top[0].upper() + top[1:])
            heads = {w for key in ("heads", "weak_heads", "names", "units") for w in schema.lexicon.words(cls, key)}
            heads |= set(schema.lexicon.table(cls, "last_characters"))
            assert set(concept.words_zh) <= heads, concept
