"""What kind of thing an entity is, by its name and the ontology's schemes."""

from __future__ import annotations

import pytest

from uniongraph.graph.kinds import Kinds, kind_triples
from uniongraph.records import Entity, Knowledge
from uniongraph.schema import Schema, load_schema

ID = "https://w3id.org/uniongraph/id/"


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


def said(schema: Schema, cls: str, name: str, place: str = "") -> set[str]:
    """Local names of the property and the concept of each thing that is said."""
    entity = Entity(f"{ID}{cls}/{name}", cls, name, (), place)
    triples = Kinds(schema).of_entity(entity)
    return {
        f"{t.predicate.value.rpartition('/')[2].split('#')[-1]} {t.object.value.rpartition('/')[2]}" for t in triples
    }


@pytest.mark.parametrize(
    ("name", "place", "kind", "level"),
    [
        ("桐庐县总工会", "330122", "countyFederation", "county"),
        ("盐城市响水县总工会", "320921", "countyFederation", "county"),
        ("嘉峪关市总工会", "620200", "prefecturalFederation", "prefectural"),
        ("福建省总工会", "350000", "provincialFederation", "provincial"),
        ("中华全国总工会", "", "nationalFederation", "national"),
        ("凤川街道总工会", "", "townFederation", "township"),
    ],
)
def test_a_federation_is_of_the_level_of_its_division(
    schema: Schema, name: str, place: str, kind: str, level: str
) -> None:
    assert said(schema, "TradeUnion", name, place) == {f"classification {kind}", f"level {level}"}


def test_a_union_in_a_county_is_not_of_the_county_level(schema: Schema) -> None:
    assert said(schema, "TradeUnion", "桐庐县快递行业工会联合会", "330122") == {"classification unionLeague"}
    assert said(schema, "TradeUnion", "迅达通公司第三分工会", "330122") == {
        "classification unionBranch",
        "level primary",
    }


def test_an_award_has_its_kind_and_the_level_that_its_name_says(schema: Schema) -> None:
    assert said(schema, "Award", "全国五一劳动奖章") == {"type mayDayMedal", "level national"}
    assert said(schema, "Award", "福建省五一劳动奖章") == {"type mayDayMedal", "level provincial"}
    assert said(schema, "Award", "五一劳动奖章") == {"type mayDayMedal"}


def test_the_narrowest_kind_that_ends_the_name(schema: Schema) -> None:
    assert said(schema, "Company", "龙城骏驰车桥股份有限公司") == {"classification stockCompany"}
    assert said(schema, "Site", "“凤川工会驿站”") == {"type restStation"}
    assert said(schema, "Programme", "小哥安家计划") == set()


def test_a_title_names_a_role_and_no_other(schema: Schema) -> None:
    kinds = Kinds(schema)
    roles = {title: kinds.role(title) for title in ("主席", "四级调研员", "女工委主任", "副主席", "甲")}
    assert {title: role and role.iri.rpartition("/")[2] for title, role in roles.items()} == {
        "主席": "chair", "四级调研员": "investigator", "女工委主任": "womenChair", "副主席": "viceChair", "甲": None,
    }  # fmt: skip


def test_concepts_come_with_their_labels_up_to_the_top(schema: Schema) -> None:
    union = Entity(f"{ID}TradeUnion/桐庐县总工会", "TradeUnion", "桐庐县总工会", (), "330122")
    labels = {
        t.object.value
        for t in kind_triples(Knowledge((), (union,), (), (), ()), schema)
        if "prefLabel" in t.predicate.value
    }
    assert labels == {"县级总工会", "county federation", "工会", "trade union", "县级", "county"}
