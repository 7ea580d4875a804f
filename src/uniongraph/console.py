"""How the command line shows things: progress, a build's summary, answers, explanations.

Everything is printed as it is: no markup is read from names or quotes, and lines are not cut where the output
is not a terminal.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from uniongraph.messages import Language, Say, problem_text
from uniongraph.pipeline import DEMO_OUTPUT, BuildResult

PIPE_WIDTH = 10_000
"""Columns where there is no terminal: a table is as wide as its cells need."""

SHOWN = 20
"""Unreadable pages that are named on the terminal; report.json has them all."""


def _console(stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def _line(text: str, stderr: bool = False) -> None:
    _console(stderr).print(text, soft_wrap=True)


@contextmanager
def progress(say: Say, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """A callback for a build: a bar on a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=_console(stderr=True)) as bar:
            tasks: dict[str, Any] = {}

            def advance(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(say(f"stage.{stage}"), total=total)
                bar.update(tasks[stage], completed=done, total=total)

            yield advance
    else:

        def tell(stage: str, done: int, total: int) -> None:
            tenth = max(1, total // 10)
            if done == total or (total > 100 and done and done % tenth == 0):
                _line(f"{say(f'stage.{stage}')}: {done}/{total}", stderr=True)

        yield tell


def show_build(result: BuildResult, say: Say, lang: Language, quiet: bool) -> None:
    """What was built, by class and predicate, and what could not be read (that even when quiet)."""
    if not quiet:
        blanks = {"pages": len(result.pages), "articles": result.articles, "output": result.output}
        _line(say("built", **blanks))
        _counts(say("entities"), say("class"), result.entities.items(), say)
        _counts(say("facts"), say("predicate"), result.facts.items(), say)
        errors = sum(problem.severity == "error" for problem in result.problems)
        warnings = sum(problem.severity == "warning" for problem in result.problems)
        _line(say("problems", errors=errors, warnings=warnings) if errors or warnings else say("no-problems"))
    if result.unreadable:
        unread = len(result.unreadable)
        _line(say("unreadable", unread=unread, pages=unread + len(result.pages)), stderr=True)
        for problem in result.unreadable[:SHOWN]:
            _line("  " + problem_text(lang, problem.code, problem.page, problem.message), stderr=True)
        if unread > SHOWN:
            _line(f"  … {unread - SHOWN}", stderr=True)


def show_next_steps(output: Path, say: Say) -> None:
    """What to open and what to ask after the demo."""
    where = "" if output == Path(DEMO_OUTPUT) else f' --in "{output}"'
    _line("")
    _line(say("open", path=output / "graph.html"))
    _line(say("ask"))
    for command in ("uniongraph query", 'uniongraph explain "响水县总工会"'):
        _line(f"  {command}{where}")


def _counts(title: str, name: str, counts: Any, say: Say) -> None:
    table = Table(title=title, title_justify="left", show_footer=True)
    table.add_column(name, footer=say("total"))
    table.add_column(say("count"), footer=str(sum(count for _, count in counts)), justify="right")
    for key, count in counts:
        table.add_row(key, str(count))
    _console().print(table)


def show_questions(questions: Sequence[Any], say: Say, lang: Language) -> None:
    """The ready questions: name, title in the user's language, parameters."""
    table = Table(title=say("questions"), title_justify="left")
    for column in ("name", "question", "parameters"):
        table.add_column(say(column))
    for question in questions:
        table.add_row(
            Text(question.name),
            Text(question.title_zh if lang == "zh" else question.title_en),
            Text(" ".join(f"--{name}" for name in question.parameters)),
        )
    _console().print(table)


def show_answer(answer: Any, form: str, say: Say) -> None:
    """An answer's rows as a table, CSV (comma, UTF-8, header line) or JSON (a list of objects)."""
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    elif form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif not answer.rows:
        _line(say("nothing-found"))
    else:
        table = Table(*answer.columns)
        for row in answer.rows:
            table.add_row(*(Text(cell or "") for cell in row))
        _console().print(table)
        _line(say("rows", rows=len(answer.rows)))


def show_explanations(explanations: Any, entity: str, say: Say) -> None:
    """All that a graph says of an entity."""
    _line(str(explanations))


def show_validation(findings: Sequence[str], folder: Path, say: Say) -> None:
    """Whether a build meets its shapes, and where it does not."""
    if not findings:
        _line(say("valid", folder=folder))
        return
    _line(say("invalid", folder=folder, count=len(findings)), stderr=True)
    for finding in findings:
        _line("  " + finding, stderr=True)
