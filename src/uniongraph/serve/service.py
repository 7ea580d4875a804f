"""What the endpoint says of itself (https://www.w3.org/TR/sparql11-service-description/), with VoID's counts."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request

from uniongraph.graph.terms import PREFIXES, TYPE, integer
from uniongraph.serve.formats import RDF, RESULTS
from uniongraph.serve.graphs import INFERRED, STATED
from uniongraph.serve.site import Site

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_NAMES = {
    "JSON": "SPARQL_Results_JSON", "XML": "SPARQL_Results_XML", "CSV": "SPARQL_Results_CSV",
    "TSV": "SPARQL_Results_TSV", "ttl": "Turtle", "nt": "N-Triples", "rdf": "RDF_XML", "jsonld": "JSON-LD", "n3": "N3",
    "trig": "TriG", "nq": "N-Quads",
}  # fmt: skip


def describe_service(request: Request, site: Site, rdf: str) -> bytes:
    """The service description in an RDF format, given by its media type."""
    form = RdfFormat.from_media_type(rdf) or RdfFormat.TURTLE
    endpoint = str(request.url.replace(path="/sparql", query="", fragment=""))
    found = serialize(_triples(endpoint, site), None, form, prefixes={**PREFIXES, "sd": _SD, "void": _VOID})
    assert found is not None
    return found


def _triples(endpoint: str, site: Site) -> Iterator[Triple]:
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    named, inferred = BlankNode("named"), BlankNode("inferred")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    yield Triple(service, TYPE, sd("Service"))
    yield Triple(service, sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    extensions = [form.file_extension for form in RDF]
    for name in [str(form.name).rpartition(" ")[2] for form in RESULTS] + extensions:
        yield Triple(service, sd("resultFormat"), NamedNode(_FORMATS + _NAMES[name]))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(dataset, TYPE, sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), default)
    yield Triple(default, TYPE, sd("Graph"))
    yield Triple(default, NamedNode(PREFIXES["dcterms"] + "identifier"), Literal(STATED))
    yield Triple(dataset, sd("namedGraph"), named)
    yield Triple(named, TYPE, sd("NamedGraph"))
    yield Triple(named, sd("name"), NamedNode(INFERRED))
    yield Triple(named, sd("graph"), inferred)
    yield Triple(inferred, TYPE, sd("Graph"))
    yield Triple(dataset, NamedNode(_VOID + "triples"), integer(site.store.about["triples"]))
