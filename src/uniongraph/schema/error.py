"""The one error of an ontology folder."""

from __future__ import annotations


class SchemaError(ValueError):
    """The ontology folder cannot be used; the message names the file and what to do."""
