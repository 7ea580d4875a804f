"""Guests and their posts, where somebody went, who won. People and firms are invented, places are real."""

from __future__ import annotations

import pytest

from readings import Link, Read, links, under

HOSPITAL = "溧阳市昆仑医院工会召开会员代表大会。党委书记沈嘉禾作讲话，党委副书记、工会主席柏松年主持会议。"
CHAIN = "溧阳市委常委、宣传部部长、总工会主席储开平，溧阳市政协副主席邱成出席会议。"
RARE = "溧阳市总工会主席涂岳，溧阳市委宣传部部长单传岳观看比赛。"
ROUND = (
    "溧阳市总工会主席储开平一行先后来到溧阳恒沃机械有限公司、在建的环湖路施工工地、溧阳海悦轴承有限公司等地走访慰问。"
)
GROUP = "溧阳市总工会主席储开平、副主席邱成等一行5人到盐城考察。调研观摩组一行，先后来到盐城海川纺织有限公司。"
CUP = "溧阳市首届职工羽毛球比赛落幕。溧阳市水利局工会荣获冠军，溧阳市教育工会屈居亚军。"
TEAMS = "溧阳市总工会举办全市职工乒乓球比赛，宜兴市总工会代表队、江阴市总工会代表队分获冠亚军。"
MORE = (
    "盐城市总工会举办盐城市职工创新现场交流活动。参加此次交流活动的还有溧阳市总工会主席储开平、宜兴市总工会副主席邱成。"
)
PRIZES = (
    "其中，2名同志获得“全国劳动模范”称号，他们分别是溧阳恒沃机械有限公司焊工柏松年，溧阳海悦轴承有限公司钳工沈嘉禾；"
    "1名同志获得“全国先进工作者”称号，他是溧阳市昆仑医院院长储开平。"
)
FAR = "柏松年，荣获江苏省五一劳动奖章，江苏省技术能手，常州市劳动模范等荣誉。"
HANDED = "溧阳市总工会主席储开平致辞并为溧阳市劳动模范获得者颁奖。"
DOERS = "溧阳海悦轴承有限公司叉车操作手柏松年，天目湖（溧阳）服装有限公司指导工沈嘉禾参加活动。"


def facts(read: Read, text: str) -> set[Link]:
    return links(read(under("溧阳职工新闻", text)))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (HOSPITAL, ("沈嘉禾", "holdsPost", "溧阳市昆仑医院")),
        (HOSPITAL, ("柏松年", "holdsPost", "溧阳市昆仑医院工会")),
        (CHAIN, ("储开平", "holdsPost", "溧阳市总工会")),
        (RARE, ("涂岳", "holdsPost", "溧阳市总工会")),
        (RARE, ("单传岳", "holdsPost", "溧阳市委宣传部")),
        (ROUND, ("储开平", "visits", "溧阳海悦轴承有限公司")),
        (GROUP, ("储开平", "visits", "盐城海川纺织有限公司")),
        (CUP, ("溧阳市教育工会", "takesPartIn", "溧阳市首届职工羽毛球比赛")),
        (TEAMS, ("江阴市总工会", "takesPartIn", "全市职工乒乓球比赛")),
        (MORE, ("邱成", "takesPartIn", "盐城市职工创新现场交流活动")),
        (PRIZES, ("沈嘉禾", "received", "全国劳动模范")),
        (PRIZES, ("储开平", "received", "全国先进工作者")),
        (FAR, ("柏松年", "received", "江苏省技术能手")),
        (DOERS, ("柏松年", "affiliatedWith", "溧阳海悦轴承有限公司")),
        (DOERS, ("沈嘉禾", "affiliatedWith", "天目湖（溧阳）服装有限公司")),
    ],
)
def test_who_was_there(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (CHAIN, ("储开平", "holdsPost", "溧阳市委总工会")),
        (PRIZES, ("储开平", "received", "全国劳动模范")),
        (HANDED, ("储开平", "received", "溧阳市劳动模范")),
        (MORE, ("邱成", "holdsPost", "盐城市总工会")),
    ],
)
def test_who_was_not(read: Read, text: str, fact: Link) -> None:
    assert fact not in facts(read, text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "溧阳市快递行业工会联合会成立揭牌仪式举行。溧阳市海悦物流有限公司副总经理柏松年当选为首届工会主席。",
            ("柏松年", "holdsPost", "溧阳市快递行业工会联合会"),
        ),
        (
            "溧阳市总工会党组成员，组织部部长柏松年出席会议。",
            ("柏松年", "holdsPost", "溧阳市总工会"),
        ),
        (
            "免去柏松年同志溧阳市总工会党组书记职务。",
            ("柏松年", "holdsPost", "溧阳市总工会"),
        ),
    ],
)
def test_posts_that_change(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "溧阳市海悦物流有限公司召开职工代表大会。柏松年董事长作总结讲话。",
            ("柏松年", "holdsPost", "溧阳市海悦物流有限公司"),
        ),
        ("溧阳市总工会共同为李建国等“十大金牌工人”颁奖。", ("李建国", "received", "十大金牌工人")),
        ("全国技术能手、“全国五一劳动奖章”获得者柏松年作宣讲。", ("柏松年", "received", "全国技术能手")),
    ],
)
def test_how_people_are_spoken_of(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


def test_no_post_passes_over_a_person(read: Read) -> None:
    text = "溧阳市人大副主任、溧阳市总工会主席储开平一行在常务副旗长杨旭升的陪同下来到溧阳恒沃机械有限公司。"
    assert ("杨旭升", "holdsPost", "溧阳市人大") not in facts(read, text)


TOUR = "7月9日，溧阳市总工会主席李建国到昆仑街道走访慰问。在溧阳恒沃机械有限公司车间，李建国与一线职工亲切交谈。"
HOST = "7月9日，溧阳市总工会主席李建国到昆仑街道走访慰问。在溧阳恒沃机械有限公司车间，质检员沈嘉禾正在测量零件。"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (TOUR, ("李建国", "visits", "溧阳恒沃机械有限公司")),
        ("溧阳恒沃机械有限公司迎来了溧阳市总工会主席李建国一行。", ("李建国", "visits", "溧阳恒沃机械有限公司")),
    ],
)
def test_where_a_tour_goes(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


def test_who_works_there_does_not_visit(read: Read) -> None:
    assert ("沈嘉禾", "visits", "溧阳恒沃机械有限公司") not in facts(read, HOST)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "溧阳市首届职工趣味运动会举行。溧阳恒沃机械有限公司工会、溧阳海悦轴承有限公司工会等2家基层工会，80余名职工参加。",
            ("溧阳海悦轴承有限公司工会", "takesPartIn", "溧阳市首届职工趣味运动会"),
        ),
        (
            "“劳模工匠进校园”宣讲活动在盐城技师学院举行。全国劳动模范李建国讲述了自己的故事。",
            ("李建国", "takesPartIn", "劳模工匠进校园”宣讲活动"),
        ),
        (
            "溧阳海悦轴承有限公司党委副书记李建国、副总经理王伟陪同慰问。",
            ("王伟", "holdsPost", "溧阳海悦轴承有限公司"),
        ),
        ("李建国作为全国五一劳动奖章获得者上台领奖。", ("李建国", "received", "全国五一劳动奖章")),
    ],
)
def test_who_came_along(read: Read, text: str, fact: Link) -> None:
    found = facts(read, text)
    assert any(f[0] == fact[0] and f[1] == fact[1] and fact[2].replace("”", "") in f[2] for f in found)


def test_visitors_come_to_us_and_not_to_themselves(read: Read) -> None:
    told = facts(read, "溧阳市总工会消息。宜兴市总工会副主席李建国带领考察团一行17人到我会开展学习交流。")
    assert ("李建国", "visits", "宜兴市总工会") not in told
