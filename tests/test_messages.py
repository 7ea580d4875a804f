"""Every error that a user is meant to read has Chinese words, with the same blanks."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import uniongraph
from uniongraph.errors import Told
from uniongraph.messages_errors import ERRORS_ZH, error_text

ROOT = Path(uniongraph.__file__).parent
TOLD = {
    "BuildError",
    "ClusterError",
    "DiffError",
    "EvidenceError",
    "OutputError",
    "PublishError",
    "QueryError",
    "QueryStopped",
    "SchemaError",
    "ServeError",
    "StorageError",
    "VerifyError",
}
PASSED_ON = {"{}", "{}: {}"}
"""Sentences that are nothing but what another said."""


def shape(sentence: str) -> str:
    return re.sub(r"\{\w*\}", "{}", sentence)


def blanks(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def text_of(node: ast.expr) -> str | None:
    """The text of a string or an f-string, with ``{}`` for each value."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return (text_of(node.left) or "{}") + (text_of(node.right) or "{}")
    return None


def sentences() -> dict[str, str]:
    """The shape of each error's sentence, and where it stands in the code."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in TOLD and node.args:
                text = text_of(node.args[0])
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "sentence":
                text = text_of(node.value)
            else:
                continue
            if text and shape(text) not in PASSED_ON:
                found[shape(text)] = f"{path.name}:{node.lineno}"
    return found


def test_every_error_has_chinese_words() -> None:
    told, known = sentences(), {shape(sentence) for sentence in ERRORS_ZH}
    assert {where: sentence for sentence, where in told.items() if sentence not in known} == {}
    assert known - set(told) == set(), "these are raised nowhere"


@pytest.mark.parametrize("sentence", ERRORS_ZH)
def test_both_languages_have_the_same_blanks(sentence: str) -> None:
    assert blanks(sentence) == blanks(ERRORS_ZH[sentence])


def test_an_error_is_told_in_the_users_language() -> None:
    error = Told("{folder} is a file: give a folder for the output", folder="{图谱}")
    assert str(error) == error_text("en", error) == "{图谱} is a file: give a folder for the output"
    assert error_text("zh", error) == "{图谱} 是文件：输出需要一个文件夹"


def test_an_error_that_does_not_know_its_sentence_is_found_by_its_words() -> None:
    assert error_text("zh", ValueError("a.toml: [People] is no class of uniongraph.ttl")) == (
        "a.toml：uniongraph.ttl 中没有 [People] 这个类"
    )
    assert error_text("zh", ValueError("b.toml [x] y: 甲 is no term of uniongraph.ttl")) == (
        "b.toml [x] y：uniongraph.ttl 中没有 甲"
    )


def test_an_error_without_words_is_told_as_it_came() -> None:
    assert error_text("zh", Told("{odd} braces }{")) == "{odd} braces }{"
    assert error_text("zh", ValueError("no")) == "no"
