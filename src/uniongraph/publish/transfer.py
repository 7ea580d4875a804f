"""A build sent into staging graphs, chunk by chunk, and moved in place when it is there whole.

Whoever asks the store sees the old build until the move and the new one after it. A store with transactions (Oxigraph,
Fuseki with TDB2, GraphDB) moves both graphs at once; with others (Virtuoso) the move itself can be interrupted, which
is marked in the store and put right by the same command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from uniongraph.graph.store import INFERRED as INFERRED_GRAPH
from uniongraph.publish import marks
from uniongraph.publish.client import Credentials, PublishError, Store, connection
from uniongraph.publish.discovery import find_store
from uniongraph.publish.parts import INFERRED, ROLES, STATED, Survey, chunks, survey

Progress = Callable[[str, int, int], None]
"""Called with ``send``, the chunks that are there, and all chunks."""

NAMED = f"{marks.GRAPHS}/stated"
"""Where what is stated goes in a store that cannot keep its default graph apart."""

CHUNK = 10_000

_LOG_FULL, _ROW_BY_ROW = "SR325", "DEFINE sql:log-enable 3"
"""Virtuoso cannot move large graphs in one transaction, and says so; it can when told to commit row by row."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to send.

    ``graph`` is where what is stated goes, by default the default graph; ``inferred`` where what only follows goes, by
    default the graph in which the ready questions look for it.
    ``update`` and ``graph_store`` are addresses that cannot be worked out from the endpoint's. A chunk has ``chunk``
    triples, a request may take ``seconds``. ``replace`` allows to replace what no publication left; ``anew`` forgets
    what was sent before; ``direct`` sends into the graphs themselves, which must be empty; ``dry_run`` sends nothing.
    """

    credentials: Credentials = field(default_factory=Credentials)
    graph: str | None = None
    inferred: str | None = None
    update: str | None = None
    graph_store: str | None = None
    chunk: int = CHUNK
    seconds: float = 600
    replace: bool = False
    anew: bool = False
    direct: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of it: triples by graph, chunks sent now and before; ``done`` is False for a dry run.

    ``graphs`` has the default graph under ``""``. ``query`` is where the store takes questions, ``current`` whether
    this very build had been published before, ``shows_all`` whether a question to the store that names no graph is
    answered from all of them.
    """

    query: str
    graphs: Mapping[str, int]
    chunks: int
    sent: int
    done: bool
    current: bool = False
    shows_all: bool = False


def publish(
    folder: str | Path, endpoint: str, settings: Settings | None = None, *, progress: Progress | None = None
) -> Publication:
    """Sends the build in ``folder`` to the SPARQL 1.1 store at ``endpoint``.

    Interrupted, it takes up what the store has when it is called again. Raises BuildError where there is no build,
    and PublishError when the store cannot be reached, refuses, holds what is not ours to replace, or has other
    numbers of triples than were sent.
    """
    settings = settings or Settings()
    _check_names(settings)
    build = survey(Path(folder))
    with connection(settings.credentials, settings.seconds) as client:
        store = find_store(client, endpoint, settings.credentials, settings.update, settings.graph_store)
        return _Transfer(store, build, settings, progress or _silent).run()


class _Transfer:
    """One publication on its way."""

    def __init__(self, store: Store, build: Survey, settings: Settings, report: Progress) -> None:
        self._store, self._build, self._settings, self._report = store, build, settings, report
        self._staging = f"{marks.GRAPHS}/staging/{build.key}-{settings.chunk}"
        self._total = build.chunks(settings.chunk)
        self._shows_all = False

    def run(self) -> Publication:
        """All of it."""
        dry = self._settings.dry_run
        self._shows_all = marks.shows_all(self._store, self._staging, may_write=not dry)
        stated = self._settings.graph or (NAMED if self._shows_all else marks.DEFAULT)
        targets = {STATED: stated, INFERRED: self._settings.inferred or INFERRED_GRAPH.value}
        moving = marks.moving(self._store, stated)  # interrupted there: nothing is as it was marked
        if not moving:
            if self._current(targets) and not self._settings.anew:
                return self._publication(targets, 0, done=not dry, current=True)
            self._check_ours(targets)
        if dry:
            return self._publication(targets, 0, done=False)
        direct = self._settings.direct
        sources = targets if direct else {role: f"{self._staging}/{role}" for role in ROLES}
        whole = not direct and self._staging in moving and not self._settings.anew
        new = 0 if whole else self._send_all(sources, stated)
        self._put([] if direct else self._moves(sources, targets), targets)
        for left in marks.abandoned(self._store, stated):
            self._drop(left)
        return self._publication(targets, new, done=True)

    def _send_all(self, into: Mapping[str, str], stated: str) -> int:
        """Fills graphs, by role; returns the number of chunks that were sent now."""
        if self._settings.anew:
            self._drop(self._staging)
        marks.aim(self._store, self._staging, stated)
        new = self._send(into)
        self._check_whole(into)
        return new

    def _publication(self, targets: Mapping[str, str], new: int, *, done: bool, current: bool = False) -> Publication:
        graphs = {"" if graph == marks.DEFAULT else graph: self._build.triples[role] for role, graph in targets.items()}
        query = self._store.addresses.query
        return Publication(query, graphs, self._total, new, done, current, self._shows_all)

    def _count(self, graph: str) -> int:
        """The triples of a graph."""
        pattern = "{ ?s ?p ?o }" if graph == marks.DEFAULT else f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        return int(self._store.rows(f"SELECT (COUNT(*) AS ?n) {pattern}")[0]["n"])

    def _current(self, targets: Mapping[str, str]) -> bool:
        """Whether this very build is what the store has."""
        known = marks.marks(self._store, targets.values())
        return all(
            known[graph].key == self._build.key and self._count(graph) == self._build.triples[role]
            for role, graph in targets.items()
        )

    def _check_ours(self, targets: Mapping[str, str]) -> None:
        """Nothing but a publication of the same graphs is ever replaced, and only as it was left."""
        if self._settings.direct:
            self._check_empty(targets)
            return
        if self._settings.replace:
            return
        known = marks.marks(self._store, targets.values())
        for graph in targets.values():
            count, mark = self._count(graph), known[graph]
            if count and (mark.of != targets[STATED] or mark.triples != count):
                name = "default" if graph == marks.DEFAULT else graph
                raise PublishError(
                    "the graph {graph} holds {count} triples that were not published by this command: give another "
                    "with --graph and --inferred-graph, or allow with --replace that they go",
                    graph=name,
                    count=count,
                )

    def _check_empty(self, targets: Mapping[str, str]) -> None:
        """What is sent straight into a graph joins nothing but what was sent so before."""
        if self._staging in marks.abandoned(self._store, targets[STATED]) and not self._settings.anew:
            return
        for graph in targets.values():
            if count := self._count(graph):
                raise PublishError(
                    "--direct fills empty graphs only, and {graph} holds {count} triples: "
                    "clear it, or leave out --direct",
                    graph="default" if graph == marks.DEFAULT else graph,
                    count=count,
                )

    def _send(self, into: Mapping[str, str]) -> int:
        """Sends the chunks that are not there yet; returns their number."""
        there = marks.sent(self._store, self._staging)
        number = new = 0
        for role in ROLES:
            for chunk in chunks(self._build.folder, role, self._settings.chunk):
                if number not in there:
                    try:
                        self._store.add("" if into[role] == marks.DEFAULT else into[role], chunk)
                        marks.add_sent(self._store, self._staging, number)
                    except PublishError as error:
                        if not (there or new):
                            raise
                        raise PublishError(
                            "{done} of {chunks} chunks are in the store, and what was published before stays as it "
                            "was; the same command goes on: {reason}",
                            done=len(there) + new,
                            chunks=self._total,
                            reason=error,
                        ) from None
                    new += 1
                number += 1
                self._report("send", number, self._total)
        return new

    def _check_whole(self, into: Mapping[str, str]) -> None:
        for role, graph in into.items():
            count, expected = self._count(graph), self._build.triples[role]
            if count != expected:
                raise PublishError(
                    "the store has {count} of the {expected} triples that were sent; what was published before "
                    "stays as it was: send them once more with --anew",
                    count=count,
                    expected=expected,
                )

    def _moves(self, sources: Mapping[str, str], targets: Mapping[str, str]) -> list[str]:
        """The updates that put staging graphs in place.

        Some may have been moved when this was interrupted: what is still whole in staging is moved again, and what is
        whole in its place is not.
        """
        marks.add_moving(self._store, self._staging)
        steps = []
        for role, graph in targets.items():
            expected, target = self._build.triples[role], _name(graph)
            if self._count(sources[role]) == expected:
                steps.append(f"MOVE GRAPH <{sources[role]}> TO {target}" if expected else f"DROP SILENT {target}")
            elif self._count(graph) != expected:
                raise PublishError(
                    "publishing was interrupted, and the store has neither graph whole: send them once more with --anew"
                )
        return steps

    def _put(self, steps: list[str], targets: Mapping[str, str]) -> None:
        """Carries out the updates and marks what is there now, all in one request where the store can do it."""
        counts = {graph: self._build.triples[role] for role, graph in targets.items()}
        steps += [marks.forget(graph) for graph in targets.values()]
        steps += [marks.published(counts, self._build.key, targets[STATED]), *self._dropped(self._staging)]
        try:
            self._store.update(" ;\n".join(steps))
        except PublishError as error:
            if _LOG_FULL not in str(error):
                raise
            for step in steps:
                self._store.update(f"{_ROW_BY_ROW}\n{step}")

    def _dropped(self, staging: str) -> list[str]:
        """The updates that take a staging graph away, with what is marked of it."""
        return [*(f"DROP SILENT GRAPH <{staging}/{part}>" for part in (*ROLES, "sent")), marks.forget(staging)]

    def _drop(self, staging: str) -> None:
        self._store.update(" ;\n".join(self._dropped(staging)))


def _check_names(settings: Settings) -> None:
    """Raises PublishError for what is no IRI, for one name twice, and for names that are taken."""
    names = [settings.graph or marks.DEFAULT, settings.inferred or INFERRED_GRAPH.value]
    for name in names:
        try:
            NamedNode(name)
            taken = name == marks.MARKS or name.startswith(f"{marks.GRAPHS}/staging/")
        except ValueError:
            taken = True
        if taken or names[0] == names[1]:
            raise PublishError(
                "{graph} cannot be the name of a graph here: give an IRI for each of --graph and --inferred-graph",
                graph=name,
            )


def _name(graph: str) -> str:
    """A graph as the target of a move."""
    return "DEFAULT" if graph == marks.DEFAULT else f"GRAPH <{graph}>"


def _silent(stage: str, done: int, total: int) -> None:
    """The progress of those who do not ask."""
