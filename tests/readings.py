"""What a reading of an article says, in the words of those who test it: facts by the names of both ends."""

from __future__ import annotations

from collections.abc import Callable

from uniongraph.records import ArticleReading

Read = Callable[[str], ArticleReading]
"""What the fixture ``read`` is: reads a text as one article."""

Link = tuple[str, str, str]
Fact = tuple[str, str, str, str]

_QUOTES = dict.fromkeys(map(ord, "“”《》"))


def under(headline: str, *paragraphs: str) -> str:
    """The text of an article with a headline of its own."""
    return "\n\n".join((headline, *paragraphs)) + "\n"


def bare(name: str) -> str:
    """A name without the marks around it or around its parts."""
    return name.translate(_QUOTES)


def facts(reading: ArticleReading, name: Callable[[str], str] = bare) -> set[Fact]:
    """Subject, predicate, title of the post ("" where there is none) and object; ``name`` makes each end's name."""
    names = {r.id: name(r.name) for r in reading.referents}
    return {(names[s.subject], s.predicate, s.title, names[s.object]) for s in reading.statements}


def links(reading: ArticleReading, name: Callable[[str], str] = bare) -> set[Link]:
    """Subject, predicate and object, whatever the post."""
    return {(one, predicate, other) for one, predicate, _, other in facts(reading, name)}


def stated(reading: ArticleReading, name: Callable[[str], str] = bare) -> set[Link]:
    """Subject, predicate with the title of the post behind it, and object."""
    return {(one, f"{predicate} {title}".strip(), other) for one, predicate, title, other in facts(reading, name)}


def named(reading: ArticleReading, cls: str) -> set[str]:
    """Every name of the referents of a class."""
    return {name for r in reading.referents if r.cls == cls for name in (r.name, *r.names)}
