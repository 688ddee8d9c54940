"""Added, changed and removed statements between two states of the knowledge."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.report import changes
from hippath.report.words import Part, word_changes

ONE = {"patient": {"short": [{"text": "Ice may help a little.", "sources": ["a"]}]}, "asks": {"patient": ["ice", "cold"]}}


def _faq(*texts: str) -> dict[str, Any]:
    return {"faq/ice.yml": {"patient": {"short": [{"text": text, "sources": ["a"]} for text in texts]}}}


def _seen(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.path, " ".join(f"{part.kind[0]}:{part.text}" for part in change.parts)) for change in changes(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (_faq("One."), _faq("One."), []),
        (_faq("One."), _faq("One.", "Two."), [("added", "patient.short", "a:Two. [a]")]),
        (_faq("One.", "Two."), _faq("Two."), [("removed", "patient.short", "r:One. [a]")]),
        (_faq("It may help a bit."), _faq("It may help a lot."), [("changed", "patient.short", "s:It may help a r:bit. a:lot. s:[a]")]),
        (
            _faq("First stays as it is.", "Ice may help."),
            _faq("A wholly new one came in.", "First stays as it is.", "Ice may not help."),
            [("added", "patient.short", "a:A wholly new one came in. [a]"), ("changed", "patient.short", "s:Ice may a:not s:help. [a]")],
        ),
        ({}, _faq("One."), [("added", "patient.short", "a:One. [a]")]),
        (_faq("One."), {}, [("removed", "patient.short", "r:One. [a]")]),
    ],
)
def test_statements(before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert _seen(before, after) == expected


def test_sources_and_conditions_are_compared() -> None:
    before = {"pathway.yml": {"rows": [{"id": "pathway.1", "when": [["a"]], "sources": ["x"]}]}}
    after = {"pathway.yml": {"rows": [{"id": "pathway.1", "when": [["a", "b"]], "sources": ["y"]}]}}
    assert _seen(before, after) == [
        ("changed", "rows.pathway.1.when", "r:[[a]] a:[[a, b]]"),
        ("changed", "rows.pathway.1.sources", "r:[x] a:[y]"),
    ]


def test_entries_are_known_by_their_id_not_their_place() -> None:
    first, second = {"id": "one", "name": "first"}, {"id": "two", "name": "second"}
    assert _seen({"red_flags.yml": [first, second]}, {"red_flags.yml": [second, first]}) == []


def test_word_lists_of_understanding_are_left_out() -> None:
    assert _seen({"language.yml": {"x": "1"}}, {"language.yml": {"x": "2"}}) == []
    assert _seen({"symptoms.yml": [{"id": "a", "phrases": ["x"]}]}, {"symptoms.yml": [{"id": "a", "phrases": ["y"]}]}) == []


def test_word_changes() -> None:
    assert word_changes("a b c", "a x c d") == (
        Part("same", "a"), Part("removed", "b"), Part("added", "x"), Part("same", "c"), Part("added", "d"),
    )  # fmt: skip
