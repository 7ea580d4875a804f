"""The ontology folder is loaded whole or refused, with the file and the fault named."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.schema import Schema, SchemaError, load_schema


def test_every_pattern_names_terms_that_the_ontology_defines(schema: Schema) -> None:
    for pattern in schema.lexicon.patterns:
        assert pattern.predicate in schema.properties
        assert pattern.subject <= schema.classes.keys()
        assert pattern.object <= schema.classes.keys()
        assert 0 < pattern.confidence < 1


def test_a_folder_without_terms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"uniongraph\.ttl is missing"):
        load_schema(tmp_path)


def test_a_folder_without_places_is_refused_and_told_how_to_have_none(folder: Path) -> None:
    (folder / "places.csv").unlink()
    with pytest.raises(SchemaError, match=r"places\.csv is missing.*code,name,level,parent,lon,lat"):
        load_schema(folder)


def test_broken_turtle_is_named(folder: Path) -> None:
    (folder / "uniongraph.ttl").write_text("@prefix broken", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"uniongraph\.ttl cannot be read"):
        load_schema(folder)


@pytest.mark.parametrize("name", ["uniongraph.ttl", "lexicon/people.toml", "shapes.ttl", "queries/chairs.rq"])
def test_a_mark_that_windows_editors_put_first_does_no_harm(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_schema(folder).lexicon.words("posts", "titles") == load_schema().lexicon.words("posts", "titles")


def test_shapes_that_name_an_unknown_term_are_refused(folder: Path) -> None:
    path = folder / "shapes.ttl"
    lines = path.read_text(encoding="utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write('# ug:Guild stands in a comment, "ug:Guild" in a text\nugs:X sh:targetClass ug:Guild .\n')
    with pytest.raises(SchemaError, match=rf"shapes\.ttl, line {lines + 2}: ug:Guild is no term"):
        load_schema(folder)


def test_a_query_that_names_an_unknown_term_is_refused(folder: Path) -> None:
    path = folder / "queries" / "guilds.rq"
    text = 'PREFIX u: <https://w3id.org/uniongraph/ontology#>\nSELECT ?x WHERE {\n  ?x u:owns "ug:x" }\n'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"guilds\.rq, line 3: ug:owns is no term"):
        load_schema(folder)
