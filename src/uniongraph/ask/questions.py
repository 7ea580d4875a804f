"""Ready questions: SPARQL files of the ontology folder that say in comments what they ask and what they want to know.

A header is a line ``# key: value``: ``title-zh``, ``title-en``, ``description-zh``, ``description-en``, and for each
parameter ``# parameter: NAME zh en [default]``, where labels with spaces stand in double quotes.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from uniongraph.errors import Told
from uniongraph.schema import ontology_folder

_HEADER = re.compile(r"#\s*((?:title|description)-(?:zh|en)|parameter)\s*[:：]\s*+(.*\S|)\s*", re.IGNORECASE)


class QueryError(Told, ValueError):
    """A question that cannot be answered; ``line`` and ``column`` (from 1) say where, where that is known."""

    def __init__(self, sentence: str, line: int | None = None, column: int | None = None, **blanks: object) -> None:
        super().__init__(sentence, **blanks)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know: the variable's name, its labels, and a default or None when it must be given."""

    name: str
    zh: str
    en: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question in SPARQL with its titles, descriptions and parameters; ``name`` is "" for one typed in."""

    name: str
    text: str
    title_zh: str = ""
    title_en: str = ""
    description_zh: str = ""
    description_en: str = ""
    parameters: tuple[Parameter, ...] = ()


def ready_questions(ontology: Path | None = None) -> tuple[Question, ...]:
    """The ready questions of an ontology folder, by default the shipped one, by name."""
    folder = (ontology_folder() if ontology is None else Path(ontology)) / "queries"
    return tuple(read_question(path) for path in sorted(folder.glob("*.rq")))


def read_question(path: Path) -> Question:
    """The question in a file. Raises QueryError when it cannot be read or its header is wrong."""
    try:
        return parse_question(path.read_text(encoding="utf-8-sig"), path.stem)
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError("{path} cannot be read: {error}", path=path, error=error) from error


def parse_question(text: str, name: str = "") -> Question:
    """The question in a text, with what its header says. Raises QueryError for a parameter without name and labels."""
    values: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        found = _HEADER.fullmatch(line.strip())
        if not found:
            continue
        key, value = found[1].lower(), found[2]
        if key == "parameter":
            parameters.append(_parameter(value, name, number))
        else:
            values.setdefault(key.replace("-", "_"), value)
    return Question(name, text, parameters=tuple(parameters), **values)


def _parameter(value: str, question: str, line: int) -> Parameter:
    try:
        parts = shlex.split(value)
    except ValueError:  # an apostrophe, or a quote that does not close
        parts = value.split()
    if len(parts) < 3 or not re.fullmatch(r"[?$]?\w+", parts[0]):
        raise QueryError(f"{question or 'the question'}: a parameter needs a name, a zh and an en label: {value}", line)
    default = " ".join(parts[3:]) if len(parts) > 3 else None
    return Parameter(parts[0].lstrip("?$"), parts[1], parts[2], default)
