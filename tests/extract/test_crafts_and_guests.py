"""Studios named after a master and a craft, names that an adverb hangs on, who joins in and who comes to learn.

People and firms are invented.
"""

from __future__ import annotations

import pytest

import readings
from readings import Read
from uniongraph.records import ArticleReading


def links(reading: ArticleReading) -> set[tuple[str, str, str]]:
    return readings.links(reading, str)


def named(reading: ArticleReading) -> set[tuple[str, str]]:
    return {(referent.cls, referent.name) for referent in reading.referents}


@pytest.mark.parametrize(
    ("text", "studio", "person"),
    [
        ("仪式过后，丁桂芳护理创新工作室成为全院第一家。", "丁桂芳护理创新工作室", "丁桂芳"),
        ("如皋市人民医院丁桂芳护理创新工作室揭牌。", "如皋市人民医院丁桂芳护理创新工作室", "丁桂芳"),
        ("公司建成李建国劳模创新工作室、王小芳服装设计技能大师工作室。", "王小芳服装设计技能大师工作室", "王小芳"),
    ],
)
def test_a_studio_may_name_a_craft_behind_its_master(read: Read, text: str, studio: str, person: str) -> None:
    assert (person, "leads", studio) in links(read(text))


@pytest.mark.parametrize("text", ["由丁桂芳领衔的刺绣创新工作室已带徒30名。", "丁桂芳牵头成立焊接创新工作室。"])
def test_a_studio_that_is_only_described_bears_no_name(read: Read, text: str) -> None:
    assert not {name for cls, name in named(read(text)) if cls == "Studio"}


def test_an_adverb_is_no_part_of_a_name(read: Read) -> None:
    assert ("Person", "钱玉林") in named(read("在海川种业看仓库的钱玉林刚做完手术，同事都来看他。"))


def test_who_joins_in_takes_part_in_what_was_told_of(read: Read) -> None:
    reading = read("如皋市总工会启动“暖途”关爱卡车司机行动，为千名司机体检，如皋长江律师事务所也参与进来。")
    assert ("如皋长江律师事务所", "takesPartIn", "“暖途”关爱卡车司机行动") in links(reading)


def test_who_comes_to_learn_visits_those_whose_news_it_is(read: Read) -> None:
    reading = read(
        "如皋市总工会把驿站办到了渔港。如皋市总工会主席丁一帆说，要把好事办好。"
        "7月，海安市总工会先后组织镇工会干部前来取经。"
    )
    assert ("海安市总工会", "visits", "如皋市总工会") in links(reading)


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("如皋市总工会启动“如皋工匠”选树活动。", "Programme", "“如皋工匠”选树活动"),
        ("在“最美职工”评选活动中，海安市总工会丁一帆被评为“最美职工”。", "Award", "“最美职工”"),
    ],
)
def test_a_campaign_that_somebody_holds_is_a_programme(read: Read, text: str, cls: str, name: str) -> None:
    assert (cls, name) in named(read(text))


def test_an_alliance_of_studios_is_a_body_of_its_own(read: Read) -> None:
    reading = read("如皋市总工会组建如皋市制鞋产业链劳模工匠创新工作室联盟。")
    assert ("如皋市总工会", "founds", "如皋市制鞋产业链劳模工匠创新工作室联盟") in links(reading)


def test_who_sends_people_to_look_visits_the_place(read: Read) -> None:
    reading = read("如皋市交通运输工会派人到长江镇、石庄镇的物流园区摸底。")
    assert {o for s, p, o in links(reading) if p == "visits"} == {"长江镇", "石庄镇"}


def test_a_road_that_somebody_leads_is_no_part_of_a_name(read: Read) -> None:
    reading = read(
        "慰问组兵分两路：一路由如皋市人社局带队，另一路由如皋市总工会副主席丁桂芳率领，赶往海安市江海环卫服务有限公司。"
    )
    assert ("TradeUnion", "如皋市总工会") in named(reading)
    assert ("丁桂芳", "visits", "海安市江海环卫服务有限公司") in links(reading)


def test_what_is_called_together_has_its_whole_name(read: Read) -> None:
    assert ("Event", "快递员关爱服务现场推进会") in named(read("如皋市总工会召开快递员关爱服务现场推进会。"))
