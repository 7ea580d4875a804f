"""Renews the SPARQL editor under ``src/uniongraph/serve/static/vendor/``: one version, checked, with all licences.

Needs npm and the network; run from anywhere: ``python tools/renew_yasgui.py``. To move to another version, change
VERSION and INTEGRITY (``npm view @zazuko/yasgui@X dist.integrity``), run it, and run the tests of ``tests/serve``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

NAME, VERSION = "@zazuko/yasgui", "4.6.2"
INTEGRITY = "sha512-Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
VENDOR = Path(__file__).resolve().parents[1] / "src" / "uniongraph" / "serve" / "static" / "vendor"
ALLOWED = re.compile(r"MIT|ISC|BSD|Apache-2\.0|0BSD|Unlicense|CC0|CC-BY-4\.0|MPL-2\.0")

README = f"""# Vendored

`{NAME}` {VERSION} (MIT), the SPARQL editor of Zazuko, as its maker builds it; only the pointer to a source map is taken
off. `LICENSES.txt` holds its licence and those of what is built into it. Renewed by `tools/renew_yasgui.py`.
"""


def main() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        run = [npm, "--silent", "--prefix", str(work)]
        subprocess.run([npm, "pack", "--silent", f"{NAME}@{VERSION}"], cwd=work, check=True, stdout=subprocess.DEVNULL)
        archive = next(work.glob("*.tgz"))
        found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
        if found != INTEGRITY:
            raise SystemExit(f"{archive.name} is not what it should be: {found}")
        with tarfile.open(archive) as tar:
            tar.extractall(work, filter="data")
        (work / "package.json").write_text('{"private": true}', encoding="utf-8")
        shutil.copy2(work / "package" / "build" / "yasgui.min.js.map", work / "map.json")
        options = ["--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([*run, "install", *options, f"{NAME}@{VERSION}"], check=True)
        VENDOR.mkdir(parents=True, exist_ok=True)
        for file in ("yasgui.min.js", "yasgui.min.css"):
            text = (work / "package" / "build" / file).read_text(encoding="utf-8")
            text = re.sub(r"\s*(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$", "\n", text)
            (VENDOR / file).write_text(text, encoding="utf-8", newline="\n")
        licences = collect(work / "node_modules", built_in(work / "map.json"))
    (VENDOR / "LICENSES.txt").write_text(licences, encoding="utf-8", newline="\n")
    (VENDOR / "README.md").write_text(README, encoding="utf-8", newline="\n")
    print(f"{VENDOR}: {NAME} {VERSION}")


def built_in(source_map: Path) -> list[str]:
    """The packages that the source map says are built in, besides the editor's own four."""
    sources = json.loads(source_map.read_text(encoding="utf-8"))["sources"]
    found = {names[-1] for source in sources if (names := re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    return sorted(found | {NAME, "@zazuko/yasqe", "@zazuko/yasr", "@zazuko/yasgui-utils", "datatables.net-dt"})


def collect(modules: Path, names: list[str]) -> str:
    """Name, version, licence and its text for each package."""
    parts = []
    for name in names:
        folder = next((p for p in (modules / name, *modules.glob(f"**/node_modules/{name}")) if p.is_dir()), None)
        if folder is None:
            raise SystemExit(f"{name} is built in, and npm did not install it: see where it comes from")
        about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        licence = str(about.get("license") or about.get("licenses") or "")
        if not licence and any("MIT" in p.read_text(encoding="utf-8") for p in folder.glob("LICENSE")):
            licence = "MIT"
        if not ALLOWED.search(licence):
            raise SystemExit(f"{name} has the licence {licence}")
        texts = sorted(p for p in folder.iterdir() if re.match(r"(?i)(licen[sc]e|copying|notice)", p.name))
        text = "\n\n".join(p.read_text(encoding="utf-8", errors="replace").strip() for p in texts if p.is_file())
        author = about.get("author")
        author = author.get("name", "") if isinstance(author, dict) else author or ""
        text = text or f"(The package holds no text of its licence, {licence}. Author: {author or 'not named'}.)"
        parts.append(f"{'=' * 80}\n{name} {about['version']} — {licence}\n{'=' * 80}\n\n{text}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
