"""Pictures of pages: read where recognition is installed, refused with the way to it where it is not."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from typing import Any

import pytest

from printing import COLUMNS, pdf
from uniongraph.pages import read_articles, scan
from uniongraph.pages.files import Source
from uniongraph.pages.loading import PageLoader
from uniongraph.pages.unreadable import Refused, UnreadablePage
from uniongraph.pages.worker import read_here
from uniongraph.records import Page
from uniongraph.schema import load_schema
from uniongraph.text.places import places_of


def picture(data: bytes, resolution: float = 150.0) -> bytes:
    """A PDF's first sheet as a PNG; the test is skipped where no font here has Chinese characters."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    bitmap = document[0].render(scale=resolution / 72, grayscale=True)
    image: Any = bitmap.to_pil()
    if image.getextrema()[0] > 128:
        pytest.skip("no font with Chinese characters")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def load(name: str, data: bytes) -> Page:
    with PageLoader() as loader:
        return loader.load(Source(name, None), io.BytesIO(data))


def test_a_scan_is_read_column_by_column_and_leads_back_to_its_pixels() -> None:
    pytest.importorskip("rapidocr")
    page = load("一版.png", picture(pdf()))
    assert page.encoding == "scan"
    (article,) = read_articles(page, load_schema()).articles
    assert article.headline == "棉花地里的夜校"
    text = "".join(sentence.text for sentence in article.sentences)
    assert "首批三百名棉农参加" in text
    assert "已经讲了四十二堂" in text
    assert text.index("每周三晚上开课") < text.index("金塔县总工会主席安宁")
    start = page.text.index("主席安宁")
    (place,) = places_of(page.places, start, start + 4)
    scale = 150 / 72
    assert place.unit == "px"
    assert place.box[0] == pytest.approx(270 * scale, abs=8)
    assert place.box[2] == pytest.approx(310 * scale, abs=8)


def test_a_pdf_that_holds_but_a_picture_is_read_as_a_scan() -> None:
    pytest.importorskip("rapidocr")
    from reportlab.lib.utils import ImageReader

    seen = ImageReader(io.BytesIO(picture(pdf(), 200.0)))
    page = load("扫描.pdf", pdf((), " ", draw=lambda canvas: canvas.drawImage(seen, 0, 0, 400, 500)))
    assert page.encoding == "pdf"
    assert [place.unit for place in page.places[:1]] == ["pt"]
    assert COLUMNS[1][1] in page.text


def test_without_recognition_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    monkeypatch.setattr(scan, "_engines", scan._engines.__wrapped__)  # what was loaded before is not remembered
    with pytest.raises(Refused, match=r'pip install "uniongraph\[ocr\]"') as refused:
        read_here("scan", b"\x89PNG\r\n\x1a\n", lambda: None)
    assert refused.value.code == "page-needs-ocr"


def huge_png() -> bytes:
    """A small file that says it is a picture of 3,600 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 60_001))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "code"), [(huge_png(), "page-too-many-pixels"), (b"\xff\xd8\xff" + b"\0" * 90, "page-broken")]
)
def test_pictures_that_are_damaged_or_huge_are_refused(data: bytes, code: str) -> None:
    pytest.importorskip("rapidocr")
    with pytest.raises(UnreadablePage) as refused:
        load("图.png", data)
    assert refused.value.code == code
