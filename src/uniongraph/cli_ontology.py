"""The command ``ontology``: lists, searches, writes as pages and checks; see cli.py."""
# no "from __future__ import annotations": typer reads the annotations, and they hold words in the user's language

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any

import typer

from uniongraph.errors import Told
from uniongraph.messages import Language, Say


def add_ontology(
    app: typer.Typer,
    say: Say,
    lang: Language,
    told: Callable[[Language], AbstractContextManager[None]],
    with_ontology: Any,
) -> None:
    """Add the command to the others.

    ``told`` turns expected errors into messages; ``with_ontology`` is the option that the other commands have, too.
    """

    @app.command(help=say("ontology.help"))
    def ontology(
        word: Annotated[str | None, typer.Argument(help=say("ontology.word"), show_default=False)] = None,
        term: Annotated[
            str | None, typer.Option("--term", "--class", metavar="NAME", help=say("ontology.term"), show_default=False)
        ] = None,
        html: Annotated[
            Path | None, typer.Option(metavar="DIR", file_okay=False, help=say("ontology.html"), show_default=False)
        ] = None,
        check: Annotated[
            Path | None,
            typer.Option(metavar="DIR", exists=True, file_okay=False, help=say("ontology.check"), show_default=False),
        ] = None,
        ontology: Annotated[Path | None, with_ontology] = None,
    ) -> None:
        from uniongraph import console_ontology, glossary
        from uniongraph.schema import load_schema

        good = True
        with told(lang):
            if check is not None:
                report = glossary.check_ontology(check)
                console_ontology.show_check(report, check, say)
                good = not report.errors
            elif html is not None:
                console_ontology.show_pages(glossary.write_pages(load_schema(ontology), html), say)
            elif term is not None:
                schema = load_schema(ontology)
                if term not in schema.classes and term not in schema.properties:
                    raise Told(say("unknown-term", term=term))
                console_ontology.show_term(schema, term, word or "", say, lang)
            elif word is not None:
                schema = load_schema(ontology)
                found = glossary.search(schema, word)
                console_ontology.show_found(found, schema, word, say, lang)
                good = bool(found)
            else:
                console_ontology.show_terms(load_schema(ontology), say, lang)
        raise typer.Exit(0 if good else 1)
