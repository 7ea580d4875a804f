"""A company's own paper, and papers of divisions. Firms, papers and people are invented, places are real."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uniongraph.extract import Extractor
from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.schema import load_schema

Facts = Callable[[str], set[tuple[str, str, str, str]]]
HOUSE, UNION = "燕北特钢集团有限公司", "燕北特钢集团有限公司工会"

OWN = """燕北特钢报
2025年7月25日　星期五　第27期（总第836期）　内部资料
主办：燕北特钢集团有限公司党委宣传部　地址：河北省唐山市路北区建设路

燕北特钢召开五届三次职代会
　　本报讯（记者 柯长青）7月18日，燕北特钢集团有限公司五届三次职工代表大会召开。集团公司党委书记、董事长石敬山
作工作报告，工会主席刘望秋主持会议。检测中心化验工江小月等8人受到表扬，燕北特钢物流有限公司作了发言。

库区添了新凉亭
　　本报讯（记者 柯长青）物流公司工会在库区建起凉亭。炼钢厂工会主席殷小辉带人来看过，集团工会送来了冷饮。
"""
CITY = """伊 春 日 报 ｜ 劳动者专刊　2025.4.30　星期三　编辑：栾 小凤　T2

铁力：米秀霞和她的药田
　　本报讯（记者 佟小松）在铁力市工农乡，铁力市宝春药业有限公司技术总监米秀霞带人采药。
去年她被市总工会授予“伊春市五一劳动奖章”。她还把药茶送到市中心医院。
"""


@pytest.fixture(scope="module")
def told() -> Facts:
    """The facts of a page, with the names of its things."""
    schema = load_schema()
    pages, extractor = PageReader(schema), Extractor(schema)

    def read(text: str) -> set[tuple[str, str, str, str]]:
        found: set[tuple[str, str, str, str]] = set()
        for reading in extractor.read(pages.read(Page("a.txt", text, "0"))):
            names = {r.id: r.name for r in reading.referents}
            found |= {("", "", "", name) for name in names.values()}
            found |= {(names[s.subject], s.predicate, s.title, names[s.object]) for s in reading.statements}
        return found

    return read


@pytest.mark.parametrize(
    "fact",
    [
        ("石敬山", "holdsPost", "董事长", HOUSE),
        ("刘望秋", "holdsPost", "主席", UNION),
        ("江小月", "holdsPost", "化验工", HOUSE + "检测中心"),
        (HOUSE + "检测中心", "subOrganizationOf", "", HOUSE),
        ("燕北特钢物流有限公司", "subOrganizationOf", "", HOUSE),
        ("炼钢厂工会", "subOrganizationOf", "", "炼钢厂"),
        ("", "", "", "燕北特钢物流有限公司工会"),
        ("", "", "", UNION),
        (HOUSE, "organizes", "", "燕北特钢集团有限公司五届三次职工代表大会"),
    ],
)
def test_a_companys_paper_speaks_of_its_own(told: Facts, fact: tuple[str, str, str, str]) -> None:
    assert fact in told(OWN)


def test_a_short_name_of_the_house_is_none_of_its_firms(told: Facts) -> None:
    assert ("刘望秋", "holdsPost", "主席", "燕北特钢物流有限公司工会") not in told(OWN)
    assert ("", "", "", "物流公司工会") not in told(OWN)


def test_the_city_of_a_citys_paper_is_that_city(told: Facts) -> None:
    found = told(CITY)
    assert ("伊春市总工会", "confers", "", "“伊春市五一劳动奖章”") in found
    assert ("", "", "", "伊春市中心医院") in found
    assert not {name for *_, name in found} & {"铁力市总工会", "铁力市中心医院"}


TITLED = """第3版　职工之家　　　　砥山报　　　　2025年9月16日　总第1186期

疗养中心迎客
　　本报讯（通讯员 柯长青）9月9日，河北砥山化工集团有限公司疗养中心迎来第一批客人。砥山集团近日又改建了食堂。
集团公司工会、人力资源部给合成车间工会送去了图书，枣强县公交集团开来了专线车。新食堂交集团后勤服务公司经营，集团职工医院派人驻点。
"""


def test_a_paper_named_for_a_company_of_its_page_is_that_company_s(told: Facts) -> None:
    found = told(TITLED)
    assert ("合成车间", "subOrganizationOf", "", "河北砥山化工集团有限公司") in found
    assert ("", "", "", "河北砥山化工集团有限公司工会") in found
    assert {
        ("", "", "", "河北砥山化工集团有限公司" + part) for part in ("人力资源部", "后勤服务公司", "职工医院")
    } <= found
    assert ("", "", "", "砥山集团") not in found
    other = told(TITLED.replace("砥山报", "衡水日报"))
    assert ("合成车间", "subOrganizationOf", "", "河北砥山化工集团有限公司") not in other
