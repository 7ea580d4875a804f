"""Names of bodies, sites, honours, events and people as papers of many provinces print them."""

from __future__ import annotations

import pytest

from readings import Read


def named(read: Read, text: str, cls: str) -> set[str]:
    """The forms under which the referents of a class in a text are named."""
    return {name for r in read(text).referents if r.cls == cls for name in r.names}


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("衢州市柯城区网约送餐员联合工会昨日召开成立大会。", "TradeUnion", "衢州市柯城区网约送餐员联合工会"),
        ("来安县新安镇新就业形态劳动者联合工会日前成立。", "TradeUnion", "来安县新安镇新就业形态劳动者联合工会"),
        ("沙溪镇党委副书记、工会主席方启明出席仪式。", "TradeUnion", "沙溪镇工会"),
        ("兵团总工会近日印发通知。", "TradeUnion", "新疆生产建设兵团总工会"),
        ("第六师总工会举办技能竞赛。", "TradeUnion", "第六师总工会"),
        ("中铁七局工会到项目部慰问。", "Company", "中铁七局"),
        ("美团凤凰桥站站长卢志坚说，站里有40名骑手。", "Company", "美团凤凰桥站"),
        ("“家佳到”“乐管家”两家平台当场宣布修改规则。", "Company", "家佳到"),
        ("中国联合网络通信有限公司滁州市分公司被授予奖状。", "Company", "中国联合网络通信有限公司滁州市分公司"),
        ("资兴市总工会与市政协、市政府座谈。", "PublicBody", "资兴市政协"),
        ("泗阳县总工会与县城管局联合慰问环卫工人。", "PublicBody", "泗阳县城管局"),
        ("秦安县委书记周立出席颁奖仪式，秦安县总工会承办。", "PublicBody", "秦安县委"),
        ("航空新城户外劳动者工会爱心驿站昨日揭牌。", "Site", "航空新城户外劳动者工会爱心驿站"),
        ("三门县总工会在三门户外劳动者服务总站慰问骑手。", "Site", "三门户外劳动者服务总站"),
        ("凤阳县人民法院与凤阳县总工会成立“法院+工会”劳动争议诉调对接工作室。", "Site", "法院+工会"),
    ],
)
def test_bodies_and_sites_keep_their_whole_names(read: Read, text: str, cls: str, name: str) -> None:
    assert name in named(read, text, cls)


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("记者从滁州市总工会获悉，全市工会筹资50万元。", "TradeUnion", "滁州市工会"),
        ("推进工会+法院+人社合作，维护劳动者权益。", "PublicBody", "工会+法院"),
        ("海川百顺酒店管理有限公司获评滁州市工人先锋号。", "Company", "海川百顺酒店"),
        ("鞍钢矿业集团有限公司获评辽宁省五一劳动奖状。", "Company", "鞍钢"),
        ("来安县总工会到明光学院附属医院慰问。", "School", "明光学院"),
        ("盐城滁州两地工会签订协议。", "TradeUnion", "盐城滁州两地工会"),
        ("来安县总工会建成12个来安县工会驿站。", "Site", "来安县工会驿站"),
        ("来安县总工会推出的“爱心驿站”成了骑手的歇脚处，“爱心驿站”全天开放。", "Programme", "爱心驿站"),
        ("货运物流、快递、家政服务等新业态行业10多家平台企业加入工会。", "Company", "家政服务等新业态行业"),
    ],
)
def test_what_is_no_body_of_its_own_makes_none(read: Read, text: str, cls: str, name: str) -> None:
    assert name not in named(read, text, cls)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("来安县总工会授予永和煤业一号井综采二队“安徽省工人先锋号”荣誉称号。", "“安徽省工人先锋号”"),
        ("田芳是2023年守边奉献奖章获得者。", "2023年守边奉献奖章"),
        ("年底，集团公司工会还将评出“十佳职工小家”。", "十佳职工小家"),
        ("高师傅获滁州工匠、滁州市技能标兵等称号。", "滁州市技能标兵"),
        ("县总工会请来中国工艺美术大师宁秋。", "中国工艺美术大师"),
    ],
)
def test_honours(read: Read, text: str, name: str) -> None:
    assert name in named(read, text, "Award")


def test_a_ceremony_is_not_the_programme_that_it_opens(read: Read) -> None:
    text = "来安县总工会举行“暖心同行”行动启动仪式。“暖心同行”行动将惠及骑手。"
    assert "暖心同行" in named(read, text, "Programme")
    assert "暖心同行" not in named(read, text, "Event")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "2024年庆祝五一国际劳动节暨全国五一劳动奖表彰大会在京举行。",
            "2024年庆祝五一国际劳动节暨全国五一劳动奖表彰大会",
        ),
        ("第二届“山城杯”昨日在来安县开赛。", "第二届“山城杯”"),
        ("来安县总工会第九届委员会第五次全体（扩大）会议昨日召开。", "来安县总工会第九届委员会第五次全体（扩大）会议"),
        ("来安县总工会办了一场“情绪充电”沙龙。", "“情绪充电”沙龙"),
    ],
)
def test_events(read: Read, text: str, name: str) -> None:
    assert name in named(read, text, "Event")


def test_teams_on_lines_of_a_list_and_in_enumerations_are_bodies(read: Read) -> None:
    line = "凤阳海川特钢有限公司转炉分厂甲班"
    assert line in named(read, f"滁州市工人先锋号（1个）\n{line}", "Company")
    text = "凤阳百顺食品有限公司采购部、凤阳良种有限公司育种部等8个集体被授予安徽省工人先锋号。"
    assert {"凤阳百顺食品有限公司采购部", "凤阳良种有限公司育种部"} <= named(read, text, "Company")


def test_a_branch_is_not_its_parent_and_a_plant_goes_by_its_own_name(read: Read) -> None:
    text = "海川制药集团先达药业有限公司工会成立。海川制药集团派人参加。"
    firms = [r for r in read(text).referents if r.cls == "Company"]
    assert not any({"海川制药集团", "海川制药集团先达药业有限公司"} <= set(r.names) for r in firms)
    text = "辽河油田新台采油厂获评辽宁省五一劳动奖状。新台采油厂工会慰问了女工。"
    firms = [r for r in read(text).referents if r.cls == "Company"]
    assert any({"辽河油田新台采油厂", "新台采油厂"} <= set(r.names) for r in firms)


def test_the_union_that_is_pointed_at_is_the_one_that_is_named(read: Read) -> None:
    text = "利辛县海川信息科技有限公司工会昨日成立。利辛县海川信息科技有限公司有60名骑手，该公司工会主席由王立担任。"
    unions = [r for r in read(text).referents if r.cls == "TradeUnion"]
    assert [r.name for r in unions] == ["利辛县海川信息科技有限公司工会"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会议由工会主席姚敏主持，来安县总工会派人参加。", "姚敏"),
        ("来安县总工会崔波副调研员带队调研，崔波副调研员要求抓好落实。", "崔波"),
        ("新林线路工区工长白其那一边拧螺栓一边说。", "白其那"),
        ("新台采油厂党委书记陈友和表态，全力支持。", "陈友和"),
        ("来安县总工会命名官秀花职工创新工作室。", "官秀花"),
        ("国网滁州供电公司李卫国劳模创新工作室被命名。", "李卫国"),
        ("8岁的舒某从县总工会党组书记向宏远手里接过助学金。", "向宏远"),
    ],
)
def test_people(read: Read, text: str, name: str) -> None:
    assert name in named(read, text, "Person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全省9家单位获全国五一劳动奖。", "全省"),
        ("县总工会联合河南农购网开展活动。", "农购网"),
        ("她到成都某花卉公司工作。", "都某"),
        ("高明口中的“我们”还包括他的徒弟。高明是来安县的主播。", "高明口"),
    ],
)
def test_words_that_are_no_people(read: Read, text: str, name: str) -> None:
    assert name not in named(read, text, "Person")


def test_people_of_a_list_each_stand_after_their_body(read: Read) -> None:
    text = "大湾机务段包永平、锡林浩特机务折返段田原、大湾机务段金玉顺分列前三名。"
    assert {"包永平", "田原", "金玉顺"} <= named(read, text, "Person")


def test_what_somebody_says_has_names_in_single_quotation_marks(read: Read) -> None:
    text = "“我宣布，凤阳县‘百日攻坚、石英争先’劳动和技能竞赛开赛！”凤阳县总工会主席方启明说。"
    things = named(read, text, "Event") | named(read, text, "Programme")
    assert any("百日攻坚、石英争先" in name for name in things)


def test_districts_of_a_town_in_a_list_are_places(read: Read) -> None:
    text = "杨浦区总工会将在五角场、大创智、滨江三个片区试点。"
    assert {"五角场", "大创智"} <= named(read, text, "Place")


def test_a_bare_stem_is_no_county_of_a_far_province(read: Read) -> None:
    text = "上海市杨浦区总工会将在五角场、滨江两个片区试点。上海市总工会派人参加。"
    assert "滨江区" not in named(read, text, "Place")


def test_a_headline_is_no_team_of_its_company(read: Read) -> None:
    text = "苏家屯海川车辆段职工告别带饭盒上班\n本报讯 苏家屯海川车辆段办好职工食堂，沈阳市总工会给予补助。"
    assert "苏家屯海川车辆段职工告别带饭盒上班" not in named(read, text, "Company")


def test_divisions_and_villages_that_the_tagger_does_not_know(read: Read) -> None:
    assert "者保乡" in named(read, "者保乡：把工会建在蚕房边。隆林各族自治县总工会派人指导。", "Place")
    assert "霄云社区" in named(read, "6月19日晚，东莞市长安镇霄云社区，一节方言课开讲。", "Place")


def test_a_union_goes_by_its_company_s_brand(read: Read) -> None:
    text = "连江海禄鞋业有限公司工会昨日挂牌，连江县总工会派人祝贺。海禄工会有会员200名。"
    unions = [set(r.names) for r in read(text).referents if r.cls == "TradeUnion"]
    assert any({"连江海禄鞋业有限公司工会", "海禄工会"} <= names for names in unions)


def test_a_way_of_working_is_no_document(read: Read) -> None:
    assert not named(read, "凤阳县总工会推出“提案评分”办法，职工拍手叫好。", "Document")


def test_areas_of_numbered_plants_keep_the_plant(read: Read) -> None:
    text = "第一名被采油三厂铁边城作业区的方向东摘走，采油三厂工会举行了颁奖仪式。"
    assert {"采油三厂", "采油三厂铁边城作业区"} <= named(read, text, "Company")


def test_a_list_s_label_is_an_honour_and_so_is_what_a_plaque_says(read: Read) -> None:
    assert "优秀工会工作者" in named(
        read,
        "来安县总工会近日印发决定，表彰一批先进，名单如下：\n优秀工会工作者：方启明（采油一厂工会主席）、田芳（永坪公司工会干事）",
        "Award",
    )
    text = "大理州总工会把“大理州劳模创新工作室”的牌子授给了段银华木雕工作室。"
    assert "大理州劳模创新工作室" in named(read, text, "Award")


def test_a_given_name_that_is_also_an_adverb(read: Read) -> None:
    assert "余二早" in named(read, "她的父亲余二早是来安县的清扫工，来安县总工会送来慰问。", "Person")


def test_divisions_side_by_side_are_two_places(read: Read) -> None:
    places = named(read, "盐城阜新两地工会签订合作协议。盐城市总工会、阜新市总工会派人参加。", "Place")
    assert "盐城阜新" not in places


def test_the_province_of_a_page_is_no_municipality(read: Read) -> None:
    text = "表彰大会昨日在北京举行。记者从省总工会获悉，河南9家单位获奖，郑州市总工会作了经验介绍。"
    unions = named(read, text, "TradeUnion")
    assert "河南省总工会" in unions
    assert "北京市总工会" not in unions


def test_the_name_of_a_series_is_no_edition_of_it(read: Read) -> None:
    text = (
        "2023年，东台市举办首届“砥石杯”化工仪表维修工大赛。4月25日，第二届“砥石杯”在东台市开赛。"
        "“砥石杯”由东台市总工会创办，两年一届。\n"
    )
    names = {frozenset(r.names) for r in read(text).referents if r.cls in ("Event", "Programme")}
    assert not any("“砥石杯”" in told and any("届" in n for n in told) for told in names)
    assert sum(any("届" in n for n in told) for told in names) == 2
    alone = read("2023年，东台市举办首届“砥石杯”化工仪表维修工大赛。“砥石杯”设有三个工种。\n")
    assert [len(r.mentions) for r in alone.referents if any("砥石杯" in n for n in r.names)] == [2]


def test_an_honour_of_two_years_is_two_honours(read: Read) -> None:
    text = "王砥获评2023年东台工匠。其中李澜被授予东台工匠称号。6月，陈峻获评2024年东台工匠。\n"
    names = {r.names for r in read(text).referents if r.cls == "Award"}
    assert {n for told in names for n in told if "202" in n} == {"2023年东台工匠", "2024年东台工匠"}
    assert not any("2023年东台工匠" in told and "2024年东台工匠" in told for told in names)


def test_sites_of_one_kind_are_none_of_each_other(read: Read) -> None:
    text = "东台市总工会在安丰镇、富安镇设了两处“卡友之家”。安丰卡友之家由老站改建，富安卡友之家获评最美驿站。\n"
    names = {r.name for r in read(text).referents if "卡友之家" in r.name}
    assert names == {"卡友之家", "安丰卡友之家", "富安卡友之家"}


def test_a_trade_s_contest_is_a_part_of_the_one_that_bears_the_cup_s_name(read: Read) -> None:
    events = {r.name for r in read("李澜在第六届“砥石杯”职工技能大赛钳工比赛中夺魁。\n").referents if r.cls == "Event"}
    assert events == {"第六届“砥石杯”职工技能大赛"}


def test_what_became_a_brand_is_a_programme(read: Read) -> None:
    text = "东台高新区总工会的“共享匠师”成为特色品牌，“书香东台”职工阅读月在此启动。\n"
    names = {r.name for r in read(text).referents if r.cls == "Programme"}
    assert names == {"共享匠师", "“书香东台”职工阅读月"}


def test_honours_of_two_levels_share_no_name(read: Read) -> None:
    names = {
        r.name: r.names
        for r in read("东台驿站先后获评省级“向阳站点”、全国“向阳站点”。\n").referents
        if r.cls == "Award"
    }
    assert names == {"省级“向阳站点”": ("省级“向阳站点”",), "全国“向阳站点”": ("全国“向阳站点”",)}


def test_the_final_of_a_trade_is_not_the_contest(read: Read) -> None:
    contest = "2026年东台市“砥石杯”职工技能大赛"
    events = {r.name: r.names for r in read(f"{contest}启动。{contest}瓦工决赛举行。\n").referents if r.cls == "Event"}
    assert set(events) == {contest, contest + "瓦工决赛"}
    assert not set(events[contest]) & set(events[contest + "瓦工决赛"])
