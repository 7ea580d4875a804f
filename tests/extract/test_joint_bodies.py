"""Bodies of several divisions in one breath, ceremonies of two bodies, organs of those who follow in a row."""

from __future__ import annotations

import pytest

from readings import Read, links, named


@pytest.mark.parametrize(
    ("text", "unions"),
    [
        ("海曙、鄞州两区总工会联合举办“甬有爱”相亲会。", {"海曙区总工会", "鄞州区总工会"}),
        ("由高桥、古林、集士港三镇总工会主办。", {"高桥镇总工会", "古林镇总工会", "集士港镇总工会"}),
        ("浙江省、宁波市、海曙区三级工会共同发起。", {"浙江省总工会", "宁波市总工会", "海曙区总工会"}),
        ("盐城阜新两地工会共同举办书画展。", {"盐城市总工会", "阜新市总工会"}),
        ("慰问团走访了海曙区、鄞州区等五区总工会。", {"海曙区总工会", "鄞州区总工会"}),
        (
            "石家庄市总工会表彰了桥西区总工会、高新区总工会。",
            {"石家庄市总工会", "桥西区总工会", "石家庄高新区总工会", "石家庄市高新区总工会"},
        ),
    ],
)
def test_unions_of_several_divisions(read: Read, text: str, unions: set[str]) -> None:
    assert named(read(text), "TradeUnion") == unions


@pytest.mark.parametrize("text", ["海曙区总工会走访三区工会。", "会议由海曙、鄞州三区总工会召开。"])
def test_a_count_that_does_not_fit_names_no_unions(read: Read, text: str) -> None:
    assert "鄞州区总工会" not in named(read(text), "TradeUnion")
    assert "三区总工会" not in named(read(text), "TradeUnion")


def test_a_ceremony_of_two_is_both_theirs(read: Read) -> None:
    found = links(read("近日，海曙区总工会与海曙区律师协会战略合作签约仪式举行。"))
    event = "海曙区总工会与海曙区律师协会战略合作签约仪式"
    assert {("海曙区总工会", "organizes", event), ("海曙区律师协会", "organizes", event)} <= found
    assert ("海曙区总工会", "cooperatesWith", "海曙区律师协会") in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "海曙区委书记成俊波、人大常委会主任黄中海、总工会主席何延瑞出席。",
            {
                ("成俊波", "holdsPost", "海曙区委"),
                ("黄中海", "holdsPost", "海曙区人大常委会"),
                ("何延瑞", "holdsPost", "海曙区总工会"),
            },
        ),
        (
            "宁波经济技术开发区召开大会，经开区党工委书记成俊波、管委会主任黄中海出席。",
            {
                ("成俊波", "holdsPost", "宁波经济技术开发区党工委"),
                ("黄中海", "holdsPost", "宁波经济技术开发区管委会"),
            },
        ),
    ],
)
def test_who_follows_in_a_row_heads_an_organ_of_the_same_division(
    read: Read, text: str, said: set[tuple[str, str, str]]
) -> None:
    assert {link for link in links(read(text)) if link[1] == "holdsPost"} == said


def test_several_honours_that_one_gives(read: Read) -> None:
    found = links(read("海曙区总工会全年评选表彰“十大技术明星”、“十佳工人先锋号”。"))
    assert {o for s, p, o in found if p == "confers"} == {"十大技术明星", "十佳工人先锋号"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "海曙区总工会举行“海创”集体协商现场会。海川集团、宁波金石食品有限公司等12家单位负责人到会见证。",
            {("海川集团", "takesPartIn", "海创集体协商现场会")},
        ),
        (  # what a bank sells
            "海曙区总工会联合宁波海川银行推出“匠心贷”。",
            {("海曙区总工会", "runs", "匠心贷"), ("宁波海川银行", "runs", "匠心贷")},
        ),
        (
            "海曙区总工会、海曙区人社局在《海曙区快递行业集体协议》上签字。",
            {("海曙区人社局", "issues", "海曙区快递行业集体协议")},
        ),
    ],
)
def test_partners_who_come_join_and_sign(read: Read, text: str, said: set[tuple[str, str, str]]) -> None:
    assert said <= links(read(text))
