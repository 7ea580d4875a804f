"""Content negotiation: which of the formats that can be had a client likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Range:
    """A media range of an Accept header: lower case, without its parameters, and its weight from 0 to 1."""

    media: str
    quality: float


def parse_accept(header: str | None) -> tuple[Range, ...]:
    """The ranges of an Accept header; ``*/*`` where there is none. What is malformed is passed over."""
    if header is None or not header.strip():
        return (Range("*/*", 1.0),)
    ranges = []
    for part in header.split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        if media == "*":  # old Java clients
            media = "*/*"
        if media.count("/") != 1:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = min(1.0, max(0.0, float(value)))
                except ValueError:
                    quality = 0.0
        ranges.append(Range(media.lower(), quality))
    return tuple(ranges)


def best(accept: str | None, offered: Sequence[str], main: Callable[[str], str]) -> tuple[str, float]:
    """The media type that is liked best and its weight, or "" and 0 where none is taken; of equals the first offered.

    ``main`` is the main name of a media type by any of its names, or "" for one that is unknown.
    """
    ranges = parse_accept(accept)
    chosen, weight = "", 0.0
    for media in offered:
        closest, quality = -1, 0.0
        for accepted in ranges:
            closeness = _closeness(accepted.media, media, main)
            if closeness > closest or (closeness == closest >= 0 and accepted.quality > quality):
                closest, quality = closeness, accepted.quality
        if quality > weight:
            chosen, weight = media, quality
    return chosen, weight


def wants_html(accept: str | None, weight: float) -> bool:
    """Whether a client asks for HTML by name, and rather than for what else it can have with that weight."""
    named = [accepted.quality for accepted in parse_accept(accept) if accepted.media in HTML]
    return max(named, default=0.0) > weight or (bool(named) and max(named) == weight == 1.0 and _first_is_html(accept))


def _first_is_html(accept: str | None) -> bool:
    return parse_accept(accept)[0].media in HTML


def _closeness(accepted: str, media: str, main: Callable[[str], str]) -> int:
    """How exactly a range names a media type: 2 itself, 1 its type, 0 anything, -1 not."""
    if accepted == "*/*":
        return 0
    kind, _, sub = accepted.partition("/")
    if sub == "*":
        return 1 if media.startswith(f"{kind}/") else -1
    return 2 if main(accepted) == media else -1
