"""Renews the explorer's vendored copy of vis-network: the published file, its licences, version and checksum.

    python tools/vendor_explorer.py 10.1.5

Needs npm, which fetches and checks the package. The tests of the explorer say whether the new one will do.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "src/uniongraph/export/explorer/vendor"
FILES = {
    "package/standalone/umd/vis-network.min.js": "vis-network.min.js",
    "package/LICENSE-APACHE-2.0": "LICENSE-APACHE-2.0",
    "package/LICENSE-MIT": "LICENSE-MIT",
}


def renew(version: str) -> str:
    """Put ``version`` in place of what is vendored; the checksum of its script."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"vis-network@{version}", "--silent"]
        packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]
        with tarfile.open(Path(folder) / packed) as package:
            for inside, name in FILES.items():
                source = package.extractfile(inside)
                if source is None:
                    raise SystemExit(f"vis-network {version} has no {inside}: look where it keeps it now")
                with source, (VENDOR / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    checksum = hashlib.sha256((VENDOR / "vis-network.min.js").read_bytes()).hexdigest()
    readme = VENDOR / "README.md"
    notes = readme.read_text(encoding="utf-8")
    notes = re.sub(r"(vis-network\)) [\d.]+", rf"\1 {version}", notes)
    notes = re.sub(r"SHA-256 `[0-9a-f]{64}`", f"SHA-256 `{checksum}`", notes)
    readme.write_text(notes, encoding="utf-8", newline="\n")
    return checksum


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print(renew(sys.argv[1]))
