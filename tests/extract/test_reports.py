"""Names as reports of several years and pages about one union's work give them. People and firms are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uniongraph.records import ArticleReading

Read = Callable[[str], ArticleReading]

NAMED = [
    ("凤阳县总工会在团结里社区工会驿站开展活动。", "Site", "团结里社区工会驿站"),
    ("凤阳县总工会在石桥北里社区工会驿站开展活动，石桥北里社区工会驿站启用。", "Site", "石桥北里社区工会驿站"),
    ("凤阳县总工会组织职工参加“学分银行”计划。", "Programme", "“学分银行”计划"),
    ("小岗街道总工会“候”爱我“营”小候鸟爱心托管班开班。", "Programme", "“候”爱我“营”小候鸟爱心托管班"),
    ("托管班设有明光小学和八十一中两个校区。", "School", "八十一中"),
    ("滁州市八中教师来到凤阳县总工会。", "School", "滁州市八中"),
    ("凤阳县总工会支持郭守印职工创新工作室、贺守岩职工创新工作室。", "Studio", "贺守岩职工创新工作室"),
    ("凤阳县总工会深入开展女职工幸福关爱行动。", "Programme", "女职工幸福关爱行动"),
    ("凤阳县中心医院被命名为安徽省标准化母婴休息室。", "Award", "安徽省标准化母婴休息室"),
    ("2025年省煤炭行业钻机工职业技能竞赛在凤阳县开幕。", "Event", "2025年省煤炭行业钻机工职业技能竞赛"),
    ("凤阳县工会帮扶救助暨“三线”建设现场会在滁州召开。", "Event", "凤阳县工会帮扶救助暨“三线”建设现场会"),
    (
        "掘进一区712队一班、皮带工区电修班被凤阳县总工会授予工人先锋号。",
        "Company",
        "掘进一区712队一班",
    ),
    ("凤阳县总工会在凤阳海川客车等企业建立了工作室。", "Company", "凤阳海川客车"),
    ("凤阳县总工会总结出“云陪伴”“幸福食堂”等服务品牌4个。", "Programme", "幸福食堂"),
    ("凤阳县总指导各社区开展工作，凤阳县总为职工送去清凉。", "TradeUnion", "凤阳县总工会"),
    ("凤阳县总工会组织职工走进滁州市图书馆鲁迅路分馆。", "Institution", "滁州市图书馆鲁迅路分馆"),
]

ABSENT = [
    ("凤阳县总工会巩固劳模培育的“四项”机制。", "四项"),
    ("凤阳县总工会开办暑期班。十余位“大师傅”在各类技能大赛斩获荣誉。", "大师傅"),
    ("在上城区，姚缘·邻里坊由凤阳县总工会打造。", "姚缘·邻里坊 Person"),
    ("凤阳县总工会学习贯彻十九届五中全会精神。", "五中"),
    ("凤阳县总工会开展结对帮扶行动。", "帮扶行动"),
    ("凤阳县总工会建成高技能人才创新工作室。", "高技能人才创新工作室"),
]


@pytest.mark.parametrize(("text", "cls", "name"), NAMED)
def test_named(read: Read, text: str, cls: str, name: str) -> None:
    found = [(r.cls, form) for r in read(text).referents for form in (r.name, *(str(n) for n in r.names))]
    assert (cls, name) in found


@pytest.mark.parametrize(("text", "words"), ABSENT)
def test_no_name(read: Read, text: str, words: str) -> None:
    name, _, cls = words.partition(" ")
    found = [r.name for r in read(text).referents if not cls or r.cls == cls]
    assert not [one for one in found if name in one]


def test_a_union_that_is_a_federation_goes_by_its_group(read: Read) -> None:
    reading = read("海川集团工会联合会成立于2010年。多年来，集团工会坚持为职工办实事，走进海川集团的人都说好。")
    unions = [r.name for r in reading.referents if r.cls == "TradeUnion"]
    assert unions == ["海川集团工会联合会"]


def test_a_town_before_a_name_makes_no_second_body(read: Read) -> None:
    reading = read("凤阳县小溪河镇海川供电所获评“全国模范职工小家”。海川供电所有职工17人。")
    assert len([r for r in reading.referents if r.cls == "Company"]) == 1


def test_a_house_goes_by_its_bureau(read: Read) -> None:
    reading = read("中国铁路海川局集团有限公司推进建设。海川局集团公司先后建成一批食堂。")
    assert len([r for r in reading.referents if r.cls == "Company"]) == 1


def test_the_zone_s_union_in_short(read: Read) -> None:
    reading = read("阳泉高新区总工会开展竞赛。区总为优胜班组颁发“流动红旗”。")
    assert [r.name for r in reading.referents if r.cls == "TradeUnion"] == ["阳泉高新区总工会"]


HELD = [
    (
        "在安徽省总工会的表彰中，凤阳县海川矿业有限公司被授予安徽省五一劳动奖状。",
        "confers",
        "安徽省总工会",
        "安徽省五一劳动奖状",
    ),
    (
        "安徽省总工会认定19家单位为首批安徽省职工疗休养基地，我市2家位列其中，包括滁州市职工疗养院、凤阳海川大酒店。",
        "received",
        "滁州市职工疗养院",
        "安徽省职工疗休养基地",
    ),
    (
        "安徽省总工会认定19家单位为首批安徽省职工疗休养基地，我市2家位列其中，包括滁州市职工疗养院、凤阳海川大酒店。",
        "confers",
        "安徽省总工会",
        "安徽省职工疗休养基地",
    ),
]


@pytest.mark.parametrize(("text", "predicate", "subject", "thing"), HELD)
def test_held(read: Read, text: str, predicate: str, subject: str, thing: str) -> None:
    reading = read(text)
    names = {r.id: r.name for r in reading.referents}
    assert (subject, predicate, thing) in {(names[s.subject], s.predicate, names[s.object]) for s in reading.statements}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("凤阳县总工会推动两地实现“全面结对”。", "全面结对"),
        ("凤阳县总工会推动滁州市11区总工会结对。", "11区"),
    ],
)
def test_states_and_counts_name_nothing(read: Read, text: str, words: str) -> None:
    assert not [r.name for r in read(text).referents if words in r.name]


def test_the_union_of_a_house_that_goes_by_two_characters(read: Read) -> None:
    assert "攀钢工会" in [r.name for r in read("攀钢工会荣获凤阳县五一劳动奖状。").referents]
