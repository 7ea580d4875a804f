"""The commands that answer questions: ``ask``, ``repl``, ``mcp``, and the completion of ``query``; see cli.py."""
# no "from __future__ import annotations": typer reads the annotations, and they hold words in the user's language

from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from uniongraph.messages import Language, Say
from uniongraph.pipeline import DEMO_OUTPUT

DEMO = Path(DEMO_OUTPUT)


class Format(StrEnum):
    """How ``query`` prints an answer."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    xml = "xml"
    markdown = "markdown"
    turtle = "turtle"


class ReplyFormat(StrEnum):
    """How ``ask`` prints a reply."""

    text = "text"
    json = "json"


class QueryCommand(TyperCommand):
    """``query``, which completes the parameters of ready questions like options, and their values from the build."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        from uniongraph.ask import complete
        from uniongraph.schema import SchemaError, load_schema

        ontology = ctx.params.get("ontology")
        item = _completion_item()
        last = ctx.args[-1] if ctx.args else ""
        if last.startswith("--") and "=" not in last and not incomplete.startswith("-"):
            try:
                classes = complete.classes_of(last[2:], load_schema(ontology))
            except SchemaError:
                return []
            return [item(name) for name in complete.values(ctx.params.get("folder") or DEMO, classes, incomplete)]
        asked = next((q for q in complete.questions(ontology) if q.name == ctx.params.get("question")), None)
        parameters = asked.parameters if asked else ()
        offered = [item(f"--{p.name}", help=p.zh) for p in parameters if f"--{p.name}".startswith(incomplete)]
        return [*offered, *super().shell_complete(ctx, incomplete)]


def _completion_item() -> Any:
    """What a shell is offered: typer had it from click, and has it within itself since 0.20."""
    try:
        from typer._click.shell_completion import CompletionItem
    except ImportError:
        from click.shell_completion import CompletionItem  # type: ignore[assignment]
    return CompletionItem


def complete_question(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ready questions for the argument of ``query``."""
    from uniongraph.ask import complete

    ready = complete.questions(ctx.params.get("ontology"))
    return [(question.name, question.title_zh) for question in ready if question.name.startswith(incomplete)]


Told = Callable[[Language], AbstractContextManager[None]]
CheckBuild = Callable[[Path, Say], None]


def add_commands(
    app: typer.Typer, say: Say, lang: Language, told: Told, check_build: CheckBuild, in_folder: Any, with_ontology: Any
) -> None:
    """Add the commands to the others.

    ``told`` turns expected errors into messages, ``check_build`` refuses what is no build; ``in_folder`` and
    ``with_ontology`` are the options that the other commands have, too.
    """
    seconds = typer.Option("--timeout", metavar="SECONDS", min=0.1, help=say("query.timeout"))

    @app.command(help=say("ask.help"))
    def ask(
        question: Annotated[str, typer.Argument(help=say("ask.question"), show_default=False)],
        folder: Annotated[Path, in_folder] = DEMO,
        format: Annotated[ReplyFormat, typer.Option(help=say("ask.format"))] = ReplyFormat.text,
        ontology: Annotated[Path | None, with_ontology] = None,
    ) -> None:
        from uniongraph import console_ask
        from uniongraph.ask import answer, reply_json

        with told(lang):
            check_build(folder, say)
            reply = answer(folder, question, ontology)
            if format is ReplyFormat.json:
                typer.echo(reply_json(reply))
            else:
                console_ask.show_reply(reply, say)
        raise typer.Exit(0 if reply.items else 1)

    @app.command(help=say("repl.help"))
    def repl(
        folder: Annotated[Path, in_folder] = DEMO,
        ontology: Annotated[Path | None, with_ontology] = None,
        timeout: Annotated[float, seconds] = 60,
    ) -> None:
        from uniongraph import repl as prompt

        with told(lang):
            check_build(folder, say)
            prompt.run(folder, ontology, timeout, say, lang)

    @app.command(help=say("mcp.help"))
    def mcp(
        folder: Annotated[Path, typer.Argument(metavar="DIR", help=say("mcp.folder"))] = DEMO,
        ontology: Annotated[Path | None, with_ontology] = None,
        timeout: Annotated[float, seconds] = 60,
    ) -> None:
        from uniongraph.ask.mcp_server import NeedsMcp, run

        with told(lang):
            check_build(folder, say)
            try:
                run(folder, ontology, timeout)
            except NeedsMcp:
                typer.echo(say("failed", text=say("needs-mcp")), err=True)
                raise typer.Exit(1) from None
