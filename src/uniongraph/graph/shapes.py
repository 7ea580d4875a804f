"""Checks the Turtle files of a build against the shapes of the ontology (SHACL).

What a valid graph is stands in ``shapes.ttl``; here it is only run, and its findings are made into records.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from uniongraph.records import Severity

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SHACL = "http://www.w3.org/ns/shacl#"
_LABELS = (
    "http://www.w3.org/2004/02/skos/core#prefLabel", "https://schema.org/headline", "http://www.w3.org/ns/oa#exact",
)  # fmt: skip
SEVERITIES: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "info"}


@dataclass(frozen=True, slots=True, order=True)
class ShapeResult:
    """A finding: the node that it concerns, the property, and what should be, in Chinese and in English.

    ``focus`` and ``path`` are IRIs, and ``path`` is the IRIs of a longer path with " / " between them, "" where the
    finding concerns the node itself. A message is "" where the shape has none in that language. ``label`` is what the
    node is called, ``value`` what stands where something else should, both "" where there is nothing to tell.
    """

    focus: str
    path: str
    message_zh: str
    message_en: str
    severity: Severity
    label: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ShapeReport:
    """Whether the graph conforms, that is, no result is an error; ``results`` are sorted, each told once."""

    conforms: bool
    results: tuple[ShapeResult, ...]


def validate(graph_files: Sequence[Path], shapes: Path) -> ShapeReport:
    """Check the Turtle files, taken together, against the shapes of the file ``shapes``.

    Raises ModuleNotFoundError where pyshacl is not installed, OSError where a file cannot be read, and the parser's
    ValueError or SyntaxError where one is not Turtle.
    """
    try:
        import pyshacl
    except ModuleNotFoundError as error:
        if error.name != "pyshacl":
            raise
        raise ModuleNotFoundError(
            "checking a graph against its shapes needs the package pyshacl: pip install pyshacl", name="pyshacl"
        ) from error
    data = _parse(graph_files)
    # The graph is ours and thrown away afterwards, so pyshacl need not copy it.
    _, report, _ = pyshacl.validate(
        data, shacl_graph=_parse([shapes]), inference="none", inplace=True, do_owl_imports=False
    )
    results = tuple(sorted(set(_results(report, data))))
    return ShapeReport(all(result.severity != "error" for result in results), results)


def _parse(files: Sequence[Path]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for file in files:
        # rdflib reads bytes as UTF-8 and would take a path with "#" or "%" for an address.
        graph.parse(data=file.read_bytes(), format="turtle")
    return graph


def _results(report: Graph, data: Graph) -> list[ShapeResult]:
    from rdflib import Literal, URIRef

    results = []
    # What hangs on a result as its detail says the same again without the shape's words.
    for node in report.objects(None, URIRef(SHACL + "result")):
        messages: dict[str, str] = {}
        for message in sorted(report.objects(node, URIRef(SHACL + "resultMessage")), key=str):
            language = message.language if isinstance(message, Literal) else None
            messages.setdefault(language or "en", str(message))
        severity = str(report.value(node, URIRef(SHACL + "resultSeverity"))).removeprefix(SHACL)
        path = report.value(node, URIRef(SHACL + "resultPath"))
        focus, value = (report.value(node, URIRef(SHACL + name)) for name in ("focusNode", "value"))
        results.append(
            ShapeResult(
                focus=str(focus),
                path=" / ".join(_path_iris(report, path)) if path is not None else "",
                message_zh=messages.get("zh", ""),
                message_en=messages.get("en", ""),
                severity=SEVERITIES.get(severity, "error"),
                label=_label(data, focus),
                value="" if value is None or value == focus else str(value),
            )
        )
    return results


def _label(data: Graph, focus: Node | None) -> str:
    """What a node of the graph is called: an entity's name, an article's headline, the words of a quote."""
    from rdflib import URIRef

    found = (sorted(map(str, data.objects(focus, URIRef(iri)))) for iri in _LABELS)
    return next((labels[0] for labels in found if labels), "")


def _path_iris(report: Graph, path: Node) -> list[str]:
    """The properties of a SHACL path in reading order: of itself, or of its sequence, alternatives or repetition."""
    from rdflib import RDF, URIRef

    if isinstance(path, URIRef):
        return [str(path)]
    if (path, RDF.first, None) in report:
        return [iri for step in report.items(path) for iri in _path_iris(report, step)]
    return [iri for _, inner in sorted(report.predicate_objects(path)) for iri in _path_iris(report, inner)]
