"""The work on an article grows with its length: four times the sentences take about four times as many steps.

What a sentence may look back to is bounded; the bound is set low here, so that short articles show what longer ones do.
"""

from __future__ import annotations

import pytest

from stepping import steps
from uniongraph.extract import Extractor, clauses, drafts
from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.resolve import resolve
from uniongraph.schema import load_schema

FEW, TIMES = 70, 4
DIGITS = "一二三四五六七八九十"
GIVEN = "华天宏鑫瑞盛恒泰润源安康明达"

KINDS: dict[str, str] = {
    "programmes": "盐城市总工会启动“{0}行动”。",
    "events": "盐城市总工会举办“{0}杯”职工技能竞赛。",
    "companies": "盐城{0}有限公司举办了比赛。",
    "companies in a row": "盐城{0}有限公司、",
    "visits": "王{1}一行到盐城{0}有限公司调研。",
    "unions": "盐城市{0}有限公司工会主席王{1}参加了活动。",
    "one union": "盐城市总工会举办职工技能竞赛，市总工会主席李强出席活动并讲话。",
    "awards": "王{1}荣获全国五一劳动奖章。",
    "studios": "王{1}劳模创新工作室成立。",
    "documents": "市总工会印发《{0}办法》。",
    "people": "王{1}、",
    "pointers": "盐城{0}有限公司举办了活动。该公司很好，他说。",
}


@pytest.fixture(scope="module")
def read() -> tuple[PageReader, Extractor]:
    schema = load_schema()
    return PageReader(schema), Extractor(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_article_takes_about_four_times_the_steps(
    kind: str, read: tuple[PageReader, Extractor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clauses, "REACH", 30)
    monkeypatch.setattr(drafts, "_REACH", 30)
    pages, extractor = read
    schema = load_schema()

    def work(number: int) -> None:
        names = [a + b + c for c in GIVEN for a in GIVEN for b in GIVEN][:number]
        told = "".join(KINDS[kind].format(name, name[:2]) for name in names)
        page = pages.read(Page("甲.txt", f"工会工作见闻\n\n　　本报讯 {told}\n", "0" * 64))
        resolve([page], extractor.read(page), schema)

    work(3)
    few, many = (steps(lambda n=n: work(n)) for n in (FEW, FEW * TIMES))  # type: ignore[misc]
    assert many < 1.5 * TIMES * few
