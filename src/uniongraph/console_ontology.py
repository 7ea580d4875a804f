"""How the command line shows an ontology: its terms, what a word was found in, what a check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from uniongraph.console import print_line, print_table
from uniongraph.messages import Language, Say

if TYPE_CHECKING:
    from uniongraph.glossary import CheckReport, Found
    from uniongraph.schema import Concept, Entry, Place, Schema, Term

SHOWN = 40
"""Words and places that are listed for a search; ``--term`` lists all words of a term."""

OWNERS = 3
"""Terms that are named beside a word which serves many."""


def show_terms(schema: Schema, say: Say, lang: Language) -> None:
    """Every class and property with its meaning and how many words it has; the schemes with their concepts' number."""
    from uniongraph.glossary import words_of

    print_line(say("version", version=schema.version, folder=schema.folder))
    for title, terms in (("classes", schema.classes), ("properties", schema.properties)):
        rows = (
            (t.name, _label(t, lang), _definition(t, lang), str(len(words_of(schema, t.name)))) for t in terms.values()
        )
        _show(say(title), (say("term"), say("name"), say("meaning"), say("words")), rows)
    concepts = schema.terms.concepts
    schemes = schema.terms.schemes.items()
    counted = ((zh if lang == "zh" else en, str(sum(c.scheme == iri for c in concepts))) for iri, (zh, en) in schemes)
    _show(say("schemes"), (say("name"), say("count")), counted)


def show_term(schema: Schema, name: str, word: str, say: Say, lang: Language) -> None:
    """A class or property and its words, or those of them that contain ``word``."""
    from uniongraph.glossary import words_of

    term = schema.classes.get(name) or schema.properties[name]
    print_line(f"{term.name} · {_label(term, lang)}")
    print_line(f"  {term.iri}")
    print_line(f"  {_definition(term, lang)}")
    for example in term.examples:
        print_line(f"  · {example}")
    found = [entry for entry in words_of(schema, name) if word in entry.word]
    _show_entries(found, schema, say, len(found))


def show_found(found: Found, schema: Schema, word: str, say: Say, lang: Language) -> None:
    """What a word was found in: terms, concepts, words of the lexicon, places and former names of places."""
    if not found:
        print_line(say("unknown-word", word=word), stderr=True)
        return
    if found.terms:
        rows = ((term.name, _label(term, lang), _definition(term, lang)) for term in found.terms)
        _show(say("terms"), (say("term"), say("name"), say("meaning")), rows)
    if found.concepts:
        rows_of_concepts = ((c.zh, c.en, "、".join(c.words_zh[1:]), _scheme(c, schema, lang)) for c in found.concepts)
        _show(say("concepts"), (say("name"), "", say("other-names"), say("schemes")), rows_of_concepts)
    if found.entries:
        _show_entries(found.entries, schema, say, SHOWN)
    if found.places or found.former:
        print_line(f"{say('places')}:")
        for place in found.places[:SHOWN]:
            print_line(f"  {place.code} {_within(place, schema)}")
        for former in found.former:
            today = schema.places.by_code(former.became)
            now = _within(today, schema) if today else former.became
            print_line(f"  {former.code} {say('until', former=former.name, year=former.year, today=now)}")


def show_pages(paths: Sequence[Path], say: Say) -> None:
    """The pages that were written."""
    for path in paths:
        print_line(say("wrote", path=path))


def show_check(report: CheckReport, folder: Path, say: Say) -> None:
    """What a check found, and whether the folder can be used."""
    for kind, texts in (("error", report.errors), ("warning", report.warnings)):
        for text in texts:
            print_line(f"{say(kind)}: {text}", stderr=True)
    if report.terms:
        counts = {"terms": report.terms, "words": report.words, "patterns": report.patterns}
        print_line(say("checked", folder=folder, **counts, places=report.places, queries=report.queries))
    if report.errors:
        print_line(say("check-bad", count=len(report.errors)), stderr=True)
    else:
        print_line(say("check-warned", count=len(report.warnings)) if report.warnings else say("check-good"))


def _show(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    table = Table(*head, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    print_table(table)


def _show_entries(entries: Sequence[Entry], schema: Schema, say: Say, shown: int) -> None:
    predicates = {pattern.id: pattern.predicate for pattern in schema.lexicon.patterns}
    rows = []
    for entry in entries[:shown]:
        owners = (predicates[entry.section],) if entry.section in predicates else schema.lexicon.terms(entry.section)
        owner = ", ".join(owners[:OWNERS]) + (" …" if len(owners) > OWNERS else "")
        word = f"{entry.word} → {entry.value}" if entry.value else entry.word
        note = " ".join(part for part in (entry.note, entry.source) if part)
        rows.append((word, owner, f"{entry.file} [{entry.section}] {entry.key}", note))
    _show(say("words"), (say("word"), say("owner"), say("where"), say("note")), rows)
    if len(entries) > shown:
        print_line(say("more", count=len(entries) - shown))


def _label(term: Term, lang: Language) -> str:
    return term.zh if lang == "zh" else term.en


def _definition(term: Term, lang: Language) -> str:
    return term.definition_zh if lang == "zh" else term.definition_en


def _scheme(concept: Concept, schema: Schema, lang: Language) -> str:
    zh, en = schema.terms.schemes.get(concept.scheme, ("", ""))
    return zh if lang == "zh" else en


def _within(place: Place, schema: Schema) -> str:
    return "".join(above.name for above in reversed(schema.places.ancestors(place.code))) + place.name
