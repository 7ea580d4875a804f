"""Parts of programmes, items of lists, hosts in a row, and what is signed, pinned on and told year by year."""

from __future__ import annotations

import pytest

from readings import Read, links, named

UNION = "海曙区总工会"
HOUSE = """甬海特钢报
2　综合新闻　2025年10月22日　星期三

职工运动会落幕

　　本报讯　10月17日，甬海特钢集团第六届“钢花杯”职工技能运动会闭幕。运动会由集团公司工会、人力资源部、团委共同主办。
　　近日，集团公司工会慰问了一线职工，集团公司团委参加了活动。
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (  # each part begins a clause of its own
            "海曙区总工会推出“海工小站”品牌。今年，小站新增三项服务：“一元早餐”由宁波金石食品有限公司供餐；"
            "“血压顺手量”由海曙康复医院派医生坐诊；“律师上门日”则由浙江海川律师事务所轮流值守。",
            {
                ("一元早餐", "partOf", "海工小站品牌"),
                ("律师上门日", "partOf", "海工小站品牌"),
                ("宁波金石食品有限公司", "takesPartIn", "一元早餐"),
                ("海曙康复医院", "takesPartIn", "血压顺手量"),
            },
        ),
        (
            "海曙区总工会打造“三角守护”品牌：家门口设“出门叮咛角”，候车处设“行前核对角”，井口设“血压测量角”。",
            {("出门叮咛角", "partOf", "三角守护品牌"), ("血压测量角", "partOf", "三角守护品牌")},
        ),
        (
            "海曙区总工会举办“甬江新声”主题征文，分“师傅的码头”“我们这个班”两个单元，3月底截稿。",
            {("师傅的码头", "partOf", "甬江新声主题征文"), ("我们这个班", "partOf", "甬江新声主题征文")},
        ),
        (  # a clause that describes names the hosts of the clause before it as well
            "海曙区总工会、海曙区文旅局共同主办，宁波海川银行协办的“甬江杯”首届职工采茶歌会在月湖开唱。",
            {(UNION, "organizes", "甬江杯首届职工采茶歌会"), ("宁波海川银行", "organizes", "甬江杯首届职工采茶歌会")},
        ),
        (
            "海曙区首届叉车工技能大赛开赛。此次叉车工比赛由海曙区总工会、海曙区人社局主办，海川集团承办。",
            {
                (UNION, "organizes", "海曙区首届叉车工技能大赛"),
                ("海曙区人社局", "organizes", "海曙区首届叉车工技能大赛"),
            },
        ),
        (
            "海曙区总工会实施“金扳手”培育计划，三年来先后为海川日立、金石集团、远帆国际等31家企业开办订单班58个。",
            {("金石集团", "takesPartIn", "金扳手培育计划"), ("远帆国际", "takesPartIn", "金扳手培育计划")},
        ),
        (
            "这个案例被浙江省总工会、浙江省人民检察院收进《浙江省劳动案例选编》。",
            {("浙江省总工会", "issues", "浙江省劳动案例选编"), ("浙江省人民检察院", "issues", "浙江省劳动案例选编")},
        ),
        (
            "《海曙区石材行业集体合同》生效，签约双方分别为海曙区石材行业工会联合会和海曙区石材协会。",
            {
                ("海曙区石材行业工会联合会", "issues", "海曙区石材行业集体合同"),
                ("海曙区石材协会", "issues", "海曙区石材行业集体合同"),
            },
        ),
        (
            "海川集团获评“浙江省示范性爱心托管单位”，由浙江省总工会和浙江省教育厅联合授牌。",
            {("浙江省教育厅", "confers", "浙江省示范性爱心托管单位")},
        ),
        (
            "在海曙区总工会年度帮扶工作考评中，海川集团捧回“最佳共建单位”奖牌。",
            {(UNION, "confers", "最佳共建单位")},
        ),
        (
            "宁波海川钢厂司机郎望山收着几本证书：2012年，宁波市技术标兵；2016年，浙江五一劳动奖章。",
            {("郎望山", "received", "宁波市技术标兵"), ("郎望山", "received", "浙江五一劳动奖章")},
        ),
        (
            "邢望里、佟望伟、关望云分获前三名，三人同时被海川集团授予“首席技师”称号。",
            {("邢望里", "received", "首席技师"), ("关望云", "received", "首席技师")},
        ),
        (
            "由海曙区总工会主办的第二届海曙区网约配送员职业技能竞赛在月湖举行。",
            {(UNION, "organizes", "第二届海曙区网约配送员职业技能竞赛")},
        ),
    ],
)
def test_facts_of_parts_lists_and_rows(read: Read, text: str, said: set[tuple[str, str, str]]) -> None:
    assert said <= links(read(text))


def test_items_of_a_list_are_programmes_with_those_whom_they_tell_of(read: Read) -> None:
    text = (
        "海曙区总工会实事清单见效。\n"
        "一、“海工暖驿”提质。投入430万元改造驿站60处。\n"
        "二、“小哥无忧保”扩面。为6000名快递员投保，顺丰海曙分公司、闪送海曙站首批参保。\n"
    )
    reading = read(text)
    assert {"海工暖驿", "小哥无忧保"} <= named(reading, "Programme")
    assert ("顺丰海曙分公司", "takesPartIn", "小哥无忧保") in links(reading)
    assert ("顺丰海曙分公司", "takesPartIn", "海工暖驿") not in links(reading)


@pytest.mark.parametrize(
    "text",
    [
        "职工反映“吃饭难”“喝水难”“休息难”，海曙区总工会逐一破解。",
        "海曙区总工会以“问题清单”“责任清单”“任务清单”推动工作。",
        "他说：“要多学”；“要多练”。",
    ],
)
def test_quotations_that_rhyme_are_no_parts(read: Read, text: str) -> None:
    assert not named(read(text), "Programme")


def test_a_ministry_beside_a_union_is_none_of_its_departments(read: Read) -> None:
    reading = read("全国总工会与教育部联合印发《农民工学历与能力提升行动计划》。")
    assert "教育部" in named(reading, "PublicBody")
    assert "全国总工会与教育部" not in named(reading, "TradeUnion")


def test_a_department_of_a_union_before_what_it_does(read: Read) -> None:
    assert "海曙区总工会宣传教育部" in named(read("本报联合海曙区总工会宣传教育部推出专栏。"), "TradeUnion")


def test_those_who_come_for_a_body_cooperate_for_nobody(read: Read) -> None:
    text = "海曙区总工会开展“匠心行”活动。来自海川集团的劳模代表与远帆生物、甬江环保等企业签订结对协议。"
    assert not {link for link in links(read(text)) if link[1] == "cooperatesWith"}


def test_a_paper_that_goes_by_a_company_s_name_is_its_own(read: Read) -> None:
    assert ("甬海特钢集团工会", "subOrganizationOf", "甬海特钢集团") in links(read(HOUSE))
