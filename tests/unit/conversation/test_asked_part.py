"""Which part of a message asks something, however it is punctuated."""

from __future__ import annotations

import pytest

from hippath.conversation.asked_part import asked_parts

ASKS = [
    ("My groin hurts. How long does it last?", ["How long does it last?"]),
    ("front of hip hurts, 51, do i need a scan btw", ["do i need a scan btw"]),
    ("groin pain, which stretch is best", ["which stretch is best"]),
    ("no, how long does it last and what are the risks", ["how long does it last", "what are the risks"]),
    ("it clicks, what is that", ["what is that"]),
]
TELLS = ["yes, when i run", "it hurts on the left, which hurts more", "i rest, what i do is sit", "the groin, where it bends", "no, can walk"]


@pytest.mark.parametrize(("text", "parts"), ASKS, ids=[row[0] for row in ASKS])
def test_the_questions_of_a_message(text: str, parts: list[str]) -> None:
    assert asked_parts(text) == parts


@pytest.mark.parametrize("text", TELLS)
def test_a_clause_that_tells_is_no_question(text: str) -> None:
    assert asked_parts(text) == []
