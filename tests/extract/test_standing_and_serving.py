"""Where sites stand and who keeps them, and posts as papers word them. People, firms and sites are invented."""

from __future__ import annotations

import pytest

from readings import Read
from uniongraph.records import ArticleReading

SAID = [
    # who built a site, in a describing clause with its place, by a noun, by the firm's own word, who keeps it
    ("凤阳县总工会在板桥镇江山村办的“淮畔绣坊”开张。", "operates", "凤阳县总工会", "淮畔绣坊"),
    (
        "司机走进刚挂牌的“淮畔驿家”。驿家由凤阳县总工会建成，交给安徽海川物流有限公司日常打理。",
        "operates",
        "安徽海川物流有限公司",
        "淮畔驿家",
    ),
    (
        "桥吊司机走几步就到了“避风小楼”。小楼是安徽海川码头有限公司工会盖的。",
        "operates",
        "安徽海川码头有限公司工会",
        "避风小楼",
    ),
    (
        "安徽海川矿业有限公司有个“钱一帆创新工作室”。屋子是前年矿上拨款盖的。",
        "operates",
        "安徽海川矿业有限公司",
        "钱一帆创新工作室",
    ),
    (
        "路口那间房，就是板桥镇总工会和安徽海川快递有限公司一起收拾出来的“淮畔歇脚窝”。",
        "operates",
        "安徽海川快递有限公司",
        "淮畔歇脚窝",
    ),
    (
        "本报讯　驿站有了。\n名称　地址　建设单位\n淮畔骑手驿站　凤阳县府城镇　凤阳县总工会、安徽海川快递有限公司",
        "operates",
        "安徽海川快递有限公司",
        "淮畔骑手驿站",
    ),
    (
        "工地有“爱心修鞋屋”。修鞋屋是安徽海川建设有限公司工会开的。",
        "operates",
        "安徽海川建设有限公司工会",
        "爱心修鞋屋",
    ),
    ("凤阳县总工会在府城镇开了个“淮畔缝补角”。", "operates", "凤阳县总工会", "淮畔缝补角"),
    # where a site stands
    (
        "本报讯　驿站有了。\n名称　地址　建设单位\n淮畔骑手驿站　凤阳县府城镇　凤阳县总工会",
        "locatedIn",
        "淮畔骑手驿站",
        "府城镇",
    ),
    ("凤阳县工人文化宫建成。场馆坐落在府城镇，位置优越。", "locatedIn", "凤阳县工人文化宫", "府城镇"),
    ("凤阳县第四届“淮畔杯”制茶技能大赛在板桥镇开锅。", "locatedIn", "凤阳县第四届“淮畔杯”制茶技能大赛", "板桥镇"),
    ("凤阳县总工会办的“月光课堂”，已开到府城镇、板桥镇的8个安置点。", "locatedIn", "月光课堂", "板桥镇"),
    # parts and wholes
    (
        "府城街道总工会下属的第六家“小二级”——海川数智园联合工会挂牌。",
        "subOrganizationOf",
        "海川数智园联合工会",
        "府城街道总工会",
    ),
    (
        "凤阳县木业行业工会联合会成立五年了。联合会挂靠在府城街道总工会。",
        "subOrganizationOf",
        "凤阳县木业行业工会联合会",
        "府城街道总工会",
    ),
    ("出席的有团凤阳县委、凤阳县妇联。团凤阳县委与凤阳县总工会签约。", "cooperatesWith", "团凤阳县委", "凤阳县总工会"),
    # honours behind a post and from those who hand them out, those who come from a firm, who worked so long
    (
        "凤阳县总工会向安徽海川窖酒有限公司工会颁授“模范职工之家”牌匾。",
        "received",
        "安徽海川窖酒有限公司工会",
        "“模范职工之家”",
    ),
    ("钱一帆在安徽海川出租有限公司开了9年车。", "affiliatedWith", "钱一帆", "安徽海川出租有限公司"),
    ("钱一帆，51岁，海川金矿掘进二队队长，安徽省劳动模范。", "received", "钱一帆", "安徽省劳动模范"),
    (
        "来自安徽海川窖酒有限公司的8名选手参加比拼，钱一帆荣获第一名。",
        "affiliatedWith",
        "钱一帆",
        "安徽海川窖酒有限公司",
    ),
]

POSTS = [
    ("凤阳县总工会生活保障部长钱一帆到会。", "钱一帆", "生活保障部长", "凤阳县总工会"),
    ("海川建工集团副总经理钱一帆、办公室主任孙二梅陪同。", "孙二梅", "办公室主任", "海川建工集团"),
    ("海川学院工会主席、土木系主任钱一帆说。", "钱一帆", "土木系主任", "海川学院"),
    ("凤阳县公路事业发展中心党委委员、副主任钱一帆参加。", "钱一帆", "副主任", "凤阳县公路事业发展中心"),
    ("海川电务段党委李建国书记、凤阳县总工会孙二梅主席参加。", "李建国", "书记", "海川电务段党委"),
    ("安徽海川软件有限公司的李建国，是PLC调试工程师。", "李建国", "PLC调试工程师", "安徽海川软件有限公司"),
    ("泗水县双塘镇委书记钱一帆出席，镇委副书记孙二梅主持。", "孙二梅", "副书记", "泗水县双塘镇委"),
    ("钱一帆，退休前是凤阳县司法局的一名科长。", "钱一帆", "科长", "凤阳县司法局"),
    (
        "凤阳县总工会开会。会议选举钱一帆为主席；补选孙二梅（女）、海川食品集团工会主席李三山（兼职）为副主席。",
        "孙二梅",
        "副主席",
        "凤阳县总工会",
    ),
    (
        "板桥镇总工会第三次代表大会召开。海川食品有限公司工会主席孙二梅当选副主席，李三山当选经费审查委员会主任。",
        "李三山",
        "经费审查委员会主任",
        "板桥镇总工会",
    ),
    (
        "海川中学召开会议。会上，工会主席钱一帆带领大家学习。",
        "钱一帆",
        "主席",
        "海川中学工会",
    ),
    ("讲堂设在板桥镇江山社区。社区工会联合会主席钱一帆来了。", "钱一帆", "主席", "江山社区工会联合会"),
    (
        "本报讯　名单公布。\n钱一帆　海川电力有限公司凤阳供电分公司电缆运检中心高压电缆抢修作业班工作负责人",
        "钱一帆",
        "工作负责人",
        "海川电力有限公司凤阳供电分公司",
    ),
    ("安徽海川电池有限公司来了。公司人事主管李建国说。", "李建国", "人事主管", "安徽海川电池有限公司"),
    ("李建国今年又被聘为凤阳县总工会职工监督员。", "李建国", "职工监督员", "凤阳县总工会"),
    (
        "李建国在安徽海川出租有限公司开了9年车，是公司工会的生活委员。",
        "李建国",
        "生活委员",
        "安徽海川出租有限公司工会",
    ),
    ("凤阳县总工会第三届女职工委员会主任由李建华担任。", "李建华", "主任", "凤阳县总工会第三届女职工委员会"),
    ("凤阳县人民医院工会主席、纪委书记李建国说。", "李建国", "纪委书记", "凤阳县人民医院"),
    (
        "凤阳县木业工会联合会开会。联合会隶属凤阳县总工会，专职副主席李建国到会。",
        "李建国",
        "专职副主席",
        "凤阳县木业工会联合会",
    ),
    ("美团凤阳府城站工会主席李建国参加。", "李建国", "主席", "美团凤阳府城站工会"),
]

UNSAID = [
    ("凤阳县总工会设在府城镇的服务点人多。", "locatedIn", "凤阳县总工会", "府城镇"),
    ("凤阳县总工会常务副主席钱一帆走进板桥镇总工会。钱一帆副主席表示肯定。", "holdsPost", "钱一帆", "板桥镇总工会"),
    ("凤阳县总工会副主席钱一帆、泗水县双塘镇委副书记孙二梅出席。", "holdsPost", "孙二梅", "凤阳县总工会"),
    ("海川网凤阳2月9日电（海川日报记者 钱一帆）今天上午，工人在忙碌。", "holdsPost", "钱一帆", "海川日报"),
    ("来自海川窖酒有限公司的30名职工聆听了钱一帆的宣讲。", "affiliatedWith", "钱一帆", "海川窖酒有限公司"),
    ("来自海川窖酒有限公司的8名选手参赛，钱一帆为他们颁奖。", "affiliatedWith", "钱一帆", "海川窖酒有限公司"),
    ("钱一帆在海川窖酒有限公司开了一场座谈会。", "affiliatedWith", "钱一帆", "海川窖酒有限公司"),
    ("凤阳县职工技能大赛在北京引起强烈反响。", "locatedIn", "凤阳县职工技能大赛", "北京市"),
    ("职工在凤阳县工人文化宫培训。食堂是海川建设有限公司建的。", "operates", "海川建设有限公司", "凤阳县工人文化宫"),
    ("凤阳县总工会向海川窖酒有限公司工会颁授“模范职工之家”牌匾。", "received", "凤阳县总工会", "“模范职工之家”"),
]


def _facts(reading: ArticleReading) -> list[tuple[str, list[str], str, list[str]]]:
    names = {r.id: [r.name, *r.names] for r in reading.referents}
    return [(s.predicate, names[s.subject], s.title, names[s.object]) for s in reading.statements]


@pytest.mark.parametrize(("text", "predicate", "subject", "object_"), SAID)
def test_what_stands_where_and_is_whose(read: Read, text: str, predicate: str, subject: str, object_: str) -> None:
    bare = object_.strip("“”")
    found = [(s, o) for p, s, _, o in _facts(read(text)) if p == predicate]
    assert any(subject in s and bare in [n.strip("“”") for n in o] for s, o in found), found


@pytest.mark.parametrize(("text", "person", "title", "body"), POSTS)
def test_a_post_is_held_in_the_body_that_the_paper_means(
    read: Read, text: str, person: str, title: str, body: str
) -> None:
    found = [(s, t, o) for p, s, t, o in _facts(read(text)) if p == "holdsPost"]
    assert any(person in s and t == title and body in o for s, t, o in found), found


@pytest.mark.parametrize(("text", "predicate", "subject", "object_"), UNSAID)
def test_what_a_paper_does_not_say(read: Read, text: str, predicate: str, subject: str, object_: str) -> None:
    assert not [1 for p, s, _, o in _facts(read(text)) if p == predicate and subject in s and object_ in o]


def test_a_union_of_a_town_is_one_with_its_county_and_without(read: Read) -> None:
    reading = read("泗水县双塘镇总工会主席钱一帆出席，镇总工会副主席孙二梅主持。")
    assert len([r for r in reading.referents if r.cls == "TradeUnion"]) == 1


def test_a_studio_behind_a_mine_is_named_after_its_person(read: Read) -> None:
    reading = read("10月7日，在海川煤矿王建国劳模创新工作室，来自井下的班长钱一帆正在讲解。")
    assert any(p == "leads" and "王建国" in s for p, s, _, _ in _facts(reading))
