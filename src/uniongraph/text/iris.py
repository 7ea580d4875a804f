"""Text as part of an IRI: one way for whatever names an instance, so that two texts never give one IRI.

An IRI stays readable in Chinese. ``~`` is encoded, since it stands between a name and what tells namesakes apart.
"""

from __future__ import annotations

import re

INSTANCES = "https://w3id.org/uniongraph/id/"
"""What the IRI of every instance begins with."""

# Written out, not asked of str.isalnum() or \w, whose answers differ between versions of Python.
_LETTERS = (
    "0-9A-Za-z\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002a6df\U0002a700-\U0002ebe0\U00030000-\U000323af"
)
_TO_ENCODE = re.compile(f"[^{_LETTERS}\\-_.·（）]")
_TO_ENCODE_IN_PATH = re.compile(f"[^{_LETTERS}\\-_.·（）/]")
_NOT_IN_IRI = re.compile(f"[^{_LETTERS}\\-_.~·（）/:@!$&'()*+,;=]")


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "surrogatepass"))


def quote_segment(text: str) -> str:
    """The text as one segment of a path: letters, digits, CJK and ``-_.·（）`` stay, the rest is percent-encoded.

    No two texts give the same segment, and none gives ``.`` or ``..``, which readers of IRIs would resolve.
    """
    return "%2E" * len(text) if text in (".", "..") else _TO_ENCODE.sub(_percent, text)


def quote(text: str) -> str:
    """The text as a path: as :func:`quote_segment`, with its ``/`` kept."""
    return _TO_ENCODE_IN_PATH.sub(_percent, text)


def mend_iri(iri: str) -> str:
    """An IRI that is not valid with each character percent-encoded that might be why."""
    return _NOT_IN_IRI.sub(_percent, iri)


def page_name(page: str) -> str:
    """What names a page in IRIs: its id without the ``.txt`` that nearly all have; two ids have two names.

    The ending goes only where the rest has no other dot, and what had no dot gets one, so that ``a.txt``, ``a`` and
    ``a.md.txt`` beside ``a.md`` are told apart: ``a``, ``a.``, ``a.md.txt``, ``a.md``.
    """
    name = page.rpartition("/")[2]
    stem = name.removesuffix(".txt")
    if stem and stem != name and "." not in stem:
        return page.removesuffix(".txt")
    return page if "." in name.rstrip(".") else page + "."


def article_iri(page: str, number: int) -> str:
    """The IRI of the article with this number on the page with this id."""
    return f"{INSTANCES}Article/{quote(page_name(page))}/{number}"


def page_iri(page: str) -> str:
    """The IRI of the page with this id."""
    return f"{INSTANCES}Page/{quote(page)}"
