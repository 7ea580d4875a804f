"""What the READMEs tell people to type exists: commands, options, ready questions, functions, files."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

import uniongraph
from uniongraph.cli import make_app

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(name: str, language: str) -> list[str]:
    """The lines of the blocks in one language."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", text(name), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.replace("\\\n", " ").splitlines() if line.strip()]


def calls(name: str) -> list[list[str]]:
    """The words after ``uniongraph`` in each call of it, in blocks of commands and between back-ticks."""
    spoken = re.findall(r"`(uniongraph [^`\n]+)`", text(name))
    lines = [part for line in [*fenced(name, "bash"), *spoken] for part in re.split(r" && | \| ", line)]
    words = [shlex.split(line) for line in lines]
    return [call[1:] for call in words if call and call[0].rpartition("/")[2] == "uniongraph"]


@pytest.fixture(scope="module")
def commands() -> dict[str, Any]:
    return typer.main.get_command(make_app("en")).commands  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_option_exists(name: str, commands: dict[str, Any]) -> None:
    questions = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "ontology" / "queries").glob("*.rq")}
    assert calls(name)
    for command, *words in calls(name):
        assert command in commands
        parameters = commands[command].params
        options = {option for p in parameters for option in (*p.opts, *p.secondary_opts)}
        for word in words:
            if word.startswith("--") and word not in options:
                assert command == "query", word  # else a parameter of the ready question
                assert f"# parameter: {word[2:]} " in questions[words[0]]
        if command == "query" and words and re.fullmatch(r"[\w-]+", words[0]):
            assert words[0] in questions


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_documented(name: str, commands: dict[str, Any]) -> None:
    chinese = name.endswith("zh-CN.md")
    pages = sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md"))
    about = [name, *(page for page in pages if page.endswith(".zh-CN.md") == chinese)]
    assert set(commands) <= {command for page in about for command, *_ in calls(page)}


def test_both_readmes_say_the_same() -> None:
    assert calls(READMES[0]) == calls(READMES[1])
    for language in ("bash", "powershell", "sparql", "python"):
        assert fenced(READMES[0], language) == fenced(READMES[1], language)
    english, chinese = (re.findall(r"^(#+) ", text(name), re.MULTILINE) for name in READMES)
    assert english == chinese


@pytest.mark.parametrize("name", READMES)
def test_functions_and_files_exist(name: str) -> None:
    named = set(re.findall(r"\buniongraph\.(\w+)\(", text(name)))
    assert named == set(uniongraph.__all__) - {"__version__"}
    for file in re.findall(r"\]\(((?!https?:)[^)#]+)\)|`(ontology/[\w.]+)`", text(name)):
        assert (ROOT / "".join(file)).exists(), file


def test_the_files_of_a_build_are_those_that_are_described() -> None:
    tables = [set(re.findall(r"`([\w]+\.(?:ttl|html|csv|jsonl|graphml|json))`", text(name))) for name in READMES]
    described = set(re.findall(r"`([\w]+\.(?:ttl|html|csv|jsonl|graphml|json))`", text("output/README.md")))
    assert tables[0] == tables[1] == described


def test_the_commands_that_are_run_by_ci_are_one_line_each() -> None:
    found = re.findall(r"^<!-- ci: (\w+) -->\n```bash\n(.+)\n```$", text("README.md"), re.MULTILINE)
    assert [name for name, _ in found] == ["demo", "test"]


def test_the_changelog_knows_the_version() -> None:
    assert re.search(rf"\b{re.escape(uniongraph.__version__)}\b", text("CHANGELOG.md"))


@pytest.mark.parametrize("name", READMES)
def test_queries_and_programs_can_be_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("", encoding="utf-8")
    asked = re.findall(r"^```sparql\n(.*?)^```", text(name), re.MULTILINE | re.DOTALL)
    asked += [words[0] for command, *words in calls(name) if command == "query" and words and "{" in words[0]]
    for question in asked:
        assert uniongraph.query(tmp_path, question).columns
    assert len(asked) == 3
    compile("\n".join(fenced(name, "python")), name, "exec")
