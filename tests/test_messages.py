"""Every error that a user is meant to read has Chinese words, with the same blanks."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import uniongraph
from uniongraph.errors import Told
from uniongraph.messages import _ERRORS_ZH, error_text

ROOT = Path(uniongraph.__file__).parent
TOLD = {"EvidenceError", "OutputError", "SchemaError", "VerifyError"}


def sentences() -> dict[str, str]:
    """Where each sentence of an error stands in the code."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assigned = {
            node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and any(isinstance(target, ast.Name) and target.id == "sentence" for target in node.targets)
        }
        found |= dict.fromkeys(map(str, assigned), path.name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD and node.args:
                if isinstance(node.args[0], ast.Name):  # a variable called "sentence"
                    continue
                assert isinstance(node.args[0], ast.Constant), f"{path.name}:{node.lineno} is no sentence with blanks"
                found[node.args[0].value] = f"{path.name}:{node.lineno}"
    return found


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_error_has_chinese_words() -> None:
    assert set(_ERRORS_ZH) == set(sentences())


@pytest.mark.parametrize("sentence", _ERRORS_ZH)
def test_both_languages_have_the_same_blanks(sentence: str) -> None:
    assert blanks(sentence) == blanks(_ERRORS_ZH[sentence])


def test_an_error_is_told_in_the_users_language() -> None:
    error = Told("{folder} is a file: give a folder for the output", folder="图谱")
    assert str(error) == error_text("en", error) == "图谱 is a file: give a folder for the output"
    assert error_text("zh", error) == "图谱 是文件：输出需要一个文件夹"


def test_an_error_without_words_is_told_as_it_came() -> None:
    assert error_text("zh", Told("{odd} braces }{")) == "{odd} braces }{"
    assert error_text("zh", ValueError("no")) == "no"
