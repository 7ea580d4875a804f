"""The SPARQL 1.1 Graph Store HTTP Protocol, for reading (https://www.w3.org/TR/sparql11-http-rdf-update/).

A whole graph is written to a file beside the store once for each format, and served from there: a large one neither
holds up the questions nor fills the memory.
"""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path

from pyoxigraph import RdfFormat
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from uniongraph.serve.faults import Fault
from uniongraph.serve.formats import rdf_media, with_charset
from uniongraph.serve.graphs import GRAPHS, INFERRED, STATED
from uniongraph.serve.requests import parameters
from uniongraph.serve.site import Site

ALLOW = {"Allow": "GET, HEAD, OPTIONS"}


async def graph_store(request: Request) -> Response:
    """``/graphs?default`` and ``/graphs?graph=IRI``. Raises Fault."""
    site: Site = request.app.state.site
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=ALLOW)
    if request.method not in {"GET", "HEAD"}:
        raise Fault("method", headers=ALLOW)
    graph = _graph(parameters(request.scope["query_string"]))
    media, _ = rdf_media(",".join(request.headers.getlist("accept")) or None)
    form = RdfFormat.from_media_type(media) if media else None
    if form is None:
        raise Fault("unacceptable")
    path = await _dumped(site, graph, form)
    name = f"{graph.rpartition('/')[2]}.{form.file_extension}"
    headers = {"Content-Type": with_charset(media), "Vary": "Accept", "Content-Disposition": f"inline; filename={name}"}
    return FileResponse(path, headers=headers)


def _graph(pairs: list[tuple[str, str]]) -> str:
    """The graph that is asked for: exactly one of ``default`` and ``graph``."""
    names = [value if name == "graph" else STATED for name, value in pairs if name in ("default", "graph")]
    if len(names) != 1:
        raise Fault("which-graph")
    if names[0] not in GRAPHS:
        raise Fault("no-graph", names[0][:200])
    return names[0]


async def _dumped(site: Site, graph: str, form: RdfFormat) -> Path:
    """The file of a graph in a format, made at the first request for it."""
    store = site.store
    name = f"{'inferred' if graph == INFERRED else 'stated'}.{form.file_extension}"
    path = store.folder / name
    lock = site.dumps.setdefault((store.digest, graph, form.file_extension), asyncio.Lock())
    async with lock:
        if path.is_file():
            return path
        new = store.folder / f"{name}.{secrets.token_hex(4)}"
        try:
            await site.ask(
                {
                    "job": "dump", "graph": graph, "rdf": form.media_type, "path": str(new),
                    "pretty": form in (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N3, RdfFormat.RDF_XML),
                },
                seconds=site.settings.limits.dump_seconds,
            )  # fmt: skip
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    return path
