"""The records that flow through uniongraph, from page to graph.

Every record is frozen and knows where it comes from: positions are character offsets into the page as it was
read, so that ``page.text[start:end]`` is the text a record speaks of. Nothing here computes, reads or prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Role = Literal["headline", "kicker", "byline", "body", "caption", "note"]
"""What a sentence is on the page: posts stand in bylines, visits in captions, comments in an editor's note."""

MentionKind = Literal["name", "short", "relative", "author", "implied"]
"""How a mention points: by name, by a short name, relatively (该区总工会), as a credited author, or left out."""

CreditRole = Literal["author", "reporter", "photographer", "editor", "source"]

Severity = Literal["error", "warning", "info"]


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the page with the id ``page``."""

    page: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a stage could not do: what, how bad, and where (no span when it concerns a whole file)."""

    code: str
    message: str
    severity: Severity = "warning"
    page: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where characters ``start`` to ``end`` of a page's text, one line of print at most, stand in its source.

    ``sheet`` counts the pages of a PDF from 1 (1 for a picture). ``box`` is left, top, right, bottom from the
    sheet's upper left corner: points in a PDF, pixels in a picture. ``edges`` are the left edges of the characters,
    or empty where they are not known.
    """

    start: int
    end: int
    sheet: int
    box: tuple[float, float, float, float]
    unit: Literal["pt", "px"] = "pt"
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A file as read. ``id`` is its path relative to what was given, with ``/``; ``text`` is never altered.

    ``checksum`` is the SHA-256 of the file's bytes in hexadecimal. ``encoding`` is that of a text, or the kind of
    file (``html``, ``docx``, ``pdf``, ``scan``). ``places`` rise and lead from the text back to a PDF or picture.
    ``paper``, ``date`` (ISO) and ``edition`` are what the user says of the page, "" where nothing is said.
    """

    id: str
    text: str
    checksum: str
    encoding: str = "utf-8"
    places: tuple[SourcePlace, ...] = ()
    paper: str = ""
    date: str = ""
    edition: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Text to read, each of its characters mapped to its offset on the page.

    A view is how a repaired line break is seen: ``text`` has no break, ``offsets[i]`` is where ``text[i]``
    stands on the page. ``len(text) == len(offsets)``, and ``offsets`` only rises.
    """

    text: str
    offsets: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def part(self, start: int, end: int) -> View:
        """The view of ``text[start:end]``."""
        return View(self.text[start:end], self.offsets[start:end])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of an article that is read at once; ``paragraph`` counts paragraphs within the article."""

    article: str
    index: int
    paragraph: int
    role: Role
    view: View

    @property
    def text(self) -> str:
        """The sentence as one line, without the page's line breaks."""
        return self.view.text


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody named as author, reporter, photographer, editor or source, where it says so.

    ``office`` is the office and post that stand with an author (讷河市总工会党组书记、主席), or "".
    """

    role: CreditRole
    name: str
    spans: tuple[Span, ...]
    office: str = ""
    office_view: View | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a page: headline (one line, "" when it has none), credits, and the spans it covers.

    ``id`` is unique in a build. ``kicker`` is the line over the headline, often the union that it is about.
    ``date`` is an ISO date, ``paper`` the paper's name, ``edition`` the number or name of the paper's page,
    "" where neither the page nor its user tells.
    """

    id: str
    page: str
    number: int
    headline: str
    headline_spans: tuple[Span, ...]
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    credits: tuple[Credit, ...] = ()
    kicker: str = ""
    date: str = ""
    paper: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with its articles; ``furniture`` is what belongs to none (mastheads, page numbers, phone lines)."""

    page: Page
    articles: tuple[Article, ...]
    furniture: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``start`` to ``end`` of a sentence that name or point at something of class ``cls``.

    ``spans`` is the same on the page. ``text`` is as the sentence has it; ``name`` is the name that it gives
    its referent (for 远帆 of 新建远帆、云谷2家职工之家 the Site 远帆职工之家).
    """

    article: str
    sentence: int
    start: int
    end: int
    text: str
    cls: str
    kind: MentionKind
    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Referent:
    """What the mentions of one article that mean the same thing stand for.

    ``name`` is the fullest name that the article supports, ``names`` all names (``name`` among them). ``place``
    is the code of the division that tells namesakes apart, or "". ``owner`` is the name of the organisation
    that does (a person's employer, a station's union), or "".
    """

    id: str
    article: str
    cls: str
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    place: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a page that say a fact: their spans (one or more), the rule that read them so, how sure it is.

    ``quotes[i]`` is ``page.text[spans[i].start:spans[i].end]``. ``date`` is an ISO date, year-month or year
    that the words give, or "".
    """

    article: str
    spans: tuple[Span, ...]
    quotes: tuple[str, ...]
    rule: str
    confidence: float
    announced: bool = False
    date: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A link between two referents (their ids), as one place of one article states it.

    ``predicate`` is the local name of a property of the ontology, or ``holdsPost`` with its ``title``.
    """

    subject: str
    predicate: str
    object: str
    evidence: Evidence
    title: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """All that extraction makes of one article; ``home`` is the code of the division it is about, or ""."""

    article: Article
    referents: tuple[Referent, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()
    home: str = ""


class Merge(NamedTuple):
    """Why what was called ``name`` was taken for what is called ``other``.

    ``reason`` is ``short`` (one abbreviates the other), ``page`` (the same name on one page) or ``employer`` (people of
    the same name with an employer in common).
    """

    reason: Literal["short", "page", "employer"]
    name: str
    other: str


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What referents of many articles have in common.

    ``iri`` is absolute. ``label`` is the preferred name, ``names`` the others, sorted. ``place`` is a division's
    code (its own for a Place). ``same_as`` holds IRIs that turned out to mean the same. ``merged`` tells why
    referents with other keys were taken for it.
    """

    iri: str
    cls: str
    label: str
    names: tuple[str, ...] = ()
    place: str = ""
    same_as: tuple[str, ...] = ()
    merged: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact between two entities (their IRIs) with every place that says it."""

    subject: str
    predicate: str
    object: str
    title: str = ""
    former: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def announced(self) -> bool:
        """Whether every place that says it only announces it."""
        return all(e.announced for e in self.evidence)


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention with the IRI of its entity."""

    mention: Mention
    entity: str


@dataclass(frozen=True, slots=True)
class LinkedCredit:
    """A credit of an article (its id) with the IRI of the entity that is credited."""

    article: str
    role: CreditRole
    entity: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a build knows: the input of everything that writes, shows or answers. All parts are sorted."""

    pages: tuple[ReadPage, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    mentions: tuple[LinkedMention, ...]
    credits: tuple[LinkedCredit, ...]
    problems: tuple[Problem, ...] = ()
    timings: dict[str, float] = field(default_factory=dict)

    def articles(self) -> Iterator[Article]:
        """The articles of all pages, in order."""
        for read in self.pages:
            yield from read.articles
