"""Names as reports of several years and pages about one union's work give them. People and firms are invented."""

from __future__ import annotations

import pytest

from readings import Read

NAMED = [
    ("凤阳县总工会在创业里社区工会驿站煮了凉茶。", "Site", "创业里社区工会驿站"),
    ("凤阳县总工会在柳塘南里社区工会驿站办义诊，柳塘南里社区工会驿站启用。", "Site", "柳塘南里社区工会驿站"),
    ("凤阳县总工会组织职工参加“技能超市”计划。", "Programme", "“技能超市”计划"),
    ("梅塘街道总工会“暑”你“会”玩小蜜蜂爱心托管班开课。", "Programme", "“暑”你“会”玩小蜜蜂爱心托管班"),
    ("夜校设有柳塘小学和五十六中两个校区。", "School", "五十六中"),
    ("滁州市二十九中教师来到凤阳县总工会。", "School", "滁州市二十九中"),
    ("凤阳县总工会支持石望川职工创新工作室、季云舟职工创新工作室。", "Studio", "季云舟职工创新工作室"),
    ("凤阳县总工会大力开展女职工暖阳守护行动。", "Programme", "女职工暖阳守护行动"),
    ("凤阳县青禾医院被命名为安徽省标准化职工休息室。", "Award", "安徽省标准化职工休息室"),
    ("2023年省茶叶行业炒茶工技能竞赛在凤阳县开幕。", "Event", "2023年省茶叶行业炒茶工技能竞赛"),
    ("凤阳县工会图书借阅暨“两微”阵地现场会在滁州召开。", "Event", "凤阳县工会图书借阅暨“两微”阵地现场会"),
    (
        "采煤二区305队三班、运输工区检修班被凤阳县总工会授予工人先锋号。",
        "Company",
        "采煤二区305队三班",
    ),
    ("凤阳县总工会在凤阳云帆客车等企业办起了夜校。", "Company", "凤阳云帆客车"),
    ("凤阳县总工会打造出“夜灯课堂”“星光食堂”等服务品牌5个。", "Programme", "星光食堂"),
    ("凤阳县总指导各村镇办好书屋，凤阳县总为环卫工送去棉鞋。", "TradeUnion", "凤阳县总工会"),
    ("凤阳县总工会组织职工走进滁州市图书馆梧桐巷分馆。", "Institution", "滁州市图书馆梧桐巷分馆"),
    ("云帆集团“段青禾创新工作室”落户凤阳县总工会。", "Studio", "云帆集团“段青禾创新工作室”"),
    ("首届安全生产竞赛由凤阳县总工会主办。", "Event", "首届安全生产竞赛"),
    ("凤阳县农机办、县档案局通过凤阳县总工会验收。", "PublicBody", "凤阳县农机办"),
    ("凤阳县总法律服务站接待来访青年。", "Site", "凤阳县总工会法律服务站"),
    ("凤阳县总工会联合安徽路桥六局开展培训。", "Company", "安徽路桥六局"),
    ("凤阳县总工会的活动在凤阳音乐小镇举行。", "Place", "凤阳音乐小镇"),
    ("凤阳县小溪河镇梅塘村的“蒲公英驿家”获评安徽省示范点。", "Site", "蒲公英驿家"),
    ("凤阳县总工会表彰凤阳县财经中学双塘校区。", "School", "凤阳县财经中学双塘校区"),
    ("凤阳县总工会走进滁州北机务段。", "Company", "滁州北机务段"),
    ("工长孟和巴雅尔参加凤阳县总工会的竞赛。", "Person", "孟和巴雅尔"),
    ("凤阳县总工会走访云帆轴承（滁州）。", "Company", "云帆轴承（滁州）"),
    ("凤阳县总工会与县港航处、凤阳水文站联合举办比武。", "PublicBody", "凤阳县港航处"),
    ("凤阳县总工会举办第四届职工健身月。", "Event", "第四届职工健身月"),
]

ABSENT = [
    ("凤阳县总工会健全工匠培育的“六条”机制。", "六条"),
    ("凤阳县总工会开办面点班。几位“老把式”在各类厨艺大赛拿了名次。", "老把式"),
    ("在琅琊区，陶然·邻里坊由凤阳县总工会打造。", "陶然·邻里坊 Person"),
    ("凤阳县总工会学习贯彻十九届五中全会精神。", "五中"),
    ("凤阳县总工会开展结对助学行动。", "助学行动"),
    ("凤阳县总工会建成高技能人才创新工作室。", "高技能人才创新工作室"),
    ("凤阳县总工会2019年完成外墙改造工程。", "改造工程"),
    ("凤阳县总工会推进我市职工之家建设工作。", "职工之家 Site"),
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
    reading = read("云帆集团工会联合会组建于2016年春天。如今，集团工会常给夜班工人送热汤，来过云帆集团的人都夸它。")
    unions = [r.name for r in reading.referents if r.cls == "TradeUnion"]
    assert unions == ["云帆集团工会联合会"]


def test_a_town_before_a_name_makes_no_second_body(read: Read) -> None:
    reading = read("凤阳县小溪河镇云帆供电所获评“安徽省职工书屋”。云帆供电所有职工11人。")
    assert len([r for r in reading.referents if r.cls == "Company"]) == 1


def test_a_house_goes_by_its_bureau(read: Read) -> None:
    reading = read("中国铁路云帆局集团有限公司修缮站房。云帆局集团公司陆续添置了浴室。")
    assert len([r for r in reading.referents if r.cls == "Company"]) == 1


def test_the_zone_s_union_in_short(read: Read) -> None:
    reading = read("滁州高新区总工会举办接力赛。区总为获胜班组送上“奋进锦旗”。")
    assert [r.name for r in reading.referents if r.cls == "TradeUnion"] == ["滁州高新区总工会"]


HELD = [
    (
        "滁州市图书馆、凤阳中学办起书屋，其中凤阳县青禾医院的书屋被凤阳县总工会命名为“职工阅读示范点”。",
        "received",
        "凤阳县青禾医院",
        "“职工阅读示范点”",
    ),
    ("云帆供电所获得全国工人先锋号称号。", "received", "云帆供电所", "全国工人先锋号"),
    (
        "在滁州市总工会的表彰中，凤阳县云帆矿业有限公司被授予滁州市五一劳动奖状。",
        "confers",
        "滁州市总工会",
        "滁州市五一劳动奖状",
    ),
    (
        "安徽省总工会认定26家单位为首批安徽省职工研学基地，我县3家位列其中，包括凤阳县青禾医院、凤阳云帆大酒店。",
        "received",
        "凤阳县青禾医院",
        "安徽省职工研学基地",
    ),
    (
        "安徽省总工会认定26家单位为首批安徽省职工研学基地，我县3家位列其中，包括凤阳县青禾医院、凤阳云帆大酒店。",
        "confers",
        "安徽省总工会",
        "安徽省职工研学基地",
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
        ("凤阳县总工会推动两镇实现“全员结对”。", "全员结对"),
        ("凤阳县总工会推动滁州市9区总工会互访。", "9区"),
    ],
)
def test_states_and_counts_name_nothing(read: Read, text: str, words: str) -> None:
    assert not [r.name for r in read(text).referents if words in r.name]


def test_the_union_of_a_house_that_goes_by_two_characters(read: Read) -> None:
    assert "滁钢工会" in [r.name for r in read("滁钢工会荣获凤阳县五一劳动奖状。").referents]
