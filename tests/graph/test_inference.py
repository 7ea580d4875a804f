"""What follows but is not said."""

from __future__ import annotations

from dataclasses import replace

from knowledge import CITY, CITY_UNION, COUNTY, COUNTY_UNION, FIRM, ID, evidence, knowledge
from uniongraph.graph.inference import inferred_triples, place_triples
from uniongraph.graph.turtle import to_turtle
from uniongraph.records import Entity, Fact
from uniongraph.schema import Schema


def _spo(triples: object) -> set[tuple[str, str, str]]:
    return {(t.subject.value, t.predicate.value, t.object.value) for t in triples}  # type: ignore[attr-defined]


def test_county_union_place_and_partner_follow(tiny_schema: Schema) -> None:
    assert _spo(inferred_triples(knowledge(), tiny_schema)) == {
        (COUNTY_UNION.iri, "http://www.w3.org/ns/org#subOrganizationOf", CITY_UNION.iri),
        (COUNTY.iri, "https://w3id.org/uniongraph/ontology#locatedIn", CITY.iri),
        (FIRM.iri, "https://w3id.org/uniongraph/ontology#cooperatesWith", COUNTY_UNION.iri),
    }


def test_what_is_stated_is_not_inferred_again(tiny_schema: Schema) -> None:
    known = knowledge()
    stated = Fact(COUNTY_UNION.iri, "subOrganizationOf", CITY_UNION.iri, evidence=(evidence("a1", "碑林区总工会"),))
    found = inferred_triples(replace(known, facts=(*known.facts, stated)), tiny_schema)
    assert not [t for t in found if t.predicate.value.endswith("subOrganizationOf")]


def test_a_body_of_another_name_or_class_is_not_under_the_city_union(tiny_schema: Schema) -> None:
    others = (
        Entity(f"{ID}TradeUnion/碑林区教育工会", "TradeUnion", "碑林区教育工会", (), "610103"),
        Entity(f"{ID}Company/碑林区建设公司", "Company", "碑林区建设公司", (), "610103"),
        Entity(f"{ID}Company/西安市建设公司", "Company", "西安市建设公司", (), "610100"),
    )
    found = inferred_triples(replace(knowledge(), entities=(CITY_UNION, *others)), tiny_schema)
    assert not [t for t in found if t.predicate.value.endswith("subOrganizationOf")]


def test_places_reach_up_to_the_province(tiny_schema: Schema) -> None:
    text = to_turtle(place_triples(knowledge(), tiny_schema))
    assert "<Place/西安市> schema:containedInPlace <Division/610000>" in text
    assert '<Division/610000> a schema:AdministrativeArea ;\n    skos:prefLabel "陕西省"@zh' in text
    assert text.count("prefLabel") == 1
    assert "schema:latitude 34.34" in text
    assert "西安高新区" not in text
