"""Requests to one store: SPARQL 1.1 Query and Update, and the Graph Store Protocol; and what went wrong in plain words.

Requests that may be made again without harm are made again when the server is busy or the line breaks. Every request
here may be: adding triples twice adds them once.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

import httpx

from uniongraph import __version__
from uniongraph.errors import Told
from uniongraph.publish.auth import auth_for

_RESULTS = "application/sparql-results+json"
_BUSY = frozenset({429, 502, 503, 504})
_NOT_HERE = frozenset({404, 405, 410, 415, 501})
"""What a server answers where it has no Graph Store Protocol."""

_SAID = 300
"""Characters of what a server says that are passed on."""


class PublishError(Told, RuntimeError):
    """A store cannot be reached, refuses, or is not as it should be; the message says what is left and what to do."""


class NoStore(Exception):
    """There is no SPARQL service at this address."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A ``token``, or else a ``user`` with a ``password``; nothing where a store asks for nothing."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @property
    def given(self) -> bool:
        """Whether there are any."""
        return bool(self.token or self.user)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a store takes queries and updates; ``graphs`` are the places where it may take graphs, to be tried."""

    query: str
    update: str
    graphs: tuple[str, ...] = ()


@contextmanager
def connection(credentials: Credentials, seconds: float) -> Iterator[httpx.Client]:
    """A client for requests that may take ``seconds``. Redirects are not followed: credentials stay where they go."""
    timeout = httpx.Timeout(seconds, connect=min(10.0, seconds))
    headers = {"User-Agent": f"uniongraph/{__version__}"}
    with httpx.Client(auth=auth_for(credentials), timeout=timeout, headers=headers) as client:
        yield client


class Store:
    """A store at its addresses."""

    def __init__(
        self, client: httpx.Client, addresses: Addresses, credentials: Credentials, waits: tuple[float, ...] = (1, 2, 4)
    ) -> None:
        self.addresses = addresses
        self._client = client
        self._credentials = credentials
        self._waits = waits

    def rows(self, query: str) -> list[Mapping[str, str]]:
        """The answer to a SELECT, the terms as their plain text. Raises NoStore where no SPARQL is spoken."""
        headers = {"Accept": _RESULTS}
        response = self._sent("POST", self.addresses.query, data={"query": query}, headers=headers)
        if response.status_code in _NOT_HERE | {400, 406}:
            raise NoStore
        self._check(response, self.addresses.query)
        try:
            found = response.json()["results"]["bindings"]
            return [{name: term["value"] for name, term in row.items()} for row in found]
        except (ValueError, LookupError, TypeError, AttributeError):
            raise NoStore from None

    def update(self, text: str) -> None:
        """One SPARQL Update request."""
        headers = {"Content-Type": "application/sparql-update; charset=utf-8", "Accept": "*/*"}
        response = self._sent("POST", self.addresses.update, content=text.encode("utf-8"), headers=headers)
        self._check(response, self.addresses.update)

    def add(self, graph: str, ntriples: bytes) -> None:
        """Adds triples to a graph ("": the default one), by the Graph Store Protocol, else by updates."""
        while self.addresses.graphs:
            address = self.addresses.graphs[0]
            response = self._sent(
                "POST",
                f"{address}?graph={quote(graph, safe='')}" if graph else f"{address}?default",
                content=ntriples,
                headers={"Content-Type": "application/n-triples", "Accept": "*/*"},
            )
            if response.status_code not in _NOT_HERE:
                self._check(response, address)
                return
            self.addresses = replace(self.addresses, graphs=self.addresses.graphs[1:])
        triples = ntriples.decode("utf-8")
        self.update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}" if graph else f"INSERT DATA {{\n{triples}}}")

    def _sent(self, method: str, address: str, **parts: Any) -> httpx.Response:
        """A response, after as many tries as there are waits where the server is busy or the line breaks."""
        for wait in (*self._waits, None):
            try:
                response = self._client.request(method, address, **parts)
            except httpx.TransportError as error:
                reset = isinstance(error, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError)
                if wait is None or not reset:
                    raise _unreached(address, error) from None
            else:
                if wait is None or response.status_code not in _BUSY:
                    return response
            time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _check(self, response: httpx.Response, address: str) -> None:
        status = response.status_code
        if response.is_success:
            return
        if status == 401 and not self._credentials.given:
            raise PublishError(
                "{address} wants to know who asks: set UNIONGRAPH_STORE_USER and UNIONGRAPH_STORE_PASSWORD, "
                "or UNIONGRAPH_STORE_TOKEN",
                address=address,
            )
        if status == 401:
            raise PublishError("{address} does not take these credentials: check them", address=address)
        if status == 403:
            raise PublishError("{address} does not allow this: it takes no changes, or not yours", address=address)
        if response.is_redirect:
            location = response.headers.get("location", "")
            raise PublishError("{address} has moved to {location}: give that", address=address, location=location)
        raise PublishError(
            "{address} answered {status}: {said}", address=address, status=status, said=_words(response) or "-"
        )


def _unreached(address: str, error: httpx.TransportError) -> PublishError:
    if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout | httpx.PoolTimeout):
        return PublishError("{address} took too long: give it more time with --timeout", address=address)
    reason = str(error) or type(error).__name__
    return PublishError("{address} cannot be reached: {reason}", address=address, reason=reason)


def _words(response: httpx.Response) -> str:
    """What a server says of a failure, on one line, and not its whole page."""
    if "html" in response.headers.get("content-type", ""):
        return response.reason_phrase
    return " ".join(response.text.split())[:_SAID]
