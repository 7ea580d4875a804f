"""Bytes to text: UTF-8, UTF-16 and GB18030, found out without being told."""

from __future__ import annotations

import re

from uniongraph.pages.unreadable import Refused

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_SAMPLE = 4096


def decode(data: bytes) -> tuple[str, str]:
    """The text as it stands in ``data``, without a byte order mark, and the encoding's name.

    UTF-8 is tried strictly; UTF-16 by its mark, or without one where every second byte tells it; then GB18030, which
    takes nearly anything. Raises :class:`Refused` for what is no text.
    """
    text, encoding = _decoded(data)
    if "\0" in text:
        raise Refused("page-binary")
    return text, encoding


def decode_html(data: bytes) -> str:
    """The text of an HTML file; what it declares counts where the bytes are not UTF-8 or UTF-16."""
    declared = _DECLARED.search(data[:_SAMPLE])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared.group(1).decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in ("gb2312", "gbk", "x-gbk") else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)[0]


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        names = ["utf-16"]
    elif b"\0" in data:
        names = [_unmarked(data)]
    else:
        names = ["utf-8-sig", "gb18030"]
    for name in names:
        try:
            return data.decode(name), name.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise Refused("page-encoding")


def _unmarked(data: bytes) -> str:
    """Which UTF-16 has no mark: read the right way round, most of it is Chinese."""
    sample = data[:_SAMPLE]
    for name in () if len(data) % 2 else ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, "ignore")
        words = sum("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in text)
        usual = sum("\u4e00" <= char <= "\u7fff" or char in "，。、：“”\u3000\r\n" for char in text)
        if words >= 0.5 * len(text) and usual >= 0.4 * len(text) and "\0" not in text:
            return name
    raise Refused("page-binary")
