"""What an entity, and the facts that begin with it, add to the files for network programs and spreadsheets, as text.

It is made when the sums are and kept beside them, so that to write a file is to join what is kept: nearly all of it is
what it was in the build before. Left out: what only the whole network tells of a node, which ``network`` adds.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Collection, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from uniongraph.export.tables import COLUMNS
from uniongraph.gather.base import BUFFER, restored
from uniongraph.graph.terms import clean, safe_cell

_NODE = "SELECT iri, cls, label, names, place, mentions, cell FROM entity WHERE id = ?"
_EDGES = (
    "SELECT o.iri, f.predicate, f.title, f.former, f.announced, f.weight FROM fact f "
    "JOIN entity o ON o.id = f.object WHERE f.subject = ? ORDER BY f.predicate, o.iri, f.title, f.former"
)
_SAID = (
    "SELECT s.cell, f.predicate, o.cell, w.title, w.date, w.words, w.headline, w.name FROM fact f "
    "JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object JOIN said w ON w.fact = f.id "
    "WHERE f.subject {} ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"
)
_NAMESAKES = (
    "IN (SELECT entity FROM sayings WHERE cell IN (SELECT cell FROM sayings GROUP BY cell HAVING count(*) > 1))"
)


class Lines:
    """The lines in a database, which has the tables ``node``, ``edges`` and ``sayings`` for them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._row = csv.writer(_Echo(), lineterminator="\r\n").writerow
        self._cells = csv.writer(_Echo(), lineterminator="").writerow

    def drop(self, number: int, iri: str, cell: str | None) -> None:
        """Takes away what an entity added, which had this number, IRI and label in a spreadsheet."""
        self._db.execute("DELETE FROM node WHERE iri = ?", (iri,))
        self._db.execute("DELETE FROM edges WHERE iri = ?", (iri,))
        self._db.execute("DELETE FROM sayings WHERE cell = ? AND entity = ?", (cell, number))

    def renew(self, touched: Collection[int], renamed: Collection[int]) -> None:
        """Makes the lines anew of entities that were touched, themselves or in facts that begin with them.

        What was ``renamed`` stands in the lines of others, too; they had their lines taken away if they had any.
        """
        for number in touched:
            iri, *about = self._db.execute(_NODE, (number,)).fetchone()
            self._db.execute("INSERT OR REPLACE INTO node VALUES (?, ?, ?)", (iri, *self._node(iri, *about)))
            self._note_edges(number, iri)
        subjects = set(touched)
        if renamed:
            facts = self._db.execute("SELECT subject, object FROM fact")
            subjects.update(subject for subject, target in facts if target in renamed)
        for number in sorted(subjects):
            self._note_sayings(number)

    def _node(
        self, iri: str, cls: str, label: Any, names: str, place: str, mentions: int, cell: str
    ) -> tuple[str, str]:
        others = "" if names.startswith("[[],") else "; ".join(map(clean, json.loads(names)[0]))
        graphml = (
            f'    <node id="{_attribute(iri)}">\n{_data(0, clean(restored(label)))}'
            f'      <data key="d1">{cls}</data>\n{_data(2, others)}{_data(3, place)}'
            f'      <data key="d4">{mentions}</data>\n'
        )
        return graphml, self._cells((iri, cell, cls, safe_cell(others), place, mentions))

    def _note_edges(self, number: int, iri: str) -> None:
        """Those to one object together, objects in the order in which the facts name them."""
        found: dict[str, dict[str, tuple[str, str]]] = {}
        for target, predicate, stored_title, former, announced, weight in self._db.execute(_EDGES, (number,)):
            title = clean(restored(stored_title))
            key = f"{predicate}|{title}|{bool(former)}"
            graphml = (
                f'    <edge source="{_attribute(iri)}" target="{_attribute(target)}" id="{_attribute(key)}">\n'
                f'      <data key="d9">{predicate}</data>\n{_data(10, title)}'
                f'      <data key="d11">{bool(former)}</data>\n      <data key="d12">{bool(announced)}</data>\n'
                f'      <data key="d13">{weight}</data>\n    </edge>\n'
            )
            flags = (_FLAGS[former], _FLAGS[announced])
            row = self._row((iri, target, "Directed", predicate, safe_cell(title), *flags, weight))
            found.setdefault(target, {})[key] = graphml, row
        if not found:
            self._db.execute("DELETE FROM edges WHERE iri = ?", (iri,))
            return
        graphmls, rows = zip(*(edge for edges in found.values() for edge in edges.values()), strict=True)
        self._db.execute("INSERT OR REPLACE INTO edges VALUES (?, ?, ?)", (iri, "".join(graphmls), "".join(rows)))

    def _note_sayings(self, number: int) -> None:
        cell, text = "", ""
        rows = self._db.execute(_SAID.format("= ?"), (number,)).fetchall()
        if rows:
            cell, text = rows[0][0], "".join(map(self._row, rows))
            self._db.execute("INSERT OR REPLACE INTO sayings VALUES (?, ?, ?)", (cell, number, text))
        else:
            found = self._db.execute("SELECT cell FROM entity WHERE id = ?", (number,)).fetchone()
            self._db.execute("DELETE FROM sayings WHERE cell = ? AND entity = ?", (*found, number))


def write_sayings(db: sqlite3.Connection, path: Path) -> None:
    """Write ``facts.csv``, as ``export.tables.write_facts`` does of all facts at once."""
    of_namesakes = groupby(db.execute(_SAID.format(_NAMESAKES)), key=itemgetter(0))
    row = csv.writer(_Echo(), lineterminator="\r\n").writerow
    with path.open("wb", BUFFER) as file:
        file.write(("\ufeff" + row(COLUMNS)).encode())
        for texts in _by_name(db):
            if len(texts) == 1:
                file.write(texts[0])
            else:  # what is said of several of one name is one list
                file.writelines(row(cells).encode() for cells in next(of_namesakes)[1])


def _by_name(db: sqlite3.Connection) -> Iterator[list[bytes]]:
    rows = db.execute("SELECT cell, CAST(text AS BLOB) FROM sayings ORDER BY cell, entity")
    for _, found in groupby(rows, key=itemgetter(0)):
        yield [text for _, text in found]


class _Echo:
    """A file for ``csv.writer``, whose ``writerow`` gives back what this does."""

    def write(self, text: str) -> str:
        return text


_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTE = _IN_TEXT | {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
_FLAGS = {False: "false", True: "true"}
_MARKUP = re.compile("[&<>]")
_MARKUP_IN_ATTRIBUTE = re.compile('[&<>"\r\n\t]')


def _attribute(text: str) -> str:
    if not _MARKUP_IN_ATTRIBUTE.search(text):
        return text
    return _MARKUP_IN_ATTRIBUTE.sub(lambda found: _IN_ATTRIBUTE[found.group()], text)


def _data(key: int, text: str) -> str:
    if not text:
        return f'      <data key="d{key}" />\n'
    if _MARKUP.search(text):
        text = _MARKUP.sub(lambda found: _IN_TEXT[found.group()], text)
    return f'      <data key="d{key}">{text}</data>\n'
