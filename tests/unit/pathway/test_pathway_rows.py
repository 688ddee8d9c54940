"""The table: one case a row, and both sides of every boundary."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.knowledge import Knowledge
from hippath.pathway import Facts, assess
from tests.unit.pathway.pathway_cases import GROIN

CARED = {**GROIN, "conservative_adequate": True, "trend": "unchanged", "injection": "none"}

ROWS: list[tuple[str, dict[str, Any], str, str]] = [
    ("emergency flag", {**CARED, "red_flags": ["cauda_equina"]}, "pathway.1", "emergency_now"),
    ("same-day flag", {**CARED, "red_flags": ["dvt_suspected"]}, "pathway.2", "urgent_same_day"),
    ("child with a painless click", {"age": 15, "symptoms_present": ["clicking_painless"], "complete": True}, "pathway.3", "routine_gp_assessment"),
    ("child with groin pain", {**GROIN, "age": 15}, "pathway.2", "urgent_same_day"),
    ("age refused", {"symptoms_present": ["groin_pain"], "unsure": ["age"], "complete": True}, "pathway.3", "routine_gp_assessment"),
    ("age not listed but complete", {"symptoms_present": ["groin_pain"], "complete": True}, "pathway.8", "self_care_conservative"),
    ("within two weeks", {**CARED, "features_present": ["weight_loss"]}, "pathway.4", "routine_gp_assessment"),
    ("routine flag", {**CARED, "features_present": ["soft_groin_lump"]}, "pathway.4", "routine_gp_assessment"),
    ("replaced hip not checked", {**CARED, "features_present": ["hip_replacement"]}, "pathway.4", "routine_gp_assessment"),
    ("replaced hip checked", {**CARED, "features_present": ["hip_replacement", "hip_replacement_checked"], "conservative_days": 200}, "pathway.12", "surgical_consultation"),
    ("checked, hurts every step", {**CARED, "features_present": ["hip_replacement", "hip_replacement_checked", "pain_every_step"]}, "pathway.9", "continue_conservative"),
    ("complaint elsewhere", {**GROIN, "other_body_part": True}, "pathway.5", "not_iliopsoas_other_assessment"),
    ("only lateral", {"age": 50, "symptoms_present": ["lateral_hip_pain"], "complete": True}, "pathway.5", "not_iliopsoas_other_assessment"),
    ("lateral and buttock", {"age": 50, "symptoms_present": ["lateral_hip_pain", "buttock_pain"], "complete": True}, "pathway.5", "not_iliopsoas_other_assessment"),
    ("lateral and groin", {"age": 50, "symptoms_present": ["lateral_hip_pain", "groin_pain"], "complete": True}, "pathway.8", "self_care_conservative"),
    ("inner thigh alone", {"age": 50, "features_present": ["inner_thigh_pain"], "complete": True}, "pathway.5", "not_iliopsoas_other_assessment"),
    ("front of the thigh alone", {"age": 50, "features_present": ["front_thigh_pain"], "complete": True}, "pathway.7", "routine_gp_assessment"),
    ("painless click", {"age": 25, "symptoms_present": ["clicking_painless"], "complete": True}, "pathway.6", "self_care_conservative"),
    ("snap, nothing else", {"age": 25, "symptoms_present": ["snapping"], "complete": True}, "pathway.6", "self_care_conservative"),
    ("snap with pain", {"age": 25, "symptoms_present": ["snapping", "groin_pain"], "complete": True}, "pathway.8", "self_care_conservative"),
    ("snap with weakness", {"age": 25, "symptoms_present": ["snapping", "weakness_hip_flexion"], "complete": True}, "pathway.8", "self_care_conservative"),
    ("nothing at the front", {"age": 25, "symptoms_present": ["stiffness_tightness"], "complete": True}, "pathway.7", "routine_gp_assessment"),
    ("two years of pain, no care", {**GROIN, "duration_days": 730}, "pathway.8", "self_care_conservative"),
    ("200 days, not adequate", {**CARED, "conservative_adequate": False, "conservative_days": 200}, "pathway.8", "self_care_conservative"),
    ("200 days, adequacy not stated", {**CARED, "conservative_adequate": None, "conservative_days": 200}, "pathway.8", "self_care_conservative"),
    ("adequate, days not known", {**CARED}, "pathway.9", "continue_conservative"),
    ("89 days", {**CARED, "conservative_days": 89}, "pathway.9", "continue_conservative"),
    ("90 days", {**CARED, "conservative_days": 90}, "pathway.11", "consider_injection_referral"),
    ("91 days", {**CARED, "conservative_days": 91}, "pathway.11", "consider_injection_referral"),
    ("150 days", {**CARED, "conservative_days": 150}, "pathway.11", "consider_injection_referral"),
    ("179 days", {**CARED, "conservative_days": 179}, "pathway.11", "consider_injection_referral"),
    ("180 days", {**CARED, "conservative_days": 180}, "pathway.11", "consider_injection_referral"),
    ("181 days", {**CARED, "conservative_days": 181}, "pathway.12", "surgical_consultation"),
    ("400 days, improving", {**CARED, "conservative_days": 400, "trend": "improving"}, "pathway.9", "continue_conservative"),
    ("trend unknown counts as unchanged", {**CARED, "conservative_days": 200, "trend": None}, "pathway.12", "surgical_consultation"),
    ("worse at 120 days", {**CARED, "conservative_days": 120, "trend": "worse"}, "pathway.11", "consider_injection_referral"),
    ("injection failed 41 days ago", {**CARED, "conservative_days": 200, "injection": "failed", "injection_days_ago": 41}, "pathway.9", "continue_conservative"),
    ("injection failed 42 days ago", {**CARED, "conservative_days": 100, "injection": "failed", "injection_days_ago": 42}, "pathway.10", "surgical_consultation"),
    ("injection wore off", {**CARED, "conservative_days": 100, "injection": "wore_off", "injection_days_ago": 120}, "pathway.10", "surgical_consultation"),
    ("injection failed, day unknown", {**CARED, "conservative_days": 100, "injection": "failed"}, "pathway.10", "surgical_consultation"),
    ("injection failed, too little care", {**CARED, "conservative_days": 80, "injection": "failed", "injection_days_ago": 120}, "pathway.9", "continue_conservative"),
    ("injection still helps", {**CARED, "conservative_days": 150, "injection": "helped", "injection_days_ago": 60}, "pathway.9", "continue_conservative"),
    ("injection still helps, half a year", {**CARED, "conservative_days": 200, "injection": "helped", "injection_days_ago": 60}, "pathway.12", "surgical_consultation"),
    ("diagnostic injection counts as none", {**CARED, "conservative_days": 150, "injection": "none", "injection_days_ago": 10}, "pathway.11", "consider_injection_referral"),
    ("blood thinner leaves the step", {**CARED, "conservative_days": 150, "medicine_conditions": ["anticoagulant"]}, "pathway.11", "consider_injection_referral"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "row", "disposition"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS]
)
def test_row(facts: dict[str, Any], row: str, disposition: str, knowledge: Knowledge) -> None:
    result = assess(Facts.from_json(facts, knowledge), knowledge)
    assert (result.rules[0], result.disposition) == (row, disposition)


VISIT = "within two weeks"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, False),
        ({"symptoms_present": ["groin_pain", "limping"]}, True),
        ({"symptoms_present": ["groin_pain", "night_pain"]}, True),
        ({"features_present": ["clear_loss_of_function"]}, True),
        ({"trend": "worse", "duration_days": 20}, True),
        ({"trend": "worse", "duration_days": 7}, False),
        ({"age": 17}, True),
        ({"age": 18}, False),
    ],
)
@pytest.mark.parametrize("care", [{}, {"conservative_adequate": True, "conservative_days": 30}])
def test_rows_8_and_9_add_a_visit(
    change: dict[str, Any], expected: bool, care: dict[str, Any], knowledge: Knowledge
) -> None:
    result = assess(Facts.from_json({**GROIN, "duration_days": 30, **care, **change}, knowledge), knowledge)
    assert result.rules == (("pathway.9",) if care else ("pathway.8",))
    assert any(VISIT in action for action in result.actions) is expected


@pytest.mark.parametrize(("days", "expected"), [(41, False), (42, True), (None, True)])
def test_six_weeks_of_pain_adds_a_physio_or_gp_visit(
    days: float | None, expected: bool, knowledge: Knowledge
) -> None:
    result = assess(Facts.from_json({**GROIN, "duration_days": days}, knowledge), knowledge)
    assert any("physio or GP" in action for action in result.actions) is expected


@pytest.mark.parametrize("days", [100, 150, 181, 400])
def test_limp_or_worsening_never_pulls_later_rows_down(days: int, knowledge: Knowledge) -> None:
    plain = assess(Facts.from_json({**CARED, "conservative_days": days}, knowledge), knowledge)
    limping = {
        **CARED,
        "conservative_days": days,
        "trend": "worse",
        "symptoms_present": ["groin_pain", "limping"],
    }
    assert assess(Facts.from_json(limping, knowledge), knowledge).rules == plain.rules


@pytest.mark.parametrize(
    ("atoms", "words"),
    [
        ({"medicine_conditions": ["anticoagulant"]}, "blood thinner"),
        ({"medicine_conditions": ["breastfeeding"]}, "breastfeeding"),
        ({"medicine_conditions": ["pregnant_20w_plus"]}, "pregnant"),
        ({"features_present": ["possible_pregnancy"]}, "pregnant"),
        ({"medicine_conditions": ["uncontrolled_diabetes"]}, "diabetes"),
        ({"features_present": ["hip_replacement", "hip_replacement_checked"]}, "surgical team"),
        ({"age": 17}, "under 18"),
    ],
)
@pytest.mark.parametrize("days", [150, 200])
def test_injection_cautions_are_named(
    atoms: dict[str, Any], words: str, days: int, knowledge: Knowledge
) -> None:
    result = assess(Facts.from_json({**CARED, "conservative_days": days, **atoms}, knowledge), knowledge)
    assert result.rules == (("pathway.11",) if days == 150 else ("pathway.12",))
    assert any(words in action for action in result.actions)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"conservative_days": 10}, 42),
        ({"conservative_days": 60}, 30),
        ({"conservative_days": 89}, 1),
        ({"conservative_days": 200, "injection": "failed", "injection_days_ago": 30}, 12),
        ({"conservative_days": 400, "trend": "improving"}, 42),
    ],
)
def test_review_date_of_row_9(facts: dict[str, Any], days: int, knowledge: Knowledge) -> None:
    assert assess(Facts.from_json({**CARED, **facts}, knowledge), knowledge).review_after_days == days
