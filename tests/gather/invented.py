"""Pages about invented firms and people in real places, put together at random from few names, so that names meet.

A page is described by lines, one for each article: a tuple of what it names and says. Everything that only a whole
build can decide comes about: short names with one long name or two, people who share an employer, namesakes, stations
that a page names twice, a union with marks and without, papers that are one medium or two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from uniongraph.reading import PageResult
from uniongraph.records import (
    Article,
    ArticleReading,
    Credit,
    Evidence,
    Mention,
    Page,
    Problem,
    ReadPage,
    Referent,
    Span,
    Statement,
)

COMPANIES = ["云帆纺织", "云帆纺织有限公司", "响水云帆纺织有限公司", "海风食品有限公司", "海风食品"]
UNIONS = [("响水县总工会", "320921"), ("滨海县总工会", "320922"), ("盐城市总工会", "320900")]
PEOPLE = ["顾长川", "林小满", "“林小满”"]
THINGS = [("Site", "暖心驿站"), ("Site", "职工服务中心"), ("Media", "盐阜职工报"), ("Programme", "三送")]
PAPERS = ["", "盐阜职工报", "苏北工人报"]
HOMES = ["", "320921", "320922"]


@dataclass(frozen=True)
class Line:
    """An article: its division, paper, names by number, and who is linked with whom how."""

    home: str
    paper: str
    names: tuple[int, ...]
    links: tuple[tuple[int, int, int], ...]
    credited: int


NAMES = [
    *(("Company", name, "") for name in COMPANIES),
    *(("TradeUnion", name, place) for name, place in UNIONS),
    *(("Person", name, "") for name in PEOPLE),
    *((cls, name, "") for cls, name in THINGS),
    ("Place", "响水县", "320921"),
    ("TradeUnion", "“响水县总工会”", "320921"),  # the one above, with marks
]
LINKS = ["holdsPost", "affiliatedWith", "cooperatesWith", "runs", "visits", "locatedIn"]

lines = st.builds(
    Line,
    st.sampled_from(HOMES),
    st.sampled_from(PAPERS),
    st.lists(st.integers(0, len(NAMES) - 1), min_size=1, max_size=5, unique=True).map(tuple),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, len(LINKS) - 1)), max_size=4).map(tuple),
    st.integers(0, 2),
)
pages = st.lists(lines, min_size=1, max_size=3).map(tuple)
"""What a page says."""


def made(page: str, said: Sequence[Line]) -> PageResult:
    """What reading makes of a page that says so."""
    text, readings = "", []
    for number, line in enumerate(said):
        article_id = f"{page}#{number}"

        def put(words: str) -> Span:
            nonlocal text
            start = len(text)
            text += words + "，"
            return Span(page, start, start + len(words))

        headline = put(f"第{number}篇")
        referents = []
        for at in line.names:
            cls, name, place = NAMES[at]
            mention = Mention(article_id, 0, 0, len(name), name, cls, "name", name, (put(name),))
            referents.append(Referent(f"{article_id}/{at}", article_id, cls, name, (name,), (mention,), place))
        statements = []
        for one, other, link in line.links:
            if one < len(referents) and other < len(referents) and one != other:
                words = f"{referents[one].name}和{referents[other].name}"
                evidence = Evidence(article_id, (put(words),), (words,), LINKS[link], 0.5 + link / 10, link == 4)
                title = "主席" if LINKS[link] == "holdsPost" else ""
                statements.append(Statement(referents[one].id, LINKS[link], referents[other].id, evidence, title))
        credits = (Credit("reporter", PEOPLE[line.credited], (put(PEOPLE[line.credited]),)),) if line.credited else ()
        article = Article(
            article_id, page, number, headline.page, (headline,), (Span(page, 0, len(text)),), (), credits,
            paper=line.paper,
        )  # fmt: skip
        problems = (Problem("odd", f"{page}: odd", page=page, span=headline),) if line.home else ()
        readings.append(ArticleReading(article, tuple(referents), tuple(statements), problems, line.home))
    checksum = hashlib.sha256(text.encode()).hexdigest()
    read = ReadPage(Page(page, text, checksum), tuple(reading.article for reading in readings))
    return PageResult(page, read, tuple(readings))
