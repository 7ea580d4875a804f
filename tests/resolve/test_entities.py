"""Facts with all the places that say them, in one order."""

from __future__ import annotations

from itertools import product

from uniongraph.records import Article, ArticleReading, Credit, Evidence, Page, ReadPage, Referent, Span, Statement
from uniongraph.resolve import resolve
from uniongraph.schema import load_schema


def test_evidence_of_one_place_has_one_order() -> None:
    page = Page("p.txt", "盐城市总工会走访海川公司", "0")
    article = Article("p.txt#1", "p.txt", 1, "", (), (Span("p.txt", 0, 12),), ())
    union = Referent("p.txt#1/1", article.id, "TradeUnion", "盐城市总工会", ("盐城市总工会",), ())
    firm = Referent("p.txt#1/2", article.id, "Company", "海川公司", ("海川公司",), ())
    said = [
        Evidence(article.id, (Span("p.txt", 0, 12),), (page.text,), "visit", confidence, announced, date)
        for announced, date, confidence in product((False, True), ("2024-03-01", "2024-03-02", "2024-03"), (0.9, 0.8))
    ]
    statements = tuple(Statement(union.id, "visits", firm.id, evidence) for evidence in reversed(said))
    reading = ArticleReading(article, (union, firm), statements)
    (fact,) = resolve([ReadPage(page, (article,))], [reading], load_schema()).facts
    assert fact.evidence == tuple(sorted(said, key=lambda e: (e.announced, e.date, -e.confidence)))


def test_a_name_of_marks_and_spaces_is_no_thing() -> None:
    page = Page("p.txt", "《\f》 盐城市总工会", "0")
    author = Credit("author", "“ ”", (Span("p.txt", 0, 1),))
    article = Article("p.txt#1", "p.txt", 1, "", (), (Span("p.txt", 0, 11),), (), (author,))
    union = Referent("p.txt#1/1", article.id, "TradeUnion", "盐城市总工会", ("盐城市总工会",), ())
    blank = Referent("p.txt#1/2", article.id, "Document", "\f", (), ())
    evidence = Evidence(article.id, (Span("p.txt", 0, 3),), ("《\f》",), "issue", 0.5)
    reading = ArticleReading(article, (union, blank), (Statement(union.id, "issues", blank.id, evidence),))
    known = resolve([ReadPage(page, (article,))], [reading], load_schema())
    assert [entity.label for entity in known.entities] == ["盐城市总工会"]
    assert known.facts == known.credits == ()
