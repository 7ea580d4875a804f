"""Who goes to see whom, and with whom. People and firms are invented, places are real."""

from __future__ import annotations

import pytest

from readings import Link, Read, links, under

PARTY = (
    "5月7日，溧阳市总工会主席储开平带队到昆仑街道调研。调研组先后走进溧阳恒沃机械有限公司、溧阳海悦轴承有限公司，"
    "看望一线职工。"
)
ALONG = "工会记者张勇在溧阳恒沃机械有限公司经理徐明、溧阳市总工会副主席邱成的陪同下来到溧阳海悦轴承有限公司调研。"
LED = "溧阳市总工会主席储开平带领基层工会干部一行5人，赴盐城技师学院考察。"


def facts(read: Read, text: str) -> set[Link]:
    return links(read(under("溧阳市总工会新闻", text)))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (PARTY, ("储开平", "visits", "溧阳恒沃机械有限公司")),
        (PARTY, ("储开平", "visits", "溧阳海悦轴承有限公司")),
        (ALONG, ("张勇", "visits", "溧阳海悦轴承有限公司")),
        (LED, ("储开平", "visits", "盐城技师学院")),
        (
            "溧阳市总工会主席储开平到溧阳恒沃机械有限公司调研女职工关爱驿站建设。",
            ("储开平", "visits", "溧阳恒沃机械有限公司"),
        ),
        ("位于昆仑街道燕山路的“燕山驿站”启用。", ("燕山驿站", "locatedIn", "燕山路")),
        ("“燕山驿站”揭牌，是溧阳市总工会建成的第21个驿站。", ("溧阳市总工会", "operates", "燕山驿站")),
        (
            "活动由溧阳市总工会主办，溧阳市工人文化宫承办，溧阳海悦轴承有限公司协办。",
            ("溧阳市总工会", "cooperatesWith", "溧阳海悦轴承有限公司"),
        ),
        (
            "盐城市总工会主席储开平来到溧阳市。双方签署了《溧阳市总工会 盐城市总工会合作协议》。",
            ("盐城市总工会", "issues", "溧阳市总工会 盐城市总工会合作协议"),
        ),
    ],
)
def test_who_does_it(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (ALONG, ("溧阳恒沃机械有限公司", "visits", "溧阳海悦轴承有限公司")),
        (
            "“匠心溧阳”技能大赛走进溧阳恒沃机械有限公司。",
            ("溧阳市总工会", "visits", "溧阳恒沃机械有限公司"),
        ),
        (
            "溧阳市总工会开展“灌河清凉”行动，慰问组成员溧阳恒沃机械有限公司经理徐明作了介绍。",
            ("溧阳市总工会", "visits", "溧阳恒沃机械有限公司"),
        ),
        ("“溧阳工匠学院”揭牌仪式举行。", ("溧阳工匠学院", "organizes", "溧阳工匠学院揭牌仪式")),
    ],
)
def test_who_does_it_not(read: Read, text: str, fact: Link) -> None:
    assert fact not in facts(read, text)
