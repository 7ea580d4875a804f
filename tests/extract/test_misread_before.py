"""What new rules must not say: figures of speech, denials, wishes, things in quotes, other people's acts."""

from __future__ import annotations

import pytest

from readings import Read, links, named


@pytest.mark.parametrize(
    ("text", "cls", "name"),
    [
        # roads
        ("要在服务职工的大道路口把好方向。", "Place", "服务职工的大道"),
        ("这条路南侧是驿站，那条街北侧是商铺。", "Place", "这条路"),
        ("主干道两侧都是骑手。", "Place", "主干道"),
        ("、把服务送到公路沿线。", "Place", "把服务送到公路"),
        ("他走在康庄大道两侧。", "Place", "康庄大道"),
        ("凤阳县沿海滩涂很美。", "Place", "沿海滩"),
        # brands of sites behind common nouns and verbs
        ("凤阳县总工会建成“零工小屋”。城市零工小屋建设加快。", "Site", "城市零工小屋"),
        ("凤阳县总工会推出“渔家驿”，建设东湾渔家驿、打造特色渔家驿。", "Site", "打造特色渔家驿"),
        ("他住在3号食堂旁边，在2号展厅参观。", "Site", "3号食堂"),
        # what a law page quotes, and things
        ("一、“零工资”试用。安徽海川科技有限公司招聘职工，三个月不发工资。", "Programme", "零工资"),
        ("1.“霸王条款”。安徽海川科技有限公司在合同中写明不缴社保。", "Programme", "霸王条款"),
        ("“午睡”是常态；“午餐”由安徽海川科技有限公司决定。", "Programme", "午睡"),
        ("车间设“意见箱”，食堂设“公示栏”，宿舍设“晾衣架”。", "Programme", "意见箱"),
        ("作品分“金奖”“银奖”两个系列。", "Programme", "金奖"),
        ("他办了一张“信用卡”，申请了“消费贷”。", "Programme", "信用卡"),
        ("“低头族”成为名片。", "Programme", "低头族"),
        # people and bodies
        ("网点的小黄车停在门口。", "Person", "小黄"),
        ("来凤县、凤阳县两县工会干部参加了座谈。", "TradeUnion", "来凤县总工会"),
        ("安徽海川科技有限公司值班班长钱一帆到岗。", "Company", "安徽海川科技有限公司值班"),
        ("三钢琴手登台。", "Company", "三钢"),
    ],
)
def test_what_is_no_name(read: Read, text: str, cls: str, name: str) -> None:
    assert name not in named(read(text), cls)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("凤阳县总工会没有派出干部王望川。", ("王望川", "affiliatedWith", "凤阳县总工会")),
        ("钱一帆是凤阳县总工会第一届“工匠宣讲团”成员。", ("钱一帆", "affiliatedWith", "凤阳县总工会")),
        ("钱一帆希望成为“安徽工匠”。", ("钱一帆", "received", "安徽工匠")),
        (
            "安徽海川科技有限公司成为“安徽省五一劳动奖状”的有力竞争者。",
            ("安徽海川科技有限公司", "received", "安徽省五一劳动奖状"),
        ),
        (
            "凤阳县总工会启动“求学圆梦”行动。去年，记者为安徽海川科技有限公司、安徽远帆机械有限公司送去慰问信。",
            ("安徽海川科技有限公司", "takesPartIn", "求学圆梦行动"),
        ),
        (
            "凤阳县总工会发布《工会条例》。此次签约单位为安徽海川科技有限公司、安徽远帆机械有限公司。",
            ("安徽海川科技有限公司", "issues", "工会条例"),
        ),
        (
            "安徽海川科技有限公司职工钱一帆在《解除劳动合同协议书》上签字。",
            ("安徽海川科技有限公司", "issues", "解除劳动合同协议书"),
        ),
        (
            "“安康杯”竞赛由凤阳县总工会主办，不是由安徽海川科技有限公司承办。",
            ("安徽海川科技有限公司", "runs", "安康杯竞赛"),
        ),
        (
            "安徽海川科技有限公司首批参保“安心保”，安徽远帆机械有限公司未参保。",
            ("安徽远帆机械有限公司", "takesPartIn", "安心保"),
        ),
        ("安徽海川科技有限公司总部很大，藏在凤阳县的小店火了。", ("安徽海川科技有限公司", "locatedIn", "凤阳县")),
        (
            "安徽海川科技有限公司综合办公室主任钱一帆、技术中心孙二梅出席。",
            ("孙二梅", "affiliatedWith", "安徽海川科技有限公司综合办公室"),
        ),
    ],
)
def test_what_is_not_said(read: Read, text: str, denied: tuple[str, str, str]) -> None:
    assert denied not in links(read(text))


def test_a_wish_to_send_somebody_is_only_announced(read: Read) -> None:
    sent = [s for s in read("凤阳县总工会拟选派第一书记钱一帆。").statements if s.predicate == "affiliatedWith"]
    assert all(s.evidence.announced for s in sent)


def test_the_site_that_a_noun_means_is_the_one_that_bears_it(read: Read) -> None:
    text = "凤阳县总工会建成“淮畔驿站”，安徽海川物流有限公司建成“蓝手套工坊”。驿站日常管理由板桥镇总工会承担。"
    said = links(read(text))
    assert ("板桥镇总工会", "operates", "淮畔驿站") in said
    assert ("板桥镇总工会", "operates", "蓝手套工坊") not in said


@pytest.mark.parametrize(
    ("paper", "firm", "other"),
    [
        (
            "淮畔特钢报",
            "淮畔特钢集团有限公司",
            "淮畔特钢集团物流有限公司",
        ),  # the group, not the firm with the longer name
        ("工人周报", "", "安徽工人文化有限公司"),  # a paper for workers is no firm's
    ],
)
def test_whose_own_a_paper_is(read: Read, paper: str, firm: str, other: str) -> None:
    text = f"{paper}\n\n年会召开\n\n　　本报讯　{firm or other}、{other}出席年会。集团图书馆随后开放。\n"
    assert (f"{firm}图书馆" in named(read(text), "Institution")) == bool(firm)
    assert f"{other}图书馆" not in named(read(text), "Institution")
