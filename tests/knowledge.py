"""A small piece of knowledge, made by hand, for the tests of what writes, shows and answers.

The page is invented, as are its people and firms; the places are real. Spans are found by searching the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from uniongraph.records import (
    Article,
    CreditRole,
    Entity,
    Evidence,
    Fact,
    Knowledge,
    LinkedCredit,
    LinkedMention,
    Mention,
    Page,
    ReadPage,
    Sentence,
    Span,
    View,
)
from uniongraph.schema import Schema, load_schema

T = TypeVar("T")
ID = "https://w3id.org/uniongraph/id/"

TEXT = """西安工人报 第1024期
碑林区总工会与安康云杉公司共建“暖心驿站”
□ 林小满
本报讯 3月5日，碑林区总工会主席高一鸣带队到西安云杉
机械有限公司走访。碑林区总工会与西安云杉机械有限公司共建暖心驿站。
西安市总工会原主席罗望舒出席。
西安市总工会将启动“灯塔计划”
记者 沈知秋
2024年，西安市总工会将启动灯塔计划。灯塔计划由西安市总工会实施。
"""

PAGE = Page("2024/西安 工人报#1.txt", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


def span(words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time on the page, whole."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(PAGE.id, start, start + len(words))


def evidence(article: str, *words: str, rule: str = "frame", confidence: float = 0.8, **more: object) -> Evidence:
    """Evidence whose spans are where each of the words stands first."""
    spans = tuple(span(w) for w in words)
    return Evidence(article, spans, words, rule, confidence, **more)  # type: ignore[arg-type]


def _article(number: int, headline: str, first: str, last: str, **more: str) -> Article:
    start, end = TEXT.index(first), TEXT.index(last) + len(last)
    view = View(TEXT[start:end], tuple(range(start, end)))
    sentence = Sentence(f"a{number}", 0, 0, "body", view)
    return Article(
        f"a{number}", PAGE.id, number, headline, (span(headline),), (Span(PAGE.id, start, end),), (sentence,), **more
    )


FIRST = _article(
    1,
    "碑林区总工会与安康云杉公司共建“暖心驿站”",
    "碑林区总工会与安康",
    "罗望舒出席。",
    date="2024-03-06",
    paper="西安工人报",
)
SECOND = _article(2, "西安市总工会将启动“灯塔计划”", "西安市总工会将启动“", "实施。\n", paper="秦岭日报")

CITY_UNION = Entity(f"{ID}TradeUnion/西安市总工会", "TradeUnion", "西安市总工会", ("西安工会", "西安市总"), "610100")
COUNTY_UNION = Entity(
    f"{ID}TradeUnion/西安市碑林区总工会", "TradeUnion", "西安市碑林区总工会", ("碑林区总工会",), "610103"
)
FIRM = Entity(
    f"{ID}Company/西安云杉机械有限公司", "Company", "西安云杉机械有限公司", (), "610100",
    same_as=(f"{ID}Company/西安云杉机械有限责任公司",),
)  # fmt: skip
SITE = Entity(f"{ID}Site/暖心驿站", "Site", "暖心驿站", ("“暖心驿站”",), "610103")
PLAN = Entity(f"{ID}Programme/灯塔计划", "Programme", "灯塔计划")
GAO = Entity(f"{ID}Person/高一鸣@西安市碑林区总工会", "Person", "高一鸣")
LUO = Entity(f"{ID}Person/罗望舒@西安市总工会", "Person", "罗望舒")
LIN = Entity(f"{ID}Person/林小满", "Person", "林小满")
SHEN = Entity(f"{ID}Person/沈知秋", "Person", "沈知秋")
PAPER = Entity(f"{ID}Media/西安工人报", "Media", "西安工人报", (), "610100")
CITY = Entity(f"{ID}Place/西安市", "Place", "西安市", ("西安",), "610100")
COUNTY = Entity(f"{ID}Place/西安市碑林区", "Place", "西安市碑林区", ("碑林区",), "610103")
ZONE = Entity(f"{ID}FunctionalZone/西安高新区", "FunctionalZone", "西安高新区", (), "610100")

FACTS = (
    Fact(
        GAO.iri, "holdsPost", COUNTY_UNION.iri, "主席",
        evidence=(evidence("a1", "碑林区总工会主席高一鸣", rule="post"),),
    ),
    Fact(
        LUO.iri, "holdsPost", CITY_UNION.iri, "主席", True,
        (evidence("a1", "西安市总工会原主席罗望舒", rule="post"),),
    ),
    Fact(
        COUNTY_UNION.iri, "visits", FIRM.iri,
        evidence=(evidence("a1", "碑林区总工会主席高一鸣带队到", "西安云杉\n机械有限公司走访", date="2024-03-05"),),
    ),
    Fact(
        COUNTY_UNION.iri, "cooperatesWith", FIRM.iri,
        evidence=(evidence("a1", "碑林区总工会与西安云杉机械有限公司共建", confidence=0.905),),
    ),
    Fact(
        COUNTY_UNION.iri, "operates", SITE.iri,
        evidence=(evidence("a1", "碑林区总工会与西安云杉机械有限公司共建暖心驿站"),),
    ),
    Fact(
        CITY_UNION.iri, "runs", PLAN.iri,
        evidence=(
            evidence("a2", "西安市总工会将启动灯塔计划", announced=True, date="2024"),
            evidence("a2", "灯塔计划由西安市总工会实施", rule="passive", confidence=0.7),
        ),
    ),
)  # fmt: skip


def _mention(article: str, words: str, entity: Entity, nth: int = 0) -> LinkedMention:
    where = span(words, nth)
    start = where.start - (FIRST if article == "a1" else SECOND).spans[0].start
    return LinkedMention(
        Mention(article, 0, start, start + len(words), words, entity.cls, "name", entity.label, (where,)), entity.iri
    )


MENTIONS = (
    _mention("a1", "碑林区总工会", COUNTY_UNION),
    _mention("a1", "高一鸣", GAO),
    _mention("a1", "西安云杉\n机械有限公司", FIRM),
    _mention("a1", "暖心驿站", SITE, 1),
    _mention("a1", "西安市总工会", CITY_UNION),
    _mention("a1", "罗望舒", LUO),
    _mention("a2", "西安市总工会", CITY_UNION, 2),
    _mention("a2", "灯塔计划", PLAN, 1),
)

_CREDITS: tuple[tuple[str, CreditRole, Entity], ...] = (
    ("a1", "author", LIN),
    ("a2", "reporter", SHEN),
    ("a1", "source", PAPER),
)


def knowledge(reverse: bool = False) -> Knowledge:
    """The knowledge, in order or with all of its parts in reverse."""

    def order(items: Iterable[T]) -> tuple[T, ...]:
        return tuple(reversed(tuple(items))) if reverse else tuple(items)

    entities = (
        CITY_UNION, COUNTY_UNION, FIRM, SITE, PLAN, GAO, LUO, LIN, SHEN, PAPER, CITY, COUNTY, ZONE,
    )  # fmt: skip
    empty = Page("2024/白页.txt", "", hashlib.sha256(b"").hexdigest())
    return Knowledge(
        order((ReadPage(empty, ()), ReadPage(PAGE, order((FIRST, SECOND))))),
        order(sorted(entities)),
        order(replace(fact, evidence=order(fact.evidence)) for fact in FACTS),
        order(MENTIONS),
        order(LinkedCredit(article, role, entity.iri) for article, role, entity in _CREDITS),
    )


_ONTOLOGY = """
@prefix ug: <https://w3id.org/uniongraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
<https://w3id.org/uniongraph/ontology> a owl:Ontology ; owl:versionInfo "9.9" .
ug:FunctionalZone rdfs:subClassOf ug:Place .
org:subOrganizationOf a owl:ObjectProperty ; rdfs:label "下属于"@zh .
"""
_CLASSES = ["TradeUnion", "Company", "Site", "Programme", "Person", "Media", "Place", "FunctionalZone"]
_PROPERTIES = ["visits", "cooperatesWith", "operates", "runs", "locatedIn"]
_PLACES = """code,name,level,parent,lon,lat
610000,陕西省,province,,108.95,34.27
610100,西安市,prefecture,610000,108.94,34.34
610103,碑林区,county,610100,108.934,34.23
"""


def write_ontology(folder: Path) -> Schema:
    """A tiny ontology folder, loaded."""
    (folder / "lexicon").mkdir(parents=True)
    (folder / "queries").mkdir()
    terms = [f"ug:{name} a owl:Class ; rdfs:label '{name}'@en ." for name in _CLASSES]
    terms += [f"ug:{name} a owl:ObjectProperty ; rdfs:label '{name}'@en ." for name in _PROPERTIES]
    (folder / "uniongraph.ttl").write_text(_ONTOLOGY + "\n".join(terms), encoding="utf-8")
    (folder / "lexicon" / "words.toml").write_text('[classes]\nhome = ["TradeUnion"]\n', encoding="utf-8")
    (folder / "places.csv").write_text(_PLACES, encoding="utf-8")
    return load_schema(folder)
