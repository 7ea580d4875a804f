"""What lets graph.html answer questions: the build's triples, the ready questions, Oxigraph, and an editor.

All of it lies packed in the page and costs nothing but its size until somebody asks. The triples are the build's own
Turtle, not made anew in the page: its tables know neither rules nor positions nor the words as they are printed, and
an answer should be that of ``uniongraph query``. Left out: asking, which is js/ask*.js and worker.js.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uniongraph.export.explorer.packing import element, inert_json, packed
from uniongraph.graph.store import EVIDENCE, GRAPH, INFERENCE, INFERRED, PLACES
from uniongraph.graph.terms import ID, PREFIXES

if TYPE_CHECKING:
    from uniongraph.ask.questions import Question
    from uniongraph.schema import Schema

ASKED_UP_TO = 50_000_000
"""Bytes of Turtle that the page carries at most, about a million triples: more take a browser too long to load."""

_HERE = Path(__file__).parent
_VENDOR = _HERE / "vendor" / "ask"


@dataclass(frozen=True, slots=True)
class Asking:
    """``elements`` go into the page; ``editor`` is the script that the page adds when it is needed, or ""."""

    elements: Sequence[str]
    editor: str = ""


def make_asking(folder: Path, schema: Schema) -> Asking | None:
    """What the page of the build in ``folder`` needs to answer questions; None where its Turtle is not there.

    A graph of more than ``ASKED_UP_TO`` bytes brings only how large it is. Raises ``OSError`` for unreadable files.
    """
    files = [folder / name for name in (GRAPH, EVIDENCE, PLACES, INFERENCE)]
    if not files[0].is_file():
        return None
    files = [path for path in files if path.is_file()]
    sizes = [path.stat().st_size for path in files]
    about: dict[str, Any] = {"bytes": sum(sizes), "most": ASKED_UP_TO}
    if sum(sizes) > ASKED_UP_TO:
        return Asking([_about(about)])
    about |= {
        "parts": [
            [size, INFERRED.value if path.name == INFERENCE else ""] for path, size in zip(files, sizes, strict=True)
        ],
        "prefixes": PREFIXES,
        "instances": ID,
        "questions": _questions(schema),
    }
    editor = _read("yasqe.min.js")
    worker = _as_classic_script(_read("oxigraph.js")) + (_HERE / "worker.js").read_text(encoding="utf-8")
    contents = {
        "ask-triples": b"".join(path.read_bytes() for path in files),
        "ask-worker": worker.encode("utf-8"),
        "ask-editor": editor.encode("utf-8"),
        "ask-style": _read("yasqe.min.css").encode("utf-8"),
    }
    engine = base64.b64encode((_VENDOR / "oxigraph.wasm.gz").read_bytes()).decode("ascii")
    elements = [element(name, packed(content)) for name, content in contents.items()]
    return Asking([_about(about), element("ask-engine", engine), *elements], editor)


def _as_classic_script(module: str) -> str:
    """A module without imports as a script: browsers start no module as a worker from a page opened from a disk."""
    script = re.sub(r"^export (?=class |function )", "", module, flags=re.MULTILINE)
    script = re.sub(r"^export \{[^}]*\};?$", "", script, flags=re.MULTILINE).replace("import.meta.url", "undefined")
    if re.search(r"^\s*(?:export|import)\b|import\.meta", script, re.MULTILINE):
        raise ValueError("oxigraph.js is a module of another kind than before: see what it exports and imports")
    return script


def _about(about: dict[str, Any]) -> str:
    return f'<script type="application/json" id="ask-about">{inert_json(about)}</script>'


def _read(name: str) -> str:
    return (_VENDOR / name).read_text(encoding="utf-8")


def _questions(schema: Schema) -> list[dict[str, Any]]:
    from uniongraph.ask.complete import questions  # none where one is broken, which `uniongraph query` tells

    return [_question(question, schema) for question in questions(schema.folder)]


def _question(question: Question, schema: Schema) -> dict[str, Any]:
    """A question with its parameters: ``[name, zh, en, default or null, classes whose names may be meant]``."""
    from uniongraph.ask.complete import classes_of

    return {
        "name": question.name,
        "zh": [question.title_zh, question.description_zh],
        "en": [question.title_en, question.description_en],
        "text": question.text,
        "parameters": [
            [p.name, p.zh, p.en, p.default, sorted(classes_of(p.name, schema))] for p in question.parameters
        ],
    }
