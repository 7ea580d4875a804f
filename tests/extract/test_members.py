"""Members of a list: each is what it is beside the others. People and firms are invented."""

from __future__ import annotations

import pytest

from readings import Read, links


def facts(read: Read, text: str) -> set[tuple[str, str, str]]:
    return links(read(text), str)


@pytest.mark.parametrize("civic", ["市委常委", "市人大常委会副主任", "市政协副主席"])
def test_a_body_without_a_place_has_that_of_its_neighbour_among_somebodys_posts(read: Read, civic: str) -> None:
    found = facts(read, f"泰州市总工会二级调研员吴建国，泰兴{civic}、市总工会主席陈广明等出席活动。")
    assert ("陈广明", "holdsPost", "泰兴市总工会") in found
    assert ("陈广明", "holdsPost", "泰州市总工会") not in found


def test_the_neighbour_of_another_person_tells_nothing(read: Read) -> None:
    found = facts(
        read,
        "南通市总工会召开推进会。市总工会副主席吴建国主持会议。海安市总工会主席陈广明、市总工会组织部部长李梅发言。",
    )
    assert ("李梅", "holdsPost", "海安市总工会") not in found


def test_a_union_issues_each_of_the_documents_in_a_row(read: Read) -> None:
    found = facts(read, "兴化市总工会先后出台《职工服务阵地管理办法》《工会经费使用细则》。")
    assert {o for _, p, o in found if p == "issues"} == {"职工服务阵地管理办法", "工会经费使用细则"}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("实施“暖心”“安心”“舒心”三大工程", {"“暖心”工程", "“安心”工程", "“舒心”工程"}),
        ("扎实推进“强基”“赋能”“暖心”三大行动", {"“强基”行动", "“赋能”行动", "“暖心”行动"}),
        ("做优“月月学”和“周周练”两个品牌", {"“月月学”品牌", "“周周练”品牌"}),
    ],
)
def test_what_is_counted_behind_a_row_of_names_is_said_of_each(read: Read, said: str, names: set[str]) -> None:
    assert {o for _, p, o in facts(read, f"兴化市总工会{said}。") if p == "runs"} == names


def test_a_place_is_that_of_each_in_the_row_behind_it(read: Read) -> None:
    found = facts(
        read, "位于泰兴高新区的江苏隆盛电子有限公司、江苏扬子医药有限公司和泰兴恒丰机电有限公司成立联合工会。"
    )
    firms = {"江苏隆盛电子有限公司", "江苏扬子医药有限公司", "泰兴恒丰机电有限公司"}
    assert {s for s, p, _ in found if p == "locatedIn"} == firms


@pytest.mark.parametrize("trade", ["挡车工", "职工", "生产部部长"])
def test_what_somebody_is_said_to_be_ends_with_their_honour(read: Read, trade: str) -> None:
    found = facts(read, f"王海燕是泰兴市虹光印染有限公司{trade}、江苏省五一劳动奖章获得者。")
    assert ("王海燕", "received", "江苏省五一劳动奖章") in found
    assert ("王海燕", "affiliatedWith", "泰兴市虹光印染有限公司") in found


def names(read: Read, text: str) -> set[str]:
    return {r.name for r in read(text).referents}


def test_a_house_goes_by_its_name_without_what_it_is_besides(read: Read) -> None:
    found = names(read, "活动在金湖万家灯火温泉酒店举办。万家灯火酒店负责人李梅介绍了经验。")
    assert "金湖万家灯火温泉酒店" in found and "万家灯火酒店" not in found
    found = names(read, "活动在金湖云海湾第二酒店举办。云海湾酒店负责人李梅介绍了经验。")
    assert {"金湖云海湾第二酒店", "云海湾酒店"} <= found


def test_what_a_park_is_made_names_no_park(read: Read) -> None:
    assert names(read, "近年来，泰兴高新区争创零碳园区，打造智慧园区、平安园区。") == {"泰兴高新区"}
