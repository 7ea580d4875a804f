"""How the command line shows things: progress, a build's summary, answers, explanations.

Everything is printed as it is: no markup is read from names or quotes, and lines are not cut where the output
is not a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from uniongraph.messages import Language, Say, problem_text
from uniongraph.pipeline import DEMO_OUTPUT, BuildResult

if TYPE_CHECKING:
    from uniongraph.ask import Explanation, QueryResult, Question
    from uniongraph.evaluate import Scores
    from uniongraph.graph.shapes import ShapeReport

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


def print_line(text: str, stderr: bool = False) -> None:
    """One line as it is, however long, for those who show what is not shown here."""
    _line(text, stderr)


def print_table(table: Table) -> None:
    """A table on standard output."""
    _console().print(table)


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


def show_next_steps(result: BuildResult, say: Say) -> None:
    """What to open and what to ask after the demo."""
    output = result.output
    where = "" if output == Path(DEMO_OUTPUT) else f' --in "{output}"'
    _line("")
    _line(say("open", path=output / "graph.html"))
    _line(say("ask"))
    _line(f"  uniongraph query{where}")
    if result.central:
        _line(f'  uniongraph explain "{result.central}"{where}')


def _counts(title: str, name: str, counts: Any, say: Say) -> None:
    table = Table(title=title, title_justify="left", show_footer=True)
    table.add_column(name, footer=say("total"))
    table.add_column(say("count"), footer=str(sum(count for _, count in counts)), justify="right")
    for key, count in counts:
        table.add_row(key, str(count))
    _console().print(table)


def show_questions(questions: Sequence[Question], say: Say, lang: Language) -> None:
    """The ready questions: name, title in the user's language, parameters."""
    table = Table(title=say("questions"), title_justify="left")
    for column in ("name", "question", "parameters"):
        table.add_column(say(column))
    for question in questions:
        title = question.title_zh if lang == "zh" else question.title_en
        parameters = [f"--{p.name} {p.zh if lang == 'zh' else p.en}" for p in question.parameters]
        table.add_row(Text(question.name), Text(title), Text("\n".join(parameters)))
    _console().print(table)


def show_answer(answer: QueryResult, form: str, say: Say) -> None:
    """An answer as a table, as CSV, or as SPARQL results in JSON; a graph as its Turtle in any form."""
    from uniongraph.ask import to_csv, to_json

    if answer.turtle is not None:
        sys.stdout.write(answer.turtle)
    elif form == "csv":
        sys.stdout.write(to_csv(answer).replace("\r\n", "\n"))  # the stream writes the line ends of the system
    elif form == "json":
        sys.stdout.write(to_json(answer) + "\n")
    elif answer.boolean is not None:
        _line(say("yes" if answer.boolean else "no"))
    elif not answer.rows:
        _line(say("nothing-found"))
    else:
        table = Table(*answer.columns)
        for row in answer.text_rows():
            table.add_row(*(Text(cell) for cell in row))
        _console().print(table)
        _line(say("rows", rows=len(answer.rows)))


def show_explanation(entity: Explanation, say: Say) -> None:
    """All that a graph says of an entity: names, facts with the words that say them, articles."""
    _line(f"{entity.label} · {entity.cls}")
    _line(f"  {entity.iri}")
    for iri in entity.same_as:
        _line(f"  = {iri}")
    if entity.names:
        _line(f"  {say('other-names')}: {'、'.join(entity.names)}")
    for fact in entity.facts:
        _line("")
        title = f" [{fact.title}]" if fact.title else ""
        marks = "".join(f" ({say(mark)})" for mark in ("former", "announced", "inferred") if getattr(fact, mark))
        arrow = f"── {fact.predicate}{title} ─▶" if fact.direction == "out" else f"◀─ {fact.predicate}{title} ──"
        _line(f"{arrow} {fact.other_label}{marks}")
        for said in fact.said:
            words = " … ".join(" ".join(piece.split()) for piece in said.words)
            places = ", ".join(f"{start}-{end}" for start, end in said.spans)
            date = f" · {said.date}" if said.date else ""
            _line(f"     “{words}”")
            _line(f"     {said.headline or say('no-headline')} · {said.page} {places}{date}")
    if entity.articles:
        _line("")
        _line(f"{say('articles')}:")
        for article in entity.articles:
            role = "" if article.role == "mentions" else f" ({say(f'role.{article.role}')})"
            _line(f"  {article.headline or say('no-headline')} · {article.page}{role}")


def show_candidates(name: str, candidates: Sequence[Explanation], say: Say) -> None:
    """What might have been meant by a name that nothing bears."""
    _line(say("unknown-entity" if not candidates else "which-entity", entity=name), stderr=True)
    for candidate in candidates:
        _line(f"  {candidate.label} · {candidate.cls}", stderr=True)


def show_scores(scores: Scores, say: Say, errors: bool) -> None:
    """The figures of an evaluation: by rule, predicate and class, then all together."""
    for line in sorted(scores.errors) if errors else ():
        _line(line)
    overall = {name: getattr(scores, name) for name in ("articles", "credits", "entities", "facts")}
    parts = [("by_rule", scores.by_rule), ("by_predicate", scores.by_predicate), ("by_class", scores.by_class)]
    for title, tallies in [
        *((say(name), found) for name, found in parts),
        (say("overall", pages=scores.pages), overall),
    ]:
        headings = [say(f"measure.{name}") for name in ("precision", "recall", "right", "wrong", "missed")]
        table = Table("", *headings[:2], "F1", *headings[2:], title=title, title_justify="left")
        for name, tally in tallies.items() if tallies is overall else sorted(tallies.items()):
            figures = [f"{figure:.3f}" for figure in (tally.precision, tally.recall, tally.f1)]
            table.add_row(name, *figures, str(tally.tp), str(tally.fp), str(tally.fn))
        _console().print(table)
    _line(
        say(
            "rest",
            classes=scores.classes.recall,
            labels=scores.labels.recall,
            merges=scores.merges,
            macro=scores.macro_f1,
        )
    )


def show_validation(report: ShapeReport, folder: Path, say: Say, lang: Language) -> None:
    """Whether a build meets its shapes, and what they find in it: node, property, what should be."""
    if report.conforms:
        _line(say("valid", folder=folder))
    else:
        errors = sum(result.severity == "error" for result in report.results)
        _line(say("invalid", folder=folder, count=errors), stderr=True)
    for result in report.results:
        message = result.message_zh if lang == "zh" else result.message_en
        where = " ".join(part for part in (result.focus, result.path) if part)
        _line(f"  {say(result.severity)}: {message or result.message_en or result.message_zh}", stderr=True)
        _line(f"    {where}", stderr=True)
