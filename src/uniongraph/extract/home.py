"""The body that an article is about: whose the programmes are that it tells of, and where 区总工会 is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uniongraph.extract.divisions import Divisions, Prefix
from uniongraph.extract.words import Candidate, Words
from uniongraph.records import Article, Sentence
from uniongraph.schema import Place
from uniongraph.text.matching import any_of

_WEIGHT = {"kicker": 6.0, "byline": 4.0, "headline": 3.0, "note": 0.3, "caption": 0.5, "body": 1.0}
_LONGEST_PLACE = 12
"""Characters that the name of a division before that of a paper has at most."""


@dataclass(frozen=True, slots=True)
class Home:
    """An article's own body (its name, or "") and division; ``area`` is the zone's name when it is a zone's body."""

    name: str = ""
    cls: str = ""
    place: Place | None = None
    area: str = ""
    share: float = 0.0


def find_home(
    article: Article,
    named: Sequence[tuple[Sentence, Candidate]],
    divisions: Divisions,
    words: Words,
    context: Sequence[str],
) -> Home:
    """The home-class body that the article names first, most and most prominently.

    ``named`` holds the absolute names only; ``context`` the codes of the divisions of the article, then the page.
    """
    scores: dict[str, float] = {}
    first: dict[str, Candidate] = {}
    bodies_seen = 0
    for sentence, candidate in named:
        if candidate.cls != words.home or candidate.relative:
            continue
        prefix = divisions.prefix(candidate.name, context)
        if not prefix.places and candidate.name in words.names:
            continue
        key = _key(candidate.name, prefix)
        weight = _WEIGHT.get(sentence.role, 1.0)
        if sentence.role == "body":
            bodies_seen += 1
            weight += max(0.0, 2.0 - 0.5 * bodies_seen)
        if prefix.place is not None and prefix.place.level == "province":
            weight *= 0.6
        if any(words.head_class[m.group(1)] == "Company" for m in words.head_pattern.finditer(candidate.name)):
            weight *= 0.25  # 苏州银行盐城分行工会 is no union of 苏州
        scores[key] = scores.get(key, 0.0) + weight
        held = first.get(key)
        if held is None or len(candidate.name) > len(held.name):
            first[key] = candidate
    if not scores:
        return Home()
    best = min(scores, key=lambda k: (-scores[k], k))
    name = first[best].name
    prefix = divisions.prefix(name, context)
    rest = name[prefix.end :]
    area = next((name[: prefix.end] + head for head in divisions.zone_heads if rest.startswith(head)), "")
    if not area:  # 东莞松山湖高新区总工会: a zone that no list of divisions has
        head = next((h for h in divisions.zone_heads if 2 <= rest.find(h) <= 6), "")
        area = name[: prefix.end + rest.find(head) + len(head)] if head else ""
    return Home(name, words.home, prefix.place, area, scores[best] / sum(scores.values()))


def _key(name: str, prefix: Prefix) -> str:
    return (prefix.place.code + name[prefix.end :]) if prefix.place else name


@dataclass(frozen=True, slots=True)
class House:
    """The body whose own paper a page is, or ""; ``printed`` is whether the masthead says so.

    ``place`` is the division whose paper the page is by its name (张掖日报), if any.
    """

    name: str = ""
    printed: bool = False
    place: Place | None = None


NOBODY = House()
"""The house of a page that is nobody's own paper."""


def masthead_house(furniture: Iterable[str], words: Words) -> House:
    """The company that the page's head or foot names as its publisher: 某油田有限公司主办."""
    publishing = any_of(words.lexicon.words("pointer", "publishing")).pattern
    own = words.lexicon.longest_first("pointer", "own")
    ends = any_of({*words.lexicon.words("Company", "legal_forms"), *own}).pattern
    union = any_of(words.lexicon.words(words.home, "weak_heads")).pattern
    published = re.compile(
        rf"(?<![\u4e00-\u9fff])([\u4e00-\u9fff（）]{{2,30}}?(?:{ends}))(?:{union})?[ 　]*(?:{publishing})"
    )
    publisher = re.compile(rf"(?:{publishing})(?:单位)?[：:][ 　]*([\u4e00-\u9fff（）]{{2,30}}?(?:{ends}))")
    for text in furniture:
        if match := published.search(text) or publisher.search(text):
            return House(match.group(1), printed=True)
    return House()


def masthead_place(furniture: Iterable[str], words: Words, divisions: Divisions) -> Place | None:
    """The division that the name of the page's paper begins with: 张掖日报, 定西市总工会办公室编."""
    papers = words.lexicon.words("Media", "papers")
    for text in furniture:
        line = re.sub(r"\s", "", text).lstrip("#*|·")
        for end in range(2, _LONGEST_PLACE):
            # 伊春 is a common word to every other finder, and a place where 日报 follows
            if line.startswith(papers, end) and (place := divisions.choose(line[:end], ())) is not None:
                return place
    return None


def find_house(candidates: Iterable[Candidate], words: Words) -> House:
    """The body whose own paper a page is, if any: the only one that fits a noun (集团公司) which the page just uses."""
    nouns = words.lexicon.words("pointer", "house")
    parts = {part for noun in nouns for part in words.pointer_fits.get(noun, ())}
    names: Counter[str] = Counter()
    pointing = 0
    for candidate in candidates:
        if candidate.kind == "pointer":
            pointing += candidate.relative in nouns
        elif candidate.cls == words.lexicon.table("pointer", "nouns").get(nouns[0] if nouns else ""):
            legal = candidate.name.endswith(words.lexicon.words(candidate.cls, "legal_forms"))
            names[candidate.name] += (legal or candidate.name.endswith(nouns)) and any(
                p in candidate.name for p in parts
            )
    fitting = [name for name, n in names.items() if n]
    return House(fitting[0]) if pointing >= 2 and len(fitting) == 1 else House()
