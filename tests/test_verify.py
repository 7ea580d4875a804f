"""A build is what it was, and its quotes stand where they should; whatever was touched afterwards is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from knowledge import PAGE, TEXT, knowledge
from uniongraph.cli import make_app
from uniongraph.export import write_build
from uniongraph.schema import Schema
from uniongraph.verify import Verification, VerifyError, verify


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """The folder with the page; a copy lies elsewhere."""
    path = tmp_path / "版面" / PAGE.id
    path.parent.mkdir(parents=True)
    path.write_bytes(TEXT.encode())
    return tmp_path / "版面"


@pytest.fixture
def out(tmp_path: Path, tiny_schema: Schema) -> Path:
    known = knowledge()
    write_build(
        replace(known, pages=tuple(p for p in known.pages if p.page.text)), tiny_schema, tmp_path / "图", timings={}
    )
    return tmp_path / "图"


def found(verification: Verification) -> set[tuple[str, str]]:
    return {(finding.code, finding.what) for finding in verification.findings}


def sign(out: Path) -> None:
    """Makes the report name the files as they are now, as somebody would who wants a change to stay unseen."""
    from hashlib import sha256

    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    report["outputs"] = {name: sha256((out / name).read_bytes()).hexdigest() for name in report["outputs"]}
    (out / "report.json").write_text(json.dumps(report), encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_build_that_nobody_touched_holds(out: Path, pages: Path) -> None:
    verification = verify(out, [pages])
    assert verification.holds
    assert (verification.files, verification.pages, verification.quotes, verification.facts) == (9, 1, 8, 6)


@pytest.mark.parametrize("given", ["版面", "版面/2024/*.txt", "版面/2024"])
def test_pages_are_found_by_what_the_build_was_given_or_by_their_folder(
    out: Path, pages: Path, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pages)
    assert verify(out).holds  # below the current folder
    monkeypatch.chdir(pages.parent)
    assert verify(out, [given]).holds is (given == "版面")  # the others give the page another id
    assert found(verify(out)) == {("page-missing", PAGE.id)}


def test_what_was_touched_in_the_folder_is_found(out: Path, pages: Path) -> None:
    change(out / "facts.csv", "高一鸣", "高二鸣")
    (out / "nodes.csv").unlink()
    (out / "more.txt").write_text("", encoding="utf-8")
    (out / "README.md").write_text("", encoding="utf-8")
    assert found(verify(out, [pages])) == {
        ("file-changed", "facts.csv"),
        ("file-missing", "nodes.csv"),
        ("file-foreign", "more.txt"),
    }


def test_a_page_that_was_changed_is_found(out: Path, pages: Path) -> None:
    change(pages / PAGE.id, "主席高一鸣", "副主席高一鸣")
    assert found(verify(out, [pages])) == {("page-changed", PAGE.id)}


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("evidence.ttl", '"碑林区总工会主席高一鸣"', '"碑林区总工会主席高二鸣"', "quote-differs"),
        ("evidence.ttl", "oa:start 5", "oa:start 6", "quote-differs"),
        ("evidence.ttl", "oa:end ", "oa:end -", "quote-differs"),
        ("evidence.ttl", "oa:exact", "rdfs:label", "no-place"),
        ("evidence.ttl", "oa:hasTarget", "oa:hasBody", "no-quote"),
        ("evidence.ttl", PAGE.checksum, "0" * 64, "page-differs"),
        ("graph.ttl", "ug:visits", "ug:operates", "fact-missing"),
        ("graph.ttl", "ug:visits", "ug:operates", "fact-unsaid"),
    ],
)
def test_a_change_is_found_even_where_the_report_was_changed_with_it(
    out: Path, pages: Path, file: str, old: str, new: str, code: str
) -> None:
    if old == "oa:start 5":
        old = next(line.strip() for line in (out / file).read_text(encoding="utf-8").splitlines() if "oa:start" in line)
        new = "oa:start 0 ;" if old.endswith(";") else "oa:start 0 ."
    change(out / file, old, new)
    sign(out)
    assert code in {finding.code for finding in verify(out, [pages]).findings}


@pytest.mark.parametrize("report", ["", "[]", '{"inputs": []}', None])
def test_where_there_is_no_report_there_is_nothing_to_verify(out: Path, report: str | None) -> None:
    (out / "report.json").unlink() if report is None else (out / "report.json").write_text(report, encoding="utf-8")
    with pytest.raises(VerifyError):
        verify(out)


def test_a_report_cannot_lead_out_of_the_folder(out: Path, pages: Path) -> None:
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    report["outputs"]["../版面/" + PAGE.id] = PAGE.checksum
    (out / "report.json").write_text(json.dumps(report), encoding="utf-8")
    assert ("file-missing", "../版面/" + PAGE.id) in found(verify(out, [pages]))


@pytest.mark.parametrize(
    ("lang", "good", "bad"),
    [
        ("en", "6 facts have 8 quotes, which stand on 1 pages", "a file was changed: facts.csv"),
        ("zh", "6 条事实的 8 条引文在 1 个版面上逐字相符", "文件已被改动: facts.csv"),
    ],
)
def test_the_command_says_it_in_both_languages(out: Path, pages: Path, lang: str, good: str, bad: str) -> None:
    run: Callable[[], object] = lambda: CliRunner().invoke(make_app(lang), ["verify", str(out), "--pages", str(pages)])  # noqa: E731
    done = run()
    assert (done.exit_code, good in done.output) == (0, True)  # type: ignore[attr-defined]
    change(out / "facts.csv", "高一鸣", "高二鸣")
    done = run()
    assert (done.exit_code, bad in done.output) == (1, True)  # type: ignore[attr-defined]
