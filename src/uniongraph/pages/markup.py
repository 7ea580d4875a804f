"""HTML as saved from a paper's or a union's site, to text.

The well-kept trafilatura tells an article from what surrounds it. Where it finds no article, or leaves out most of
a page (a list of short items), all that the page shows is taken, block by block.
"""

from __future__ import annotations

import re
from typing import Any

from uniongraph.pages.plain import decode_html
from uniongraph.pages.reading import Alive, Reading
from uniongraph.pages.unreadable import LARGEST_TEXT, Refused

_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "select", "button"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
     "main", "ol", "option", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
_HEADS = ("h1", "h2")
_LEAST = 0.5
"""The part of a page's running text that an extraction has at least; with less, something was left out."""


def read_html(data: bytes, alive: Alive) -> Reading:
    """The text of an HTML file. Raises :class:`Refused` when it shows no words or is no HTML."""
    from lxml import html as lxml_html

    if len(data) > LARGEST_TEXT:
        raise Refused("page-too-large")
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode_html(data))
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        tree = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except Exception as error:  # lxml raises its own errors, ValueError and AssertionError on what is no HTML
        raise Refused("page-no-words") from error
    shown = _lines(tree)
    alive()
    text = _article(source, tree, shown)
    if not text.strip():
        raise Refused("page-no-words")
    return Reading(text)


def _article(source: str, tree: Any, shown: list[tuple[str, bool]]) -> str:
    """What trafilatura takes for the article, under its headline; or all that is shown."""
    import trafilatura

    found = trafilatura.extract(
        source, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    running = sum(len(line) for line, linked in shown if not linked and len(line) > 20)
    lines = [re.sub(r"\s*\|\s*$", " |", line.rstrip()) for line in (found or "").splitlines()]
    if sum(len(line) for line in lines) < max(2, _LEAST * running):
        return "\n\n".join(line for line, _ in shown)
    head = _headline(tree, shown)
    known = {_bare(line) for line in lines}
    if head and _bare(head) not in known:
        lines.insert(0, head)
    apart = {_bare(text) for tag in _HEADS for text in _texts(tree, tag)}
    return "\n".join(f"\n{line}\n" if _bare(line) in apart else line for line in lines).strip("\n") + "\n"


def _headline(tree: Any, shown: list[tuple[str, bool]]) -> str:
    """The first main heading that the page shows, or the line that its title begins with."""
    for tag in _HEADS:
        for text in _texts(tree, tag):
            if 4 <= len(text) <= 80:
                return text
    title = next(iter(_texts(tree, "title")), "")
    return max((line for line, _ in shown if len(line) >= 4 and title.startswith(line)), key=len, default="")


def _texts(tree: Any, tag: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.iter(tag)]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _lines(tree: Any) -> list[tuple[str, bool]]:
    """All that a page shows, block by block, and whether a block is mostly links."""
    found: list[tuple[str, bool]] = []
    pieces: list[str] = []
    linked = 0

    def end() -> None:
        nonlocal linked
        text = re.sub(r"[ \t\r\n\xa0]+", " ", "".join(pieces)).strip(" ")
        if text.strip():
            found.append((text, linked * 2 > len(text)))
        pieces.clear()
        linked = 0

    # An explicit stack: a page nested ten thousand deep is no reason to fail.
    todo: list[tuple[Any, bool, bool]] = [(tree, False, False)]
    while todo:
        node, closing, link = todo.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        if closing:
            if name in _BLOCKS:
                end()
            if name in _CELLS:
                pieces.append(" ")
            pieces.append(node.tail or "")
            linked += len(node.tail or "") * link
            continue
        if not name or name in _HIDDEN or "hidden" in node.attrib:
            pieces.append(node.tail or "")
            continue
        if name in _BLOCKS:
            end()
        inside = link or name == "a"
        pieces.append(node.text or "")
        linked += len(node.text or "") * inside
        todo.append((node, True, link))
        todo += [(child, False, inside) for child in reversed(node)]
    end()
    return found
