"""Who a store is told that we are: a bearer token, or a name and a password in the form that the server asks for."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from uniongraph.publish.client import Credentials


def auth_for(credentials: Credentials) -> httpx.Auth | None:
    """How requests are signed; None where there are no credentials."""
    if credentials.token:
        return _Bearer(credentials.token)
    return _Password(credentials.user, credentials.password) if credentials.user else None


class _Bearer(httpx.Auth):
    """RFC 6750."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


class _Password(httpx.Auth):
    """Digest (RFC 7616) where the server offers it, which keeps the password to itself; else basic (RFC 7617).

    Nothing is sent before a server asks.
    """

    def __init__(self, user: str, password: str) -> None:
        self._digest = httpx.DigestAuth(user, password)
        self._basic = httpx.BasicAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            offered = response.headers.get("www-authenticate", "").lower()
            if response.status_code != 401 or not ("digest" in offered or "basic" in offered):
                return
            self._chosen = self._digest if "digest" in offered else self._basic
        yield from self._chosen.auth_flow(request)
