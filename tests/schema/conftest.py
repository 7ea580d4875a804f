"""A copy of the shipped ontology, to be broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from uniongraph.schema import Schema, load_schema, ontology_folder

NO_PLACES = "code,name,level,parent,lon,lat\n"


@pytest.fixture(scope="session")
def schema() -> Schema:
    return load_schema()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped ontology without its places, which take long to copy."""
    copy = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), copy, ignore=shutil.ignore_patterns("places*.csv", "places.compiled"))
    (copy / "places.csv").write_text(NO_PLACES, encoding="utf-8")
    return copy
