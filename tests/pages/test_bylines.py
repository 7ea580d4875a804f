"""Who is credited, in the forms that papers use."""

from __future__ import annotations

from functools import cache

import pytest

from uniongraph.pages.bylines import Bylines
from uniongraph.schema import load_schema


@cache
def bylines() -> Bylines:
    schema = load_schema()
    heads = [word for cls in sorted(schema.organisations()) for word in schema.lexicon.words(cls, "heads")]
    return Bylines(schema.lexicon, heads)


def names(line: str, after_headline: bool = False) -> list[tuple[str, str]]:
    return sorted((name.role, name.text) for name in bylines().read_line(line, after_headline) or [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("□程 诺 毕小禾 记者 安宁", [("author", "毕小禾"), ("author", "程诺"), ("reporter", "安宁")]),
        ("本报通讯员 程诺 本报记者 毕小禾", [("author", "程诺"), ("reporter", "毕小禾")]),
        ("■记者 古丽米热·买买提", [("reporter", "古丽米热·买买提")]),
        ("（袁 可 / 文 程 诺 / 图）", [("author", "袁可"), ("photographer", "程诺")]),
        ("图/文：程诺", [("author", "程诺"), ("photographer", "程诺")]),
        ("文/图 本报记者 程诺", [("photographer", "程诺"), ("reporter", "程诺")]),
        ("本报通讯员 程诺 文/图", [("author", "程诺"), ("photographer", "程诺")]),
        ("通讯员 程 诺 摄", [("photographer", "程诺")]),
        ("程 诺摄", [("photographer", "程诺")]),
        ("金塔县总工会供图", [("photographer", "金塔县总工会")]),
        ("受访者供图", []),
        ("（程 诺 整理）", [("author", "程诺")]),
        ("（金塔县总工会 供稿）", [("author", "金塔县总工会")]),
        ("河西职工报记者 程诺 文/图", [("photographer", "程诺"), ("reporter", "程诺")]),
        ("本报评论员 程诺", [("author", "程诺")]),
        ("今年以来，记者走访了六家驿站", []),
        ("编辑同志：", []),
    ],
)
def test_a_byline_is_read_to_the_last_character(line: str, expected: list[tuple[str, str]]) -> None:
    assert names(line) == expected


@pytest.mark.parametrize("line", ["金塔县总工会党组书记、主席 程 诺", "□金塔县总工会副主席 程诺", "昆明骑手 程诺"])
def test_an_author_with_office(line: str) -> None:
    (name,) = bylines().read_line(line) or []
    assert name.text == "程诺"
    assert name.office is not None
    assert line[slice(*name.office)] in line.replace("□", "")


def test_names_alone_are_authors_only_under_a_headline() -> None:
    assert names("程 诺 山") == []
    assert names("程 诺 山", after_headline=True) == [("author", "程诺山")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯（记者 程诺 通讯员 毕小禾）5月6日，", [("author", "毕小禾"), ("reporter", "程诺")]),
        ("本报金塔讯 记者程诺、通讯员毕小禾报道：5月6日，", [("author", "毕小禾"), ("reporter", "程诺")]),
        ("【河西职工报讯】（通讯员 程诺）5月6日，", [("author", "程诺")]),
        ("河西工会网讯 (记者 程诺) 5月6日，", [("reporter", "程诺")]),
        ("通讯员的培训班（记者 程诺）开课。", []),
        ("本报讯 5月6日，金塔县总工会开课。", []),
    ],
)
def test_credits_of_a_dateline(text: str, expected: list[tuple[str, str]]) -> None:
    found, _ = bylines().opening(text)
    assert sorted((name.role, name.text) for name in found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("夜校开课了。（程 诺 毕小禾）", [("author", "毕小禾"), ("author", "程诺")]),
        ("夜校开课了。（金工宣）", [("author", "金工宣")]),
        ("夜校开课了。（来源：河西发布）", [("source", "河西发布")]),
        ("夜校开课了。（待续）", []),
        ("据了解，夜校由市总工会会同市人社局开办", []),
        ("图为夜校的课堂。 程 诺/摄", [("photographer", "程诺")]),
    ],
)
def test_credits_at_the_end_of_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    found, _ = bylines().closing(text)
    assert sorted((name.role, name.text) for name in found) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("责任编辑：高 峻 美术编辑：尹晓彤 03", ["高峻", "尹晓彤"]),
        ("责编:程 诺 审校:毕 禾 投稿邮箱:a@example.cn 广告热线 0937-0000001", ["程诺", "毕禾"]),
        ("编 辑:范 爽 电话:0371-6590 版式:盛 夏", ["范爽", "盛夏"]),
        ("本版责编：阿依努尔·哈力克 张 溯 本版校对：李 芸", ["阿依努尔·哈力克", "张溯", "李芸"]),
        ("责任编辑：米 雪 | 校对：喻思齐 | 排版：小 何", ["米雪", "喻思齐"]),
        ("编辑:程诺 技术支持:岭海云", ["程诺"]),
    ],
)
def test_a_pages_editors(line: str, expected: list[str]) -> None:
    assert [name.text for name in bylines().page_credits(line)] == expected
