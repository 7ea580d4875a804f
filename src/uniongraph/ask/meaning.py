"""What a question of a form asks: from a frame that fits the question's words to patterns over the graph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from uniongraph.ask.cut import Reading
from uniongraph.ask.frames import Frame, compiled
from uniongraph.ask.names import Named
from uniongraph.ask.pattern import POST, SYMMETRIC, Asked, Node, Pattern, fitting
from uniongraph.ask.vocabulary import Role, Vocabulary
from uniongraph.schema import Schema

_AFFILIATED, _RECEIVED, _CONFERS, _IN, _AWARD, _PERSON = (
    "affiliatedWith", "received", "confers", "locatedIn", "Award", "Person",
)  # fmt: skip
_ANYTHING = Node("it")


@dataclass(frozen=True)
class Fit:
    """A frame that fits a reading of a question."""

    frame: Frame
    match: re.Match[str]
    reading: Reading
    schema: Schema
    vocabulary: Vocabulary

    def has(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def roles(self, group: str) -> tuple[Role, ...]:
        """The roles of the words that a group of the frame stands for."""
        if not self.has(group):
            return ()
        return self.reading.roles[self.match.start(group) : self.match.end(group)]

    def name(self, group: str) -> Node:
        """The name of a group; of several side by side (乙厂的张三) the last, the others tell which is meant."""
        tokens = self.reading.tokens[self.match.start(group) : self.match.end(group)]
        return Node(named=[token.named for token in tokens if token.named][-1])

    def beside(self, group: str) -> tuple[tuple[tuple[Named, ...], tuple[Named, ...]], ...]:
        """Names that stand side by side in a group, in pairs: they should have to do with each other."""
        if not self.has(group):
            return ()
        tokens = self.reading.tokens[self.match.start(group) : self.match.end(group)]
        named = [token.named for token in tokens if token.named]
        return tuple(pairwise(named))

    def title(self, group: str = "T") -> tuple[str, bool]:
        """The title of a group, and whether it is a former one that is asked for."""
        roles = self.roles(group)
        return (roles[-1].word if roles and roles[-1].letter == "t" else ""), self.match.string.count("f") > 0

    def subject(self) -> tuple[Node, tuple[Pattern, ...]]:
        """The node of N: a name, or the holder of a post with the pattern that says so."""
        title, former = self.title("N")
        if not title:
            return self.name("N"), ()
        holder = Node("holder", classes=frozenset({_PERSON}))
        return holder, (Pattern(holder, (POST,), self.name("N"), title, former),)

    def wanted(self, group: str = "Q") -> Node:
        """The node that is asked for."""
        roles = [*self.roles(group), *self.roles("C"), *self.roles("c")]
        classes = frozenset(cls for role in roles for cls in role.classes)
        return Node("answer", classes=classes, kind=tuple(dict.fromkeys(k for role in roles for k in role.kind)))

    def wants(self) -> str:
        """Whether answers are counted or listed."""
        return "count" if any(role.letter == "h" for role in self.roles("Q")) else "items"

    def verbs(self, together: bool = True) -> tuple[str, ...]:
        """The predicates of the verb; where there are two verbs, those of both.

        Whom one does it with is asked of what is done together, unless it is not ``together``.
        """
        first, second = ([p for role in self.roles(group) for p in role.predicates] for group in ("V", "V2"))
        both = [p for p in first if p in second] or first if second else first
        if together and "a" in self.match.string:
            both = [p for p in both if p == SYMMETRIC]
        return tuple(both)

    def asked(self, wants: str, *patterns: Pattern | None, target: Node | None = None) -> Asked | None:
        """The question, unless the ontology lets one of its patterns hold nowhere."""
        fitted = tuple(fitting(self.schema, pattern) for pattern in patterns if pattern)
        kept = tuple(pattern for pattern in fitted if pattern)
        return Asked(self.frame.name, wants, kept, target) if len(kept) == len(patterns) else None


Meaning = Callable[[Fit], Asked | None]


def _holders(fit: Fit) -> Asked | None:
    title, former = fit.title()
    person = Node("answer", classes=frozenset({_PERSON}))
    wants = "count" if fit.frame.meaning.endswith("-count") else "items"
    return fit.asked(wants, Pattern(person, (POST,), fit.name("E"), title, former), target=person)


def _holders_class(fit: Fit) -> Asked | None:
    title, former = fit.title()
    person = Node("answer", classes=frozenset({_PERSON}))
    body = replace(fit.wanted("C"), variable="body")
    wants = "count" if "h" in fit.match.string else "items"
    return fit.asked(wants, Pattern(person, (POST,), body, title, former), target=person)


def _two_posts(fit: Fit) -> Asked | None:
    person = Node("answer", classes=frozenset({_PERSON}))
    first = Pattern(person, (POST,), fit.name("E"), fit.title()[0])
    return fit.asked("items", first, Pattern(person, (POST,), fit.name("F"), fit.title("U")[0]), target=person)


def _titles(fit: Fit) -> Asked | None:
    body = Node("body")
    node = fit.name("N")
    return fit.asked("titles", Pattern(node, (POST,), body, former="f" in fit.match.string), target=body)


def _titles_at(fit: Fit) -> Asked | None:
    former = "f" in fit.match.string
    return fit.asked("titles", Pattern(fit.name("E"), (POST,), fit.name("F"), former=former))


def _posts_where(fit: Fit) -> Asked | None:
    title, former = fit.title()
    target = fit.wanted()
    return fit.asked("items", Pattern(fit.name("E"), (POST,), target, title, former), target=target)


def _works(fit: Fit) -> Asked | None:
    node, more = fit.subject() if fit.has("N") else (fit.name("E"), ())
    target = fit.wanted()
    former = "f" in fit.match.string
    predicates = (POST,) if former else (POST, _AFFILIATED)
    return fit.asked("items", Pattern(node, predicates, target, former=former), *more, target=target)


def _is_post(fit: Fit) -> Asked | None:
    title, former = fit.title()
    return fit.asked("yes", Pattern(fit.name("E"), (POST,), fit.name("F"), title, former))


def _subject(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    target = fit.wanted()
    return fit.asked(fit.wants(), Pattern(target, fit.verbs(), node), *more, target=target)


def _object(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    target = fit.wanted()
    if _AWARD in node.can_be and _CONFERS in fit.verbs():  # 甲奖授予了谁
        return fit.asked(fit.wants(), Pattern(target, (_RECEIVED,), node), target=target)
    return fit.asked(fit.wants(), Pattern(node, fit.verbs(), target), *more, target=target)


def _both(fit: Fit) -> Asked | None:
    """What two do, each of them."""
    target, verbs = fit.wanted(), fit.verbs(together=False)
    first = Pattern(fit.name("N"), verbs, target)
    return fit.asked(fit.wants(), first, Pattern(fit.name("F"), verbs, target), target=target)


def _with_whom(fit: Fit) -> Asked | None:
    """Who else does what N does."""
    target, verbs, thing = fit.wanted(), fit.verbs(together=False), fit.name("F")
    mine = Pattern(fit.name("N"), verbs, thing)
    return fit.asked(fit.wants(), mine, Pattern(target, verbs, thing), target=replace(target, but=mine.subject.named))


def _gave(fit: Fit) -> Asked | None:
    award, receiver, target = fit.name("E"), fit.name("F"), fit.wanted()
    if _CONFERS not in fit.verbs():
        return None
    given = Pattern(target, (_CONFERS,), award)
    return fit.asked(fit.wants(), given, Pattern(receiver, (_RECEIVED,), award), target=target)


def _gave_what(fit: Fit) -> Asked | None:
    target = fit.wanted()
    if _CONFERS not in fit.verbs():
        return None
    given = Pattern(fit.name("N"), (_CONFERS,), target)
    return fit.asked(fit.wants(), given, Pattern(fit.name("F"), (_RECEIVED,), target), target=target)


def _place_of(fit: Fit) -> Asked | None:
    if fit.has("V") and _IN not in fit.verbs():
        return None
    node, more = fit.subject()
    target = fit.wanted()
    return fit.asked("items", Pattern(node, (_IN,), target), *more, target=target)


def _at(fit: Fit) -> Asked | None:
    target = fit.wanted()
    return fit.asked(fit.wants(), Pattern(target, (_IN,), fit.name("N")), target=target)


def _whether(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    return fit.asked("yes", Pattern(node, fit.verbs(), fit.name("F")), *more)


def _classes(fit: Fit) -> Asked | None:
    target = fit.wanted()
    other = Node("other", classes=fit.roles("D")[-1].classes, kind=fit.roles("D")[-1].kind)
    return fit.asked(fit.wants(), Pattern(target, fit.verbs(), other), target=target)


def _relation(fit: Fit) -> Asked | None:
    return Asked(fit.frame.name, "relation", (), nodes=(fit.name("E"), fit.name("F")))


def _when(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    if fit.has("F"):
        return fit.asked("when", Pattern(node, fit.verbs(), fit.name("F")), *more)
    verbs = fit.verbs()
    if not verbs:
        return None
    return fit.asked("when", Pattern(_ANYTHING, verbs, node), *more) or fit.asked(
        "when", Pattern(node, verbs, _ANYTHING), *more
    )


def _has(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    target = fit.wanted()
    return fit.asked(fit.wants(), Pattern(node, fit.vocabulary.has, target), *more, target=target)


def _of(fit: Fit) -> Asked | None:
    """Whose it is: somebody's, where no class is said."""
    node, more = fit.subject()
    target = fit.wanted()
    if not target.classes:
        target = replace(target, classes=fit.schema.organisations() | {_PERSON})
    return fit.asked(fit.wants(), Pattern(target, fit.vocabulary.has, node), *more, target=target)


def _noun(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    target = fit.wanted()
    predicates = tuple(p for role in fit.roles("I") for p in role.predicates)
    return fit.asked(fit.wants(), Pattern(node, predicates, target), *more, target=target)


def _noun_of(fit: Fit) -> Asked | None:
    node, more = fit.subject()
    target = fit.wanted()
    predicates = tuple(p for role in fit.roles("I") for p in role.predicates)
    return fit.asked(fit.wants(), Pattern(target, predicates, node), *more, target=target)


def _who_is(fit: Fit) -> Asked | None:
    """谁是全国劳动模范 asks for its holders, 谁是张三 for his posts, anything else for all that is known."""
    node, target = fit.name("E"), fit.wanted()
    if _AWARD in node.can_be:
        return fit.asked(fit.wants(), Pattern(target, (_RECEIVED,), node), target=target)
    if not target.classes <= {_PERSON}:
        return None
    if _PERSON in node.can_be:
        body = Node("answer")
        return fit.asked("items", Pattern(node, (POST, _AFFILIATED), body), target=body)
    return _about(fit)


def _is_a(fit: Fit) -> Asked | None:
    award = fit.name("F")
    if _AWARD not in award.can_be:
        return None
    return fit.asked("yes", Pattern(fit.name("E"), (_RECEIVED,), award))


def _about(fit: Fit) -> Asked | None:
    return Asked(fit.frame.name, "about", (), nodes=(fit.name("E"),))


def _names(fit: Fit) -> Asked | None:
    return Asked(fit.frame.name, "names", (), nodes=(fit.name("E"),))


def _credits(fit: Fit) -> Asked | None:
    """Who is credited with an article, by the noun of the question, or by its verb."""
    words = [role.word for role in (fit.roles("O") or fit.reading.roles) if role.letter in "oy"]
    wanted = [fit.vocabulary.roles(word).get("o") for word in words]
    credits = tuple(dict.fromkeys(p for role in wanted if role for p in role.predicates))
    if not credits:
        return None
    headline = fit.name("H")
    return Asked(fit.frame.name, "credits", (), nodes=(headline, Node("", classes=frozenset(credits))))


def _articles_by(fit: Fit) -> Asked | None:
    words = [role.word for role in fit.reading.roles if role.letter == "y"]
    wanted = [fit.vocabulary.roles(word).get("o") for word in words]
    credits = frozenset(p for role in wanted if role for p in role.predicates)
    node = fit.name("N")
    wants = "articles-count" if fit.wants() == "count" else "articles"
    return Asked(fit.frame.name, wants, (), nodes=(node, Node("", classes=credits)))


def _articles_on(fit: Fit) -> Asked | None:
    wants = "articles-count" if fit.wants() == "count" else "articles"
    return Asked(fit.frame.name, wants, (), nodes=(fit.name("N"), Node("", classes=frozenset({"mentions"}))))


def _mentioned(fit: Fit) -> Asked | None:
    return Asked(fit.frame.name, "credits", (), nodes=(fit.name("H"), Node("", classes=frozenset({"mentions"}))))


def _class(fit: Fit) -> Asked | None:
    target = fit.wanted()
    wants = "count" if "h" in fit.match.string else "items"
    return Asked(fit.frame.name, wants, (), target) if target.classes else None


MEANINGS: dict[str, Meaning] = {
    "holders": _holders, "holders-count": _holders, "holders-class": _holders_class, "two-posts": _two_posts,
    "titles": _titles, "titles-at": _titles_at, "posts-where": _posts_where, "works": _works, "is-post": _is_post,
    "subject": _subject,
    "gave": _gave, "gave-what": _gave_what, "object": _object, "object-where": _place_of, "whether": _whether,
    "whether-by": _whether, "with": _subject, "classes": _classes, "relation": _relation, "where": _place_of,
    "at": _at, "when": _when, "when-two": _when, "has": _has, "has-class": _has, "of": _of,
    "noun": _noun, "noun-of": _noun_of, "both": _both, "with-whom": _with_whom,
    "who-is": _who_is, "is-who": _who_is, "is-a": _is_a, "about": _about, "names": _names, "credits-of": _credits,
    "credit-of": _credits, "articles-by": _articles_by, "articles-on": _articles_on, "mentioned": _mentioned,
    "class": _class,
}  # fmt: skip
"""What each ``Frame.meaning`` makes of a fit."""


def understand(reading: Reading, schema: Schema, vocabulary: Vocabulary) -> tuple[Asked, Fit] | None:
    """What the first frame that fits makes of a reading; None where none does."""
    for frame, pattern in compiled():
        match = pattern.fullmatch(reading.letters)
        if match is None:
            continue
        fit = Fit(frame, match, reading, schema, vocabulary)
        if asked := MEANINGS[frame.meaning](fit):
            return asked, fit
    return None
