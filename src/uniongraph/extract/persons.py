"""People: the tagger's names, checked; names beside posts that it misses; surnames with 某 or a form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of

_CJK = r"[\u3400-\u9fff]"
_FOREIGN = re.compile(rf"{_CJK}{{1,6}}(?:·{_CJK}{{1,7}}){{1,2}}")


class PersonFinder:
    """Finds names of people."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._honorifics = lexicon.words("Person", "honorifics")
        surname = any_of(words.surnames | words.surnames_two).pattern
        self._anonymous = re.compile(rf"(?:{surname})某(?:某)?")
        self._addressed = re.compile(rf"(?:{any_of(words.surnames_two).pattern}|{any_of(words.surnames).pattern})(?:师傅|大姐|大哥|阿姨|大爷|大妈|女士|先生)")
        posts = any_of((*words.titles, *words.roles)).pattern
        self._after_post = re.compile(rf"(?:{posts})({_CJK}{{2,4}})")

    def find(self, reading: Reading) -> list[Candidate]:
        """Candidates of a sentence, possibly overlapping."""
        found = list(self._tagged(reading)) + list(self._foreign(reading))
        found += self._patterned(reading)
        found += [c for c in self._beside_posts(reading) if not any(c.overlaps(other) for other in found)]
        return found

    def plausible(self, name: str) -> bool:
        """Whether the name looks like one: a surname and one or two characters, or a name with a dot."""
        words = self._words
        if name in words.no_names or name in words.stop:
            return False
        if "·" in name:
            return True
        if name[:2] in words.surnames_two:
            return 3 <= len(name) <= 4
        return 2 <= len(name) <= 3 and name[0] in words.surnames

    def _tagged(self, reading: Reading) -> Iterator[Candidate]:
        text = reading.text
        for token in reading.tokens:
            if token.tag != "PER":
                continue
            name, start = token.text.strip("，。、 "), token.start
            end = start + len(name)
            if text[end : end + 1] in "·":
                continue
            if len(name) == 4 and name[0] in self._words.surnames and name[:2] not in self._words.surnames_two:
                continue
            if self.plausible(name) and not re.search(rf"{_CJK}·$", text[:start]) and text[end : end + 1] not in "某驿镇县路村":
                yield Candidate(start, end, "Person", name, 26)

    def _foreign(self, reading: Reading) -> Iterator[Candidate]:
        for match in _FOREIGN.finditer(reading.text):
            start, end = match.span()
            inside = [t for t in reading.tokens if t.start < end and start < t.end]
            if not any(t.tag == "PER" for t in inside):
                continue
            first = next(t for t in inside if t.end > start)
            name_start = max(start, first.start)
            for token in inside:  # words before the name that the pattern swallowed
                if token.end <= reading.text.find("·", start) and token.tag not in ("PER", "nz", "nr", "LOC"):
                    name_start = token.end
            last = inside[-1]
            name_end = end if last.tag in ("PER", "LOC", "nz", "n") else min(end, max(last.start, reading.text.rfind("·", start, end) + 2))
            if last.start > reading.text.rfind("·", start, end) and last.tag not in ("PER", "LOC", "nz"):
                name_end = min(name_end, last.start) if last.start > reading.text.rfind("·", start, end) + 1 else name_end
            name = reading.text[name_start:name_end]
            if "·" in name and 4 <= len(name) <= 16:
                yield Candidate(name_start, name_end, "Person", name, 30)

    def _patterned(self, reading: Reading) -> Iterator[Candidate]:
        for match in self._anonymous.finditer(reading.text):
            if match.start() in reading.starts or match.start() in reading.boundaries or match.end() in reading.starts:
                after = reading.text[match.end() : match.end() + 1]
                if after not in "个些种公单企":
                    yield Candidate(match.start(), match.end(), "Person", match.group(), 22)
        for match in self._addressed.finditer(reading.text):
            if match.start() in reading.starts:
                yield Candidate(match.start(), match.end(), "Person", match.group(), 14)

    def _beside_posts(self, reading: Reading) -> Iterator[Candidate]:
        """A surname and one or two characters right after a post, where the tagger saw no person."""
        text = reading.text
        for match in self._after_post.finditer(text):
            start = match.start(1)
            rest = match.group(1)
            for length in (3, 2, 4):
                name = rest[:length]
                if len(name) < length or not self.plausible(name):
                    continue
                end = start + length
                follows = text[end : end + 1]
                if end in reading.starts and (not follows or follows in "，。、；：（）说向在和与为带一的等介表告领到率任对出主代" or end == len(text)):
                    if start in reading.starts and not any(
                        t.tag in ("v", "vn", "d", "p", "ad", "vd", "n", "m") and t.start == start and t.end >= end for t in reading.tokens
                    ):
                        yield Candidate(start, end, "Person", name, 16)
                        break
