"""Sentences to mentions, referents and statements, article by article."""

from __future__ import annotations

from dataclasses import replace

from uniongraph.extract.article import ArticleReader
from uniongraph.extract.divisions import common_places
from uniongraph.extract.home import find_house, masthead_house, masthead_place, titled_house
from uniongraph.extract.household import Household
from uniongraph.records import ArticleReading, ReadPage
from uniongraph.schema import Schema
from uniongraph.text.tagger import LacTagger, Tagger

__all__ = ["Extractor"]


class Extractor:
    """Reads pages into referents and statements; one extractor serves many pages.

    ``tagger`` may be replaced by anything that tags; the default loads its model at first use.
    """

    def __init__(self, schema: Schema, tagger: Tagger | None = None) -> None:
        self._reader = ArticleReader(schema)
        self._tagger = tagger or LacTagger()
        self._handed = schema.lexicon.words("pointer", "handed")

    def read(self, read_page: ReadPage) -> tuple[ArticleReading, ...]:
        """What each article of the page says."""
        sentences = [s for article in read_page.articles for s in article.sentences]
        tagged = dict(
            zip(((s.article, s.index) for s in sentences), self._tagger.tag([s.text for s in sentences]), strict=True)
        )
        divisions = self._reader.divisions
        names = [t for tokens in tagged.values() for t in tokens if t.tag in ("LOC", "ORG")]
        begun = [(t, divisions.prefix(t.text)) for t in names]
        context = common_places(p for t, p in begun if t.tag == "ORG" or p.end == len(t.text))[:8]
        tokens = [(a, [tagged[(s.article, s.index)] for s in a.sentences]) for a in read_page.articles]
        printed = [read_page.page.text[span.start : span.end] for span in read_page.furniture]
        house = masthead_house(printed, self._reader.words)
        found = [self._reader.find(article, its, own=house.printed) for article, its in tokens]
        if not house.printed:
            seen = [c for f in found for one in f.candidates for c in one]
            house = titled_house(printed, seen, self._reader.words)
            if not house.name:
                house = find_house(seen, self._reader.words)
            if house.name:  # seldom; what was not to be known before is now
                found = [self._reader.find(article, its, own=True) for article, its in tokens]
        if house.name:
            seen = [c for f in found for one in f.candidates for c in one]
            household = Household(house, seen, self._reader.words, self._handed)
            found = [
                replace(f, candidates=[[household.settled(c) for c in one] for one in f.candidates]) for f in found
            ]
        own = masthead_place(printed, divisions, self._reader.words)
        if not own:  # what the user or the page calls the paper: 张掖日报
            printed_in = next((a.paper for a in read_page.articles if a.paper), read_page.page.paper)
            paper = divisions.of_paper(printed_in, context)
            own = paper.code if paper else ""
        house = replace(house, place=own)
        context = [own, *(code for code in context if code != own)] if own else context
        zones = frozenset(zone for f in found for zone in self._reader.zones(f))
        return tuple(self._reader.read(read_page.page, f, context, house, zones) for f in found)
