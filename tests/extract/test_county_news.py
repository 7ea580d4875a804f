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


def test_an_unknown_first_host_hides_not_the_second(read: Read) -> None:
    found = facts(read("由盐城市糖果屋、盐城市总工会主办，盐城星澜公司协办的盐城市职工乒乓球比赛举行。"))
    assert {s for s, p, _ in found if p == "organizes"} >= {"盐城市总工会", "盐城星澜公司"}


def test_the_level_of_a_partner_is_that_of_the_one_who_acts(read: Read) -> None:
    found = facts(read("渭南市总工会举行座谈会。\n韩城市总工会同市文体局联合举办“星澜杯”秧歌表演赛。"))
    assert {s for s, p, _ in found if p == "organizes"} == {"韩城市总工会", "韩城市文体局"}


def test_committee_and_government_in_one_breath_are_no_body(read: Read) -> None:
    reading = read("盐都区总工会主席苏丽帆代表区委区政府向职工表示问候。")
    assert not {n for n in names(reading, "PublicBody") if n.endswith("政府")}


def test_a_day_that_a_contest_greets_is_part_of_its_name(read: Read) -> None:
    reading = read("日前，由盐都区总工会举办的迎“五一”园区企业员工拔河比赛在盐都区举行。")
    assert names(reading, "Event") == {"迎“五一”园区企业员工拔河比赛"}


def test_the_opening_of_what_is_told_of_is_attended_by_those_who_attend(read: Read) -> None:
    found = facts(read("“海峡工友行”活动在盐城市举办。盐城市总工会主席苏丽帆出席活动启动仪式。"))
    assert {s for s, p, _ in found if p == "takesPartIn"} == {"苏丽帆"}


def test_those_in_a_picture_are_not_the_last_ones_told_of(read: Read) -> None:
    found = facts(read("盐城市总工会延长了开放时间。图为二年级追梦小分队队员参观盐城劳模工匠馆。"))
    assert not {f for f in found if f[1] == "visits"}


def test_a_town_s_name_is_taken_whole(read: Read) -> None:
    assert names(read("北下关街道总工会举办职工运动会。"), "TradeUnion") == {"北下关街道总工会"}


def test_what_serves_studios_is_no_studio(read: Read) -> None:
    reading = read("中国劳动关系学院劳模工匠人才创新工作室交流服务平台在论坛上发布。")
    assert not names(reading, "Studio")


def test_offices_of_a_list_are_of_the_division_of_the_first(read: Read) -> None:
    reading = read("盐城市总工会举行慰问。\n响水县人社局、乡村振兴局、退役军人事务局等部门参加。")
    assert names(reading, "PublicBody") == {"响水县人社局", "响水县乡村振兴局", "响水县退役军人事务局"}


def test_a_city_s_civil_affairs_are_not_its_citizens(read: Read) -> None:
    found = facts(read("盐城市总工会联合市妇联、市民政局举办联谊活动。"))
    assert ("盐城市总工会", "cooperatesWith", "盐城市民政局") in found


def test_an_event_that_begins_with_its_year_is_whole(read: Read) -> None:
    reading = read("1月28日，2024年通留劳务协作新春招聘会在盐城举行。本场招聘会由盐城市总工会主办。")
    assert ("盐城市总工会", "organizes", "2024年通留劳务协作新春招聘会") in facts(reading)


def test_hosts_after_as_well_as_are_hosts(read: Read) -> None:
    found = facts(read("“盐路行”活动由盐城市总工会、盐都区人民政府，以及响水县总工会联合主办。"))
    assert {s for s, p, _ in found if p == "runs"} == {"盐城市总工会", "盐都区人民政府", "响水县总工会"}


def test_rest_and_recuperation_is_one_word_in_a_name(read: Read) -> None:
    reading = read("盐城市总工会召开职工疗休养基地建设座谈会。")
    assert names(reading, "Event") == {"职工疗休养基地建设座谈会"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "5月13日，星澜公司盐城分公司劳模工作推进会暨2015年“安康杯”活动启动仪式在盐城举行。",
            "星澜公司盐城分公司劳模工作推进会暨2015年“安康杯”活动启动仪式",
        ),
        (
            "盐都区职工技能竞赛暨2024年“星澜杯”护理技能竞赛在盐城举行。",
            "盐都区职工技能竞赛暨2024年“星澜杯”护理技能竞赛",
        ),
        (
            "11月28日，盐都经济开发区总工会成立大会暨第一次代表大会召开。",
            "盐都经济开发区总工会成立大会暨第一次代表大会",
        ),
    ],
)
def test_what_a_word_joins_is_one_event(read: Read, text: str, event: str) -> None:
    assert names(read(text), "Event") == {event}


def test_somebody_who_founds_with_others_is_no_body(read: Read) -> None:
    found = facts(read("盐都区盐渎街道总工会主席苏丽帆介绍，今年5月，陈海澜和20多名骑手成立了“星澜使者”志愿服务队。"))
    assert not {f for f in found if f[1] == "founds"}
