"""Whatever a page holds: no character is lost, and every span leads to the characters that it speaks of."""

# ruff: noqa: E501  (the pages stay as they are printed)
from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from uniongraph.pages import PageReader
from uniongraph.records import Page, ReadPage
from uniongraph.schema import load_schema
from uniongraph.text.views import normal_form

LINES = [
    "", "　", "——————", "* * *", "3", "”", "河西职工报　　2 要闻", "2024年5月6日　星期一　责任编辑/安 宁　校对：鲁小满",
    "【主席之声】", "·记者手记·", "金塔县总工会", "棉花地里的夜校", "　　　　一张订单　牵出两头", "铸魂强基铸魂强基", "——酒泉见闻",
    "□程 诺　记者 毕小禾", "本报记者 程 诺　通讯员 毕", "小禾", "（作者系金塔县总工会副主席）", "金塔县总工会主席　安宁",
    "本报讯（记者 程诺）5月6日，金塔县总工会在航天镇开办夜校。", "【河西职工报讯】 通讯员毕小禾报道：夜校开课了。",
    "　　金塔县总工会今年开办了六所棉田夜校，每周", "三晚上开课，已经讲了四十", "二堂，听课的有三千人。", "去年，参加的人", "只有八百，",
    "▲肃州：灯亮了　近日，肃州区总工会点亮了驿站。（毕小禾）", "◎肃州有了驿站", "图为夜校的课堂。　程 诺 摄", "　　　　程 诺/摄",
    "编者按：夜校开课了，来听一听。", "小编说：这样的夜校多多益善。", "来源：《河西职工报》　发布时间：2024-05-06　编辑：鲁小满",
    "首页 > 要闻 > 正文", "相关新闻", "· 夜校招生", "（下转第3版）", "## 棉花地里的夜校", "> **编者按** 夜校开课。", "| 奖项 | 姓名 |", "棉", "田", "夜", "校",
    "责编:安 宁 审校:鲁小满 投稿邮箱:a@example.cn", "\ufeff", "a b", "？？", "（", "）", "□", "■", "：",
]  # fmt: skip


@cache
def reader() -> PageReader:
    return PageReader(load_schema())


def pages() -> st.SearchStrategy[str]:
    line = st.one_of(st.sampled_from(LINES), st.sampled_from(LINES), st.text(max_size=12))
    drawn = st.tuples(st.lists(line, max_size=24), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
    return drawn.map(lambda parts: parts[1].join(parts[0]))


def covered(read: ReadPage) -> set[int]:
    spans = [*read.furniture, *(span for article in read.articles for span in article.spans)]
    return {i for span in spans for i in range(span.start, span.end)}


@settings(max_examples=300)
@given(pages())
def test_every_character_is_in_an_article_or_furniture_or_blank(text: str) -> None:
    read = reader().read(Page("p", text, ""))
    seen = covered(read)
    lost = [i for i, char in enumerate(text) if i not in seen and char.strip()]
    assert not lost, text[lost[0] : lost[0] + 20]


@settings(max_examples=300)
@given(pages())
def test_articles_and_furniture_do_not_share_characters(text: str) -> None:
    read = reader().read(Page("p", text, ""))
    spans = sorted((s.start, s.end) for a in read.articles for s in a.spans)
    spans += [(s.start, s.end) for s in read.furniture]
    spans.sort()
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@settings(max_examples=300)
@given(pages())
def test_sentences_and_credits_stand_where_they_say(text: str) -> None:
    read = reader().read(Page("p", text, ""))
    for article in read.articles:
        inside = {i for span in article.spans for i in range(span.start, span.end)}
        for sentence in article.sentences:
            view = sentence.view
            assert len(view.text) == len(view.offsets)
            assert list(view.offsets) == sorted(set(view.offsets))
            assert set(view.offsets) <= inside
            assert all(
                normal_form(text[i]) == char
                for char, i in zip(view.text, view.offsets, strict=True)
                if "\u4e00" <= char <= "\u9fff"
            )
        for credit in article.credits:
            quoted = normal_form("".join(text[span.start : span.end] for span in credit.spans))
            assert [c for c in quoted if "\u4e00" <= c <= "\u9fff"] == [
                c for c in credit.name if "\u4e00" <= c <= "\u9fff"
            ]


@settings(max_examples=60)
@given(pages())
def test_reading_twice_gives_the_same(text: str) -> None:
    page = Page("p", text, "")
    assert reader().read(page) == PageReader(load_schema()).read(page)
