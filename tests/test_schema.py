"""The ontology folder is loaded whole or refused, with the file and the fault named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from uniongraph.schema import Place, Places, Schema, SchemaError, load_schema, ontology_folder


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped ontology, to be broken; the places are left out, they take long to copy."""
    copy = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), copy, ignore=shutil.ignore_patterns("places*.csv"))
    return copy


def test_every_pattern_names_terms_that_the_ontology_defines(schema: Schema) -> None:
    for pattern in schema.lexicon.patterns:
        assert pattern.predicate in schema.properties
        assert pattern.subject <= schema.classes.keys()
        assert pattern.object <= schema.classes.keys()
        assert 0 < pattern.confidence < 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[Guild]\nheads = ["行会"]\n', "Guild"),
        ('[Company]\nheads = ["有限公司"]\n', "already"),
        ('[extra]\nwords = ["甲", "甲"]\n', "twice"),
        ("[extra]\nwords = 3\n", "list of words"),
        ("[extra\n", "TOML"),
        ('[[pattern]]\nid = "a"\npredicate = "runs"\n', "lacks"),
        ('[[pattern]]\nid = "a"\npredicate = "owns"\nframe = "act"\nwords = ["有"]\n', "owns"),
        ('[[pattern]]\nid = "a"\npredicate = "runs"\nframe = "act"\nwords = ["办"]\nobject = ["Guild"]\n', "Guild"),
    ],
)
def test_a_lexicon_that_contradicts_the_ontology_is_refused(folder: Path, text: str, told: str) -> None:
    (folder / "lexicon" / "zz-added.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=told) as refusal:
        load_schema(folder)
    assert "zz-added.toml" in str(refusal.value)


def test_a_folder_without_terms_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"uniongraph\.ttl is missing"):
        load_schema(tmp_path)


def test_broken_turtle_is_named(folder: Path) -> None:
    (folder / "uniongraph.ttl").write_text("@prefix broken", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"uniongraph\.ttl cannot be read"):
        load_schema(folder)


def test_short_names_of_divisions(schema: Schema) -> None:
    assert [p.name for p in schema.places.short("响水")] == ["响水县"]
    assert schema.places.stem("伊犁哈萨克自治州") == "伊犁"
    assert [p.name for p in schema.places.short("湘西州")] == ["湘西土家族苗族自治州"]
    assert len(schema.places.named("鼓楼区")) == 4


def test_a_division_lies_in_those_above_it() -> None:
    places = Places(
        [Place("320000", "江苏省", "province", ""), Place("320900", "盐城市", "prefecture", "320000"),
         Place("320921", "响水县", "county", "320900")], ["省", "市", "县"],
    )  # fmt: skip
    assert [p.name for p in places.ancestors("320921")] == ["盐城市", "江苏省"]
    assert places.within("320921", "320000")
    assert not places.within("320000", "320921")
