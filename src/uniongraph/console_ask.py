"""How answers are shown: results in their formats, mistakes where they are, replies to questions in Chinese."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from uniongraph.console import _console, _line, one_line
from uniongraph.messages import Say

if TYPE_CHECKING:
    from uniongraph.ask import Item, QueryError, QueryResult, Reply

MOST_WORDS = 2
"""Places that say an answer which are shown; ``uniongraph explain`` has them all."""

MOST_ANSWERS = 100
"""Answers that are shown as text; ``--format json`` has them all."""


def show_answer(answer: QueryResult, form: str, say: Say) -> None:
    """An answer in a format; as a table unless it is a graph, which is shown as Turtle then."""
    from uniongraph.ask.formats import write_result

    if form != "table":
        text = write_result(answer, form).replace("\r\n", "\n")  # the stream writes the line ends of the system
        sys.stdout.write(text)
    elif answer.turtle is not None:
        sys.stdout.write(answer.turtle)
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


def show_mistake(text: str, error: QueryError) -> None:
    """The line of a query in which a mistake is, and a mark under it. Nothing where the place is not known."""
    lines = text.splitlines()
    if not error.line or not error.column or error.line > len(lines):
        return
    line = lines[error.line - 1].replace("\t", " ")
    _line(f"  {error.line} │ {line}", stderr=True)
    before = " " * len(str(error.line)) + "   " + " " * cell_len(line[: error.column - 1])
    _line(f"  {before}▲", stderr=True)


def show_reply(reply: Reply, say: Say) -> None:
    """What became of a question in Chinese: the answer, its words, the query; or why there is none."""
    for note in reply.notes:
        names = "、".join(dict.fromkeys(named.label for named in note.names))
        _line(say(f"reply.{note.code}", text=note.text, names=names), stderr=not reply.understood)
        if note.code == "several":
            for named in note.names:
                _line(f"  {named.label} · {named.cls}", stderr=True)
    if not reply.understood:
        return
    if not reply.items:
        _line(say("reply.silent"))
    elif reply.wants == "yes":
        _line(say("reply.yes"))
    elif reply.wants == "count":
        _line(say("reply.count", count=len(reply.items)))
    for item in reply.items[:MOST_ANSWERS]:
        _show_item(item, reply.wants, say)
    if len(reply.items) > MOST_ANSWERS:
        _line(say("reply.more", count=len(reply.items) - MOST_ANSWERS))
    _line("")
    _line(say("reply.query"))
    for line in reply.sparql.splitlines():
        _line(f"  {line}")


def _show_item(item: Item, wants: str, say: Say) -> None:
    marks = "".join(
        f" ({say(mark)})" for mark in ("former", "announced", "inferred", "doubtful") if getattr(item, mark)
    )
    detail = f" · {item.detail}" if item.detail and wants != "yes" else ""
    if item.text or detail:
        _line(f"{item.text}{detail}{marks}")
    elif marks:
        _line(marks.strip())
    for said in item.said[:MOST_WORDS]:
        words = " … ".join(one_line(piece) for piece in said.words)
        places = ", ".join(f"{start}-{end}" for start, end in said.spans)
        date = f" · {said.date}" if said.date else ""
        _line(f"     “{words}”")
        _line(f"     {said.headline or say('no-headline')} · {said.page} {places}{date}")
    if len(item.said) > MOST_WORDS:
        _line(f"     {say('reply.more', count=len(item.said) - MOST_WORDS)}")
