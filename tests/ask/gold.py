"""The sample pages as people read them (tests/samples/*.json), written as a build's graph.

Only what is certain in them counts. Entities of one class and first name are one, on whichever page they stand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from uniongraph.export import write_build
from uniongraph.records import (
    Article,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    LinkedCredit,
    Page,
    ReadPage,
    Sentence,
    Span,
    View,
)
from uniongraph.schema import Schema

SAMPLES = Path(__file__).parents[1] / "samples"
ID = "https://w3id.org/uniongraph/id/"

DATES = {
    "宝安区新就业形态劳动者劳动争议一站式调解室": ("founds", "2025-03-25", "3月25日"),
    "“油城杯”首届人工智能训练师技能大赛": ("organizes", "2023-11-28", "11月28日"),
    "广东顺腾智家电器股份有限公司": ("visits", "2025-03-18", "3月18日"),
}
"""Days that the pages give for what is done to these, with the words."""

READ = "（由人读出）"
"""The words of all other facts: the samples' own readings have none."""


def write_gold(folder: Path, schema: Schema) -> Path:
    """Write the graph of all sample pages."""
    entities: dict[str, Entity] = {}
    facts: dict[tuple[str, str, str, str], Fact] = {}
    pages: list[ReadPage] = []
    credits: list[LinkedCredit] = []
    for file in sorted(SAMPLES.glob("*.json")):
        sample = json.loads(file.read_text(encoding="utf-8"))
        iris: dict[str, str] = {}
        for found in sample["entities"]:
            label, cls = found["names"][0], _class(found, sample, schema)
            iris[found["id"]] = iri = f"{ID}{cls}/{label.strip('“”').replace(' ', '')}"
            had = entities.get(iri)
            names = {*found["names"][1:], *(had.names if had else ())} - {label}
            entities[iri] = Entity(iri, cls, had.label if had else label, tuple(sorted(names)))
        text = "\n".join([READ, *(words for _, _, words in DATES.values())])
        page = Page(f"{file.stem}.txt", text, file.stem)
        articles = []
        for number, found in enumerate(sample["articles"], 1):
            sentence = Sentence(f"{file.stem}/{number}", 0, 0, "body", View("", ()))
            headline = found["title"] or ""
            article = Article(f"{file.stem}/{number}", page.id, number, headline, (), (), (sentence,))
            articles.append(article)
            for role in ("author", "reporter", "photographer", "editor", "source"):
                for name in found[role]:
                    iri = next((e.iri for e in entities.values() if e.label == name), f"{ID}Person/{name}")
                    entities.setdefault(iri, Entity(iri, "Person", name))
                    credits.append(LinkedCredit(article.id, role, iri))  # type: ignore[arg-type]
        pages.append(ReadPage(page, tuple(articles)))
        for found in sample["facts"]:
            if found["optional"]:
                continue
            fact = Fact(
                iris[found["s"]], found["p"], iris[found["o"]], found.get("title", ""), bool(found.get("former")),
                _dated(entities[iris[found["o"]]].label, found["p"], articles[0].id, page),
            )  # fmt: skip
            facts[fact.subject, fact.predicate, fact.object, fact.title] = fact
    used = {iri for fact in facts.values() for iri in (fact.subject, fact.object)} | {c.entity for c in credits}
    kept = tuple(sorted(entity for entity in entities.values() if entity.iri in used or entity.cls == "Place"))
    known = Knowledge(tuple(pages), kept, tuple(facts[key] for key in sorted(facts)), (), tuple(dict.fromkeys(credits)))
    write_build(known, schema, folder, timings={})
    return folder


def _class(entity: Any, sample: Any, schema: Schema) -> str:
    """The first of an entity's classes that lets it stand where its facts have it."""
    types = {e["id"]: e["types"] for e in sample["entities"]}

    def stands(cls: str, fact: Any) -> bool:
        subjects = [cls] if fact["s"] == entity["id"] else types[fact["s"]]
        objects = [cls] if fact["o"] == entity["id"] else types[fact["o"]]
        return any(schema.allows(fact["p"], s, o) for s in subjects for o in objects)

    mine = [f for f in sample["facts"] if entity["id"] in (f["s"], f["o"]) and not f["optional"]]
    return next((cls for cls in entity["types"] if all(stands(cls, fact) for fact in mine)), entity["types"][0])


def _dated(label: str, predicate: str, article: str, page: Page) -> tuple[Evidence, ...]:
    dated, date, words = DATES.get(label, ("", "", ""))
    if dated != predicate:
        date, words = "", READ
    start = page.text.index(words)
    return (Evidence(article, (Span(page.id, start, start + len(words)),), (words,), "by-hand", 1.0, date=date),)
