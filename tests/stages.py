"""Stand-ins for the stages that read pages, for tests of what joins them: small enough to see through."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from uniongraph.records import (
    Article,
    ArticleReading,
    Evidence,
    Mention,
    Page,
    Problem,
    ReadPage,
    Referent,
    Span,
    Statement,
)
from uniongraph.schema import Schema

HUB = "响水县总工会"


@dataclass
class Stages:
    """What the stand-ins were called with, in order."""

    schema: Schema
    calls: list[str] = field(default_factory=list)
    fail: dict[str, Exception] = field(default_factory=dict)

    def load_schema(self, folder: Path | None = None) -> Schema:
        self.calls.append(f"schema {folder.name if folder else 'shipped'}")
        return self.schema

    @property
    def pages(self) -> Pages:
        """The stand-in for what reads pages."""
        return Pages(self)

    def read(self, page: ReadPage) -> tuple[ArticleReading, ...]:
        """An article names the union that its headline is; after the hub, each works with the hub."""
        self.calls.append(f"extract {page.page.id}")
        if page.page.id in self.fail:
            raise self.fail[page.page.id]
        return tuple(self._reading(article) for article in page.articles)

    def _reading(self, article: Article) -> ArticleReading:
        spans = article.headline_spans

        def referent(number: int, name: str) -> Referent:
            mention = Mention(article.id, 0, 0, len(name), name, "TradeUnion", "name", name, spans)
            return Referent(f"{article.id}/{number}", article.id, "TradeUnion", name, (name,), (mention,))

        one, hub = referent(0, article.headline), referent(1, HUB)
        if article.headline == HUB:
            return ArticleReading(article, (one,), ())
        evidence = Evidence(article.id, spans, (article.headline,), "stand-in", 0.9)
        return ArticleReading(article, (one, hub), (Statement(one.id, "cooperatesWith", hub.id, evidence),))

    @contextmanager
    def claimed(self, folder: Path) -> Iterator[None]:
        self.calls.append("claim")
        if "claim" in self.fail:
            raise self.fail["claim"]
        yield

    def write_explorer(self, knowledge: object, schema: Schema, path: Path, *, ask: bool) -> None:
        self.calls.append("explorer")
        path.write_text("<html></html>", encoding="utf-8")


@dataclass
class Pages:
    """Pages to articles."""

    stages: Stages

    def read(self, page: Page) -> ReadPage:
        """A word is an article; one with ？ in it is a problem."""
        self.stages.calls.append(f"pages {page.id}")
        if "layout " + page.id in self.stages.fail:
            raise self.stages.fail["layout " + page.id]
        articles, at = [], 0
        for number, word in enumerate(page.text.split()):
            at = page.text.index(word, at)
            span = Span(page.id, at, at + len(word))
            articles.append(Article(f"{page.id}#{number}", page.id, number, word, (span,), (span,), ()))
            at += len(word)
        odd = tuple(Problem("odd", f"{page.id}: odd line", page=page.id) for a in articles if "？" in a.headline)
        return ReadPage(page, tuple(articles), problems=odd)


def put(monkeypatch: pytest.MonkeyPatch, module: str, name: str, value: Any) -> None:
    """Puts a stand-in where ``module`` has ``name``; the module, too, where there is none."""
    try:
        import_module(module)
    except ModuleNotFoundError:
        monkeypatch.setitem(sys.modules, module, ModuleType(module))
    monkeypatch.setattr(sys.modules[module], name, value, raising=False)


def put_stages(monkeypatch: pytest.MonkeyPatch, schema: Schema) -> Stages:
    """Stand-ins for every stage that reads pages, and for the explorer."""
    stages = Stages(schema)
    monkeypatch.setattr("uniongraph.schema.load_schema", stages.load_schema)
    monkeypatch.setattr("uniongraph.pages.PageReader", lambda schema: stages.pages)
    monkeypatch.setattr("uniongraph.extract.Extractor", lambda schema: stages)
    monkeypatch.setattr("uniongraph.export.claimed", stages.claimed)
    monkeypatch.setattr("uniongraph.export.explorer.write_explorer", stages.write_explorer)
    return stages
