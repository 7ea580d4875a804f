"""Which names a text holds: whole, of the right class, and none that only looks like one."""

from __future__ import annotations

import pytest

from readings import Read


def named(read: Read, text: str) -> set[tuple[str, str]]:
    return {(referent.cls, name) for referent in read(text).referents for name in referent.names}


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        ("行政方首席代表、公司人力资源总监祝永昌当场拍板。", "Person", "祝永昌"),
        ("静安区总工会法律工作部的童晔参与了四轮磋商。", "Person", "童晔"),
        ("联合会由陇西县总和首阳镇党委共同推动组建。", "PublicBody", "首阳镇党委"),
        ("驿站由交易城管理方陇西千草药业有限公司腾房。", "Company", "陇西千草药业有限公司"),
        ("讷河市总工会为讷河恒谷、三川新材料、远澜无纺布三家企业送去课程。", "Company", "远澜无纺布"),
        ("夜校在立铭精密、大川模具等7家工厂设了教学点。", "Company", "立铭精密"),
        (
            "江苏海川新材料有限公司去年扩产。该公司掘进二队获评全国工人先锋号。",
            "Company",
            "江苏海川新材料有限公司掘进二队",
        ),
        ("姜州“凉快屋”去年9月被四川省总工会评为“最美驿站”。", "Site", "姜州凉快屋"),
        ("3月10日，位于北京路上的“骑士驿家”揭牌，他是头一个顾客。", "Site", "“骑士驿家”"),
        (
            "县总工会命名岷县当归城快递驿站等6家单位为“岷县最美户外劳动者服务站点”。",
            "Award",
            "岷县最美户外劳动者服务站点",
        ),
        ("李明并被推荐参评全国铁路技术能手。", "Award", "全国铁路技术能手"),
        ("队员们先后走进桑科、甘加、阿木去乎等镇的工地。", "Place", "阿木去乎镇"),
        ("日前，伊犁州霍尔果斯市总工会为霍尔果斯口岸的货车司机送来雪糕。", "Place", "霍尔果斯口岸"),
        ("响水县总工会授予“先进李建国“响水最美劳动者”称号。", "Award", "“响水最美劳动者”"),
        ("孟祥宇坐最早一班公交，到俞永江技能大师工作室，由讷河市总工会授牌。", "Studio", "俞永江技能大师工作室"),
    ],
)
def test_a_name_is_found_whole(read: Read, text: str, cls: str, name: str) -> None:
    assert (cls, name) in named(read, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青岛市总工会党组书记隋广平主持座谈会。", "青岛市总工会党组书记隋广平主持座谈会"),
        ("双方探索“工会+法院”的做法。", "工会+法院"),
        ("新能源、新材料、电子信息等企业集中入驻。", "新材料"),
        ("来安街道北京路上的灯亮了。", "来安街道北京"),
        ("仍不改正的，提请人社部门依法处理。", "人社部"),
        ("小微企业集中的园区，可由区域工会代行要约。", "区域工会"),
        ("在G30柳忠高速巉口服务区，职工歇脚。", "柳忠"),
    ],
)
def test_what_looks_like_a_name_is_none(read: Read, text: str, name: str) -> None:
    assert name not in {found for _, found in named(read, text)}


def test_a_place_in_a_division_is_not_the_division(read: Read) -> None:
    places = [r for r in read("库车市总工会在库车老城开了驿站。").referents if r.cls == "Place" and "老城" in r.name]
    assert [r.place for r in places] == [""]


def test_a_roster_says_who_works_where(read: Read) -> None:
    text = (
        "2025年营口市五一劳动奖名单\n\n　　日前，营口市总工会印发决定，对5名个人进行表彰。名单如下：\n"
        "营口市五一劳动奖章（5名）\n　　丛 日 国　　辽宁渤川泵业股份有限公司铸造分厂钳工\n"
        "　　佟 佳（女）　营口市第十七中学教师\n　　谷 大 勇　　顺丰速运营口站前网点快递员\n"
    )
    reading = read(text)
    names = {referent.id: referent.name for referent in reading.referents}
    works = {(names[s.subject], names[s.object]) for s in reading.statements if s.predicate == "affiliatedWith"}
    assert works >= {
        ("丛日国", "辽宁渤川泵业股份有限公司铸造分厂"),
        ("佟佳", "营口市第十七中学"),
        ("谷大勇", "顺丰速运营口站前网点"),
    }
