"""The one error of an ontology folder."""

from __future__ import annotations

from uniongraph.errors import Told


class SchemaError(Told, ValueError):
    """The ontology folder cannot be used; the message names the file and what to do."""
