"""graph.html as a file: its policy, its bytes, its scripts, and how the overview in it comes about."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from visiting import Visit

from uniongraph.export import explorer
from uniongraph.export.explorer import write_explorer
from uniongraph.export.explorer.data import compact_graph
from uniongraph.export.explorer.islands import make_overview
from uniongraph.export.explorer.layout import spread
from uniongraph.export.explorer.packing import inert_json
from uniongraph.records import Knowledge
from uniongraph.schema import Schema

SCRIPTS = sorted((explorer.FOLDER / "js").glob("*.js"))


def test_policy_lets_nothing_in_and_only_our_scripts_run(graph_html: Path) -> None:
    page = graph_html.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and "default-src 'none'" in policy[1]
    assert "'unsafe-eval'" not in policy[1] and "http" not in policy[1]
    assert re.search(r"script-src ('sha256-[\w+/=]+' )+'wasm-unsafe-eval'; worker-src blob:;", policy[1])
    assert page.count("<script>") == len(explorer.SCRIPTS)
    assert "sourceMappingURL" not in page


def test_every_script_and_style_is_in_the_page() -> None:
    assert sorted(name for name in explorer.SCRIPTS if name.startswith("js/")) == [f"js/{p.name}" for p in SCRIPTS]
    assert sorted(explorer.STYLES) == sorted(path.name for path in (explorer.FOLDER / "css").iterdir())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_strict_small_and_write_no_markup(script: Path) -> None:
    source = script.read_text(encoding="utf-8")
    lines = source.splitlines()
    assert '"use strict";' in source and lines[0].startswith("// ")
    assert len(lines) < 350
    assert [line for line in lines if line != line.rstrip() or "\t" in line] == []
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\(|XMLHttp"
    banned += r"|\bvar\b|[^=!]==[^=]"
    assert re.findall(banned, source) == []
    if node := shutil.which("node"):
        subprocess.run([node, "--check", str(script)], check=True)


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys; from invented_graph import invent; "
        "from uniongraph.export.explorer import write_explorer; "
        "write_explorer(*invent(), pathlib.Path(sys.argv[1]))"
    )
    here, source = Path(__file__).parent, Path(explorer.__file__).parents[3]
    found = set()
    for seed in ("1", "2"):
        paths = [str(source), str(here), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        path = tmp_path / f"{seed}.html"
        subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=True)
        found.add(path.read_bytes())
    assert len(found) == 1


def test_marks_point_at_the_words_of_the_page(invented: tuple[Knowledge, Schema]) -> None:
    knowledge, schema = invented
    graph = compact_graph(knowledge, schema)
    for fact, row in zip(knowledge.facts, graph["facts"], strict=True):
        ((_, _, _, confidence, passages),) = row[5]
        words = ""
        for sentence, *marks in passages:
            units = graph["sentences"][sentence].encode("utf-16-le")
            for start, end in zip(marks[::2], marks[1::2], strict=True):
                words += units[2 * start : 2 * end].decode("utf-16-le")
        assert words == fact.evidence[0].quotes[0].replace("\n", "")
        assert confidence == round(100 * fact.evidence[0].confidence)


def test_a_large_graph_is_compressed_and_opens_all_the_same(
    chromium: Any, invented: tuple[Knowledge, Schema], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, packed = tmp_path / "plain.html", tmp_path / "packed.html"
    write_explorer(*invented, plain)
    monkeypatch.setattr(explorer, "PLAIN_UP_TO", 1000)
    write_explorer(*invented, packed)
    carried = re.search(r'<script type="application/gzip" id="graph">([^<]+)<', packed.read_text(encoding="utf-8"))
    json_text = re.search(
        r'<script type="application/json" id="graph">(.+?)</script>', plain.read_text(encoding="utf-8")
    )
    assert carried and json_text
    assert json.loads(gzip.decompress(b64decode(carried[1]))) == json.loads(json_text[1])
    visit = Visit(chromium, packed)
    assert f"{len(invented[0].entities)} 个实体" in visit.page.inner_text(".caption")
    visit.end()


def test_data_that_was_cut_off_is_said(chromium: Any, graph_html: Path, tmp_path: Path) -> None:
    broken = tmp_path / "graph.html"
    page = graph_html.read_text(encoding="utf-8")
    broken.write_text(page.replace('"classes":[[', '"classes":[[,', 1), encoding="utf-8")
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(broken.as_uri())
    page.wait_for_selector("#broken:not([hidden])")
    context.close()


def test_lone_surrogates_do_not_stop_the_page() -> None:
    assert json.loads(inert_json({"名": "半\ud842"})) == {"名": "半\ud842"}
    inert_json("半\ud842<").encode("utf-8")


def test_communities_are_led_by_their_most_linked_body_of_the_home_class() -> None:
    classes = [0, 1, 1, 1, 0, 0, 1, 1, 1]  # class 0 is the home class
    links = [(1, 0), (1, 2), (1, 3), (0, 2), (4, 5), (4, 6), (5, 6), (4, 0)]
    overview = make_overview(classes, 0, links)
    assert [members[0] for members in overview.members] == [0, 4]
    assert overview.groups == (0, 0, 0, 0, 1, 1, 1, -1, -1)
    assert overview.members[0][1] == 1  # then the most linked


def test_islands_lie_apart_and_hold_their_members() -> None:
    groups, size = 40, 12
    links = [(g * size, g * size + other) for g in range(groups) for other in range(1, size)]
    overview = make_overview([0] * (groups * size), 0, links)
    assert len(overview.members) == groups and len(overview.islands) == 24
    drawn = sum(len(island.places) for island in overview.islands)
    assert drawn <= 280
    for i, one in enumerate(overview.islands):
        assert all(abs(complex(x - one.x, y - one.y)) < one.radius for x, y in one.places)
        for other in overview.islands[:i]:
            assert abs(complex(one.x - other.x, one.y - other.y)) >= one.radius + other.radius


def test_nodes_keep_apart() -> None:
    positions = list(spread(range(40), [(0, other) for other in range(1, 40)]).values())
    nearest = min(abs(complex(*a) - complex(*b)) for i, a in enumerate(positions) for b in positions[:i])
    assert nearest >= 30


def test_vendored_file_is_the_published_one() -> None:
    vendored = explorer.FOLDER / "vendor"
    checksum = hashlib.sha256((vendored / "vis-network.min.js").read_bytes()).hexdigest()
    notes = (vendored / "README.md").read_text(encoding="utf-8")
    assert f"SHA-256 `{checksum}`" in notes
    version = re.search(r"vis-network\) ([\d.]+)", notes)
    assert version and f"@version {version[1]}" in (vendored / "vis-network.min.js").read_text(encoding="utf-8")
    assert {"LICENSE-APACHE-2.0", "LICENSE-MIT"} <= {path.name for path in vendored.iterdir()}
