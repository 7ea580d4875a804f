#!/usr/bin/env python3
"""Measures how often each rule is right on pages with gold, and writes that as the rules' confidence.

Usage: measure_rules.py GOLD_DIR PAGES_DIR [GOLD_DIR PAGES_DIR …] [--lexicon predicates.toml] [--dry-run]

For each pattern the facts that it had a part in are counted, right and wrong, over all pages. Its confidence is
(right + K·prior) / (cases + K), where the prior is how often the rules of its predicate are right together, itself
smoothed towards all rules (Laplace's rule of succession with the family's mean instead of one half); so a rule that
was seen twice says little more than its family. The figure and the number of cases stand on the pattern's
``confidence`` line. Exit status 0, or 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

K = 5.0
CERTAIN = 0.99  # no rule is surer than that
Counts = dict[str, tuple[int, int]]


def smoothed(right: int, cases: int, prior: float, weight: float = K) -> float:
    """The share of right cases, drawn towards ``prior`` with the weight of as many cases."""
    return min(CERTAIN, (right + weight * prior) / (cases + weight))


def confidences(counts: Counts) -> dict[str, float]:
    """For each rule (``predicate.name``) its confidence, from the right and all cases of each rule."""
    families: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for rule, (right, cases) in counts.items():
        family = families[rule.partition(".")[0]]
        family[0], family[1] = family[0] + right, family[1] + cases
    every = [sum(f[i] for f in families.values()) for i in (0, 1)]
    overall = smoothed(every[0], every[1], 0.5, 2)
    priors = {name: smoothed(f[0], f[1], overall) for name, f in families.items()}
    return {rule: smoothed(right, cases, priors[rule.partition(".")[0]]) for rule, (right, cases) in counts.items()}


def written(text: str, counts: Counts) -> str:
    """The text of ``predicates.toml`` with the measured confidences; a pattern without cases takes its family's."""
    rules = re.findall(r'^id = "([^"]+)"', text, re.M)
    known = confidences({rule: counts.get(rule, (0, 0)) for rule in {*rules, *counts}})
    blocks = re.split(r"(?m)^(?=\[)", text)
    for number, block in enumerate(blocks):
        rule = re.search(r'^id = "([^"]+)"', block, re.M)
        if block.startswith("[[pattern]]") and rule:
            right, cases = counts.get(rule.group(1), (0, 0))
            line = f"confidence = {known[rule.group(1)]:.2f}  # {right} of {cases}"
            blocks[number] = re.sub(r"^confidence = .*$", line, block, flags=re.M)
    return "".join(blocks)


def measure(folders: list[tuple[Path, Path]]) -> Counts:
    """Right and all cases of each rule over the pages of all folders."""
    from uniongraph.evaluate import evaluate

    counts: Counts = {}
    for gold, pages in folders:
        for rule, tally in evaluate(gold, pages).by_rule.items():
            right, cases = counts.get(rule, (0, 0))
            counts[rule] = (right + tally.tp, cases + tally.tp + tally.fp)
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="GOLD_DIR PAGES_DIR")
    parser.add_argument("--lexicon", type=Path, default=ROOT / "ontology" / "lexicon" / "predicates.toml")
    parser.add_argument("--dry-run", action="store_true", help="print the figures and write nothing")
    given = parser.parse_args()
    if len(given.folders) % 2:
        parser.error("a folder of gold and a folder of pages, in turns")
    counts = measure(list(zip(given.folders[::2], given.folders[1::2], strict=True)))
    for rule, confidence in sorted(confidences(counts).items()):
        right, cases = counts[rule]
        sys.stdout.write(f"{rule:28} {confidence:.2f}  {right} of {cases}\n")
    if not given.dry_run:
        text = given.lexicon.read_text(encoding="utf-8")
        given.lexicon.write_text(written(text, counts), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
