"""Facts in and out, and errors written for people."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.knowledge import Knowledge
from hippath.pathway import Facts, FactsError


@pytest.mark.parametrize(("data", "field", "words"), [
    ({"agee": 3}, "agee", "did you mean 'age'"),
    ({"symptoms_present": ["groin_pian"]}, "symptoms_present", "did you mean 'groin_pain'"),
    ({"symptoms_present": ["chest_pain"]}, "symptoms_present", "allowed: "),
    ({"symptoms_present": "groin_pain"}, "symptoms_present", "must be a list of ids"),
    ({"symptoms_present": [1]}, "symptoms_present", "must be a list of ids"),
    ({"red_flags": ["flag"]}, "red_flags", "cauda_equina"),
    ({"trend": "better"}, "trend", "improving, unchanged, worse"),
    ({"injection": "yes"}, "injection", "none, helped, wore_off, failed"),
    ({"side": "up"}, "side", "left, right, both"),
    ({"subject": "dog"}, "subject", "self, other"),
    ({"age": "34"}, "age", "must be a number"),
    ({"age": 34.5}, "age", "whole number"),
    ({"age": -1}, "age", "greater than or equal to 0"),
    ({"age": 130}, "age", "less than or equal to 120"),
    ({"age": True}, "age", "must be a number"),
    ({"duration_days": -5}, "duration_days", "greater than or equal to 0"),
    ({"complete": "yes"}, "complete", "true or false"),
    ({"conservative_adequate": 1}, "conservative_adequate", "true or false"),
])  # fmt: skip
def test_wrong_facts_name_field_and_mend(
    data: dict[str, Any], field: str, words: str, knowledge: Knowledge
) -> None:
    with pytest.raises(FactsError) as error:
        Facts.from_json(data, knowledge)
    assert str(error.value).startswith(f"{field}: ")
    assert words in str(error.value)


def test_every_problem_is_named(knowledge: Knowledge) -> None:
    with pytest.raises(FactsError) as error:
        Facts.from_json({"trend": "up", "side": "up"}, knowledge)
    assert len(error.value.problems) == 2


def test_lists_are_sorted_and_unique(knowledge: Knowledge) -> None:
    facts = Facts.from_json({"symptoms_present": ["snapping", "groin_pain", "snapping"]}, knowledge)
    assert facts.symptoms_present == ("groin_pain", "snapping")


def test_json_round_trip(knowledge: Knowledge) -> None:
    data = {
        "age": 34,
        "symptoms_present": ["groin_pain"],
        "trend": "worse",
        "conservative_days": 12.5,
        "complete": True,
    }
    facts = Facts.from_json(data, knowledge)
    assert facts.to_json() == data
    assert Facts.from_json(facts.to_json(), knowledge) == facts
    assert Facts().to_json() == {}


def test_null_means_unknown(knowledge: Knowledge) -> None:
    assert (
        Facts.from_json({"age": None, "trend": None, "subject": None, "complete": None}, knowledge) == Facts()
    )


def test_frozen() -> None:
    with pytest.raises(TypeError):
        Facts().age = 3  # type: ignore[misc]
