"""One thing has one IRI, two things have two, whatever the order and number of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.records import Referent
from uniongraph.resolve.identity import Identity, Key, Where, merge_companies, merge_local, merge_placed
from uniongraph.schema import load_schema


@pytest.fixture(scope="module")
def identity() -> Identity:
    return Identity(load_schema())


def referent(cls: str, name: str, place: str = "") -> Referent:
    return Referent("p#1/1", "p#1", cls, name, (name,), (), place)


def test_the_two_drum_tower_district_unions_stay_apart(identity: Identity) -> None:
    nanjing = identity.key(referent("TradeUnion", "鼓楼区总工会", "320106"), Where("p"))
    xuzhou = identity.key(referent("TradeUnion", "鼓楼区总工会", "320302"), Where("p"))
    assert nanjing.iri != xuzhou.iri
    assert "鼓楼区总工会" in nanjing.iri


def test_long_and_short_forms_of_a_county_union_are_one(identity: Identity) -> None:
    forms = ["响水县总工会", "盐城市响水县总工会", "响水总工会"]
    keys = {identity.key(referent("TradeUnion", form, "320921"), Where("p")) for form in forms}
    assert len(keys) == 1


def test_provinces_that_sound_alike_are_two(identity: Identity) -> None:
    assert identity.key(referent("TradeUnion", "陕西省总工会", "610000"), Where("p")) != identity.key(
        referent("TradeUnion", "山西省总工会", "140000"), "p"
    )


def test_people_of_one_name_with_two_employers_are_two(identity: Identity) -> None:
    one, other = (
        identity.key(referent("TradeUnion", "鼓楼区总工会", code), Where("p")) for code in ("320106", "320302")
    )
    keys = {identity.key(referent("Person", "李伟"), Where("p"), owner).iri for owner in (one, other, None)}
    assert len(keys) == 3


def test_what_every_county_has_is_told_apart_by_its_article(identity: Identity) -> None:
    for cls, name in [("Site", "职工服务中心"), ("Event", "第三届职工运动会"), ("Document", "《集体合同》")]:
        keys = {identity.key(referent(cls, name), Where("p", code)).iri for code in ("320921", "320922")}
        assert len(keys) == 2, name


def test_what_is_the_same_everywhere_is_not_told_apart(identity: Identity) -> None:
    for cls, name in [("Company", "美团"), ("Company", "苏海川纺织有限公司"), ("Media", "工人日报")]:
        keys = {identity.key(referent(cls, name), Where("p", code)).iri for code in ("320921", "330106")}
        assert len(keys) == 1, name


def test_things_without_a_division_are_one_on_a_page_where_their_name_is_their_own(identity: Identity) -> None:
    def merged(cls: str, name: str) -> int:
        keys = [identity.key(referent(cls, name), Where("p", code)) for code in ("320106", "320205")]
        return len(merge_local(keys, identity))

    assert merged("Event", "盾构机拼装技能大赛") == 1
    assert merged("Site", "职工服务中心") == 0


def test_an_article_without_a_division_means_the_page_s_thing_of_that_name(identity: Identity) -> None:
    for name, merged in [("海川新港工务段", 1), ("海川工务段", 1), ("职工服务中心", 0)]:
        cls = "Company" if merged else "Site"
        keys = [identity.key(referent(cls, name), Where("p", code)) for code in ("150422", "")]
        assert len(merge_local(keys, identity)) == merged, name


def test_a_body_whose_division_one_article_leaves_open_is_its_namesake_on_the_page(identity: Identity) -> None:
    told = identity.key(referent("Company", "河北海川钢铁集团", "130000"), Where("p", "130000"))
    left_open = identity.key(referent("Company", "河北海川钢铁集团"), Where("p"))
    other = identity.key(referent("Company", "海川钢铁集团"), Where("p"))
    assert merge_placed([left_open, told, other], identity) == {left_open: told}


def test_a_division_elsewhere_in_a_name_is_not_its_own(identity: Identity) -> None:
    key = identity.key(referent("Company", "东方响水养殖有限公司", "320921"), Where("p"))
    assert "东方" in key.core


def test_a_programme_is_one_with_and_without_quotes_and_suffix(identity: Identity) -> None:
    names = ["劳模工匠助企行", "“劳模工匠助企行”", "“劳模工匠助企行”专项行动"]
    assert len({identity.key(referent("Programme", n), Where("p")) for n in names}) == 1


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
    iri = identity.key(referent("Site", "“<甲>站\\点\n”|{}^`", "320921"), Where("p")).iri
    assert not set(iri) & set('<>"{}|^`\\ \n')


def test_places_are_their_codes(identity: Identity) -> None:
    assert identity.key(referent("Place", "响水", "320921"), Where("p")).iri.endswith("Place/响水县~320921")
    assert Path(identity.key(referent("Place", "响水县", "320921"), Where("q")).iri) == Path(
        identity.key(referent("Place", "响水", "320921"), Where("p")).iri
    )


def test_people_of_pages_that_differ_in_their_ending_are_two(identity: Identity) -> None:
    pages = ("工人报", "工人报.txt", "工人报.md")
    assert len({identity.key(referent("Person", "李伟"), Where(page)).iri for page in pages}) == len(pages)
