"""The words around quotation marks that belong to what is quoted: its kind behind it, a place or level before it.

Which names the quotations are is not decided here.
"""

from __future__ import annotations

import re
from functools import cached_property

from uniongraph.extract.words import ORDINAL, Reading, Words
from uniongraph.schema.wordlist import WordTable
from uniongraph.text.matching import ends_with, starts_with

_JOINED = frozenset(["n", "vn", "nz", "an", "a", "s", "LOC", "ORG", "v", "nw"])
_TAIL_TAGS = frozenset(["n", "vn", "nz", "an", "a", "s", "LOC", "v", "nw", "xc", "ORG", "q", "PER", "f"])
_EDITION = re.compile(r"第[一二三四五六七八九十\d]{1,4}[届期季]|(?:19|20)\d\d年度?")
_MANY = re.compile(r"一?系列|多[场项个次]|\d{1,3}余?[场项个次]")
_FEAST = re.compile(r"[\u4e00-\u9fff]{2,4}")


class QuoteEdges:
    """Reads on from a closing quotation mark and back from an opening one.

    ``suffixes`` are the words for kinds, each with the class that it gives; ``award_names`` what honours' names end in.
    The end of what is quoted, which may give a class too, is told by ``class_inside``.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self.suffixes = WordTable()
        self._joins = lexicon.words("Event", "joins")
        self._won = lexicon.words("Award", "won")
        self._tail_verbs = frozenset(lexicon.words("Programme", "tail_verbs"))
        going = {w for p in lexicon.patterns if p.frame == "visit" for w in p.words}
        going |= set(lexicon.words("Programme", "no_tail"))
        self._no_tail = (
            going
            - words.name_verbs
            - self._tail_verbs
            - set(lexicon.words("Programme", "suffixes") + lexicon.words("Event", "suffixes"))
        )
        self._meetings = tuple(
            s for s in lexicon.words("Event", "suffixes") if len(s) >= 3 and s.endswith(("会", "仪式", "典礼"))
        )
        self._empty = frozenset(lexicon.words("Programme", "empty_suffixes"))
        self._loose = frozenset(lexicon.words("Programme", "loose_suffixes"))
        prizes = lexicon.words("Award", "prizes")
        works = frozenset(lexicon.words("Award", "works"))
        for cls in ("Event", "Programme", "Document", "Award"):
            for suffix in lexicon.words(cls, "suffixes"):
                if cls != "Award" or (
                    suffix not in works
                    and ((len(suffix) >= 3 or suffix.endswith(prizes)) and suffix not in words.head_class)
                ):
                    self.suffixes.setdefault(suffix, cls)
        for head, cls in words.head_class.items():
            if head not in words.weak_heads:
                self.suffixes.setdefault(head, cls)
        self._site_kinds = tuple(
            sorted((s for s in lexicon.words("Site", "suffixes") if len(s) >= 3), key=lambda s: (-len(s), s))
        )
        self.award_names = (
            *lexicon.words("Award", "names"),
            *(s for s in lexicon.words("Award", "suffixes") if len(s) >= 4 and s not in words.head_class),
        )
        self._joints = tuple(sorted((s for s in self.suffixes if "和" in s), key=lambda s: (-len(s), s)))
        self._verbs = lexicon.words("Programme", "verbs") + lexicon.words("Event", "verbs")

    def tail(self, reading: Reading, start: int) -> tuple[str, str]:
        """The words after a closing quote that say what is quoted, and the class that they give."""
        text = reading.text
        if start >= len(text):
            return "", ""
        best, cls = "", ""
        end = start = start + 1 if text.startswith("等", start) else start
        if start and text[start - 1] == "等" and (many := _MANY.match(text, start)):
            end = start = many.end()  # 等|一系列|读书活动
        if whole := starts_with(text[start : start + 8], self._site_kinds):
            end += len(whole)
            best, cls = whole, "Site"  # 联|调|室, which the tagger takes apart
        while end < len(text) and end - start < 24:
            if not best and (edition := _EDITION.match(text, end)):
                end = edition.end()  # “…”绍兴市|第十五届|职工读书月活动
                continue
            if text[end] == "（" and not best and end < (close := text.find("）", end, end + 6)):
                end = close + 1  # “…”职工（线上）朗诵比赛
                continue
            joint = next((s for s in self._joints if text.startswith(s, end)), "")
            if joint:
                end += len(joint)
                best, cls = text[start:end], self.suffixes[joint]
                continue
            token = reading.tokens[reading.token_at[end]]
            piece = text[end : token.end]
            strange = token.tag not in _TAIL_TAGS and not (token.tag in ("t", "TIME") and _FEAST.fullmatch(piece))
            if (
                strange
                or piece in self._no_tail
                or (
                    token.tag == "v"
                    and not (best and text.startswith(self._meetings, end))  # “P”行动|推进会
                    and (
                        best
                        or (end == start and piece not in self._tail_verbs)
                        or (len(piece) < 2 and piece not in self._tail_verbs)
                        or piece in self._verbs
                        or piece[-1] in "出到了着过成进在"
                        or piece[0] in "是有为也设"
                    )
                )
            ):
                break
            if piece in self._won:
                break  # …竞赛|获奖|名单
            end = token.end
            suffix = ends_with(text[start:end], self.suffixes)
            if suffix and end in reading.starts and not text.endswith(self._won, start, end):
                best, cls = text[start:end], self.suffixes[suffix]
                if suffix in self._loose and (end - start > 6 or text[start:end] in self._empty):
                    best = ""
        if best and any(text.startswith(word, start + len(best)) for word in ("的",)) and cls == "Award":
            return "", ""
        return best, cls

    def prefix(self, reading: Reading, end: int) -> str:
        """The words before an opening quote that belong to the name: a place, a body, a level, an ordinal."""
        text = reading.text
        start = end
        while start > max(0, end - 24):
            ordinal = next((m for m in ORDINAL.finditer(text, max(0, start - 8), start) if m.end() == start), None)
            if ordinal:
                start = ordinal.start()
                continue
            token = reading.tokens[reading.token_at[start - 1]]
            piece = text[token.start : start]
            if (
                token.tag in ("LOC", "ORG")
                or piece in self._words.lexicon.words("Award", "levels")
                or (
                    token.tag in ("n", "vn", "nz", "a")
                    and start < end + 1
                    and self._leads_to_level(reading, token.start)
                )
            ):
                start = token.start
            else:
                break
        return text[start:end]

    def _leads_to_level(self, reading: Reading, start: int) -> bool:
        token = reading.tokens[reading.token_at[start - 1]] if start else None
        return bool(
            token and (token.tag in ("LOC", "ORG") or token.text in self._words.lexicon.words("Award", "levels"))
        )

    def joined_before(self, reading: Reading, end: int) -> int:
        """Where the name begins that 暨 joins to a quoted one (某局工会培训|暨|“三线”建设现场会), else ``end``."""
        text = reading.text
        joint = ends_with(text[max(0, end - 2) : end], self._joins)
        start = end - len(joint)
        while joint and start > 0:
            if text[start - 1] == "”" and (opening := text.rfind("“", max(0, start - 20), start)) >= 0:
                start = opening - len(self.prefix(reading, opening))  # “庆五一”系列活动|暨第二届“…杯”比赛
                continue
            token = reading.tokens[reading.token_at[start - 1]]
            if token.end != start or token.tag not in _JOINED or token.text in self._verbs or end - token.start > 28:
                break
            start = token.start
        return start if joint and end - len(joint) - start >= 4 else end

    def line_before(self, reading: Reading, end: int) -> int:
        """Where a proper noun begins whose kind ends before a quotation (玉磨|铁路|“玉磨杯”竞赛), else ``end``."""
        start, number = end, reading.token_at[end - 1] if end else -1
        for token in reversed(reading.tokens[max(0, number - 1) : number + 1]):
            if token.end != start or token.tag not in ("n", "nz") or len(token.text) < 2:
                return end
            start = token.start
            if token.tag == "nz":
                return start if start < end - len(token.text) else end
        return end

    def whose(self, reading: Reading, end: int) -> int:
        """Where the place or body begins whose name ends right before a quotation, or ``end``."""
        token = reading.tokens[reading.token_at[end - 1]] if end else None
        if token is None or token.end != end or len(token.text) < 3:
            return end
        if token.tag in ("LOC", "ORG") and not any(
            token.start < b < end for b in reading.boundaries if reading.text[b:end] in self._words.stop
        ):
            return token.start
        return end

    def class_inside(self, inner: str) -> str:
        """The class that the end of what is quoted gives it, where it is more than that end, or ""."""
        suffix = ends_with(inner, self.strong_inside)
        if suffix and len(inner) > len(suffix) + 1:
            return self.strong_inside[suffix]
        return ""

    @cached_property
    def strong_inside(self) -> WordTable:
        """What a quotation may end with that says by itself what it is, each with its class."""
        lexicon = self._words.lexicon
        found = dict.fromkeys(lexicon.words("Programme", "strong_suffixes"), "Programme")
        found |= {s: "Event" for s in lexicon.words("Event", "suffixes") if len(s) >= 2}
        found |= {h: c for h, c in self._words.head_class.items() if h not in self._words.weak_heads and len(h) >= 2}
        found |= {s: "Document" for s in lexicon.words("Document", "suffixes") if len(s) >= 2}
        return WordTable(found)
