"""Messages between the server and its workers over pipes: a JSON header and a body of bytes, each with its length."""

from __future__ import annotations

import asyncio
import json
import struct
from typing import Any, BinaryIO

_LENGTHS = struct.Struct(">II")
Message = tuple[dict[str, Any], bytes]


def pack(header: dict[str, Any], body: bytes = b"") -> bytes:
    """The bytes of a message."""
    head = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return _LENGTHS.pack(len(head), len(body)) + head + body


def read(stream: BinaryIO) -> Message | None:
    """The next message, or None where the other side is gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    content = stream.read(head + body)
    if len(content) < head + body:
        return None
    return json.loads(content[:head]), content[head:]


async def receive(stream: asyncio.StreamReader) -> Message:
    """The same for a stream of asyncio. Raises asyncio.IncompleteReadError where the other side is gone."""
    head, body = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    header = json.loads(await stream.readexactly(head))
    return header, await stream.readexactly(body) if body else b""
