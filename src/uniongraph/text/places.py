"""From characters of a page back to the sheet that they were printed on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from uniongraph.records import SourcePlace


def places_of(places: Sequence[SourcePlace], start: int, end: int) -> tuple[SourcePlace, ...]:
    """Where the characters ``start`` to ``end`` are printed: a place for each line, narrowed to these characters.

    ``places`` are a page's: they rise and do not overlap. Empty where the page was no print, or between its lines.
    """
    found: list[SourcePlace] = []
    at = max(0, bisect_right(places, start, key=lambda place: place.start) - 1)
    for place in places[at:]:
        if place.start >= end:
            break
        if place.end > start:
            found.append(_narrowed(place, max(start, place.start), min(end, place.end)))
    return tuple(found)


def _narrowed(place: SourcePlace, start: int, end: int) -> SourcePlace:
    if (start, end) == (place.start, place.end) or len(place.edges) != place.end - place.start:
        return replace(place, start=start, end=end)
    _, top, right, bottom = place.box
    first, last = start - place.start, end - place.start
    edges = place.edges[first:last]
    box = (edges[0], top, place.edges[last] if last < len(place.edges) else right, bottom)
    return replace(place, start=start, end=end, box=box, edges=edges)


def fragment(place: SourcePlace) -> str:
    """The place as a fragment of its file: of a PDF (RFC 3778, points) or of a picture (W3C Media Fragments, pixels).

    >>> fragment(SourcePlace(0, 4, 2, (30.0, 41.5, 70.0, 51.5)))
    'page=2&viewrect=30,41.5,40,10'
    >>> fragment(SourcePlace(0, 4, 1, (30.0, 41.5, 70.0, 51.5), "px"))
    'xywh=pixel:30,41,40,11'
    """
    left, top, right, bottom = place.box
    if place.unit == "px":
        return f"xywh=pixel:{int(left)},{int(top)},{-int(-right // 1) - int(left)},{-int(-bottom // 1) - int(top)}"
    numbers = ",".join(f"{number:.2f}".rstrip("0").rstrip(".") for number in (left, top, right - left, bottom - top))
    return f"page={place.sheet}&viewrect={numbers}"
