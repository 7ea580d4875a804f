"""People, bodies and honours that stand in rows. People and firms are invented, places are real."""

from __future__ import annotations

import pytest

import readings
from readings import Fact, Read, under

OPENING = (
    "溧阳市总工会举行“匠心溧阳”技能大赛开幕仪式。溧阳市委副秘书长余映雪，市总工会党组书记、常务副主席刘瑶，"
    "市总工会副主席蒋晓雯，溧阳市人民法院院长狄国强出席开幕仪式。"
)
HONOURED = (
    "全国劳动模范、溧阳恒沃机械有限公司工程师洪斌，江苏省劳动模范杨庭标、梁建平在溧阳市总工会与职工交流。"
    "溧阳恒沃机械有限公司工人、高级技师祝平和溧阳市总工会退休职工张开也来了。"
)
WINNERS = (
    "近日，江苏省总工会公布2025年“最美工会户外劳动者服务站点”名单。溧阳市有2家站点榜上有名，"
    "分别是溧城街道长途站户外劳动者驿站、昆仑街道燕山路户外劳动者驿站。"
)
ALLIANCE = (
    "溧阳市机械行业创新联盟由溧阳市总工会推动成立。"
    "联盟首批成员单位包括溧阳恒沃机械有限公司、溧阳海悦轴承有限公司等9家企业。"
)


def facts(read: Read, text: str) -> set[Fact]:
    return readings.facts(read(under("溧阳市总工会新闻", text)))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (OPENING, ("刘瑶", "holdsPost", "党组书记", "溧阳市总工会")),
        (OPENING, ("刘瑶", "holdsPost", "常务副主席", "溧阳市总工会")),
        (OPENING, ("蒋晓雯", "holdsPost", "副主席", "溧阳市总工会")),
        (OPENING, ("狄国强", "holdsPost", "院长", "溧阳市人民法院")),
        (OPENING, ("余映雪", "takesPartIn", "", "匠心溧阳技能大赛开幕仪式")),
        (OPENING, ("刘瑶", "takesPartIn", "", "匠心溧阳技能大赛开幕仪式")),
        (OPENING, ("狄国强", "takesPartIn", "", "匠心溧阳技能大赛开幕仪式")),
        (HONOURED, ("洪斌", "received", "", "全国劳动模范")),
        (HONOURED, ("梁建平", "received", "", "江苏省劳动模范")),
        (HONOURED, ("祝平", "holdsPost", "高级技师", "溧阳恒沃机械有限公司")),
        (HONOURED, ("祝平", "affiliatedWith", "", "溧阳恒沃机械有限公司")),
        (WINNERS, ("江苏省总工会", "confers", "", "2025年最美工会户外劳动者服务站点")),
        (WINNERS, ("昆仑街道燕山路户外劳动者驿站", "received", "", "2025年最美工会户外劳动者服务站点")),
        (ALLIANCE, ("溧阳市总工会", "founds", "", "溧阳市机械行业创新联盟")),
        (ALLIANCE, ("溧阳海悦轴承有限公司", "subOrganizationOf", "", "溧阳市机械行业创新联盟")),
        (
            "溧阳恒沃机械有限公司工会主席、副总经理张黎介绍了经验。",
            ("张黎", "holdsPost", "副总经理", "溧阳恒沃机械有限公司"),
        ),
        (
            "溧阳市总工会向溧阳恒沃机械有限公司颁发了“溧阳市工人先锋号”牌匾。",
            ("溧阳恒沃机械有限公司", "received", "", "溧阳市工人先锋号"),
        ),
        (
            "活动由溧阳市人大常委会副主任、总工会主席储开平主持。",
            ("储开平", "holdsPost", "主席", "溧阳市总工会"),
        ),
    ],
)
def test_each_of_a_row_has_what_is_his(read: Read, text: str, fact: Fact) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (OPENING, ("刘瑶", "holdsPost", "常务副主席", "溧阳市委")),
        (OPENING, ("狄国强", "holdsPost", "院长", "溧阳市总工会")),
        ("溧阳市委副书记、市长张勇致辞。", ("张勇", "holdsPost", "市长", "溧阳市委")),
        (
            "溧阳市总工会下发决定，92个集体获“溧阳市工人先锋号”称号。",
            ("溧阳市总工会", "received", "", "溧阳市工人先锋号"),
        ),
        (
            "溧阳市总工会举办“匠心溧阳”技能大赛，60名选手参加比赛。",
            ("溧阳市总工会", "takesPartIn", "", "匠心溧阳技能大赛"),
        ),
        (
            "溧阳工匠学院成立大会邀请到了江苏省总工会副主席高凤。",
            ("溧阳市总工会", "founds", "", "江苏省总工会"),
        ),
    ],
)
def test_none_of_a_row_has_what_is_another_s(read: Read, text: str, fact: Fact) -> None:
    assert fact not in facts(read, text)
