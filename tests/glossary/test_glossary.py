"""The ontology for people: what a search finds, what the pages say, what a check tells."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from uniongraph.cli import make_app
from uniongraph.glossary import check_ontology, describe, search, to_html, to_markdown, words_of, write_pages
from uniongraph.glossary.document import Heading, Table, Text, Words
from uniongraph.schema import Schema, load_schema, ontology_folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An ontology of one's own, without places."""
    copy = tmp_path / "my-ontology"
    shutil.copytree(ontology_folder(), copy, ignore=shutil.ignore_patterns("places*.csv", "places.compiled"))
    (copy / "places.csv").write_text("code,name,level,parent,lon,lat\n", encoding="utf-8")
    return copy


def test_a_word_is_found_in_terms_concepts_and_words(schema: Schema) -> None:
    found = search(schema, "工作室")
    assert [term.name for term in found.terms] == ["Studio"]
    assert "劳模创新工作室" in {word for concept in found.concepts for word in concept.words_zh}
    assert found.entries[0].word == "工作室"
    assert {("titles.toml", "Studio", "heads")} <= {(e.file, e.section, e.key) for e in found.entries}


def test_english_is_found_whatever_its_case(schema: Schema) -> None:
    assert [term.name for term in search(schema, "TRADE union").terms] == ["TradeUnion"]
    assert search(schema, "model worker").concepts[0].zh == "劳动模范"


def test_places_are_found_by_full_short_and_abolished_names(schema: Schema) -> None:
    assert [p.code for p in search(schema, "响水县").places] == ["320921"]
    assert [p.code for p in search(schema, "响水").places] == ["320921"]
    assert [f.year for f in search(schema, "大丰市").former] == [2015]


def test_nothing_is_found_of_what_is_not_there(schema: Schema) -> None:
    assert not search(schema, "无此词语也")
    assert not search(schema, "  ")


def test_a_term_owns_its_section_its_patterns_and_what_few_share(schema: Schema) -> None:
    studios = words_of(schema, "Studio")
    assert {entry.section for entry in studios} == {"Studio"}
    assert {e.key for e in words_of(schema, "holdsPost")} >= {"titles", "elected", "words"}
    assert {e.section for e in words_of(schema, "leads")} == {"leads.named", "leads.act", "leads.by", "leads.noun"}


BLOCKS = [
    Heading(1, "甲 <乙>"),
    Text("见 [`runs`](#runs) | a & b"),
    Table(("一", "二"), (("x|y", "`c`"),)),
    Words("词", ("甲", "乙")),
]


def test_a_document_as_markdown() -> None:
    assert to_markdown(BLOCKS) == (
        "# 甲 <乙>\n\n见 [`runs`](#runs) | a & b\n\n| 一 | 二 |\n| --- | --- |\n| x\\|y | `c` |\n\n**词** 甲、乙\n"
    )


def test_a_document_as_html_is_escaped() -> None:
    page = to_html(BLOCKS, "zh-CN", ("index.html", "English"))
    assert '<html lang="zh-CN">' in page
    assert "<h1>甲 &lt;乙&gt;</h1>" in page
    assert '<p>见 <a href="#runs"><code>runs</code></a> | a &amp; b</p>' in page
    assert "<td>x|y</td><td><code>c</code></td>" in page
    assert "<summary>词 (2)</summary>" in page


class Links(HTMLParser):
    """Ids, links within the page, and anything that would be fetched from elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.ids += [said["id"] or ""] if "id" in said else []
        self.links += [said["href"] or ""] if "href" in said else []
        self.fetched += [value for key, value in attrs if key in ("src", "href") and (value or "").startswith("http")]


def test_the_pages_are_whole_and_need_nothing_else(schema: Schema, tmp_path: Path) -> None:
    english, chinese = write_pages(schema, tmp_path / "new" / "pages")
    for path, other in ((english, chinese), (chinese, english)):
        page = path.read_text(encoding="utf-8")
        links = Links(page)
        assert len(links.ids) == len(set(links.ids))
        assert {link[1:] for link in links.links if link.startswith("#")} <= set(links.ids)
        assert other.name in links.links
        assert links.fetched == []
        assert {*schema.classes, *schema.properties} <= set(links.ids)
        assert "暖窝" in page  # a word of the lexicon
    assert "A union body of any level" in english.read_text(encoding="utf-8")
    assert "各级各类工会组织" in chinese.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "name"), [("en", "ontology.md"), ("zh", "ontology.zh-CN.md")])
def test_the_committed_pages_are_fresh(schema: Schema, language: str, name: str) -> None:
    made = to_markdown(describe(schema, language))  # type: ignore[arg-type]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == made, "run tools/make_docs.py"


def test_the_shipped_ontology_passes_its_own_check() -> None:
    report = check_ontology(ontology_folder())
    assert (report.errors, report.warnings) == ((), ())
    assert report.words > 7000
    assert report.queries >= 20


def test_a_check_tells_what_loading_would_not(own: Path) -> None:
    lexicon = own / "lexicon" / "titles.toml"
    text = lexicon.read_text(encoding="utf-8")
    lexicon.write_text(text.replace("[Studio]\n", '[Studio]\nhaeds = ["研习社"]\n'), encoding="utf-8")
    (own / "queries" / "broken.rq").write_text("SELECT ?x WHERE {", encoding="utf-8")
    shapes = (own / "shapes.ttl").read_text(encoding="utf-8")
    (own / "shapes.ttl").write_text(shapes + "\nbroken", encoding="utf-8")
    with (own / "uniongraph.ttl").open("a", encoding="utf-8") as file:
        file.write('\nug:Guild a owl:Class ; rdfs:label "行会"@zh .\n')
    report = check_ontology(own)
    assert [re.sub(r"^.*[/\\]", "", e.partition(" ")[0]) for e in report.errors] == ["shapes.ttl", "broken.rq"]
    told = "\n".join(report.warnings)
    assert "titles.toml [Studio] haeds: nothing reads this list" in told
    assert "Guild has no en label, zh definition, en definition" in told
    assert "no section [Guild]" in told


def test_a_check_tells_a_frame_that_is_none(own: Path) -> None:
    with (own / "lexicon" / "predicates.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[pattern]]\nid = "new"\npredicate = "runs"\nframe = "atc"\nwords = ["承建"]\n')
    (error,) = check_ontology(own).errors
    assert "predicates.toml: pattern 'new': frame 'atc' is none of" in error


def run(*words: str, language: str = "en") -> tuple[int, str]:
    result = CliRunner().invoke(make_app(language), ["ontology", *words])  # type: ignore[arg-type]
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ([], 0, "TradeUnion"),
        (["劳模创新工作室"], 0, "titles.toml [Studio] heads"),
        (["大丰市"], 0, "until 2015; today 江苏省盐城市大丰区"),
        (["--class", "Studio"], 0, "技能大师工作室"),
        (["--term", "leads", "领衔"], 0, "predicates.toml [leads.act] words"),
        (["无此词语也"], 1, "nothing with 无此词语也"),
        (["--class", "Guild"], 1, "no class or property Guild"),
    ],
)
def test_the_command_searches(words: list[str], code: int, told: str) -> None:
    assert run(*words)[0] == code
    assert told in run(*words)[1]


def test_the_command_speaks_chinese() -> None:
    assert "工会" in run("trade union", language="zh")[1]


def test_the_command_writes_pages(tmp_path: Path) -> None:
    code, output = run("--html", str(tmp_path / "html"))
    assert code == 0
    assert str(tmp_path / "html" / "index.zh-CN.html") in output
    assert (tmp_path / "html" / "index.html").is_file()


def test_the_command_checks_and_says_whether_it_can_be_used(own: Path) -> None:
    assert run("--check", str(own))[0] == 0
    (own / "lexicon" / "zz.toml").write_text('[Guild]\nheads = ["行会"]\n', encoding="utf-8")
    code, output = run("--check", str(own))
    assert code == 1
    assert "[Guild] is no class of uniongraph.ttl" in output
    assert "It cannot be used: 1 errors." in output
