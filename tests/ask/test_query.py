"""SPARQL to a finished build: ready, from a file, typed in; never to the network."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from knowledge import CITY_UNION, COUNTY_UNION, FIRM, knowledge
from uniongraph.ask import QueryError, ask, parse_question, query, read_question, ready_questions, to_csv, to_json
from uniongraph.export import write_build
from uniongraph.graph.terms import clean
from uniongraph.schema import Schema

POSTS = """# title-zh: 某工会有哪些任职者
# title-en: Who holds a post in a union
# description-zh: 列出姓名与职务
# description-en: Lists names and posts
# parameter: union 工会 "union's name" 西安市碑林区总工会
SELECT ?name ?title WHERE {
  ?union_ skos:prefLabel ?label . FILTER(STR(?label) = ?union)  # not this one: ?union
  ?post org:organization ?union_ ; org:member/skos:prefLabel ?name ; ug:postTitle ?title .
}
"""


@pytest.fixture(scope="module")
def folder(tiny_schema: Schema, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ask") / "out"
    write_build(knowledge(), tiny_schema, out, timings={})
    return out


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "posts.rq").write_text(POSTS, encoding="utf-8")
    (tmp_path / "queries" / "needs.rq").write_text(
        "# parameter: who 谁 who\nASK { ?x skos:prefLabel ?l FILTER(STR(?l) = ?who) }", encoding="utf-8"
    )
    return tmp_path


def test_a_ready_question_has_titles_and_parameters(ontology: Path) -> None:
    needs, posts = ready_questions(ontology)
    assert (posts.name, posts.title_zh, posts.title_en) == (
        "posts",
        "某工会有哪些任职者",
        "Who holds a post in a union",
    )
    assert (posts.description_zh, posts.description_en) == ("列出姓名与职务", "Lists names and posts")
    parameter = posts.parameters[0]
    assert (parameter.name, parameter.zh, parameter.en) == ("union", "工会", "union's name")
    assert parameter.default == "西安市碑林区总工会"
    assert needs.parameters[0].default is None


def test_default_and_given_parameter(folder: Path, ontology: Path) -> None:
    assert query(folder, "posts", ontology=ontology).text_rows() == (("高一鸣", "主席"),)
    asked = query(folder, "posts", {"union": "西安市总工会"}, ontology)
    assert asked.columns == ("name", "title")
    assert asked.rows[0][0] == Literal("罗望舒", language="zh")


def test_a_parameter_is_bound_where_it_is_shown_and_in_subqueries(folder: Path, ontology: Path) -> None:
    shown = "SELECT ?who (COUNT(?x) AS ?n) { ?x skos:prefLabel ?l FILTER(CONTAINS(STR(?l), STR(?who))) } GROUP BY ?who"
    assert query(folder, shown, {"who": "总工会"}, ontology).text_rows() == (("总工会", "2"),)
    inner = "SELECT ?x { { SELECT ?x { ?x skos:prefLabel ?l FILTER(STR(?l) = ?who) } } }"
    assert query(folder, inner, {"who": "西安市总工会"}, ontology).text_rows() == ((CITY_UNION.iri,),)
    expression = "SELECT (CONCAT(?who, ?who) AS ?x) {}"
    assert query(folder, expression, {"who": "工"}, ontology).text_rows() == (("工工",),)
    iri = "SELECT ?o { ?who ug:cooperatesWith ?o }"
    assert query(folder, iri, {"who": COUNTY_UNION.iri}, ontology).text_rows() == ((FIRM.iri,),)


@given(st.text(st.characters(), max_size=15))
def test_no_value_can_say_more_than_a_value(value: str) -> None:
    store = Store()
    store.add(Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal(clean(value))))
    question = parse_question("ASK { ?s ?p ?o FILTER(?o = ?given) }")
    assert ask(store, question, {"given": "x" + value}).boolean is False
    if not value.startswith(("<", "http")):
        assert ask(store, question, {"given": value}).boolean is True


@pytest.mark.parametrize(
    "value", ['" } INSERT {', '西安") . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } FILTER("a" = "a']
)
def test_a_value_cannot_leave_its_quotes(folder: Path, ontology: Path, value: str) -> None:
    assert query(folder, "needs", {"who": value}, ontology).boolean is False


def test_missing_and_unknown_parameters(folder: Path, ontology: Path) -> None:
    with pytest.raises(QueryError, match=r"who \(谁, who\)"):
        query(folder, "needs", ontology=ontology)
    with pytest.raises(QueryError, match="no parameter union"):
        query(folder, "needs", {"who": "甲", "union": "乙"}, ontology)


def test_a_parameter_may_miss_where_the_question_provides_for_it(folder: Path, ontology: Path) -> None:
    text = """# parameter: who 谁 who
        SELECT ?l ?who { ?x a ug:TradeUnion ; skos:prefLabel ?l
          FILTER EXISTS { ?x skos:altLabel ?a FILTER(CONTAINS(STR(?a), COALESCE(STR(?who), ""))) } } ORDER BY ?l"""
    both = (("西安市总工会",), ("西安市碑林区总工会",))  # the parameter's own column is not shown
    assert query(folder, text, ontology=ontology).text_rows() == both
    assert query(folder, text, {"who": "碑林区"}, ontology).text_rows() == (("西安市碑林区总工会",),)
    bound = text.replace('COALESCE(STR(?who), "")', 'IF(BOUND(?who), ?who, "")')
    assert query(folder, bound, ontology=ontology).text_rows() == both
    assert query(folder, bound, {"who": "碑林区"}, ontology).text_rows() == (("西安市碑林区总工会",),)


def test_a_file_and_a_text(folder: Path, ontology: Path, tmp_path: Path) -> None:
    file = tmp_path / "问题.rq"
    file.write_text("\ufeffASK { ?x a ug:Company }", encoding="utf-8")
    assert query(folder, file, ontology=ontology).boolean is True
    assert query(folder, str(file), ontology=ontology).boolean is True
    assert query(folder, "ASK { ?x a ug:School }", ontology=ontology).boolean is False
    with pytest.raises(QueryError, match=r"missing\.rq"):
        read_question(tmp_path / "missing.rq")


def test_an_unknown_name_tells_what_there_is(folder: Path, ontology: Path) -> None:
    with pytest.raises(QueryError, match="ready are: needs, posts"):
        query(folder, "nosuch", ontology=ontology)


def test_a_graph_comes_as_turtle(folder: Path, ontology: Path) -> None:
    found = query(folder, f"DESCRIBE <{CITY_UNION.iri}>", ontology=ontology)
    assert found.turtle is not None and "<TradeUnion/西安市总工会> a ug:TradeUnion ;" in found.turtle
    bare = query(folder, f"DESCRIBE <{CITY_UNION.iri}>\n", ontology=ontology)
    assert bare.turtle == found.turtle


def test_inferred_facts_are_in_their_own_graph(folder: Path, ontology: Path) -> None:
    under = "?x org:subOrganizationOf ?y"
    assert query(folder, f"ASK {{ {under} }}", ontology=ontology).boolean is False
    inferred = f"ASK {{ GRAPH <https://w3id.org/uniongraph/graph/inferred> {{ {under} }} }}"
    assert query(folder, inferred, ontology=ontology).boolean is True


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { service silent ?x { ?a ?b ?c } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:a { ?a ?b ?c } }",
        "SELECT * { ?a ?b 1SERVICE<http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { SERVICE#'\n<http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { FILTER(?a<?b&&?c='x>') SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } FILTER('a'='a') }",
        "SELECT * { FILTER(?a<1#>'''\n) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #'''\n }",
        "SELECT * { ?s ?p '''\n#''' SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?a ?b ?c }",
        "SELECT * FROM NAMED schema:x { ?a ?b ?c }",
        "LOAD <http://127.0.0.1:9/>",
    ],
)
def test_the_network_is_never_asked(folder: Path, ontology: Path, text: str) -> None:
    with pytest.raises(QueryError, match="never asks the network"):
        query(folder, text, ontology=ontology)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?service schema:serviceType ?from }",
        "# from schema:x\nASK { ?s ?p 'service' }",
        "ASK { ?s <http://example.org/service/from> ?load }",
    ],
)
def test_names_that_only_look_so_are_asked(folder: Path, ontology: Path, text: str) -> None:
    assert query(folder, text, ontology=ontology).boolean is False


def test_an_update_changes_nothing(folder: Path, ontology: Path) -> None:
    before = (folder / "graph.ttl").read_bytes()
    with pytest.raises(QueryError):
        query(folder, "DELETE WHERE { ?a ?b ?c }", ontology=ontology)
    assert (folder / "graph.ttl").read_bytes() == before


def test_a_mistake_is_shown_where_it_is(folder: Path, ontology: Path) -> None:
    with pytest.raises(QueryError, match="line 2, column ") as caught:
        query(folder, "SELECT ?x {\n ?x ?y }}", ontology=ontology)
    assert caught.value.line == 2
    assert caught.value.column
    with pytest.raises(QueryError, match="refix not found"):
        query(folder, "SELECT ?x { ?x nosuch:y ?z }", ontology=ontology)


def test_csv_and_json(folder: Path, ontology: Path) -> None:
    text = (
        'SELECT ?l ("=1+1" AS ?f) (-2 AS ?n) ?none { ?x a ug:Company ; skos:prefLabel ?l OPTIONAL { ?x ug:no ?none } }'
    )
    found = query(folder, text, ontology=ontology)
    assert list(csv.reader(io.StringIO(to_csv(found)))) == [["l", "f", "n", "none"], [FIRM.label, "'=1+1", "-2", ""]]
    data = json.loads(to_json(found))
    assert data["head"]["vars"] == ["l", "f", "n", "none"]
    row = data["results"]["bindings"][0]
    assert row["l"] == {"type": "literal", "value": FIRM.label, "xml:lang": "zh"}
    assert row["n"]["datatype"].endswith("#integer")
    assert "none" not in row
    assert json.loads(to_json(query(folder, "ASK {}", ontology=ontology))) == {"head": {}, "boolean": True}
    with pytest.raises(ValueError, match="Turtle"):
        to_json(query(folder, "CONSTRUCT { ?s a ?o } { ?s a ?o }", ontology=ontology))


def test_a_folder_without_a_build(tmp_path: Path, ontology: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"graph\.ttl"):
        query(tmp_path, "ASK {}", ontology=ontology)
