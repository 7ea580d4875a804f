"""The lexicon: what contradicts the terms is refused with file, section and key; words carry notes and sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.extract import Extractor
from uniongraph.schema import Entry, Lexicon, Schema, SchemaError, load_schema

PATTERN = '[[pattern]]\nid = "a"\npredicate = "runs"\nframe = "act"\nwords = ["承建"]\n'


def add(folder: Path, text: str) -> None:
    (folder / "lexicon" / "zz-added.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[Guild]\nheads = ["行会"]\n', r"\[Guild\] is no class"),
        ('[Company]\nheads = ["行号"]\n', "already"),
        ('[extra]\nterms = ["runs"]\nwords = ["甲", "甲"]\n', r"\[extra\] words lists 甲 twice"),
        ('[extra]\nterms = ["runs"]\nwords = "甲"\n', r"\[extra\] words must be a list of words"),
        ('[extra]\nterms = ["runs"]\nwords = [" 甲"]\n', r"\[extra\] words: ' 甲' begins or ends with a space"),
        ('[extra]\nterms = ["runs"]\nwords = [{ word = "甲", nota = "乙" }]\n', "nota is no key of an entry"),
        ('[extra]\nterms = ["runs"]\nwords = [{ note = "乙" }]\n', "list of words"),
        ('[extra]\nterms = ["runs"]\n[extra.table]\n"甲" = 3\n', r"\[extra\] table: a line is"),
        ('[extra]\nterms = ["runs"]\n[extra.table]\n"甲" = "Guild"\n', "'Guild' is no class"),
        ('[extra]\nwords = ["甲"]\n', r"\[extra\] terms is missing"),
        ('[extra]\nterms = ["owns"]\nwords = ["甲"]\n', r"\[extra\] terms: 'owns' is no term"),
        ('[extra]\nterms = ["schema:owns"]\nwords = ["甲"]\n', r"\[extra\] terms: 'schema:owns' is no term"),
        ("[extra\n", "TOML"),
        ("pattern = 3\n", r"starts with a line \[\[pattern\]\]"),
        ('[[pattern]]\nid = "a"\npredicate = "runs"\n', "'a' lacks frame, words"),
        (PATTERN.replace("runs", "owns"), "'owns' is no property"),
        (PATTERN + 'object = ["Guild"]\n', "object: Guild is no class"),
        (PATTERN.replace('["承建"]', '"承建"'), "'a': words must be a list of words"),
        (PATTERN.replace('["承建"]', "[]"), "words must not be empty"),
        (PATTERN.replace('"a"', '"runs.act"'), "two patterns have this id"),
        (PATTERN + "confidence = 2\n", "confidence must be a number"),
        (PATTERN + 'confidence = "sure"\n', "confidence must be a number"),
        (PATTERN + "confidence = true\n", "confidence must be a number"),
        (PATTERN + 'default = "yes"\n', "default must be true or false"),
        (PATTERN + 'wrods = ["甲"]\n', "wrods is no key of a pattern"),
        (PATTERN.replace('"act"', "3"), "frame must be a word"),
    ],
)
def test_a_lexicon_that_contradicts_the_ontology_is_refused(folder: Path, text: str, told: str) -> None:
    add(folder, text)
    with pytest.raises(SchemaError, match=told) as refusal:
        load_schema(folder)
    assert "zz-added.toml" in str(refusal.value)


def test_a_frame_that_the_extraction_does_not_have_is_refused(folder: Path) -> None:
    add(folder, PATTERN.replace("act", "atc"))
    with pytest.raises(SchemaError, match=r"zz-added\.toml: pattern 'a': frame 'atc' is none of .*act, "):
        Extractor(load_schema(folder))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "lexicon" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("titles.toml", '[Site]\nheads = [', '[Site]\nheads = ["有限公司", ',
         r"organisations\.toml \[Company\] heads and titles\.toml \[Site\] heads both claim 有限公司"),
        ("organisations.toml", 'weak_heads = ["工会"]', 'weak_heads = ["工会", "总工会"]',
         r"\[TradeUnion\] heads and organisations\.toml \[TradeUnion\] weak_heads both claim 总工会"),
        ("organisations.toml", 'names = ["新华社"', 'names = ["美团", "新华社"',
         r"\[Company\] names and organisations\.toml \[Media\] names both claim 美团"),
        ("people.toml", '\nroles = [', '\nroles = ["副主席", ',
         r"\[posts\] titles and people\.toml \[Person\] roles both claim 副主席"),
        ("layout.toml", 'photographer = [', 'photographer = ["通讯员", ',
         r"\[credits\] author and layout\.toml \[credits\] photographer both claim 通讯员"),
    ],
)  # fmt: skip
def test_a_phrase_that_two_terms_claim_is_refused_with_both_places(
    folder: Path, name: str, old: str, new: str, told: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(SchemaError, match=told):
        load_schema(folder)


def test_two_patterns_that_say_two_things_of_one_sentence_are_refused(folder: Path) -> None:
    ends = 'subject = ["Person"]\nobject = ["Award"]\n'
    one, other = PATTERN + ends, PATTERN.replace('"a"', '"b"').replace("runs", "organizes") + ends
    add(folder, one + other)
    with pytest.raises(SchemaError, match=r"the patterns 'a' and 'b' both claim 承建 between the same classes"):
        load_schema(folder)


def test_a_word_carries_its_note_and_its_source(folder: Path) -> None:
    words = '["甲", { word = "乙", note = "只见于公文", source = "https://example.org/" }]'
    add(folder, f'[extra]\nterms = ["runs"]\nwords = {words}\n')
    lexicon = load_schema(folder).lexicon
    assert lexicon.words("extra", "words") == ("甲", "乙")
    found = [entry for entry in lexicon.entries() if entry.section == "extra"]
    assert found == [
        Entry("甲", "extra", "words", "zz-added.toml"),
        Entry("乙", "extra", "words", "zz-added.toml", "", "只见于公文", "https://example.org/"),
    ]
    assert lexicon.terms("extra") == ("runs",)
    assert lexicon.terms("Company") == ("Company",)


def test_entries_are_the_words_of_sections_tables_and_patterns(schema: Schema) -> None:
    entries = list(schema.lexicon.entries())
    assert next(e for e in entries if e.word == "公司" and e.key == "nouns").value == "Company"
    assert {e.section for e in entries if e.word == "坐落于" and e.file == "predicates.toml"} >= {"locatedIn.verb"}


def test_every_class_has_words_and_every_fact_a_pattern(schema: Schema) -> None:
    assert schema.classes.keys() <= set(schema.lexicon.sections())
    said = {name for pattern in schema.lexicon.patterns for name in (pattern.predicate, *pattern.also)}
    literal = {"postTitle", "former", "announced", "confidence", "rule", "reporter", "photographer", "level"}
    assert schema.properties.keys() - literal <= said


def test_a_list_that_nobody_asked_for_is_told() -> None:
    """That there is none in the shipped lexicon is for the check of it: tests/glossary."""
    lexicon = Lexicon({"Company": {"heads": ["厂"], "haeds": ["行"]}, "facts": {"years": {"今年": "0"}}}, ())
    lexicon.longest_first("Company", "heads")
    assert lexicon.unread() == (("Company", "haeds"), ("facts", "years"))
    lexicon.table("facts", "years")
    assert lexicon.unread() == (("Company", "haeds"),)


def test_a_key_that_is_a_word_is_read_when_its_section_is() -> None:
    lexicon = Lexicon({"post_fits": {"主席": ["工会"], "园长": ["幼儿园"]}}, ())
    assert lexicon.unread() == (("post_fits", "主席"), ("post_fits", "园长"))
    lexicon.words("post_fits", "主席")
    assert lexicon.unread() == ()
