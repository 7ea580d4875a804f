"""How pages were read, drawn in HTML: one file without scripts, whose text is only ever text.

Each character of the page is there once, in its place, coloured by the article and by what it is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from uniongraph.records import Page, ReadPage, SourcePlace

_COLOURS = 6
_WORDS = {
    "en": {
        "kicker": "kicker", "headline": "headline", "byline": "byline", "body": "text", "caption": "caption",
        "note": "editor's note", "credit": "credit", "furniture": "furniture", "problem": "problem",
        "title": "How pages were read", "sheet": "sheet", "articles": "articles",
    },
    "zh": {
        "kicker": "眉题", "headline": "标题", "byline": "署名", "body": "正文", "caption": "图片说明", "note": "编者按",
        "credit": "署名人", "furniture": "版面附件", "problem": "问题", "title": "版面读取结果", "sheet": "页",
        "articles": "篇文章",
    },
}  # fmt: skip
_KINDS = ("headline", "kicker", "byline", "credit", "body", "caption", "note", "furniture", "problem")
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"} | {0x0D: "\n"}
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.3rem } h2 { font-size: 1.1rem; margin-top: 2.5rem; overflow-wrap: anywhere }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #8888; border-radius: .4rem;
      padding: 1rem; unicode-bidi: isolate }
span { unicode-bidi: isolate } ul.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3em 1em }
.headline { font-weight: 700; font-size: 1.15em }  .kicker { font-weight: 700 } .byline { font-style: italic }
.caption { border-bottom: 1px dotted } .note { border-bottom: 1px dashed } .credit { text-decoration: underline }
.furniture { opacity: .6; text-decoration: line-through } .problem { outline: 2px solid #c33 }
.a0 { background: #4e79a733 } .a1 { background: #f28e2b33 } .a2 { background: #59a14f33 } .a3 { background: #b07aa133 }
.a4 { background: #edc94855 } .a5 { background: #76b7b233 }
svg { max-width: 100%; height: auto; border: 1px solid #8888; margin: .5rem 0 } rect { fill: #8884 }
rect.f0 { fill: #4e79a7aa } rect.f1 { fill: #f28e2baa } rect.f2 { fill: #59a14faa } rect.f3 { fill: #b07aa1aa }
rect.f4 { fill: #edc948cc } rect.f5 { fill: #76b7b2aa }
"""


def draw_pages(pages: Sequence[ReadPage], language: str = "en") -> str:
    """The pages as one HTML document; ``language`` is en or zh."""
    words = _WORDS[language]
    title = escape(words["title"])
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    key = "".join(f'<li><span class="{kind}">{escape(words[kind])}</span></li>' for kind in _KINDS)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        '<meta name="viewport" content="width=device-width">\n',
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        f'<ul class="key">{key}</ul>\n',
    ]
    for read in pages:
        parts += _page(read, words)
    return "".join([*parts, "</body>\n</html>\n"])


def _page(read: ReadPage, words: dict[str, str]) -> Iterator[str]:
    page, first = read.page, read.articles[0] if read.articles else None
    issue = (first.paper, first.date, first.edition) if first else (page.paper, page.date, page.edition)
    yield f"<h2>{_shown(' · '.join(part for part in (page.id, page.encoding, *issue) if part))}</h2>\n"
    yield f"<p>{len(read.articles)} {escape(words['articles'])}</p>\n"
    if read.problems:
        items = "".join(f"<li>{_shown(problem.message)}</li>" for problem in read.problems)
        yield f"<ul>{items}</ul>\n"
    owners = _owners(read)
    yield from _sheets(page, owners, words)
    yield "<pre>"
    classes = _classes(read, owners)
    for marks, indexes in groupby(range(len(page.text)), key=lambda i: classes[i]):
        span = list(indexes)
        text = _shown(page.text[span[0] : span[-1] + 1].replace("\r\n", "\n"))
        if not marks:
            yield text
            continue
        title = " · ".join(words[mark] for mark in marks if mark in words)
        yield f'<span class="{" ".join(marks)}" title="{escape(title)}">{text}</span>'
    yield "</pre>\n"


def _shown(text: str) -> str:
    """Text as HTML shows it: no markup, no control characters."""
    return escape(text.translate(_CONTROLS))


def _owners(read: ReadPage) -> list[int]:
    """For each character the number of its article, 0 where it belongs to none."""
    owners = [0] * len(read.page.text)
    for article in read.articles:
        for span in article.spans:
            owners[span.start : span.end] = [article.number] * (span.end - span.start)
    return owners


def _classes(read: ReadPage, owners: Sequence[int]) -> list[tuple[str, ...]]:
    """For each character the classes that it is drawn with."""
    kinds = [""] * len(owners)
    for article in read.articles:
        for sentence in article.sentences:
            for offset in sentence.view.offsets:
                kinds[offset] = sentence.role
    for span in read.furniture:
        kinds[span.start : span.end] = ["furniture"] * (span.end - span.start)
    credited, doubtful = set[int](), set[int]()
    for article in read.articles:
        for credit in article.credits:
            credited.update(i for span in credit.spans for i in range(span.start, span.end))
    for problem in read.problems:
        if problem.span:
            doubtful.update(range(problem.span.start, problem.span.end))
    return [
        (
            *((f"a{(owner - 1) % _COLOURS}",) if owner else ()),
            *((kind,) if kind else ()),
            *(("credit",) if i in credited else ()),
            *(("problem",) if i in doubtful else ()),
        )
        for i, (owner, kind) in enumerate(zip(owners, kinds, strict=True))
    ]


def _sheets(page: Page, owners: Sequence[int], words: dict[str, str]) -> Iterator[str]:
    """The sheets of a PDF or picture with a box for each line of print."""
    for sheet, places in groupby(page.places, key=lambda place: place.sheet):
        lines: list[SourcePlace] = list(places)
        width, height = (max(place.box[side] for place in lines) for side in (2, 3))
        margin = width / 20
        yield f"<p>{escape(words['sheet'])} {sheet}</p>\n"
        yield f'<svg viewBox="0 0 {width + margin:.0f} {height + margin:.0f}" width="480">'
        for place in lines:
            left, top, right, bottom = place.box
            owner = owners[place.start]
            name = f' class="f{(owner - 1) % _COLOURS}"' if owner else ""
            box = f'x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}"'
            yield f"<rect{name} {box}><title>{_shown(page.text[place.start : place.end])}</title></rect>"
        yield "</svg>\n"
