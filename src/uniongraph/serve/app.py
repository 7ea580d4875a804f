"""The routes of a served build."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from uniongraph.serve import entities, pages
from uniongraph.serve.faults import Fault, fault_answer
from uniongraph.serve.formats import rdf_media
from uniongraph.serve.graphstore import graph_store
from uniongraph.serve.guard import POLICY, Guard
from uniongraph.serve.negotiate import wants_html
from uniongraph.serve.protocol import endpoint
from uniongraph.serve.questions import asked_in_chinese, ready_question
from uniongraph.serve.site import Site

_EXPLORER = "graph.html"
_HERE = Path(__file__).parent / "static"
_STATIC = {
    "site.css": ("site.css", "text/css"),
    "editor.css": ("editor.css", "text/css"),
    "editor.js": ("editor.js", "text/javascript"),
    "views.js": ("views.js", "text/javascript"),
    "yasgui.min.css": ("vendor/yasgui.min.css", "text/css"),
    "yasgui.min.js": ("vendor/yasgui.min.js", "text/javascript"),
}
"""What is served of the package by name; nothing else can be asked for."""
_META_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"<>\r\n]{1,4000})">')
_COMPLETIONS = 30


def make_app(site: Site) -> Starlette:
    """The application over a site, which it opens and closes."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await site.open()
        try:
            yield
        finally:
            await site.close()

    any_method = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
    app = Starlette(
        routes=[
            Route("/", _sync(pages.home_page)),
            Route("/sparql", endpoint, methods=any_method),
            Route("/graphs", graph_store, methods=any_method),
            Route("/id/{path:path}", entities.thing),
            Route("/page/{path:path}", entities.page),
            Route("/data/{path:path}", entities.data),
            Route("/search", _search),
            Route("/complete", _complete),
            Route("/questions/{name}", ready_question),
            Route("/ask", asked_in_chinese),
            Route("/explorer", _explorer),
            Route("/ontology", _ontology),
            Route("/ontology.ttl", _ontology_turtle),
            Route("/files/{name}", _file),
            Route("/static/{name}", _static),
            Route("/health", _health),
        ],
        middleware=[Middleware(Guard, settings=site.settings)],
        exception_handlers={Fault: _failed, HTTPException: _not_found, ClientDisconnect: _gone},
        lifespan=lifespan,
    )
    app.state.site = site
    return app


def _sync(page: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def handler(request: Request) -> Response:
        return page(request)

    return handler


async def _failed(request: Request, error: Exception) -> Response:
    assert isinstance(error, Fault)
    return fault_answer(request, error, request.app.state.site.settings.limits)


async def _not_found(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    fault = Fault("method" if error.status_code == 405 else "missing", headers=error.headers)
    return fault_answer(request, fault, request.app.state.site.settings.limits)


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)  # nobody reads it


async def _search(request: Request) -> Response:
    text = request.query_params.get("q", "").strip()[:200]
    found = await _found(request, text, 100) if text else []
    return pages.search_page(request, text, found)


async def _complete(request: Request) -> Response:
    """Names for the editor: ``kind`` is entity, class or property; rows of IRI, label and class."""
    site: Site = request.app.state.site
    kind, text = request.query_params.get("kind", "entity"), request.query_params.get("text", "").strip()[:200]
    if kind == "entity":
        return JSONResponse(await _found(request, text, _COMPLETIONS) if text else [])
    counted = site.store.about["classes" if kind == "class" else "properties"]
    terms = {term.iri: term for term in (site.schema.classes if kind == "class" else site.schema.properties).values()}
    rows = []
    for iri in dict.fromkeys([*counted, *terms]):
        names = (iri, terms[iri].zh, terms[iri].en) if iri in terms else (iri,)
        if any(text.lower() in name.lower() for name in names):
            rows.append([iri, " · ".join(name for name in names[1:] if name), str(counted.get(iri, 0))])
    return JSONResponse(rows)


async def _found(request: Request, text: str, limit: int) -> list[list[str]]:
    header, _ = await request.app.state.site.ask({"job": "find", "text": text, "limit": limit}, quick=True)
    found: list[list[str]] = header["found"]
    return found


async def _explorer(request: Request) -> Response:
    """The build's explorer, under the policy that the file itself carries."""
    path: Path = request.app.state.site.settings.folder / _EXPLORER
    if not path.is_file():
        raise Fault("missing")
    with path.open("rb") as file:
        found = _META_POLICY.search(file.read(8192))
    policy = found[1].decode("latin-1").replace("&#39;", "'") + "; frame-ancestors 'none'" if found else POLICY
    return FileResponse(path, headers={"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy})


async def _ontology(request: Request) -> Response:
    accept = ",".join(request.headers.getlist("accept")) or None
    media, weight = rdf_media(accept)
    if media == "text/turtle" and not wants_html(accept, weight) and "text/turtle" in (accept or ""):
        return await _ontology_turtle(request)
    return pages.ontology_page(request)


async def _ontology_turtle(request: Request) -> Response:
    path = request.app.state.site.schema.folder / "uniongraph.ttl"
    return FileResponse(path, headers={"Content-Type": "text/turtle; charset=utf-8", "Vary": "Accept"})


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    path: Path = request.app.state.site.settings.folder / name
    if name not in pages.DOWNLOADS or not path.is_file():
        raise Fault("missing")
    return FileResponse(path, filename=name)


async def _static(request: Request) -> Response:
    if (found := _STATIC.get(request.path_params["name"])) is None:
        raise Fault("missing")
    name, media = found
    return FileResponse(_HERE / name, headers={"Content-Type": f"{media}; charset=utf-8", "Cache-Control": "no-cache"})


async def _health(request: Request) -> Response:
    site: Site = request.app.state.site
    state = site.pool.state()
    healthy = state["workers"] > 0
    return JSONResponse({"status": "ok" if healthy else "failing", **state}, 200 if healthy else 503)
