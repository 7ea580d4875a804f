"""Each ready question on a large graph: our server, the ``oxigraph`` server and rdflib, in one run.

    python benchmarks/serve_questions.py output/demo --triples 1000000 --rdflib

``output/demo`` is a build to enlarge. Prints a Markdown table of medians in seconds. Needs ``pip install oxigraph``.
"""

from __future__ import annotations

import argparse
import re
import signal
import statistics
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from serving import FILES, enlarge, our_server, oxigraph_server, processor_seconds

from uniongraph.ask import ready_questions
from uniongraph.graph.terms import PREFIXES
from uniongraph.serve.disk import prepare_store

VALUES = {
    "organization": "总工会7",
    "union": "总工会7",
    "one": "浏阳市总工会7",
    "other": "花炮",
    "award": "劳动奖",
    "recipient": "7",
    "place": "顺德",
    "article": "小红花",
    "person": "7",
    "programme": "计划",
    "visitor": "总工会",
    "class": "Company",
    "visited": "7",
    "date": "2025",
    "earlier": "2024",
    "later": "2025",
    "rule": "holdsPost",
}
"""What is asked for: a name of the enlarged graph, or a part of some names."""


def asked(text: str) -> str:
    """A ready question with values for its parameters, put in between its outermost braces."""
    start, end = text.index("{", text.index("WHERE")), text.rindex("}")
    inside = re.sub(r"\?(\w+)", lambda m: f'"{VALUES[m[1]]}"' if m[1] in VALUES else m[0], text[start:end])
    return text[:start] + inside + text[end:]


def ask(url: str, query: str, limit: int) -> int:
    """Ask over HTTP; the bytes of the answer."""
    data = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(url, data, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=limit + 5) as answer:
        return len(answer.read())


Figures = tuple[float, float, int]
"""The median of the seconds, the processor's seconds of one answer, and the bytes of it."""


def median(url: str, pid: int, query: str, times: int, limit: int) -> Figures:
    """What a question takes; infinite where an answer takes longer than the limit (asked once then) or is refused."""
    taken, size, before = [], 0, processor_seconds(pid)
    for number in range(times):
        started = time.perf_counter()
        try:
            size = ask(url, f"{query}\n# {number}", limit)  # another text each time: our server keeps its answers
        except (OSError, urllib.error.HTTPError):
            return float("inf"), float("inf"), 0
        taken.append(time.perf_counter() - started)
    return statistics.median(taken), (processor_seconds(pid) - before) / times, size


def rdflib_seconds(folder: Path, queries: dict[str, str], limit: int) -> dict[str, str]:
    """Seconds by question in rdflib's memory store, once each, cut off after ``limit`` seconds."""
    from rdflib import Graph

    def stop(*_: object) -> None:
        raise TimeoutError

    graph = Graph()
    for name in FILES:
        if name != "inferred.ttl":
            graph.parse(folder / name, format="nt")
    signal.signal(signal.SIGALRM, stop)
    found = {}
    for name, query in queries.items():
        started = time.perf_counter()
        signal.alarm(limit)
        try:
            list(graph.query(query, initNs=PREFIXES))
            found[name] = f"{time.perf_counter() - started:.2f}"
        except TimeoutError:
            found[name] = f"> {limit}"
        finally:
            signal.alarm(0)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--rdflib", action="store_true", help="ask rdflib, too: loading alone takes minutes")
    parser.add_argument("--everything", action="store_true", help="ask without parameters, for all there is")
    parser.add_argument("--limit", type=int, default=20, help="seconds that a question may take")
    parser.add_argument("--keep", type=Path, help="a folder for the large build, used again where it is there")
    chosen = parser.parse_args()
    queries = {q.name: q.text if chosen.everything else asked(q.text) for q in ready_questions()}
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.keep or Path(name)
        if not (folder / "graph.ttl").exists():
            print(f"made: {enlarge(chosen.build, folder, chosen.triples)} triples")
        started = time.perf_counter()
        store = prepare_store(folder)
        print(f"store of {store.about['triples']} triples ready in {time.perf_counter() - started:.1f} s")
        ours, theirs = {}, {}
        with our_server(folder, "--seconds", str(chosen.limit), "--rows", "5000000") as (address, pid):
            for question, query in queries.items():
                ours[question] = median(f"{address}/sparql", pid, query, chosen.times, chosen.limit)
        with oxigraph_server(store.folder / "db") as (address, pid):
            for question, query in queries.items():
                theirs[question] = median(f"{address}/query", pid, query, chosen.times, chosen.limit)
        print("servers:", {name: (round(ours[name][0], 3), round(theirs[name][0], 3)) for name in queries}, flush=True)
        slow = rdflib_seconds(folder, queries, chosen.limit) if chosen.rdflib else {}
    head = ("question", "uniongraph serve, s", "of the processor, s", "oxigraph server, s", "of the processor, s")
    print(f"\n| {' | '.join(head)} | rdflib, s | answer, kB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for question in queries:
        mine, work, size = ours[question]
        other, others_work, _ = theirs[question]
        print(
            f"| {question} | {mine:.3f} | {work:.3f} | {other:.3f} | {others_work:.3f} | {slow.get(question, '–')} "
            f"| {size / 1024:.0f} |"
        )
    for name, found in (("uniongraph serve", ours), ("oxigraph server", theirs)):
        middle, work = (statistics.median(figures[place] for figures in found.values()) for place in (0, 1))
        most = max(found, key=lambda question: found[question][0])
        print(f"{name}: median {middle:.3f} s, {work:.3f} s of the processor; slowest {most}, {found[most][0]:.3f} s")


if __name__ == "__main__":
    main()
