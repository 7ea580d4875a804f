"""A small document, headings, paragraphs and tables, and how it is written as Markdown and as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title of the document has level 1. ``anchor`` is what links to it name."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `` `code` `` and ``[text](#anchor)`` are understood, nothing else."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the head, and a cell is written like a paragraph."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words with its name, folded in HTML, since there may be hundreds."""

    name: str
    words: tuple[str, ...]


Block = Heading | Text | Table | Words

_CODE = re.compile(r"`([^`]*)`")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8882; }
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 62rem; margin: 0 auto;
  padding: 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--soft); }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { margin-top: 2rem; }
code { background: var(--soft); padding: 0 .25em; border-radius: .25em; }
details { margin: .3rem 0; }
summary { cursor: pointer; }
"""


def to_markdown(blocks: Iterable[Block]) -> str:
    """The document as Markdown, the same bytes for the same blocks."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                anchor = f'<a id="{block.anchor}"></a>\n\n' if block.anchor else ""
                parts.append(f"{anchor}{'#' * block.level} {block.text}")
            case Text():
                parts.append(block.text)
            case Words():
                parts.append(f"**{block.name}** {'、'.join(block.words)}")
            case Table():
                lines = [block.head, ("---",) * len(block.head), *block.rows]
                parts.append("\n".join("| " + " | ".join(c.replace("|", "\\|") for c in row) + " |" for row in lines))
    return "\n\n".join(parts) + "\n"


def to_html(blocks: Iterable[Block], language: str, other: tuple[str, str]) -> str:
    """The document as one HTML page that needs nothing else; ``other`` is file and name of its other language."""
    blocks = list(blocks)
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    body = "\n".join(_html(block) for block in blocks)
    file, name = (html.escape(part) for part in other)
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{html.escape(title)}</title>\n'
        f'<style>{_STYLE}</style>\n</head>\n<body>\n<nav><a href="{file}">{name}</a></nav>\n<main>\n{body}\n</main>\n'
        "</body>\n</html>\n"
    )


def _html(block: Block) -> str:
    match block:
        case Heading():
            anchor = f' id="{html.escape(block.anchor)}"' if block.anchor else ""
            return f"<h{block.level}{anchor}>{_inline(block.text)}</h{block.level}>"
        case Text():
            return f"<p>{_inline(block.text)}</p>"
        case Words():
            summary = f"{_inline(block.name)} ({len(block.words)})"
            words = html.escape("、".join(block.words))
            return f'<details><summary>{summary}</summary><p lang="zh-CN">{words}</p></details>'
        case Table():
            head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in block.head)
            rows = "\n".join("<tr>" + "".join(f"<td>{_inline(c)}</td>" for c in row) + "</tr>" for row in block.rows)
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _inline(text: str) -> str:
    escaped = _CODE.sub(r"<code>\1</code>", html.escape(text))
    return _LINK.sub(r'<a href="\2">\1</a>', escaped)
