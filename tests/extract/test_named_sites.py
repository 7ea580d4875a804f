"""Names of sites, programmes and places in the breadth of the genre, and who has them. People are invented."""

from __future__ import annotations

import pytest

from readings import Read
from uniongraph.extract.mending import Mender
from uniongraph.extract.words import Words
from uniongraph.records import ArticleReading
from uniongraph.schema import load_schema
from uniongraph.text.tagger import Token

NAMED = [
    ("凤阳县总工会女职工部走进政务中心女职工关爱室。", "Site", "政务中心女职工关爱室"),
    ("凤阳县海川商贸有限公司户外职工爱心接力站昨日启用。", "Site", "凤阳县海川商贸有限公司户外职工爱心接力站"),
    ("凤阳县总工会走进云岭社区“妈妈小屋”，看望女职工。", "Site", "云岭社区“妈妈小屋”"),
    ("凤阳县总工会在凤阳县疗休养基地开展活动，凤阳县职工疗休养基地已经启用。", "Site", "凤阳县职工疗休养基地"),
    ("凤阳县总工会驻市人社局职工法律援助工作站揭牌。", "Site", "凤阳县总工会驻市人社局职工法律援助工作站"),
    ("凤阳县总工会联合县法院设立石板镇劳动争议联合调解中心。", "Site", "石板镇劳动争议联合调解中心"),
    ("“云岭工会进万家·新就业形态劳动者温暖行动”启动。", "Programme", "云岭工会进万家·新就业形态劳动者温暖行动"),
    ("凤阳县总工会开展“公益法律服务进园区”。", "Programme", "公益法律服务进园区"),
    ("凤阳县总工会将“法治体检”项目作为惠企举措。", "Programme", "“法治体检”项目"),
    ("凤阳县总工会依托工会驿站“四季服务”，惠及职工千人。", "Programme", "四季服务"),
    ("志愿者们来到和平里社区，为群众送去清凉。", "Place", "和平里社区"),
    ("活动在江家大堰小区举行。", "Place", "江家大堰小区"),
    ("由凤阳县总工会主办，海川社区和华丰社区协办。", "Place", "华丰社区"),
    ("高新区总工会开会。滁州高新区快递行业工会联合会成立。", "TradeUnion", "滁州高新区总工会"),
    (
        "凤阳县总工会开展“七彩暑假”——2025暑期职工子女公益项目。",
        "Programme",
        "“七彩暑假”——2025暑期职工子女公益项目",
    ),
    ("这座名为“水韵驿家”的驿站由凤阳县总工会打造。", "Site", "水韵驿家"),
    ("“工会妈妈”是凤阳县总工会关爱儿童的特色品牌。", "Programme", "工会妈妈"),
    ("凤阳县总信访接待室接待来访职工。", "Site", "凤阳县总工会信访接待室"),
]

HELD = [
    ("凤阳县总工会携手爱心企业海川超市有限公司设立“小岗书屋”。", "cooperatesWith", "凤阳县总工会", "海川超市有限公司"),
    ("“凤工有爱”志愿服务联盟是凤阳县总工会去年发起的。", "founds", "凤阳县总工会", "“凤工有爱”志愿服务联盟"),
    ("凤阳县总工会将每月28日设为“职工普惠日”。", "runs", "凤阳县总工会", "职工普惠日"),
    (
        "凤阳县总工会牵头，县人社局、县妇联配合，共同实施“皖嫂回家”培训工程。",
        "runs",
        "凤阳县总工会",
        "“皖嫂回家”培训工程",
    ),
    (
        "凤阳县总工会举办以“匠心向党”为主题的全县职工演讲比赛。",
        "organizes",
        "凤阳县总工会",
        "“匠心向党”主题职工演讲比赛",
    ),
    ("在凤阳县小岗村，有一个“红色驿站”。", "locatedIn", "红色驿站", "小岗村"),
    ("走进小岗村，“大包干精神”职工教育基地格外醒目。", "locatedIn", "“大包干精神”职工教育基地", "小岗村"),
    (
        "凤阳县总工会开设“花鼓夜校”。夜校设有书法课程，授课地点在县职工文化宫。",
        "locatedIn",
        "花鼓夜校",
        "凤阳县职工文化宫",
    ),
    ("凤阳县总工会与安徽科技学院签署合作协议。", "cooperatesWith", "凤阳县总工会", "安徽科技学院"),
    ("凤阳县总工会“金牌师傅宣讲团”走进企业。", "subOrganizationOf", "金牌师傅宣讲团", "凤阳县总工会"),
    ("“工会妈妈”是凤阳县总工会关爱儿童的特色品牌。", "runs", "凤阳县总工会", "工会妈妈"),
    ("凤阳县总工会领办的“花鼓工匠学院”揭牌。", "founds", "凤阳县总工会", "花鼓工匠学院"),
    (
        "凤阳县职工创业基地坐落于云岭镇，是由凤阳县总工会与海川农业公司共同打造的。",
        "operates",
        "凤阳县总工会",
        "凤阳县职工创业基地",
    ),
    (
        "凤阳县总工会投资50万元在云岭镇建设凤阳县职工文体活动中心。",
        "operates",
        "凤阳县总工会",
        "凤阳县职工文体活动中心",
    ),
    (
        "凤阳县总工会“幸福明中”系列活动之“凤阳花鼓大赛”在云岭镇举行。",
        "partOf",
        "凤阳花鼓大赛",
        "“幸福明中”系列活动",
    ),
    (
        "凤阳县总工会打造城东驿站、海川职工之家体育馆、城西驿站。",
        "operates",
        "凤阳县总工会",
        "城西驿站",
    ),
    (
        "“暖蜂行动启动仪式”在凤阳县举行。凤阳县总工会开展“共享之家”创建活动。本次活动由凤阳县邮政管理局承办。",
        "organizes",
        "凤阳县邮政管理局",
        "暖蜂行动启动仪式",
    ),
]


def _named(reading: ArticleReading) -> set[tuple[str, str]]:
    return {(r.cls, n.strip("“”")) for r in reading.referents for n in (r.name, *r.names)}


def _facts(reading: ArticleReading) -> set[tuple[str, str, str]]:
    names = {r.id: r.name.strip("“”") for r in reading.referents}
    return {(names.get(s.subject, ""), s.predicate, names.get(s.object, "")) for s in reading.statements}


@pytest.mark.parametrize(("text", "cls", "name"), NAMED, ids=[name for _, _, name in NAMED])
def test_the_name_is_found_whole(read: Read, text: str, cls: str, name: str) -> None:
    assert (cls, name.strip("“”")) in _named(read(text))


@pytest.mark.parametrize(("text", "predicate", "subject", "thing"), HELD, ids=[thing for *_, thing in HELD])
def test_the_fact_is_found(read: Read, text: str, predicate: str, subject: str, thing: str) -> None:
    def bare(name: str) -> str:
        return name.replace("“", "").replace("”", "")

    facts = {(bare(s), p, bare(o)) for s, p, o in _facts(read(text))}
    assert (bare(subject), predicate, bare(thing)) in facts


def test_sites_that_are_only_described_are_none(read: Read) -> None:
    reading = read(
        "近日，凤阳县总工会开会。凤阳县总工会打造区域共享职工之家，建成数智化工会驿站，建设环卫爱心驿站16个。"
    )
    assert not [name for cls, name in _named(reading) if cls == "Site"]


def test_a_place_of_which_nobody_is_given_the_name_is_no_award(read: Read) -> None:
    reading = read("凤阳县总工会走进云岭社区“共享职工之家”，“职工之家”文体活动中心正式开放。")
    assert not [name for cls, name in _named(reading) if cls == "Award"]


def test_a_site_that_stands_in_a_company_is_not_the_companys(read: Read) -> None:
    reading = read("设置在凤阳海川物流有限公司的城东工会司机之家正式启用。")
    assert ("凤阳海川物流有限公司", "operates", "城东工会司机之家") not in _facts(reading)


def test_a_site_by_its_short_name_is_one(read: Read) -> None:
    reading = read(
        "内蒙古自治区呼伦贝尔市海拉尔区云福里工会驿站揭牌。海拉尔区总工会走访云福里工会驿站，云福里驿站很热闹。"
    )
    assert len([r for r in reading.referents if r.cls == "Site"]) == 1


def test_a_park_is_one_thing_whether_a_place_or_a_site(read: Read) -> None:
    reading = read("凤阳县总工会走进劳动文化公园。劳动文化公园位于云岭镇，凤阳县总工会建成劳动文化公园。")
    assert len([r for r in reading.referents if r.name == "劳动文化公园"]) == 1


def test_a_citys_union_has_not_every_site_that_it_names(read: Read) -> None:
    text = "滁州市总工会召开会议。滁州市总工会表示，城东小学驿站服务职工。"
    assert ("滁州市总工会", "operates", "城东小学驿站") not in _facts(read(text))


def test_where_stations_stand_is_no_name_of_one(read: Read) -> None:
    reading = read("凤阳县总工会在府城镇、临淮关镇、板桥镇布设9个工会驿站。")
    assert not [name for cls, name in _named(reading) if cls == "Site"]


def test_who_rebuilds_a_shed_does_not_lie_where_it_stands(read: Read) -> None:
    reading = read("凤阳县总工会将位于北京西路的旧仓库改造成“凤工驿站”。")
    assert not [s for s, p, o in _facts(reading) if p == "locatedIn" and s == "凤阳县总工会"]


def test_a_county_that_holds_a_ceremony_is_not_the_citys_union(read: Read) -> None:
    text = "滁州市总工会开会。凤阳县举行凤阳县职工文化宫揭牌仪式。滁州市总工会主席方敏出席。"
    assert not [s for s, p, _ in _facts(read(text)) if p == "organizes" and s == "滁州市总工会"]


def test_what_a_prefix_brings_together_is_no_programme(read: Read) -> None:
    reading = read("凤阳县总工会构建起“企业—园区—镇街”圈层阵地。")
    assert not [name for cls, name in _named(reading) if cls == "Programme"]


@pytest.mark.parametrize(
    ("tag", "words"), [("vn", ["就业", "形态", "劳动者", "服务中心"]), ("n", ["就业形态劳动者服务中心"])]
)
def test_a_verb_longer_than_any_is_several_words(tag: str, words: list[str]) -> None:
    text = "".join(words)
    ends = [sum(map(len, ["就业", "形态", "劳动者", "服务中心"][:n])) for n in range(1, 4)]
    mended = Mender(Words(load_schema())).mended((Token(text, tag, 0, len(text)),), ends)
    assert [t.text for t in mended] == words
