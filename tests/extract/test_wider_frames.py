"""What papers say in passing: bare heads, winners behind the prize, who signs, whose plants, which city."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readings import Link, Read, bare, stated, under
from uniongraph.extract import Extractor
from uniongraph.pages import PageReader
from uniongraph.records import ArticleReading, Page
from uniongraph.schema import load_schema

CONTEST = "盱眙县总工会日前举办“都梁杯”手工制茶技能竞赛。"


def facts(read: Read, *paragraphs: str) -> set[Link]:
    return stated(read(under("工会新闻一组", *paragraphs)))


def entities(read: Read, text: str) -> set[tuple[str, str]]:
    return {(r.cls, bare(r.name)) for r in read(under("工会新闻一组", text)).referents}


@pytest.fixture(scope="module")
def paper() -> Callable[[str], tuple[ArticleReading, ...]]:
    """Reads a whole page with its head."""
    schema = load_schema()
    pages, extractor = PageReader(schema), Extractor(schema)
    return lambda text: extractor.read(pages.read(Page("b.txt", text, "0")))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "盱眙县总工会成立焊接学院、工匠学院、电工技能培训联盟。",
            ("盱眙县总工会", "founds", "盱眙县工匠学院"),
        ),
        (
            "盱眙县总工会联合邮政公司开展普惠观影活动。",
            ("盱眙县总工会", "cooperatesWith", "盱眙县邮政公司"),
        ),
        (
            "由盱眙县总工会组织的“都梁工匠”宣讲团走进淮安市洪泽区。",
            ("都梁工匠宣讲团", "visits", "淮安市洪泽区"),
        ),
        (
            "江苏远帆电缆有限公司通过江苏省“双创双优”先进单位验收。",
            ("江苏远帆电缆有限公司", "received", "江苏省双创双优先进单位"),
        ),
        (
            "盱眙县总工会与盱眙县教育局共建“都梁夜校”，夜校将纳入“求学圆梦在盱眙”计划。",
            ("都梁夜校", "partOf", "求学圆梦在盱眙计划"),
        ),
        (
            "盱眙县外卖配送行业工会联合会去年成立，眼下已有江苏远帆物流有限公司等31家会员单位。",
            ("江苏远帆物流有限公司", "subOrganizationOf", "盱眙县外卖配送行业工会联合会"),
        ),
        (
            "骑手周海波在盱眙县总工会召开的“新岗夜话”座谈会上说，最缺的是停车位。",
            ("周海波", "takesPartIn", "新岗夜话座谈会"),
        ),
        (
            "盱眙县总工会今年在上沙社区、锦厦社区各建成一个“工友会客厅”。",
            ("工友会客厅", "locatedIn", "锦厦社区"),
        ),
        (
            "盱眙县总工会党组书记、主席周海波到官滩镇调研，先后走进江苏远帆电缆有限公司，与职工座谈。",
            ("周海波", "visits", "江苏远帆电缆有限公司"),
        ),
        (
            "在江苏远帆电缆有限公司拉丝机旁，拉丝工周海波已经干了二十年。",
            ("周海波", "affiliatedWith", "江苏远帆电缆有限公司"),
        ),
        (
            "周海波，男，1976年生，湖南邵阳人，江苏远帆电缆有限公司工会主席。",
            ("周海波", "holdsPost 主席", "江苏远帆电缆有限公司工会"),
        ),
        (
            "江苏远帆电缆有限公司工会组织80名职工开展“迎国庆”健步走活动。",
            ("江苏远帆电缆有限公司工会", "runs", "迎国庆健步走活动"),
        ),
        (
            "盱眙县总工会法律工作部部长周海波说，工作室不收一分钱。",
            ("周海波", "affiliatedWith", "盱眙县总工会"),
        ),
    ],
)
def test_what_is_said_in_passing(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "winner"),
    [
        ("团体第一名归了江苏远帆茶业有限公司。", "江苏远帆茶业有限公司"),
        ("冠军被江苏远帆茶业有限公司的周海波摘走。", "周海波"),
    ],
)
def test_winners_stand_behind_the_prize(read: Read, text: str, winner: str) -> None:
    assert (winner, "takesPartIn", "都梁杯手工制茶技能竞赛") in facts(read, CONTEST + text)


def test_who_gives_the_prize_did_not_win_it(read: Read) -> None:
    found = facts(read, CONTEST + "前三名由淮安市总工会授予“淮安市技术标兵”称号。")
    assert not any(f[:2] == ("淮安市总工会", "takesPartIn") for f in found)


def test_prizes_bear_the_name_of_their_contest(read: Read) -> None:
    found = facts(read, CONTEST + "江苏远帆茶业有限公司职工周海波获得二等奖。")
    assert ("周海波", "received", "都梁杯手工制茶技能竞赛二等奖") in found
    assert not any(f[1] == "received" for f in facts(read, "盱眙县总工会走访慰问，周海波获得一等奖。"))


def test_those_elected_in_a_row_each_have_their_employer_between_them(read: Read) -> None:
    text = "盱眙县总工会召开全委会，选举周海波、江苏远帆电缆有限公司拉丝工李小满（兼）为盱眙县总工会副主席。"
    found = facts(read, text)
    assert {("周海波", "holdsPost 副主席", "盱眙县总工会"), ("李小满", "holdsPost 副主席", "盱眙县总工会")} <= found


def test_the_union_of_a_firm_keeps_its_name_before_a_verb_but_none_before_a_noun(read: Read) -> None:
    assert ("TradeUnion", "江苏远帆电缆有限公司工会") in entities(read, "江苏远帆电缆有限公司工会带领职工植树。")
    assert ("TradeUnion", "江苏远帆电缆有限公司工会") not in entities(
        read, "江苏远帆电缆有限公司工会组织健全，制度完善。"
    )


def test_plain_communities_have_no_name(read: Read) -> None:
    found = entities(read, "盱眙县总工会走进老旧社区、林村社区开展服务。")
    assert ("Place", "老旧社区") not in found


def test_who_signs_a_list_gives_its_honours(read: Read) -> None:
    text = (
        "公 示\n根据《淮安市五一劳动奖评选办法》，经基层推荐和评审，"
        "拟授予下列单位和个人2025年盱眙县五一劳动奖，现予公示。\n"
        "盱眙县五一劳动奖状（2个）：江苏远帆电缆有限公司 盱眙县税务局\n盱眙县五一劳动奖章（3名）：\n"
        "周海波 盱眙县官滩镇卫生院护士长\n李小满 江苏远帆电缆有限公司拉丝工\n陈晓东 盱眙县马坝中学教师\n"
        "盱眙县工人先锋号（1个）：江苏远帆电缆有限公司拉丝一班\n盱眙县总工会\n2025年8月13日\n"
    )
    found = stated(read(text))
    assert ("盱眙县总工会", "confers", "盱眙县五一劳动奖章") in found
    assert ("盱眙县总工会", "confers", "盱眙县工人先锋号") in found
    assert not any(f[:2] == ("盱眙县总工会", "received") for f in found)
    assert ("周海波", "received", "盱眙县五一劳动奖章") in found
    assert ("盱眙县税务局", "received", "盱眙县五一劳动奖状") in found
    assert ("江苏远帆电缆有限公司拉丝一班", "received", "盱眙县工人先锋号") in found


def test_the_city_of_the_paper_goes_before_another_that_is_named_later(
    paper: Callable[[str], tuple[ArticleReading, ...]],
) -> None:
    text = (
        "定西工会信息\n2025年第9期　5月16日\n\n市总组团赴青岛对接工会协作\n\n"
        "　　5月7日，市总工会党组书记周海波带队赴山东省青岛市，对接工会协作事宜。"
        "青岛市总工会副主席李小满主持座谈会。\n"
    )
    found = {fact for reading in paper(text) for fact in stated(reading)}
    assert ("周海波", "holdsPost 党组书记", "定西市总工会") in found


def test_plants_of_a_companys_own_paper_are_the_companys(
    paper: Callable[[str], tuple[ArticleReading, ...]],
) -> None:
    text = (
        "远帆特钢报\n主办：远帆特钢集团有限公司　2024年7月26日　第27期\n\n职工技能比武落幕\n\n"
        "　　本报讯　7月19日，集团公司工会举办职工技能比武。炼钢厂、棒材厂派队参赛，"
        "中国移动黄石分公司送来奖品。集团团委负责直播。\n"
    )
    found = {fact for reading in paper(text) for fact in stated(reading)}
    assert ("炼钢厂", "subOrganizationOf", "远帆特钢集团有限公司") in found
    assert not any(f[:2] == ("中国移动黄石分公司", "subOrganizationOf") for f in found)
    names = {r.name for reading in paper(text) for r in reading.referents}
    assert "远帆特钢集团有限公司团委" in names


def test_firms_of_one_brand_with_full_names_are_two(read: Read) -> None:
    text = "远帆特钢召开职代会。远帆特钢集团有限公司董事长周海波作报告，远帆特钢物流有限公司作交流发言。"
    found = entities(read, text)
    assert {("Company", "远帆特钢集团有限公司"), ("Company", "远帆特钢物流有限公司")} <= found


def test_a_master_told_of_in_passing_gets_no_honour_of_the_apprentice(read: Read) -> None:
    text = (
        "周海波是江苏远帆电缆有限公司拉丝工。进厂头一年，师傅李小满教他的第一条是慢就是快。"
        "2016年获得江苏省五一劳动奖章。"
    )
    found = facts(read, text)
    assert ("周海波", "received", "江苏省五一劳动奖章") in found
    assert not any(f[:2] == ("李小满", "received") for f in found)


def test_bodies_of_a_town_that_many_counties_have_bear_its_name(read: Read) -> None:
    found = facts(read, "太平镇总工会联合镇文化站开办爱心暑托班。镇总工会主席周海波说，明年再办一期。")
    assert ("太平镇总工会", "cooperatesWith", "太平镇文化站") in found
    assert ("周海波", "holdsPost 主席", "太平镇总工会") in found


def test_a_countys_paper_that_only_says_its_union_tells_of_its_programmes(
    paper: Callable[[str], tuple[ArticleReading, ...]],
) -> None:
    text = (
        "盱 眙 职 工　　综合新闻　　第2版\n2025年7月4日　星期五　责任编辑：高磊\n\n县总半年账：实事办进车间\n\n"
        "　　六月底一盘账，县总工会年初应下的七件实事办成了四件。“匠人传帮带”计划结下师徒116对。"
        "县总工会还将建3个驿站。\n"
    )
    found = {fact for reading in paper(text) for fact in stated(reading)}
    assert ("盱眙县总工会", "runs", "匠人传帮带计划") in found


def test_the_kind_of_what_is_called_so_stands_behind_it(read: Read) -> None:
    found = facts(read, "一场名为“都梁有约”的单身职工联谊活动日前举行，活动由盱眙县总工会举办。")
    assert ("盱眙县总工会", "organizes", "都梁有约单身职工联谊活动") in found


def test_who_acts_each_by_itself_does_not_cooperate(read: Read) -> None:
    text = "盱眙县总工会、淮安市洪泽区总工会分别组建盱眙县龙虾产业工匠联盟和洪泽区水产工匠联盟。"
    assert not any(f[1] == "cooperatesWith" for f in facts(read, text))


def test_honours_fall_to_those_behind_them(read: Read) -> None:
    found = facts(read, CONTEST + "“优秀组织奖”归了江苏远帆茶业有限公司。")
    assert ("江苏远帆茶业有限公司", "received", "优秀组织奖") in found


def test_results_of_a_contest_run_on_in_one_paragraph(read: Read) -> None:
    text = (
        "盱眙县第三届“都梁杯”品酒师职工技能竞赛获奖名单\n\n"
        "一等奖（1名）：周海波 江苏远帆酒业有限公司 二等奖（2名）：李小满 盱眙县古桥酒厂 "
        "陈晓东 江苏远帆酒业有限公司 以上选手由盱眙县总工会颁发证书。\n"
    )
    found = stated(read(text))
    assert any(f[:2] == ("陈晓东", "received") and f[2].endswith("二等奖") for f in found)
    assert ("李小满", "affiliatedWith", "盱眙县古桥酒厂") in found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "周海波在淮安市农业科学院工作了9年，历任助理研究员、研究室副主任。",
            ("周海波", "affiliatedWith", "淮安市农业科学院"),
        ),
        (
            "周海波当选江苏省第十四次党代会代表。",
            ("周海波", "takesPartIn", "江苏省第十四次党代会"),
        ),
        (
            "盱眙县总工会主席周海波走访淮安市洪泽区总工会，双方签订《疗休养合作协议》。",
            ("盱眙县总工会", "cooperatesWith", "淮安市洪泽区总工会"),
        ),
        (
            "盱眙县总工会“茶香伴法”宣讲活动走进官滩镇，给采茶女工讲产假。",
            ("茶香伴法宣讲活动", "locatedIn", "官滩镇"),
        ),
        (
            "官滩镇总工会副主席、工会服务站站长周海波带记者参观了驿站。",
            ("周海波", "holdsPost 副主席", "官滩镇总工会"),
        ),
        (
            "周海波，江苏远帆电机有限公司工会副主席、总装车间质检班班长，听出四百多处隐患。",
            ("周海波", "holdsPost 副主席", "江苏远帆电机有限公司工会"),
        ),
        (
            "位于淮河大桥旁的“淮河驿站”由盱眙县总工会建成。",
            ("淮河驿站", "locatedIn", "淮河大桥"),
        ),
    ],
)
def test_lives_and_visits(read: Read, text: str, fact: Link) -> None:
    assert fact in facts(read, text)


def test_those_who_attend_a_meeting_visit_as_nobody(read: Read) -> None:
    text = "淮安市总工会在盱眙县召开驿站建设现场推进会，与会人员观摩了官滩镇驿站。"
    assert not any(f[1] == "visits" for f in facts(read, text))


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "盱眙县工会第十次代表大会闭幕。大会选举产生盱眙县总工会第十届委员会，周海波当选主席，李小满当选经费审查委员会主任。",
            {("周海波", "主席"), ("李小满", "经费审查委员会主任")},
        ),
        (
            "周海波当选为盱眙县总工会主席，李小满、陈晓东（兼职）、赵丽（挂职）当选为副主席。",
            {("周海波", "主席"), ("李小满", "副主席"), ("陈晓东", "副主席"), ("赵丽", "副主席")},
        ),
        ("大会选举周海波等39人为盱眙县总工会第十届委员会委员。", {("周海波", "委员")}),
        ("盱眙县总工会召开干部大会，宣布周海波任县总工会党组书记。", {("周海波", "党组书记")}),
        (
            "盱眙县总工会全体会议选举周海波为县总工会主席，增补李小满、陈晓东为常委。",
            {("周海波", "主席"), ("李小满", "常委"), ("陈晓东", "常委")},
        ),
    ],
)
def test_who_is_elected_at_a_congress(read: Read, text: str, posts: set[tuple[str, str]]) -> None:
    found = facts(read, text)
    assert {(who, f"holdsPost {title}", "盱眙县总工会") for who, title in posts} <= found
