"""Every danger sign fires on its trigger, at its level, and not on half of it."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.knowledge import Knowledge
from hippath.pathway import Facts, assess, established
from tests.unit.pathway.pathway_cases import GROIN, interview, with_atoms

AMBULANCE, EMERGENCY, TODAY, SOON, ROUTINE = (
    "ambulance_now", "emergency_department_now", "same_day", "within_2_weeks", "routine",
)  # fmt: skip

FIRES: list[tuple[str, str, list[str], dict[str, Any]]] = [
    ("trauma_deformity", AMBULANCE, ["trauma", "leg_short_or_turned"], {}),
    ("trauma_deformity", AMBULANCE, ["recent_fall", "cannot_move_leg"], {}),
    ("sepsis_signs", AMBULANCE, ["confusion"], {}),
    ("sepsis_signs", AMBULANCE, ["fast_breathing"], {}),
    ("sepsis_signs", AMBULANCE, ["mottled_skin"], {}),
    ("bleed_collapse", AMBULANCE, ["anticoagulant", "sudden_onset", "faint_or_pale"], {}),
    ("bleed_collapse", AMBULANCE, ["bleeding_disorder", "sudden_onset", "faint_or_pale"], {}),
    ("limb_ischaemia", AMBULANCE, ["leg_cold_pale_numb"], {}),
    ("ectopic_collapse", AMBULANCE, ["possible_pregnancy", "faint_or_pale"], {}),
    ("ectopic_collapse", AMBULANCE, ["pregnant_under_20w", "shoulder_tip_pain"], {}),
    ("ectopic_collapse", AMBULANCE, ["possible_pregnancy", "severe_tummy_pain"], {}),
    ("aaa_suspected", AMBULANCE, ["severe_sudden_trunk_pain", "faint_or_pale"], {}),
    ("aaa_suspected", AMBULANCE, ["severe_sudden_trunk_pain"], {"age": 60}),
    ("pe_suspected", AMBULANCE, ["breathless"], {}),
    ("pe_suspected", AMBULANCE, ["coughing_blood"], {}),
    ("pe_suspected", AMBULANCE, ["chest_pain"], {}),
    ("gi_bleed", AMBULANCE, ["black_or_bloody_stool"], {}),
    ("gi_bleed", AMBULANCE, ["vomiting_blood"], {}),
    ("crisis_text", AMBULANCE, ["self_harm_thoughts"], {}),
    ("trauma_no_weight", EMERGENCY, ["trauma", "cannot_bear_weight"], {}),
    ("trauma_no_weight", EMERGENCY, ["recent_fall", "cannot_bear_weight"], {}),
    ("fragility_fracture", EMERGENCY, ["recent_fall", "groin_pain"], {"age": 65}),
    ("fragility_fracture", EMERGENCY, ["recent_fall", "age_65_plus"], {"age": None}),
    ("fragility_fracture", EMERGENCY, ["trauma"], {"age": 70, "duration_days": 5}),
    ("fragility_fracture", EMERGENCY, ["recent_fall", "thin_bones"], {}),
    ("fragility_fracture", EMERGENCY, ["recent_fall", "steroid_tablets"], {}),
    ("cannot_walk_or_move", EMERGENCY, ["cannot_bear_weight"], {}),
    ("cannot_walk_or_move", EMERGENCY, ["cannot_move_leg"], {}),
    ("septic_joint", EMERGENCY, ["unwell", "severe_hip_pain"], {}),
    ("septic_joint", EMERGENCY, ["fever", "severe_hip_pain"], {}),
    ("psoas_abscess", EMERGENCY, ["shivery", "groin_pain"], {}),
    ("septic_joint", EMERGENCY, ["unwell", "diabetes"], {}),
    ("septic_joint", EMERGENCY, ["unwell", "uncontrolled_diabetes"], {}),
    ("septic_joint", EMERGENCY, ["unwell", "weak_immunity"], {}),
    ("septic_joint", EMERGENCY, ["unwell", "injected_drugs"], {}),
    ("septic_joint", EMERGENCY, ["unwell", "recent_joint_procedure"], {}),
    ("psoas_abscess", EMERGENCY, ["night_sweats", "groin_pain"], {}),
    ("psoas_abscess", EMERGENCY, ["fever", "low_back_pain"], {}),
    ("psoas_abscess", EMERGENCY, ["fever", "flank_pain"], {}),
    ("psoas_abscess", EMERGENCY, ["weight_loss", "groin_pain", "leg_kept_bent"], {}),
    ("psoas_abscess", EMERGENCY, ["weight_loss", "groin_pain", "crohns_colitis"], {}),
    ("psoas_abscess", EMERGENCY, ["weight_loss", "low_back_pain", "recent_infection"], {}),
    ("iliopsoas_bleed", EMERGENCY, ["anticoagulant", "sudden_onset"], {}),
    ("iliopsoas_bleed", EMERGENCY, ["warfarin_regular", "thigh_weak_or_numb"], {}),
    ("iliopsoas_bleed", EMERGENCY, ["bleeding_disorder", "numbness_tingling"], {}),
    ("iliopsoas_bleed", AMBULANCE, ["anticoagulant", "thigh_weak_or_numb", "faint_or_pale"], {}),
    ("cauda_equina", EMERGENCY, ["saddle_numbness"], {}),
    ("cauda_equina", EMERGENCY, ["bladder_or_bowel_change"], {}),
    ("cauda_equina", EMERGENCY, ["sexual_function_change"], {}),
    ("cauda_equina", EMERGENCY, ["both_legs_weak"], {}),
    ("cauda_equina", AMBULANCE, ["saddle_numbness", "cannot_travel"], {}),
    ("cord_compression", EMERGENCY, ["cancer_ever", "new_back_pain"], {}),
    ("cord_compression", EMERGENCY, ["cancer_ever", "weak_legs"], {}),
    ("cord_compression", EMERGENCY, ["cancer_ever", "low_back_pain"], {}),
    ("hernia_strangulated", EMERGENCY, ["groin_lump_hard"], {}),
    ("hernia_strangulated", AMBULANCE, ["groin_lump_hard", "vomiting"], {}),
    ("testicular_torsion", EMERGENCY, ["testicle_pain_sudden"], {}),
    ("testicular_torsion", EMERGENCY, ["testicle_pain", "sudden_onset"], {}),
    ("testicular_torsion", EMERGENCY, ["groin_pain", "sudden_onset", "vomiting"], {}),
    ("ectopic_suspected", EMERGENCY, ["possible_pregnancy", "one_sided_low_pain"], {}),
    ("ectopic_suspected", EMERGENCY, ["possible_pregnancy", "vaginal_bleeding"], {}),
    ("ectopic_suspected", EMERGENCY, ["pregnant_under_20w", "belly_or_pelvis_pain"], {"side": "left"}),
    ("acute_abdomen", EMERGENCY, ["tummy_pain_low_right"], {}),
    ("acute_abdomen", EMERGENCY, ["tummy_pain_on_cough"], {}),
    ("ovarian_torsion", EMERGENCY, ["pelvic_pain_sudden_one_side", "vomiting"], {}),
    ("hip_replacement_acute", EMERGENCY, ["hip_replacement", "fever"], {}),
    ("hip_replacement_acute", EMERGENCY, ["hip_replacement", "hip_hot_red_leaking"], {}),
    ("hip_replacement_acute", EMERGENCY, ["hip_replacement", "hip_popped_out"], {}),
    ("hip_replacement_acute", EMERGENCY, ["hip_replacement", "pain_8_of_10"], {}),
    ("hip_replacement_acute", EMERGENCY, ["hip_replacement", "cannot_bear_weight"], {}),
    ("procedure_infection", EMERGENCY, ["recent_hip_injection", "hip_hot_red_leaking"], {}),
    ("procedure_infection", EMERGENCY, ["recent_hip_surgery", "fever"], {}),
    ("procedure_infection", EMERGENCY, ["hip_hot_red_leaking"], {"injection": "failed", "injection_days_ago": 10}),
    ("postop_belly_pain", EMERGENCY, ["recent_hip_arthroscopy", "tummy_sore_or_swollen"], {}),
    ("stress_fracture_no_weight", EMERGENCY, ["running", "load_related_deep_groin_pain", "cannot_bear_weight"], {}),
    ("cancer_no_weight", EMERGENCY, ["cancer_ever", "cannot_bear_weight"], {}),
    ("kidney_infection", EMERGENCY, ["side_to_groin_pain", "fever"], {}),
    ("paracetamol_overdose", EMERGENCY, ["paracetamol_over_4g"], {}),
    ("paracetamol_overdose", EMERGENCY, ["several_paracetamol_products"], {}),
    ("child_emergency", EMERGENCY, ["fever"], {"age": 15}),
    ("child_emergency", EMERGENCY, ["cannot_bear_weight"], {"age": 9}),
    ("stress_fracture_suspected", TODAY, ["load_related_deep_groin_pain", "training_increase"], {}),
    ("stress_fracture_suspected", TODAY, ["load_related_deep_groin_pain", "missed_periods"], {}),
    ("stress_fracture_suspected", TODAY, ["load_related_deep_groin_pain", "low_weight"], {}),
    ("stress_fracture_suspected", TODAY, ["load_related_deep_groin_pain", "night_pain"], {}),
    ("stress_fracture_suspected", TODAY, ["load_related_deep_groin_pain", "limping"], {}),
    ("stress_fracture_suspected", TODAY, ["running", "pain_on_weight_bearing"], {}),
    ("dvt_suspected", TODAY, ["leg_swollen_warm"], {}),
    ("progressive_weakness", TODAY, ["getting_weaker"], {}),
    ("progressive_weakness", EMERGENCY, ["getting_weaker_fast"], {}),
    ("progressive_weakness", EMERGENCY, ["foot_drop"], {}),
    ("sudden_deterioration", TODAY, ["suddenly_much_worse"], {}),
    ("sudden_deterioration", TODAY, ["severe_spasm"], {}),
    ("sudden_deterioration", TODAY, ["leg_length_change"], {}),
    ("avn_sudden", TODAY, ["long_term_steroids", "deep_rest_pain", "suddenly_much_worse"], {}),
    ("kidney_stone", TODAY, ["side_to_groin_pain", "colicky_pain"], {}),
    ("kidney_stone", TODAY, ["blood_in_urine"], {}),
    ("pelvic_infection", TODAY, ["unusual_discharge", "pelvic_pain"], {}),
    ("child_hip_pain", TODAY, ["knee_pain"], {"age": 12}),
    ("child_hip_pain", TODAY, ["limping"], {"age": 15}),
    ("avn_risk", SOON, ["heavy_alcohol", "deep_rest_pain"], {}),
    ("avn_risk", SOON, ["steroid_tablets", "deep_rest_pain"], {}),
    ("avn_risk", SOON, ["sickle_cell", "deep_rest_pain"], {}),
    ("cancer_suspected", SOON, ["cancer_ever"], {}),
    ("cancer_suspected", SOON, ["weight_loss"], {}),
    ("cancer_suspected", SOON, ["constant_pain"], {}),
    ("hip_replacement_weight_pain", SOON, ["hip_replacement", "pain_every_step"], {}),
    ("testicle_lump", SOON, ["testicle_lump_felt"], {}),
    ("inflammatory_back_pain", ROUTINE, ["morning_stiffness_easing", "low_back_pain"], {"duration_days": 90}),
    ("groin_lump_soft", ROUTINE, ["soft_groin_lump"], {}),
]  # fmt: skip
HALVES: list[tuple[str, list[str], dict[str, Any]]] = [
    ("iliopsoas_bleed", ["anticoagulant", "groin_pain"], {}),
    ("iliopsoas_bleed", ["antiplatelet", "sudden_onset"], {}),
    ("iliopsoas_bleed", ["sudden_onset"], {}),
    ("fragility_fracture", ["recent_fall"], {"age": 64}),
    ("fragility_fracture", ["trauma"], {"age": 70, "duration_days": 60}),
    ("cannot_walk_or_move", ["cannot_bear_weight", "usually_cannot_walk"], {}),
    ("septic_joint", ["unwell"], {}),
    ("septic_joint", ["fever"], {}),
    ("psoas_abscess", ["weight_loss", "groin_pain"], {}),
    ("ectopic_suspected", ["pregnant_20w_plus", "possible_pregnancy", "groin_pain"], {"side": "left"}),
    ("ectopic_suspected", ["possible_pregnancy", "groin_pain"], {"side": "left"}),
    ("stress_fracture_suspected", ["load_related_deep_groin_pain"], {}),
    ("stress_fracture_suspected", ["groin_pain", "pain_running"], {}),
    ("stress_fracture_suspected", ["groin_pain", "pain_on_stairs", "limping"], {}),
    ("hip_replacement_weight_pain", ["hip_replacement", "pain_every_step", "hip_replacement_checked"], {}),
    ("paracetamol_overdose", ["several_paracetamol_products", "paracetamol_total_under_4g"], {}),
    ("avn_risk", ["long_term_steroids"], {}),
    ("avn_risk", ["deep_rest_pain"], {}),
    ("cancer_suspected", ["night_pain"], {}),
    ("child_hip_pain", ["limping"], {"age": 16}),
    ("inflammatory_back_pain", ["morning_stiffness_easing"], {"duration_days": 90, "age": 45}),
    ("inflammatory_back_pain", ["morning_stiffness_easing"], {"duration_days": 89}),
    ("cord_compression", ["cancer_ever", "low_back_pain"], {"duration_days": 200}),
    ("procedure_infection", ["hip_hot_red_leaking"], {"injection": "none", "injection_days_ago": 10}),
]  # fmt: skip
SHOWN = {
    AMBULANCE: "emergency_now", EMERGENCY: "emergency_now", TODAY: "urgent_same_day",
    SOON: "routine_gp_assessment", ROUTINE: "routine_gp_assessment",
}  # fmt: skip


def _facts(atoms: list[str], extra: dict[str, Any], knowledge: Knowledge, **more: Any) -> Facts:
    return Facts.from_json(with_atoms(knowledge, atoms, **{"age": 34, **extra, **more}), knowledge)


@pytest.mark.parametrize(("flag", "level", "atoms", "extra"), FIRES)
def test_trigger_fires_at_its_level(
    flag: str, level: str, atoms: list[str], extra: dict[str, Any], knowledge: Knowledge
) -> None:
    facts = _facts(atoms, extra, knowledge)
    found = {item.id: item for item in established(facts, knowledge)}
    assert found[flag].level == level
    complete = facts.but(complete=True)
    result = assess(complete, knowledge)
    assert f"red_flag.{flag}" in result.rules
    worst = established(complete, knowledge)[0].level
    assert result.disposition == SHOWN[worst]
    told = [knowledge.red_flags[flag].name, "You told me: "]
    assert any(words in reason for words in told for reason in result.reasons)


@pytest.mark.parametrize(("flag", "atoms", "extra"), HALVES)
def test_half_a_trigger_does_not_fire(
    flag: str, atoms: list[str], extra: dict[str, Any], knowledge: Knowledge
) -> None:
    assert flag not in {item.id for item in established(_facts(atoms, extra, knowledge), knowledge)}


def test_every_flag_has_a_case(knowledge: Knowledge) -> None:
    assert {case[0] for case in FIRES} == set(knowledge.red_flags)


@pytest.mark.parametrize("pain", [
    "groin_pain", "anterior_hip_pain", "lateral_hip_pain", "buttock_pain", "pain_on_stairs", "pain_rising_from_chair",
    "pain_lifting_leg", "pain_running", "pain_sitting", "night_pain", "radiating_thigh", "difficulty_walking", "limping",
    "stiffness_tightness", "snapping",
])  # fmt: skip
@pytest.mark.parametrize("heat", ["fever", "shivery"])
def test_fever_with_any_hip_pain_is_an_emergency(pain: str, heat: str, knowledge: Knowledge) -> None:
    assert assess(_facts([heat, pain], {}, knowledge), knowledge).disposition == "emergency_now"


def test_denied_flag_still_fires_on_its_facts(knowledge: Knowledge) -> None:
    facts = _facts(["chest_pain"], {}, knowledge, red_flags_absent=["pe_suspected"])
    assert [item.id for item in established(facts, knowledge)] == ["pe_suspected"]


def test_latched_flag_needs_no_facts(knowledge: Knowledge) -> None:
    assert assess(Facts(red_flags=("dvt_suspected",)), knowledge).disposition == "urgent_same_day"


NSAID_WARNED = {"bleed_collapse", "gi_bleed", "iliopsoas_bleed"}


def test_danger_card_says_what_to_do_and_advises_no_medicine(knowledge: Knowledge) -> None:
    for flag in knowledge.red_flags.values():
        if flag.level in (SOON, ROUTINE):
            continue
        result = assess(Facts.from_json({**GROIN, "red_flags": [flag.id]}, knowledge), knowledge)
        assert result.self_care == () and result.timeline == ()
        assert all(item.advice == "stop" for item in result.medicines)
        assert bool(result.medicines) is (flag.id in NSAID_WARNED)
        assert any(flag.tell_them in action for action in result.actions)
        assert not any("{" in text for text in (*result.actions, *result.safety_net, result.title))
        if flag.level != AMBULANCE:
            assert result.safety_net, f"{flag.id} needs an escalation line"


def test_never_asks_anyone_to_hop(knowledge: Knowledge) -> None:
    for flag in knowledge.red_flags.values():
        assert "hop" not in " ".join((flag.question, *flag.actions)).lower().split()


@pytest.mark.parametrize(
    ("flag", "level", "atoms", "extra"), [case for case in FIRES if case[0] != "crisis_text"]
)
def test_questions_find_every_danger_sign(
    flag: str, level: str, atoms: list[str], extra: dict[str, Any], knowledge: Knowledge
) -> None:
    """A person who says nothing by themselves is still asked about it, down to the routine flags."""
    truth = _facts(atoms, {"duration_days": 100, **extra}, knowledge)
    if truth.age is None:
        truth = truth.but(age=70)
    said = [atom for atom in atoms if atom in UNASKED]
    start = _facts(said, {}, knowledge).but(age=None)
    truth = truth.but(symptoms_present=(*truth.symptoms_present, "groin_pain"))
    reached, _ = interview(start, truth, knowledge)
    expected = SHOWN[established(truth, knowledge)[0].level]
    assert assess(reached, knowledge).disposition == expected


UNASKED = {"trauma", "running", "testicle_lump_felt", "soft_groin_lump", "morning_stiffness_easing"}
"""Told, not asked: activities and what belongs to no emergency or same-day sign."""


def test_reasons_say_the_persons_own_facts(knowledge: Knowledge) -> None:
    result = assess(_facts(["anticoagulant", "sudden_onset", "thigh_weak_or_numb"], {}, knowledge), knowledge)
    words = ("a blood thinner", "the pain came on suddenly", "a weak or numb thigh")
    assert all(word in result.reasons[0] for word in words)


def test_an_open_question_is_not_put_into_the_persons_mouth(knowledge: Knowledge) -> None:
    result = assess(Facts(unsure=("danger_leg",)), knowledge)
    assert not any(reason.startswith("You told me") for reason in result.reasons)
    assert any("could not rule this out" in reason for reason in result.reasons)
