"""Writes requirements.lock: every package that uniongraph needs, at one version, with the hashes of its files.

    python tools/make_lock.py [--upgrade]

Serves Linux, macOS and Windows and every Python from 3.11. Install by it, then uniongraph without looking for more:

    pip install --require-hashes -r requirements.lock && pip install --no-deps .

Needs uv (pip install uv). The file names no index: whoever installs takes the packages from wherever they trust.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
HEAD = """# What uniongraph runs on, pinned, with hashes; made by tools/make_lock.py from pyproject.toml. Install by it:
#   pip install --require-hashes -r requirements.lock && pip install --no-deps .
"""


def main() -> int:
    """Makes the file; fails when it would name a host or a path."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="to the newest versions that pyproject.toml allows")
    options = parser.parse_args()
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--upgrade"] if options.upgrade else []
    done = subprocess.run(
        [*command, "pyproject.toml"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return done.returncode
    if found := re.search(r"https?://\S+|file:\S+", done.stdout):
        print(f"names a place: {found[0]}", file=sys.stderr)
        return 1
    LOCK.write_text(HEAD + done.stdout, encoding="utf-8", newline="\n")
    print(f"{LOCK.name}: {len(re.findall(r'^[a-z0-9]', done.stdout, re.MULTILINE))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
