"""Conditions read as sentences."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.clinician.in_words import Term, alternatives, in_time
from hippath.knowledge import Knowledge
from hippath.knowledge.conditions import When

READ: list[tuple[Any, tuple[tuple[Term, ...], ...]]] = [
    ("always", ()),
    ([["fever"]], ((Term("one", ("fever",)),),)),
    ([[{"any": ["fever", {"any": ["night_sweats", "fever"]}]}]], ((Term("any", ("fever", "night sweats")),),)),
    ([[{"not": {"any": ["fever", "night_sweats"]}}]], ((Term("none", ("fever", "night sweats")),),)),
    ([["fever"], ["night_sweats"]], ((Term("one", ("fever",)),), (Term("one", ("night sweats",)),))),
    ([[{"age_under": 16}], ["under_16"]], ((Term("one", ("age under 16",)),),)),
    ([[{"age_from": 65}]], ((Term("one", ("age 65 or over",)),),)),
    ([[{"duration_from": 42}]], ((Term("one", ("pain for 6 weeks or more",)),),)),
    ([[{"conservative_over": 180}]], ((Term("one", ("adequate care for more than 6 months",)),),)),
    ([[{"injection_age_under": 42}]], ((Term("one", ("injection less than 6 weeks ago",)),),)),
    ([[{"level": "same_day"}]], ((Term("one", ("a danger sign of the level “Same day”",)),),)),
    ([[{"trend": "worse"}]], ((Term("one", ("getting worse",)),),)),
    ([[{"row": "pathway.7"}]], ((Term("one", ("row 7 of the pathway",)),),)),
]


@pytest.mark.parametrize(("when", "terms"), READ)
def test_read(knowledge: Knowledge, when: Any, terms: tuple[tuple[Term, ...], ...]) -> None:
    assert alternatives(When.parse(when), knowledge) == terms


@pytest.mark.parametrize(("days", "words"), [(1, "1 day"), (10, "10 days"), (14, "2 weeks"), (30, "1 month"), (90, "3 months"), (84, "12 weeks")])
def test_in_time(days: float, words: str) -> None:
    assert in_time(days) == words
