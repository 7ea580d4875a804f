"""Counts of right, wrong and missed, and what they come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """True positives, false positives and false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """The share of what was asked for that was found; 0 where nothing was asked for."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def row(self) -> dict[str, float | int]:
        """The counts and figures, rounded to four digits, for JSON."""
        return {
            "tp": self.tp,
            "fp": self.fp,
            "fn": self.fn,
            "p": round(self.precision, 4),
            "r": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


def _tallies() -> dict[str, Tally]:
    return defaultdict(Tally)


@dataclass
class Scores:
    """The figures over all pages.

    ``classes`` counts entities of the right class, ``labels`` preferred labels that are right, ``merges`` nodes that
    stand for two things. ``by_rule`` counts the facts that a rule had a part in (a rule misses nothing: no ``fn``).
    ``errors`` has a line for each miss and each wrong one: page, kind, what, separated by tabs.
    """

    articles: Tally = field(default_factory=Tally)
    credits: Tally = field(default_factory=Tally)
    entities: Tally = field(default_factory=Tally)
    facts: Tally = field(default_factory=Tally)
    classes: Tally = field(default_factory=Tally)
    labels: Tally = field(default_factory=Tally)
    merges: int = 0
    pages: int = 0
    by_class: dict[str, Tally] = field(default_factory=_tallies)
    by_predicate: dict[str, Tally] = field(default_factory=_tallies)
    by_rule: dict[str, Tally] = field(default_factory=_tallies)
    errors: list[str] = field(default_factory=list)

    @property
    def macro_f1(self) -> float:
        """The mean F1 over the predicates that were asked for."""
        asked = [tally.f1 for tally in self.by_predicate.values() if tally.tp + tally.fn]
        return sum(asked) / len(asked) if asked else 0.0

    def as_dict(self) -> dict[str, Any]:
        """All figures for JSON."""
        return {
            "entities": self.entities.row(),
            "facts": self.facts.row(),
            "articles": self.articles.row(),
            "credits": self.credits.row(),
            "fine_types": self.classes.row(),
            "labels": self.labels.row(),
            "merges": self.merges,
            "facts_macro_f1": round(self.macro_f1, 4),
            "by_type": {name: tally.row() for name, tally in sorted(self.by_class.items())},
            "by_predicate": {name: tally.row() for name, tally in sorted(self.by_predicate.items())},
            "by_rule": {name: tally.row() for name, tally in sorted(self.by_rule.items())},
            "pages": self.pages,
        }
