"""Writes a software bill of materials (CycloneDX 1.6, JSON) of an installation by requirements.lock, licences included.

    python tools/make_sbom.py [FILE]

Makes a virtual environment in a temporary folder, installs by the lock with its hashes and uniongraph itself, and lets
cyclonedx-py (pip install cyclonedx-bom) list what is there. The same lock gives the same file but for the platform.
The JavaScript that is vendored, and what is built into it, comes from the ``vendor`` folders: versions and licences as
they are written down there, checksums of the files themselves.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
EXPLORER = ROOT / "src/uniongraph/export/explorer/vendor"
EDITOR = ROOT / "src/uniongraph/serve/static/vendor"
ASK = EXPLORER / "ask"
_BUNDLED = re.compile(r"^={70,}\n(\S+) (\d\S*) — \(?(.+?)\)?\n={70,}$", re.MULTILINE)


def vendored() -> list[dict[str, Any]]:
    """The vendored scripts as components of CycloneDX, with those that are built into them. Raises ValueError."""
    explorer = (EXPLORER / "README.md").read_text(encoding="utf-8")
    editor = (EDITOR / "README.md").read_text(encoding="utf-8")
    graph = re.search(r"\[(vis-network)\]\(\S+\) (\d[\d.]*\d)", explorer)
    query = re.search(r"`(@zazuko/yasgui)` (\d[\d.]*\d) \((\S+)\)", editor)
    inside = re.search(r"It bundles (.+?)\s\(MIT\) and (\S+) \(Apache-2.0 or MIT\)", explorer, re.DOTALL)
    if not (graph and query and inside):
        raise ValueError("a README.md of a vendor folder does not say what is vendored")
    mit = [_npm(name, "", "MIT") for name in re.split(r",\s*|\s+and\s+", inside[1])]
    parts = [*mit, _npm(inside[2], "", "Apache-2.0 OR MIT")]
    licences = (EDITOR / "LICENSES.txt").read_text(encoding="utf-8")
    built_in = [_npm(*found) for found in _BUNDLED.findall(licences) if found[0] != query[1]]
    return [
        _npm(graph[1], graph[2], "Apache-2.0 OR MIT", EXPLORER / "vis-network.min.js", parts),
        _npm(query[1], query[2], query[3], EDITOR / "yasgui.min.js", built_in),
        *_asking(),
    ]


def _asking() -> list[dict[str, Any]]:
    """What lets graph.html answer questions: the engine with its crates, and the editor. Raises ValueError."""
    notes = (ASK / "README.md").read_text(encoding="utf-8")
    engine = re.search(r"`(oxigraph)` (\d[\d.]*\d) \((.+?)\)", notes)
    editor = re.search(r"`(@zazuko/yasqe)` (\d[\d.]*\d) \((\S+)\)", notes)
    if not (engine and editor):
        raise ValueError(f"{ASK / 'README.md'} does not say what is vendored")
    crates = re.findall(r"^\| ([\w-]+) \| (\d\S*) \| (.+?) \|$", notes, re.MULTILINE)
    licences = (ASK / "LICENSES-yasqe.txt").read_text(encoding="utf-8")
    built_in = [_npm(*found) for found in _BUNDLED.findall(licences) if found[0] != editor[1]]
    found = _npm(*editor.groups(), ASK / "yasqe.min.js", built_in)
    for part in (found, *built_in):  # all of it is in the other editor, too, and a reference must be the only one
        part["bom-ref"] += "#explorer"
    return [_npm(*engine.groups(), ASK / "oxigraph.wasm.gz", [_part(*crate, kind="cargo") for crate in crates]), found]


def _npm(
    name: str, version: str, licence: str, file: Path | None = None, parts: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return _part(name, version, licence, file, parts)


def _part(
    name: str,
    version: str,
    licence: str,
    file: Path | None = None,
    parts: list[dict[str, Any]] | None = None,
    kind: str = "npm",
) -> dict[str, Any]:
    purl = f"pkg:{kind}/{quote(name, safe='/')}" + (f"@{version}" if version else "")
    found: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name}
    if version:
        found["version"] = version
    if file is not None:
        found["hashes"] = [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}]
    found |= {"licenses": [{"expression": licence}], "purl": purl}
    return found | ({"components": parts} if parts else {})


def main() -> int:
    """Makes the file, by default ``sbom.cdx.json`` in the current folder."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "sbom.cdx.json").resolve()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts/python.exe" if os.name == "nt" else "bin/python")
        install = [str(python), "-m", "pip", "install", "--quiet"]
        subprocess.run([*install, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True)
        subprocess.run([*install, "--no-deps", str(ROOT)], check=True)
        subprocess.run([str(python), "-m", "pip", "uninstall", "--quiet", "--yes", "pip", "setuptools"], check=True)
        command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
        command += ["--pyproject", str(ROOT / "pyproject.toml"), "-o", str(target), str(python)]
        subprocess.run(command, check=True)
    text = target.read_text(encoding="utf-8")
    for path in (str(ROOT), folder):  # where it was made is nobody's business
        text = text.replace(Path(path).as_uri(), ".").replace(path, ".")
    bill = json.loads(text)
    bill.setdefault("components", []).extend(vendored())
    target.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
