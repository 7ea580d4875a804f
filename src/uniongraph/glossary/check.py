"""Checks an ontology folder as a whole, for people who have changed it: all that loading it would refuse, and more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from uniongraph.schema import Schema, SchemaError, load_schema


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``errors`` keep a build from running, ``warnings`` do not; counts are of what was found, 0 where it is broken."""

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    terms: int = 0
    words: int = 0
    patterns: int = 0
    places: int = 0
    queries: int = 0


def check_ontology(folder: Path) -> CheckReport:
    """Load a folder, let every stage take its words in, parse its shapes and queries, and read the samples with it."""
    try:
        schema = load_schema(folder)
        places = len(schema.places)
        unread = _read_samples(schema)
    except SchemaError as error:
        return CheckReport((str(error),))
    return CheckReport(
        tuple(_broken(folder)),
        (*unread, *_gaps(schema)),
        len(schema.classes) + len(schema.properties) + len(schema.terms.concepts),
        sum(1 for _ in schema.lexicon.entries()),
        len(schema.lexicon.patterns),
        places,
        len(list((folder / "queries").glob("*.rq"))),
    )


def _read_samples(schema: Schema) -> list[str]:
    """What of the lexicon nothing asks for, from the pages of the samples to the explorer and to questions."""
    from uniongraph.ask.vocabulary import Vocabulary
    from uniongraph.export.explorer.data import compact_graph
    from uniongraph.extract import Extractor
    from uniongraph.graph.rdf import graph_triples
    from uniongraph.pages import PageReader
    from uniongraph.records import Page
    from uniongraph.resolve import resolve

    reader, extractor, _ = PageReader(schema), Extractor(schema), Vocabulary(schema)
    with as_file(files("uniongraph") / "samples") as samples:
        texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(samples.glob("*.txt"))]
    for name, text in texts:  # a page or two ask for everything that is ever asked for
        page = reader.read(Page(name, text, "0"))
        knowledge = resolve([page], extractor.read(page), schema)
        list(graph_triples(knowledge, schema))
        compact_graph(knowledge, schema)
        if not schema.lexicon.unread():
            break
    return [
        f"{schema.lexicon.place(section, key)}: nothing reads this list: is its name misspelt?"
        for section, key in schema.lexicon.unread()
    ]


def _broken(folder: Path) -> Iterator[str]:
    """Shapes and queries that no parser takes."""
    from pyoxigraph import RdfFormat, Store, parse

    shapes = folder / "shapes.ttl"
    if shapes.is_file():
        try:
            list(parse(shapes.read_text(encoding="utf-8-sig"), format=RdfFormat.TURTLE))
        except (SyntaxError, ValueError) as error:
            yield f"{shapes} cannot be read as Turtle: {error}"
    for path in sorted((folder / "queries").glob("*.rq")):
        try:
            Store().query(path.read_text(encoding="utf-8-sig"))
        except (SyntaxError, ValueError) as error:
            yield f"{path} is no SPARQL: {' '.join(str(error).split())}"


def _gaps(schema: Schema) -> Iterator[str]:
    """Terms that nothing can find or that are not explained in both languages."""
    sections = set(schema.lexicon.sections())
    for term in (*schema.classes.values(), *schema.properties.values()):
        parts = {"zh label": term.zh, "en label": term.en, "zh definition": term.definition_zh}
        parts["en definition"] = term.definition_en
        if missing := [name for name, text in parts.items() if not text]:
            yield f"uniongraph.ttl: {term.name} has no {', '.join(missing)}"
    for name in schema.classes:
        if name not in sections:
            yield f"lexicon: no section [{name}], so nothing of this class is ever found"
