"""Stand-ins for the stages, for tests of what joins them: small enough to see through."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from uniongraph.records import Article, ArticleReading, Entity, Fact, Knowledge, Page, Problem, ReadPage


@dataclass
class Stages:
    """What the stand-ins were called with, in order."""

    calls: list[str] = field(default_factory=list)
    written: list[Knowledge] = field(default_factory=list)
    fail: dict[str, Exception] = field(default_factory=dict)

    def load_schema(self, folder: Path | None = None) -> str:
        self.calls.append(f"schema {folder.name if folder else 'shipped'}")
        return "schema"

    @property
    def pages(self) -> Pages:
        """The stand-in for what reads pages."""
        return Pages(self)

    def read_articles(self, page: Page) -> ReadPage:
        """A line is an article; one with ？ in it is a problem."""
        self.calls.append(f"pages {page.id}")
        if "layout " + page.id in self.fail:
            raise self.fail["layout " + page.id]
        articles = tuple(
            Article(f"{page.id}#{number}", page.id, number, line, (), (), ())
            for number, line in enumerate(page.text.split())
        )
        odd = tuple(Problem("odd", f"{page.id}: odd line", page=page.id) for a in articles if "？" in a.headline)
        return ReadPage(page, articles, problems=odd)

    def read(self, page: ReadPage) -> tuple[ArticleReading, ...]:
        self.calls.append(f"extract {page.page.id}")
        if page.page.id in self.fail:
            raise self.fail[page.page.id]
        return tuple(ArticleReading(article, (), ()) for article in page.articles)

    def resolve(self, pages: Sequence[ReadPage], readings: Sequence[ArticleReading], schema: str) -> Knowledge:
        self.calls.append(f"resolve {len(pages)} {len(readings)}")
        headlines = sorted({reading.article.headline for reading in readings})
        entities = tuple(Entity(f"https://example.org/{name}", "TradeUnion", name) for name in headlines)
        first = entities[0].iri  # a hub: every other entity is located in it
        facts = tuple(Fact(entity.iri, "locatedIn", first) for entity in entities[1:])
        return Knowledge(tuple(pages), entities, facts, (), (), tuple(p for page in pages for p in page.problems))

    @contextmanager
    def claimed(self, folder: Path) -> Iterator[None]:
        self.calls.append("claim")
        if "claim" in self.fail:
            raise self.fail["claim"]
        yield

    def write_build(
        self,
        knowledge: Knowledge,
        schema: str,
        folder: Path,
        *,
        timings: Mapping[str, float],
        explorer: Callable[..., None],
    ) -> None:
        self.calls.append("write")
        self.written.append(knowledge)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "graph.ttl").write_text("".join(e.label + "\n" for e in knowledge.entities), encoding="utf-8")
        (folder / "report.json").write_text(json.dumps({"timings": sorted(timings)}), encoding="utf-8")
        explorer(knowledge, schema, folder / "graph.html")

    def write_explorer(self, knowledge: Knowledge, schema: str, path: Path) -> None:
        self.calls.append("explorer")
        path.write_text("<html></html>", encoding="utf-8")


@dataclass
class Pages:
    """Pages to articles."""

    stages: Stages

    def read(self, page: Page) -> ReadPage:
        """The page with its articles."""
        return self.stages.read_articles(page)


def put(monkeypatch: pytest.MonkeyPatch, module: str, name: str, value: Any) -> None:
    """Puts a stand-in where ``module`` has ``name``; the module, too, where there is none."""
    try:
        import_module(module)
    except ModuleNotFoundError:
        monkeypatch.setitem(sys.modules, module, ModuleType(module))
    monkeypatch.setattr(sys.modules[module], name, value, raising=False)


def put_stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    """Stand-ins for every stage that the pipeline joins."""
    stages = Stages()
    put(monkeypatch, "uniongraph.schema", "load_schema", stages.load_schema)
    put(monkeypatch, "uniongraph.pages", "PageReader", lambda schema: stages.pages)
    put(monkeypatch, "uniongraph.extract", "Extractor", lambda schema: stages)
    put(monkeypatch, "uniongraph.resolve", "resolve", stages.resolve)
    put(monkeypatch, "uniongraph.export", "claimed", stages.claimed)
    put(monkeypatch, "uniongraph.export", "write_build", stages.write_build)
    put(monkeypatch, "uniongraph.export.explorer", "write_explorer", stages.write_explorer)
    return stages
