"""Which referents mean the same thing: their keys, and the keys that turn out to be another's.

A key follows from a referent and its article (:mod:`uniongraph.resolve.identity`). What only the page or the whole
build can tell, that a short name abbreviates a long one, that two employers belong to one person, is a move from
one key to another, with its reason. Whatever a page tells is found page by page (:class:`OnPage`); what the build
tells follows from pairs of keys that the pages hand in, so that no more than those need to be gathered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from uniongraph.records import ArticleReading, Merge, Referent
from uniongraph.resolve.identity import Identity, Key, Where, merge_companies, merge_local, merge_placed, merge_unions
from uniongraph.text.cores import core

_EMPLOYS = frozenset(["holdsPost", "affiliatedWith"])

Keys = Mapping[Key, Key]
"""Keys, each with the one that it was moved to."""

_RARE = 3
"""Characters of a name that two people of one page will not share."""


@dataclass
class Sameness:
    """The key of each referent of a page (by its id), the key that it had first, and why such a key was moved."""

    of_referent: dict[str, Key] = field(default_factory=dict)
    first: dict[str, Key] = field(default_factory=dict)
    why: dict[Key, Merge] = field(default_factory=dict)


class OnPage:
    """The keys of one page's referents, found in three steps between which the whole build is asked.

    Made with a page, it has ``shorts``: the short names of companies with the long ones that they abbreviate there, and
    ``companies``: all that may be short names elsewhere. :meth:`employers` takes the short names of the whole build
    (:func:`only_long`), and :meth:`sameness` the people of the whole build (:func:`shared_employers`).
    """

    def __init__(self, readings: Sequence[ArticleReading], identity: Identity) -> None:
        self._readings, self._identity = readings, identity
        self._where = {reading.article.id: Where(reading.article.page, reading.home) for reading in readings}
        self._found = Sameness()
        self._owners: dict[str, list[str]] = {}  # a person's employers, a programme's runners, in the text's order
        for reading in readings:
            for owned, owner in _owned(reading):
                self._owners.setdefault(owned, []).append(owner)
        of_referent = self._found.of_referent
        for referent in _referents(readings):
            if referent.cls != "Person" and not (referent.cls == "Programme" and referent.id in self._owners):
                of_referent[referent.id] = identity.key(referent, self._where[referent.article])
        self._found.first.update(of_referent)
        keys = list(of_referent.values())
        self.shorts: Keys = merge_companies(keys, identity)
        self.companies = frozenset(key for key in keys if key.cls == "Company")
        local = merge_local([key for key in keys if key not in self.shorts], identity)
        local |= merge_placed([key for key in keys if key not in local and key not in self.shorts], identity)
        local |= merge_unions(keys, identity)
        self._moved, self._local = local | dict(self.shorts), local
        self._found.why.update({key: Merge("page", key.core, other.core) for key, other in local.items()})

    def employers(self, only: Keys) -> dict[Key, set[Key]]:
        """The people of the page who have employers, with them.

        ``only`` has the short names that abbreviate one name only, wherever in the build they do: they do so on pages
        that lack the long one, too.
        """
        found, identity = self._found, self._identity
        for one, key in found.first.items():
            moved = found.of_referent[one] = self._moved.get(key) or only.get(key, key)
            if moved != key and key not in self._local:
                found.why[key] = Merge("short", key.core, moved.core)
        credited = {(s.page, s.start) for r in self._readings for c in r.article.credits for s in c.spans[:1]}
        employers: dict[Key, set[Key]] = {}
        for referent in _referents(self._readings):
            if referent.id not in found.of_referent:
                known = self._known(referent)
                where = self._where[referent.article]
                if not known and all((m.spans[0].page, m.spans[0].start) in credited for m in referent.mentions):
                    key = identity.credited(referent.cls, referent.name, where)
                else:
                    key = identity.key(referent, where, known[0] if known else None)
                found.of_referent[referent.id] = found.first[referent.id] = key
                if known and referent.cls == "Person":
                    employers.setdefault(key, set()).update(known)
        return employers

    def sameness(self, shared: Keys) -> Sameness:
        """The keys of all referents. ``shared`` has the people who share an employer with another of their name.

        On a page, somebody without an employer is the only one of that name who has one. Bylines name reporters, who
        are nobody's employees there.
        """
        found = self._found
        alone: list[tuple[str, Key, str]] = []
        employed: dict[str, list[tuple[Key, str]]] = {}
        target: dict[Key, Key] = {}
        for reading in self._readings:
            for referent in reading.referents:
                if referent.cls != "Person":
                    continue
                key, name = found.of_referent[referent.id], core(referent.name)
                if self._known(referent):
                    employed.setdefault(name, []).append((shared.get(key, key), reading.home))
                    if key in shared:
                        target[key] = other = shared[key]
                        found.why[key] = Merge("employer", key.core, _told(other))
                elif not key.credited:
                    alone.append((name, key, reading.home))
        for name, key, home in alone:
            known = employed.get(name, ())
            fits = {other for other, there in known if self._identity.related(home, there)}
            if not fits and len(name) >= _RARE:  # a comment of no division on what the page tells
                fits = {other for other, there in known if not (home and there)}
            if len(fits) == 1:
                target[key] = other = fits.pop()
                found.why.setdefault(key, Merge("page", key.core, _told(other)))
        for one, key in found.of_referent.items():
            found.of_referent[one] = target.get(key, key)
        return found

    def _known(self, referent: Referent) -> list[Key]:
        """Who employs somebody, or runs a programme, in the order of the text."""
        of_referent = self._found.of_referent
        return [of_referent[o] for o in self._owners.get(referent.id, ()) if o in of_referent]


def _told(person: Key) -> str:
    """Somebody's name and whom they work for."""
    return "，".join((*person.apart[:1], person.core))


def only_long(shorts: Iterable[tuple[Key, Key]]) -> dict[Key, Key]:
    """Of pairs of a short name and a long one, those short names that stand for one long one only."""
    longs: dict[Key, set[Key]] = {}
    for short, long in shorts:
        longs.setdefault(short, set()).add(long)
    return {short: next(iter(found)) for short, found in longs.items() if len(found) == 1}


def shared_employers(employers: Mapping[Key, set[Key]]) -> dict[Key, Key]:
    """For each person's key that shares an employer with a smaller one of the same name, the smallest such key.

    Whether two people share one is asked for each name alone, so the names may be given in any parts.
    """
    groups: dict[str, list[tuple[set[Key], set[Key]]]] = {}
    for key in sorted(employers):
        keys, bodies = {key}, set(employers[key])
        named = groups.setdefault(key.core, [])
        for group in [g for g in named if g[1] & bodies]:
            named.remove(group)
            keys |= group[0]
            bodies |= group[1]
        if bodies:
            named.append((keys, bodies))
    return {
        key: smallest
        for named in groups.values()
        for keys, _ in named
        if (smallest := min(keys))
        for key in keys
        if key != smallest
    }


def find_sameness(pages: Mapping[str, Sequence[ArticleReading]], identity: Identity) -> dict[str, Sameness]:
    """The keys of all referents of a build, page by page: bodies first, then who runs and who is employed."""
    found = {page: OnPage(readings, identity) for page, readings in pages.items()}
    only = only_long(pair for one in found.values() for pair in one.shorts.items())
    employers: dict[Key, set[Key]] = {}
    for one in found.values():
        for person, bodies in one.employers(only).items():
            employers.setdefault(person, set()).update(bodies)
    shared = shared_employers(employers)
    return {page: one.sameness(shared) for page, one in found.items()}


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
