"""Where people work and what their lives were honoured with, as profiles tell it; and a company's own paper."""

from __future__ import annotations

import pytest

from readings import Read
from readings import stated as facts

FIRM = "江苏远帆电缆有限公司"


@pytest.mark.parametrize(
    "text",
    [
        f"周海波在{FIRM}工作了11年。",
        f"周海波1998年进入{FIRM}工作。",
        f"周海波就职于{FIRM}。",
        f"在{FIRM}干了11年的周海波说，活要细。",
        f"周海波毕业后应聘到{FIRM}。",
    ],
)
def test_a_verb_tells_where_somebody_works(read: Read, text: str) -> None:
    assert ("周海波", "affiliatedWith", FIRM) in facts(read(f"工会新闻一组\n\n{text}\n"))


@pytest.mark.parametrize(
    "text", [f"周海波在{FIRM}调研。", f"周海波来到{FIRM}看望职工。", f"周海波到{FIRM}宣讲，职工工作热情高。"]
)
def test_a_visitor_works_elsewhere(read: Read, text: str) -> None:
    assert not [f for f in facts(read(f"工会新闻一组\n\n{text}\n")) if f[1] == "affiliatedWith"]


def test_a_life_in_a_row_of_nouns(read: Read) -> None:
    text = f"周海波，男，汉族，1985年3月生，中共党员，{FIRM}车间主任，全国劳动模范。"
    assert facts(read(f"人物小传\n\n{text}\n")) == {
        ("周海波", "holdsPost 车间主任", FIRM), ("周海波", "received", "全国劳动模范"),
    }  # fmt: skip


def test_the_end_of_a_name_points_back_at_it(read: Read) -> None:
    text = f"东海县总工会建成“晶都司机之家”。这个300平方米的“司机之家”，由东海县总工会与{FIRM}共同建设。"
    assert (FIRM, "operates", "晶都司机之家") in facts(read(f"工会新闻一组\n\n{text}\n"))


def test_a_meeting_at_which_somebody_speaks_is_held_by_its_union(read: Read) -> None:
    text = "网约车司机周海波在东海县总工会6月20日召开的“新岗夜话”座谈会上说，盼有个歇脚处。"
    assert ("东海县总工会", "organizes", "新岗夜话座谈会") in facts(read(f"工会新闻一组\n\n{text}\n"))


def test_a_plants_branch_is_a_union_and_an_associations_is_none(read: Read) -> None:
    reading = read("工会新闻一组\n\n远帆电缆厂分会获评“江苏省工人先锋号”。江苏省物流协会冷链分会主办论坛。\n")
    assert [r.name for r in reading.referents if r.cls == "TradeUnion"] == ["远帆电缆厂分会"]


OWN = """远帆职工
江苏远帆矿业集团有限公司主办　　2025年8月15日　第31期　内部资料

公司职工运动会落幕
　　本报讯　8月6日，公司工会举办“远帆杯”职工运动会。
　　采煤一厂工会推出“平安家书”计划，机修厂党委书记周海波到场。
"""


def test_in_a_companys_own_paper_the_company_is_that_one_and_plants_go_by_their_trade(read: Read) -> None:
    found = facts(read(OWN))
    assert ("江苏远帆矿业集团有限公司工会", "organizes", "远帆杯职工运动会") in found
    assert ("采煤一厂工会", "runs", "平安家书计划") in found
