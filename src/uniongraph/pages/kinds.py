"""What kind of file the bytes are, by what stands in them; a name's ending only tells text from HTML."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Literal

from uniongraph.pages.unreadable import Refused

Kind = Literal["text", "html", "docx", "pdf", "scan"]

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".shtml", ".docx", ".pdf", ".png", ".jpg", ".jpeg"})
"""What is taken from a folder. A file that is named itself, or by a glob, is taken whatever its ending."""

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HTML_NAMES = frozenset({".html", ".htm", ".shtml", ".xhtml"})
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S
)


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file by its first bytes. Raises :class:`Refused` for what is known and not read."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_PICTURES):
        return "scan"
    if data.startswith(_OLE):
        raise Refused("page-encrypted" if _LOCKED in data else "page-old-word")
    if data.startswith(b"PK\x03\x04"):
        if _is_docx(data):
            return "docx"
        raise Refused("page-binary")
    if PurePosixPath(name).suffix.lower() in _HTML_NAMES or _HTML.match(data[:4096]):
        return "html"
    if PurePosixPath(name).suffix.lower() in (".docx", ".pdf", ".png", ".jpg", ".jpeg") and data:
        raise Refused("page-broken")
    return "text"


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("page-broken") from error
