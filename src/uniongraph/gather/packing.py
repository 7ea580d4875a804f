"""What was made of a page, as bytes and back: MessagePack, checked against the records' types, compressed.

Nothing in such bytes can run, whoever wrote them. Left out: where they are kept.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

from uniongraph.reading import PageResult


class NotPacked(ValueError):
    """Bytes that are not what was made of a page, or a result that cannot be made into bytes."""


def pack(result: PageResult) -> bytes:
    """The bytes of a result. Raises NotPacked for one with a lone surrogate, which no UTF-8 can hold."""
    import msgspec

    try:
        return zlib.compress(msgspec.msgpack.encode(result), 1)
    except (UnicodeEncodeError, msgspec.MsgspecError) as error:
        raise NotPacked(str(error)) from error


def unpack(data: bytes) -> PageResult:
    """The result in these bytes. Raises NotPacked."""
    import msgspec

    try:
        result = _decoder().decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError, RecursionError, MemoryError) as error:
        raise NotPacked(str(error)) from error
    assert isinstance(result, PageResult)
    return result


def squeezed(text: str) -> bytes:
    """A text in few bytes, lone surrogates and all."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unsqueezed(data: bytes) -> bytes:
    """The bytes of a text that was squeezed, in UTF-8."""
    return zlib.decompress(data)


@cache
def _decoder() -> Any:
    import msgspec

    return msgspec.msgpack.Decoder(PageResult)
