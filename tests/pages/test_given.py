"""What users say of their pages: a pattern for file names, a table beside the files, and which of them counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.pages import read_articles
from uniongraph.pages.files import Source
from uniongraph.pages.given import BadPattern, BadTable, Given, Said, iso_date, name_pattern, read_given, read_table
from uniongraph.pages.loading import PageLoader
from uniongraph.records import Article, Page
from uniongraph.schema import load_schema

PAGE = "河西职工报　2024年5月6日　星期一　第2版\n\n棉花地里的夜校\n\n本报讯（记者 程诺）金塔县总工会开办夜校。\n"


@pytest.mark.parametrize(
    ("pattern", "page", "said"),
    [
        ("{paper}-{date}-{edition}", "河西职工报-20240506-03.txt", Said("河西职工报", "2024-05-06", "03")),
        (
            "{paper}_{date}_{edition}版",
            "2024/河西职工报_2024-05-06_要闻版.pdf",
            Said("河西职工报", "2024-05-06", "要闻"),
        ),
        ("{paper}{date}", "河西职工报2024年5月6日.html", Said("河西职工报", "2024-05-06")),
        ("{paper}/{date}/{*}_{edition}", "全部/河西职工报/2024.5.6/版_A3.txt", Said("河西职工报", "2024-05-06", "A3")),
        ("{date}", "河西职工报.txt", Said()),
        ("{date}", "20241306.txt", Said()),
    ],
)
def test_a_pattern_reads_file_names(pattern: str, page: str, said: Said) -> None:
    assert Given(name_pattern(pattern)).of(page) == said


@pytest.mark.parametrize("pattern", ["", "报纸", "{报纸}", "{date}-{date}", "{date", "{}-{paper}"])
def test_a_pattern_that_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern, match="once each"):
        name_pattern(pattern)


def test_a_table_is_found_by_path_name_or_stem(tmp_path: Path) -> None:
    table = tmp_path / "报纸.csv"
    table.write_text(
        "文件,报纸,日期,版次\n六月/一版.txt,甲报,2024年6月1日,1\n一版.txt,乙报,,\n二版,丙报,2024/6/2,\n",
        encoding="gb18030",
    )
    given = Given(table=read_table(table))
    assert given.of("六月/一版.txt") == Said("甲报", "2024-06-01", "1")
    assert given.of("七月/一版.txt") == Said("乙报")
    assert given.of("七月/二版.pdf") == Said("丙报", "2024-06-02")
    assert given.of("三版.txt") == Said()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_may_come_from_a_spreadsheet(tmp_path: Path, separator: str) -> None:
    table = tmp_path / "papers.csv"
    table.write_text(
        separator.join(["file", "edition"]) + "\r\n" + separator.join(["一版.txt", "A1"]), encoding="utf-8-sig"
    )
    assert read_table(table) == {"一版.txt": Said(edition="A1")}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "first line"),
        ("报纸,日期\n甲报,2024-05-06\n", "columns"),
        ("file,date\n一版.txt,五月\n", "line 2: 五月 is no date"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, text: str, reason: str) -> None:
    table = tmp_path / "papers.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(BadTable, match=reason):
        read_table(table)


def test_dates_are_days_that_there_are() -> None:
    assert [iso_date(text) for text in ("2024-2-29", "20230229", "2024年12月31日", "")] == [
        "2024-02-29", "", "2024-12-31", "",
    ]  # fmt: skip


def article(tmp_path: Path, given: Given) -> Article:
    path = tmp_path / "夜报_20230101.txt"
    path.write_text(PAGE, encoding="utf-8")
    with PageLoader(given) as loader:
        page: Page = loader.load(Source(path.name, path))
    return read_articles(page, load_schema()).articles[0]


def test_table_counts_before_name_and_name_before_masthead(tmp_path: Path) -> None:
    table = tmp_path / "papers.csv"
    table.write_text("file,paper\n夜报_20230101.txt,晨报\n", encoding="utf-8")
    by_page = article(tmp_path, Given())
    by_name = article(tmp_path, read_given("{paper}_{date}"))
    by_table = article(tmp_path, read_given("{paper}_{date}", table))
    assert (by_page.paper, by_page.date, by_page.edition) == ("河西职工报", "2024-05-06", "2")
    assert (by_name.paper, by_name.date, by_name.edition) == ("夜报", "2023-01-01", "2")
    assert (by_table.paper, by_table.date, by_table.edition) == ("晨报", "2023-01-01", "2")
