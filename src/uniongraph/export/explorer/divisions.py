"""The administrative divisions of the entities, with those above them and where they lie, as a table for the page.

Left out: divisions in which there is no entity.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uniongraph.schema import Place, Schema


class Divisions:
    """Rows ``[code, name, parent or -1, longitude or null, latitude or null]``, those above before those below.

    A division without coordinates of its own has null: the page shows it where the one above it lies.
    """

    def __init__(self, schema: Schema, codes: Iterable[str]) -> None:
        wanted: dict[str, Place] = {}
        for code in set(codes):
            place = schema.places.by_code(code) if code else None
            while place is not None and place.code not in wanted:
                wanted[place.code] = place
                place = schema.places.by_code(place.parent) if place.parent else None
        # By level, then by code: whatever contains another is of a higher level.
        above = {code: len(schema.places.ancestors(code)) for code in wanted}
        order = sorted(wanted, key=lambda code: (above[code], code))
        self._numbers = {code: number for number, code in enumerate(order)}
        self.rows: list[list[Any]] = [
            [place.code, place.name, self._numbers.get(place.parent, -1), place.lon, place.lat]
            for place in (wanted[code] for code in order)
        ]

    def number(self, code: str) -> int:
        """The row of a division, or -1 for a code that is not known."""
        return self._numbers.get(code, -1)
