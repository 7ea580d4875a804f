"""Queries that cost too much are stopped, and the server goes on."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serving import ROWS, SECONDS, TABLES, running

import uniongraph
from uniongraph.serve.refusal import Refusal, refusal

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FILLS_THE_MEMORY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(CONCAT(STR(?a), STR(?d), STR(?g)))"
CHEAP = "ASK {}"


@pytest.fixture(scope="module")
def patient(build: Path) -> Iterator[tuple[httpx.Client, int]]:
    """A client of a server with much time and little memory, and its process id."""
    with (
        running(build, "--seconds", "60", "--memory", "300", "--workers", "2") as (address, pid),
        httpx.Client(base_url=address, timeout=90) as client,
    ):
        yield client, pid


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers=headers)


def test_a_runaway_query_is_stopped_and_the_server_goes_on(client: httpx.Client) -> None:
    ended = client.get("/health").json()["ended"]
    with ThreadPoolExecutor(3) as threads:
        runaways = [threads.submit(ask, client, FOREVER) for _ in range(3)]  # one more than there are for queries
        assert client.get("/search", params={"q": "总工会"}).status_code == 200  # what is quick has a worker of its own
        statuses = sorted(one.result().status_code for one in runaways)
    assert statuses == [504, 504, 504] or statuses == [503, 504, 504]
    assert ask(client, CHEAP).status_code == 200
    assert client.get("/health").json()["ended"] >= ended + 2


def test_an_answer_with_too_many_rows_is_refused_and_one_with_just_as_many_given(client: httpx.Client) -> None:
    rows = "SELECT ?s ?p ?x { ?s ?p ?o . ?x ?y ?z } LIMIT "
    for media in TABLES:
        assert ask(client, f"{rows}{ROWS}", accept=media).status_code == 200
        refused = ask(client, f"{rows}{ROWS + 1}", accept=media)
        assert (refused.status_code, str(ROWS) in refused.text) == (413, True)
    graph = (
        "CONSTRUCT {{ ?s <urn:p> ?n }} WHERE {{ {{ SELECT ?s (CONCAT(STR(?p), STR(?x), STR(?y), STR(?z)) AS ?n) "
        "{{ ?s ?p ?o . ?x ?y ?z }} LIMIT {} }} }}"
    )
    assert ask(client, graph.format(ROWS // 2)).status_code == 200
    assert ask(client, graph.format(ROWS * 4)).status_code == 413


def test_line_ends_and_quotes_in_values_are_no_rows(client: httpx.Client) -> None:
    value = '\\r\\n\\n\\",{\\"[{\\"<result>' * 10
    query = f'SELECT ("{value}" AS ?v) {{ ?s ?p ?o . ?x ?y ?z }} LIMIT {ROWS}'
    for media in TABLES:
        assert ask(client, query, accept=media).status_code == 200


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit of memory is Linux' RLIMIT_DATA")
def test_a_query_that_fills_the_memory_is_stopped(patient: tuple[httpx.Client, int]) -> None:
    answer = ask(patient[0], FILLS_THE_MEMORY)
    assert (answer.status_code, "300 MB" in answer.text) == (500, True)
    assert ask(patient[0], CHEAP).status_code == 200


def test_a_query_whose_asker_is_gone_is_given_up(patient: tuple[httpx.Client, int]) -> None:
    with pytest.raises(httpx.ReadTimeout):
        patient[0].get("/sparql", params={"query": FOREVER}, timeout=1)
    # the only worker for queries is free long before its minute is over
    assert ask(patient[0], CHEAP).status_code == 200


def test_a_worker_that_is_killed_is_replaced(patient: tuple[httpx.Client, int]) -> None:
    client, pid = patient
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("needs /proc")
    killed = children.read_text().split()
    for child in killed:
        os.kill(int(child), signal.SIGKILL)
    statuses = [ask(client, CHEAP).status_code for _ in range(len(killed) + 1)]
    assert set(statuses) <= {200, 500} and statuses[-1] == 200


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except OSError:
        return False


def test_workers_do_not_outlive_the_server(build: Path) -> None:
    with running(build) as (_, pid):
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if not children.exists():
            pytest.skip("needs /proc")
        workers = [int(child) for child in children.read_text().split()]
        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 60
        while any(alive(worker) for worker in workers):
            assert time.monotonic() < deadline
            time.sleep(0.05)


REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:{port}/> { ?s ?p ?o } }",
    "SELECT * { BIND(<http://127.0.0.1:{port}/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:{port}/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT * { #\nSERVICE#\n<http://127.0.0.1:{port}/>#\n{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o . FILTER EXISTS { SERVICE <http://127.0.0.1:{port}/> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o FILTER(?o<5)SERVICE<http://127.0.0.1:{port}/>{} }",
    "PREFIX x: <http://127.0.0.1:{port}/> SELECT * { ?s ?p ?o FILTER(?o<5)SERVICE x:#>\n{} }",
    "PREFIX x: <http://127.0.0.1:{port}/> SELECT * { ?s ?p ?o FILTER(?o<5)SERVICE\tx:#>\n{} }",
]


def test_no_query_reaches_the_network(client: httpx.Client) -> None:
    reached = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    reached.append(listener.accept()[1])
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        for query in REFUSED:
            answer = ask(client, query.replace("{port}", str(listener.getsockname()[1])))
            assert answer.status_code in (400, 403), query
        done.set()
        thread.join()
    assert reached == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is Linux'")
def test_a_worker_has_no_sockets_even_for_what_slips_through(build: Path) -> None:
    code = """
import socket, sys
from uniongraph.serve.isolation import isolate
with socket.create_server(("127.0.0.1", 0)) as listener:
    assert isolate(400)
    from pyoxigraph import Store
    port = listener.getsockname()[1]
    for attempt in (
        lambda: socket.socket(),
        lambda: socket.socketpair(),
        lambda: list(Store().query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")),
    ):
        try:
            attempt()
        except OSError:
            continue
        sys.exit("a socket was had")
    listener.settimeout(0.2)
    try:
        listener.accept()
    except TimeoutError:
        sys.exit(0)
    sys.exit("somebody came")
"""
    env = {**os.environ, "PYTHONPATH": str(Path(uniongraph.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "harmless",
    [
        "SELECT * { ?service ?p 'SERVICE <http://x/>' }",
        'SELECT * { ?s ?p """ SERVICE <x> """ }',
        "SELECT * { ?s <http://example.org/service#x> ?o } # SERVICE <x>",
        "SELECT * { ?s ug:service ?o . ?o ug:p\\,SERVICE ?x }",
        "SELECT * { ?s ?p '''it's SERVICE <x> FROM <y>''' }",
        "SELECT * { ?s ?p 'from'@service }",
    ],
)
def test_a_word_in_a_string_an_iri_or_a_comment_is_no_reason(harmless: str) -> None:
    assert refusal(harmless, (), isolated=True) is None


@pytest.mark.parametrize(
    "hidden",
    [
        "SELECT * { ?s ?p true.SERVICE <x> {} }",
        "SELECT * { ?s ?p 1.SERVICE <x> {} }",
        "SELECT * { ?s ?p 1SERVICE<x>{} }",
        "SELECT * { ?s ?p 'x'@en.SERVICE <x> {} }",
        "SELECT * { ?s a:b. SERVICE <x> {} }",
        "SELECT * { {}SERVICE <x> {} }",
        "SELECT * { ?o.Service ?x {} }",
    ],
)
def test_a_word_needs_no_space_around_it(hidden: str) -> None:
    assert refusal(hidden, (), isolated=True) == Refusal("SERVICE")


def test_brackets_nest_only_so_deep(client: httpx.Client) -> None:
    for one, other in ("{}", "[]", "()"):
        assert ask(client, f"SELECT * {{ ?s ?p {one * 5000}").status_code == 400
        assert refusal(one * 50 + other * 50 + one * 50, (), isolated=True) is None


@pytest.mark.parametrize(
    "unit",
    [
        '"\\"',
        "'\\'",
        '"""\\"',
        "书",
        "a.",
        "a-",
        "·a",
        "<",
        "<a",
        "a:",
        ":",
        ":.",
        "#",
        "PREFIX ",
        "?",
        "@a",
        ")service",
        "%41",
    ],
)
def test_a_long_text_is_searched_once(unit: str) -> None:
    refusal(unit * (300_000 // len(unit)), (), isolated=True)  # with its square, this would not come to an end
    refusal("<" + unit * (300_000 // len(unit)) + ">", (), isolated=False)


def test_without_a_kernel_that_helps_no_doubt_is_allowed() -> None:
    doubtful = 'SELECT * { ?a ?p ?b FILTER(?a<x:y#>"""\n) SERVICE <http://x/> {} #"""\n }'
    assert refusal(doubtful, (), isolated=False) == Refusal("SERVICE")
    assert refusal("SELECT ?service { ?s ug:service ?service }", (), isolated=False) is None


def test_the_limit_is_told_in_the_answer(client: httpx.Client) -> None:
    assert f"{SECONDS} s" in ask(client, FOREVER).text
