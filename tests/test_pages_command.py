"""``uniongraph pages``: how a page was read, on the terminal and drawn, whatever the page holds."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from uniongraph.cli import make_app
from uniongraph.export.drawing import draw_pages
from uniongraph.messages import Language
from uniongraph.pages import PageReader
from uniongraph.records import Page, SourcePlace
from uniongraph.schema import load_schema

PAGE = (
    "河西职工报　2024年5月6日　星期一　第2版\n\n金塔县总工会\n\n棉花地里的夜校\n\n□程 诺　记者 毕小禾\n\n"
    "5月6日，金塔县总工会在航天镇开办夜校。\n\n图为夜校的课堂。　程 诺 摄\n\n责任编辑/安 宁\n"
)
READER = PageReader(load_schema())


def run(*words: str | Path, lang: Language = "en", stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(make_app(lang), ["pages", *map(str, words)], input=stdin)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "二版.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_shown_with_articles_credits_paragraphs_furniture_and_positions(page: Path) -> None:
    shown = run(page)
    assert shown.exit_code == 0
    lines = [line.strip() for line in shown.stdout.splitlines()]
    assert lines[0] == "二版.txt · utf-8 · 河西职工报 · 2024-05-06 · 2"
    assert lines[1] == "1 article, 2 lines of furniture, 0 problems"
    at = PAGE.index("棉花地")
    assert f"1. 棉花地里的夜校 [{at}-{at + 7}]" in lines
    assert any(line.startswith("reporter: 毕小禾 [") for line in lines)
    assert any(line.startswith("caption: 图为夜校的课堂") for line in lines)
    assert any(line.startswith("text: 5月6日，金塔县总工会在航天镇开办夜校。 [") for line in lines)
    assert any(line.startswith("责任编辑/安 宁 [") for line in lines)
    for words, start, end in re.findall(r"(?:text|caption): (.*) \[(\d+)-(\d+)\]", shown.stdout):
        assert PAGE[int(start) : int(end)].replace("\u3000", "").startswith(words[:5])


def test_the_users_language_is_spoken(page: Path) -> None:
    shown = run(page, lang="zh").stdout
    assert "1 篇文章，2 行版面附件，0 个问题" in shown
    assert "   记者: 毕小禾" in shown


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_shown(page: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 nothing")
    shown = run(page, tmp_path / "坏.pdf")
    assert shown.exit_code == 3
    assert "棉花地里的夜校" in shown.stdout
    assert "坏.pdf: the file is damaged" in shown.stderr
    assert run(tmp_path / "坏.pdf").exit_code == 1


def test_name_patterns_and_tables_are_taken_and_wrong_ones_are_wrong_usage(page: Path, tmp_path: Path) -> None:
    table = tmp_path / "报.csv"
    table.write_text("file,paper\n二版.txt,晨报\n", encoding="utf-8")
    assert run(page, "--metadata", table, "--name-pattern", "{edition}版").stdout.startswith(
        "二版.txt · utf-8 · 晨报 · 2024-05-06 · 二\n"
    )
    assert run(page, "--name-pattern", "{zeitung}").exit_code == 2
    assert run(page, "--metadata", tmp_path / "keine.csv").exit_code == 2


def test_a_terminal_obeys_nothing_that_a_page_says() -> None:
    shown = run("-", stdin="棉花地里的夜校\n\n本报讯 \x1b[2J\x07\x9b31m金塔县总工会开办夜校。\n".encode())
    assert not set(shown.stdout) & {"\x1b", "\x07", "\x9b"}


class Text(HTMLParser):
    """The text of a drawn page, and all elements and attributes that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.inside += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == "pre"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def drawn(text: str, page_id: str = "p") -> Text:
    parser = Text()
    places = (SourcePlace(0, len(text), 1, (1.0, 2.0, 30.0, 12.0)),) if text else ()
    parser.feed(draw_pages([READER.read(Page(page_id, text, "", places=places))]))
    parser.close()
    return parser


def test_a_page_is_drawn_into_a_file_or_to_standard_output(page: Path, tmp_path: Path) -> None:
    shown = run(page, "--html")
    assert shown.stdout.startswith("<!DOCTYPE html>")
    out = tmp_path / "二版.html"
    assert run(page, "-o", out).stdout == ""
    assert out.read_text(encoding="utf-8") == shown.stdout
    assert '<span class="a0 headline" title="headline">棉花地里的夜校</span>' in shown.stdout


def test_hostile_text_stays_text() -> None:
    hostile = (
        "<script>alert(1)</script>\n\n本报讯 <img src=x onerror=alert(1)> \"' </pre><svg onload=alert(1)>金塔县。\n"
    )
    parser = drawn(hostile, "</title><script>\"'.txt")
    assert not parser.tags & {"script", "img"}
    assert not any(name.startswith("on") or name in ("src", "href") for name in parser.attributes)
    assert parser.text == hostile


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("棉田夜校。，本报讯\n <>&\"'□（）/摄a1"), max_size=80))
def test_a_drawn_page_shows_each_character_once(text: str) -> None:
    assert drawn(text).text == text
