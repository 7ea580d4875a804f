"""How a fact is meant: denied, only announced, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uniongraph.extract.clauses import Clause, Link, outside
from uniongraph.extract.words import Words
from uniongraph.records import Article
from uniongraph.text.matching import any_of

_LASTING = frozenset(["holdsPost", "affiliatedWith", "subOrganizationOf"])  # said in passing, whatever is planned
_SENTENCE = "。；！？"
_TURN = re.compile("，(?:却|但是?|不过|而是)")


class Modality:
    """Reads the words around a link with the lists of ``[facts]``."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._announced = any_of(lexicon.words("facts", "announced"))
        self._prepared = frozenset(lexicon.words("facts", "prepared"))
        self._negated = any_of(lexicon.words("facts", "negated"))
        self._pseudo = any_of(lexicon.words("facts", "pseudo_negated"))
        self._years = {word: int(shift) for word, shift in lexicon.table("facts", "years").items()}
        relative = any_of(self._years).pattern
        self._date = re.compile(
            rf"(?=[\d{''.join(sorted({w[0] for w in self._years}))}])"
            rf"(?:((?:19|20)\d\d)年)?({relative})?(?:(\d{{1,2}})月)?(?:(\d{{1,2}})日)?"
        )
        self._until = lexicon.words("facts", "until")

    def denied(self, clause: Clause, link: Link) -> bool:
        """Whether a word of denial stands between the clause's beginning and the fact's end."""
        if _is_lasting(link) or link.predicate == "leads" or link.rule.endswith("default"):
            return False
        stretch = self._pseudo.sub("", clause.text[clause.start_of(link.start) : link.end])
        stretch = _TURN.split(stretch)[-1]  # 没有拿到奖牌，却被授予…
        return bool(self._negated.search(stretch))

    def announced(self, clause: Clause, link: Link) -> bool:
        """Whether a word before a fact, in its clause or one that it goes on from, only announces it."""
        if _is_lasting(link) or link.rule.endswith("default"):
            return False
        begin = max((clause.text.rfind(mark, 0, link.start) + 1 for mark in _SENTENCE), default=0)
        for match in outside(clause, self._announced, begin, link.end):
            if clause.text[match.end() : match.end() + 1] == "的" and match.group() in self._prepared:
                continue  # 筹建的某某馆: what was prepared stands
            tags = clause.tags(match.start(), match.end())
            done = re.search(r"[已了过]", clause.text[match.end() : link.end]) if match.end() <= link.start else None
            if done is None and (
                "p" not in tags
                if match.group() == "将"
                else (tags <= {"v", "d", "vd", "p", "f", "TIME", "ad", "m", "n"} and tags != {"n"})
                or len(match.group()) > 2
            ):
                return True
        return False

    def dates(self, clause: Clause) -> list[re.Match[str]]:
        """The dates that a sentence gives outside its names, in order: year, relative year, month, day."""
        return [
            m
            for m in self._date.finditer(clause.text)
            if (m.group(1) or m.group(2) or m.group(3))
            and (m.group(3) or not m.group(4))
            and clause.at(m.start()) is None
            and not clause.text[: m.start()].endswith(self._until)
        ]

    def date(self, dates: Sequence[re.Match[str]], clause: Clause, link: Link, article: Article) -> str:
        """The last of a sentence's ``dates`` up to a fact's end: ISO day, month or year, or "".

        今年, 去年 and a month without a year count from the paper's date, where there is one.
        """
        best = next((m for m in reversed(dates) if m.end() <= link.end), None)
        if best is None:
            return ""
        year, relative, month, day = best.groups()
        if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
            return ""
        if not year:
            if not article.date:
                return ""
            shift = self._years.get(relative or "", 0)
            if not relative and month and int(month) > int(article.date[5:7] or 12):
                shift = 0 if self.announced(clause, link) else -1
            year = str(int(article.date[:4]) + shift)
        parts = [year] + ([f"{int(month):02}"] if month else []) + ([f"{int(day):02}"] if month and day else [])
        return "-".join(parts)


def _is_lasting(link: Link) -> bool:
    """Whether a fact is said in passing; that somebody is of a body or was sent by it may be what a clause denies."""
    return link.predicate in _LASTING and not link.rule.endswith(".belongs")
