"""A build held against its own report and against the pages: are the files those that were written, and does each quote
stand on its page where the evidence says?

Nothing is taken from the program that made the build but the files: they are read anew, the pages as well.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from uniongraph.errors import Told
from uniongraph.graph.store import EVIDENCE, GRAPH
from uniongraph.graph.terms import OA, RDF, SCHEMA, clean
from uniongraph.pages.files import Source, list_files
from uniongraph.pages.loading import load_page
from uniongraph.pages.unreadable import UnreadablePage

REPORT = "report.json"
_IGNORED = frozenset({REPORT, "README.md", ".DS_Store", "Thumbs.db", "desktop.ini"})


class VerifyError(Told, ValueError):
    """There is nothing to verify: no build, or a report that is none."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that is not as it should be: ``code`` says what, ``what`` which file, page, or evidence."""

    code: str
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, how much of it, and what was found wrong."""

    files: int
    pages: int
    quotes: int
    facts: int
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.findings


@dataclass
class _Said:
    """The evidence of a build as its files have it."""

    page_ids: dict[str, str] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)
    targets: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    statements: set[str] = field(default_factory=set)


def verify(folder: str | Path, pages: Sequence[str | Path] = (), *, shipped: Path | None = None) -> Verification:
    """Checks the build in ``folder`` against its report and against the pages that it was made of.

    ``pages`` are what the build was given (files, folders, globs), or a folder that holds them; without any, pages are
    looked for below the current folder. ``shipped`` is one more folder to look in. Raises VerifyError when there is no
    build with a report in ``folder``, or its graph cannot be read.
    """
    folder = Path(folder)
    report = _report(folder)
    found = set(_files(folder, report["outputs"]))
    said, graph = _read(folder)
    places = [Path(given) for given in pages or ["."] if Path(given).is_dir()] + ([shipped] if shipped else [])
    texts, missing = _pages(report["inputs"], pages, places)
    found |= missing
    found |= {Finding("page-differs", page) for iri, page in said.page_ids.items() if _other(report, said, iri)}
    quotes = 0
    for statement in sorted(said.statements):
        targets = said.targets.get(statement, set())
        if not targets:
            found.add(Finding("no-quote", statement))
        for target in targets:
            quotes += 1
            if fault := _fault(said, target, texts):
                found.add(fault)
    stated = _stated(said)
    found |= set(_unsaid(stated, graph))
    return Verification(len(report["outputs"]), len(texts), quotes, len(stated), tuple(sorted(found)))


def _report(folder: Path) -> dict[str, Any]:
    try:
        report = json.loads((folder / REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise VerifyError("{folder} holds no build with a report.json: {reason}", folder=folder, reason=error) from None
    if not isinstance(report, dict) or not all(isinstance(report.get(key), dict) for key in ("inputs", "outputs")):
        raise VerifyError("the report.json in {folder} names no inputs and outputs", folder=folder)
    return report


def _files(folder: Path, outputs: dict[str, str]) -> Iterator[Finding]:
    """Files that are missing, changed, or not the build's."""
    for name, checksum in outputs.items():
        path = folder / name
        if Path(name).name != name or not path.is_file():
            yield Finding("file-missing", name)
        else:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != checksum:
                    yield Finding("file-changed", name)
    for path in folder.iterdir():
        if path.name not in outputs and path.name not in _IGNORED:
            yield Finding("file-foreign", path.name)


def _pages(
    inputs: dict[str, str], given: Iterable[str | Path], places: Iterable[Path]
) -> tuple[dict[str, str], set[Finding]]:
    """The text of each page of the report, by id; and those that are not found as they were."""
    sources = {clean(source.id): source for source in list_files(list(given))}
    texts: dict[str, str] = {}
    found: set[Finding] = set()
    for page, checksum in inputs.items():
        below = [Source(page, place / page) for place in places if (place / page).is_file()]
        code = "page-missing"
        for source in ([sources[page]] if page in sources else []) + below:
            try:
                read = load_page(source)
            except UnreadablePage:
                continue
            if read.checksum == checksum:
                texts[page] = read.text
                break
            code = "page-changed"
        if page not in texts:
            found.add(Finding(code, page))
    return texts, found


def _read(folder: Path) -> tuple[_Said, set[tuple[str, str, str]]]:
    """The evidence, and the triples of the graph, their terms as in N-Triples."""
    said = _Said()
    pieces: dict[str, dict[str, str]] = defaultdict(dict)
    try:
        for quad in parse(path=folder / EVIDENCE, format=RdfFormat.TURTLE):
            _take(said, pieces, quad.triple)
        triples = (quad.triple for quad in parse(path=folder / GRAPH, format=RdfFormat.TURTLE))
        graph = {(str(triple.subject), str(triple.predicate), str(triple.object)) for triple in triples}
    except (OSError, SyntaxError, ValueError) as error:
        raise VerifyError("the graph in {folder} cannot be read: {reason}", folder=folder, reason=error) from None
    said.statements = set(pieces)
    said.parts.update(pieces)
    return said, graph


def _take(said: _Said, pieces: dict[str, dict[str, str]], triple: Triple) -> None:
    subject, predicate, term = str(triple.subject), triple.predicate.value, triple.object
    value = term.value if isinstance(term, Literal | NamedNode) else str(term)
    if predicate in (RDF + "subject", RDF + "predicate", RDF + "object"):
        pieces[subject][predicate] = str(term)
    elif predicate in (OA + "hasTarget", OA + "hasSelector"):
        said.targets[subject].add(str(term))
    elif predicate in (OA + "hasSource", OA + "start", OA + "end", OA + "exact"):
        said.parts[subject][predicate] = value
    elif predicate == SCHEMA + "identifier":
        said.page_ids[triple.subject.value if isinstance(triple.subject, NamedNode) else subject] = value
    elif predicate == SCHEMA + "sha256":
        said.checksums[triple.subject.value if isinstance(triple.subject, NamedNode) else subject] = value


def _other(report: dict[str, Any], said: _Said, iri: str) -> bool:
    """Whether the evidence speaks of another page than the report."""
    checksum = said.checksums.get(iri)
    return checksum is not None and report["inputs"].get(said.page_ids[iri]) != checksum


def _fault(said: _Said, target: str, texts: dict[str, str]) -> Finding | None:
    """What is wrong with a place on a page, or None; a page that is missing is a finding of its own."""
    merged = dict(said.parts.get(target, {}))
    for selector in said.targets.get(target, ()):
        merged |= said.parts.get(selector, {})
    page = said.page_ids.get(merged.get(OA + "hasSource", ""))
    if page is None or not {OA + "start", OA + "end", OA + "exact"} <= merged.keys():
        return Finding("no-place", target)
    if page not in texts:
        return None
    text = texts[page]
    start, end = (int(merged[OA + name]) if merged[OA + name].isdecimal() else -1 for name in ("start", "end"))
    if not 0 <= start < end <= len(text) or clean(text[start:end]) != merged[OA + "exact"]:
        return Finding("quote-differs", f"{page}[{start}:{end}]")
    return None


def _stated(said: _Said) -> set[tuple[str, str, str]]:
    """The triples that the evidence is about."""
    names = (RDF + "subject", RDF + "predicate", RDF + "object")
    return {
        (part.get(names[0], ""), part.get(names[1], ""), part.get(names[2], ""))
        for part in (said.parts[statement] for statement in said.statements)
    }


def _unsaid(stated: set[tuple[str, str, str]], graph: set[tuple[str, str, str]]) -> Iterator[Finding]:
    """Evidence about triples that the graph has not, and facts of the graph that nothing says."""
    facts = {predicate for _, predicate, _ in stated}
    yield from (Finding("fact-missing", " ".join(triple)) for triple in stated - graph)
    yield from (Finding("fact-unsaid", " ".join(triple)) for triple in graph - stated if triple[1] in facts)
