#!/usr/bin/env python3
"""Writes a corpus of union news of any size: invented people and firms in real places, the same for the same numbers.

    python benchmarks/generate.py FOLDER --articles 10000 [--per-page 1] [--seed 1]

Recurring unions, companies and people are as frequent as in papers: a paper writes of its own counties and their unions
again and again, of a few firms often and of most once (Zipf), and of people with their posts. Article number N is the
same whatever the size of the corpus, so that a corpus grows by what is added to it. A page is a text file with one
article, or with so many; 100 pages to a folder of a year and a day.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰凤洁梅琳红云峰龙飞鑫波斌宇浩凯健俊帆雪荣亮晶晨阳"
BRANDS = [
    "云帆",
    "海风",
    "金穗",
    "长河",
    "晨光",
    "启明",
    "远山",
    "松涛",
    "碧波",
    "青禾",
    "天工",
    "恒川",
    "百川",
    "润泽",
    "星火",
    "宏图",
    "锦程",
    "瑞丰",
    "盛源",
    "同心",
]
TRADES = [
    "纺织",
    "机械",
    "食品",
    "电子",
    "化工",
    "建材",
    "物流",
    "服装",
    "家具",
    "汽车零部件",
    "新材料",
    "医药",
    "环保科技",
    "农业科技",
    "电气",
]
SITES = ["职工之家", "职工书屋", "劳动者驿站", "爱心驿站", "母婴关爱室", "职工服务中心", "司机之家", "工友驿站"]
PLANS = [
    "求学圆梦",
    "金秋助学",
    "春风送岗",
    "暖心守护",
    "匠心培育",
    "安康护航",
    "夏送清凉",
    "冬送温暖",
    "技能提升",
    "工匠进校",
]
EVENTS = [
    "职工技能竞赛",
    "职工运动会",
    "职工读书分享会",
    "劳模宣讲会",
    "职工歌咏比赛",
    "集体协商培训班",
    "厂务公开观摩会",
]
AWARDS = ["五一劳动奖状", "五一劳动奖章", "工人先锋号", "模范职工之家", "五一巾帼标兵岗"]
POSTS = ["主席", "副主席", "党组书记、主席", "经费审查委员会主任", "女职工委员会主任"]
FIRM_POSTS = ["工会主席", "董事长", "总经理", "车间主任", "技术员", "班组长"]
TALK = (
    "职工的事没有小事，能办的要马上办，一时办不了的要说清楚。",
    "活动现场气氛热烈，大家你一言我一语，说的都是身边的变化。",
    "“以前午饭只能蹲在路边吃，现在有热水、有空调，心里踏实。”一名骑手说。",
    "工作人员一边登记一边讲解，不到半天就发出宣传册600多份。",
    "接下来还要把服务送到更多的车间、工地和街巷，让更多的人受益。",
    "会场外的展板前围满了人，不少人举起手机拍下感兴趣的内容。",
    "据介绍，今年以来已有1200多名职工受益，满意率保持在较高水平。",
    "天刚蒙蒙亮，车间里已经机器轰鸣，一天的忙碌就此开始。",
    "从春到夏，大家跑遍了每一个角落，把问题一条一条记在本子上。",
    "他说，手艺没有捷径，只有一遍一遍地练，练到闭着眼也能摸准尺寸。",
)


@dataclass(frozen=True, slots=True)
class County:
    """A county with the city that it belongs to."""

    name: str
    city: str


class Corpus:
    """Articles by number."""

    def __init__(self, seed: int = 1, counties: int = 60) -> None:
        self._seed = seed
        self._counties = _counties(random.Random(f"{seed} counties"), counties)

    def article(self, number: int) -> str:
        """The article with this number, as it stands on a page."""
        rng = random.Random(f"{self._seed} {number}")
        county = self._counties[_zipf(rng, len(self._counties))]
        union = f"{county.name}总工会"
        full = f"{county.city}{county.name}总工会"
        firms = [self._firm(rng, county, number) for _ in range(2)]
        people = [self._person(rng, county, number) for _ in range(3)]
        day = self.day(number)
        said = f"{day.month}月{day.day}日"
        plan, event, site = rng.choice(PLANS), rng.choice(EVENTS), rng.choice(SITES)
        openings = (
            f"{said}，{full}{rng.choice(POSTS)}{people[0]}带队到{firms[0]}走访慰问。",
            f"近日，{full}联合{firms[0]}举办{event}，来自全县各条战线的{rng.randint(30, 400)}名职工参加。",
            f"{said}，{full}启动“{plan}”行动，{firms[0]}、{firms[1]}等企业参加。",
            f"记者{said}从{full}获悉，由{union}建设的“{plan}”{site}在{county.name}正式启用。",
        )
        more = [
            f"{firms[0]}{rng.choice(FIRM_POSTS)}{people[1]}说，公司今年新建职工书屋，添书{rng.randint(200, 3000)}册。",
            f"{union}还与{firms[1]}签订《{plan}合作协议》，约定每年开展活动{rng.randint(2, 12)}场。",
            f"{firms[1]}荣获“{county.city}{rng.choice(AWARDS)}”称号，{people[2]}被授予“{county.city}五一劳动奖章”。",
            f"活动由{county.city}总工会主办，{union}承办，{firms[0]}协办。",
            f"{union}{rng.choice(POSTS)}{people[0]}说，要推进“{plan}”行动，再建{site}{rng.randint(3, 20)}个。",
            f"目前，{county.name}已建成{site}{rng.randint(10, 90)}个，覆盖{rng.randint(2, 9)}个乡镇。",
        ]
        body = [rng.choice(openings), *rng.sample(more, 3)]
        talk = rng.sample(TALK, rng.randint(3, 6))
        paragraphs = [f"本报讯 {body[0]}{talk[0]}", body[1] + "".join(talk[1:3]), body[2] + body[3] + "".join(talk[3:])]
        headline = rng.choice((f"{union}{plan}暖人心", f"{county.name}：{event}精彩纷呈", f"{union}举办{event}"))
        author = self._person(rng, county, number // 7, reporter=True)
        return "\n".join([headline, f"□ 记者 {author[0]} {author[1:]}" if len(author) == 2 else f"□ 记者 {author}",
                          *(f"　　{text}" for text in paragraphs)]) + "\n"  # fmt: skip

    def page(self, number: int, per_page: int = 1) -> str:
        """The page with this number, from 0."""
        first = number * per_page
        return "\n\n".join(self.article(first + at) for at in range(per_page))

    def day(self, number: int) -> date:
        """The day of an article."""
        return date(2015, 1, 1) + timedelta(days=number // 25 % 3650)

    def _firm(self, rng: random.Random, county: County, number: int) -> str:
        """A firm of the county: three in ten appear once, the others again and again."""
        if rng.random() < 0.3:
            name = rng.choice(BRANDS)[0] + rng.choice(GIVEN) + f"{_spelled(number)}" + rng.choice(TRADES)
        else:
            at = _zipf(rng, len(BRANDS) * len(TRADES))
            name = BRANDS[at % len(BRANDS)] + TRADES[at // len(BRANDS)]
        return f"{county.name[:-1]}{name}有限公司"

    def _person(self, rng: random.Random, county: County, number: int, *, reporter: bool = False) -> str:
        """Somebody of the county: half are seen again."""
        if reporter or rng.random() < 0.5:
            rng = random.Random(f"{self._seed} {county} {_zipf(rng, 40)} {reporter}")
        return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))


def write_pages(folder: Path, pages: range, *, per_page: int = 1, seed: int = 1) -> Iterator[Path]:
    """Write pages into a folder, each to a file of its own; what is there already stays."""
    corpus = Corpus(seed)
    for number in pages:
        day = corpus.day(number * per_page)
        path = folder / f"{day.year}" / f"{day:%m%d}" / f"{number:07}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(corpus.page(number, per_page), encoding="utf-8", newline="\n")
        yield path


def _counties(rng: random.Random, count: int) -> Sequence[County]:
    with (ROOT / "ontology" / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file) if row["level"] in ("prefecture", "county")}
    known = [
        County(row["name"], rows[row["parent"]]["name"])
        for row in rows.values()
        if row["level"] == "county" and row["parent"] in rows and row["name"][-1] in "县区市" and len(row["name"]) > 2
    ]
    return rng.sample(known, count)


def _zipf(rng: random.Random, count: int) -> int:
    """A number below ``count``, small ones the more often: number n about 1 / (n + 1) times as often as 0."""
    return min(count - 1, int(count ** rng.random()) - 1 if count > 1 else 0)


def _spelled(number: int) -> str:
    """A number as a name might be made of it."""
    letters = GIVEN
    name = letters[number % len(letters)]
    while number := number // len(letters):
        name += letters[number % len(letters)]
    return name


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--per-page", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    pages = range(-(-given.articles // given.per_page))
    characters = sum(path.stat().st_size for path in write_pages(given.folder, pages, per_page=given.per_page,
                                                                 seed=given.seed)) // 3  # fmt: skip
    print(f"{given.articles} articles on {len(pages)} pages, about {characters:,} characters, in {given.folder}")


if __name__ == "__main__":
    main()
