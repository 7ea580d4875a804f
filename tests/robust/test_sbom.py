"""The bill of materials names the JavaScript that is vendored, as it lies there."""

from __future__ import annotations

import hashlib

from robust.test_faults import load_tool

tool = load_tool("make_sbom")


def test_vendored_scripts_are_on_the_bill() -> None:
    graph, editor, engine, asking = tool.vendored()
    files = (tool.EXPLORER / "vis-network.min.js", tool.EDITOR / "yasgui.min.js", tool.ASK / "oxigraph.wasm.gz",
             tool.ASK / "yasqe.min.js")  # fmt: skip
    for script, file in zip((graph, editor, engine, asking), files, strict=True):
        assert script["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}]
    # what the maker wrote into the file
    assert f"version {graph['version']}" in (tool.EXPLORER / "vis-network.min.js").read_text(encoding="utf-8")[:2000]
    assert graph["purl"] == f"pkg:npm/vis-network@{graph['version']}"
    assert editor["purl"] == f"pkg:npm/%40zazuko/yasgui@{editor['version']}"
    assert engine["purl"] == f"pkg:npm/oxigraph@{engine['version']}"
    assert asking["purl"] == f"pkg:npm/%40zazuko/yasqe@{asking['version']}"
    assert "pkg:cargo/oxiri@" in " ".join(part["purl"] for part in engine["components"])


def test_each_script_and_what_is_built_into_it_has_a_licence() -> None:
    parts = [part for script in tool.vendored() for part in (script, *script["components"])]
    names = {part["name"] for part in parts}
    assert {"vis-data", "keycharm", "jquery", "codemirror", "datatables.net", "regex"} <= names
    assert len({part["bom-ref"] for part in parts}) == len(parts)
    assert all(part["licenses"][0]["expression"] for part in parts)
