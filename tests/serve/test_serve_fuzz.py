"""A little of what tools/fuzz_serve.py asks twenty thousand times: whatever comes, the server answers and goes on."""

from __future__ import annotations

from serving import SECONDS

from robust.test_faults import load_tool

fuzz = load_tool("fuzz_serve")


def test_no_question_brings_the_server_down_or_gets_out(address: str) -> None:
    counts, failures = fuzz.attack(address, queries=120, first=0, seconds=SECONDS)
    assert failures == []
    assert {"200", "400", "403"} <= counts.keys()


def test_the_questions_are_of_all_kinds() -> None:
    questions = fuzz.Questions("http://127.0.0.1:9")
    made = [questions.made(number) for number in range(500)]
    assert made == [questions.made(number) for number in range(500)]
    assert any(network for _, network in made)
    assert any(isinstance(question, bytes) for question, _ in made)
