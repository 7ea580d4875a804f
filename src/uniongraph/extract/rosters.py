"""Lines of a roster: a name, a gap, and where the person works: 柯友良　　大冶市…有限公司钳工班班长.

The tagger reads such a line as running text and takes name and body together, so the line's form decides.
"""

from __future__ import annotations

import re

from uniongraph.extract.dotted import CJK
from uniongraph.extract.naming import Naming
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of, ends_with

_NAME = rf"{CJK}(?: ?{CJK}){{1,3}}|{CJK}{{1,8}}(?:·{CJK}{{1,8}})+"
_LINE = re.compile(rf"(?P<name>{_NAME})(?:（[^（）]{{1,12}}）)? +(?P<rest>[^ ，。；：！？、]{{4,44}})")
_LABELLED = re.compile(r"[^，。；：]{2,30}： ?")
_CELL = re.compile(
    rf"(?P<name>{CJK}{{2,4}}|{CJK} {CJK}(?: {CJK})?|{CJK}{{1,8}}(?:·{CJK}{{1,8}}){{1,3}})(?:（[^（）]{{1,12}}）)? "
    r"(?P<rest>[^ ，。；：！？、]{4,44})(?: |$)"
)
_PAIR = re.compile(
    rf"(?P<name>{CJK} {CJK}|{CJK}{{2,4}})(?:（[^（）]{{1,12}}）)? +(?P<rest>[^ ，。；：！？、]{{4,44}}) *"
)
_HOUSES = frozenset(["Institution", "School", "Company"])
_WEIGHT = 62
"""More than any candidate that reads across the gap."""


class RosterFinder:
    """Finds the person and the body of a roster's line."""

    def __init__(self, words: Words) -> None:
        lexicon = words.lexicon
        self._words, self._naming = words, Naming(words)
        self._posts = any_of((*words.titles, *words.roles, *lexicon.words("posts", "professions")))
        self._kinds = dict(lexicon.table("rosters", "last_characters"))
        self._ends = lexicon.words("Person", "role_ends")
        self._legal = any_of(lexicon.words("Company", "legal_forms"))
        names = any_of((*lexicon.words("Award", "ranks"), *lexicon.words("Award", "names"))).pattern
        self._label = re.compile(rf"(?:{names})(?:（\d+[名个人]）)?[：:] *")
        units = any_of(lexicon.words("Company", "units")).pattern
        self._section = re.compile(rf"[\u4e00-\u9fff\d]{{0,12}}(?:{units})")

    def find(self, reading: Reading) -> list[Candidate]:
        """The candidates of a sentence that is a line of a roster, else none."""
        line = _LINE.fullmatch(reading.text.rstrip())
        if line is None:
            return self._rows(reading) or self._running(reading.text)
        name = line["name"].replace(" ", "")
        if not self._naming.plausible(name):
            return []
        person = Candidate(0, line.end("name"), "Person", name, _WEIGHT)
        rest, start = line["rest"], line.start("rest")
        post = self._post(rest)
        return [person, *self._body(rest[: len(rest) - len(post)], start)] if post else []

    def _rows(self, reading: Reading) -> list[Candidate]:
        """People and bodies one after the other behind what they won: 二等奖（2名）：张三 某酒厂 李四 某公司."""
        label = _LABELLED.match(reading.text)
        if label is None:
            return []
        text, at = reading.text.rstrip(), label.end()
        found: list[Candidate] = []
        while at < len(text):
            pair = _CELL.match(text, at)
            name = pair["name"].replace(" ", "") if pair else ""
            if pair is None or not self._naming.plausible(name):
                return []
            rest, start = pair["rest"], pair.start("rest")
            body = self._body(rest[: len(rest) - len(self._post(rest))], start) or self._beginning(rest, start)
            if not body:
                return []
            found += [Candidate(pair.start("name"), pair.end("name"), "Person", name, _WEIGHT), *body]
            at = pair.end()
        return found

    def _beginning(self, rest: str, start: int) -> list[Candidate]:
        """The body that a text begins with: 某学院|酿酒工程专业学生."""
        words = self._words
        for match in words.head_pattern.finditer(rest):
            end = match.start() + len(match.group(1))
            if match.start() >= 2 and match.group(1) not in words.weak_heads:
                cls = words.head_class[match.group(1)]
                return [Candidate(start, start + end, cls, rest[:end], _WEIGHT)]
        return []

    def _running(self, text: str) -> list[Candidate]:
        """People and bodies in pairs behind the labels of a list that runs on: 一等奖（1名）：丛林 某公司二等奖…."""
        labels = list(self._label.finditer(text))
        found: list[Candidate] = []
        for label, end in zip(labels, [*(m.start() for m in labels[1:]), len(text)], strict=False):
            at = label.end()
            while (pair := _PAIR.match(text, at, end)) is not None:
                name, start = pair["name"].replace(" ", ""), pair.start("rest")
                body = self._longest_body(pair["rest"], start)
                if not self._naming.plausible(name) or not body:
                    break
                found += [Candidate(pair.start("name"), pair.end("name"), "Person", name, _WEIGHT), body]
                at = pair.end()
        return found

    def _longest_body(self, rest: str, start: int) -> Candidate | None:
        """The longest name of a body that a text begins with: 某学院 of 某学院酿酒专业学生."""
        heads = self._words.head_class
        for end in range(len(rest), 3, -1):
            head = ends_with(rest[:end], heads)
            if head and head != rest[:end]:
                return Candidate(start, start + end, heads[head], rest[:end], _WEIGHT)
        return None

    def _house(self, name: str, start: int) -> Candidate | None:
        """The hospital, school or company whose department a name ends in."""
        houses = (m for m in self._words.head_pattern.finditer(name) if m.start() >= 2)
        ends = [(m.start() + len(m.group(1)), self._words.head_class[m.group(1)]) for m in houses]
        at, cls = max(((end, cls) for end, cls in ends if cls in _HOUSES), default=(0, ""))
        return Candidate(start, start + at, cls, name[:at], _WEIGHT) if at else None

    def _post(self, rest: str) -> str:
        """The words for post or trade at the end: 护理部副主任 has 副主任, 转炉分厂炉前工 has 炉前工."""
        found = [m.start() for at in range(len(rest)) if (m := self._posts.match(rest, at)) and m.end() == len(rest)]
        if found:
            return rest[min(found) :]
        return rest[-3:] if rest.endswith(tuple(self._ends)) else ""

    def _body(self, name: str, start: int) -> list[Candidate]:
        """The body that a text names, with the company around it where it is a part of one."""
        words = self._words
        head = ends_with(name, words.head_class)
        if head and head != name:
            return [Candidate(start, start + len(name), words.head_class[head], name, _WEIGHT)]
        legal = max(self._legal.finditer(name), key=lambda m: m.end(), default=None)  # 某集团有限公司|某分公司|某班
        inner = name[: legal.end()] if legal else ""
        if inner and self._section.fullmatch(name, len(inner)):
            end = start + len(inner)
            whole = Candidate(start, start + len(name), "Company", name, _WEIGHT)
            return [whole, Candidate(start, end, "Company", inner, _WEIGHT, nested=True)]
        if inner:  # …有限公司|12路驾驶员
            return [Candidate(start, start + len(inner), "Company", inner, _WEIGHT)]
        cls = self._kinds.get(name[-1:])
        house = self._house(name, start) if cls == "PublicBody" else None
        if house is not None:
            return [house]  # 某医院|重症医学科
        return [Candidate(start, start + len(name), cls, name, _WEIGHT)] if cls and len(name) >= 4 else []
