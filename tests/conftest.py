"""What many tests share."""

from __future__ import annotations

import pytest

from knowledge import write_ontology
from uniongraph.schema import Schema


@pytest.fixture(scope="session")
def tiny_schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    """The tiny ontology that goes with tests/knowledge.py."""
    return write_ontology(tmp_path_factory.mktemp("tiny") / "ontology")
