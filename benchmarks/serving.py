"""What the benchmarks of the server share: a large invented build, and servers to start and end."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

ID = "https://w3id.org/uniongraph/id/"
FILES = ("graph.ttl", "evidence.ttl", "inferred.ttl", "places.ttl")
_NAMES = ("prefLabel", "altLabel", "headline")


def enlarge(source: Path, target: Path, triples: int) -> int:
    """A build of about so many triples: a small one again and again, everything but its places renamed each time."""
    target.mkdir(parents=True, exist_ok=True)
    small = {name: list(parse(path=str(source / name), format=RdfFormat.TURTLE)) for name in FILES}
    # what is said twice, and places, are there once however many copies there are
    copied = {quad.triple for name, quads in small.items() if name != "places.ttl" for quad in quads}
    copies = max(1, -(-(triples - len(small["places.ttl"])) // sum(_renamed(t, 0) != t for t in copied)))
    made = 0
    for name, quads in small.items():
        unique = {quad.triple: None for quad in quads}
        if name == "places.ttl":
            found = list(unique)
        else:
            found = list(dict.fromkeys(_renamed(t, number) for number in range(copies) for t in unique))
        with (target / name).open("wb") as file:  # N-Triples are Turtle, too
            serialize(found, file, RdfFormat.N_TRIPLES)
        made += len(found)
    return made


def _renamed(triple: Triple, number: int) -> Triple:
    def other(term: object) -> object:
        if isinstance(term, NamedNode) and term.value.startswith(ID) and not term.value.startswith(f"{ID}Place/"):
            path, _, fragment = term.value.partition("#")
            return NamedNode(f"{path}-{number}" + (f"#{fragment}" if fragment else ""))
        return term

    subject, target = other(triple.subject), other(triple.object)
    if isinstance(target, Literal) and triple.predicate.value.endswith(_NAMES) and subject != triple.subject:
        target = Literal(f"{target.value}{number}", language=target.language) if target.language else target
    return Triple(subject, triple.predicate, target)  # type: ignore[arg-type]


@contextmanager
def our_server(folder: Path, *options: str) -> Iterator[tuple[str, int]]:
    """``uniongraph serve``: its address and process id."""
    command = [sys.executable, "-m", "uniongraph", "serve", str(folder), "--port", "0", *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        if not found:
            raise SystemExit("the server did not start")
        yield found[0].rstrip("/"), process.pid
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def oxigraph_server(location: Path) -> Iterator[tuple[str, int]]:
    """``oxigraph serve-read-only`` of the package ``oxigraph`` from PyPI, on the same database."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve-read-only", "--location", str(location), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"{address}/query?query=ASK%7B%7D")
                break
            except OSError:
                time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(30)


def processor_seconds(pid: int) -> float:
    """What a process and its children, those that have ended among them, have taken of the processors."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ticks = 0
    for one, fields in ((str(pid), 4), *((child, 2) for child in children)):
        try:
            stat = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, stat[11 : 11 + fields]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """The resident memory of a process and its children, in MB: what is shared by processes is counted in shares."""
    pids = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    total = 0
    for one in pids:
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.MULTILINE)
        except OSError:
            continue
        total += int(found[1]) if found else 0
    return total / 1024
