"""A session of queries, typed into a pipe and at a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import uniongraph
from knowledge import CITY_UNION, knowledge
from uniongraph.ask.words import QueryWords
from uniongraph.export import write_build
from uniongraph.graph.store import open_store
from uniongraph.repl import complete_query, history_file
from uniongraph.schema import load_schema

SOURCE = Path(uniongraph.__file__).parents[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("repl") / "out"
    write_build(knowledge(), load_schema(), out, timings={})
    return out


def _command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "uniongraph", "repl", "--in", str(folder)]


def _environment(home: Path) -> dict[str, str]:
    more = {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "XDG_STATE_HOME": str(home), "LC_ALL": "C.UTF-8"}
    return {**os.environ, **more}


def test_a_session_answers_one_after_another(folder: Path, tmp_path: Path) -> None:
    typed = (
        ".format csv\nSELECT ?l {\n  ?x a ug:Company ; skos:prefLabel ?l\n}\n\nSELECT ?x {\n  ?x ?y }}\n\n"
        "chairs union=碑林\n?谁是碑林区总工会主席\n.nonsense\n.format table\nASK { ?x a ug:School }\n\n"
        "nosuch\n.quit\nASK {}\n"
    )
    done = subprocess.run(
        _command(folder), input=typed, capture_output=True, text=True, encoding="utf-8", env=_environment(tmp_path)
    )
    assert done.returncode == 0
    shown = done.stdout.splitlines()
    assert shown[1:5] == [
        "l",
        "西安云杉机械有限公司",
        "unionName,personName,title,former",
        "西安市碑林区总工会,高一鸣,主席,false",
    ]
    assert "高一鸣 · 主席" in shown and "     “碑林区总工会主席高一鸣”" in shown
    assert shown[-1] == "No."  # .format table, and nothing after .quit
    told = done.stderr.splitlines()
    assert told[0] == "  2 │   ?x ?y }}" and told[1].strip() == "▲"
    assert told[2].startswith("Error: line 2, column ")
    assert told[3] == "no such command: .nonsense; .help lists them"
    assert told[4].startswith("Error: no ready question and no file 'nosuch'")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_names_are_completed_and_remembered(folder: Path, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    environment = {**_environment(tmp_path), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = _command(folder)
    child = pexpect.spawn(command[0], command[1:], env=environment, encoding="utf-8", timeout=30, dimensions=(40, 120))
    child.expect("sparql>")
    child.send('SELECT ?x { ?x skos:prefLabel "西安市总\t')
    child.expect("@zh")
    child.send(" }\r\r")
    child.expect("1 row")
    child.sendline(".quit")
    child.expect(pexpect.EOF)
    assert '+SELECT ?x { ?x skos:prefLabel "西安市总工会"@zh }' in (
        (tmp_path / "uniongraph" / "history").read_text(encoding="utf-8")
    )


def test_what_can_be_typed_next(folder: Path) -> None:
    words = QueryWords(open_store(folder), load_schema(), ["chairs"])
    after = {text: [word for word, _ in words.after(text)] for text in ("cha", "SEL", "{ ?x ug:TradeU", "{ ?x a Trade")}
    assert after == {
        "cha": ["chairs"], "SEL": ["SELECT"], "{ ?x ug:TradeU": ["ug:TradeUnion"], "{ ?x a Trade": ["ug:TradeUnion"],
    }  # fmt: skip
    assert "skos:prefLabel" in [word for word, _ in words.after("{ ?x sko")]  # used in the graph, not of the ontology
    assert list(words.after('"西安市总')) == [('西安市总工会"@zh', "西安市总")]
    assert (f"<{CITY_UNION.iri}>", "西安市总") in list(words.after("{ 西安市总"))
    assert list(words.after("{ ?x")) == [] and list(words.after("")) == []


def test_a_query_ends_with_an_empty_line() -> None:
    assert not complete_query("SELECT ?x {") and not complete_query("# who\nselect ?x { ?x ?y ?z }")
    assert complete_query("SELECT ?x { ?x ?y ?z }\n")
    assert complete_query("chairs union=碑林") and complete_query("?谁是主席") and complete_query("")


def test_without_a_place_for_it_there_is_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert history_file() is None
