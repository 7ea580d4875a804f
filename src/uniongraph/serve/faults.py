"""What goes wrong with a request, as an answer: a status code and a sentence in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from uniongraph.serve.language import language
from uniongraph.serve.settings import Limits
from uniongraph.serve.texts import FAULTS

_STATUS = {
    "no-query": 400, "many-queries": 400, "many-parameters": 400, "not-utf8": 400, "syntax": 400, "which-graph": 400,
    "parameter": 400, "depth": 400,
    "service": 403, "from": 403, "read-only": 403, "missing": 404, "no-graph": 404, "method": 405, "unacceptable": 406,
    "slow-request": 408, "rows": 413, "bytes": 413, "request": 413, "media": 415,
    "failed": 500, "died": 500, "memory": 500, "busy": 503, "slow": 504,
}  # fmt: skip


class Fault(Exception):
    """A request that gets no answer. ``name`` is one of those in ``texts.FAULTS``; ``detail`` fills its blank."""

    def __init__(self, name: str, detail: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(name)
        self.name = name
        self.detail = detail
        self.headers = dict(headers or {})


def fault_answer(request: Request, fault: Fault, limits: Limits) -> PlainTextResponse:
    """The answer to a request that failed."""
    texts = FAULTS[fault.name]
    text = texts[language(request) == "zh"].format(
        detail=fault.detail, seconds=f"{limits.seconds:g}", rows=limits.rows, memory=limits.memory_mb,
        answer=limits.answer_bytes // (1024 * 1024), request=limits.request_bytes // 1024,
    )  # fmt: skip
    headers = {"Vary": "Accept-Language", **fault.headers}
    if fault.name == "busy":
        headers["Retry-After"] = "5"
    return PlainTextResponse(text + "\n", _STATUS[fault.name], headers)
