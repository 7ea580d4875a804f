"""Honours by the verbs that give them (获评…, 被命名为…) and by who holds them; a finder of all honours.

Those that their names tell are found in ``award_names``, those with their cause between level and name in ``honours``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from uniongraph.extract.award_names import AwardNames, giving
from uniongraph.extract.honours import HonourFinder
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import Affixes, any_of, ends_with

_REST = re.compile(r"(?:等|认定|为契机|以来|之后|的契机)$|(?:的|\d{1,9}[个项枚家名位]|各\d).*")
"""What an award's name does not take in: 等, 的…, 3枚…"""

_RANKS = re.compile(r"[一二三][、和][二三](?:[、和]三)?等奖|[一二][、和][二三][、和]三等奖")
"""Ranks that share their last word: …项目一、二等奖."""

_COUNTED = re.compile("[一二三四五六七八九十百千万两几数多][名位批大个类种]|近百")

COUNTED_AS = re.compile(r"等\d+[多余]?[家个名位支][\u4e00-\u9fff]{0,8}?为")
"""What stands between the first of so many who are honoured and what they are made."""


class AwardFinder:
    """Finds names of awards."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._named, self._honours = AwardNames(words), HonourFinder(words)
        lexicon = words.lexicon
        self._suffixes = lexicon.words("Award", "suffixes")
        split = any_of(lexicon.words("Award", "split_verbs")).pattern
        self._split = re.compile(rf"(?:{split})[^，。；：“”]{{2,40}}?(?:为|成为)(“([^“”]{{4,30}})”)")
        self._given_ones = re.compile(
            rf"(?:{split})(?:的|出的?|了)(?:首批|第[一二三四五六七八九十\d]+批|新一批)?(?:\d+|[一二两三四五六七八九十]+)?[家个座名处所间]?(“([^“”]{{4,24}})”)(?=授牌|揭牌|挂牌|亮相|名单|等)"
        )
        self._so_many = re.compile(rf"(?:{split})了?\d{{1,4}}余?[家个名位支所][\u4e00-\u9fff]{{0,8}}?为")
        self._given_as = re.compile(rf"为[^，。；：]{{2,40}}?(“([^“”]{{4,30}})”)(?:{split})")
        leads = any_of(lexicon.words("Award", "rank_leads")).pattern
        ranks = any_of(lexicon.words("Award", "ranks")).pattern
        self._rank = re.compile(rf"(?:[\u4e00-\u9fff]{{2}}(?=组))?(?:{leads})?(?:{ranks})")
        self._rank_label = re.compile(r"(?:（[^（）]{1,12}）)?：")
        self._winning = any_of((*lexicon.words("Award", "verbs"), *lexicon.words("frames", "winning")))
        self._rests = frozenset(lexicon.words("Award", "rests"))
        self._won = lexicon.words("Award", "won")
        self._named_ends = Affixes((*self._suffixes, *self._rests))
        self._made = re.compile(rf"[\u4e00-\u9fff]{{4}}(?:{any_of(lexicon.words('Award', 'made')).pattern})$")
        self._made_verbs = lexicon.words("Award", "made_verbs")
        self._tails = any_of(lexicon.words("Award", "tails"))
        self._prizes = lexicon.words("Award", "prizes")
        self._generic = words.generic["Award"]
        self._craft = lexicon.words("Award", "craft")
        self._no_craft = lexicon.words("Award", "no_craft")
        self._epithets = lexicon.words("Award", "epithets")
        self._holders = re.compile(
            rf"([^，。；：！？、是为的和与及由在有]{{3,20}}?)(?:{any_of(lexicon.words('Award', 'holders')).pattern})"
        )
        self._quoted_holders = re.compile(
            rf"(“([^“”]{{3,24}})”)(?:荣誉|光荣)?(?:称号)?(?:{any_of(lexicon.words('Award', 'holders')).pattern})"
        )
        commends = any_of(lexicon.words("Award", "commends")).pattern
        self._commends = re.compile(
            rf"(?:{commends})了?[^，。；“”]{{0,10}}\d+[余多]?[名位个家支][^，。；“”]{{0,8}}(“([^“”，。；]{{4,24}})”)"
        )
        crowd, crowds = (any_of(lexicon.words("Award", key)).pattern for key in ("receivers", "crowds"))
        self._lead = re.compile(
            rf"(?:得|了|过|年度|第\d{{1,4}}批|\d{{1,9}}余?[名位个家][^“，]{{0,6}}?(?:{crowd})(?=[^“，]{{4}})"
            rf"|(?:{crowds})(?=(?:19|20)\d\d年)"
            r"|\d{1,9}[个项名次枚]|[一二三四五六七八九十两]{1,9}[个项名枚]|先后|等|首批|的|为){0,30}+"
        )
        self._crowds = lexicon.words("Award", "crowds")
        self._given_in = any_of(lexicon.words("Award", "given_in"))
        self._loose = re.compile(any_of(lexicon.words("Award", "loose_verbs")).pattern)
        self._verbs = giving(words)
        self._contests = frozenset(a + b for a in ("", *self._rests) for b in self._rests)

    def find(self, reading: Reading) -> list[Candidate]:
        """Candidates of a sentence, possibly overlapping."""
        found = [*self._by_verb(reading), *self._split_verb(reading), *self._named.find(reading)]
        found += [*self._by_holder(reading), *self._commended(reading), *self._counted(reading)]
        found += self._honours.find(reading)
        return [*found, *self._ranks_won(reading)]

    def _ranks_won(self, reading: Reading) -> Iterator[Candidate]:
        """Places in a contest, which are named by the contest: 获团体一等奖; 二等奖（2名）：."""
        text = reading.text
        for match in self._rank.finditer(text):
            start, end = match.span()
            begin = max(text.rfind(mark, 0, start) for mark in "，。；：！？“") + 1
            label = start == 0 and self._rank_label.match(text, end)
            won = any(m.end() + 24 >= start for m in self._winning.finditer(text, begin, start))
            if label or (won and (text[start - 1] in "得获了评" or start in reading.starts)):
                yield Candidate(start, end, "Award", match.group(), 24, "rank")

    def _counted(self, reading: Reading) -> Iterator[Candidate]:
        """What so many are made: 命名…等57家单位为…先进单位，…等35个班组为…先进班组."""
        text = reading.text
        for match in (*COUNTED_AS.finditer(text), *self._so_many.finditer(text)):
            stop = re.compile(r"[，。；：]").search(text, match.end())
            end = self._outside(text, match.end(), stop.start() if stop else len(text))
            candidate = self._award(reading, match.end(), text[match.end() : end], strong=True)
            bare = candidate.name.replace("“", "").replace("”", "") if candidate is not None else ""
            if candidate is not None and (self._honour(bare) or self._named.levels_first(bare)):
                yield candidate

    def _commended(self, reading: Reading) -> Iterator[Candidate]:
        """What so many are commended as: 表彰了30位“…好领导”."""
        for match in self._commends.finditer(reading.text):
            yield Candidate(*match.span(1), "Award", match.group(1), 45, aliases=(match.group(2),))

    def _by_holder(self, reading: Reading) -> Iterator[Candidate]:
        """What somebody holds: …是2023年开发建设新疆奖章获得者."""
        for match in self._quoted_holders.finditer(reading.text):
            start, end = match.span(1)
            begin = self._named.level_start(reading, start)
            begin = start if self._named.levels.fullmatch(reading.text, begin, start) else begin
            name = reading.text[begin:end]
            yield Candidate(begin, end, "Award", name, 46, aliases=(match.group(2),))  # 第三届“某某新星”获得者
        for match in self._holders.finditer(reading.text):
            start, end = match.span(1)
            name = match.group(1)
            starts = start in reading.starts or start in reading.boundaries
            crafted = len(name) == 4 and name.endswith(self._craft) and not name.startswith(self._no_craft)
            crafted = crafted and name not in self._generic and not _COUNTED.match(name)
            if crafted and starts:
                yield Candidate(start, end, "Award", name, 46)  # 龙城工匠|代表
                continue
            if starts and name.endswith(self._prizes) and name not in self._generic and not self._verbs.search(name):
                yield Candidate(start, end, "Award", name, 46)

    def _split_verb(self, reading: Reading) -> Iterator[Candidate]:
        """What is given, where the bearer stands between the verb and its name: 命名…等6家单位为“…”, 为…“…”授牌."""
        for pattern in (self._split, self._given_as, self._given_ones):
            for match in pattern.finditer(reading.text):
                (start, end), name = match.span(1), match.group(2)
                if ends_with(name, self._named_ends) and name not in self._generic:
                    yield Candidate(start, end, "Award", match.group(1), 53, aliases=(name,))

    def _by_verb(self, reading: Reading) -> Iterator[Candidate]:
        text = reading.text
        for verb in sorted([*self._verbs.finditer(text), *self._loose.finditer(text)], key=lambda m: m.span()):
            loose = bool(self._loose.fullmatch(verb.group()))
            if verb.start() not in reading.starts and verb.start() not in reading.boundaries and len(verb.group()) < 2:
                continue
            stop = re.compile(r"[，。；：！？]").search(text, verb.end())
            end = self._outside(text, verb.end(), stop.start() if stop else len(text))
            region = text[verb.end() : end]
            if len(region) < 3:
                continue
            inside = {i for i in range(verb.end(), end) if i in reading.starts and i + 1 not in reading.starts}
            pieces = self._pieces(region, {i - verb.end() for i in inside})
            named = any(m.end() == len(piece) for _, piece in pieces for m in self._named.names.finditer(piece))
            for start, piece in pieces:
                strong = named or len(verb.group()) >= 2
                made = strong and not loose and verb.group().endswith(self._made_verbs)
                candidate = self._award(reading, verb.end() + start, piece, strong=strong, made=made)
                if candidate and loose and self._verbs.search(candidate.name):
                    continue  # 评选中|捧回银奖
                if candidate and not (loose and not self._honour(candidate.name)):
                    yield candidate

    def _honour(self, name: str) -> bool:
        """Whether a name says itself that it is an honour's."""
        bare = name.strip("“”")
        place = bool(ends_with(bare, self._words.head_class)) and not bare.endswith("示范点")
        if bare.startswith(self._epithets) and len(bare) >= 4 and bare not in self._generic:
            return bool(ends_with(bare, self._suffixes))
        return bool(ends_with(bare, self._suffixes)) and bare not in self._generic and len(bare) >= 4 and not place

    @staticmethod
    def _outside(text: str, start: int, end: int) -> int:
        """The end of the clause, never inside a quotation."""
        return (
            end
            if text.count("“", start, end) == text.count("”", start, end)
            else (text.find("”", end) + 1 or len(text))
        )

    def _pieces(self, region: str, words: Collection[int] = ()) -> list[tuple[int, str]]:
        """The members of a list, quotations kept whole, and words of several characters that start at some places."""
        depth, start, pieces = 0, 0, []
        whole = [m.span() for m in self._named.names.finditer(region)]
        for i, char in enumerate(region):
            depth += (char in "“《（") - (char in "”》）")
            ranks = char in "、和" and _RANKS.match(region, max(0, i - 1)) is not None
            if (
                depth == 0
                and char in "、和及"
                and i not in words
                and not ranks
                and not any(a < i < b for a, b in whole)
            ):
                pieces.append((start, region[start:i]))
                start = i + 1
            elif depth == 0 and region.startswith("”“", i):
                pieces.append((start, region[start : i + 1]))
                start = i + 1
        pieces.append((start, region[start:]))
        return pieces

    def _without_bearer(self, reading: Reading, start: int, piece: str) -> tuple[int, str]:
        """What somebody is given, without who: 授予陈某某|2024年海安工匠; 黄炎培奖 has no level behind the name."""
        ends = [t.end for t in reading.tokens if t.tag == "PER" and start <= t.start and t.end < start + len(piece)]
        rest = piece[ends[-1] - start :] if ends else ""
        told = ORDINAL.match(rest) or self._named.levels_first(rest)
        return (ends[-1], rest) if rest and told else (start, piece)

    def _award(self, reading: Reading, start: int, piece: str, strong: bool, made: bool = False) -> Candidate | None:
        lead = self._lead.match(piece)
        assert lead is not None
        start, piece = start + lead.end(), piece[lead.end() :]
        if (won := self._verbs.match(piece)) and won.end() < len(piece):  # …奖状、13名个人|获|…奖章
            start, piece = start + won.end(), piece[won.end() :]
        if tail := self._tails.search(piece):
            piece = piece[: tail.start()]
        # What counts the bearers is no name, unless a quotation follows it: 3名“…”.
        piece = _REST.sub(lambda m: m.group() if m.group()[0].isdigit() and "“" in m.group() else "", piece).strip()
        if piece.count("“") > piece.count("”"):
            start, piece = start + piece.index("“") + 1, piece[piece.index("“") + 1 :]  # “某某能手|称号”
        piece = re.sub(r"(?<=[\u4e00-\u9fff])（[^（）]{2,12}）$", "", piece)
        quoted = re.search(r"“[^“”]{2,30}”", piece)
        if not 3 <= len(piece) <= 36 or piece.strip("“”") in self._generic or re.search(r"[，。；]", piece):
            return None
        if self._given_in.search(piece):
            return None  # …竞赛中授予的奖章: the verb inside says what is given
        if quoted:
            crowd = re.match(r".*(?:等|\d)[\d余多]{0,9}[家个名位人][\u4e00-\u9fff]{0,4}$", piece[: quoted.start()])
            people = [t for t in reading.tokens if t.tag == "PER" and start <= t.start < start + quoted.start()]
            if people and not crowd:
                crowd = re.match(r"[^“]*", piece)
            if crowd:  # 授予柯友良等6名职工|“…”: who receives it
                # from the quotation on, not from the end of the crowd: an unclosed “ may stand before it
                start, piece = start + quoted.start(), piece[quoted.start() :]
                quoted = re.match(r"“[^“”]{2,30}”", piece)
                assert quoted is not None
            lead_text = piece[: quoted.start()]
            if ends_with(quoted.group()[1:-1], self._suffixes) and ends_with(lead_text, self._crowds):
                start, piece = start + quoted.start(), piece[quoted.start() :]  # 优秀女职工班组|“…标兵岗”
                quoted = re.match(r"“[^“”]{2,30}”", piece)
                assert quoted is not None
            rest = piece[quoted.end() :]
            if tail and not rest and quoted.start() == 0 and len(quoted.group()) >= 6:
                return Candidate(start, start + len(piece), "Award", piece, 54, aliases=(piece.strip("“”"),))
            bare = not ends_with(rest, self._suffixes) or rest.endswith(self._won)  # “…奖”|单位颁奖
            if rest and bare and rest not in self._rests:
                if not ends_with(quoted.group()[1:-1], self._suffixes):
                    return None  # 确定为“三线”建设示范站区
                piece = piece[: quoted.end()]
            elif not strong and not (quoted.start() == 0 and ends_with(quoted.group()[1:-1], self._suffixes)):
                return None
        else:
            start, piece = self._without_bearer(reading, start, piece)
            named = list(self._named.names.finditer(piece))
            levelled = made and self._made.search(piece) and self._named.levels_first(piece)
            if levelled or (named and named[-1].end() == len(piece)):
                pass
            elif not strong or not ends_with(piece, self._suffixes) or len(piece) < 5:
                return None
            if re.search(r"[了着过是有在将把与对向由]|等(?![级奖])", piece):
                return None
        if quoted and piece[: quoted.start()] in self._contests:
            start, piece = start + quoted.start(), piece[quoted.start() :]  # 竞赛活动“安全明星企业”
        name = piece
        relative = self._named.relative(name)
        aliases = (quoted.group()[1:-1],) if quoted else ()
        return Candidate(
            start, start + len(piece), "Award", name, 52, "relative" if relative else "name", relative, aliases
        )
