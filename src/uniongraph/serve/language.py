"""Which language a reader is shown: what was chosen on a page, else what the browser asks for."""

from __future__ import annotations

from typing import Literal

from starlette.requests import Request

from uniongraph.serve.negotiate import parse_accept

Language = Literal["en", "zh"]
COOKIE = "uniongraph-language"


def language(request: Request) -> Language:
    """``?lang=`` of the address, the cookie that keeps an earlier choice, or the Accept-Language header."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if chosen in ("en", "zh"):
            return "zh" if chosen == "zh" else "en"
    header = request.headers.get("accept-language", "")
    # a language range made into a media range: zh-CN;q=0.9 becomes zh/x;q=0.9
    ranges = (f"{part.strip().replace('/', '')[:2]}/x;{part.partition(';')[2]}" for part in header.split(","))
    liked = parse_accept(",".join(ranges))
    weights = {name: max((r.quality for r in liked if r.media == f"{name}/x"), default=0.0) for name in ("en", "zh")}
    return "zh" if header and weights["zh"] > weights["en"] else "en"
