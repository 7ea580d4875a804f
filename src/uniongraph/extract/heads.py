"""Whether the head of a body's name is a word where it is found, and what it heads there.

The name before the head is not read here: see ``body_names``.
"""

from __future__ import annotations

import re

from uniongraph.extract.units import numbered
from uniongraph.extract.words import Reading, Words
from uniongraph.text.matching import any_of, ends_with, starts_with


class Heads:
    """Tells heads (…总工会, …有限公司) from the same characters in other words."""

    def __init__(self, words: Words) -> None:
        self._words = words
        legal = words.lexicon.words("Company", "legal_forms")
        self._of_studios = re.compile(
            r"(?:交流|服务|管理|建设|创建|工作){0,2}(?:平台|论坛|联盟|协会|办法|标准|推进会|现场会|名单)"
        )
        self._limited = tuple(form for form in legal if len(form) >= 4)
        self._posts = any_of(words.titles)
        trades = words.lexicon.words("posts", "trades")
        self._inhabited = any_of((*words.lexicon.words(words.home, "weak_heads"), *(t for t in trades if len(t) > 1)))
        moved = (*words.lexicon.words("frames", "people"), *words.lexicon.words("relative", "moved"))
        self._moved = re.compile(rf"了?(?:\d{{1,6}}[余多]?[名位]|{any_of(moved).pattern})")
        self._unions = words.lexicon.words(words.home, "weak_heads")
        self._teams = words.lexicon.words("boundary", "teams")
        self._numbered = re.compile(rf"(?:{numbered(words)})$")
        self._after_weak = words.lexicon.words("boundary", "after_weak")
        self._weak_verbs = any_of(words.lexicon.words("boundary", "weak_verbs"))
        self._nouns_after = re.compile(rf"{any_of(words.lexicon.words('boundary', 'weak_nouns')).pattern}|的(?!“)|$")
        self._reported = words.lexicon.words("boundary", "reported")
        self._served = re.compile(
            rf"(?:爱心|暖心|户外劳动者)?(?:{any_of(words.lexicon.words('Site', 'heads')).pattern})"
        )

    def stands(self, reading: Reading, start: int, end: int, head: str) -> bool:
        """Whether the head is a word here and not part of a longer one (工会 of 工会驿站)."""
        text = reading.text
        if self._words.head_class[head] == "Studio" and self._of_studios.match(text, end):
            return False  # 劳模创新工作室|交流服务平台
        if head in self._words.weak_heads:
            rest = (
                text[end : end + 7].removeprefix("”") if "“" in text[max(0, start - 8) : start] else text[end : end + 6]
            )
            blocked = starts_with(rest, self._after_weak)
            goes_on = blocked and not starts_with(rest, self._teams)
            moves = bool(blocked) and head in self._unions and self._moves(reading, end, blocked)
            if (
                goes_on
                and not moves
                and not self._acts(reading, start, end)
                and not self._heading(reading, start, rest)
            ):
                return False
            return end in reading.starts or end in reading.boundaries
        if head.endswith(self._unions) and self._served.match(text, end):
            return False  # 某某社区工会|驿站
        if head.endswith(self._limited):
            return True  # …有限公司|化胶班: no word goes on over it
        if end < len(text) and end not in reading.starts and end not in reading.boundaries:
            organ = self._words.head_class[head] == "PublicBody" and head[0] in self._words.levels
            posted = organ and self._posts.match(text, end) is not None
            if not posted and not self._inhabited.match(text, end):
                return False  # but 县委|书记, 煤矿|工会 and 小学|教师 are other words to every dictionary
        if head[-1] == "团" and text.startswith("队", end):
            return False  # 专家团|队
        return not re.match(r"[化性业界员](?![部局委总验务])", text[end : end + 2])

    def _heading(self, reading: Reading, start: int, rest: str) -> bool:
        """Whether a headline names a division's union by 工会 alone: …——路桥区|工会|品牌工作扫描."""
        if reading.sentence.role != "headline" or not rest.startswith(self._reported):
            return False
        places = (at for at in range(max(0, start - 8), start - 1) if self._words.place_at(reading.text, at) == start)
        return any(reading.text[start - 1] in self._words.levels for _ in places)

    def _moves(self, reading: Reading, end: int, word: str) -> bool:
        """Whether a word that may be a part of a name is what a union does here: 某厂工会|组织|职工开展…."""
        token = reading.tokens[reading.token_at[end]]
        return token.start == end and token.text == word and self._moved.match(reading.text, token.end) is not None

    def _acts(self, reading: Reading, start: int, end: int) -> bool:
        """Whether a verb follows the union of a firm, school or office: 某公司工会|组织80名职工, not 工会组织健全."""
        verb = self._weak_verbs.match(reading.text, end)
        if verb is None or self._nouns_after.match(reading.text, verb.end()):
            return False
        before = reading.text[max(0, start - 12) : start]
        return bool(ends_with(before, self._words.head_class)) or bool(self._numbered.search(before))

    def trade_of_place(self, text: str, match: re.Match[str], head: str) -> bool:
        """Whether a head only tells the trade of a division's union: 山东省|煤矿|工会 is no union of a mine."""
        start = match.start()
        if self._words.head_class[head] != "Company" or match.group(1) not in self._words.head_class:
            return False
        return any(self._words.place_at(text, at) == start for at in range(max(0, start - 9), start - 1))
