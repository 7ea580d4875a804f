"""Honours by their names: with a level, a division or a year before it (全国五一劳动奖章), or with who bears it.

Those that only the verb of giving tells are in ``awards``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import any_of

_COLON = re.compile(r"(?:名单|是|有|为)?：")


def giving(words: Words) -> re.Pattern[str]:
    """The verbs that give an honour or tell that it was given, with their particles: 获评, 荣获了."""
    holders = any_of(words.lexicon.words("Award", "holders")).pattern
    verbs = any_of(words.lexicon.words("Award", "verbs")).pattern
    return re.compile(rf"(?!{holders})(?:{verbs})(?:了|过)?")


class AwardNames:
    """Finds honours that have a name of their own."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self.names = any_of(lexicon.words("Award", "names"))
        self.levels = any_of(lexicon.words("Award", "levels"))
        self._goes_on = lexicon.words("Award", "no_end_before")
        self._strong = frozenset(lexicon.words("Award", "strong_names"))
        self._tails = any_of(lexicon.words("Award", "tails"))
        self._generic = words.generic["Award"]
        self._verbs = giving(words)
        self._posted = re.compile(rf"(?:{any_of((*words.titles, *lexicon.words('posts', 'professions'))).pattern})$")
        self._posts = frozenset((*words.titles, *lexicon.words("posts", "professions")))
        self._firms = tuple(lexicon.words("Company", "legal_forms"))
        self._borne = frozenset(lexicon.words("Award", "borne"))

    def find(self, reading: Reading) -> Iterator[Candidate]:
        """Candidates of a sentence."""
        text = reading.text
        for match in self.names.finditer(text):
            start = match.start()
            if match.end() < len(text) and (text.startswith(self._goes_on, match.end())):
                continue
            quoted = start > 0 and text[start - 1] == "“" and text[match.end() : match.end() + 1] == "”"
            begin = start - 1 if quoted else start
            begin = self.level_start(reading, begin)
            end = match.end() + 1 if quoted else match.end()
            name = text[begin:end]
            if not quoted and any(
                b <= start and match.end() < e and e - match.end() >= 2 for b, e in reading.quotations
            ):
                continue  # “…劳动模范|疗休养基地”
            label = text[max(0, start - 1) : start] in ("", "：", "；", "。", " ") and text.startswith(
                "：", match.end()
            )
            if label and match.group() not in self._generic:
                yield Candidate(start, match.end(), "Award", match.group(), 48)  # a list's label
                continue
            levelled = begin < start or match.group().startswith(("全国", "中国"))
            if match.group() in self._posts and self._employed(reading, begin, start):
                continue  # 某集团有限公司|首席技师: a post
            borne = match.group() in self._borne and (
                self._bearer(reading, match.end()) or self._titled_bearer(reading, match.end())
            )
            if borne and begin == start and not quoted:
                begin = self._nickname(reading, start)
            levelled = levelled or begin < start
            if match.group() in self._generic and begin == start:
                continue
            name = text[begin:end]
            told = levelled or borne or match.group() in self._strong
            if not told and (len(match.group()) < 5 or not quoted):
                continue
            if (
                match.group() in self._generic
                and not quoted
                and not (
                    self._given(reading, text, begin, match.end())
                    or (levelled and self._in_a_life(reading, begin, match.end()))
                    or (name.startswith("全国") and text[match.end() : match.end() + 1] == "、")
                    or (levelled and self._titled_bearer(reading, match.end()))
                    or (levelled and self._exemplary(reading, begin))
                    or (levelled and _COLON.match(text, match.end()))
                )
            ):
                continue
            if (
                self._words.head_class.get(match.group()) == "Site"
                and not self.levels.match(text, begin, start)
                and not self._given(reading, text, begin, end)
            ):
                continue  # 邓州市|职工疗休养基地, “职工之家”|文体活动中心: the place, which nobody is given
            relative = self.relative(name)
            aliases = (match.group(),) if quoted else ()
            yield Candidate(begin, end, "Award", name, 48, "relative" if relative else "name", relative, aliases)

    def levels_first(self, piece: str) -> bool:
        """Whether a level, a year or a division begins what somebody is made: 某省工会标准化母婴休息室."""
        first = ORDINAL.match(piece)
        at = first.end() if first else 0
        level = self.levels.match(piece, at)
        end = max(self._words.place_at(piece, at), level.end() if level else at)
        return len(piece) - end >= 4 and end > 0

    def relative(self, piece: str) -> str:
        """The bare level that a name of an award begins with: 省五一劳动奖状, 市总工会“…”."""
        for level in self._words.levels:
            if piece.startswith(level) and not re.match(r"部?级", piece[len(level) :]):
                return level
        return ""

    @staticmethod
    def _exemplary(reading: Reading, start: int) -> bool:
        """Whether somebody is told as one of those who have an honour: 培育出张三等|省级劳模."""
        such = re.search(r"等(?:\d{1,4}余?[名位个])?$", reading.text[max(0, start - 8) : start])
        at = start - len(such.group()) if such else -1
        return any(t.tag == "PER" and t.end == at for t in reading.tokens)

    def _employed(self, reading: Reading, begin: int, start: int) -> bool:
        """Whether what stands before a word for a post and an honour is the name of a firm."""
        return reading.text[begin:start].endswith(self._firms)

    @staticmethod
    def _bearer(reading: Reading, end: int) -> bool:
        """Whether the name of somebody stands right after an honour: 大国工匠|张三."""
        return any(t.tag == "PER" and t.start == end for t in reading.tokens)

    def _titled_bearer(self, reading: Reading, end: int) -> bool:
        """Whether an honour stands before somebody's firm and post: 齐鲁工匠、|某机床有限公司首席技师张三."""
        if reading.text[end : end + 1] != "、":
            return False
        after = [t for t in reading.tokens if end < t.start <= end + 30]
        firm = after[:1] and after[0].start == end + 1 and after[0].tag == "ORG"
        person = next((t for t in after if t.tag == "PER"), None)
        gap = reading.text[end + 1 : person.start] if person is not None else "，"
        if re.search("[，。；：]", gap):
            return False
        return (bool(firm) and "、" not in gap) or bool(self._posted.search(gap))  # 大国工匠、“某某班”班长张三

    @staticmethod
    def _nickname(reading: Reading, end: int) -> int:
        """Where what a town is called begins right before an honour (羊城|工匠), else ``end``."""
        token = reading.tokens[reading.token_at[end - 1]] if end else None
        return token.start if token and token.tag == "LOC" and token.end == end and len(token.text) >= 2 else end

    @staticmethod
    def _in_a_life(reading: Reading, start: int, end: int) -> bool:
        """Whether an honour stands by itself after somebody's name: 张三，男，…，全国劳动模范."""
        alone = (
            reading.text[start - 1 : start] in tuple("，、是系") or reading.text.endswith("作为", 0, start)
        ) and reading.text[end : end + 1] in (
            "",
            *"，、。；）",
        )
        return alone and any(t.tag == "PER" and t.end < start for t in reading.tokens)

    def _given(self, reading: Reading, text: str, start: int, end: int) -> bool:
        """Whether the words around a common word of honour (劳模) show that it is given: 获评省劳模."""
        before = re.split(r"[，。；]", text[max(0, start - 40) : start])[-1]
        person = next(
            (
                t
                for t in reading.tokens
                if t.tag == "PER" and end - 1 <= t.start <= end + 14 and not re.search(r"[，。；]", text[end : t.start])
            ),
            None,
        )
        return bool(self._verbs.search(before) or re.search(r"\d[名个位人]$", before) or person) or bool(
            self._tails.match(text, end)
        )

    def level_start(self, reading: Reading, end: int) -> int:
        """Where the level, place, body or year before an award's name begins."""
        text, start = reading.text, end
        while start > max(0, end - 20):
            if ordinal := next((m for m in ORDINAL.finditer(text, max(0, start - 8), start) if m.end() == start), None):
                start = ordinal.start()
                continue
            level = next((m for m in self.levels.finditer(text, max(0, start - 4), start) if m.end() == start), None)
            token = reading.tokens[reading.token_at[start - 1]]
            placed = start < end and self._words.place_at(text, start) > start and token.tag in ("ORG", "LOC")
            if placed and self._words.place_at(text, token.start) < start:
                break  # 古浪县税务局|武威市五一劳动奖章: two lines of a list
            if token.tag in ("LOC", "ORG") and (
                self._words.place_at(text, token.start) > token.start or token.tag == "ORG"
            ):
                start = token.start
            elif level and not (level.group() in ("区", "县", "市", "省") and level.start() not in reading.starts):
                start = level.start()
            elif (
                token.tag in ("n", "nz", "vn")
                and 2 <= start - token.start <= 4
                and self._levelled(reading, token.start)
            ):
                start = token.start  # 全国|铁路|技术能手: a branch between the level and the name
            else:
                break
        return start

    def _levelled(self, reading: Reading, end: int) -> bool:
        """Whether a level or a division's name ends at ``end``."""
        text = reading.text
        token = reading.tokens[reading.token_at[end - 1]] if end else None
        level = any(m.end() == end for m in self.levels.finditer(text, max(0, end - 4), end))
        return level or bool(token and token.tag == "LOC" and self._words.place_at(text, token.start) == end)
