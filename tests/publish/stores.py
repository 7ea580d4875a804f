"""Real SPARQL stores, started for the tests: the Oxigraph server from PyPI, and Virtuoso as Debian has it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

import uniongraph
from uniongraph.publish import Credentials

STATED = "https://w3id.org/uniongraph/graph/stated"
INFERRED = "https://w3id.org/uniongraph/graph/inferred"


@dataclass(frozen=True)
class Running:
    """A store that answers: what a user knows of it, and how its questions are asked."""

    kind: str
    endpoint: str
    query: str
    credentials: Credentials = field(default_factory=Credentials)
    dataset: Mapping[str, str] = field(default_factory=dict)

    @property
    def environ(self) -> dict[str, str]:
        """What publishing is told in its environment."""
        names = {"UNIONGRAPH_STORE_USER": self.credentials.user, "UNIONGRAPH_STORE_PASSWORD": self.credentials.password}
        return {name: value for name, value in names.items() if value}

    def rows(self, query: str, named: bool = False) -> list[dict[str, str]]:
        """The answer to a SELECT about what is stated, or about named graphs, asked as any client would."""
        auth = httpx.DigestAuth(self.credentials.user, self.credentials.password) if self.credentials.given else None
        response = httpx.post(
            self.query,
            data={"query": query, **({} if named else self.dataset)},
            headers={"Accept": "application/sparql-results+json"},
            auth=auth,
            timeout=60,
        )
        assert response.status_code == 200, response.text[:500]
        bindings = response.json()["results"]["bindings"]
        return [
            {name: plain(term["value"], term.get("datatype", "")) for name, term in row.items()} for row in bindings
        ]

    def count(self, graph: str = "") -> int:
        """The triples that are stated, or those of a named graph."""
        pattern = f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}" if graph else "{ ?s ?p ?o }"
        return int(self.rows(f"SELECT (COUNT(*) AS ?n) {pattern}", named=bool(graph))[0]["n"])

    def graphs(self) -> set[str]:
        """The named graphs of the project that hold anything."""
        found = self.rows(
            'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), "/uniongraph/")) }', named=True
        )
        return {row["g"].rpartition("/graph/")[2] for row in found}

    def update(self, text: str) -> None:
        """A change that somebody else makes."""
        auth = httpx.DigestAuth(self.credentials.user, self.credentials.password) if self.credentials.given else None
        address = self.query if self.credentials.given else self.query.replace("/query", "/update")
        headers = {"Content-Type": "application/sparql-update"}
        assert httpx.post(address, content=text.encode(), headers=headers, auth=auth, timeout=60).is_success


def plain(value: str, datatype: str) -> str:
    """A term as its text; false and true are 0 and 1, as Virtuoso has them, which knows only integers."""
    return {"false": "0", "true": "1"}.get(value, value) if datatype.endswith("#boolean") else value


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(command: list[str], address: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server's process, once it answers; it is ended with the block."""
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            for _ in range(600):
                assert process.poll() is None, log.read_text("utf-8", "replace")[-2000:]
                try:
                    httpx.get(address, timeout=5)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield process
        finally:
            process.kill()
            process.wait(30)


@contextmanager
def oxigraph(folder: Path, port: int | None = None) -> Iterator[tuple[Running, subprocess.Popen[bytes]]]:
    """An Oxigraph server with its data in ``folder``."""
    program = shutil.which("oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    assert program, "the package oxigraph brings the server"
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with started(command, address, folder / "server.log") as process:
        yield Running("oxigraph", address, f"{address}/query"), process


VIRTUOSO = shutil.which("virtuoso-t")

_SETTINGS = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[Running]:
    """A new Virtuoso with its data in ``folder``; changes need its administrator, by digest."""
    assert VIRTUOSO
    http = free_port()
    (folder / "virtuoso.ini").write_text(_SETTINGS.format(folder=folder, sql=free_port(), http=http), "utf-8")
    command = [VIRTUOSO, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    address = f"http://127.0.0.1:{http}"
    with started(command, f"{address}/sparql", folder / "server.log"):
        credentials = Credentials("dba", "dba")  # as it is when it is new
        yield Running("virtuoso", address, f"{address}/sparql-auth", credentials, {"default-graph-uri": STATED})


def command(*words: str | Path, **environ: str) -> subprocess.Popen[str]:
    """A running ``uniongraph`` with pipes, its environment without credentials but those that are given."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("UNIONGRAPH_STORE_")}
    source = str(Path(uniongraph.__file__).parents[1])
    environment = {**clean, "PYTHONPATH": source, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1", **environ}
    words = (sys.executable, "-m", "uniongraph", *words)
    return subprocess.Popen(
        [str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, encoding="utf-8"
    )


def multiset(rows: list[dict[str, str]], columns: tuple[str, ...]) -> Counter[tuple[str | None, ...]]:
    """Rows whatever their order."""
    return Counter(tuple(row.get(column) for column in columns) for row in rows)
