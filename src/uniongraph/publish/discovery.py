"""Where a store takes what, worked out from the one address that a user knows.

Servers have their habits: Oxigraph, Fuseki, GraphDB and Virtuoso each put queries, updates and graphs at other paths.
Those that fit the address are asked a question that any store can answer; the first that answers it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import httpx

from uniongraph.publish.client import Addresses, Credentials, NoStore, PublishError, Store

_ENDS = ("query", "update", "store", "data", "sparql", "sparql-auth", "sparql-graph-crud-auth", "statements")


def find_store(
    client: httpx.Client, endpoint: str, credentials: Credentials, update: str | None, graph_store: str | None
) -> Store:
    """The store at ``endpoint``; ``update`` and ``graph_store``, where given, are taken for what they are said to be.

    Raises PublishError for what is no web address, for one with credentials in it (other users of a machine can read
    a command), and where no SPARQL is spoken.
    """
    for address in (endpoint, update, graph_store):
        if address is not None:
            _check(address)
    for candidate in _candidates(endpoint):
        graphs = candidate.graphs if graph_store is None else (graph_store,)
        store = Store(client, Addresses(candidate.query, update or candidate.update, graphs), credentials)
        try:
            if store.rows("SELECT (1 AS ?one) {}"):
                return store
        except NoStore:
            continue
    raise PublishError(
        "{address} answers no SPARQL queries: give the address of the store's query or update service", address=endpoint
    )


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
        httpx.URL(address)
    except (ValueError, httpx.InvalidURL):
        fits = False
    if not fits:
        raise PublishError("{address} is no web address: it begins with http:// or https://", address=address)
    if parts.username or parts.password:
        raise PublishError(
            "no credentials in an address, where others can read them: set UNIONGRAPH_STORE_USER and "
            "UNIONGRAPH_STORE_PASSWORD"
        )


def _candidates(endpoint: str) -> Iterator[Addresses]:
    parts = urlsplit(endpoint)
    path = parts.path.rstrip("/")
    above, _, last = path.rpartition("/")

    def at(path: str) -> str:
        return urlunsplit((parts.scheme, parts.netloc, path or "/", "", ""))

    if last == "statements":  # RDF4J and GraphDB: …/repositories/NAME/statements
        path, (above, _, last) = above, above.rpartition("/")
    if above.endswith("/repositories"):
        yield Addresses(at(path), at(f"{path}/statements"), (at(f"{path}/rdf-graphs/service"),))
    base = above if last in _ENDS else path
    if last in ("", "sparql", "sparql-auth", "sparql-graph-crud-auth"):  # Virtuoso, where changes need a name
        yield Addresses(at(f"{base}/sparql-auth"), at(f"{base}/sparql-auth"), (at(f"{base}/sparql-graph-crud-auth"),))
    # Oxigraph, and Fuseki's data sets
    yield Addresses(at(f"{base}/query"), at(f"{base}/update"), (at(f"{base}/store"), at(f"{base}/data")))
    yield Addresses(endpoint, endpoint)  # one address for all
