"""Lists of winners, rolls of honour, and prizes that are named by their contest. People and firms are invented."""

from __future__ import annotations

import pytest

import readings
from readings import Fact, Read

QUOTES = dict.fromkeys(map(ord, "“”《》"))

WINNERS = """溧阳市第三届“天目杯”焊工技能竞赛
获奖名单
主办：溧阳市总工会　溧阳市工业和信息化局　承办：溧阳市焊接协会
一等奖（1名）：洪春燕　江苏恒沃重型机械有限公司
二等奖（2名）：梁承志　溧阳市燕山锅炉厂　　祝秀英　江苏恒沃重型机械有限公司
优秀组织单位：江苏恒沃重型机械有限公司工会　溧城街道总工会
"""
CONTEST = "第三届“天目杯”焊工技能竞赛"
NOTICE = """公　示
拟授予下列单位和个人2025年溧阳市五一劳动奖，现予公示。
溧阳市五一劳动奖状（2个）：江苏恒沃重型机械有限公司　溧阳市税务局
溧阳市五一劳动奖章（2名）：
洪春燕　江苏恒沃重型机械有限公司焊工班班长
梁承志（回族）　溧阳市燕山锅炉厂质检员
溧阳市总工会
2025年8月13日
"""
ROLL = """溧阳市荣获2025年江苏省五一劳动奖名单
江苏省五一劳动奖状　江苏恒沃重型机械有限公司
江苏省五一劳动奖章　洪春燕（溧阳市第二人民医院护士长）　梁承志（女，溧阳市实验小学校长）
江苏省工人先锋号　溧阳市燕山锅炉厂焊工班
"""
TOLD = (
    "溧阳市总工会举办首届养老护理员技能竞赛，溧阳市安康护理院洪春燕获得一等奖。"
    "江苏恒沃重型机械有限公司梁承志、溧阳市燕山锅炉厂祝秀英分列第二、三名，被授予“溧阳工匠”称号。"
)
GIVEN = (
    "溧阳市总工会授予洪春燕2024年溧阳工匠称号，授予梁承志、祝秀英溧阳市五一劳动奖章，"
    "命名祝秀英创新工作室为溧阳市劳模创新工作室。"
)
BECAME = (
    "洪春燕在技能大赛上夺冠，成为溧阳最年轻的“天目工匠”。江苏恒沃重型机械有限公司工会是“江苏省模范职工之家”。"
    "溧阳市燕山锅炉厂检修班成为全国工人先锋号。"
)


def facts(read: Read, text: str) -> set[Fact]:
    return readings.facts(read(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (WINNERS, ("溧阳市总工会", "organizes", "", f"溧阳市{CONTEST}")),
        (WINNERS, ("溧阳市焊接协会", "organizes", "", f"溧阳市{CONTEST}")),
        (WINNERS, ("洪春燕", "received", "", f"溧阳市{CONTEST}一等奖")),
        (WINNERS, ("祝秀英", "received", "", f"溧阳市{CONTEST}二等奖")),
        (WINNERS, ("梁承志", "affiliatedWith", "", "溧阳市燕山锅炉厂")),
        (WINNERS, ("祝秀英", "affiliatedWith", "", "江苏恒沃重型机械有限公司")),
        (WINNERS, ("溧城街道总工会", "received", "", "优秀组织单位")),
        (NOTICE, ("溧阳市总工会", "confers", "", "溧阳市五一劳动奖章")),
        (NOTICE, ("溧阳市税务局", "received", "", "溧阳市五一劳动奖状")),
        (NOTICE, ("梁承志", "received", "", "溧阳市五一劳动奖章")),
        (NOTICE, ("梁承志", "holdsPost", "质检员", "溧阳市燕山锅炉厂")),
        (ROLL, ("江苏恒沃重型机械有限公司", "received", "", "江苏省五一劳动奖状")),
        (ROLL, ("梁承志", "received", "", "江苏省五一劳动奖章")),
        (ROLL, ("溧阳市燕山锅炉厂焊工班", "received", "", "江苏省工人先锋号")),
        (TOLD, ("洪春燕", "received", "", "首届养老护理员技能竞赛一等奖")),
        (TOLD, ("梁承志", "received", "", "溧阳工匠")),
        (TOLD, ("祝秀英", "received", "", "溧阳工匠")),
        (BECAME, ("洪春燕", "received", "", "天目工匠")),
        (BECAME, ("江苏恒沃重型机械有限公司工会", "received", "", "江苏省模范职工之家")),
        (GIVEN, ("洪春燕", "received", "", "2024年溧阳工匠")),
        (GIVEN, ("祝秀英", "received", "", "溧阳市五一劳动奖章")),
    ],
)
def test_winners_are_read(read: Read, text: str, fact: Fact) -> None:
    assert tuple(s.translate(QUOTES) for s in fact) in facts(read, text)


def test_a_division_lends_no_studio_its_name(read: Read) -> None:
    assert {s for s, p, _, _ in facts(read, GIVEN) if p == "leads"} == {"祝秀英"}


def test_what_a_shift_became_its_plant_did_not(read: Read) -> None:
    assert "溧阳市燕山锅炉厂" not in {s for s, p, _, _ in facts(read, BECAME) if p == "received"}


def test_each_in_a_row_belongs_to_the_firm_after_the_name(read: Read) -> None:
    found = {(s, o) for s, p, _, o in facts(read, WINNERS) if p == "affiliatedWith"}
    assert ("祝秀英", "溧阳市燕山锅炉厂") not in found


def test_those_with_a_medal_have_no_certificate(read: Read) -> None:
    assert ("梁承志", "received", "", "溧阳市五一劳动奖状") not in facts(read, NOTICE)


def test_a_prize_without_a_contest_has_no_name(read: Read) -> None:
    told = facts(read, "溧阳市总工会新闻\n\n洪春燕说，她小时候朗诵得过一等奖，奖品是一支钢笔。\n")
    assert not [f for f in told if f[1] == "received"]
