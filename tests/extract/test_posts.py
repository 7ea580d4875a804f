"""Who holds which post where, and who works where."""

from __future__ import annotations

import pytest

from readings import Link, Read, facts
from uniongraph.records import ArticleReading


def posts(reading: ArticleReading) -> set[Link]:
    """Person, title ("" for employment) and body."""
    return {(p, title, body) for p, said, title, body in facts(reading, str) if said in ("holdsPost", "affiliatedWith")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "盱眙县总工会党组书记、主席殷勇出席会议。",
            {("殷勇", "党组书记", "盱眙县总工会"), ("殷勇", "主席", "盱眙县总工会")},
        ),
        (
            "溧阳市总工会副主席蒋晓雯、狄国强一行来到车间慰问。",
            {("蒋晓雯", "副主席", "溧阳市总工会"), ("狄国强", "副主席", "溧阳市总工会")},
        ),
        (
            "海安市总工会主席储开平，副主席杨婷婷、孔令海参加活动。",
            {
                ("储开平", "主席", "海安市总工会"),
                ("杨婷婷", "副主席", "海安市总工会"),
                ("孔令海", "副主席", "海安市总工会"),
            },
        ),
        (
            "兴化市人民医院骨科主任王砥、护理部副主任杨澜到场。",
            {
                ("王砥", "主任", "兴化市人民医院骨科"),
                ("王砥", "", "兴化市人民医院"),
                ("杨澜", "副主任", "兴化市人民医院护理部"),
                ("杨澜", "", "兴化市人民医院"),
            },
        ),
        (
            "兴化市总工会权益保障部部长王砥和女职工部部长杨澜到场。",
            {
                ("王砥", "部长", "兴化市总工会权益保障部"),
                ("王砥", "", "兴化市总工会"),
                ("杨澜", "女职工部部长", "兴化市总工会"),
            },
        ),
        ("兴化市人民医院派全科医生王砥驻点。", set()),
        (
            "作为兴化砥山纺织有限公司工会主席，王砥每年都要到职工家里看看。",
            {("王砥", "主席", "兴化砥山纺织有限公司工会")},
        ),
        (
            "王砥曾在兴化砥山机械厂当过十年车间主任。",
            {("王砥", "车间主任", "兴化砥山机械厂"), ("王砥", "", "兴化砥山机械厂")},
        ),
        (
            "会议选举王砥为兴化市总工会主席，杨澜、张强为副主席。",  # a town has the third one's name
            {
                ("王砥", "主席", "兴化市总工会"),
                ("杨澜", "副主席", "兴化市总工会"),
                ("张强", "副主席", "兴化市总工会"),
            },
        ),
        ("王建国任兴化市总工会副主席。", {("王建国", "副主席", "兴化市总工会")}),
        ("储开平（海安市总工会主席）主持会议。", {("储开平", "主席", "海安市总工会")}),
        (
            "会议选举丁丽为泰兴市快递行业工会联合会主席，张海波、李玲玲为副主席。",
            {
                ("丁丽", "主席", "泰兴市快递行业工会联合会"),
                ("张海波", "副主席", "泰兴市快递行业工会联合会"),
                ("李玲玲", "副主席", "泰兴市快递行业工会联合会"),
            },
        ),
        (
            "江苏兴达钢帘线股份有限公司副总经理、工会主席朱峰作了发言。",
            {
                ("朱峰", "副总经理", "江苏兴达钢帘线股份有限公司"),
                ("朱峰", "主席", "江苏兴达钢帘线股份有限公司工会"),
            },
        ),
        (
            "南通市总工会法律工作部部长成建华带队检查。",
            {("成建华", "部长", "南通市总工会法律工作部"), ("成建华", "", "南通市总工会")},
        ),
        ("靖江市人民医院护士长孙丽萍参加了义诊。", {("孙丽萍", "护士长", "靖江市人民医院")}),
        (
            "江苏省五一劳动奖章获得者、南京地铁运营有限责任公司高级工程师滕飞登台。",
            {("滕飞", "高级工程师", "南京地铁运营有限责任公司")},
        ),
        ("徐工集团焊工孟维说，自己没想过能站上领奖台。", {("孟维", "", "徐工集团"), ("孟维", "焊工", "徐工集团")}),
        ("江苏恒立液压股份有限公司的谈国栋获得一等奖。", {("谈国栋", "", "江苏恒立液压股份有限公司")}),
        ("孟维，34岁，徐州重型机械有限公司数控车间职工，连续三年夺冠。", {("孟维", "", "徐州重型机械有限公司")}),
    ],
)
def test_posts_and_employers(read: Read, text: str, facts: set[Link]) -> None:
    assert posts(read(text)) == facts


@pytest.mark.parametrize(
    "text",
    [
        "江苏省总工会副主席高度评价了这一做法。",
        "如皋市总工会慰问了劳模张国庆。",
        "如皋市总工会联合区人社局开展招聘，李大海来到现场。",
        "徐州市贾汪区总工会主席向先进集体颁奖。",
    ],
)
def test_no_post_is_said(read: Read, text: str) -> None:
    assert posts(read(text)) == set()


def test_a_post_of_the_past(read: Read) -> None:
    reading = read("仪征市总工会原主席郝建华为青年职工授课。")
    assert [(s.title, s.former) for s in reading.statements if s.predicate == "holdsPost"] == [("主席", True)]


def test_a_title_alone_is_one_in_the_body_named_before(read: Read) -> None:
    reading = read("泰兴市餐饮行业协会昨天成立，院士大厨朱海峰当选会长。")
    assert ("朱海峰", "会长", "泰兴市餐饮行业协会") in posts(reading)


def test_a_title_alone_is_not_one_in_a_body_of_another_kind(read: Read) -> None:
    reading = read("泰兴市人民医院昨天揭牌，朱海峰当选会长。")
    assert posts(reading) == set()
