"""The medicine gate: every STOP and every ASK FIRST of the clinical reference, and what beats what."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.knowledge import Knowledge
from hippath.pathway import Facts, assess, medicine_advice
from tests.unit.pathway.pathway_cases import GROIN, with_atoms

STOP = {
    "nsaid": "nsaid_allergy aspirin_sensitive_asthma ulcer_or_gi_bleed_ever severe_heart_failure kidney_disease_moderate_severe severe_liver_disease anticoagulant bleeding_disorder recent_mi_or_stroke pregnant_20w_plus lithium methotrexate other_nsaid dehydrated_or_unwell under_16 kidney_disease_any warfarin_regular unwell",
    "topical_nsaid": "nsaid_allergy aspirin_sensitive_asthma broken_skin open_wound pregnant_20w_plus under_16",
    "paracetamol": "paracetamol_allergy severe_liver_disease paracetamol_overdose_possible under_16",
    "ice": "numb_skin poor_circulation cold_allergy_or_raynaud open_wound numbness_tingling under_16",
    "heat": "numb_skin hot_swollen_joint open_wound numbness_tingling under_16",
}
ASK = {
    "nsaid": "age_65_plus kidney_disease_mild liver_disease_mild high_blood_pressure diabetes heart_disease asthma low_dose_aspirin antiplatelet ssri_snri steroid_tablets ace_arb_diuretic heavy_alcohol crohns_colitis pregnant_under_20w possible_pregnancy trying_to_conceive breastfeeding planned_surgery uncontrolled_bp under_18",
    "topical_nsaid": "other_nsaid anticoagulant kidney_disease_any kidney_disease_mild lithium methotrexate severe_liver_disease severe_heart_failure ulcer_or_gi_bleed_ever pregnant_under_20w breastfeeding under_18",
    "paracetamol": "weight_under_50kg poor_nutrition_or_fasting kidney_disease_any kidney_disease_mild kidney_disease_moderate_severe liver_disease_mild heavy_alcohol warfarin_regular pregnant_20w_plus",
    "ice": "diabetes_with_numbness",
    "heat": "poor_circulation diabetes_with_numbness",
}
CASES = [
    (medicine, condition, verdict)
    for verdict, table in (("stop", STOP), ("ask", ASK))
    for medicine, conditions in table.items()
    for condition in conditions.split()
]


def _advice(facts: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    return {item.id: item for item in medicine_advice(Facts.from_json(facts, knowledge), knowledge)}


@pytest.mark.parametrize(("medicine", "condition", "verdict"), CASES)
def test_condition(medicine: str, condition: str, verdict: str, knowledge: Knowledge) -> None:
    advice = _advice(with_atoms(knowledge, [condition], **GROIN), knowledge)[medicine]
    assert advice.advice == verdict
    assert advice.reasons


@pytest.mark.parametrize("medicine", list(STOP))
def test_stop_beats_ask_and_ask_beats_ok(medicine: str, knowledge: Knowledge) -> None:
    stop, ask = STOP[medicine].split()[0], ASK[medicine].split()[0]
    assert _advice(with_atoms(knowledge, [stop, ask], **GROIN), knowledge)[medicine].advice == "stop"
    assert _advice(with_atoms(knowledge, [ask], **GROIN), knowledge)[medicine].advice == "ask"
    assert _advice(GROIN, knowledge)[medicine].advice == "ok"


@pytest.mark.parametrize(("age", "nsaid", "gel", "paracetamol"), [
    (15, "stop", "stop", "stop"), (16, "ask", "ask", "ok"), (17, "ask", "ask", "ok"), (18, "ok", "ok", "ok"),
    (64, "ok", "ok", "ok"), (65, "ask", "ok", "ok"), (None, "ask", "ask", "ask"),
])  # fmt: skip
def test_age(age: int | None, nsaid: str, gel: str, paracetamol: str, knowledge: Knowledge) -> None:
    advice = _advice({**GROIN, "age": age}, knowledge)
    assert (advice["nsaid"].advice, advice["topical_nsaid"].advice, advice["paracetamol"].advice) == (
        nsaid,
        gel,
        paracetamol,
    )


def test_nothing_is_ok_before_the_gate_was_asked(knowledge: Knowledge) -> None:
    for facts in ({"age": 34}, {"age": 34, "answered": ["medicine_screen"], "unsure": ["medicine_screen"]},
                  {"age": 34, "answered": ["medicine_screen"], "features_present": ["heart_or_pressure_problem"]}):  # fmt: skip
        assert {item.advice for item in _advice(facts, knowledge).values()} <= {"stop", "ask"}


@pytest.mark.parametrize("flag", ["cauda_equina", "dvt_suspected", "stress_fracture_suspected"])
def test_danger_sign_stops_everything(flag: str, knowledge: Knowledge) -> None:
    assert {item.advice for item in _advice({**GROIN, "red_flags": [flag]}, knowledge).values()} == {"stop"}


def test_strong_painkillers_and_steroid_tablets_are_never_offered(knowledge: Knowledge) -> None:
    advice = _advice(GROIN, knowledge)
    for medicine in ("opioid", "oral_steroid"):
        assert (advice[medicine].advice, advice[medicine].text) == ("stop", "A doctor must decide on these.")


def test_exact_words(knowledge: Knowledge) -> None:
    stop = _advice({**GROIN, "medicine_conditions": ["anticoagulant"]}, knowledge)
    assert stop["nsaid"].text == "Do not take this. Please ask a pharmacist or doctor."
    assert stop["topical_nsaid"].text == "Check with a pharmacist or doctor first."
    second = _advice({**GROIN, "medicine_conditions": ["other_nsaid"]}, knowledge)["nsaid"]
    assert "Do not add ibuprofen to the one you take" in second.text
    assert "Do not stop a prescribed one without advice" in second.text
    both = _advice({**GROIN, "medicine_conditions": ["other_nsaid", "anticoagulant"]}, knowledge)["nsaid"]
    assert both.text == "Do not take this. Please ask a pharmacist or doctor."


def test_gate_lists_name_known_conditions(knowledge: Knowledge) -> None:
    for medicine in knowledge.medicines.values():
        assert set(medicine.stop) | set(medicine.ask) <= set(knowledge.medicine_conditions)
    for condition in knowledge.medicine_conditions.values():
        assert set(condition.implies) <= knowledge.atoms


@pytest.mark.parametrize(("facts", "shown"), [
    ({}, True), ({"age": 15, "symptoms_present": ["clicking_painless"]}, False),
    ({"symptoms_present": ["clicking_painless"]}, False), ({"features_present": ["weight_loss"]}, True),
])  # fmt: skip
def test_which_results_carry_the_gate(facts: dict[str, Any], shown: bool, knowledge: Knowledge) -> None:
    assert bool(assess(Facts.from_json({**GROIN, **facts}, knowledge), knowledge).medicines) is shown
