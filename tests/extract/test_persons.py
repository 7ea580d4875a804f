"""Who is named in a text, and where the names end."""

from __future__ import annotations

import pytest

from readings import Read
from uniongraph.records import ArticleReading


def people(reading: ArticleReading) -> set[str]:
    return {r.name for r in reading.referents if r.cls == "Person"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("溧阳市总工会副主席蒋晓雯、狄国强一行来到车间慰问。", {"蒋晓雯", "狄国强"}),
        ("疏勒县总工会党组书记阿依努尔·买买提明为获奖者颁奖。", {"阿依努尔·买买提明"}),
        ("美姑县总工会主席吉木子洛介绍，全县建成驿站12个。", {"吉木子洛"}),
        ("鄂托克旗总工会副主席乌云其木格走进企业宣讲。", {"乌云其木格"}),
        ("区总工会主席丹增旺姆说，站点今年要再建5个。", {"丹增旺姆"}),
        ("职工代表欧阳雪、令狐冲分别发言。", {"欧阳雪", "令狐冲"}),
        ("储开平（海安市总工会主席）主持会议。", {"储开平"}),
        ("王师傅告诉记者，李某没有签合同。", {"王师傅", "李某"}),
        ("教下棋的小芮是从东台市请来的，她带着徒弟小闵。小马拉大车不行。", {"小芮", "小闵"}),
        ("网格员芮子墨进了门。小芮说，水管修好了，芮老师说，谢谢。", {"芮子墨"}),
        ("江苏恒立液压股份有限公司的谈国栋获得一等奖。", {"谈国栋"}),
    ],
)
def test_names_end_where_they_end(read: Read, text: str, names: set[str]) -> None:
    assert people(read(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "公司女职工占七成，最愁孩子放学没人管。",
        "志愿者高兴地说，活动很好。",
        "游客在农家乐、牧家乐里歇脚。",
        "徐州市贾汪区总工会主席向先进集体颁奖，副主席安排部署下一阶段工作。",
        "市总工会发布“苏工暖”服务品牌。",
        "师傅才说，这台机器修好了。",
        "“春送岗位·夏送清凉·金秋助学”四季服务不断。",
        "职工严格执行规定，员工积极参与，工人安全上岗。",
    ],
)
def test_what_is_no_name(read: Read, text: str) -> None:
    assert people(read(text)) == set()


def test_a_name_found_once_counts_wherever_it_stands(read: Read) -> None:
    reading = read("工程师郗望北与两名同学组队攻关。\n\n不久，公司设立郗望北劳模创新工作室。\n")
    assert people(reading) == {"郗望北"}


def test_the_first_part_of_a_name_stands_for_all_of_it(read: Read) -> None:
    reading = read("挡车工米热古丽·图尔荪一个人看30台机器。\n\n由米热古丽担任导师的技能班已经开课。\n")
    assert people(reading) == {"米热古丽·图尔荪"}
