"""Asks a running server random questions and looks whether it crashes, hangs, or asks the network.

    python tools/fuzz_serve.py output/demo --queries 20000             the long run
    python tools/fuzz_serve.py output/demo --queries 1 --first 1234    the question again that a failure names

Each question is made from its number alone: put together by the grammar of SPARQL (with SERVICE, FROM and LOAD of a
listener on this machine, evil regular expressions, joins without end), a ready question with pieces taken out, doubled
or swapped, or noise. They come as GET, form or body, some as bytes that are no UTF-8. A failure is a status that the
server does not document, an answer later than its limit, anything but a refusal where a question would ask the network,
a connection to the listener, or a server that does not answer afterwards. Exit code 1 when there was one.
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx

from uniongraph.ask import ready_questions

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

STATUSES = {200, 400, 403, 404, 406, 413, 415, 500, 503, 504}
"""What docs/serving.md says of ``/sparql``; 500 is a query that needed more memory than it may have."""
NOISE = (
    *"{}()[]<>.,;|/^*+?!@#$%&\"'\\ \t\n\r\x00\x0b\u200b\u202e\u2028\ufeff\U0010ffff总工会",
    *("SELECT", "WHERE", "SERVICE", "FROM", "LOAD", "FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "VALUES", "BIND"),
    *('"""', "'''", "<<", ">>", "^^", "&&", "||", "\\u0000", "\\uD800", "1e999", "-0", "@zh", "_:b", "?s", "$s", "a"),
)
MEDIA = ("*/*", "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/turtle",
         "application/ld+json", "application/rdf+xml;q=0.1", "text/html;q=0.5", "nonsense", "")  # fmt: skip
PREDICATES = ("a", "skos:prefLabel", "ug:runs", "ug:locatedIn", "org:member", "rdf:subject", "?p")
FUNCTIONS = ("STR", "LANG", "STRLEN", "UCASE", "ABS", "YEAR", "IRI", "MD5", "ENCODE_FOR_URI", "ISBLANK", "DATATYPE")
EVIL = (r"(a+)+$", r"(.*)*x", r"^(([^,]*,)*)*$", r"\\p{Han}{1,1000}", "[", r"(?i)(a|aa)+$")


class Questions:
    """Makes questions from their numbers; ``network`` is the address of a listener that nobody may reach."""

    def __init__(self, network: str) -> None:
        self._network = network
        self._ready = [re.findall(r"\w+|\s+|.", found.text, re.DOTALL) for found in ready_questions()]

    def made(self, number: int) -> tuple[str | bytes, bool]:
        """A question, and whether it is sure to ask the network where it is understood."""
        chance = random.Random(number)
        kind = chance.randrange(10)
        if kind < 5:
            text = self._query(chance)
            return text, f"SERVICE <{self._network}" in text
        if kind < 8:
            return self._mutated(chance), False
        noise = " ".join(chance.choice(NOISE) * chance.choice((1, 1, 3, 50)) for _ in range(chance.randrange(1, 60)))
        if kind == 8:
            return noise, False
        data = bytearray(noise.encode())
        for _ in range(chance.randrange(1, 9)):
            data.insert(chance.randrange(len(data) + 1), chance.randrange(256))
        return bytes(data), False

    def _mutated(self, chance: random.Random) -> str:
        pieces = list(chance.choice(self._ready))
        for _ in range(chance.randrange(1, 8)):
            at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
            what = chance.randrange(4)
            if what == 0:
                pieces[at] = chance.choice(NOISE)
            elif what == 1:
                pieces[at] = ""
            elif what == 2:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            else:
                pieces[at:at] = pieces[other : other + chance.randrange(1, 30)]
        return "".join(pieces)

    def _query(self, chance: random.Random) -> str:
        body = self._group(chance, chance.randrange(1, 4))
        form = chance.randrange(8)
        if form == 0:
            head = f"ASK {body}"
        elif form == 1:
            head = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {body}"
        elif form == 2:
            head = f"DESCRIBE ?s WHERE {body}"
        elif form == 3:
            head = f"SELECT (COUNT(DISTINCT ?s) AS ?n) ?p WHERE {body} GROUP BY ?p HAVING(COUNT(*) > 1)"
        elif form == 4:
            head = f"SELECT * FROM <{self._network}/graph> WHERE {body}"
        else:
            head = f"SELECT {chance.choice(('*', 'DISTINCT ?s', 'REDUCED ?o ?s'))} WHERE {body}"
        if chance.random() < 0.05:
            return f"LOAD <{self._network}/data> ; {head}"
        ends = ("", "", " LIMIT 10", " ORDER BY DESC(?o) LIMIT 3", " OFFSET 99999999999", " LIMIT 0")
        return head + chance.choice(ends)

    def _group(self, chance: random.Random, depth: int) -> str:
        return "{ " + " ".join(self._pattern(chance, depth) for _ in range(chance.randrange(1, 4))) + " }"

    def _pattern(self, chance: random.Random, depth: int) -> str:
        inner = partial(self._group, chance, depth - 1)
        ways: list[Callable[[], str]] = [
            lambda: f"?{chance.choice('so')} {self._path(chance, 2)} {self._term(chance)} .",
            lambda: f"?s {chance.choice(PREDICATES)} ?o .",
            lambda: f"FILTER({self._expression(chance, 3)})",
            lambda: f"BIND({self._expression(chance, 2)} AS ?x{chance.randrange(10**6)})",
            lambda: "VALUES (?s ?o) { (UNDEF 1) (<urn:x> '总工会'@zh) }",
        ]
        if depth > 0:
            ways += [
                lambda: f"OPTIONAL {inner()}",
                lambda: f"{inner()} UNION {inner()}",
                lambda: f"MINUS {inner()}",
                lambda: f"FILTER {chance.choice(('', 'NOT '))}EXISTS {inner()}",
                lambda: f"GRAPH ?g {inner()}",
                lambda: f"{{ SELECT ?s (MAX(?o) AS ?m) WHERE {inner()} GROUP BY ?s }}",
                lambda: f"SERVICE <{self._network}/sparql> {inner()}",
                lambda: f"SERVICE SILENT <{self._network}/sparql> {inner()}",
            ]
        return chance.choice(ways)()

    def _path(self, chance: random.Random, depth: int) -> str:
        if depth == 0 or chance.random() < 0.4:
            return chance.choice(PREDICATES[:-1])
        one, other = self._path(chance, depth - 1), self._path(chance, depth - 1)
        return chance.choice((f"({one})*", f"({one})+", f"({one})?", f"({one}/{other})", f"({one}|^{other})", "!a"))

    def _term(self, chance: random.Random) -> str:
        return chance.choice(("?o", "?s", "?y", "'总工会'@zh", "1.5e9", "<urn:x>", "[]", "true", "'x'^^<urn:t>", "()"))

    def _expression(self, chance: random.Random, depth: int) -> str:
        if depth == 0:
            return chance.choice(("?s", "?o", "1", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'", "0", "-1e308", "NOW()"))
        one, other = self._expression(chance, depth - 1), self._expression(chance, depth - 1)
        return chance.choice((
            f"({one} {chance.choice(('=', '<', '&&', '||', '+', '/', '*'))} {other})",
            f"{chance.choice(FUNCTIONS)}({one})",
            f"REGEX(STR({one}), '{chance.choice(EVIL)}')",
            f"REPLACE(STR({one}), '{chance.choice(EVIL)}', '$0$0$0')",
            f"IF({one}, {other}, {one})",
            f"COALESCE({one}, {other})",
            f"SUBSTR(STR({one}), {chance.choice((0, -5, 1, 10**12))}, {chance.choice((1, 10**12))})",
            f"CONCAT(STR({one}), STR({other}))",
            f"({one} IN ({other}, 1))",
        ))  # fmt: skip


class Listener:
    """A port of this machine that counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.visits = 0
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.visits += 1

    def close(self) -> None:
        """Wait no more."""
        self._socket.close()


def attack(address: str, queries: int, first: int, seconds: float, threads: int = 4) -> tuple[Counter[str], list[str]]:
    """Ask a server so many questions: the statuses, and what went wrong. ``seconds`` is what it gives a query."""
    listener = Listener()
    questions = Questions(listener.address)
    failures: list[str] = []

    local = threading.local()
    clients: list[httpx.Client] = []

    def connected() -> None:
        limits = httpx.Limits(keepalive_expiry=1)  # before the server closes what is idle
        local.client = httpx.Client(base_url=address, timeout=3 * seconds + 60, limits=limits)
        clients.append(local.client)

    def ask(number: int) -> str:
        client: httpx.Client = local.client
        question, network = questions.made(number)
        chance = random.Random(-number - 1)
        headers = {"Accept": chance.choice(MEDIA) if chance.random() < 0.4 else "*/*"}
        way = chance.randrange(3) if isinstance(question, str) else 2
        started = time.perf_counter()
        try:
            if way == 0 and len(question) < 4000:
                answer = client.get("/sparql", params={"query": question}, headers=headers)
            elif way == 1:
                answer = client.post("/sparql", data={"query": question}, headers=headers)
            else:
                kind = {"Content-Type": "application/sparql-query"}
                answer = client.post("/sparql", content=question, headers=headers | kind)
        except httpx.HTTPError as error:
            failures.append(f"question {number}: {error!r}")
            return type(error).__name__
        taken = time.perf_counter() - started
        editor = way == 0 and "text/html" in answer.headers.get("content-type", "")  # what a browser gets
        wrong = answer.status_code not in ((400, 403, 406) if network and not editor else STATUSES)
        if wrong:
            failures.append(f"question {number}: {answer.status_code} for {question!r:.300}")
        if taken > 3 * seconds + 20:
            failures.append(f"question {number}: answered after {taken:.0f} s")
        return str(answer.status_code)

    with ThreadPoolExecutor(threads, initializer=connected) as pool:
        counts = Counter(pool.map(ask, range(first, first + queries)))
    for one in clients:
        one.close()
    with httpx.Client(base_url=address, timeout=60) as client:
        if client.get("/health").json().get("status") != "ok":
            failures.append("the server is not well")
        if client.post("/sparql", data={"query": "ASK {}"}).status_code != 200:
            failures.append("the server answers no more")
    if listener.visits:
        failures.append(f"the network was asked {listener.visits} times")
    listener.close()
    return counts, failures


def main() -> int:
    """Starts a server on a build, asks it, prints what was found."""
    from serving import memory_mb, our_server

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1, help="what the server gives a query")
    chosen = parser.parse_args()
    limits = ("--seconds", str(chosen.seconds), "--rows", "20000", "--memory", "512")
    with our_server(chosen.build, *limits) as (address, pid):
        before = memory_mb(pid)
        counts, failures = attack(address, chosen.queries, chosen.first, chosen.seconds)
        print(f"{sum(counts.values())} questions: {dict(sorted(counts.items()))}")
        print(f"memory {before:.0f} MB before, {memory_mb(pid):.0f} MB after")
    print("\n".join([*failures[:20], f"{len(failures)} failures"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
