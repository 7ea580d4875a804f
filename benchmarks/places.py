#!/usr/bin/env python3
"""How long the divisions take to load: from the compiled form, and from the CSV that it is made from.

Usage: places.py [--runs N]

Processor time of this very process, the best of N runs, so that the ratio holds whatever else the machine is doing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # a clone need not be installed

from uniongraph.schema import Places, load_schema, ontology_folder  # noqa: E402
from uniongraph.schema.places_file import PLACES, load_former, load_places, parse  # noqa: E402


def best(action: Callable[[], object], runs: int) -> float:
    """The shortest of so many runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times) * 1000


def main(arguments: list[str]) -> None:
    """Print the times and their ratio."""
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 9
    folder, lexicon = ontology_folder(), load_schema().lexicon
    levels, nationalities = lexicon.words("Place", "levels"), lexicon.words("Place", "nationalities")

    def compiled() -> Places:
        return Places(load_places(folder), levels, nationalities, load_former(folder))

    def from_csv() -> Places:
        data = (folder / PLACES).read_bytes()
        return Places(parse(data, folder / PLACES), levels, nationalities, load_former(folder))

    def first_answer() -> object:
        places = compiled()
        return places.short("响水"), places.named("响水县")

    fast, slow, answer = best(compiled, runs), best(from_csv, runs), best(first_answer, runs)
    print(f"{len(compiled())} divisions, best of {runs} runs")
    print(f"compiled          {fast:7.1f} ms")
    print(f"compiled, indexed {answer:7.1f} ms")
    print(f"CSV               {slow:7.1f} ms   {slow / fast:.1f} times as long")


if __name__ == "__main__":
    main(sys.argv[1:])
