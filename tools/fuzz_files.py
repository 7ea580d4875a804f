"""Feeds damaged and hostile files to the readers of HTML, Word and PDF: each must become a page or be refused, in time.

    python tools/fuzz_files.py --inputs 3000              damaged files, each made from its number alone
    python tools/fuzz_files.py --giants                   bombs: zips, entities, a million objects, ten megabytes a line
    python tools/fuzz_files.py --inputs 1 --first 17      one again

Prints how each ended. A failure is any exception but a refusal, or a file that takes longer than its reader may.
Exit code 1 when there was one.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable

from uniongraph.pages import PageReader
from uniongraph.pages.files import Source
from uniongraph.pages.loading import PageLoader
from uniongraph.pages.unreadable import UnreadablePage
from uniongraph.pages.worker import SECONDS
from uniongraph.schema import load_schema

TEXT = "本报讯（记者 程诺）5月6日，金塔县总工会在航天镇开办夜校，首批320名棉农参加。"
HTML = f"<!DOCTYPE html><html><head><title>夜校</title></head><body><h1>夜校</h1><p>{TEXT * 9}</p></body></html>"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)


def body(inner: str) -> str:
    """The main part of a Word file."""
    return f"<w:document {_W}><w:body>{inner}</w:body></w:document>"


def word(document: str | bytes, extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file with this main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", LINKS)
        package.writestr("word/document.xml", document)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(
    content: bytes = b"BT /F1 12 Tf 72 700 Td (Xiangshui union) Tj ET", more: bytes = b"", kids: str = "3 0 R"
) -> bytes:
    """A PDF of one sheet; ``more`` are further objects as they stand in the file."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 1 >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(z := zlib.compress(content, 9)), z),
    ]
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    out += more
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return word(f'<!DOCTYPE d [<!ENTITY l0 "笑">{entities}]>' + body(paragraph("&l9;")))


GIANTS: dict[str, Callable[[], tuple[str, bytes]]] = {
    "ten megabytes on one line": lambda: ("一行.txt", (TEXT * (10_000_000 // len(TEXT.encode()))).encode()),
    "a hundred thousand brackets": lambda: ("括号.txt", ("（" * 100_000 + "工会" + "）" * 100_000).encode()),
    "HTML, ten megabytes on one line": lambda: ("一行.html", HTML.replace(TEXT, TEXT * 9000).encode()),
    "HTML, a hundred thousand elements in one another": lambda: (
        "深.html",
        ("<html><body>" + "<div>" * 100_000).encode(),
    ),
    "HTML, a hundred thousand attributes": lambda: ("属性.html", f"<html><body {'a=1 ' * 100_000}>{TEXT}".encode()),
    "Word, a gigabyte in a zip of one megabyte": lambda: (
        "炸弹.docx",
        word(body(paragraph(TEXT)), {"word/footnotes.xml": bytes(1_000_000_000)}),
    ),
    "Word, ten thousand parts": lambda: ("多.docx", word(body(""), {f"word/p{n}.xml": b"<x/>" for n in range(10_000)})),
    "Word, a billion laughs": lambda: ("笑.docx", _laughs()),
    "Word, an entity that is a file": lambda: (
        "外.docx",
        word('<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + body(paragraph(TEXT + "&f;"))),
    ),
    "Word, tables a thousand deep": lambda: (
        "表.docx",
        word(body("<w:tbl><w:tr><w:tc>" * 1000 + paragraph(TEXT) + "</w:tc></w:tr></w:tbl>" * 1000)),
    ),
    "Word, a hundred thousand paragraphs": lambda: ("长.docx", word(body(paragraph(TEXT) * 100_000))),
    "PDF, a million objects": lambda: (
        "百万.pdf",
        pdf(more=b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(5, 1_000_005))),
    ),
    "PDF, a gigabyte in a stream of one megabyte": lambda: ("炸弹.pdf", pdf(b" " * 1_000_000_000)),
    "PDF, arrays a million deep": lambda: ("深.pdf", pdf(b"[" * 1_000_000 + b"] TJ")),
    "PDF, a tree of sheets that bites its tail": lambda: ("环.pdf", pdf(kids="2 0 R 2 0 R 3 0 R")),
    "PDF, a million words": lambda: ("词.pdf", pdf(b"BT /F1 1 Tf " + b"1 0 0 1 9 9 Tm (a) Tj " * 1_000_000 + b"ET")),
}


def damaged(number: int) -> tuple[str, bytes]:
    """The file with this number: one of the three kinds with bytes changed, taken out, doubled or cut off."""
    chance = random.Random(number)
    kind = chance.choice(("html", "docx", "pdf"))
    if kind == "html":
        return f"{number}.html", _text(_changed(HTML.encode(), chance), chance)
    if kind == "pdf":
        return f"{number}.pdf", _changed(pdf(), chance)
    if chance.random() < 0.5:  # the package is whole, what is in it is not
        return f"{number}.docx", word(_text(_changed(body(paragraph(TEXT) * 3).encode(), chance), chance))
    return f"{number}.docx", _changed(word(body(paragraph(TEXT) * 3)), chance)


def _text(data: bytes, chance: random.Random) -> bytes:
    """Mostly UTF-8 still: what is not is refused before a reader sees it."""
    return data if chance.random() < 0.2 else data.decode("utf-8", "ignore").encode()


def _changed(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 11))):
        at = chance.randrange(len(found) + 1)
        size = chance.choice((1, 1, 4, 30, 300))
        what = chance.randrange(5)
        if what == 0:
            found[at : at + 1] = bytes([chance.randrange(256)])
        elif what == 1:
            del found[at : at + size]
        elif what == 2:
            found[at:at] = found[at : at + size] * chance.choice((1, 2, 50))
        elif what == 3:
            found[at:at] = chance.choice(
                (b"<", b"]]>", b"&#0;", b"<!--", b"\x00", b"endobj", b"<<", b"PK\x03\x04", b"\xff")
            )
        elif chance.random() < 0.1:
            del found[at:]
    return bytes(found)


class Run:
    """Files to pages; what goes wrong is kept with the name of the file."""

    def __init__(self) -> None:
        self.loader = PageLoader()
        self.pages = PageReader(load_schema())
        self.ends: Counter[str] = Counter()
        self.failures: list[str] = []

    def read(self, name: str, data: bytes, title: str = "") -> str:
        """How a file ends: ``page``, or the code of the refusal."""
        started = time.perf_counter()
        try:
            end = "page" if self.pages.read(self.loader.load(Source(name, None), io.BytesIO(data))) else ""
        except UnreadablePage as refused:
            end = refused.code
        except Exception:
            end = "failure"
            self.failures.append(f"{title or name}\n{traceback.format_exc(limit=-3)}")
        taken = time.perf_counter() - started
        if taken > 2 * max(SECONDS["html"], SECONDS["docx"], SECONDS["pdf"]):
            self.failures.append(f"{title or name}: {taken:.0f} s")
        self.ends[f"{name.rpartition('.')[2]}: {end}"] += 1
        return f"{end}, {taken:.1f} s"


def main() -> int:
    """Runs it and prints how the files ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--giants", action="store_true")
    chosen = parser.parse_args()
    run = Run()
    with run.loader:
        for title, make in GIANTS.items() if chosen.giants else ():
            name, data = make()
            print(f"{title} ({len(data):,} bytes): {run.read(name, data, title)}", flush=True)
        for number in range(chosen.first, chosen.first + chosen.inputs):
            run.read(*damaged(number))
    print("\n".join([*run.failures[:20], f"{dict(sorted(run.ends.items()))}, {len(run.failures)} failures"]))
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
