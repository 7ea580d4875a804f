"""Words that the tagger put together and that no reader would: 选举|吴昕蔚为|区总工会."""

from __future__ import annotations

from collections.abc import Iterator

from uniongraph.extract.words import Words
from uniongraph.text.tagger import Token

_LONGEST = 3
"""Characters of the longest name with a surname of one character."""


class Mender:
    """Takes tokens apart with the words of a lexicon."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._after = words.lexicon.words("Person", "words_after")

    def mended(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The tokens, a name too long by the word after it without that word."""
        if not any(self._runs_on(token) for token in tokens):
            return tokens
        return tuple(part for token in tokens for part in self._parts(token))

    def _runs_on(self, token: Token) -> bool:
        return (
            token.tag == "PER"
            and len(token.text) == _LONGEST + 1
            and token.text.endswith(self._after)
            and token.text[0] in self._words.surnames
            and token.text[:2] not in self._words.surnames_two
        )

    def _parts(self, token: Token) -> Iterator[Token]:
        if not self._runs_on(token):
            yield token
            return
        name, rest = token.text[:-1], token.text[-1:]
        yield Token(name, token.tag, token.start, token.end - 1)
        yield Token(rest, "v", token.end - 1, token.end)
