# ruff: noqa: E501  (the pages stay as they are printed)
"""Pages in HTML, Word and PDF: what is read of them, where it stands, and what is said of those that are damaged."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from printing import COLUMNS, pdf
from uniongraph.pages import read_articles
from uniongraph.pages.files import Source
from uniongraph.pages.loading import PageLoader
from uniongraph.pages.unreadable import UnreadablePage
from uniongraph.pages.worker import Worker
from uniongraph.records import Page
from uniongraph.schema import load_schema
from uniongraph.text.places import places_of
from uniongraph.text.views import normal_form

HTML = """<!DOCTYPE html><html><head><meta charset="gb2312"><title>棉花地里的夜校-河西职工网</title><script>var a = "恶意";</script>
</head><body><div class="nav"><a href="/">首页</a> <a href="/g">工会动态</a></div><div class="content"><h1>棉花地里的夜校</h1>
<div class="info">来源：河西职工报 发布时间：2024-05-06 10:12 编辑：鲁小满</div>
<p>　　本报讯（记者 程诺）5月6日，金塔县总工会在航天镇开办夜校，首批320名棉农参加。夜校设在棉田边，每周三晚上开课。</p>
<p>　　金塔县总工会主席安宁说，今年开办了六所棉田夜校，已经讲了四十二堂，听课的有三千人。</p>
<p>“学会了滴灌，一亩多收五十斤。”棉农毕小禾说，他打算明年再种三十亩。</p></div>
<div class="footer">版权所有 河西职工网 电话：0937-0000000</div></body></html>"""


@pytest.fixture(scope="module")
def loader() -> Iterator[PageLoader]:
    with PageLoader() as shared:
        yield shared


def load(loader: PageLoader, name: str, data: bytes) -> Page:
    return loader.load(Source(name, None), io.BytesIO(data))


def refusal(loader: PageLoader, name: str, data: bytes) -> str:
    with pytest.raises(UnreadablePage) as refused:
        load(loader, name, data)
    assert refused.value.page == name
    assert name in str(refused.value)
    return refused.value.code


def word(*paragraphs: str, **styles: str) -> Any:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text, style=styles.get("style"))
    return document


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_saved_web_page_gives_its_article_and_no_scripts(loader: PageLoader) -> None:
    page = load(loader, "夜校.html", HTML.encode("gb18030"))
    assert page.encoding == "html"
    (article,) = read_articles(page, load_schema()).articles
    assert (article.headline, article.date) == ("棉花地里的夜校", "2024-05-06")
    assert {(c.role, c.name) for c in article.credits} == {
        ("source", "河西职工报"), ("editor", "鲁小满"), ("reporter", "程诺"),
    }  # fmt: skip
    assert "毕小禾说" in page.text
    assert not any(word in page.text for word in ("恶意", "版权所有", "工会动态", "<"))


def test_a_web_page_of_short_items_loses_none(loader: PageLoader) -> None:
    items = "".join(
        f"<div><h3>{name}点亮驿站</h3><p>近日，{name}总工会的驿站亮灯，职工进门就有热水。</p></div>"
        for name in ("瓜州县", "玉门市", "肃北县")
    )
    text = load(loader, "简讯.html", f"<html><body>{items}</body></html>".encode()).text
    assert all(f"{name}总工会的驿站" in text for name in ("瓜州县", "玉门市", "肃北县"))


def test_a_web_page_nested_very_deep_is_read_or_refused(loader: PageLoader) -> None:
    deep = "<div>" * 50_000 + "深处" + "</div>" * 50_000
    try:
        assert "深处" in load(loader, "深.html", f"<html><body>{deep}</body></html>".encode()).text
    except UnreadablePage as refused:
        assert refused.code in ("page-no-words", "page-broken")


def test_a_word_file_gives_headings_paragraphs_and_rows_in_order(loader: PageLoader) -> None:
    document = word()
    document.sections[0].header.paragraphs[0].text = "河西职工报　2024年5月6日"
    document.add_heading("棉花地里的夜校", 1)
    document.add_paragraph("本报讯（记者 程诺）5月6日，金塔县总工会在航天镇开办夜校。")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("名称", "镇", "航天夜校", "航天镇"), strict=True
    ):
        cell.text = text
    document.add_paragraph("夜校每周三开课。")
    page = load(loader, "一版.docx", saved(document))
    assert page.text.splitlines() == [
        "河西职工报　2024年5月6日", "", "", "棉花地里的夜校", "", "本报讯（记者 程诺）5月6日，金塔县总工会在航天镇开办夜校。", "",
        "| 名称 | 镇 |", "| 航天夜校 | 航天镇 |", "", "夜校每周三开课。",
    ]  # fmt: skip
    (article,) = read_articles(page, load_schema()).articles
    assert (article.headline, article.date) == ("棉花地里的夜校", "2024-05-06")


def test_a_word_file_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked(loader: PageLoader) -> None:
    out = io.BytesIO(saved(word("夜校")))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/footnotes.xml", b" " * 300_000_000)
    assert len(out.getvalue()) < 1_000_000
    assert refusal(loader, "炸弹.docx", out.getvalue()) == "page-unpacks-too-large"


def test_columns_of_a_pdf_are_read_one_after_the_other(loader: PageLoader) -> None:
    page = load(loader, "一版.pdf", pdf())
    assert page.encoding == "pdf"
    assert page.text.split() == ["棉花地里的夜校", *"".join("\n".join(c) + "\n" for c in COLUMNS).split()]
    (article,) = read_articles(page, load_schema()).articles
    assert article.headline == "棉花地里的夜校"
    assert any("首批三百名棉农" in sentence.text for sentence in article.sentences)


def test_words_of_a_pdf_lead_back_to_their_place_on_the_sheet(loader: PageLoader) -> None:
    page = load(loader, "一版.pdf", pdf())
    start = page.text.index("主席安宁")
    (place,) = places_of(page.places, start, start + 4)
    left, top, right, bottom = place.box
    assert (place.sheet, place.unit) == (1, "pt")
    assert left == pytest.approx(210 + 6 * 10, abs=1)  # six characters stand before
    assert right == pytest.approx(left + 40, abs=1)
    assert top < 100 < bottom + 3  # the baseline is at 400 of 500 from below
    for spot in page.places:
        assert page.text[spot.start : spot.end].strip()
    assert [p.start for p in page.places] == sorted(p.start for p in page.places)


def test_a_pdf_on_its_side_is_read_like_one_that_is_upright(loader: PageLoader) -> None:
    page = load(loader, "横.pdf", pdf(turned=True))
    assert page.text == load(loader, "正.pdf", pdf()).text
    assert page.places[0].box == pytest.approx(load(loader, "正.pdf", pdf()).places[0].box, abs=0.1)


def test_radicals_of_the_kangxi_dictionary_are_read_as_characters() -> None:
    assert normal_form("金塔县总⼯会⼥职⼯⼤会") == "金塔县总工会女职工大会"
    assert normal_form("⻓安⻰⻛⻢") == "长安龙风马"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("坏.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 500, "page-broken"),
        ("半.pdf", pdf()[:900], "page-broken"),
        ("空.pdf", pdf(((" ",),), " "), "page-no-words"),
        ("锁.pdf", pdf(encrypt=pdfencrypt.StandardEncryption("geheim", canPrint=0)), "page-encrypted"),
        ("坏.docx", b"PK\x03\x04" + b"\x00" * 40, "page-broken"),
        ("半.docx", saved(word("夜校"))[:-200], "page-broken"),
        ("空.docx", saved(word()), "page-no-words"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "page-old-word"),
        ("锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "page-encrypted"),
        ("表.xlsx", b"PK\x05\x06" + b"\x00" * 18, "page-binary"),
        ("空.html", b"<html><body><script>1</script></body></html>", "page-no-words"),
        ("假.pdf", "夜校".encode(), "page-broken"),
        ("零.pdf", b"", "page-empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(loader: PageLoader, name: str, data: bytes, code: str) -> None:
    assert refusal(loader, name, data) == code


def test_a_pdf_of_very_many_sheets_is_refused(loader: PageLoader) -> None:
    def sheets(canvas: Canvas) -> None:
        for _ in range(201):
            canvas.showPage()

    assert refusal(loader, "厚.pdf", pdf(draw=sheets)) == "page-too-many-sheets"


def test_a_reader_that_takes_too_long_is_stopped_and_the_next_file_is_read() -> None:
    with PageLoader(worker=Worker({"html": 60.0, "docx": 60.0, "pdf": 0.001, "scan": 60.0})) as hasty:
        assert refusal(hasty, "慢.pdf", pdf()) == "page-too-slow"
        assert "夜校" in load(hasty, "夜校.docx", saved(word("棉花地里的夜校"))).text


def test_a_text_in_utf_16_without_its_mark_is_found_out(tmp_path: Path, loader: PageLoader) -> None:
    text = "响水县总工会开展送清凉活动　7月3日\n慰问一线职工。\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        page = load(loader, "一版.txt", text.encode(encoding))
        assert (page.text, page.encoding) == (text, encoding)
