"""Honours: by name with a level before it (全国五一劳动奖章), and by the verbs that give them (获评…, 被命名为…)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from uniongraph.extract.honours import HonourFinder
from uniongraph.extract.words import ORDINAL, Candidate, Reading, Words
from uniongraph.text.matching import Affixes, any_of, ends_with

_REST = re.compile(r"(?:等|认定|为契机|以来|之后|的契机)$|(?:的|\d{1,9}[个项枚家名位]|各\d).*")
"""What an award's name does not take in: 等, 的…, 3枚…"""

_RANKS = re.compile(r"[一二三][、和][二三](?:[、和]三)?等奖|[一二][、和][二三][、和]三等奖")
"""Ranks that share their last word: …项目一、二等奖."""

_COUNTED = re.compile("[一二三四五六七八九十百千万两几数多][名位批大个类种]|近百")
_COLON = re.compile(r"(?:名单|是|有|为)?：")

COUNTED_AS = re.compile(r"等\d+[多余]?[家个名位支][\u4e00-\u9fff]{0,8}?为")
"""What stands between the first of so many who are honoured and what they are made."""


class AwardFinder:
    """Finds names of awards."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._honours = HonourFinder(words)
        lexicon = words.lexicon
        self._names = any_of(lexicon.words("Award", "names"))
        self._suffixes = lexicon.words("Award", "suffixes")
        self._levels = any_of(lexicon.words("Award", "levels"))
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
        self._goes_on = lexicon.words("Award", "no_end_before")
        self._strong = frozenset(lexicon.words("Award", "strong_names"))
        self._rests = frozenset(lexicon.words("Award", "rests"))
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
        holders = any_of(lexicon.words("Award", "holders")).pattern
        verbs = any_of(lexicon.words("Award", "verbs")).pattern
        self.verbs = re.compile(rf"(?!{holders})(?:{verbs})(?:了|过)?")
        self._posted = re.compile(rf"(?:{any_of((*words.titles, *lexicon.words('posts', 'professions'))).pattern})$")
        self._posts = frozenset((*words.titles, *lexicon.words("posts", "professions")))
        self._firms = tuple(lexicon.words("Company", "legal_forms"))
        self._contests = frozenset(a + b for a in ("", *self._rests) for b in self._rests)
        self._borne = frozenset(lexicon.words("Award", "borne"))

    def find(self, reading: Reading) -> list[Candidate]:
        """Candidates of a sentence, possibly overlapping."""
        found = [*self._by_verb(reading), *self._split_verb(reading), *self._by_name(reading)]
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
            if candidate is not None and (self._honour(bare) or self._levels_first(bare)):
                yield candidate

    def _commended(self, reading: Reading) -> Iterator[Candidate]:
        """What so many are commended as: 表彰了30位“…好领导”."""
        for match in self._commends.finditer(reading.text):
            yield Candidate(*match.span(1), "Award", match.group(1), 45, aliases=(match.group(2),))

    def _by_holder(self, reading: Reading) -> Iterator[Candidate]:
        """What somebody holds: …是2023年开发建设新疆奖章获得者."""
        for match in self._quoted_holders.finditer(reading.text):
            start, end = match.span(1)
            begin = self._level_start(reading, start)
            begin = start if self._levels.fullmatch(reading.text, begin, start) else begin
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
            if starts and name.endswith(self._prizes) and name not in self._generic and not self.verbs.search(name):
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
        for verb in sorted([*self.verbs.finditer(text), *self._loose.finditer(text)], key=lambda m: m.span()):
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
            named = any(m.end() == len(piece) for _, piece in pieces for m in self._names.finditer(piece))
            for start, piece in pieces:
                strong = named or len(verb.group()) >= 2
                made = strong and not loose and verb.group().endswith(self._made_verbs)
                candidate = self._award(reading, verb.end() + start, piece, strong=strong, made=made)
                if candidate and loose and self.verbs.search(candidate.name):
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
        whole = [m.span() for m in self._names.finditer(region)]
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

    def _award(self, reading: Reading, start: int, piece: str, strong: bool, made: bool = False) -> Candidate | None:
        lead = self._lead.match(piece)
        assert lead is not None
        start, piece = start + lead.end(), piece[lead.end() :]
        if (won := self.verbs.match(piece)) and won.end() < len(piece):  # …奖状、13名个人|获|…奖章
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
            if rest and not ends_with(rest, self._suffixes) and rest not in self._rests:
                if not ends_with(quoted.group()[1:-1], self._suffixes):
                    return None  # 确定为“三线”建设示范站区
                piece = piece[: quoted.end()]
            elif not strong and not (quoted.start() == 0 and ends_with(quoted.group()[1:-1], self._suffixes)):
                return None
        else:
            named = list(self._names.finditer(piece))
            levelled = made and self._made.search(piece) and self._levels_first(piece)
            if levelled or (named and named[-1].end() == len(piece)):
                pass
            elif not strong or not ends_with(piece, self._suffixes) or len(piece) < 5:
                return None
            if re.search(r"[了着过是有在将把与对向由]|等(?![级奖])", piece):
                return None
        if quoted and piece[: quoted.start()] in self._contests:
            start, piece = start + quoted.start(), piece[quoted.start() :]  # 竞赛活动“安全明星企业”
        name = piece
        relative = self._relative(name)
        aliases = (quoted.group()[1:-1],) if quoted else ()
        return Candidate(
            start, start + len(piece), "Award", name, 52, "relative" if relative else "name", relative, aliases
        )

    def _levels_first(self, piece: str) -> bool:
        """Whether a level, a year or a division begins what somebody is made: 某省工会标准化母婴休息室."""
        first = ORDINAL.match(piece)
        at = first.end() if first else 0
        level = self._levels.match(piece, at)
        end = max(self._words.place_at(piece, at), level.end() if level else at)
        return len(piece) - end >= 4 and end > 0

    def _relative(self, piece: str) -> str:
        """The bare level that a name of an award begins with: 省五一劳动奖状, 市总工会“…”."""
        for level in self._words.levels:
            if piece.startswith(level) and not re.match(r"部?级", piece[len(level) :]):
                return level
        return ""

    def _by_name(self, reading: Reading) -> Iterator[Candidate]:
        text = reading.text
        for match in self._names.finditer(text):
            start = match.start()
            if match.end() < len(text) and (text.startswith(self._goes_on, match.end())):
                continue
            quoted = start > 0 and text[start - 1] == "“" and text[match.end() : match.end() + 1] == "”"
            begin = start - 1 if quoted else start
            begin = self._level_start(reading, begin)
            end = match.end() + 1 if quoted else match.end()
            name = text[begin:end]
            if not quoted and any(
                b <= start and match.end() < e and e - match.end() >= 2 for b, e in reading.quotations
            ):
                continue  # “…劳动模范|疗休养基地”
            label = text[max(0, start - 1) : start] in ("", "：", "；", "。", " ") and text.startswith(
                "：", match.end()
            )
            if label and match.group() not in self._generic:
                yield Candidate(start, match.end(), "Award", match.group(), 48)  # a list's label
                continue
            levelled = begin < start or match.group().startswith(("全国", "中国"))
            if match.group() in self._posts and self._employed(reading, begin, start):
                continue  # 某集团有限公司|首席技师: a post
            borne = match.group() in self._borne and (
                self._bearer(reading, match.end()) or self._titled_bearer(reading, match.end())
            )
            if borne and begin == start and not quoted:
                begin = self._nickname(reading, start)
            levelled = levelled or begin < start
            if match.group() in self._generic and begin == start:
                continue
            name = text[begin:end]
            told = levelled or borne or match.group() in self._strong
            if not told and (len(match.group()) < 5 or not quoted):
                continue
            if (
                match.group() in self._generic
                and not quoted
                and not (
                    self._given(reading, text, begin, match.end())
                    or (levelled and self._in_a_life(reading, begin, match.end()))
                    or (name.startswith("全国") and text[match.end() : match.end() + 1] == "、")
                    or (levelled and self._titled_bearer(reading, match.end()))
                    or (levelled and self._exemplary(reading, begin))
                    or (levelled and _COLON.match(text, match.end()))
                )
            ):
                continue
            if (
                self._words.head_class.get(match.group()) == "Site"
                and not self._levels.match(text, begin, start)
                and not self._given(reading, text, begin, end)
            ):
                continue  # 邓州市|职工疗休养基地, “职工之家”|文体活动中心: the place, which nobody is given
            relative = self._relative(name)
            aliases = (match.group(),) if quoted else ()
            yield Candidate(begin, end, "Award", name, 48, "relative" if relative else "name", relative, aliases)

    @staticmethod
    def _exemplary(reading: Reading, start: int) -> bool:
        """Whether somebody is told as one of those who have an honour: 培育出张三等|省级劳模."""
        such = re.search(r"等(?:\d{1,4}余?[名位个])?$", reading.text[max(0, start - 8) : start])
        at = start - len(such.group()) if such else -1
        return any(t.tag == "PER" and t.end == at for t in reading.tokens)

    def _employed(self, reading: Reading, begin: int, start: int) -> bool:
        """Whether what stands before a word for a post and an honour is the name of a firm."""
        return reading.text[begin:start].endswith(self._firms)

    @staticmethod
    def _bearer(reading: Reading, end: int) -> bool:
        """Whether the name of somebody stands right after an honour: 大国工匠|张三."""
        return any(t.tag == "PER" and t.start == end for t in reading.tokens)

    def _titled_bearer(self, reading: Reading, end: int) -> bool:
        """Whether an honour stands before somebody's firm and post: 齐鲁工匠、|某机床有限公司首席技师张三."""
        if reading.text[end : end + 1] != "、":
            return False
        after = [t for t in reading.tokens if end < t.start <= end + 30]
        firm = after[:1] and after[0].start == end + 1 and after[0].tag == "ORG"
        person = next((t for t in after if t.tag == "PER"), None)
        gap = reading.text[end + 1 : person.start] if person is not None else "，"
        if re.search("[，。；：]", gap):
            return False
        return (bool(firm) and "、" not in gap) or bool(self._posted.search(gap))  # 大国工匠、“某某班”班长张三

    @staticmethod
    def _nickname(reading: Reading, end: int) -> int:
        """Where what a town is called begins right before an honour (羊城|工匠), else ``end``."""
        token = reading.tokens[reading.token_at[end - 1]] if end else None
        return token.start if token and token.tag == "LOC" and token.end == end and len(token.text) >= 2 else end

    @staticmethod
    def _in_a_life(reading: Reading, start: int, end: int) -> bool:
        """Whether an honour stands by itself after somebody's name: 张三，男，…，全国劳动模范."""
        alone = (
            reading.text[start - 1 : start] in tuple("，、是系") or reading.text.endswith("作为", 0, start)
        ) and reading.text[end : end + 1] in (
            "",
            *"，、。；）",
        )
        return alone and any(t.tag == "PER" and t.end < start for t in reading.tokens)

    def _given(self, reading: Reading, text: str, start: int, end: int) -> bool:
        """Whether the words around a common word of honour (劳模) show that it is given: 获评省劳模."""
        before = re.split(r"[，。；]", text[max(0, start - 40) : start])[-1]
        person = next(
            (
                t
                for t in reading.tokens
                if t.tag == "PER" and end - 1 <= t.start <= end + 14 and not re.search(r"[，。；]", text[end : t.start])
            ),
            None,
        )
        return bool(self.verbs.search(before) or re.search(r"\d[名个位人]$", before) or person) or bool(
            self._tails.match(text, end)
        )

    def _level_start(self, reading: Reading, end: int) -> int:
        """Where the level, place, body or year before an award's name begins."""
        text, start = reading.text, end
        while start > max(0, end - 20):
            if ordinal := next((m for m in ORDINAL.finditer(text, max(0, start - 8), start) if m.end() == start), None):
                start = ordinal.start()
                continue
            level = next((m for m in self._levels.finditer(text, max(0, start - 4), start) if m.end() == start), None)
            token = reading.tokens[reading.token_at[start - 1]]
            placed = start < end and self._words.place_at(text, start) > start and token.tag in ("ORG", "LOC")
            if placed and self._words.place_at(text, token.start) < start:
                break  # 民乐县税务局|张掖市五一劳动奖章: two lines of a list
            if token.tag in ("LOC", "ORG") and (
                self._words.place_at(text, token.start) > token.start or token.tag == "ORG"
            ):
                start = token.start
            elif level and not (level.group() in ("区", "县", "市", "省") and level.start() not in reading.starts):
                start = level.start()
            elif (
                token.tag in ("n", "nz", "vn")
                and 2 <= start - token.start <= 4
                and self._levelled(reading, token.start)
            ):
                start = token.start  # 全国|铁路|技术能手: a branch between the level and the name
            else:
                break
        return start

    def _levelled(self, reading: Reading, end: int) -> bool:
        """Whether a level or a division's name ends at ``end``."""
        text = reading.text
        token = reading.tokens[reading.token_at[end - 1]] if end else None
        level = any(m.end() == end for m in self._levels.finditer(text, max(0, end - 4), end))
        return level or bool(token and token.tag == "LOC" and self._words.place_at(text, token.start) == end)
