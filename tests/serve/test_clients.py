"""Clients as people use them, against the running server."""

from __future__ import annotations

import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import httpx
import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, POST, POSTDIRECTLY, RDFXML, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from knowledge import CITY_UNION, GAO, PLAN
from uniongraph.graph.store import open_store

LABELS = "SELECT ?u ?l { ?u a ug:TradeUnion ; skos:prefLabel ?l } ORDER BY ?l"


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("how", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_asks_in_each_way(address: str, method: str, how: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql", returnFormat=JSON)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setQuery(f"PREFIX ug: <https://w3id.org/uniongraph/ontology#> PREFIX skos: <{SKOS}> {LABELS}")
    found = wrapper.queryAndConvert()
    assert {row["l"]["value"] for row in found["results"]["bindings"]} == {"西安市总工会", "西安市碑林区总工会"}


def test_sparqlwrapper_reads_each_format(address: str) -> None:
    wrapper = SPARQLWrapper(f"{address}/sparql")
    wrapper.setQuery("SELECT ('灯塔' AS ?x) {}")
    wrapper.setReturnFormat(XML)
    assert "灯塔" in wrapper.queryAndConvert().toxml()
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode() == "x\r\n灯塔\r\n"
    wrapper.setQuery(f"DESCRIBE <{PLAN.iri}>")
    for form in (TURTLE, RDFXML, JSONLD):
        wrapper.setReturnFormat(form)
        found = wrapper.queryAndConvert()
        graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
        assert graph.value(URIRef(PLAN.iri), SKOS.prefLabel).value == "灯塔计划"  # type: ignore[union-attr]
    wrapper.setQuery("SELECT {")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


def test_rdflib_takes_the_server_for_a_store(address: str) -> None:
    graph = Graph(SPARQLStore(f"{address}/sparql"))
    assert {str(label) for label in graph.objects(URIRef(CITY_UNION.iri), SKOS.prefLabel)} == {"西安市总工会"}
    assert (URIRef(CITY_UNION.iri), SKOS.prefLabel, None) in graph
    spaces = {"ug": "https://w3id.org/uniongraph/ontology#", "skos": str(SKOS)}
    names = {str(row[1]) for row in graph.query(LABELS, initNs=spaces)}  # type: ignore[index]
    assert names == {"西安市总工会", "西安市碑林区总工会"}


def test_rdflib_reads_the_graph_store_and_an_entity(address: str, build) -> None:  # type: ignore[no-untyped-def]
    served = Graph().parse(f"{address}/graphs?graph=https://w3id.org/uniongraph/graph/inferred", format="turtle")
    assert isomorphic(served, Graph().parse(build / "inferred.ttl"))
    about = Graph().parse(f"{address}/id/Person/{quote('高一鸣@西安市碑林区总工会')}")  # 303 to Turtle
    assert about.value(URIRef(GAO.iri), SKOS.prefLabel) is not None


def test_rapper_reads_what_is_served(address: str, build) -> None:  # type: ignore[no-untyped-def]
    if shutil.which("rapper") is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    triples = len(list(open_store(build).quads_for_pattern(None, None, None)))
    inferred = len(Graph().parse(build / "inferred.ttl"))
    names = {"text/turtle": "turtle", "application/n-triples": "ntriples", "application/rdf+xml": "rdfxml"}
    for media, name in names.items():
        content = httpx.get(f"{address}/graphs?default", headers={"Accept": media}).content
        command = ["rapper", "-q", "-i", name, "-o", "ntriples", "-", address]
        done = subprocess.run(command, input=content, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")
        assert len(set(done.stdout.splitlines())) == triples - inferred


FETCHER = """
const { SparqlEndpointFetcher } = require('fetch-sparql-endpoint')
const [address, select, ask, construct] = process.argv.slice(1)
const all = async stream => { const found = []; for await (const one of stream) found.push(one); return found }

async function answers(options) {
  const fetcher = new SparqlEndpointFetcher(options)
  const rows = await all(await fetcher.fetchBindings(address, select))
  const triples = await all(await fetcher.fetchTriples(address, construct))
  const foreign = 'SELECT ?s FROM <http://example.org/> WHERE { ?s ?p ?o }'
  const error = await fetcher.fetchBindings(address, foreign).then(() => '', found => found.message)
  return {
    rows: rows.map(row => [row.l.value, row.l.language]),
    asked: await fetcher.fetchAsk(address, ask),
    triples: triples.map(triple => [triple.predicate.value, triple.object.value]),
    error,
  }
}

Promise.all([{ method: 'POST' }, { method: 'GET' }, { method: 'POST', directPost: true }].map(answers))
  .then(found => console.log(JSON.stringify(found)))
"""


def test_fetch_sparql_endpoint_asks_in_each_way(address: str) -> None:
    """Needs node, and the package where ``require`` finds it: ``npm install --prefix X fetch-sparql-endpoint``,
    then ``NODE_PATH=X/node_modules``."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    if subprocess.run([node, "-e", "require.resolve('fetch-sparql-endpoint')"], capture_output=True).returncode:
        pytest.skip("fetch-sparql-endpoint is not where NODE_PATH says")
    prefixes = f"PREFIX ug: <https://w3id.org/uniongraph/ontology#> PREFIX skos: <{SKOS}> "
    ask = prefixes + "ASK { ?u skos:prefLabel '西安市总工会'@zh }"
    construct = prefixes + f"CONSTRUCT WHERE {{ <{PLAN.iri}> skos:prefLabel ?l }}"
    command = [node, "-e", FETCHER, f"{address}/sparql", prefixes + LABELS, ask, construct]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    for found in json.loads(done.stdout):
        assert sorted(found["rows"]) == [["西安市总工会", "zh"], ["西安市碑林区总工会", "zh"]]
        assert found["asked"] is True
        assert found["triples"] == [[str(SKOS.prefLabel), "灯塔计划"]]
        assert "403" in found["error"]


def test_a_hundred_ask_at_once(address: str) -> None:
    unions = [f"ASK {{ ?u skos:prefLabel '西安市总工会'@zh FILTER({number} > 0) }}" for number in range(1, 101)]
    with httpx.Client(base_url=address, timeout=60, limits=httpx.Limits(max_connections=100)) as client:

        def ask(query: str) -> tuple[int, bool]:
            answer = client.post("/sparql", data={"query": query})
            return answer.status_code, answer.json()["boolean"]

        with ThreadPoolExecutor(100) as threads:
            assert set(threads.map(ask, unions)) == {(200, True)}
