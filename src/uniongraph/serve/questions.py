"""Ready questions on the web, for people who know no SPARQL: a form, and the answer as a table or a file."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from uniongraph.serve.faults import Fault
from uniongraph.serve.pages import ask_page, question_page
from uniongraph.serve.site import Site

_FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/sparql-results+json"}

_LONGEST = 200
"""How many characters of a question are read."""


async def ready_question(request: Request) -> Response:
    """``/questions/NAME?parameter=value&format=csv|json``. Raises Fault."""
    site: Site = request.app.state.site
    question = next((q for q in site.questions if q.name == request.path_params["name"]), None)
    if question is None:
        raise Fault("missing")
    known = {parameter.name for parameter in question.parameters}
    values = {name: value[:500] for name, value in request.query_params.items() if name in known and value}
    form = request.query_params.get("format", "")
    job = {"job": "ready", "question": question.name, "text": question.text, "values": values, "format": form}
    try:
        header, content = await site.ask({**job, "rows": site.settings.limits.rows})
    except Fault as fault:
        if form or fault.name != "parameter":
            raise
        return question_page(request, question, values, None, fault.detail)
    if form in _FORMATS:
        name = f"{question.name}.{form}"
        return Response(
            content,
            headers={"Content-Type": _FORMATS[form], "Content-Disposition": f'attachment; filename="{name}"'},
        )
    return question_page(request, question, values, header)


async def asked_in_chinese(request: Request) -> Response:
    """``/ask?q=…``: a question in Chinese, the query that it became, and the answer with its words. Raises Fault."""
    site: Site = request.app.state.site
    text = request.query_params.get("q", "").strip()[:_LONGEST]
    if not text:
        return ask_page(request, "", None)
    header, _ = await site.ask({"job": "ask", "text": text, "ontology": str(site.schema.folder)})
    if request.query_params.get("format") == "json":
        return JSONResponse(header)
    return ask_page(request, text, header)
