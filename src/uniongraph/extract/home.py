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
from uniongraph.text.matching import any_of, ends_with

_HEAD = 4  # lines of furniture that may be the page's head
_WEIGHT = {"kicker": 6.0, "byline": 4.0, "headline": 3.0, "note": 0.3, "caption": 0.5, "body": 1.0}


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
    place: str = ""  # code of the division that the page's head names: 定西工会信息
    brand: str = ""  # what the name of a company's paper calls the company


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
        rf"|(?:{publishing})(?:单位)?[：:][ 　]*([\u4e00-\u9fff（）]{{2,30}}?(?:{ends}))(?!有限|股份|集团)"
    )
    for text in furniture:
        if match := published.search(text):
            return House(match.group(1) or match.group(2), printed=True)
    return House()


def titled_house(furniture: Iterable[str], candidates: Iterable[Candidate], words: Words) -> House:
    """The company for which the paper is named, which the page names itself: 海川特钢报, 江苏海川特钢集团有限公司.

    Of several names that the page has for it the longest is the house's.
    """
    titled = re.compile(rf"([\u4e00-\u9fff]{{2,6}}?)(?:{any_of(words.lexicon.words('pointer', 'papers')).pattern})")
    heard = ([re.sub(r"[ 　]", "", text), *re.split(r"[ 　]+", text)] for text in furniture)  # 海 川 特 钢 报, too
    brands = {m.group(1) for parts in heard for part in parts if (m := titled.fullmatch(part))}
    common = {*words.lexicon.words("pointer", "papers"), *words.modifiers}  # 工人周报 is no firm's
    brands = {b for b in brands - common if not words.schema.places.named(b) and not words.schema.places.short(b)}
    if not brands:
        return House()
    ends = (*words.lexicon.words("Company", "legal_forms"), *words.lexicon.words("pointer", "own"))
    names = {c.name for c in candidates if c.cls == "Company" and not c.relative and c.name.endswith(ends)}
    for brand in sorted(brands):
        own = [n for n in names if brand in n[: words.place_at(n, 0) + len(brand)] and _one_firm(n, brand, words)]
        if own:
            return House(min(own, key=lambda n: (-len(n), n)), printed=True, brand=brand)
    return House()


def _one_firm(name: str, brand: str, words: Words) -> bool:
    """Whether a name is the company's whole, and none of its firms': no form of a company within it but its last."""
    forms = words.lexicon.longest_first("Company", "legal_forms")
    rest = name[name.index(brand) + len(brand) :]
    middle = rest.removesuffix(ends_with(rest, forms))
    return not any(form in middle and (len(form) > 2 or not middle.endswith(form)) for form in forms)  # 集团|物流|公司


def masthead_place(furniture: Sequence[str], divisions: Divisions, words: Words) -> str:
    """The code of the division that the page's head begins with (定西工会信息, 泗 阳 职 工), or "".

    Only the first lines are the head; one that says who publishes or holds something (主办：某市总工会) is none of it.
    """
    publishing = any_of(words.lexicon.words("pointer", "publishing"))
    places = words.schema.places
    for text in furniture[:_HEAD]:
        if publishing.search(text):
            continue
        for part in (re.sub(r"[ 　]", "", text), *re.split(r"[ 　]+", text)):
            place = divisions.prefix(part).place or next(
                (p for n in (4, 3, 2) for p in (*places.named(part[:n]), *places.short(part[:n]))), None
            )
            if place is not None and place.level in ("prefecture", "county"):
                return place.code
    return ""


def called_before(
    home: Home, seen: Sequence[tuple[Sentence, Candidate]], paper: str, divisions: Divisions, words: Words
) -> Home:
    """The union of the division whose paper it is, where the article says 市总工会 before it names another city's.

    市总工会书记张三带队赴青岛…青岛市总工会: the first is no union of 青岛. ``paper`` is the code of the paper's own
    division; a city of a lower level has the one that it lies in.
    """
    if home.place is None:
        return home
    whole = words.lexicon.words(words.home, "heads")[0]
    own_rest = home.name[divisions.prefix(home.name, [home.place.code]).end :]
    places = words.schema.places
    around = [p for p in (places.by_code(paper) if paper else None, places.by_code(home.place.parent)) if p is not None]
    for level in words.levels:
        if divisions.at_level(home.place, level) is not home.place:
            continue
        near = (divisions.at_level(place, level) for place in around)
        own = next((p for p in near if p is not None and p is not home.place), None)
        if own is None:
            continue
        for _, candidate in seen:  # in reading order
            if candidate.cls not in words.organisations:
                continue
            if candidate.cls == words.home and candidate.relative == level:
                if own_rest != whole and candidate.name.endswith(own_rest):
                    break  # 市教育工会, which the text then calls 晋江市教育工会: one city has no other's
                return Home(own.name + words.lexicon.words(words.home, "heads")[0], words.home, own, "", home.share)
            if not candidate.relative and divisions.prefix(candidate.name, [home.place.code]).place is home.place:
                break
    return home


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
