"""Short news of counties, firms, schools and hospitals: who holds what with whom, who goes where, what is no name."""

from __future__ import annotations

import pytest

from readings import Read, links
from uniongraph.records import ArticleReading


def facts(reading: ArticleReading) -> set[tuple[str, str, str]]:
    return links(reading, str)


def names(reading: ArticleReading, cls: str) -> set[str]:
    return {r.name for r in reading.referents if r.cls == cls}


def test_a_host_whose_name_nobody_finds_hides_no_other(read: Read) -> None:
    found = facts(
        read("由柳湾镇总工会主办，柳湾镇积木屋、柳湾湿地开发公司协办的2023年柳湾镇职工象棋赛在石望小学开赛。")
    )
    event = "2023年柳湾镇职工象棋赛"
    assert ("柳湾镇总工会", "organizes", event) in found
    assert ("柳湾湿地开发公司", "organizes", event) in found


def test_each_line_of_results_names_one_who_took_part(read: Read) -> None:
    found = facts(
        read(
            "赣榆区总工会举办赣榆区职工羽毛球赛。\n名次如下：\n冠军：赣榆区石望中学工会\n亚军：江苏星澜玩具有限公司工会"
        )
    )
    assert {s for s, p, _ in found if p == "takesPartIn"} >= {"赣榆区石望中学工会", "江苏星澜玩具有限公司工会"}


def test_works_in_a_contest_are_those_of_the_bodies_that_sent_them(read: Read) -> None:
    found = facts(
        read(
            "连云港市总工会举办连云港市职工合唱大赛。几轮比拼后，海州区总工会选送的《盐花》获一等奖；赣榆区总工会的《山风》获三等奖。"
        )
    )
    assert {s for s, p, _ in found if p == "takesPartIn"} == {"海州区总工会", "赣榆区总工会"}


def test_a_slogan_before_a_dash_belongs_to_the_name(read: Read) -> None:
    reading = read("9月3日，“巧手织锦 并肩向前——校企共育行动”在宿迁启动。")
    assert names(reading, "Programme") == {"“巧手织锦 并肩向前——校企共育行动”"}


def test_what_is_only_handed_out_is_no_programme(read: Read) -> None:
    assert not names(read("海陵区总工会为环卫工发放“围巾礼包”。"), "Programme")
    assert names(read("海陵区总工会推出“围巾礼包”项目。"), "Programme")


def test_the_beginning_of_a_contest_is_not_another(read: Read) -> None:
    reading = read("6月9日，邗江区“琼花杯”茶艺技能竞赛开幕式在邗江区举行。该竞赛由邗江区总工会主办，邗江区商务局承办。")
    (event,) = names(reading, "Event")
    assert not event.endswith("开幕式")
    assert {("邗江区总工会", "organizes", event), ("邗江区商务局", "organizes", event)} <= facts(reading)


@pytest.mark.parametrize(
    "text",
    [
        "3月6日，邗江区总工会一行前往美团石桥站点、星澜水泵有限公司，为一线职工送去水果。",
        "3月6日，邗江区总工会先后走进美团石桥站点、星澜水泵有限公司。",
    ],
)
def test_a_brand_that_ends_like_a_group_is_a_goal(read: Read, text: str) -> None:
    found = facts(read(text))
    assert ("邗江区总工会", "visits", "美团石桥站点") in found
    assert ("邗江区总工会", "visits", "星澜水泵有限公司") in found


def test_those_of_the_next_clause_go_where_the_first_says_when(read: Read) -> None:
    found = facts(read("在参观海陵区职工书屋、柳叶路驿站时，泰州市总工会主席孟春晓强调要把灯留到夜里。"))
    assert ("孟春晓", "visits", "柳叶路驿站") in found
    assert ("孟春晓", "visits", "海陵区职工书屋") in found


def test_a_contract_in_the_next_clause_joins_those_of_the_one_before(read: Read) -> None:
    found = facts(read("海州区总工会与江苏石望律师事务所、江苏季舟律师事务所等3家律所逐一进行商谈，并签订了援助协议。"))
    assert ("海州区总工会", "cooperatesWith", "江苏季舟律师事务所") in found
    assert ("江苏石望律师事务所", "cooperatesWith", "江苏季舟律师事务所") not in found


def test_firms_that_somebody_moves_to_act_do_not_act_together(read: Read) -> None:
    found = facts(read("赣榆区总工会已推动星澜快送公司、云帆物流公司等几家合作商建立工会。"))
    assert not {f for f in found if f[1] == "cooperatesWith"}


def test_nobody_takes_part_in_its_own_founding(read: Read) -> None:
    found = facts(read("42名装卸工代表参加了海州区装卸工工会成立大会。"))
    assert not {f for f in found if f[1] == "takesPartIn"}


def test_all_unions_of_a_county_are_no_union(read: Read) -> None:
    reading = read("6月12日，全县财贸工会年中会议在石望商场召开，全县各基层财贸工会主席到会。")
    assert not names(reading, "TradeUnion")


def test_a_word_that_ends_like_a_town_is_none(read: Read) -> None:
    reading = read("11月6日，泗阳县教育工会召开城区学校工会主席茶话会，部分乡镇学校派人列席。")
    assert not names(reading, "School")
    assert names(reading, "Event") == {"城区学校工会主席茶话会"}


def test_a_town_is_no_short_name_of_a_firm_that_begins_with_it(read: Read) -> None:
    reading = read("南桥街道总工会在南桥街道星澜冷链有限公司举行座谈。南桥街道暖心驿站设在星澜冷链有限公司。")
    assert not {f for f in facts(reading) if f[0].endswith("有限公司") and f[1] == "operates"}
    assert len(names(reading, "Company")) == 1


def test_a_ceremony_shows_the_site_that_it_opens(read: Read) -> None:
    reading = read("12月5日，柳湾农商银行柳岸支行爱心驿站揭牌仪式举行。")
    assert names(reading, "Site") == {"柳湾农商银行柳岸支行爱心驿站"}


def test_a_site_in_the_making_is_not_its_visitors(read: Read) -> None:
    found = facts(read("泰州市总工会主席孟春晓察看了建设中的海陵区职工文体中心。"))
    assert not {f for f in found if f[1] == "operates"}


def test_a_trade_of_a_province_has_no_mine(read: Read) -> None:
    assert not names(read("河南省煤矿工会主席白若溪讲话。"), "Company")
    assert names(read("石望煤矿工会主席白若溪讲话。"), "Company") == {"石望煤矿"}


def test_the_hosts_role_is_told_with_as(read: Read) -> None:
    found = facts(read("第三届“琼花杯”合唱大赛收官，广陵区总工会作为承办单位荣获优秀组织奖。"))
    assert {s for s, p, _ in found if p == "organizes"} == {"广陵区总工会"}


def test_a_contest_that_comes_back_by_its_name_is_part_of_a_series(read: Read) -> None:
    found = facts(
        read("海陵区总工会举办职工家书诵读比赛。据悉，此次职工家书诵读比赛是区总“家书飘香”主题系列活动之一。")
    )
    assert ("职工家书诵读比赛", "partOf", "“家书飘香”主题系列活动") in found


def test_two_issue_a_notice_of_the_office_of_one(read: Read) -> None:
    found = facts(read("依据扬州市总工会、扬州市教育局办公室《关于评选最美教工的通知》安排，邗江区总工会排出了日程。"))
    assert {s for s, p, _ in found if p == "issues"} == {"扬州市总工会", "扬州市教育局"}


def test_an_unknown_first_host_hides_not_the_second(read: Read) -> None:
    found = facts(read("由泰州市积木屋、泰州市总工会主办，泰州云帆公司协办的泰州市职工象棋赛举行。"))
    assert {s for s, p, _ in found if p == "organizes"} >= {"泰州市总工会", "泰州云帆公司"}


def test_the_level_of_a_partner_is_that_of_the_one_who_acts(read: Read) -> None:
    found = facts(read("南通市总工会开设讲座。\n如皋市总工会同市文旅局合办“星澜杯”腰鼓赛。"))
    assert {s for s, p, _ in found if p == "organizes"} == {"如皋市总工会", "如皋市文旅局"}


def test_committee_and_government_in_one_breath_are_no_body(read: Read) -> None:
    reading = read("海陵区总工会主席孟春晓代表区委区政府向园丁们道一声辛苦。")
    assert not {n for n in names(reading, "PublicBody") if n.endswith("政府")}


def test_a_day_that_a_contest_greets_is_part_of_its_name(read: Read) -> None:
    reading = read("近日，由邗江区总工会举办的迎“七一”楼宇职工跳绳比赛在邗江区举行。")
    assert names(reading, "Event") == {"迎“七一”楼宇职工跳绳比赛"}


def test_the_opening_of_what_is_told_of_is_attended_by_those_who_attend(read: Read) -> None:
    found = facts(read("“运河工友行”活动在扬州市举办。扬州市总工会主席石望川参加活动启动仪式。"))
    assert {s for s, p, _ in found if p == "takesPartIn"} == {"石望川"}


def test_those_in_a_picture_are_not_the_last_ones_told_of(read: Read) -> None:
    found = facts(read("泰州市总工会新添了展柜。图为五年级萤火小分队同学参观泰州工运史馆。"))
    assert not {f for f in found if f[1] == "visits"}


def test_a_town_s_name_is_taken_whole(read: Read) -> None:
    assert names(read("南山北街道总工会举办职工歌会。"), "TradeUnion") == {"南山北街道总工会"}


def test_what_serves_studios_is_no_studio(read: Read) -> None:
    reading = read("星澜职业学院劳模创新工作室交流平台在年会上发布。")
    assert not names(reading, "Studio")


def test_offices_of_a_list_are_of_the_division_of_the_first(read: Read) -> None:
    reading = read("宿迁市总工会举行慰问。\n泗阳县人社局、水利局、乡村振兴局等单位参加。")
    assert names(reading, "PublicBody") == {"泗阳县人社局", "泗阳县水利局", "泗阳县乡村振兴局"}


def test_a_city_s_civil_affairs_are_not_its_citizens(read: Read) -> None:
    found = facts(read("扬州市总工会联合市科协、市民政局举办集体婚礼。"))
    assert ("扬州市总工会", "cooperatesWith", "扬州市民政局") in found


def test_an_event_that_begins_with_its_year_is_whole(read: Read) -> None:
    reading = read("2月11日，2022年泰留人才协作夏季招聘会在泰州举行。这场招聘会由泰州市总工会主办。")
    assert ("泰州市总工会", "organizes", "2022年泰留人才协作夏季招聘会") in facts(reading)


def test_hosts_after_as_well_as_are_hosts(read: Read) -> None:
    found = facts(read("“运河行”活动由扬州市总工会、邗江区人民政府，以及泗阳县总工会联合主办。"))
    assert {s for s, p, _ in found if p == "runs"} == {"扬州市总工会", "邗江区人民政府", "泗阳县总工会"}


def test_rest_and_recuperation_is_one_word_in_a_name(read: Read) -> None:
    reading = read("泰州市总工会召开职工疗休养基地运营座谈会。")
    assert names(reading, "Event") == {"职工疗休养基地运营座谈会"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "6月18日，云帆公司泰州分公司班组工作交流会暨2019年“琼花杯”活动启动仪式在泰州举行。",
            "云帆公司泰州分公司班组工作交流会暨2019年“琼花杯”活动启动仪式",
        ),
        (
            "海州区家政技能竞赛暨2021年“星澜杯”收纳技能竞赛在海州区举行。",
            "海州区家政技能竞赛暨2021年“星澜杯”收纳技能竞赛",
        ),
        (
            "3月7日，泗阳物流园区总工会成立大会暨第一次会员大会召开。",
            "泗阳物流园区总工会成立大会暨第一次会员大会",
        ),
    ],
)
def test_what_a_word_joins_is_one_event(read: Read, text: str, event: str) -> None:
    assert names(read(text), "Event") == {event}


def test_somebody_who_founds_with_others_is_no_body(read: Read) -> None:
    found = facts(read("邗江区柳岸街道总工会主席孟春晓介绍，去年9月，段青禾和12名司机成立了“星灯引路”志愿服务队。"))
    assert not {f for f in found if f[1] == "founds"}
