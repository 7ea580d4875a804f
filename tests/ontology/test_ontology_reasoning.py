"""What reasoners make of the ontology: no contradiction, and our data under the names of other vocabularies.

owlrl is the reasoner of the OWL 2 RL rules and of RDFS. HermiT, a reasoner for all of OWL 2 DL, runs where owlready2
and a Java are installed: pip install owlready2, apt-get install default-jre-headless.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Namespace, URIRef

HERE = Path(__file__).parent
ONTOLOGY = HERE.parents[1] / "ontology" / "uniongraph.ttl"
UG = Namespace("https://w3id.org/uniongraph/ontology#")
ORG = Namespace("http://www.w3.org/ns/org#")
ID = Namespace("https://w3id.org/uniongraph/id/")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

# A question in the words of another vocabulary alone, and an answer that must be among those found.
OTHER_WORDS = [
    ("org", "?x a org:FormalOrganization ; rdfs:label ?y", ("响水县总工会", "响水县总工会")),
    ("org, below", "?x org:transitiveSubOrganizationOf ?y", ("响水县总工会", "盐城市总工会")),
    ("org, member", "?x org:memberOf ?y", ("秦书瑶", "云帆纺织")),
    ("org, post", "?post a org:Membership ; org:member ?x ; org:organization ?y", ("周远帆", "响水县总工会")),
    ("org, linked", "?x org:linkedTo ?y", ("盐城市总工会", "劳模志愿服务队")),
    ("foaf, people", "?x a foaf:Person ; foaf:name ?y", ("周远帆", "周远帆")),
    ("foaf, bodies", "?x a foaf:Organization ; foaf:name ?y", ("云帆纺织", "江苏云帆纺织有限公司")),
    ("foaf, agents", "?x a foaf:Agent ; foaf:made ?y", ("响水县总工会", "服务方案")),
    ("foaf, documents", "?x a foaf:Document ; foaf:name ?y", ("服务方案", "响水县职工服务方案")),
    ("schema, unions", "?x a schema:WorkersUnion ; schema:location ?y", ("响水县总工会", "响水县")),
    ("schema, people", "?x a schema:Person ; schema:affiliation ?y", ("秦书瑶", "云帆纺织")),
    ("schema, events", "?x a schema:Event ; schema:location ?y", ("插花比赛", "响水县")),
    ("schema, articles", "?x a schema:Article ; schema:contributor ?y", ("a1", "邵一禾")),
    ("schema, places", "?x a schema:Place ; schema:alternateName ?y", ("盐城经开区", "盐城经开区")),
    ("prov, agents", "?x a prov:Agent ; prov:wasAssociateFor ?y", ("响水县总工会", "劳模工匠助企行")),
    ("prov, activities", "?x a prov:Activity ; prov:atLocation ?y", ("插花比赛", "响水县")),
    ("prov, places", "?x a prov:Location ; prov:atLocation ?y", ("青禾路驿站", "响水镇")),
    ("prov, attribution", "?x prov:wasAttributedTo ?y", ("a2", "秦书瑶")),
    ("dcterms", "?x dcterms:isPartOf ?y", ("劳模工匠助企行", "四季关爱")),
    ("dcterms, people", "?x dcterms:contributor ?y", ("a1", "邵一禾")),
    ("skos", "?x skos:prefLabel ?y", ("盐城经开区", "盐城经济技术开发区")),
    ("skos, schemes", "?x a org:Role ; skos:inScheme ?s ; skos:broader ?up . ?up skos:prefLabel ?y", ("", "工会职务")),
    ("oa", "?s oa:hasTarget ?t . ?t oa:hasSelector ?q . ?q a oa:Selector ; oa:exact ?y . ?s rdf:subject ?x",
     ("响水县总工会", "县总工会开展劳模工匠助企行")),
]  # fmt: skip


def graph(*files: Path) -> Graph:
    found = Graph()
    for file in (ONTOLOGY, *files):
        found.parse(file, format="turtle")
    return found


@pytest.fixture(scope="module")
def with_rdfs() -> Graph:
    found = graph(HERE / "good.ttl", HERE / "good-evidence.ttl")
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(found)
    return found


@pytest.mark.parametrize(
    ("pattern", "row"), [(p, r) for _, p, r in OTHER_WORDS], ids=[name for name, *_ in OTHER_WORDS]
)
def test_a_question_in_another_vocabulary_finds_our_data(with_rdfs: Graph, pattern: str, row: tuple[str, str]) -> None:
    answer = with_rdfs.query(PREFIXES + f"SELECT ?x ?y WHERE {{ {pattern} }}")
    found = {tuple(str(cell).removeprefix(str(ID)) for cell in line) for line in answer}
    assert any(y == row[1] and (x == row[0] or not row[0]) for x, y in found)


@pytest.fixture(scope="module")
def with_owl() -> Graph:
    found = graph(HERE / "good.ttl")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(found)
    return found


def test_reasoning_finds_no_contradiction(with_owl: Graph) -> None:
    assert not list(with_owl.objects(None, ERROR))
    assert not list(with_owl.subjects(RDF.type, OWL.Nothing))


def test_what_the_axioms_say_follows(with_owl: Graph) -> None:
    for triple in (
        (ID["周远帆"], UG.holdsPost, ID["响水县总工会"]),
        (ID["周远帆"], ORG.memberOf, ID["响水县总工会"]),
        (ID["响水县总工会"], ORG.hasMember, ID["周远帆"]),
        (ID["响水县人社局"], UG.cooperatesWith, ID["响水县总工会"]),
        (ID["青禾路驿站"], UG.locatedIn, ID["盐城市"]),
        (ID["盐城市总工会"], ORG.hasSubOrganization, ID["响水县总工会"]),
        (ID["盐城经开区"], RDF.type, UG.Place),
    ):
        assert triple in with_owl


CONTRADICTIONS = [
    "id:周远帆 a ug:Company .",
    "id:盐城经开区 a ug:Site .",
    "id:劳模志愿服务队 ug:founds id:盐城市总工会 .",
    "id:盐城市总工会 ug:visits id:盐城市总工会 .",
    "id:盐城市总工会 ug:runs id:盐城工匠 .",
]


@pytest.mark.parametrize("line", CONTRADICTIONS)
def test_a_graph_that_cannot_be_is_a_contradiction(line: str) -> None:
    found = graph(HERE / "good.ttl")
    found.parse(data=f"@prefix id: <{ID}> . @prefix ug: <{UG}> . {line}", format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(found)
    assert list(found.objects(None, ERROR))


@pytest.mark.parametrize("line", ["", *CONTRADICTIONS])
def test_hermit_agrees(tmp_path: Path, line: str) -> None:
    owlready2 = pytest.importorskip("owlready2")
    if not shutil.which("java"):
        pytest.skip("HermiT needs a Java")
    found = graph(HERE / "good.ttl")
    found.parse(data=f"@prefix id: <{ID}> . @prefix ug: <{UG}> . {line}", format="turtle")
    for triple in list(found):  # OWL 2 has no dates
        if getattr(triple[2], "datatype", None) == XSD.date:
            found.remove(triple)
    found.serialize(tmp_path / "all.nt", format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology((tmp_path / "all.nt").as_uri()).load()
    if line:
        with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
            owlready2.sync_reasoner_hermit(world, debug=0)
    else:
        owlready2.sync_reasoner_hermit(world, debug=0)
        assert not list(world.inconsistent_classes())


def test_every_label_is_a_name() -> None:
    found = graph()
    for name in ("http://xmlns.com/foaf/0.1/name", "https://schema.org/name", str(RDFS.label)):
        assert (URIRef("http://www.w3.org/2004/02/skos/core#prefLabel"), RDFS.subPropertyOf, URIRef(name)) in found
