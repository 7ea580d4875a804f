"""Who may ask, and what browsers may do with the answer: host, origin, token, and headers. Plain ASGI.

Loopback without a token is open to this machine, so a page of another site must not get there by way of the browser:
its Host must name this machine (DNS rebinding) and its Origin must be ours or one that was let in.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from uniongraph.serve.settings import LOOPBACK, Settings

COOKIE = "uniongraph-token"
_METHODS = "GET, HEAD, POST, OPTIONS"
_OPEN = {"/health"}  # it tells no more than that there is a server
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Guard:
    """The middleware around everything."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._token = settings.token.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        allowed = self._allowed(origin, headers.get("host", ""))

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(MutableHeaders(scope=message), origin if allowed else None)
            await send(message)

        answer = self._refused(scope, headers, origin, allowed)
        await (answer or self._app)(scope, receive, send_guarded)

    def _refused(self, scope: Scope, headers: Headers, origin: str | None, allowed: bool) -> Response | None:
        """The answer to a request that goes no further, or None."""
        if self._settings.loopback and not _names_this_machine(headers.get("host", "")):
            return PlainTextResponse("this server answers to localhost only\n", 421)
        if origin is not None and not allowed:
            return PlainTextResponse("pages of other sites may not ask here: see --origin\n", 403)
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            return Response(status_code=204)
        if not self._token or scope["path"] in _OPEN or self._knows_token(headers):
            return None
        return self._by_link(scope) or PlainTextResponse(
            "an access token is needed: Authorization: Bearer TOKEN\n",
            401,
            {"WWW-Authenticate": 'Bearer realm="uniongraph", Basic realm="uniongraph", charset="UTF-8"'},
        )

    def _allowed(self, origin: str | None, host: str) -> bool:
        """Whether a page of this origin may ask: our own, or one that was let in."""
        if origin is None or "*" in self._settings.origins or origin in self._settings.origins:
            return True
        return urlsplit(origin).netloc == host != ""

    def _knows_token(self, headers: Headers) -> bool:
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._same(value.strip())
        if scheme.lower() == "basic":
            try:
                return self._same(base64.b64decode(value, validate=True).decode().partition(":")[2])
            except (binascii.Error, ValueError):
                return False
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and self._same(cookie.value)

    def _by_link(self, scope: Scope) -> Response | None:
        """``?token=…`` of a link: kept as a cookie, and taken out of the address."""
        if scope["method"] not in {"GET", "HEAD"}:
            return None
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if not any(name == "token" and self._same(value) for name, value in pairs):
            return None
        rest = urlencode([pair for pair in pairs if pair[0] != "token"])
        path = "/" + scope.get("raw_path", b"/").decode("latin-1").partition("?")[0].lstrip("/\\")
        answer = Response(status_code=303, headers={"Location": path + (f"?{rest}" if rest else "")})
        answer.set_cookie(COOKIE, self._settings.token, httponly=True, samesite="lax", path="/")
        return answer

    def _same(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), self._token)

    def _add_headers(self, headers: MutableHeaders, origin: str | None) -> None:
        headers.setdefault("Content-Security-Policy", POLICY)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if self._settings.origins else "same-origin"
        if self._settings.origins:
            headers.add_vary_header("Origin")
        if origin is None:
            return
        headers["Access-Control-Allow-Origin"] = "*" if "*" in self._settings.origins else origin
        headers["Access-Control-Allow-Methods"] = _METHODS
        headers["Access-Control-Allow-Headers"] = "Accept, Authorization, Content-Type"
        headers["Access-Control-Expose-Headers"] = "Allow, Content-Type, Location, Retry-After"
        headers["Access-Control-Max-Age"] = "600"


def _names_this_machine(host: str) -> bool:
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return name.lower() in LOOPBACK
