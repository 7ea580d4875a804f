"""The vocabulary: every term is there, named and defined in both languages, and the whole is free of contradiction."""

import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = ROOT / "ontology"
SAMPLES = ROOT / "src" / "uniongraph" / "samples"
UG = Namespace("https://w3id.org/uniongraph/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")

CLASSES = [
    "TradeUnion",
    "Company",
    "PublicBody",
    "School",
    "Media",
    "Association",
    "Institution",
    "Studio",
    "Site",
    "Person",
    "Place",
    "FunctionalZone",
    "Programme",
    "Event",
    "Award",
    "Document",
]
ORGANISATIONS = CLASSES[:7]
FACTS = [
    "affiliatedWith",
    "locatedIn",
    "runs",
    "organizes",
    "takesPartIn",
    "received",
    "confers",
    "operates",
    "founds",
    "leads",
    "cooperatesWith",
    "visits",
    "issues",
    "partOf",
]
INVERSES = [  # the same facts told from the other end
    "hasAffiliate",
    "locationOf",
    "runBy",
    "organizedBy",
    "hasParticipant",
    "receivedBy",
    "conferredBy",
    "operatedBy",
    "foundedBy",
    "ledBy",
    "visitedBy",
    "issuedBy",
    "hasPart",
    "hasPostHolder",
]
OTHER = ["holdsPost", "postTitle", "former", "announced", "reporter", "photographer", "level", "confidence", "rule"]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "uniongraph.ttl", format="turtle")


def test_both_parsers_read_the_same_number_of_triples(ontology: Graph) -> None:
    quads = list(pyoxigraph.parse(path=str(ONTOLOGY / "uniongraph.ttl"), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(quads) == len(ontology)


def test_terms_are_exactly_those_of_the_design(ontology: Graph) -> None:
    named = {s for s in ontology.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(UG)}
    assert named == {UG[name] for name in CLASSES + FACTS + INVERSES + OTHER}
    assert {s for s in ontology.subjects(RDF.type, OWL.Class) if s.startswith(UG)} == {UG[name] for name in CLASSES}


@pytest.mark.parametrize("term", [*(UG[n] for n in CLASSES + FACTS + OTHER), ORG.subOrganizationOf, ORG.Membership])
def test_a_term_has_labels_definitions_and_an_example(ontology: Graph, term: URIRef) -> None:
    for prop in (RDFS.label, SKOS.definition):
        texts = {o.language: str(o) for o in ontology.objects(term, prop) if isinstance(o, Literal)}
        assert texts.keys() == {"zh", "en"}
        assert all(text.strip() for text in texts.values())
    assert list(ontology.objects(term, SKOS.example))


def test_labels_tell_terms_apart(ontology: Graph) -> None:
    for language in ("zh", "en"):
        for names in (CLASSES, FACTS):
            labels = [o for n in names for o in ontology.objects(UG[n], RDFS.label) if o.language == language]
            assert len(set(labels)) == len(names)


def test_the_ontology_says_its_version_licence_and_title(ontology: Graph) -> None:
    node = URIRef("https://w3id.org/uniongraph/ontology")
    assert ontology.value(node, OWL.versionInfo) == Literal("0.1.0")
    assert ontology.value(node, OWL.versionIRI) == URIRef("https://w3id.org/uniongraph/ontology/0.1.0")
    titles = ontology.objects(node, URIRef("http://purl.org/dc/terms/title"))
    assert {t.language for t in titles} == {"zh", "en"}
    assert ontology.value(node, URIRef("http://purl.org/dc/terms/license"))


def test_every_class_but_the_kind_of_place_excludes_the_others(ontology: Graph) -> None:
    node = ontology.value(None, RDF.type, OWL.AllDisjointClasses)
    members = set(Collection(ontology, ontology.value(node, OWL.members)))
    assert members == {UG[n] for n in CLASSES} - {UG.FunctionalZone}
    assert (UG.FunctionalZone, RDFS.subClassOf, UG.Place) in ontology


def test_every_kind_of_organisation_is_one_of_the_organization_ontology(ontology: Graph) -> None:
    kinds = {n for n in CLASSES if ORG.Organization in ontology.transitive_objects(UG[n], RDFS.subClassOf)}
    assert kinds == set(ORGANISATIONS)


def test_every_term_used_is_declared(ontology: Graph) -> None:
    declared = set(ontology.subjects(RDF.type))
    said = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf, OWL.disjointWith)
    used = {o for p in said for o in ontology.objects(None, p) if not str(o).startswith((str(XSD), str(RDFS)))}
    assert used <= declared
    builtin = tuple(str(vocabulary._NS) for vocabulary in (RDF, RDFS, OWL))
    assert {p for p in ontology.predicates() if not str(p).startswith(builtin)} <= declared


def test_examples_are_words_of_the_samples(ontology: Graph) -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\s“”‘’\"'（）()]", "", text)

    samples = bare("".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))))
    made = {UG.confidence, UG.rule, UG.level}
    for term, example in ontology.subject_objects(SKOS.example):
        quote = str(example).partition("”：")[0]
        assert term in made or bare(quote) in samples, f"{term}: {example}"


def test_no_term_is_two_kinds_of_thing(ontology: Graph) -> None:
    """OWL 2 DL: classes, datatypes and the three kinds of property do not share names."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    seen = [node for kind in kinds for node in ontology.subjects(RDF.type, kind) if isinstance(node, URIRef)]
    assert len(seen) == len(set(seen))


def test_properties_that_follow_from_chains_are_only_used_where_owl_dl_allows_it(ontology: Graph) -> None:
    """OWL 2 DL: a transitive property, or one above a transitive or chained one, is neither irreflexive nor so on."""
    composite = set(ontology.subjects(RDF.type, OWL.TransitiveProperty))
    composite |= set(ontology.subjects(OWL.propertyChainAxiom))
    for node in tuple(composite):
        composite |= set(ontology.transitive_objects(node, RDFS.subPropertyOf))
    simple = ("FunctionalProperty", "InverseFunctionalProperty", "IrreflexiveProperty", "AsymmetricProperty")
    for kind in simple:
        assert not composite & set(ontology.subjects(RDF.type, OWL[kind]))
