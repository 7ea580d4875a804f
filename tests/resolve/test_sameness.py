"""Namesakes stay two, and one person named in two articles is one, whoever is counted first."""

from __future__ import annotations

from itertools import permutations

import pytest

from uniongraph.records import (
    Article,
    ArticleReading,
    Credit,
    Evidence,
    Mention,
    Page,
    ReadPage,
    Referent,
    Span,
    Statement,
)
from uniongraph.resolve import resolve
from uniongraph.schema import Schema, load_schema


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


class Writer:
    """Writes an article's reading: who is named, where each works, who is credited."""

    def __init__(self, page: str, number: int, home: str = "") -> None:
        self.page, self.id, self.home = page, f"{page}#{number}", home
        self.at = number * 1000
        self.referents: list[Referent] = []
        self.statements: list[Statement] = []
        self.credits: list[Credit] = []

    def span(self, text: str) -> Span:
        self.at += len(text)
        return Span(self.page, self.at - len(text), self.at)

    def named(self, cls: str, name: str, place: str = "", span: Span | None = None) -> str:
        span = span or self.span(name)
        mention = Mention(self.id, 0, 0, len(name), name, cls, "name", name, (span,))
        self.referents.append(
            Referent(f"{self.id}/{len(self.referents)}", self.id, cls, name, (name,), (mention,), place)
        )
        return self.referents[-1].id

    def works(self, person: str, body: str) -> None:
        evidence = Evidence(self.id, (self.span("任"),), ("任",), "test", 1.0)
        self.statements.append(Statement(person, "affiliatedWith", body, evidence))

    def credit(self, name: str) -> Span:
        self.credits.append(Credit("reporter", name, (self.span(name),)))
        return self.credits[-1].spans[0]

    def reading(self) -> ArticleReading:
        article = Article(self.id, self.page, 1, "", (), (), (), tuple(self.credits))
        return ArticleReading(article, tuple(self.referents), tuple(self.statements), (), self.home)


def people(writers: list[Writer], schema: Schema) -> list[str]:
    readings = [writer.reading() for writer in writers]
    pages = []
    for page in sorted({writer.page for writer in writers}):
        articles = tuple(r.article for r in readings if r.article.page == page)
        pages.append(ReadPage(Page(page, "", ""), articles))
    knowledge = resolve(pages, readings, schema)
    return sorted(entity.iri for entity in knowledge.entities if entity.cls == "Person")


def test_a_reporter_is_not_an_employee_of_the_same_name(schema: Schema) -> None:
    told, written = Writer("p.txt", 1), Writer("p.txt", 2)
    told.works(told.named("Person", "李伟"), told.named("TradeUnion", "响水县总工会", "320921"))
    written.named("Person", "李伟", span=written.credit("李伟"))
    assert len(people([told, written], schema)) == 2


def test_a_reporter_is_not_who_else_bears_the_name_in_the_article(schema: Schema) -> None:
    writer = Writer("p.txt", 1)
    writer.credit("李伟")
    writer.works(writer.named("Person", "李伟"), writer.named("TradeUnion", "响水县总工会", "320921"))
    assert len(people([writer], schema)) == 2


def test_two_posts_of_one_person_are_one_person_in_any_order(schema: Schema) -> None:
    def article(page: str, *bodies: str) -> Writer:
        writer = Writer(page, 1)
        person = writer.named("Person", "谷雨")
        for body in bodies:
            writer.works(person, writer.named("TradeUnion", body, ""))
        return writer

    made = [("a.txt", "海川厂工会"), ("b.txt", "海川厂工会", "盐城船联"), ("c.txt", "盐城船联")]
    found = {tuple(people([article(*m) for m in order], schema)) for order in permutations(made)}
    assert len(found) == 1
    assert len(next(iter(found))) == 1


def test_unemployed_namesakes_in_two_counties_stay_two(schema: Schema) -> None:
    writers = [Writer("p.txt", 1, "320921"), Writer("p.txt", 2, "320922")]
    for writer in writers:
        writer.named("Person", "李伟")
    assert len(people(writers, schema)) == 2


def test_a_short_company_name_means_the_long_one_on_other_pages_of_its_city(schema: Schema) -> None:
    long, short, elsewhere = Writer("a.txt", 1, "320921"), Writer("b.txt", 1, "320922"), Writer("c.txt", 1, "330106")
    long.named("Company", "江苏海川新材料有限公司", "320000")
    for writer in (long, short, elsewhere):
        writer.named("Company", "海川新材料")
    knowledge = resolve([], [w.reading() for w in (long, short, elsewhere)], schema)
    assert len(knowledge.entities) == 2
    assert [e.label for e in knowledge.entities if e.merged] == ["江苏海川新材料有限公司"]
