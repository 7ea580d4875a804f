"""Lists of words: their patterns and endings find what trying each word would find."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uniongraph.schema.wordlist import Affixes, WordList, WordTable, alternation
from uniongraph.text.matching import any_of, ends_with, occurrences, starts_with

WORDS = st.lists(st.text("工会总局.+", min_size=1, max_size=4), max_size=12)
TEXT = st.text("工会总局.+区", max_size=24)


def one_by_one(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w)))) or "(?!)")


@given(WORDS, TEXT)
def test_words_that_share_beginnings_match_as_words_tried_one_by_one(words: list[str], text: str) -> None:
    shared = re.compile(alternation(words))
    assert [m.span() for m in shared.finditer(text)] == [m.span() for m in one_by_one(words).finditer(text)]
    followed = re.compile(f"(?:{alternation(words)})会"), re.compile(f"(?:{one_by_one(words).pattern})会")
    assert [m.span() for m in followed[0].finditer(text)] == [m.span() for m in followed[1].finditer(text)]


@given(WORDS, TEXT)
def test_affixes_are_the_longest_words_at_the_ends(words: list[str], text: str) -> None:
    affixes = Affixes(words)
    ends = sorted({w for w in words if text.endswith(w)}, key=len, reverse=True)
    assert list(affixes.endings(text)) == ends
    assert (
        affixes.ending(text) == ends_with(text, WordList(words)) == ends_with(text, tuple(words)) == "".join(ends[:1])
    )
    assert affixes.starting(text) == max((w for w in words if text.startswith(w)), key=len, default="")
    assert starts_with(text, WordTable(dict.fromkeys(words, ""))) == starts_with(text, tuple(words))


@given(WORDS, TEXT, st.integers(0, 24), st.integers(0, 24))
def test_an_ending_lies_within_its_stretch(words: list[str], text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    assert Affixes(words).ending_at(text, start, end) == Affixes(words).ending(text[start:end])


@given(WORDS, TEXT)
def test_words_sought_in_few_texts_are_found_where_a_pattern_finds_them(words: list[str], text: str) -> None:
    assert list(occurrences(text, words)) == [m.span() for m in any_of(words).finditer(text)]


def test_no_words_match_nothing() -> None:
    assert any_of(WordList()).search("响水县总工会") is None
    assert ends_with("响水县总工会", WordList()) == ""


@pytest.mark.parametrize("words", [WordList(["总工会", "工会"]), WordTable({"总工会": "TradeUnion"})])
def test_a_list_stays_one_when_it_is_sent_to_another_process(words: WordList | WordTable) -> None:
    assert ends_with("响水县总工会", words) == "总工会"
    again = pickle.loads(pickle.dumps(words))
    assert type(again) is type(words)
    assert again == words
    assert ends_with("响水县总工会", again) == "总工会"


def test_a_pattern_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    plain = re.compile
    monkeypatch.setattr(re, "compile", lambda pattern: (compiled.append(pattern), plain(pattern))[1])
    pattern = any_of(WordList(["郾城区", "郾城"]))
    assert pattern.pattern == "郾城(?:区)?"
    assert compiled == []
    assert pattern.sub("某地", "在郾城区") == "在某地"
    assert compiled == ["郾城(?:区)?"]
    assert pickle.loads(pickle.dumps(pattern)).search("郾城").span() == (0, 2)
