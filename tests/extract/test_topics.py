"""What sentences leave unsaid: the event that people take part in, where the text is, whom a noun means."""

from __future__ import annotations

import pytest

from readings import Link, Read, stated, under

CONTEST = "东海县总工会日前举办“水晶杯”电工技能大赛。"
BUS = "东海县总工会今年推出“安心巴士”项目。"


def facts(read: Read, *paragraphs: str) -> set[Link]:
    return stated(read(under("工会新闻一组", *paragraphs)))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            CONTEST + "江苏远帆电缆有限公司职工周海波获得一等奖。",
            ("周海波", "takesPartIn", "水晶杯电工技能大赛"),
        ),
        (
            CONTEST + "东海县职业中学、连云港市第一技工学校选派专家担任评委。",
            ("连云港市第一技工学校", "takesPartIn", "水晶杯电工技能大赛"),
        ),
        (
            CONTEST + "观摩席上，灌云县总工会、灌南县总工会的同行拍下全程。",
            ("灌南县总工会", "takesPartIn", "水晶杯电工技能大赛"),
        ),
        (
            BUS + "6月以来，它跑了江苏远帆电缆有限公司、东海恒沃机械有限公司等8家企业。",
            ("东海恒沃机械有限公司", "takesPartIn", "安心巴士"),
        ),
        (
            BUS + "江苏远帆电缆有限公司、东海恒沃机械有限公司两家企业拿出21个岗位。",
            ("东海恒沃机械有限公司", "takesPartIn", "安心巴士"),
        ),
        ("这是东海县总工会发起的“水晶杯”电工技能大赛。", ("东海县总工会", "organizes", "水晶杯电工技能大赛")),
    ],
)
def test_who_takes_part_in_what_the_text_speaks_of(read: Read, text: str, fact: Link) -> None:
    assert any(f[:2] == fact[:2] and fact[2] in f[2] for f in facts(read, text))


def test_one_who_only_speaks_of_an_event_takes_no_part_in_it(read: Read) -> None:
    text = CONTEST + "江苏远帆电缆有限公司职工周海波算了一笔账：开一堂课只花八百元。"
    assert not any(f[:2] == ("周海波", "takesPartIn") for f in facts(read, text))


def test_an_honour_that_no_contest_gives_says_nothing_of_the_event(read: Read) -> None:
    text = "东海县总工会推出“安心巴士”项目。江苏远帆电缆有限公司职工周海波获得创新成果一等奖。"
    assert not any(f[:2] == ("周海波", "takesPartIn") for f in facts(read, text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("晚上六点半，东海县牛山街道灯火通明，“水晶工会夜校”开课。", ("水晶工会夜校", "locatedIn", "牛山街道")),
        ("东海县总工会的“安心巴士”项目先后在白塔埠镇、桃林镇开讲21场。", ("安心巴士", "locatedIn", "白塔埠镇")),
        ("东海县总工会的“安心巴士”项目先后在白塔埠镇、桃林镇开讲21场。", ("安心巴士", "locatedIn", "桃林镇")),
        (
            "“水晶杯”电工技能大赛在东海县工人文化宫落幕。",
            ("水晶杯电工技能大赛", "locatedIn", "东海县工人文化宫"),
        ),
    ],
)
def test_where_something_is_held(read: Read, text: str, fact: Link) -> None:
    found = facts(read, text)
    assert any(fact[0] in s and p == fact[1] and fact[2] in o for s, p, o in found), found


def test_a_company_stands_in_a_place_and_not_in_a_site(read: Read) -> None:
    text = "江苏远帆电缆有限公司建在东海县工人文化宫旁。"
    assert not any(p == "locatedIn" and "文化宫" in o and "公司" in s for s, p, o in facts(read, text))


def test_the_team_that_was_set_up_goes(read: Read) -> None:
    found = facts(read, "东海县总工会组建“水晶技师服务队”，每季度赴江苏远帆电缆有限公司巡诊。")
    assert ("水晶技师服务队", "visits", "江苏远帆电缆有限公司") in found
    assert ("东海县总工会", "visits", "江苏远帆电缆有限公司") not in found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "东海县总工会请来江苏云岚律师事务所律师周海波。",
            ("东海县总工会", "cooperatesWith", "江苏云岚律师事务所"),
        ),
        (
            "江苏远帆电缆有限公司被授予奖牌，厂里的“远帆职工书屋”也有了新书。",
            ("江苏远帆电缆有限公司", "operates", "远帆职工书屋"),
        ),
        (
            "东海县快递行业工会联合会日前成立，东海县总工会到场祝贺，周海波当选主席。",
            ("周海波", "holdsPost 主席", "东海县快递行业工会联合会"),
        ),
        (
            "江苏远帆电缆有限公司质检员周海波听完了课。",
            ("周海波", "holdsPost 质检员", "江苏远帆电缆有限公司"),
        ),
        (
            "江苏远帆电缆有限公司质检员周海波听完了课。",
            ("周海波", "affiliatedWith", "江苏远帆电缆有限公司"),
        ),
        (
            "远帆电缆的母公司——江苏恒沃集团有限公司派人参加。江苏远帆电缆有限公司的母公司是江苏恒沃集团有限公司。",
            ("江苏远帆电缆有限公司", "subOrganizationOf", "江苏恒沃集团有限公司"),
        ),
    ],
)
def test_who_belongs_where(read: Read, text: str, fact: Link) -> None:
    found = facts(read, text)
    assert any(fact[0] in s and p == fact[1] and fact[2] in o for s, p, o in found), found


def test_a_worker_is_no_post(read: Read) -> None:
    found = facts(read, "江苏远帆电缆有限公司职工周海波听完了课。")
    assert ("周海波", "affiliatedWith", "江苏远帆电缆有限公司") in found
    assert not any(p.startswith("holdsPost") for _, p, _ in found)


def test_a_level_means_the_division_that_its_paragraph_names(read: Read) -> None:
    found = facts(
        read,
        "东海县总工会主席高明说，县总工会推出“安心巴士”项目。东海县总工会还在各镇建站。",
        "灌云县总工会女职工部走进江苏远帆电缆有限公司，县总工会公职律师周海波随行。",
    )
    assert ("周海波", "holdsPost 公职律师", "灌云县总工会") in found
    assert ("高明", "holdsPost 主席", "东海县总工会") in found


def test_a_noun_points_at_a_short_name_too(read: Read) -> None:
    found = facts(
        read,
        "江苏云岚纺织有限公司和江苏远帆电缆有限公司都来了人。云岚纺织走在前面，该公司被授予“江苏省工人先锋号”。",
    )
    assert ("江苏云岚纺织有限公司", "received", "江苏省工人先锋号") in found
    assert ("江苏远帆电缆有限公司", "received", "江苏省工人先锋号") not in found


def test_a_question_in_quotation_marks_is_no_programme(read: Read) -> None:
    found = facts(read, "东海县总工会推出“安心巴士”项目。职工投票选出“晚点罚款合不合法”一题，由律师周海波现场开讲。")
    assert not any("合不合法" in o for _, _, o in found)
    assert any(f[:2] == ("周海波", "takesPartIn") and "安心巴士" in f[2] for f in found)


def test_a_site_of_the_public_is_no_union_s_by_default(read: Read) -> None:
    found = facts(read, "东海县总工会今年建成水晶路驿站。职工走进了牛山农会旧址。东海县总工会很重视。")
    assert not any(p == "operates" and "旧址" in o for _, p, o in found)


def test_a_paper_s_own_group_is_what_the_group_means_on_its_pages(read: Read) -> None:
    found = facts(
        read,
        "江苏恒沃电力集团有限公司连云港分公司职工周海波夺冠。江苏远帆电缆有限公司也派人观看。",
        "按照规定，第一名由集团公司工会授予“集团公司五一劳动奖章”。",
    )
    assert ("江苏恒沃电力集团有限公司工会", "confers", "集团公司五一劳动奖章") in found


def test_lines_of_a_table_name_who_received_an_honour(read: Read) -> None:
    found = facts(
        read,
        "东海县总工会日前公布名单。",
        "| 全国五一劳动奖章 | 周海波（江苏远帆电缆有限公司班长） |",
    )
    assert ("周海波", "received", "全国五一劳动奖章") in found


def test_as_many_bodies_as_are_counted_are_those_named_before(read: Read) -> None:
    found = facts(
        read,
        "东海县总工会联合东海县人民法院、东海县人社局开展服务。三家单位还签订了《协同保护实施意见》。",
    )
    signed = {s for s, p, o in found if p == "issues" and "实施意见" in o}
    assert signed == {"东海县总工会", "东海县人民法院", "东海县人社局"}


def test_counted_bodies_stay_open_where_others_were_named(read: Read) -> None:
    found = facts(
        read,
        "东海县总工会联合东海县人民法院、东海县人社局、东海县司法局开展服务。三家单位还签订了《协同保护实施意见》。",
    )
    assert not any(s != "东海县总工会" for s, p, o in found if p == "issues")
