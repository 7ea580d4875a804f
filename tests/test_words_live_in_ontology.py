"""Knowledge about unions is data: no string in the code, docstrings apart, speaks of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "src" / "uniongraph"
SOURCES = sorted(p for p in ROOT.rglob("*.py") if not p.name.startswith("messages"))  # they say what it is for
UNION_WORDS = re.compile("工会|劳模|工匠|职工|驿站|工运|会员|总工|产改")


def _strings(tree: ast.AST) -> list[ast.Constant]:
    """The string constants of a module that are no docstrings."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    docs |= {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant)}
    return [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: "/".join(p.parts[-2:]))
def test_code_holds_no_word_about_unions(source: Path) -> None:
    found = [
        f"{source.name}:{node.lineno}: {node.value[:40]}"
        for node in _strings(ast.parse(source.read_text(encoding="utf-8")))
        if UNION_WORDS.search(node.value)
    ]
    assert not found, "these words belong into ontology/lexicon/: " + "; ".join(found)
