# ruff: noqa: E501  (the lines stay as they are printed)
"""A printed sheet for tests: a headline over columns of invented text, as a PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

COLUMNS = (
    ("本报讯（记者 程诺）5月6日，金塔", "县总工会在航天镇开办夜校，首批三", "百名棉农参加。夜校设在棉田边上，", "每周三晚上开课，先讲滴灌再讲账。"),
    ("金塔县总工会主席安宁说，今年又开", "办了六所棉田夜校，已经讲了四十二", "堂，听课的有三千人，来年还要再开", "十所，把夜校一直办到弱水河边去。"),
)  # fmt: skip


def pdf(
    columns: Sequence[Sequence[str]] = COLUMNS,
    head: str = "棉花地里的夜校",
    draw: Any = None,
    turned: bool = False,
    **options: Any,
) -> bytes:
    """A sheet with a headline over columns of text."""
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(500, 400) if turned else (400, 500), invariant=True, **options)
    if turned:  # set sideways, and turned back for the reader
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -500)
    canvas.setFont("STSong-Light", 22)
    canvas.drawString(30, 440, head)
    canvas.setFont("STSong-Light", 10)
    for line in range(
        max((len(column) for column in columns), default=0)
    ):  # row by row, as typesetting programs write them
        for number, column in enumerate(columns):
            if line < len(column):
                canvas.drawString(30 + 180 * number, 400 - 16 * line, column[line])
    if draw:
        draw(canvas)
    canvas.save()
    return out.getvalue()
