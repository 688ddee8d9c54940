"""What is asked: danger first, nothing twice, little of those who told much."""

from __future__ import annotations

from typing import Any

import pytest

from hippath.knowledge import Knowledge
from hippath.pathway import Facts, IncompleteFacts, assess, can_advise_exercise, remaining
from tests.unit.pathway.pathway_cases import answer, interview, with_atoms

RUNNER: dict[str, Any] = {
    "age": 34, "symptoms_present": ["groin_pain", "snapping", "pain_running", "pain_rising_from_chair"],
    "symptoms_absent": ["fever"], "duration_days": 120, "treatments": ["physio", "exercises", "activity_modification", "nsaid"],
    "did_not_help": ["nsaid"], "conservative_days": 42, "activities": ["running"],
}  # fmt: skip


def test_runner_who_told_eight_facts_is_asked_at_most_eight_questions(knowledge: Knowledge) -> None:
    truth = Facts(**RUNNER, conservative_adequate=True, features_present=(), trend="unchanged")
    reached, asked = interview(Facts(**RUNNER), truth, knowledge)
    assert len(asked) <= 8, asked
    result = assess(reached, knowledge)
    assert result.rules == ("pathway.9",)
    assert not {"age", "where", "duration", "tried", "programme_time", "activity"} & set(asked)


def test_danger_comes_before_everything(knowledge: Knowledge) -> None:
    groups = [question.group for question in remaining(Facts(**RUNNER), knowledge)]
    assert groups == sorted(groups, key=lambda group: group != "danger")


def test_known_answers_are_never_offered(knowledge: Knowledge) -> None:
    facts = Facts(**RUNNER, medicine_conditions=("diabetes",), features_absent=("recent_fall",))
    offered = {
        atom for q in remaining(facts, knowledge) for option in q.options for atom in option.sets.present
    }
    assert not offered & {"fever", "diabetes", "recent_fall", "groin_pain", "running"}


def test_flag_denied_in_other_words_is_not_asked(knowledge: Knowledge) -> None:
    denied = Facts(features_absent=("breathless", "coughing_blood", "chest_pain"))
    offered = {o.value for q in remaining(denied, knowledge) if q.id == "danger_body" for o in q.options}
    assert "chest" not in offered and "fever" in offered


def test_nothing_is_asked_twice_and_every_interview_ends(knowledge: Knowledge) -> None:
    for symptoms in (
        (),
        ("groin_pain",),
        ("clicking_painless",),
        ("lateral_hip_pain",),
        ("groin_pain", "swelling"),
    ):
        truth = Facts(age=40, symptoms_present=symptoms, duration_days=30)
        reached, asked = interview(Facts(symptoms_present=symptoms), truth, knowledge)
        assert len(asked) == len(set(asked)) <= 16
        assert assess(reached, knowledge).rules


@pytest.mark.parametrize(("given", "question", "asked"), [
    ({}, "bleeding_signs", False), ({"medicine_conditions": ["anticoagulant"]}, "bleeding_signs", True),
    ({}, "pregnancy_signs", False), ({"features_present": ["possible_pregnancy"]}, "pregnancy_signs", True),
    ({}, "hip_replacement_signs", False), ({"features_present": ["hip_replacement"]}, "hip_replacement_signs", True),
    ({}, "hip_replacement_team", False), ({"features_present": ["hip_replacement"]}, "hip_replacement_team", True),
    ({}, "procedure_signs", False), ({"features_present": ["recent_hip_injection"]}, "procedure_signs", True),
    ({}, "fall_bones", False), ({"features_present": ["recent_fall"]}, "fall_bones", True),
    ({}, "cancer_signs", False), ({"features_present": ["cancer_ever"]}, "cancer_signs", True),
    ({}, "stress_screen", False), ({"symptoms_present": ["groin_pain"]}, "stress_screen", True),
    ({}, "stress_modifiers", False), ({"features_present": ["load_related_deep_groin_pain"]}, "stress_modifiers", True),
    ({"unsure": ["stress_screen"]}, "stress_modifiers", True), ({"unsure": ["danger_background"]}, "bleeding_signs", True),
])  # fmt: skip
def test_follow_ups_open_only_when_they_can_apply(
    given: dict[str, Any], question: str, asked: bool, knowledge: Knowledge
) -> None:
    facts = Facts.from_json({"age": 34, **given}, knowledge)
    assert (question in [item.id for item in remaining(facts, knowledge)]) is asked


def test_pregnancy_and_testicle_options_only_when_they_can_apply(knowledge: Knowledge) -> None:
    def values(**facts: Any) -> set[str]:
        return {o.value for q in remaining(Facts(**facts), knowledge) for o in q.options}

    assert {"pregnant", "testicle"} <= values(age=34)
    assert "pregnant" not in values(age=70)
    assert "testicle" not in values(features_present=("missed_periods",))
    assert "pregnant" not in values(features_present=("testicle_lump_felt",))


@pytest.mark.parametrize(("facts", "asked", "not_asked"), [
    ({"conservative_adequate": True, "conservative_days": 89}, "how_is_it", {"trend", "injection_result"}),
    ({"conservative_adequate": True, "conservative_days": 90}, "trend", {"how_is_it", "injection_result"}),
    ({"conservative_adequate": True, "conservative_days": 90, "trend": "unchanged"}, "injection_result", {"trend", "injection_when"}),
    ({"conservative_adequate": True, "conservative_days": 90, "trend": "improving"}, "medicine_screen", {"injection_result"}),
    ({"conservative_adequate": True, "conservative_days": 90, "trend": "worse", "injection": "failed"}, "injection_when", {"injection_result"}),
    ({"conservative_adequate": True}, "programme_time", {"programme"}),
    ({"treatments": ["physio"]}, "programme", {"tried"}),
    ({}, "tried", {"programme"}),
])  # fmt: skip
def test_history_is_asked_by_what_it_can_decide(
    facts: dict[str, Any], asked: str, not_asked: set[str], knowledge: Knowledge
) -> None:
    given = Facts(age=34, symptoms_present=("groin_pain",), duration_days=100, **facts)
    missing = {question.id for question in remaining(given, knowledge)}
    assert asked in missing and not not_asked & missing


def test_early_rows_need_no_history(knowledge: Knowledge) -> None:
    for facts in (
        {"age": 15, "symptoms_present": ("clicking_painless",)},
        {"age": 34, "features_present": ("weight_loss",)},
    ):
        groups = {question.group for question in remaining(Facts(**facts), knowledge)}
        assert groups <= {"danger", "about"}


def test_danger_ends_the_questions(knowledge: Knowledge) -> None:
    for flag in ("chest_pain", "leg_swollen_warm"):
        facts = Facts(features_present=(flag,))
        assert not remaining(facts, knowledge)
        assert assess(facts, knowledge).urgency in ("emergency", "urgent")


@pytest.mark.parametrize("level", ["emergency", "same_day"])
def test_an_open_danger_question_counts_as_yes(level: str, knowledge: Knowledge) -> None:
    for question in knowledge.questions.values():
        if question.level != level:
            continue
        unsure = Facts(age=34, symptoms_present=("groin_pain",), unsure=(question.id,), complete=True)
        atoms = {atom for option in question.options for atom in option.sets.present}
        told = Facts.from_json(
            with_atoms(knowledge, atoms, age=34, symptoms_present=["groin_pain"], complete=True), knowledge
        )
        assert assess(unsure, knowledge).rules == assess(told, knowledge).rules, question.id


@pytest.mark.parametrize(("question", "disposition"), [
    ("danger_body", "emergency_now"), ("danger_leg", "emergency_now"), ("danger_today", "urgent_same_day"),
])  # fmt: skip
def test_not_sure_about_the_grouped_questions(question: str, disposition: str, knowledge: Knowledge) -> None:
    result = assess(Facts(unsure=(question,)), knowledge)
    assert result.disposition == disposition
    assert any("not sure" in reason for reason in result.reasons)


def test_missing_facts_never_yield_a_disposition(knowledge: Knowledge) -> None:
    with pytest.raises(IncompleteFacts) as error:
        assess(Facts(age=34, symptoms_present=("groin_pain",)), knowledge)
    assert "danger_body" in error.value.missing and "medicine_screen" in error.value.missing


def test_exercise_waits_for_the_screen(knowledge: Knowledge) -> None:
    facts = Facts(**RUNNER)
    assert not can_advise_exercise(facts, knowledge)
    for question in list(remaining(facts, knowledge)):
        if question.id in knowledge.pathway.exercise_screen:
            value = "no" if question.kind == "single" else "none"
            facts = answer(facts, question, [value], knowledge)
    assert can_advise_exercise(facts, knowledge)
    assert not can_advise_exercise(facts.but(red_flags=("stress_fracture_suspected",)), knowledge)
    assert not can_advise_exercise(facts.but(age=15), knowledge)


def test_ids_and_wording(knowledge: Knowledge) -> None:
    for question in knowledge.questions.values():
        assert question.id not in knowledge.atoms, f"{question.id} is also an atom"
        assert question.why and question.simpler
        for option in question.options:
            assert {*option.sets.present, *option.sets.absent} <= knowledge.atoms, (question.id, option.value)
            assert set(option.sets.facts) <= set(Facts.__fields__)
            assert set(option.sets.treatments) <= set(knowledge.treatments)
        for name in question.fills:
            assert name in Facts.__fields__ or name in knowledge.atoms
    assert set(knowledge.pathway.exercise_screen) <= set(knowledge.questions)
