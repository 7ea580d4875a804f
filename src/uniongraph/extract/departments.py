"""Departments of hospitals, schools and firms beside those who work in them: 某医院|急诊科|护士张三, 设计部的李四.

Behind the name of the body a department is a longer name of one; by itself it is that of the body spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_CJK = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST = 9
"""Characters of the longest name of a department."""

_BOUND = "的了过当任和与及在为将被获等是有由到去对从向让把请派携给带"
"""Characters that no department's name has in it."""

_LEADS = "和与有是由请及"
"""Characters that may stand right before a department that goes by itself."""


class Departments:
    """Finds departments by the people who stand behind them."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._ends = {cls: lexicon.words("departments", cls) for cls in sorted(words.organisations)}
        self._ends = {cls: ends for cls, ends in self._ends.items() if ends}
        self._own = {cls: lexicon.words("departments_alone", cls) for cls in self._ends}
        self._nouns = {cls: lexicon.words("departments_of", cls) for cls in self._ends}
        posts = ("professions", "trades", "marks_of_work")
        said = any_of((*words.titles, *words.roles, *(w for key in posts for w in lexicon.words("posts", key))))
        self._said = re.compile(rf"(?:{said.pattern})")
        self._title = any_of(words.titles)
        self._none = lexicon.words("Company", "no_crews")
        self._home, self._bodies = words.home, words.organisations
        houses = any_of(lexicon.words("departments_young", words.home)).pattern
        self._young = re.compile(rf"(?:{houses})的(小(?:{any_of(sorted(words.surnames)).pattern}))")
        self._pointing = re.compile(rf"[该本](?:{any_of(words.lexicon.table('pointer', 'nouns')).pattern})?")
        self._titled = re.compile(rf"(?:{said.pattern})$")
        self._groups = (*lexicon.words(words.home, "units"), *lexicon.words(words.home, "weak_heads"))
        self._shops = lexicon.words("departments_shops", "Company")
        alone = any_of(w for ends in self._own.values() for w in ends)
        self._alone = re.compile(
            rf"(?:^|[^\u4e00-\u9fff]|(?<=[{_LEADS}]))(?P<name>(?:(?![{_BOUND}])[\u4e00-\u9fff]){{0,6}}?(?:{alone.pattern}))"
            rf"(?:的|(?:{said.pattern}){{1,2}})$"
        )

    def find(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """The names of bodies with those of their departments, of what other finders saw."""
        people = {c.start for c in found if c.cls == "Person"}
        for young in self._young.finditer(reading.text) if "的小" in reading.text else ():
            if young.end() in reading.starts | {len(reading.text)} and young.start(1) not in people:
                people.add(young.start(1))  # 某网点的|小杨
                yield Candidate(*young.span(1), "Person", young.group(1), 22)
        for body in found:
            if body.cls in self._ends and body.weight >= 14 and body.kind not in ("pointer", "tag"):
                yield from self._behind(reading, body, people)

    def _behind(self, reading: Reading, body: Candidate, people: set[int]) -> Iterator[Candidate]:
        """某医院|急诊科, 某集团|信息中心|网络科: the departments behind a body, if somebody of the last one follows."""
        text, start = reading.text, body.end
        if body.name[-1:] != text[start - 1 : start]:
            return
        ends = [
            end
            for end in range(start + 2, min(len(text), start + _LONGEST) + 1)
            if text.endswith(self._ends[body.cls], start, end) and end in reading.starts | reading.boundaries
        ]
        shop = body.cls == "Company" and ends != [] and text.endswith(self._shops, start, ends[-1])
        shop = shop and text[body.start - 1 : body.start] in ("从", "在", "到")  # 从|某公司选矿车间|出来
        shop = shop and ends[-1] - start >= 4 and text[ends[-1] - 3] not in "号一二三四五六七八九十"
        last = next(
            (end for end in reversed(ends) if self._followed(text, end, people) or (shop and end == ends[-1])), None
        )
        name = text[start:last] if last is not None else ""
        if not _CJK.fullmatch(name) or any(char in name for char in _BOUND) or name.endswith(self._none):
            return
        if self._title.search(name) or self._said.match(text, start) is not None:
            return  # 某医院|院长办公室主任
        for end in ends:
            inner = last is not None and end <= last - 3 and end >= start + 4 and body.cls == "Company"
            if end == last or inner:  # 某集团信息中心|网络科
                named = replace(body, end=end, name=body.name + text[start:end], weight=body.weight + end - start)
                yield replace(named, aliases=())

    def _followed(self, text: str, end: int, people: set[int]) -> bool:
        """Whether somebody's name, or a post and a name, stands behind a department."""
        if text[end : end + 1] == "的":
            return end + 1 in people
        said = self._said.match(text, end)
        while said is not None and (more := self._said.match(text, said.end())) is not None:
            said = more
        return end in people or (said is not None and {said.end(), said.end() + 1} & people != set())

    def unions(self, candidate: Candidate) -> Candidate:
        """A union that has only a department's name: |急诊科|工会小组, of the hospital that the text speaks of."""
        if candidate.cls != self._home or candidate.relative not in ("", "?") or candidate.kind == "pointer":
            return candidate
        union = ends_with(candidate.name, self._groups)
        name = candidate.name.removesuffix(union) if union else ""
        cls = next((c for c, ends in self._own.items() if name and name.endswith(ends)), "")
        shop = len(name) <= 4 and name.endswith(self._shops)
        if not cls or len(name) < 2 or (name not in self._own[cls] and not shop):
            return candidate
        return replace(candidate, kind="department", relative=union, aliases=(cls,))

    def alone(self, reading: Reading, kept: Sequence[Candidate]) -> Iterator[Candidate]:
        """Departments that go by themselves: 急诊科护士张三, 推拿科的李四."""
        text = reading.text
        for person in kept:
            if person.cls != "Person" or person.start < 3:
                continue
            begin = max(0, person.start - 34)
            match = self._alone.search(text, begin, person.start)
            if match is None and (listed := text.rfind("、", begin, person.start)) > 0:  # 骨科主任、劳动模范张三
                others = any(c.cls == "Person" and begin <= c.start < person.start for c in kept)
                plain = not others and not set(text[listed + 1 : person.start]) & set("，。；：“”（）的")
                match = self._alone.search(text, begin, listed) if plain else None
            if match is None:
                continue
            start, end = match.span("name")
            pointed = self._pointing.match(text, start, end)
            start = pointed.end() if pointed is not None else start  # 该院|全科医学科
            name = text[start:end]
            if text[start - 1 : start] == "、" and self._titled.search(text, max(0, start - 8), start - 1):
                continue  # 某医院院长助理、|新生儿科主任: a list of posts
            over = any(c.start < end and start < c.end for c in kept)
            if over or start not in reading.starts | reading.boundaries or any(char in name for char in _BOUND):
                continue
            cls = next((c for c, ends in self._own.items() if name.endswith(ends)), "")
            whole = len(name) <= 2 or (cls == "Company" and name not in self._own[cls])
            if whole and not (len(name) >= 4 and name.endswith(self._shops)):
                continue  # 车间主任; 海川传感|人力资源部
            if cls and not self._title.search(name) and not name.endswith(self._none):
                yield Candidate(start, end, cls, name, 20, "department", "*")
