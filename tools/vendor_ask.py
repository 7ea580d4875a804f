"""Renews what lets graph.html answer questions: Oxigraph as WebAssembly and the editor Yasqe, each at one version.

Needs npm and the network; run from anywhere: ``python tools/vendor_ask.py``. To move to another version, change it and
its integrity below (``npm view oxigraph@X dist.integrity``), run it, and run the tests of ``tests/export/explorer``.
Oxigraph should be of the same minor version as pyoxigraph in requirements.lock, or the file and the command may answer
differently.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from importlib.metadata import files
from pathlib import Path

from renew_yasgui import collect

OXIGRAPH, OXIGRAPH_VERSION = "oxigraph", "0.5.11"
OXIGRAPH_INTEGRITY = "sha512-zKdgmp1tsrutGzC1lCCywwZRPpLJKaJnKSDWoY2hIhMiwiCRRXNN1DU7WUyTInBvgPKT8Y5N+RgwTL8qKXpLng=="
YASQE, YASQE_VERSION = "@zazuko/yasqe", "4.6.2"
YASQE_INTEGRITY = "sha512-83iCLuBIgU04KBIaibxZTjKvrXD6sEe/+aqsHxLb4+ZVD4eaUwh5hFJEetuWkiKBY6WxTjVOmhKXvh2AAOR14g=="
VENDOR = Path(__file__).resolve().parents[1] / "src/uniongraph/export/explorer/vendor/ask"
OUTSIDE = {"console_error_panic_hook": "Apache-2.0 OR MIT"}
"""Licences of crates that only Oxigraph's JavaScript has; pyoxigraph's bill of materials has those of the others."""

_CRATE = re.compile(rb"/registry/src/[^/\0]+/([A-Za-z][\w-]*?)-(\d+\.\d+\.\d+)(?=/)")


def main() -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        engine = unpack(OXIGRAPH, OXIGRAPH_VERSION, OXIGRAPH_INTEGRITY, work / "engine")
        editor = unpack(YASQE, YASQE_VERSION, YASQE_INTEGRITY, work / "editor")
        wasm = (engine / "web_bg.wasm").read_bytes()
        (VENDOR / "oxigraph.wasm.gz").write_bytes(packed(wasm))
        shutil.copyfile(engine / "web.js", VENDOR / "oxigraph.js")
        for file in ("yasqe.min.js", "yasqe.min.css"):
            text = (editor / "build" / file).read_text(encoding="utf-8")
            text = re.sub(r"\s*(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*$", "\n", text)
            (VENDOR / file).write_text(text, encoding="utf-8", newline="\n")
        (work / "package.json").write_text('{"private": true}', encoding="utf-8")
        install = ["npm", "--silent", "--prefix", name, "install", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([*install, f"@zazuko/yasgui@{YASQE_VERSION}"], check=True)  # brings all that Yasqe is made of
        licences = collect(work / "node_modules", built_in(editor / "build" / "yasqe.min.js.map"))
    (VENDOR / "LICENSES-yasqe.txt").write_text(licences, encoding="utf-8", newline="\n")
    (VENDOR / "README.md").write_text(readme(wasm), encoding="utf-8", newline="\n")
    print(f"{VENDOR}: {OXIGRAPH} {OXIGRAPH_VERSION}, {YASQE} {YASQE_VERSION}")


def unpack(package: str, version: str, integrity: str, folder: Path) -> Path:
    """The files of a published package, after its checksum is what it should be."""
    folder.mkdir()
    subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    archive = next(folder.glob("*.tgz"))
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
    if found != integrity:
        raise SystemExit(f"{archive.name} is not what it should be: {found}")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def packed(content: bytes) -> bytes:
    """Compressed once and for all, so that no build does it again, or differently."""
    return gzip.compress(content, 9, mtime=0)


def built_in(source_map: Path) -> list[str]:
    """The packages that the source map says are built in, besides the editor's own two."""
    sources = json.loads(source_map.read_text(encoding="utf-8"))["sources"]
    found = {names[-1] for source in sources if (names := re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    return sorted(found | {YASQE, "@zazuko/yasgui-utils"})


def crates(wasm: bytes) -> list[tuple[str, str, str]]:
    """Name, version and licence of the crates that the binary names in its messages: no list of them is published."""
    bill = next(Path(str(file.locate())) for file in files("pyoxigraph") or () if file.name.endswith("cyclonedx.json"))
    components = json.loads(bill.read_text(encoding="utf-8"))["components"]
    licences = OUTSIDE | {part["name"]: part["licenses"][0]["expression"] for part in components}
    found = {(name.decode("ascii"), version.decode("ascii")) for name, version in _CRATE.findall(wasm)}
    return [(name, version, licences[name]) for name, version in sorted(found)]


def readme(wasm: bytes) -> str:
    """What is vendored, from where, and under which licences."""
    rows = "\n".join(f"| {name} | {version} | {licence} |" for name, version, licence in crates(wasm))
    sums = {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in ("oxigraph.js", "yasqe.min.js")}
    return f"""# Vendored: what lets graph.html answer questions

Renewed by `tools/vendor_ask.py`.

`{OXIGRAPH}` {OXIGRAPH_VERSION} (MIT OR Apache-2.0), the graph database Oxigraph as WebAssembly, unaltered:
`oxigraph.js` is the package's `web.js`, `oxigraph.wasm.gz` its `web_bg.wasm`, compressed. Its licence as used here is
`../LICENSE-APACHE-2.0`. Crates built into it, as far as the binary names them:

| crate | version | licence |
| --- | --- | --- |
{rows}

`{YASQE}` {YASQE_VERSION} (MIT), the editor of Yasgui alone; only the pointer to a source map is taken off.
`LICENSES-yasqe.txt` holds its licence and those of what is built into it.

| file | SHA-256 |
| --- | --- |
| `web_bg.wasm`, unpacked | `{hashlib.sha256(wasm).hexdigest()}` |
| `oxigraph.js` | `{sums["oxigraph.js"]}` |
| `yasqe.min.js` | `{sums["yasqe.min.js"]}` |
"""


if __name__ == "__main__":
    main()
