"""How union news tells of people: errands, honours in full, attendance. People and firms are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from uniongraph.records import ArticleReading

QUOTES = dict.fromkeys(map(ord, "“”《》"))
Read = Callable[[str], ArticleReading]
Fact = tuple[str, str, str, str]


def facts(read: Read, text: str) -> set[Fact]:
    reading = read("溧阳市总工会新闻\n\n" + text + "\n")
    names = {r.id: r.name.translate(QUOTES) for r in reading.referents}
    return {(names[s.subject], s.predicate, s.title, names[s.object]) for s in reading.statements}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "1月16日，常州市总工会副主席许丹枫一行到金坛区开展送温暖慰问活动。",
            ("许丹枫", "visits", "", "金坛区"),
        ),
        (
            "常州市总工会来访。常州市总工会经费审查委员会主任张志弘，宣传教育部部长王长岭到会。",
            ("王长岭", "holdsPost", "宣传教育部部长", "常州市总工会"),
        ),
        (
            "溧阳市委副书记、总工会主席赵春生，总工会党组书记、常务副主席郝丽群陪同调研。",
            ("郝丽群", "holdsPost", "常务副主席", "溧阳市总工会"),
        ),
        (
            "宣讲团里有全国抗击新冠肺炎疫情先进个人骆金凯。",
            ("骆金凯", "received", "", "全国抗击新冠肺炎疫情先进个人"),
        ),
        (
            "全国劳动模范、大国工匠、“先锋班”首任班长张冬青来到现场。",
            ("张冬青", "received", "", "全国劳动模范"),
        ),
        (
            "全国五一劳动奖章获得者代表、江苏恒沃机械有限公司模具设计师胡东川出席。",
            ("胡东川", "received", "", "全国五一劳动奖章"),
        ),
        (
            "江苏恒沃机械有限公司焊工王永安，溧阳安康家政服务有限公司首席化验师韩高原，"
            "溧阳北辰电机有限公司机加事业部金属结构产线冷作钣金工、高级技师葛亚军获得“全国五一劳动奖章”。",
            ("王永安", "received", "", "全国五一劳动奖章"),
        ),
        (
            "溧阳市第三届职工演讲比赛在南渡镇举行。溧阳市总工会副主席朱悍生，溧阳市教育工会主席叶建国，"
            "劳模工匠代表，师生代表参加。",
            ("朱悍生", "takesPartIn", "", "溧阳市第三届职工演讲比赛"),
        ),
        (
            "罗小英上榜全国劳动模范。她是江苏恒沃环境有限公司的一名保洁员，是干了23年的老环卫人，"
            "是全国五一劳动奖章获得者。",
            ("罗小英", "received", "", "全国五一劳动奖章"),
        ),
        (
            "由溧阳市总工会、溧阳日报社联合举办的2021年“溧阳工匠年度人物”在南渡镇揭晓。",
            ("溧阳市总工会", "confers", "", "溧阳工匠年度人物"),
        ),
        (
            "44岁的冯小斌是江苏北辰汽车集团有限公司旗下恒沃汽车有限公司的模具钳工。",
            ("冯小斌", "holdsPost", "模具钳工", "恒沃汽车有限公司"),
        ),
        (
            "溧阳市五一劳动奖章获得者、溧阳市人民医院护士长田章屏，总在病房里忙碌。",
            ("田章屏", "holdsPost", "护士长", "溧阳市人民医院"),
        ),
    ],
)
def test_people_are_told_of(read: Read, text: str, fact: Fact) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "thing"),
    [
        (
            "她们是溧阳市人民医院外科门诊护士长张小欣和南渡镇拆迁科科长韩颖芝。",
            "韩颖芝",
            "holdsPost",
            "溧阳市人民医院",
        ),
        (
            "徐福林获得第一名，被授予江苏省五一劳动奖章；取得前五名的258名同志被授予江苏省技术能手称号。",
            "徐福林",
            "received",
            "江苏省技术能手",
        ),
        (
            "三位全国劳动模范郭明远、巨晓森当选为溧阳市总工会兼职副主席。",
            "溧阳市总工会",
            "received",
            "全国劳动模范",
        ),
        (
            "溧阳市教育工会等33个单位被评为优秀组织单位，何浩文等27位同志被评为优秀组织工作者。",
            "溧阳市教育工会",
            "confers",
            "优秀组织工作者",
        ),
        (
            "冯小斌带徒多年，其中多人荣获江苏省“首席技师”称号。",
            "冯小斌",
            "received",
            "江苏省首席技师",
        ),
    ],
)
def test_nobody_is_told_more_of_than_the_words_say(
    read: Read, text: str, subject: str, predicate: str, thing: str
) -> None:
    assert (subject, predicate, thing) not in {(s, p, o) for s, p, _, o in facts(read, text)}
