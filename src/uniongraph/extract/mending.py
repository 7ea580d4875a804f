"""Words that the tagger put together or cut and that no reader would: 选举|吴昕蔚为|区总工会, 劳动模|范宫艳红."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from uniongraph.extract.words import Words
from uniongraph.text.matching import Affixes, any_of, ends_with
from uniongraph.text.tagger import Token

_LONGEST = 3
"""Characters of the longest name with a surname of one character."""

_BRACKETS = re.compile("([（）])")
_COMMA = re.compile("(、)")
_LISTING = ("、", "和", "为", "由")
_COMMON = frozenset(["v", "vn", "vd", "a", "ad", "an"])
_LUMP = 8
"""Characters that no common word has."""

_NAMED = frozenset(["PER", "ORG", "LOC"])
_REACH = 8
"""Characters before a name in which a word may begin that the tagger cut."""


class Mender:
    """Takes tokens apart with the words of a lexicon."""

    def __init__(self, words: Words) -> None:
        self._words = words
        lexicon = words.lexicon
        self._after = lexicon.words("Person", "words_after")
        self._leading = frozenset(lexicon.words("boundary", "leading"))
        self._others = frozenset(lexicon.words("Person", "and_others"))
        self._acts = tuple(lexicon.words("Person", "acts_after"))
        self._firsts = tuple({act[:2] for act in self._acts if len(act) > 1})
        self._joins = tuple(w for w in lexicon.words("boundary", "conjunctions") if len(w) == 1)
        acts = {w for p in lexicon.patterns for w in p.words if len(w) == 2}
        self._verbs = frozenset(acts) | words.stop
        honours = (*lexicon.words("Award", "names"), *lexicon.words("Award", "holders"))
        self._serves = tuple(w for w in (*lexicon.words("posts", "serves"), "为") if len(w) == 1)
        self._callings = any_of(lexicon.words("boundary", "callings"))
        self._whole = Affixes({*acts, *words.titles, *words.roles, *honours})

    def mended(self, tokens: tuple[Token, ...], boundaries: Collection[int] = ()) -> tuple[Token, ...]:
        """The tokens, a name too long by a word after it without that word, and a word that was cut whole again.

        ``boundaries`` are the offsets at which the dictionary's words begin.
        """
        tokens = self._called(tokens)
        if any(self._runs_on(token) for token in tokens):
            tokens = tuple(part for token in tokens for part in self._parts(token))
        if any(token.text in self._leading for token in tokens):
            tokens = tuple(part for token in tokens for part in self._unrouted(token))
        if any(self._led(token) for token in tokens):
            tokens = tuple(part for token in tokens for part in self._unled(token))
        if any(token.text in self._others for token in tokens):
            tokens = self._and_others(tokens)
        if any(len(token.text) > 1 and ("（" in token.text or "）" in token.text) for token in tokens):
            tokens = tuple(part for token in tokens for part in self._parted(token, _BRACKETS))
        if any(len(token.text) > 1 and "、" in token.text for token in tokens):  # 海川电子|、|远帆纺织有限公司
            tokens = tuple(part for token in tokens for part in self._parted(token, _COMMA))
        tokens = self._acting(self._joined(tokens))
        if any(self._lumped(token) for token in tokens):
            tokens = tuple(part for token in tokens for part in self._unlumped(token, boundaries))
        return self._rejoined(tokens, boundaries)

    def _called(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """网|约|配送员 as one noun: what people do for a living that the tagger takes for a verb."""
        text = "".join(token.text for token in tokens)
        if self._callings.search(text) is None:
            return tokens
        ends: dict[int, int] = {}
        offset = 0
        for number, token in enumerate(tokens):
            ends[offset] = number
            offset += len(token.text)
        ends[offset] = len(tokens)
        mended: list[Token] = []
        done = 0
        for match in self._callings.finditer(text):
            first, last = ends.get(match.start(), -1), ends.get(match.end(), -1)
            whole = first >= 0 and first + 1 < last
            if whole and tokens[last - 1].end - tokens[first].start == len(match.group()):
                mended += [*tokens[done:first], Token(match.group(), "n", tokens[first].start, tokens[last - 1].end)]
                done = last
        return (*mended, *tokens[done:])

    @staticmethod
    def _lumped(token: Token) -> bool:
        """Whether a word is longer than any is: 就业形态劳动者明楼服务中心, which the tagger took for a verb."""
        return token.tag in _COMMON and len(token.text) >= _LUMP

    def _unlumped(self, token: Token, boundaries: Collection[int]) -> Iterator[Token]:
        inner = [b for b in sorted(boundaries) if token.start < b < token.end] if self._lumped(token) else []
        if not inner:
            yield token
            return
        for start, end in pairwise([token.start, *inner, token.end]):
            piece = token.text[start - token.start : end - token.start]
            yield Token(piece, "v" if piece in self._verbs - self._words.name_verbs else "n", start, end)

    def _unrouted(self, token: Token) -> Iterator[Token]:
        """一|路|由|区总工会带队, of which the tagger makes 路由."""
        if token.text not in self._leading:
            yield token
            return
        yield Token(token.text[:-1], "q", token.start, token.end - 1)
        yield Token(token.text[-1], "p", token.end - 1, token.end)

    def _led(self, token: Token) -> bool:
        """Whether a word holds a body's name and the verb of serving before it: 任德化县总工会, not 任丘市总工会."""
        text = token.text
        if len(text) < 5 or not text.startswith(self._serves):
            return False
        place = self._words.place_at
        return place(text, 0) == 0 and place(text, 1) > 2 and bool(ends_with(text, self._words.head_class))

    def _unled(self, token: Token) -> Iterator[Token]:
        if not self._led(token):
            yield token
            return
        yield Token(token.text[:1], "v", token.start, token.start + 1)
        yield Token(token.text[1:], "ORG", token.start + 1, token.end)

    @staticmethod
    def _parted(token: Token, marks: re.Pattern[str]) -> Iterator[Token]:
        """中国|）|投资有限公司 where the tagger took the bracket, or a mark of lists, into the word."""
        start = 0
        pieces = [p for p in marks.split(token.text) if p]
        if len(pieces) == 1:
            yield token
            return
        for number, piece in enumerate(pieces):
            mark = piece in "（）、"
            own = token.tag != "w" and (number == 0 or marks is _COMMA)
            tag = "w" if mark else token.tag if own else "n"
            yield Token(piece, tag, token.start + start, token.start + start + len(piece))
            start += len(piece)

    def _and_others(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """周广平|等|4名选手 where the tagger took the last of the name into a word (周广|平等)."""
        mended: list[Token] = []
        for token, after in zip(tokens, (*tokens[1:], None), strict=True):
            name: list[Token] = []
            while token.text in self._others and mended and sum(len(t.text) for t in name) < _LONGEST - 1:
                if mended[-1].end != (name[0].start if name else token.start):
                    break
                name.insert(0, mended.pop())
            text = "".join(t.text for t in name) + token.text[:1]
            marked = mended and mended[-1].text[-1:] in _LISTING
            counted = after is not None and (after.tag == "m" or after.text[0] in "“同领人")
            if len(text) == _LONGEST and text[0] in self._words.surnames and (marked or counted):
                mended.append(Token(text, "PER", name[0].start, token.start + 1))
                mended.append(Token(token.text[1:], "u", token.start + 1, token.end))
            else:
                mended += [*name, token]
        return tuple(mended)

    def _acting(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """张静|作|讲话 where the tagger took the first character of what somebody does for the last of the name."""
        if not any(t.tag == "PER" and len(t.text) == _LONGEST for t in tokens):
            return tokens
        mended: list[Token] = []
        for token, after in zip(tokens, (*tokens[1:], None), strict=True):
            named = (
                token.tag == "PER" and len(token.text) == _LONGEST and after is not None and after.start == token.end
            )
            if named and after is not None and (token.text[-1:] + after.text).startswith(self._firsts):
                told = token.text[-1:] + "".join(t.text for t in tokens if token.end <= t.start < token.end + _REACH)
                if told.startswith(self._acts):
                    mended.append(Token(token.text[:-1], token.tag, token.start, token.end - 1))
                    mended.append(Token(token.text[-1:], "v", token.end - 1, token.end))
                    continue
            mended.append(token)
        return tuple(mended)

    def _joined(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """程旭|和|国网… where the tagger took the joining word for the last of the name."""
        if not any(t.tag == "PER" and t.text.endswith(self._joins) for t in tokens):
            return tokens
        mended: list[Token] = []
        for token, after in zip(tokens, (*tokens[1:], None), strict=True):
            joins = token.tag == "PER" and len(token.text) == _LONGEST and token.text.endswith(self._joins)
            if joins and after is not None and after.tag in ("ORG", "LOC") and after.start == token.end:
                mended.append(Token(token.text[:-1], token.tag, token.start, token.end - 1))
                mended.append(Token(token.text[-1:], "c", token.end - 1, token.end))
            else:
                mended.append(token)
        return tuple(mended)

    def _rejoined(self, tokens: tuple[Token, ...], boundaries: Collection[int]) -> tuple[Token, ...]:
        """成|立文留 is 成立|文留, where the dictionary has the word as well."""
        if not boundaries:
            return tokens
        mended = list(tokens)
        for number in range(1, len(mended)):
            before, named = mended[number - 1], mended[number]
            if named.tag not in _NAMED or len(named.text) < 3 or before.end != named.start:
                continue
            if named.start in boundaries or named.start + 1 not in boundaries:
                continue
            text = "".join(t.text for t in mended[max(0, number - _REACH) : number]) + named.text[:1]
            if not (word := self._whole.ending_at(text, max(0, len(text) - _REACH), len(text))) or len(word) < 2:
                continue
            end = named.start + 1
            mended[number - 1] = Token(before.text + named.text[:1], before.tag, before.start, end)
            mended[number] = Token(named.text[1:], named.tag, end, named.end)
        return tuple(mended)

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
