"""Which print is read before which: columns, headlines over them, feet of pages, tables, headlines that run down."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from uniongraph.pages.printed import Sheets
from uniongraph.pages.regions import Piece, columns

BODY = "县总工会在河边新建驿站职工歇脚喝水"


def line(text: str, left: float, top: float, size: float = 10.0) -> Piece:
    edges = tuple(left + size * i for i in range(len(text)))
    return Piece(text, edges, left, top, left + size * len(text), top + size, size)


def column(mark: str, left: float, top: float, lines: int, size: float = 10.0) -> list[Piece]:
    return [line(mark + f"{n:02}"[-1] + BODY, left, top + n * 15, size) for n in range(lines)]


def read(*pieces: Piece) -> list[str]:
    """The first character of each line, in reading order."""
    sheets = Sheets("pt")
    sheets.add(1, sorted(pieces, key=lambda p: (p.top, p.left)))
    return [row.strip("\u3000")[0] for row in sheets.text.splitlines() if row.strip()]


def order(*pieces: Piece) -> str:
    """The reading order with runs of one mark taken together."""
    marks = read(*pieces)
    return "".join(mark for i, mark in enumerate(marks) if not i or marks[i - 1] != mark)


def test_a_headline_is_read_before_the_columns_under_it() -> None:
    assert (
        order(
            line("题目在三栏之上", 0, 0, 24),
            *column("甲", 0, 40, 9),
            *column("乙", 205, 40, 9),
            *column("丙", 410, 40, 7),
        )
        == "题甲乙丙"
    )


def test_articles_one_below_the_other_are_read_one_after_the_other() -> None:
    upper = [line("上面的标题", 0, 0, 20), *column("甲", 0, 40, 5), *column("乙", 205, 40, 5)]
    lower = [line("下面的标题", 0, 150, 20), *column("丙", 0, 190, 5), *column("丁", 205, 190, 5)]
    assert order(*upper, *lower) == "上甲乙下丙丁"


def test_a_column_of_its_own_is_read_after_the_article_beside_it() -> None:
    main = [line("主", 0, 0, 24), *column("甲", 0, 40, 12), *column("乙", 205, 40, 12)]
    aside = [line("旁", 430, 0, 16), *column("丙", 430, 27, 4), line("边", 430, 95, 16), *column("丁", 430, 122, 6)]
    assert order(*main, *aside) == "主甲乙旁丙边丁"


def test_the_foot_of_a_page_belongs_to_no_column() -> None:
    foot = line("责任编辑　安宁", 0, 230)
    assert order(*column("甲", 0, 0, 12), *column("乙", 205, 0, 12), foot) == "甲乙责"


def test_a_mark_may_hang_into_the_gutter() -> None:
    hanging = [line(p.text + "，", p.left, p.top) for p in column("甲", 0, 0, 6)]
    assert order(*hanging, *column("乙", 205, 0, 6)) == "甲乙"


def test_rows_of_names_stay_rows() -> None:
    names = [(line("王一", 0, n * 15.0), line("响水县供电公司", 60, n * 15.0)) for n in range(6)]
    assert len(columns([piece for row in names for piece in row])) == 1


def test_a_headline_that_runs_down_is_one_character_a_line() -> None:
    down = [line(char, 0, 25.0 * n, 20) for n, char in enumerate("河边驿站")]
    sheets = Sheets("pt")
    sheets.add(1, [*down, *column("甲", 40, 0, 7)])
    assert sheets.text.split()[:4] == list("河边驿站")


def test_a_headline_in_two_lines_is_one() -> None:
    sheets = Sheets("pt")
    sheets.add(1, [line("把家安在", 0, 0, 24), line("分拨中心", 0, 30, 24), *column("甲", 0, 70, 3)])
    assert sheets.text.startswith("把家安在分拨中心\n")


def test_an_indent_and_a_blank_line_show_as_they_are_printed() -> None:
    sheets = Sheets("pt")
    rows = [
        line("一二三四五六", 20, 0),
        line("七八九十一二三四", 0, 15),
        line("五六七八", 0, 30),
        line("九十一二", 0, 54),
    ]
    sheets.add(1, rows)
    assert sheets.text == "\u3000\u3000一二三四五六\n七八九十一二三四\n五六七八\n\n九十一二\n"


piece = st.builds(
    line,
    st.text("职工会，。“A1 ", min_size=1, max_size=20).map(lambda t: t.strip() or "工"),
    st.floats(0, 600),
    st.floats(0, 800),
    st.sampled_from([8.0, 10.0, 10.0, 24.0]),
)


@settings(max_examples=200)
@given(st.lists(piece, max_size=30))
def test_however_a_sheet_is_set_no_character_is_lost_and_each_leads_back(pieces: list[Piece]) -> None:
    sheets = Sheets("pt")
    sheets.add(1, pieces)
    text = sheets.text
    assert sorted(text.replace("\u3000", "").replace("\n", "").replace(" ", "")) == sorted(
        "".join(p.text for p in pieces).replace(" ", "")
    )
    assert sorted(text[p.start : p.end] for p in sheets.places) == sorted(p.text for p in pieces)
    ends = [0, *(p.end for p in sheets.places)]
    assert all(before <= place.start < place.end for before, place in zip(ends, sheets.places, strict=False))
    for place in sheets.places:
        assert len(place.edges) == place.end - place.start
