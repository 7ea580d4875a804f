"""A build leaves Python's garbage collector as it found it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from uniongraph.reading.collector import THRESHOLDS, collected_seldom

USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_the_collector_works_seldom_and_then_as_before() -> None:
    with collected_seldom():
        assert gc.get_threshold() == THRESHOLDS
    assert gc.get_threshold() == USUAL


def test_it_works_as_before_after_what_went_wrong() -> None:
    with pytest.raises(ValueError, match="残页"), collected_seldom():
        raise ValueError("残页")
    assert gc.get_threshold() == USUAL


@pytest.mark.parametrize("own", [(0, 10, 10), (900_000, 5, 5)])
def test_what_somebody_has_set_stays(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with collected_seldom():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


def test_two_builds_at_once_leave_it_as_it_was() -> None:
    first, second = collected_seldom(), collected_seldom()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)  # the one that came first goes first
    second.__exit__(None, None, None)
    assert gc.get_threshold() == USUAL
