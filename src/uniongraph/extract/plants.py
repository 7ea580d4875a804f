"""Plants of a company in its own paper: 炼钢厂 is the company's, 炼钢厂电炉作业区 the plant's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from uniongraph.extract.clauses import Clause, Link
from uniongraph.extract.divisions import Divisions
from uniongraph.extract.drafts import Draft
from uniongraph.extract.home import House
from uniongraph.extract.words import Words
from uniongraph.text.matching import ends_with

_BRAND = 3
"""Characters at the beginning of a company's name that the names of its own firms share."""


class Plants:
    """Says whose the plants are that a company's own paper calls by their trade alone."""

    def __init__(self, words: Words, divisions: Divisions) -> None:
        self._words, self._divisions = words, divisions
        lexicon = words.lexicon
        self._kinds = (*lexicon.words("Company", "weak_heads"), *lexicon.words("Company", "units"), "公司")
        self._legal = tuple(lexicon.words("Company", "legal_forms"))
        self._branches = tuple(lexicon.words("Company", "plants"))
        self._pattern = next((p for p in lexicon.patterns if p.id == "subOrganizationOf.named"), None)

    def links(
        self, clauses: Sequence[Clause], found: Collection[tuple[Clause, Link]], house: House, drafts: Collection[Draft]
    ) -> Iterator[tuple[Clause, Link]]:
        """A part for each plant of the house that no statement has put anywhere, at its first mention."""
        pattern = self._pattern
        own = next((d for d in drafts if house.name and house.name in d.names), None)
        if pattern is None or own is None:
            return
        parts = {id(link.subject) for _, link in found if link.predicate == pattern.predicate}
        plants = [d for d in drafts if d is not own and self._is_plant(d, house)]
        for plant in plants:
            if id(plant) in parts:
                continue
            around = [d for d in plants if d is not plant and plant.name.startswith(d.name)]
            if not around and not plant.name.startswith(house.name) and self._inside_another(plant.name):
                continue
            whole = max(around, key=lambda d: len(d.name), default=own)
            mention = plant.mentions[0] if plant.mentions else None
            clause = next((c for c in clauses if mention and c.sentence.index == mention.sentence), None)
            if clause is not None and mention is not None:
                ends = (mention.start, mention.end)
                yield clause, Link.by(pattern, plant, whole, *ends)

    def _inside_another(self, name: str) -> bool:
        """Whether the name begins with that of another plant (机械厂|铆焊车间), whose the part then is."""
        heads = self._words.head_class
        own = len(name) - len(ends_with(name, self._branches))  # 樟岭矿业|分公司 is a name
        return any(heads.get(ends_with(name[:n], heads)) == "Company" for n in range(3, min(len(name) - 1, own)))

    def _is_plant(self, draft: Draft, house: House) -> bool:
        """Whether a body goes by its trade alone, or by the house's own name and its trade."""
        name = draft.name
        if draft.cls in self._words.organisations and name.startswith(house.name) and name != house.name:
            return True  # 某集团|后勤服务公司, 某集团|团委
        if draft.cls == "Company" and name.endswith(self._branches) and self._divisions.prefix(name).end:
            return True  # 抚顺|电瓷分公司
        brand = self._words.name_pattern.match(name)
        if draft.cls != "Company" or brand is not None or self._divisions.prefix(name).end:
            return False
        start = self._divisions.prefix(house.name).end
        if name.startswith(house.name[start : start + _BRAND]):
            return True
        return bool(ends_with(name, self._kinds)) and not any(form in name for form in self._legal if len(form) > 2)
