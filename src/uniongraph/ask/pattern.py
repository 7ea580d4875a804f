"""What a question asks, as patterns over the graph, and the SPARQL that asks it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal

from uniongraph.ask.names import Named
from uniongraph.graph.store import INFERRED
from uniongraph.graph.terms import ORG, UG
from uniongraph.schema import Schema

POST = "holdsPost"
SYMMETRIC = "cooperatesWith"
_PLACE = "Place"
_IN = "locatedIn"


@dataclass(frozen=True, slots=True)
class Node:
    """One end of a pattern: entities that are named (namesakes together), or a variable with classes.

    No classes means any. ``kind`` holds words one of which a name should have. ``but`` are not meant.
    """

    variable: str = ""
    named: tuple[Named, ...] = ()
    classes: frozenset[str] = frozenset()
    kind: tuple[str, ...] = ()
    but: tuple[Named, ...] = ()

    @property
    def can_be(self) -> frozenset[str]:
        """The classes that it may be of."""
        return frozenset(named.cls for named in self.named) if self.named else self.classes


@dataclass(frozen=True, slots=True)
class Pattern:
    """That ``subject`` is linked with ``object`` by one of the predicates; ``^p`` turns a predicate round.

    For a post, ``title`` is what the question says ("" for any), and ``former`` whether it asks for former ones.
    """

    subject: Node
    predicates: tuple[str, ...]
    object: Node
    title: str = ""
    former: bool = False

    def ends(self, predicate: str) -> tuple[str, Node, Node]:
        """A predicate as it stands in the graph, with its subject and object."""
        if predicate.startswith("^"):
            return predicate[1:], self.object, self.subject
        return predicate, self.subject, self.object


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood. ``form`` names the frame; ``wants`` what is wanted of the answers.

    ``target`` is the node that is asked for; without one it is asked whether the patterns hold.
    """

    form: str
    wants: str
    patterns: tuple[Pattern, ...]
    target: Node | None = None
    nodes: tuple[Node, ...] = field(default=())


def fitting(schema: Schema, pattern: Pattern) -> Pattern | None:
    """The pattern with the predicates that the ontology lets link its ends; None where there are none."""
    kept = []
    for predicate in pattern.predicates:
        name, subject, object_ = pattern.ends(predicate)
        subjects = subject.can_be or frozenset(schema.classes)
        objects = object_.can_be or frozenset(schema.classes)
        if name in schema.properties and any(schema.allows(name, s, o) for s in subjects for o in objects):
            kept.append(predicate)
    if not kept:
        return None
    return Pattern(pattern.subject, tuple(dict.fromkeys(kept)), pattern.object, pattern.title, pattern.former)


def term(predicate: str) -> str:
    """A predicate in a query."""
    return f"{'org' if predicate == 'subOrganizationOf' else 'ug'}:{predicate}"


def predicate_iri(predicate: str) -> str:
    """The IRI of a predicate."""
    return (ORG if predicate == "subOrganizationOf" else UG) + predicate


def to_sparql(asked: Asked, titles_not_after: Iterable[str] = (), exact_title: bool = True) -> str:
    """The query: one row for each answer, with the posts that it rests on.

    ``exact_title`` asks for a title as it was put; else also for longer ones that end so, but for those that
    ``titles_not_after`` makes others of.
    """
    lines: list[str] = []
    shown: list[str] = []
    named: dict[Node, str] = {}
    for node in _nodes(asked):
        if node.named and node not in named:
            if len(node.named) == 1:
                named[node] = f"<{node.named[0].iri}>"
            else:
                named[node] = f"?named{len(named) + 1}"
                lines.append(f"  VALUES {named[node]} {{ {' '.join(f'<{n.iri}>' for n in node.named)} }}")
                shown.append(named[node])

    def write(node: Node) -> str:
        return named[node] if node.named else f"?{node.variable}"

    for number, pattern in enumerate(asked.patterns, 1):
        branches = [b for p in pattern.predicates for b in _branches(pattern, p, number, write)]
        if any(predicate.lstrip("^") == POST for predicate in pattern.predicates):
            shown += [f"?post{number}", f"?title{number}", f"?former{number}"]
        if len(branches) == 1:
            lines += [f"  {line}" for line in branches[0]]
        else:
            lines.append("  " + " UNION ".join(f"{{ {' '.join(branch)} }}" for branch in branches))
        if pattern.title:
            lines.append(f"  FILTER({_title(pattern.title, number, titles_not_after, exact_title)})")
    variables: dict[str, Node] = {}
    for node in _nodes(asked):
        if node.variable:
            variables.setdefault(node.variable, node)
    for name, node in variables.items():
        shown += [f"?{name}", f"?{name}Name"]
        if node.classes:
            classes = [f"ug:{cls}" for cls in sorted(node.classes)]
            if asked.patterns:  # a filter: the engine would else begin with all that is of the class
                lines.append(f"  ?{name} a ?{name}Class . FILTER(?{name}Class IN ({', '.join(classes)}))")
            else:
                lines.append(f"  VALUES ?{name}Class {{ {' '.join(classes)} }} ?{name} a ?{name}Class .")
        lines.append(f"  ?{name} skos:prefLabel ?{name}Name .")
        lines += [f"  FILTER(?{name} != <{named_.iri}>)" for named_ in node.but]
        if node.kind and node != asked.target:  # what is asked for is narrowed when it is known whether it can be
            tests = " || ".join(f"CONTAINS(STR(?{name}Name), {Literal(kind)})" for kind in node.kind)
            lines.append(f"  FILTER({tests})")
    order = [f"?{name}Name" for name in variables] + [f"?{name}" for name in variables]
    ordered = f"\nORDER BY {' '.join(order)}" if order else ""
    return f"SELECT DISTINCT {' '.join(dict.fromkeys(shown)) or '*'} WHERE {{\n" + "\n".join(lines) + f"\n}}{ordered}"


def _nodes(asked: Asked) -> list[Node]:
    nodes = [node for pattern in asked.patterns for node in (pattern.subject, pattern.object)]
    return [*([asked.target] if asked.target else []), *nodes]


def _branches(pattern: Pattern, predicate: str, number: int, write) -> list[list[str]]:  # type: ignore[no-untyped-def]
    name, subject, object_ = pattern.ends(predicate)
    one, other = write(subject), write(object_)
    if name == POST:
        post = f"?post{number}"
        return [
            [
                f"{post} org:member {one} ; org:organization {other} ; ug:postTitle ?title{number} .",
                f"OPTIONAL {{ {post} ug:former ?former{number} . }}",
            ]
        ]
    plain = f"{one} {term(name)} {other} ."
    if name == SYMMETRIC:
        return [[plain], [f"{other} {term(name)} {one} ."]]
    if name == _IN and object_.named and all(n.cls == _PLACE for n in object_.named) and not subject.named:
        inside = f"?inside{number}"
        deeper = f"{one} {term(name)} {inside} . GRAPH <{INFERRED.value}> {{ {inside} {term(name)}+ {other} . }}"
        return [[plain], [deeper]]
    if name == "subOrganizationOf":
        return [[plain], [f"GRAPH <{INFERRED.value}> {{ {plain} }}"]]
    return [[plain]]


def _title(title: str, number: int, not_after: Iterable[str], exact: bool) -> str:
    if exact:
        return f"STR(?title{number}) = {Literal(title)}"
    tests = [f"STRENDS(STR(?title{number}), {Literal(title)})"]
    tests += [f"!STRENDS(STR(?title{number}), {Literal(before + title)})" for before in not_after]
    return " && ".join(tests)
