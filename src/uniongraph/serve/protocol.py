"""The SPARQL 1.1 Protocol for queries, and the service description (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from uniongraph.serve.cache import entity_tag, lasting
from uniongraph.serve.faults import Fault
from uniongraph.serve.formats import rdf_media, results_media, with_charset
from uniongraph.serve.frames import Message
from uniongraph.serve.graphs import GRAPHS
from uniongraph.serve.negotiate import wants_html
from uniongraph.serve.pages import editor_page
from uniongraph.serve.refusal import refusal
from uniongraph.serve.requests import Pairs, body, parameters, utf8, while_connected
from uniongraph.serve.service import describe_service
from uniongraph.serve.site import Site

ALLOW = {"Allow": "GET, HEAD, POST, OPTIONS"}
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


async def endpoint(request: Request) -> Response:
    """The answer to any request to ``/sparql``. Raises Fault."""
    site: Site = request.app.state.site
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=ALLOW)
    if request.method not in {"GET", "HEAD", "POST"}:
        raise Fault("method", headers=ALLOW)
    query, pairs = await (_posted(request, site) if request.method == "POST" else _asked(request))
    accept = ",".join(request.headers.getlist("accept")) or None
    results, liked = results_media(accept)
    rdf, liked_rdf = rdf_media(accept)
    if request.method != "POST" and wants_html(accept, max(liked, liked_rdf)):
        return editor_page(request)
    if query is None:
        if not rdf:
            raise Fault("unacceptable")
        return Response(describe_service(request, site, rdf), media_type=with_charset(rdf), headers={"Vary": "Accept"})
    return await _answer(request, site, query, pairs, results, rdf)


async def _asked(request: Request) -> tuple[str | None, Pairs]:
    """The query and the parameters of a GET; no query where its address has no parameter of the protocol."""
    pairs = parameters(request.scope["query_string"])
    names = {name for name, _ in pairs}
    if "update" in names:
        raise Fault("read-only")
    if "query" not in names and not names & {"default-graph-uri", "named-graph-uri"}:
        return None, pairs
    return _one_query(pairs), pairs


async def _posted(request: Request, site: Site) -> tuple[str, Pairs]:
    """The query and the parameters of a POST: a form, or the query as the body."""
    media, _, options = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if media == _UPDATE:
        raise Fault("read-only")
    if media not in (_FORM, _DIRECT):
        raise Fault("media")
    charset = options.lower().replace('"', "").replace(" ", "").partition("charset=")[2].partition(";")[0]
    if charset not in ("", "utf-8", "utf8"):
        raise Fault("not-utf8")
    content = await body(request, site.settings.limits)
    if media == _DIRECT:
        pairs = parameters(request.scope["query_string"])
        if any(name == "query" for name, _ in pairs):
            raise Fault("many-queries")
        return utf8(content), pairs
    pairs = parameters(content)
    if any(name == "update" for name, _ in pairs):
        raise Fault("read-only")
    return _one_query(pairs), pairs


def _one_query(pairs: Pairs) -> str:
    queries = [value for name, value in pairs if name == "query"]
    if not queries:
        raise Fault("no-query")
    if len(queries) > 1:
        raise Fault("many-queries")
    return queries[0]


async def _answer(request: Request, site: Site, query: str, pairs: Pairs, results: str, rdf: str) -> Response:
    if not results and not rdf:
        raise Fault("unacceptable")
    default = [value for name, value in pairs if name == "default-graph-uri"]
    named = [value for name, value in pairs if name == "named-graph-uri"]
    for iri in (*default, *named):
        if iri not in GRAPHS:
            raise Fault("no-graph", iri[:200])
    key = (site.store.digest, query, results, rdf, *default, "", *named)
    headers = {"Vary": "Accept"}
    if kept := lasting(query):
        if request.method != "POST":
            headers |= {"ETag": entity_tag(key), "Cache-Control": "no-cache"}
            if headers["ETag"] in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
        if found := site.answers.get(key):
            return _response(found, headers)
    if refused := refusal(query, GRAPHS, site.pool.isolated):
        raise Fault(refused.what.lower(), refused.iri[:200])
    limits = site.settings.limits
    answer = await while_connected(
        request,
        site.ask(
            {
                "job": "query", "query": query, "default": default, "named": named, "results": results, "rdf": rdf,
                "rows": limits.rows, "bytes": limits.answer_bytes,
            }
        ),
    )  # fmt: skip
    if kept and site.store.digest == key[0]:  # else the build was replaced meanwhile
        site.answers.keep(key, answer)
    return _response(answer, headers)


def _response(answer: Message, headers: dict[str, str]) -> Response:
    header, content = answer
    return Response(content, headers=headers | {"Content-Type": with_charset(header["media"])})
