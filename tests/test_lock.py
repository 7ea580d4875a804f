"""requirements.lock pins all that the package needs, with hashes, and names no place to get it from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
NEEDED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


def pinned() -> dict[str, str]:
    """Version by name, of packages that have a hash."""
    found = re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)
    return dict(found)


@pytest.mark.parametrize("requirement", NEEDED)
def test_what_the_package_needs_is_pinned(requirement: str) -> None:
    name, least = re.fullmatch(r"([\w.-]+)(?:\[\w+\])?>=([\d.]+).*", requirement).groups()  # type: ignore[union-attr]
    version = pinned()[name.lower().replace("_", "-")]
    assert [int(n) for n in re.findall(r"\d+", version)] >= [int(n) for n in least.split(".")]


def test_nothing_comes_without_a_hash_and_no_place_is_named() -> None:
    assert len(re.findall(r"^[a-z0-9]", LOCK, re.MULTILINE)) == len(
        re.findall(r"^[^\s#].*\\\n +--hash", LOCK, re.MULTILINE)
    )
    assert not re.search(r"://|file:|--index|--find-links", LOCK)
