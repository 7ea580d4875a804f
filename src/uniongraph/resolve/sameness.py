"""Which referents mean the same thing: their keys, and the keys that turn out to be another's.

A key follows from a referent and its article (:mod:`uniongraph.resolve.identity`). What only the page or the whole
build can tell, that a short name abbreviates a long one, that two employers belong to one person, is a move from
one key to another, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from uniongraph.records import ArticleReading, Referent
from uniongraph.resolve.identity import Identity, Key, Where, merge_companies, merge_local
from uniongraph.text.cores import core

_EMPLOYS = frozenset(["holdsPost", "affiliatedWith"])


@dataclass
class Sameness:
    """The key of each referent (by its id), and of the entity that each of those keys was moved to, why."""

    of_referent: dict[str, Key] = field(default_factory=dict)
    first: dict[str, Key] = field(default_factory=dict)
    why: dict[Key, str] = field(default_factory=dict)


def find_sameness(readings: Sequence[ArticleReading], identity: Identity) -> Sameness:
    """The keys of all referents: bodies and things first, then the programmes they run and the people they employ."""
    result = Sameness()
    places = {reading.article.id: Where(reading.article.page, reading.home) for reading in readings}
    credited = {(span.page, span.start) for r in readings for credit in r.article.credits for span in credit.spans[:1]}
    owners: dict[str, list[str]] = {}  # a person's employers, a programme's runners, in the order of the text
    for reading in readings:
        for owned, owner in _owned(reading):
            owners.setdefault(owned, []).append(owner)
    for referent in _referents(readings):
        if referent.cls != "Person" and not (referent.cls == "Programme" and referent.id in owners):
            result.of_referent[referent.id] = identity.key(referent, places[referent.article])
    result.first = dict(result.of_referent)
    _move_on_pages(readings, identity, result)
    for referent in _referents(readings):
        if referent.id not in result.of_referent:
            known = [result.of_referent[o] for o in owners.get(referent.id, ()) if o in result.of_referent]
            where = places[referent.article]
            if not known and all((m.spans[0].page, m.spans[0].start) in credited for m in referent.mentions):
                key = identity.credited(referent.cls, referent.name, where)
            else:
                key = identity.key(referent, where, known[0] if known else None)
            result.of_referent[referent.id] = result.first[referent.id] = key
    _join_people(readings, owners, identity, result)
    return result


def _referents(readings: Iterable[ArticleReading]) -> Iterable[Referent]:
    for reading in readings:
        yield from reading.referents


def _owned(reading: ArticleReading) -> Iterable[tuple[str, str]]:
    """Pairs of ids, what is owned before who owns it: present posts before former ones, else in the text's order."""
    for former in (False, True):
        for statement in sorted(reading.statements, key=lambda s: s.evidence.spans):
            if statement.predicate in _EMPLOYS and statement.former is former:
                yield statement.subject, statement.object
            elif statement.predicate == "runs" and not former:
                yield statement.object, statement.subject


def _move_on_pages(readings: Sequence[ArticleReading], identity: Identity, result: Sameness) -> None:
    """Short names of companies and local things to what else their page calls them.

    A name that abbreviates one name only, wherever in the build it does, does so on pages that lack the long one, too.
    """
    by_page: dict[str, list[Referent]] = {}
    for reading in readings:
        by_page.setdefault(reading.article.page, []).extend(reading.referents)
    moved: dict[str, dict[Key, Key]] = {}
    everywhere: dict[Key, set[Key]] = {}
    for page, referents in by_page.items():
        keys = [result.of_referent[r.id] for r in referents if r.id in result.of_referent]
        companies = merge_companies(keys, identity)
        for short, long in companies.items():
            result.why[short] = f"{short.core} is short for {long.core}"
            everywhere.setdefault(short, set()).add(long)
        local = merge_local([k for k in keys if k not in companies], identity)
        for key in local:
            result.why[key] = f"{key.core}: same name on one page"
        moved[page] = local | companies
    only = {short: next(iter(longs)) for short, longs in everywhere.items() if len(longs) == 1}
    for page, referents in by_page.items():
        for referent in referents:
            if (known := result.of_referent.get(referent.id)) is not None:
                result.of_referent[referent.id] = moved[page].get(known) or only.get(known, known)


def _join_people(
    readings: Sequence[ArticleReading], owners: dict[str, list[str]], identity: Identity, result: Sameness
) -> None:
    """People of one name who share an employer are one; on a page, so is one without to the only one with.

    The smallest key of those that are one stands for all. Bylines name reporters, who are nobody's employees there.
    """
    employers: dict[Key, set[Key]] = {}
    unemployed: dict[tuple[str, str], list[tuple[Key, str]]] = {}
    employed: dict[tuple[str, str], list[tuple[Key, str]]] = {}
    for reading in readings:
        for referent in reading.referents:
            if referent.cls != "Person":
                continue
            key = result.of_referent[referent.id]
            known = {result.of_referent[o] for o in owners.get(referent.id, ()) if o in result.of_referent}
            employers.setdefault(key, set()).update(known)
            if known:
                employed.setdefault((reading.article.page, core(referent.name)), []).append((key, reading.home))
            elif not key.credited:
                unemployed.setdefault((reading.article.page, core(referent.name)), []).append((key, reading.home))
    target = _by_shared(employers)
    for key, other in target.items():
        result.why.setdefault(key, f"{key.core}: same name and employer as {'~'.join((other.core, *other.apart))}")
    for mark, alone in unemployed.items():
        for key, home in alone:
            fits = {target.get(k, k) for k, there in employed.get(mark, ()) if identity.related(home, there)}
            if len(fits) == 1:
                target[key] = fits.pop()
                result.why.setdefault(key, f"{key.core}: same name on one page")
    for referent in _referents(readings):
        key = result.of_referent[referent.id]
        result.of_referent[referent.id] = target.get(key, key)


def _by_shared(employers: dict[Key, set[Key]]) -> dict[Key, Key]:
    """For each person's key that shares an employer with a smaller one of the same name, the smallest such key."""
    groups: list[tuple[set[Key], set[Key]]] = []
    for key in sorted(employers):
        keys, bodies = {key}, set(employers[key])
        for group in [g for g in groups if g[1] & bodies and next(iter(g[0])).core == key.core]:
            groups.remove(group)
            keys |= group[0]
            bodies |= group[1]
        if bodies:
            groups.append((keys, bodies))
    return {key: min(keys) for keys, _ in groups for key in keys if key != min(keys)}
