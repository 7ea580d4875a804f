"""Answers kept for those who ask the same again: the graph of a server does not change until its build is replaced.

Bounded in bytes, the least recently asked for going first. Left out: questions whose answer is another each time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import OrderedDict

from uniongraph.serve.frames import Message

KEPT_BYTES = 32 * 1024**2
LARGEST = 2 * 1024**2
"""Bytes of one answer that is worth keeping."""

Key = tuple[str, ...]
_PASSING = re.compile(r"(?<![\w:?$])(?:NOW|RAND|UUID|STRUUID|BNODE)(?!\w)|\\u", re.IGNORECASE)


def lasting(query: str) -> bool:
    """Whether a query has the same answer each time; in doubt not. An escape could write a name in another way."""
    return not _PASSING.search(query)


def entity_tag(key: Key) -> str:
    """The ETag of the answer to what a key asks for."""
    return f'"{hashlib.sha256(json.dumps(key).encode()).hexdigest()[:32]}"'


class Answers:
    """Answers by what was asked. The first part of a key is the digest of the store that gave the answer."""

    def __init__(self, most: int = KEPT_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Message] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key) -> Message | None:
        """The answer, where it was kept."""
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Key, answer: Message) -> None:
        """Keep an answer, where it is not too large, and let go of others until there is room."""
        if _size(key, answer) > min(LARGEST, self._most) or key in self._kept:
            return
        self._kept[key] = answer
        self._bytes += _size(key, answer)
        while self._bytes > self._most:
            self._bytes -= _size(*self._kept.popitem(last=False))

    def clear(self) -> None:
        """Let go of all."""
        self._kept.clear()
        self._bytes = 0


def _size(key: Key, answer: Message) -> int:
    return 4 * sum(map(len, key)) + len(answer[1]) + 500
