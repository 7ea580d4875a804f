"""Those who serve at something with people or things, who compete in one place, and whose a thing is in passing."""

from __future__ import annotations

import pytest

from readings import Read, links, named

UNION = "海曙区总工会"
CLASS = "小根苗爱心托管班"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "海曙区总工会开办“小根苗”爱心托管班，宁波海川学院的12名大学生前来授课，居民程桂香当起了义务生活老师。",
            {("宁波海川学院", "takesPartIn", CLASS), ("程桂香", "takesPartIn", CLASS)},
        ),
        (
            "海曙区总工会“小根苗”爱心托管班开班。宁波海川学院的6名大学生担任辅导员，海曙区图书馆提供了三百多册教材。",
            {("宁波海川学院", "takesPartIn", CLASS), ("海曙区图书馆", "takesPartIn", CLASS)},
        ),
        (
            "第八届“甬江杯”焊工技能大赛举行，海川集团、远帆公司等7个单位的42名选手同场较量，宁波海川技校提供场地。",
            {
                ("海川集团", "takesPartIn", "第八届甬江杯焊工技能大赛"),
                ("远帆公司", "takesPartIn", "第八届甬江杯焊工技能大赛"),
                ("宁波海川技校", "takesPartIn", "第八届甬江杯焊工技能大赛"),
            },
        ),
        (  # whose a thing is that somebody takes part in
            "李明报名参加了海曙区总工会和宁波海川技校合办的“甬江学堂”。",
            {(UNION, "runs", "甬江学堂"), ("宁波海川技校", "runs", "甬江学堂"), ("李明", "takesPartIn", "甬江学堂")},
        ),
        (  # who built it is not who was honoured
            "月湖职工疗休养基地位于海曙区，由宁波金石旅游有限公司投资兴建，2021年被浙江省总工会命名为"
            "“浙江省职工疗休养基地”。",
            {("月湖职工疗休养基地", "received", "浙江省职工疗休养基地")},
        ),
        (
            "海曙区总工会和海川集团工会轮流办“周末剧场”活动。",
            {(UNION, "runs", "周末剧场活动"), ("海川集团工会", "runs", "周末剧场活动")},
        ),
        (  # nothing but bodies between the commas
            "由海曙区劳动竞赛委员会，区委组织部，区人社局、总工会联合各镇街举办的第五届职工技能竞赛展开。",
            {
                ("海曙区劳动竞赛委员会", "organizes", "第五届职工技能竞赛"),
                ("海曙区委组织部", "organizes", "第五届职工技能竞赛"),
                (UNION, "organizes", "第五届职工技能竞赛"),
            },
        ),
        (  # the title of a document says what its issuer gives
            "海曙区总工会下发《关于命名2025年海曙区工人先锋号的决定》。其中，宁波海川酒业公司被命名为“海曙区工人先锋号”。",
            {(UNION, "confers", "海曙区工人先锋号")},
        ),
        (  # the article's own union, too, where it is one of several
            "海曙区“甬江杯”职工技能竞赛举行。高桥镇总工会、古林镇总工会、海川公司分获团体前三名。",
            {("高桥镇总工会", "takesPartIn", "海曙区甬江杯职工技能竞赛")},
        ),
        ("海曙区总工会“甬江匠心”流动课堂荣获宁波市工会工作创新项目。", {(UNION, "runs", "甬江匠心流动课堂")}),
        ("海曙区总工会举办首期制茶技能提升班。", {(UNION, "organizes", "首期制茶技能提升班")}),
    ],
)
def test_what_is_said(read: Read, text: str, said: set[tuple[str, str, str]]) -> None:
    assert said <= links(read(text))


@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        (
            "第八届“甬江杯”大赛举行，海川集团等7个单位的42名选手同台较量，宁波海川技校提供场地。",
            "cooperatesWith",
            "海川集团",
        ),
        ("海曙区总工会印发《海曙区工人先锋号管理办法》，海川公司被评为“海曙区工人先锋号”。", "confers", UNION),
        ("月湖驿站由宁波金石旅游有限公司建设，被评为“最美驿站”。", "received", "宁波金石旅游有限公司"),
        ("海曙区总工会为获“优秀组织奖”单位颁奖。", "received", UNION),
    ],
)
def test_what_is_not_said(read: Read, text: str, predicate: str, subject: str) -> None:
    assert not {link for link in links(read(text)) if link[:2] == (subject, predicate)}


def test_who_speaks_for_a_body_is_no_part_of_its_name(read: Read) -> None:
    assert not named(read("张明代表服务团成员发起倡议。"), "Association")


def test_a_verb_before_a_post_is_no_surname(read: Read) -> None:
    assert not named(read("课堂聘请了26名劳模工匠任讲师，已开课。"), "Person")


def test_parts_that_come_up_again_are_no_parts_of_each_other(read: Read) -> None:
    text = (
        "海曙区总工会启动“暖蜂·情暖月湖”关爱行动，设立“暖蜂加油站”“暖蜂体检日”“暖蜂课堂”三个子项目。"
        "“暖蜂加油站”由海川石油公司提供28座加油站的便民服务点；“暖蜂体检日”委托海川医院承办；“暖蜂课堂”则请来律师讲课。"
    )
    found = {(s, o) for s, p, o in links(read(text)) if p == "partOf"}
    assert found and {whole for _, whole in found} == {"暖蜂·情暖月湖关爱行动"}
