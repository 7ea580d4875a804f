"""RDF terms: namespaces, IRIs that stay readable in Chinese, and literals that every RDF reader accepts.

Text of pages may hold anything; what RDF cannot carry is replaced character by character here, so that lengths
and positions stay what they were. Nothing here knows a class or a property.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from pyoxigraph import Literal, NamedNode

from uniongraph.records import Article
from uniongraph.text import iris
from uniongraph.text.iris import INSTANCES, mend_iri, page_iri, quote

UG = "https://w3id.org/uniongraph/ontology#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
FOAF = "http://xmlns.com/foaf/0.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
ID = INSTANCES

PREFIXES: dict[str, str] = {
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "ug": UG,
    "xsd": XSD,
}

__all__ = [
    "DCTERMS", "FOAF", "ID", "OA", "ORG", "OWL", "PREFIXES", "PROV", "RDF", "RDFS", "SCHEMA", "SKOS", "TRUE", "TYPE",
    "UG", "XSD", "article_iri", "clean", "decimal", "digest", "integer", "node", "page_iri", "plain", "quote",
    "safe_cell", "temporal", "zh",
]  # fmt: skip

TYPE = NamedNode(RDF + "type")

_NOT_IN_TEXT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def clean(text: str) -> str:
    """The text with U+FFFD for each control character, lone surrogate and non-character: as long as before."""
    return text if text.isprintable() else _NOT_IN_TEXT.sub("\ufffd", text)


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that starts like a formula gets a leading ``'``.

    Numbers stay as they are. See OWASP, "CSV Injection" (full-width signs count, too).
    """
    if not text.startswith(_FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return "'" + text
    return text if text[0] in "+-" else "'" + text


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that tell these parts from any others."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]


def node(iri: str) -> NamedNode:
    """The IRI as a term; one that is not valid is percent-encoded until it is."""
    try:
        return NamedNode(iri)
    except ValueError:  # UnicodeEncodeError, for a lone surrogate, is one, too
        return NamedNode(mend_iri(iri))


def text_in(text: str, language: str) -> Literal:
    """The text as a literal in a language."""
    return Literal(clean(text), language=language)


def zh(text: str) -> Literal:
    """The text as a literal in ``@zh``."""
    return text_in(text, "zh")


def plain(text: str) -> Literal:
    """The text as a string without a language."""
    return Literal(clean(text))


def decimal(value: float) -> Literal:
    """A number as ``xsd:decimal`` with two digits after the point, or three where they say more."""
    text = f"{value:.3f}"
    return Literal(text[:-1] if text.endswith("0") else text, datatype=NamedNode(XSD + "decimal"))


def integer(value: int) -> Literal:
    """A whole number as ``xsd:integer``."""
    return Literal(str(value), datatype=NamedNode(XSD + "integer"))


TRUE = Literal("true", datatype=NamedNode(XSD + "boolean"))


def temporal(text: str) -> Literal:
    """An ISO date, year-month or year as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``; else a plain string."""
    for pattern, kind, rest in (
        (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "date", ""),
        (r"[0-9]{4}-[0-9]{2}", "gYearMonth", "-01"),
        (r"[0-9]{4}", "gYear", "-01-01"),
    ):
        if re.fullmatch(pattern, text):
            try:
                date.fromisoformat(text + rest)
            except ValueError:  # 2月30日 stands on pages, too; it is no date
                break
            return Literal(text, datatype=NamedNode(XSD + kind))
    return plain(text)


def article_iri(article: Article) -> str:
    """The IRI of an article: its page's id and its number on the page."""
    return iris.article_iri(article.page, article.number)
