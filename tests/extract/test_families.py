"""One thing said in many ways: posts that change hands, lists with notes, turns of a talk, described bearers."""

from __future__ import annotations

import pytest

import readings
from readings import Link, Read, under


def stated(read: Read, text: str) -> set[Link]:
    return readings.stated(read(under("工会新闻一组", text)))


UNION, FIRM = "凤台县总工会", "凤台宏发机械有限公司"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "凤台县总工会选出新一届班子，周德海任主席，吴小兰、郑启任副主席。",
            {("郑启", "holdsPost 副主席", UNION), ("吴小兰", "holdsPost 副主席", UNION)},
        ),
        (
            "凤台县总工会八届一次全委会上，周德海当选主席，吴小兰（女）、郑启明、王学武（兼职）当选副主席。",
            {("吴小兰", "holdsPost 副主席", UNION), ("王学武", "holdsPost 副主席", UNION)},
        ),
        (
            "经研究决定，任命周德海为凤台县总工会主席，免去马文斌的凤台县总工会主席职务。",
            {("周德海", "holdsPost 主席", UNION), ("马文斌", "holdsPost 主席", UNION)},
        ),
        ("周德海不再担任凤台县总工会主席。", {("周德海", "holdsPost 主席", UNION)}),
        (
            "周德海接替马文斌出任凤台县总工会主席。",
            {("周德海", "holdsPost 主席", UNION), ("马文斌", "holdsPost 主席", UNION)},
        ),
        (
            "凤台县教育工会换届，凤台一中教师丁伟当选主席，接替任满两届的马文斌。",
            {("丁伟", "holdsPost 主席", "凤台县教育工会"), ("马文斌", "holdsPost 主席", "凤台县教育工会")},
        ),
        ("凤台县总工会主席一职由周德海接任。", {("周德海", "holdsPost 主席", UNION)}),
        (
            "周德海曾任凤台县桂集镇党委书记、凤台经济开发区管委会主任。",
            {("周德海", "holdsPost 主任", "凤台经济开发区管委会")},
        ),
        (
            f"周德海历任{FIRM}车间主任、生产部长、副总经理。",
            {("周德海", "holdsPost 生产部长", FIRM), ("周德海", "holdsPost 副总经理", FIRM)},
        ),
        (
            "安徽凯源农业开发有限公司养殖技术员龚朝是其中唯一的高级工。",
            {("龚朝", "holdsPost 养殖技术员", "安徽凯源农业开发有限公司")},
        ),
    ],
)
def test_posts_change_hands(read: Read, text: str, facts: set[Link]) -> None:
    assert facts <= stated(read, text)


def test_who_leaves_a_post_had_it(read: Read) -> None:
    reading = read("工会新闻一组\n\n周德海不再担任凤台县总工会主席。\n")
    assert [s.former for s in reading.statements if s.predicate == "holdsPost"] == [True]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("凤台县总工会联合凤台职业学院实施“启航”育匠计划。", ("凤台职业学院", "runs", "启航育匠计划")),
        (
            "凤台县总工会公布清单：“石榴花”女工素质提升项目（责任单位：县妇联、县总工会）。",
            ("凤台县妇联", "runs", "石榴花女工素质提升项目"),
        ),
        (
            "凤台县总工会、县人社局发布通知。凤台县桂集镇总工会主席颜雅：我们依托桂集商会成立五金行业工会联合会。",
            ("凤台县桂集镇总工会", "founds", "五金行业工会联合会"),
        ),
        (
            "大会为获得“凤台县模范职工之家”的宏发制伞有限公司工会、城关镇总工会等20个单位颁奖。",
            ("宏发制伞有限公司工会", "received", "凤台县模范职工之家"),
        ),
        ("大会向获得“凤台工匠”称号的王建国、李秀兰颁发证书。", ("李秀兰", "received", "凤台工匠")),
        (
            "王建国，男，1978年生，凤台宏发机械有限公司电工，安徽省五一劳动奖章获得者。",
            ("王建国", "received", "安徽省五一劳动奖章"),
        ),
        (
            "凤台县劳模协会组织“劳模讲师团”走进恒达利拉链有限公司等17家企业。",
            ("劳模讲师团", "visits", "恒达利拉链有限公司"),
        ),
        (
            "1998年，王建国从技校毕业后进入凤台宏发机械有限公司，当上了一名钳工。",
            ("王建国", "affiliatedWith", FIRM),
        ),
        ("作为宏发集团的子公司，凤台宏发机械有限公司成立于1998年。", (FIRM, "subOrganizationOf", "宏发集团")),
        (
            "第三届“淮河杯”皖苏职工创新大赛在凤台闭幕，凤台电气股份有限公司“套管绕制”项目获奖。该赛事由安徽省总工会主办。",
            ("安徽省总工会", "organizes", "第三届淮河杯皖苏职工创新大赛"),
        ),
        (
            "凤台县教育工会第七次代表大会召开。县总工会副主席曾焕新到会并为老主席洪天赐颁发奖杯。",
            ("曾焕新", "takesPartIn", "凤台县教育工会第七次代表大会"),
        ),
        (
            "凤台县总工会实施“启航”育匠计划；与县人社局共建凤台县装备工匠学院，校址设在城关镇。",
            ("凤台县装备工匠学院", "locatedIn", "城关镇"),
        ),
        ("周德海牵头成立“春妹互助小组”。", ("周德海", "leads", "春妹互助小组")),
    ],
)
def test_many_ways_to_say_it(read: Read, text: str, fact: Link) -> None:
    assert fact in stated(read, text)


def test_a_city_of_a_trade_union_is_the_one_that_the_text_names(read: Read) -> None:
    text = "市教育工会完成换届\n\n　　晋江市教育工会第七次代表大会召开，市教育局党组成员吕明珊当选主席。\n"
    assert "晋江市教育局" in {r.name for r in read(text).referents}


def test_a_studio_that_is_only_described_has_no_name(read: Read) -> None:
    reading = read("工会新闻一组\n\n李秀兰牵头的技能大师工作室攻克难题36项。\n")
    assert not [r.name for r in reading.referents if r.cls == "Studio"]


def test_turns_of_a_conversation_are_no_bylines(read: Read) -> None:
    text = (
        "把舞台搭在竹林里\n——对话绵竹市总工会副主席寇怀玉\n本报记者 廖清扬\n"
        "记者：绵竹不是工业大县，产改从哪\n里破题？\n寇怀玉：我们跟四川老窖酒业集团合作办了“酿酒师傅带徒计划”。\n"
    )
    assert [c.name for c in read(text).article.credits] == ["廖清扬"]
