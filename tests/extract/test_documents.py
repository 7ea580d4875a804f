"""Documents that no 《》 marks: quoted or bare behind what is done with them. Bodies of real places."""

from __future__ import annotations

import pytest

from readings import Read, links, under


def issued(read: Read, text: str) -> set[str]:
    return {thing for _, predicate, thing in links(read(under("溧阳市总工会新闻", text)), str) if predicate == "issues"}


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("溧阳市总工会印发“户外劳动者驿站建设实施方案”，明确三项任务。", "户外劳动者驿站建设实施方案"),
        ("溧阳市总工会编制“职工维权服务手册”。", "职工维权服务手册"),
        ("溧阳市总工会出台工会经费使用管理办法，三月起施行。", "工会经费使用管理办法"),
        ("溧阳市总工会制定了驿站星级评定标准。", "驿站星级评定标准"),
    ],
)
def test_what_a_union_writes_is_a_document(read: Read, text: str, document: str) -> None:
    assert issued(read, text) == {document}


@pytest.mark.parametrize(
    "text",
    [
        "溧阳市总工会制定详细的工作方案。",
        "溧阳市总工会出台一系列管理办法。",
        "溧阳市总工会制定相关配套实施细则。",
        "“先议后办”的好办法在溧阳市总工会传开。",
    ],
)
def test_what_has_no_name_of_its_own_is_none(read: Read, text: str) -> None:
    assert issued(read, text) == set()
