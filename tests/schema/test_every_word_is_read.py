"""No dead words: after the samples have been read, something has asked for every list of the lexicon."""

from __future__ import annotations

from pathlib import Path

import uniongraph
from uniongraph.ask.vocabulary import Vocabulary
from uniongraph.export.explorer.data import compact_graph
from uniongraph.extract import Extractor
from uniongraph.graph.inference import inferred_triples
from uniongraph.graph.rdf import graph_triples
from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.resolve import resolve
from uniongraph.schema import Lexicon, load_schema


def test_every_list_is_read_by_something() -> None:
    schema = load_schema()
    reader, extractor = PageReader(schema), Extractor(schema)
    samples = sorted((Path(uniongraph.__file__).parent / "samples").glob("*.txt"))
    assert samples
    pages = [reader.read(Page(path.name, path.read_text(encoding="utf-8"), "0")) for path in samples]
    knowledge = resolve(pages, [reading for page in pages for reading in extractor.read(page)], schema)
    list(graph_triples(knowledge, schema))
    inferred_triples(knowledge, schema)
    compact_graph(knowledge, schema)  # the explorer
    Vocabulary(schema)  # the words of questions
    assert schema.lexicon.unread() == ()


def test_a_list_that_nobody_asked_for_is_told() -> None:
    lexicon = Lexicon({"Company": {"heads": ["厂"], "haeds": ["行"]}, "facts": {"years": {"今年": "0"}}}, ())
    lexicon.longest_first("Company", "heads")
    assert lexicon.unread() == (("Company", "haeds"), ("facts", "years"))
    lexicon.table("facts", "years")
    assert lexicon.unread() == (("Company", "haeds"),)
