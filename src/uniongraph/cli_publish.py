"""The command ``publish``: sends a build to a SPARQL store; see cli.py."""
# no "from __future__ import annotations": typer reads the annotations, and they hold words in the user's language

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uniongraph.messages import Language, Say
from uniongraph.pipeline import DEMO_OUTPUT

if TYPE_CHECKING:
    from uniongraph.publish import Publication

DEMO = Path(DEMO_OUTPUT)


def add_publish(
    app: typer.Typer,
    say: Say,
    lang: Language,
    told: Callable[[Language], AbstractContextManager[None]],
    check_build: Callable[[Path, Say], None],
    with_quiet: Any,
) -> None:
    """Add the command to the others.

    ``told`` turns expected errors into messages, ``check_build`` refuses what is no build; ``with_quiet`` is the
    option that the other commands have, too.
    """

    def text_option(name: str, metavar: str, message: str) -> Any:
        return typer.Option(name, metavar=metavar, help=say(message), show_default=False)

    graph_option = text_option("--graph", "IRI", "publish.graph")
    inferred_option = text_option("--inferred-graph", "IRI", "publish.inferred")
    update_option = text_option("--update-url", "URL", "publish.update")
    store_option = text_option("--graph-store-url", "URL", "publish.store")

    @app.command(help=say("publish.help"))
    def publish(
        endpoint: Annotated[str, text_option("--endpoint", "URL", "publish.endpoint")],
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("publish.folder"))] = DEMO,
        graph: Annotated[str | None, graph_option] = None,
        inferred: Annotated[str | None, inferred_option] = None,
        update: Annotated[str | None, update_option] = None,
        graph_store: Annotated[str | None, store_option] = None,
        chunk: Annotated[int, typer.Option(metavar="TRIPLES", min=1, help=say("publish.chunk"))] = 10_000,
        timeout: Annotated[float, typer.Option(metavar="SECONDS", min=0.1, help=say("publish.seconds"))] = 600,
        replace: Annotated[bool, typer.Option("--replace", help=say("publish.replace"))] = False,
        anew: Annotated[bool, typer.Option("--anew", help=say("publish.anew"))] = False,
        direct: Annotated[bool, typer.Option("--direct", help=say("publish.direct"))] = False,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=say("publish.dry-run"))] = False,
        quiet: Annotated[bool, with_quiet] = False,
    ) -> None:
        from uniongraph import console
        from uniongraph import publish as publishing

        with told(lang):
            check_build(folder, say)
            settings = publishing.Settings(
                publishing.Credentials(*(os.environ.get(f"UNIONGRAPH_STORE_{n}", "") for n in _CREDENTIALS)),
                graph, inferred, update, graph_store, chunk, timeout, replace, anew, direct, dry_run,
            )  # fmt: skip
            with console.progress(say, quiet) as progress:
                result = publishing.publish(folder, endpoint, settings, progress=progress)
            if not quiet:
                for line in _summary(result, folder, say):
                    console.print_line(line)


_CREDENTIALS = ("USER", "PASSWORD", "TOKEN")


def _summary(result: "Publication", folder: Path, say: Say) -> list[str]:
    """What was published, or would be, and where."""
    message = "publish.current" if result.current else "published" if result.done else "publish.would"
    lines = [
        say(message, folder=folder, triples=sum(result.graphs.values()), sent=result.sent, chunks=result.chunks),
        *(
            say("publish.in", graph=graph or say("publish.default"), triples=count)
            for graph, count in result.graphs.items()
        ),
    ]
    if result.shows_all:
        lines.append(say("publish.shows-all", graph=next(iter(result.graphs))))
    return [*lines, say("publish.ask-at", address=result.query)]
