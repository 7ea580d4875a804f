"""Whatever is interrupted, a store has one build whole, and the same command goes on where it was."""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

import pytest
from stores import INFERRED, Running, command, free_port, oxigraph

from uniongraph.publish import PublishError, Settings, publish
from uniongraph.publish.client import Store

CHUNK = 30
"""Triples: so few that sending takes long enough to be interrupted."""


def words(build: Path, endpoint: str) -> tuple[str | Path, ...]:
    return "publish", build, "--endpoint", endpoint, "--chunk", str(CHUNK)


def wait_for_chunks(process: subprocess.Popen[str]) -> None:
    """Returns when a tenth has been sent."""
    assert process.stderr is not None
    line = process.stderr.readline()
    assert line.startswith("Sending chunks: "), line


def test_a_killed_publication_leaves_the_old_build_and_goes_on(store: Running, builds: tuple[Path, Path]) -> None:
    publish(builds[0], store.endpoint, Settings(store.credentials))
    before = store.count(), store.count(INFERRED)
    process = command(*words(builds[1], store.endpoint), **store.environ)
    wait_for_chunks(process)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert (store.count(), store.count(INFERRED)) == before
    assert any("staging" in graph for graph in store.graphs())

    process = command(*words(builds[1], store.endpoint), **store.environ)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    found = re.search(r"sent in (\d+) chunks of (\d+)", out)
    assert found and int(found[2]) * 0.2 < int(found[1]) <= int(found[2]) * 0.9 + 1
    assert (store.count(), store.count(INFERRED)) == counts_of(store, builds[1])
    assert not any("staging" in graph for graph in store.graphs())


def counts_of(store: Running, build: Path) -> tuple[int, int]:
    planned = publish(build, store.endpoint, Settings(store.credentials, dry_run=True))
    return tuple(planned.graphs.values())  # type: ignore[return-value]


def test_another_build_clears_away_what_was_abandoned(store: Running, builds: tuple[Path, Path]) -> None:
    process = command(*words(builds[1], store.endpoint), **store.environ)
    wait_for_chunks(process)
    process.kill()
    process.communicate(timeout=30)
    publish(builds[0], store.endpoint, Settings(store.credentials))
    assert not any("staging" in graph for graph in store.graphs())
    assert (store.count(), store.count(INFERRED)) == counts_of(store, builds[0])


@pytest.mark.parametrize("steps", [1, 3, 5])
def test_a_move_that_was_cut_short_is_put_right(
    store: Running, builds: tuple[Path, Path], steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many steps of the last request as a store without transactions may have done when it was killed."""
    publish(builds[0], store.endpoint, Settings(store.credentials))
    whole = Store.update

    def cut(self: Store, text: str) -> None:
        if "MOVE" in text:
            for step in text.split(" ;\n")[:steps]:
                whole(self, step)
            raise KeyboardInterrupt
        whole(self, text)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Store, "update", cut)
        publish(builds[1], store.endpoint, Settings(store.credentials))
    done = publish(builds[1], store.endpoint, Settings(store.credentials))
    assert (done.done, done.current, done.sent) == (True, False, 0)
    assert (store.count(), store.count(INFERRED)) == counts_of(store, builds[1])
    assert not any("staging" in graph for graph in store.graphs())


def test_triples_that_did_not_arrive_are_noticed(
    store: Running, builds: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(builds[0], store.endpoint, Settings(store.credentials))
    before = store.count()
    whole = Store.add
    lost = iter([True])

    def lose_one(self: Store, graph: str, ntriples: bytes) -> None:
        whole(self, graph, ntriples[ntriples.index(b"\n") + 1 :] if next(lost, False) else ntriples)

    noticed = r"\d+ of the \d+ triples that were sent; .* send them once more with --anew"
    with monkeypatch.context() as patched, pytest.raises(PublishError, match=noticed):
        patched.setattr(Store, "add", lose_one)
        publish(builds[1], store.endpoint, Settings(store.credentials, chunk=1000))
    assert store.count() == before
    with pytest.raises(PublishError, match="--anew"):
        publish(builds[1], store.endpoint, Settings(store.credentials, chunk=1000))
    publish(builds[1], store.endpoint, Settings(store.credentials, chunk=1000, anew=True))
    assert (store.count(), store.count(INFERRED)) == counts_of(store, builds[1])


def test_a_server_that_dies_half_way_is_told_of_and_goes_on(builds: tuple[Path, Path], tmp_path: Path) -> None:
    port = free_port()
    with oxigraph(tmp_path, port) as (store, server):
        publish(builds[0], store.endpoint, Settings())
        publishing = command(*words(builds[1], store.endpoint))
        wait_for_chunks(publishing)
        server.kill()
        _, err = publishing.communicate(timeout=60)
        assert publishing.returncode == 1
        assert re.search(r"\d+ of \d+ chunks are in the store, .* the same command goes on: .* cannot be reached", err)
    with oxigraph(tmp_path, port) as (store, _):
        old = publish(builds[0], store.endpoint, Settings(dry_run=True))
        assert old.current  # untouched
        done = publish(builds[1], store.endpoint, Settings(chunk=CHUNK))
        assert 0 < done.sent < done.chunks
        assert (store.count(), store.count(INFERRED)) == counts_of(store, builds[1])


def test_straight_into_empty_graphs_it_goes_on_too(store: Running, builds: tuple[Path, Path]) -> None:
    process = command(*words(builds[1], store.endpoint), "--direct", **store.environ)
    wait_for_chunks(process)
    process.kill()
    process.communicate(timeout=30)
    assert store.count() > 0 and not any("stated" in graph and "staging" in graph for graph in store.graphs())
    done = publish(builds[1], store.endpoint, Settings(store.credentials, chunk=CHUNK, direct=True))
    assert 0 < done.sent < done.chunks
    assert (store.count(), store.count(INFERRED)) == counts_of(store, builds[1])
    with pytest.raises(PublishError, match="fills empty graphs only"):
        publish(builds[0], store.endpoint, Settings(store.credentials, direct=True))
    assert publish(builds[0], store.endpoint, Settings(store.credentials)).done
