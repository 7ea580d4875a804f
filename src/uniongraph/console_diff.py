"""How the command line shows what changed between two builds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table

from uniongraph.console import print_line, print_table
from uniongraph.messages import Say

if TYPE_CHECKING:
    from uniongraph.difference import Changed, Difference, EntityState, FactState

SHOWN = 20
"""Changes of a kind that are listed unless all are asked for."""

_SIGN = {"gone": "-", "come": "+", "changed": "~"}


def show_difference(found: Difference, say: Say, *, everything: bool) -> None:
    """A table of how many of what are gone, come and changed, and what they are."""
    if not found:
        print_line(say("diff.same"))
        return
    table = Table("", say("diff.gone"), say("diff.come"), say("diff.changed"))
    parts: tuple[tuple[str, Sequence[Changed[Any]]], ...] = (
        (say("diff.pages"), found.pages), (say("entities"), found.entities), (say("facts"), found.facts),
    )  # fmt: skip
    for name, changes in parts:
        counts = Counter(change.change for change in changes)
        table.add_row(name, *(str(counts[change]) for change in ("gone", "come", "changed")))
    print_table(table)
    pages = [(c.change, state.id) for c in found.pages if (state := c.after or c.before)]
    _list(say("diff.pages"), pages, say, everything)
    _list(say("entities"), [(c.change, _entity(c, say)) for c in found.entities], say, everything)
    _list(say("facts"), [(c.change, _fact(c, found.labels, say)) for c in found.facts], say, everything)


def show_json(found: Difference) -> None:
    """The difference for programs."""
    print_line(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))


def _list(title: str, lines: Sequence[tuple[str, str]], say: Say, everything: bool) -> None:
    if not lines:
        return
    print_line(title)
    shown = lines if everything else lines[:SHOWN]
    for change, line in shown:
        print_line(f"  {_SIGN[change]} {line}")
    if len(shown) < len(lines):
        print_line(f"  … {say('diff.more', count=len(lines) - len(shown))}")


def _entity(changed: Changed[EntityState], say: Say) -> str:
    state = changed.after or changed.before
    assert state is not None
    line = f"{state.cls} {state.label}"
    if changed.before is not None and changed.after is not None:
        told = (("cls", "class"), ("label", "diff.label"), ("names", "diff.names"), ("place", "diff.place"))
        pairs = ((say(word), getattr(changed.before, name), getattr(changed.after, name)) for name, word in told)
        line += "".join(
            f"; {word}: {before or '–'} → {after or '–'}" for word, before, after in pairs if before != after
        )
    return line


def _fact(changed: Changed[FactState], labels: dict[str, str], say: Say) -> str:
    state = changed.after or changed.before
    assert state is not None
    line = f"{labels.get(state.subject, state.subject)} {state.predicate} {labels.get(state.object, state.object)}"
    line += f" ({state.title})" if state.title else ""
    line += f" [{say('diff.former')}]" if state.former else ""
    if changed.before is not None and changed.after is not None:
        before, after = changed.before, changed.after
        if before.weight != after.weight:
            line += f"; {say('diff.said', before=before.weight, after=after.weight)}"
        if before.announced != after.announced:
            line += f"; {say('diff.announced' if after.announced else 'diff.reported')}"
    return line
