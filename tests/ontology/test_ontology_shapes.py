"""The shapes: a good graph conforms, and each thing that can be wrong with a graph is told, once, in both languages."""

# ruff: noqa: E501 (a fault or an answer is one line)

import sys
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from uniongraph import demo
from uniongraph.graph.shapes import ShapeReport, validate

HERE = Path(__file__).parent
SHAPES = HERE.parents[1] / "ontology" / "shapes.ttl"
GOOD = [HERE / "good.ttl", HERE / "good-evidence.ttl"]
ID = "https://w3id.org/uniongraph/id/"
PREFIXES = """
@prefix id: <https://w3id.org/uniongraph/id/> . @prefix ug: <https://w3id.org/uniongraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SOUND = """ rdf:subject id:响水县总工会 ; rdf:predicate ug:runs ; rdf:object id:四季关爱 ; ug:rule "r" ; ug:confidence 1 ;
 oa:hasTarget [ oa:hasSelector [ a oa:TextPositionSelector ; oa:start 0 ; oa:end 3 ] ,
 [ a oa:TextQuoteSelector ; oa:exact "县总工" ] ] """

# What is wrong: the node, its triples, the beginning of the message.
FAULTS = [
    ("双类", 'id:双类 a ug:Person , ug:Company ; skos:prefLabel "孔某"@zh .', "An entity has exactly one class"),
    ("无名", "id:无名 a ug:Site .", "An entity has exactly one preferred name"),
    ("两名", 'id:两名 a ug:Site ; skos:prefLabel "甲"@zh , "乙"@zh .', "An entity has exactly one preferred name"),
    ("英名", 'id:英名 a ug:Site ; skos:prefLabel "Station"@en .', "The preferred name is Chinese"),
    ("空名", 'id:空名 a ug:Site ; skos:prefLabel " "@zh .', "The preferred name is Chinese"),
    ("空别名", 'id:空别名 a ug:Site ; skos:prefLabel "甲"@zh ; skos:altLabel ""@zh .', "Another name"),
    ("", '[] a ug:Site ; skos:prefLabel "甲驿站"@zh .', "An entity has an IRI"),
    ("错码", 'id:错码 a ug:Place ; skos:prefLabel "某县"@zh ; schema:identifier "3209" .', "A place has at most one"),
    ("任1", 'id:任1 a org:Membership ; org:organization id:云帆纺织 ; ug:postTitle "经理" .', "A membership has exactly one m"),
    ("任2", 'id:任2 a org:Membership ; org:member id:秦书瑶 ; ug:postTitle "经理" .', "A membership has exactly one o"),
    (
        "任3",
        'id:任3 a org:Membership ; org:member id:秦书瑶 ; org:organization id:响水县 ; ug:postTitle "县长" .',
        "A membership has exactly one o",
    ),
    (
        "任4",
        'id:任4 a org:Membership ; org:member id:秦书瑶 ; org:organization id:云帆纺织 ; ug:postTitle "经理" , "书记" .',
        "A membership has exactly one post title",
    ),
    (
        "任5",
        'id:任5 a org:Membership ; org:member id:秦书瑶 ; org:organization id:云帆纺织 ; ug:postTitle "经理" ; ug:former "原" .',
        "ug:former",
    ),
    ("稿1", 'id:稿1 a schema:NewsArticle ; schema:headline "甲" .', "The article mentions no entity"),
    ("稿2", 'id:稿2 a schema:NewsArticle ; schema:headline "" ; schema:mentions id:周远帆 .', "An article has at most one h"),
    (
        "稿3",
        'id:稿3 a schema:NewsArticle ; schema:datePublished "去年" ; schema:mentions id:周远帆 .',
        "An article has at most one date",
    ),
    (
        "稿4",
        "id:稿4 a schema:NewsArticle ; schema:author id:谁 ; schema:mentions id:周远帆 .",
        "Whoever is credited has a name",
    ),
    ("何物", "id:稿5 a schema:NewsArticle ; schema:mentions id:何物 .", "What an article mentions is"),
    ("据1", "id:据1 a rdf:Statement .", "Evidence has exactly one rdf:subject"),
    ("据1", "", "Evidence has exactly one rdf:predicate"),
    ("据1", "", "Evidence has exactly one rdf:object"),
    ("据1", "", "Evidence has a position"),
    ("据1", "", "Evidence has the words"),
    ("据1", "", "Evidence has exactly one rule"),
    ("据1", "", "Evidence has exactly one confidence"),
    ("据2", f"id:据2 a rdf:Statement ; {SOUND} ; ug:confidence 1.2 .", "Evidence has exactly one confidence"),
    ("据3", f'id:据3 a rdf:Statement ; {SOUND} ; ug:announced "将" .', "ug:announced is one boolean"),
    ("据4", f'id:据4 a rdf:Statement ; {SOUND} ; dcterms:temporal "10月" .', "dcterms:temporal"),
    ("位1", "id:位1 a oa:TextPositionSelector ; oa:start 9 ; oa:end 4 .", "A text position has one start"),
    ("位2", "id:位2 a oa:TextPositionSelector ; oa:start 9 .", "A text position has one end"),
    ("文1", 'id:文1 a oa:TextQuoteSelector ; oa:exact "" .', "A text quote has its words"),
]  # fmt: skip
FACTS = [
    "ug:affiliatedWith",
    "org:subOrganizationOf",
    "ug:locatedIn",
    "ug:runs",
    "ug:organizes",
    "ug:takesPartIn",
    "ug:received",
    "ug:confers",
    "ug:operates",
    "ug:founds",
    "ug:leads",
    "ug:cooperatesWith",
    "ug:visits",
    "ug:issues",
    "ug:partOf",
]


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> ShapeReport:
    """The report on the good graph with every fault beside it.

    No fact starts from an award or leads to a person, but that anything with a class may lie somewhere.
    """
    lines = [PREFIXES, *(turtle for _, turtle, _ in FAULTS)]
    lines += [f'id:奖{i} a ug:Award ; skos:prefLabel "奖"@zh ; {p} id:人{i} .' for i, p in enumerate(FACTS)]
    lines += [f'id:人{i} a ug:Person ; skos:prefLabel "孔某"@zh .' for i, _ in enumerate(FACTS)]
    lines.append("id:无类 ug:locatedIn id:响水县 .")
    bad = tmp_path_factory.mktemp("图谱 #1") / "错误.ttl"
    bad.write_text("\n".join(lines), encoding="utf-8")
    return validate([*GOOD, bad], SHAPES)


def test_a_good_graph_conforms() -> None:
    report = validate(GOOD, SHAPES)
    assert report == ShapeReport(True, ())


@pytest.mark.parametrize(("focus", "turtle", "message"), FAULTS)
def test_a_fault_is_told_of_its_node(faults: ShapeReport, focus: str, turtle: str, message: str) -> None:
    told = [r for r in faults.results if r.message_en.startswith(message)]
    assert [r for r in told if r.focus == ID + focus or (not focus and not r.focus.startswith("http"))]
    assert all(r.message_zh for r in told)


@pytest.mark.parametrize(("number", "fact"), list(enumerate(FACTS)))
def test_both_ends_of_a_fact_are_checked(faults: ShapeReport, number: int, fact: str) -> None:
    name = fact.partition(":")[2]
    start = "无类" if name == "locatedIn" else f"奖{number}"
    assert [r for r in faults.results if r.focus == ID + start and r.message_en.startswith(f"The subject of {name} ")]
    assert [
        r for r in faults.results if r.focus == f"{ID}人{number}" and r.message_en.startswith(f"The object of {name} ")
    ]


def test_no_shape_goes_untried_and_nothing_good_is_blamed(faults: ShapeReport) -> None:
    shapes = Graph().parse(SHAPES, format="turtle")
    messages = set(shapes.objects(None, URIRef("http://www.w3.org/ns/shacl#message")))
    assert {str(m) for m in messages if m.language == "en"} == {r.message_en for r in faults.results}
    assert {str(m) for m in messages if m.language == "zh"} == {r.message_zh for r in faults.results}
    good = Graph().parse(GOOD[0], format="turtle") + Graph().parse(GOOD[1], format="turtle")
    assert not {r.focus for r in faults.results} & {str(s) for s in good.subjects() if isinstance(s, URIRef)}


def test_an_article_without_mentions_is_only_a_warning(tmp_path: Path) -> None:
    bare = tmp_path / "graph.ttl"
    bare.write_text(PREFIXES + 'id:稿 a schema:NewsArticle ; schema:headline "简讯"@zh .', encoding="utf-8")
    report = validate([bare], SHAPES)
    assert report.conforms
    assert [(r.severity, r.path) for r in report.results] == [("warning", "https://schema.org/mentions")]


def test_results_are_sorted_and_do_not_conform(faults: ShapeReport) -> None:
    assert not faults.conforms
    assert list(faults.results) == sorted(faults.results)


def test_without_pyshacl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(ModuleNotFoundError, match="pip install pyshacl"):
        validate(GOOD, SHAPES)


def test_a_result_says_what_the_node_is_called_and_what_stands_there(faults: ShapeReport) -> None:
    wrong = next(r for r in faults.results if r.focus == ID + "错码")
    assert (wrong.label, wrong.value) == ("某县", "3209")


def test_a_build_of_the_samples_conforms(tmp_path: Path) -> None:
    demo(tmp_path / "demo")
    report = validate([tmp_path / "demo" / "graph.ttl", tmp_path / "demo" / "evidence.ttl"], SHAPES)
    assert report.conforms
    assert [r for r in report.results if r.severity == "error"] == []
