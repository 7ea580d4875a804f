"""Data that a page carries: as JSON that no HTML parser reads anything into, or compressed and in base64.

Left out: what the data are.
"""

from __future__ import annotations

import base64
import gzip
import json
import re

_INERT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_SYSTEM = 9
"""Where a gzip header names the system that it was made on, which nothing of ours should depend on."""


def inert_json(value: object) -> str:
    """JSON that no HTML parser can read anything into: ``<``, ``>``, ``&``, U+2028/9 and lone surrogates escaped."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _INERT.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def packed(content: bytes) -> str:
    """Content compressed and in base64; the same text for the same content, wherever it is made."""
    found = bytearray(gzip.compress(content, 6, mtime=0))
    found[_SYSTEM] = 255
    return base64.b64encode(found).decode("ascii")


def element(identifier: str, text: str) -> str:
    """An element that carries ``text``, which is what :func:`packed` gave."""
    return f'<script type="application/gzip" id="{identifier}">{text}</script>'
