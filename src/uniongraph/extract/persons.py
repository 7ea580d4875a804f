"""People: the tagger's names, mended and checked; names that it misses beside posts, roles and verbs of saying.

The tagger cuts rare names (郗望|北), so a name's end is settled by what stands around it: tokens, the parts that
names of some peoples are made of, and the same characters elsewhere in the article (:meth:`PersonFinder.known`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from uniongraph.extract.dotted import CJK, DottedNames
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import any_of
from uniongraph.text.tagger import Token

_NOTHING: Mapping[str, str] = MappingProxyType({})
_COUNT = re.compile(r"[占达近超过约][一二三四五六七八九十两几半百]+[成人名个年月天次家元倍]?$")
_SHORT_QUOTE = 8
_NOUNS = frozenset(["n", "nz", "nr", "LOC", "PER", "a", "an", "t"])
_FUNCTION = frozenset(["u", "p", "c", "r", "m", "w", "xc", "v", "vd", "vn", "d", "ad", "q"])


class PersonFinder:
    """Finds names of people."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._dotted = DottedNames(words)
        two, one = any_of(words.surnames_two).pattern, any_of(words.surnames).pattern
        self._anonymous = re.compile(rf"(?:{two}|{one})某(?:某)?")
        self._addressed = re.compile(rf"(?:{two}|{one})(?:{any_of(lexicon.words('Person', 'address')).pattern})")
        self._titles = any_of((*words.titles, *lexicon.words("Person", "honorifics")))
        ends = any_of(lexicon.words("Person", "role_ends")).pattern
        named = any_of((*words.titles, *words.roles, *lexicon.words("Person", "kin"))).pattern
        self._before = re.compile(rf"(?:{named}|{CJK}(?:{ends}))[ “]?$")
        self._after = re.compile(
            rf"(?:{any_of(lexicon.words('Person', 'says')).pattern}|（[男女左右中前后图]|获[“全国省市一二三]|，[男女]，|，\d\d岁|等?\d+[名人]|、?等人)"
        )
        self._explained = re.compile(rf"(?:^|[、，；：。|] ?)({CJK}{{2,4}})（([^（）]{{4,40}})）")
        self._follows = frozenset(lexicon.words("Person", "follows"))
        self._parts = any_of(lexicon.words("Person", "parts"))
        self._composed = re.compile(rf"(?:{self._parts.pattern}){{2,3}}")

    def find(self, reading: Reading, known: Mapping[str, str] = _NOTHING) -> list[Candidate]:
        """Candidates of a sentence, possibly overlapping; ``known`` holds the article's forms of names and the names."""
        found = list(self._dotted.find(reading))
        found += [c for c in self._tagged(reading) if not any(c.overlaps(other) for other in found)]
        found += self._patterned(reading)
        found += self._bracketed(reading)
        found += [
            c for c in self._composed_names(reading) if not any(c.start >= o.start and c.end <= o.end for o in found)
        ]
        found += [c for c in self._beside(reading) if not any(c.overlaps(other) for other in found)]
        found += [c for c in self._unheard(reading) if not any(c.overlaps(other) for other in found)]
        found += [c for c in self._listed(reading, found) if not any(c.overlaps(other) for other in found)]
        found += self._again(reading, known)
        return found

    def known(self, readings: Sequence[Reading]) -> dict[str, str]:
        """Names of an article, each as it is written and as the full name that it stands for.

        A name that is everywhere followed by the same character was cut short (郗望北), and one that is written
        with a dot goes by its first part too.
        """
        texts = [r.text for r in readings]
        names = {c.name for r in readings for c in self.find(r) if c.weight >= 16 and c.name[-1:] != "某"}
        forms: dict[str, str] = {}
        for name in sorted(names, key=lambda n: (len(n), n)):
            full = self._dotted.common(name, names) if "·" in name else self._continued(name, texts)
            forms[full] = full
        for full in sorted(n for n in forms if "·" in n):
            first = full.split("·")[0]
            if len(first) >= 3:
                forms[first] = full
        return forms

    def plausible(self, name: str) -> bool:
        """Whether the name looks like one: a surname and one or two characters, or a name with a dot."""
        words = self._words
        if name in words.no_names or name in words.stop or _COUNT.match(name) or name[-1:] in tuple("地了着的们"):
            return False
        if "·" in name:
            return True
        if name[:2] in words.surnames_two and len(name) in (3, 4):
            return True
        return 2 <= len(name) <= 3 and name[0] in words.surnames

    def _continued(self, name: str, texts: Iterable[str]) -> str:
        """The name, or it and one character more where each of two or more places has that character."""
        surname = 2 if name[:2] in self._words.surnames_two else 1
        if len(name) != surname + 1 or name[:1] not in self._words.surnames:
            return name
        after = [text[m.end() : m.end() + 1] for text in texts for m in re.finditer(re.escape(name), text)]
        last = after[0] if after else ""
        if len(after) >= 2 and len(set(after)) == 1 and re.fullmatch(CJK, last) and last not in self._says_first:
            return name + last
        return name

    @property
    def _says_first(self) -> str:
        return "说在和与的是为被把将也表告介等给到"

    def _tagged(self, reading: Reading) -> Iterator[Candidate]:
        """The tagger's people, mended where it cut them."""
        taken = 0
        for number, token in enumerate(reading.tokens):
            if token.tag != "PER" or token.start < taken or not token.text.strip("，。、 "):
                continue
            start, end = self._mended(reading, number, token)
            name = reading.text[start:end]
            taken = end
            if self._holds(reading, start, end, name):
                yield Candidate(start, end, "Person", name, 26)

    def _mended(self, reading: Reading, number: int, token: Token) -> tuple[int, int]:
        """Start and end of the name that a token is, or is a piece of."""
        words, text, tokens = self._words, reading.text, reading.tokens
        start = token.start + len(token.text) - len(token.text.lstrip("，。、 "))
        end = start + len(token.text.strip("，。、 "))
        before = tokens[number - 1] if number and tokens[number - 1].end == start else None
        if before is not None and len(before.text) == 1:
            if (before.text + text[start] in words.surnames_two and end - start <= 3) or (before.text in words.surnames and end - start == 2 and self._before.search(text[: before.start])):
                start = before.start
        following = [t for t in tokens[number + 1 : number + 3] if t.start >= end]
        for after in following:
            if after.start != end or not re.fullmatch(f"{CJK}+", after.text):
                break
            name = text[start:end]
            surname = 2 if name[:2] in words.surnames_two else 1
            if (
                after.tag == "PER"
                and end - start + len(after.text) <= 5
                and not (self.plausible(name) and len(name) > surname and self.plausible(after.text))
            ) or (
                len(name) == surname
                and len(after.text) <= 2
                and after.text not in self._follows
                and after.tag not in ("p", "u", "c", "w")
            ) or (
                len(name) == surname + 1
                and name[0] in words.surnames
                and len(after.text) == 1
                and self._given(reading, after, surname)
            ):
                end = after.end
            else:
                break
        return start, end

    def _given(self, reading: Reading, token: Token, surname: int) -> bool:
        """Whether a single character after a surname and one character ends the name: 梁翰|之 before 介绍."""
        if token.text in self._follows:
            return False
        rest = reading.text[token.end :]
        ends = rest[:1] in tuple("，。；）、") and (
            token.tag != "v" or bool(self._before.search(reading.text[: token.start - surname - 1]))
        )
        return token.tag not in _FUNCTION or bool(self._after.match(rest)) or ends

    def _holds(self, reading: Reading, start: int, end: int, name: str) -> bool:
        """Whether a stretch that the tagger took for a person is one."""
        text, words = reading.text, self._words
        if name in words.no_names or _COUNT.match(name) or not re.fullmatch(f"{CJK}{{2,5}}", name):
            return False
        if (
            name in words.titles
            or name[1:] in words.titles
            or name[2:] in words.titles
            or self._dotted.beside(text, start, end)
        ):
            return False
        if text.startswith(("驿", "镇", "县", "路", "村", "局", "某", "馆", "乡", "湖", "草原", "古镇"), end) or any(
            text.startswith(head, end) for head in words.head_class
        ):
            return False
        before, after = bool(self._before.search(text[:start])), bool(self._after.match(text, end))
        if any(
            b <= start and end <= e and e - b <= _SHORT_QUOTE and (b, e) != (start, end) for b, e in reading.quoted()
        ):
            return False  # a short quotation names a thing
        strong = before or after
        if self._titles.match(text, end) and not before and len(name) <= 2:
            return False  # 贡保主席: a part of a name and a form of address
        if (
            name in words.place_names
            or (len(name) == 2 and name in self._towns)
            or name.endswith("人")
            or text[end : end + 1] == "“"
        ):
            return strong and self.plausible(name)
        if self._composed.fullmatch(name):
            return True
        if len(name) == 4 and name[:2] not in words.surnames_two:
            return (strong and name[0] not in words.surnames) or bool(self._parts.match(name))
        return self.plausible(name) or (strong and len(name) <= 4 and (len(name) > 2 or (before and after)))

    @cached_property
    def _towns(self) -> frozenset[str]:
        """Names of townships without what says their kind (桑科)."""
        places = self._words.schema.places
        return frozenset(places.stem(p.name) for p in places if p.level == "township")

    def _composed_names(self, reading: Reading) -> Iterator[Candidate]:
        """Names made of parts, without a dot: 贡保扎西."""
        text = reading.text
        for match in self._composed.finditer(text):
            start, end = match.span()
            inside = [t for t in reading.tokens if t.start < end and start < t.end]
            if "·" in text[max(0, start - 1) : end + 1] or (
                inside[0].start < start and inside[0].tag in ("ORG", "LOC")
            ):
                continue
            if any(t.tag == "PER" for t in inside) or self._before.search(text[:start]) or self._after.match(text, end):
                yield Candidate(start, end, "Person", match.group(), 27)

    def _patterned(self, reading: Reading) -> Iterator[Candidate]:
        for match in self._anonymous.finditer(reading.text):
            if match.start() in reading.starts or match.start() in reading.boundaries or match.end() in reading.starts:
                after = reading.text[match.end() : match.end() + 1]
                if after not in tuple("个些种公单企"):
                    yield Candidate(match.start(), match.end(), "Person", match.group(), 22)
        for match in self._addressed.finditer(reading.text):
            if match.start() in reading.starts:
                yield Candidate(match.start(), match.end(), "Person", match.group(), 14)

    def _beside(self, reading: Reading) -> Iterator[Candidate]:
        """Names that the tagger missed: right after a post or role, best where a verb of saying follows."""
        text = reading.text
        companies = {t.end for t in reading.tokens if t.tag == "ORG"}
        for start in range(1, len(text) - 1):
            if not re.match(CJK, text[start]) or not (start in reading.starts or start in reading.boundaries):
                continue
            if not self._before.search(text[max(0, start - 14) : start]) and not (
                start in companies and self._after.match(text, start + 2)
            ):
                continue
            for length in (3, 4, 2):
                name, end = text[start : start + length], start + length
                if len(name) < length or not re.fullmatch(f"{CJK}+", name) or not self.plausible(name):
                    continue
                if length == 2 and name[1] in self._follows:
                    continue
                said = bool(self._after.match(text, end)) or bool(re.match(r"[第\d]", text[end : end + 1]))
                if not said and not (
                    end in reading.starts
                    and (end == len(text) or text[end] in self._follows or text[end] in "，。、；：（）")
                ):
                    continue
                if self._ordinary(reading, start, end, said):
                    continue
                yield Candidate(start, end, "Person", name, 16)
                break

    def _unheard(self, reading: Reading) -> Iterator[Candidate]:
        """Three characters that are one word to the tagger and none to the dictionary, a mark or a verb of saying after."""
        text = reading.text
        for token in reading.tokens:
            start, end = token.start, token.end
            if (
                len(token.text) != 3
                or token.tag in ("LOC", "ORG", "TIME", "m", "PER")
                or not self.plausible(token.text)
            ):
                continue
            if text[start - 1 : start] in ("“", "《") or not self._unlisted(reading, start, end):
                continue
            if text[end : end + 1] in tuple("、，") or self._after.match(text, end):
                yield Candidate(start, end, "Person", token.text, 16)

    def _bracketed(self, reading: Reading) -> Iterator[Candidate]:
        """A name with its post in brackets, in a list or a table."""
        for match in self._explained.finditer(reading.text):
            (start, end), name = match.span(1), match.group(1)
            tagged = any(t.tag == "PER" and t.start == start for t in reading.tokens)
            named = tagged or self.plausible(name) or bool(self._parts.match(name))
            if named and self._before.search(match.group(2)) and name not in self._words.no_names:
                yield Candidate(start, end, "Person", name, 29)

    def _listed(self, reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Names in a list with another that is certain: 茹雪晴、仝丽分获…."""
        text = reading.text
        for person in found:
            if person.weight < 16 or text[person.end : person.end + 1] not in ("、", "和"):
                continue
            start = person.end + 1
            for length in (3, 2, 4):
                name, end = text[start : start + length], start + length
                if (
                    self.plausible(name)
                    and re.fullmatch(f"{CJK}+", name)
                    and end in reading.starts
                    and not self._ordinary(reading, start, end, False)
                ):
                    if self._after.match(text, end) or text[end : end + 1] in tuple("、，。；等和"):
                        yield Candidate(start, end, "Person", name, 16)
                        break

    def _ordinary(self, reading: Reading, start: int, end: int, said: bool) -> bool:
        """Whether the stretch is a common word, or begins with one."""
        if any(start < b < end for b in reading.starts) and said:
            return any(
                t.start == start and t.tag in ("d", "p", "c", "u", "m", "ad") and t.text not in self._words.surnames
                for t in reading.tokens
            )
        if self._unlisted(reading, start, end) and (
            any(t.start == start and t.end == end for t in reading.tokens)
            or (end - start == 3 and not any(char in self._follows for char in reading.text[start + 1 : end]))
        ):
            return False  # one word to the tagger or a whole phrase, and none to the dictionary
        if end - start == 3 and {start, start + 1, end} <= reading.boundaries and start in reading.starts:
            last = next(t for t in reading.tokens if t.start < end <= t.end)
            marked = reading.text[end : end + 1] in tuple("，、。；）")
            if last.end == end and (last.start == start or (last.start == start + 1 and last.tag in _NOUNS and marked)):
                return False  # a surname and a word: 储|开平
        usual = ("v", "vn", "d", "p", "ad", "vd", "n", "m", "c", "u", "r", "TIME", "f", "s", "t", "q", "an", "ORG")
        return any(
            t.start <= start < t.end and t.tag in usual and not (t.start == start and len(t.text) == 1 and said)
            for t in reading.tokens
        ) and not (said and any(t.start == start and t.end == end and t.tag == "n" for t in reading.tokens))

    def _unlisted(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the dictionary has no word in the stretch but the surname."""
        inside = (
            range(start + 2, end) if reading.text[start : start + 2] in self._words.surnames_two else range(start, end)
        )
        return all(b in reading.boundaries for b in (start, *inside, end))

    def _again(self, reading: Reading, known: Mapping[str, str]) -> Iterator[Candidate]:
        """The article's names wherever they stand."""
        if not known:
            return
        text = reading.text
        for match in any_of(known).finditer(text):
            start, end = match.span()
            if "·" not in match.group() and (text[end : end + 1] == "·" or text[start - 1 : start] == "·"):
                continue
            if end - start == 2 and not (start in reading.starts and end in reading.starts):
                continue
            if (
                self._words.place_names.__contains__(match.group())
                and not self._before.search(text[:start])
                and not self._after.match(text, end)
            ):
                continue
            yield Candidate(start, end, "Person", known[match.group()], 28 if "·" not in match.group() else 31)
