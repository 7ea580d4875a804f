"""What docs/loading.md says of other programs, as far as they can be started here."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from knowledge import CITY_UNION, GAO, knowledge
from uniongraph.export import write_build
from uniongraph.schema import load_schema

DOCS = Path(__file__).parents[1] / "docs"
TURTLE = ("graph.ttl", "evidence.ttl", "places.ttl", "inferred.ttl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("loading") / "out"
    write_build(knowledge(), load_schema(), out, timings={})
    return out


def triples(path: Path) -> int:
    return len({quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)})


@pytest.mark.skipif(not shutil.which("rapper"), reason="raptor2-utils is not installed")
@pytest.mark.parametrize("name", TURTLE)
def test_rapper_counts_and_translates(folder: Path, name: str, tmp_path: Path) -> None:
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(folder / name)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    (tmp_path / "out.nt").write_bytes(done.stdout)
    read = {quad.triple for quad in parse(path=str(tmp_path / "out.nt"), format=RdfFormat.N_TRIPLES)}
    assert read == {quad.triple for quad in parse(path=str(folder / name), format=RdfFormat.TURTLE)}


def test_rdflib_reads_all_that_there_is(folder: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    for name in TURTLE:
        assert len(rdflib.Graph().parse(folder / name)) == triples(folder / name)


def test_ontology_and_graph_can_be_joined_for_an_editor(folder: Path, tmp_path: Path) -> None:
    ontology = load_schema().folder / "uniongraph.ttl"
    joined = tmp_path / "uniongraph-all.ttl"
    joined.write_bytes(ontology.read_bytes() + (folder / "graph.ttl").read_bytes())
    assert triples(joined) == triples(ontology) + triples(folder / "graph.ttl")


def test_networkx_reads_the_graphml(folder: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(folder / "graph.graphml")
    assert graph.nodes[CITY_UNION.iri]["label"] == CITY_UNION.label
    assert {data["predicate"] for _, _, data in graph.out_edges(GAO.iri, data=True)} == {"holdsPost"}
    named = re.search(r"by `(\w+)`, size\nby `(\w+)`, filter by `(\w+)`", (DOCS / "loading.md").read_text("utf-8"))
    assert named and set(named.groups()) <= set(graph.nodes[CITY_UNION.iri])


@pytest.mark.parametrize("page", ["loading.md", "loading.zh-CN.md"])
def test_the_columns_that_neo4j_is_told_to_read_exist(folder: Path, page: str) -> None:
    statements = re.findall(r'"file:///(\w+\.csv)" AS row\n(.*?);', (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert [name for name, _ in statements] == ["nodes.csv", "edges.csv"]
    for name, statement in statements:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            columns = next(csv.reader(file))
        assert set(re.findall(r"row\.(\w+)", statement)) <= set(columns)
        assert not columns[0].startswith("\ufeff")  # a byte order mark would be a part of the first name


def test_both_pages_say_the_same() -> None:
    english, chinese = ((DOCS / name).read_text("utf-8") for name in ("loading.md", "loading.zh-CN.md"))
    for fence in ("bash", "cypher", "python"):
        found = [re.findall(rf"^```{fence}\n(.*?)^```", text, re.MULTILINE | re.DOTALL) for text in (english, chinese)]
        assert found[0] == found[1] != []
