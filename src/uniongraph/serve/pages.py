"""The HTML pages, in English and Chinese: home, search, things, ready questions, ontology, editor. No script but the
editor's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse

from uniongraph.graph.terms import ID, PREFIXES, UG
from uniongraph.serve.guard import POLICY
from uniongraph.serve.language import COOKIE, language
from uniongraph.serve.texts import PAGES

if TYPE_CHECKING:
    from jinja2 import Environment

    from uniongraph.ask.questions import Question

_SAFE = "/:@!$&'()*+,;=~-._%#"
_RESIZER_STYLE = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style element that the editor's table makes; a test fails when another version changes it."""
_SHOWN = 500
"""How many rows of an answer a page shows."""
DOWNLOADS = (
    "graph.ttl", "evidence.ttl", "inferred.ttl", "places.ttl", "facts.csv", "mentions.jsonl", "graph.graphml",
    "nodes.csv", "edges.csv", "report.json",
)  # fmt: skip


def home_page(request: Request) -> HTMLResponse:
    """What there is, and where."""
    site = request.app.state.site
    classes = [
        (iri.removeprefix(UG), count)
        for iri, count in site.store.about["classes"].items()
        if iri.removeprefix(UG) in site.schema.classes
    ]
    files = [name for name in DOWNLOADS if (site.settings.folder / name).is_file()]
    return _page(request, "home.html.jinja", "home", classes=classes, files=files, triples=site.store.about["triples"])


def search_page(request: Request, text: str, found: list[list[str]]) -> HTMLResponse:
    """Entities by name: rows of IRI, label and class."""
    return _page(request, "search.html.jinja", "find", text=text, found=found)


def about_page(request: Request, about: Mapping[str, Any], path: str) -> HTMLResponse:
    """A thing; ``path`` is its own, escaped, for the links to its data."""
    return _page(request, "about.html.jinja", "", heading=about["label"], about=about, path=path)


def question_page(
    request: Request, question: Question, values: Mapping[str, str], answer: Mapping[str, Any] | None, wrong: str = ""
) -> HTMLResponse:
    """A ready question with its answer: columns and rows of cells, a truth value, or Turtle."""
    zh = language(request) == "zh"
    return _page(
        request, "question.html.jinja", "", heading=question.title_zh if zh else question.title_en, question=question,
        values=values, answer=answer, shown=_SHOWN, wrong=wrong,
    )  # fmt: skip


def ask_page(request: Request, text: str, reply: Mapping[str, Any] | None) -> HTMLResponse:
    """A question in Chinese and what became of it."""
    return _page(request, "ask.html.jinja", "ask-title", question=text, reply=reply, shown=_SHOWN)


def ontology_page(request: Request) -> HTMLResponse:
    """The ontology's classes and properties."""
    schema = request.app.state.site.schema
    return _page(request, "ontology.html.jinja", "ontology", classes=schema.classes, properties=schema.properties)


def editor_page(request: Request) -> HTMLResponse:
    """The SPARQL editor."""
    site = request.app.state.site
    zh = language(request) == "zh"
    config = {
        "language": "zh" if zh else "en",
        "prefixes": PREFIXES,
        "instances": ID,
        "questions": [
            {"name": q.name, "title": q.title_zh if zh else q.title_en, "text": q.text} for q in site.questions
        ],
        "texts": {name: PAGES[name][zh] for name in ("choose-question", "share", "shared")},
    }
    answer = _page(request, "editor.html.jinja", "sparql", config=config)
    answer.headers["Content-Security-Policy"] = POLICY.replace("style-src 'self'", f"style-src 'self' {_RESIZER_STYLE}")
    return answer


def link(iri: str) -> str:
    """Where a thing or a term is to be read of: here where it is ours, else its own address."""
    if iri.startswith(ID):
        return "/id/" + quote(iri.removeprefix(ID), safe=_SAFE)
    if iri.startswith(UG):
        return "/ontology#" + quote(iri.removeprefix(UG), safe="")
    return iri if iri.startswith(("http://", "https://")) else ""


def _page(request: Request, template: str, title: str, **content: Any) -> HTMLResponse:
    site = request.app.state.site
    lang = language(request)
    zh = lang == "zh"

    def say(name: str, **blanks: object) -> str:
        return PAGES[name][zh].format(**blanks)

    def term(name: str) -> str:
        """The label of a class or property by its local name or IRI."""
        local = name.rpartition("#")[2].rpartition("/")[2]
        found = site.schema.classes.get(local) or site.schema.properties.get(local)
        return (found.zh if zh else found.en) or found.name if found else local

    html = (
        _environment()
        .get_template(template)
        .render(
            lang=lang, zh=zh, say=say, notes=PAGES, term=term, link=link, title=title, here=request.url.path, site=site,
            other=_other_language(request, "en" if zh else "zh"), **content,
        )
    )  # fmt: skip
    answer = HTMLResponse(html, headers={"Vary": "Accept, Accept-Language, Cookie"})
    if request.query_params.get("lang") in ("en", "zh"):
        answer.set_cookie(COOKIE, lang, httponly=True, samesite="lax", path="/")
    return answer


def _other_language(request: Request, lang: str) -> str:
    return str(request.url.include_query_params(lang=lang).replace(scheme="", netloc=""))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["inert"] = _inert
    return environment


def _inert(value: object) -> str:
    """JSON for an attribute: autoescaping makes it inert."""
    return json.dumps(value, ensure_ascii=False)
