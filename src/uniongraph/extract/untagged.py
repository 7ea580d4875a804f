"""Names that the tagger misses: beside posts and verbs of saying, in lists, with a post in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from uniongraph.extract.dotted import CJK
from uniongraph.extract.naming import Naming
from uniongraph.extract.words import Candidate, Reading
from uniongraph.text.matching import any_of

_NOUNS = frozenset(["n", "nz", "nr", "LOC", "PER", "a", "an", "t"])
_NAMED = frozenset(["ORG", "LOC", "PER", "nz", "nw", "nr"])
_GOES_ON = frozenset(["v", "vd", "d", "ad", "p", "TIME", "c", "w", "u"])
_USUAL = frozenset(["v", "vn", "d", "p", "ad", "vd", "n", "m", "c", "u", "r", "TIME", "f", "s", "t", "q", "an", "ORG"])
_BOUND = frozenset(["p", "c", "u", "m", "q", "r", "TIME", "f", "ORG"])
_LIFE = re.compile(
    rf"(?:^|(?<=[。；|]))({CJK}{{2,4}})(?=，(?:[男女]，|(?:现年)?\d\d岁|(?:19|20)\d\d年(?:\d{{1,2}}月)?出?生))"
)


class UntaggedNames:
    """Finds names without the tagger's help."""

    def __init__(self, naming: Naming, surnames: frozenset[str]) -> None:
        self._naming = naming
        self._surnames, self._one = surnames, tuple(sorted(surnames))
        self._noted = re.compile(
            rf"(?:^|[、，；：。和为])({CJK}{{2,4}})（(?:[男女]|{CJK}{{1,5}}族|[兼挂专]职)(?:，[^（）]{{1,12}})?）"
        )
        self._serves = re.compile(
            rf"(?:^|[，；。：、])({CJK}{{2,3}}?)(?:{naming.serves.pattern})(?:{naming.posts.pattern})"
        )
        sounds = any_of(tuple(naming.sounds)).pattern
        self._foreign = re.compile(rf"(?:{sounds}){{4,8}}(?=说|表示|介绍|告诉|笑|感|激|高|一|，|。|、|在|是|和|获)")
        self._explained = re.compile(rf"(?:^|[、，；：。|）] ?| )({CJK}{{2,4}})（([^（）]{{4,40}})）")

    def find(self, reading: Reading, found: Sequence[Candidate]) -> list[Candidate]:
        """Candidates of a sentence that do not overlap those that were found before."""
        result: list[Candidate] = []
        for finder in (self._beside, self._unheard, self._serving):
            held = [*found, *result]
            result += [c for c in finder(reading) if not any(c.overlaps(other) for other in held)]
        held = [*found, *result]
        return result + [c for c in self._listed(reading, held) if not any(c.overlaps(other) for other in held)]

    def after_bodies(self, reading: Reading, ends: Collection[int]) -> list[Candidate]:
        """Names in a list that each stand right after a body: …机务段|包永平、…折返段|田原分列….

        One alone is a name where the tagger took it for the end of the body's (海川铝业付军/ORG 荣获).
        """
        text = reading.text
        names: dict[str, Candidate] = {}
        swallowed = {t.end: t.start for t in reading.tokens if t.tag == "ORG"}
        for end in sorted(ends):
            start = end + text.startswith("的", end)
            for length in (3, 2):
                name, after = text[start : start + length], start + length
                told = (
                    text[after : after + 1] in tuple("、和")
                    or self._naming.after.match(text, after)
                    or (text[after : after + 1] == "，" and self._naming.wins.match(text, after + 1))
                )
                if (
                    told
                    and after in reading.starts
                    and self._naming.plausible(name)
                    and re.fullmatch(f"{CJK}{{{length}}}", name)
                ):
                    names.setdefault(name, Candidate(start, after, "Person", name, 27))
                    break
        if len(names) > 1:
            return list(names.values())
        return [c for c in names.values() if swallowed.get(c.end, c.start) < c.start]

    def bracketed(self, reading: Reading) -> Iterator[Candidate]:
        """A name with its post in brackets, in a list or a table, or with what elections note of people."""
        for match in self._noted.finditer(reading.text):
            (start, end), name = match.span(1), match.group(1)
            if (self._naming.plausible(name) or self._naming.parts.match(name)) and not self._naming.no_name(name):
                yield Candidate(start, end, "Person", name, 29)
        for match in self._explained.finditer(reading.text):
            (start, end), name = match.span(1), match.group(1)
            tagged = any(t.tag == "PER" and t.start == start for t in reading.tokens)
            named = tagged or self._naming.plausible(name) or bool(self._naming.parts.match(name))
            if (
                named
                and self._naming.preceded(match.group(2), len(match.group(2)), 40)
                and not self._naming.no_name(name)
            ):
                yield Candidate(start, end, "Person", name, 29)

    def _beside(self, reading: Reading) -> Iterator[Candidate]:
        """Names that the tagger missed: right after a post or role, best where a verb of saying follows."""
        text = reading.text
        companies = {t.end for t in reading.tokens if t.tag == "ORG"}
        for start in sorted(reading.starts | reading.boundaries):
            if not 0 < start < len(text) - 1 or not "\u3400" <= text[start] <= "\u9fff":
                continue
            owned = text[start - 1] == "的" and start - 1 in companies  # …有限公司的|农阿美|分获
            if (
                not owned
                and not self._naming.preceded(text, start, 14)
                and not (start in companies and self._naming.after.match(text, start + 2))
            ):
                continue
            for length in (3, 4, 2):
                name, end = text[start : start + length], start + length
                if len(name) < length or not re.fullmatch(f"{CJK}+", name) or not self._naming.plausible(name):
                    continue
                if (length == 2 and name[1] in self._naming.follows) or name[-1] == "等":
                    continue
                if owned and not (self._alone(reading, start, end) and self._naming.unlisted(reading, start, end)):
                    continue
                kin = length == 3 and any(t.start == start and t.end == end for t in reading.tokens)
                if owned or self._framed(reading, start, end) or (kin and self._naming.kin(text, start)):
                    yield Candidate(start, end, "Person", name, 27)
                    break
                if not owned and self._posted(reading, start, end):
                    yield Candidate(start, end, "Person", name, 16)
                    break
                said = bool(self._naming.after.match(text, end)) or bool(re.match(r"[第\d]", text[end : end + 1]))
                when = end in reading.starts and reading.tokens[reading.token_at[min(end, len(text) - 1)]].tag == "TIME"
                if not said and not (
                    end in reading.starts
                    and (when or end == len(text) or text[end] in self._naming.follows or text[end] in "，。、；：（）")
                ):
                    continue
                if self._ordinary(reading, start, end, said):
                    continue
                yield Candidate(start, end, "Person", name, 16)
                break

    def _alone(self, reading: Reading, start: int, end: int) -> bool:
        """Whether one word of the tagger's stands here, and a verb or what leads to one after it."""
        whole = any(t.start == start and t.end == end for t in reading.tokens)
        after = next((t for t in reading.tokens if t.start == end), None)
        return whole and after is not None and after.tag in _GOES_ON - {"u", "w"}

    def _posted(self, reading: Reading, start: int, end: int) -> bool:
        """Whether characters that make no word together fill the place of a name: …工会主席|涂岳，, 部长|单传岳，."""
        if end - start > 3 or reading.text[end : end + 1] not in tuple("，、。；）") or end not in reading.boundaries:
            return False
        if end not in reading.starts or not self._naming.titled(reading.text, start):
            return False
        inner = [b for b in range(start + 1, end) if b in reading.boundaries]
        if inner not in ([start + 1], [start + 1, start + 2], [start + 2]) or (
            inner == [start + 1] and end - start == 3
        ):
            return False
        if any(char in self._naming.follows for char in reading.text[start + 1 : end]):
            return False
        inside = [t for t in reading.tokens if t.start < end and start < t.end]
        return inside[0].start == start and all(t.tag not in _BOUND for t in inside)

    def _framed(self, reading: Reading, start: int, end: int) -> bool:
        """Whether what the tagger takes for another name fills the place of a person's: 总监|祝|永昌|当场拍板."""
        inside = [t for t in reading.tokens if t.start < end and start < t.end]
        if inside[0].start != start or inside[-1].end != end or inside[-1].tag not in _NAMED:
            return False
        if not (
            len(inside) == 1
            or (len(inside) == 2 and len(inside[0].text) == 1 and inside[0].tag not in _USUAL - {"v", "n"})
        ):
            return False
        after = next((t for t in reading.tokens if t.start == end), None)
        return after is None or after.tag in _GOES_ON

    def _unheard(self, reading: Reading) -> Iterator[Candidate]:
        """Three characters that are one word to the tagger and none to the dictionary, before a mark or 说."""
        text = reading.text
        for token in reading.tokens:
            start, end = token.start, token.end
            if (
                len(token.text) != 3
                or token.tag in ("LOC", "ORG", "TIME", "m", "PER")
                or not self._naming.plausible(token.text)
            ):
                continue
            if text[start - 1 : start] in ("“", "《") or not self._naming.unlisted(reading, start, end):
                continue
            if text[end : end + 1] in tuple("、，") or self._naming.after.match(text, end):
                yield Candidate(start, end, "Person", token.text, 16)

    def transliterated(self, reading: Reading) -> Iterator[Candidate]:
        """Four characters and more that write the sounds of a name, behind a post or a role: 货车司机|伊米提江|说."""
        for match in self._foreign.finditer(reading.text):
            around = reading.tokens[reading.token_at[match.start()] : reading.token_at[match.end() - 1] + 1]
            inside = [t for t in around if match.start() <= t.start and t.end <= match.end()]
            says = inside and (inside[0].tag == "d" or inside[-1].tag in ("u", "v"))  # 职工|都不努力，
            if not says and self._naming.preceded(reading.text, match.start()):
                yield Candidate(*match.span(), "Person", match.group(), 27)

    def _serving(self, reading: Reading) -> Iterator[Candidate]:
        """A name that a clause begins with and a verb of serving follows: ，宋军|任主席."""
        for match in self._serves.finditer(reading.text):
            if self._naming.plausible(match.group(1)) and match.start(1) in reading.starts:
                yield Candidate(match.start(1), match.end(1), "Person", match.group(1), 17)

    def introduced(self, reading: Reading) -> Iterator[Candidate]:
        """Whose life a sentence begins to tell: |包振帆，60岁，…, |张三，男，…."""
        for match in _LIFE.finditer(reading.text):
            name = match.group(1)
            if self._naming.plausible(name) and name[-1] not in self._naming.follows:
                yield Candidate(*match.span(1), "Person", name, 27)

    def addressed(self, reading: Reading) -> Iterator[Candidate]:
        """Three characters that are no words, before a form of address: 我校|景凌凌|老师."""
        for match in self._naming.addressed.finditer(reading.text):
            start, end = match.start() - 3, match.start()
            name = reading.text[max(0, start) : end]
            if not re.fullmatch(f"{CJK}{{3}}", name) or any(char in self._naming.follows for char in name[1:]):
                continue  # 成了好|律师
            if self._naming.plausible(name) and self._naming.unlisted(reading, start, end):
                yield Candidate(start, end, "Person", name, 27)

    def _listed(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Names in a list with another that is certain: 茹雪晴、仝丽分获…."""
        text = reading.text
        starts = {p.start for p in found if p.weight >= 16}
        for person in found:
            if person.weight < 16 or text[person.end : person.end + 1] not in ("、", "和"):
                continue
            start = person.end + 1
            if start in starts:
                continue
            between = list(self._between(text, start, starts))
            if between:
                yield from between
                continue
            for length in (3, 2, 4):
                name, end = text[start : start + length], start + length
                if (
                    self._naming.plausible(name)
                    and re.fullmatch(f"{CJK}+", name)
                    and end in reading.starts
                    and not self._ordinary(reading, start, end, False)
                    and (self._naming.after.match(text, end) or text[end : end + 1] in tuple("、，。；等和"))
                ):
                    yield Candidate(start, end, "Person", name, 16)
                    break

    def _between(self, text: str, start: int, starts: Collection[int]) -> Iterator[Candidate]:
        """Names that are words too, in a row between names that are certain: 于岐、|雷霆|、|向阳|、孙艳云."""
        found: list[Candidate] = []
        for match in re.compile(rf"({CJK}{{2,3}})、").finditer(text, start):
            if match.start() != (found[-1].end + 1 if found else start) or not match.group(1).startswith(self._one):
                return
            found.append(Candidate(match.start(), match.end() - 1, "Person", match.group(1), 16))
            if match.end() in starts:
                yield from found
                return

    def _ordinary(self, reading: Reading, start: int, end: int, said: bool) -> bool:
        """Whether the stretch is a common word, or begins with one."""
        if any(start < b < end for b in reading.starts) and said:
            return any(
                t.start == start and t.tag in ("d", "p", "c", "u", "m", "ad") and t.text not in self._surnames
                for t in reading.tokens
            )
        if self._naming.unlisted(reading, start, end) and (
            any(t.start == start and t.end == end for t in reading.tokens)
            or (end - start == 3 and not any(char in self._naming.follows for char in reading.text[start + 1 : end]))
        ):
            return False  # one word to the tagger or a whole phrase, and none to the dictionary
        if end - start == 3 and {start, start + 1, end} <= reading.boundaries and start in reading.starts:
            last = next(t for t in reading.tokens if t.start < end <= t.end)
            marked = reading.text[end : end + 1] in tuple("，、。；）")
            if last.end == end and (last.start == start or (last.start == start + 1 and last.tag in _NOUNS and marked)):
                return False  # a surname and a word: 储|开平
        return any(
            t.start <= start < t.end and t.tag in _USUAL and not (t.start == start and len(t.text) == 1 and said)
            for t in reading.tokens
        ) and not (said and any(t.start == start and t.end == end and t.tag == "n" for t in reading.tokens))
