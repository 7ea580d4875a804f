"""How often Python's garbage collector goes over what a build holds: seldom, since little of it is garbage.

What is made of pages goes as soon as nobody holds it; only cycles wait for the collector. With its usual thresholds it
goes over tables, patterns and dictionaries again and again, which live as long as the build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (50_000, 20, 100)
"""As for ``gc.set_threshold``: objects that are new, and how often the younger are looked at before the older are."""


@contextmanager
def collected_seldom() -> Iterator[None]:
    """The collector at work seldom while the block runs, and as before after it.

    Where it is off, or seldom at work already, nothing is changed: who has set it so knows why, or is another build of
    this process, which will set it back.
    """
    before = gc.get_threshold()
    if not 0 < before[0] < THRESHOLDS[0]:
        yield
        return
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
