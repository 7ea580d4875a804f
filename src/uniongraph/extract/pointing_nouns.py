"""Nouns that point back at what an article named before: 活动, 该联盟, 这个“司机之家”, 启动仪式.

Words that point and name no kind (我们, 这里, 双方, 她) are in ``pronouns``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from uniongraph.extract.clauses import HELD, Clause, Placed
from uniongraph.extract.words import Words
from uniongraph.text.matching import any_of, ends_with

_FOLLOWS = frozenset(["v", "vd", "vi", "p", "d", "ad", "c", "r", "TIME", "w"])
"""Tags of what follows a noun that stands by itself."""

REMEMBERED = 4096
"""Names whose ends are kept."""

_OCCASIONS = ("活动", "大赛", "竞赛", "比赛", "项目", "会议")


class PointingNouns:
    """Finds the nouns of a sentence that point back, each with what it points at."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._nouns: dict[str, set[str]] = {}
        for cls in ("Event", "Programme", "Site", "Studio", "Association", "School", words.home):
            for key in ("suffixes", "heads"):
                for noun in lexicon.words(cls, key):
                    if 2 <= len(noun) <= 4:
                        self._nouns.setdefault(noun, set()).add(cls)
        for noun in lexicon.words("frames", "no_pointers"):
            self._nouns.pop(noun, None)
        self._general = lexicon.table("frames", "general")
        self._contest_nouns = frozenset(lexicon.words("frames", "contest_nouns"))
        self._contests = (*lexicon.words("Event", "contests"), *self._contest_nouns)
        for noun in self._general:
            self._nouns.setdefault(noun, set())
        self._noun = any_of(self._nouns)
        this = any_of((*lexicon.words("frames", "pointing"), *lexicon.words("frames", "demonstratives"))).pattern
        self._lead = re.compile(rf"(?:{this})$")
        self._this = re.compile(rf"(?:{any_of(lexicon.words('frames', 'of_the_day')).pattern})$")
        of_the_day = any_of(lexicon.words("frames", "of_the_day")).pattern
        held = any_of((*(n for n, cls in self._general.items() if cls in HELD), *self._contests)).pattern
        self._about = re.compile(
            rf"(?:{of_the_day})((?:(?![的了在是由将为与和])[\u4e00-\u9fff]){{1,10}}?)(?:{held})(?![\u4e00-\u9fff]{{0,2}}[会班仪])"
        )
        attending = next((p.words for p in lexicon.patterns if p.id == "takesPartIn.act"), ())
        self._attending = re.compile(rf"(?:{any_of(attending).pattern})了?$")
        self._named = frozenset(["Site", "Studio", "Programme", "Event"])
        self._ends = lru_cache(REMEMBERED)(self._cut_ends)  # asked again by every later sentence
        self._ceremonies = tuple(lexicon.words("frames", "ceremonies"))
        self._meetings = frozenset(lexicon.words("frames", "meetings"))

    def aimed(self, clause: Clause, placed: Placed) -> Placed:
        """A bare noun (联合会) that was taken for the nearest body points at the one whose name ends so."""
        noun = clause.text[placed.start : placed.end]
        if (
            placed.cls not in self._words.organisations
            or noun not in self._nouns
            or any(n.endswith(noun) and n != noun for n in placed.draft.names)
        ):
            return placed
        better = self._target(clause, noun, placed.start)
        return (
            Placed(placed.start, placed.end, better.cls, better.draft, placed.nested) if better is not None else placed
        )

    def find(self, clause: Clause) -> list[Placed]:
        """The nouns for a kind that stand for one of it: 活动, 该公司, 启动仪式."""
        text, found = clause.text, []
        for match in self._noun.finditer(text):
            start = match.start()
            if match.group() in self._meetings:  # 出席|活动|启动仪式
                start -= len(ends_with(text[max(0, start - 2) : start], _OCCASIONS))
            if clause.at(start) is not None or not self._stands_alone(clause, start, match.end()):
                continue
            target = self._target(clause, match.group(), start)
            if target is not None:
                found.append(Placed(start, match.end(), target.cls, target.draft))
        return found

    def _cut_ends(self, name: str) -> tuple[str, ...]:
        """The ends of a name, of three to six characters, that begin with a word."""
        name = name.strip("“”")
        starts = self._words.segmenter.boundaries(name)
        return tuple(name[start:] for start in starts if 3 <= len(name) - start <= 6 and start >= 2)

    def held_now(self, clause: Clause) -> list[Placed]:
        """此次叉车工比赛: the event, named before, that is of what the words between tell."""
        found: list[Placed] = []
        for match in self._about.finditer(clause.text):
            if any(p.start < match.end() and match.start() < p.end for p in clause.placed):
                continue
            middle = match.group(1)
            told = {middle[i : i + 2] for i in range(len(middle) - 1)} or {middle}
            for _, p in reversed(clause.past):
                if p.cls in HELD and not p.nested and any(w in n for w in told for n in p.draft.names):
                    found.append(Placed(match.start(), match.end(), p.cls, p.draft))
                    break
        return found

    def tails(self, clause: Clause) -> list[Placed]:
        """The end of a longer name: 这个“司机之家” where “川货司机之家” was named, 练兵台 after “海川练兵台”."""
        text, found = clause.text, []
        tails: dict[str, Placed] = {}
        for _, p in clause.past:
            if p.cls in self._named and not p.nested:
                tails.update(dict.fromkeys(self._ends(p.draft.name), p))
        for tail, p in tails.items():
            at = text.find(tail)
            while at >= 0:
                end = at + len(tail)
                quoted = text[at - 1 : at] == "“" and text[end : end + 1] == "”"
                if clause.at(at) is None and (quoted or self._stands_alone(clause, at, end)):
                    found.append(Placed(at - quoted, end + quoted, p.cls, p.draft))
                at = text.find(tail, end)
        return found

    def _stands_alone(self, clause: Clause, start: int, end: int) -> bool:
        text = clause.text
        led = bool(self._lead.search(text[max(0, start - 4) : start]))
        before = text[start - 1 : start]
        if (
            not led
            and before not in ("", "，", "。", "；", "：", "由", "与", "在", "为")
            and not self._attending.search(text, max(0, start - 4), start)
            and not (clause.tags(start - 1, start) & {"TIME"})
        ):
            return False
        if end >= len(text):
            return led
        after = clause.reading.tokens[clause.reading.token_at[end]]
        return (after.start == end and after.tag in _FOLLOWS and text[end] not in "、”的") or (
            led and text[end] in "，的"
        )

    def _told_most(self, clause: Clause, fitting: Sequence[Placed], noun: str, start: int) -> Placed:
        """The last of those that a noun fits; 公司 alone is the one told of, not one that was named in passing."""
        last = fitting[-1]
        if (
            self._this.search(clause.text, 0, start)
            or noun in self._meetings
            or self._lead.search(clause.text, 0, start)
        ):
            return last
        times = Counter(id(p.draft) for p in fitting)
        most = max(reversed(fitting), key=lambda p: times[id(p.draft)])
        return most if times[id(last.draft)] == 1 and times[id(most.draft)] >= 3 else last

    def _target(self, clause: Clause, noun: str, start: int) -> Placed | None:
        """The last mention that a noun may point back at, or None."""
        classes = self._nouns[noun]
        general = self._general.get(noun)
        before = [
            (clause.sentence.index, p)
            for p in clause.of({*classes, *self._general.values(), *self._words.organisations}, 0, start)
        ]
        candidates = [p for n, p in [*clause.past, *before] if clause.sentence.index - n <= 12]
        if noun in self._general and noun not in self._meetings and self._this.search(clause.text, 0, start):
            told = [p for p in candidates if p.cls in HELD and not p.draft.weak]
            if told and not any(n.endswith(noun) for n in told[0].draft.names) and told[0].cls == "Event":
                return told[0]
        fitting = [
            p
            for p in candidates
            if (p.cls in classes or p.cls in self._words.organisations or noun in self._meetings)
            and any(name.endswith(noun) for name in p.draft.names)
        ]
        if fitting:
            return self._told_most(clause, fitting, noun, start)
        if noun in self._meetings:  # the ceremony is that of the event that is spoken of most
            held = [p for p in candidates if p.cls == "Event" and not p.draft.weak]
            if not held and noun.endswith(self._ceremonies):
                held = [p for p in candidates if p.cls == "Programme" and not p.draft.weak]
            return max(reversed(held), key=lambda p: sum(q.draft is p.draft for q in held), default=None)
        kinds = {"Event", "Programme"} if general == "Event" else {general}
        if noun in self._contest_nouns:  # 该赛事: a contest, not the project that won in it
            named = [p for p in candidates if p.cls in kinds and not p.draft.weak]
            contests = [p for p in named if any(n.rstrip("”").endswith(self._contests) for n in p.draft.names)]
            if contests:
                return contests[-1]
        for p in reversed(candidates):
            if general and p.cls in kinds and not p.draft.weak:
                return p
        return None
