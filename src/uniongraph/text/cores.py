"""What of a name tells things apart: the core that stays when marks, kinds and long forms of zones are taken off.

Extraction compares cores within an article, resolution across articles; both must mean the same by it.
"""

from __future__ import annotations

import re

from uniongraph.schema import Schema
from uniongraph.text.matching import Affixes, any_of

_MARKS = re.compile(r"[“”‘’\"'《》〈〉「」『』·•・\s]")
_QUOTED = re.compile(r"“([^“”]{2,40})”")
_EDITION = re.compile(r"第[一二三四五六七八九十百\d]+[届次期]|首届|(?:19|20)\d\d年")


def core(name: str) -> str:
    """The name without marks of quotation and spaces, in one case."""
    return _MARKS.sub("", name).casefold()


def edition_of(name: str) -> tuple[str, str]:
    """What a name quotes and the edition told before it: 技能杯 and 首届 of 首届“技能杯”大赛; either may be empty."""
    quoted = _QUOTED.search(name)
    edition = _EDITION.search(name, 0, quoted.start()) if quoted else None
    return quoted.group(1) if quoted else "", edition.group() if edition else ""


class Cores:
    """Cores that need to know the words for kinds of things and of zones."""

    def __init__(self, schema: Schema) -> None:
        lexicon = schema.lexicon
        kinds = {s for c in ("Programme", "Event") for k in ("suffixes", "plain_suffixes") for s in lexicon.words(c, k)}
        kinds -= set(lexicon.words("Programme", "own_kinds"))  # a 课堂 is no 品牌 of the same name
        self._kinds = Affixes(kinds)
        parted, heats = (any_of(lexicon.words("Event", key)).pattern for key in ("parted", "heats"))
        self._heat = re.compile(rf"(?:{parted})([\u4e00-\u9fff]{{2,8}}(?:{heats}))$")  # the final of one trade
        forms = [lexicon.table(cls, "forms") for cls in sorted(schema.organisations())]
        trades = sorted(lexicon.table("Company", "numbered"), key=len, reverse=True)
        ends = sorted(set(lexicon.table("Company", "numbered").values()))
        self._plants = re.compile(rf"第([一二三四五六七八九十]{{1,2}})({'|'.join(trades)})({'|'.join(ends)})")
        fields = "|".join(lexicon.words("Company", "fields"))
        self._wholes = re.compile(rf"({fields})(?:有限责任公司|分公司|公司)")
        self._offices = {long: short for table in forms for long, short in table.items()}
        self._long = Affixes(self._offices)
        self._zones = tuple(sorted(lexicon.table("FunctionalZone", "same").items(), key=lambda item: -len(item[0])))

    def thing(self, name: str) -> str:
        """A programme's or event's core: what is quoted, without the word for its kind, with its edition.

        “求学圆梦”行动 and 求学圆梦 are one; the first and the second “技能杯” are two.
        """
        quoted, edition = edition_of(name)
        bare = core(quoted or name)
        for kind in self._kinds.endings(bare):
            if len(bare) - len(kind) >= 4:
                bare = bare[: -len(kind)]
                break
        return bare + edition + (self.heat(name) if quoted else "")

    def heat(self, name: str) -> str:
        """The trade and round that a contest's name ends with (钳工决赛), which make it a part of one, or ""."""
        match = self._heat.search(name)
        return match.group(1) if match else ""

    def plant(self, name: str) -> str:
        """The name of a company's part with the one form of its number: 第二采油厂 is 采油二厂, 油田公司 is 油田."""
        name = self._wholes.sub(r"\1", name)
        return self._plants.sub(r"\2\1\3", name)

    def zone(self, rest: str) -> str:
        """What follows a division's name, with a zone in the one form that comparison uses: 经开区 is 开发区."""
        for long, short in self._zones:
            if rest.startswith(long):
                return short + rest[len(long) :]
        return rest

    def office(self, name: str) -> str:
        """The name with the kind of office in the one form that comparison uses: 人力资源和社会保障局 is 人社局."""
        long = next(self._long.endings(name), "")
        return name[: -len(long)] + self._offices[long] if long else name
