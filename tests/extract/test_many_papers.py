"""Names and facts in the turns that papers of many provinces and trades use. People and firms are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uniongraph.records import ArticleReading

Read = Callable[[str], ArticleReading]

NAMED = [
    ("滁州市总工会与市救助管理站慰问困难职工。", "Institution", "滁州市救助管理站"),
    ("国家矿山安全监察局与滁州市总工会开展检查。", "PublicBody", "国家矿山安全监察局"),
    ("滁州市城市管理行政执法支队、滁州市总工会慰问环卫工人。", "PublicBody", "滁州市城市管理行政执法支队"),
    ("会上，市铁路集团荣获“优秀集体”，滁州市总工会作了表彰。", "Company", "滁州市铁路集团"),
    ("我市滁州第二技工学校周启航荣获滁州市技术能手。", "School", "滁州第二技工学校"),
    ("会上，城轨快线15号线项目部、27号线项目部获“优秀班组”，滁州市总工会作了表彰。", "Company", "27号线项目部"),
    ("煤炭系统海川能源股份有限公司荣获全国五一劳动奖状。", "Company", "海川能源股份有限公司"),
    ("海川集团青山煤矿工会慰问矿工家属。", "Company", "海川集团青山煤矿"),
    ("岳西司法所在海川华安建筑工程有限公司开展普法活动。", "Company", "海川华安建筑工程有限公司"),
    ("来安、定远、凤阳总工会参加座谈会。", "TradeUnion", "定远县总工会"),
    ("安徽省总女职委部署开展托管活动。", "TradeUnion", "安徽省总工会女职委"),
    ("安徽工匠学院滁州分院昨日揭牌。", "School", "安徽工匠学院滁州分院"),
    ("滁州市海川种植专业合作社联合社理事长方敏荣获滁州市劳动模范。", "Company", "滁州市海川种植专业合作社联合社"),
    ("他参展第二届大国工匠创新交流大会暨大国工匠论坛。", "Event", "第二届大国工匠创新交流大会暨大国工匠论坛"),
    ("35名骑手参加了凤阳县网约送餐员联合工会成立大会。", "Event", "凤阳县网约送餐员联合工会成立大会"),
    ("滁州市总工会举办“中国梦 劳动美”滁州市职工诗词朗诵会。", "Event", "“中国梦 劳动美”滁州市职工诗词朗诵会"),
    ("凤阳县总工会开展“同心·筑梦”服务农民工公益法律行动。", "Programme", "“同心·筑梦”服务农民工公益法律行动"),
    ("柳园社区工会暑期爱心托管班昨日开班。", "Programme", "暑期爱心托管班"),
    ("大国工匠方敏走进课堂。", "Award", "大国工匠"),
    ("羊城工匠方敏走进课堂。", "Award", "羊城工匠"),
    ("活动为第三届“陶艺新星”获得者颁发证书。", "Award", "第三届“陶艺新星”"),
    ("方敏被授予“海川电网公司技术能手称号”。", "Award", "海川电网公司技术能手"),
    ("于岐山、雷鸣、方敏荣获“优秀个人”。", "Person", "雷鸣"),
    ("知识抢答由我校景岚岚老师主持。", "Person", "景岚岚"),
    ("黄芊律师围绕法律咨询普及知识。", "Person", "黄芊"),
    ("当全国五一劳动奖章获得者钱广明报出自己最新创新成果的数字时，台下响起掌声。", "Person", "钱广明"),
    ("国网滁州供电公司陈旭和国网凤阳供电公司方敏荣获全国五一劳动奖章。", "Person", "陈旭"),
    ("由来自凤阳远山、长舟、佳联等5家律师事务所的律师值班。", "Institution", "长舟律师事务所"),
    ("会上，中国能源化学地质工会安徽省委员会作了部署。", "TradeUnion", "中国能源化学地质工会安徽省委员会"),
    (
        "凤阳县总工会举办首届汽车维修工技能竞赛，海川汽修厂周启航获得一等奖。",
        "Award",
        "首届汽车维修工技能竞赛一等奖",
    ),
    ("滁州市总工会走访海川四通物流、正合电商（美团）、顺远速运等企业。", "Company", "正合电商"),
]


@pytest.mark.parametrize(("text", "cls", "name"), NAMED)
def test_a_paper_names_it(read: Read, text: str, cls: str, name: str) -> None:
    assert name in {form for r in read(text).referents if r.cls == cls for form in r.names}


NO_NAMES = [
    ("宣传教育部部长方敏到凤阳县总工会慰问。", "教育部"),
    ("省公司2017年职工成果优秀奖由凤阳县总工会颁发，安徽省总工会到场。", "安徽省公司"),
    ("滁州市总工会前往厦门全国总工会疗休养中心。", "厦门全国总工会"),
    ("安徽海川集团实业有限公司职工方敏获奖。", "安徽海川集团"),
    ("海川建设集团有限公司首席技师方敏荣获滁州市劳动模范。", "海川建设集团有限公司首席技师"),
    ("该公司研发的“接地线操作杆”创新成果，荣获滁州市职工成果优秀奖。", "“接地线操作杆”创新成果"),
    ("宜宾县总获评先进。", "宾县总工会"),
    ("凌晨，哈伊高铁建设者迟海峰被授予全国劳动模范。", "哈伊"),
    ("滁州市总工会为凤阳县司法局、凤阳县教育局等8家职工书屋颁发牌匾。", "凤阳县司法局职工书屋"),
    ("海川铝业智铝精创创新工作室等6个工作室入选名单。", "海川铝业智铝精创创新工作室等6个工作室"),
]


@pytest.mark.parametrize(("text", "name"), NO_NAMES)
def test_a_paper_does_not_name_it(read: Read, text: str, name: str) -> None:
    assert name not in {form for r in read(text).referents for form in r.names}


def facts(read: Read, text: str) -> set[tuple[str, str, str]]:
    """The facts of a text by the names of their ends."""
    reading = read(text)
    names = {r.id: r.name for r in reading.referents}
    return {(names[s.subject], f"{s.predicate} {s.title}".strip(), names[s.object]) for s in reading.statements}


SAID = [
    (
        "凤阳县总工会举办读书活动。女工部部长杨如蕙为获奖职工颁发证书。",
        ("杨如蕙", "holdsPost 女工部部长", "凤阳县总工会"),
    ),
    (
        "滁州市妇幼保健院院长助理、新生儿科主任章成方表示感谢。",
        ("章成方", "holdsPost 新生儿科主任", "滁州市妇幼保健院"),
    ),
    (
        "海川手套有限公司手套车间主任兼工会主席王福生介绍经验。",
        ("王福生", "holdsPost 主席", "海川手套有限公司工会"),
    ),
    ("滁州大学附属医院重症医学科医生苏晴表示感谢。", ("苏晴", "affiliatedWith", "滁州大学附属医院")),
    (
        "全国劳动模范是：海川建设集团有限公司董事长乔本良，滁州控股集团有限公司首席技师方敏；其他同志也受表彰。",
        ("乔本良", "received", "全国劳动模范"),
    ),
    (
        "会上，国网滁州供电公司陈旭和国网凤阳供电公司杜长青2名同志荣获全国五一劳动奖章。",
        ("陈旭", "received", "全国五一劳动奖章"),
    ),
    (
        "作为滁州职业大学方敏劳模创新工作室的带头人，陈佳友扎根一线。",
        ("陈佳友", "leads", "滁州职业大学方敏劳模创新工作室"),
    ),
    (
        "宜兴市委常委、市总工会主席王建平带队调研后，决定在全市创建“爱心卡”活动。宜兴市总工会将推广。",
        ("宜兴市总工会", "runs", "“爱心卡”活动"),
    ),
]

NOTICE = (
    "公示\n\n"
    "根据有关办法，拟授予下列单位和个人滁州市五一劳动奖，现予公示。监督电话：0550-3012351。\n"
    "滁州市五一劳动奖状（2个）：海川生化有限责任公司 凤阳县税务局\n"
    "滁州市五一劳动奖章（2名）：\n"
    "马得林 凤阳县海川煤业有限公司综采队队长\n"
    "杨海燕（女） 凤阳县沙河镇卫生院护士长\n"
    "滁州市总工会\n"
    "2025年8月13日\n"
)
WINNERS = (
    "滁州市第三届“琅琊杯”品酒师职工技能竞赛获奖名单\n\n"
    "一等奖（1名）：武丽琴　滁州琅琊酒业有限公司\n"
    "二等奖（2名）：田茂林　滁州市西涧酒厂　　冀红梅　滁州琅琊酒业有限公司\n"
)
SAID += [
    (
        "半塔中学语文教师方敏、实达小学数学教师霍建军参加滁州市总工会的活动。",
        ("方敏", "holdsPost 语文教师", "半塔中学"),
    ),
    (
        "凤阳县荣获滁州市五一劳动奖名单\n\n"
        "滁州市五一劳动奖状　海川矿业服务有限公司\n"
        "滁州市五一劳动奖章　杜宝成（凤阳县林业局森防站站长）　傅瑶（女，凤阳县朝阳镇中心小学校长）\n"
        "（本报综合整理）\n",
        ("傅瑶", "received", "滁州市五一劳动奖章"),
    ),
    (NOTICE, ("凤阳县税务局", "received", "滁州市五一劳动奖状")),
    (NOTICE, ("马得林", "received", "滁州市五一劳动奖章")),
    (NOTICE, ("滁州市总工会", "confers", "滁州市五一劳动奖章")),
    (WINNERS, ("冀红梅", "affiliatedWith", "滁州琅琊酒业有限公司")),
    (WINNERS, ("冀红梅", "received", "滁州市第三届“琅琊杯”品酒师职工技能竞赛二等奖")),
    (
        "天 水 日 报 ｜ 要闻 2025年8月14日 星期四\n\n会议召开\n\n　　本报讯　8月12日，市委书记陆鸣山主持会议。"
        "会议强调，要把防汛责任压实到黑河沿线。\n",
        ("陆鸣山", "holdsPost 书记", "天水市委"),
    ),
]


@pytest.mark.parametrize(("text", "fact"), SAID)
def test_a_paper_says_it(read: Read, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(read, text)


NOT_SAID = [
    ("方敏、孙小云荣获“优秀个人”，雷雨荣获“优秀组织奖（个人）”。", ("方敏", "received", "“优秀组织奖（个人）”")),
    (
        "在滁州市总工会的指导下，由凤阳县道路运输协会牵头成立了凤阳县货运行业工会。",
        ("凤阳县道路运输协会", "founds", "滁州市总工会"),
    ),
    ("滁州市总工会已推动海川外卖、远帆快递等平台及其合作商建会。", ("海川外卖", "cooperatesWith", "远帆快递")),
    ("走进凤阳县人民医院，一场讨论正在进行。滁州市总工会随后授牌。", ("滁州市总工会", "visits", "凤阳县人民医院")),
]

NOT_SAID += [
    (NOTICE, ("马得林", "received", "滁州市五一劳动奖状")),
    (WINNERS, ("滁州琅琊酒业有限公司", "received", "滁州市第三届“琅琊杯”品酒师职工技能竞赛一等奖")),
    (WINNERS, ("冀红梅", "affiliatedWith", "滁州市西涧酒厂")),
]


@pytest.mark.parametrize(("text", "fact"), NOT_SAID)
def test_a_paper_does_not_say_it(read: Read, text: str, fact: tuple[str, str, str]) -> None:
    assert fact not in facts(read, text)


ONE = [
    ("涿州市人社局与涿州市总工会举办大赛。涿州市人力资源和社会保障局负责人出席。", "人社局", "人力资源和社会保障局"),
    ("海川油田第二采油厂召开会议。海川油田采油二厂获奖。", "第二采油厂", "采油二厂"),
    ("国海能源集团神山煤炭青山煤矿综采一队获奖。青山煤矿是现代化矿井。", "神山煤炭青山煤矿", "青山煤矿"),
    ("滁州市柳园社区工会委员会开班。柳园社区工会表示感谢。", "社区工会委员会", "柳园社区工会"),
]


@pytest.mark.parametrize(("text", "one", "other"), ONE)
def test_two_forms_are_one_body(read: Read, text: str, one: str, other: str) -> None:
    ends = [[n for n in r.names if n.endswith((one, other))] for r in read(text).referents if r.cls != "Place"]
    assert len([names for names in ends if any(not n.endswith(("一队", "局长")) for n in names)]) == 1


def test_two_companies_of_one_brand_are_two(read: Read) -> None:
    text = (
        "海川特钢报\n2024年7月26日 星期五\n主办：海川特钢集团有限公司党委宣传部　电子信箱：a@b.cn\n\n"
        "海川特钢召开职代会　签订新一轮合同\n\n"
        "　　本报讯　7月19日，海川特钢召开会议。海川特钢物流有限公司未按期答复，被集团工会点名。"
        "集团公司董事长石敬东讲话。\n"
    )
    assert ("石敬东", "holdsPost 董事长", "海川特钢集团有限公司") in facts(read, text)
