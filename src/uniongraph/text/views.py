"""Views on a page: its characters without line breaks, in one form of punctuation, each with its offset.

A view changes what is read, never what is quoted: every position leads back to the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from uniongraph.records import Span, View

# Chinese characters that print, PDF and OCR write with the code of a radical or a compatibility character.
_SAME_CHARACTERS = {
    code: plain
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
} | {
    0x2EC5: "见",
    0x2EC9: "贝",
    0x2ECB: "车",
    0x2ED3: "长",
    0x2ED4: "长",
    0x2ED8: "青",
    0x2ED9: "韦",
    0x2EDA: "页",
    0x2EDB: "风",
    0x2EDC: "飞",
    0x2EDD: "食",
    0x2EE2: "马",
    0x2EE3: "骨",
    0x2EE5: "鱼",
    0x2EE6: "鸟",
    0x2EE7: "卤",
    0x2EE8: "麦",
    0x2EEC: "齐",
    0x2EED: "齿",
    0x2EEE: "齿",
    0x2EEF: "龙",
    0x2EF0: "龙",
    0x2ECC: "辶",
    0x2ED6: "阝",
    0x2ECF: "阝",
    0x2ED0: "钅",
    0x2EE9: "黄",
    0x2EA0: "民",
    0x2E81: "厂",
    0x2E84: "乙",
    0x2E8C: "小",
    0x2E92: "巳",
    0x2E95: "彐",
    0x2EAA: "疋",
    0x2EB6: "羊",
    0x2EBC: "月",
    0x2EBE: "艹",
    0x2EC1: "虎",
    0x2EC4: "西",
    0x2ECA: "足",
}

# One form for characters that papers and OCR mix; each maps to exactly one character, so offsets stay true.
_FORMS = _SAME_CHARACTERS | str.maketrans(
    {
        **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
        **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
        **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
        "﹃": "“", "﹄": "”", "『": "“", "』": "”", "「": "“", "」": "”", "＂": '"', "丨": "｜", "〝": "“", "〞": "”",
        "•": "·", "・": "·", "‧": "·", "∙": "·",
        "〈": "《", "〉": "》", "＋": "+", "－": "-", "％": "%", "～": "~", "．": ".",
        "\u00a0": " ", "\u3000": " ", "\t": " ", "\ufeff": " ", "\u200b": " ",
    }
)  # fmt: skip
_FORM = {chr(code): form if isinstance(form, str) else chr(form) for code, form in _FORMS.items()}
_OTHER_FORM = re.compile("[" + re.escape("".join(sorted(_FORM))) + "]")
_CJK = r"\u3400-\u9fff\uf900-\ufaff"
_HALF = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "?": "？", "!": "！"}
_AFTER = rf"{_CJK}”》）)"
_FULL = {
    **{c: re.compile(rf"{c}(?:(?<=[{_AFTER}]{c})|(?<=[\d%]{c})(?=[^\d]))") for c in ",;"},
    **{c: re.compile(rf"{re.escape(c)}(?<=[{_AFTER}]{re.escape(c)})") for c in ":?!"},
    **{c: re.compile(rf"\{c}(?:(?<=[{_AFTER}]\{c})|(?=[{_CJK}“《]))") for c in "()"},
}
"""For each half-width mark where it stands as a full-width one: the mark leads, so that it is found in no time."""
_OPEN_HALF = re.compile(r"[(][^()（）]{0,30}）")
_CLOSED_HALF = re.compile(r"（[^()（）]{0,30}[)]")
_HALVES = re.compile(f'[{re.escape("".join(_HALF))}"]')
"""What a text must hold to have other marks: most have nothing of it."""

_HALF_COMMA = re.compile(rf",(?<=[{_CJK}],)")
_POINT = re.compile(rf"\.(?<=[{_AFTER}\"%]\.)(?!\.)")
_MANY = 5
"""Commas that show which marks a page is set with."""

_BREAK = re.compile(r"[\r\n]")
_CJK_CHAR = re.compile(rf"[{_CJK}，。；：！？、“”‘’（）《》【】…—·]")


def normal_form(text: str) -> str:
    """The text with full-width punctuation between Chinese characters and half-width digits; same length.

    >>> normal_form("响水县总工会,获评全国总工会(2023年)﹃最美﹄")
    '响水县总工会，获评全国总工会（2023年）“最美”'
    """
    return _full_marks(_one_form(text))


def _one_form(text: str) -> str:
    return _OTHER_FORM.sub(lambda found: _FORM[found.group()], text)


@lru_cache(maxsize=4)
def _formed(page: str) -> str:
    """The page with each character in one form, for all its parts; what marks become depends on what stands beside.

    A page with half-width commas and not one full stop of Chinese ends its sentences with points.
    """
    formed = _one_form(page)
    if "。" not in formed and len(_HALF_COMMA.findall(formed)) >= _MANY:
        formed = _POINT.sub("。", formed)
    return formed


def _full_marks(text: str) -> str:
    """The text with full-width punctuation between Chinese characters, and quotes that open and close."""
    if not _HALVES.search(text):
        return text
    for half, where in _FULL.items():
        if half in text:
            text = where.sub(_HALF[half], text)
    if "(" in text:
        text = _OPEN_HALF.sub(lambda m: "（" + m.group()[1:], text)
    if ")" in text:
        text = _CLOSED_HALF.sub(lambda m: m.group()[:-1] + "）", text)
    return _curl(text)


def _curl(text: str) -> str:
    """Straight double quotes turned into opening and closing ones by their order."""
    if '"' not in text:
        return text
    parts = text.split('"')
    if len(parts) % 2 == 0:  # an odd number of marks: which one is stray cannot be told
        return text
    return "".join(part + ("“" if i % 2 == 0 else "”") for i, part in enumerate(parts[:-1])) + parts[-1]


def make_view(page: str, ranges: Iterable[tuple[int, int]]) -> View:
    """One view over ranges of a page's text: line breaks are gone, a space stays only between non-Chinese.

    ``ranges`` rise and do not overlap.
    """
    return _made(page, tuple(ranges))


def text_of(page: str, start: int, end: int) -> str:
    """The text of ``make_view`` over one range without a line break, for those who need no offsets."""
    text = _full_marks(_formed(page)[start:end])
    if " " in text:
        return "".join(char for i, char in enumerate(text) if char != " " or _keeps_space(text, i))
    return text


@lru_cache(maxsize=1024)
def _made(page: str, ranges: tuple[tuple[int, int], ...]) -> View:
    """The view; one page's are asked for again and again while it is read."""
    formed = _formed(page)
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in ranges:
        piece = formed[start:end]
        if "\n" not in piece and "\r" not in piece:
            pieces.append(piece)
            offsets += range(start, end)
            continue
        while start < end:
            found = _BREAK.search(page, start, end)
            stop = found.start() if found else end
            pieces.append(formed[start:stop])
            offsets += range(start, stop)
            start = stop + 1
    text = _full_marks("".join(pieces))
    if " " in text:
        dropped = [i for i, char in enumerate(text) if char == " " and not _keeps_space(text, i)]
        if dropped:
            kept: list[str] = []
            start = 0
            for i in dropped:
                kept.append(text[start:i])
                start = i + 1
            text = "".join([*kept, text[start:]])
            for i in dropped:
                offsets[i] = -1
            offsets = [offset for offset in offsets if offset >= 0]
    return View(text, tuple(offsets))


def _keeps_space(text: str, i: int) -> bool:
    """Whether the space at ``i`` parts words: one space inside the text, not beside Chinese punctuation."""
    if i == 0 or i == len(text) - 1 or text[i - 1] == " ":
        return False
    return not (text[i - 1] in "，。；：！？、（《“" or text[i + 1] in "，。；：！？、）》”")


def spans_of(view: View, page_id: str, page: str, start: int, end: int) -> tuple[Span, ...]:
    """The spans on the page of ``view.text[start:end]``: one, unless other text stands in between.

    A line break inside stays in the span; a caption or another column between two parts makes two spans.
    """
    offsets = view.offsets[start:end]
    if not offsets:
        return ()
    spans: list[Span] = []
    first = previous = offsets[0]
    for offset in offsets[1:]:
        if offset != previous + 1 and page[previous + 1 : offset].strip():
            spans.append(Span(page_id, first, previous + 1))
            first = offset
        previous = offset
    spans.append(Span(page_id, first, previous + 1))
    return tuple(spans)


def is_chinese(char: str) -> bool:
    """Whether the character is Chinese, punctuation included."""
    return bool(_CJK_CHAR.match(char))
