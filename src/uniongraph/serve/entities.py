"""Entity IRIs that resolve: 303 from the thing to a page about it or to data about it, as linked data asks.

``/id/TradeUnion/…`` stands for ``https://w3id.org/uniongraph/id/TradeUnion/…``. See "Cool URIs for the Semantic Web",
W3C Interest Group Note 2008.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from uniongraph.graph.terms import ID
from uniongraph.serve.faults import Fault
from uniongraph.serve.formats import BY_EXTENSION, rdf_media, with_charset
from uniongraph.serve.negotiate import wants_html
from uniongraph.serve.pages import about_page
from uniongraph.serve.site import Site

_NON_ASCII = re.compile(rb"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_IN_PATH = "/:@!$&'()*+,;=~-._%"


async def thing(request: Request) -> Response:
    """``/id/…``: where to read about it."""
    path = _local(request, "/id/")
    await _about(request.app.state.site, path)  # 404 where there is no such thing
    accept = ",".join(request.headers.getlist("accept")) or None
    media, weight = rdf_media(accept)
    if wants_html(accept, weight):
        place = f"/page/{quote(path, safe=_IN_PATH)}"
    elif media:
        extension = next(name for name, form in BY_EXTENSION.items() if form.media_type == media)
        place = f"/data/{quote(path, safe=_IN_PATH)}.{extension}"
    else:
        raise Fault("unacceptable")
    return RedirectResponse(place, 303, {"Vary": "Accept"})


async def page(request: Request) -> Response:
    """``/page/…``: what people read about a thing."""
    path = _local(request, "/page/")
    about = await _about(request.app.state.site, path)
    return about_page(request, about, quote(path, safe=_IN_PATH))


async def data(request: Request) -> Response:
    """``/data/….ttl`` and the other extensions: the triples about a thing."""
    site: Site = request.app.state.site
    path, _, extension = _local(request, "/data/").rpartition(".")
    if extension not in BY_EXTENSION:
        raise Fault("missing")
    limits = site.settings.limits
    header, content = await site.ask(
        {
            "job": "data", "iris": _iris(path), "rdf": BY_EXTENSION[extension].media_type,
            "rows": limits.rows, "bytes": limits.answer_bytes,
        },
        quick=True,
    )  # fmt: skip
    return Response(content, headers={"Content-Type": with_charset(header["media"])})


async def _about(site: Site, path: str) -> dict[str, object]:
    header, _ = await site.ask({"job": "about", "iris": _iris(path)}, quick=True)
    return header


def _local(request: Request, start: str) -> str:
    """The path after ``start`` as IRIs have it: what is not ASCII decoded, what is escaped otherwise left alone.

    See RFC 3987, 3.2. Raises Fault where the escapes are not UTF-8.
    """
    raw: bytes = request.scope["raw_path"].partition(b"?")[0]
    try:
        decoded = _NON_ASCII.sub(lambda found: bytes.fromhex(found.group().replace(b"%", b"").decode()), raw)
        return decoded.decode("utf-8").removeprefix(start)
    except UnicodeDecodeError:
        raise Fault("not-utf8") from None


def _iris(path: str) -> list[str]:
    """What an address may mean: the path as it stands, or without its escapes, as some clients escape too much."""
    found = [ID + path, ID + unquote(path)]
    return [iri for iri in dict.fromkeys(found) if not re.search(r'[\x00-\x20<>"{}|^`\\]', iri) and iri != ID]
