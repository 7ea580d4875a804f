"""Short news of counties, firms, schools and hospitals: who holds what with whom, who goes where, what is no name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uniongraph.records import ArticleReading

Read = Callable[[str], ArticleReading]


def facts(reading: ArticleReading) -> set[tuple[str, str, str]]:
    names = {r.id: r.name for r in reading.referents}
    return {(names[s.subject], s.predicate, names[s.object]) for s in reading.statements}


def names(reading: ArticleReading, cls: str) -> set[str]:
    return {r.name for r in reading.referents if r.cls == cls}


def test_a_host_whose_name_nobody_finds_hides_no_other(read: Read) -> None:
    found = facts(
        read("由清涟镇总工会主办，清涟镇糖果屋、清涟文旅发展公司协办的2025年清涟镇职工乒乓球比赛在校园体育馆开赛。")
    )
    event = "2025年清涟镇职工乒乓球比赛"
    assert ("清涟镇总工会", "organizes", event) in found
    assert ("清涟文旅发展公司", "organizes", event) in found


def test_each_line_of_results_names_one_who_took_part(read: Read) -> None:
    found = facts(
        read(
            "盐都区总工会举办盐都区职工乒乓球比赛。\n比赛结果如下：\n冠军：盐都区云帆中学工会\n亚军：江苏星澜制衣有限公司工会"
        )
    )
    assert {s for s, p, _ in found if p == "takesPartIn"} >= {"盐都区云帆中学工会", "江苏星澜制衣有限公司工会"}


def test_works_in_a_contest_are_those_of_the_bodies_that_sent_them(read: Read) -> None:
    found = facts(
        read(
            "盐城市总工会举办盐城市职工诵读大赛。经过角逐，亭湖区总工会推选的《远帆》获一等奖；大丰区总工会的《麦浪》获二等奖。"
        )
    )
    assert {s for s, p, _ in found if p == "takesPartIn"} == {"亭湖区总工会", "大丰区总工会"}


def test_a_slogan_before_a_dash_belongs_to_the_name(read: Read) -> None:
    reading = read("5月16日，“同心筑梦 携手同行——产教融合创新行动”在盐城启动。")
    assert names(reading, "Programme") == {"“同心筑梦 携手同行——产教融合创新行动”"}


def test_what_is_only_handed_out_is_no_programme(read: Read) -> None:
    assert not names(read("盐都区总工会为快递员发放“清凉礼包”。"), "Programme")
    assert names(read("盐都区总工会推出“清凉礼包”项目。"), "Programme")


def test_the_beginning_of_a_contest_is_not_another(read: Read) -> None:
    reading = read("4月16日，盐都区“星澜杯”护理技能竞赛开幕式举行。此次竞赛由盐都区总工会主办，盐都区卫生健康局承办。")
    (event,) = names(reading, "Event")
    assert not event.endswith("开幕式")
    assert {("盐都区总工会", "organizes", event), ("盐都区卫生健康局", "organizes", event)} <= facts(reading)


@pytest.mark.parametrize(
    "text",
    [
        "4月2日，盐都区总工会一行来到美团望湖站点、海澜机械有限公司，对职工开展慰问活动。",
        "4月2日，盐都区总工会先后走进美团望湖站点、海澜机械有限公司。",
    ],
)
def test_a_brand_that_ends_like_a_group_is_a_goal(read: Read, text: str) -> None:
    found = facts(read(text))
    assert ("盐都区总工会", "visits", "美团望湖站点") in found
    assert ("盐都区总工会", "visits", "海澜机械有限公司") in found


def test_those_of_the_next_clause_go_where_the_first_says_when(read: Read) -> None:
    found = facts(read("在参观盐都区职工服务中心、黄河路驿站时，盐城市总工会主席苏丽帆强调要多听意见。"))
    assert ("苏丽帆", "visits", "黄河路驿站") in found
    assert ("苏丽帆", "visits", "盐都区职工服务中心") in found


def test_a_contract_in_the_next_clause_joins_those_of_the_one_before(read: Read) -> None:
    found = facts(
        read("会上，盐都区总工会与江苏云帆律师事务所、江苏海澜律师事务所等5家律所分别进行交流，并签订了法律服务协议。")
    )
    assert ("盐都区总工会", "cooperatesWith", "江苏海澜律师事务所") in found
    assert ("江苏云帆律师事务所", "cooperatesWith", "江苏海澜律师事务所") not in found


def test_firms_that_somebody_moves_to_act_do_not_act_together(read: Read) -> None:
    found = facts(read("盐都区总工会已推动京东、饿了么、货拉拉等多家头部平台及其合作商建立工会组织。"))
    assert not {f for f in found if f[1] == "cooperatesWith"}


def test_nobody_takes_part_in_its_own_founding(read: Read) -> None:
    found = facts(read("35名网约送餐员代表参加了盐都区网约送餐员联合工会成立大会。"))
    assert not {f for f in found if f[1] == "takesPartIn"}


def test_all_unions_of_a_county_are_no_union(read: Read) -> None:
    reading = read("9月30日，全县教育工会工作会议在云帆小学召开，全县各基层教育工会主席参加了会议。")
    assert not names(reading, "TradeUnion")


def test_a_word_that_ends_like_a_town_is_none(read: Read) -> None:
    reading = read("3月4日，盐都区教育工会召开区属学校工会主席座谈会，部分乡镇学校工会主席应邀参加。")
    assert not names(reading, "School")
    assert names(reading, "Event") == {"区属学校工会主席座谈会"}


def test_a_town_is_no_short_name_of_a_firm_that_begins_with_it(read: Read) -> None:
    reading = read("南湾街道总工会在南湾街道星澜物流有限公司举行座谈。南湾街道货车司机之家驿站设在星澜物流有限公司。")
    assert not {f for f in facts(reading) if f[0].endswith("有限公司") and f[1] == "operates"}
    assert len(names(reading, "Company")) == 1


def test_a_ceremony_shows_the_site_that_it_opens(read: Read) -> None:
    reading = read("8月22日，盐都农商银行西湖支行工会驿站揭牌仪式举行。")
    assert names(reading, "Site") == {"盐都农商银行西湖支行工会驿站"}


def test_a_site_in_the_making_is_not_its_visitors(read: Read) -> None:
    found = facts(read("盐城市总工会主席苏丽帆察看了建设中的盐都区职工活动中心。"))
    assert not {f for f in found if f[1] == "operates"}


def test_a_trade_of_a_province_has_no_mine(read: Read) -> None:
    assert not names(read("山东省煤矿工会副主席苏丽帆讲话。"), "Company")
    assert names(read("云帆煤矿工会副主席苏丽帆讲话。"), "Company") == {"云帆煤矿"}


def test_the_hosts_role_is_told_with_as(read: Read) -> None:
    found = facts(read("第五届“星澜杯”朗诵大赛落幕，盐都区总工会作为协办单位荣获特别贡献奖。"))
    assert {s for s, p, _ in found if p == "organizes"} == {"盐都区总工会"}


def test_a_contest_that_comes_back_by_its_name_is_part_of_a_series(read: Read) -> None:
    found = facts(
        read("盐都区总工会举办职工读书演讲比赛。据介绍，此次职工读书演讲比赛是区总“职工读书年”主题系列活动之一。")
    )
    assert ("职工读书演讲比赛", "partOf", "“职工读书年”主题系列活动") in found


def test_two_issue_a_notice_of_the_office_of_one(read: Read) -> None:
    found = facts(
        read("根据盐城市总工会、盐城市卫生健康委办公室《关于开展女职工关爱活动的通知》要求，盐都区总工会作了部署。")
    )
    assert {s for s, p, _ in found if p == "issues"} == {"盐城市总工会", "盐城市卫生健康委"}
