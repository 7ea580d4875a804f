"""Why a file cannot be read as a page: the reasons' codes and what each tells the user to do.

The Chinese wording of each code is in ``messages``.
"""

from __future__ import annotations

LARGEST_TEXT = 20 * 1024 * 1024
"""Bytes of a text file, characters of any page. A newspaper page is some 10 kB; what is larger is not one."""

LARGEST_FILE = 200 * 1024 * 1024
"""Bytes of a PDF, a scan or a Word file."""

MOST_SHEETS = 200
"""Pages of one PDF."""

MOST_PIXELS = 150_000_000
"""Of a picture: a broadsheet page at 400 dpi has about 50 million."""

REASONS = {
    "page-empty": "the file is empty; take it out, or save the page's text in it",
    "page-binary": "this is not text; give the page as text, HTML, .docx, PDF, PNG or JPEG",
    "page-old-word": "this is a Word file of the old kind; save it as .docx",
    "page-too-large": f"the text is larger than {LARGEST_TEXT // 1024 // 1024} MB; split it into pages",
    "page-file-too-large": f"the file is larger than {LARGEST_FILE // 1024 // 1024} MB; split it into pages",
    "page-unpacks-too-large": "what is packed in the file is far larger than a page; save the page's text by itself",
    "page-too-many-sheets": f"the PDF has more than {MOST_SHEETS} pages; split it into issues",
    "page-too-many-pixels": f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels; make it smaller",
    "page-missing": "no such file or folder; check the path",
    "page-forbidden": "no permission to read it; change the file's permissions, or copy it to a folder of yours",
    "page-encoding": "neither UTF-8, UTF-16 nor GB18030; save the text as UTF-8",
    "page-folder": "no pages in this folder; check the path",
    "page-unreadable": "the file could not be read; copy it to a local disk and try again",
    "page-same-id": "another input has this name, too, and nothing tells them apart; rename one",
    "page-encrypted": "the file is locked with a password; save it without one",
    "page-broken": "the file is damaged, or not what its ending says; open it in its program and save it again",
    "page-too-slow": "reading it took too long and was stopped; split the file, or save its text",
    "page-no-words": "no words could be found in it; save the page's text, or a larger and clearer picture",
    "page-needs-ocr": 'this is a picture of a page, and reading one needs: pip install "uniongraph[ocr]"',
}


class UnreadablePage(Exception):
    """A file that cannot be read as a page; ``code`` tells why, ``page`` is the page's id."""

    def __init__(self, code: str, page: str) -> None:
        super().__init__(f"{page}: {REASONS[code]}")
        self.code = code
        self.page = page


class Refused(Exception):
    """A reader's no; ``code`` is one of :data:`REASONS`. Who knows the page's id makes it an UnreadablePage."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code])
        self.code = code
