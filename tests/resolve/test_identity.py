"""One thing has one IRI, two things have two, whatever the order and number of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.records import Referent
from uniongraph.resolve.identity import Identity, Key, merge_companies
from uniongraph.schema import load_schema


@pytest.fixture(scope="module")
def identity() -> Identity:
    return Identity(load_schema())


def referent(cls: str, name: str, place: str = "", owner: str = "") -> Referent:
    return Referent("p#1/1", "p#1", cls, name, (name,), (), place, owner)


def test_the_two_drum_tower_district_unions_stay_apart(identity: Identity) -> None:
    nanjing = identity.key(referent("TradeUnion", "鼓楼区总工会", "320106"), "p")
    xuzhou = identity.key(referent("TradeUnion", "鼓楼区总工会", "320302"), "p")
    assert nanjing.iri != xuzhou.iri
    assert "鼓楼区总工会" in nanjing.iri


def test_long_and_short_forms_of_a_county_union_are_one(identity: Identity) -> None:
    forms = ["响水县总工会", "盐城市响水县总工会", "响水总工会"]
    keys = {identity.key(referent("TradeUnion", form, "320921"), "p") for form in forms}
    assert len(keys) == 1


def test_provinces_that_sound_alike_are_two(identity: Identity) -> None:
    assert identity.key(referent("TradeUnion", "陕西省总工会", "610000"), "p") != identity.key(
        referent("TradeUnion", "山西省总工会", "140000"), "p"
    )


def test_people_of_one_name_with_two_employers_are_two(identity: Identity) -> None:
    assert identity.key(referent("Person", "李伟", owner="甲公司"), "p") != identity.key(
        referent("Person", "李伟", owner="乙公司"), "p"
    )


def test_a_programme_is_one_with_and_without_quotes_and_suffix(identity: Identity) -> None:
    names = ["劳模工匠助企行", "“劳模工匠助企行”", "“劳模工匠助企行”专项行动"]
    assert len({identity.key(referent("Programme", n), "p") for n in names}) == 1


def test_a_short_company_name_joins_the_only_long_one(identity: Identity) -> None:
    short, long, other = (
        Key("Company", "海川新材料"),
        Key("Company", "海川新材料有限公司"),
        Key("Company", "苏海川纺织有限公司"),
    )
    assert merge_companies([short, long, other], identity) == {short: long}
    twin = Key("Company", "江苏海川新材料有限公司")
    assert merge_companies([short, long, twin], identity) == {}


def test_an_iri_holds_no_character_that_turtle_would_not_take(identity: Identity) -> None:
    iri = identity.key(referent("Site", "“<甲>站\\点\n”|{}^`", "320921"), "p").iri
    assert not set(iri) & set('<>"{}|^`\\ \n')


def test_places_are_their_codes(identity: Identity) -> None:
    assert identity.key(referent("Place", "响水", "320921"), "p").iri.endswith("Place/响水县~320921")
    assert Path(identity.key(referent("Place", "响水县", "320921"), "q").iri) == Path(
        identity.key(referent("Place", "响水", "320921"), "p").iri
    )


def test_people_of_pages_that_differ_in_their_ending_are_two(identity: Identity) -> None:
    pages = ("工人报", "工人报.txt", "工人报.md")
    assert len({identity.key(referent("Person", "李伟"), page).iri for page in pages}) == len(pages)
