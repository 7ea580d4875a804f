"""Addresses, departments, sites by their brand, and who belongs where. People, firms and sites are invented."""

from __future__ import annotations

import pytest

from readings import Read, links, named

SAID = [
    # roads by house numbers and crossings, what lies in a division by its kind, what a sentence opens with
    ("合肥劳模工匠馆坐落于包河区云帆江路392号，面积1000平方米。", "合肥劳模工匠馆", "locatedIn", "云帆江路"),
    ("位于凤阳县南街141号的“淮畔驿家”投用了。", "淮畔驿家", "locatedIn", "南街"),
    ("凤阳县劳模公园位于府城镇建设大街与冶金南路交叉口。", "凤阳县劳模公园", "locatedIn", "建设大街"),
    ("凤阳县劳模公园位于府城镇建设大街与冶金南路交叉口。", "凤阳县劳模公园", "locatedIn", "冶金南路"),
    ("清晨，凤阳县板桥镇的柳河渡口，“江豚驿站”的灯已经亮了。", "江豚驿站", "locatedIn", "柳河渡口"),
    ("凤阳县府城镇的奥岚社区，最近多了一间“蓝手套工坊”。", "蓝手套工坊", "locatedIn", "奥岚社区"),
    ("首批基地有新西街国际大酒店（凤阳县）、丹河温泉酒店（灌云县）。", "丹河温泉酒店", "locatedIn", "灌云县"),
    # departments, beside their body and by themselves, and their unions
    (
        "凤阳县第二人民医院疼痛医学科主任钱一帆来坐诊。",
        "凤阳县第二人民医院疼痛医学科",
        "subOrganizationOf",
        "凤阳县第二人民医院",
    ),
    ("安徽海川工艺有限公司设计部的孙二梅讲线描。", "孙二梅", "affiliatedWith", "安徽海川工艺有限公司设计部"),
    ("凤阳县中医院组建了讲师团。推拿科的孙二梅是其中之一。", "孙二梅", "affiliatedWith", "凤阳县中医院推拿科"),
    (
        "凤阳县人民医院工会建起小家9个，急诊科工会小组获评模范职工小家。",
        "凤阳县人民医院急诊科工会小组",
        "subOrganizationOf",
        "凤阳县人民医院急诊科",
    ),
    (
        "安徽海川陶瓷有限公司里，公司工会女职工委员会主任孙二梅说好。",
        "安徽海川陶瓷有限公司工会女职工委员会",
        "subOrganizationOf",
        "安徽海川陶瓷有限公司工会",
    ),
    # a brand with a place before it, what the text spoke of last, who looks after it
    ("凤阳县总工会建成三处“渔家驿”。岗岚渔家驿坐落在板桥镇江山村。", "岗岚渔家驿", "locatedIn", "江山村"),
    (
        "淮河路驿站开门迎客。这是凤阳县总工会今年开放的第五座驿站。",
        "凤阳县总工会",
        "operates",
        "淮河路驿站",
    ),
    (
        "“淮畔驿家”亮灯了。这间18平方米的小屋由安徽海川物流有限公司工会今年3月建成。",
        "安徽海川物流有限公司工会",
        "operates",
        "淮畔驿家",
    ),
    (
        "“淮畔驿家”亮灯了。该驿站面积32平方米，日常管理由板桥镇总工会承担。",
        "板桥镇总工会",
        "operates",
        "淮畔驿家",
    ),
    # those who belong to a body without a post
    ("钱一帆是安徽海川物流有限公司的“单王”。", "钱一帆", "affiliatedWith", "安徽海川物流有限公司"),
    ("凤阳县总工会派出驻点干部徐望川，专职协调。", "徐望川", "affiliatedWith", "凤阳县总工会"),
    ("凤阳县总工会驻板桥镇江山村第一书记徐望川来协调。", "徐望川", "affiliatedWith", "凤阳县总工会"),
    # a site named after where it is, and one that is set up somewhere without a name of its own
    ("凤阳县总工会来到板桥镇江山村。江山村职工书屋灯火通明。", "江山村职工书屋", "locatedIn", "江山村"),
    (
        "安徽海川律师事务所与板桥镇总工会在板桥陶瓷产业园设立职工法律援助站。",
        "安徽海川律师事务所",
        "operates",
        "板桥陶瓷产业园职工法律援助站",
    ),
    ("凤阳县总工会共建站点41个，其中位于淮河大道的城北站去年获评省级站点。", "城北站", "locatedIn", "淮河大道"),
    # towns by their number, what a thing is said to be, near what a place lies
    ("凤阳县总工会在板桥、府城两镇建成“淮畔驿家”。", "淮畔驿家", "locatedIn", "府城镇"),
    ("“红砖房”是凤阳县总工会打造的劳动者服务中心。", "凤阳县总工会", "operates", "红砖房"),
    (
        "“淮畔驿家”亮灯了。小站由凤阳县总工会联合安徽海川物流有限公司搭设。",
        "安徽海川物流有限公司",
        "operates",
        "淮畔驿家",
    ),
    (
        "凤阳县首届“海川杯”职工登山大赛在凤凰山脚下的江山村举行。",
        "职工登山大赛",
        "locatedIn",
        "江山村",
    ),
    ("淮河路驿站重新开门，凤阳县总工会副主席钱一帆一早来到驿站。", "钱一帆", "visits", "淮河路驿站"),
]

UNSAID = [
    ("钱一帆是安徽海川物流有限公司的老客户。", "affiliatedWith"),
    ("凤阳县总工会在板桥镇、府城镇设了两处“守渠人驿家”。", "subOrganizationOf"),
    ("凤阳县总工会驻板桥镇江山村第一书记徐望川来协调。", "locatedIn"),
    ("凤阳县人民医院院长钱一帆带队慰问。", "subOrganizationOf"),
]


@pytest.mark.parametrize(("text", "subject", "predicate", "object_"), SAID)
def test_a_paper_says_where_and_whose(read: Read, text: str, subject: str, predicate: str, object_: str) -> None:
    found = links(read(text))
    assert any(s.endswith(subject) and p == predicate and o.endswith(object_) for s, p, o in found), found


@pytest.mark.parametrize(("text", "predicate"), UNSAID)
def test_a_paper_says_nothing_of_the_kind(read: Read, text: str, predicate: str) -> None:
    assert not [link for link in links(read(text)) if link[1] == predicate]


def test_a_row_of_places_is_no_row_of_sites(read: Read) -> None:
    reading = read("凤阳县总工会在板桥镇、府城镇设了两处“守渠人驿家”。板桥守渠人驿家开门了。")
    assert "板桥守渠人驿家" in named(reading, "Site")
    assert not [name for name in named(reading, "Site") if "在" in name]


def test_a_park_is_nobody(read: Read) -> None:
    assert named(read("东坡区三苏大道的江畔驿站里，钱一帆正在登记。"), "Person") == {"钱一帆"}
