"""The work on a page grows with its length: four times the page takes about four times as many steps.

Steps are calls, counted, so that the figure is the same on any machine. Each page is of one kind of block, thousands of
which no page has; together they go through each way in which blocks lean on those before and after them.
"""

from __future__ import annotations

import pytest

from stepping import steps
from uniongraph.pages import PageReader
from uniongraph.records import Page
from uniongraph.schema import load_schema

TEXT = "连日来，盐城市各级工会走访慰问一线职工，把第{0}份清凉送到他们手中，职工们纷纷表示感谢。"
FEW, TIMES = 200, 4

KINDS: dict[str, str] = {
    "paragraphs": "　　" + TEXT + "\n",
    "paragraphs apart": "　　" + TEXT + "\n\n",
    "reports": "盐城工会举办第{0}场比赛\n\n本报记者 王小明\n\n　　本报讯 近日，" + TEXT + "\n\n",
    "headlines and text": "盐城工会举办第{0}场比赛\n\n　　" + TEXT + "\n\n",
    "headlines within text": "盐城工会举办第{0}场比赛\n　　" + TEXT + "\n",
    "headlines": "盐城工会举办第{0}场比赛\n\n",
    "captions": "▲第{0}届职工技能大赛现场。王小明 摄\n\n",
    "text and captions": "　　" + TEXT + "\n\n▲图为第{0}届职工技能大赛现场。 王小明 摄\n\n",
    "captions that report": "　　近日，盐城市总工会举办第{0}场职工技能竞赛，" + TEXT + "图为比赛现场。王小明 摄\n\n",
    "text without an end": "　　连日来盐城市各级工会走访慰问一线职工把第{0}份清凉送到他们手中职工们纷纷表示\n\n",
    "rows of a list": "盐城市第{0}中学　　　　王小明　　　　李大力\n",
    "short lines": "盐城工会{0}\n",
    "bullets": "■盐城市总工会第{0}场比赛举行\n　　" + TEXT + "\n",
    "text that goes on elsewhere": "　　" + TEXT + "（下转第4版）\n\n（上接第1版）" + TEXT + "\n\n",
    "signed": "　　" + TEXT + "（王小明）\n\n",
    "bylines": "□ 王小明 文/图\n\n　　" + TEXT + "\n\n",
    "editors": "责任编辑：王小明　校对：李大力\n\n　　" + TEXT + "\n\n",
    "upright headlines": "工\n会\n新\n闻\n\n　　" + TEXT + "\n\n",
    "boxes": "相关链接\n\n　　" + TEXT + "\n\n",
    "one line of text": TEXT,
    "one line of reports": "盐城工会举办第{0}场比赛 本报讯 （记者 王小明）近日，" + TEXT,
    "one line of bylines": "□王小明 李大力 ",
}


@pytest.fixture(scope="module")
def reader() -> PageReader:
    return PageReader(load_schema())


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_page_takes_about_four_times_the_steps(kind: str, reader: PageReader) -> None:
    def page(number: int) -> Page:
        return Page("甲.txt", "".join(KINDS[kind].format(k) for k in range(number)), "0" * 64)

    reader.read(page(3))
    few, many = (steps(lambda n=n: reader.read(page(n))) for n in (FEW, FEW * TIMES))  # type: ignore[misc]
    assert many < 1.5 * TIMES * few
