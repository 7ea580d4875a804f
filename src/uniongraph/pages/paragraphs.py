"""Lines that stand together, without a blank line between them, to paragraphs, headlines and subheads."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from uniongraph.pages.lines import REMEMBERED, Line, ends_sentence, undoubled

HEADING = 44
"""The most characters that a headline or subhead has."""

BULLET = re.compile(r"[●▲■◆★▶►◎※◇○☆△⊙⊕▪◉❖◈►▍▎▋▌▊▉█丨]|（[一二三四五六七八九十]）")

POINTERS = tuple("▲△▼▽↑↓←→↖↗↘↙")
"""What points from a caption to its picture."""

NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．章节是]|（[一二三四五六七八九十]{1,3}）"
    r"|(?:0?\d|1\d)[.．、](?!\d)|[①-⑳]|[\u3400-\u9fff]{2}[一二三四五六七八九十][ ：:])"
)
"""How a part of a longer text is numbered: 一、 （二） 3. ④"""

SIGNED = re.compile(r"[。！？”….]\s*（[^（）]{2,30}）$")
_RANK = re.compile(
    r"(?:第[一二三四五六七八九十]{1,2}名|[一二三特优]等奖|[金银铜]奖|[冠亚季]军)(?=[：: （(])"
    r"|.{1,28}[（(]共?\d{1,3}[个名人家项件户篇对支][）)][：:]."
)
"""How a row of winners begins."""
LABEL = re.compile(
    r"(?:第[一二三四五六七八九十]{1,2}名|[一二三特优]等奖|[金银铜]奖|[冠亚季]军)[：:]"
    r"|[^，。；：:]{2,28}[（(]共?\d{1,3}[个名人家项件户篇对支][）)][：:]"
)
"""How a row of a list begins that tells what those in it won: 二等奖（2名）：."""

NEXT = re.compile(r"\S{2,12}[：:]\S|以上")
"""How what follows such rows begins."""
ROW = re.compile(
    r"[一二三特优]等奖[（(]共?\d{1,3}[个名人家项件户篇对支][）)][：:]?"
    r"|[^。，；：！？]{2,24}[（(]共?\d{1,3}[个名人家项件户篇对支][）)][：:]|(?:优秀|最佳|先进|优胜)[\u3400-\u9fff]{2,6}[：:]"
)
"""How a row of a list begins: 五一劳动奖章（4名）："""
_NAMES = 12
"""Characters in which the rest of a signature closes."""

_DAY = re.compile(r"\d{1,2}月\d{1,2}日(?:[，,]|[上下]午|晚)")
"""How a sentence begins that tells its day."""

_DATED = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?，")
"""How a sentence begins that tells when: 2012年，…."""

RUNS_ON = re.compile(r"了(?![不却解结断])")
"""What no line begins with that is not the rest of one: 积分办法经过|了讨论."""

_SPOKEN = re.compile(r"(?:问|答|[QA]|记者|主持人)\d?：")


def paired(text: str) -> bool:
    """Whether clauses of one length make up a headline line, which is complete in itself: 四家联手　一窗受理."""
    lengths = [len(re.sub(r"\W", "", part)) for part in text.split(" ")]
    return len(lengths) > 1 and len(set(lengths)) == 1 and lengths[0] > 2


def is_in_step(text: str) -> bool:
    """Whether a line is three or more phrases of like length, as kickers are: 村里出题 企业答题 职工解题."""
    lengths = [len(part) for part in text.split(" ")]
    return len(lengths) >= 3 and min(lengths) >= 3 and max(lengths) - min(lengths) <= 1


@lru_cache(maxsize=REMEMBERED)
def closes(text: str) -> bool:
    """Whether the text ends as a clause or sentence of running text does, and no headline."""
    stopped = ends_sentence(text) and text.rstrip(" ”’）】》")[-1:] in ("。", ".", "．")
    return stopped or text.endswith(("，", "；", "：", "、", "。”"))


@lru_cache(maxsize=REMEMBERED)
def heading_like(text: str) -> bool:
    """Whether a line could be a headline by its look."""
    bare = text.strip()
    if (bare[-2:] in ("？”", "！”", "?”", "!”") and bare[0] == "“") or (
        bare[-1:] in "？！" and "，" in bare and len(bare) > 24
    ):
        return False  # spoken words, a question: text
    if _SPOKEN.match(bare) or _RANK.match(bare) or _DATED.match(bare):
        return False  # a turn of a conversation, a row of winners, when something was done
    return (
        2 <= len(bare) <= HEADING * 2
        and len(undoubled(bare)) <= HEADING
        and not closes(bare)
        and "。" not in bare
        and bare[0] not in "，、”）。；："
        and not RUNS_ON.match(bare)
    )


def leading_heads(group: Sequence[Line], starts_text: Callable[[str], bool]) -> int:
    """How many lines at the start of a group are headlines over its text: those before its first paragraph's start.

    A paragraph's start shows by its indent or its dateline.
    """
    for k, line in enumerate(group[:6]):
        if k and (starts_text(line.text) or (line.indent >= 2 and line.indent > group[0].indent)):
            heads = group[:k]
            return k if all(heading_like(h.text) for h in heads) else 0
        if k and line.indent <= min(h.indent for h in group[:k]) - 6 and len(line.text) > 20:
            return k if all(heading_like(h.text) for h in group[:k]) else 0
    return 0


def narrow_heads(group: Sequence[Line]) -> int:
    """How many narrow lines at the start of a group stand over text that fills a wider column: its headline."""
    for k in range(2, min(5, len(group) - 2)):
        heads, text = group[:k], group[k : k + 3]
        width = max(line.width for line in text)
        if len(text) == 3 and all(abs(line.width - width) <= 1.6 for line in text) and width >= 12:
            led = heads[0].text.endswith("：") and heads[0].width <= 8
            fits = all(heading_like(head.text) for head in heads[led:])
            return k if fits and max(head.width for head in heads) <= 0.6 * width else 0
    return 0


def breaks(
    group: Sequence[Line],
    i: int,
    widest: float,
    starts_text: Callable[[str], bool],
    credited: Callable[[str], bool],
    fresh: bool,
) -> bool:
    """Whether a paragraph (or a subhead) ends with line ``i`` of a group; ``fresh``: it is the first of its own."""
    line, after = group[i], group[i + 1]
    if "（" in line.text and _is_open(line.text) and "）" in after.text[:_NAMES]:
        return False  # a signature that goes on in the next line
    if i and line.text[-1] == "）" and _is_open(group[i - 1].text) and credited(group[i - 1].text + line.text):
        return True
    if fresh and over_day(group, i, starts_text) and (not i or ends_sentence(group[i - 1].text)):
        return True
    if ends_sentence(line.text) and over_day(group, i + 1, starts_text):
        return True
    if after.indent >= 2 and after.indent > line.indent:
        return True
    if starts_text(after.text):
        return True
    if not after.plain and (BULLET.match(after.text) or ROW.match(after.text) or LABEL.match(after.text)):
        return True
    if NEXT.match(after.text) and any(LABEL.match(o.text) for o in group[: i + 1]):
        return True
    reports = next((k for k in (i + 2, i + 3) if k < len(group) and starts_text(group[k].text)), 0)
    headed = reports > 0 and all(heading_like(head.text) for head in group[i + 1 : reports])
    if headed and (ends_sentence(line.text) or credited(line.text)):
        return True  # the next report's headline
    if (
        not line.plain
        and BULLET.match(line.text)
        and heading_like(line.text)
        and line.width < 0.8 * widest
        and not (line.indent >= 2 > after.indent and line.width + line.indent / 2 >= 0.8 * widest)
        and (i == 0 or ends_sentence(group[i - 1].text))
    ):
        return True
    if not line.plain and SIGNED.search(line.text) and credited(line.text):
        return True
    if line.width > min(70, 1.35 * widest) or after.width > 90:
        # Not wrapped: a line is a paragraph.
        return ends_sentence(line.text) or heading_like(line.text)
    neighbours = [o.width for o in (group[i - 1] if i else None, after) if o is not None]
    full = line.width + min(4, line.indent) / 2 >= 0.88 * widest or (
        any(abs(line.width - w) <= 1.6 for w in neighbours) and line.width >= 9
    )
    begun = line.indent >= 2 > after.indent or "，" in line.text  # a sentence, and no headline
    full = full or (begun and line.width + min(4, line.indent) / 2 >= 0.8 * widest)
    if ends_sentence(line.text):
        return not full
    if full or closes(line.text):
        return False
    if line.width >= 0.5 * widest and ends_sentence(group[i - 1].text if i else "。") and after.text[:1].isascii():
        return False  # a number or word too long for the line's end
    if credited(line.text):
        return True
    if starts_text(line.text):
        return False
    if not heading_like(line.text):
        return False
    if i and fresh and 2 <= line.indent <= 4 and not after.indent and line.width >= 0.5 * widest:
        return False  # a paragraph's first line, whatever its width
    if i == 0 and _overhangs(group):
        return True
    return line.width < 0.72 * widest and (fresh or ends_sentence(group[i - 1].text))


def _is_open(text: str) -> bool:
    """Whether the last bracket of a line closes in none of its characters."""
    return text.rfind("（") > text.rfind("）")


def over_day(group: Sequence[Line], i: int, starts_text: Callable[[str], bool], least: int = 8) -> bool:
    """Whether a line, so long at least, is a headline, even as wide as its column, over a text that tells its day."""
    if i + 1 >= len(group) or not group[i + 1].text[0].isdigit():
        return False
    text = group[i].text
    if len(text) < least or not _DAY.match(group[i + 1].text):
        return False
    return "，" not in text and heading_like(text) and not starts_text(text)


def _overhangs(group: Sequence[Line]) -> bool:
    """Whether the first line of a group is set apart from its column: the lines below fill one width, and it does not.

    A paragraph without an indent fills its first line, so one that is shorter or longer is a headline.
    """
    first, others = group[0], group[1:6]
    width = others[0].width
    even = all(abs(other.width - width) <= 1.1 and not other.indent for other in others[: 3 if len(others) > 3 else 2])
    return len(others) > 1 and even and not first.indent and width > 10 and abs(first.width - width) >= 2


def _column(group: Sequence[Line]) -> float:
    """How wide the column is that most lines of a group stand in; a few that are not wrapped do not widen it."""
    widths = sorted(line.width for line in group)
    usual = widths[int(0.85 * (len(widths) - 1))]
    return usual if len(widths) >= 8 and widths[-1] > 1.8 * usual else widths[-1]


def paragraphs(
    group: Sequence[Line],
    starts_text: Callable[[str], bool],
    credited: Callable[[str], bool],
    shown: Callable[[str], bool],
) -> list[list[Line]]:
    """A group's lines, one list for each paragraph, subhead or caption.

    A paragraph starts where ``starts_text`` holds and ends where ``credited`` does; a caption, which begins with a
    pointer to its picture, ends where it tells who took that (``shown``).
    """
    widest = _column(group)
    parts: list[list[Line]] = [[]]
    for i, line in enumerate(group):
        parts[-1].append(line)
        if i + 1 == len(group):
            break
        pictured = parts[-1][0].text[:1] in POINTERS and shown("".join(part.text for part in parts[-1]))
        if pictured or breaks(group, i, widest, starts_text, credited, len(parts[-1]) == 1):
            parts.append([])
    return parts


def head_parts(heads: Sequence[Line], apart: Callable[[str, str], bool]) -> list[list[Line]]:
    """Headline lines, those that make one headline together: two of like width are one, kicker and headline are two.

    ``apart`` tells of a line and the next whether no headline can hold both.
    """
    parts: list[list[Line]] = []
    for line in heads:
        last = parts[-1][-1] if parts else None
        twice = undoubled(line.text) != line.text  # printed twice
        again = last is not None and undoubled(last.text) != last.text
        alone = twice != again or BULLET.match(line.text[:1]) or line.text.startswith(("——", "—", "--", "（"))
        fits = (
            last is not None
            and not alone
            and not apart(last.text, line.text)
            and (len(last.ranges) > 1) == (len(line.ranges) > 1)  # words spread out are a headline of their own
            and paired(last.text) == paired(line.text)
            and not (last.text.endswith("：") and last.width > 6)
            and not (BULLET.match(last.text[:1]) and last.width <= 10)
            and (not last.text.startswith(("——", "--")) or last.width >= max(12, line.width))
            and (
                1 / 1.8 <= line.width / max(1.0, last.width) <= 1.8
                or (last.width >= 14 and line.width <= 6)
                or (last.text.endswith(("：", "，")) and last.width <= 7)
                or (parts[-1][0].text.endswith("，") and max(o.width for o in (*parts[-1], line)) <= 7)
                or last.text.startswith("——")
            )
            and sum(other.width for other in parts[-1]) + line.width
            <= (44 if last.text.startswith(("——", "--")) else 26) * (1 + twice)
        )
        if fits:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts
