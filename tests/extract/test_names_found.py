"""Names in the breadth of union news, and words that name nobody. People and firms are invented."""

from __future__ import annotations

import pytest

from readings import Read, named

NAMED = [
    # two trades, one body
    (
        "凤阳县总工会指导成立凤阳县餐饮和住宿行业工会联合会。",
        "TradeUnion",
        "凤阳县餐饮和住宿行业工会联合会",
    ),
    (
        "凤阳县餐饮和住宿行业工会联合会第一届会员代表大会第一次全体会议在凤阳县工人文化宫召开。",
        "Event",
        "凤阳县餐饮和住宿行业工会联合会第一届会员代表大会第一次全体会议",
    ),
    (
        "凤阳县总工会通报，经县总工会第九届委员会第一次全体会议选举，李海川当选主席。",
        "Event",
        "凤阳县总工会第九届委员会第一次全体会议",
    ),
    (
        "茶叶产业劳模和工匠人才创新工作室联盟成立大会在凤阳县召开。",
        "Association",
        "茶叶产业劳模和工匠人才创新工作室联盟",
    ),
    # the 和 of 和谐 joins nothing
    (
        "凤阳县海川开发区被评估确认为2019年省级和谐劳动关系综合试验区。",
        "Award",
        "2019年省级和谐劳动关系综合试验区",
    ),
    # firms with a verb for a name, schools and houses of no dictionary
    ("浙江弘扬海川新材料有限公司工会举办技能比武。", "Company", "浙江弘扬海川新材料有限公司"),
    ("凤阳县总工会为海川能源集团、摘星中学和和睦幼儿园授牌。", "School", "摘星中学"),
    ("凤阳县总工会调研组前往忘水农民工活动中心调研。", "Site", "忘水农民工活动中心"),
    ("活动在海川万福建材城举行，凤阳县总工会主办。", "Company", "海川万福建材城"),
    ("凤阳县总工会走进滁州工会驿站，落实全总工会驿站建设部署。", "TradeUnion", "中华全国总工会"),
    # organs that share a division
    ("由凤阳县石板镇党委、政府主办的趣味竞赛开赛。", "PublicBody", "凤阳县石板镇政府"),
    ("凤阳县石板镇工会、妇联为女职工送上礼品。", "PublicBody", "凤阳县石板镇妇联"),
    ("凤阳县委常委、统战部部长李海川出席，凤阳县总工会主办。", "PublicBody", "凤阳县委统战部"),
    # events
    (
        "凤阳县总工会举行2024年“送清凉”活动暨海川公园爱心驿站启动仪式。",
        "Event",
        "2024年“送清凉”活动暨海川公园爱心驿站启动仪式",
    ),
    (
        "由凤阳县总工会主办的2024年凤阳县职工“迎新春”系列活动暨第三届“淮畔杯”乒乓球比赛落幕。",
        "Event",
        "2024年凤阳县职工“迎新春”系列活动暨第三届“淮畔杯”乒乓球比赛",
    ),
    ("凤阳县总工会承办的滁州市职工之家建设现场会在凤阳县召开。", "Event", "滁州市职工之家建设现场会"),
    ("凤阳县总工会举办党的二十届三中全会精神宣讲活动。", "Event", "党的二十届三中全会精神宣讲活动"),
    # programmes and media
    (
        "凤阳县总工会推进“百县千镇高质量发展工程”（以下简称“百千工程”），以实际行动助力“百千工程”。",
        "Programme",
        "百县千镇高质量发展工程",
    ),
    ("凤阳县总工会通过微信公众号“凤工有爱”开展答题。", "Media", "凤工有爱"),
    ("“饿了么”平台与凤阳县总工会开展协商。", "Company", "饿了么"),
    # honours
    ("凤阳县总工会“爱心屋”荣获2016年度工会工作创新项目一、二等奖。", "Award", "2016年度工会工作创新项目一、二等奖"),
    ("滁州市总工会副主席为海川公司颁授“职工书屋”牌匾。", "Award", "“职工书屋”"),
    ("凤阳县总工会为龙城工匠代表李海川颁奖。", "Award", "龙城工匠"),
    ("板桥村近年被评为安徽省文明村、全国乡村治理示范村。", "Award", "全国乡村治理示范村"),
    # people
    ("凤阳县总工会主席赵农作大赛总结。", "Person", "赵农"),
    ("凤阳县总工会新当选的工会主席尹禾作表态发言。", "Person", "尹禾"),
    ("凤阳县海川能源有限公司维修工段长余圈禾荣获“安徽省劳动模范”称号。", "Person", "余圈禾"),
    ("凤阳县总工会慰问货车司机，货车司机伊米提江说，这里方便。", "Person", "伊米提江"),
    ("周萍计划开一家店，凤阳县总工会提供帮助。", "Person", "周萍"),
]

NOT_NAMED = [
    ("凤阳县各地总工会相继开展活动，凤阳县总工会带头。", "TradeUnion", "凤阳县各地总工会"),
    ("凤阳县总工会落实全总工会驿站建设部署。", "Site", "全总工会驿站"),
    ("凤阳县总工会以创建模范职工之家为载体开展活动。", "Site", "模范职工之家"),
    ("凤阳县总工会开启“童乐关爱计划”。童乐关爱计划面向女职工，童乐关爱计划惠及百人。", "Person", "童乐关"),
    ("凤阳县总工会走访海川集团。海川的职工参观工厂。", "Person", "海川"),
    ("凤阳县总工会助力凤阳乡村振兴。", "Place", "凤阳乡村"),
    ("凤阳县总工会组织劳模宣讲团走进学校。", "Programme", "劳模宣讲"),
    ("凤阳县总工会选树了李海川等志愿服务品牌。", "Award", "李海川等志愿服务品牌"),
    ("在凤阳县党委、政府的领导下，凤阳县总工会开展活动。", "PublicBody", "凤阳县政府"),
    ("邀请凤阳县总工会专家团队授课。", "Association", "凤阳县总工会专家团"),
    ("百名工匠代表参加凤阳县总工会的活动。", "Award", "百名工匠"),
    ("各行工匠代表出席凤阳县总工会的座谈会。", "Award", "各行工匠"),
    ("如果职工都不努力，企业就没有希望。", "Person", "都不努力"),
    ("凤阳县总工会推出微博“随手拍”活动。", "Media", "随手拍"),
    ("凤阳县总工会公众号“学习园地”专栏开通。", "Media", "学习园地"),
    ("周萍计划开一家店，凤阳县总工会提供帮助。", "Programme", "周萍计划"),
]


@pytest.mark.parametrize(("text", "cls", "name"), NAMED)
def test_named(read: Read, text: str, cls: str, name: str) -> None:
    assert name in named(read(text), cls)


@pytest.mark.parametrize(("text", "cls", "name"), NOT_NAMED)
def test_not_named(read: Read, text: str, cls: str, name: str) -> None:
    assert name not in named(read(text), cls)


def test_one_programme_under_its_short_name(read: Read) -> None:
    """What brackets call a programme for short is no second one."""
    reading = read("凤阳县总工会推进“百县千镇高质量发展工程”（以下简称“百千工程”）。凤阳县总工会助力“百千工程”。")
    assert len([r for r in reading.referents if r.cls == "Programme"]) == 1


def test_a_row_of_short_names(read: Read) -> None:
    """A short name that is also a word is a place in a row with others of its province."""
    names = named(read("贵州省总工会在凯里、普定、盘州分赛区开展比赛。"), "Place")
    assert "普定" in names


def test_whose_house_it_is_in_a_paragraph_of_many_counties(read: Read) -> None:
    """县工人文化宫 lies in the county whose union its own sentence names."""
    reading = read(
        "6月3日，来安县总工会开办夜校。6月4日，定远县总工会在县工人文化宫开办夜校。"
        "6月5日，全椒县总工会开办夜校。6月6日，凤阳县总工会开办夜校。"
    )
    assert "定远县工人文化宫" in named(reading, "Site")


def test_the_youth_league_of_a_county_is_one_body(read: Read) -> None:
    """共青团凤阳县委, 县团委 and 团县委 are one."""
    reading = read("凤阳县总工会、共青团凤阳县委联合举办活动。县团委发动青年报名。团县委干部李海川出席。")
    leagues = [r for r in reading.referents if r.cls == "PublicBody" and "团" in r.name]
    assert [r.name for r in leagues] == ["共青团凤阳县委"]


def test_departments_of_one_committee(read: Read) -> None:
    """宣传部 behind 区委组织部 is the same committee's."""
    names = named(read("凤阳县委组织部、宣传部、人社局联合主办大赛，凤阳县总工会承办。"), "PublicBody")
    assert {"凤阳县委组织部", "凤阳县委宣传部", "凤阳县人社局"} <= names


def test_whose_house_it_is_in_briefs_from_many_cities(read: Read) -> None:
    """市文化宫 is that of the city whose union the paragraph names."""
    reading = read(
        "各地工会\n6月3日上午，蚌埠市总工会走进海川新材料有限公司慰问。\n"
        "6月3日，滁州市总工会向职工征集剪纸。入选作品将于端午期间在市文化宫展出。\n"
        "6月4日，淮南市总工会开会。\n近日，芜湖市总工会组织活动。"
    )
    assert "滁州市文化宫" in named(reading, "Site")


def test_a_zone_under_its_short_name(read: Read) -> None:
    """江阴经开区 is 江阴经济技术开发区."""
    reading = read("江阴经开区参加比武，江阴市总工会主办。江阴经济技术开发区承办。")
    assert len([r for r in reading.referents if r.cls == "FunctionalZone"]) == 1
