"""Frames of place: where something lies, stands or is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uniongraph.extract.clauses import HELD, PAUSE, PLACES, STANDING, Clause, Link, Placed, drafts
from uniongraph.extract.drafts import Draft
from uniongraph.extract.frames_act import verbs
from uniongraph.extract.frames_topic import topic
from uniongraph.extract.grammar import Grammar
from uniongraph.extract.standing import Standing
from uniongraph.extract.words import Words
from uniongraph.schema import Pattern
from uniongraph.text.matching import any_of

_SPOTS = PLACES | {"Site"}
_WHEN = re.compile(
    r"(?:[\d年月日上下午旬初底末时点分至起]|今|去|明|前|昨|近日|目前|已经?|正式?|将|于|在|同日|当天|先后|分别){0,40}"
)
_VERBAL = re.compile(r"[\u4e00-\u9fff]{0,4}(?<![的和与])")
_THERE = re.compile(
    r"，(?:最近|近日|近来|如今|现在|眼下|去年|今年|日前|目前|新近|前不久|不久前|又|还|也|已经?|新){0,3}"
    r"(?:有着?|多了?|添了?|新添了?|新增了?|冒出了?|出现了?|建起了?|建成了?|开了|开起了?|办起了?|立起了?|迎来了?|搭起了?|盖起了?|诞生了?)"
    r"(?:这样|全新|崭新)?的?(?:第?一?[个座家间处所])[^，。；“”]{0,6}[“]?"
)


class PlaceFrames:
    """The frames of ``locatedIn``."""

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self._grammar = grammar
        self._bodies = words.organisations
        self._named = re.compile(rf"[，；]?(?:{any_of(words.lexicon.words('Programme', 'naming')).pattern})")
        self._born = frozenset(words.lexicon.words("frames", "born"))
        kinds, whose = (any_of(words.lexicon.words("frames", key)).pattern for key in ("firms", "whose"))
        self._local = re.compile(rf"的?(?:{whose})?(?:{kinds})“?")
        opened = any_of(words.lexicon.words("frames", "born")).pattern
        self._within = re.compile(
            rf"(?:{any_of(words.lexicon.words('frames', 'within')).pattern})?(?:[新刚](?:{opened}|建|建成|投用))?的“?"
        )
        self._disposed = re.compile(r"[将把对]")
        self._lying = re.compile(r"(?:\d{1,5}(?:[-－—之]\d{1,4})?号)?[\u4e00-\u9fff\dA-Z]{0,7}?的[“《]?")
        self._addresses = re.compile(
            rf"其?(?:{any_of(words.lexicon.words('frames', 'addresses')).pattern})(?:就|也|均|则|分别)?"
        )
        nouns = any_of(words.lexicon.words("frames", "site_nouns")).pattern
        self._site_noun = re.compile(rf"(?:[该新这]|这[座个家处]|整个)?(?:{nouns})(?:主体|整体|就)?")
        self._standing = Standing(words)
        self._being = re.compile(rf"(?:^|(?<=[，。；]))(?:[该新这]|这[座个家处间])?(?:{nouns})就?在")
        self._opened = re.compile(r"(?:^|[。；，])在$")
        self._settling = any_of(words.lexicon.words("frames", "settling")).pattern
        self._arriving = any_of(words.lexicon.words("frames", "arriving"))
        self._entering = any_of(words.lexicon.words("frames", "entering"))
        self._went_in = re.compile(rf"(?:{self._entering.pattern})了?$")
        self._they = re.compile(rf"[^，。；]{{0,4}}(?:{any_of(words.lexicon.words('frames', 'they')).pattern})")
        going = {w for p in words.lexicon.patterns if p.frame in ("visit", "reached") for w in p.words}
        self._reaching = re.compile(rf"(?:{any_of(going).pattern}|[在到赴往])了?$")
        self._near = re.compile(rf"(?:{any_of(words.lexicon.words('frames', 'near')).pattern})的")
        self._sent = re.compile(rf"的?(?:{any_of(words.lexicon.words('frames', 'sent_out')).pattern})")
        self._inside = words.lexicon.words("frames", "inside")
        carried = any_of(words.lexicon.words("frames", "carried")).pattern
        self._carried = re.compile(rf"[把将](?:[该这][个门场项]?)?(?:{carried})(?:也|还|都|先后|直接|分别)?$")

    def place(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """A位于P; 位于P的A; S设在P; 落户P的S."""
        text = clause.text
        if pattern.predicate == "locatedIn":
            yield from self._there(clause, pattern)
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            places = [p for p in clause.of(pattern.object, verb.end(), end) if p.start - verb.end() <= 4]
            if not places:
                continue
            begin = clause.start_of(verb.start())
            things = clause.of(pattern.subject, begin, verb.start())[-1:]
            if things and self._disposed.search(text, things[0].end, verb.start()):
                things = []  # 某会将|位于某路的旧仓库改造成…
                moved = self._carried.search(text, begin, verb.start()) is not None
                told = topic(clause, begin, HELD, 2, far=False) if moved else None
                if told is not None:  # 把课堂|开到P
                    things = [Placed(begin, verb.start(), told.cls, told)]
            spots = self._grammar.run(clause, places[0], pattern.object) if places[0].cls in PLACES else places[:1]
            for inner in clause.of(pattern.object, places[0].end, end):  # 位于某街道|某路
                spots += [inner] if inner.start == spots[-1].end and inner.cls in PLACES else []
            if spots[-1].cls in PLACES:  # 位于某区|A路与B路交叉口
                spots += [p for p in self._grammar.run(clause, spots[-1], pattern.object) if p not in spots]
            last = spots[-1].end
            sent = self._sent.match(text, last)
            if sent is not None and any(p.start == sent.end() for p in clause.of({"Person"}, sent.end())):
                continue  # 某总工会|驻某村第一书记张三
            described = self._lying.match(text, last)
            if described is not None and clause.verbal(last, described.end() - 1):
                described = None  # 位于某镇负责供水的某厂
            if not things and self._addresses.fullmatch(text, begin, self._noun_end(verb)):  # 共建S，校址设在P
                things = clause.of((pattern.subject & self._bodies) | {"Site", "Studio"}, 0, begin)[-1:]
                if verb.group()[0] not in "设位坐" or not things:  # 活动现场设在P, 授课地点在P
                    held = clause.of(HELD, 0, begin)[-1:]
                    told = held[0].draft if held else topic(clause, begin, HELD, 1, far=False)
                    things = [Placed(begin, verb.start(), told.cls, told)] if told is not None else things
            if not things and described:  # 位于某桥旁的“S”
                things = [
                    p
                    for p in clause.of(pattern.subject - PLACES, described.end() - 1, last + 30)
                    if p.start - described.end() <= 1
                ][:1]
            rest = clause.end_of(last)  # 藏在P的小店火了
            other = text[last : last + 1] == "的" and (text[rest - 1] == "了" or clause.verbal(last, rest))
            if not things and verb.start() - begin <= 3 and begin > 0:  # S由A建设，坐落在P
                things = clause.of(pattern.subject - PLACES - self._bodies, 0, begin)[:1]
                if not things and not other:
                    things = self._grammar.subjects(clause, begin - 1, pattern.subject - PLACES)
            if not things and self._site_noun.fullmatch(text, begin, verb.start()):  # 场馆坐落在P
                told = topic(clause, begin, STANDING, 2, far=False)
                things = [Placed(begin, verb.start(), told.cls, told)] if told is not None else things
            if not things:
                after = clause.of(pattern.subject - PLACES, last, last + 30)
                between = text[last : after[0].start] if after else ""
                things = after[:1] if after and "的" in between and not PAUSE.search(between) else []
            if things and things[0].start >= last:  # 位于某园区的A、B、C三家企业
                things = self._grammar.run(clause, things[0], frozenset([things[0].cls]))
            if described and things and things[0].cls in self._bodies and things[0].start < verb.start():
                things = [p for p in things if text[verb.start() - 1] in "，是也"]  # A设在P的S: not A lies there
            if places[0].cls == "Site":  # a site stands in a site, no body does
                things = [p for p in things if p.cls in HELD | STANDING]
            for thing in things:
                for spot in spots:
                    if thing.draft is not spot.draft:
                        yield Link.by(
                            pattern, thing.draft, spot.draft, min(thing.start, verb.start()), max(spot.end, thing.end)
                        )

    def _there(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """驿站在P东门外: the site that the text speaks of, and where it is, without a verb."""
        text = clause.text
        for lead in self._being.finditer(text):
            spots = [p for p in clause.of(PLACES, lead.end()) if p.start - lead.end() <= 1][:1]
            end = clause.end_of(lead.end())
            site = self._standing.named(clause, lead.start()) if spots and end - spots[0].end <= 8 else None
            if site is not None and not clause.verbal(spots[0].end, end):
                yield Link.by(pattern, site, spots[0].draft, lead.start(), spots[0].end)

    @staticmethod
    def _noun_end(verb: re.Match[str]) -> int:
        """Where the noun before a verb of place ends, which the verb's words may begin with: 授课|地点在."""
        noun = re.match(r"(?:地点|现场|会场|位置)", verb.group())
        return verb.start() + (noun.end() if noun else 0)

    def held(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """E在P举行; 在P建成S; 赴P举办E; 在P、Q开了26堂课, with the thing carried over."""
        text = clause.text
        for place in clause.of(pattern.object):
            since = self._led(clause, place)
            if since is None:
                continue
            behind = (p for p in clause.of(pattern.object, place.end))
            inner = next(
                (p for p in behind if p.start == place.end or self._near.fullmatch(text, place.end, p.start)), None
            )  # 在某山脚下的|某村
            where = self._grammar.run(clause, inner or place, pattern.object)
            end = clause.end_of(where[-1].end)
            verb = next(
                (m for m in verbs(clause, pattern, where[-1].end, end) if m.start() - where[-1].end <= 26), None
            )
            if verb is None:
                yield from self._opening_there(clause, pattern, since, where)
                continue
            begin = clause.start_of(place.start)
            naming = self._named.match(text, end)  # 在P再建一座驿站，取名“S”
            things: list[Placed] = [
                p
                for p in clause.of(pattern.subject - PLACES, naming.end() if naming else end)
                if naming and p.start - naming.end() <= 2
            ][:1]
            things = (
                things
                or [
                    p
                    for p in clause.of(pattern.subject - PLACES, verb.end(), end)
                    if p.start - verb.end() <= 30 and (p.cls not in self._bodies or p.start - verb.end() <= 12)
                ][:1]
            )
            if not things:
                things = clause.of(pattern.subject - PLACES - self._bodies, begin, since)[-1:]
            if not things and verb.group() in self._born and text[verb.end() : verb.end() + 1] in ("", *"，。；"):
                things = [
                    p
                    for p in clause.of(pattern.subject - PLACES, begin, since)
                    if re.match(r"[”》]?(?:[^，。；]{0,10})$", text[p.end : since])
                ][-1:]
            if not things and begin > 0 and text[begin - 1] == "，" and _WHEN.fullmatch(text, begin, since):
                # 总投资1200万元的S，今年9月在P开工: the thing leads the clause before
                before = clause.start_of(begin - 1)
                things = clause.of(pattern.subject - PLACES - self._bodies, before, begin)[-1:]
            if place.cls == "Site":  # what is held there, not what stands there
                things = [p for p in things if p.cls in HELD]
            drafts_: list[Draft] = drafts(things)
            if not drafts_:
                # 活动先后在P、Q开了21场: the thing stands in an earlier clause, with no other between
                earlier = clause.of({"Event", "Programme", "Site", "Studio"}, 0, begin)[:1]
                told = [earlier[0].draft] if earlier else [topic(clause, begin, HELD)]
                drafts_ = [d for d in told if d is not None] if verb.group() in pattern.also else []
            for thing in drafts_:
                for spot in drafts(where):
                    start = min([since, *(p.start for p in things)])
                    yield Link.by(pattern, thing, spot, start, max([verb.end(), *(p.end for p in things)]))

    def _opening_there(self, clause: Clause, pattern: Pattern, since: int, where: list[Placed]) -> Iterator[Link]:
        """E在P开锅, E在P鸣锣: an event right before its place, whatever verb the paper takes for its beginning."""
        text, end = clause.text, where[-1].end
        if not _VERBAL.fullmatch(text, end, clause.end_of(end)) or pattern.id != "locatedIn.held":
            return
        before = [p for p in clause.of(("Event",), 0, since) if _WHEN.fullmatch(text, p.end, since)]
        for thing in before[-1:]:
            for p in where:
                yield Link.by(pattern, thing.draft, p.draft, thing.start, end)

    def _led(self, clause: Clause, place: Placed) -> int | None:
        """Where the phrase of place begins that a place stands in (在P、Q和R…, 在P的S…), or None."""
        text, at = clause.text, place.start
        for _ in range(6):
            stem = len(text[:at].rstrip("”“的、和及"))
            before = next((p for p in clause.placed if p.cls in _SPOTS and p.start < p.end == stem), None)
            if before is None:
                break
            at = before.start
        lead = re.search(
            rf"(?:在|于|赴|{self._settling})了?(?:[^，。；在于]{{0,6}}|[^，。；在于“”]{{2,14}}[、和])$",
            text[max(0, at - 18) : at],
        )
        if lead is None or (at == place.start and clause.at(at - 1) is not None):
            return None
        since = at - len(lead.group())
        return None if any(p.cls not in _SPOTS for p in clause.placed if since <= p.start < at) else since

    def scene(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """晚上，P灯火通明，E开课; 把车停进P，走进S: a place, and what is held there or entered."""
        text = clause.text
        for place in clause.of(pattern.object):
            end = clause.end_of(place.end)
            if text[end : end + 1] != "，" or clause.of({*pattern.subject, *pattern.object}, place.end, end):
                continue
            begin = clause.start_of(place.start)
            arrived = self._arriving.search(text, begin, place.start)
            opening = self._opening(clause, place) and not any(True for _ in verbs(clause, pattern, place.end, end))
            stop = min((text.find(mark, end) for mark in "。；！？" if text.find(mark, end) >= 0), default=len(text))
            for thing in clause.of(pattern.subject, end, min(stop, end + 60)):
                gap = text[end : thing.start]
                held = any(
                    m.start() - thing.end <= 8 for m in verbs(clause, pattern, thing.end, clause.end_of(thing.end))
                )
                entered = self._entering.search(text, begin, place.start) is not None
                shown = (thing.start - end <= 2 and entered) or (
                    _THERE.fullmatch(gap) is not None and self._opening(clause, place)
                )
                here = thing.cls in STANDING and self._here(clause, place, end, thing)
                shown = shown or (arrived is not None and self._entering.search(gap) is not None)
                if (thing.cls in STANDING and (shown or here)) or (
                    opening and thing.cls in HELD and held and gap.count("，") <= 2
                ):
                    start = thing.start if here and not shown else place.start
                    yield Link.by(pattern, thing.draft, place.draft, start, thing.end)
                    break

    def _here(self, clause: Clause, place: Placed, end: int, thing: Placed) -> bool:
        """清晨，P，“S”的灯亮了; 在P口，张三推开了“S”的门: what a sentence that begins with a place goes on about."""
        gap = clause.text[end : thing.start].rstrip("“")
        if end - place.end > 6 or gap.count("，") > 2 or not self._opening(clause, place):
            return False
        if self._went_in.search(gap):
            return True
        return gap.endswith("，") and not clause.of(self._bodies | PLACES, end, thing.start)

    def reached(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """“programme”走进P、Q (覆盖, 辐射): it is carried out there."""
        for verb in verbs(clause, pattern):
            end = clause.end_of(verb.end())
            places = [p for p in clause.of(pattern.object, verb.end(), end) if p.start - verb.end() <= 3][:1]
            if not places:
                continue
            begin = clause.start_of(verb.start())
            things = self._grammar.subjects(
                clause, verb.start(), {*pattern.subject, *self._bodies, "Person"}, here=True
            )
            things = [p for p in things if p.cls in pattern.subject]
            if not things and not clause.of({*self._bodies, "Person"}, begin, verb.start()):
                # 活动持续一个月，走进P、Q: the thing leads an earlier clause
                things = self._grammar.subjects(clause, verb.start(), {*pattern.subject, *self._bodies, "Person"})
                things = [p for p in things if p.cls in pattern.subject]
            if not things and begin > 0:  # 推出“P”，每周三开进某镇
                things = [p for p in clause.of(pattern.subject, 0, begin) if begin - p.end <= 3][-1:]
            told = drafts(things)
            start = things[0].start if things else begin
            if not told and self._they.match(clause.text, begin):
                last = topic(clause, begin, HELD)
                told = [last] if last is not None else []
            for thing in told:
                for spot in drafts(self._grammar.run(clause, places[0], pattern.object)):
                    yield Link.by(pattern, thing, spot, start, places[0].end)

    def beside(self, clause: Clause, pattern: Pattern) -> Iterator[Link]:
        """P的S; P，某公司的车间里…: a place right before what lies in it; S（P）."""
        text = clause.text
        for place in clause.of(pattern.object) if "（" in text else ():
            noted = text[place.start - 1 : place.start] == "（" and text[place.end : place.end + 1] == "）"
            thing = clause.at(place.start - 2) if noted and place.start > 1 else None
            if thing is not None and thing.end == place.start - 1 and thing.cls in pattern.subject and not thing.nested:
                yield Link.by(pattern, thing.draft, place.draft, thing.start, place.end)
        for thing in clause.of(pattern.subject):
            before = clause.of(pattern.object, 0, thing.start)[-1:]
            if not before:
                continue
            place = before[0]
            gap = text[place.end : thing.start]
            rest = re.sub(r"^[”》]?（[^）]*）", "", text[thing.end : thing.end + 40])[:14]
            inside = bool(re.match(rf"[”》]?的?[^，。；]{{0,8}}(?:{'|'.join(self._inside)})", rest))
            close = thing.cls in ("Site", "Studio") and (not gap.strip("“") or self._within.fullmatch(gap))
            company = thing.cls == "Company" and bool(self._local.fullmatch(gap))
            of = (gap == "的" and thing.cls in PLACES) or (self._within.fullmatch(gap) and thing.cls in self._bodies)
            dateline = gap == "，" and inside and self._opening(clause, place)
            dateline = dateline or (
                gap == "，" and thing.cls == "Company" and self._opened.search(text, 0, place.start) is not None
            )  # 在某县，某公司的班长…
            near = gap == "" and inside and thing.cls in self._bodies
            reached = gap in ("", "的") and thing.cls in ("Company", "School", "Institution")  # 走进某开发区|某公司
            near = near or (reached and self._reaching.search(text, 0, place.start) is not None)
            if close or of or company or dateline or near:
                yield Link.by(pattern, thing.draft, place.draft, place.start, thing.end)

    @staticmethod
    def _opening(clause: Clause, place: Placed) -> bool:
        """Whether a place stands at the beginning of its sentence, after a date at most."""
        before = clause.text[: place.start]
        return not before or (
            bool(re.fullmatch(r"[^。；]{0,24}[，]?(?:在|位于)?", before)) and not clause.verbal(0, place.start)
        )
