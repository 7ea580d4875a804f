"""Writes a software bill of materials (CycloneDX 1.6, JSON) of an installation by requirements.lock, licences included.

    python tools/make_sbom.py [FILE]

Makes a virtual environment in a temporary folder, installs by the lock with its hashes and uniongraph itself, and lets
cyclonedx-py (pip install cyclonedx-bom) list what is there. The same lock gives the same file but for the platform.
What is vendored stands, with version and licence, beside it in the ``vendor`` folders.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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
    target.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
