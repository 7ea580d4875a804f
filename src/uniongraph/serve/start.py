"""Starts the server. Everything heavy is imported here and below, not with the package."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import replace

from uniongraph.serve.settings import ServeError, Settings

_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]*")  # b64token of RFC 6750: what a header, a cookie and a link carry unchanged


def serve(settings: Settings, ready: Callable[[str], None] = lambda url: None) -> None:
    """Serve a build until interrupted; ``ready`` is called with the address when it can be asked.

    Beyond loopback there is always an access token: the address holds it where one had to be made. Raises ServeError
    when the folder is no build's or the address cannot be had.
    """
    import uvicorn

    from uniongraph.serve.app import make_app
    from uniongraph.serve.site import Site

    if not settings.loopback and not settings.token:
        settings = replace(settings, token=secrets.token_urlsafe(24))
    if not _TOKEN.fullmatch(settings.token):
        raise ServeError("an access token is made of letters, digits and -._~+/= only")
    site = Site(settings)
    config = uvicorn.Config(
        make_app(site), host=settings.host, port=settings.port, log_level="warning", access_log=False,
        server_header=False, date_header=True, proxy_headers=False, limit_concurrency=1000, timeout_keep_alive=10,
        timeout_graceful_shutdown=5, ws="none", lifespan="on",
    )  # fmt: skip

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
            await super().startup(sockets)  # type: ignore[arg-type]
            if self.started:
                port = self.servers[0].sockets[0].getsockname()[1]
                ready(address(settings, port))

    try:
        Server(config).run()
    except SystemExit as error:  # uvicorn's way to say that the address is taken
        raise ServeError(
            "{host}:{port} cannot be listened on: choose another --port", host=settings.host, port=settings.port
        ) from error


def address(settings: Settings, port: int) -> str:
    """The address to open in a browser."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/" + (f"?token={settings.token}" if settings.token else "")
