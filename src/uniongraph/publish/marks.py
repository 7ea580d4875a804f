"""What a store knows of publications: a graph of marks beside the build's own.

Each graph that was published has the key of its build and its number of triples there, so that nothing else is ever
taken for it, let alone replaced; each staging graph has the chunks that have come. Marks are only added, and taken
away by graph or subject: the plainest updates, which every store takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from uniongraph.graph.store import INFERRED
from uniongraph.graph.terms import DCTERMS, SCHEMA, XSD
from uniongraph.publish.client import Store

VOID = "http://rdfs.org/ns/void#"
GRAPHS = INFERRED.value.rpartition("/")[0]
MARKS = f"{GRAPHS}/publications"
DEFAULT = f"{GRAPHS}/default"
"""What marks call the default graph, which has no name."""

KEY, TRIPLES, PUBLISHED = DCTERMS + "identifier", VOID + "triples", DCTERMS + "issued"
OF, REPLACES, SENT, STATUS = (
    DCTERMS + "isPartOf", DCTERMS + "replaces", DCTERMS + "hasPart", SCHEMA + "creativeWorkStatus",
)  # fmt: skip
MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a graph: the build's key, its triples, the publication it belongs to."""

    key: str = ""
    triples: int = 0
    of: str = ""


def marks(store: Store, graphs: Iterable[str]) -> Mapping[str, Mark]:
    """The mark of each of the graphs; an empty one where there is none."""
    found = {}
    for graph in graphs:
        rows = store.rows(f"SELECT ?p ?o {{ GRAPH <{MARKS}> {{ <{graph}> ?p ?o }} }}")
        said = {row["p"]: row["o"] for row in rows}
        found[graph] = Mark(said.get(KEY, ""), int(said.get(TRIPLES, "0")), said.get(OF, ""))
    return found


def sent(store: Store, staging: str) -> frozenset[int]:
    """The numbers of the chunks that a staging graph has."""
    rows = store.rows(f"SELECT ?n {{ GRAPH <{staging}/sent> {{ <{staging}> <{SENT}> ?n }} }}")
    return frozenset(int(row["n"]) for row in rows)


def add_sent(store: Store, staging: str, number: int) -> None:
    """Marks a chunk as sent."""
    store.update(f"INSERT DATA {{ GRAPH <{staging}/sent> {{ <{staging}> <{SENT}> {number} }} }}")


def aim(store: Store, staging: str, target: str) -> None:
    """Marks what a staging graph is to replace."""
    store.update(f"INSERT DATA {{ GRAPH <{MARKS}> {{ <{staging}> <{REPLACES}> <{target}> }} }}")


def abandoned(store: Store, target: str) -> list[str]:
    """Staging graphs that are still to replace a graph."""
    rows = store.rows(f"SELECT ?s {{ GRAPH <{MARKS}> {{ ?s <{REPLACES}> <{target}> }} }}")
    return sorted({row["s"] for row in rows})


def shows_all(store: Store, staging: str, *, may_write: bool) -> bool:
    """Whether a question that names no graph is answered from all: then the default graph can hold nothing apart.

    Tried with a triple that is put into a named graph and taken out again; with any that is there already where
    nothing may be written.
    """
    trial = f"{staging}/trial"
    if may_write:
        store.update(f"INSERT DATA {{ GRAPH <{MARKS}> {{ <{trial}> <{TRIPLES}> 0 }} }}")
        found = bool(store.rows(f"SELECT ?o {{ <{trial}> <{TRIPLES}> ?o }}"))
        store.update(forget(trial))
        return found
    sample = store.rows("SELECT ?s ?p { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?s)) } LIMIT 1")
    return bool(sample and store.rows(f"SELECT ?o {{ <{sample[0]['s']}> <{sample[0]['p']}> ?o }} LIMIT 1"))


def add_moving(store: Store, staging: str) -> None:
    """Marks that a staging graph is whole and on its way into place."""
    store.update(f'INSERT DATA {{ GRAPH <{MARKS}> {{ <{staging}> <{STATUS}> "{MOVING}" }} }}')


def moving(store: Store, target: str) -> frozenset[str]:
    """The staging graphs that were on their way into the place of a graph when they were interrupted."""
    rows = store.rows(f'SELECT ?s {{ GRAPH <{MARKS}> {{ ?s <{REPLACES}> <{target}> ; <{STATUS}> "{MOVING}" }} }}')
    return frozenset(row["s"] for row in rows)


def forget(subject: str) -> str:
    """The update that takes away what is marked of a graph."""
    return f"DELETE WHERE {{ GRAPH <{MARKS}> {{ <{subject}> ?p ?o }} }}"


def published(graphs: Mapping[str, int], key: str, of: str) -> str:
    """The update that marks graphs, with their numbers of triples, as published now."""
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    lines = "\n".join(
        f'<{graph}> <{KEY}> "{key}" ; <{TRIPLES}> {count} ; <{OF}> <{of}> ; <{PUBLISHED}> "{now}"^^<{XSD}dateTime> .'
        for graph, count in graphs.items()
    )
    return f"INSERT DATA {{ GRAPH <{MARKS}> {{\n{lines}\n}} }}"
