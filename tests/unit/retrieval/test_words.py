"""Words are made comparable, and slips of the keyboard are mended only towards known words."""

from __future__ import annotations

import pytest

from hippath.retrieval.asking import asks
from hippath.retrieval.words import mended, words_of

KNOWN = ["surgery", "recovery", "steroid", "injection", "exercise", "weather", "hip", "stretch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How long does the recovery take?", ["long", "recovery", "take"]),
        ("running, runs", ["run", "runs"]),
        ("the injections", ["injection"]),
        ("icing", ["icing"]),
        ("X-ray or MRI", ["xray", "mri"]),
        ("what is it", []),
    ],
)
def test_words_of(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("surgary recovry", "surgery recovery"),
        ("Steriod injctions", "steroid injection"),
        ("excercise for my hip", "exercise for my hip"),
        ("hop", "hop"),
        ("bicycle", "bicycle"),
        ("whether", "weather"),
        ("perjury", "perjury"),
    ],
)
def test_mended(text: str, expected: str) -> None:
    assert mended(text, KNOWN) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("should i even be running??", True),
        ("can I run", True),
        ("ok but what is a psoas", True),
        ("so, is it serious", True),
        ("tell me about injections", True),
        ("its 4 months actually", False),
        ("my physio asked what I do", False),
        ("it hurts when I run", False),
    ],
)
def test_asks(sentence: str, expected: bool) -> None:
    assert asks(sentence) is expected
