"""Every scenario of tests/dialogue/scenarios, played against the trained assistant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from hippath.knowledge import Knowledge
from hippath.knowledge.yaml_file import read_yaml
from tests.dialogue.driver import perform
from tests.dialogue.scenario import Scenario, scenarios
from tests.dialogue.talk import Talk

OPEN = scenarios(held_out=False)
KNOWN_GAPS: dict[str, str] = read_yaml(Path(__file__).with_name("known_gaps.yml"), "known_gaps.yml") or {}
"""Scenario -> what is not understood yet. They are run and reported, and never counted as passed."""
MADE_UP_ON_THE_WAY = {"what_to_change", "confirm_withdrawal", "contradiction"}
"""Questions that are not in knowledge/questions.yml because they name what the person said."""
HELD_OUT = scenarios(held_out=True)


def _cases(wanted: list[Scenario]) -> list[ParameterSet]:
    return [
        pytest.param(
            scenario,
            id=scenario.name,
            marks=[pytest.mark.xfail(reason=KNOWN_GAPS[scenario.name])] if scenario.name in KNOWN_GAPS else [],
        )
        for scenario in wanted
    ]


@pytest.mark.parametrize("scenario", _cases(OPEN))
def test_conversation(scenario: Scenario, new_talk: Callable[[], Talk]) -> None:
    perform(scenario, new_talk())


@pytest.mark.held_out
@pytest.mark.parametrize("scenario", _cases(HELD_OUT))
def test_held_out_conversation(scenario: Scenario, new_talk: Callable[[], Talk]) -> None:
    perform(scenario, new_talk())


@pytest.mark.parametrize("scenario", OPEN + HELD_OUT, ids=[scenario.name for scenario in OPEN + HELD_OUT])
def test_only_known_ids_are_expected(scenario: Scenario, knowledge: Knowledge) -> None:
    """A typing mistake in a question id would make `never_asked` or an answer mean nothing."""
    named = {*scenario.answers, *scenario.interject}
    for expected in (scenario.expect, scenario.first):
        named |= {*expected.asked, *expected.never_asked} if expected else set()
    known = {*knowledge.questions, *MADE_UP_ON_THE_WAY}
    assert named <= known, sorted(named - known)
