"""The dictionary that is taken in bit by bit is the one that jieba has."""

from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from uniongraph.text.dictionary import Dictionary

OWN = [("劳模工匠助企行", 20_000), ("总工会", 200_000), ("总工", 7), ("龘龘会", 20_000), ("云", 3)]


@pytest.fixture(scope="module")
def by_jieba() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def whole(dictionary: Dictionary, characters: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for character in characters:
        found |= dictionary.starting(character)
    return found


def test_words_beginnings_and_frequencies_are_those_of_jieba(by_jieba: jieba.Tokenizer) -> None:
    dictionary = Dictionary()
    assert dictionary.total == by_jieba.total
    assert whole(dictionary, {word[0] for word in by_jieba.FREQ}) == by_jieba.FREQ
    assert dictionary.starting("〇〇") == {}


def test_words_of_ours_count_as_jieba_counts_those_that_are_added(by_jieba: jieba.Tokenizer) -> None:
    dictionary = Dictionary(OWN)
    for word, frequency in OWN:
        by_jieba.add_word(word, freq=frequency)
    assert dictionary.total == by_jieba.total
    assert whole(dictionary, {word[0] for word in by_jieba.FREQ}) == by_jieba.FREQ


def test_another_dictionary_is_summed_up_and_need_not_be_sorted(tmp_path: Path) -> None:
    path = tmp_path / "dict.txt"
    path.write_text("工会 5 n\n云帆 2 nz\n工会 7 n\n工人日报 1 nz\n云 4 n", encoding="utf-8")
    dictionary = Dictionary(path=path)
    assert dictionary.total == 19
    assert dictionary.starting("工") == {"工": 0, "工会": 7, "工人": 0, "工人日": 0, "工人日报": 1}
    assert dictionary.starting("云") == {"云": 4, "云帆": 2}
