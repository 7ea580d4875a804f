"""Turns of phrase of union news that name somebody's post, honour or work. People and firms are invented."""

from __future__ import annotations

import pytest

import readings
from readings import Fact, Read, under


def facts(read: Read, text: str) -> set[Fact]:
    return readings.facts(read(under("溧阳市总工会新闻", text)))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "梁承志毕业后在溧阳市农业科学院工作了9年，历任助理研究员、研究室副主任。",
            ("梁承志", "holdsPost", "助理研究员", "溧阳市农业科学院"),
        ),
        (
            "5月12日，在江苏恒沃淀粉有限公司，装袋工马小泉从理疗床上坐起来。",
            ("马小泉", "affiliatedWith", "", "江苏恒沃淀粉有限公司"),
        ),
        (
            "去年，刘小花通过大赛获得高级工证书，目前就职于溧阳安康家政服务有限公司。",
            ("刘小花", "affiliatedWith", "", "溧阳安康家政服务有限公司"),
        ),
        (
            "曾获全国五一劳动奖章的杜小群，现为江苏恒沃机械有限公司焊工班班长。",
            ("杜小群", "received", "", "全国五一劳动奖章"),
        ),
        (
            "直播邀请溧阳市劳动模范、江苏恒沃机械有限公司高级工程师尹小强讲解数控编程。",
            ("尹小强", "received", "", "溧阳市劳动模范"),
        ),
        (
            "溧城街道货运物流行业工会联合会成立，宋小军任主席。",
            ("宋小军", "holdsPost", "主席", "溧城街道货运物流行业工会联合会"),
        ),
        (
            "如今，由祝秀英牵头的“苗圃”培训计划已办了31期。",
            ("祝秀英", "leads", "", "苗圃培训计划"),
        ),
        (
            "溧阳的做法已被江苏省总工会、江苏省高级人民法院列为全省“诉调对接示范点”。",
            ("江苏省高级人民法院", "confers", "", "全省诉调对接示范点"),
        ),
        (
            "2020年，祝秀英代表公司参加比赛，虽然没有拿到奖牌，却被江苏省总工会授予“江苏工匠”称号。",
            ("祝秀英", "received", "", "江苏工匠"),
        ),
        (
            "徒弟闻小艳去年夺得溧阳市首届叉车技能大赛第一名。",
            ("闻小艳", "takesPartIn", "", "溧阳市首届叉车技能大赛"),
        ),
        (
            "江苏省总工会公布“江苏工会妈妈小屋示范点”名单，溧阳市人民医院妈妈小屋、燕山公园妈妈小屋等40家上榜。",
            ("溧阳市人民医院妈妈小屋", "received", "", "江苏工会妈妈小屋示范点"),
        ),
        (
            "7月30日，溧阳市总工会召开三届五次全委会议，补选牛小军为副主席。",
            ("牛小军", "holdsPost", "副主席", "溧阳市总工会"),
        ),
        (
            "江苏恒沃机械有限公司工会组织职工走进敬老院。",
            ("江苏恒沃机械有限公司工会", "subOrganizationOf", "", "江苏恒沃机械有限公司"),
        ),
        (
            "活动由中国能源化学地质工会江苏省委员会主办，溧阳市总工会承办。",
            ("中国能源化学地质工会江苏省委员会", "cooperatesWith", "", "溧阳市总工会"),
        ),
    ],
)
def test_turns_are_understood(read: Read, text: str, fact: Fact) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "燕山街道总工会、溧城街道总工会被溧阳市总工会授予先进单位。",
            {"燕山街道总工会", "溧城街道总工会"},
        ),
        (
            "溧阳市商务局与江苏恒沃机械有限公司、江苏海悦轴承有限公司签约9个项目。",
            {"江苏恒沃机械有限公司", "江苏海悦轴承有限公司"},
        ),
    ],
)
def test_those_who_stand_side_by_side_need_not_act_together(read: Read, text: str, pair: set[str]) -> None:
    together = [{s, o} for s, p, _, o in facts(read, text) if p == "cooperatesWith"]
    assert pair not in together


def test_he_is_whom_the_sentence_before_is_about(read: Read) -> None:
    text = "梁承志1998年进矿，师傅白小仓教他的第一条是：铲子有多重，心就得多细。2019年，他获得溧阳市五一劳动奖章。"
    received = {s for s, p, _, _ in facts(read, text) if p == "received"}
    assert received == {"梁承志"}


def test_who_describes_a_thing_is_not_negated_by_another_clause(read: Read) -> None:
    text = "祝秀英没有获得“江苏工匠”称号。"
    assert not [f for f in facts(read, text) if f[1] == "received"]
