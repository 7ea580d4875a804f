"""Frames of parts and wholes: what is part of what, who is a member of what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from uniongraph.extract.clauses import Clause, Link, drafts, outside
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_ONE_OF = re.compile("之一")
_WHOSE = re.compile(r"的?“?")


class WholeFrames:
    """The frames of ``partOf`` and of membership."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        self._wholes = words.lexicon.words("frames", "wholes")
        self._children = re.compile(rf"的?(?:{any_of(words.lexicon.words('frames', 'children')).pattern})")
        below = any_of(words.lexicon.words("frames", "children")).pattern
        self._child_named = re.compile(rf"的?(?:{below})的?(?:[^，。；：—]{{0,16}}(?:——|：))?“?")
        self._joins = re.compile(r"(?:成了|成为|作为|加入)了?[^，。；]{0,8}$")
        self._member_units = any_of(words.lexicon.words("frames", "member_units"))
        self._takes_in = any_of(words.lexicon.words("frames", "taking_in"))
        self._part_noun = any_of(words.lexicon.words("frames", "part_nouns"))

    def member(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A、B等12家单位成为首批成员: members of the alliance that the text speaks of."""
        text = clause.text
        for verb in verbs(clause, pattern):
            begin = clause.start_of(verb.start())
            inside = list(clause.of(pattern.subject, begin, verb.start()))
            if not inside:
                continue
            counted = self._member_units.fullmatch(verb.group()) and not self._joins.search(text, begin, verb.start())
            if counted and not re.search(r"[有纳括]“?$", text[begin : inside[0].start]):
                continue  # 已有某公司等31家会员单位, not 某公司是会员单位
            members = self._grammar.run(clause, inside[0], pattern.subject)
            wholes = [
                p
                for p in clause.of(pattern.object, verb.end(), clause.end_of(verb.end()))
                if p.start - verb.end() <= 14
            ]
            whole = wholes[0].draft if wholes else None
            ends = text[verb.end() : verb.end() + 1] in ("", *"，。；")
            if whole is None and (verb.group() not in pattern.also or ends):
                near = [p for p in clause.of(pattern.object, 0, begin) if p not in members]
                if counted:
                    near = [p for p in near if p.draft.name.rstrip("”").endswith(self._wholes)]
                whole = near[-1].draft if near else None
                for number, placed in reversed(clause.past):
                    if whole is not None or clause.sentence.index - number > 2:
                        break
                    if placed.cls in pattern.object and placed.draft not in drafts(members):
                        whole = placed.draft
            if whole is None or whole in drafts(members):
                continue
            if (
                not wholes
                and verb.group() in pattern.also
                and not any(name.rstrip("”").endswith(self._wholes) for name in whole.names)
            ):
                continue  # …加入: what has members was named before
            for one in drafts(members):
                yield Link.by(pattern, one, whole, inside[0].start, max([verb.end(), *(p.end for p in wholes[:1])]))

    def part(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A是B的一部分 (…的重要举措, …的子项目); 作为B的一部分，…A."""
        text = clause.text
        yield from self._taken_in(clause, pattern)
        for noun in (*outside(clause, self._part_noun), *outside(clause, _ONE_OF)):
            begin = clause.start_of(noun.start())
            wholes = [
                p
                for p in clause.of(pattern.object, begin, noun.start())
                if re.fullmatch(r"[”》]?的?[^，。；]{0,6}", text[p.end : noun.start()])
            ]
            if not wholes:
                continue
            whole = wholes[-1]
            if len(self._grammar.before(clause, whole, pattern.object)) > 1:
                continue  # 分为“甲”“乙”“丙”三个|板块
            link = any_of(pattern.words).search(text, begin, whole.start)
            if link is None:
                continue
            parts = [p for p in clause.of(pattern.subject, 0, whole.start) if p.draft is not whole.draft][-1:]
            if not parts and "作为" in text[begin : whole.start]:
                parts = [p for p in clause.of(pattern.subject, noun.end()) if p.draft is not whole.draft][:1]
            found = drafts(parts)
            if not found and link.start() <= begin + 2:
                past = next(
                    (
                        p.draft
                        for n, p in reversed(clause.past)
                        if clause.sentence.index - n <= 1 and p.cls in pattern.subject and p.draft is not whole.draft
                    ),
                    None,
                )
                found = [past] if past else []
            after = re.compile(r"[^，。；：]{0,4}：").match(text, noun.end())
            if after:
                listed = [p for p in clause.of(pattern.subject, after.end()) if p.draft is not whole.draft]
                found = drafts(listed) or found
            for one in found:
                yield Link.by(pattern, one, whole.draft, min([link.start(), *(p.start for p in parts)]), noun.end())

    def _taken_in(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """夜校将纳入“P”计划; 把A纳入B: what is taken into a programme is a part of it."""
        for verb in outside(clause, self._takes_in):
            begin = clause.start_of(verb.start())
            whole = [p for p in clause.of(pattern.object, verb.end()) if p.start - verb.end() <= 3][:1]
            part = [p for p in clause.of(pattern.subject, begin, verb.start()) if verb.start() - p.end <= 8][-1:]
            if whole and part and whole[0].draft is not part[0].draft:
                yield Link.by(pattern, part[0].draft, whole[0].draft, part[0].start, whole[0].end)

    def parent(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A的母公司——B; A的母公司是B."""
        yield from self._child(clause, pattern)
        for word in verbs(clause, pattern):
            child = [p for p in clause.of(pattern.subject, 0, word.start()) if word.start() - p.end <= 1][-1:]
            after = [p for p in clause.of(pattern.object, word.end()) if p.start - word.end() <= 2][:1]
            if child and after:
                yield Link.by(pattern, child[0].draft, after[0].draft, child[0].start, after[0].end)

    def _child(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A是B的下属单位: the one before 是 is below the one after it."""
        for whole in clause.of(pattern.object):
            if not self._children.match(clause.text, whole.end):
                continue
            if clause.text[max(0, whole.start - 2) : whole.start] == "作为":  # 作为B的子公司，A…
                stop = clause.end_of(whole.end)
                first = [p for p in clause.of(pattern.subject, stop) if p.start == stop + 1]
                for p in first:
                    yield Link.by(pattern, p.draft, whole.draft, whole.start, p.end)
            named = self._child_named.match(clause.text, whole.end)  # A下属的第六家“小二级”——B
            first = [p for p in clause.of(pattern.subject, named.end()) if p.start == named.end()] if named else []
            for p in first[:1]:
                yield Link.by(pattern, p.draft, whole.draft, whole.start, p.end)
            child = [
                p
                for p in clause.of(pattern.subject, 0, whole.start)
                if re.fullmatch(r"(?:，)?[也系作]?[是为系]?“?", clause.text[p.end : whole.start])
                and p.end < whole.start
            ][-1:]
            if child:
                yield Link.by(pattern, child[0].draft, whole.draft, child[0].start, whole.end)

    def dash(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“P”行动——E, “P”系列活动之“E”: what a dash sets beside a programme is the part of it that is meant."""
        things = clause.of(pattern.subject)
        for whole, part in pairwise(things):
            if (
                re.fullmatch(r"[”》]?(?:——|—|之)[“《]?", clause.text[whole.end : part.start])
                and whole.cls in pattern.object
            ):
                yield Link.by(pattern, part.draft, whole.draft, whole.start, part.end)

    def team(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """某县总工会“金牌师傅”服务队: a team that a union's name stands right before is that union's."""
        for team in clause.of(pattern.subject):
            owner = next((p for p in reversed(clause.of(pattern.object, 0, team.start)) if not p.nested), None)
            if owner is None or owner.draft is team.draft or not team.draft.name.rstrip("”").endswith(pattern.words):
                continue
            if _WHOSE.fullmatch(clause.text, owner.end, team.start):
                yield Link.by(pattern, team.draft, owner.draft, owner.start, team.end)

    def contains(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P包括A、B; 打造P，推出A、B、C: the list after the verb is part of what was named before."""
        text = clause.text
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            after = [p for p in clause.of(pattern.subject, verb.end(), end) if p.start - verb.end() <= 6]
            if not after:
                continue
            parts = list(self._grammar.run(clause, after[0], pattern.subject))
            if verb.group() not in pattern.also and len(parts) < 2:
                continue
            begin = clause.start_of(verb.start())
            before = [
                p
                for p in clause.of(pattern.object, 0, verb.start())
                if not re.search(r"[。；]", text[p.end : verb.start()])
            ]
            if not before or len(drafts([*before, *parts])) != len(drafts(before)) + len(drafts(parts)):
                continue
            whole = (
                before[-1] if before[-1].start >= begin or text.count("，", before[-1].end, verb.start()) <= 1 else None
            )
            if whole is None:
                continue
            for one in drafts(parts):
                yield Link.by(pattern, one, whole.draft, whole.start, parts[-1].end)
