"""What a request brings, within bounds: its parameters and its body, both strictly UTF-8."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from uniongraph.serve.faults import Fault
from uniongraph.serve.settings import Limits

Pairs = list[tuple[str, str]]
T = TypeVar("T")
_BODY_SECONDS = 30.0
_MOST_PARAMETERS = 200


def parameters(text: bytes) -> Pairs:
    """The pairs of a query string or form. Raises Fault."""
    try:
        return parse_qsl(text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise Fault("not-utf8") from None
    except ValueError:
        raise Fault("many-parameters") from None


async def body(request: Request, limits: Limits) -> bytes:
    """The body. Raises Fault where it is too large or too slow; what is too large is not read."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > limits.request_bytes:
        raise Fault("request", headers={"Connection": "close"})
    found = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                found += chunk
                if len(found) > limits.request_bytes:
                    raise Fault("request", headers={"Connection": "close"})
    except TimeoutError:
        raise Fault("slow-request", headers={"Connection": "close"}) from None
    return bytes(found)


def utf8(content: bytes) -> str:
    """The text of a body. Raises Fault."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Fault("not-utf8") from None


async def while_connected(request: Request, work: Awaitable[T]) -> T:
    """The result of work, which is given up when the client goes. Raises ClientDisconnect.

    To be awaited when the body is read: what comes after it is the end of the connection.
    """

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    task, watch = asyncio.ensure_future(work), asyncio.ensure_future(gone())
    try:
        await asyncio.wait({task, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        for pending in (task, watch):
            if not pending.done():
                pending.cancel()
                await asyncio.gather(pending, return_exceptions=True)
