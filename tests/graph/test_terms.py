"""Terms: IRIs that stay legible, literals that every reader accepts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import FIRST
from uniongraph.graph.terms import article_iri, clean, decimal, node, quote, safe_cell, temporal, zh
from uniongraph.records import Article


def test_article_iri_keeps_chinese_and_quotes_the_rest() -> None:
    assert article_iri(FIRST) == "https://w3id.org/uniongraph/id/Article/2024/西安%20工人报%231/1"


def test_files_that_differ_in_their_suffix_give_different_articles() -> None:
    text, html = (Article("x", f"报/一版.{suffix}", 1, "", (), (), ()) for suffix in ("txt", "html"))
    assert article_iri(text) != article_iri(html)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("尧·舜~a-b_c.d/e", "尧·舜%7Ea-b_c.d/e"),
        ("（甲）(乙)", "（甲）%28乙%29"),
        ("𠮷", "𠮷"),
    ],
)
def test_quote(text: str, quoted: str) -> None:
    assert quote(text) == quoted


@given(st.text(st.characters(), max_size=20))
def test_any_text_becomes_an_iri_and_a_literal(text: str) -> None:
    assert node("https://w3id.org/uniongraph/id/Person/" + quote(text))
    assert node("https://w3id.org/uniongraph/id/Person/" + text)
    assert zh(text).value == clean(text)
    assert len(clean(text)) == len(text)


def test_lone_surrogates_and_control_characters_are_replaced_one_by_one() -> None:
    assert clean("总\ud800工\x00会\ufffe。\n") == "总\ufffd工\ufffd会\ufffd。\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("2024-02-29", "date"), ("2024-03", "gYearMonth"), ("2024", "gYear"), ("2023-02-30", "string"), ("3月", "string")],
)
def test_dates_are_typed_by_their_form(text: str, kind: str) -> None:
    assert temporal(text).datatype.value.endswith("#" + kind)


def test_confidence_has_two_or_three_digits() -> None:
    assert [decimal(x).value for x in (0.9, 0.905, 1.0, 0.12345)] == ["0.90", "0.905", "1.00", "0.123"]


@pytest.mark.parametrize("text", ["=1+1", "+86工会", "-总工会", "@西安", "\t甲", "\r乙", "＝SUM(A1)"])
def test_what_looks_like_a_formula_is_no_formula(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["西安市总工会", "-5.2", "", "a=b"])
def test_other_cells_stay(text: str) -> None:
    assert safe_cell(text) == text
