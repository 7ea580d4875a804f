"""A question cut into the words and names that it is made of.

All of its characters must be covered: what is left over is handed back as unknown, so that nothing is overheard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from uniongraph.ask.names import ARTICLE, Named, Names, folded
from uniongraph.ask.vocabulary import Role, Vocabulary

_UNKNOWN_COST, _WORD_COST = 100, 10
_READINGS = 400
"""Ways to read a question's words that are tried at most."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a question: a word with all that it may be, or a name with all that it may name; or neither.

    ``guessed`` is set where the text has only a part of the name.
    """

    text: str
    roles: Mapping[str, Role]
    named: tuple[Named, ...] = ()
    guessed: bool = False

    @property
    def unknown(self) -> bool:
        return not self.roles and not self.named


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take the tokens of a question: a letter for each that says something, and what stands for it."""

    letters: str
    tokens: tuple[Token, ...]
    roles: tuple[Role, ...]


def cut(question: str, vocabulary: Vocabulary, names: Names) -> tuple[Token, ...]:
    """The question's tokens: as few characters unknown and as few tokens as can be, names before words."""
    text = folded(question)
    best: list[tuple[tuple[int, int], tuple[Token, ...]]] = [((0, 0), ())]  # of equals, the one with longer words
    reach = max(vocabulary.longest, names.longest)
    for end in range(1, len(text) + 1):
        (cost, short), tokens = best[end - 1]
        choice = ((cost + _UNKNOWN_COST, short), (*tokens, Token(text[end - 1], {})))
        for start in range(max(0, end - reach), end):
            piece = text[start:end]
            named, roles = names.called(piece), vocabulary.roles(piece)
            if not (named or roles):
                continue
            (cost, short), tokens = best[start]
            so_far = (cost + _WORD_COST - (1 if named and not roles else 0), short - len(piece) ** 2)
            if so_far < choice[0]:
                choice = (so_far, (*tokens, Token(piece, roles, () if roles else named)))
        best.append(choice)
    return _joined(best[-1][1])


def _joined(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with what is unknown in one piece."""
    found: list[Token] = []
    for token in tokens:
        if token.unknown and found and found[-1].unknown:
            found[-1] = Token(found[-1].text + token.text, {})
        else:
            found.append(token)
    return tuple(found)


def guess(tokens: tuple[Token, ...], names: Names) -> tuple[tuple[Token, ...], tuple[Named, ...]]:
    """The tokens with names put where a part of a name is all that the question has; and what else it might be.

    An unknown piece is tried with the words around it, the longest piece first. Where several entities have such a
    name nothing is put, and they are handed back.
    """
    at = next((i for i, token in enumerate(tokens) if token.unknown), None)
    if at is None:
        return tokens, ()
    several: tuple[Named, ...] = ()
    spans = [(i, j) for i in range(max(0, at - 2), at + 1) for j in range(at + 1, min(len(tokens), at + 4) + 1)]
    for i, j in sorted(spans, key=lambda span: span[0] - span[1]):
        around = tokens[i:j]
        if any(token.roles.keys() & set("wqlnhrdmuabsz") for token in around):
            continue
        like = names.like("".join(token.text for token in around))
        if len(like) == 1:
            name = Token("".join(token.text for token in around), {}, like, guessed=True)
            return guess((*tokens[:i], name, *tokens[j:]), names)
        several = several or like
    return tokens, several


def merged(tokens: tuple[Token, ...], names: Names) -> Iterator[tuple[Token, ...]]:
    """The tokens with a name and the words around it taken for one name (油城杯 and 大赛), wherever only one has it."""
    for size in (3, 2):
        for i in range(len(tokens) - size + 1):
            around = tokens[i : i + size]
            kinds = [t for t in around if not t.named]
            if len(kinds) == size or not kinds or any(not t.roles.keys() & {"c", "t"} for t in kinds):
                continue
            text = "".join(token.text for token in around)
            if len(like := names.like(text)) == 1:
                yield (*tokens[:i], Token(text, {}, like, guessed=True), *tokens[i + size :])


def readings(tokens: tuple[Token, ...]) -> Iterator[Reading]:
    """All ways to take the tokens, the fullest first: words that may say nothing are left out in the last."""
    choices: list[list[tuple[Token, Role]]] = []
    for token in tokens:
        if token.named:
            letter = "3" if all(named.cls == ARTICLE for named in token.named) else "e"
            choices.append([(token, Role(letter, token.text))])
        else:
            choices.append([(token, role) for letter, role in sorted(token.roles.items(), key=lambda r: not r[0])])
    for number, choice in enumerate(product(*choices)):
        if number >= _READINGS:
            return
        said = [(token, role) for token, role in choice if role.letter]
        yield Reading("".join(r.letter for _, r in said), tuple(t for t, _ in said), tuple(r for _, r in said))
