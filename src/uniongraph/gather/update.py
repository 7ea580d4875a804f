"""Brings the database of a build from the pages that it knows to the pages that there are.

Pages come and go one by one. What they tell of names and employers is gathered as they come; then the few moves of keys
that only the whole build can decide are decided anew where pairs changed, the pages that name a key that is moved
otherwise than before are taken up again, and the sums of the entities and facts that any of these touch are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from uniongraph.gather.base import Base, read_key, stored, written
from uniongraph.gather.packing import squeezed
from uniongraph.gather.render import Renderer, written_problems
from uniongraph.gather.sums import Sums
from uniongraph.reading import PageResult
from uniongraph.records import ArticleReading
from uniongraph.resolve.entities import Finder, named_alone
from uniongraph.resolve.identity import Key
from uniongraph.resolve.sameness import OnPage, shared_employers
from uniongraph.schema import Schema

Fetch = Callable[[str, bytes], PageResult]
"""Gives what was made of a page, by its id and key."""

Step = Callable[[int, int], None]
"""Told how much is done, and how much there is to do."""


class Update:
    """Changes to a database: :meth:`remove` and :meth:`add` pages, then :meth:`settle`."""

    def __init__(self, base: Base, schema: Schema) -> None:
        self._db = base.db
        self._finder = Finder(schema)
        self._renderer = Renderer(schema)
        self._sums = Sums(base.db, schema, self._renderer)
        self._todo: set[int] = set()
        self._cores: set[str] = set()

    def remove(self, number: int) -> None:
        """Takes away a page by its number, and all that it told."""
        self._forget(number)
        self._forget_names(number)
        self._db.execute("DELETE FROM page WHERE number = ?", (number,))
        self._todo.discard(number)

    def add(self, key: bytes, result: PageResult, number: int | None = None) -> None:
        """Takes in what was made of a page that was read, in the place of what it was before, if it has a number."""
        read = result.read
        assert read is not None
        if number is not None:
            self._forget_names(number)
        else:
            number = self._db.execute("INSERT INTO page (id) VALUES (?)", (result.page,)).lastrowid
            assert number is not None
        problems = dict.fromkeys([*read.problems, *(p for reading in result.readings for p in reading.problems)])
        self._db.execute(
            "UPDATE page SET key = ?, checksum = ?, articles = ?, characters = ?, problems = ? WHERE number = ?",
            (key, read.page.checksum, len(read.articles), len(read.page.text), written_problems(problems), number),
        )
        on_page = self._on_page(result)
        self._db.executemany(
            "INSERT INTO short VALUES (?, ?, ?)",
            ((number, written(short), written(long)) for short, long in on_page.shorts.items()),
        )
        self._db.executemany(
            "INSERT INTO company VALUES (?, ?)", ((number, company) for company in _written(on_page.companies))
        )
        self._note_employers(number, on_page.employers(self._only(on_page)))
        self._todo.add(number)

    def settle(self, fetch: Fetch, step: Step) -> None:
        """Decides what the whole build decides, and makes the sums anew that are touched."""
        again = self._decide_shorts()
        for number in sorted(again):
            on_page = self._on_page(self._fetched(number, fetch))
            self._note_employers(number, on_page.employers(self._only(on_page)))
        todo = sorted(self._todo | again | self._decide_people())
        for done, number in enumerate(todo):
            step(done, len(todo) + 1)
            self._find(number, self._fetched(number, fetch))
        self._sums.settle()
        self._todo.clear()
        step(len(todo) + 1, len(todo) + 1)

    def _fetched(self, number: int, fetch: Fetch) -> PageResult:
        page, key = self._db.execute("SELECT id, key FROM page WHERE number = ?", (number,)).fetchone()
        return fetch(page, key)

    def _on_page(self, result: PageResult) -> OnPage:
        return OnPage(_named(result), self._finder.identity)

    def _forget_names(self, number: int) -> None:
        self._cores.update(c for (c,) in self._db.execute("SELECT core FROM employs WHERE page = ?", (number,)))
        for table in ("short", "company", "employs"):
            self._db.execute(f"DELETE FROM {table} WHERE page = ?", (number,))

    def _forget(self, number: int) -> None:
        """Takes away what a page told of entities and facts."""
        (touched,) = self._db.execute("SELECT touched FROM page WHERE number = ?", (number,)).fetchone()
        if touched is None:
            return
        entities, facts, articles = json.loads(touched)
        self._sums.forget(number, entities, facts)
        self._db.executemany("DELETE FROM block WHERE iri = ?", ((iri,) for iri in articles))

    def _moves(self, kind: str, keys: Iterable[str]) -> dict[Key, Key]:
        found = {}
        for key in keys:
            row = self._db.execute("SELECT target FROM moved WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            if row is not None:
                found[read_key(key)] = read_key(row[0])
        return found

    def _only(self, on_page: OnPage) -> dict[Key, Key]:
        return self._moves("short", _written(on_page.companies))

    def _note_employers(self, number: int, employers: dict[Key, set[Key]]) -> None:
        self._cores.update(c for (c,) in self._db.execute("SELECT core FROM employs WHERE page = ?", (number,)))
        self._db.execute("DELETE FROM employs WHERE page = ?", (number,))
        rows = [
            (number, written(person), written(employer), json.dumps(person.core))
            for person, bodies in employers.items()
            for employer in bodies
        ]
        self._db.executemany("INSERT INTO employs VALUES (?, ?, ?, ?)", rows)
        self._cores.update(core for *_, core in rows)

    def _decide_shorts(self) -> set[int]:
        """Which short names of companies stand for one long one; the pages where that is otherwise than before."""
        new = dict(
            self._db.execute("SELECT short, min(long) FROM short GROUP BY short HAVING count(DISTINCT long) = 1")
        )
        old = dict(self._db.execute("SELECT key, target FROM moved WHERE kind = 'short'"))
        return self._moved("short", old, new, "company", "key")

    def _decide_people(self) -> set[int]:
        """Which people share an employer with another of their name; the pages where that is otherwise than before."""
        found: set[int] = set()
        for core in sorted(self._cores):
            employers: dict[Key, set[Key]] = {}
            for person, employer in self._db.execute("SELECT person, employer FROM employs WHERE core = ?", (core,)):
                employers.setdefault(read_key(person), set()).add(read_key(employer))
            new = {}
            if len(employers) > 1:
                new = {written(key): written(other) for key, other in shared_employers(employers).items()}
            old = dict(self._db.execute("SELECT key, target FROM moved WHERE kind = ?", (f"person {core}",)))
            if old or new:
                found |= self._moved(f"person {core}", old, new, "employs", "person")
        self._cores.clear()
        return found

    def _moved(self, kind: str, old: dict[str, str], new: dict[str, str], table: str, column: str) -> set[int]:
        changed = sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
        found: set[int] = set()
        for key in changed:
            self._db.execute("DELETE FROM moved WHERE kind = ? AND key = ?", (kind, key))
            if key in new:
                self._db.execute("INSERT INTO moved VALUES (?, ?, ?)", (kind, key, new[key]))
            found.update(page for (page,) in self._db.execute(f"SELECT page FROM {table} WHERE {column} = ?", (key,)))
        return found

    def _find(self, number: int, result: PageResult) -> None:
        """Takes in what a page tells of entities and facts, in the place of what it told before."""
        read = result.read
        assert read is not None
        self._forget(number)
        on_page = self._on_page(result)
        employers = on_page.employers(self._only(on_page))
        shared: dict[Key, Key] = {}
        for person in employers:
            shared |= self._moves(f"person {json.dumps(person.core)}", [written(person)])
        finds = self._finder.find(read, _named(result), on_page.sameness(shared))
        text = self._renderer.page(read, finds)
        entities = self._sums.tell(number, finds)
        facts = self._sums.say(number, result, finds, entities)
        self._db.executemany(
            "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?)",
            ((b.iri, stored(b.text), stored(b.paper), stored(b.rest)) for b in text.articles),
        )
        touched = [sorted(entities.values()), facts, [block.iri for block in text.articles]]
        self._db.execute(
            "UPDATE page SET mentions = ?, credits = ?, listing = ?, touched = ?, evidence = ?, said = ? "
            "WHERE number = ?",
            (
                len(finds.mentions), len(finds.credits), json.dumps(text.listing), json.dumps(touched),
                squeezed(text.evidence), squeezed(text.mentions), number,
            ),
        )  # fmt: skip


def _named(result: PageResult) -> Sequence[ArticleReading]:
    return [named_alone(reading) for reading in result.readings]


def _written(keys: Iterable[Key]) -> list[str]:
    return sorted({written(key) for key in keys})
