"""A reply to a question in Chinese as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from uniongraph.ask.answer import Reply


def reply_record(reply: Reply) -> dict[str, Any]:
    """The reply as plain values, with what follows from them: whether it is certain, how many answers, yes."""
    return {
        **asdict(reply),
        "certain": reply.certain,
        "count": len(reply.items) if reply.wants == "count" else None,
        "yes": bool(reply.items) or None if reply.wants == "yes" else None,
    }


def reply_json(reply: Reply) -> str:
    """The same as JSON."""
    return json.dumps(reply_record(reply), ensure_ascii=False, indent=2)
