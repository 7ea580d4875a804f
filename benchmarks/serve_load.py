"""Load on the server for minutes: so many requests a second over so many connections, some of them malicious.

    python benchmarks/serve_load.py output/demo --seconds 600 --rate 100 --connections 50 --malicious 0.1

Starts a server of its own. Prints statuses, latencies and memory (shares of all its processes) over time; ends with 1
where an honest request fails. A client without a library, so that the load is the server's.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from serving import memory_mb, our_server, processor_seconds

from uniongraph.ask import ready_questions

PAGES = ("/", "/ontology", "/search?q=" + quote("总工会"), "/health", "/questions/chairs", "/graphs?default",
         "/complete?kind=entity&text=" + quote("工会"), "/sparql")  # fmt: skip
HEAVY = {"shared", "people-of", "article"}
"""Ready questions that compare everything with everything where they are asked without a parameter."""
HARD = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",  # for ever
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",  # an answer without end
)
MALICIOUS = (
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "INSERT DATA { <urn:s> <urn:p> 1 }",
    "SELECT * { " + "{ " * 2000,
    "ASK { FILTER REGEX('" + "a" * 40 + "', '(a+)+$') }",
    "\0\ud7ff",
)
PATHS = (
    "/files/..%2f..%2fetc%2fpasswd",
    "/static/../app.py",
    "/id/%00",
    "/sparql?query=%FF",
    "/data/" + "../" * 30 + "etc/passwd.ttl",
)


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".encode()


def post(query: str) -> bytes:
    body = query.encode()
    head = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def requests(malicious: float, seed: int) -> list[tuple[bool, bytes]]:
    """A few hundred requests: mostly queries, some pages, and the share of malicious ones."""
    dice = random.Random(seed)
    light = [q for q in ready_questions() if q.name not in HEAVY]
    honest = [post(q.text) for q in light] + [get("/sparql?query=" + quote("ASK{}"))] * 10 + [get(p) for p in PAGES]
    evil = [post(q) for q in MALICIOUS] + [get(p) for p in PATHS] + [get("/").replace(b"localhost", b"evil.example")]
    found = []
    for number in range(400):
        bad = dice.random() < malicious
        request = dice.choice(evil) if bad else dice.choice(honest)
        if bad and number % 100 == 7:  # each of these holds a worker until it is ended
            request = post(dice.choice(HARD))
        found.append((bad, request))
    return found


class Load:
    """The run: connections that take their turns from one clock."""

    def __init__(self, port: int, plan: list[tuple[bool, bytes]], rate: float, seconds: float) -> None:
        self.port, self.plan, self.rate, self.seconds = port, plan, rate, seconds
        self.honest: Counter[str] = Counter()
        self.evil: Counter[str] = Counter()
        self.taken: list[float] = []
        self.number = 0
        self.started = time.perf_counter()

    def answers(self) -> int:
        return sum(self.honest.values()) + sum(self.evil.values())

    async def connection(self) -> None:
        reader = writer = None
        while True:
            number, self.number = self.number, self.number + 1
            due = self.started + number / self.rate
            if due > self.started + self.seconds:
                return
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            bad, request = self.plan[number % len(self.plan)]
            begun = time.perf_counter()
            try:
                if writer is None or writer.is_closing():
                    reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
                assert reader is not None
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                size = next(
                    int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
                )
                await reader.readexactly(size)
                status = head[9:12].decode()
                if b"connection: close" in head.lower():
                    writer.close()
            except (OSError, asyncio.IncompleteReadError, StopIteration) as error:
                status = type(error).__name__
                if writer is not None:
                    writer.close()
                writer = None
            (self.evil if bad else self.honest)[status] += 1
            if not bad:
                self.taken.append(time.perf_counter() - begun)


async def run(port: int, pid: int, chosen: argparse.Namespace) -> Load:
    load = Load(port, requests(chosen.malicious, chosen.seed), chosen.rate, chosen.seconds)

    async def watch() -> None:
        while True:
            now = time.perf_counter() - load.started
            print(f"{now:6.0f} s  {load.answers():7d} answers  {memory_mb(pid):6.0f} MB", flush=True)
            await asyncio.sleep(max(5.0, chosen.seconds / 12))

    watcher = asyncio.create_task(watch())
    await asyncio.gather(*(load.connection() for _ in range(chosen.connections)))
    watcher.cancel()
    print(f"   end  memory {memory_mb(pid):6.0f} MB")
    print(f"processor time of the server: {1000 * processor_seconds(pid) / load.answers():.1f} ms a request")
    return load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--malicious", type=float, default=0.0)
    parser.add_argument("--limit", type=float, default=10, help="seconds that the server gives a query")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with our_server(chosen.build, "--seconds", str(chosen.limit), "--memory", "512") as (address, pid):
        load = asyncio.run(run(int(address.rpartition(":")[2]), pid, chosen))
    taken = sorted(load.taken)
    whole = time.perf_counter() - load.started
    print(f"honest: {dict(load.honest)}\nmalicious: {dict(load.evil)}")
    print(f"{load.answers() / whole:.1f} requests a second over {chosen.connections} connections")
    at = [statistics.median(taken), *(taken[int(len(taken) * share)] for share in (0.95, 0.99)), taken[-1]]
    print("seconds: median {:.3f}, 95 % {:.3f}, 99 % {:.3f}, most {:.3f}".format(*at))
    sys.exit(0 if set(load.honest) == {"200"} else 1)


if __name__ == "__main__":
    main()
