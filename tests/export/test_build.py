"""A build's folder: whole or not at all, and the same bytes whatever the order."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import uniongraph
from knowledge import FACTS, knowledge
from uniongraph.export import EvidenceError, OutputError, check_evidence, write_build
from uniongraph.records import Knowledge, Problem, Span
from uniongraph.schema import Schema

FILES = {
    "graph.ttl", "evidence.ttl", "inferred.ttl", "places.ttl", "graph.html", "facts.csv", "mentions.jsonl",
    "graph.graphml", "nodes.csv", "edges.csv", "report.json",
}  # fmt: skip


def _explorer(known: Knowledge, schema: Schema, path: Path) -> None:
    path.write_text(f"<p>{len(known.entities)}</p>", encoding="utf-8")


def _build(folder: Path, schema: Schema, known: Knowledge | None = None) -> None:
    write_build(known or knowledge(), schema, folder, timings={"read": 0.5}, explorer=_explorer)


def test_all_files_are_there_and_nothing_else(tmp_path: Path, tiny_schema: Schema) -> None:
    _build(tmp_path / "出" / "图", tiny_schema)
    assert {path.name for path in (tmp_path / "出" / "图").iterdir()} == FILES
    assert [path.name for path in (tmp_path / "出").iterdir()] == ["图"]


def test_the_order_of_what_is_given_does_not_show(tmp_path: Path, tiny_schema: Schema) -> None:
    _build(tmp_path / "a", tiny_schema)
    _build(tmp_path / "b", tiny_schema, knowledge(reverse=True))
    for name in FILES - {"report.json"}:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_the_hash_seed_does_not_show(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib; from knowledge import knowledge, write_ontology;"
        "from uniongraph.export import write_build;"
        "d = pathlib.Path(sys.argv[1]); write_build(knowledge(), write_ontology(d / 'o'), d / 'out', timings={})"
    )
    paths = [str(Path(__file__).parents[1]), str(Path(next(iter(uniongraph.__path__))).parent)]
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)}
        subprocess.run([sys.executable, "-c", program, str(tmp_path / seed)], env=environment, check=True)
    for name in FILES - {"report.json", "graph.html"}:
        assert (tmp_path / "1/out" / name).read_bytes() == (tmp_path / "2/out" / name).read_bytes(), name


def test_report_counts_and_checks(tmp_path: Path, tiny_schema: Schema) -> None:
    problem = Problem("no-article", "nothing to read", page="2024/白页.txt")
    _build(tmp_path / "out", tiny_schema, replace(knowledge(), problems=(problem,)))
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["counts"] | {"facts": 6, "evidence": 7, "articles": 2, "entities": 13} == report["counts"]
    assert report["classes"]["Person"] == 4
    assert report["predicates"]["holdsPost"] == 2
    assert report["problems"][0]["code"] == "no-article"
    assert report["timings"]["read"] == 0.5
    assert report["versions"]["ontology"] == "9.9"
    assert report["network"]["central"][0]["label"] == "西安市碑林区总工会"
    assert set(report["outputs"]) == FILES - {"report.json"}
    for name, checksum in report["outputs"].items():
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == checksum


@pytest.mark.parametrize("spans", [(Span("2024/西安 工人报#1.txt", 3, 9),), (Span("别的.txt", 0, 2),), ()])
def test_evidence_that_does_not_stand_there_stops_the_build(
    tmp_path: Path, tiny_schema: Schema, spans: tuple[Span, ...]
) -> None:
    wrong = replace(FACTS[0], evidence=(replace(FACTS[0].evidence[0], spans=spans),))
    with pytest.raises(EvidenceError, match="高一鸣"):
        _build(tmp_path / "out", tiny_schema, replace(knowledge(), facts=(*FACTS[1:], wrong)))
    assert not (tmp_path / "out").exists()


def test_exact_evidence_passes() -> None:
    check_evidence(knowledge())


def test_a_build_replaces_a_build_and_keeps_the_readme(tmp_path: Path, tiny_schema: Schema) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "README.md").write_text("说明", encoding="utf-8")
    _build(out, tiny_schema)
    (out / ".DS_Store").write_text("", encoding="utf-8")
    (out / "facts.csv").write_text("old", encoding="utf-8")
    _build(out, tiny_schema)
    assert {path.name for path in out.iterdir()} == FILES | {"README.md"}
    assert (out / "README.md").read_text(encoding="utf-8") == "说明"
    assert (out / "facts.csv").read_text(encoding="utf-8-sig").startswith("subject")


def test_a_file_is_no_output_folder(tmp_path: Path, tiny_schema: Schema) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        _build(tmp_path / "out", tiny_schema)


def test_a_build_that_fails_midway_keeps_the_old_one(tmp_path: Path, tiny_schema: Schema) -> None:
    _build(tmp_path / "out", tiny_schema)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def full_disk(known: Knowledge, schema: Schema, path: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_build(knowledge(), tiny_schema, tmp_path / "out", timings={}, explorer=full_disk)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_nothing_known_is_still_a_build(tmp_path: Path, tiny_schema: Schema) -> None:
    _build(tmp_path / "out", tiny_schema, Knowledge((), (), (), (), ()))
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
