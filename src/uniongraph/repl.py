"""``uniongraph repl``: one query after another, with a history and completion from the live graph.

What is asked runs in a process of its own (see ask/limits.py), so that a query that takes too long ends without the
session. The history is kept in the user's state folder, outside of any build.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uniongraph import console_ask
from uniongraph.ask import (
    Asker,
    Limits,
    QueryError,
    query_within,
    ready_questions,
)
from uniongraph.ask.words import QueryWords
from uniongraph.console import _line, show_questions
from uniongraph.graph.store import open_store
from uniongraph.graph.terms import PREFIXES
from uniongraph.messages import Language, Say
from uniongraph.messages_errors import error_text
from uniongraph.schema import load_schema

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completion
    from prompt_toolkit.document import Document

FORMS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle")
_FORM = re.compile(r"\s*(?:#.*\n|PREFIX\b|BASE\b|SELECT\b|ASK\b|CONSTRUCT\b|DESCRIBE\b)", re.IGNORECASE)


def run(folder: Path, ontology: Path | None, seconds: float, say: Say, lang: Language) -> None:
    """Read queries until the input ends. Where the input is no terminal, each blank line ends a query, too."""
    session = Session(folder, ontology, seconds, say, lang)
    _line(say("repl.welcome", folder=folder, count=session.words.entities))
    read = _reader(session.words) if sys.stdin.isatty() and sys.stdout.isatty() else _plain_reader()
    while True:
        try:
            text = read()
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        if text.strip() in (".quit", ".exit"):
            return
        if text.strip():
            session.answer(text.strip())


class Session:
    """What a session knows: the build, the format of answers, the words that can be completed."""

    def __init__(self, folder: Path, ontology: Path | None, seconds: float, say: Say, lang: Language) -> None:
        schema = load_schema(ontology)
        store = open_store(folder)
        self.words = QueryWords(store, schema, [q.name for q in ready_questions(ontology)])
        self._asker = Asker(store, schema)
        self._folder, self._ontology, self._limits = folder, ontology, Limits(seconds)
        self._say, self._lang = say, lang
        self.form = "table"

    def answer(self, text: str) -> None:
        """Answer a query, a ready question, a question in Chinese, or obey a command; mistakes are told."""
        say = self._say
        if text.startswith("."):
            self._obey(*text.split())
        elif text[0] in "?？" and not text.startswith("?x "):
            console_ask.show_reply(self._asker.ask(text[1:]), say)
        else:
            name, *given = text.split() if not _FORM.match(text) else (text,)
            parameters = dict(part.lstrip("-").partition("=")[::2] for part in given)
            try:
                found = query_within(self._folder, name, parameters, self._ontology, self._limits)
                console_ask.show_answer(found, self.form, say)
            except QueryError as error:
                console_ask.show_mistake(text, error)
                _line(say("failed", text=error_text(self._lang, error)), stderr=True)
            except ValueError as error:
                _line(say("failed", text=error_text(self._lang, error)), stderr=True)

    def _obey(self, command: str, *words: str) -> None:
        if command == ".format" and words and words[0] in FORMS:
            self.form = words[0]
        elif command == ".questions":
            show_questions(ready_questions(self._ontology), self._say, self._lang)
        elif command == ".prefixes":
            for name, iri in sorted(PREFIXES.items()):
                _line(f"  {name}: <{iri}>")
        elif command == ".help":
            _line(self._say("repl.commands"))
        else:
            _line(self._say("repl.unknown", command=command), stderr=True)


def complete_query(text: str) -> bool:
    """Whether what is typed so far is to be answered: a query after an empty line, anything else at once."""
    return not _FORM.match(text) or text.endswith("\n") or not text.strip()


def _reader(words: QueryWords) -> Any:
    """A prompt with history and completion; Enter on an empty line ends a query."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.history import FileHistory, InMemoryHistory
    from prompt_toolkit.key_binding import KeyBindings

    class Words(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
            for piece, typed in words.after(document.text_before_cursor):
                yield Completion(piece, start_position=-len(typed))

    keys = KeyBindings()

    @keys.add("enter")
    def enter(event: Any) -> None:
        buffer = event.current_buffer
        if complete_query(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    path = history_file()
    session: PromptSession[str] = PromptSession(
        history=FileHistory(str(path)) if path else InMemoryHistory(),
        auto_suggest=AutoSuggestFromHistory(), completer=Words(), key_bindings=keys, multiline=True,
        complete_while_typing=False, prompt_continuation="      … ",
    )  # fmt: skip
    return lambda: session.prompt("sparql> ")


def _plain_reader() -> Any:
    def read() -> str:
        lines: list[str] = []
        for line in sys.stdin:
            lines.append(line)
            if not line.strip() or complete_query("".join(lines).rstrip("\n")):
                return "".join(lines)
        if lines:
            return "".join(lines)
        raise EOFError

    return read


def history_file() -> Path | None:
    """Where the history is kept: ``$XDG_STATE_HOME`` or its usual place; None where that cannot be written."""
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(home) if home else Path.home() / ".local" / "state") / "uniongraph"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "history"
        path.touch(mode=0o600)
    except (OSError, RuntimeError):  # no home, or a read-only one
        return None
    return path
