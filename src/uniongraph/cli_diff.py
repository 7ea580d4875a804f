"""The command ``diff``; see cli.py."""
# no "from __future__ import annotations": typer reads the annotations, and they hold words in the user's language

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer

from uniongraph.messages import Language, Say

SAME, DIFFERENT = 0, 4
"""Exit codes (1: no build to compare, 2: wrong usage)."""


def add_diff(
    app: typer.Typer, say: Say, lang: Language, told: Callable[[Language], AbstractContextManager[None]]
) -> None:
    """Add the command to the others; ``told`` turns expected errors into messages."""

    @app.command(help=say("diff.help"))
    def diff(
        before: Annotated[Path, typer.Argument(metavar="A", help=say("diff.before"), show_default=False)],
        after: Annotated[Path, typer.Argument(metavar="B", help=say("diff.after"), show_default=False)],
        json: Annotated[bool, typer.Option("--json", help=say("diff.json"))] = False,
        everything: Annotated[bool, typer.Option("--all", help=say("diff.all"))] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help=say("diff.quiet"))] = False,
    ) -> None:
        from uniongraph import console_diff
        from uniongraph.difference import diff as compare

        with told(lang):
            found = compare(before, after)
            if json:
                console_diff.show_json(found)
            elif not quiet:
                console_diff.show_difference(found, say, everything=everything)
        raise typer.Exit(DIFFERENT if found else SAME)
