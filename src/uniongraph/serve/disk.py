"""A build's graph as a store on disk, made once, kept with the build and opened read-only by each worker.

It lies in the build's own folder under ``.store/``, by the checksum of what it was made from, so it goes when the
build is replaced and is never taken for another's. Where the folder cannot be written it is made elsewhere, for once.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uniongraph.graph.store import EVIDENCE, GRAPH, INFERENCE, PLACES, load_into
from uniongraph.graph.terms import UG
from uniongraph.serve.settings import ServeError

CACHE = ".store"
ABOUT = "about.json"
DATABASE = "db"
NAMES = "names.txt"
_LAYOUT = 2
"""Counted up when what lies in a store changes, so that one of an earlier version is made anew."""


@dataclass(frozen=True, slots=True)
class DiskStore:
    """A store on disk: its folder, the digest of its sources, what it holds, and whether it is only for this run."""

    folder: Path
    digest: str
    about: dict[str, Any]
    passing: bool = False


def stamp(folder: Path) -> tuple[tuple[str, int, int, int], ...]:
    """What changes when a build is replaced, at the cost of a few calls: sizes, times and inodes of its files."""
    found = []
    for name in (GRAPH, EVIDENCE, PLACES, INFERENCE):
        try:
            stat = (folder / name).stat()
        except OSError:
            continue
        found.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return tuple(found)


def digest(folder: Path) -> str:
    """Sixteen hexadecimal digits for the contents of a build's graph and the engine that reads the store."""
    import pyoxigraph

    found = hashlib.sha256(f"{_LAYOUT} {pyoxigraph.__version__}".encode())
    for name in (GRAPH, EVIDENCE, PLACES, INFERENCE):
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                found.update(f"\0{name}\0".encode() + hashlib.file_digest(file, "sha256").digest())
    return found.hexdigest()[:16]


def prepare_store(folder: Path) -> DiskStore:
    """The store of a build's folder, made if there is none yet.

    Raises ServeError when the folder is no build's or cannot be read as RDF.
    """
    if not (folder / GRAPH).is_file():
        raise ServeError("{folder} holds no {file}: give the output folder of a build", folder=folder, file=GRAPH)
    name = digest(folder)
    kept = folder / CACHE / name
    if found := _opened(kept, name):
        return found
    try:
        (folder / CACHE).mkdir(exist_ok=True)
        new = folder / CACHE / f"new-{secrets.token_hex(4)}"
        new.mkdir()
    except OSError:  # a read-only folder
        place = Path(tempfile.mkdtemp(prefix="uniongraph-"))
        return DiskStore(place, name, _fill(folder, place), passing=True)
    try:
        about = _fill(folder, new)
        new.rename(kept)
    except OSError:
        if found := _opened(kept, name):  # another server was faster
            return found
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return DiskStore(kept, name, about)


def _opened(folder: Path, name: str) -> DiskStore | None:
    try:
        return DiskStore(folder, name, json.loads((folder / ABOUT).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _fill(source: Path, target: Path) -> dict[str, Any]:
    """Load a build into a new database and write down what it holds."""
    from pyoxigraph import QuerySolutions, Store

    from uniongraph.serve.names import write_names

    store = Store(str(target / DATABASE))
    try:
        load_into(store, source)
    except SyntaxError as error:
        raise ServeError("{folder} cannot be read: {fault}; build it anew", folder=source, fault=error) from error
    store.flush()
    store.optimize()

    def counts(query: str) -> dict[str, int]:
        answer = store.query(query)
        assert isinstance(answer, QuerySolutions)
        return {row[0].value: int(row[1].value) for row in answer if row[0] is not None}

    about: dict[str, Any] = {
        "triples": len(store),
        "classes": counts(
            f"SELECT ?c (COUNT(*) AS ?n) {{ ?s a ?c FILTER STRSTARTS(STR(?c), '{UG}') }} "
            "GROUP BY ?c ORDER BY DESC(?n) ?c"
        ),
        "properties": counts("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY DESC(?n) ?p"),
    }
    write_names(store, target / NAMES)
    (target / ABOUT).write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
    return about


if __name__ == "__main__":  # the server makes a replaced build's store so, beside its own work
    try:
        made = prepare_store(Path(sys.argv[1]))
    except ServeError as fault:
        sys.exit(str(fault))
    json.dump([str(made.folder), made.digest, made.passing], sys.stdout)
