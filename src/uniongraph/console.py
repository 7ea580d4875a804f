"""How the command line shows things: progress, a build's summary, answers, explanations.

Everything is printed as it is: no markup is read from names or quotes, and lines are not cut where the output
is not a terminal.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from uniongraph.messages import Language, Say, problem_text
from uniongraph.pipeline import DEMO_OUTPUT, BuildResult

if TYPE_CHECKING:
    from uniongraph.ask import Explanation, Question
    from uniongraph.evaluate import Scores
    from uniongraph.graph.shapes import ShapeReport
    from uniongraph.records import Problem, ReadPage, Span
    from uniongraph.verify import Verification

PIPE_WIDTH = 10_000
"""Columns where there is no terminal: a table is as wide as its cells need."""

_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""What a page may hold and a terminal would obey."""

SHOWN = 20
"""Unreadable pages that are named on the terminal; report.json has them all."""


# Where a line of a page ends between these, nothing stood: Chinese is written without spaces.
_WITHOUT_SPACES = "\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_WRAPPED = re.compile(f"(?<=[{_WITHOUT_SPACES}])[ \\t]{{0,99}}[\\r\\n]\\s{{0,99}}(?=[{_WITHOUT_SPACES}])")


def one_line(words: str) -> str:
    """Words of a page on one line, put together where the page wrapped them."""
    return " ".join(_WRAPPED.sub("", words).split())


def _console(stderr: bool = False) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def _line(text: str, stderr: bool = False) -> None:
    _console(stderr).print(text.translate(_CONTROLS), soft_wrap=True)


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
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            TextColumn(say("left")), TimeRemainingColumn(),
        )  # fmt: skip
        with Progress(*columns, console=_console(stderr=True), speed_estimate_period=120) as bar:
            tasks: dict[str, Any] = {}

            def advance(stage: str, done: int, total: int) -> None:
                if stage not in tasks:
                    tasks[stage] = bar.add_task(say(f"stage.{stage}"), total=total, completed=done)
                bar.update(tasks[stage], completed=done, total=total)

            yield advance
    else:
        clocks: dict[str, Clock] = {}

        def tell(stage: str, done: int, total: int) -> None:
            clock = clocks.setdefault(stage, Clock(done))
            tenth = max(1, total // 10)
            if done == total or (total > 100 and done and done % tenth == 0):
                left = clock.left(done, total)
                more = f", {say('time-left', time=span_of(left))}" if left is not None else ""
                _line(f"{say(f'stage.{stage}')}: {done}/{total}{more}", stderr=True)

        yield tell


class Clock:
    """Estimates the time left of a stage: as much for each thing to do as those done since it began have taken."""

    def __init__(self, done: int, now: Callable[[], float] = monotonic) -> None:
        self._done, self._now, self._began = done, now, now()

    def left(self, done: int, total: int) -> float | None:
        """Seconds left; None where nothing is left, or nothing was done that could be measured."""
        if done >= total or done <= self._done:
            return None
        return (self._now() - self._began) / (done - self._done) * (total - done)


def span_of(seconds: float) -> str:
    """A time as people say it: 40 s, 12 min, 3 h 20 min."""
    whole = round(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes = round(whole / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


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
        if any(problem.code == "explorer-left-out" for problem in result.problems):
            _line(say("explorer-left-out"))
    show_unreadable(result.unreadable, len(result.pages), say, lang)


def show_unreadable(problems: Sequence[Problem], read: int, say: Say, lang: Language) -> None:
    """The pages that could not be read, beside ``read`` that could."""
    unread = len(problems)
    if unread:
        _line(say("unreadable", unread=unread, pages=unread + read), stderr=True)
        for problem in problems[:SHOWN]:
            _line("  " + problem_text(lang, problem.code, problem.page, problem.message), stderr=True)
        if unread > SHOWN:
            _line(f"  … {unread - SHOWN}", stderr=True)


def show_pages(pages: Sequence[ReadPage], say: Say, lang: Language) -> None:
    """How pages were read: each article's headline, credits and paragraphs; furniture; problems; with positions."""
    for number, read in enumerate(pages):
        if number:
            _line("")
        page, first = read.page, read.articles[0] if read.articles else None
        issue = [first.paper, first.date, first.edition] if first else [page.paper, page.date, page.edition]
        _line(" · ".join(part for part in (page.id, page.encoding, *issue) if part))
        _line(say("read", articles=len(read.articles), furniture=len(read.furniture), problems=len(read.problems)))
        for article in read.articles:
            _line("")
            _line(f"{article.number}. {article.headline or say('no-headline')}{_where(article.headline_spans)}")
            for credit in article.credits:
                office = f"（{credit.office}）" if credit.office else ""
                _line(f"   {say(f'role.{credit.role}')}: {credit.name}{office}{_where(credit.spans)}")
            for (_, role), sentences in groupby(article.sentences, key=lambda s: (s.paragraph, s.role)):
                views = [sentence.view for sentence in sentences]
                start, end = views[0].offsets[0], views[-1].offsets[-1] + 1
                _line(f"   {say(f'part.{role}')}: {''.join(view.text for view in views)} [{start}-{end}]")
        if read.furniture:
            _line("")
            _line(f"{say('furniture')}:")
            for span in read.furniture:
                _line(f"   {' '.join(page.text[span.start : span.end].split())} [{span.start}-{span.end}]")
        if read.problems:
            _line("")
            _line(f"{say('problem-list')}:")
            for problem in read.problems:
                where = _where((problem.span,)) if problem.span else ""
                text = problem_text(lang, problem.code, page.id, problem.message)
                _line(f"   {say(problem.severity)}: {text}{where}")


def _where(spans: Sequence[Span]) -> str:
    return f" [{', '.join(f'{span.start}-{span.end}' for span in spans)}]" if spans else ""


def show_html(text: str, output: Path | None) -> None:
    """HTML to a file, or to standard output where none is named."""
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


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


def show_explanation(entity: Explanation, say: Say, lang: Language) -> None:
    """All that a graph says of an entity: names, facts with the words that say them, articles."""
    _line(f"{entity.label} · {entity.cls}")
    _line(f"  {entity.iri}")
    for iri in entity.same_as:
        _line(f"  = {iri}")
    for reason in entity.merged[lang == "zh"]:
        _line(f"  {say('merged')}: {reason}")
    if entity.names:
        _line(f"  {say('other-names')}: {'、'.join(entity.names)}")
    for fact in entity.facts:
        _line("")
        title = f" [{fact.title}]" if fact.title else ""
        marks = "".join(f" ({say(mark)})" for mark in ("former", "announced", "inferred") if getattr(fact, mark))
        arrow = f"── {fact.predicate}{title} ─▶" if fact.direction == "out" else f"◀─ {fact.predicate}{title} ──"
        _line(f"{arrow} {fact.other_label}{marks}")
        for said in fact.said:
            words = " … ".join(one_line(piece) for piece in said.words)
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
        _line(f"  {say(result.severity)}: {message or result.message_en or result.message_zh}", stderr=True)
        _line(f"    {result.label} <{result.focus}>".replace("     <", "    <"), stderr=True)
        if result.path:
            has = f" = {result.value}" if result.value else ""
            _line(f"    {result.path}{has}", stderr=True)
    if any(result.focus.startswith("http") for result in report.results):
        _line(say("look-at", folder=folder), stderr=True)


def show_verification(verification: Verification, folder: Path, say: Say) -> None:
    """Whether a build is as it was made and true to its pages, and what is not."""
    counts = {name: getattr(verification, name) for name in ("files", "pages", "quotes", "facts")}
    if verification.holds:
        _line(say("verified", folder=folder, **counts))
        return
    _line(say("not-verified", folder=folder, count=len(verification.findings)), stderr=True)
    for finding in verification.findings[:SHOWN]:
        _line(f"  {say(f'verify.{finding.code}')}: {finding.what}", stderr=True)
    if len(verification.findings) > SHOWN:
        _line(f"  … {len(verification.findings) - SHOWN}", stderr=True)
