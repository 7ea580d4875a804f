#!/usr/bin/env python3
"""Unites two readers' gold of the same pages: what both require is required, whatever else either lists is optional.

    python tools/unite_gold.py FIRST_DIR SECOND_DIR OUT_DIR

Prints how far the readers agree: how much of what the second requires the first lists at all (precision), and how
much of what the first requires the second lists (recall). Articles and credits are the first reader's.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uniongraph.evaluate.gold import norm
from uniongraph.schema import load_schema

Gold = Mapping[str, Any]
HOLDING = frozenset({"runs", "operates", "organizes"})  # one and the same of what is Programme or Site to one reader
SYMMETRIC = frozenset({"cooperatesWith"})


@dataclass
class Agreement:
    """How many of the things that one reader requires the other lists, both ways."""

    first: int = 0
    first_found: int = 0
    second: int = 0
    second_found: int = 0

    def __str__(self) -> str:
        precision = self.second_found / self.second if self.second else 1.0
        recall = self.first_found / self.first if self.first else 1.0
        both = precision + recall
        return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / both if both else 0.0:.3f}"


def unite(first: Gold, second: Gold, broad: Mapping[str, str], entities: Agreement, facts: Agreement) -> dict[str, Any]:
    """One gold of two; ``broad`` gives the class group of each class within which names are compared."""
    same = _matched(first["entities"], second["entities"], broad)
    ids = {entity["id"] for entity in first["entities"]}
    theirs = {entity["id"]: entity for entity in second["entities"]}
    named = {(norm(n), g) for e in first["entities"] for g in _groups(e, broad) for n in e["names"]}
    united = []
    for entity in first["entities"]:
        other = theirs.get(same.get(entity["id"], ""))
        both = other is not None and not entity.get("optional") and not other.get("optional")
        names = [*entity["names"], *(other["names"] if other else [])]
        types = [*entity["types"], *(other["types"] if other else [])]
        united.append(_entity(entity["id"], names, types, not both))
    renamed = {there: here for here, there in same.items()}
    for entity in second["entities"]:
        if entity["id"] in renamed:
            continue
        names = [n for n in entity["names"] if not any((norm(n), g) in named for g in _groups(entity, broad))]
        new = next(i for i in (f"s{n}" for n in range(1, 10_000)) if i not in ids)
        ids.add(new)
        renamed[entity["id"]] = new
        if names:
            united.append(_entity(new, names, entity["types"], True))
    _count(entities, first["entities"], second["entities"], set(same), set(same.values()))

    kept = {entity["id"] for entity in united}
    mine = {_key(f, f["s"], f["o"]): f for f in first["facts"]}
    yours = {_key(f, renamed[f["s"]], renamed[f["o"]]): f for f in second["facts"]}
    result = []
    for key, fact in [*mine.items(), *((k, f) for k, f in yours.items() if k not in mine)]:
        s, p, o, title = key
        if s not in kept or o not in kept:
            continue
        agreed = (
            key in mine and not mine[key].get("optional") and any(not f.get("optional") for f in _twins(key, yours))
        )
        one = {"s": s, "p": p, "o": o, **({"title": fact["title"]} if title else {})}
        result.append({**one, "optional": not agreed})
    _count(facts, first["facts"], second["facts"], _found(mine, yours), _found(yours, mine), keys=(mine, yours))
    return {"doc": first["doc"], "articles": first["articles"], "entities": united, "facts": result}


def _entity(name: str, names: Iterable[str], types: Iterable[str], optional: bool) -> dict[str, Any]:
    return {"id": name, "names": list(dict.fromkeys(names)), "types": list(dict.fromkeys(types)), "optional": optional}


def _groups(entity: Gold, broad: Mapping[str, str]) -> set[str]:
    return {broad.get(cls, cls) for cls in entity["types"]}


def _matched(first: Sequence[Gold], second: Sequence[Gold], broad: Mapping[str, str]) -> dict[str, str]:
    """The first reader's entities with the second's that mean the same: those that share most names first."""
    forms = [
        {e["id"]: {(norm(n), g) for n in e["names"] for g in _groups(e, broad)} for e in s} for s in (first, second)
    ]
    shared = [
        (-len(common), here, there)
        for here, names in forms[0].items()
        for there, others in forms[1].items()
        if (common := names & others)
    ]
    result: dict[str, str] = {}
    taken: set[str] = set()
    for _, here, there in sorted(shared):
        if here not in result and there not in taken:
            result[here] = there
            taken.add(there)
    return result


Key = tuple[str, str, str, str]


def _key(fact: Gold, subject: str, target: str) -> Key:
    if fact["p"] in SYMMETRIC:
        subject, target = sorted((subject, target))
    return subject, fact["p"], target, norm(fact.get("title", ""))


def _variants(key: Key) -> list[Key]:
    s, p, o, title = key
    return [(s, other, o, title) for other in sorted(HOLDING)] if p in HOLDING else [key]


def _twins(key: Key, facts: Mapping[Key, Gold]) -> list[Gold]:
    return [facts[k] for k in _variants(key) if k in facts]


def _found(mine: Mapping[Key, Gold], yours: Mapping[Key, Gold]) -> set[Key]:
    return {key for key in mine if _twins(key, yours)}


def _count(
    sums: Agreement, first: Sequence[Gold], second: Sequence[Gold], found: set[Any], found_there: set[Any],
    keys: tuple[Mapping[Key, Gold], Mapping[Key, Gold]] | None = None,
) -> None:  # fmt: skip
    sides = keys or tuple({e["id"]: e for e in side} for side in (first, second))
    for side, listed, name in ((sides[0], found, "first"), (sides[1], found_there, "second")):
        required = [key for key, one in side.items() if not one.get("optional")]
        setattr(sums, name, getattr(sums, name) + len(required))
        setattr(sums, f"{name}_found", getattr(sums, f"{name}_found") + sum(key in listed for key in required))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    schema = load_schema()
    broad = dict.fromkeys(schema.organisations(), "Organization") | {"FunctionalZone": "Place"}
    args.out.mkdir(parents=True, exist_ok=True)
    entities, facts = Agreement(), Agreement()
    for path in sorted(args.first.glob("*.json")):
        pair = [json.loads((side / path.name).read_text(encoding="utf-8")) for side in (args.first, args.second)]
        united = unite(pair[0], pair[1], broad, entities, facts)
        (args.out / path.name).write_text(json.dumps(united, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"entities {entities}\nfacts    {facts}")


if __name__ == "__main__":
    main()
