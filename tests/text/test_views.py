"""A view repairs line breaks and punctuation; every character of it leads back to the page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uniongraph.text.views import make_view, normal_form, spans_of

PAGE_TEXT = st.text(alphabet="响水县总工会“”﹃﹄\"'（）(),;:·• \n\r　\u3000abc123０９，。、", max_size=120)


def test_a_name_cut_by_a_line_break_is_whole() -> None:
    page = "其中滨湖路驿站获评全国总\n\n工会“最美驿站”。"
    view = make_view(page, [(0, len(page))])
    assert "全国总工会“最美驿站”" in view.text
    start = view.text.index("全国总工会")
    (span,) = spans_of(view, "p", page, start, start + 5)
    assert page[span.start : span.end] == "全国总\n\n工会"


def test_a_caption_between_two_halves_makes_two_spans() -> None:
    page = "针对不同职\n市总工会到企业调研。\n工群体需求"
    view = make_view(page, [(0, 5), (17, len(page))])
    assert view.text == "针对不同职工群体需求"
    spans = spans_of(view, "p", page, 4, 6)
    assert [page[s.start : s.end] for s in spans] == ["职", "工"]


def test_half_width_marks_and_vertical_quotes_take_one_form() -> None:
    assert normal_form("县总工会,获评全国总工会(2023年)﹃最美﹄") == "县总工会，获评全国总工会（2023年）“最美”"
    assert normal_form('打造"都协商"品牌') == "打造“都协商”品牌"
    assert normal_form("投入1,200元") == "投入1,200元"


@given(PAGE_TEXT)
def test_normal_form_keeps_every_position(text: str) -> None:
    assert len(normal_form(text)) == len(text)


@given(PAGE_TEXT, st.integers(0, 120), st.integers(0, 120))
def test_spans_hold_the_characters_of_the_view(page: str, a: int, b: int) -> None:
    view = make_view(page, [(0, len(page))])
    assert list(view.offsets) == sorted(set(view.offsets))
    start, end = sorted((min(a, len(view)), min(b, len(view))))
    spans = spans_of(view, "p", page, start, end)
    quoted = "".join(page[s.start : s.end] for s in spans)
    assert len([c for c in page if not c.isspace()]) == len([c for c in view.text if c != " "])
    assert len([c for c in quoted if not c.isspace()]) == len([c for c in view.text[start:end] if c != " "])
