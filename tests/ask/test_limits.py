"""A query that takes too long or too much is stopped, and nothing in it reaches files or the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge import knowledge
from uniongraph.ask import Limits, QueryError, QueryStopped, query_within
from uniongraph.export import write_build
from uniongraph.schema import Schema

CROSS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture(scope="module")
def folder(tiny_schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("limits") / "out"
    write_build(knowledge(), tiny_schema, out, timings={})
    return out


def test_within_its_limits_a_query_is_answered(folder: Path) -> None:
    found = query_within(folder, "SELECT ?l { ?x a ug:Company ; skos:prefLabel ?l }")
    assert found.text_rows() == (("西安云杉机械有限公司",),)


def test_what_takes_too_long_is_stopped(folder: Path) -> None:
    with pytest.raises(QueryStopped, match=r"stopped after 0\.5 s"):
        query_within(folder, CROSS.replace("*", "(COUNT(*) AS ?n)"), limits=Limits(seconds=0.5))


@UNIX
def test_what_takes_too_much_memory_is_stopped(folder: Path) -> None:
    with pytest.raises(QueryStopped, match="more than 64 MB"):
        query_within(folder, CROSS + " ORDER BY ?o", limits=Limits(megabytes=64))


def test_mistakes_come_back_with_their_place(folder: Path) -> None:
    with pytest.raises(QueryError) as caught:
        query_within(folder, "SELECT ?x {\n ?x ?y }}")
    assert caught.value.line == 2 and caught.value.column
    with pytest.raises(FileNotFoundError):
        query_within(folder / "none", "ASK {}")


@UNIX
def test_the_process_can_open_nothing() -> None:
    """Even where a query should get past the refusal of SERVICE: there is no descriptor left for a socket."""
    code = (
        "import socket\nfrom uniongraph.ask import limits\nlimits._shut_in(512)\n"
        "from pyoxigraph import Store\n"
        "for act in (lambda: socket.socket(), lambda: open('/dev/null')):\n"
        "    try:\n        act()\n        print('opened')\n    except OSError as error:\n        print(error.errno)\n"
        "try:\n    list(Store().query('SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }'))\n"
        "except (RuntimeError, OSError) as error:\n    print('Too many open files' in str(error) or str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    assert done.stdout.split()[:2] == ["24", "24"]
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
