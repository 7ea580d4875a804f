#!/usr/bin/env python3
"""Make docs/ontology.md and docs/ontology.zh-CN.md from the ontology.

Usage: make_docs.py [--check]

``--check`` writes nothing and exits with 1 where a page in place is not what this script makes.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # a clone need not be installed

from uniongraph.glossary import describe, to_markdown  # noqa: E402
from uniongraph.schema import load_schema  # noqa: E402


def main(arguments: list[str]) -> int:
    """Run the script; the exit status."""
    schema = load_schema(ROOT / "ontology")
    pages = {
        "ontology.md": to_markdown(describe(schema, "en")),
        "ontology.zh-CN.md": to_markdown(describe(schema, "zh")),
    }
    stale = 0
    for name, page in pages.items():
        path = ROOT / "docs" / name
        if "--check" not in arguments:
            path.write_text(page, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != page:
            stale = 1
            print(f"{path}: not what {Path(__file__).name} makes", file=sys.stderr)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
