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
        ("6月3日，无锡市总工会副主席丁牧野一行到金坛区开展送清凉慰问活动。", ("丁牧野", "visits", "", "金坛区")),
        (
            "常州市总工会来访。常州市总工会女职工委员会主任孟春晓，财务资产部部长石望川到会。",
            ("石望川", "holdsPost", "财务资产部部长", "常州市总工会"),
        ),
        (
            "溧阳市副市长、总工会主席季云舟，总工会常务副主席、一级主任科员白若溪陪同走访。",
            ("白若溪", "holdsPost", "常务副主席", "溧阳市总工会"),
        ),
        ("报告团里有全国脱贫攻坚先进个人段青禾。", ("段青禾", "received", "", "全国脱贫攻坚先进个人")),
        (
            "江苏省劳动模范、常州工匠、“春蚕班”第二任班长陆知秋走进车间。",
            ("陆知秋", "received", "", "江苏省劳动模范"),
        ),
        (
            "江苏省五一劳动奖章获得者代表、溧阳云帆仪表有限公司计量员秦朗月发言。",
            ("秦朗月", "received", "", "江苏省五一劳动奖章"),
        ),
        (
            "江苏云帆纺机有限公司钳工贺新竹，溧阳青禾家政服务有限公司金牌育婴师方晚晴，"
            "溧阳长桨水泵有限公司铸造事业部泵壳产线造型工、技师邵听雨荣获“江苏省五一劳动奖章”。",
            ("贺新竹", "received", "", "江苏省五一劳动奖章"),
        ),
        (
            "溧阳市第六届职工书法比赛在上兴镇举行。溧阳市总工会办公室主任沈墨言，溧阳市卫生工会主任潘疏影，"
            "书法爱好者代表，社区居民代表参加。",
            ("沈墨言", "takesPartIn", "", "溧阳市第六届职工书法比赛"),
        ),
        (
            "陶晚星上榜江苏省劳动模范。她是溧阳云帆园林有限公司的一名绿化工，是种了十几年树的养护能手，"
            "是江苏省五一劳动奖章获得者。",
            ("陶晚星", "received", "", "江苏省五一劳动奖章"),
        ),
        (
            "由溧阳市总工会、溧阳广播电视台共同主办的2018年“溧阳最美职工”在竹箦镇揭晓。",
            ("溧阳市总工会", "confers", "", "溧阳最美职工"),
        ),
        (
            "36岁的梁以宁是江苏云帆农机集团公司旗下长桨齿轮有限公司的磨齿工。",
            ("梁以宁", "holdsPost", "磨齿工", "长桨齿轮有限公司"),
        ),
        ("溧阳云帆茶业有限公司获得全国工人先锋号称号。", ("溧阳云帆茶业有限公司", "received", "", "全国工人先锋号")),
        (
            "一个农机学徒，成为全国技术能手、溧阳市劳动模范。他就是顾长桥，溧阳云帆电缆有限公司的一名检修工。",
            ("顾长桥", "received", "", "全国技术能手"),
        ),
        (
            "中国工会十八大代表、“江苏工匠”获得者、江苏云帆纺机有限公司挡车工苏念禾回到溧阳。",
            ("苏念禾", "takesPartIn", "", "中国工会十八大"),
        ),
        (
            "9月12日，曹山茶园工会联合会揭牌。联合会由南渡镇总工会组建，叶知微当选首任主席。",
            ("叶知微", "holdsPost", "主席", "曹山茶园工会联合会"),
        ),
        (
            "溧阳市总工会组织部宋小满、财务部程望舒走进溧阳市晨光中学。",
            ("程望舒", "affiliatedWith", "", "溧阳市总工会"),
        ),
        (
            "无锡市总工会副主席丁牧野，无锡市总工会二级调研员夏行舟一行，来到了溧阳市晨光中学。",
            ("丁牧野", "visits", "", "溧阳市晨光中学"),
        ),
        (
            "溧阳市总工会举行庆“三八”女工才艺展演大会。",
            ("溧阳市总工会", "organizes", "", "庆三八女工才艺展演大会"),
        ),
        (
            "常州市劳动模范、溧阳市青禾医院护士长温若水，总在夜里巡房。",
            ("温若水", "holdsPost", "护士长", "溧阳市青禾医院"),
        ),
    ],
)
def test_people_are_told_of(read: Read, text: str, fact: Fact) -> None:
    assert fact in facts(read, text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "thing"),
    [
        (
            "他们是溧阳市青禾医院骨科主任孟春晓和上黄镇水利科科长沈墨言。",
            "沈墨言",
            "holdsPost",
            "溧阳市青禾医院",
        ),
        (
            "贺新竹拿下冠军，被授予常州市五一劳动奖章称号；进入前八的24名选手被授予江苏省岗位能手称号。",
            "贺新竹",
            "received",
            "江苏省岗位能手",
        ),
        (
            "两位江苏省劳动模范秦朗月、陆知秋当选为溧阳市总工会挂职副主席。",
            "溧阳市总工会",
            "received",
            "江苏省劳动模范",
        ),
        (
            "溧阳市卫生工会等12个集体被评为读书先进集体，沈墨言等9位职工被评为读书先进个人。",
            "溧阳市卫生工会",
            "confers",
            "读书先进个人",
        ),
        (
            "顾长桥，江苏工匠、溧阳市云帆美术馆馆长梁以宁到会。",
            "顾长桥",
            "received",
            "江苏工匠",
        ),
        (
            "他所在的8号渡船组获评“江苏省工人先锋号”。夏行舟笑了。",
            "夏行舟",
            "received",
            "江苏省工人先锋号",
        ),
        (
            "无锡市总工会副主席丁牧野、无锡市轻工工会主任叶知微来访。丁牧野副主席问起了食堂。",
            "丁牧野",
            "holdsPost",
            "无锡市轻工工会",
        ),
        (
            "苏念禾收徒十余名，其中多人荣获江苏省“金牌工人”称号。",
            "苏念禾",
            "received",
            "江苏省金牌工人",
        ),
    ],
)
def test_nobody_is_told_more_of_than_the_words_say(
    read: Read, text: str, subject: str, predicate: str, thing: str
) -> None:
    assert (subject, predicate, thing) not in {(s, p, o) for s, p, _, o in facts(read, text)}
