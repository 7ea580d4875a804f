"""The formats that answers come in, by media type and by file extension, in the order that the server prefers."""

from __future__ import annotations

from pyoxigraph import QueryResultsFormat, RdfFormat

from uniongraph.serve.negotiate import best

RESULTS = (QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.CSV, QueryResultsFormat.TSV)
RDF = (
    RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD, RdfFormat.N3, RdfFormat.TRIG,
    RdfFormat.N_QUADS,
)  # fmt: skip
BY_EXTENSION = {form.file_extension: form for form in reversed(RDF)}
_RESULTS_MEDIA = tuple(form.media_type.partition(";")[0] for form in RESULTS)
_RDF_MEDIA = tuple(form.media_type for form in RDF)


def results_media(accept: str | None) -> tuple[str, float]:
    """The media type for a table or a truth value, "" where none is taken, and how much it is liked."""

    def main(media: str) -> str:
        form = QueryResultsFormat.from_media_type(media)
        return form.media_type.partition(";")[0] if form else ""

    return best(accept, _RESULTS_MEDIA, main)


def rdf_media(accept: str | None) -> tuple[str, float]:
    """The media type for a graph, "" where none is taken, and how much it is liked."""

    def main(media: str) -> str:
        form = RdfFormat.from_media_type(media)
        return form.media_type if form else ""

    return best(accept, _RDF_MEDIA, main)


def with_charset(media: str) -> str:
    """A media type as sent: text says that it is UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") and "charset" not in media else media
