#!/usr/bin/env python3
"""Holds a score to its floors.

Usage: check_floors.py scores.json [--floors tests/floors.toml] [--section corpus]

``scores.json`` is what the scorer writes with ``--json``: for each measure an object with its ``f1``. Exit status 0
when every floor of the section is met, 1 when one is not or is not measured, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def compare(scores: Mapping[str, Any], floors: Mapping[str, float]) -> list[tuple[str, float | None, float, bool]]:
    """(measure, its F1 or None when it was not measured, its floor, met) for each floor."""
    rows = []
    for measure, floor in floors.items():
        figures = scores.get(measure)
        f1 = float(figures["f1"]) if isinstance(figures, Mapping) and "f1" in figures else None
        rows.append((measure, f1, floor, f1 is not None and f1 >= floor))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scores", type=Path)
    parser.add_argument("--floors", type=Path, default=ROOT / "tests" / "floors.toml")
    parser.add_argument("--section", default="corpus")
    given = parser.parse_args()
    floors = tomllib.loads(given.floors.read_text(encoding="utf-8")).get(given.section)
    if not floors:
        parser.error(f"{given.floors} has no floors for [{given.section}]")
    rows = compare(json.loads(given.scores.read_text(encoding="utf-8")), floors)
    for measure, f1, floor, met in rows:
        shown = "not measured" if f1 is None else f"{f1:.4f}"
        print(f"{measure:<12} {shown:>12}   floor {floor:.2f}   {'ok' if met else 'BELOW ITS FLOOR'}")
    return 0 if all(met for *_, met in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
