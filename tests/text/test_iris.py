"""Two texts, two pages, two namesakes: never one IRI."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uniongraph.resolve.identity import Key
from uniongraph.text.iris import INSTANCES, article_iri, page_iri, page_name, quote, quote_segment

names = st.text(st.sampled_from("a.~/#%-txmd版") | st.characters(), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("报/一版.txt", "报/一版"), ("报/一版", "报/一版."), ("报/一版.", "报/一版.."), ("报/一版.md", "报/一版.md"),
        ("报/一版.md.txt", "报/一版.md.txt"), ("stdin", "stdin."), ("stdin.txt", "stdin"), (".txt", ".txt"),
        ("2024.3/一版.txt", "2024.3/一版"), ("2024.3.5.txt", "2024.3.5.txt"),
    ],
)  # fmt: skip
def test_the_usual_ending_goes_where_nothing_else_can_be_meant(page: str, name: str) -> None:
    assert page_name(page) == name


@given(st.lists(st.builds(str.__add__, names, st.sampled_from(["", ".txt", ".md", ".", ".txt.txt"])), max_size=30))
def test_pages_articles_and_names_are_told_apart(ids: list[str]) -> None:
    pages = {page for page in ids if not page.endswith("/")}  # no file is called so
    assert len({page_name(page) for page in pages}) == len(pages)
    assert len({article_iri(page, number) for page in pages for number in (1, 2)}) == 2 * len(pages)
    assert len({page_iri(page) for page in pages}) == len(pages)
    assert len({quote_segment(name) for name in ids}) == len(set(ids))


@given(names, names, names)
def test_a_name_that_holds_the_sign_between_namesakes_is_no_namesake(one: str, two: str, three: str) -> None:
    parts = ((one, (two,)), (two, (one,)), (f"{one}~{two}", ()), (one, (f"{two}~{three}",)), (one, (two, three)))
    keys = {Key("Person", *part) for part in parts}
    assert len({key.iri for key in keys}) == len(keys)


def test_a_name_of_dots_is_no_way_up() -> None:
    assert Key("Company", "..").iri == INSTANCES + "Company/%2E%2E"
    assert quote_segment("甲/../乙") == "甲%2F..%2F乙"
    assert quote("甲/乙") == "甲/乙"
