"""People: the tagger's names, mended and checked; names that it misses beside posts, roles and verbs of saying.

The tagger cuts rare names (郗望|北), so a name's end is settled by what stands around it: tokens, the parts that
names of some peoples are made of, and the same characters elsewhere in the article (:meth:`PersonFinder.known`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from uniongraph.extract.dotted import CJK, DottedNames
from uniongraph.extract.naming import Naming
from uniongraph.extract.surnames import Surnames
from uniongraph.extract.untagged import UntaggedNames
from uniongraph.extract.words import Candidate, Reading, Words
from uniongraph.text.matching import Affixes, Sought, any_of, ends_with, occurrences
from uniongraph.text.tagger import Token

_NOTHING: Mapping[str, str] = MappingProxyType({})
_SHORT_QUOTE = 8
_MOTTO = re.compile(r"[ ‘’]")
_MARKS = ("", *"，。；、：）")
_SPOKEN = "说在和与的是为被把将也表告介等给到"  # what may follow every time a short name stands
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
        self._titles = any_of(
            (*words.titles, *lexicon.words("Person", "address"), *lexicon.words("Person", "honorifics"))
        )
        self._posts = any_of(words.titles)
        self._no_ends = tuple(lexicon.words("Person", "no_name_ends"))
        self._titles_end = Affixes(words.titles)
        posts = (*words.titles, *words.lexicon.words("posts", "professions"))
        self._heads = Affixes(tuple(t for t in posts if t.endswith("长")))
        self._no_name_before = Affixes((*lexicon.words("Person", "no_name_before"), *words.head_class))
        self._before_is = frozenset(lexicon.words("Person", "before_is"))
        self._adverbs = frozenset(lexicon.words("Person", "adverbs"))
        self._rare_given = frozenset(lexicon.words("Person", "rare_given"))
        self._roles = frozenset((*words.titles, *words.roles))
        self._inside = frozenset(lexicon.words("Person", "inside"))
        self._firms = lexicon.longest_first("Company", "legal_forms")
        self._sites = Affixes(lexicon.words("Site", "heads"))
        doing, kinds = (any_of(lexicon.words("Programme", key)).pattern for key in ("doing", "kind_ends"))
        self._planned = re.compile(rf"(?:{doing}){{0,2}}({kinds})")
        speeches = any_of(lexicon.words("Person", "speeches")).pattern
        self._speaking = re.compile(
            rf"[作做](?!为)(?!{CJK}{{0,3}}[，。；、])[\u4e00-\u9fff]{{0,8}}?(?:{speeches})|[作做]了|[作做](?:{speeches})"
        )
        self._naming = Naming(words)
        self._untagged = UntaggedNames(self._naming, words.surnames)
        self._surnames = Surnames(words)
        self._composed = re.compile(rf"(?:{self._naming.parts.pattern}){{2,3}}")

    def find(self, reading: Reading, known: Mapping[str, str] = _NOTHING) -> list[Candidate]:
        """Candidates of a sentence, possibly overlapping; ``known`` holds forms of names and the names they mean."""
        found = reading.once("people", self._unaided)
        if known:
            found = [
                c for c in found if known.get(c.name) == c.name or not self._surnames.in_full(c.name, known.values())
            ]
        return [*found, *self._again(reading, known)]

    def _unaided(self, reading: Reading) -> list[Candidate]:
        """What the sentence gives by itself."""
        found = [c for c in self._dotted.find(reading) if not self._sites.ending(c.name)]  # 海川·邻里坊
        titled = [c for c in self._titled(reading) if not any(c.overlaps(other) for other in found)]
        found += titled
        found += [c for c in self._tagged(reading) if not any(c.overlaps(other) for other in found)]
        found += self._patterned(reading)
        found += self._untagged.bracketed(reading)
        found += [*self._untagged.addressed(reading), *self._untagged.introduced(reading)]
        found += [c for c in self._untagged.transliterated(reading) if not any(c.overlaps(other) for other in found)]
        found += [
            c for c in self._composed_names(reading) if not any(c.start >= o.start and c.end <= o.end for o in found)
        ]
        found += self._untagged.find(reading, found)
        found = [c for c in found if "·" in c.name or c in titled or not c.name.endswith(self._no_ends)]  # （起点队）
        found = [c for c in found if c.name not in self._words.head_class]  # 职工|宣讲团, though 宣 is a surname
        return [c for c in found if not self._names_plan(reading, c)]

    def _names_plan(self, reading: Reading, person: Candidate) -> bool:
        """Whether a name is the beginning of a plan's: 童乐|关爱计划, but not 李四|计划开店."""
        plan = self._planned.match(reading.text, person.end)
        if plan is None or self._naming.preceded(reading.text, person.start):
            return False
        kind = reading.tokens[reading.token_at[plan.start(1)]]
        return not (kind.tag == "v" and kind.start == person.end)

    def _titled(self, reading: Reading) -> Iterator[Candidate]:
        """Names with a dot between a post and a mark or a verb of saying: 工会主席|阿力亚·要力瓦斯|表示."""
        text = reading.text
        for match in re.finditer(rf"(?<={CJK})·(?={CJK})", text):
            dot = match.start()
            if any(b <= dot < e for b, e in reading.quotations):
                continue  # a slogan in parts
            starts = (at for at in range(dot - 2, max(0, dot - 8), -1) if self._titles_end.ending_at(text, 0, at))
            start = next(starts, None)
            ends = range(dot + 3, min(len(text), dot + 8) + 1)
            end = next((e for e in ends if text[e : e + 1] in _MARKS or self._naming.after.match(text, e)), None)
            if start is not None and end is not None and re.fullmatch(f"{CJK}+·{CJK}+", text[start:end]):
                yield Candidate(start, end, "Person", text[start:end], 29)

    def after_bodies(self, reading: Reading, bodies: Sequence[Candidate]) -> list[Candidate]:
        """People of a list who each stand right after a body; ``bodies`` are the candidates of the sentence."""
        ends = {c.end for c in bodies if c.cls in self._words.organisations}
        found = self._untagged.after_bodies(reading, ends)
        return [c for c in found if c.name not in self._words.head_class and c.name not in self._roles]

    def told(self, text: str, start: int, end: int) -> bool:
        """Whether a post before a name, or a verb of saying behind it, shows that it is a person's."""
        return self._naming.preceded(text, start) or bool(self._naming.after.match(text, end))

    def known(self, readings: Sequence[Reading]) -> dict[str, str]:
        """Names of an article, each as it is written and as the full name that it stands for.

        A name that is everywhere followed by the same character was cut short (郗望北), and one that is written
        with a dot goes by its first part too.
        """
        names = {c.name for r in readings for c in self.find(r) if c.weight >= 16 and c.name[-1:] != "某"}
        forms: dict[str, str] = {}
        short = _places([r.text for r in readings], {name for name in names if self._could_go_on(name)})
        for name in sorted(names, key=lambda n: (len(n), n)):
            full = self._dotted.common(name, names) if "·" in name else self._continued(name, short.get(name, ()))
            forms[full] = full
        for full in sorted(n for n in forms if "·" in n):
            first = full.split("·")[0]
            if len(first) >= 3:
                forms[first] = full
        for name in list(forms):
            whole = self._surnames.in_full(name, forms)
            if len(whole) == 1:
                forms[name] = whole[0]
            elif whole:
                del forms[name]
        return Sought(forms)

    def _could_go_on(self, name: str) -> bool:
        """Whether a name is a surname and one character, of which there may be two."""
        surname = 2 if name[:2] in self._words.surnames_two else 1
        return len(name) == surname + 1 and name[:1] in self._words.surnames

    def _continued(self, name: str, places: Sequence[tuple[str, int]]) -> str:
        """The name, or it and one character more where each of two or more places (text, end) has that character."""
        if any(self._titles.match(text, end) for text, end in places):
            return name  # 崔波|副调研员
        after = [text[end : end + 1] for text, end in places]
        last = after[0] if after else ""
        if len(after) >= 2 and len(set(after)) == 1 and re.fullmatch(CJK, last) and last not in _SPOKEN:
            return name + last
        return name

    def _tagged(self, reading: Reading) -> Iterator[Candidate]:
        """The tagger's people, mended where it cut them."""
        taken = 0
        for number, token in enumerate(reading.tokens):
            if token.tag != "PER" or token.start < taken or not token.text.strip("，。、 "):
                continue
            start, end = self._mended(reading, number, token)
            post = self._titles.match(reading.text, end - 1)
            if end - start >= 3 and post is not None and post.end() > end:
                end -= 1  # 崔波|副调研员
            if end - start == 3 and reading.text[end - 1] in "任为" and self._posts.match(reading.text, end):
                end -= 1  # 郑启|任|副主席
            if end - start == 3 and self._naming.after.match(reading.text, end - 1):
                end -= 1  # 姚敏|主持
            if end - start == 3 and self._speaking.match(reading.text, end - 1):
                end -= 1  # 赵农|作大赛总结
            if end - start == 3 and reading.text[end - 1] in self._inside and reading.text[end : end + 1] == "中":
                end -= 1  # 高明|口中的
            if end - start == 4 and reading.text[end - 1] in self._adverbs and self._acts_next(reading, number):
                end -= 1  # 丁一帆刚|做完
            headed = reading.text[start] == "长" and end - start in (3, 4)
            if headed and self._heads.ending_at(reading.text, max(0, start - 8), start + 1):
                start += 1  # 护士|长丁一帆
            if reading.text[start + 1 : start + 2] == "长":
                start, end = self._after_post(reading, start, end)  # 维修工|段长余圈禾
            name = reading.text[start:end]
            taken = end
            if self._holds(reading, start, end, name):
                yield Candidate(start, end, "Person", name, 26)

    @staticmethod
    def _acts_next(reading: Reading, number: int) -> bool:
        """Whether a verb stands right after a token."""
        token, after = reading.tokens[number], reading.tokens[number + 1 : number + 2]
        return bool(after) and after[0].start == token.end and after[0].tag in ("v", "vd")

    def _mended(self, reading: Reading, number: int, token: Token) -> tuple[int, int]:
        """Start and end of the name that a token is, or is a piece of."""
        words, text, tokens = self._words, reading.text, reading.tokens
        start = token.start + len(token.text) - len(token.text.lstrip("，。、 "))
        end = start + len(token.text.strip("，。、 "))
        before = tokens[number - 1] if number and tokens[number - 1].end == start else None
        if before is not None and len(before.text) == 1:
            two = before.text + text[start] in words.surnames_two and end - start <= 3
            alone = before.text in words.surnames and end - start == 2
            two = two or (alone and self._naming.preceded(text, before.start))
            start = before.start if two else start
        following = [t for t in tokens[number + 1 : number + 3] if t.start >= end]
        beside = bool(following) and following[0].tag == "PER" and following[0].start == end == start + 2
        if beside and text[start] in words.surnames and self._naming.after.match(text, end + 1):
            return start, end + 1  # 丁一|凡深情: 深情 tells how somebody speaks
        for after in following:
            if after.start != end or not re.fullmatch(f"{CJK}+", after.text):
                break
            name = text[start:end]
            surname = 2 if name[:2] in words.surnames_two else 1
            if (
                (
                    after.tag == "PER"
                    and end - start + len(after.text) <= 5
                    and not (
                        self._naming.plausible(name) and len(name) > surname and self._naming.plausible(after.text)
                    )
                )
                or (
                    len(name) == surname
                    and len(after.text) <= 2
                    and after.text not in self._naming.follows
                    and after.tag not in ("p", "u", "c", "w")
                )
                or (
                    len(name) == surname + 1
                    and name[0] in words.surnames
                    and len(after.text) == 1
                    and self._given(reading, after, surname)
                )
                or (
                    len(name) == 2
                    and len(after.text) == 1
                    and after.tag in ("a", "ad", "an", "n", "nz")
                    and name[0] not in words.surnames
                    and after.text not in self._naming.follows
                    and self._naming.preceded(text, start)
                    and any(t.start == after.end and t.tag in ("v", "vd", "p", "d") for t in tokens)
                )  # 党组书记|图布|新|陪同
            ):
                end = after.end
            else:
                break
        return start, end

    def _after_post(self, reading: Reading, start: int, end: int) -> tuple[int, int]:
        """The name behind a post whose last characters the tagger took into it, with the token that it cut off."""
        text = reading.text
        if not self._heads.ending_at(text, max(0, start - 8), start + 2):
            return start, end
        after = next((t.end for t in reading.tokens if t.start == end), end)
        for stop in (after, end):
            if 2 <= stop - start - 2 <= 3 and self._naming.plausible(text[start + 2 : stop]):
                return start + 2, stop
        return start, end

    def _given(self, reading: Reading, token: Token, surname: int) -> bool:
        """Whether a single character after a surname and one character ends the name: 梁翰|之 before 介绍."""
        rest = reading.text[token.end :]
        if token.text in self._naming.follows and not (
            (token.text in self._rare_given and self._naming.after.match(rest))
            or (
                token.text in self._before_is
                and rest.startswith("是")
                and self._led(reading, token.start - surname - 1)
            )
        ):
            return False
        ends = rest[:1] in tuple("，。；）、") and (
            token.tag != "v" or self._naming.preceded(reading.text, token.start - surname - 1)
        )
        return token.tag not in _FUNCTION or bool(self._naming.after.match(rest)) or ends

    def _led(self, reading: Reading, start: int) -> bool:
        """Whether a name that begins here is led to by a post, kin or 的: 父亲|余二早|是…."""
        return reading.text[start - 1 : start] == "的" or self._naming.preceded(reading.text, start)

    def _holds(self, reading: Reading, start: int, end: int, name: str) -> bool:
        """Whether a stretch that the tagger took for a person is one."""
        text, words = reading.text, self._words
        if name[1:] in words.weak_heads or name[1:] in words.head_class:
            return False  # 段工会: the union of a depot
        if self._naming.no_name(name) or not re.fullmatch(f"{CJK}{{2,5}}", name):
            return False
        if self._surnames.is_familiar(name):  # 徒弟小汪, 小马说, but not 小马拉大车
            told = self._naming.preceded(text, start) or self._naming.after.match(text, end)
            return bool(told) or text[start - 1 : start] == "的"
        if (
            name in words.titles
            or name[1:] in words.titles
            or name[2:] in words.titles
            or self._dotted.beside(text, start, end)
        ):
            return False
        if self._no_name_before.starting(text, end):
            return False
        before, after = self._naming.preceded(text, start), bool(self._naming.after.match(text, end))
        if any(
            b <= start and end <= e and e - b <= _SHORT_QUOTE and (b, e) != (start, end) for b, e in reading.quotations
        ):
            return False  # a short quotation names a thing
        strong = before or after
        if not strong and any(b <= start and end <= e and _MOTTO.search(text, b, e) for b, e in reading.quotations):
            return False  # “‘工’在身边 ‘暖’到心间”
        if text[start - 1 : start] == "“" and text[end : end + 1] == "”" and not strong:
            return False  # “种茶郎”
        owned = text[start - 1 : start] == "的" or any(t.tag == "ORG" and t.end == start for t in reading.tokens)
        if self._posts.match(text, end) and not (before or owned) and len(name) <= 2:
            return False  # 贡保主席: a part of a name and a form of address
        if name in words.place_names and len(name) > 2 and name[-1] in words.levels:
            return False  # 杭锦旗
        if (
            name in words.place_names
            or (len(name) == 2 and name in self._towns)
            or name.endswith(("人", "班"))
            or text[end : end + 1] == "“"
        ):
            listed = text[start - 1 : start] in tuple("、和") and any(
                t.tag == "PER" and t.end == start - 1 for t in reading.tokens
            )  # 李敏、|张强: a town's name, too
            return (strong or listed) and self._naming.plausible(name)
        if self._composed.fullmatch(name):
            return True
        if len(name) == 4 and name[:2] not in words.surnames_two:
            return (strong and name[0] not in words.surnames) or bool(self._naming.parts.match(name))
        return self._naming.plausible(name) or (strong and len(name) <= 4 and (len(name) > 2 or (before and after)))

    @cached_property
    def _towns(self) -> frozenset[str]:
        """Names of townships without what says their kind (桑科)."""
        places = self._words.schema.places
        return frozenset(places.stem(name) for name, level in places.names() if level == "township")

    def _composed_names(self, reading: Reading) -> Iterator[Candidate]:
        """Names made of parts, without a dot: 贡保扎西."""
        text = reading.text
        for match in self._composed.finditer(text):
            start, end = match.span()
            inside = [t for t in reading.tokens if t.start < end and start < t.end]
            if "·" in text[max(0, start - 1) : end + 1] or (
                inside[0].start < start
                and inside[0].tag in ("ORG", "LOC")
                and not (inside[0].end == end and ends_with(text[inside[0].start : start], self._firms))
            ):
                continue  # but …有限公司|哈斯额尔敦, which the tagger takes for the end of the firm's name
            if (
                any(t.tag == "PER" for t in inside)
                or (end - start >= 4 and not any(t.tag in ("ORG", "LOC") for t in inside))
                or self._naming.preceded(text, start)
                or self._naming.after.match(text, end)
                or (inside[0].tag == "ORG" and inside[0].start < start and inside[0].end == end and end - start >= 4)
            ):
                yield Candidate(start, end, "Person", match.group(), 27)

    def _patterned(self, reading: Reading) -> Iterator[Candidate]:
        for match in self._anonymous.finditer(reading.text):
            if match.start() in reading.starts or match.start() in reading.boundaries:
                after = reading.text[match.end() : match.end() + 1]
                if after not in tuple("个些种公单企"):
                    yield Candidate(match.start(), match.end(), "Person", match.group(), 22)
        for match in self._addressed.finditer(reading.text):
            if match.start() in reading.starts:
                yield Candidate(match.start(), match.end(), "Person", match.group(), 14)

    def _again(self, reading: Reading, known: Mapping[str, str]) -> Iterator[Candidate]:
        """The article's names wherever they stand."""
        if not known:
            return
        text = reading.text
        for start, end in occurrences(text, known):
            form = text[start:end]
            if "·" not in form and (text[end : end + 1] == "·" or text[start - 1 : start] == "·"):
                continue
            if end - start == 2 and not (start in reading.starts and end in reading.starts):
                continue
            if (
                form in self._words.place_names
                and not self._naming.preceded(text, start)
                and not self._naming.after.match(text, end)
            ):
                continue
            yield Candidate(start, end, "Person", known[form], 28 if "·" not in form else 31)


def _places(texts: Iterable[str], names: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    """Where each name stands, as the text and the offset after it; the texts are gone through once for all names."""
    found: dict[str, list[tuple[str, int]]] = {}
    for text in texts:
        ends: dict[str, int] = {}
        for length in {len(name) for name in names}:
            for end in range(length, len(text) + 1):
                name = text[end - length : end]
                if name in names and ends.get(name, 0) <= end - length:
                    ends[name] = end
                    found.setdefault(name, []).append((text, end))
    return found
