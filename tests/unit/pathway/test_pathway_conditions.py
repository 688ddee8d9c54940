"""The condition language."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.knowledge.condition_ids import atoms_of, met_by
from hippath.knowledge.conditions import State, When, holds, judge

OPEN = State(
    frozenset({"a"}), frozenset({"x"}), {"age": 34.0, "duration": 90.0}, {"trend": frozenset({"worse"})}
)  # fmt: skip


@pytest.mark.parametrize(("when", "verdict"), [
    ("always", True), ("a", True), ("b", None), ("x", False),
    ([["a", "b"]], None), ([["a", "x"]], False), ([["b"], ["a"]], True), ([["b"], ["x"]], None), ([], False),
    ({"any": ["b", "a"]}, True), ({"any": ["b", "x"]}, None), ({"any": ["x"]}, False),
    ({"not": "a"}, False), ({"not": "b"}, True), ({"not": "x"}, True), ({"not": {"any": ["b", "a"]}}, False),
    ({"age_under": 34}, False), ({"age_under": 35}, True), ({"age_from": 34}, True), ({"age_over": 34}, False),
    ({"duration_from": 90}, True), ({"duration_over": 90}, False), ({"conservative_from": 1}, None),
    ({"not": {"conservative_from": 1}}, True), ({"trend": "worse"}, True), ({"trend": "improving"}, False),
    ({"injection": "none"}, None),
])  # fmt: skip
def test_judgement(when: Any, verdict: bool | None) -> None:
    assert judge(When.parse(when), OPEN) is verdict
    assert holds(When.parse(when), OPEN) is (verdict is True)


@pytest.mark.parametrize("when", ["b", {"any": ["b"]}, {"conservative_from": 1}, {"injection": "none"}])
def test_closed_world_has_no_unknowns(when: Any) -> None:
    closed = State(OPEN.present, OPEN.absent, OPEN.numbers, OPEN.words, closed=True)
    assert judge(When.parse(when), closed) is False


@pytest.mark.parametrize("wrong", [
    ["a"], 3, {"a": 1, "b": 2}, {"age_below": 3}, {"age_under": "three"}, {"any": []}, {"any": "a"}, {"age_under": True}, [[["a"]]],
])  # fmt: skip
def test_wrong_conditions_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError):
        When.parse(wrong)


def test_ids_named_and_ids_met() -> None:
    when = When.parse([["a", {"any": ["b", "c"]}], [{"not": "d"}, {"age_under": 40}]])
    assert atoms_of([["a", {"any": ["b", "c"]}], [{"not": "d"}]]) == {"a", "b", "c", "d"}
    assert met_by(When.parse([["a", {"any": ["b", "a"]}]]), OPEN) == {"a"}
    assert met_by(When.parse([["b"]]), OPEN) == frozenset()
    assert holds(when, OPEN)
